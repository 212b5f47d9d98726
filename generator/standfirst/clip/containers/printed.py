"""Printed lines back to paragraphs: what runs at the heads and feet of pages goes, broken lines are joined.

Letters of a PDF are as wide as their font makes them, so a line's end is told by its place on the page and not by its
characters, as it is in a text of fixed columns (`unwrap`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from standfirst.clip.paste.unwrap import SENTENCE_STOP

_LIGATURES = str.maketrans(
    {"\ufb00": "ff", "\ufb01": "fi", "\ufb02": "fl", "\ufb03": "ffi", "\ufb04": "ffl", "\ufb05": "st", "\ufb06": "st"}
)
"""What a font draws as one sign, written out: the letters are the text."""
_NUMBER = re.compile(r"\d+")
_FOOT = re.compile(r"https?://\S+\s+\d{1,3}\s?/\s?\d{1,3}|\d{1,3}\s?/\s?\d{1,3}")
"""What a browser prints at the foot of a page: its address, and the page's number of how many."""
_EDGE = 2
"""Lines at a page's head and foot that may run through the pages."""

_WIDE = re.compile("[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\uff00-\uff60]")
_AROUND = 7
"""Lines above and below that tell how wide the column is here."""
_SAME_SIZE = 0.08
_WIDER = 1.25
"""Share by which the letters of one paragraph may differ in size, and how much wider than a line's a gap parts two."""
_INDENT = 0.7
"""Heights of a letter by which the first line of a paragraph is set in, at least."""
_FULL, _LONG = 0.97, 0.55
"""Shares of the column: what a full line and the next word pass, and where a sentence that goes on goes on."""
_MARK = re.compile(r"^(?:[•‣▪◦●■*·–—-]\s|\d{1,2}[.)]\s)")  # noqa: RUF001 - marks of lists
_SPLIT_WORD = re.compile(r"([^\W\d_]+)-$")
_FIRST_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class Printed:
    """A line of a page: where it begins and ends, how high on the page, and how high its letters are, in points."""

    text: str
    page: int
    left: float
    right: float
    y: float
    height: float

    @property
    def width(self) -> float:
        """The line's length in points; an estimate where the PDF does not say where it ends."""
        told = self.right - self.left
        return told if told > self.height else 0.48 * self.height * (len(self.text) + len(_WIDE.findall(self.text)))


def without_running_lines(pages: Sequence[Sequence[Printed]]) -> tuple[list[Printed], list[str]]:
    """Return the lines of all pages, without those that run at the pages' heads and feet; and the texts of these.

    Such a line is on half of the pages at least, but for its numbers, or is a browser's foot.
    """
    tidy = [[line for line in map(_tidy, page) if line.text] for page in pages]
    on_pages: Counter[str] = Counter()
    for page in tidy:
        on_pages.update({_shape(page[at].text) for at in _edges(page)})
    kept: list[Printed] = []
    running: list[str] = []
    for page in tidy:
        edges = set(_edges(page))
        for at, line in enumerate(page):
            often = len(pages) > 1 and on_pages[_shape(line.text)] >= max(2, len(pages) / 2)
            if at in edges and (often or _FOOT.fullmatch(line.text)):
                running.append(line.text)
            else:
                kept.append(line)
    return kept, running


def _tidy(line: Printed) -> Printed:
    return replace(line, text=" ".join(line.text.translate(_LIGATURES).split()))


def _edges(page: Sequence[Printed]) -> list[int]:
    return [at for at in range(len(page)) if at < _EDGE or at >= len(page) - _EDGE]


def _shape(line: str) -> str:
    return _NUMBER.sub("0", line)


def paragraphs_of(lines: Sequence[Printed]) -> list[str]:
    """Return printed lines as paragraphs, in order; takes time linear in the text's length."""
    known = frozenset(word.casefold() for line in lines for word in _FIRST_WORD.findall(line.text))
    leading = _leading(lines)
    paragraphs: list[list[str]] = []
    for at, line in enumerate(lines):
        if at and _goes_on(lines, at - 1, leading):
            paragraphs[-1].append(line.text)
        else:
            paragraphs.append([line.text])
    return [_joined(parts, known) for parts in paragraphs]


def _leading(lines: Sequence[Printed]) -> float:
    """Return the usual distance of two lines of a paragraph, in heights of their letters."""
    gaps = sorted(
        (line.y - after.y) / line.height
        for line, after in pairwise(lines)
        if line.height
        and line.page == after.page
        and _alike(line, after)
        and 0.8 < (line.y - after.y) / line.height < 2
    )
    return gaps[len(gaps) // 4] if gaps else 1.2


def _alike(line: Printed, after: Printed) -> bool:
    return abs(line.height - after.height) <= _SAME_SIZE * max(line.height, after.height)


def _goes_on(lines: Sequence[Printed], at: int, leading: float) -> bool:
    """Tell whether the line after `at` belongs to the same paragraph."""
    line, after = lines[at], lines[at + 1]
    if not _alike(line, after) or _MARK.match(after.text):
        return False
    column = _column(lines, at)
    stops = bool(SENTENCE_STOP.search(line.text))
    below = line.y - after.y
    if line.page == after.page and below > 0:
        if below > _WIDER * leading * line.height or after.left - line.left > _INDENT * line.height:
            return False
    elif stops:
        return False  # over to the next column or page
    if after.text[0].islower() and not stops and line.width >= _LONG * column:
        return True
    word = "" if _WIDE.match(after.text) else after.text.split(" ", 1)[0]
    letter = line.width / max(1, len(line.text))
    return line.width > _LONG * column and line.width + letter * (1 + len(word)) > _FULL * column


def _column(lines: Sequence[Printed], at: int) -> float:
    """Return the width of the column around a line: of its neighbours the third widest, so that two strays are none."""
    around = sorted((line.width for line in lines[max(0, at - _AROUND) : at + _AROUND + 1]), reverse=True)
    return around[min(2, len(around) - 1)]


def _joined(parts: Iterable[str], known: frozenset[str]) -> str:
    """Return the lines of a paragraph as one; a hyphen goes only where the word stands whole elsewhere in the text."""
    text = ""
    for part in parts:
        split, first = _SPLIT_WORD.search(text), _FIRST_WORD.match(part)
        if text.endswith("\u00ad"):
            text = text[:-1] + part
        elif split and first:
            whole = f"{split[1]}{first[0]}".casefold() in known
            text = (text[:-1] if whole else text) + part
        elif _WIDE.match(text[-1:]) and _WIDE.match(part):
            text += part
        else:
            text += f" {part}" if text else part
    return text
