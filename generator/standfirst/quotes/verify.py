"""Verifying a quote against its article's body: by its words, never by likeness.

Likeness fails: at nine tenths alike, every removed negation passes (measured). A quote with the
desk's own marks (brackets, an ellipsis) that are not in the source is left unchecked here: the
rules for marked edits are not written yet, and a guess would be worth less than saying so.
"""

from __future__ import annotations

import re
import unicodedata

from standfirst.quotes.verdict import Profile, Standing, Verdict
from standfirst.source import Article, Evidence
from standfirst.text import fold_typography

QUOTE_MARKS = "\"'"
"""What closes a quotation once its typography is folded."""

_MARKS = re.compile(r"[\[\]…]|\.\.\.")
_MARKED = re.compile(r"\[[^\]]*\]|\.\.\.")
"""What the desk put in or left out, once typography is folded: bracketed words and ellipses."""

_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
"""Scripts that part words by nothing: Thai, Lao, Burmese, Khmer, Chinese and Japanese."""


_PROVED = frozenset([Standing.EXACT, Standing.TYPOGRAPHY])


def verify_quote(text: str, body: str | None, *, speaker: str | None = None, profile: Profile = "desk") -> Verdict:
    """Return what `body` proves of the words `text`; None for a body that is not here.

    `speaker` and `profile` are part of the contract and do not weigh yet: only exact words and the
    typesetter's differences pass, which is stricter than either profile.
    """
    del speaker, profile
    if body is None:
        return Verdict(Standing.UNCHECKED, message="the evidence is not here")
    words = text.strip()
    folded = fold_typography(words)
    if not folded:
        return Verdict(Standing.FAILED, message="the quote has no words")
    start = _find(words, body)
    if start >= 0:
        return Verdict(Standing.EXACT, start, start + len(words))
    source = fold_typography(body)
    if _find(folded, source) >= 0 or _ends_otherwise(folded, source):
        return Verdict(Standing.TYPOGRAPHY)
    if _MARKS.search(words) and _pieces_in_order(folded, source):
        return Verdict(Standing.UNCHECKED, message="the desk's own marks (brackets, ellipsis) are not verified yet")
    return Verdict(Standing.FAILED, message=_first_difference(folded, source))


def _pieces_in_order(words: str, source: str) -> bool:
    """Tell whether all that stands between a quote's own marks is in the source, in the same order."""
    pieces = [piece.strip(" ,.;:") for piece in _MARKED.split(words)]
    pieces = [piece for piece in pieces if piece]
    rest = source
    for piece in pieces:
        start = _find(piece, rest)
        if start < 0:
            return False
        rest = rest[start + len(piece) :]
    return bool(pieces)


def _ends_otherwise(words: str, source: str) -> bool:
    """Tell whether only the last mark differs, a comma for a full stop or the other way round.

    House styles put the one that the sentence around the quote wants (APA, 7th edition, 8.31); a question mark
    or an exclamation mark changes what was said.
    """
    other = {".": ",", ",": "."}.get(words[-1])
    if other is None or not words[:-1].strip():
        return False
    return any(_find(words[:-1] + other + mark, source) >= 0 for mark in QUOTE_MARKS)


def _find(words: str, source: str) -> int:
    """Return where `source` has `words` as whole words, or -1: "we can" is not in "we cannot" or "we can't"."""
    start = source.find(words)
    while start >= 0:
        before, behind = source[max(0, start - 2) : start][::-1], source[start + len(words) : start + len(words) + 2]
        if not _goes_on(words[0], before, "-‐‑") and not _goes_on(words[-1], behind, "-‐‑'’"):  # noqa: RUF001 - hyphens
            return start
        start = source.find(words, start + 1)
    return -1


def _goes_on(edge: str, beside: str, joints: str) -> bool:
    """Tell whether a word or number goes on past `edge` into the characters `beside` it, the nearest first."""
    if not beside or not _in_word(edge):
        return False
    if _in_word(beside[0]):
        return not _UNSPACED.match(edge) and not _UNSPACED.match(beside[0])
    if len(beside) < 2 or not _in_word(beside[1]):
        return False
    in_number = beside[0] in ".,:" and edge.isdigit() and beside[1].isdigit()
    return in_number or beside[0] in joints


def _in_word(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character).startswith("M")


def _first_difference(words: str, source: str) -> str:
    """Say at which word the quote leaves its source; both with their typography folded."""
    parts = words.split(" ")
    low, high = 0, len(parts) - 1  # a head that is there has all shorter ones there
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if _find(" ".join(parts[:middle]), source) >= 0 else (low, middle - 1)
    if low == 0:
        return f'the source nowhere has "{parts[0]}"'
    head = " ".join(parts[:low])
    there = source[_find(head, source) + len(head) :].split(maxsplit=1)
    ends = f'the source has "{there[0].rstrip(QUOTE_MARKS) or there[0]}"' if there else "the source ends"
    return f'word {low + 1}: the quote has "{parts[low]}", {ends}'


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
        verdicts = []
        for quote, name in zip(article.fields.quotes, article.speakers, strict=True):
            verdict = verify_quote(quote.exact or quote.text, body, speaker=name.name, profile=self._profile)
            if quote.exact and verdict.standing in _PROVED:
                # `exact` says where the words are; what readers see is `text`, and that is what must be proved.
                shown = verify_quote(quote.text, f'"{quote.exact}"', speaker=name.name, profile=self._profile)
                verdict = verdict if shown.standing in _PROVED else shown
            verdicts.append(verdict)
        return tuple(verdicts)
