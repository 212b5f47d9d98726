"""What is measured of each line to tell body from the rest: its shape, its wording, its neighbours, its company.

Most of it is the same in every language: length, stops, capitals, blank lines, repeats, and whether the words of a
paragraph come back in the paragraphs around it. Values lie between 0 and about 1; absent names are 0.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence

from standfirst.clip.paste.lines import Kind, Line
from standfirst.clip.paste.phrases import READER

Features = dict[str, float]

# Names of measures by kind, made once: a page has hundreds of lines.
_KIND = {kind: f"kind {kind}" for kind in Kind}
_BEFORE = {kind: f"before {kind}" for kind in Kind}
_AFTER = {kind: f"after {kind}" for kind in Kind}
_PROSE = {Kind.PROSE, Kind.SHORT_PROSE, Kind.QUOTE}
_QUIET = {Kind.JUNK, Kind.CAPTION, Kind.CREDIT}
"""Kinds that stand between paragraphs without parting them."""
_GLUED = re.compile(r"[a-zß-ÿ]{2}[A-ZÀ-Þ][a-zß-ÿ]|[a-z][.!?][A-Z][a-z]")
_TERM = re.compile(r"[^\W\d_][\w'’-]{3,}")  # noqa: RUF001 - as written
_DIGITS = re.compile(r"\d")
_ANY_WORD = re.compile(r"[^\W\d_]+")
_QUOTED = re.compile(r"[\"“„«][^\"“”„«»]*[\"”“»]")
_TERMS_OF_A_LINE = 60
_LABELS = {Kind.HEADLINE, Kind.SHORT, Kind.SUBHEADING}
_DRAG = {Kind.STOP: -1.5, Kind.AGE: -0.8, Kind.COMMENT: -1.0, Kind.LEGAL: -0.5, Kind.PROMOTION: -0.4, Kind.JUNK: -0.06}
_HEADED = 2.0
"""What a byline, a time or a dateline is worth, in long paragraphs, to the run of prose that it opens."""
_HEADER_REACH = 10
_HEADER_AHEAD = 13
"""How many lines after the byline or the time an article still begins, and how many before it something else stands."""
_NEAR = 3
_AROUND = 8
_COMPANY = 12
"""Paragraphs before and after whose words a paragraph's own are looked for in."""


def features_of(lines: Sequence[Line]) -> list[Features]:
    """Return the measures of each line; takes time linear in the number of lines."""
    if not lines:
        return []
    times = Counter(line.text for line in lines)
    shapes = [_shape(line, times[line.text]) for line in lines]
    weight = [_prose_weight(line, times[line.text]) for line in lines]
    _neighbours(lines, weight, shapes)
    _company(lines, weight, shapes)
    _headers(lines, shapes)
    span = _block(lines, weight, headed(lines), shapes)
    _layout(lines, weight, span, shapes)
    return shapes


def read_as(line: Line) -> Kind:
    """Return the kind that a line counts as: an item of a list that is a sentence counts as a paragraph."""
    if line.kind is Kind.LIST_ITEM and line.ends and line.words >= 6:
        return Kind.PROSE
    return line.kind


def _prose_weight(line: Line, times: int) -> float:
    if read_as(line) not in _PROSE or times > 1:
        return 0.0
    return min(line.words, 60.0) / 30


def _shape(line: Line, times: int) -> Features:
    words, text = line.words, line.text[:600]
    found: Features = {
        "one": 1.0,
        "words to 5": min(words, 5) / 5,
        "words to 15": min(words, 15) / 15,
        "words to 40": min(words, 40) / 40,
        "words to 120": min(words, 120) / 120,
        _KIND[read_as(line)]: 1.0,
    }
    for sign in line.signs:
        found[f"sign {sign}"] = 1.0
    if line.ends:
        found["ends"] = 1.0
        found["ends, words to 20"] = min(words, 20) / 20
    _marks(text, found)
    if words >= 3:
        _letters(text, found)
    if times > 1:
        found["repeated"] = 1.0
        if times > 2:
            found["repeated often"] = 1.0
    if line.blank_before:
        found["blank before"] = 1.0
    if line.kind is Kind.SUBHEADING:
        found["subheading, words"] = min(words, 16) / 8
        if found.get("capitals"):
            found["subheading, capitals"] = min(words, 16) / 8
    return found


