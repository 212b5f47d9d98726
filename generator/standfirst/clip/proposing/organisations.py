# ruff: noqa: RUF001 - apostrophes
"""Organisations that a text names, told by the form of the name: what it ends or begins with, or its short form.

No list of organisations is needed, and none would be right for long. A name of another form ("Lantern Watch") is not
found: a desk that meets it twice puts it into its registry.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from standfirst.clip.proposing.organisation_forms import (
    ALONE,
    BRACKETED,
    FORMED,
    GENERIC,
    GERMAN_HEAD,
    HEAD,
    NO_START,
    PATTERNS,
    POSSESSED,
    SMALL,
    VAGUE,
)

_LONGEST = 8
"""Words of a name; a longer run of capital words is a headline."""
_MOST = 400
"""More names than any article has; further ones are not looked at."""
_WORD = re.compile(r"[^\W_][\w’'&-]{0,60}")


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation as a text names it: in full, its short form where it gives one, how often and where first.

    `start` counts characters of the text.
    """

    name: str
    short: str | None
    count: int
    start: int


def organisations_in(text: str, language: str | None) -> list[Named]:
    """Return the organisations that `text` names by their form, in the order of their first place.

    Names by what they end or begin with are known in English, German, French, Spanish and Portuguese; a name with its
    own initials in brackets behind it is known in every language of the Latin script.
    """
    found: dict[str, tuple[int, str | None]] = {}
    for name, short, start in _with_short_forms(text):
        found.setdefault(name, (start, short))
    for name, start in _by_form(text, (language or "").split("-")[0]):
        found.setdefault(name, (start, None))
    counts = Counter(_WORD.findall(text))
    rows = [
        Named(name, short, text.count(name) + (counts[short] - 1 if short else 0), start)
        for name, (start, short) in list(found.items())[:_MOST]
    ]
    return sorted(_merged(rows), key=lambda row: (row.start, row.name))


def _merged(rows: list[Named]) -> Iterator[Named]:
    """Yield names without those that only stand within a longer one, or that are its short form.

    A name that one longer name ends with is taken for that body's, too: the US Supreme Court is the Supreme Court.
    """
    shorts = {row.short for row in rows}
    within = {row.name: [other for other in rows if row.name in other.name and row.name != other.name] for row in rows}
    for row in rows:
        longer = within[row.name]
        alone = row.count - sum(other.count for other in longer if other.count)
        again = len(longer) == 1 and longer[0].name.endswith(f" {row.name}")
        if row.name in shorts or (longer and alone <= 0) or again:
            continue
        shorter = [other for other in rows if row.name.endswith(f" {other.name}") and len(within[other.name]) == 1]
        yield replace(row, count=max([row.count, *(other.count for other in shorter)]))


def _by_form(text: str, language: str) -> Iterator[tuple[str, int]]:
    """Yield names by what they end or begin with; where one runs into another they are one."""
    spans: list[tuple[int, int]] = []
    for pattern in PATTERNS.get(language, ()):
        for match in pattern.finditer(text):
            start = match.start() + (_cut(match["name"]) if language == "en" else 0)
            spans.append((start, match.end("name")))
    first = reach = -1
    for start, end in [*sorted(spans), (len(text) + 1, 0)]:
        if start < reach:
            reach = max(reach, end)
            continue
        if reach > 0 and _is_one(text[first:reach], language):
            yield text[first:reach], first
        first, reach = start, end


def _cut(name: str) -> int:
    """Return where a name begins behind whose it is, another name, a person's office or a sentence's opening.

    "Corran's Ministry of Trade", "Reyes and the Harbour Board", "head of Merrow University" hold one name each.
    """
    cut = 0
    for join in re.finditer(r"\s(?:and|of|for)\s+(?:[Tt]he\s+)?|[’']s\s+", name):
        before, behind = name[cut : join.start()], name[join.end() :]
        if _parts(join.group().split()[0], before, behind, the="he " in join.group()):
            cut = join.end()
    while first := re.match(r"(\S+?)[.,]?\s+", name[cut:]):
        if first[1].casefold() not in NO_START and not re.search(r"-(?:based|led|backed|run|owned)$", first[1]):
            break
        cut += first.end()
    return cut


def _parts(join: str, before: str, behind: str, *, the: bool) -> bool:
    """Tell whether two names, or a person and a name, stand on both sides of a joining word."""
    headed = bool(HEAD.search(before))
    if not HEAD.search(behind):
        return False
    if join == "and":
        return (headed and not FORMED.search(before)) or the or before.isupper()
    if join in {"of", "for"}:
        return not headed
    return before.rpartition(" ")[2].casefold() not in POSSESSED


def _is_one(name: str, language: str) -> bool:
    """Tell whether a name is one body's and no kind of body's."""
    words = name.split()
    if language != "en":
        return len(name) > 6 and not VAGUE.fullmatch(name)
    if not 2 <= len(words) <= _LONGEST:
        return False
    return name.casefold() in ALONE or not all(word.casefold() in GENERIC | SMALL for word in words)


def _with_short_forms(text: str) -> Iterator[tuple[str, str, int]]:
    """Yield names with their initials in brackets behind them: "Harbour Safety Board (HSB)"."""
    for match in BRACKETED.finditer(text):
        short = match["short"]
        if not short.isupper():
            continue  # "(SDGs)" are several, "(Velmark)" is a place
        before = text[max(0, match.start() - 120) : match.start()].rpartition("\n")[2]
        words = list(_WORD.finditer(before))
        if not words or before[words[-1].end() :].strip():
            continue
        fewest = 1 if len(short) > 2 or HEAD.search(before[words[-1].start() :]) else len(words)
        for first in range(len(words) - fewest, max(-1, len(words) - 10), -1):
            name = before[words[first].start() :].strip()
            if _are_initials(short, [word.group() for word in words[first:]]):
                yield name, short, match.start() - len(before) + words[first].start()
                break


def _are_initials(short: str, words: list[str]) -> bool:
    """Tell whether capital words begin with the letters of `short`; small words may be left out of it.

    A single compound has them as letters in order, the first at its start: Bundeskriminalamt (BKA).
    """
    letters = [letter for letter in short if letter.isupper()]
    parts = [part for word in words for part in word.split("-") if part]
    if not words[0][0].isupper() or any(not part[0].isupper() and part not in SMALL for part in parts):
        return False
    if [part[0] for part in parts if part[0].isupper()] == letters:
        return len(letters) > 1
    if len(words) == 1 and len(words[0]) >= 8 and words[0][0] == letters[0] and GERMAN_HEAD.search(words[0]):
        rest = iter(words[0][1:].upper())
        return all(letter in rest for letter in letters[1:])
    return False
