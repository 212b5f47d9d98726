"""Terms as they stand in a text: a stem's word, a pair's words and what is between them, a name as far as it goes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from standfirst.relate.corpus import Corpus
from standfirst.relate.nearest import Ints
from standfirst.relate.terms import NO_PROPER_NOUNS, PAIR, paired, written_as_names
from standfirst.relate.texts import Text
from standfirst.relate.words import BREAK, CAPITAL, PIECE, Codes, is_unspaced

_LONGEST = 48
"""Characters of a surface: what is longer is no name and no pair of words but a stretch of text."""

_LOOKED_AT, _TRIED = 12, 4
"""Places of a term that are looked at: a headline may write it in capitals, a sentence may begin with it."""

_POSSESSIVE = frozenset(["'s", "’s"])  # noqa: RUF001 - the typographer's apostrophe


def folded(text: str) -> str:
    """Return `text` to look for surfaces in: in lower case, with single spaces around each word and each mark."""
    return f" {' '.join(PIECE.findall(text.lower()))} "


def looked_for(surface: str) -> str:
    """Return what a folded text holds where `surface` stands in it in whole words, in whatever case."""
    if is_unspaced(surface):
        return surface.lower()
    # Most surfaces are a word or two, and those need no taking apart.
    lower = surface.lower()  # which may take a letter apart: that of a Turkish capital I with a dot is two
    return f" {lower} " if lower.replace(" ", "").isalnum() else folded(surface)


class _Form(NamedTuple):
    """A term as it stands: from word to word, in what letters, whether as a name, and as a folded text has it."""

    first: int
    last: int
    surface: str
    named: bool
    looked_for: str
    unspaced: bool


@dataclass(frozen=True, slots=True, eq=False)
class Surfaces:
    """An article read for its words: all as they stand, and which of them say something.

    `telling` are the places of these among its `tokens`, of which the body's begin at `begins`; `codes` are those of
    the telling words, then of pairs that stand side by side, sorted; `at` is the telling word of each, or the first of
    the two. `names` are the terms that are written as a name somewhere. `forms` keeps what was found, and finds more.
    """

    text: Text
    folded: str
    tokens: list[str]
    begins: int
    telling: list[int]
    capitals: list[bool]
    codes: Codes
    at: Ints
    names: frozenset[int]
    forms: dict[int, tuple[list[_Form], Iterator[_Form]]]

    @classmethod
    def of(cls, corpus: Corpus, slot: int, whole: str) -> Surfaces:
        """Return the article in a slot, read; `whole` is its text, folded."""
        text = corpus.text(slot)
        read = corpus.learnt.read_of(text)
        telling = np.flatnonzero(read.codes)
        capitals = ((read.codes[telling] & CAPITAL) != 0).tolist()
        names = frozenset((read.codes[written_as_names(read, text.tongue)] & ~CAPITAL).tolist())
        codes = read.codes[telling] & ~CAPITAL
        words = codes != BREAK
        beside = np.flatnonzero(words[:-1] & words[1:])
        both = np.concatenate([codes, paired(codes[beside], codes[beside + 1])])
        order = np.argsort(both, kind="stable")
        at = np.concatenate([np.arange(len(codes)), beside])[order]
        tokens = list(read.tokens)
        return cls(text, whole, tokens, read.begins, telling.tolist(), capitals, both[order], at, names, {})

    def common(self, code: int, other: str) -> tuple[str, bool] | None:
        """Return a term in a form that stands in this text and in `other` (folded), and whether it is a name.

        None where none of its first places gives such a form. A name is given with the names beside it, as far as they
        stand in `other` too, and another word in lower case, but in a language that writes nouns with a capital, and
        but for NATO and its like.
        """
        known = self.forms.get(code)
        if known is None:
            known = self.forms[code] = [], self._forms(code)
        found, more = known
        for form in found:
            if form.looked_for in other:
                return self._widest(form, other)
        for form in more:
            found.append(form)
            if form.looked_for in other:
                return self._widest(form, other)
        return None

    def first(self, code: int) -> str:
        """Return a term as it stands at its first place."""
        place = int(self.at[self.codes.searchsorted(np.uint64(code))])
        return self._between(place, place + bool(code & int(PAIR)))

    def _widest(self, form: _Form, other: str) -> tuple[str, bool]:
        if form.unspaced:
            return self._run(form, other), False
        return (self._name(form.first, form.last, other), True) if form.named else (form.surface, False)

    def _forms(self, code: int) -> Iterator[_Form]:
        """Yield how a term is written at its first places: in the body first, and as a name first."""
        named = code in self.names
        start = int(self.codes.searchsorted(np.uint64(code)))
        end = int(self.codes[start : start + _LOOKED_AT].searchsorted(np.uint64(code), "right"))
        places = self.at[start : start + end].tolist()
        if len(places) > 1:
            places.sort(key=lambda place: (not self._in_body(place), named and not self.capitals[place]))
        pair = bool(code & int(PAIR))
        for first in places[:_TRIED]:
            last = first + pair
            surface = self._between(first, last)
            whole = looked_for(surface)
            if surface.isdigit() or len(surface) > _LONGEST or whole not in self.folded:
                continue
            name = self._in_body(first) and self.capitals[first] and (self.capitals[last] if pair else named)
            if not name and self.text.tongue not in NO_PROPER_NOUNS and surface[1:] == surface[1:].lower():
                surface = surface.lower()
            yield _Form(first, last, surface, name, whole, is_unspaced(surface))

    def _between(self, first: int, last: int) -> str:
        """Return what stands from one telling word to another, as far as spaces join it."""
        words = self.tokens[self.telling[first] : self.telling[last] + 1]
        if is_unspaced(words[0]):
            return words[0] + "".join(word[1:] for word in words[1:])
        surface = " ".join(words)
        return surface[:-2] if surface[-2:].lower() in _POSSESSIVE else surface

    def _in_body(self, place: int) -> bool:
        return self.telling[place] >= self.begins

    def _name(self, first: int, last: int, other: str) -> str:
        while last + 1 < len(self.telling) and self._goes_on(last + 1, first, last + 1, other):
            last += 1
        while first and self._goes_on(first - 1, first - 1, last, other):
            first -= 1
        return self._between(first, last)

    def _goes_on(self, new: int, first: int, last: int, other: str) -> bool:
        """Tell whether a name goes on with a word: side by side with it, in capitals, in both texts."""
        if not self.capitals[new] or self.telling[last] - self.telling[first] != last - first:
            return False
        wider = looked_for(self._between(first, last))
        return wider in self.folded and wider in other

    def _run(self, form: _Form, other: str) -> str:
        """Return characters of a script without spaces with those beside them, as far as `other` has them in a row."""
        first, last, surface = form.first, form.last, form.surface
        while last + 1 < len(self.telling) and len(surface) < _LONGEST:
            wider = self._between(first, last + 1)
            if wider.lower() not in self.folded or wider.lower() not in other:
                break
            last, surface = last + 1, wider
        while first and len(surface) < _LONGEST:
            wider = self._between(first - 1, last)
            if wider.lower() not in self.folded or wider.lower() not in other:
                break
            first, surface = first - 1, wider
        return surface
