"""Stretches between single quotation marks, told from apostrophes.

British and Australian papers quote with single marks. A mark is an apostrophe where letters stand on both sides, in
shortened words ('em, '90s) and, where a better closing mark follows, behind a plural's s.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice
from typing import NamedTuple

# The signs below are the point of this module.
_UNSPACED = "\u1100-\u11ff\u3040-\u318f\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
"""Korean, Japanese and Chinese letters: they stand beside a quotation mark without a space, and use no apostrophe."""
_LETTER = re.compile(f"[{_UNSPACED}]")
_MARK = re.compile(rf"(?<!\w)['’]|['’](?!\w)|’(?=[{_UNSPACED}])|[‘‚‛‹›`]")  # noqa: RUF001 - single marks
_OPENING = frozenset("‘‚‛‹›`'")  # noqa: RUF001 - as above
_CLOSING = frozenset("’'‘‹›‛")  # noqa: RUF001 - as above
_BEFORE_OPENING = frozenset('([{—–-―/“"„«»:¿¡\u200b')  # noqa: RUF001 - as above
_STOPS = frozenset(",.?!…—–。，")  # noqa: RUF001 - as above
_BEHIND = frozenset(',.;:)?!”"—–')  # noqa: RUF001 - as above
_MOST_MARKS = 20_000
"""More marks than any article has; what follows them is not looked at."""
_CLIPPED = re.compile(
    r"(?:\d\ds?\b|(?:em|tis|twas|til|cause|bout|round|n|ere|im|er|cos|coz|nuff|ello)\b)", re.IGNORECASE
)


class _Single(NamedTuple):
    place: int
    opens: bool
    closes: bool
    strong: bool
    """Whether punctuation beside it makes it a closing mark beyond doubt."""
    glued: bool
    """Whether a letter stands behind the closing mark, as a Korean particle does: ‘ must have opened."""  # noqa: RUF001
    line: int


Found = tuple[int, int, bool, int, str, bool]
"""start, end, closed, line, opening mark, whether it goes on with the paragraph before."""


def single_quotations(body: str, lines: list[tuple[int, int]], doubles: list[tuple[int, int]]) -> list[Found]:
    """Return the quotations of `body` between single marks, as `quotes.marks` wants them.

    `lines` are the places of the lines that hold text, `doubles` those of the quotations between double marks: what
    lies in these is nested and not returned. A pair holds doubles only where single marks are the body's main ones.
    """
    doubles = sorted(doubles)
    marks = _singles(body, lines, doubles)
    if not marks:
        return []
    pairs = _pairs(body, lines, marks)
    pairs = [pair for pair in pairs if not _cuts(pair, doubles)]
    long_pairs = sum(1 for start, end, closed, *_ in pairs if closed and body.count(" ", start, end) >= 2)
    inside = _inside(pairs, doubles)
    main = long_pairs > 2 * sum(1 for start, end in doubles if body.count(" ", start, end) >= 2) - 2 * sum(inside)
    if main:
        return pairs
    return [pair for pair, holds in zip(pairs, inside, strict=True) if pair[2] and not holds]


def _singles(body: str, lines: list[tuple[int, int]], doubles: list[tuple[int, int]]) -> list[_Single]:
    marks = []
    line = double = 0
    for found in islice(_MARK.finditer(body), _MOST_MARKS):
        place = found.start()
        while lines[line][1] <= place:
            line += 1
        while double < len(doubles) and doubles[double][1] <= place:
            double += 1
        if double < len(doubles) and doubles[double][0] <= place:
            continue
        mark = _read(body, place, line)
        if mark.opens or mark.closes:
            marks.append(mark)
    return marks


def _read(body: str, place: int, line: int) -> _Single:
    sign = body[place]
    before = body[place - 1] if place else "\n"
    behind = body[place + 1] if place + 1 < len(body) else "\n"
    opens = (
        sign in _OPENING
        and (before.isspace() or before in _BEFORE_OPENING)
        and (behind.isalnum() or behind in '[“"…$£€(@#')
        and not (sign in "'‘" and _CLIPPED.match(body, place + 1))  # noqa: RUF001 - as above
    )
    glued = sign == "’" and _LETTER.match(behind) is not None  # noqa: RUF001 - as above
    closes = sign in _CLOSING and not before.isspace() and (glued or not behind.isalnum()) and not opens
    if closes and before.isdigit() and sign == "'":
        closes = behind in _BEHIND or behind.isspace()
    strong = closes and (before in _STOPS or (behind in _BEHIND and before not in "sS"))
    return _Single(place, opens, closes, strong, glued, line)


def _pairs(body: str, lines: list[tuple[int, int]], marks: list[_Single]) -> list[Found]:
    better = _better_ahead(marks)
    pairs: list[Found] = []
    opened: _Single | None = None
    left_open = -2
    for number, mark in enumerate(marks):
        if opened is not None and mark.line != opened.line:
            if mark.opens and mark.line == opened.line + 1 and body[mark.place] == body[opened.place] == "‘":  # noqa: RUF001
                pairs.append(_piece(body, lines, opened, None, left_open))
                left_open = opened.line
            opened = None
        if opened is None:
            opened = mark if mark.opens else None
        elif mark.closes and mark.place > opened.place + 1 and (not mark.glued or body[opened.place] == "‘"):  # noqa: RUF001
            plural = body[mark.place - 1] in "sS" and body[mark.place + 1 : mark.place + 2] == " "
            if plural and not mark.strong and better[number]:
                continue
            pairs.append(_piece(body, lines, opened, mark, left_open))
            opened = None
    return pairs


def _piece(body: str, lines: list[tuple[int, int]], opened: _Single, closing: _Single | None, left_open: int) -> Found:
    end = closing.place if closing else lines[opened.line][1]
    leading = opened.place - lines[opened.line][0] < 4
    return (
        opened.place + 1,
        end,
        closing is not None,
        opened.line,
        body[opened.place],
        leading and left_open == opened.line - 1,
    )


def _better_ahead(marks: list[_Single]) -> list[bool]:
    """Tell of each mark whether a closing mark beyond doubt follows before anything opens, in its line."""
    ahead = [False] * len(marks)
    for number in range(len(marks) - 2, -1, -1):
        following = marks[number + 1]
        if following.line == marks[number].line and not following.opens:
            ahead[number] = following.strong or ahead[number + 1]
    return ahead


def _cuts(pair: Found, doubles: list[tuple[int, int]]) -> bool:
    """Tell whether a double quotation begins in the pair and ends behind it."""
    place = bisect_left(doubles, (pair[0], 0))
    last = bisect_left(doubles, (pair[1], 0)) - 1
    return last >= place and doubles[last][1] > pair[1]


def _inside(pairs: list[Found], doubles: list[tuple[int, int]]) -> list[int]:
    """Count the double quotations in each pair."""
    return [bisect_left(doubles, (end, 0)) - bisect_left(doubles, (start, 0)) for start, end, *_ in pairs]
