"""What pages are made of where stories hang together: links with reasons, and running stories."""

from __future__ import annotations

from dataclasses import dataclass

from standfirst.briefing.parts import Link, Mark, When
from standfirst.relate import Why


@dataclass(frozen=True, slots=True)
class RelatedStory:
    """A link with its reasons: inside the site by `path`, else at `url`; a proposal may have a title alone.

    `section` and `teaser` are its publisher's; of a reason, `words` are in `language`.
    """

    title: str
    language: str | None
    kind: str
    reasons: tuple[Why, ...]
    path: str | None = None
    url: str | None = None
    publisher: Link | None = None
    when: When | None = None
    mark: Mark | None = None
    section: str | None = None
    teaser: str | None = None


@dataclass(frozen=True, slots=True)
class ThreadRow:
    """A story of a running story; `skipped` are so many that are left out before it. `also` is as on cards."""

    story: Link
    publisher: Link | None
    when: When | None
    also: tuple[Link, ...] = ()
    current: bool = False
    skipped: int = 0


@dataclass(frozen=True, slots=True)
class Thread:
    """A running story, oldest first.

    `title` is made of words that its stories share, in `language` where that is one; it may be empty.
    `previous` and `next` are there on the page of one of its stories.
    """

    title: str
    stories: int
    first: When | None
    last: When | None
    rows: tuple[ThreadRow, ...]
    previous: Link | None = None
    next: Link | None = None
    language: str | None = None
