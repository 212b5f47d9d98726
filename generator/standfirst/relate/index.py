"""One index of the library: which articles are near which, and how near. All else that relate says is read from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from standfirst.relate import scoring
from standfirst.relate.corpus import Corpus, Progress
from standfirst.relate.learnt import RAREST
from standfirst.relate.nearest import (
    NONE_NEAR,
    Ints,
    Near,
    Reach,
    all_nearest,
    flat,
    listed,
    mended,
    products,
    replaced,
)
from standfirst.relate.texts import Text
from standfirst.relate.vectors import LENGTH, UNIT
from standfirst.relate.wording import worded

Lengths = NDArray[np.float64]

ALIKE = Reach(floor=LENGTH * LENGTH // 10, most=64)
"""Articles are compared further from a likeness of .1 on; the 64 nearest of each, where there are more."""

AKIN = Reach(floor=2 * (RAREST // 2) ** 2, most=256)
"""In another language: from two shared names on that are half as rare as a name can be."""

LINKED = 5000
"""The lowest score that is kept: far below every threshold."""

_NO_COMPANY = sparse.csr_matrix((0, 0), dtype=np.int64)
_RARE = RAREST // 2


@dataclass(frozen=True, slots=True, eq=False)
class Index:
    """The articles near each, by slot: by likeness of words, by names across languages, by wording and by score.

    `told` are the scores from what two articles say; `scored` those that count their company too. `lengths` are those
    of the rows of names and of company.
    """

    corpus: Corpus
    alike: tuple[Near, ...]
    akin: tuple[Near, ...]
    worded: tuple[Near, ...]
    told: tuple[Near, ...]
    scored: tuple[Near, ...]
    company: sparse.csr_matrix
    lengths: tuple[Lengths, Lengths]

    @classmethod
    def of(cls, texts: Iterable[Text], before: Index | None = None, progress: Progress | None = None) -> Index:
        """Return the index of `texts`; the same whether or not an index made `before` of other texts is given.

        With one, only what differs is worked out, unless the difference changes the weights. Raises `ValueError`
        where two articles have one id.
        """
        corpus, changed = Corpus.of(texts, before.corpus if before else None, progress)
        several = len(corpus.tongues) > 1
        if before is None or changed is None or several != (len(before.corpus.tongues) > 1):
            every = set(range(len(corpus)))
            alike = all_nearest(corpus.rows, corpus.ranks, ALIKE)
            akin = all_nearest(_rare(corpus.names), corpus.ranks, AKIN) if several else _as_long([], corpus)
            return cls._scored(corpus, (alike, every), (akin, every), None)
        near = mended(before.alike, corpus.rows, changed, corpus.ranks, ALIKE)
        if several:
            return cls._scored(
                corpus, near, mended(before.akin, _rare(corpus.names), changed, corpus.ranks, AKIN), before
            )
        return cls._scored(corpus, near, (_as_long(before.akin, corpus), changed), before)

    @classmethod
    def _scored(
        cls, corpus: Corpus, alike: tuple[list[Near], set[int]], akin: tuple[list[Near], set[int]], before: Index | None
    ) -> Index:
        """Return the index from the first two lists, each with the slots for which it may differ from `before`."""
        changed = alike[1] | akin[1]
        names = scoring.lengths(corpus.names)
        worded_ = _as_long(before.worded if before else (), corpus)
        for slot, near in worded(corpus, alike[0], sorted(alike[1])):
            worded_[slot] = near
        told = _as_long(before.told if before else (), corpus)
        for slot, near in _told(corpus, names, alike[0], akin[0], sorted(changed)):
            told[slot] = near
        rows = {slot: scoring.companions(slot, told[slot]) for slot in sorted(changed)}
        company = replaced(before.company if before else _NO_COMPANY, rows, len(told))
        lengths = scoring.lengths(company)
        scored = _as_long(before.scored if before else (), corpus)
        for slot, near in _with_company(corpus, told, company, lengths, sorted(changed | _touching(told, changed))):
            scored[slot] = near
        lists = (tuple(alike[0]), tuple(akin[0]), tuple(worded_), tuple(told), tuple(scored))
        return cls(corpus, *lists, company, (names, lengths))

    def ranked(self, id_: str, most: int) -> list[tuple[str, float]]:
        """Return the `most` articles nearest to one, whatever the thresholds, with scores from 0 to 1.

        Every article is compared, also those too far away for a list. Raises `KeyError` for an unknown id.
        """
        corpus = self.corpus
        slot = corpus.slots[id_]
        others = corpus.taken[corpus.taken != slot]
        names, lengths = self.lengths
        ones = np.full(len(others), slot)
        likenesses = scoring.likeness(products(corpus.rows, slot)[others])
        shared = scoring.shared_names(products(corpus.names, slot)[others], names[ones], names[others], RAREST)
        scores = np.zeros(len(corpus), np.int64)
        scores[others] = scoring.by_words(likenesses, shared, scoring.faded(corpus.hours, ones, others))
        scores[corpus.languages != corpus.languages[slot]] = 0  # between languages what the lists say, and no more
        scores[self.told[slot].others] = self.told[slot].values
        met = scoring.company(products(self.company, slot)[others], lengths[ones], lengths[others])
        whole = scoring.together(scores[others], met)
        order = np.lexsort((corpus.ranks[others], -corpus.hours[others], -whole))[:most]
        return [(corpus.text(int(others[place])).id, int(whole[place]) / UNIT) for place in order]


def _as_long(lists: Sequence[Near], corpus: Corpus) -> list[Near]:
    """Return lists with empty ones for the slots that were added."""
    return [*lists, *[NONE_NEAR] * (len(corpus) - len(lists))]


def _rare(names: sparse.csr_matrix) -> sparse.csr_matrix:
    """Return the rows of names with the rare ones alone."""
    rare = names.copy()
    rare.data[rare.data < _RARE] = 0
    rare.eliminate_zeros()
    return rare


def _told(
    corpus: Corpus, lengths: Lengths, alike: list[Near], akin: list[Near], slots: list[int]
) -> Iterable[tuple[int, Near]]:
    """Yield for each of `slots` the articles that its words lead to, or its names in another language, with scores."""
    ones, others, values = flat(alike, slots)
    shared = scoring.shared_names(
        scoring.pair_products(corpus.names, ones, others), lengths[ones], lengths[others], RAREST
    )
    scores = scoring.by_words(scoring.likeness(values), shared, scoring.faded(corpus.hours, ones, others))
    far, abroad, _ = flat(akin, slots)
    apart = corpus.languages[far] != corpus.languages[abroad]
    far, abroad = far[apart], abroad[apart]
    topics = [
        bool(corpus.text(one).topics & corpus.text(other).topics)
        for one, other in zip(far.tolist(), abroad.tolist(), strict=True)
    ]
    named = scoring.shared_names(
        scoring.pair_products(corpus.names, far, abroad), lengths[far], lengths[abroad], RAREST
    )
    reach = scoring.by_names(named, np.array(topics, np.bool_), scoring.faded(corpus.hours, far, abroad))
    reach = _held_back(corpus, far, abroad, reach)
    return listed(
        slots,
        np.concatenate([ones, far]),
        np.concatenate([others, abroad]),
        np.concatenate([scores, reach]),
        corpus.ranks,
        LINKED,
    )


def _touching(told: list[Near], changed: set[int]) -> set[int]:
    """Return the slots whose list holds one that changed."""
    flags = np.zeros(len(told), np.bool_)
    flags[sorted(changed)] = True
    ends = np.cumsum([0, *map(len, told)])
    hits = np.flatnonzero(flags[np.concatenate([np.empty(0, np.int64), *(near.others for near in told)])])
    return set((np.searchsorted(ends, hits, "right") - 1).tolist())


def _with_company(
    corpus: Corpus, told: list[Near], company: sparse.csr_matrix, lengths: Lengths, slots: list[int]
) -> Iterable[tuple[int, Near]]:
    """Yield for each of `slots` its list with company counted."""
    ones, others, values = flat(told, slots)
    met = scoring.company(scoring.pair_products(company, ones, others), lengths[ones], lengths[others])
    scores = _held_back(corpus, ones, others, scoring.together(values, met))
    return listed(slots, ones, others, scores, corpus.ranks, LINKED)


def _held_back(corpus: Corpus, ones: Ints, others: Ints, scores: Ints) -> Ints:
    """Return scores, those between languages held back where too few are named in both articles."""
    held = scores.copy()
    most = round(scoring.BY_ONE_NAME * UNIT)
    for place in np.flatnonzero((corpus.languages[ones] != corpus.languages[others]) & (scores > most)).tolist():
        one, other = corpus.text(int(ones[place])), corpus.text(int(others[place]))
        if len(one.people & other.people) + len(one.organisations & other.organisations) < scoring.ENOUGH_NAMES:
            held[place] = most
    return held
