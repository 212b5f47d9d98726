"""Thousands of payloads that others have collected, through every door: templates, Markdown, sanitiser, YAML, paths."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from standfirst.briefing.parts import Card, CardList, Link, Quote, SpeakerQuotes, Standing, When
from standfirst.briefing.together import Thread, ThreadRow
from standfirst.briefing.views import TopicPage
from standfirst.errors import Faults, UnsafePathError
from standfirst.markdown import plain_markdown, render_markdown, sanitise
from standfirst.render import PlainShell, Renderer
from standfirst.source import load_library
from standfirst.source.files import SourceFile
from standfirst.source.frontmatter import read_document
from standfirst.source.nodes import parse_yaml
from standfirst.text import page_path

from .attacks import written_out
from .corpora import naughty_strings, needs_corpora, texts, traversals, yaml_files
from .desk import story, write_plain_desk
from .markup import Document, parse, values_of

A_PAGE = 200
"""How many payloads one page holds."""

TAGS = set(
    """
    a abbr article aside b bdi blockquote br button cite code dd del details dfn div dl dt em figcaption figure footer
    h1 h2 h3 h4 header hr i ins li mark nav ol p pre q s section small span strong sub summary sup table tbody td th
    thead time tr u ul
    """.split()  # noqa: SIM905
)
ATTRIBUTES = set(
    """
    aria-current aria-describedby aria-hidden aria-label aria-labelledby cite class colspan datetime dir hidden href
    hreflang id lang open rel reversed role scope start tabindex title type
    """.split()  # noqa: SIM905
)


def dangers(document: Document) -> list[str]:
    """Return whatever a reader's browser should not get, with what it is."""
    found = [f"comment {comment}" for comment in document.comments]
    for element in document.elements:
        if element.tag not in TAGS:
            found.append(f"element {element.tag}")
        for name, value in element.attributes:
            if name not in ATTRIBUTES and not name.startswith("data-sf-"):
                found.append(f"attribute {name}")
            scheme = re.match(r"[\x00-\x20]*([a-z][a-z0-9+.-]*):", re.sub(r"[\t\n\r]", "", value), re.IGNORECASE)
            if name in {"href", "cite"} and scheme and scheme.group(1).lower() not in {"http", "https", "mailto"}:
                found.append(f"address {value}")
    return found


def page_of(said: list[str]) -> TopicPage:
    """Return a topic's page on which every text is a headline, a summary, a reason, a quote, a speaker and a name."""
    day = When("2026-05-08", date(2026, 5, 8))
    cards, voices, running = [], [], []
    for text in said:
        cards.append(Card("an-id", "articles/an-id/", text, "en", None, Link(text), day, text, why=text))
        article, proved = Link(text, "articles/an-id/"), Standing("exact")
        quote = Quote("q-12345678", text, "en", None, Link(text), text, text, Link(text), day, article, None, proved)
        voices.append(SpeakerQuotes(Link(text), text, (quote,)))
        row = ThreadRow(article, Link(text), day, (Link(text, "articles/an-id/"),))
        running.append(Thread(text, 2, day, day, (row, row), language="en"))
    return TopicPage(
        kind="topic", path="topics/a-topic/", title=said[0], description=said[0], language="en", articles=len(said),
        first=None, introduction=None, roundup=None, speakers=tuple(voices), more_speakers=(), quotes=len(said),
        threads=tuple(running), pinned=(), stories=CardList(tuple(cards), len(cards)), people=(), organisations=(),
        publishers=(), near=(), parent=Link(said[0], "topics/b/"), corrections=(), searchable=True,
    )  # fmt: skip


def pages(said: tuple[str, ...]) -> Iterator[list[str]]:
    for start in range(0, len(said), A_PAGE):
        yield list(said[start : start + A_PAGE])


@needs_corpora
@pytest.mark.parametrize("step", [3, pytest.param(1, marks=pytest.mark.slow)])
def test_no_payload_passes_a_template_and_each_is_shown_as_text(step: int) -> None:
    """Every third in `make test`, in pages of many; each of them all in the long checks."""
    renderer, shell, shapes = Renderer("en"), PlainShell("A desk", "en"), {}
    for said in pages(texts()[::step]):
        rendered = renderer.render(page_of(said))
        document = parse(rendered.html)
        assert dangers(document) == []
        if len(said) not in shapes:
            plain = parse(renderer.render(page_of([f"word{n}" for n in range(len(said))])).html)
            shapes[len(said)] = Counter(e.shape for e in plain.elements)
        assert Counter(e.shape for e in document.elements) == shapes[len(said)]
        shown = document.text
        for text in said:
            assert written_out(text) in shown, text
        head = parse(shell.wrap(rendered).decode().split("<main>")[0])
        assert {e.tag for e in head.elements} == {
            "html", "head", "meta", "title", "link", "script", "body", "header", "nav", "a"
        }  # fmt: skip
        data = values_of(json.loads(next(element.text for element in head.elements if element.tag == "script")))
        told = "\n".join(" ".join(value.split()) for value in data)
        for text in said:
            assert " ".join(written_out(text).split()) in told, text
        assert head.title == written_out(f"{said[0]} \u2013 A desk")


