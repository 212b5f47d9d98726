"""The marks by which a quote says that it was edited: ellipses, brackets, a letter in brackets, `[sic]`."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from standfirst.quotes.marks import is_word
from standfirst.quotes.proving.edges import count_words

Kind = Literal["words", "elision", "bracket", "sic"]

ELISION, BRACKET, LETTER, SIC, JOIN, FIRST_LETTER = "elision", "bracket", "letter", "sic", "join", "first letter"
"""Kinds of `Edit`: the first four are marked in the quote's text, the last two are not."""

MOST_SKIPPED = 80
"""Words that one ellipsis may skip. Further on it is another statement, and wants a quote of its own."""
MOST_REPLACED = 8
"""Source words that one bracket may replace: enough for a name or a noun's phrase, too few for a clause."""
MOST_BRACKETED = 12
"""Words that may stand in one bracket."""
MOST_MARKS = 24
FEWEST_KEPT = 3
"""Unedited words that a quote with marks must have in all."""
FEWEST_BESIDE_ELISION = 2
"""Unedited words on either side of an ellipsis: single words can be strung to any sentence ("I … killed … him")."""

_MARK = re.compile(r"\[…\]|\(…\)|…|\[[^\[\]]{1,160}\]")
LOOSE = " ,.;:–"  # noqa: RUF001 - a dash
"""What an editor may drop beside an ellipsis (Chicago leaves the mark before it to the editor)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a quote between marks, or a mark; `start` and `end` count characters of its folded text."""

    kind: Kind
    text: str
    start: int
    end: int
    either_case: bool = False
    """Whether its first letter stands in brackets, as in `[T]he`."""
    glued_left: bool = False
    glued_right: bool = False
    """Whether a bracket stands within a word, as in `walk[ed]`."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """A quote as its unedited words and what stands before, between and behind them."""

    words: tuple[Piece, ...]
    marks: tuple[tuple[Piece, ...], ...]
    """One group more than `words`: `marks[0]` before the first, `marks[-1]` behind the last."""
    tail: str = ""
    """Full stop, comma and closing marks that `words[-1]` ended with; empty where a mark stands behind it."""

    @property
    def edited(self) -> bool:
        """Tell whether it has any mark of an edit."""
        return any(self.marks) or any(piece.either_case for piece in self.words)


def as_it_stands(text: str) -> Parsed:
    """Return a quote's folded `text` with all of it the source's words, its brackets and ellipses too."""
    return _grouped([Piece("words", text, 0, len(text))])


def parse(text: str, *, letters: bool = True) -> Parsed:
    """Return the parts of a quote's folded `text`.

    A single letter in brackets stands for the first letter of the word behind it, or, where `letters` is False and a
    space follows, for a word.
    """
    pieces: list[Piece] = []
    start, letter = 0, 0
    for mark in _MARK.finditer(text):
        piece = _mark_piece(text, mark)
        if piece is None:
            continue
        if _is_letter(text, mark, letters=letters):
            pieces.append(_words(text, start, mark.start(), letter=letter))
            start, letter = mark.start(), 1
            continue
        pieces += [_words(text, start, mark.start(), letter=letter), piece]
        start, letter = mark.end(), 0
    pieces.append(_words(text, start, len(text), letter=letter))
    return _grouped(_trimmed(pieces))


def _mark_piece(text: str, mark: re.Match[str]) -> Piece | None:
    """Return the mark as a piece; None for brackets that are none of an editor's."""
    token, (start, end) = mark.group(), mark.span()
    if "…" in token and len(token) <= 3:
        return Piece("elision", token, start, end)
    inner = token[1:-1].strip()
    if not any(is_word(character) for character in inner):
        return None
    if inner.casefold().rstrip("!") == "sic":
        return Piece("sic", token, start, end)
    left = start > 0 and is_word(text[start - 1])
    if left and (text[start - 1].isdigit() or inner[0].isdigit()):
        return None  # 3[00] would be another number
    right = end < len(text) and (is_word(text[end]) or text[end] == "'")
    return Piece("bracket", token, start, end, glued_left=left, glued_right=right)


