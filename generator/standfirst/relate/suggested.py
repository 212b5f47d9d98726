"""Pairs that share wording and do not fold: a person should say whether they are copies."""

from __future__ import annotations

from standfirst.relate.copies import Copies
from standfirst.relate.index import Index
from standfirst.relate.nearest import flat
from standfirst.relate.relations import COPIED_WITHIN
from standfirst.relate.scoring import days_between
from standfirst.relate.vectors import UNIT

SUGGESTED = 0.20
"""From which share of wording on a pair is worth a look.

Measured: of 565 reports of 43 events 55 pairs lie between it and the threshold of folding, of 883 others 11 pairs.
"""


def nearly_copies(index: Index, copies: Copies) -> list[tuple[str, str, float]]:
    """Return pairs of ids, each in order, that share wording and are not of one copy, with the share; by ids."""
    ones, others, shares = flat(index.worded, range(len(index.worded)))
    near = (shares >= round(SUGGESTED * UNIT)) & (days_between(index.corpus.hours, ones, others) <= COPIED_WITHIN)
    found: dict[tuple[str, str], float] = {}
    for one, other, share in zip(ones[near].tolist(), others[near].tolist(), shares[near].tolist(), strict=True):
        pair = sorted((index.corpus.text(one).id, index.corpus.text(other).id))
        if len({copies.leaders.get(id_, id_) for id_ in pair}) > 1:
            found[pair[0], pair[1]] = share / UNIT
    return [(one, other, share) for (one, other), share in sorted(found.items())]
