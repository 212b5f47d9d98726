"""Folding the typesetter's differences away, with a way back to every character's place.

What folds is what an editor's program or a publisher's may change without a word being another: quotation marks,
white space, dashes, ellipses, ligatures, what has no width. Letters, digits, capitals and all other punctuation stay.
`docs/quotes.md` gives each fold its reason.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

# The signs below are the point of this module.
_SINGLE = "‘’‚‛＇′`´ʼ"  # noqa: RUF001 - as above
_DOUBLE = "“”„‟＂〝〞〟″「」『』﹁﹂﹃﹄"  # noqa: RUF001 - as above
_GUILLEMETS = str.maketrans({"«": '"', "»": '"', "‹": "'", "›": "'"})  # noqa: RUF001 - as above
_DASHES = "–—―‒−"  # noqa: RUF001 - as above
_HYPHENS = "‐‑"  # noqa: RUF001 - as above
_SPACES = (
    "\t\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
_ONE_FOR_ONE = str.maketrans(
    {
        **dict.fromkeys(_SINGLE, "'"),
        **dict.fromkeys(_DOUBLE, '"'),
        **dict.fromkeys(_DASHES, "–"),  # noqa: RUF001 - as above
        **dict.fromkeys(_HYPHENS, "-"),
        **dict.fromkeys(_SPACES, " "),
    }
)

_WIDTHLESS = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u2060\ufeff]")
"""Soft hyphens, joiners, zero-width spaces, direction marks, byte-order marks. Not the overrides (U+202A to U+202E,
U+2066 to U+2069): those turn the order in which readers see the letters."""

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LONGEST_CLUSTER = 30
"""How many marks on one letter are put in order: Unicode's own limit for text in streams (UAX #15, section 13).

