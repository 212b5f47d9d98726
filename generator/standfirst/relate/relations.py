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


@dataclass(frozen=True, slots=True)
class Related:
    """The two blocks of an article's page, each in the order to show."""

    same_story: tuple[Relation, ...] = ()
    background: tuple[Relation, ...] = ()

    def __len__(self) -> int:
        return len(self.same_story) + len(self.background)


@dataclass(frozen=True, slots=True)
class NearTopic:
    """A topic near another; `stories` is how many they share."""

    slug: str
    stories: int


class Relations(Protocol):
    """Everything the briefing asks about how stories hang together."""

    def related(self, article_id: str) -> Related:
        """Return the article's links."""

    def duplicates(self, article_id: str) -> tuple[str, ...]:
        """Return the ids of the same copy at other publishers, which fold under this article."""

    def thread(self, article_id: str) -> tuple[str, ...]:
        """Return the ids of the running story's articles, oldest first, this one among them; or nothing."""

    def topics_near(self, slug: str) -> tuple[NearTopic, ...]:
        """Return topics near this one, nearest first."""
