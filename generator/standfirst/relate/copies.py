"""The same copy at several publishers: found by likeness, proved by the wording that both have.

Likeness alone would fold two reports of one event. A copy shares its wording: cut at the end, edited, its lead
rewritten, with the publisher's own lines between.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from standfirst.relate.index import Index
from standfirst.relate.nearest import flat
from standfirst.relate.relations import COPIED_WITHIN
from standfirst.relate.scoring import UNDATED, days_between
from standfirst.relate.vectors import UNIT

FOLD = 0.30
"""From which share of wording on two articles are one copy.

Measured on 2,815 documents (docs/relate.md): F1 .964, and no two articles of different stories are folded.
"""


@dataclass(frozen=True, slots=True)
class Copies:
    """Which articles lead, and which fold under them: `folded` by leader, `leaders` by folded article, all ids."""

    folded: Mapping[str, tuple[str, ...]]
    leaders: Mapping[str, str]

    def group(self, id_: str) -> tuple[str, ...]:
        """Return all articles of the copy that `id_` is of, the leader first; itself alone where it has none."""
        leader = self.leaders.get(id_, id_)
        return leader, *self.folded.get(leader, ())


def copies(index: Index, *, fold: float = FOLD, preferred: Mapping[str, int] | None = None) -> Copies:
    """Return the library's copies.

    The article of the desk's preferred publisher leads (`preferred` gives ranks, the lowest first), among the rest
    the earliest, then the one with the first id. The others fold under it where they share wording with it from
    `fold` on: with it and not with each other, so that no chain of small edits folds strangers.
    """
    ones, others, shares = flat(index.worded, range(len(index.worded)))
    shared = (shares >= round(fold * UNIT)) & (days_between(index.corpus.hours, ones, others) <= COPIED_WITHIN)
    ones, others = ones[shared], others[shared]
    near: dict[int, set[int]] = defaultdict(set)
    for one, other in zip(ones.tolist(), others.tolist(), strict=True):
        near[one].add(other)
        near[other].add(one)
    order = {slot: _seniority(index, slot, preferred or {}) for slot in np.union1d(ones, others).tolist()}
    leaders: dict[int, int] = {}
    folded: dict[str, list[str]] = defaultdict(list)
    for slot in sorted(order, key=order.__getitem__):
        if slot in leaders:
            folded[index.corpus.text(leaders[slot]).id].append(order[slot][2])
            continue
        for other in near[slot]:
            if other not in leaders and order[other] > order[slot]:
                leaders[other] = slot
    return Copies(
        {leader: tuple(ids) for leader, ids in sorted(folded.items())},
        {id_: leader for leader, ids in sorted(folded.items()) for id_ in ids},
    )


def _seniority(index: Index, slot: int, preferred: Mapping[str, int]) -> tuple[int, int, str]:
    text, hours = index.corpus.text(slot), int(index.corpus.hours[slot])
    rank = preferred.get(text.publisher or "", max(preferred.values(), default=0) + 1)
    return rank, -UNDATED if hours == UNDATED else hours, text.id
