"""Edits made by the hundred: none that is forbidden is accepted, and those that are permitted are.

The whole measurement is `benchmarks/edits.py`; here a seeded sample of it guards against a step back.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

BENCHMARKS = Path(__file__).parents[3] / "benchmarks"


@pytest.fixture(scope="module")
def edits() -> Iterator[ModuleType]:
    """Return the benchmark as a module."""
    sys.path.insert(0, str(BENCHMARKS))
    try:
        import edits  # noqa: PLC0415 - only the benchmarks' folder has it

        yield edits
    finally:
        sys.path.remove(str(BENCHMARKS))


@pytest.mark.parametrize("source", ["sample desk", "made up", "evaluation rows"])
def test_no_forbidden_edit_is_accepted_and_permitted_ones_are(edits: ModuleType, source: str) -> None:
    if source == "evaluation rows" and not edits.ROWS.exists():
        pytest.skip("the evaluation rows are not beside the repository")
    passages = {"sample desk": edits.desk, "made up": lambda: edits.invented(30), "evaluation rows": edits.rows}[
        source
    ]()
    tally = edits.measure(edits.cases(passages, seed=3), 250, 0, compare=False)
    made = {permitted: sum(n for key, n in tally.made.items() if key[0] is permitted) for permitted in (True, False)}
    wrong = {permitted: [case for case in tally.wrong if case.permitted is permitted] for permitted in (True, False)}
    assert min(made.values()) >= 200
    assert wrong[False] == []
    assert len(wrong[True]) <= 0.005 * made[True]
