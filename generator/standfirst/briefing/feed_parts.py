"""What feeds are made of: the newest entries of a page, each a story, an edition, or what is left of a story."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from standfirst.briefing.parts import Correction, Link, Quote, StoryGroup, When

NEWEST_ENTRIES = 30
"""How many entries a feed holds. What changes comes to the front, so no correction is missed below them."""

EntryKind = Literal["story", "tombstone", "edition"]


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedEntry:
    """An entry, the same in every feed that holds it.

    `key` is what its id is made of: an address below the site's root that never changes, not even with the story's
    own. `published` is the date of the story or the edition, `updated` the newest moment at which what it says changed;
    both carry the offset of their zone, and a bare date begins its day. `summary`, `commentary` and `lead_markdown` are
    Markdown. A `tombstone` was taken down on the day of `gone`, for a `reason`, or expired then. `groups` are an
    edition's stories.
    """

    kind: EntryKind
    key: str
    path: str
    title: str
    language: str
    published: datetime | None
    updated: datetime
    topics: tuple[Link, ...] = ()
    authors: tuple[str, ...] = ()
    publisher: Link | None = None
    when: When | None = None
    source_url: str | None = None
    corrections: tuple[Correction, ...] = ()
    summary: str | None = None
    key_points: tuple[str, ...] = ()
    commentary: str | None = None
    quotes: tuple[Quote, ...] = ()
    gone: When | None = None
    reason: str | None = None
    lead_markdown: str | None = None
    groups: tuple[StoryGroup, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """The newest entries of a page, for programs that look for news of it; what changed last comes first.

    `desk` is whose feed it is.
    """

    title: str
    desk: str
    entries: tuple[FeedEntry, ...]

    @property
    def updated(self) -> datetime | None:
        """The newest moment at which an entry changed, never the clock; None without entries."""
        return max((entry.updated for entry in self.entries), default=None)
