"""A body with places marked: no character is lost, whatever the places, and each place is marked and no more."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from standfirst.briefing.articles import blocks
from standfirst.briefing.marked import Place, marked_blocks
from standfirst.briefing.unaccepted import PlaceKind, PlaceLink
from standfirst.text import canonical_body

KINDS: tuple[PlaceKind, ...] = ("summary", "key-point", "quote")


def place(start: int, end: int, number: int = 1, kind: PlaceKind = "quote") -> Place:
    return Place(start, end, f"source-{kind}-{number}", PlaceLink(kind, number, f"{kind}-{number}"))


def shown(body: str, *places: Place) -> list[tuple[str, tuple[str, ...]]]:
    return [
        (piece.text, piece.kinds)
        for block in marked_blocks(body, places)
        for line in block.pieces
        for piece in line
    ]  # fmt: skip


def test_a_place_is_marked_where_it_stands() -> None:
    body = "The pier is closed. It is old.\n"
    assert shown(body, place(4, 8)) == [("The ", ()), ("pier", ("quote",)), (" is closed. It is old.", ())]


def test_places_may_lie_in_and_over_one_another() -> None:
    body = "abcdefghij\n"
    found = shown(body, place(0, 6, kind="summary"), place(2, 4), place(4, 8, kind="key-point"))
    assert found == [
        ("ab", ("summary",)),
        ("cd", ("summary", "quote")),
        ("ef", ("summary", "key-point")),
        ("gh", ("key-point",)),
        ("ij", ()),
    ]


def test_a_place_runs_on_over_the_lines_and_blocks_that_it_covers() -> None:
    body = "One two.\n\n- three\n- four\n\n> five\n"
    start, end = body.index("two"), body.index("five") + 2
    assert shown(body, place(start, end)) == [
        ("One ", ()), ("two.", ("quote",)), ("three", ("quote",)), ("four", ("quote",)), ("fi", ("quote",)), ("ve", ()),
    ]  # fmt: skip


def test_white_space_at_the_end_of_a_place_marks_nothing_of_the_next_line() -> None:
    body = "One.\n\nTwo.\n"
    assert shown(body, place(0, 6)) == [("One.", ("quote",)), ("Two.", ())]


def test_each_place_has_its_anchor_once_and_the_way_back_at_its_end() -> None:
    body = "abcdef\n\nghijkl\n"
    places = [place(0, 3, 1), place(0, 10, 2), place(2, 6, 3), place(8, 14, 4, "summary")]
    pieces = [piece for block in marked_blocks(body, places) for line in block.pieces for piece in line]
    anchors = [anchor for piece in pieces for anchor in piece.anchors]
    links = [link.anchor for piece in pieces for link in piece.links]
    assert sorted(anchors) == ["source-quote-1", "source-quote-2", "source-quote-3", "source-summary-4"]
    assert links == ["quote-1", "quote-3", "quote-2", "summary-4"]


LINES = st.lists(
    st.sampled_from(["- item", "> said", "## head", "", "", "plain words", "> ", "-", "éa b"]), max_size=12
)


@given(LINES, st.lists(st.tuples(st.integers(0, 80), st.integers(0, 80), st.sampled_from(KINDS)), max_size=8))
def test_no_character_is_lost_and_every_place_is_marked(
    lines: list[str], spans: list[tuple[int, int, PlaceKind]]
) -> None:
    body = canonical_body("\n".join(lines))
    places = [place(a, b, n, kind) for n, (a, b, kind) in enumerate(spans) if a < b <= len(body)]
    found = marked_blocks(body, places)
    assert [(block.kind, block.lines) for block in found if any(block.lines)] == [
        (block.kind, block.lines) for block in blocks(body) if any(block.lines)
    ]
    for block in found:
        assert tuple("".join(piece.text for piece in line) for line in block.pieces) == block.lines
    anchors = [anchor for block in found for line in block.pieces for piece in line for anchor in piece.anchors]
    worded = {item.anchor for item in places if re.search(r"\w", body[item.start : item.end])}
    assert worded <= set(anchors)
    assert len(anchors) == len(set(anchors))
