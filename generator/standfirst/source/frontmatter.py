"""Front matter: python-frontmatter's interface with a strict handler of ours below it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import frontmatter
from frontmatter.default_handlers import BaseHandler

from standfirst.errors import Fault, Faults, Origin
from standfirst.source.files import SourceFile, editors_lines, split_front_matter
from standfirst.source.nodes import Mapping, Node, Scalar, Span, kind, parse_yaml


class AnnotationHandler(BaseHandler):
    """Reads front matter as nodes with places instead of guessed YAML 1.1 values."""

    def __init__(self, file: str) -> None:  # the base class would compile patterns that are not used
        self._file = file

    def detect(self, text: str) -> bool:
        """Every article, topic and edition has front matter; `split` says so where it is missing."""
        return bool(text)

    def split(self, text: str) -> tuple[str, str]:
        """Return the YAML and the body; raises `Faults` instead of returning nothing."""
        return split_front_matter(text, self._file)

    def load(self, fm: str, **_: object) -> dict[str, tuple[Scalar, Node]]:
        """Return the fields by name, each with the node of its name and of its value."""
        node = parse_yaml(editors_lines(fm), self._file, first_line=2)
        if node is None:
            return {}
        if not isinstance(node, Mapping):
            message = f"front matter must be a group of fields, not {kind(node)}"
            origin = node.span.origin(self._file)
            raise Faults([Fault("front-matter-not-fields", message, origin, remedy="write `title: …` and so on")])
        return node.entries

    def export(self, metadata: dict[str, object], **_: object) -> str:
        """Refuse: standfirst splices text and never rewrites an editor's file."""
        raise NotImplementedError


@dataclass(frozen=True, slots=True)
class Document:
    """One file taken apart: its fields as nodes, and its body in raw form."""

    file: str
    fields: Mapping
    body: str


def read_document(source: SourceFile) -> Document:
    """Take a file apart; raises `Faults` with every fault that keeps its fields from being read."""
    text = source.text
    if not text.startswith(("---", "\ufeff---")):
        # python-frontmatter strips leading white space, which would shift every line.
        split_front_matter(text, source.file)
        raise Faults([Fault("front-matter-missing", "no front matter", Origin(source.file), remedy="begin with ---")])
    parsed, body = frontmatter.parse(text, handler=AnnotationHandler(source.file))
    entries = cast("dict[str, tuple[Scalar, Node]]", parsed)  # what our handler's `load` returns
    span = Span(1, 1, 1, 4)
    return Document(source.file, Mapping(entries, span), body)
