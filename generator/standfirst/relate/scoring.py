"""How near two articles are: by their words, their days, their names and the company they keep. All in whole numbers.

What each part is worth was measured on the development rows (docs/relate.md).
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from scipy import sparse

from standfirst.relate.nearest import Ints, Near, Rows, flat
from standfirst.relate.vectors import LENGTH, UNIT

LASTING, FADING_DAYS = 0.5, 14
"""A story's likeness halves with time: .5 + .5 e^(-days / 14). Without a date nothing is taken off."""

NAMES = 0.1
"""What shared names add at most, where both articles have rare ones and the same."""

NAMES_ALONE, TOPIC_ALONE = 0.6, 0.1
"""What shared names and a shared topic are worth between languages, where words say nothing."""

BY_ONE_NAME, ENOUGH_NAMES = 0.24, 2
"""Between languages, fewer people and organisations in common than two make background at most, and no thread.

One officer is in many stories, and a place or a tag tells none from another.
"""

COMPANY = 3
"""Tenths of a score that the company of two articles makes: whether the same articles are near both."""

NEAR, ITSELF = 20_000, 40_000
"""From which score on an article is company, and for how much an article is its own."""

_CHUNK = 100_000
_FURTHEST = 7305
_FADED = np.array(
    [round(UNIT * (LASTING + (1 - LASTING) * math.exp(-days / FADING_DAYS))) for days in range(_FURTHEST + 1)], np.int64
)
UNDATED = -(1 << 62)
"""The hour of an article without a date."""


def likeness(products: NDArray[np.integer]) -> Ints:
    """Return products of two articles' rows as parts of `UNIT`."""
    return (products.astype(np.int64) * UNIT) // (LENGTH * LENGTH)


def days_between(hours: Ints, one: Ints, other: Ints) -> Ints:
    """Return the whole days between articles `one` and `other`; 0 where one has no date."""
    dated = (hours[one] != UNDATED) & (hours[other] != UNDATED)
    apart: Ints = np.where(dated, np.abs(hours[one] - hours[other]) // 24, 0)
    return apart


def faded(hours: Ints, one: Ints, other: Ints) -> Ints:
    """Return what time leaves of the likeness of articles `one` and `other`, as parts of `UNIT`: all without dates."""
    left: Ints = _FADED[np.minimum(days_between(hours, one, other), _FURTHEST)]
    return left


def pair_products(matrix: sparse.csr_matrix, one: Ints, other: Ints) -> Ints:
    """Return the product of row `one[i]` with row `other[i]` for every i."""
    parts = [np.empty(0, np.int64)]
    for start in range(0, len(one), _CHUNK):
        first, second = matrix[one[start : start + _CHUNK]], matrix[other[start : start + _CHUNK]]
        parts.append(np.asarray(first.multiply(second).sum(axis=1), dtype=np.int64).ravel())
    return np.concatenate(parts)


def lengths(matrix: sparse.csr_matrix) -> NDArray[np.float64]:
    """Return the length of each row."""
    squares = matrix.astype(np.int64)
    squares.data **= 2
    return np.sqrt(np.asarray(squares.sum(axis=1), dtype=np.float64).ravel())


def shared_names(products: Ints, one: NDArray[np.float64], other: NDArray[np.float64], whole: float) -> Ints:
    """Return how much of two articles' names is shared, as parts of `UNIT`.

    `products`, and the lengths `one` and `other`, are of rows of names; `whole` is the length of a row with the
    rarest name alone: where all names are common, sharing them says little.
    """
    shares: Ints = (products * UNIT / np.maximum(one * other, whole * whole)).astype(np.int64)
    return shares


def by_words(likenesses: Ints, names: Ints, left: Ints) -> Ints:
    """Return the scores of articles in one language, before company counts: `left` is what time leaves."""
    scores: Ints = np.minimum(likenesses + (names * round(NAMES * 100)) // 100, UNIT) * left // UNIT
    return scores


def by_names(names: Ints, topics: NDArray[np.bool_], left: Ints) -> Ints:
    """Return the scores of articles in two languages; `topics` tells which share a topic."""
    told = (names * round(NAMES_ALONE * 100)) // 100 + np.where(topics, round(TOPIC_ALONE * UNIT), 0)
    scores: Ints = told * left // UNIT
    return scores


def companions(slot: int, near: Near) -> Rows:
    """Return an article's company as a row: those near it, by score, and itself."""
    close = near.values >= NEAR
    others = np.append(near.others[close], slot)
    values = np.append(near.values[close], ITSELF)
    order = np.argsort(others)
    return others[order].astype(np.int32), values[order]


def companies(told: Sequence[Near]) -> sparse.csr_matrix:
    """Return the company of every article, a row for each, from the lists of those near them."""
    ones, others, values = flat(told, range(len(told)))
    close = values >= NEAR
    every = np.arange(len(told))
    rows = np.concatenate([ones[close], every])
    columns = np.concatenate([others[close], every])
    whole = np.concatenate([values[close], np.full(len(told), ITSELF)])
    order = np.lexsort((columns, rows))
    ends = np.concatenate([[0], np.cumsum(np.bincount(rows, minlength=len(told)))])
    return sparse.csr_matrix((whole[order], columns[order].astype(np.int32), ends), shape=(len(told), len(told)))


def company(products: Ints, one: NDArray[np.float64], other: NDArray[np.float64]) -> Ints:
    """Return how far articles keep the same company, as parts of `UNIT`, from rows of neighbours and lengths."""
    shares: Ints = (products * UNIT / (one * other)).astype(np.int64)
    return shares


def together(scores: Ints, companies: Ints) -> Ints:
    """Return the whole score of articles from what they say and the company they keep."""
    whole: Ints = ((10 - COMPANY) * scores + COMPANY * companies) // 10
    return whole
