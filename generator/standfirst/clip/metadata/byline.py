"""Who wrote a pasted article: the byline between headline and body, or at the body's end."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from standfirst.clip.clipping import Told
from standfirst.clip.metadata.agencies import agency_of
from standfirst.clip.metadata.dates import dates_in
from standfirst.clip.metadata.house import opens_with_house
from standfirst.clip.metadata.people import has_prefix, is_name, is_prefix, is_slashed, people_in, unique
from standfirst.clip.paste.lines import Kind, Line

_ABOVE, _FAR_ABOVE, _INTO, _AFTER = 6, 14, 18, 8
"""Lines above the headline where names may stand, those where a line may say that it is the byline, lines from the
first paragraph on, and lines behind the body."""
_HANDLE = re.compile(r"@\w{3,}|^\s*follow\b", re.IGNORECASE)
_ROLE_LINE = re.compile(
    r"\b(?:reporter|editor|correspondent|writer|journalist|columnist|redakteur|redaktor|korrespondent|autor|journaliste|"
    r"redactor|periodista|giornalista|redacteur|contributor|staff|bureau|newsroom|redaktion|deputy|director|producer|"
    r"analyst|head of|leiterin|leiter)\b",
    re.IGNORECASE,
)
SEPARATOR = "; "
"""What stands between two names in a `Told` of authors."""


def authors_of(
    lines: Sequence[Line], first: int, end: int, title: int | None = None, *, house: Collection[str] = ()
) -> Told | None:
    """Return the authors, joined by `SEPARATOR`, of an article whose first paragraph is `lines[first]`.

    A line that begins as a byline does is believed; a line of names alone only where a byline stands: below the
    headline, beside a date, a role or a handle. The publisher's own names, which `house` (of `house_of`) has, give way
    to a person's. None when neither is there.
    """
    spare: Told | None = None
    for told in _bylines(lines, first, end, title):
        names = told.value.split(SEPARATOR)
        persons = [name for name in names if not opens_with_house(name, house)]
        if persons:
            return told._replace(value=SEPARATOR.join(persons))
        spare = spare or told._replace(confidence=0.4, rule="the byline, which names the publisher")
    return spare


def _bylines(lines: Sequence[Line], first: int, end: int, title: int | None) -> Iterator[Told]:
    """Yield what could be the authors, the surest first."""
    anchor = first if title is None else title
    low, high = max(0, anchor - _ABOVE), min(len(lines), first + _INTO)
    below = [index for index in range(low, high) if index > anchor]
    above = [index for index in range(low, high) if index < anchor]
    for index in (*below, *range(anchor - 1, max(-1, anchor - _FAR_ABOVE), -1)):
        if names := _prefixed(lines, index, high):
            yield Told(SEPARATOR.join(names), 0.9, "the byline")
    for index in below:
        near = index <= first or (index < first + 9 and lines[index].kind is not Kind.SHORT)
        if near and (names := _bare(lines, index, first)):
            yield Told(SEPARATOR.join(names), 0.7, "a name where the byline stands")
    for index in reversed(above):
        names = _bare(lines, index, first, beside_date=True)
        # What the headline names too is whom the story is about.
        if names and not any(name in lines[anchor].text for name in names):
            yield Told(SEPARATOR.join(names), 0.55, "a name beside the date above the headline")
    for index in range(end - 2, min(len(lines), end + _AFTER)):
        if 0 <= index < len(lines) and index > first and (names := _prefixed(lines, index, end + _AFTER)):
            yield Told(SEPARATOR.join(names), 0.65, "a byline at the article's end")


def _prefixed(lines: Sequence[Line], index: int, high: int) -> tuple[str, ...]:
    line = lines[index]
    if is_prefix(line.text):
        return _following(lines, index + 1, high)
    if line.words > 24 or not has_prefix(line.text):
        return ()
    if line.ends and line.words > 12:
        return ()
    names = people_in(line.text)
    if not names:
        return ()
    return unique((*names, *_following(lines, index + 1, high, first=False)))


def _following(lines: Sequence[Line], start: int, high: int, *, first: bool = True) -> tuple[str, ...]:
    """Return the names on the lines from `start`: one a line, with their roles, until a line has none."""
    names: list[str] = []
    for index in range(start, min(high, start + 6, len(lines))):
        line = lines[index]
        joins = re.fullmatch(r"(?:and|und|et|y|og|och|&|,)", line.text.strip(), re.IGNORECASE)
        if joins:
            continue
        found = people_in(line.text) if line.words <= 10 and not line.ends and line.kind is not Kind.STOP else []
        role = bool(_ROLE_LINE.search(line.text))
        if found and (is_name(line.text) or role or (first and not names)):
            names.extend(found)
        elif not (role and line.words <= 6 and names):
            break
        if not first and not role and index == start:
            # The line behind "By NAME" is a second author only with a role or joined by "and".
            return ()
    return unique(names)


def _bare(lines: Sequence[Line], index: int, first: int, *, beside_date: bool = False) -> tuple[str, ...]:
    line = lines[index]
    if line.kind in {Kind.JUNK, Kind.STOP, Kind.LEGAL, Kind.PROSE} or line.words > 16:
        return ()
    if line.kind in {Kind.CAPTION, Kind.CREDIT} and not is_slashed(line.text):
        return ()
    names = people_in(line.text)
    if not names:
        return ()
    alone = is_name(line.text)
    dated = bool(dates_in(line.text)) or line.kind in {Kind.AGE, Kind.TIMESTAMP}
    role = bool(_ROLE_LINE.search(line.text))
    agency = agency_of(line.text) is not None
    if not (alone or dated or role):
        return ()
    around = [lines[other] for other in (index - 1, index + 1, index + 2) if 0 <= other < len(lines) and other != index]
    near_date = dated or any(other.kind in {Kind.TIMESTAMP, Kind.AGE} for other in around)
    near_role = role or any(
        other.words <= 8 and (_ROLE_LINE.search(other.text) or _HANDLE.search(other.text)) for other in around
    )
    if near_date or near_role:
        return unique(names)
    # Alone just above the first paragraph, and two words or more: a byline of a paper that prints no "by".
    close = first - index <= 2 and not beside_date
    return unique(names) if close and alone and (agency or len(names[0].split()) >= 2) else ()
