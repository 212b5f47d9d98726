"""Running stories: articles that are, on the whole, near each other, from the first report to the last.

Groups are joined two by two, those with the highest mean score first, for as long as a mean reaches the threshold
(average linkage; a pair that is no pair in the index counts as 0). So a thread holds together as a whole, where one
article near two stories would have tied them into one. Nothing depends on the order in which articles came in.
"""

from __future__ import annotations

import hashlib
import heapq
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from scipy import sparse
from scipy.sparse import csgraph

from standfirst.relate.index import Index
from standfirst.relate.nearest import Ints, flat
from standfirst.relate.scoring import UNDATED
from standfirst.relate.vectors import UNIT

JOIN = 0.25
"""The mean score from which on two groups are one thread. Between .20 and .34 little hangs on it (docs/relate.md)."""


@dataclass(frozen=True, slots=True)
class Threads:
    """The running stories of a library: ids in order of time; each article is in one at most."""

    threads: tuple[tuple[str, ...], ...]
    of: Mapping[str, int]
    """The thread of an article, as its place in `threads`."""

    def thread(self, id_: str) -> tuple[str, ...]:
        """Return the thread's articles, oldest first, `id_` among them; nothing where it is in none."""
        return self.threads[self.of[id_]] if id_ in self.of else ()

    def beside(self, id_: str) -> tuple[str | None, str | None]:
        """Return the articles before and after one in its thread."""
        thread = self.thread(id_)
        if not thread:
            return None, None
        place = thread.index(id_)
        return thread[place - 1] if place else None, thread[place + 1] if place + 1 < len(thread) else None


Joined = dict[bytes, list[list[int]]]
"""How parts of a library were joined, by a hash over the scores in them."""


def threads(index: Index, *, join: float = JOIN, known: Joined | None = None) -> Threads:
    """Return the threads of two articles and more, by the time of their first, then its id.

    `known` keeps how parts of the library were joined for the next time: a part that is as it was is not joined again.
    """
    floor = round(join * UNIT)
    before = {} if known is None else known
    used: Joined = {}
    found: list[list[int]] = []
    for slots, pairs in _parts(index, floor):
        key = hashlib.blake2b(pairs.tobytes(), digest_size=16).digest()
        used[key] = groups = before[key] if key in before else _joined(len(slots), pairs, floor)
        found += [[slots[number] for number in group] for group in groups if len(group) > 1]
    before.clear()
    before.update(used)
    corpus = index.corpus
    # One without a date comes last.
    hours = np.where(corpus.hours == UNDATED, -UNDATED, corpus.hours).tolist()
    ranks = corpus.ranks.tolist()
    timed = sorted(sorted((hours[slot], ranks[slot], slot) for slot in group) for group in found)
    ids = tuple(tuple(corpus.text(slot).id for _, _, slot in group) for group in timed)
    return Threads(ids, {id_: place for place, group in enumerate(ids) for id_ in group})


def _parts(index: Index, floor: int) -> Iterator[tuple[list[int], Ints]]:
    """Yield the parts of the library between which no score reaches `floor`: no thread crosses from one to another.

    Of each, its slots by rank, and a row for each pair in it: two places among these slots, and the score.
    """
    ones, others, values = flat(index.scored, range(len(index.scored)))
    strong = values >= floor
    height = len(index.scored)
    graph = sparse.coo_matrix((np.ones(int(strong.sum())), (ones[strong], others[strong])), shape=(height, height))
    _, labels = csgraph.connected_components(graph, directed=False)
    inside = labels[ones] == labels[others]
    ones, others, values = ones[inside], others[inside], values[inside]
    slots = np.union1d(ones, others)
    slots = slots[np.lexsort((index.corpus.ranks[slots], labels[slots]))]
    starts = np.searchsorted(labels[slots], labels[slots], "left")
    places = np.zeros(height, np.int64)
    places[slots] = np.arange(len(slots)) - starts
    low, high = np.minimum(places[ones], places[others]), np.maximum(places[ones], places[others])
    # Either end may list the pair, or both do.
    order = np.lexsort((values, high, low, labels[ones]))
    pairs = np.column_stack([labels[ones], low, high, values])[order]
    pairs = pairs[np.append(True, (pairs[1:] != pairs[:-1]).any(axis=1))[: len(pairs)]]
    edges = np.flatnonzero(np.diff(labels[slots], prepend=-1, append=-1))
    cuts = np.searchsorted(pairs[:, 0], labels[slots[edges[:-1]]]) if len(slots) else edges
    for (start, end), (first, last) in zip(pairwise(edges), pairwise([*cuts, len(pairs)]), strict=True):
        yield slots[start:end].tolist(), pairs[first:last, 1:]


def _joined(count: int, pairs: Ints, floor: int) -> list[list[int]]:
    """Join as many articles as `count` says into groups by average linkage, in whole numbers."""
    groups = {number: [number] for number in range(count)}
    sums: dict[int, dict[int, int]] = {number: {} for number in groups}
    for one, other, value in pairs.tolist():
        sums[one][other] = sums[other][one] = value
    waiting = [(-value, one, other) for one, other, value in pairs.tolist() if value >= floor]
    heapq.heapify(waiting)
    new = count
    while waiting:
        _, one, other = heapq.heappop(waiting)
        if one not in groups or other not in groups:
            continue
        groups[new] = sorted(groups.pop(one) + groups.pop(other))
        gathered = sums.pop(one)
        for third, value in sums.pop(other).items():
            gathered[third] = gathered.get(third, 0) + value
        sums[new] = {third: value for third, value in gathered.items() if third in groups}
        for third, value in sums[new].items():
            sums[third][new] = value
            mean = value // (len(groups[third]) * len(groups[new]))
            if mean >= floor:
                heapq.heappush(waiting, (-mean, third, new))
        new += 1
    return list(groups.values())
