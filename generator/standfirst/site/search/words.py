"""The words of the index, for a reader who mistyped one: a list a language group, the most frequent first."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable

MOST_WORDS = 20_000
"""How many words a list holds; about 60 KB compressed, and loaded only once a search finds nothing."""

SHORTEST = 4
"""Letters of the shortest word that is offered: of shorter ones almost any is near any other."""

LONGEST = 30

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")  # noqa: RUF001 - the apostrophe that newspapers set
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""Letters of scripts without spaces: what lies between two spaces is no word there."""


def frequent_words(texts: Iterable[str]) -> list[str]:
    """Return the words of `texts`, case folded, by how many texts hold them, ties by the word itself.

    A word that one text alone holds may be a slip of its own: it is left out once there are words enough.
    """
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update({word.casefold() for word in _WORD.findall(text) if SHORTEST <= len(word) <= LONGEST})
    known = [(word, count) for word, count in counts.items() if not _UNSPACED.search(word)]
    known.sort(key=lambda pair: (-pair[1], pair[0]))
    if len(known) > MOST_WORDS:
        known = [(word, count) for word, count in known if count > 1]
    return [word for word, _ in known[:MOST_WORDS]]


BEGINNING = 5
"""Letters of a beginning."""

MOST_BEGINNINGS = 4_000
"""Of how many beginnings a list is still small, about 10 KB compressed; a group with more is asked always."""

_LETTERS = re.compile(r"\w+")
_PARTED = re.compile(r"[a-z\u0370-\u03ff\u0400-\u04ff0-9]+")
"""Words in letters whose case and marks are folded: Latin, Greek, Cyrillic. Others are asked for always."""

_HUMP = re.compile(r"(?<=[^\W\d_A-Z])(?=[A-Z])")
"""Within a word of two words, as in `WeatherWatch`, whose second Pagefind finds too."""

_PREFIXED = frozenset(["id"])
"""Languages whose stems lose letters at the beginning of a word."""


def beginnings(texts: Iterable[str], language: str) -> list[str]:
    """Return the beginnings of all words of `texts`, folded and sorted; none where they are too many to tell.

    From them a page knows which groups cannot hold a word, and does not load their part of the search.
    """
    if language in _PREFIXED:
        return []
    words: set[str] = set()
    for text in texts:
        words.update(_LETTERS.findall(text))
    found: set[str] = set()
    for word in words:
        for part in (word, *(_HUMP.split(word) if not (word.islower() or word.istitle()) else ())):
            found.update(run[:BEGINNING] for run in _PARTED.findall(folded(part)))
        if len(found) > MOST_BEGINNINGS:
            return []
    return sorted(found)


def folded(text: str) -> str:
    """Return `text` without case and without marks on its letters, as the page's script folds what is typed."""
    if text.isascii():
        return text.lower()
    plain = "".join(sign for sign in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(sign))
    return plain.replace("ß", "ss")
