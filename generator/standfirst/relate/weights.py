"""What each term weighs: the rarer in the library, the more. Fitted on headlines and bodies alone, by language.

Fitted on the articles before the newest article's month once those are 2,000, else on all: so an ordinary edit of a
large library changes no weight, and a build that knows the last one gives what a build from nothing gives.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from standfirst.relate.terms import Terms
from standfirst.relate.texts import EPOCH, Text
from standfirst.relate.words import Codes

SETTLED = 2000
"""From how many earlier articles on the newest month is left out of the fit."""

WORN = 25
"""A piece of text in more fitted articles than this is nobody's copy: a newsletter's call, an agency's last line."""

Worn = NDArray[np.uint32]
"""Hashes, sorted, of shingles that prove no copy."""

_PARTS = 8
"""Terms are counted in as many parts, so that a large library's need not be in memory at once."""


@dataclass(frozen=True, slots=True, eq=False)
class Weights:
    """The weights of one language: `codes`, sorted, are the terms of two articles or more; `documents`, in how many.

    A word in none or one of the fitted articles weighs as one that was in one: news brings new names, and they tell
    the most. A pair of words weighs something only where two articles had it: pairs that stand in one article alone
    are most of all pairs and would only make it look unlike every other.
    """

    codes: Codes
    documents: NDArray[np.int64]
    articles: int

    def places(self, codes: Codes) -> NDArray[np.int64]:
        """Return where each code stands in `codes`, and -1 where it does not."""
        if not len(self.codes):
            return np.full(len(codes), -1, np.int64)
        places = np.minimum(np.searchsorted(self.codes, codes), len(self.codes) - 1)
        return np.where(self.codes[places] == codes, places, -1)

    def rarity(self, spread: NDArray[np.int64]) -> NDArray[np.float64]:
        """Return the weight of terms that are in `spread` articles: ln((articles + 1) / (spread + 1)) + 1."""
        # A table by math.log: the result of numpy's own may hang on where in an array a number stands.
        return _rarities(self.articles)[np.minimum(spread, self.articles)]

    def spread(self, places: NDArray[np.int64]) -> NDArray[np.int64]:
        """Return in how many fitted articles the terms at `places` are; 1 for a term that is not here."""
        if not len(self.documents):
            return np.ones(len(places), np.int64)
        return np.where(places >= 0, self.documents[places], 1)

    @property
    def rarest(self) -> float:
        """What a word that no other article has weighs."""
        return float(_rarities(self.articles)[min(1, self.articles)])


NO_WEIGHTS = Weights(np.empty(0, np.uint64), np.empty(0, np.int64), 0)
"""Of a language that no fitted article is in."""


@lru_cache(maxsize=64)
def _rarities(articles: int) -> NDArray[np.float64]:
    return np.array([math.log((articles + 1) / (documents + 1)) + 1 for documents in range(articles + 1)])


def fitted_on(texts: Collection[Text]) -> tuple[list[Text], int | None]:
    """Return the articles that weights are fitted on, by id, and the hour that they end before; None where all are."""
    ordered = sorted(texts, key=lambda text: text.id)
    month = month_of([text.hours for text in ordered if text.hours is not None])
    if month is None:
        return ordered, None
    before = [text for text in ordered if text.hours is None or text.hours < month]
    return (before, month) if len(before) >= SETTLED else (ordered, None)


def month_of(hours: Collection[int]) -> int | None:
    """Return the hour, counted from 1970, with which the newest article's month began; None without dates."""
    if not len(hours):
        return None
    newest = EPOCH + timedelta(hours=int(max(hours)))
    return (newest.replace(day=1, hour=0) - EPOCH) // timedelta(hours=1)


def fit(texts: Sequence[Text], terms: Sequence[Terms]) -> dict[str, Weights]:
    """Return the weights of each language that `texts` are in; `terms` are theirs, in the same order."""
    by_language: Mapping[str, list[Codes]] = defaultdict(list)
    for text, found in zip(texts, terms, strict=True):
        by_language[text.tongue].append(found.codes)
    return {tongue: _counted(codes) for tongue, codes in sorted(by_language.items())}


def _counted(articles: list[Codes]) -> Weights:
    codes, documents = [], []
    bounds = np.linspace(0, 2**61, _PARTS + 1).astype(np.uint64)
    cuts = [np.searchsorted(found, bounds) for found in articles]
    for part in range(_PARTS):
        pieces = [found[cut[part] : cut[part + 1]] for found, cut in zip(articles, cuts, strict=True)]
        terms, counts = np.unique(np.concatenate(pieces), return_counts=True)
        shared = counts > 1
        codes.append(terms[shared])
        documents.append(counts[shared])
    return Weights(np.concatenate(codes), np.concatenate(documents), len(articles))


def worn_shingles(terms: Sequence[Terms]) -> Worn:
    """Return the shingles that more than 25 of the articles have."""
    shingles, counts = np.unique(
        np.concatenate([np.empty(0, np.uint32), *(found.shingles for found in terms)]), return_counts=True
    )
    return shingles[counts > WORN]
