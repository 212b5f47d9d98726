"""The desk that all other tests begin with is right in every respect."""

from collections.abc import Callable
from pathlib import Path

from desks import check, load


def test_the_default_desk_has_no_finding(make_desk: Callable[..., Path]) -> None:
    content = make_desk()
    assert list(load(content).articles) == ["pier-closed"]
    assert [finding.line() for finding in check(content)] == []
