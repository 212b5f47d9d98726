"""What each line of a paste says about itself: prose, a headline, a caption, a button, the head of another list."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from standfirst.clip.paste import phrases
from standfirst.clip.paste.unwrap import SENTENCE_STOP, Row, rows_of

_LOOKED_AT = 400
"""Characters at a line's start, and half as many at its end, that its wording is told from: time stays linear."""
_COUNTED = 4000
_WORD = re.compile(r"\w+")
_SPACELESS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
"""Scripts written without spaces: two characters count as a word."""
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
BULLET = re.compile(r"[•‣▪◦●■*·]\s*(?=\S)|[-–—]\s+(?=\S)|\d{1,2}[.)]\s+(?=\S)")  # noqa: RUF001 - marks of lists
_NAME = re.compile(r"[^\W\d_a-z][\w.'’-]*")  # noqa: RUF001 - as written
_TWEET = re.compile(r"pic\.twitter\.com|https?://t\.co/|[—–-] .{1,60}\(@\w+\)")  # noqa: RUF001 - dashes
_NAMES_BY_SLASH = re.compile(r"[^\W\d_a-z][\w.-]+ ?[/|] ?[^\W\d_a-z][\w.-]*(?: [^\W\d_a-z][\w.-]*){0,2}$")
_CAPITAL = r"[^\W\d_a-z][\w.'’-]*"  # noqa: RUF001 - as written
_SMALL = "of|the|and|for|via|by|de|du|des|der|von|van|&"
_NAME_IN_BRACKETS = re.compile(
    rf"[.!?…”\"]\s?\({_CAPITAL}(?:(?: [^\W_][\w.'’-]*){{1,6}}|"  # noqa: RUF001 - as written
    rf"(?:(?:, |[,/ ])(?:{_CAPITAL}|(?:{_SMALL})(?= ))){{1,11}})(?<![a-z]{{3}}\.)\)$"
)
"""What captions end in whose agency no list knows: `Lorena Marino / Agency`, `... in 1967. (Ben Oldman)`, `... in
court. (District Court, Northern Circuit)`."""
_RECORDING = re.compile(r"\d{4}\W{1,5}\d{1,3}:\d\d\s?(?:min|std|sek|h)\b", re.IGNORECASE)
"""The date of a recording and how long it takes, as they stand below what the page says of it: `4.3.2024 | 2:43 min`.
A length alone stands above the recording's title as often."""
_LONGEST_TEASER = 60
_TWEET_SIGNED = re.compile(r"[—–-] .{1,60}\(@\w+\) .*\d{4}$")  # noqa: RUF001 - dashes
"""How an embedded post is signed."""
_IN_BRACKETS_AT_END = re.compile(r"[(\[]([^()\[\]]{2,80})[)\]]\W*$")
_AFTER_BAR = re.compile(r"[|/©]\s*([^|/©]{2,60})$")


class Kind(StrEnum):
    """What a line is, as far as it tells without the lines around it; `subheading` looks at its neighbours."""

    PROSE = "prose"
    SHORT_PROSE = "short prose"
    HEADLINE = "headline"
    SUBHEADING = "subheading"
    BYLINE = "byline"
    TIMESTAMP = "timestamp"
    AGE = "age"
    CAPTION = "caption"
    CREDIT = "credit"
    JUNK = "junk"
    STOP = "stop"
    LEGAL = "legal"
    PROMOTION = "promotion"
    AFTERWORD = "afterword"
    COMMENT = "comment"
    LIST_ITEM = "list item"
    QUOTE = "quote"
    SHORT = "short"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a paste, hard wrapping undone; it stood on the lines `number` to `last` of the input, from 1."""

    number: int
    last: int
    text: str
    kind: Kind
    blank_before: bool
    words: float
    """Words; half the characters in scripts without spaces."""
    ends: bool
    """Whether it ends as a sentence does."""
    signs: frozenset[str]
    """Names of the wordings that were seen in it."""


def typed_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of `text` that are not blank, each with what it is; takes time linear in the text's length."""
    told: dict[str, Line] = {}  # pages print many a line more than once
    lines = []
    for row in rows_of(text):
        known = told.get(row.text)
        if known is None:
            known = told[row.text] = typed(row)
        kind, words, ends, signs = known.kind, known.words, known.ends, known.signs
        lines.append(Line(row.number, row.last, row.text, kind, row.blank_before, words, ends, signs))
    return _with_subheadings(lines)