Ordering more takes time by their square (40,000 took a second)."""

# Each alternative begins with what only it can begin with, or eats all the white space it looked through.
_TOKEN = re.compile(
    r"(?=[- \n>.…–'ﬀ-ﬆ])(?:"  # noqa: RUF001 - as above
    r"(?P<wrap>(?<=\w)-\n(?=\w))"
    r"|(?P<minus> –(?=\d))"  # noqa: RUF001 - as above
    r"|(?P<dash>[ \n]+(?:–|-{2,3}(?!-))[ \n]*|–[ \n]+|(?<!-)-{2,3}(?!-)[ \n]*)"  # noqa: RUF001 - as above
    r"|(?P<dots>[ \n]*(?:…|\.(?=[ \n]?[.…]))(?:[ \n]?[.…])*[ \n]*)"
    r"|(?P<french>(?:(?<=\A[«‹])|(?<=[\s(\['–\"][«‹]))[ \n]+"  # noqa: RUF001 - as above
    r"|[ \n]+(?=[»›](?!\w)|[?!;%]|:(?!\s*\d))|(?<!\d)[ \n]+(?=:))"  # noqa: RUF001 - as above
    r"|(?P<space>\A> | *\n[ \n]*(?:> )?| {2,})"
    r"|(?P<ligature>[ﬀ-ﬆ])"
    r"|(?P<double>'')"
    r")"
)
_EDGE = re.compile(r"'(?:(?<![\w\]]')|(?<=[^\W\d]'|\]')(?!\w))")
"""A single mark that is no apostrophe: at a word's edge, and neither behind a digit nor within `[they]'re`.

The mark comes first, so that only marks are looked at."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A folded text and, for each of its characters, where the text it comes from has it.

    `text[i]` stands for the original's characters from `starts[i]` up to `ends[i]`.
    """

    text: str
    starts: array[int]
    ends: array[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the original `text[start:end]` stands; it must not be empty."""
        return self.starts[start], self.ends[end - 1]

    def index(self, place: int) -> int:
        """Return the first character of the folded text that begins at the original's `place` or behind it."""
        return bisect_left(self.starts, place)

    def cut(self, start: int, end: int) -> Folded:
        """Return the characters from `start` up to `end`, with their places in the same original."""
        return Folded(self.text[start:end], self.starts[start:end], self.ends[start:end])

    def stripped(self, characters: str = " ") -> Folded:
        """Return it without these characters at its ends."""
        inner = self.text.strip(characters)
        start = len(self.text) - len(self.text.lstrip(characters))
        return self if len(inner) == len(self.text) else self.cut(start, start + len(inner))


_MOST_KEPT = 1 << 16
"""Characters of a text up to which the numbers of its places are kept for the next text."""


def fold(text: str) -> Folded:
    """Return `text` with what is typography folded away: exact words stay exact, in time that grows with its length.

    White space is single spaces, and none beside a dash or an ellipsis, nor where French sets one: inside guillemets
    and before `? ! : ; %`, but for the colon between two numbers. Quotation marks of every kind are `"`, but a single
    one within a word, or behind a digit, is `'`: an apostrophe is no quotation mark, nor a foot an inch.
    """
    if not unicodedata.is_normalized("NFC", text) or _WIDTHLESS.search(text):
        plain, starts, ends = _composed(text)
        folded = _folded(plain)
        return Folded(
            folded.text,
            array("l", [starts[place] for place in folded.starts]),
            array("l", [ends[place - 1] if place else 0 for place in folded.ends]),
        )
    return _folded(text)


def _folded(text: str) -> Folded:
    text = text.translate(_ONE_FOR_ONE)
    parts: list[str] = []
    starts, ends = array("l"), array("l")
    places = _places(len(text).bit_length()) if len(text) < _MOST_KEPT else array("l", range(len(text) + 1))
    done = 0
    for found in _TOKEN.finditer(text):
        start, end = found.span()
        token, written = found.group(), _written(found)
        if done < start:
            parts.append(text[done:start])
            starts.extend(places[done:start])
            ends.extend(places[done + 1 : start + 1])
        done = end
        if token[0] in " \n" and written != " ":
            start += len(token) - len(token.lstrip())
        if token[-1] in " \n" and written != " ":
            end -= len(token) - len(token.rstrip())
        parts.append(written)
        if len(written) == 1:
            starts.append(start)
            ends.append(end)
        elif len(written) == end - start:
            starts.extend(places[start:end])
            ends.extend(places[start + 1 : end + 1])
        else:
            starts.extend([start] * len(written))
            ends.extend([end] * len(written))
    parts.append(text[done:])
    starts.extend(places[done : len(text)])
    ends.extend(places[done + 1 : len(text) + 1])
    return Folded(_EDGE.sub('"', "".join(parts).translate(_GUILLEMETS)), starts, ends)


@lru_cache(maxsize=16)
def _places(bits: int) -> array[int]:
    """Return the numbers from 0 up to 2 ** bits: to copy a part of them is faster than to count it out."""
    return array("l", range((1 << bits) + 1))


def _written(found: re.Match[str]) -> str:
    """Return what a token folds to."""
    kind = found.lastgroup
    if kind == "dash":
        return "–"  # noqa: RUF001 - as above
    token = found.group()
    if kind == "dots":
        if "…" in token or token.count(".") > 2:
            return "…"
        return token.strip()  # two full stops are a slip, and no ellipsis
    if kind == "ligature":
        return _LIGATURES[token]
    if kind == "space":
        return " " if found.start() else ""
    return {"wrap": "-", "french": "", "minus": " –", "double": '"'}[kind or ""]  # noqa: RUF001 - as above


def _composed(text: str) -> tuple[str, array[int], array[int]]:
    """Return `text` in NFC and without what has no width, with the place of each character."""
    parts: list[str] = []
    starts, ends = array("l"), array("l")
    for start, end in _clusters(text):
        cluster = text[start:end]
        written = unicodedata.normalize("NFC", cluster) if 1 < end - start <= _LONGEST_CLUSTER else cluster
        if end - start == 1 and cluster >= "\u0340":
            written = unicodedata.normalize("NFC", cluster)
        written = _WIDTHLESS.sub("", written)
        parts.append(written)
        starts.extend([start] * len(written))
        ends.extend([end] * len(written))
    return "".join(parts), starts, ends


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each character with the marks behind it that it could be composed with."""
    start = 0
    for place in range(1, len(text)):
        if not _joins(text[place]):
            yield start, place
            start = place
    if text:
        yield start, len(text)


def _joins(character: str) -> bool:
    """Tell whether a character may be composed with the one before: a mark, or a Korean vowel or final."""
    if character < "\u0300":
        return False
    return "\u1160" <= character <= "\u11ff" or unicodedata.category(character).startswith("M")
