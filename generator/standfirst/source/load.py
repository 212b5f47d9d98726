"""From a folder of files to a library: read, validate, resolve names."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, TypeVar

from standfirst.errors import DeskError, Fault, Faults, Origin, Severity
from standfirst.source.evidence import Evidence, FolderEvidence, InlineEvidence
from standfirst.source.files import faults_of, leaves, looks_published, outside, read_source
from standfirst.source.frontmatter import Document, read_document
from standfirst.source.glossary import read_glossary
from standfirst.source.library import BEGINNING, Article, Edition, Entry, Kind, Library, Name, Registry, Topic
from standfirst.source.moments import zone_named
from standfirst.source.nodes import Node, Scalar, Sequence
from standfirst.source.registries import read_registry
from standfirst.source.schema import (
    ArticleFields,
    DeskOptions,
    EditionFields,
    OrganisationFields,
    PersonFields,
    PublisherFields,
    Status,
    TopicFields,
)
from standfirst.source.schema.fields import Fields, absent
from standfirst.source.schema.validate import canonical_name, named, validate
from standfirst.text import canonical_body, fold, is_slug

Progress = Callable[[Iterable[str]], Iterable[str]]
"""Wraps the files to be read, as `rich.progress.track` does."""

FOLDERS = ("articles", "topics", "editions")

_DATED_FOLDER = re.compile(r"articles/([1-9][0-9]{3})/(0[1-9]|1[0-2])/[^/]+")
_READERS_HAVE = frozenset([Status.PUBLISHED, Status.WITHDRAWN])
_DRAFTS = frozenset(["", Status.PROPOSED, Status.REVIEW])

Model = TypeVar("Model", bound=Fields)
Item = TypeVar("Item", Article, Topic, Edition)


@dataclass
class _Reader:
    """Reads the files of one content folder and gathers faults."""

    content: Path
    options: DeskOptions
    faults: list[Fault] = field(default_factory=list)

    def read(self, file: str, model: type[Model]) -> tuple[Model | None, str]:
        """Return a file's validated fields, or None with faults noted, and its raw body."""
        try:
            source = read_source(self.content / file, file, self.content)
        except Faults as error:
            self.note(error.faults, draft=model is not TopicFields and not self.looks_published(file))
            return None, ""
        try:
            document = read_document(source)
        except Faults as error:
            self.note(faults_of(source, error), draft=model is not TopicFields and not self.looks_published(file))
            return None, ""
        fields, faults = validate(document.fields, model, file)
        draft = _is_draft(document, model)
        self.note([*source.faults, *faults], draft=draft)
        if model is ArticleFields:
            self.note(_missing(document), draft=draft)
        blocked = any(fault.severity is Severity.ERROR for fault in source.faults)
        return (None if blocked else fields), document.body

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


def empty_library(options: DeskOptions | None = None) -> Library:
    """Return a library that holds nothing: what is known where there is no desk."""
    return Library(
        options or DeskOptions(),
        {},
        {},
        {},
        Registry("people", "people.yml", {}, {}),
        Registry("organisations", "organisations.yml", {}, {}),
        Registry("publishers", "publishers.yml", {}, {}),
        InlineEvidence(Path(), {}),
    )


def load_library(content: Path, options: DeskOptions | None = None, *, progress: Progress | None = None) -> Library:
    """Read the desk's content folder into a library, with every fault found on the way.

    Raises `DeskError` when there is no such folder.
    """
    if not content.is_dir():
        raise DeskError(f"there is no content folder {content}", remedy="run `standfirst new DIR` to begin a desk")
    options = options or DeskOptions()
    reader = _Reader(content, options)
    files = list(_walk(content, reader.faults))
    people = reader.registry("people", PersonFields)
    organisations = reader.registry("organisations", OrganisationFields)
    publishers = reader.registry("publishers", PublisherFields)
    glossary, faults = read_glossary(content)
    reader.note(faults, draft=False)
    sources = [file for file in files if file.endswith(".md") and _is_source(file)]
    articles: dict[str, Article] = {}
    topics: dict[str, Topic] = {}
    editions: dict[str, Edition] = {}
    names = _Names(people, organisations, publishers)
    for file in progress(sources) if progress else sources:
        _one(reader, file, names, articles, topics, editions)
    _collisions(files, reader.faults)
    return Library(
        options=options,
        articles=articles,
        topics=topics,
        editions=editions,
        people=people,
        organisations=organisations,
        publishers=publishers,
        evidence=_evidence(content, options, articles),
        pages=tuple(file for file in files if file.endswith(".md") and not _is_source(file)),
        faults=tuple(reader.faults),
        glossary=glossary,
    )


@dataclass(frozen=True, slots=True)
class _Names:
    people: Registry[PersonFields]
    organisations: Registry[OrganisationFields]
    publishers: Registry[PublisherFields]

    def speaker(self, name: str) -> Name:
        """Return a person, else an organisation, else the name alone."""
        person = self.people.resolve(name)
        if person.key is not None:
            return person
        organisation = self.organisations.resolve(name)
        return organisation if organisation.key is not None else person