def typed(row: Row) -> Line:
    """Return one line with what it says about itself."""
    text = row.text
    words = count_words(text)
    ends = bool(SENTENCE_STOP.search(text[-20:]))
    signs = frozenset(_signs(text, words, ends=ends))
    return Line(row.number, row.last, text, _kind(text, words, signs, ends=ends), row.blank_before, words, ends, signs)


def count_words(text: str) -> float:
    """Return how many words `text` has; in scripts without spaces two characters count as one."""
    looked = text[:_COUNTED]
    words = float(len(_WORD.findall(looked)))
    if not looked.isascii():
        spaceless = len(_SPACELESS.findall(looked))
        if spaceless:
            words = float(len(_WORD.findall(_SPACELESS.sub(" ", looked)))) + spaceless / 2
    return words * len(text) / len(looked) if len(text) > len(looked) else words


def _signs(text: str, words: float, *, ends: bool) -> Iterable[str]:
    folded = text[:_LOOKED_AT].casefold().replace("i\u0307", "i")  # the Turkish capital leaves its dot behind
    core = _EDGES.sub("", folded)
    if not core or core in phrases.BUTTONS:
        yield "button"
    elif core in phrases.HEADINGS:
        yield "heading"
    if words <= 9 and phrases.HEADING_OPENING.match(folded.lstrip(_OPENING_MARKS)):
        yield "heading opening"
    if words <= 3 and not _TELLING.search(folded):
        if phrases.CREDIT_WORD.fullmatch(core):
            yield "agency at end"
        return
    yield from _wordings(text, folded, words)
    yield from _credits(text, text[-_LOOKED_AT // 2 :].casefold(), words, ends=ends)
    yield from _forms(text, folded, words, ends=ends)


def _wordings(text: str, folded: str, words: float) -> Iterable[str]:
    start = folded.lstrip(_OPENING_MARKS)
    for sign, pattern, most in _OPENINGS:
        if words <= most and pattern.match(start):
            yield sign
    tail = text[-_LOOKED_AT // 2 :].casefold() if len(text) > _LOOKED_AT else ""
    for sign, pattern, most, gate in _WORDINGS:
        if words > most or (gate and not gate.search(folded)):
            continue
        if pattern.search(folded) or (tail and pattern.search(tail)):
            yield sign


def _forms(text: str, folded: str, words: float, *, ends: bool) -> Iterable[str]:
    if "@" in text and words <= 20 and _TWEET_SIGNED.match(text):
        yield "tweet"
    if words <= 12 and _is_byline(text, folded):
        yield "byline"
    if BULLET.match(text):
        yield "speech dash" if text[0] in "-–—" and ends and words >= 6 else "bullet"  # noqa: RUF001 - dashes
    if words >= 6 and phrases.DATELINE.match(text):
        yield "dateline"


_OPENING_MARKS = "\"'“„([ "
_TELLING = re.compile(r"[\d:/|=©ⓒ@(\[.•‣▪◦●■*·»>]|by |von |par |por |says|wrote|now|yesterday|gestern")
"""What the shortest lines must hold to be looked at more closely: half of a page's lines have three words or fewer."""
_DIGIT_OR_AGE = re.compile(r"\d| ago|now|yesterday|gestern")
_DIGIT = re.compile(r"\d")
_CREDIT_SIGN = re.compile(r"[:/|=©]| by ")
_ADDRESS_SIGN = re.compile(r"@|www\.|https?:|\.co|twitter")
_OPENINGS = (
    ("button opening", phrases.BUTTON_OPENING, 40),
    ("pointer", phrases.POINTER, 40),
    ("numbered picture", phrases.NUMBERED_PICTURE, 120),
    ("stamp", phrases.STAMP, 16),
)
_WORDINGS = (
    ("promotion", phrases.PROMOTION, 90, None),
    ("legal", phrases.LEGAL, 120, None),
    ("afterword", phrases.AFTERWORD, 60, None),
    ("age", phrases.AGE, 16, _DIGIT_OR_AGE),
    ("date", phrases.DATE, 20, _DIGIT),
    ("comment", phrases.COMMENT, 14, None),
    ("address", phrases.ADDRESS, 90, _ADDRESS_SIGN),
    ("pictured", phrases.PICTURED, 60, None),
)


def _credits(text: str, tail: str, words: float, *, ends: bool) -> Iterable[str]:
    if words > 120 or _TWEET.search(tail):
        return
    opening = phrases.CREDIT_OPENING.search(tail) if _CREDIT_SIGN.search(tail) else None
    if opening:
        yield "credit opening" if opening.start() < 3 and len(text) < _LOOKED_AT // 2 else "credit at end"
    if _NAMES_BY_SLASH.search(text[-90:]) or _NAME_IN_BRACKETS.search(text[-90:]) or text[-1] in "([":
        yield "name at end"
    place = _IN_BRACKETS_AT_END.search(tail) or _AFTER_BAR.search(tail)
    if place and phrases.CREDIT_WORD.search(place.group(1)):
        yield "credit in brackets"
    if phrases.CREDIT_WORD.search(tail[-40:]):
        yield "agency at end" if not ends else "agency near end"


def _is_byline(text: str, folded: str) -> bool:
    found = phrases.BYLINE.match(folded)
    return bool(found and _NAME.match(text[found.end() :])) and not SENTENCE_STOP.search(text)


def _kind(text: str, words: float, signs: frozenset[str], *, ends: bool) -> Kind:
    for kind, tells in _TELLS if signs else ():
        if tells(signs, words, ends):
            return kind
    return _wordless_kind(text, words, signs, ends=ends)


_CREDITED = frozenset(["credit opening", "credit at end", "credit in brackets"])
_TELLS: tuple[tuple[Kind, Callable[[frozenset[str], float, bool], bool]], ...] = (
    (Kind.JUNK, lambda signs, words, _: "button" in signs or ("pointer" in signs and words <= 30)),
    (Kind.STOP, lambda signs, _, ends: "heading" in signs or ("heading opening" in signs and not ends)),
    (Kind.AGE, lambda signs, words, ends: "age" in signs and not (ends and words > 8)),
    (Kind.QUOTE, lambda signs, _words, _ends: "tweet" in signs),
    (Kind.TIMESTAMP, lambda signs, words, ends: _is_time(signs, words, ends=ends)),
    (Kind.BYLINE, lambda signs, _words, _ends: "byline" in signs),
    (Kind.LEGAL, lambda signs, words, _: "legal" in signs and words <= 60),
    (Kind.COMMENT, lambda signs, _words, _ends: "comment" in signs),
    (Kind.CAPTION, lambda signs, words, _: "numbered picture" in signs and words > 6),
    (Kind.CREDIT, lambda signs, words, _: _is_credited(signs, words) and words <= 6),
    (Kind.CAPTION, lambda signs, words, _: _is_credited(signs, words)),
    (Kind.CAPTION, lambda signs, words, _: "name at end" in signs and words <= 60),
    (Kind.JUNK, lambda signs, words, _: "button opening" in signs and words <= 12),
    (Kind.PROMOTION, lambda signs, words, _: "promotion" in signs and words <= 60),
    (Kind.AFTERWORD, lambda signs, words, _: "afterword" in signs and words <= 60),
)
"""What a line's wording makes of it, the surest first: which kind, and whether its signs, words and end say so."""


def _is_time(signs: frozenset[str], words: float, *, ends: bool) -> bool:
    return "date" in signs and words <= (14 if "stamp" in signs else 8) and not (ends and words > 6)


def _is_credited(signs: frozenset[str], words: float) -> bool:
    return bool(signs & _CREDITED) or ("agency at end" in signs and words < 60)


def _wordless_kind(text: str, words: float, signs: frozenset[str], *, ends: bool) -> Kind:
    if text.startswith(("> ", "| ")):
        return Kind.QUOTE
    if "bullet" in signs and words >= 2:
        return Kind.LIST_ITEM
    if (ends and words >= 8) or words >= 25:
        return Kind.PROSE
    if ends and words >= 3:
        return Kind.SHORT_PROSE
    return Kind.HEADLINE if words >= 4 else Kind.SHORT


def _with_subheadings(lines: list[Line]) -> tuple[Line, ...]:
    """Make a short line between two paragraphs a subheading, and what stands above a recording's data promotion."""
    prose = {Kind.PROSE, Kind.SHORT_PROSE}
    for index, (before, line, after) in enumerate(zip(lines, lines[1:], lines[2:], strict=False), 1):
        between = before.kind in prose and after.kind in prose
        if between and line.kind in {Kind.HEADLINE, Kind.SHORT} and line.words <= 16:
            lines[index] = replace(line, kind=Kind.SUBHEADING)
    for index, (line, after) in enumerate(pairwise(lines)):
        timed = after.kind in {Kind.TIMESTAMP, Kind.SHORT} and after.words <= 8 and _RECORDING.search(after.text)
        if timed and line.kind in prose and line.words <= _LONGEST_TEASER:
            lines[index] = replace(line, kind=Kind.PROMOTION)
    return tuple(lines)
