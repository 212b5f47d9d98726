"""Captions and their credits, among the lines of a page that are not its body."""

from __future__ import annotations

import re
from collections.abc import Sequence

from standfirst.clip.clipping import Caption
from standfirst.clip.paste import phrases
from standfirst.clip.paste.lines import Kind, Line

_REACH = 15
"""How many lines before the body's first line a picture of the article may stand."""
_FEWEST_WORDS = 4
_FEWEST_BARE = 6
"""Words of the shortest captions, with a credit and without."""
_LONGEST, _LONGEST_APART = 60, 24
"""Words of the longest captions, with their credit on the line below and with a blank line between."""
_NUMBER = re.compile(rf"^{phrases.NUMBERED_PICTURE.pattern}\s*[|:.–—-]?\s*", re.IGNORECASE)  # noqa: RUF001 - as written
_LABEL = re.compile(r"^(?:image caption|caption|bildunterschrift|legende|légende)\s*[:|]?\s*", re.IGNORECASE)
_AT_END = re.compile(
    rf"(?:{phrases.CREDIT_OPENING.pattern})[^.]*(?:\.[^. ][^.]*)*\.?$|©\s?[^.]{{2,60}}$",  # a stop within an address
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]{2,80})[)\]]\s*$")
_AFTER_STOP = re.compile(r"(?<=[.!?…”\"])\s*([^\W\d_a-z][\w.' -]{1,40}(?:\s?[/|]\s?[^\W\d_a-z][\w. -]*){1,3})$")


def captions_among(lines: Sequence[Line], kept: Sequence[int]) -> tuple[tuple[Caption, ...], frozenset[int]]:
    """Return the captions near the body, each once, and the places of the lines that they came from.

    `kept` holds the places of the body's lines. A caption printed twice, or once more behind "1 of 2 |", is one.
    """
    if not kept:
        return (), frozenset()
    body = set(kept)
    found: dict[str, Caption] = {}
    used: set[int] = set()
    for index in range(max(0, kept[0] - _REACH), min(len(lines), kept[-1] + 3)):
        if index in body or not is_caption(lines, index):
            continue
        caption = _caption(lines, index)
        used.add(index)
        if not caption:
            continue
        key = " ".join(caption.text.casefold().split())
        if key not in found or (caption.credit and not found[key].credit):
            found[key] = caption
        if caption.credit and index + 1 < len(lines) and lines[index + 1].text.strip("() ") == caption.credit:
            used.add(index + 1)
    return tuple(found.values()), frozenset(used)


def is_caption(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line is a picture's caption: it says so, or its credit stands on the line directly below."""
    line = lines[index]
    if line.kind is Kind.CAPTION:
        return True
    if line.kind not in {Kind.PROSE, Kind.SHORT_PROSE, Kind.HEADLINE, Kind.SUBHEADING, Kind.LEGAL}:
        return False
    if line.kind is Kind.LEGAL:
        return line.words >= _FEWEST_WORDS and bool(_AT_END.search(line.text)) and "promotion" not in line.signs
    return line.words >= _FEWEST_WORDS and "stamp" not in line.signs and has_credit_below(lines, index)


def has_credit_below(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a credit stands below the line, as it does below a caption.

    On the development pages 16 of 17 sentences of fewer than 25 words above a credit were captions, blank line or
    not; of longer ones those with no blank line between: 25 of 26 up to `_LONGEST` words.
    """
    if index + 1 >= len(lines):
        return False
    line, below = lines[index], lines[index + 1]
    return below.kind is Kind.CREDIT and line.words <= (_LONGEST_APART if below.blank_before else _LONGEST)


def _caption(lines: Sequence[Line], index: int) -> Caption | None:
    text = _LABEL.sub("", _NUMBER.sub("", lines[index].text))
    words, credit = split_credit(text)
    if not credit and has_credit_below(lines, index):
        credit = lines[index + 1].text.strip("() ")
    if credit and len(words.split()) < _FEWEST_WORDS - 1 < len(credit.split()) - 3:
        words, credit = text, None  # what looked like a credit is the caption itself
    said = len(words.split())
    if not words.strip(" ,.|-–—(") or (not credit and (said < _FEWEST_BARE or "address" in lines[index].signs)):  # noqa: RUF001
        return None
    return Caption(words, credit)


def split_credit(text: str) -> tuple[str, str | None]:
    """Return a caption's words and its credit apart; both as they stand in `text`, None for no credit."""
    for pattern in (_IN_BRACKETS, _AT_END, _AFTER_STOP):
        found = pattern.search(text)
        if not found or not found.start():
            continue
        credit = (found.group(1) if pattern is not _AT_END else found.group()).strip()
        if pattern is _IN_BRACKETS and not _names_a_source(credit, text[: found.start()]):
            continue
        return text[: found.start()].rstrip(" |,–—-/"), credit  # noqa: RUF001 - dashes
    return text, None


def _names_a_source(credit: str, words: str) -> bool:
    folded = credit.casefold()
    told = phrases.CREDIT_WORD.search(folded) or phrases.CREDIT_OPENING.search(folded)
    return bool(told) or (words.rstrip()[-1:] in '.!?…”"' and credit[:1].isupper())
