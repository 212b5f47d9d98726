"""The nearest rows of a matrix to each of its rows, all at once or mended where a few rows changed.

Both give the same: a list holds the `most` rows with the highest products, the lower rank first among equals.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sparse_dot_topn import sp_matmul_topn

Ints = NDArray[np.int64]
Rows = tuple[NDArray[np.int32], NDArray[np.int32] | Ints]
"""The columns and the values of a matrix's row."""


@dataclass(frozen=True, slots=True, eq=False)
class Near:
    """The rows nearest to one, nearest first, and their products or scores."""

    others: NDArray[np.int32]
    values: NDArray[np.int32]

    @classmethod
    def of(cls, others: NDArray[np.integer], values: NDArray[np.integer]) -> Near:
        """Return a list in half the memory that numbers take elsewhere: a large library has millions of them."""
        return cls(others.astype(np.int32), values.astype(np.int32))

    def __len__(self) -> int:
        return len(self.others)


NONE_NEAR = Near(np.empty(0, np.int32), np.empty(0, np.int32))


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a list goes: products from `floor` on, at most `most` of them."""

    floor: int
    most: int


def products(matrix: sparse.csr_matrix, row: int) -> Ints:
    """Return the product of one row with every row, its own among them."""
    dense = np.zeros(matrix.shape[1], matrix.dtype)
    part = slice(matrix.indptr[row], matrix.indptr[row + 1])
    dense[matrix.indices[part]] = matrix.data[part]
    return np.asarray(matrix @ dense, dtype=np.int64)


def nearest(values: Ints, row: int, ranks: Ints, reach: Reach) -> Near:
    """Return the rows nearest to `row`, whose products with every row are `values`."""
    others = np.flatnonzero(values >= reach.floor)
    return ordered(others[others != row], values, ranks, reach.most)


def ordered(others: Ints, values: Ints, ranks: Ints, most: int | None = None) -> Near:
    """Return `others` by their `values` (an array over all rows), the highest first, and then by rank."""
    order = np.lexsort((ranks[others], -values[others]))[:most]
    return Near.of(others[order], values[others[order]])


def all_nearest(matrix: sparse.csr_matrix, ranks: Ints, reach: Reach) -> list[Near]:
    """Return the nearest rows of every row."""
    if not matrix.shape[0] or not matrix.nnz:
        return [NONE_NEAR] * matrix.shape[0]
    # Itself, and one more than asked, which tells whether the last place is tied.
    found = sp_matmul_topn(
        matrix, matrix.T.tocsr(), reach.most + 2, threshold=reach.floor - 1, sort=True, n_threads=os.cpu_count() or 1
    )
    ends, indices, data = found.indptr, found.indices.astype(np.int64), found.data.astype(np.int64)
    return [
        _settled(matrix, row, indices[ends[row] : ends[row + 1]], data[ends[row] : ends[row + 1]], ranks, reach)
        for row in range(matrix.shape[0])
    ]


def _settled(matrix: sparse.csr_matrix, row: int, others: Ints, values: Ints, ranks: Ints, reach: Reach) -> Near:
    """Return a row's list as `nearest` would: worked out anew where chance chose among equals for the last place."""
    if len(others) == reach.most + 2 and values.min() == np.sort(values)[-reach.most - 1]:
        return nearest(products(matrix, row), row, ranks, reach)
    apart = others != row
    others, values = others[apart], values[apart]
    order = np.lexsort((ranks[others], -values))[: reach.most]
    return Near.of(others[order], values[order])


def mended(
    lists: Sequence[Near], matrix: sparse.csr_matrix, changed: Iterable[int], ranks: Ints, reach: Reach
) -> tuple[list[Near], set[int]]:
    """Return the lists after the rows `changed` got other values, and the lists that are theirs or hold or held one.

    `lists` are those of before; they may be fewer than the rows, which then were added. A changed row costs a product
    with the matrix; so does a list that was full and lost a row, for nobody kept what came after its last.
    """
    new = [*lists, *[NONE_NEAR] * (matrix.shape[0] - len(lists))]
    gone = set(changed)
    incoming: dict[int, list[tuple[int, int]]] = {}
    for row in sorted(gone):
        values = products(matrix, row)
        new[row] = nearest(values, row, ranks, reach)
        for other in np.flatnonzero(values >= reach.floor).tolist():
            incoming.setdefault(other, []).append((row, int(values[other])))
    touched = (_holding(lists, gone) | set(incoming)) - gone
    for row in sorted(touched):
        new[row] = _patched(new[row], incoming.get(row, []), gone, ranks, reach) or nearest(
            products(matrix, row), row, ranks, reach
        )
    return new, touched | gone


