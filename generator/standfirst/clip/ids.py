"""An article's id: from its publisher and headline, in a-z, 0-9 and hyphens, whatever the script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container

from anyascii import anyascii

from standfirst.text import is_slug

LONGEST = 60
"""Characters of an id before a number is added: short enough for a line of a listing."""

_HAN = re.compile("([\u2e80-\u2fdf\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])")


def slug(text: str) -> str:
    """Return `text` as a slug, transliterated (anyascii); empty where nothing of it can be spelt."""
    spaced = _HAN.sub(r" \1 ", unicodedata.normalize("NFC", text))  # Chinese parts words by nothing
    plain = anyascii(spaced).lower()
    plain = re.sub(r"(?<=\w)['’](?=\w)", "", plain)  # noqa: RUF001 - an apostrophe: "board's" is one word
    plain = re.sub(r"\b(?:[a-z]\.){2,}", lambda found: found.group().replace(".", ""), plain)  # U.S. is us
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def article_id(publisher: str | None, title: str | None, taken: Container[str] = frozenset()) -> str:
    """Return an id for an article, cut at a word and not among those `taken`.

    It names no date: the folder does that, and an id that repeats it would lie when a date is corrected.
    """
    name = slug(publisher or "")
    words = slug(title or "")
    stem = _cut("-".join(part for part in (name, words) if part)) or "article"
    if not is_slug(stem):
        stem = f"article-{stem}"
    found, number = stem, 2
    while found in taken:
        found, number = f"{stem}-{number}", number + 1
    return found


def _cut(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    head = text[: LONGEST + 1]
    return head.rsplit("-", 1)[0] if "-" in head else text[:LONGEST]
