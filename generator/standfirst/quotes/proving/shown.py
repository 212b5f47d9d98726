"""What a reviewer is shown of each edit: the quote's words there, and the source's."""

from __future__ import annotations

from collections.abc import Iterator

from standfirst.quotes.found import Span
from standfirst.quotes.proving.edges import count_words
from standfirst.quotes.proving.edits import (
    BRACKET,
    ELISION,
    FIRST_LETTER,
    JOIN,
    LETTER,
    MOST_REPLACED,
    SIC,
    Parsed,
    Piece,
)
from standfirst.quotes.proving.folding import Folded
from standfirst.quotes.proving.matching import Match
from standfirst.quotes.proving.proof import Source
from standfirst.quotes.proving.spoken import PARTED, QUOTE_MARKS
from standfirst.quotes.verdict import Edit


def edits_of(source: Source, text: str, form: Folded, parsed: Parsed, match: Match) -> tuple[Edit, ...]:
    """Return every edit of a matched quote, in the order of its words; `form` is its folded text.

    An ellipsis or a bracket that the source has itself is no edit.
    """
    shown = _Shown(source, text, form, match)
    edits = [*shown.first_letter()] if match.recased else []
    for place, group in enumerate(parsed.marks):
        if group:
            edits += shown.marked(place, group)
        if place < len(parsed.words):
            edits += shown.words(parsed.words[place], place)
    return tuple(edits)


class _Shown:
    def __init__(self, source: Source, text: str, form: Folded, match: Match) -> None:
        self._body = source.body
        self._text = text
        self._form = form
        self._match = match

    def first_letter(self) -> Iterator[Edit]:
        place = self._match.source.span(self._match.places[0].start, self._match.places[0].start + 1)
        yield self._edit(FIRST_LETTER, self._quoted(0, 1), place, "the first letter's case was changed without a mark")

    def marked(self, number: int, group: tuple[Piece, ...]) -> Iterator[Edit]:
        """Yield what a group of marks stands for, as one edit."""
        spoken = self._match.source
        kinds = {piece.kind for piece in group}
        kind = BRACKET if "bracket" in kinds else ELISION if "elision" in kinds else SIC
        start, end = self._stretch(number, kind)
        there = spoken.text[start:end]
        start, end = start + len(there) - len(there.lstrip()), end - (len(there) - len(there.rstrip()))
        written = self._quoted(group[0].start, group[-1].end)
        if start < end and spoken.text[start:end] == self._form.text[group[0].start : group[-1].end]:
            return
        if 0 < number < len(self._match.places):
            before, behind = self._match.places[number - 1], self._match.places[number]
            place = self._trimmed(spoken.ends[before.end - 1], spoken.starts[behind.start])
        elif start < end:
            place = spoken.span(start, end)
        else:
            edge = spoken.starts[start] if number == 0 else spoken.ends[self._match.places[number - 1].end - 1]
            place = Span(edge, edge)
        yield self._edit(kind, written, place, _said(kind, self._text[slice(*written)], self._body[slice(*place)]))

    def _stretch(self, number: int, kind: str) -> tuple[int, int]:
        """Return what a mark stands for in the searched text.

        An outermost bracket may stand for the few words up to the sentence's end there, an ellipsis for nothing.
        """
        places, spoken = self._match.places, self._match.source
        if 0 < number < len(places):
            return places[number - 1].end, places[number].start
        if kind != BRACKET:
            edge = places[-1].end if number else places[0].start
            return edge, edge
        if number == 0:
            first = places[0].start
            start = max(spoken.text.rfind(mark, 0, first) + 1 for mark in (PARTED, ".", "?", "!"))
            return (start, first) if _short(spoken.text[start:first]) else (first, first)
        last = places[-1].end
        ends = (spoken.text.find(mark, last, last + 400) for mark in (PARTED, ".", "?", "!"))
        end = min((place for place in ends if place >= 0), default=min(spoken.run_end(last), last + 400))
        return (last, end) if _short(spoken.text[last:end]) else (last, last)

    def words(self, piece: Piece, number: int) -> Iterator[Edit]:
        """Yield what is not the source's in a stretch of unedited words: a letter in brackets, a joint."""
        place, spoken = self._match.places[number], self._match.source
        if piece.either_case:
            there = spoken.span(place.start, place.start + 1)
            written = self._quoted(piece.start, piece.start + 3)
            said = f"the source has “{self._body[slice(*there)]}”"
            yield self._edit(LETTER, written, there, said)
        for seam in spoken.seams_within(place.start, place.end):
            between = Span(spoken.ends[seam - 2], spoken.starts[seam])
            if count_words(self._body[slice(*between)]) == 0:
                continue
            offset = piece.start + seam - place.start + 2 * piece.either_case
            at = self._quoted(offset, offset + 1)[0]
            attribution = " ".join(self._body[slice(*between)].split()).strip(f" ,.{QUOTE_MARKS}")
            yield self._edit(JOIN, Span(at, at), between, f"joined over “{attribution}”")

    def _trimmed(self, start: int, end: int) -> Span:
        """Return a stretch of the body without white space at its ends."""
        there = self._body[start:end]
        start += len(there) - len(there.lstrip())
        return Span(start, start + len(there.strip()))

    def _quoted(self, start: int, end: int) -> Span:
        """Return where in the quote's text the folded characters from `start` up to `end` stand."""
        return Span(*self._form.span(start, end))

    def _edit(self, kind: str, written: Span, place: Span, message: str) -> Edit:
        there = self._body[slice(*place)]
        return Edit(kind, *written, self._text[slice(*written)], there, *place, message)


def _short(stretch: str) -> bool:
    return len(stretch) < 400 and 0 < count_words(stretch) <= MOST_REPLACED


def _said(kind: str, written: str, there: str) -> str:
    flat = " ".join(there.split())
    if kind == ELISION:
        return f"left out: “{flat}”" if flat else "nothing is left out here"
    if kind == SIC:
        return "the desk's own"
    return f"{written} stands for “{flat}”" if flat else f"{written} is put in"
