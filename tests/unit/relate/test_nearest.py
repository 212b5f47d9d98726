"""The nearest rows are exact, whoever works them out."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import sparse
from sparse_dot_topn import sp_matmul_topn

from standfirst.relate import nearest
from standfirst.relate.nearest import Near, Reach, all_nearest, flat, listed, mended, replaced
from standfirst.relate.scoring import likeness
from standfirst.relate.vectors import LENGTH, UNIT

ROWS = st.lists(st.lists(st.integers(0, 3), min_size=4, max_size=4), min_size=1, max_size=9)
REACH = Reach(floor=3, most=2)


def dense(rows: list[list[int]]) -> sparse.csr_matrix:
    return sparse.csr_matrix(np.array(rows, np.int32))


def brute(rows: list[list[int]], ranks: np.ndarray) -> list[list[tuple[int, int]]]:
    """Return each row's list worked out pair by pair."""
    found = []
    for one, mine in enumerate(rows):
        near = [
            (other, sum(a * b for a, b in zip(mine, theirs, strict=True)))
            for other, theirs in enumerate(rows)
            if other != one
        ]
        near = sorted((pair for pair in near if pair[1] >= REACH.floor), key=lambda pair: (-pair[1], ranks[pair[0]]))
        found.append(near[: REACH.most])
    return found


def shown(lists: list[Near]) -> list[list[tuple[int, int]]]:
    return [list(zip(near.others.tolist(), near.values.tolist(), strict=True)) for near in lists]


@settings(max_examples=150, deadline=None)
@given(ROWS, st.randoms(use_true_random=False))
def test_lists_are_those_of_comparing_every_pair(rows: list[list[int]], chance):
    ranks = np.array(chance.sample(range(len(rows)), len(rows)), np.int64)
    assert shown(all_nearest(dense(rows), ranks, REACH)) == brute(rows, ranks)


@pytest.mark.parametrize("threads", [1, 2, 3, 8])
def test_the_number_of_processors_changes_no_list(threads: int, monkeypatch: pytest.MonkeyPatch):
    """Rows of few values, so that the last place of most lists is tied."""
    rows = np.random.default_rng(5).integers(0, 4, (400, 6)).tolist()
    ranks = np.arange(len(rows))[::-1].copy()
    asked = []
    multiply = sp_matmul_topn
    monkeypatch.setattr("os.cpu_count", lambda: threads)
    monkeypatch.setattr(
        nearest, "sp_matmul_topn", lambda *given, **named: asked.append(named["n_threads"]) or multiply(*given, **named)
    )
    assert shown(all_nearest(dense(rows), ranks, REACH)) == brute(rows, ranks)
    assert asked == [threads]


@settings(max_examples=150, deadline=None)
@given(ROWS, st.dictionaries(st.integers(0, 10), st.lists(st.integers(0, 3), min_size=4, max_size=4), max_size=4))
def test_mended_lists_are_those_of_comparing_every_pair(rows: list[list[int]], changes: dict[int, list[int]]):
    after = [*rows]
    for place, row in sorted(changes.items()):
        after[place : place + 1] = [row]
    changed = {min(place, len(after) - 1) for place in changes} | set(range(len(rows), len(after)))
    ranks = np.arange(len(after))
    lists, _ = mended(all_nearest(dense(rows), ranks[: len(rows)], REACH), dense(after), changed, ranks, REACH)
    assert shown(lists) == brute(after, ranks)


@given(ROWS, st.dictionaries(st.integers(0, 9), st.lists(st.integers(0, 3), min_size=4, max_size=4), max_size=3))
def test_replaced_rows_stand_and_the_others_stay(rows: list[list[int]], changes: dict[int, list[int]]):
    new = {
        place: (np.flatnonzero(row).astype(np.int32), np.array(row, np.int32)[np.flatnonzero(row)])
        for place, row in changes.items()
    }
    expected = [*rows, *([[0] * 4] * (max([-1, *changes]) + 1 - len(rows)))]
    for place, row in changes.items():
        expected[place] = row
    assert replaced(dense(rows), new, 4).toarray().tolist() == expected


def test_flat_and_listed_are_each_others_inverse():
    near = Near(np.array([2, 0]), np.array([9, 5]))
    none = Near(np.empty(0, np.int64), np.empty(0, np.int64))
    ones, others, values = flat([near, none], [0, 1])
    again = [lists for _, lists in listed([0, 1], ones, others, values, np.arange(3), 1)]
    assert shown(again) == shown([near, none])


def test_the_likeness_of_a_text_and_itself_is_whole_in_numbers_of_any_size():
    """Lists hold numbers of 32 bits, in which the sum has no room."""
    assert likeness(np.array([LENGTH * LENGTH, 0], np.int32)).tolist() == [UNIT, 0]


@pytest.mark.parametrize("copies", [2, 3, 40])
def test_equal_rows_are_ordered_by_rank(copies: int):
    rows = [[3, 0, 0, 0]] * copies
    ranks = np.arange(copies)[::-1].copy()
    assert shown(all_nearest(dense(rows), ranks, REACH)) == brute(rows, ranks)
