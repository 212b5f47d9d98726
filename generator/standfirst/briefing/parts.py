"""What pages are made of: cards, quotes, corrections and the other parts of view models."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import Literal

Mark = Literal["proposed", "review", "embargoed", "withdrawn", "expired"]


@dataclass(frozen=True, slots=True)
class Link:
    """Text that may lead to a page of the site (`path`); without a path it is only text.

    `mark` is there with drafts alone: a name that only proposals give, or a story that readers do not have.
    """

    text: str
    path: str | None = None
    language: str | None = None
    count: int | None = None
    note: str | None = None
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class When:
    """A date as a page shows it: `iso` is for the `datetime` attribute, `clock` is there when known."""

    iso: str
    day: date
    clock: time | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """What was proved of a quote, as readers are told.

    `key` is exact, typography, marked edit, stamped or unchecked; `on` is the day of a stamp.
    """

    key: str
    on: When | None = None


@dataclass(frozen=True, slots=True)
class Translation:
    """The desk's translation of a quote."""

    text: str
    language: str
    by: str | None


@dataclass(frozen=True, slots=True)
class Selector:
    """Words of the source and, where they stand there twice, what is around this place (W3C TextQuoteSelector)."""

    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """A quote: `text` is the source's words in `language`; `translation` is shown first where there is one.

    `source_link` is `source_url` with a text fragment, which takes a browser to the words; the two are equal where no
    fragment is safe. `selectors` are one for each run of the source's words; none where their place is not known.
    `mark` is its story's, with drafts alone.
    """

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
    source_link: str | None = None
    selectors: tuple[Selector, ...] = ()
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """A story in a list. `summary` is Markdown; a theme cuts it at a sentence.

    `proposed` tells, with drafts alone, that some of what it shows was suggested and not accepted.
    """

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
    also: tuple[Link, ...] = ()
    """The same copy at other publishers: their names, leading to the desk's pages of it."""
    corrected: bool = False
    mark: Mark | None = None
    why: str | None = None
    source_url: str | None = None
    proposed: bool = False


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


CoverageUnit = Literal["week", "month", "quarter", "year"]


@dataclass(frozen=True, slots=True)
class CoverageBar:
    """The stories of one week, month, quarter or year, which begins at `start`."""

    start: date
    stories: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many stories each unit of time has, oldest first, without gaps."""

    unit: CoverageUnit
    bars: tuple[CoverageBar, ...]

    @property
    def peak(self) -> CoverageBar:
        """The unit with the most stories; of several the newest."""
        return max(self.bars, key=lambda bar: (bar.stories, bar.start))

    @property
    def stories(self) -> int:
        """How many stories all of them have."""
        return sum(bar.stories for bar in self.bars)


@dataclass(frozen=True, slots=True)
class TopicRow:
    """A topic in a list of topics."""

    topic: Link
    description: str | None
    articles: int
    quotes: int
    newest: When | None
    headline: Link | None = None
    coverage: Coverage | None = None
    """Of the newest weeks, months, quarters or years of the whole site: the same for each topic."""


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
    native_language: str | None = None
    """A publisher's own language; nobody says it of a person or an organisation."""


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
    """A topic's short opening: pieces, each with the stories it rests on; Markdown by the desk, plain text compiled.

    `program` wrote what the desk accepted, if any did. A compiled one was chosen from so many `stories`.
    """

    pieces: tuple[tuple[str, tuple[Card, ...]], ...]
    by: Literal["compiled", "desk"]
    program: str | None = None
    stories: int = 0
    first: When | None = None
    last: When | None = None


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
