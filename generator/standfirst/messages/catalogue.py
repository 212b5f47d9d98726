"""One language's strings and forms, from a Babel catalogue that translators can edit."""

from __future__ import annotations

import datetime as dt
from functools import cache, lru_cache
from importlib.resources import files

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.lists import format_list
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

LANGUAGES = ("en", "de")
"""Languages of the interface; English is the language of the message ids."""


_MARKS = {
    **dict.fromkeys(["de", "cs", "ka"], ("„", "“")),
    **dict.fromkeys(["ar", "es", "fa", "it", "ru", "uk"], ("«", "»")),
    "fr": ("«\u202f", "\u202f»"),
    "ja": ("「", "」"),
    "pl": ("„", "”"),
}


_MONTHS_APART = frozenset([
    "an", "ast", "be", "bo", "ca", "ccp", "co", "cs", "cu", "dsb", "dz", "el", "fa", "fi", "gaa", "gd",
    "hr", "hsb", "hy", "kaa", "kk", "kl", "ks", "ky", "la", "lij", "lld", "lt", "mai", "mi", "mn", "mni",
    "oc", "os", "pl", "ps", "rm", "ru", "sah", "sk", "so", "szl", "tk", "to", "uk", "uz", "vi", "xh",
])  # fmt: skip
"""Languages in which a month alone has another form than in a date (CLDR 47). Of all others Babel would say the form of
whichever language was asked for first: it keeps what it resolves in data that they share."""


def quotation_marks(language: str) -> tuple[str, str]:
    """Return the quotation marks of a language; those of English where nobody said which it has."""
    return _MARKS.get(language.partition("-")[0], ("“", "”"))


class Catalogue:
    """Strings, dates, numbers and lists in one language.

    A language without a catalogue gets English strings with its own date forms.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        try:
            self._locale = Locale.parse(language.replace("-", "_"))
        except (UnknownLocaleError, ValueError):
            self._locale = Locale("en")
        # Day before month in English too: an international desk's readers come from everywhere.
        self._dates = (
            Locale("en", "GB") if self._locale.language == "en" and not self._locale.territory else self._locale
        )
        self._messages = _read(self._locale.language)

    def gettext(self, message: str) -> str:
        """Return the translation of `message`, or itself."""
        found = self._messages.get(message)
        return found if isinstance(found, str) and found else message

    def ngettext(self, singular: str, plural: str, count: int) -> str:
        """Return the form of a message that fits `count`; the number itself is a `%(num)s` in it."""
        found = self._messages.get(singular)
        if isinstance(found, tuple) and len(found) > 1 and all(found):
            return found[0 if count == 1 else 1]
        return singular if count == 1 else plural

    def date(self, day: dt.date) -> str:
        """Return a day as `13 May 2024`."""
        return _date(day, self._dates)

    def month(self, year: int, month: int) -> str:
        """Return a month as `May 2024`."""
        return str(format_skeleton("yMMMM", dt.date(year, month, 1), locale=self._dates))

    def quarter(self, year: int, quarter: int) -> str:
        """Return a quarter of a year as `Q2 2024`."""
        return str(format_skeleton("yQQQ", dt.date(year, quarter * 3 - 2, 1), locale=self._dates))

    def month_name(self, month: int) -> str:
        """Return a month's name alone."""
        form = "LLLL" if self._dates.language in _MONTHS_APART else "MMMM"
        return str(format_date(dt.date(2024, month, 1), form, locale=self._dates))

    def weekday(self, day: dt.date) -> str:
        """Return a day's weekday."""
        return str(format_date(day, "EEEE", locale=self._dates))

    def clock(self, moment: dt.time) -> str:
        """Return a time as `08:52`."""
        return f"{moment:%H:%M}"

    def number(self, value: int) -> str:
        """Return a number with the language's separators."""
        return str(format_decimal(value, locale=self._dates)) if abs(value) > 999 else str(value)

    def listed(self, items: list[str]) -> str:
        """Return items as `a, b and c`."""
        return str(format_list(items, locale=self._dates)) if items else ""

    def language_name(self, tag: str) -> str:
        """Return a language's name in this language, or the tag where nobody knows it."""
        return _language_name(tag, self._locale)


@lru_cache(maxsize=16384)
def _date(day: dt.date, locale: Locale) -> str:
    return str(format_date(day, "d MMMM y" if locale.language == "en" else "long", locale=locale))


@lru_cache(maxsize=1024)
def _language_name(tag: str, locale: Locale) -> str:
    try:
        name = Locale.parse(tag.replace("-", "_")).get_language_name(locale)
    except (UnknownLocaleError, ValueError):
        name = None
    return name or tag


@cache
def _read(language: str) -> dict[str, str | tuple[str, ...]]:
    if language == "en" or language not in LANGUAGES:
        return {}
    source = files("standfirst.messages").joinpath(language, "LC_MESSAGES", "standfirst.po")
    with source.open("rb") as handle:
        messages: dict[str, str | tuple[str, ...]] = {}
        for message in read_po(handle, locale=language):
            name = message.id[0] if isinstance(message.id, tuple | list) else message.id
            if name and not message.fuzzy:
                messages[name] = (
                    tuple(message.string) if isinstance(message.string, tuple | list) else (message.string or "")
                )
        return messages


@cache
def catalogue(language: str) -> Catalogue:
    """Return the catalogue of a BCP 47 language."""
    return Catalogue(language)
