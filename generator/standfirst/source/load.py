"""From a folder of files to a library: read, validate, resolve names."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeVar

from standfirst.errors import DeskError, Fault, Origin
from standfirst.source.evidence import Evidence, FolderEvidence, InlineEvidence
from standfirst.source.files import leaves, outside
from standfirst.source.glossary import read_glossary
from standfirst.source.library import BEGINNING, Article, Edition, Library, Name, Registry, Topic
from standfirst.source.moments import zone_named
from standfirst.source.reader import Reader
from standfirst.source.remembered import Remembered
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
from standfirst.source.schema.validate import canonical_name
from standfirst.text import canonical_body, fold

Progress = Callable[[Iterable[str]], Iterable[str]]
"""Wraps the files to be read, as `rich.progress.track` does."""

FOLDERS = ("articles", "topics", "editions")

_DATED_FOLDER = re.compile(r"articles/([1-9][0-9]{3})/(0[1-9]|1[0-2])/[^/]+")
_READERS_HAVE = frozenset([Status.PUBLISHED, Status.WITHDRAWN])

Item = TypeVar("Item", Article, Topic, Edition)


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


def load_library(
    content: Path,
    options: DeskOptions | None = None,
    *,
    progress: Progress | None = None,
    remembered: Remembered | None = None,
) -> Library:
    """Read the desk's content folder into a library, with every fault found on the way.

    `remembered` keeps what files without a fault say, from run to run; the same code must have put there what it gives.
    Raises `DeskError` when there is no such folder.
    """
    if not content.is_dir():
        raise DeskError(f"there is no content folder {content}", remedy="run `standfirst new DIR` to begin a desk")
    options = options or DeskOptions()
    reader = Reader(content, options, remembered)
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
    reader: Reader,
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


def _keep(reader: Reader, known: dict[str, Item], item: Item, stem: str) -> None:
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
