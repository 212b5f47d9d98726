"""An error says where, what and what to do instead."""

import pytest

from standfirst.errors import Fault, Faults, Origin, StandfirstError


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (StandfirstError("it broke"), "it broke"),
        (StandfirstError("it broke", remedy="mend it"), "it broke (mend it)"),
        (StandfirstError("it broke", origin=Origin("a.md", 3, 4)), "a.md:3:4: it broke"),
        (Fault("x", "it broke", Origin("a.md"), remedy="mend it"), "a.md:1:1: it broke (mend it)"),
    ],
)
def test_an_error_explains_itself_in_one_line(error: StandfirstError, line: str) -> None:
    assert error.explain() == line


def test_several_faults_are_all_in_the_message() -> None:
    faults = Faults([Fault("x", "one", Origin("a.md", 1)), Fault("y", "two", Origin("a.md", 2))])
    assert "a.md:1:1: one" in str(faults)
    assert "a.md:2:1: two" in str(faults)
    assert [fault.rule for fault in faults.faults] == ["x", "y"]


def test_places_sort_by_file_and_line() -> None:
    places = [Origin("b.md"), Origin("a.md", 10), Origin("a.md", 9), Origin("a.md", 9, 2)]
    assert [str(place) for place in sorted(places)] == ["a.md:9:1", "a.md:9:2", "a.md:10:1", "b.md:1:1"]
