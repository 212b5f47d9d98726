"""The four faces of a change: a comment that no text breaks, data, a page, and lines."""

from __future__ import annotations

import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from rich.console import Console

from changing import ChangingDesk
from desks import BODY, QUOTE
from standfirst.review import Changes
from standfirst.review.as_data import as_data
from standfirst.review.changes import (
    BodyChange,
    ItemChange,
    PageChange,
    QuoteChange,
    StoryChange,
    TextChange,
)
from standfirst.review.comment import MARKER, MOST, as_comment
from standfirst.review.inert import inert
from standfirst.review.lines import print_changes
from standfirst.review.page import as_page
from standfirst.review.words import Piece, settled, word_pieces

HOSTILE = (
    "</details><!-- x --> <img src=x onerror=alert(1)> @everyone #12 GH-7 !3 [a](http://evil.example) `code` **b** ~s~ "
    "| $x$ :tada: www.evil.example https://evil.example/a deadbee1 &lt;b&gt; \u202eevil\x1b[31m\n\n# heading\n/close"
)


def hostile() -> Changes:
    """Return a change in which every text that comes from outside is an attack."""
    text = TextChange("summary", HOSTILE, f"{HOSTILE} more", word_pieces(HOSTILE, f"{HOSTILE} more"))
    quote = QuoteChange(
        "changed", HOSTILE, HOSTILE, "x", word_pieces(HOSTILE, "x"), "exact", "failed", "failed", "exact", HOSTILE
    )
    body = BodyChange(1, 1, recorded=False, pieces=word_pieces(HOSTILE, "x"))
    story = StoryChange(
        "changed", "pier", "", HOSTILE, HOSTILE, "published", "published", "articles/2024/05/pier/",
        "articles/2024/05/pier/", (text,), (quote,), corrections=(HOSTILE,), body=body, uncorrected=True,
    )  # fmt: skip
    item = ItemChange("page", "changed", HOSTILE, HOSTILE, HOSTILE, HOSTILE, HOSTILE, (text,))
    page = PageChange("vanishes", HOSTILE, "articles/2024/05/pier/", "")
    return Changes(HOSTILE, HOSTILE, (story,), (item,), (page,), notes=(HOSTILE,))


