"""Which records are indexed together: by language, as each has its own way to part and stem words, and by age."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from standfirst.render.records import DATED, SearchRecord

STEMMED = frozenset([
    "ar", "ca", "da", "de", "el", "en", "eo", "es", "et", "eu", "fi", "fr", "ga", "hi", "hu", "hy", "id", "it", "lt",
    "nb", "ne", "nl", "nn", "no", "pl", "pt", "ro", "ru", "sr", "sv", "ta", "tr", "yi",
])  # fmt: skip
"""Languages whose words Pagefind 1.5.2 stems: those for which it writes a program of their own."""

SEGMENTED = frozenset(["ja", "th", "zh"])
"""Languages written without spaces, whose words Pagefind's extended release parts."""

OTHER = "und"
"""The group of all other languages: their words are parted at spaces and found by their beginnings (BCP 47: `und`)."""

RECENT = 800
"""About how many articles and quotes a group's recent part holds: so many are indexed in a second."""

ONE_PART = 2_000
"""Up to how many records a group has one part alone."""


@dataclass(frozen=True, slots=True)
class Part:
    """Records that are indexed together: of one language group, and of one age."""

    language: str
    age: str
    """`recent` or `older`."""
    records: tuple[SearchRecord, ...]

    @property
    def name(self) -> str:
        """The part's folder."""
        return f"{self.language}-{self.age}"


def language_group(tag: str) -> str:
    """Return the group of a BCP 47 tag: a language that search treats in its own way, or `OTHER`."""
    language = tag.split("-", maxsplit=1)[0].lower()
    return language if language in STEMMED or language in SEGMENTED else OTHER


def parts(records: Iterable[SearchRecord]) -> list[Part]:
    """Return all records in parts, in a fixed order: groups by name, the recent part of each first.

    What is recent is a whole number of months, so that an edit of a recent story leaves the older part as it is. Pages
    that change with every story of theirs (topics, people, ordinary pages) are recent always.
    """
    groups: dict[str, list[SearchRecord]] = {}
    for record in records:
        groups.setdefault(language_group(record.language), []).append(record)
    found = []
    for language in sorted(groups):
        ordered = sorted(groups[language], key=lambda r: (r.path, r.anchor))
        first = _recent_from(ordered)
        recent = tuple(record for record in ordered if record.kind not in DATED or record.date[:7] >= first)
        older = tuple(record for record in ordered if record.kind in DATED and record.date[:7] < first)
        found += [Part(language, age, some) for age, some in (("recent", recent), ("older", older)) if some]
    return found


def _recent_from(records: Sequence[SearchRecord]) -> str:
    """Return the first month that is recent, as `2026-05`; the empty string where all are."""
    if len(records) <= ONE_PART:
        return ""
    months = Counter(record.date[:7] for record in records if record.kind in DATED)
    count, first = 0, ""
    for month in sorted(months, reverse=True):
        if first and count + months[month] > RECENT:
            break
        count += months[month]
        first = month
    return first


_SCRIPTS = {
    "LATIN": "Latn", "HANGUL": "Hang", "CJK": "Hani", "HIRAGANA": "Kana", "KATAKANA": "Kana", "ARABIC": "Arab",
    "CYRILLIC": "Cyrl", "GREEK": "Grek", "HEBREW": "Hebr", "THAI": "Thai", "DEVANAGARI": "Deva", "GEORGIAN": "Geor",
    "ARMENIAN": "Armn", "TAMIL": "Taml", "BENGALI": "Beng",
}  # fmt: skip
"""Scripts by the first word of their letters' names in Unicode, as ISO 15924 writes them; both kana as one."""


def scripts_of(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the scripts of all letters in `texts`, sorted; `Zyyy` stands for those that are not told apart."""
    letters: set[str] = set()
    for text in texts:
        letters.update(text)
    return tuple(sorted({_script(letter) for letter in letters if letter.isalpha()}))


def _script(letter: str) -> str:
    return _SCRIPTS.get(unicodedata.name(letter, "").split(" ")[0], "Zyyy")
