"""Where words end: a quote begins and ends with whole words, and limits count words."""

from __future__ import annotations

import re

from standfirst.quotes.marks import is_word

UNSPACED_CLASS = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
UNSPACED = re.compile(f"[{UNSPACED_CLASS}]")
"""Characters of scripts that part words by nothing: Thai, Lao, Burmese, Khmer, Chinese and Japanese."""

GLUED = "\x1f"
"""Stands in searched text where a word goes on outside the quotation marks, as in non-"binding"."""

_WORD = re.compile(f"[{UNSPACED_CLASS}]{{1,2}}|[^\\W_{UNSPACED_CLASS}]+(?:['.,:-][^\\W_{UNSPACED_CLASS}]+)*")
_JOINTS = frozenset("-'.:/")
"""What joins two halves of a word or a number, and may be the first or last thing that a quote has of it."""
_CLITICS = frozenset(["t", "s", "re", "ll", "ve", "d", "m"])
"""What English writes behind an apostrophe and never alone: "t see" is not a part of "can't see" that one may quote."""
_THOUSANDS = re.compile(r"(?<!\d)\d{1,3} \d{3}(?!\d)")


def count_words(text: str) -> int:
    """Return how many words `text` has; in scripts without spaces two characters count as one word."""
    return sum(1 for _ in _WORD.finditer(text))


def stands_whole(text: str, start: int, end: int, *, left: bool = True, right: bool = True) -> bool:
    """Tell whether `text[start:end]`, in folded text, begins and ends where words and numbers do.

    "likely" is not in "unlikely", "we can" not in "we can't", "12" not in "12.5" or "12 000". With `left` or `right`
    False that side is not looked at.
    """
    return not (left and _begins_within(text, start, end)) and not (right and _ends_within(text, start, end))


def _begins_within(text: str, start: int, end: int) -> bool:  # noqa: PLR0911 - one case a line
    if start == 0:
        return False
    edge, before = text[start], text[start - 1]
    if edge in _JOINTS:
        return is_word(before) and is_word(text[start + 1 : start + 2] or " ")
    if not is_word(edge):
        return False
    if before == " ":
        return edge.isdigit() and _within_number(text, start)
    if before == GLUED:
        return True
    if is_word(before):
        return not UNSPACED.match(edge) and not UNSPACED.match(before)
    further = text[start - 2] if start > 1 else " "
    if edge.isdigit() and before in "-–.,:/" and not is_word(further):  # noqa: RUF001 - a minus sign is one of these
        return before in "-." or (before == "–" and further in " \x1e(")  # noqa: RUF001 - as above
    if not is_word(further):
        return False
    if before == "'":
        return re.match(r"\w+", text[start : min(end, start + 3)] + text[end : end + 1]).group() in _CLITICS  # type: ignore[union-attr]
    return before == "-" or (before in ".,:/" and edge.isdigit() and further.isdigit())


def _ends_within(text: str, start: int, end: int) -> bool:  # noqa: PLR0911 - one case a line
    if end >= len(text):
        return False
    edge, behind = text[end - 1], text[end]
    if edge in _JOINTS:
        return is_word(behind) and end - start > 1 and is_word(text[end - 2])
    if not is_word(edge):
        return False
    if behind == " ":
        return edge.isdigit() and _within_number(text, end)
    if behind == GLUED:
        return True
    if is_word(behind):
        return not UNSPACED.match(edge) and not UNSPACED.match(behind)
    further = text[end + 1] if end + 1 < len(text) else " "
    if not is_word(further):
        return False
    return behind in "-'" or (behind in ".,:/" and edge.isdigit() and further.isdigit())


def _within_number(text: str, place: int) -> bool:
    """Tell whether the space beside `place` parts the thousands of one number."""
    return any(found.start() < place < found.end() for found in _THOUSANDS.finditer(text, max(0, place - 5), place + 5))
