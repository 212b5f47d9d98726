"""Finding a quote's unedited words in a source, in their order and near enough to each other.

Each stretch of words is looked for with `str.find` and nothing else: no pattern, and no likeness. A budget of steps
bounds the time: one pattern with gaps that may grow took past 500 seconds on a made-up body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from standfirst.quotes.found import Span
from standfirst.quotes.proving.edges import GLUED, count_words, stands_whole
from standfirst.quotes.proving.edits import LOOSE, MOST_REPLACED, MOST_SKIPPED, Parsed, Piece
from standfirst.quotes.proving.spoken import PARTED, Spoken

STEPS = 3000
"""How much is tried for one quote: places looked at, and a further step for each 200 characters between two."""
_REACH = {"elision": 20 * MOST_SKIPPED, "bracket": 40 * MOST_REPLACED}
_END_MARKS = '.,"。，、'  # noqa: RUF001 - Chinese and Japanese marks
_OPENS = re.compile(r'(?<!\S)"(?=\S|$)')
_CLOSES = re.compile(r'(?:(?<=[^\ssS])|(?<=^))"(?!\w)')
"""Marks within what an edit passes over; behind an s it may be a plural's apostrophe."""


class BudgetSpentError(Exception):
    """More was tried for one quote than any real one needs."""


class Budget:
    """How much may still be tried for one quote."""

    def __init__(self, steps: int = STEPS) -> None:
        self._steps = steps

    def spend(self, steps: int) -> None:
        """Take `steps` from what is left. Raises `BudgetSpentError` when it is not enough."""
        self._steps -= steps
        if self._steps < 0:
            raise BudgetSpentError


class Place(NamedTuple):
    """Where a stretch of words stands in the searched text."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Match:
    """Where all of a quote's words stand in `source`, in their order."""

    source: Spoken
    places: tuple[Place, ...]
    recased: bool
    """Whether the first letter's case was changed without a mark."""
    end: int
    """Where the match ends in `source`, with a last mark that quote and source share."""
    goes_on: str = ""
    """What speaks against the quote's end: "." where its full stop ends what goes on, "?" where it leaves one out."""

    @property
    def span(self) -> Span:
        """Where in the body it stands, from its first unedited word to its last."""
        return self.source.span(self.places[0].start, self.end)

    @property
    def passed_over(self) -> int:
        """How many characters of the source lie between its words."""
        return sum(after.start - before.end for before, after in pairwise(self.places))

    def own_marks(self, parsed: Parsed) -> list[int]:
        """Return the numbers of the groups of marks that the source has itself, word for word."""
        text = self.source.text
        return [
            number
            for number in range(1, len(self.places))
            if parsed.marks[number]
            and text[self.places[number - 1].end : self.places[number].start].strip(LOOSE)
            == " ".join(piece.text for piece in parsed.marks[number]).strip(LOOSE)
        ]


