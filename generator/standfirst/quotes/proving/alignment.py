"""Laying a quote beside the nearest place of its source, word by word: for messages alone, never to accept."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from standfirst.quotes.marks import is_word
from standfirst.quotes.proving.edges import UNSPACED_CLASS

MOST_COMPARED = 300
"""Words of a quote that are compared; a difference further on is not named."""
LONGEST_COMPARED = 4_000
"""Characters of a quote that are compared."""
MOST_READ = 60_000
"""Characters of a source that are compared."""
_LOOK_AHEAD = 8
_MOST_PLACES = 40
_PUNCTUATION = r"\s\"–…\[\]().,;:!?¡¿\x1e\x1f"  # noqa: RUF001 - a dash
_TOKEN = re.compile(f"[{UNSPACED_CLASS}]|(?:[^{_PUNCTUATION}{UNSPACED_CLASS}]|(?<=\\w)[.,:](?=\\w))+|[^\\s\\x1e\\x1f]")


class Token(NamedTuple):
    """A word or a punctuation mark; `start` and `end` count characters of the text it stands in."""

    text: str
    start: int
    end: int

    @property
    def word(self) -> bool:
        """Tell whether it is a word or a number."""
        return any(is_word(character) for character in self.text)


class Difference(NamedTuple):
    """Tokens of a quote, from `first` up to `last`, and what the source has for them; either may be none."""

    first: int
    last: int
    source_first: int
    source_last: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """A quote beside the nearest place of a source."""

    quote: Sequence[Token]
    source: Sequence[Token]
    differences: tuple[Difference, ...]
    first: int
    """The source's token beside the quote's first."""
    last: int
    """The source's token behind the one beside the quote's last."""
    alike: int
    """How many words are the same but for letter case."""

    @property
    def order(self) -> tuple[float, int]:
        """What makes one place nearer than another: more words alike, then a first difference further on."""
        return self.rank, self.differences[0].first if self.differences else len(self.quote)

    @property
    def rank(self) -> float:
        """How many words are alike, one that differs at its end counted as well."""
        pairs = ((self.quote[part.first].text, self.source[part.source_first].text)
                 for part in self.differences
                 if part.first < part.last and part.source_first < min(part.source_last, len(self.source)))  # fmt: skip
        return self.alike + sum(0.95 for one, other in pairs if one[:2].casefold() == other[:2].casefold())


def tokens(text: str) -> list[Token]:
    """Return the words and punctuation marks of folded text."""
    return [Token(found.group(), *found.span()) for found in _TOKEN.finditer(text)]


def align(quote: Sequence[Token], source: Sequence[Token]) -> Alignment | None:
    """Return the quote beside the place in `source` that shares most words with it; None where none is near.

    Near is half of the words, and two at least; one is enough where another begins alike ("can", "cannot").
    """
    quote = quote[:MOST_COMPARED]
    keys = [token.text.casefold() for token in source]
    wanted = [token.text.casefold() for token in quote]
    best: Alignment | None = None
    for place in _nearest(quote, wanted, keys):
        found = _beside(quote, wanted, source, keys, place)
        if best is None or found.order > best.order:
            best = found
    words = sum(token.word for token in quote)
    return best if best is not None and best.alike and best.rank >= max(min(1.9, words), words / 2) else None


def _nearest(quote: Sequence[Token], wanted: Sequence[str], keys: Sequence[str]) -> list[int]:
    """Return the few places in the source where most of the quote's words stand in their order."""
    asked = {key for key, token in zip(wanted, quote, strict=True) if token.word}
    places: dict[str, list[int]] = defaultdict(list)
    for place, key in enumerate(keys):
        if key in asked and len(places[key]) <= _MOST_PLACES:
            places[key].append(place)
    votes: Counter[int] = Counter()
    shifts: dict[int, Counter[int]] = defaultdict(Counter)
    for number, key in enumerate(wanted):
        near = places.get(key, [])
        if len(near) > _MOST_PLACES:
            near = near[: _MOST_PLACES // 4]
        for place in near:
            shift = place - number
            weight = 1 + (len(near) < 4)
            for bin_ in (shift // 4, shift // 4 + 1):
                votes[bin_] += weight
                shifts[bin_][shift] += weight
    return list(dict.fromkeys(shifts[bin_].most_common(1)[0][0] for bin_, _ in votes.most_common(4)))


def _beside(
    quote: Sequence[Token], wanted: Sequence[str], source: Sequence[Token], keys: Sequence[str], shift: int
) -> Alignment:
    """Walk through both from where `shift` puts the quote's beginning, and step over what differs."""
    here, there = (0, shift) if shift >= 0 else (-shift, 0)
    differences = [Difference(0, here, 0, 0)] if here else []
    here, there, moved = _first_common(wanted, keys, here, there)
    differences += moved
    first = there
    alike = 0
    while here < len(wanted):
        if there < len(keys) and wanted[here] == keys[there]:
            alike += quote[here].word
            if quote[here].text != source[there].text:
                differences.append(Difference(here, here + 1, there, there + 1))
            here, there = here + 1, there + 1
            continue
        ahead, beyond = _resume(wanted, keys, here, there)
        differences.append(Difference(here, ahead, there, beyond))
        here, there = ahead, beyond
    return Alignment(quote, source, tuple(differences), first, min(there, len(keys)), alike)


def _first_common(
    wanted: Sequence[str], keys: Sequence[str], here: int, there: int
) -> tuple[int, int, list[Difference]]:
    """Move the beginning back where the words before the place are the quote's too."""
    if here < len(wanted) and there < len(keys) and wanted[here] == keys[there]:
        return here, there, []
    for back in range(1, 5):
        if there - back >= 0 and here < len(wanted) and keys[there - back] == wanted[here]:
            return here, there - back, []
    return here, there, []


def _resume(wanted: Sequence[str], keys: Sequence[str], here: int, there: int) -> tuple[int, int]:
    """Return where both go on alike behind a difference, with as little as possible stepped over."""
    for total in range(1, 2 * _LOOK_AHEAD):
        for skipped in sorted(range(total + 1), key=lambda part: abs(2 * part - total)):
            ahead, beyond = here + skipped, there + total - skipped
            if max(skipped, total - skipped) > _LOOK_AHEAD or ahead > len(wanted) or beyond > len(keys):
                continue
            if ahead == len(wanted):
                if total - skipped == skipped:
                    return ahead, beyond
                continue
            if beyond < len(keys) and wanted[ahead] == keys[beyond] and _goes_on(wanted, keys, ahead, beyond):
                return ahead, beyond
    return min(here + 1, len(wanted)), min(there + 1, len(keys))


def _goes_on(wanted: Sequence[str], keys: Sequence[str], here: int, there: int) -> bool:
    """Tell whether the tokens behind a common one are common too, or the quote ends there."""
    if here + 1 >= len(wanted):
        return True
    return there + 1 < len(keys) and wanted[here + 1] == keys[there + 1]
