"""Verifying a quote against its article's body: by its words, never by likeness.

Likeness fails: at nine tenths alike, every removed negation passes (measured). A quote with the
desk's own marks (brackets, an ellipsis) that are not in the source is left unchecked here: the
rules for marked edits are not written yet, and a guess would be worth less than saying so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from standfirst.source import Article, Evidence
from standfirst.text import fold_typography

Profile = Literal["desk", "strict"]

_MARKS = re.compile(r"[\[\]…]|\.\.\.")


class Standing(StrEnum):
    """What was proved of a quote."""

    EXACT = "exact"
    TYPOGRAPHY = "typography"
    MARKED_EDIT = "marked edit"
    FAILED = "failed"
    UNCHECKED = "unchecked"


@dataclass(frozen=True, slots=True)
class Verdict:
    """A quote's standing; `start` and `end` count characters of the canonical body where it is exact."""

    standing: Standing
    start: int | None = None
    end: int | None = None
    message: str = ""


def verify_quote(text: str, body: str | None, *, speaker: str | None = None, profile: Profile = "desk") -> Verdict:
    """Return what `body` proves of the words `text`; None for a body that is not here.

    `speaker` and `profile` are part of the contract and do not weigh yet: only exact words and the
    typesetter's differences pass, which is stricter than either profile.
    """
    del speaker, profile
    if body is None:
        return Verdict(Standing.UNCHECKED, message="the evidence is not here")
    words = text.strip()
    start = body.find(words)
    if start >= 0:
        return Verdict(Standing.EXACT, start, start + len(words))
    if fold_typography(words) in fold_typography(body):
        return Verdict(Standing.TYPOGRAPHY)
    if _MARKS.search(words):
        return Verdict(Standing.UNCHECKED, message="the desk's own marks (brackets, ellipsis) are not verified yet")
    return Verdict(Standing.FAILED, message=_first_difference(words, body))


def _first_difference(words: str, body: str) -> str:
    """Say at which word the quote leaves its source."""
    source = fold_typography(body)
    parts = fold_typography(words).split(" ")
    for count in range(len(parts), 0, -1):
        head = " ".join(parts[:count])
        place = source.find(head)
        if place >= 0:
            rest = source[place + len(head) :].split(" ", 2)
            there = rest[0] or (rest[1] if len(rest) > 1 else "")
            return f'word {count + 1}: the quote has "{parts[count]}", the source has "{there}"'
    return f'the source nowhere has "{parts[0]}"'


class Verifier:
    """Verifies the quotes of articles, each article's once, for every stage that asks."""

    def __init__(self, evidence: Evidence, profile: Profile = "desk") -> None:
        self._evidence = evidence
        self._profile = profile
        self._verdicts: dict[str, tuple[Verdict, ...]] = {}

    def verdicts(self, article: Article) -> tuple[Verdict, ...]:
        """Return a verdict for each of the article's quotes, in their order."""
        known = self._verdicts.get(article.id)
        if known is None:
            known = self._verify(article) if article.fields.quotes else ()
            self._verdicts[article.id] = known
        return known

    def _verify(self, article: Article) -> tuple[Verdict, ...]:
        body = self._evidence.body(article.id)
        return tuple(
            verify_quote(quote.exact or quote.text, body, speaker=name.name, profile=self._profile)
            for quote, name in zip(article.fields.quotes, article.speakers, strict=True)
        )
