"""Names of days and months, which are no reason alone."""

from __future__ import annotations

import pytest

from standfirst.relate.calendar_words import is_of_the_calendar


@pytest.mark.parametrize(
    ("surface", "tongue"),
    [("Wednesday", "en"), ("Sept", "en"), ("december", "en"), ("Dienstag", "de"), ("Juni", "de"), ("lundi", "fr")],
)
def test_a_day_or_a_month_is_known_in_its_language(surface: str, tongue: str) -> None:
    assert is_of_the_calendar(surface, tongue)


@pytest.mark.parametrize(
    ("surface", "tongue"),
    [("Sun", "en"), ("Dienstag", "en"), ("Marisol", "en"), ("Wednesday Club", "en"), ("Wednesday", "xx"), ("x", "")],
)
def test_anything_else_is_not(surface: str, tongue: str) -> None:
    assert not is_of_the_calendar(surface, tongue)
