"""Finding the place of a value again, for the few values that a finding speaks of.

Positions of all values of 10,000 articles would fill memory for nothing: a file is parsed again
when something in it is to be pointed at.
"""

from __future__ import annotations

from pathlib import Path

from standfirst.errors import Faults, Origin
from standfirst.source.files import read_source
from standfirst.source.frontmatter import read_document
from standfirst.source.schema import ArticleFields, EditionFields, TopicFields
from standfirst.source.schema.fields import Fields
from standfirst.source.schema.validate import locate as _locate

_MODELS: dict[str, type[Fields]] = {"articles": ArticleFields, "topics": TopicFields, "editions": EditionFields}


def locate(content: Path, file: str, path: tuple[str | int, ...] = ()) -> Origin:
    """Return where the value at `path`, such as ("quotes", 0, "text"), lies in an article, topic or edition."""
    model = _MODELS.get(file.partition("/")[0])
    try:
        document = read_document(read_source(content / file, file, content))
    except Faults:
        return Origin(file)
    if model is None or not path:
        return Origin(file)
    return _locate(document.fields, path, file, model)
