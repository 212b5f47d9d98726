"""The body of a pasted page: which of its typed lines are the article, and why each of the others is not.

Each line gets odds from what was measured of it (`features`, `weights`); then one pass of dynamic programming chooses
where the article begins, where it is interrupted and where it ends, so that a good line far from the rest does not
get in and a weak one between good ones does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from standfirst.clip.clipping import Caption, Dropped
from standfirst.clip.paste.captions import captions_among, has_credit_below
from standfirst.clip.paste.features import features_of, read_as
from standfirst.clip.paste.lines import BULLET, Kind, Line
from standfirst.clip.paste.repeats import repeated
from standfirst.clip.paste.weights import PATH, THRESHOLDS, WEIGHTS
from standfirst.text import canonical_body

_NEVER = {Kind.JUNK, Kind.STOP, Kind.BYLINE, Kind.AGE, Kind.CREDIT, Kind.COMMENT}
"""Kinds that are no part of a body wherever they stand."""
_QUIET = {*_NEVER, Kind.TIMESTAMP, Kind.CAPTION}
"""Kinds that speak neither for a body around them nor against it."""
_PARTING = {Kind.STOP, Kind.AGE, Kind.COMMENT}
"""Kinds that seldom stand inside an article: a gap over one costs more."""
_LABELS = {Kind.SUBHEADING, Kind.HEADLINE, Kind.SHORT}
MOST_LINES = 50_000
"""Lines that a body is looked for in: a hundred times as many as a long page has, so that memory stays bounded."""
_LONG_PARAGRAPH = 40
_SHORT_LABEL = 8
"""Subheadings seldom have more words; captions without a credit mostly do."""
_LONGEST_SUBHEADING = 14
_BEFORE, _BODY, _GAP, _AFTER = range(4)
_NOT_YET = float("-inf")
_REASONS = {
    Kind.JUNK: "a button, a label or an advertisement's mark",
    Kind.STOP: "the head of another list",
    Kind.BYLINE: "a byline",
    Kind.TIMESTAMP: "a date or a time",
    Kind.AGE: "how long ago something was published",
    Kind.CAPTION: "a picture's caption",
    Kind.CREDIT: "a picture's credit",
    Kind.LEGAL: "a legal line",
    Kind.PROMOTION: "promotion or a newsletter",
    Kind.AFTERWORD: "a note about the article or its authors",
    Kind.COMMENT: "a reader's comment",
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """The body that was chosen from a page's lines.

    `blocks` are its paragraphs in order, with the body's marks (`## `, `- `, `> `), `kept` their places among the
    lines; `lines[body_range[0]:body_range[1]]` runs from the first to the last of them, (0, 0) without a body.
    """

    body: str
    blocks: tuple[str, ...]
    kept: tuple[int, ...]
    body_range: tuple[int, int]
    captions: tuple[Caption, ...]
    dropped: tuple[Dropped, ...]


def choose_body(lines: Sequence[Line]) -> Chosen:
    """Return the body among the first `MOST_LINES` lines of a page; takes time linear in their number."""
    looked_at = lines[:MOST_LINES]
    odds = odds_of(looked_at)
    kept, repeats = _kept(looked_at, odds)
    span = (kept[0], kept[-1] + 1) if kept else (0, 0)
    captions, captioned = captions_among(lines, kept)
    within = frozenset(kept)
    dropped = tuple(
        Dropped(line.number, line.text, _reason(line, index, span, captioned=index in captioned, repeats=repeats))
        for index, line in enumerate(lines)
        if index not in within
    )
    blocks = tuple(_block(lines[index], opens=index == span[0]) for index in kept)
    return Chosen(_joined(blocks), blocks, tuple(kept), span, captions, dropped)


def odds_of(lines: Sequence[Line]) -> list[float]:
    """Return the log odds of each line to be part of a body."""
    weight = WEIGHTS.get
    return [sum([weight(name, 0.0) * value for name, value in found.items()]) for found in features_of(lines)]


def body_of(lines: Sequence[Line], odds: Sequence[float]) -> tuple[int, ...]:
    """Return the places of the body's lines, given the log odds of each line."""
    return tuple(_kept(lines, odds)[0])