@needs_corpora
def test_no_payload_passes_the_markdown_renderer() -> None:
    for text in texts():
        assert dangers(parse(render_markdown(text))) == [], text


@needs_corpora
def test_no_payload_passes_the_sanitiser_alone_and_a_second_pass_changes_nothing() -> None:
    for text in texts():
        clean = sanitise(text)
        assert dangers(parse(clean)) == [], text
        assert sanitise(clean) == clean.replace("\r", "\n"), text


@needs_corpora
def test_no_payload_in_plain_words_of_markdown_is_markup_once_escaped() -> None:
    for said in pages(texts()):
        joined = " ".join(plain_markdown(text) for text in said)
        document = parse(Renderer("en").environment.from_string("<p>{{ it }}</p>").render(it=joined))
        assert [element.tag for element in document.elements] == ["p"]


@given(st.text(alphabet=st.sampled_from("<>\"'&;:/\\=()[]{}!#*_`~- \n\tajsvcript0oneru\u202e\x00"), max_size=80))
def test_nothing_that_can_be_typed_passes_the_markdown_renderer(text: str) -> None:
    assert dangers(parse(render_markdown(text))) == []


@given(st.text(max_size=200))
def test_no_text_at_all_passes_the_sanitiser(text: str) -> None:
    assert dangers(parse(sanitise(text))) == []


@needs_corpora
def test_every_naughty_string_may_be_a_headline(tmp_path: Path) -> None:
    """Or is refused for a character that no file may hold: either way with no other exception."""
    said = [text for text in naughty_strings() if text.strip()]
    files = {f"articles/2026/05/story-{n}.md": story(text, title=text, rights="full") for n, text in enumerate(said)}
    write_plain_desk(tmp_path, files)
    library = load_library(tmp_path / "digests")
    refused = {fault.place.file for fault in library.faults}
    for n, text in enumerate(said):
        article = library.articles.get(f"story-{n}")
        if article is None:
            assert f"articles/2026/05/story-{n}.md" in refused
        else:
            assert article.fields.title == text.strip()


# YAML.


def cases() -> Iterator[tuple[str, str]]:
    """Yield each file of the suite, and each case inside it with its marks for hidden characters resolved."""
    for file in yaml_files():
        text = file.read_text("utf-8")
        yield file.name, text
        for number, case in enumerate(yaml.load(text, Loader=yaml.BaseLoader)):  # noqa: S506 - BaseLoader makes text alone
            given = case.get("yaml", "")
            for mark, character in {"␣": " ", "»": "\t", "—": "", "←": "\r", "⇔": "\ufeff", "↵": "", "∎\n": ""}.items():
                given = given.replace(mark, character)
            yield f"{file.name} {number}", given


@needs_corpora
def test_the_yaml_suite_gives_a_tree_or_faults_with_a_place() -> None:
    for name, text in cases():
        try:
            parse_yaml(text, "people.yml")
        except Faults as error:
            places = [fault.place for fault in error.faults]
        else:
            continue
        assert places, name
        assert all(1 <= place.line <= text.count("\n") + 2 and place.column >= 1 for place in places), name


@needs_corpora
def test_the_yaml_suite_as_front_matter_gives_fields_or_faults() -> None:
    for name, text in cases():
        try:
            document = read_document(SourceFile("articles/2026/05/a.md", f"---\n{text}\n---\n\nWords.\n"))
        except Faults:
            continue
        assert all(isinstance(key, str) for key in document.fields.entries), name


# Paths.


@needs_corpora
def test_no_traversal_becomes_an_address() -> None:
    for line in traversals():
        for segments in ([line], ["topics", line], line.split("/"), ["articles", "2026", "05", line]):
            try:
                path = page_path(*segments)
            except UnsafePathError:
                continue
            assert Path("/out", path).resolve().is_relative_to("/out"), line
            assert ".." not in path.split("/"), line


@needs_corpora
def test_no_traversal_becomes_an_article(tmp_path: Path) -> None:
    names = {re.sub(r"[/\x00]", "_", line)[:200] for line in traversals()}
    files = {f"articles/2026/05/{name}.md": story() for name in names if not name.startswith(".")}
    assert len(files) > 500
    write_plain_desk(tmp_path, files)
    library = load_library(tmp_path / "digests")
    assert list(library.articles) == ["plain-story"]
    assert {fault.place.file for fault in library.faults if fault.rule == "id-invalid"} == set(files)
