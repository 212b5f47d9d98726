"""Stamps: the desk's statement that it proved a quote where the evidence was.

A desk whose repository is public keeps its bodies elsewhere, so nobody who has the repository alone can verify a
quote. `standfirst verify --stamp` writes a stamp beside each proved quote. It is a statement and no proof: whoever may
edit the file may also write a stamp, and what guards it is the review that guards the words themselves.
"""

from __future__ import annotations

import json
import unicodedata

from standfirst.source import Article
from standfirst.source.schema import QuoteFields, Stamp
from standfirst.text import sha256


def stamp_hash(article_id: str, text: str, speaker: str, body_sha256: str) -> str:
    """Return the hash that ties a stamp to what it is about, 64 hex digits.

    It covers the article's id, the quote's words, the speaker's name as the registry has it, and the hash of the
    canonical body that the words were proved against. Text is taken in NFC, so that a file which a program wrote in
    another form keeps its stamps.
    """
    parts = [article_id, *(unicodedata.normalize("NFC", part) for part in (text, speaker)), body_sha256]
    return sha256(json.dumps(parts, ensure_ascii=False, separators=(",", ":")))


def holds(stamp: Stamp, article: Article, place: int) -> bool:
    """Tell whether a stamp is about the quote at `place` (from 0) as the file has it now."""
    body_sha256 = article.fields.body_sha256
    if body_sha256 is None:
        return False
    quote: QuoteFields = article.fields.quotes[place]
    return stamp.hash == stamp_hash(article.id, quote.text, article.speakers[place].name, body_sha256)