def _is_letter(text: str, mark: re.Match[str], *, letters: bool) -> bool:
    inner, end = mark.group()[1:-1], mark.end()
    if len(inner) != 1 or not inner.isalpha() or inner.lower() == inner.upper():
        return False
    if mark.start() and is_word(text[mark.start() - 1]):
        return False
    return letters or (end < len(text) and is_word(text[end]))


def _words(text: str, start: int, end: int, *, letter: int) -> Piece:
    """Return the unedited words from `start` on; with `letter` they begin with one in brackets."""
    if letter:
        return Piece("words", text[start + 1] + text[start + 3 : end], start, end, either_case=True)
    return Piece("words", text[start:end], start, end)


def _trimmed(pieces: list[Piece]) -> list[Piece]:
    """Drop what words need not keep beside a mark, and words that are then nothing."""
    kept = []
    for place, piece in enumerate(pieces):
        if piece.kind != "words":
            kept.append(piece)
            continue
        before = pieces[place - 1].kind if place else ""
        behind = pieces[place + 1].kind if place + 1 < len(pieces) else ""
        text = piece.text.lstrip(LOOSE if before == "elision" else " ")
        start = piece.end - len(text) if not piece.either_case else piece.start
        text = text.rstrip(LOOSE if behind == "elision" else " ")
        if text.strip(LOOSE + '"') or (len(pieces) == 1 and text):
            kept.append(Piece("words", text, start, start + len(text) + 2 * piece.either_case, piece.either_case))
    return kept


def _grouped(pieces: list[Piece]) -> Parsed:
    words: list[Piece] = []
    marks: list[list[Piece]] = [[]]
    for piece in pieces:
        if piece.kind == "words":
            words.append(piece)
            marks.append([])
        else:
            marks[-1].append(piece)
    tail = ""
    if words and not marks[-1]:
        last = words[-1]
        core = last.text.rstrip('.,"。，、') or last.text  # noqa: RUF001 - Chinese and Japanese marks
        tail = last.text[len(core) :]
        words[-1] = Piece("words", core, last.start, last.end - len(tail), last.either_case)
    return Parsed(tuple(words), tuple(tuple(group) for group in marks), tail)


def too_many(parsed: Parsed) -> str | None:
    """Return why a quote has more edits than anybody could follow, in words; None where it has not."""
    return f"more than {MOST_MARKS} edits in one quote" if sum(map(len, parsed.marks)) > MOST_MARKS else None


def too_little(parsed: Parsed, own: Collection[int] = ()) -> str | None:
    """Return why so little is left unedited that nothing would be proved, in words; None where enough is.

    `own` has the numbers of the groups of marks that are the source's own: they are no edits.
    """
    if own:
        merged = tuple(() if number in own else group for number, group in enumerate(parsed.marks))
        parsed = Parsed(parsed.words, merged, parsed.tail)
    kept = [count_words(piece.text) for piece in parsed.words]
    edits = sum(piece.kind in {"elision", "bracket"} for group in parsed.marks for piece in group)
    if sum(kept) < max(FEWEST_KEPT, 2 * edits):
        return f"{sum(kept)} unedited words beside {edits} edits are too few to prove anything"
    for place, group in enumerate(parsed.marks):
        if any(piece.kind == "bracket" and count_words(piece.text) > MOST_BRACKETED for piece in group):
            return f"a bracket holds more than {MOST_BRACKETED} words"
        skips = any(piece.kind == "elision" for piece in group)
        if skips and min(_beside(parsed, kept, place)) < FEWEST_BESIDE_ELISION:
            return "a single word beside an ellipsis proves too little: leave it out or quote more of it"
    return None


def _beside(parsed: Parsed, kept: Sequence[int], place: int) -> Iterator[int]:
    """Yield how many words stand before and behind the group of marks number `place`, up to the next edit."""
    if place:
        first = place - 1
        while first and not parsed.marks[first]:
            first -= 1
        yield sum(kept[first:place])
    if place < len(kept):
        last = place
        while last + 1 < len(kept) and not parsed.marks[last + 1]:
            last += 1
        yield sum(kept[place : last + 1])
