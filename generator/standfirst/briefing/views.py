"""View models: what each page says. They are the themes' contract.

Addresses are relative to the site's root and end in `/` (home is the empty string); texts are
plain unless their name says Markdown; every text of another language carries its tag. A theme
escapes what it prints, always.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Literal

VERSION = 1
"""Raised when a field goes or changes its meaning; a new field does not raise it."""

Mark = Literal["proposed", "review", "embargoed", "withdrawn", "expired"]


@dataclass(frozen=True, slots=True)
class Link:
    """Text that may lead to a page of the site (`path`); without a path it is only text."""

    text: str
    path: str | None = None
    language: str | None = None
    count: int | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A date as a page shows it: `iso` is for the `datetime` attribute, `clock` is there when known."""

    iso: str
    day: date
    clock: time | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What was proved of a quote, as readers are told: `key` is exact, typography, unchecked or stamped."""

    key: str
    on: When | None = None


@dataclass(frozen=True, slots=True)
class Translation:
    """The desk's translation of a quote."""

    text: str
    language: str
    by: str | None


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote: `text` is the source's words in `language`; `translation` is shown first where there is one."""

    anchor: str
    text: str
    language: str
    translation: Translation | None
    speaker: Link
    role: str | None
    context: str | None
    publisher: Link | None
    when: When | None
    article: Link
    source_url: str | None
    standing: Standing
    proposed: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """A story in a list. `summary` is Markdown; a theme cuts it at a sentence."""

    id: str
    path: str
    title: str
    language: str
    topic: Link | None
    publisher: Link | None
    when: When | None
    summary: str | None
    quotes: int = 0
    related: int = 0
    corrected: bool = False
    mark: Mark | None = None
    why: str | None = None


@dataclass(frozen=True, slots=True)
class MonthLink:
    """A month of a list, with the number of its stories."""

    path: str
    year: int
    month: int
    count: int