def _holding(lists: Sequence[Near], rows: set[int]) -> set[int]:
    """Return the lists that hold one of `rows`."""
    if not lists or not rows:
        return set()
    flat = np.concatenate([near.others for near in lists])
    owners = np.repeat(np.arange(len(lists)), [len(near) for near in lists])
    return set(owners[np.isin(flat, sorted(rows))].tolist())


def _patched(near: Near, incoming: list[tuple[int, int]], gone: set[int], ranks: Ints, reach: Reach) -> Near | None:
    """Return a list without the rows `gone` and with those `incoming`, or None where it may lack others."""
    kept = ~np.isin(near.others, sorted(gone))
    others = np.concatenate([near.others[kept], np.array([row for row, _ in incoming], np.int64)])
    values = np.concatenate([near.values[kept], np.array([value for _, value in incoming], np.int64)])
    order = np.lexsort((ranks[others], -values))
    if len(near) == reach.most and not kept.all():
        last = near.values[-1]  # what was left out had at most this
        if len(order) < reach.most or values[order[reach.most - 1]] <= last:
            return None
    order = order[: reach.most]
    return Near.of(others[order], values[order])


def replaced(matrix: sparse.csr_matrix, rows: dict[int, Rows], columns: int) -> sparse.csr_matrix:
    """Return a matrix in which the rows named are others; rows beyond its end are added, `columns` is its new width."""
    ends = matrix.indptr
    height = max([matrix.shape[0], *(row + 1 for row in rows)])
    indices: list[NDArray[np.int32]] = []
    data: list[NDArray[np.int32] | Ints] = []
    sizes = np.zeros(height, np.int64)
    sizes[: matrix.shape[0]] = np.diff(ends)
    start = 0
    for row in sorted(rows):
        until = min(row, matrix.shape[0])
        indices += [matrix.indices[ends[start] : ends[until]], rows[row][0]]
        data += [matrix.data[ends[start] : ends[until]], rows[row][1]]
        sizes[row] = len(rows[row][0])
        start = min(row + 1, matrix.shape[0])
    indices.append(matrix.indices[ends[start] :])
    data.append(matrix.data[ends[start] :])
    return sparse.csr_matrix(
        (np.concatenate(data), np.concatenate(indices), np.concatenate([[0], np.cumsum(sizes)])),
        shape=(height, columns),
    )


def flat(lists: Sequence[Near], slots: Sequence[int]) -> tuple[Ints, Ints, Ints]:
    """Return the pairs that the lists of `slots` hold: whose list, the other, the value."""
    empty = np.empty(0, np.int64)
    ones = np.repeat(np.array(slots, dtype=np.int64), [len(lists[slot]) for slot in slots])
    others = np.concatenate([empty, *(lists[slot].others for slot in slots)])
    return ones, others, np.concatenate([empty, *(lists[slot].values for slot in slots)])


def listed(
    slots: Sequence[int], ones: Ints, others: Ints, values: Ints, ranks: Ints, floor: int
) -> Iterator[tuple[int, Near]]:
    """Yield a list for each of `slots` (in order) of its pairs whose value reaches `floor`: the inverse of `flat`."""
    kept = values >= floor
    ones, others, values = ones[kept], others[kept], values[kept]
    order = np.lexsort((ranks[others], -values, ones))
    ones, others, values = ones[order], others[order], values[order]
    starts, ends = np.searchsorted(ones, slots, "left"), np.searchsorted(ones, slots, "right")
    for slot, start, end in zip(slots, starts, ends, strict=True):
        yield slot, Near.of(others[start:end], values[start:end])
