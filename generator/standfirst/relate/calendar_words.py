"""Names of days and months: they stand in every story of a week and tell none from another."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError

from standfirst.text import fold

_SHORTEST = 4
"""Letters of an abbreviation at least: `Sept` is a month, `Sun` may be a newspaper."""


def is_of_the_calendar(surface: str, tongue: str) -> bool:
    """Tell whether all words of `surface` are names of days or months in the language, written out or cut short."""
    return all(word in _names(tongue) for word in fold(surface).split())


@cache
def _names(tongue: str) -> frozenset[str]:
    try:
        locale = Locale.parse(tongue)
    except (UnknownLocaleError, ValueError):
        return frozenset()
    found = {
        fold(name).strip(".")
        for names in (locale.days, locale.months)
        for form in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for name in names[form][width].values()
    }
    return frozenset(name for name in found if len(name) >= _SHORTEST) | {"sept"}
