"""Names of quoted people that are spelt in two ways: within a body, or in the file and in the body."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from standfirst.quotes.finding.first_names import short_forms
from standfirst.quotes.finding.names import fold_word, name_variants, name_words, one_letter_apart, same_person
from standfirst.quotes.spelling import Spelling
from standfirst.text import fold

_WORD = re.compile(r"[^\W\d_][\w\-‐‑]*")  # noqa: RUF001 - hyphens of names


def spellings(body: str, speakers: Collection[Sequence[str]], *, inflected: bool = False) -> tuple[Spelling, ...]:
    """Return names of speakers that are spelt otherwise at some place of the body, each with one such place.

    `speakers` has every name that each of them goes by, the first of which is the one shown; a spelling among them is
    known to the desk and no finding. `inflected`: the body's language puts endings to names, so that a surname with
    another last letter is the same name.
    """
    found: dict[tuple[str, str], Spelling] = {}
    within = name_variants(body) if speakers else ()
    for names in speakers:
        known = {fold(name) for name in names}
        for name, variant, start, end in within:
            about = any(same_person(own, name) or same_person(own, variant) for own in names)
            if about and not {fold(name), fold(variant)} <= known:
                found.setdefault((names[0], fold(variant)), Spelling(names[0], name, variant, start, end))
        if not any(_stands_in(name, body) for name in names):
            for near in _near(names[0], body, inflected=inflected):
                found.setdefault((names[0], fold(near.variant)), near)
                break
    return tuple(found.values())


def _stands_in(name: str, body: str) -> bool:
    """Tell whether a body has a name, whole; in scripts without spaces words run into it."""
    if name in body and not name.isascii():
        return True
    words = [fold_word(word) for word in name_words(name)] or [fold_word(name)]
    return f" {' '.join(words)} " in _folded(body)


@lru_cache(maxsize=2)
def _folded(body: str) -> str:
    return f" {' '.join(fold_word(found) for found in _WORD.findall(body))} "


def _near(name: str, body: str, *, inflected: bool) -> Iterator[Spelling]:
    """Yield pairs of words that are the name but for one letter of one of the two, or for a first name cut short."""
    words = name_words(name)
    if len(words) < 2:
        return
    first, last = words[0], words[-1]
    tokens = list(_WORD.finditer(body))
    for one, other in pairwise(tokens):
        if other.start() - one.end() != 1 or not (one.group()[0].isupper() and other.group()[0].isupper()):
            continue
        given, family = _bare(one.group()), _bare(other.group())
        if (_alike(first, given) and _slip(last, family, inflected=inflected)) or (
            _alike(last, family) and _slip(first, given, inflected=False, cut=True)
        ):
            yield Spelling(name, name, body[one.start() : other.end()], one.start(), other.end())


def _bare(word: str) -> str:
    return word.rstrip("-")


def _alike(one: str, other: str) -> bool:
    return fold_word(one) == fold_word(other)


def _slip(one: str, other: str, *, inflected: bool, cut: bool = False) -> bool:
    """Tell whether two words differ as a slip of the pen does."""
    first, second = fold_word(one), fold_word(other)
    if first == second or short_forms(first, second):
        return False
    if inflected and (first[:-1] in {second, second[:-1]} or first == second[:-1]):
        return False
    shorter, longer = sorted((first, second), key=len)
    return one_letter_apart(first, second) or (cut and len(shorter) >= 4 and longer.startswith(shorter))