def path_of(lines: Sequence[Line], odds: Sequence[float]) -> list[int]:
    """Return the likeliest course of the page: before the body, in it, in a gap, in it again, after it."""
    before, body, gap, after = 0.0, _NOT_YET, _NOT_YET, _NOT_YET
    steps: list[tuple[int, int, int, int]] = []
    for line, odd in zip(lines, odds, strict=True):
        cost = PATH["gap"] + (PATH["parting"] if line.kind in _PARTING else 0.0)
        to_body = max((before, _BEFORE), (body, _BODY), (gap, _GAP))
        to_gap = max((body - PATH["gap opens"] - cost, _BODY), (gap - cost, _GAP))
        to_after = max((body, _BODY), (after, _AFTER))
        steps.append((_BEFORE, to_body[1], to_gap[1], to_after[1]))
        body, gap, after = to_body[0] + _worth(line, odd), to_gap[0], to_after[0]
    state = max((before, _BEFORE), (body, _BODY), (after, _AFTER))[1]
    states = []
    for step in reversed(steps):
        states.append(state)
        state = step[state]
    return states[::-1]


def _worth(line: Line, odd: float) -> float:
    """Return what a line adds to a body that runs over it: a long one more than a short one."""
    if line.kind in _QUIET:
        return -PATH["quiet line"]
    if line.kind is Kind.LIST_ITEM and read_as(line) is Kind.PROSE:
        odd = max(odd, -PATH["bias"])  # a list neither parts paragraphs nor makes an article
    most = PATH["most odds"]
    return max(-most, min(most, odd + PATH["bias"])) * (min(line.words, PATH["most words"]) + PATH["words added"]) / 20


def _kept(lines: Sequence[Line], odds: Sequence[float]) -> tuple[list[int], frozenset[int]]:
    """Return the places of the body's lines, and of those left out because the body has them already."""
    states = path_of(lines, odds)
    kept: list[int] = []
    repeats: set[int] = set()
    seen: set[str] = set()
    for index, line in enumerate(lines):
        if states[index] != _BODY or not _is_kept(lines, index, odds[index]):
            continue
        if line.text in seen and line.words > 3:
            repeats.add(index)
            continue
        seen.add(line.text)
        kept.append(index)
    again = repeated(lines, kept)
    repeats |= again
    kept = [index for index in kept if index not in again]
    for edge in (-1, 0):
        while kept and lines[kept[edge]].kind in _LABELS and odds[kept[edge]] < THRESHOLDS["label at end"]:
            kept.pop(edge)
    return kept, frozenset(repeats)


def _is_kept(lines: Sequence[Line], index: int, odd: float) -> bool:
    line = lines[index]
    if line.kind in _NEVER or (line.kind in _LABELS and _is_shouted(line)):
        return False
    return odd > THRESHOLDS[_threshold(line, has_credit=has_credit_below(lines, index))]


def _threshold(line: Line, *, has_credit: bool) -> str:
    """Return the name of the threshold that a line's odds must pass."""
    if line.kind is Kind.CAPTION or has_credit:
        return "caption"
    if line.kind in _LABELS:
        return "label" if line.words <= _SHORT_LABEL else "long label"
    if read_as(line) in {Kind.PROSE, Kind.QUOTE}:
        long = "long prose" if line.words >= _LONG_PARAGRAPH else "prose"
        return "list item" if line.kind is Kind.LIST_ITEM else long
    return "other"


def _is_shouted(line: Line) -> bool:
    """Tell whether a long label is all capitals: a link to another story, set between paragraphs."""
    return line.words > _SHORT_LABEL - 2 and line.text.isupper()


def _reason(line: Line, index: int, span: tuple[int, int], *, captioned: bool, repeats: frozenset[int]) -> str:
    if captioned:
        return _REASONS[Kind.CAPTION]
    if index in repeats:
        return "printed twice"
    if index >= MOST_LINES:
        return f"beyond the first {MOST_LINES:,} lines"
    if line.kind in _REASONS:
        return _REASONS[line.kind]
    if span == (0, 0):
        return "no article found around it"
    where = "before the article begins" if index < span[0] else "after the article ends"
    return "not like the paragraphs around it" if span[0] <= index < span[1] else where


def _block(line: Line, *, opens: bool) -> str:
    """Return a line as a block of the body; its own mark of a list becomes the body's.

    A line without a full stop is a subheading, unless it opens the body, leads to what follows or is as long as a
    sentence that lost its stop.
    """
    if line.kind in _LABELS and not opens and line.words <= _LONGEST_SUBHEADING and not line.text.endswith(":"):
        return f"## {line.text}"
    if line.kind is Kind.LIST_ITEM:
        return f"- {BULLET.sub('', line.text, count=1)}" if line.text[0] not in "0123456789" else f"- {line.text}"
    return line.text


def _joined(blocks: Sequence[str]) -> str:
    """Return the canonical body: a blank line between blocks, none between the items of one list."""
    text: list[str] = []
    for before, block in zip(("", *blocks), blocks, strict=False):
        together = block.startswith("- ") and before.startswith("- ")
        text.append(block if not text else f"\n{block}" if together else f"\n\n{block}")
    return canonical_body("".join(text))
