"""Undo hard wrapping: text that a mail program or an editor broke at a fixed column, told from text that it did not.

Rules about lines fail on wrapped text (body F1 .08 at 72 columns), so this runs before any line is typed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_NARROWEST, _WIDEST = 40, 120
"""Columns that mail programs, editors and terminals wrap at."""
_RAGGED = 12
"""How far short of the column a wrapped line ends when the next word did not fit: about two words."""
_FEWEST_RUNS = 3
"""So many breaks in mid-sentence before a text counts as wrapped."""
_BARE = str.maketrans(
    {
        **dict.fromkeys("\u00a0\u2007\u202f\u2009\u200a\u3000\t\x0b\x0c", " "),
        **dict.fromkeys("\u00ad\u200b\u2060\ufeff\u200e\u200f\ufffc", None),
        **dict.fromkeys("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", None),
        **{chr(code): None for code in (*range(9), *range(14, 32), 127)},
    }
)
_LINE_ENDS = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
_WIDE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3000-\u303f\uff00-\uffef"
_WIDE_END = re.compile(f"[{_WIDE}]$")
_WIDE_START = re.compile(f"^[{_WIDE}]")
SENTENCE_STOP = re.compile(r"""[.!?…。！？؟।][)\]"'”’»“」』）]*$""")  # noqa: RUF001 - the marks of several scripts
"""The end of a sentence, closing marks included."""
_SPLIT_WORD = re.compile(r"\w-$")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of text with where it stood: it began on line `number` of the input and ended on line `last`.

    Both count from 1. The text has single spaces, no soft hyphens and no characters that do not show.
    """

    number: int
    last: int
    text: str
    blank_before: bool


def rows_of(text: str) -> tuple[Row, ...]:
    """Return the lines of `text` that are not blank, hard wrapping undone; takes time linear in the text's length."""
    rows = _rows(text)
    column = wrapped_at(rows)
    return _joined(rows, column) if column else rows


def _rows(text: str) -> tuple[Row, ...]:
    rows: list[Row] = []
    blank = True
    for number, raw in enumerate(_LINE_ENDS.split(text), 1):
        line = " ".join(raw.translate(_BARE).split()).strip("\u200c\u200d ")
        if line:
            rows.append(Row(number, number, line, blank))
        blank = not line
    return tuple(rows)


def wrapped_at(rows: tuple[Row, ...]) -> int | None:
    """Return the column that `rows` are wrapped at, None for text that is not hard-wrapped.

    Wrapped text has no line beyond the column (but for a long address), and its sentences run on, line after line,
    from just short of the column. Unwrapped, a page nearly always has a paragraph longer than any column.
    """
    column = max((len(row.text) for row in rows if " " in row.text or _WIDE_START.match(row.text)), default=0)
    if not _NARROWEST <= column <= _WIDEST:
        return None
    full = runs = 0
    for row, after in pairwise(rows):
        if len(row.text) > column - _RAGGED and not after.blank_before:
            full += 1
            runs += _runs_on(row.text, after.text)
    return column if runs >= _FEWEST_RUNS and runs * 3 >= full else None


def _runs_on(text: str, after: str) -> bool:
    """Tell whether a sentence goes on in the line after; a script without capitals shows it by the missing stop."""
    caseless = after[0].isalpha() and after[0].lower() == after[0].upper()
    return after[0].islower() or (caseless and not SENTENCE_STOP.search(text))


def _joined(rows: tuple[Row, ...], column: int) -> tuple[Row, ...]:
    joined: list[Row] = []
    parts: list[str] = []
    for row, after in zip(rows, (*rows[1:], None), strict=True):
        if not parts:
            first = row
        parts.append(row.text)
        if after is None or not _continues(row, after, column):
            joined.append(Row(first.number, row.last, _glued(parts), first.blank_before))
            parts = []
    return tuple(joined)


def _continues(row: Row, after: Row, column: int) -> bool:
    """Tell whether the line was broken here for want of room: the next word would not have fitted."""
    if after.blank_before:
        return False
    if _WIDE_END.search(row.text) and _WIDE_START.match(after.text):
        return len(row.text) >= column - 2
    return len(row.text) + 1 + len(after.text.split(" ", 1)[0]) > column


def _glued(parts: list[str]) -> str:
    text = [parts[0]]
    for before, part in pairwise(parts):
        in_word = _SPLIT_WORD.search(before) and part[0].isalpha()
        wide = _WIDE_END.search(before) and _WIDE_START.match(part)
        text.append(part if in_word or wide else f" {part}")
    return "".join(text)
