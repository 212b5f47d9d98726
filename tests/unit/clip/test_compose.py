"""The article file that a clipping becomes: read back, it says what it was given."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desks import load
from standfirst.clip.compose import compose, listed
from standfirst.errors import Faults
from standfirst.source.files import split_front_matter
from standfirst.source.nodes import Mapping, Node, Scalar, Sequence, parse_yaml
from standfirst.text import canonical_body


def plain(node: Node) -> object:
    if isinstance(node, Mapping):
        return {name: plain(value) for name, (_, value) in node.entries.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    assert isinstance(node, Scalar)
    return node.value


def test_a_file_is_laid_out_for_a_diff() -> None:
    text = compose(
        {
            "status": "proposed",
            "title": "Pier: closed",
            "topics": ["harbour", "repairs"],
            "summary": "The pier closes. It reopens in 2026.",
            "quotes": [{"text": "No choice.", "speaker": "Ada Reyes", "proposed": True}],
            "proposed": ["summary", "topics"],
        },
        "The pier closes.  \r\n",
        comments={"summary": "read it", "people": "nobody was found"},
    )
    assert text == (
        "---\n"
        'title: "Pier: closed"\n'
        "topics:\n  - harbour\n  - repairs\n"
        "# nobody was found\n"
        "# read it\n"
        "summary: >-\n  The pier closes.\n  It reopens in 2026.\n"
        "quotes:\n  - text: No choice.\n    speaker: Ada Reyes\n    proposed: true\n"
        "status: proposed\n"
        "proposed:\n  - summary\n  - topics\n"
        "---\n\nThe pier closes.\n"
    )


def test_what_it_writes_loads_without_a_fault(make_desk: Callable[..., Path]) -> None:
    text = compose(
        {"status": "proposed", "title": "no", "url": "https://a.example/?q=1#x", "date": "2024-05-13"}, "Body\n"
    )
    library = load(make_desk(articles={"x": text}))
    assert not library.faults
    assert library.articles["x"].fields.title == "no"


def test_a_name_that_the_schema_lacks_is_refused() -> None:
    with pytest.raises(KeyError):
        compose({"headline": "x"}, "")


def test_lists_without_an_order_of_their_own_are_sorted() -> None:
    assert listed(["émile", "Zoe", "ada", "Zoe"]) == ["ada", "Zoe", "émile"]


any_text = st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=80)


@given(
    title=any_text,
    summary=any_text,
    people=st.lists(any_text, max_size=3),
    quotes=st.lists(st.fixed_dictionaries({"text": any_text, "speaker": any_text}), max_size=2),
    comment=any_text,
    body=any_text,
)
def test_read_back_it_says_what_it_was_given(
    title: str, summary: str, people: list[str], quotes: list[dict[str, str]], comment: str, body: str
) -> None:
    given_fields = {"title": title, "people": people, "summary": summary, "quotes": quotes}
    text = compose(given_fields, body, comments={"title": comment})
    front, rest = split_front_matter(text, "x.md")
    try:
        read = plain(parse_yaml(front, "x.md"))
    except Faults as faults:
        # The schema refuses control characters wherever they stand; nothing else may fail.
        assert {fault.rule for fault in faults.faults} <= {"control-character", "line-separator", "bidi-override"}  # noqa: PT017
        return
    assert isinstance(read, dict)
    assert read["title"] == title
    assert " ".join(read["summary"].split()) == " ".join(summary.split())
    assert read.get("people", []) == people
    assert read.get("quotes", []) == quotes
    assert canonical_body(rest) == canonical_body(body)
