"""Why two articles are linked: what they share, said so that an editor can see it in both.

Names and topics that the desk gave both come first, then names and words that stand in both texts in the same form.
The likeness of two articles is a sum over their common terms, so the terms that add most to it are its reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Literal

import numpy as np

from standfirst.relate.calendar_words import is_of_the_calendar
from standfirst.relate.corpus import Corpus
from standfirst.relate.nearest import Ints, Near
from standfirst.relate.surfaces import Surfaces
from standfirst.relate.texts import days_later
from standfirst.relate.vectors import LENGTH
from standfirst.relate.words import is_unspaced
from standfirst.text import fold

Kind = Literal["people", "topics", "organisations", "places", "tags", "names", "words", "days"]

MOST: Mapping[str, int] = {
    "people": 3,
    "topics": 3,
    "organisations": 2,
    "places": 2,
    "tags": 2,
    "names": 3,
    "words": 4,
}
"""How many of each are said."""

_ENOUGH = MOST["names"] + MOST["words"]

_LOOKED_AT = 16
"""Terms that are looked for in both texts, at most."""

_KEPT = 20_000
"""Folded texts that are kept at once."""

_ADDING = LENGTH * LENGTH // 250
"""What a term must add to a likeness to be a reason: .004, of the .1 that a link has at least."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Something that two articles share.

    `people`, `organisations` and `places` the desk named in both; `topics` are slugs; `tags` are its other names.
    `names` and `words` stand in both texts, but for upper and lower case as they are here; `walked / walking` stands
    for a word that each text has in another form, where they have no other in common. `days` has no values: the other
    article is `days` later, or earlier where that is negative.
    """

    kind: Kind
    values: tuple[str, ...] = ()
    days: int | None = None


class Reasons:
    """Says why articles of a corpus are linked; keeps the last article that it read, as links come in bunches."""

    def __init__(self, corpus: Corpus, near: Sequence[Near] = (), floor: int = 0) -> None:
        """Say why articles of a corpus are linked; `near` are those near each, asked about from a score `floor` on."""
        self._corpus = corpus
        self._near = near
        self._floor = floor
        self._last: tuple[int, Surfaces, dict[int, list[int]]] | None = None
        self._texts: dict[int, str] = {}
        self._added = np.zeros(corpus.rows.shape[1], np.int64)

    def between(self, id_: str, other_id: str) -> tuple[Reason, ...]:
        """Return what `id_` and `other_id` share, the most telling first; raises `KeyError` for an unknown id."""
        one, other = self._corpus.slots[id_], self._corpus.slots[other_id]
        first, second = self._corpus.text(one), self._corpus.text(other)
        pairs: tuple[tuple[Kind, frozenset[str]], ...] = (
            ("people", first.people & second.people),
            ("topics", first.topics & second.topics),
            ("organisations", first.organisations & second.organisations),
            ("places", first.places & second.places),
            ("tags", first.names & second.names),
        )
        given = [Reason(kind, self._rarest(shared, first.tongue)[: MOST[kind]]) for kind, shared in pairs if shared]
        found = [*given, *self._read(one, other, _said(given))] or self._least(one, other)
        if (days := days_later(first, second)) is not None:
            found.append(Reason("days", days=days))
        return tuple(found)

    def shared_terms(self, one: int, other: int) -> Iterator[tuple[str, bool]]:
        """Yield the terms that make two articles (by slot) alike, in a form that stands in both, the strongest first.

        With each, whether it is written as a name. Nothing for articles in two languages.
        """
        if self._last is None or self._last[0] != one:
            self._last = one, Surfaces.of(self._corpus, one, self._folded(one)), self._adding(one, self._close(one))
        _, surfaces, adding = self._last
        if other not in adding:
            adding |= self._adding(one, np.array([other]))
        text, tongue = self._folded(other), self._corpus.text(one).tongue
        for code in adding[other]:
            found = surfaces.common(code, text)
            if found is not None and not is_of_the_calendar(found[0], tongue):
                yield found

    def _close(self, one: int) -> Ints:
        """Return the articles about which `one` will be asked, so that all are worked out at once."""
        if one >= len(self._near):
            return np.empty(0, np.int64)
        near = self._near[one]
        return near.others[near.values >= self._floor].astype(np.int64)

    def _adding(self, one: int, others: Ints, floor: int = _ADDING, most: int = _LOOKED_AT) -> dict[int, list[int]]:
        """Return the terms that add most to the likeness of `one` and each of `others`, the strongest first."""
        rows = self._corpus.rows
        mine = slice(rows.indptr[one], rows.indptr[one + 1])
        self._added[rows.indices[mine]] = rows.data[mine]
        starts = rows.indptr[others].astype(np.int64)
        sizes = rows.indptr[others + 1] - starts
        ends = np.cumsum(sizes)
        places = np.repeat(starts - ends + sizes, sizes) + np.arange(sizes.sum())
        added = self._added[rows.indices[places]] * rows.data[places]
        self._added[rows.indices[mine]] = 0
        strong = np.flatnonzero(added >= floor)
        codes, added = self._corpus.learnt.columns.codes(rows.indices[places[strong]]), added[strong]
        whose = np.searchsorted(ends, strong, "right")
        # Among equals by the term's number and not its column, which hangs on the order in which articles came.
        order = np.lexsort((codes, -added, whose))
        cuts = np.searchsorted(whose[order], np.arange(len(others) + 1))
        codes = codes[order]
        return {
            other: codes[start : min(start + most, end)].tolist()
            for other, (start, end) in zip(others.tolist(), pairwise(cuts.tolist()), strict=True)
        }

    def _least(self, one: int, other: int) -> list[Reason]:
        """Return why two articles are linked where nothing strong is the same in both.

        The first of these that there is: weak words in one form; names that the desk gave both, as different things;
        words of one stem, each as it stands in its article.
        """
        first, second = self._corpus.text(one), self._corpus.text(other)
        codes = self._adding(one, np.array([other]), 1, len(first.whole))[other]
        mine = Surfaces.of(self._corpus, one, self._folded(one))
        same = [form for code in codes if (form := mine.common(code, self._folded(other)))]
        if same:
            named = tuple(dict.fromkeys(surface for surface, name in same if name))[: MOST["names"]]
            words = tuple(dict.fromkeys(surface for surface, name in same if not name))[: MOST["words"]]
            return [*([Reason("names", named)] if named else []), *([Reason("words", words)] if words else [])]
        if shared := first.named & second.named:
            return [Reason("tags", self._rarest(shared, first.tongue)[: MOST["tags"]])]
        theirs = Surfaces.of(self._corpus, other, self._folded(other))
        forms = [f"{mine.first(code)} / {theirs.first(code)}" for code in codes[: MOST["words"]]]
        return [Reason("words", tuple(dict.fromkeys(forms)))] if forms else []

    def _folded(self, slot: int) -> str:
        text = self._texts.get(slot)
        if text is None:
            if len(self._texts) >= _KEPT:
                self._texts.clear()
            text = self._texts[slot] = self._corpus.learnt.folded_of(self._corpus.text(slot))
        return text

    def _rarest(self, names: Iterable[str], tongue: str) -> tuple[str, ...]:
        return tuple(sorted(names, key=lambda name: (-self._corpus.rarity(name, tongue), name)))

    def _read(self, one: int, other: int, said: frozenset[str]) -> list[Reason]:
        chosen: dict[str, tuple[frozenset[str], bool]] = {}
        covering = [_words(value) for value in said]
        known = len(covering)
        for surface, named in self.shared_terms(one, other):
            words = _words(surface)
            if _covered(words, covering):
                continue
            shorter = [kept for kept, (some, _) in chosen.items() if some <= words]
            if shorter:
                if not named and any(chosen[kept][1] for kept in shorter):
                    continue  # a name with a word beside it says no more than the name
                for kept in shorter:
                    del chosen[kept]
                covering[known:] = [some for some, _ in chosen.values()]
            chosen[surface] = words, named
            covering.append(words)
            if len(chosen) >= _ENOUGH:
                names_ = sum(name for _, name in chosen.values())
                if names_ >= MOST["names"] and len(chosen) - names_ >= MOST["words"]:
                    break
        names = tuple(surface for surface, (_, named) in chosen.items() if named)[: MOST["names"]]
        words_ = tuple(surface for surface, (_, named) in chosen.items() if not named)[: MOST["words"]]
        return [*([Reason("names", names)] if names else []), *([Reason("words", words_)] if words_ else [])]


@lru_cache(maxsize=1 << 16)
def _words(surface: str) -> frozenset[str]:
    """Return the words of a surface; of a script without spaces its pairs of characters."""
    if is_unspaced(surface):
        return frozenset(surface[place : place + 2] for place in range(len(surface) - 1))
    return frozenset(fold(surface).replace("-", " ").split())


def _covered(words: frozenset[str], covering: Iterable[frozenset[str]]) -> bool:
    for kept in covering:  # noqa: SIM110 - a third of the time of `any`, a million times
        if words <= kept:
            return True
    return False


def _said(given: Iterable[Reason]) -> frozenset[str]:
    return frozenset(value for reason in given for value in reason.values)