class Matcher:
    """Looks for one parsed quote."""

    def __init__(self, parsed: Parsed, budget: Budget) -> None:
        self._parsed = parsed
        self._budget = budget

    def matches(self, source: Spoken, *, recase: bool = False) -> Iterator[Match]:
        """Yield the places in `source` that have the quote, the first one first.

        With `recase` the first letter may be of the other case, and only then is it looked for so. Raises
        `BudgetSpentError` when nothing more may be tried.
        """
        words = self._parsed.words
        if recase and (words[0].either_case or not _swapped(words[0].text)):
            return
        if any(
            not any(form in source.text for form in self._forms(piece, recase and not place))
            for place, piece in enumerate(words)
        ):
            return
        for places in self._follow(source, 0, 0, recase):
            end, goes_on = self._end(source, places[-1].end)
            yield Match(source, places, recase, end, goes_on)

    def _forms(self, piece: Piece, recase: bool) -> tuple[str, ...]:  # noqa: FBT001 - private
        swapped = _swapped(piece.text)
        if recase:
            return (swapped,)
        return (swapped, piece.text) if piece.either_case and swapped else (piece.text,)

    def _follow(self, source: Spoken, place: int, start: int, recase: bool) -> Iterator[tuple[Place, ...]]:  # noqa: FBT001 - private
        """Yield places for the words from number `place` on, the first of them behind `start`."""
        words, marks = self._parsed.words, self._parsed.marks
        if place == len(words):
            yield ()
            return
        piece = words[place]
        last = place == len(words) - 1
        allowed, stop = self._room(source, place, start)
        for form in self._forms(piece, recase and not place):
            found, counted, between = source.text.find(form, start, stop), start, 0
            while found >= 0:
                self._budget.spend(1 + (found - counted) // 200 if place else 1)
                if place:
                    between += count_words(source.text[counted:found])
                    counted = found
                    if between > allowed or source.is_parted(start, found):
                        break
                end = found + len(form)
                if (
                    stands_whole(
                        source.text,
                        found,
                        end,
                        left=not _glued(marks[place], -1),
                        right=not _glued(marks[place + 1], 0),
                    )
                    and (not place or _joint_holds(source.text[start:found], marks[place]))
                    and (not last or self._end(source, end)[0] >= 0)
                ):
                    for rest in self._follow(source, place + 1, end, recase):
                        yield (Place(found, end), *rest)
                found = source.text.find(form, found + 1, stop)

    def _room(self, source: Spoken, place: int, start: int) -> tuple[int, int]:
        """Return how many words may be passed over before words number `place`, and where to stop looking."""
        if not place:
            return 0, len(source.text)
        kinds = {mark.kind for mark in self._parsed.marks[place]}
        reach = max((_REACH.get(kind, 2) for kind in kinds), default=2) + len(self._parsed.words[place].text)
        allowed = MOST_SKIPPED if "elision" in kinds else MOST_REPLACED if "bracket" in kinds else 0
        return allowed, min(source.run_end(start), start + reach)

    def _end(self, source: Spoken, end: int) -> tuple[int, str]:
        """Return where the match ends with its last mark, -1 where that mark may not be, and what speaks against it.

        A comma for a full stop and the other way round is what the sentence around the quote wants (AP, Chicago 6.9,
        APA 8.31); a question or an exclamation mark is the speaker's.
        """
        tail = self._parsed.tail
        if self._parsed.marks[-1]:
            return end, ""
        behind = end
        while behind < len(source.text) and source.text[behind] in _END_MARKS and behind - end < 4:
            behind += 1
        there, following = source.text[end:behind], source.text[behind : behind + 1]
        if tail and there.startswith(tail):
            return end + len(tail), ""
        if tail.count('"') > there.count('"') or sum(mark in ".," for mark in tail) > 1:
            return -1, ""
        stop = tail.strip('"')
        asked = "?" if following == "?" else ""
        if not stop:
            return end, asked
        if following in {"?", "!"} and not there.strip('"'):
            return -1, ""
        ends = not following or following in (PARTED, GLUED) or behind + 1 in source.seams_within(end, behind + 2)
        unfinished = stop == "." and "." not in there and not ends
        return end, "." if unfinished else ""


def _swapped(text: str) -> str:
    """Return `text` with its first letter in the other case, or "" where it has none."""
    first = text[0].swapcase()
    return first + text[1:] if first != text[0] and len(first) == 1 else ""


def _glued(marks: tuple[Piece, ...], place: int) -> bool:
    if not marks:
        return False
    return marks[place].glued_right if place else marks[place].glued_left


def _joint_holds(between: str, marks: tuple[Piece, ...]) -> bool:
    """Tell whether what the source has between two stretches of words is what the marks there may stand for.

    No bracket of the desk's may stand for one of the source's, and no edit may begin in the speaker's own words and
    end in a quotation within them, or the other way round.
    """
    kinds = {mark.kind for mark in marks}
    if any(mark.glued_left or mark.glued_right for mark in marks):
        return " " not in between.strip(" ")
    if not kinds & {"elision", "bracket"}:
        return not between.strip(" ")
    if nested(between):
        return False
    own = "[" in between or "]" in between
    return "elision" in kinds or not own or between.strip() == " ".join(mark.text for mark in marks)


def nested(words: str) -> int:
    """Return how many quotations folded `words` open and leave open, below 0 for what they close unopened."""
    return len(_OPENS.findall(words)) - len(_CLOSES.findall(words))
