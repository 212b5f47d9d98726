"""The terms of an article: its words, and pairs of words that stand side by side, each with how often it counts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from standfirst.relate.texts import Text
from standfirst.relate.words import BREAK, CAPITAL, Codes, Words

TITLE, LEAD, LEAD_WORDS = 3, 1, 60
"""A word of the headline counts three times; one of the body's first 60 words once more than another.

What a story is about stands at its top. Measured on the development rows (docs/relate.md): both together raise the
mean average precision of long articles by .006 and of snippets by .007.
"""

MOST = 4095
"""How often a term counts at most."""

PAIR = np.uint64(1 << 60)
"""Set in the number of a pair, so that none can be taken for a word."""
_TURN = np.uint64(0x9E3779B97F4A7C15)
_STEM = np.uint64((1 << 60) - 1)
_SHIFT, _HALF = np.uint64(29), np.uint64(32)

SHINGLE = 4
"""Words of a shingle, function words left out: long enough that two writers do not often hit on the same by chance.

Of 3, 4 and 5 it finds rewritten agency copy as well as 3 does and folds as few strangers as 5 (docs/relate.md).
"""

NO_PROPER_NOUNS = frozenset(["de", "lb"])
"""Languages that write every noun with a capital, which then marks no name."""


@dataclass(frozen=True, slots=True, eq=False)
class Terms:
    """An article's terms, in the order of their codes: how often each counts, and which are written as names.

    A term is written as a name where it has a capital inside a sentence of the body.
    """

    codes: Codes
    counts: NDArray[np.uint16]
    proper: NDArray[np.bool_]
    shingles: NDArray[np.uint32]
    """Hashes, sorted, of every four words of the body that stand together, function words left out."""

    @property
    def pairs(self) -> NDArray[np.bool_]:
        """Which of the terms are pairs of words."""
        found: NDArray[np.bool_] = (self.codes & PAIR) != 0
        return found


def terms_of(text: Text, words: Words) -> Terms:
    """Return the terms of an article's headline and body."""
    title, body = words.codes(text.title, text.tongue), words.codes(text.body, text.tongue)
    count = np.full(len(body), 1, np.int64)
    count[:LEAD_WORDS] += LEAD
    codes = np.concatenate([title, [BREAK], body]).astype(np.uint64, copy=False)
    counts = np.concatenate([np.full(len(title) + 1, TITLE, np.int64), count])
    proper = _inside_sentences(codes)
    proper[: len(title) + 1] = False
    if text.tongue in NO_PROPER_NOUNS:
        proper[:] = False
    return _counted(codes & ~CAPITAL, counts, proper, _shingles(body & ~CAPITAL))


def _inside_sentences(codes: Codes) -> NDArray[np.bool_]:
    """Tell which words begin with a capital and no sentence."""
    before = np.empty_like(codes)
    before[0], before[1:] = BREAK, codes[:-1]
    inside: NDArray[np.bool_] = ((codes & CAPITAL) != 0) & (before != BREAK)
    return inside


def paired(first: Codes, second: Codes) -> Codes:
    """Return the numbers of pairs of words, from theirs."""
    mixed = first * _TURN
    mixed ^= mixed >> _SHIFT
    mixed += second
    mixed *= _TURN
    mixed ^= mixed >> _SHIFT
    return (mixed & _STEM) | PAIR


def _shingles(codes: Codes) -> NDArray[np.uint32]:
    words = codes[(codes != 0) & (codes != BREAK)]
    if len(words) < SHINGLE:
        return np.empty(0, np.uint32)
    mixed = words[: len(words) - SHINGLE + 1].copy()
    for place in range(1, SHINGLE):
        mixed = (mixed ^ (mixed >> _SHIFT)) * _TURN + words[place : len(words) - SHINGLE + 1 + place]
    return np.unique((mixed * _TURN >> _HALF).astype(np.uint32))


def _counted(codes: Codes, counts: NDArray[np.int64], proper: NDArray[np.bool_], shingles: NDArray[np.uint32]) -> Terms:
    telling = codes != 0
    codes, counts, proper = codes[telling], counts[telling], proper[telling]
    beside = (codes[:-1] != BREAK) & (codes[1:] != BREAK)
    pairs = paired(codes[:-1][beside], codes[1:][beside])
    words = codes != BREAK
    found, places = np.unique(np.concatenate([codes[words], pairs]), return_inverse=True)
    weighed = np.concatenate([counts[words], counts[:-1][beside]])
    total = np.minimum(np.bincount(places, weighed, minlength=len(found)), MOST).astype(np.uint16)
    named = np.zeros(len(found), np.bool_)
    named[places[: int(words.sum())][proper[words]]] = True
    return Terms(found, total, named, shingles)
