"""What the relate stage says of a story, whichever engine says it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

RelationKind = Literal["follows", "followed-by", "same-event", "background", "background-to", "contradicts"]


@dataclass(frozen=True, slots=True)
class Relation:
    """A link to a story of the library (`id`) or outside it (`url` and `title`), with its reasons in words."""

    kind: RelationKind
    reasons: tuple[str, ...] = ()
    id: str | None = None
    url: str | None = None
    title: str | None = None
    pinned: bool = False
    score: float | None = None
    """How near, from 0 to 1; None for a pin, which an editor set whatever the score."""


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

    def related(self, article_id: str) -> Related:
        """Return the article's links."""

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
