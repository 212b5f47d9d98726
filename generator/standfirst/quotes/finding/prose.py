"""A body's prose as tokens, with each quotation as one token in it: what the rules for speakers read."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache, partial
from typing import Any, NamedTuple

from standfirst.quotes.finding.languages.profile import Language
from standfirst.quotes.marks import Quotation, paragraphs

_TOKEN = re.compile(
    r"""
    (?P<word>
      [^\W\d_]+(?=[ ,\n])                                      # most words, and the same without all that follows
      | (?=[^\W\d_]{1,4}[.\-])(?:[^\W\d_]{1,4}-)?(?:[^\W\d_]\.){2,}  # U.S., J.R.R., D-N.Y.
      | [^\W_]+(?:[.'’\-‐‑&@/·][^\W_]+)*(?:['’](?=\s|$))?        # inner apostrophes, hyphens, dots; Jones'
    )
    | [^\w\s]
    | _+
    """,  # noqa: RUF001 - apostrophes and hyphens
    re.VERBOSE,
)
_LEFT_OVER = frozenset("\"”“’‘'»«„」』")  # noqa: RUF001 - marks that are no quotation's
_ENDS = frozenset(".?!。！？")  # noqa: RUF001 - full width
_DASHES = frozenset("—–―")  # noqa: RUF001 - dashes
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)  # noqa: RUF001 - apostrophe


class Token(NamedTuple):
    """One token; `kind` is "word", "end" (of a sentence), "quote", "dash" or the sign itself.

    `start` and `end` count characters of the body; for a quotation they are its words' place, without marks.
    """

    start: int
    end: int
    kind: str
    text: str
    lower: str
    quote: int
    """The number of the quotation that stands here, -1 for all else."""

    @property
    def capital(self) -> bool:
        """Tell whether a word begins with a capital letter."""
        return self.kind == "word" and self.text[0].isupper()

    @property
    def possessive(self) -> bool:
        """Tell whether a word ends in a possessive: "Reyes's", "Jones'"."""
        return self.kind == "word" and _POSSESSIVE.search(self.text) is not None


class Paragraph(NamedTuple):
    """One paragraph: its place in the body and its tokens, in order."""

    start: int
    end: int
    tokens: Sequence[Token]
    read: dict[str, Sequence[Any]]
    """What was found in the tokens, for the next who looks for the same; empty at first."""

    @property
    def quotes(self) -> list[int]:
        """The places of the quotations among `tokens`."""
        return [place for place, token in enumerate(self.tokens) if token.quote >= 0]


def bare(word: str) -> str:
    """Return a word without a possessive ending or a final dot."""
    return _POSSESSIVE.sub("", word).rstrip(".")


def read_prose(
    body: str, found: Sequence[Quotation], language: Language | None, *, again: bool = True
) -> list[Paragraph]:
    """Return the paragraphs of `body` as tokens; `found` are its quotations that hold speech marks, none nested.

    Unless it is said that nobody will read it `again`, its paragraphs are kept until another body is read.
    """
    shared = _shared(body, language) if again else {}
    places = paragraphs(body)
    starts = [start for start, _ in places]
    within: list[list[int]] = [[] for _ in places]
    for number, item in enumerate(found):
        within[bisect_right(starts, item.start) - 1].append(number)
    abbreviations = _folded(language.abbreviations) if language else frozenset()
    suffixes = tuple(sorted(language.suffixes, key=len, reverse=True)) if language else ()
    prefixes = language.prefixes if language else ()
    prose = []
    reach = 0
    for (start, end), inside in zip(places, within, strict=True):
        known = None if inside or reach > start else shared.get((start, end))
        if known is not None:
            prose.append(known)
            reach = start
            continue
        tokens: list[Token] = []
        place = max(start, reach)  # a hard-wrapped quotation may reach into the next line
        for number in inside:
            item = found[number]
            tokens.extend(
                _words(body, place, max(place, item.start - len(item.opening)), abbreviations, suffixes, prefixes)
            )
            tokens.append(Token(item.start, item.end, "quote", "", "", number))
            place = item.end
        whole = place == start
        reach = place
        if place < end:
            tokens.extend(_words(body, place, end, abbreviations, suffixes, prefixes))
        prose.append(Paragraph(start, end, tokens, {}))
        if whole and not inside:
            shared[start, end] = prose[-1]
    return prose


_last: tuple[str, Language | None, dict[tuple[int, int], Paragraph]] = ("", None, {})


def _shared(body: str, language: Language | None) -> dict[tuple[int, int], Paragraph]:
    """Return the paragraphs without quotations that were read of this body last, by their places.

    A body is read twice: for its quotes, and for the names that it spells in two ways.
    """
    global _last  # noqa: PLW0603 - of one body at a time, and the same whoever asks
    if _last[0] != body or _last[1] is not language:
        _last = (body, language, {})
    return _last[2]


@lru_cache(maxsize=16)
def _folded(words: frozenset[str]) -> frozenset[str]:
    return frozenset(word.lower() for word in words)


def _words(
    body: str,
    start: int,
    end: int,
    abbreviations: frozenset[str],
    suffixes: tuple[str, ...],
    prefixes: tuple[str, ...],
) -> list[Token]:
    skip = -1
    read: list[Token] = []
    token = partial(tuple.__new__, Token)  # a third of the time that Token() takes, some hundred times a body
    for found in _TOKEN.finditer(body, start, end):
        first, last = found.span()
        if first == skip:
            continue
        text = found[0]
        if found.lastindex is None:
            sign = text[0]
            if sign not in _LEFT_OVER:
                kind = "end" if sign in _ENDS else "dash" if sign in _DASHES else "," if sign == "、" else sign
                read.append(token((first, last, kind, text, text, -1)))
            continue
        lower = text.lower()
        if not lower.isascii():
            lower = lower.replace("’", "'")  # noqa: RUF001 - apostrophe
        if prefixes and "'" in lower:
            prefix = next((item for item in prefixes if lower.startswith(item) and len(lower) > len(item)), "")
            if prefix:
                cut = first + len(prefix)
                read.append(token((first, cut, "word", text[: len(prefix)], prefix, -1)))
                first, text, lower = cut, text[len(prefix) :], lower[len(prefix) :]
        if last < end and body[last] == "." and _is_abbreviation(lower, text, abbreviations):
            skip = last
            last += 1
            text += "."
        if suffixes and lower.endswith(suffixes):
            suffix = next(item for item in suffixes if lower.endswith(item))
            if len(lower) > len(suffix):
                cut = last - len(suffix)
                read.append(token((first, cut, "word", text[: -len(suffix)], lower[: -len(suffix)], -1)))
                read.append(token((cut, last, "word", text[-len(suffix) :], suffix, -1)))
                continue
        read.append(token((first, last, "word", text, lower, -1)))
    return read


def _is_abbreviation(lower: str, text: str, abbreviations: frozenset[str]) -> bool:
    if lower in abbreviations or lower.rsplit("-", 1)[-1] in abbreviations:
        return True
    return len(text) == 1 and text.isupper() and text != "I"