def _one(
    reader: _Reader,
    file: str,
    names: _Names,
    articles: dict[str, Article],
    topics: dict[str, Topic],
    editions: dict[str, Edition],
) -> None:
    """Read one file into the collection that its folder names."""
    folder = file.partition("/")[0]
    stem = reader.stem(file)
    if stem is None:
        return
    if folder == "articles":
        fields, _ = reader.read(file, ArticleFields)
        if fields is not None:
            article = _article(stem, file, fields, names, reader.options)
            _keep(reader, articles, article, article.id)
    elif folder == "topics":
        topic, body = reader.read(file, TopicFields)
        if topic is not None:
            _keep(reader, topics, Topic(stem, file, topic, canonical_body(body)), stem)
    else:
        edition, body = reader.read(file, EditionFields)
        if edition is not None:
            zone = reader.options.desk.timezone
            when = edition.date.at(zone_named(zone))
            _keep(reader, editions, Edition(stem, file, edition, canonical_body(body), when, zone), stem)


def _keep(reader: _Reader, known: dict[str, Item], item: Item, stem: str) -> None:
    """Keep an item under its id; of two, the one that readers have, and else the first, keeps the id."""
    other = known.get(stem)
    if other is None:
        known[stem] = item
        return
    if _reaches_readers(item) and not _reaches_readers(other):
        known[stem], item, other = item, other, item
    message = f"the id `{stem}` is taken by {other.file}"
    remedy = "rename one of the two files"
    draft = not _reaches_readers(item)
    reader.faults.append(Fault("id-duplicate", message, Origin(item.file), remedy=remedy, draft=draft))


def _reaches_readers(item: Article | Topic | Edition) -> bool:
    return isinstance(item, Topic) or item.fields.status in _READERS_HAVE


def _is_source(file: str) -> bool:
    return file.split("/", maxsplit=1)[0] in FOLDERS and "/" in file


def _article(stem: str, file: str, fields: ArticleFields, names: _Names, options: DeskOptions) -> Article:
    if fields.proposed:
        meant = tuple(canonical_name(name, ArticleFields) for name in fields.proposed)
        fields = fields.model_copy(update={"proposed": meant})
    publisher = names.publishers.resolve(fields.publisher) if fields.publisher else None
    entry = names.publishers.entries.get(publisher.key) if publisher and publisher.key else None
    zone = (entry.timezone if entry else None) or options.desk.timezone
    when = fields.date.at(zone_named(zone)) if fields.date else BEGINNING
    return Article(
        id=stem,
        file=file,
        fields=fields,
        address=_address(file, fields),
        when=when,
        zone=zone,
        language=fields.language or (entry.language if entry else None) or options.desk.language,
        rights=_rights(fields, entry),
        publisher=publisher,
        people=tuple(names.people.resolve(name) for name in fields.people),
        organisations=tuple(names.organisations.resolve(name) for name in fields.organisations),
        speakers=tuple(names.speaker(quote.speaker) for quote in fields.quotes),
    )


def _rights(fields: ArticleFields, entry: PublisherFields | None) -> Literal["excerpt", "full", "none"]:
    """Return what may be shown: a publisher's entry may say less than `excerpt`; only the file itself says more."""
    if fields.rights is not None and "rights" not in fields.proposed:
        return fields.rights
    return "none" if entry is not None and entry.rights == "none" else "excerpt"


def _address(file: str, fields: ArticleFields) -> tuple[str, str] | None:
    """Return year and month: the folder's, which stay when a date is corrected, else the date's."""
    found = _DATED_FOLDER.fullmatch(file)
    if found:
        return found[1], found[2]
    return (f"{fields.date.day:%Y}", f"{fields.date.day:%m}") if fields.date else None


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


def _evidence(content: Path, options: DeskOptions, articles: dict[str, Article]) -> Evidence:
    if options.evidence == "folder":
        return FolderEvidence(content.parent / "evidence")
    return InlineEvidence(content, {article.id: article.file for article in articles.values()})


def _walk(content: Path, faults: list[Fault]) -> Iterator[str]:
    """Yield the content folder's files as posix paths in a fixed order; links that leave it are faults."""
    for folder, folders, names in os.walk(content):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted([*folders, *names]):
            path = Path(folder, name)
            file = path.relative_to(content).as_posix()
            if leaves(path, content):
                faults.append(outside(file))
            elif name not in folders and not name.startswith("."):
                yield file


def _collisions(files: list[str], faults: list[Fault]) -> None:
    """Note paths that differ in case alone: one of them is lost on macOS and Windows."""
    seen: dict[str, str] = {}
    for file in files:
        first = seen.setdefault(fold(file), file)
        if first != file:
            message = f"differs from {first} in case alone; some systems keep only one of them"
            faults.append(Fault("path-case-collision", message, Origin(file), remedy="rename one of the two"))
