"""The library: everything that `digests/` holds, as frozen values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, time
from typing import Generic, Literal, TypeVar

from standfirst.errors import Fault, Severity
from standfirst.source.evidence import Evidence
from standfirst.source.moments import Moment, zone_named
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
from standfirst.source.terms import Term
from standfirst.text import fold

Kind = Literal["people", "organisations", "publishers"]
Entry = TypeVar("Entry", PersonFields, OrganisationFields, PublisherFields)

BEGINNING = datetime(1, 1, 2, tzinfo=UTC)
"""Where an article without a date sorts: before all others."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name as an article gives it; with `key` when a registry knows it, and then in the registry's form."""

    name: str
    key: str | None = None
    kind: Kind = "people"


@dataclass(frozen=True, slots=True)
class Registry(Generic[Entry]):
    """The entries of one registry file by key, and the keys by every folded name."""

    kind: Kind
    file: str
    entries: Mapping[str, Entry]
    keys: Mapping[str, str]

    def resolve(self, name: str) -> Name:
        """Return the entry that `name` (a key, a name or an alias) leads to, or the name alone."""
        key = name if name in self.entries else self.keys.get(fold(name))
        return Name(name, None, self.kind) if key is None else Name(self.entries[key].name, key, self.kind)


@dataclass(frozen=True, slots=True)
class Article:
    """One article file. Names are resolved; the body is not here, `Library.evidence` has it."""

    id: str
    file: str
    fields: ArticleFields
    address: tuple[str, str] | None
    """Year and month of its address, fixed by its folder; None while nothing says them."""
    when: datetime
    zone: str
    language: str
    rights: Literal["excerpt", "full", "none"]
    publisher: Name | None
    people: tuple[Name, ...]
    organisations: tuple[Name, ...]
    speakers: tuple[Name, ...]
    """Who speaks in each of `fields.quotes`, in the same order."""

    def published(self, cutoff: datetime) -> bool:
        """Tell whether readers have it at `cutoff`: published, past its embargo, not expired."""
        return self.fields.status is Status.PUBLISHED and not self.embargoed(cutoff) and not self.expired(cutoff)

    def embargoed(self, cutoff: datetime) -> bool:
        """Tell whether it waits for a time after `cutoff`."""
        return _instant(self.fields.publish_date, self.zone) > cutoff

    def expired(self, cutoff: datetime) -> bool:
        """Tell whether its time was over at `cutoff`."""
        expiry = self.fields.expiry_date
        return expiry is not None and _instant(expiry, self.zone) <= cutoff

    def withdrawn(self, cutoff: datetime) -> bool:
        """Tell whether its address holds a tombstone at `cutoff`."""
        if self.fields.status is Status.WITHDRAWN:
            return not self.embargoed(cutoff)
        return self.fields.status is Status.PUBLISHED and self.expired(cutoff) and not self.embargoed(cutoff)


def _instant(moment: Moment | None, zone: str) -> datetime:
    if moment is None:
        return BEGINNING
    if moment.clock is None:  # "until the 13th" and "from the 13th" turn at the day's beginning
        return Moment(moment.day, time(0, 0), moment.zone).at(zone_named(zone))
    return moment.at(zone_named(zone))


@dataclass(frozen=True, slots=True)
class Topic:
    """One topic file; the introduction is Markdown, empty when the file has no body."""

    slug: str
    file: str
    fields: TopicFields
    introduction: str


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition file; the lead is Markdown. `when` is the day's end in `zone`, the desk's, for a bare date."""

    id: str
    file: str
    fields: EditionFields
    lead: str
    when: datetime
    zone: str

    def published(self, cutoff: datetime) -> bool:
        """Tell whether readers have it at `cutoff`: from the start of its day at the desk, or its time."""
        return self.fields.status == "published" and _instant(self.fields.date, self.zone) <= cutoff


@dataclass(frozen=True, slots=True)
class Library:
    """All that a desk's folder holds. Bodies come from `evidence`, when asked for."""

    options: DeskOptions
    articles: Mapping[str, Article]
    topics: Mapping[str, Topic]
    editions: Mapping[str, Edition]
    people: Registry[PersonFields]
    organisations: Registry[OrganisationFields]
    publishers: Registry[PublisherFields]
    evidence: Evidence
    pages: tuple[str, ...] = ()
    """The desk's ordinary Markdown pages, relative to the content folder."""
    faults: tuple[Fault, ...] = field(default=(), repr=False)
    glossary: tuple[Term, ...] = ()
    """The desk's own terms, in the order of their file."""

    def entry(self, kind: str, key: str) -> PersonFields | OrganisationFields | PublisherFields:
        """Return the entry of a registry; raises `KeyError` when there is none."""
        if kind == "people":
            return self.people.entries[key]
        return self.organisations.entries[key] if kind == "organisations" else self.publishers.entries[key]

    def unread(self, folder: str, stem: str) -> bool:
        """Tell whether a folder such as `articles` has a file of this name that cannot be read, as its faults say."""
        return any(
            fault.severity is Severity.ERROR
            and fault.place.file.startswith(f"{folder}/")
            and fault.place.file.rsplit("/", 1)[-1] == f"{stem}.md"
            for fault in self.faults
        )

    def unread_registry(self, kind: str) -> bool:
        """Tell whether a registry such as `people` has a file that cannot be read."""
        return any(fault.severity is Severity.ERROR and fault.place.file == f"{kind}.yml" for fault in self.faults)

    def renamed(self, article_id: str) -> str:
        """Return the id of the article that names this one in `formerly`; empty where none does."""
        return next((id_ for id_, article in self.articles.items() if article_id in article.fields.formerly), "")

    def newest_first(self, articles: Iterable[Article]) -> list[Article]:
        """Sort by date, newest first; ties by id, so that the order never depends on the disk."""
        return sorted(sorted(articles, key=lambda article: article.id), key=lambda a: a.when, reverse=True)

    def shown(self, cutoff: datetime, *, drafts: bool = False) -> list[Article]:
        """Return what readers have at `cutoff`, newest first; with `drafts`, all that is not withdrawn."""
        if drafts:
            kept = [a for a in self.articles.values() if not a.withdrawn(cutoff) and a.address and a.fields.title]
        else:
            kept = [article for article in self.articles.values() if article.published(cutoff)]
        return self.newest_first(kept)
