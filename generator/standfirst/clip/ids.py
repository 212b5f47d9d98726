"""An article's id: from its publisher and headline, in a-z, 0-9 and hyphens, whatever the script."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Iterable
from itertools import count

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


class Ids:
    """Gives ids to articles, each once and none that is taken.

    Of each stem it remembers how far its numbers are used up, so thousands of one headline take linear time.
    """

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._taken = set(taken)
        self._last: dict[str, int] = {}

    def new(self, publisher: str | None, title: str | None, words: str | None = None) -> str:
        """Return an id for an article, cut at a word; it is taken from now on.

        It is of the publisher and the title; where no title can be spelt, of `words`, which the caller has from the
        article's address (`last_words`). It names no date: the folder does that, and an id that repeats it would lie
        when a date is corrected.
        """
        stem = _stem(publisher, title, words)
        number = _free(stem, self._taken, self._last.get(stem, 0) + 1)
        self._last[stem] = number
        found = _numbered(stem, number)
        self._taken.add(found)
        return found


def _stem(publisher: str | None, title: str | None, words: str | None) -> str:
    named = slug(title or "") or slug(words or "")
    stem = _cut("-".join(part for part in (slug(publisher or ""), named) if part)) or "article"
    return stem if is_slug(stem) else f"article-{stem}"


def _free(stem: str, taken: Container[str], first: int) -> int:
    """Return the lowest number from `first` on whose id is not taken: one by one, as there may be gaps."""
    return next(number for number in count(first) if _numbered(stem, number) not in taken)


def _numbered(stem: str, number: int) -> str:
    return stem if number == 1 else f"{stem}-{number}"


def _cut(text: str) -> str:
    if len(text) <= LONGEST:
        return text
    head = text[: LONGEST + 1]
    return head.rsplit("-", 1)[0] if "-" in head else text[:LONGEST]
