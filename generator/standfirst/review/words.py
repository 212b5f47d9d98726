"""What changed in a text, word by word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, Literal

from pydantic import BaseModel

_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af"
_TOKEN = re.compile(rf"^\s+|(?:[{_UNSPACED}]|[^\W{_UNSPACED}]+|[^\w\s])\s*")
"""One sign of a script without spaces, a word, or one mark, each with the white space behind it."""

MOST_WORK = 25_000_000
"""Pairs of tokens beyond which the middle of two texts is told as replaced: difflib's work grows with the product."""

_MUCH = 250_000
"""Pairs of tokens from which on words that are everywhere are no landmarks for it: a hundred times sooner."""

_JOINED = re.compile(r"[ \t]*\n(?![ \t]*(?:[-*+>#|]|\d+[.)]|\n|$))[ \t]*")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that both texts have, or that one of them has."""

    kind: Literal["same", "added", "removed"]
    text: str


def settled(text: str | None) -> str:
    """Return Markdown as one line a paragraph, so that a text wrapped anew is the same text."""
    if not text:
        return ""
    lines = [_JOINED.sub(" ", part).strip() for part in re.split(r"\n[ \t]*\n+", text.strip().replace("\r", ""))]
    return "\n\n".join(part for part in lines if part)


def in_words(value: Any) -> str:
    """Return a field's value as an editor might say it; empty for one that is not given."""
    if value is None or value == ():
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple | list):
        return "; ".join(in_words(item) for item in value)
    if isinstance(value, BaseModel):
        given = {name: getattr(value, name) for name in type(value).model_fields}
        shown = [f"{name} {said}" for name, part in given.items() if (said := in_words(part)) and said != "no"]
        return ", ".join(shown)
    return " ".join(str(value).split())


def word_pieces(before: str, after: str) -> tuple[Piece, ...]:
    """Return both texts as one row of pieces; a changed word stands as removed and then as added.

    White space is compared with nothing: what both have stands as the new text has it.
    """
    one, other = _TOKEN.findall(before), _TOKEN.findall(after)
    keys = [token.strip() for token in one], [token.strip() for token in other]
    start = _common(*keys)
    end = _common(keys[0][start:][::-1], keys[1][start:][::-1])
    pieces = _same(one[:start], other[:start])
    ends = len(one) - end, len(other) - end
    if (ends[0] - start) * (ends[1] - start) > MOST_WORK:
        pieces += [Piece("removed", "".join(one[start : ends[0]])), Piece("added", "".join(other[start : ends[1]]))]
    else:
        much = (ends[0] - start) * (ends[1] - start) > _MUCH
        matcher = SequenceMatcher(None, keys[0][start : ends[0]], keys[1][start : ends[1]], autojunk=much)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            old, new = one[start + i1 : start + i2], other[start + j1 : start + j2]
            if tag == "equal":
                pieces += _same(old, new)
            else:
                pieces += [Piece("removed", "".join(old)), Piece("added", "".join(new))]
    pieces += _same(one[ends[0] :], other[ends[1] :])
    row = _merged(pieces)
    if before != after and all(piece.kind == "same" for piece in row):  # they differ in white space alone
        start = next((n for n, (one, other) in enumerate(zip(before, after, strict=False)) if one != other), 0)
        place = before.rfind(" ", 0, start) + 1
        return _merged([Piece("same", after[:place]), Piece("removed", before[place:]), Piece("added", after[place:])])
    return row


def _same(old: list[str], new: list[str]) -> list[Piece]:
    """Return words that both texts have; a space behind the last that only one has is the one's own."""
    if not new or old[-1] == new[-1]:
        return [Piece("same", "".join(new))]
    word = new[-1].strip()
    gaps = [Piece("removed", old[-1][len(old[-1].rstrip()) :]), Piece("added", new[-1][len(new[-1].rstrip()) :])]
    return [Piece("same", "".join(new[:-1]) + (new[-1].rstrip() if word else "")), *gaps]


def _common(one: list[str], other: list[str]) -> int:
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _merged(pieces: list[Piece]) -> tuple[Piece, ...]:
    """Join neighbours, what went before what came; white space at the end of both belongs to neither."""
    row: list[Piece] = []
    removed = added = ""
    for piece in [*pieces, Piece("same", "")]:
        if piece.kind == "removed":
            removed += piece.text
        elif piece.kind == "added":
            added += piece.text
        elif piece.text or piece is not pieces[0]:
            gap = ""
            if removed[-1:].isspace() and added[-1:].isspace():
                gap = added[len(added.rstrip()) :]
                removed, added = removed.rstrip(), added.rstrip()
            row += [Piece("removed", removed)] if removed else []
            row += [Piece("added", added)] if added else []
            removed = added = ""
            row += [Piece("same", gap + piece.text)] if gap + piece.text else []
    return tuple(row)
