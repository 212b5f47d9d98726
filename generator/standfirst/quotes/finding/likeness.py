"""When two names are one person's: titles, initials, short forms and slips of one letter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from standfirst.quotes.finding.first_names import is_first_name, short_forms
from standfirst.quotes.finding.languages import profile_of
from standfirst.quotes.finding.prose import bare

SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])
"""What may stand behind a surname, in lower case and without its dot."""
_NAME_WORD = re.compile(r"[^\W\d_][\w'’\-‐‑.]*")  # noqa: RUF001 - apostrophes and hyphens


def surname(words: Sequence[str]) -> str:
    """Return the surname among a name's words: the last that is no suffix."""
    if len(words) == 1 or words[-1].rstrip(".").lower() not in SUFFIXES:
        return words[-1].rstrip(".")
    kept = [word for word in words if word.rstrip(".").lower() not in SUFFIXES]
    return (kept or list(words))[-1].rstrip(".")


def same_person(one: str, other: str) -> bool:
    """Tell whether two names could be one person's.

    Titles do not count, a missing first name and initials fit any, short forms ("Bill", "William") and slips of one
    letter are alike. Different first names or surnames are different persons.
    """
    first, second = name_words(one), name_words(other)
    if not first or not second:
        return False
    if [word.lower() for word in first] == [word.lower() for word in second]:
        return True
    if len(first) == 1 or len(second) == 1:
        short, full = (first, second) if len(first) == 1 else (second, first)
        return fold_word(short[0]) in {fold_word(surname(full)), fold_word(full[0])} or (
            len(full) == 1 and one_letter_apart(short[0], full[0])
        )
    if not same_surname(surname(first), surname(second)):
        return False
    return same_first_name(first[0], second[0])


def same_surname(one: str, other: str) -> bool:
    """Tell whether two surnames are one, but for case, accents and one slip."""
    return fold_word(one) == fold_word(other) or one_letter_apart(one, other)


def same_first_name(one: str, other: str) -> bool:
    """Tell whether two first names can be one person's: equal, an initial, a short form, or a slip of one letter."""
    first, second = fold_word(one), fold_word(other)
    if first == second or short_forms(first, second):
        return True
    if len(first) == 1 or len(second) == 1:
        return first[:1] == second[:1]
    if is_first_name(first) and is_first_name(second):
        return False
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) >= 3 and longer.startswith(shorter):
        return True
    return one_letter_apart(first, second)


@lru_cache(maxsize=8192)
def fold_word(word: str) -> str:
    """Return a word of a name as names are compared: no case, no accents, no dots."""
    if word.isascii() and word.isalpha():
        return word.lower()
    flat = unicodedata.normalize("NFD", word.casefold())
    return "".join(sign for sign in flat if sign.isalnum())


def one_letter_apart(one: str, other: str) -> bool:
    """Tell whether one letter changed, added or dropped makes one word the other; short words never are."""
    first, second = fold_word(one), fold_word(other)
    if min(len(first), len(second)) < 4 or abs(len(first) - len(second)) > 1 or first[:1] != second[:1]:
        return False
    head = 0
    while head < min(len(first), len(second)) and first[head] == second[head]:
        head += 1
    if len(first) == len(second):
        return first[head + 1 :] == second[head + 1 :]
    shorter, longer = sorted((first, second), key=len)
    return shorter[head:] == longer[head + 1 :]


def name_words(name: str) -> list[str]:
    """Return the words of a name written alone, without titles, offices and suffixes."""
    english = profile_of("en")
    found = [bare(word) for word in _NAME_WORD.findall(name)]
    found = [word for word in found if word.lower() not in SUFFIXES]
    last = 0
    for place, word in enumerate(found[:-1]):
        if english is not None and word.lower() in english.titles:
            last = place + 1
    return found[last:]
