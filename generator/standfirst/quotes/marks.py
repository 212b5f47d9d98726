"""Every stretch of a body that stands between quotation marks, in any script.

Marks are told from apostrophes, feet and inches by what stands beside them, and opening marks from closing ones
where the sign itself does not say it. One pass over the marks, so that time grows with the body and no faster.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from standfirst.quotes.signs import MARK, PAIRS, role_of
from standfirst.quotes.singles import single_quotations

_BLOCK = re.compile(r"(?:> |- |## )")
_NO_WORDS = " \t\n\u00a0\u202f\"'`“”„‘’‚«»‹›"  # noqa: RUF001 - as above
_MOST_MARKS = 20_000
"""More marks than any article has; what follows them is not looked at."""
_DEEPEST = 8
_WRAPPED = 120
"""The longest line that counts as cut by a hard wrap, in characters."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """One stretch between quotation marks; the marks and white space beside them are outside.

    `start` and `end` count characters of the body, and no stretch leaves its paragraph: a quotation that runs over
    several has a piece in each. `opening` is the mark before it, empty for a block quote and for a piece that goes on
    without one.
    """

    start: int
    end: int
    closed: bool
    """Whether a mark closes it; a piece that the next paragraph goes on with has none."""
    paragraph: int
    """Which of the body's lines that hold text it starts in, from 0; see `paragraphs`."""
    opening: str
    reopened: bool = False
    """Whether it goes on with the quotation that the paragraph before left open."""
    block: bool = False
    """Whether it is a block quote's line (`> `), which needs no marks."""
    lost: bool = False
    """Whether its closing mark is missing, so that nobody can tell where it ends."""


class _Mark(NamedTuple):
    start: int
    end: int
    sign: str
    role: str
    line: int


class _Line(NamedTuple):
    start: int
    end: int
    block: int


def paragraphs(body: str) -> list[tuple[int, int]]:
    """Return start and end of every line of `body` that holds text: a clipped body has a paragraph a line."""
    return [(line.start, line.end) for line in _lines(body)]


@lru_cache(maxsize=8)
def quotations(body: str) -> tuple[Quotation, ...]:
    """Return all quotations of `body` in their order, the outermost only.

    Only a block quote's line may hold others: what stands between marks in it comes as well, behind it. Time grows
    with the length of the body, however its marks are set.
    """
    lines = _lines(body)
    doubles = _doubles(body, lines)
    places = [(line.start, line.end) for line in lines]
    singles = [
        Quotation(*found) for found in single_quotations(body, places, [(one.start, one.end) for one in doubles])
    ]
    found = [*doubles, *singles, *_block_quotes(body, lines)]
    found = [trimmed for item in found if (trimmed := _trim(item, body)) is not None]
    return tuple(_with_losses(_outermost(sorted(found, key=lambda item: (item.start, -item.end, not item.block)))))


def _lines(body: str) -> list[_Line]:
    found = []
    block = 0
    start = 0
    for text in body.split("\n"):
        end = start + len(text)
        if text.strip():
            found.append(_Line(start, end, block))
        else:
            block += 1
        start = end + 1
    return found


def _block_quotes(body: str, lines: list[_Line]) -> list[Quotation]:
    return [
        Quotation(line.start + 2, line.end, closed=True, paragraph=number, opening="", block=True)
        for number, line in enumerate(lines)
        if body.startswith("> ", line.start)
    ]


def _trim(item: Quotation, body: str) -> Quotation | None:
    start, end = item.start, item.end
    if end <= start or not body[start:end].strip(_NO_WORDS):
        return None
    if not body[start].isspace() and not body[end - 1].isspace():
        return item
    text = body[start:end]
    start, end = start + len(text) - len(text.lstrip()), end - (len(text) - len(text.rstrip()))
    return replace(item, start=start, end=end) if end > start else None


def _outermost(found: list[Quotation]) -> list[Quotation]:
    """Drop what lies in another quotation or runs out of it; block quotes keep what is in them."""
    kept: list[Quotation] = []
    reach = -1
    for item in found:
        if item.block:
            kept.append(item)
        elif item.start >= reach:
            kept.append(item)
            reach = item.end
    return kept


def _with_losses(items: list[Quotation]) -> list[Quotation]:
    """Say which pieces are `lost`: nothing closes them, and the next paragraph does not go on with them."""
    told: list[Quotation] = []
    following: Quotation | None = None
    for item in reversed(items):
        if item.block:
            told.append(item)
            continue
        goes_on = following is not None and following.reopened and following.paragraph == item.paragraph + 1
        told.append(item if item.closed or goes_on else replace(item, lost=True))
        following = item
    return told[::-1]


def _marks(body: str, lines: list[_Line]) -> list[_Mark]:
    marks = []
    number = 0
    for found in islice(MARK.finditer(body), _MOST_MARKS):
        start, end, sign = found.start(), found.end(), found.group()
        if end - start > 3:
            continue  # a run of marks is a rule or an ornament
        while lines[number].end <= start:
            number += 1
        role = role_of(body, start, end, sign)
        if role:
            marks.append(_Mark(start, end, sign, role, number))
    return marks