def _marks(text: str, found: Features) -> None:
    if text[-1] == ":":
        found["colon"] = 1.0
    if text[-1] == "?":
        found["question"] = 1.0
    if text[0] in "\"“„«‘'»「『":  # noqa: RUF001 - the marks of several languages
        found["opens quote"] = 1.0
    if "," in text or "、" in text or "，" in text:  # noqa: RUF001 - as above
        found["comma"] = 1.0


def _letters(text: str, found: Features) -> None:
    words = text.split()
    lower = sum(word[0].islower() for word in words)
    found["lower"] = lower / len(words)
    if text.isupper():
        found["capitals"] = 1.0
    if text[0].islower():
        found["starts lower"] = 1.0
    to_reader = words_to_reader(text)
    if to_reader:
        found["speaks to reader"] = min(to_reader * 8 / len(words), 1.0)
    glued = len(_GLUED.findall(text))
    if glued:
        found["glued"] = min(glued, 4) / 4
    digits = len(_DIGITS.findall(text)) / len(text)
    if digits > 0.04:
        found["digits"] = min(digits * 3, 1.0)


def _neighbours(lines: Sequence[Line], weight: list[float], shapes: list[Features]) -> None:
    """Add how much prose stands beside and around each line, not counting the line itself."""
    sums = [0.0]
    proses = [0]
    for value in weight:
        sums.append(sums[-1] + value)
        proses.append(proses[-1] + (value > 0))
    count = len(lines)
    loud = [index for index, line in enumerate(lines) if line.kind not in _QUIET]
    before_after = _beside(count, loud)
    for index, shape in enumerate(shapes):
        own = weight[index]
        for prose, mass, reach in (("prose near", "mass near", _NEAR), ("prose around", "mass around", _AROUND)):
            low, high = max(0, index - reach), min(count, index + reach + 1)
            others = max(1, high - low - 1)
            shape[prose] = (proses[high] - proses[low] - (own > 0)) / others
            shape[mass] = min((sums[high] - sums[low] - own) / others, 1.5)
        low = max(0, index - _AROUND)
        shape["mass before"] = min((sums[index] - sums[low]) / _AROUND, 1.5)
        shape["mass after"] = min((sums[min(count, index + _AROUND + 1)] - sums[index + 1]) / _AROUND, 1.5)
        before, after = before_after[index]
        shape["before prose"] = float(before >= 0 and weight[before] > 0)
        shape["after prose"] = float(after >= 0 and weight[after] > 0)
        if shape["before prose"] and shape["after prose"]:
            shape["between prose"] = 1.0
        if index + 1 < count and lines[index + 1].blank_before:
            shape["blank after"] = 1.0
            if lines[index].blank_before:
                shape["stands alone"] = 1.0


def _beside(count: int, loud: list[int]) -> list[tuple[int, int]]:
    """Return for each line the nearest line before and after it that is no button and no caption; -1 for none."""
    before, after = [-1] * count, [-1] * count
    for one, other in zip([-1, *loud], [*loud, count], strict=True):
        for index in range(one + 1, min(other + 1, count)):
            before[index] = one
        for index in range(max(one, 0), other):
            after[index] = other if other < count else -1
    return list(zip(before, after, strict=True))


def _terms(line: Line) -> set[str]:
    return {word[:7].casefold() for word in _TERM.findall(line.text[:1500])[:_TERMS_OF_A_LINE]}


def _company(lines: Sequence[Line], weight: list[float], shapes: list[Features]) -> None:
    """Add how many of a line's longer words come back in the paragraphs around it, and in the page's main block."""
    chosen = [index for index, line in enumerate(lines) if line.words >= 6]
    terms = {index: _terms(lines[index]) for index in chosen}
    prose = [index for index in chosen if weight[index] > 0.25]
    window: Counter[str] = Counter()
    seen = Counter(term for index in prose for term in terms[index])
    common = {term for term, times in seen.items() if times > max(8, len(prose) / 3)}
    left = right = 0
    position = 0
    for index in chosen:
        while position < len(prose) and prose[position] < index:
            position += 1
        low, high = max(0, position - _COMPANY), min(len(prose), position + _COMPANY + 1)
        while right < high:
            window.update(terms[prose[right]])
            right += 1
        while left < low:
            window.subtract(terms[prose[left]])
            left += 1
        own = weight[index] > 0.25
        telling = [term for term in terms[index] if term not in common]
        if len(telling) >= 2:
            shared = sum(window[term] > own for term in telling)
            shapes[index]["company"] = shared / (len(telling) + 2)
            shapes[index]["has terms"] = 1.0
            if shared == 0 and len(telling) >= 5:
                shapes[index]["no company"] = 1.0


