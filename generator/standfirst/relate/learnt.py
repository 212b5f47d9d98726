"""What is learnt of single articles by reading them, their terms, wording and rows: it holds as long as they do."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from standfirst.relate.nearest import Rows
from standfirst.relate.terms import Terms, terms_of
from standfirst.relate.texts import Text
from standfirst.relate.vectors import Columns, vector
from standfirst.relate.weights import NO_WEIGHTS, Weights
from standfirst.relate.words import PIECE, Placed, Read, Words

RAREST = 100
"""What a name weighs of which no fitted article has a word; others weigh as much less as their rarest word does."""

TERMS_KEPT = 20_000
"""Articles of a library up to which their terms stay in memory, 9 kB each: a change of weights then reads no text."""


@dataclass(frozen=True, slots=True, eq=False)
class Learnt:
    """What was worked out from single articles, by their content: it holds for as long as the content does.

    `named` has the column of each name, by the name's hash.
    """

    weights: Mapping[str, Weights]
    columns: Columns
    named: dict[int, int]
    words: Words = field(default_factory=Words)
    placed: dict[str, Placed] = field(default_factory=dict)
    terms: dict[str, Terms] = field(default_factory=dict)
    shingles: dict[str, NDArray[np.uint32]] = field(default_factory=dict)
    rarities: dict[tuple[str, str], int] = field(default_factory=dict)

    @classmethod
    def nothing(cls) -> Learnt:
        """Return what is learnt before anything is read."""
        return cls({}, Columns({}), {})

    def without(self, by_id: Mapping[str, Text]) -> Learnt:
        """Forget what was learnt of texts that are no more, once they are many."""
        if len(self.shingles) > 2 * len(by_id) + 100:
            living = {text.words_digest for text in by_id.values()}
            for digest in self.shingles.keys() - living:
                del self.shingles[digest]
                self.terms.pop(digest, None)
                self.placed.pop(digest, None)
        return self

    def afresh(self, weights: Mapping[str, Weights]) -> Learnt:
        """Return what holds under other weights."""
        return Learnt(weights, Columns(dict(weights)), {}, self.words, self.placed, self.terms, self.shingles)

    def terms_of(self, text: Text) -> Terms:
        """Return the terms of an article."""
        found = self.terms.get(text.words_digest)
        if found is None:
            found = self.terms[text.words_digest] = terms_of(text, self.read_of(text))
            self.shingles[text.words_digest] = found.shingles
        return found

    def read_of(self, text: Text) -> Read:
        """Return an article, read for its words."""
        placed = self.placed.get(text.words_digest)
        read = self.words.read(text.title, text.body, text.tongue, placed)
        if placed is None and read.placed is not None and len(self.placed) < TERMS_KEPT:
            self.placed[text.words_digest] = read.placed
        return read

    def folded_of(self, text: Text) -> str:
        """Return an article to look for surfaces in, as `surfaces.folded` does."""
        if text.words_digest not in self.placed:
            self.read_of(text)
        placed = self.placed.get(text.words_digest)
        if placed is None:
            return f" {' '.join(PIECE.findall(text.whole.lower()))} "
        return placed.folded()

    def shingles_of(self, text: Text) -> NDArray[np.uint32]:
        """Return the hashes of the wording of an article."""
        if text.words_digest not in self.shingles:
            self.terms_of(text)
        return self.shingles[text.words_digest]

    def row_of(self, text: Text) -> Rows:
        """Return an article's row: columns and weights of its terms."""
        found = vector(self.terms_of(text), self.weights.get(text.tongue, NO_WEIGHTS))
        return self.columns.of(found, text.tongue), found.weights

    def names_of(self, text: Text) -> Rows:
        """Return an article's row of names: their columns, and what each weighs."""
        names = sorted(text.named)
        columns = [self.named.setdefault(_number(name), len(self.named)) for name in names]
        weights = [self.rarity(name, text.tongue) for name in names]
        return np.array(columns, np.int32), np.array(weights, np.int32)

    def rarity(self, name: str, tongue: str) -> int:
        """Return what a name weighs, from 1 to `RAREST`: by the rarest of its words in bodies of a language.

        By words and not by how many articles are annotated with it: an editor's annotation changes no weight.
        """
        found = self.rarities.get((name, tongue))
        if found is None:
            weights = self.weights.get(tongue, NO_WEIGHTS)
            codes = self.words.stems(name, tongue)
            rarities = weights.rarity(weights.spread(weights.places(codes)))
            share = float(rarities.max()) / weights.rarest if len(rarities) else 0.0
            found = self.rarities[name, tongue] = max(1, round(RAREST * share))
        return found


def _number(name: str) -> int:
    return int.from_bytes(hashlib.blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest())
