"""A file taken apart: fields with places and a body, or the faults that keep it from being read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desks import article_text
from standfirst.errors import Faults
from standfirst.source.files import SourceFile
from standfirst.source.frontmatter import Document, read_document
from standfirst.source.nodes import Scalar
from standfirst.source.schema import ArticleFields, validate


def document(text: str) -> Document:
    return read_document(SourceFile("articles/x.md", text))


def line_of(read: Document, name: str) -> int:
    return read.fields.entries[name][0].span.line


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_byte_order_marks_and_windows_line_ends_shift_no_place(mark: str, newline: str) -> None:
    read = document(mark + newline.join(["---", "title: x", "topics:", "  - a", "---", "", "Body.", ""]))
    assert (line_of(read, "title"), line_of(read, "topics")) == (2, 3)
    title = read.fields.entries["title"][1]
    assert isinstance(title, Scalar)
    assert title.value == "x"
    assert read.body.strip() == "Body."


def test_the_body_is_never_taken_for_front_matter_or_markdown() -> None:
    read = document("---\ntitle: x\n---\n\n---\nstatus: published\n---\n*a* {{ b }} <c>\n")
    assert set(read.fields.entries) == {"title"}
    assert read.body.strip() == "---\nstatus: published\n---\n*a* {{ b }} <c>"


def test_empty_front_matter_has_no_fields() -> None:
    assert document("---\n---\nBody.").fields.entries == {}


@pytest.mark.parametrize(
    ("text", "rule", "line"),
    [
        ("Only text.\n", "front-matter-missing", 1),
        ("", "front-matter-missing", 1),
        ("\n\n---\ntitle: x\n---\n", "front-matter-missing", 1),
        ("---\ntitle: x\n", "front-matter-unclosed", 1),
        ("---\n- a\n- b\n---\n", "front-matter-not-fields", 2),
        ("---\njust words\n---\n", "front-matter-not-fields", 2),
        ("---\ntitle: a: b\n---\n", "yaml-syntax", 2),
        ("---\ntitle: x\ntitle: y\n---\n", "yaml-duplicate-key", 3),
    ],
)
def test_what_python_frontmatter_would_take_for_nothing_is_a_fault(text: str, rule: str, line: int) -> None:
    with pytest.raises(Faults) as caught:
        document(text)
    assert [(fault.rule, fault.place.line) for fault in caught.value.faults] == [(rule, line)]


def test_all_faults_of_the_yaml_are_told_at_once() -> None:
    with pytest.raises(Faults) as caught:
        document('---\na: 1\na: 2\nb: "\\e"\n---\n')
    assert [fault.rule for fault in caught.value.faults] == ["yaml-duplicate-key", "control-character"]


GOOD = article_text()


@given(st.integers(0, len(GOOD)), st.integers(0, 12), st.text(st.characters(exclude_categories=("Cs",)), max_size=12))
def test_a_mutated_file_gives_fields_or_faults_and_never_anything_else(place: int, cut: int, text: str) -> None:
    mutated = GOOD[:place] + text + GOOD[place + cut :]
    try:
        read = document(mutated)
    except Faults as error:
        faults = list(error.faults)
    else:
        fields, faults = validate(read.fields, ArticleFields, read.file)
        assert fields is not None or faults
    for fault in faults:
        assert fault.remedy
        assert 1 <= fault.place.line <= mutated.count("\n") + 2