@dataclass(frozen=True, slots=True)
class CardList:
    """The newest cards of a list, and the months that hold the others."""

    cards: tuple[Card, ...]
    total: int
    months: tuple[MonthLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Correction:
    """What was put right, when, and in which story."""

    when: When
    field: str
    was: str | None
    now: str | None
    note: str | None
    by: str | None
    article: Link


@dataclass(frozen=True, slots=True)
class RelatedStory:
    """A link with its reasons: inside the site by `path`, else at `url`."""

    title: str
    language: str | None
    kind: str
    reasons: tuple[str, ...]
    path: str | None = None
    url: str | None = None
    publisher: Link | None = None
    when: When | None = None
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class SpeakerQuotes:
    """One speaker's quotes, newest first."""

    speaker: Link
    role: str | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class TopicQuotes:
    """Quotes of one topic, newest first."""

    topic: Link | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class StoryGroup:
    """Stories of one topic in the editor's order."""

    topic: Link | None
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic in a list of topics."""

    topic: Link
    description: str | None
    articles: int
    quotes: int
    newest: When | None
    headline: Link | None = None


@dataclass(frozen=True, slots=True)
class EntryRow:
    """A person, organisation or publisher in an index."""

    entry: Link
    native: str | None
    note: str | None
    country: str | None
    articles: int
    quotes: int
    newest: When | None


@dataclass(frozen=True, slots=True)
class EditionRow:
    """An edition in a list of editions."""

    path: str
    title: str | None
    when: When
    stories: int
    minutes: int
    headlines: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class RoleView:
    """What somebody is or was; dates as written, a year or more exact."""

    role: str
    organisation: Link | None
    since: str | None
    until: str | None


@dataclass(frozen=True, slots=True)
class Introduction:
    """The desk's own words on a topic, in Markdown. `stale` once older than the desk allows."""

    markdown: str
    updated: When | None
    stale: bool


@dataclass(frozen=True, slots=True)
class RoundUpView:
    """A topic's short opening: pieces in Markdown, each with the stories it rests on."""

    pieces: tuple[tuple[str, tuple[Link, ...]], ...]
    by: Literal["compiled", "desk"]


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a body that may be published: its kind and its text or items."""

    kind: Literal["paragraph", "heading", "quote", "list"]
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Source:
    """Where the original is, and what may be done with it."""

    url: str | None
    medium: str | None
    archive_url: str | None
    accessed: When | None
    updated: When | None
    rights: Literal["excerpt", "full", "none"]
    licence: str | None
    agency: Link | None
    section: str | None
    dateline: str | None


@dataclass(frozen=True, slots=True)
class Day:
    """The stories of one day, in an archive's list."""

    when: When
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Year:
    """A year of the archive and its months."""

    year: int
    path: str
    count: int
    months: tuple[MonthLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What all pages have. `kind` names the template; `source` is the file an edit link leads to."""

    kind: str
    path: str
    title: str
    description: str
    language: str
    source: str | None = None
    as_of: When | None = None
    section: str = ""
    searchable: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class HomePage(Page):
    """The front page."""

    edition: EditionRow | None
    lead: Card | None
    lead_markdown: str | None
    cards: tuple[Card, ...]
    topics: tuple[TopicRow, ...]
    quote: Quote | None
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicPage(Page):
    """The briefing page of a topic."""

    articles: int
    first: When | None
    introduction: Introduction | None
    roundup: RoundUpView | None
    speakers: tuple[SpeakerQuotes, ...]
    more_speakers: tuple[SpeakerQuotes, ...]
    quotes: int
    pinned: tuple[Card, ...]
    stories: CardList
    people: tuple[Link, ...]
    organisations: tuple[Link, ...]
    publishers: tuple[Link, ...]
    near: tuple[Link, ...]
    parent: Link | None
    corrections: tuple[Correction, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticlePage(Page):
    """A story: what the desk says about it. The body only with `rights: full`."""

    topics: tuple[Link, ...]
    publisher: Link | None
    authors: tuple[str, ...]
    when: When | None
    article_language: str
    corrections: tuple[Correction, ...]
    summary: str | None
    key_points: tuple[str, ...]
    commentary: str | None
    quotes: tuple[Quote, ...]
    thread: tuple[Card, ...]
    same_story: tuple[RelatedStory, ...]
    background: tuple[RelatedStory, ...]
    origin: Source
    people: tuple[Link, ...]
    organisations: tuple[Link, ...]
    places: tuple[str, ...]
    tags: tuple[str, ...]
    full_text: tuple[Block, ...]
    mark: Mark | None


@dataclass(frozen=True, slots=True, kw_only=True)
class TombstonePage(Page):
    """What is left at the address of a story that was taken down."""

    publisher: Link | None
    when: When | None
    article_language: str
    withdrawn: When | None
    reason: str | None
    topics: tuple[Link, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionPage(Page):
    """A dated selection of stories."""

    heading: str | None
    when: When
    minutes: int
    stories: int
    publishers: int
    lead_markdown: str | None
    lead: Card | None
    groups: tuple[StoryGroup, ...]
    quote: Quote | None
    also_noted: tuple[Card, ...]
    corrections: tuple[Correction, ...]
    previous: EditionRow | None
    next: EditionRow | None
    mark: Mark | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPage(Page):
    """A person or an organisation."""

    native: str | None
    aliases: tuple[str, ...]
    roles: tuple[RoleView, ...]
    country: str | None
    note: str | None
    same_as: tuple[str, ...]
    members: tuple[Link, ...]
    quotes: tuple[TopicQuotes, ...]
    quote_count: int
    seen_with: tuple[Link, ...]
    stories: CardList


@dataclass(frozen=True, slots=True, kw_only=True)
class PublisherPage(Page):
    """A publisher."""

    native: str | None
    country: str | None
    publisher_language: str | None
    agency: bool
    note: str | None
    domains: tuple[str, ...]
    rights: str
    quote_count: int
    stories: CardList


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthPage(Page):
    """The stories of a month, by day: of the whole archive, or of one list (`of`)."""

    of: Link | None
    year: int
    month: int
    count: int
    days: tuple[Day, ...]
    previous: MonthLink | None
    next: MonthLink | None


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPage(Page):
    """The months of a year."""

    year: Year
    days: tuple[Day, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivePage(Page):
    """The years of the archive."""

    years: tuple[Year, ...]
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicIndexPage(Page):
    """All topics."""

    topics: tuple[TopicRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryIndexPage(Page):
    """All people, organisations or publishers that a story names."""

    entries: tuple[EntryRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EditionIndexPage(Page):
    """All editions, newest first."""

    editions: tuple[EditionRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionsPage(Page):
    """All corrections and withdrawals, newest first."""

    corrections: tuple[Correction, ...]
    withdrawn: tuple[Card, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundPage(Page):
    """What a wrong address shows."""

    topics: tuple[TopicRow, ...]