class _Reader:
    """Pairs the marks of one body; `pieces` is what it found so far."""

    def __init__(self, body: str, lines: list[_Line]) -> None:
        self.body = body
        self.lines = lines
        self.pieces: list[Quotation] = []
        self.open: list[_Mark] = []
        self.inner: list[Quotation] = []
        self.carried = False
        """Whether the paragraph before was left with an open quotation."""

    def read(self, mark: _Mark) -> None:
        if not self.open:
            self._read_outside(mark)
            return
        if mark.role != "open":
            for depth in range(len(self.open) - 1, -1, -1):
                if mark.sign in PAIRS[self.open[depth].sign]:
                    self._close(depth, mark)
                    return
        if mark.role != "close" and mark.sign in PAIRS and len(self.open) < _DEEPEST:
            self.open.append(mark)

    def _read_outside(self, mark: _Mark) -> None:
        line = self.lines[mark.line]
        if mark.role == "close" or mark.sign not in PAIRS:
            leading = not self.body[line.start : mark.start].strip() if mark.start - line.start < 4 else False
            if self.carried and leading and mark.sign in PAIRS:
                self.open.append(mark)  # French prose opens a further paragraph with » too
                return
            if self.carried:
                self._add(line.start, mark.start, mark.line, "", closed=True, reopened=True)
            self.carried = False
            return
        self.open.append(mark)

    def _close(self, depth: int, mark: _Mark) -> None:
        opened = self.open[depth]
        del self.open[depth:]
        piece = Quotation(opened.end, mark.start, True, opened.line, opened.sign, self._goes_on(opened))  # noqa: FBT003
        if depth:
            if depth == 1 and opened.sign == self.open[0].sign:
                self.inner.append(piece)
            return
        self.pieces.append(piece)
        self.inner = []
        self.carried = False

    def _goes_on(self, opened: _Mark) -> bool:
        line = self.lines[opened.line]
        return self.carried and opened.start - line.start < 8 and not self.body[line.start : opened.start].strip("> -")

    def _add(self, start: int, end: int, line: int, opening: str, *, closed: bool, reopened: bool) -> None:
        self.pieces.append(Quotation(start, end, closed, line, opening, reopened))

    def end_line(self, number: int, following: _Mark | None) -> None:
        """Finish line `number`: what is open there is a piece of its own; `following` is the next mark, if any."""
        if not self.open:
            return
        opened = self.open[0]
        end = self.lines[number].end
        goes_on = following is not None and following.role == "open" and self._leads(following, number + 1)
        reopened = self._goes_on(opened)
        if self.inner and not goes_on:
            # Another quotation of the same kind began before this one ended: a closing mark is missing.
            first = self.inner[0].start - len(self.inner[0].opening)
            self._add(opened.end, first, opened.line, opened.sign, closed=False, reopened=reopened)
            self.pieces.extend(self.inner)
            last = next((mark for mark in self.open[1:] if mark.start > self.inner[-1].end), None)
            if last is not None:
                self._add(last.end, end, last.line, last.sign, closed=False, reopened=False)
        else:
            self._add(opened.end, end, opened.line, opened.sign, closed=False, reopened=reopened)
        self.open, self.inner = [], []
        self.carried = True

    def _leads(self, mark: _Mark, number: int) -> bool:
        line = self.lines[mark.line]
        return mark.line == number and mark.start - line.start < 4


def _doubles(body: str, lines: list[_Line]) -> list[Quotation]:
    marks = _marks(body, lines)
    reader = _Reader(body, lines)
    last_line = -1
    for index, mark in enumerate(marks):
        if mark.line != last_line and last_line >= 0:
            if reader.open and not _wrapped(body, lines, reader.open[0], mark):
                reader.end_line(last_line, mark)
            if mark.line - last_line > 1 and not reader.open:
                reader.carried = False
        last_line = mark.line
        reader.read(mark)
        if index + 1 == len(marks) or (marks[index + 1].line != mark.line and not reader.open):
            reader.end_line(mark.line, marks[index + 1] if index + 1 < len(marks) else None)
    return reader.pieces


def _wrapped(body: str, lines: list[_Line], opened: _Mark, mark: _Mark) -> bool:
    """Tell whether `mark` closes what was opened some lines before in the same, hard-wrapped paragraph."""
    first, last = lines[opened.line], lines[mark.line]
    return (
        mark.role == "close"
        and first.block == last.block
        and mark.sign in PAIRS[opened.sign]
        and first.end - first.start <= _WRAPPED
        and not _BLOCK.match(body, last.start)
    )


def is_word(character: str) -> bool:
    """Tell whether `character` is part of a word: a letter, a digit or a sign that combines with one."""
    return character.isalnum() or unicodedata.category(character).startswith("M")
