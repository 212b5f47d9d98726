"""Words of a text as numbers: stemmed by its language, function words dropped, one number for one stem.

A stem's number is a hash of language and stem, so it is the same in every run and on every machine, and words of two
languages never meet: links across languages go by names, topics and pins.
"""

from __future__ import annotations

import hashlib
import re
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np
import Stemmer
from numpy.typing import NDArray

from standfirst.relate.functionwords import FUNCTION_WORDS

Codes = NDArray[np.uint64]

_MARKS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u064b-\u065f\u0670"
    "\u0900-\u0903\u093a-\u094f\u0962\u0963\u0981-\u0983\u09bc-\u09cd\u0a01-\u0a4d\u0b82\u0bbe-\u0bcd\u1000-\u109f"
)
"""Points and vowel signs, which belong to a word and which a regular expression takes for none of its letters."""

_UNSPACED = (
    "\u0e00-\u0eff\u1100-\u11ff\u1780-\u17d3\u2e80-\u2fdf\u3005-\u30ff\u3130-\u318f\u31f0-\u4dbf\u4e00-\u9fff"
    "\uac00-\ud7af\uf900-\ufaff\uff66-\uff9f"
)
"""Thai, Lao, Khmer, Chinese, Japanese, and Korean with its particles: read by two characters at a time."""

_LETTERS = rf"[^\W_{_UNSPACED}]+(?:[{_MARKS}]+[^\W_{_UNSPACED}]*)*"
_TOKEN = re.compile(rf"{_LETTERS}(?:['’]{_LETTERS})*|[.!?:…\n。！？]|[{_UNSPACED}]+")  # noqa: RUF001 - marks of several scripts
_PLAIN_TOKEN = re.compile(r"[.!?:…\n]|\w+(?:['’]\w+)*")  # noqa: RUF001 - the typographer's apostrophe
"""Reads the same words in half the time where none of the signs above stands."""
PIECE = re.compile(r"\w+|[^\w\s]")
"""A word or a mark."""
_RUN = re.compile(f"[{_UNSPACED}]")
_FIRST_UNSPACED = _UNSPACED[0]
_SPECIAL = re.compile(f"[{_UNSPACED}{_MARKS}]")
_BREAKS = frozenset(".!?:…\n。！？")  # noqa: RUF001 - as above

_ALGORITHMS = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish",
    "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "no": "norwegian", "pl": "polish",
    "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian", "st": "sesotho", "sv": "swedish",
    "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip
"""Snowball's stemmers by language; words of any other language stand as they are."""

_ELIDING = frozenset(["ca", "fr", "it", "oc"])
"""Languages that join an article to its word: l'accord, dell'anno."""

_NAMES = frozenset(["US"])
"""Function words that are names in capitals."""

BREAK = np.uint64(1 << 61)
"""Stands between sentences and lines, and after a colon."""
CAPITAL = np.uint64(1 << 62)
"""Set in the number of a word that begins with a capital."""
_STEM_BITS = (1 << 60) - 1

