"""Every text of another language says which one it is, and which way it runs, wherever a page shows it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from lxml.etree import _Element

from desks import CUTOFF, load, write_desk
from standfirst.briefing import Briefing
from standfirst.render import Renderer

MakeDesk = Callable[..., Path]

WORDS = {
    "ar": "الميناء",
    "he": "הנמל",
    "zh": "港口碼頭",
    "ja": "港の桟橋",
    "ko": "항구의 부두",
    "de": "Hafenbrücke",
}
"""A word of each language that every foreign text of its stories has; none is a part of another."""

RIGHT_TO_LEFT = {"ar", "he"}


def story(language: str, number: int) -> dict[str, Any]:
    """Return a story whose every text of its source has the word of its language."""
    word = WORDS[language]
    said = f"{word} {number} {word} {word}"
    other = f"{word} {word} {word} {word} {number}"
    fields = {
        "title": f"{word} {number}", "url": f"https://{language}.example/{number}", "publisher": f"{word} Post",
        "date": f"2024-05-1{number}", "language": language, "authors": [f"{word} A", f"{word} B"],
        "dateline": f"{word} C", "section": f"{word} D", "rights": "full", "people": ["ada-brook"],
        "quotes": [{"text": said, "speaker": "ada-brook"},
                   {"text": other, "speaker": "ada-brook", "translation": {"text": "Ours", "language": "en"}}],
        "corrections": [{"date": "2024-05-20", "field": "title", "was": f"{word} E", "now": f"{word} {number}"}],
        "body": f"## {word} F\n\n“{said},” {word} G.\n\n“{other},” {word}.\n\n- {word}\n\n> {word}\n",
    }  # fmt: skip
    fields["publisher"] = f"{language}-post"
    return fields


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, _Element]:
    """Return every page of a desk in English with stories in six other languages, two of each and one withdrawn."""
    articles = {f"{language}-{n}": story(language, n) for language in WORDS for n in (1, 2)}
    for language in WORDS:
        ids = [f"{other}-1" for other in WORDS if other != language]
        pins = [{"id": id_, "rel": "background"} for id_ in ids]
        pins.append({"url": f"https://{language}.example/more", "title": "More"})
        articles[f"{language}-1"]["related"] = pins
        articles[f"{language}-2"]["related"] = [{"id": f"{language}-1", "rel": "follows"}]
        gone = {**story(language, 3), "status": "withdrawn", "withdrawn": {"date": "2024-05-21", "reason": "Wrong."}}
        articles[f"{language}-3"] = gone
    stories = [*articles]
    publishers = {
        f"{language}-post": {"name": f"{language.upper()} Post", "native": f"{word} Post", "language": language}
        for language, word in WORDS.items()
    }
    content = write_desk(
        tmp_path_factory.mktemp("languages") / "digests", articles=articles, publishers=publishers,
        editions={"2024-05-30": {"date": "2024-05-30", "lead": "ar-1", "stories": stories[:9],
                                 "also_noted": stories[9:],
                                 "quote": {"id": "he-1", "text": story("he", 1)["quotes"][0]["text"]}}},
    )  # fmt: skip
    briefing, renderer = Briefing(load(content), CUTOFF), Renderer("en")
    return {page.path: html.fromstring(renderer.render(page).html) for page in briefing.pages()}


def foreign(root: _Element) -> Iterator[tuple[str, str, _Element]]:
    """Yield every text of another language with that language and the element whose text it is.

    What stands in `pre` is for a program, which is told the language in its own way.
    """
    for element in root.iter():
        if element.tag == "pre":
            continue
        for text, owner in ((element.text, element), (element.tail, element.getparent())):
            for language, word in WORDS.items():
                if text and word in text and owner is not None:
                    yield text.strip(), language, owner


def marked(element: _Element) -> tuple[str | None, str | None]:
    """Return the language and the direction that hold for an element's text."""
    found = next((one for one in [element, *element.iterancestors()] if one.get("lang")), None)
    return (None, None) if found is None else (found.get("lang"), found.get("dir"))


def test_every_foreign_text_of_every_page_is_marked(pages: dict[str, _Element]) -> None:
    wrong = []
    for path, root in pages.items():
        for text, language, element in foreign(root):
            direction = "rtl" if language in RIGHT_TO_LEFT else "ltr"
            if marked(element) != (language, direction):
                wrong.append(f"{path} {element.tag}.{element.get('class')}: {text}")
    assert wrong == []


@pytest.mark.parametrize(
    ("path", "least"),
    [
        ("", 6),
        ("topics/ferries/", 24),
        ("topics/", 1),
        ("articles/2024/05/ar-1/", 15),
        ("articles/2024/05/de-2/", 12),
        ("articles/2024/05/zh-3/", 1),
        ("editions/2024-05-30/", 12),
        ("editions/", 3),
        ("people/ada-brook/", 24),
        ("publishers/ko-post/", 3),
        ("archive/2024/05/", 12),
        ("corrections/", 12),
    ],
)
def test_each_kind_of_page_shows_foreign_texts(pages: dict[str, _Element], path: str, least: int) -> None:
    """So that the test above is about something."""
    assert len(list(foreign(pages[path]))) >= least


def test_what_the_desk_says_of_a_foreign_story_is_not_marked_as_foreign(pages: dict[str, _Element]) -> None:
    root = pages["articles/2024/05/ar-1/"]
    for words in ("The old pier is closed", "Read at AR Post", "Ours", "verbatim"):
        found = [e for e in root.iter() if e.text and words in e.text]
        assert found, words
        assert {marked(element) for element in found} == {(None, None)}


def test_a_translation_comes_first_and_the_original_beside_it_is_marked(pages: dict[str, _Element]) -> None:
    quotes = pages["articles/2024/05/he-1/"].xpath('//blockquote[p[contains(@class, "sf-original")]]')
    assert len(quotes) == 1
    assert [(p.get("class"), p.get("lang"), p.get("dir")) for p in quotes[0].iter("p")] == [
        ("sf-words", None, None), ("sf-original", "he", "rtl"),
    ]  # fmt: skip


def test_a_desk_that_writes_in_another_language_marks_english_stories(make_desk: MakeDesk) -> None:
    content = make_desk(articles={"pier-closed": {"language": "en", "summary": "Der alte Anleger ist zu."}})
    library = load(content, desk={"language": "de"})
    (page,) = [p for p in Briefing(library, CUTOFF).pages() if p.kind == "article"]
    root = html.fromstring(Renderer("de").render(page).html)
    assert [(e.get("lang"), e.get("dir")) for e in root.xpath("//h1 | //p[@class='sf-words']")] == [("en", "ltr")] * 2
    assert [e.get("lang") for e in root.xpath("//section[@class='sf-summary']//p")] == [None]
