"""Finding the place of a value again, for the few values that a finding speaks of.

Positions of all values of 10,000 articles would fill memory for nothing: a file is parsed again
when something in it is to be pointed at.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from standfirst.errors import Faults, Origin
from standfirst.source.files import read_source
from standfirst.source.frontmatter import read_document
from standfirst.source.schema import ArticleFields, EditionFields, TopicFields
from standfirst.source.schema.fields import Fields
from standfirst.source.schema.validate import Places, place, places_of

_MODELS: dict[str, type[Fields]] = {"articles": ArticleFields, "topics": TopicFields, "editions": EditionFields}


class Locator:
    """Finds places in the files of one content folder; a file that several findings speak of is parsed once."""

    def __init__(self, content: Path) -> None:
        self._content = content
        self._file = ""
        self._places: Places | None = None
        self._lines: list[str] = []

    def __call__(self, file: str, path: tuple[str | int, ...] = ()) -> Origin:
        """Return where the value at `path`, such as ("quotes", 0, "text"), lies in an article, topic or edition."""
        if not path:
            return Origin(file)
        if file != self._file:
            self._file, self._places = file, self._read(file)
        if self._places is None:
            return Origin(file)
        origin = place(self._places, path).origin(file)
        end = origin.end_line
        if end is not None and origin.end_column == 1 and origin.line < end <= len(self._lines) + 1:
            # A block ends before the next line begins: who marks whole lines would mark that one too.
            return replace(origin, end_line=end - 1, end_column=len(self._lines[end - 2]) + 1)
        return origin

    def _read(self, file: str) -> Places | None:
        model = _MODELS.get(file.partition("/")[0])
        try:
            source = read_source(self._content / file, file, self._content)
            self._lines = source.text.split("\n")
            document = read_document(source)
        except Faults:
            return None
        return None if model is None else places_of(document.fields, file, model)


def locate(content: Path, file: str, path: tuple[str | int, ...] = ()) -> Origin:
    """Return where one value lies; see `Locator`."""
    return Locator(content)(file, path)
