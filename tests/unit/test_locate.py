"""A value is found again in its file, for the findings that speak of it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desks import TOPIC, article_text, front_matter, place
from standfirst.errors import Origin
from standfirst.source import locate

MakeDesk = Callable[..., Path]
TEXT = article_text(keywords=["pier", "mill"], related=["pier-open"], quotes=[{"quote": "We", "who": "ada-brook"}])


@pytest.mark.parametrize(
    ("path", "mark"),
    [
        (("title",), '"Old pier'),
        (("topics",), '["ferries"]'),
        (("topics", 0), '"ferries"'),
        (("quotes", 0), '{"quote"'),
        (("quotes", 0, "text"), '"We"'),
        (("quotes", 0, "speaker"), '"ada-brook"'),
        (("tags", 1), '"mill"'),
        (("related", 0), '"pier-open"'),
        (("related", 0, "id"), '"pier-open"'),
        (("quotes", 7, "text"), '[{"quote"'),
    ],
)
def test_a_value_lies_where_the_editor_wrote_it_under_whatever_name(
    path: tuple[str | int, ...], mark: str, make_desk: MakeDesk
) -> None:
    content = make_desk(articles={"x": TEXT})
    origin = locate(content, "articles/2024/05/x.md", path)
    assert (origin.line, origin.column) == place(TEXT, mark)


def test_a_value_has_an_end(make_desk: MakeDesk) -> None:
    content = make_desk(articles={"x": TEXT})
    origin = locate(content, "articles/2024/05/x.md", ("status",))
    assert origin.end_line == origin.line
    assert origin.end_column == origin.column + len('"published"')


def test_topics_and_editions_have_places_too(make_desk: MakeDesk) -> None:
    content = make_desk(topics={"ferries": {"pinned": ["a", "b"]}}, editions={"e": {"lead": "a"}})
    text = front_matter({**TOPIC, "pinned": ["a", "b"]})
    origin = locate(content, "topics/ferries.md", ("pinned", 1))
    assert (origin.line, origin.column) == place(text, '"b"')
    assert locate(content, "editions/e.md", ("lead",)).line == 5


@pytest.mark.parametrize("text", ["no front matter", "---\na: [\n---\n"])
def test_what_cannot_be_found_is_the_files_first_line(text: str, make_desk: MakeDesk) -> None:
    content = make_desk(articles={"x": text})
    file = "articles/2024/05/x.md"
    assert locate(content, file, ("title",)) == Origin(file)
    assert locate(content, "articles/gone.md", ("title",)) == Origin("articles/gone.md")
    assert locate(content, "about.md", ("title",)) == Origin("about.md")