_KEPT = 400_000
"""Stretches of text between two spaces that are kept of a language: beyond, all are forgotten and learnt again."""


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """A passage read: the number of each word and break, in order; the body's begin at `begins`.

    `tokens` gives them as they stand, once; with `placed` the passage need not be read for words again.
    """

    codes: Codes
    begins: int
    tokens: Iterable[str]
    placed: Placed | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A passage as what stands between its spaces, each by its place among all such stretches."""

    stretches: _Stretches
    places: NDArray[np.int32]

    def folded(self) -> str:
        """Return the passage in lower case, with single spaces around each word and each mark."""
        return "".join(map(self.stretches.apart.__getitem__, self.places.tolist())) + " "


class Words:
    """Reads the words of texts; what it has learnt of a word it keeps, as most words come again."""

    def __init__(self) -> None:
        self._known: dict[str, _Numbers] = {}
        self._stretches: dict[str, _Stretches] = {}

    def codes(self, passage: str, tongue: str) -> Codes:
        """Return a number for each word and each break of `passage`, in order; 0 stands for a function word."""
        if _SPECIAL.search(passage):
            return self.numbers(tokens_of(passage), tongue)
        return self._stretches_of(tongue).read(passage, 0).codes

    def read(self, title: str, body: str, tongue: str, placed: Placed | None = None) -> Read:
        """Return a headline, a break and a body, read: as `codes` and `tokens_of` do, and tokens only where asked.

        `placed` is what the same passage was read as before, if that was kept.
        """
        if placed is not None:
            return placed.stretches.numbered(placed.places, title.count(" ") + 2 * title.count("\n") + 1)
        whole = f"{title}\n{body}"
        if _SPECIAL.search(whole):
            tokens = tokens_of(whole)
            return Read(self.numbers(tokens, tongue), len(tokens_of(title)) + 1, tokens)
        # A headline has as many stretches as spaces and one more; a line's end is one, too.
        return self._stretches_of(tongue).read(whole, title.count(" ") + 2 * title.count("\n") + 1)

    def numbers(self, tokens: Sequence[str], tongue: str) -> Codes:
        """Return the number of each of the words and breaks that `tokens_of` found."""
        numbers = self._of(tongue)
        return np.fromiter(map(numbers.__getitem__, tokens), np.uint64, len(tokens))

    def stems(self, passage: str, tongue: str) -> Codes:
        """Return the numbers of the words of `passage` that say something, without breaks and signs for capitals."""
        codes = self.codes(passage, tongue) & ~CAPITAL
        telling: Codes = codes[(codes != 0) & (codes != BREAK)]
        return telling

    def _stretches_of(self, tongue: str) -> _Stretches:
        known = self._stretches.get(tongue)
        if known is None or len(known) > _KEPT:
            known = self._stretches[tongue] = _Stretches(self._of(tongue))
        return known

    def _of(self, tongue: str) -> _Numbers:
        if tongue not in self._known:
            self._known[tongue] = _Numbers(tongue)
        return self._known[tongue]


class _Numbers(dict[str, int]):
    """The number of each word of a language, worked out when it is first met."""

    def __init__(self, tongue: str) -> None:
        super().__init__()
        algorithm = _ALGORITHMS.get(tongue)
        self._stemmer = Stemmer.Stemmer(algorithm) if algorithm else None
        self._function_words = FUNCTION_WORDS.get(tongue, frozenset())
        self._salt = tongue
        self._eliding = tongue in _ELIDING

    def __missing__(self, token: str) -> int:
        self[token] = number = self._number(token)
        return number

    def _number(self, token: str) -> int:
        if token in _BREAKS:
            return int(BREAK)
        word = self._bare(token.lower().replace("’", "'"))  # noqa: RUF001 - the typographer's apostrophe
        # One letter says nothing, but for a script whose letters are words.
        if (len(word) < 2 and not _RUN.match(word)) or (word in self._function_words and token not in _NAMES):
            return 0
        stem = self._stemmer.stemWord(word) if self._stemmer else word
        digest = hashlib.blake2b(f"{self._salt}\n{stem}".encode(), digest_size=8).digest()
        number = int.from_bytes(digest) & _STEM_BITS or 1
        return number | int(CAPITAL) if token[0].isupper() else number

    def _bare(self, word: str) -> str:
        if "'" not in word or word in self._function_words:
            return word
        if self._eliding:
            head, tail = word.split("'", 1)
            return tail if len(tail) > 2 else head
        return word.removesuffix("'s")


class _Stretches(dict[str, int]):
    """What stands between two spaces, as most of it comes again: a word, often with a mark behind it.

    No token crosses a space, so the numbers of a passage are those of its stretches in a row.
    """

    def __init__(self, numbers: _Numbers) -> None:
        super().__init__()
        self._numbers = numbers
        self._flat = array("Q")
        self._starts = array("q")
        self._sizes = array("q")
        self._tokens: list[tuple[str, ...]] = []
        self.apart: list[str] = []
        """Each in lower case, with a space before each word and each mark."""

    def __missing__(self, stretch: str) -> int:
        self[stretch] = place = len(self._starts)
        tokens = _PLAIN_TOKEN.findall(stretch)
        self._tokens.append((stretch,) if tokens == [stretch] else tuple(tokens))
        self.apart.append("".join(f" {piece}" for piece in PIECE.findall(stretch.lower())))
        self._starts.append(len(self._flat))
        self._sizes.append(len(tokens))
        self._flat.extend(map(self._numbers.__getitem__, tokens))
        return place

    def read(self, passage: str, first: int) -> Read:
        """Return `passage`, read; as many stretches as `first` says and a line's end stand before the body."""
        stretches = passage.replace("\n", " \n ").split(" ")
        return self.numbered(np.fromiter(map(self.__getitem__, stretches), np.int32, len(stretches)), first)

    def numbered(self, places: NDArray[np.int32], first: int) -> Read:
        """Return what `read` does, of stretches by their places."""
        counts = np.frombuffer(self._sizes, np.int64)[places]
        ends = np.cumsum(counts)
        tokens = chain.from_iterable(map(self._tokens.__getitem__, places.data))
        if not ends[-1]:
            return Read(np.empty(0, np.uint64), 0, tokens, Placed(self, places))
        starts = np.frombuffer(self._starts, np.int64)[places] - ends + counts
        codes = np.frombuffer(self._flat, np.uint64)[np.repeat(starts, counts) + np.arange(ends[-1])]
        return Read(codes, int(ends[first - 1]) + 1 if first else 0, tokens, Placed(self, places))


def tokens_of(passage: str) -> list[str]:
    """Return the words and breaks of `passage`, as they stand, in order."""
    if not _SPECIAL.search(passage):
        return _PLAIN_TOKEN.findall(passage)
    return [piece for token in _TOKEN.findall(passage) for piece in _pieces(token)]


def is_unspaced(surface: str) -> bool:
    """Tell whether `surface` begins in a script that does not part its words by spaces."""
    return surface[:1] >= _FIRST_UNSPACED and _RUN.match(surface) is not None


def _pieces(token: str) -> Iterator[str]:
    """Yield a word, or the pairs of characters of a run in a script without spaces."""
    if len(token) < 3 or not _RUN.match(token):
        yield token
        return
    for place in range(len(token) - 1):
        yield token[place : place + 2]
