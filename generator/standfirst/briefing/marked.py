"""A body as blocks of text with places marked in it, in time that grows with its length and with their number."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal

from standfirst.briefing.unaccepted import MarkedBlock, Piece, PlaceKind, PlaceLink

_CHUNK = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_KINDS: tuple[PlaceKind, ...] = ("summary", "key-point", "quote")


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a body, `body[start:end]`, that something rests on; `anchor` is its own, `link` leads to that."""

    start: int
    end: int
    anchor: str
    link: PlaceLink


def marked_blocks(body: str, places: Iterable[Place]) -> tuple[MarkedBlock, ...]:
    """Take a canonical body apart by its block marks, with `places` marked; they may lie in and over one another."""
    marker = _Marker(body, places)
    blocks: list[MarkedBlock] = []
    for found in _CHUNK.finditer(body):
        lines = [(found.start() + line.start(), found.start() + line.end()) for line in _lines(found.group())]
        blocks += _blocks(body, lines, marker)
    return tuple(blocks)


def _lines(chunk: str) -> Iterator[re.Match[str]]:
    return re.finditer(r"[^\n]+", chunk)


def _blocks(body: str, lines: list[tuple[int, int]], marker: _Marker) -> Iterator[MarkedBlock]:
    """Yield the blocks of lines that no blank line parts, by the rules of `articles.blocks`."""
    if all(body.startswith("- ", start) for start, _ in lines):
        yield _block("list", body, [(start + 2, end) for start, end in lines], marker)
    elif all(body.startswith(">", start) for start, _ in lines):
        spans = [(start + 1 + body.startswith(" ", start + 1), end) for start, end in lines]
        yield _block("quote", body, spans, marker)
    elif body.startswith("## ", lines[0][0]):
        yield _block("heading", body, [(lines[0][0] + 3, lines[0][1])], marker)
        if lines[1:]:
            yield _block("paragraph", body, lines[1:], marker)
    else:
        yield _block("paragraph", body, lines, marker)


def _block(
    kind: Literal["paragraph", "heading", "quote", "list"], body: str, spans: list[tuple[int, int]], marker: _Marker
) -> MarkedBlock:
    texts = tuple(body[start:end] for start, end in spans)
    return MarkedBlock(kind, texts, tuple(tuple(marker.pieces(start, end)) for start, end in spans))


@dataclass
class _Marker:
    """Cuts one line after another, in their order, where places begin and end."""

    body: str
    places: Iterable[Place]
    _open: Counter[PlaceKind] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        known = [trimmed for place in self.places if (trimmed := self._trimmed(place))]
        self._starts = sorted(known, key=lambda place: place.start, reverse=True)
        self._ends = sorted(known, key=lambda place: place.end, reverse=True)

    def _trimmed(self, place: Place) -> Place | None:
        """Return a place without the white space at its ends, so that none ends between two lines."""
        text = self.body[place.start : place.end]
        start = place.start + len(text) - len(text.lstrip())
        end = place.start + len(text.rstrip())
        return Place(start, end, place.anchor, place.link) if start < end else None

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        """Yield `body[start:end]` in pieces; each begins where some place begins, or behind the end of one."""
        at = start
        while at < end:
            anchors = []
            while self._starts and self._starts[-1].start <= at:
                place = self._starts.pop()
                self._open[place.link.kind] += 1
                anchors.append(place.anchor)
            behind = self._cut(at, end)
            kinds = tuple(kind for kind in _KINDS if self._open[kind])
            links = []
            while self._ends and self._ends[-1].end <= behind:
                place = self._ends.pop()
                self._open[place.link.kind] -= 1
                links.append(place.link)
            yield Piece(self.body[at:behind], kinds, tuple(anchors), tuple(links))
            at = behind

    def _cut(self, at: int, end: int) -> int:
        """Return where the next place behind `at` begins or ends, or the line does."""
        cuts = [end]
        if self._starts:
            cuts.append(self._starts[-1].start)
        if self._ends:
            cuts.append(max(at + 1, self._ends[-1].end))
        return min(cuts)
