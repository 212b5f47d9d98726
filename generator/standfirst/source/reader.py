"""Reading one source file after another: its fields, validated, and every fault on the way."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from standfirst.errors import Fault, Faults, Origin, Severity
from standfirst.source.files import SourceFile, faults_of, looks_published, read_source, split_front_matter
from standfirst.source.frontmatter import Document, read_document
from standfirst.source.library import Entry, Kind, Registry
from standfirst.source.nodes import Node, Scalar, Sequence
from standfirst.source.registries import read_registry
from standfirst.source.remembered import Remembered
from standfirst.source.schema import ArticleFields, DeskOptions, Status, TopicFields
from standfirst.source.schema.fields import Fields, absent
from standfirst.source.schema.validate import named, plain_and_valid
from standfirst.text import is_slug, sha256

_DRAFTS = frozenset(["", Status.PROPOSED, Status.REVIEW])

Model = TypeVar("Model", bound=Fields)


@dataclass
class Reader:
    """Reads the files of one content folder and gathers faults."""

    content: Path
    options: DeskOptions
    remembered: Remembered | None = None
    faults: list[Fault] = field(default_factory=list)

    def read(self, file: str, model: type[Model]) -> tuple[Model | None, str]:
        """Return a file's validated fields, or None with faults noted, and its raw body."""
        try:
            source = read_source(self.content / file, file, self.content)
        except Faults as error:
            self.note(error.faults, draft=model is not TopicFields and not self.looks_published(file))
            return None, ""
        known = self._known(source, model)
        if known is not None:
            return known
        try:
            document = read_document(source)
        except Faults as error:
            self.note(faults_of(source, error), draft=model is not TopicFields and not self.looks_published(file))
            return None, ""
        values, fields, faults = plain_and_valid(document.fields, model, file)
        draft = _is_draft(document, model)
        faults = [*source.faults, *faults, *(_missing(document) if model is ArticleFields else ())]
        self.note(faults, draft=draft)
        if self.remembered is not None and fields is not None and not faults:
            self.remembered.put(_key(source, model), json.dumps(values))
        blocked = any(fault.severity is Severity.ERROR for fault in source.faults)
        return (None if blocked else fields), document.body

    def _known(self, source: SourceFile, model: type[Model]) -> tuple[Model, str] | None:
        """Return what is remembered of a file that had no fault; its values are validated again, and not parsed."""
        written = self.remembered.get(_key(source, model)) if self.remembered is not None else None
        if written is None:
            return None
        try:
            fields = model.model_validate(json.loads(written))
            return fields, split_front_matter(source.text, source.file)[1]
        except (ValueError, RecursionError, Faults):  # pydantic's errors are ValueErrors
            return None

    def note(self, faults: Iterable[Fault], *, draft: bool) -> None:
        """Keep faults; those of drafts stop no build."""
        for fault in faults:
            fault.draft = draft
            self.faults.append(fault)

    def stem(self, file: str) -> str | None:
        """Return the id that a file's name gives, or None with a fault noted."""
        stem = file.rsplit("/", 1)[-1].removesuffix(".md")
        if is_slug(stem):
            return stem
        message = f"the file's name {stem!r} cannot be an id"
        remedy = "rename it: 1 to 100 of a-z, 0-9 and inner hyphens, then .md"
        draft = not file.startswith("topics/") and not self.looks_published(file)
        self.faults.append(Fault("id-invalid", message, Origin(file), remedy=remedy, draft=draft))
        return None

    def looks_published(self, file: str) -> bool:
        """Tell whether readers would miss a file that cannot be read."""
        return looks_published(self.content / file, self.content)

    def registry(self, kind: Kind, model: type[Entry]) -> Registry[Entry]:
        """Read one registry; readers depend on every entry."""
        registry, faults = read_registry(self.content, kind, model)
        self.note(faults, draft=False)
        return registry


def _key(source: SourceFile, model: type[Fields]) -> str:
    return f"{model.__name__} {sha256(source.text)}"


def _is_draft(document: Document, model: type[Fields]) -> bool:
    """Tell whether readers do not depend on the file; topics always reach them."""
    # A misspelt status may be a slip in what readers have: it must not take a story down silently.
    return model is not TopicFields and _status(document) in _DRAFTS


def _status(document: Document) -> str:
    status = named(document.fields, ArticleFields).get("status")
    return status.value if isinstance(status, Scalar) else ""


def _missing(document: Document) -> list[Fault]:
    """Return what a status needs and a file does not have; asked of the nodes, to be told with all other faults."""
    status = _status(document)
    given = {name for name, node in named(document.fields, ArticleFields).items() if not _is_empty(name, node)}
    faults = []
    for name in ArticleFields.required(status, given):
        message = f"`{name}` is missing, and `status: {status}` needs it"
        printed = "; for a story without address write `url: null` and `medium: print`"
        remedy = f"add it{printed if name == 'url' else ''}"
        severity = Severity.WARNING if status == Status.REVIEW else Severity.ERROR
        faults.append(Fault("field-missing", message, Origin(document.file), remedy=remedy, severity=severity))
    return faults


def _is_empty(name: str, node: Node) -> bool:
    """Tell whether a field says nothing; `url: null` does, quoted or not."""
    if isinstance(node, Scalar):
        return (node.plain and not node.value) or (name == "url" and absent(node.value) is None)
    return isinstance(node, Sequence) and not node.items
