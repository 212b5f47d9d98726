"""What a book is made of, as its templates see it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from standfirst.briefing.parts import Card, Introduction, Link, RoundUpView
from standfirst.briefing.together import ThreadRow
from standfirst.briefing.views import ArticlePage, TombstonePage
from standfirst.text import reveal


@dataclass(frozen=True, slots=True, kw_only=True)
class BookLook:
    """How a book looks, and where the desk's site is (`address`; may be empty)."""

    accent: str
    address: str = ""
    overrides: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BookStory:
    """A story of a book with its place there; stories are counted from 1, in reading order."""

    id: str
    at: str
    number: int
    page: ArticlePage | TombstonePage
    why: str | None = None
    thread: tuple[ThreadRow, ...] = ()
    related: tuple[Link, ...] = ()

    @property
    def title(self) -> str:
        """Its headline."""
        return self.page.title

    @property
    def language(self) -> str:
        """The headline's language."""
        return self.page.article_language


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A file of a book: a topic, or a part of a long one."""

    name: str
    title: str
    stories: tuple[BookStory, ...]
    note: str | None = None
    introduction: Introduction | None = None
    roundup: RoundUpView | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """What a book says of itself, as templates see it. `dated` is its date, where its title is none."""

    identifier: str
    title: str
    dated: str
    desk: str
    language: str
    day: str | None
    description: str
    subjects: tuple[str, ...]
    facts: tuple[str, ...]
    modified: str
    address: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A topic of a book before its stories have their places.

    `whole` parts open with both their introduction and their round-up, others with the one that says more.
    """

    title: str
    stories: tuple[tuple[ArticlePage | TombstonePage, Card | None], ...]
    note: str | None = None
    introduction: Introduction | None = None
    roundup: RoundUpView | None = None
    whole: bool = False


def one_line(text: str) -> str:
    """Return a text on one line, with hidden characters written out."""
    return " ".join(reveal(text).split())
