"""The headline of a paste: the line above the body that is built as one and speaks of what the body speaks of."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence

from standfirst.clip.clipping import Told
from standfirst.clip.metadata.address import words_of_path
from standfirst.clip.page.headline import key_of, without_publisher
from standfirst.clip.paste.lines import Kind, Line

_ABOVE = 90
"""Lines above the body's first paragraph that are looked at: shares, dates and teasers stand between."""
_NEVER = frozenset(
    {Kind.JUNK, Kind.STOP, Kind.BYLINE, Kind.TIMESTAMP, Kind.AGE, Kind.CAPTION, Kind.CREDIT, Kind.LEGAL, Kind.COMMENT}
)
_HEADS = frozenset({Kind.BYLINE, Kind.TIMESTAMP, Kind.AGE})
_WORD = re.compile(r"[^\W\d_]+|\d+")
_STEM = 6
"""Letters of a word that are compared, so that "elections" agrees with "election" and "gewählt" with "gewählte"."""
_SPELT: dict[int, str] = {
    ord(sign): spelt for sign, spelt in zip("äöüßøı", ("ae", "oe", "ue", "ss", "o", "i"), strict=True)
}
_TIMED = re.compile(r"\D\d{1,2}:\d\d$|\(\d{1,3}(?::\d\d)?\s?min(?:uten|utes)?\.?\)$", re.IGNORECASE)
"""How the entries of a live report and links to recordings end: in a time of day, in how long they take."""
_STANDFIRST = 0.45
"""How much less than the standfirst below it a headline may score."""
_SURE, _WEAK = 2.6, 1.5
"""Scores from which a headline is sure, and below which none is told."""


def first_paragraph(lines: Sequence[Line], body: tuple[int, int]) -> int:
    """Return the index of the first paragraph of the body, which `body` holds as a half-open range of `lines`."""
    start, end = body
    for index in range(start, min(end, len(lines))):
        if lines[index].kind in {Kind.PROSE, Kind.QUOTE} and lines[index].words >= 12:
            return index
    return min(start, max(0, len(lines) - 1))


def stems(text: str) -> list[str]:
    """Return the beginnings of the longer words of `text`, folded; of scripts without spaces, pairs of characters."""
    folded = text.casefold()
    words = [word[:_STEM] for word in _WORD.findall(folded) if len(word) > 3 or word.isdigit()]
    wide = re.findall(r"[぀-ヿ㐀-鿿가-힣]+", folded)
    return words + [run[at : at + 2] for run in wide for at in range(len(run) - 1)]


def title_of(
    lines: Sequence[Line], body: tuple[int, int], *, url: str | None = None, publishers: Iterable[str] = ()
) -> tuple[Told, int] | None:
    """Return the headline and the index of its line, or None when no line is built as one."""
    first = first_paragraph(lines, body)
    text = " ".join(line.text[:2000] for line in lines[first : min(body[1], first + 40)])
    known = frozenset(stems(text[:12_000]))
    slug = {word[:_STEM] for word in words_of_path(url)} if url else set()
    times = Counter(key_of(line.text) for line in lines[: first + 200] if line.words < 40)
    scores: dict[int, float] = {}
    for index in range(max(0, first - _ABOVE), first + 1):
        line = lines[index]
        if _may_be(line):
            again = 0.3 * (times[key_of(line.text)] > 1)
            scores[index] = _score(lines, index, first, known) + _slug(line, slug) + again
    if not scores:
        return None
    best = max(scores, key=lambda index: (scores[index], -index))
    # A headline precedes its standfirst, which says the same in more words.
    for index in sorted(scores):
        nearly = best - 8 <= index < best and scores[index] >= scores[best] - _STANDFIRST and lines[index].words >= 4
        if nearly and lines[index].text.isupper() <= lines[best].text.isupper():
            best = index
            break
    while _heads(lines, scores, best):
        best -= 1
    if scores[best] < _WEAK:
        return None
    best = _bare(lines, best, first)
    value = without_publisher(lines[best].text, publishers)
    confidence = round(min(0.95, 0.5 + 0.4 * (scores[best] - _WEAK) / (_SURE - _WEAK)), 2)
    return Told(value, max(0.3, confidence), "the headline nearest above the body that shares its words"), best


def _heads(lines: Sequence[Line], scores: dict[int, float], index: int) -> bool:
    """Return whether the line directly above is the headline over this one: long, and nearly as good."""
    above = index - 1
    if above not in scores or lines[above].words < 6 or lines[above].text.isupper() or lines[above].ends:
        return False
    shared = len(set(stems(lines[above].text)) & set(stems(lines[index].text)))
    return shared >= 2 and scores[above] >= scores[index] - 0.9


def _bare(lines: Sequence[Line], best: int, first: int) -> int:
    """Return the line that is the best one's headline alone, where that has a breadcrumb or a button run into it."""
    whole = _joined(lines[best].text)
    for index in range(max(0, first - _ABOVE), first + 1):
        own = _joined(lines[index].text)
        part = 20 < len(own) < len(whole) < len(own) / 0.55 and (whole.endswith(own) or whole.startswith(own))
        if index != best and part and _may_be(lines[index]):
            return index
    return best


def _joined(text: str) -> str:
    return "".join(_WORD.findall(text.casefold()))


def _may_be(line: Line) -> bool:
    if line.kind in _NEVER or not 2.5 <= line.words <= 34:
        return False
    if _TIMED.search(line.text):
        return False
    return not re.search(r"@|https?://|\bcookies?\b", line.text) and not re.fullmatch(r"[\W\d_]+", line.text)


def _score(lines: Sequence[Line], index: int, first: int, known: frozenset[str]) -> float:
    line = lines[index]
    own = stems(line.text)
    agreed = sum(stem in known for stem in own) / len(own) if own else 0.0
    score = 2.0 * agreed + min(line.words, 9) / 9 - 0.04 * min(first - index, 20)
    if line.ends and line.text.rstrip("\"'”’»“)")[-1:] in ".。":  # noqa: RUF001 - closing marks
        score -= 0.8
    if line.words > 20:
        score -= 0.4
    if line.kind is Kind.PROMOTION or line.kind is Kind.AFTERWORD:
        score -= 1.0
    if any(other.kind in _HEADS for other in lines[index + 1 : index + 5]):
        score += 0.9
    if any(other.kind in _HEADS for other in lines[max(0, index - 3) : index]):
        score += 0.2
    if line.text.isupper():
        score -= 0.25
    if index == first:
        score -= 1.2
    return score


def _slug(line: Line, slug: set[str]) -> float:
    """Return what the address adds: most of them end in the headline's words."""
    if len(slug) < 3:
        return 0.0
    own = {word.casefold()[:_STEM] for word in _WORD.findall(_plain(line.text))}
    return 1.5 * len(own & slug) / len(slug)


def _plain(text: str) -> str:
    """Return `text` as addresses spell it."""
    swapped = text.casefold().translate(_SPELT)
    return "".join(sign for sign in unicodedata.normalize("NFD", swapped) if not unicodedata.combining(sign))
