"""The names of the months in the languages that news is clipped in, from Unicode's CLDR."""

from __future__ import annotations

from functools import cache

LANGUAGES = (
    *("en", "de", "fr", "es", "pt", "it", "nl", "sv", "da", "nb", "fi", "cs", "sk", "pl", "tr", "ru", "uk", "id"),
    *("ar", "ar_SY", "ro", "hu", "el", "ca"),
)
"""Languages whose dates name the month; Chinese, Japanese and Korean number it. No name means two months among them."""

_ALSO = {"sept": 9, "jänner": 1, "mrz": 3, "setiembre": 9}
"""Spellings that CLDR keeps for one country (British, Austrian, Peruvian) or not at all."""


@cache
def months() -> dict[str, int]:
    """Return the number of each month by its name, case folded, without a full stop, long and short."""
    from babel import Locale  # noqa: PLC0415 - loads two dozen locales (0.2 s), which only a page with dates needs

    found = dict(_ALSO)
    for code in LANGUAGES:
        for forms in Locale.parse(code).months.values():
            for width in ("wide", "abbreviated"):
                for number, name in forms.get(width, {}).items():
                    folded = name.casefold().rstrip(".")
                    if len(folded) >= 3:
                        found.setdefault(folded, number)
    return found


def month_of(words: str) -> int | None:
    """Return the month that `words` end in, or None.

    The last two words are tried, then the last, then the end of the last where a page has lost the space before it
    ("TimesNovember", "GEARAPR").
    """
    names = months()
    parts = [part for part in words.split() if part.casefold() not in {"de", "del", "of"}]
    for count in (2, 1):
        number = names.get(" ".join(parts[-count:]).casefold().rstrip("."))
        if number:
            return number
    if not parts:
        return None
    last = parts[-1].rstrip(".")
    for start in range(1, len(last) - 2):
        glued = last[start - 1].islower() != last[start].islower() or last.isupper()
        if glued and (number := names.get(last[start:].casefold())):
            return number
    return None
