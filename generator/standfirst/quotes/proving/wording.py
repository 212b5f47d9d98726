"""A difference between a quote and its source in words, with the word and where need be the letter."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from standfirst.quotes.proving.alignment import Alignment, Difference, Token
from standfirst.text import reveal

_SHOWN = 40
"""Characters of a word or two that a message shows."""


def said(  # noqa: PLR0911 - one case a line, in the order in which they are asked
    text: str, beside: Alignment, part: Difference, before: int
) -> tuple[str, str]:
    """Return the reason for a difference and the words for it."""
    here, there = beside.quote[part.first : part.last], beside.source[part.source_first : part.source_last]
    number = before + sum(token.word for token in beside.quote[: part.first])
    place = f"word {number + 1}" if any(token.word for token in here) else f"behind word {number}"
    if not any(token.word for token in here) and part.first == 0:
        place = "at the beginning"
    quoted, has = shown(_joined(here)), shown(_joined(there))
    if any(token.text in {"[", "]"} for token in there) and not any(token.text in {"[", "]"} for token in here):
        opened = text.rfind("[", 0, there[0].end)
        has = shown(text[opened : text.find("]", opened) + 1])
        return "source-brackets", f'{place}: source has "{has}", and the brackets are its own: keep them'
    ends = part.last == len(beside.quote)
    if not there:
        if ends and not any(token.word for token in here):
            return "end-mark", f'{place}: quote has "{quoted}", source has nothing there'
        return "word-added", f'{place}: quote has "{quoted}", source has nothing there'
    if not here:
        reason = "word-dropped" if any(token.word for token in there) else "word-changed"
        if part.last == len(beside.quote):
            reason = "end-mark"
        return reason, f'{place}: source has "{has}", quote leaves it out'
    if not any(token.word for token in (*here, *there)):
        reason = "end-mark" if part.last == len(beside.quote) else "word-changed"
        return reason, f'{place}: quote has "{quoted}", source has "{has}"'
    if quoted.casefold() == has.casefold():
        return "letter-case", f'{place}: quote has "{quoted}", source has "{has}"'
    return "word-changed", f'{place}: quote has "{quoted}", source has "{has}"{_letter(_joined(here), _joined(there))}'


def _joined(some: Sequence[Token]) -> str:
    """Return tokens as they stand, with a space where one was."""
    text = ""
    for place, token in enumerate(some):
        text += (" " if place and token.start > some[place - 1].end else "") + token.text
    return text


def shown(text: str) -> str:
    """Return words as a message shows them: cut, with hidden characters written out."""
    return reveal(text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…")


def _letter(quoted: str, has: str) -> str:
    """Say which letter it is where two words look alike and are not."""
    odd = next((character for character in quoted if unicodedata.category(character) in {"Cf", "Cc", "Co", "Cn"}), "")
    if odd:
        return f": the quote hides {_named(odd)}"
    if len(quoted) != len(has):
        return ""
    pairs = [(one, other) for one, other in zip(quoted, has, strict=True) if one != other]
    if len(pairs) > 2 or not all(one.isalnum() and other.isalnum() for one, other in pairs):
        return ""
    if all(_script(one) == _script(other) for one, other in pairs):
        return ""
    number = next(place for place, pair in enumerate(zip(quoted, has, strict=True), 1) if pair[0] != pair[1])
    return f": letter {number} is {_named(pairs[0][0])} for {_named(pairs[0][1])}"


def _named(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".rstrip()


def _script(character: str) -> str:
    """Return the first word of the character's name, which is its script for letters: LATIN, CYRILLIC."""
    return unicodedata.name(character, "?").split()[0]
