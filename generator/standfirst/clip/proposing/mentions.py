"""Which entries of a registry, and which topics, a text names."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from standfirst.text import fold_typography

_TOKEN = re.compile(r"[^\W_]+(?:[.'&-][^\W_]+)*")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")
"""Scripts that join a name to what stands beside it: Thai, Chinese, Japanese, and Korean with its particles.

Not the table of `quotes.proving.edges`: Korean parts its words by spaces, and a name still ends within one.
"""


@dataclass(frozen=True, slots=True)
class Mention:
    """An entry that a text names: how often, and where first, in characters of the folded text."""

    key: str
    count: int
    first: int


@dataclass(frozen=True, slots=True)
class Names:
    """Names made ready to be looked for in many texts: as sequences of words with their keys, and unparted ones."""

    keys: Mapping[tuple[str, ...], frozenset[str]]
    lengths: Mapping[str, tuple[int, ...]]
    """How many words the names have that begin with a word, most first."""
    unspaced: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, names: Mapping[str, Iterable[str]]) -> Names:
        """Return the names that lead to each key, made ready."""
        forms = [(key, form) for key, given in names.items() for form in given]
        keys = _by_words(forms)
        lengths: dict[str, set[int]] = defaultdict(set)
        for words in keys:
            lengths[words[0]].add(len(words))
        ordered = {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}
        return cls(keys, ordered, _unspaced(forms))


def mentions(text: str, names: Names | Mapping[str, Iterable[str]]) -> list[Mention]:
    """Return which keys of `names` the text names as whole words, in the order of their first place.

    `names` gives every name that leads to a key. Upper and lower case must agree (a surname may be a word), typography
    need not. The longest name at a place counts and no shorter one inside it: the Port of Ansel is not Ansel. Time
    grows with the text, not with the registry, where the names were made ready once.
    """
    known = names if isinstance(names, Names) else Names.of(names)
    folded = fold_typography(text)
    found: dict[str, list[int]] = defaultdict(list)
    tokens = [(match.group().removesuffix("'s"), match.start()) for match in _TOKEN.finditer(folded)]
    place = 0
    while place < len(tokens):
        step = 1
        for length in known.lengths.get(tokens[place][0], ()):
            named = known.keys.get(tuple(token for token, _ in tokens[place : place + length]), ())
            for key in named:
                found[key].append(tokens[place][1])
            if named:
                step = length
                break
        place += step
    for key, name in known.unspaced:
        if name in folded:
            found[key] += [match.start() for match in re.finditer(re.escape(name), folded)]
    rows = [Mention(key, len(places), min(places)) for key, places in found.items()]
    return sorted(rows, key=lambda row: (row.first, row.key))


def _by_words(forms: Iterable[tuple[str, str]]) -> dict[tuple[str, ...], frozenset[str]]:
    """Return names as sequences of words, each with its keys."""
    keys: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for key, form in forms:
        words = tuple(_TOKEN.findall(fold_typography(form)))
        if words and not _UNSPACED.search(form):
            keys[words].add(key)
    return {words: frozenset(found) for words, found in keys.items()}


def _unspaced(forms: Iterable[tuple[str, str]]) -> tuple[tuple[str, str], ...]:
    """Return names in scripts that are not parted into words, of two characters or more."""
    return tuple(
        (key, fold_typography(form)) for key, form in forms if _UNSPACED.search(form) and len(form.strip()) > 1
    )
