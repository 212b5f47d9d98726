"""What differs between two versions of a text, by paragraph and then by word, in words that an editor reads."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from standfirst.text import fold_typography, shorten

_ALIKE = 0.5
"""How much of their words two paragraphs share to be one that was changed."""
_MOST_COMPARED = 200
"""Paragraphs that differ, up to which it is told which became which; articles have a fifth of that."""
_MOST_WORDS = 1_000
"""Words of both its versions up to which its changed words are told."""
_MOST_SHOWN = 12
_SHOWN = 80
"""How many details are told, and how many characters of each text."""


@dataclass(frozen=True, slots=True)
class Revision:
    """How a text became another: numbers of paragraphs, and details in the order of the text."""

    added: int = 0
    removed: int = 0
    changed: int = 0
    details: tuple[str, ...] = ()

    def __str__(self) -> str:
        kinds = (("added", self.added), ("removed", self.removed), ("changed", self.changed))
        told = [f"{_count(number)} {kind}" for kind, number in kinds if number]
        return ", ".join(told) or "typography or layout alone"


def _count(number: int) -> str:
    return "1 paragraph" if number == 1 else f"{number} paragraphs"


def revision(old: str, new: str) -> Revision:
    """Return what makes `new` differ from `old`: paragraphs added and removed, and changed ones with their words.

    Typography and white space do not count. At most a dozen details are told.
    """
    before, after = _blocks(old), _blocks(new)
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    before, after = before[head : len(before) - tail], after[head : len(after) - tail]
    if len(before) + len(after) > _MOST_COMPARED:
        return _by_counts(before, after)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    added = removed = changed = 0
    details: list[str] = []
    for kind, low, high, first, last in matcher.get_opcodes():
        if kind == "equal":
            continue
        for one, other in _pairs(before[low:high], after[first:last]):
            if one is None:
                added += 1
                details.append(f"added: {_quoted(other or '')}")
            elif other is None:
                removed += 1
                details.append(f"removed: {_quoted(one)}")
            else:
                changed += 1
                details += changed_words(one, other)
    return Revision(added, removed, changed, tuple(details[:_MOST_SHOWN]))


def _blocks(text: str) -> list[str]:
    return [folded for line in text.split("\n") if (folded := fold_typography(line))]


def _common(one: Sequence[str], other: Sequence[str]) -> int:
    length = 0
    for mine, theirs in zip(one, other, strict=False):
        if mine != theirs:
            break
        length += 1
    return length


def _by_counts(before: Sequence[str], after: Sequence[str]) -> Revision:
    """Return only how many paragraphs came and went: of a text so long, no one reads which became which."""
    old, new = Counter(before), Counter(after)
    return Revision((new - old).total(), (old - new).total())


def _pairs(before: Sequence[str], after: Sequence[str]) -> Iterator[tuple[str | None, str | None]]:
    """Yield paragraphs that stand in one another's place: alike ones together, in order, the others alone."""
    place = 0
    for one in before:
        found = next((at for at in range(place, len(after)) if _likeness(one, after[at]) >= _ALIKE), None)
        if found is None:
            yield one, None
            continue
        yield from ((None, other) for other in after[place:found])
        yield one, after[found]
        place = found + 1
    yield from ((None, other) for other in after[place:])


def _likeness(one: str, other: str) -> float:
    """Return the share of the words of both that they have in common, order aside."""
    mine, theirs = Counter(one.split()), Counter(other.split())
    return 2 * (mine & theirs).total() / ((mine + theirs).total() or 1)


def changed_words(old: str, new: str) -> list[str]:
    """Return the words that differ between two versions of a paragraph: `"four" is now "five"`."""
    before, after = old.split(), new.split()
    if len(before) + len(after) > _MOST_WORDS:
        return [f"{_quoted(old)} is now {_quoted(new)}"]
    told = []
    for kind, low, high, first, last in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        was, now = _quoted(" ".join(before[low:high])), _quoted(" ".join(after[first:last]))
        if kind == "replace":
            told.append(f"{was} is now {now}")
        elif kind == "delete":
            told.append(f"{was} is gone{_behind(before, low)}")
        elif kind == "insert":
            told.append(f"{now} is new{_behind(after, first)}")
    return told


def _behind(words: Sequence[str], place: int) -> str:
    return f" behind {_quoted(' '.join(words[max(0, place - 3) : place]))}" if place else " at the start"


def _quoted(text: str) -> str:
    shown = shorten(text, _SHOWN)
    return f"“{shown}”" if '"' in shown else f'"{shown}"'