class _Tags(HTMLParser):
    """Gathers the tags and the text of a document."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.comments: list[str] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def handle_data(self, data: str) -> None:
        self.text += data


def parsed(html: str) -> _Tags:
    tags = _Tags()
    tags.feed(html)
    return tags


# The comment


def test_no_text_from_outside_is_markup_in_the_comment():
    markdown = as_comment(hostile(), preview="https://preview.example/12")
    html = MarkdownIt("commonmark", {"html": True, "linkify": False}).enable("table").render(markdown)
    tags = parsed(html)
    assert {tag for tag, _ in tags.tags} <= {
        "p", "strong", "h3", "ul", "li", "a", "b", "i", "br", "ins", "del", "details", "summary", "em",
    }  # fmt: skip
    assert [comment.strip() for comment in tags.comments] == ["standfirst: what changes for readers"]
    links = {attributes["href"] for tag, attributes in tags.tags if tag == "a"}
    assert all(str(link).startswith("https://preview.example/12/") for link in links)
    assert html.count("<details>") == html.count("</details>")


def test_no_text_from_outside_calls_anybody():
    markdown = as_comment(hostile())
    shown = parsed(MarkdownIt("commonmark", {"html": True}).render(markdown)).text
    for call in ("@everyone", "#12", "GH-7", "!3", ":tada:", "www.evil", "https://evil", "deadbee1", "\u202e", "\x1b"):
        assert call not in shown, call
    assert "everyone" in shown
    assert not re.search(r"^\s*/", markdown, re.MULTILINE)


@pytest.mark.parametrize("text", ["It costs 5% more, at 08:30", "A \N{EN DASH} B: c", "“Quoted”, he said", "Größe 1.5"])
def test_ordinary_text_stays_as_it_is(text: str):
    assert inert(text) == text


def test_four_hundred_changed_stories_fit_one_comment_and_the_rest_is_counted():
    words = word_pieces(QUOTE, "x " * 30)
    quote = QuoteChange("changed", "Ada Brook", QUOTE, "x " * 30, words, "exact", "failed", "failed", "exact")
    stories = tuple(
        StoryChange(
            "changed", f"story-{n}", "", f"Story {n}: " + "words " * 12, f"articles/2024/05/story-{n}.md", "published",
            "published", f"articles/2024/05/story-{n}/", f"articles/2024/05/story-{n}/",
            (TextChange("summary", "a " * 90, "b " * 90, word_pieces("a " * 90, "b " * 90)),),
            (quote,),
        )
        for n in range(400)
    )  # fmt: skip
    markdown = as_comment(Changes("main", "edit", stories), preview="https://preview.example/")
    assert 0.8 * MOST < len(markdown) < MOST
    assert markdown.startswith(f"{MARKER}\n**What changes for readers:** 400 stories changed, 400 quotes changed")
    shown = len(re.findall(r"^- quote changed", markdown, re.MULTILINE))
    (left,) = re.findall(r"and (\d+) quotes more, left out", markdown)
    assert shown + int(left) == 400
    assert markdown.index("### Quotes") < markdown.index("### Stories") < markdown.index("### Texts, word by word")
    assert markdown.count("<details>") == markdown.count("</details>")


def test_one_enormous_text_does_not_break_the_limit():
    text = TextChange("summary", "", "@a" * 50_000, (Piece("added", "@a" * 50_000),))
    story = StoryChange("added", "a", "", "T" * 5000, "f.md", "absent", "published", "", "a/", (text,))
    assert len(as_comment(Changes("a", "b", (story,) * 50))) < MOST


def test_nothing_is_said_of_nothing():
    markdown = as_comment(Changes("main", "edit"))
    assert markdown.splitlines()[:2] == [MARKER, "**What changes for readers:** nothing."]
    assert "###" not in markdown


# The page


def test_the_page_has_no_script_loads_nothing_and_shows_what_is_there():
    html = as_page(hostile(), preview="https://preview.example/12/").decode()
    tags = parsed(html)
    assert {"script", "img", "link", "iframe"} & {tag for tag, _ in tags.tags} == set()
    assert not [name for _, attributes in tags.tags for name in attributes if name.startswith("on") or name == "src"]
    assert "<img src=x onerror=alert(1)>" in tags.text
    assert "\x1b" not in html
    assert "\u202e" not in html
    assert {attributes["href"] for tag, attributes in tags.tags if tag == "a"} <= {
        "https://preview.example/12/",
        "https://preview.example/12/articles/2024/05/pier/",
    }


def test_an_address_that_is_none_is_no_link():
    for face in (
        as_page(hostile(), preview="javascript:alert(1)").decode(),
        as_comment(hostile(), preview="javascript:x"),
    ):
        assert "javascript" not in face


# Data and lines


def test_the_data_have_the_documented_fields(tmp_path: Path):
    desk = ChangingDesk(tmp_path)
    desk.state()
    words = "We will not dock where we cannot leave"
    fields = {"quotes": [{"text": words, "speaker": "ada-brook"}], "body": BODY.replace(QUOTE, words), "title": "Pier"}
    desk.state(
        articles={"pier-closed": {**fields, "related": [{"id": "nowhere"}]}}, people={"ada-brook": {"name": "A"}}
    )
    data = json.loads(json.dumps(as_data(desk.changes())))
    page = (Path(__file__).parents[2] / "docs" / "review.md").read_text("utf-8")
    section = page.split("\n## JSON\n")[1]
    rows = dict(re.findall(r"^\| (.+?) \| (.+) \|$", section, re.MULTILINE))
    keys = {name for row in rows for name in re.findall(r"`(\w+)", row)}
    assert set(data) <= keys
    (story,) = data["stories"]
    assert set(story) == {name for name in re.findall(r"`(\w+)(?:\[\])?`", rows["`stories[]`"]) if name in story}
    assert set(story["quotes"][0]) <= set(re.findall(r"`(\w+)", rows["`quotes[]`"]))
    assert set(data["items"][0]) <= set(re.findall(r"`(\w+)", rows["`items[]`"]))
    assert set(data["new_findings"][0]) == set(re.findall(r"`(\w+)`", rows["`new_findings[]`, `gone_findings[]`"]))
    assert story["quotes"][0]["in_old_body"] == "failed"


def test_lines_fit_a_terminal_and_hide_nothing():
    said = io.StringIO()
    print_changes(hostile(), Console(file=said, width=80, highlight=False))
    text = said.getvalue()
    assert max(map(len, text.splitlines())) <= 80
    assert "\x1b" not in text
    assert "BODY CHANGED SINCE CLIPPING" in text
    assert "FAILED" in text


# Words


@pytest.mark.parametrize(
    ("before", "after"),
    [("", "a b"), ("a b", ""), ("a b c", "a x c"), ("a  b", "a b"), ("一二三", "一四三"), ("a" * 9, "a " * 5000)],
)
def test_pieces_make_both_texts_again(before: str, after: str):
    pieces = word_pieces(before, after)
    assert "".join("".join(piece.text for piece in pieces if piece.kind != "added").split()) == "".join(before.split())
    assert "".join(piece.text for piece in pieces if piece.kind != "removed") == after


def test_a_space_belongs_to_the_words_that_came_or_went():
    pieces = word_pieces("We read papers.", "We read papers each day.")
    assert [(piece.kind, piece.text) for piece in pieces] == [
        ("same", "We read papers"),
        ("added", " each day"),
        ("same", "."),
    ]


def test_a_huge_text_is_compared_at_once():
    pieces = word_pieces("a " * 20_000 + "x", "b " * 20_000 + "x")
    assert len(pieces) == 3


def test_lines_of_one_paragraph_are_one_and_those_of_a_list_are_not():
    assert settled("one\ntwo\n\nthree") == "one two\n\nthree"
    assert settled("- one\n- two") == "- one\n- two"
