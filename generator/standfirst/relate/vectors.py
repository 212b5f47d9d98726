"""An article as a row of whole numbers: what each of its terms weighs, the row's length 1.

Whole numbers add up to the same in every order. So likenesses are exact: the same on every machine, with any number of
threads, and whether a row was worked out today or kept from the last build.
"""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from standfirst.relate.nearest import Rows
from standfirst.relate.terms import MOST, Terms
from standfirst.relate.weights import Weights

LENGTH = 1 << 14
"""A row's length, of which its weights are whole parts: two rows' product stays below 2 to the 28th."""

UNIT = 100_000
"""Likenesses and scores are whole parts of this: 30,000 is 0.3."""

WRITTEN_AS_NAME = 1.3
"""A word written as a name weighs this much more; from 1.6 on snippets lose (docs/relate.md)."""

COMMON_SHARE, COMMON_LEAST = 10, 500
"""A term in more than a tenth of the articles, and in 500 at least, is left out of rows: what would be most of the work
says least. Rows keep their length, as if it were there and in no other article.
"""

_GRAIN = 1024


@dataclass(frozen=True, slots=True, eq=False)
class Vector:
    """An article's terms and what they weigh; `places` are those of `Weights`, -1 for a word that it lacks."""

    codes: NDArray[np.uint64]
    places: NDArray[np.int64]
    weights: NDArray[np.int32]


def vector(terms: Terms, weights: Weights) -> Vector:
    """Return what each term of an article weighs in it, as whole parts of `LENGTH`; terms that weigh nothing go."""
    places = weights.places(terms.codes)
    kept = (places >= 0) | ~terms.pairs
    codes, places, proper = terms.codes[kept], places[kept], terms.proper[kept]
    often = _OFTEN[terms.counts[kept]]
    spread = weights.spread(places)
    plain = often * weights.rarity(spread) * np.where(proper, WRITTEN_AS_NAME, 1.0)
    whole = np.rint(plain * _GRAIN).astype(np.int64)
    length = math.sqrt(int(whole @ whole))
    shares = (whole * (LENGTH / length)).astype(np.int32) if length else whole.astype(np.int32)
    common = spread > max(COMMON_LEAST, weights.articles // COMMON_SHARE)
    telling = (shares > 0) & ~common
    return Vector(codes[telling], places[telling], shares[telling])


_OFTEN = np.array([0.0, *(1 + math.log(count) for count in range(1, MOST + 1))])
"""How much a term counts by how often it stands in an article."""


class Columns:
    """Which column of the matrix a term has: those of the weights first, then words that these lack as they come."""

    def __init__(self, weights: Mapping[str, Weights], met: Iterable[int] = ()) -> None:
        """Give the terms of `weights` columns, and then those that were `met` beside them, in that order."""
        self._first: dict[str, int] = {}
        self._known = 0
        for tongue, fitted in weights.items():
            self._first[tongue] = self._known
            self._known += len(fitted.codes)
        self._fitted = np.concatenate([np.empty(0, np.uint64), *(fitted.codes for fitted in weights.values())])
        self._met = array("Q", met)
        self._late = {code: self._known + place for place, code in enumerate(self._met)}

    def __len__(self) -> int:
        return self._known + len(self._late)

    @property
    def met(self) -> NDArray[np.uint64]:
        """The terms beside those of the weights, as they came."""
        return np.array(self._met, np.uint64)

    def of(self, found: Vector, tongue: str) -> NDArray[np.int32]:
        """Return the column of each term of an article; a word met for the first time gets a new one."""
        columns = (found.places + self._first.get(tongue, 0)).astype(np.int32)
        for place in np.flatnonzero(found.places < 0).tolist():
            code = int(found.codes[place])
            if code not in self._late:
                self._late[code] = len(self)
                self._met.append(code)
            columns[place] = self._late[code]
        return columns

    def codes(self, columns: NDArray[np.int32]) -> NDArray[np.uint64]:
        """Return the term of each column."""
        known = columns < self._known
        codes = np.empty(len(columns), np.uint64)
        codes[known] = self._fitted[columns[known]]
        codes[~known] = np.frombuffer(self._met, np.uint64)[columns[~known] - self._known] if len(self._met) else 0
        return codes


def matrix(rows: Sequence[Rows], columns: int) -> sparse.csr_matrix:
    """Return rows of columns and weights as one sparse matrix; a row's columns need no order."""
    ends = np.cumsum([0, *(len(row[0]) for row in rows)])
    empty = np.empty(0, np.int32)
    places = np.concatenate([empty, *(row[0] for row in rows)])
    weights = np.concatenate([empty, *(row[1] for row in rows)])
    return sparse.csr_matrix((weights, places, ends), shape=(len(rows), columns))
