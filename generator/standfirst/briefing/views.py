"""View models: what each page says. They are the themes' contract.

Addresses are relative to the site's root and end in `/` (home is the empty string); texts are
plain unless their name says Markdown; every text of another language carries its tag. A theme
escapes what it prints, always.
"""

from __future__ import annotations

from dataclasses import dataclass

from standfirst.briefing.explained import TermView
from standfirst.briefing.feed_parts import Feed
from standfirst.briefing.parts import (
    Block,
    Card,
    CardList,
    Correction,
    Coverage,
    Day,
    EditionRow,
    EntryRow,
    Introduction,
    Link,
    Mark,
    MonthLink,
    Quote,
    RoleView,
    RoundUpView,
    Source,
    SpeakerQuotes,
    StoryGroup,
    TopicQuotes,
    TopicRow,
    When,
    Year,
)
from standfirst.briefing.together import RelatedStory, Thread
from standfirst.briefing.unaccepted import InboxRow, MarkedBlock, Proposal, ProposedQuote, Waiting

VERSION = 3
"""Raised when a field goes or changes its meaning; a new field does not raise it."""


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
    feed: Feed | None = None
    """For programs that look for news of the page, where it is of a kind that has some."""
    terms: tuple[TermView, ...] = ()
    """The terms of the desk's glossary that the desk's own words on the page may have."""


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
    threads: tuple[Thread, ...]
    pinned: tuple[Card, ...]
    stories: CardList
    people: tuple[Link, ...]
    organisations: tuple[Link, ...]
    publishers: tuple[Link, ...]
    near: tuple[Link, ...]
    parent: Link | None
    corrections: tuple[Correction, ...]
    coverage: Coverage | None = None
    voices: tuple[Link, ...] = ()
    """Who is quoted most, each with the number of quotes."""
    formerly: tuple[str, ...] = ()


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
    thread: Thread | None
    same_story: tuple[RelatedStory, ...]
    background: tuple[RelatedStory, ...]
    origin: Source
    copies: tuple[Link, ...]
    people: tuple[Link, ...]
    organisations: tuple[Link, ...]
    places: tuple[str, ...]
    tags: tuple[str, ...]
    full_text: tuple[Block, ...]
    mark: Mark | None
    proposed: tuple[str, ...] = ()
    """With drafts alone: fields of the file whose values a program suggested and nobody accepted."""
    formerly: tuple[str, ...] = ()
    """Addresses that the story had, and that lead here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TombstonePage(Page):
    """What is left at the address of a story that was taken down."""

    publisher: Link | None
    when: When | None
    article_language: str
    withdrawn: When | None
    reason: str | None
    topics: tuple[Link, ...]
    formerly: tuple[str, ...] = ()


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
    coverage: Coverage | None = None
    quoted_on: tuple[Link, ...] = ()
    """The topics of the quotes, each with the number of quotes."""


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
    coverage: Coverage | None = None


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
class SearchPage(Page):
    """Where one searches. What is found is worked out in the reader's browser, from the index beside the pages."""

    topics: tuple[TopicRow, ...]
    """Where else to go on, for a reader whose browser runs no script."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NotFoundPage(Page):
    """What a wrong address shows."""

    topics: tuple[TopicRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GlossaryPage(Page):
    """All terms of the desk's glossary, by name; there is no such page without a term."""

    entries: tuple[TermView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxPage(Page):
    """The stories that wait, oldest first; the desk's alone, in a preview."""

    rows: tuple[InboxRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingPage(Page):
    """A story that waits, its source beside what is proposed; the desk's alone, in a preview.

    `story` leads to its page as readers will see it. `accept` is the command that accepts all of it, `publish` the one
    that publishes it. `body` is empty where the evidence is not here.
    """

    waiting: Waiting
    publisher: Link | None
    authors: tuple[str, ...]
    when: When | None
    source_url: str | None
    story: Link | None
    caption: str | None
    body: tuple[MarkedBlock, ...]
    proposals: tuple[Proposal, ...]
    quotes: tuple[ProposedQuote, ...]
    accept: str
    publish: str
