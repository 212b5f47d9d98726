"""The articles ready to be compared: a row of weighted terms and a row of weighted names for each.

Every article has a slot, a row number that it keeps for as long as one corpus is made from the last. Slots say nothing:
what is ordered is ordered by scores, then by ids.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from standfirst.relate import learnt as learning
from standfirst.relate.learnt import Learnt
from standfirst.relate.nearest import Ints, Rows, replaced
from standfirst.relate.scoring import UNDATED
from standfirst.relate.texts import Text
from standfirst.relate.vectors import matrix
from standfirst.relate.weights import Weights, Worn, fit, fitted_on, month_of, worn_shingles

Progress = Callable[[Iterable[str]], Iterable[str]]
"""Lets the ids of articles pass while these are read, as a bar does."""

Fitted = tuple[str, int | None]
"""What weights were fitted on: a hash over the articles' words, and the hour that they end before, if any."""

_NO_ROW: Rows = (np.empty(0, np.int32), np.empty(0, np.int32))


@dataclass(frozen=True, eq=False)
class Corpus:
    """The articles by slot (None in a slot that is free), and their rows.

    `ranks` orders the slots by id. `learnt` and the columns are shared with the corpora made from this one: they
    only ever grow, and no result hangs on which column a term has.
    """

    texts: tuple[Text | None, ...]
    slots: Mapping[str, int]
    ranks: Ints
    hours: Ints
    tongues: frozenset[str]
    fitted: Fitted
    worn: Worn
    rows: sparse.csr_matrix
    names: sparse.csr_matrix
    learnt: Learnt

    @classmethod
    def of(
        cls, texts: Iterable[Text], before: Corpus | None = None, progress: Progress | None = None
    ) -> tuple[Corpus, set[int] | None]:
        """Return the corpus of `texts`, and which slots differ from `before`: None where weights or much else do.

        Raises `ValueError` where two articles have one id.
        """
        by_id = _by_id(texts)
        if before:
            changed = before.differing(by_id)
            if len(changed) <= max(8, len(by_id) // 20) and before.fits(by_id, changed):
                return before.mended(by_id, changed)
        fitted, month = fitted_on(by_id.values())
        learnt = before.learnt.without(by_id) if before else Learnt.nothing()
        for id_ in progress(sorted(by_id)) if progress else by_id:
            learnt.terms_of(by_id[id_])
        terms = [learnt.terms_of(text) for text in fitted]
        worn, learnt = worn_shingles(terms), learnt.afresh(fit(fitted, terms))
        del terms
        return cls._anew(by_id, (_digest(fitted), month), worn, learnt), None

    @classmethod
    def _anew(cls, by_id: Mapping[str, Text], fitted: Fitted, worn: Worn, learnt: Learnt) -> Corpus:
        texts = tuple(by_id[id_] for id_ in sorted(by_id))
        rows = []
        for text in texts:
            rows.append(learnt.row_of(text))
            if len(texts) > learning.TERMS_KEPT:
                learnt.terms.pop(text.words_digest, None)
        return cls(
            texts,
            {text.id: slot for slot, text in enumerate(texts)},
            np.arange(len(texts)),
            np.array([_hours(text) for text in texts], np.int64),
            frozenset(text.tongue for text in texts),
            fitted,
            worn,
            matrix(rows, len(learnt.columns)),
            matrix([learnt.names_of(text) for text in texts], len(learnt.named)),
            learnt,
        )

    def __len__(self) -> int:
        return len(self.texts)

    def text(self, slot: int) -> Text:
        """Return the article in a slot; raises `KeyError` where the slot is free."""
        text = self.texts[slot]
        if text is None:
            raise KeyError(slot)
        return text

    @cached_property
    def taken(self) -> Ints:
        """The slots that hold an article, by its id."""
        return np.array([self.slots[id_] for id_ in sorted(self.slots)], np.int64)

    @cached_property
    def languages(self) -> Ints:
        """A number for the language of each slot's article."""
        numbers = {tongue: number for number, tongue in enumerate(sorted(self.tongues))}
        return np.array([-1 if text is None else numbers[text.tongue] for text in self.texts], np.int64)

    @property
    def weights(self) -> Mapping[str, Weights]:
        """The weights of each language."""
        return self.learnt.weights

    def shingles(self, slot: int) -> NDArray[np.uint32]:
        """Return the hashes of the wording of the article in a slot."""
        return self.learnt.shingles_of(self.text(slot))

    def rarity(self, name: str, tongue: str) -> int:
        """Return what a name weighs in a language, from 1 to `RAREST`."""
        return self.learnt.rarity(name, tongue)

    def differing(self, by_id: Mapping[str, Text]) -> set[str]:
        """Return the ids that came, went or changed in anything that is read here."""
        changed = self.slots.keys() ^ by_id.keys()
        for id_, slot in self.slots.items():
            text = by_id.get(id_)
            if text is not None and text is not self.texts[slot] and text != self.texts[slot]:
                changed.add(id_)
        return changed

    def fits(self, by_id: Mapping[str, Text], changed: set[str]) -> bool:
        """Tell whether the weights would be the same for `by_id`, of which the articles `changed` are not as here."""
        if not changed:
            return True
        digest, month = self.fitted
        pairs = [(self.texts[self.slots[id_]] if id_ in self.slots else None, by_id.get(id_)) for id_ in changed]
        fitted = [_fitted_words(old, month) == _fitted_words(new, month) for old, new in pairs]
        if all(fitted) and month is not None:
            return month_of([text.hours for text in by_id.values() if text.hours is not None]) == month
        again, since = fitted_on(by_id.values())
        return (_digest(again), since) == (digest, month)

    def mended(self, by_id: Mapping[str, Text], changed: set[str]) -> tuple[Corpus, set[int]]:
        """Return the corpus with the articles `changed` as `by_id` has them, and their slots."""
        texts, slots = [*self.texts], dict(self.slots)
        places: set[int] = set()
        for id_ in sorted(changed - by_id.keys()):
            places.add(slots[id_])
            texts[slots.pop(id_)] = None
        free = [slot for slot, text in enumerate(texts) if text is None]
        for id_ in sorted(changed & by_id.keys()):
            if id_ not in slots:
                slots[id_] = free.pop() if free else len(texts)
            if slots[id_] == len(texts):
                texts.append(None)
            texts[slots[id_]] = by_id[id_]
            places.add(slots[id_])
        hours = np.concatenate([self.hours, np.full(len(texts) - len(self), UNDATED)])
        for slot in places:
            hours[slot] = _hours(texts[slot])
        rows = {slot: self.learnt.row_of(text) if (text := texts[slot]) else _NO_ROW for slot in places}
        names = {slot: self.learnt.names_of(text) if (text := texts[slot]) else _NO_ROW for slot in places}
        new = Corpus(
            tuple(texts),
            slots,
            self.ranks if slots.keys() == self.slots.keys() else _ranks(slots, len(texts)),
            hours,
            frozenset(text.tongue for text in texts if text is not None),
            self.fitted,
            self.worn,
            replaced(self.rows, rows, len(self.learnt.columns)),
            replaced(self.names, names, len(self.learnt.named)),
            self.learnt,
        )
        return new, places


def _by_id(texts: Iterable[Text]) -> dict[str, Text]:
    given = list(texts)
    by_id = {text.id: text for text in given}
    if len(by_id) < len(given):
        raise ValueError("two articles have one id")
    return by_id


def _digest(fitted: Iterable[Text]) -> str:
    digest = hashlib.sha256()
    for words in sorted(text.words_digest for text in fitted):
        digest.update(words.encode())
    return digest.hexdigest()


def _hours(text: Text | None) -> int:
    return UNDATED if text is None or text.hours is None else text.hours


def _fitted_words(text: Text | None, month: int | None) -> str | None:
    """Return the hash of what weights are fitted on in an article, or None where they are not fitted on it."""
    if text is None or (month is not None and text.hours is not None and text.hours >= month):
        return None
    return text.words_digest


def _ranks(slots: Mapping[str, int], height: int) -> Ints:
    ranks = np.full(height, height, np.int64)
    for rank, id_ in enumerate(sorted(slots)):
        ranks[slots[id_]] = rank
    return ranks
