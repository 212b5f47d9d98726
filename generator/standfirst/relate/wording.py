"""How much wording two articles share: pieces of text that stand in both, but for those that stand everywhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from scipy import sparse

from standfirst.relate.corpus import Corpus
from standfirst.relate.nearest import Ints, Near, flat, listed
from standfirst.relate.scoring import likeness, pair_products
from standfirst.relate.vectors import UNIT

LIKE_ENOUGH = UNIT // 4
"""The likeness from which on wording is compared; of 900 made copies none had less."""

WORTH_KEEPING = UNIT // 20
"""The lowest share of wording that counts: without any, likeness alone makes no copy."""

VERY_ALIKE = 7 * UNIT // 10
"""What likeness goes beyond this counts as wording does: rewritten agency copy keeps its words where it loses runs.

Measured on 2,815 documents (docs/relate.md): F1 .964 where wording alone gives .957. From .5 on it would be .976, but
by copies that a program made: of two newsrooms' own reports of an event it then folds one under the other.
"""

_AT_ONCE = 400
"""Articles whose wording is compared at once, which bounds the memory."""


def worded(corpus: Corpus, alike: Sequence[Near], slots: Sequence[int]) -> Iterator[tuple[int, Near]]:
    """Yield for each of `slots`, in order, the articles that share wording with it, and how much, most first.

    A share is of `UNIT`: what both have, against the geometric mean of what each has, so that a text cut to its first
    half shares .7 and a brief that a long report swallowed little; and what makes two texts very alike on top of it.
    """
    for start in range(0, len(slots), _AT_ONCE):
        some = slots[start : start + _AT_ONCE]
        ones, others, products = flat(alike, some)
        near = likeness(products) >= LIKE_ENOUGH
        ones, others, alike_by = ones[near], others[near], likeness(products[near])
        shares = _shares(corpus, ones, others)
        counting = shares >= WORTH_KEEPING
        whole = np.minimum(shares + np.maximum(alike_by - VERY_ALIKE, 0), UNIT)
        yield from listed(some, ones[counting], others[counting], whole[counting], corpus.ranks, WORTH_KEEPING)


def _shares(corpus: Corpus, ones: Ints, others: Ints) -> Ints:
    """Return the share of wording of each pair."""
    involved = np.unique(np.concatenate([ones, others]))
    found = [corpus.shingles(slot) for slot in involved.tolist()]
    shingles, columns = np.unique(np.concatenate([np.empty(0, np.uint32), *found]), return_inverse=True)
    worn = np.isin(shingles, corpus.worn)
    ends = np.concatenate([[0], np.cumsum([len(pieces) for pieces in found])]).astype(np.int64)
    rows = sparse.csr_matrix(((~worn[columns]).astype(np.int32), columns, ends), shape=(len(found), len(shingles)))
    rows.eliminate_zeros()
    first, second = np.searchsorted(involved, ones), np.searchsorted(involved, others)
    sizes = np.diff(rows.indptr).astype(np.int64)
    whole = np.sqrt(np.maximum(sizes[first] * sizes[second], 1).astype(np.float64))
    shares: Ints = (pair_products(rows, first, second) * UNIT / whole).astype(np.int64)
    return shares
