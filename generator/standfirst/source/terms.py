"""Terms of the desk's glossary, and where a text has one: whole words, the longest first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from standfirst.errors import Origin
from standfirst.text import fold, sha256

_UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff"
"""Scripts that set no space between words, or join particles to them: there a word has no edge to be seen."""

_WORD = re.compile(r"\w+")

_BEFORE = r"(?<!\w)(?<!\w[-\u2010\u2011])"
_BEHIND = r"(?!\w)(?![-\u2010\u2011]\w)"
"""A part of a compound is no whole word: the term "catch" is not in "by-catch"."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term as readers see it, what it means in plain text, and the forms that stand for it.

    `forms` begin with the term itself and go on with its aliases; a form that two terms have is none of either.
    """

    name: str
    definition: str
    aliases: tuple[str, ...]
    forms: tuple[str, ...]
    origin: Origin

    @property
    def anchor(self) -> str:
        """Its anchor on the page of all terms: `term-` and 8 hex of its folded name."""
        return f"term-{sha256(fold(self.name))[:8]}"


class Found(NamedTuple):
    """A form that a text has: its place in characters, the end exclusive, and the number of its term."""

    start: int
    end: int
    term: int


def form_key(form: str) -> str:
    """Return a form as forms are compared: one in small letters stands for any case, one with a capital for itself."""
    flat = " ".join(unicodedata.normalize("NFC", form).split())
    return fold(flat) if _any_case(flat) else flat


def _any_case(form: str) -> bool:
    return form == form.lower()


class TermFinder:
    """Finds the forms of several terms, given as one group of forms a term."""

    def __init__(self, groups: Iterable[tuple[str, ...]]) -> None:
        self._exact: dict[str, int] = {}
        self._folded: dict[str, int] = {}
        forms: dict[str, None] = {}
        for number, group in enumerate(groups):
            for form in group:
                key = form_key(form)
                (self._folded if _any_case(key) else self._exact).setdefault(key, number)
                forms[key] = None
        # Of two forms that begin at one place the longer is meant, and before its like the one with a capital.
        ordered = sorted(forms, key=lambda form: (-len(form), _any_case(form), form))
        # Most words begin no form: those that do are looked up by their first word, so that many terms cost no more
        # than few. Forms that begin inside what has no edges are sought at every place.
        self._by_word: dict[str, list[re.Pattern[str]]] = {}
        loose = []
        for form in ordered:
            first = _WORD.match(form)
            if first and not re.match(f"[{_UNSPACED}]", form):
                self._by_word.setdefault(first.group().casefold(), []).append(re.compile(_pattern(form)))
            else:
                loose.append(_pattern(form))
        self._loose = re.compile("|".join(loose)) if loose else None

    def find(self, text: str) -> Iterator[Found]:
        """Yield every form in `text`, from left to right; none overlaps another."""
        end = 0
        for start, stop in self._met(text):
            if start < end:
                continue
            flat = " ".join(unicodedata.normalize("NFC", text[start:stop]).split())
            number = self._exact.get(flat, self._folded.get(fold(flat)))
            if number is not None:
                end = stop
                yield Found(start, stop, number)

    def _met(self, text: str) -> list[tuple[int, int]]:
        """Return where forms stand, from left to right and the longest first; some may overlap."""
        spans = [found.span() for found in self._loose.finditer(text)] if self._loose else []
        for word in _WORD.finditer(text) if self._by_word else ():
            for pattern in self._by_word.get(word.group().casefold(), ()):
                if found := pattern.match(text, word.start()):
                    spans.append(found.span())
                    break
        return sorted(spans, key=lambda span: (span[0], -span[1]))


@lru_cache(maxsize=64)
def finder(groups: tuple[tuple[str, ...], ...]) -> TermFinder:
    """Return the finder of these groups of forms; a site has few different ones."""
    return TermFinder(groups)


def _pattern(form: str) -> str:
    words = r"\s+".join(re.escape(word) for word in form.split())
    before = "" if re.match(f"[{_UNSPACED}]", form) else _BEFORE
    behind = "" if re.search(f"[{_UNSPACED}]\\Z", form) else _BEHIND
    return f"{before}(?i:{words}){behind}" if _any_case(form) else f"{before}{words}{behind}"
