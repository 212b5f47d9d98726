"""Why two articles are linked: what they share, said so that an editor can see it in both.

Names and topics that the desk gave both come first, then names and words that stand in both texts in the same form.
The likeness of two articles is a sum over their common terms, so the terms that add most to it are its reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from standfirst.relate.corpus import Corpus
from standfirst.relate.surfaces import Surfaces, folded
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
    `names` and `words` stand in both texts, but for upper and lower case as they are here. `days` has no values: the
    other article is `days` later, or earlier where that is negative.
    """

    kind: Kind
    values: tuple[str, ...] = ()
    days: int | None = None


def described(reason: Reason, titles: Mapping[str, str] | None = None) -> str:
    """Return a reason in English; `titles` are those of topics by slug."""
    if reason.kind == "days":
        days = reason.days or 0
        number = "1 day" if abs(days) == 1 else f"{abs(days)} days"
        return "the same day" if not days else f"{number} {'later' if days > 0 else 'earlier'}"
    values = [(titles or {}).get(value, value) if reason.kind == "topics" else value for value in reason.values]
    listed = values[0] if len(values) == 1 else f"{', '.join(values[:-1])} and {values[-1]}"
    return {
        "people": f"both name {listed}",
        "topics": f"both in {listed}",
        "organisations": f"both name {listed}",
        "places": f"both set in {listed}",
        "tags": f"both tagged {listed}",
        "names": f"both mention {listed}",
        "words": f"shared words: {', '.join(values)}",
    }[reason.kind]


class Reasons:
    """Says why articles of a corpus are linked; keeps the last article that it read, as links come in bunches."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._last: tuple[int, Surfaces] | None = None
        self._texts: dict[int, str] = {}

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
        found = [*given, *self._read(one, other, _said(given))]
        if (days := days_later(first, second)) is not None:
            found.append(Reason("days", days=days))
        return tuple(found)

    def shared_terms(self, one: int, other: int) -> Iterator[tuple[str, bool]]:
        """Yield the terms that make two articles (by slot) alike, in a form that stands in both, the strongest first.

        With each, whether it is written as a name. Nothing for articles in two languages.
        """
        if self._last is None or self._last[0] != one:
            self._last = one, Surfaces.of(self._corpus, one, self._folded(one))
        surfaces = self._last[1]
        text = self._folded(other)
        for code, named in _adding(self._corpus, one, other):
            found = surfaces.common(code, text, named=named)
            if found is not None:
                yield found

    def _folded(self, slot: int) -> str:
        text = self._texts.get(slot)
        if text is None:
            if len(self._texts) >= _KEPT:
                self._texts.clear()
            text = self._texts[slot] = folded(self._corpus.text(slot).whole)
        return text

    def _rarest(self, names: Iterable[str], tongue: str) -> tuple[str, ...]:
        return tuple(sorted(names, key=lambda name: (-self._corpus.rarity(name, tongue), name)))

    def _read(self, one: int, other: int, said: frozenset[str]) -> list[Reason]:
        chosen: dict[str, tuple[frozenset[str], bool]] = {}
        known = [_words(value) for value in said]
        for surface, named in self.shared_terms(one, other):
            words = _words(surface)
            if any(words <= kept for kept in (*known, *(kept for kept, _ in chosen.values()))):
                continue
            shorter = [kept for kept, (some, _) in chosen.items() if some <= words]
            if not named and any(chosen[kept][1] for kept in shorter):
                continue  # a name with a word beside it says no more than the name
            for kept in shorter:
                del chosen[kept]
            chosen[surface] = words, named
            written = [name for _, name in chosen.values()]
            if written.count(True) >= MOST["names"] and written.count(False) >= MOST["words"]:
                break
        names = tuple(surface for surface, (_, named) in chosen.items() if named)[: MOST["names"]]
        words_ = tuple(surface for surface, (_, named) in chosen.items() if not named)[: MOST["words"]]
        return [*([Reason("names", names)] if names else []), *([Reason("words", words_)] if words_ else [])]


def _words(surface: str) -> frozenset[str]:
    """Return the words of a surface; of a script without spaces its pairs of characters."""
    if is_unspaced(surface):
        return frozenset(surface[place : place + 2] for place in range(len(surface) - 1))
    return frozenset(fold(surface).replace("-", " ").split())


def _said(given: Iterable[Reason]) -> frozenset[str]:
    return frozenset(value for reason in given for value in reason.values)


def _adding(corpus: Corpus, one: int, other: int) -> list[tuple[int, bool]]:
    """Return the terms that add most to the likeness of two articles, and whether `one` writes them as a name."""
    ends, columns, weights = corpus.rows.indptr, corpus.rows.indices, corpus.rows.data
    mine, theirs = slice(ends[one], ends[one + 1]), slice(ends[other], ends[other + 1])
    shared, here, there = np.intersect1d(columns[mine], columns[theirs], assume_unique=True, return_indices=True)
    added = weights[mine][here].astype(np.int64) * weights[theirs][there]
    strong = added >= _ADDING
    terms = corpus.terms(one)
    codes, added = corpus.learnt.columns.codes(shared[strong]), added[strong]
    # Among equals by the term's number and not its column, which hangs on the order in which articles came.
    codes = codes[np.lexsort((codes, -added))[:_LOOKED_AT]]
    named = terms.proper[np.searchsorted(terms.codes, codes)]
    return list(zip(codes.tolist(), named.tolist(), strict=True))
