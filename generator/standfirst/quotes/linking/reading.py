"""A body as a browser's search reads it: what a text fragment finds, and where.

Measured in Chromium 156 (tests/browser/test_fragments.py): a search folds case, accents, curly and straight quotation
marks, an ellipsis and three dots, and drops soft hyphens; it keeps guillemets apart from other marks, and dashes from
each other. A term lies in one block of the page and begins and ends where a word does. ICU decides where that is, and
holds a narrow no-break space to belong to the word beside it, which French sets between a word and its marks.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

MOST_PLACES = 500
"""How many places of a term are looked at; a body that has more of them is no prose."""

UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fff\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff\u3400-\u9fff"
    "\uf900-\ufaff\U00020000-\U0003ffff]"
)
"""Scripts that part words by nothing, as in `proving.edges`, but letters alone: a search ends words at punctuation."""

MOST_JOINTS = 8
"""How many joints in a row a word is followed over."""

_JOINTS = "_\u202f"
"""What belongs to the word beside it without being a letter (Unicode Standard Annex 29, ExtendNumLet)."""

_BLOCK_MARK = re.compile(r"^(?:## |- |> ?)", re.MULTILINE)

_ALIKE = {
    **dict.fromkeys("“”„‟＂", '"'),  # noqa: RUF001 - these marks are the point of the table
    **dict.fromkeys("‘’‚‛＇", "'"),  # noqa: RUF001 - as above
    "æ": "ae", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ø": "o", "œ": "oe",  # noqa: RUF001 - as above
}  # fmt: skip


class _Folded(dict[int, str]):
    """What each character becomes, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        character = chr(code)
        whole = unicodedata.normalize("NFKD", character.casefold()).casefold()
        folded = "".join(_folded_part(part) for part in whole) if not character.isspace() else " "
        self[code] = folded
        return folded


def _folded_part(part: str) -> str:
    if part.isspace():
        return " "
    if unicodedata.category(part) in {"Mn", "Cf", "Cc"}:
        return ""
    # Japanese: the two syllabaries are one to a search.
    return chr(ord(part) - 0x60) if "\u30a1" <= part <= "\u30f6" else _ALIKE.get(part, part)


_FOLDED = _Folded()


def fold_search(text: str) -> str:
    """Return `text` as a search compares it; a little coarser than ICU, so that no earlier place is overlooked."""
    folded = text.translate(_FOLDED)
    while "  " in folded:
        folded = folded.replace("  ", " ")
    return folded


def in_word(character: str) -> bool:
    """Tell whether a character is a part of a word: a letter, a digit, a sign on one, or what joins two."""
    return character.isalnum() or character in "_\u05f3" or unicodedata.category(character)[0] == "M"


@lru_cache(maxsize=4)
def visible(body: str) -> str:
    """Return a body as its page shows it: block marks are blanks, and every offset stays."""
    return _BLOCK_MARK.sub(lambda mark: " " * len(mark.group()), body)


@dataclass(frozen=True, slots=True)
class Reading:
    """A page's text: the headline, then the body. `text` is what it says, `folded` what a search compares."""

    text: str
    folded: str
    body: int
    """Where the body begins in `text`."""

    def place(self, position: int, known: tuple[int, int] = (0, 0)) -> int:
        """Return where `text[position]` stands in `folded`.

        `known` is a position before it with its place, to count from; white space is at neither.
        """
        return known[1] + len(fold_search(self.text[known[0] : position]))

    def line(self, position: int) -> tuple[int, int]:
        """Return start and end of the line, which is a block or a part of one, around `position`."""
        start = self.text.rfind("\n", 0, position) + 1
        end = self.text.find("\n", position)
        return start, len(self.text) if end < 0 else end

    def find(self, words: str, *, prefix: str = "", suffix: str = "", after: int = 0) -> tuple[int, int] | None:
        """Return the first place in `folded` where a browser would find `words`, from `after` on.

        `prefix` and `suffix` stand beside them, with nothing but white space between.
        """
        words, prefix, suffix = (fold_search(part).strip() for part in (words, prefix, suffix))
        for start in self._places(words, after):
            end = start + len(words)
            if not prefix and not _bounded(self.folded, start):
                continue
            if prefix and not self._stands_before(prefix, start):
                continue
            if suffix and not self._stands_behind(suffix, end):
                continue
            if suffix or _bounded(self.folded, end):
                return start, end
        return None

    def _places(self, words: str, after: int) -> Iterator[int]:
        start = self.folded.find(words, after) if words else -1
        for _ in range(MOST_PLACES):
            if start < 0:
                return
            yield start
            start = self.folded.find(words, start + 1)

    def _stands_before(self, prefix: str, place: int) -> bool:
        edge = place - 1 if place and self.folded[place - 1] == " " else place
        start = edge - len(prefix)
        return start >= 0 and self.folded.startswith(prefix, start) and _bounded(self.folded, start)

    def _stands_behind(self, suffix: str, place: int) -> bool:
        edge = place + 1 if self.folded.startswith(" ", place) else place
        return self.folded.startswith(suffix, edge) and _bounded(self.folded, edge + len(suffix))


def _bounded(folded: str, place: int) -> bool:
    """Tell whether a word may begin or end at `place`; in scripts without spaces it always may."""
    if not 0 < place < len(folded):
        return True
    before, behind = folded[place - 1], folded[place]
    return not (in_word(before) and in_word(behind)) or bool(UNSPACED.match(before) or UNSPACED.match(behind))


@lru_cache(maxsize=4)
def read(body: str, headline: str = "") -> Reading:
    """Return how a page with this headline and body reads."""
    text = f"{headline}\n{visible(body)}"
    return Reading(text, fold_search(text), len(headline) + 1)


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without the marks at its ends, but with those that a narrow space ties to it.

    A browser takes that space for a part of the word, and passes over no such space between two terms. Start and end
    are equal where the span has no word.
    """
    while start < end and not in_word(text[start]):
        start += 1
    while start < end and not in_word(text[end - 1]):
        end -= 1
    if start < end:
        for _ in range(MOST_JOINTS):
            if not _tied(text[max(0, start - 2) : start][::-1]):
                break
            start -= 2
        for _ in range(MOST_JOINTS):
            if not _tied(text[end : end + 2]):
                break
            end += 2
    return start, end


def _tied(beside: str) -> bool:
    """Tell whether the two characters beside a span, the nearest first, are a joint and a mark."""
    return len(beside) == 2 and beside[0] in _JOINTS and not beside[1].isspace() and not in_word(beside[1])
