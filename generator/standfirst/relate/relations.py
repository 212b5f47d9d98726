"""What the relate stage says of a story, whichever engine says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

RelationKind = Literal["follows", "followed-by", "same-event", "background", "background-to", "contradicts"]

COPIED_WITHIN = 7
"""Days within which a copy comes out. What reads the same a month later is next month's market report."""


@dataclass(frozen=True, slots=True)
class Why:
    """A reason in the desk's language; `words` is the part of `text` that is in `language`, where that is another.

    `kind` is people, topics, organisations, places, tags, names, words, days, language or desk.
    """

    kind: str
    text: str
    words: str = ""
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Relation:
    """A link to a story of the library (`id`) or outside it (`url` and `title`), with its reasons."""

    kind: RelationKind
    reasons: tuple[Why, ...] = ()
    id: str | None = None
    url: str | None = None
    title: str | None = None
    pinned: bool = False
    score: float | None = None
    """How near, from 0 to 1; None for a pin that is below the thresholds, or leads out of the library."""


@dataclass(frozen=True, slots=True)
class Related:
    """The two blocks of an article's page, each in the order to show."""

    same_story: tuple[Relation, ...] = ()
    background: tuple[Relation, ...] = ()

    def __len__(self) -> int:
        return len(self.same_story) + len(self.background)


@dataclass(frozen=True, slots=True)
class NearTopic:
    """A topic near another: how many stories they share, and how many links lead from one's stories to the other's."""

    slug: str
    stories: int
    links: int = 0


class Relations(Protocol):
    """Everything the briefing asks about how stories hang together."""

    def related(self, article_id: str, most: int | None = None) -> Related:
        """Return the article's links, at most `most` in each block."""

    def count(self, article_id: str, most: int | None = None) -> int:
        """Return how many links `related` would return, which is worked out without their reasons."""

    def duplicates(self, article_id: str) -> tuple[str, ...]:
        """Return the ids of the same copy at other publishers, the leader first where this article folds under it."""

    def leader(self, article_id: str) -> str:
        """Return the id of the article under which this one folds; its own where it leads or has no copies."""

    def thread(self, article_id: str) -> tuple[str, ...]:
        """Return the ids of the running story's articles, oldest first, this one among them; or nothing."""

    def thread_title(self, article_id: str) -> str:
        """Return a title proposed for the running story from words that its articles share; it may be empty."""

    def topics_near(self, slug: str) -> tuple[NearTopic, ...]:
        """Return topics near this one, nearest first."""