def _block(lines: Sequence[Line], weight: list[float], header: list[bool], shapes: list[Features]) -> tuple[int, int]:
    """Add where each line stands to the heaviest run of prose: in it, or how far from it."""
    best = total = 0.0
    start = 0
    span = (0, 0)
    for index, (line, value) in enumerate(zip(lines, weight, strict=True)):
        if total <= 0:
            total, start = (_HEADED if header[index] else 0.0), index
        total += value or _DRAG.get(line.kind, -0.12)
        if total > best and value:
            best, span = total, (start, index)
    first, last = span
    for index, shape in enumerate(shapes):
        if best <= 0:
            continue
        if first <= index <= last:
            shape["in main block"] = 1.0
        else:
            distance = first - index if index < first else index - last
            shape["near main block"] = math.exp(-distance / 6)
            if index > last:
                shape["after main block"] = 1.0
    return span


def words_to_reader(text: str) -> int:
    """Return how many words outside quotation marks speak to the reader."""
    return sum(word in READER for word in _ANY_WORD.findall(_QUOTED.sub(" ", text)))


def _headers(lines: Sequence[Line], shapes: list[Features]) -> None:
    """Add whether a byline, a time or a dateline still comes, and whether one has just been."""
    nowhere = len(lines) + _HEADER_AHEAD
    ahead = dict.fromkeys(("byline ahead", "timestamp ahead", "dateline ahead"), nowhere)
    for index in range(len(lines) - 1, -1, -1):
        for name, place in ahead.items():
            if place - index < _HEADER_AHEAD:
                shapes[index][name] = 1 / (1 + (place - index) / 4)
        line = lines[index]
        if line.kind is Kind.BYLINE or "byline" in line.signs:
            ahead["byline ahead"] = index
        if line.kind is Kind.TIMESTAMP:
            ahead["timestamp ahead"] = index
        if "dateline" in line.signs:
            ahead["dateline ahead"] = index
    for index, (before, line, after) in enumerate(zip((None, *lines), lines, (*lines[1:], None), strict=False)):
        if before:
            shapes[index][_BEFORE[read_as(before)]] = 1.0
            if before.kind is Kind.CREDIT and not line.blank_before:
                shapes[index]["below credit"] = 1.0
        if after:
            shapes[index][_AFTER[read_as(after)]] = 1.0
            if after.kind is Kind.CREDIT and not after.blank_before and 4 <= line.words <= 60:
                shapes[index]["above credit"] = 1.0


def headed(lines: Sequence[Line]) -> list[bool]:
    """Tell of each line whether it follows close on a byline or a time, or opens with a dateline."""
    found = []
    last = -_HEADER_REACH - 1
    for index, line in enumerate(lines):
        found.append(index - last <= _HEADER_REACH or "dateline" in line.signs)
        if line.kind in {Kind.BYLINE, Kind.TIMESTAMP}:
            last = index
        elif line.kind is Kind.STOP:
            last = -_HEADER_REACH - 1
    return found


def _layout(lines: Sequence[Line], weight: list[float], span: tuple[int, int], shapes: list[Features]) -> None:
    """Add whether a line is set off by blank lines as the paragraphs of the main block are."""
    block = [lines[index].blank_before for index in range(span[0], span[1] + 1) if weight[index] > 0]
    if len(block) < 4:
        return
    share = sum(block) / len(block)
    for line, shape in zip(lines, shapes, strict=True):
        shape["other layout"] = abs(line.blank_before - share)
    if share < 0.7:
        return
    for line, after, shape in zip(lines, lines[1:], shapes, strict=False):
        if not after.blank_before and "bullet" not in line.signs:
            group = "paragraph" if read_as(line) in _PROSE else "label" if line.kind in _LABELS else "other"
            shape[f"runs into next, {group}"] = 1.0
            if read_as(after) in _PROSE and group != "other":
                shape[f"runs into prose, {group}"] = 1.0
