"""A finding's fix-it as a change of its file: the whole text after it, and the lines that differ."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from standfirst.check.findings import Fix
from standfirst.errors import Faults
from standfirst.source.schema import ArticleFields, EditionFields, TopicFields
from standfirst.source.schema.fields import Fields
from standfirst.source.sheet import CannotSpliceError
from standfirst.source.splice import Change, splice

_MODELS: dict[str, type[Fields]] = {"articles": ArticleFields, "topics": TopicFields, "editions": EditionFields}


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
        return splice(text, file, [Change(fix.path, fix.text) for fix in fixes], model)
    except (Faults, CannotSpliceError):
        return None


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
