"""From a folder of files to a library: read, validate, resolve names."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from standfirst.errors import DeskError, Fault, Faults, Origin, Severity
from standfirst.source.evidence import Evidence, FolderEvidence, InlineEvidence
from standfirst.source.files import looks_published, read_source
from standfirst.source.frontmatter import Document, read_document
from standfirst.source.library import BEGINNING, Article, Edition, Entry, Kind, Library, Name, Registry, Topic
from standfirst.source.moments import zone_named
from standfirst.source.nodes import Mapping, Scalar, kind, parse_yaml
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
from standfirst.source.schema.fields import Fields
from standfirst.source.schema.validate import validate
from standfirst.text import canonical_body, fold, is_slug

Progress = Callable[[Iterable[str]], Iterable[str]]
"""Wraps the files to be read, as `rich.progress.track` does."""

FOLDERS = ("articles", "topics", "editions")

Model = TypeVar("Model", bound=Fields)


@dataclass
class _Reader:
    """Reads the files of one content folder and gathers faults."""

    content: Path
    options: DeskOptions
    faults: list[Fault] = field(default_factory=list)

    def read(self, file: str, model: type[Model]) -> tuple[Model | None, str]:
        """Return a file's validated fields, or None with faults noted, and its raw body."""
        text = ""
        try:
            source = read_source(self.content / file, file, self.content)
            text = source.text
            document = read_document(source)
        except Faults as error:
            self.note(error.faults, draft=model is not TopicFields and not looks_published(text))
            return None, ""
        fields, faults = validate(document.fields, model, file)
        draft = _is_draft(document, model)
        self.note([*source.faults, *faults], draft=draft)
        if isinstance(fields, ArticleFields):
            self.note(_missing(fields, file), draft=draft)
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
        self.faults.append(Fault("id-invalid", message, Origin(file), remedy=remedy))
        return None

    def registry(self, kind_: Kind, model: type[Entry]) -> Registry[Entry]:
        """Read one registry; a desk without the file has an empty one."""
        file = f"{kind_}.yml"
        entries: dict[str, Entry] = {}
        if (self.content / file).exists() or (self.content / file).is_symlink():
            try:
                source = read_source(self.content / file, file, self.content)
                self.note(source.faults, draft=False)
                root = parse_yaml(source.text.lstrip("\ufeff"), file)
            except Faults as error:
                self.note(error.faults, draft=False)
                root = None
            if isinstance(root, Mapping):
                entries = self._entries(root, model, file)
            elif root is not None and not (isinstance(root, Scalar) and not root.value):
                message = f"a registry is a group of keys, not {kind(root)}"
                origin = root.span.origin(file)
                self.faults.append(Fault("field-type", message, origin, remedy="write `key:` and indented fields"))
        return Registry(kind_, file, entries, self._keys(entries, file))

    def _entries(self, root: Mapping, model: type[Entry], file: str) -> dict[str, Entry]:
        entries: dict[str, Entry] = {}
        for key, node in root.entries.values():
            origin = key.span.origin(file)
            if not is_slug(key.value):
                remedy = "use 1 to 100 of a-z, 0-9 and inner hyphens"
                self.faults.append(Fault("id-invalid", f"`{key.value}` cannot be a key", origin, remedy=remedy))
            elif not isinstance(node, Mapping):
                message = f"`{key.value}` must be a group of fields, not {kind(node)}"
                self.faults.append(Fault("field-type", message, origin, remedy="write indented `name: …` below it"))
            else:
                fields, faults = validate(node, model, file)
                self.note(faults, draft=False)
                if fields is not None:
                    entries[key.value] = fields
        return entries

    def _keys(self, entries: dict[str, Entry], file: str) -> dict[str, str]:
        """Return folded names to keys; a name of two entries leads nowhere rather than to the wrong one."""
        keys: dict[str, str] = {}
        torn: set[str] = set()
        for key, entry in entries.items():
            for name in {fold(n) for n in (key, entry.name, entry.native or "", *entry.aliases) if n}:
                if keys.setdefault(name, key) != key and name not in torn:
                    torn.add(name)
                    message = f"the name `{name}` leads to both `{keys[name]}` and `{key}`, so to neither"
                    place = locate_keys(self.content, file, [key])[0]
                    remedy = "give one of them a longer name or alias"
                    fault = Fault("alias-ambiguous", message, place, remedy=remedy, severity=Severity.WARNING)
                    self.faults.append(fault)
        return {name: key for name, key in keys.items() if name not in torn}


