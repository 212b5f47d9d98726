"""A finding's fix-it as a change of its file: the whole text after it, and the lines that differ."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate
from typing import NamedTuple

from standfirst.check.findings import Fix
from standfirst.errors import Faults
from standfirst.source.schema import ArticleFields, EditionFields, TopicFields
from standfirst.source.schema.fields import Fields
from standfirst.source.schema.validate import places_of, plain_and_valid
from standfirst.source.sheet import CannotSpliceError, Sheet
from standfirst.source.splice import Change, splice

_MODELS: dict[str, type[Fields]] = {"articles": ArticleFields, "topics": TopicFields, "editions": EditionFields}


_PIECE = re.compile(r"\s+|\S+")
_AROUND = (24, 12, 6)
"""Characters on either side by which a place of a value is found again in its file, the most first."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """Lines `first` to `last` (from 1, both inclusive) and the text that stands in for them, with its line ends."""

    first: int
    last: int
    text: str


def fixed_text(text: str, file: str, fixes: Iterable[Fix]) -> str | None:
    """Return a file's text after fix-its; None where it cannot be edited safely, or is no file with front matter."""
    model = _MODELS.get(file.partition("/")[0])
    if model is None:
        return None
    try:
        for fix in fixes:
            spliced = splice(text, file, [Change(fix.path, fix.text)], model)
            short = _in_place(text, file, fix, model)
            sure = short is not None and _values(short, file, model) == _values(spliced, file, model)
            text = short if short is not None and sure else spliced
    except (Faults, CannotSpliceError):
        return None
    return text


def _values(text: str, file: str, model: type[Fields]) -> object:
    """Return what a file says: its values by the fields' own names, and its body."""
    try:
        sheet = Sheet(text, file)
        return plain_and_valid(sheet.root, model, file)[0], sheet.body
    except Faults:
        return None


def put_in(text: str, file: str, fixes: Sequence[Fix]) -> tuple[str, list[bool]]:
    """Return a file's text after as many of the fix-its as go together, and for each whether it is in.

    Those of one value are put together from what each of them changes; of two that change the same words the first is.
    """
    done = [False] * len(fixes)
    for path in dict.fromkeys(fix.path for fix in fixes):
        places = [place for place, fix in enumerate(fixes) if fix.path == path]
        chosen, fix = _together([fixes[place] for place in places])
        after = fixed_text(text, file, [fix])
        if after is not None and after != text:
            text = after
            for number in chosen:
                done[places[number]] = True
    return text, done


def _together(fixes: Sequence[Fix]) -> tuple[list[int], Fix]:
    """Return which of the fix-its of one value go together, and the one that they make."""
    first = fixes[0]
    was = first.was
    if was is None:
        return [0], first
    chosen: list[int] = []
    edits: list[_Edit] = []
    for number, fix in enumerate(fixes):
        own = _edits(was, fix.text) if fix.was == was else []
        apart = all(one.end < other.start or other.end < one.start or one == other for one in own for other in edits)
        if own and apart:
            chosen.append(number)
            edits += [edit for edit in own if edit not in edits]
    text = was
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return chosen, Fix(first.path, text, was)


class _Edit(NamedTuple):
    """A stretch of a value, and what stands there instead."""

    start: int
    end: int
    text: str


def _edits(before: str, after: str) -> list[_Edit]:
    """Return how one text becomes another, by words and the spaces between them."""
    one, other = _PIECE.findall(before), _PIECE.findall(after)
    starts = list(accumulate(map(len, one), initial=0))
    found = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        start, end = starts[i1], starts[i2]
        # Of a word that goes, the space before it goes too: the one behind it may be a line's end.
        goes = 1 if tag == "delete" and before[end - 1 : end] == before[max(0, start - 1) : start] == " " else 0
        if tag != "equal":
            found.append(_Edit(start - goes, end - goes, "".join(other[j1:j2])))
    return found


def _in_place(text: str, file: str, fix: Fix, model: type[Fields]) -> str | None:
    """Return the text with a fix-it put into the lines as they are broken; None where it is not sure to say the same.

    A block of lines that is written anew would change every line for one word.
    """
    if fix.was is None:
        return None
    sheet = Sheet(text, file)
    spot = places_of(sheet.root, file, model).get(fix.path)
    if spot is None or spot.line == spot.end_line:
        return None
    lines = text.split("\n")
    block = "\n".join(lines[spot.line - 1 : spot.end_line])
    changes: list[_Edit] = []
    for edit in _edits(fix.was, fix.text):
        found = _found(block, fix.was, edit)
        if found is None:
            return None
        changes.append(found)
    for change in sorted(changes, reverse=True):
        block = block[: change.start] + change.text + block[change.end :]
    return "\n".join([*lines[: spot.line - 1], block, *lines[spot.end_line :]])


def _found(block: str, was: str, edit: _Edit) -> _Edit | None:
    """Return where an edit of a value has to be made in the lines that hold it; None where that is not sure."""
    for around in _AROUND:
        before, after = was[: edit.start][-around:], was[edit.end :][:around]
        pattern = re.compile(f"({_loose(before)}){_loose(was[edit.start : edit.end])}(?={_loose(after)})")
        found = list(pattern.finditer(block))
        if len(found) == 1:
            return _Edit(found[0].end(1), found[0].end(), edit.text)
    return None


def _loose(words: str) -> str:
    """Return a pattern of words whose single spaces may be line ends in a file."""
    return r"(?: |[ \t]*\n[ \t]*)".join(re.escape(word) for word in words.split(" "))


def replacement(before: str, after: str) -> Replacement | None:
    """Return the one run of lines in which two texts differ; None where they do not."""
    if before == after:
        return None
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and old[-1 - end] == new[-1 - end]:
        end += 1
    if start == len(old) - end:
        # Lines that are only added stand in for the line before them together with it.
        start = max(0, start - 1)
    return Replacement(start + 1, max(start + 1, len(old) - end), "".join(new[start : len(new) - end]))
