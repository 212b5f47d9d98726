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


def mentions(text: str, names: Mapping[str, Iterable[str]]) -> list[Mention]:
    """Return which keys of `names` the text names as whole words, in the order of their first place.

    `names` gives every name that leads to a key. Upper and lower case must agree (a surname may be a word), typography
    need not. The longest name at a place counts and no shorter one inside it: the Port of Ansel is not Ansel. Time
    grows with the text, not with the registry.
    """
    folded = fold_typography(text)
    keys, longest = _tables(names)
    found: dict[str, list[int]] = defaultdict(list)
    tokens = [(match.group().removesuffix("'s"), match.start()) for match in _TOKEN.finditer(folded)]
    place = 0
    while place < len(tokens):
        step = 1
        for length in range(min(longest, len(tokens) - place), 0, -1):
            named = keys.get(tuple(token for token, _ in tokens[place : place + length]), ())
            for key in named:
                found[key].append(tokens[place][1])
            if named:
                step = length
                break
        place += step
    for key, name in _unspaced(names):
        found[key] += [match.start() for match in re.finditer(re.escape(name), folded)]
    rows = [Mention(key, len(places), min(places)) for key, places in found.items() if places]
    return sorted(rows, key=lambda row: (row.first, row.key))


def _tables(names: Mapping[str, Iterable[str]]) -> tuple[dict[tuple[str, ...], set[str]], int]:
    """Return names as sequences of words, each with its keys, and the length of the longest in words."""
    keys: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for key, forms in names.items():
        for form in forms:
            words = tuple(_TOKEN.findall(fold_typography(form)))
            if words and not _UNSPACED.search(form):
                keys[words].add(key)
    return keys, max(map(len, keys), default=0)


def _unspaced(names: Mapping[str, Iterable[str]]) -> list[tuple[str, str]]:
    """Return names in scripts that are not parted into words, of two characters or more."""
    return [
        (key, fold_typography(form))
        for key, forms in names.items()
        for form in forms
        if _UNSPACED.search(form) and len(form.strip()) > 1
    ]