def locate_keys(content: Path, file: str, keys: Iterable[str]) -> list[Origin]:
    """Return where entries of a registry begin, in the order of `keys`."""
    wanted = list(keys)
    if not wanted:
        return []
    try:
        root = parse_yaml(read_source(content / file, file, content).text.lstrip("\ufeff"), file)
    except Faults:
        root = None
    entries = root.entries if isinstance(root, Mapping) else {}
    return [entries[key][0].span.origin(file) if key in entries else Origin(file) for key in wanted]


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
    sources = [file for file in files if file.endswith(".md") and file.split("/")[0] in FOLDERS and "/" in file]
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
        pages=tuple(f for f in files if f.endswith(".md") and f not in set(sources)),
        faults=tuple(reader.faults),
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
    folder = file.split("/")[0]
    stem = reader.stem(file)
    if stem is None:
        return
    if folder == "articles":
        fields, _ = reader.read(file, ArticleFields)
        if fields is not None and _unique(reader, articles, stem, file):
            articles[stem] = _article(stem, file, fields, names, reader.options)
    elif folder == "topics":
        topic, body = reader.read(file, TopicFields)
        if topic is not None and _unique(reader, topics, stem, file):
            topics[stem] = Topic(stem, file, topic, canonical_body(body))
    else:
        edition, body = reader.read(file, EditionFields)
        if edition is not None and _unique(reader, editions, stem, file):
            when = edition.date.at(zone_named(reader.options.desk.timezone))
            editions[stem] = Edition(stem, file, edition, canonical_body(body), when)


def _unique(reader: _Reader, known: dict[str, Article] | dict[str, Topic] | dict[str, Edition], stem: str, file: str) -> bool:
    if stem not in known:
        return True
    message = f"the id `{stem}` is taken by {known[stem].file}"
    reader.faults.append(Fault("id-duplicate", message, Origin(file), remedy="rename one of the two files"))
    return False


def _article(stem: str, file: str, fields: ArticleFields, names: _Names, options: DeskOptions) -> Article:
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
        rights=fields.rights or (entry.rights if entry else None) or "excerpt",
        publisher=publisher,
        people=tuple(names.people.resolve(name) for name in fields.people),
        organisations=tuple(names.organisations.resolve(name) for name in fields.organisations),
        speakers=tuple(names.speaker(quote.speaker) for quote in fields.quotes),
    )


def _address(file: str, fields: ArticleFields) -> tuple[str, str] | None:
    """Return year and month: the folder's, which stay when a date is corrected, else the date's."""
    parts = file.split("/")
    if len(parts) == 4 and len(parts[1]) == 4 and parts[1].isdigit() and len(parts[2]) == 2 and parts[2].isdigit():
        return parts[1], parts[2]
    return (f"{fields.date.day:%Y}", f"{fields.date.day:%m}") if fields.date else None


def _is_draft(document: Document, model: type[Fields]) -> bool:
    """Tell whether readers do not depend on the file; topics always reach them."""
    if model is TopicFields:
        return False
    entry = document.fields.entries.get("status")
    value = entry[1].value if entry and isinstance(entry[1], Scalar) else ""
    return value not in {Status.PUBLISHED, Status.WITHDRAWN}


def _missing(fields: ArticleFields, file: str) -> list[Fault]:
    severity = Severity.WARNING if fields.status is Status.REVIEW else Severity.ERROR
    faults = []
    for name in fields.required_fields():
        message = f"`{name}` is missing, and `status: {fields.status}` needs it"
        remedy = "add it; for a story without address write `url: null` and `medium: print`" if name == "url" else "add it"
        faults.append(Fault("field-missing", message, Origin(file), remedy=remedy, severity=severity))
    return faults


def _evidence(content: Path, options: DeskOptions, articles: dict[str, Article]) -> Evidence:
    if options.evidence == "folder":
        return FolderEvidence(content.parent / "evidence")
    return InlineEvidence(content, {article.id: article.file for article in articles.values()})


def _walk(content: Path, faults: list[Fault]) -> Iterator[str]:
    """Yield the content folder's files as posix paths in a fixed order; links that leave it are faults."""
    root = content.resolve()
    for folder, folders, names in os.walk(content):
        folders.sort()
        for name in sorted([*folders, *names]):
            path = Path(folder, name)
            file = path.relative_to(content).as_posix()
            if path.is_symlink() and not path.resolve().is_relative_to(root):
                message = "a link that leaves the content folder; it is not read"
                faults.append(Fault("symlink-outside", message, Origin(file), remedy="copy the file in"))
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
