"""What clipping gives: the article's text, what it says about itself, and what was left out and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple


class Told(NamedTuple):
    """A value that a page told: how sure that is (0 to 1), and by which rule, in words for an editor."""

    value: str
    confidence: float
    rule: str


@dataclass(frozen=True, slots=True)
class Caption:
    """A picture's caption and its credit, apart from the body."""

    text: str
    credit: str | None = None


@dataclass(frozen=True, slots=True)
class Dropped:
    """A line of the input that is no part of the article; `line` counts from 1 in the input as it came."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class RelatedLink:
    """Another story that the page names; `age` is as the page says it ("3 hours ago"), `date` what it comes to."""

    title: str
    url: str | None = None
    section: str | None = None
    teaser: str | None = None
    age: str | None = None
    date: str | None = None


class Explained(NamedTuple):
    """What became of one line of the input, and why.

    A line of a paste stood on the lines `first` to `last` of its text, from 1: more than one where hard wrapping was
    undone. A line of a page is a line that a reader sees; both numbers are that of its place in the HTML, 0 where that
    is unknown.
    """

    first: int
    last: int
    text: str
    kept: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Clipping:
    """An article as clipped. Nothing in it was not in the input, but for times resolved from ages.

    `body` is canonical (docs/files.md); dates are as `2024-05-13` or `2024-05-13T08:52[+00:00]`; `why` holds, for
    each field that is filled, how sure that is and by which rule; `notes` are a sentence each, worth an editor's
    knowing; `lines` are all lines of the input that are not blank, in order.
    """

    body: str = ""
    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    agency: str | None = None
    authors: tuple[str, ...] = ()
    date: str | None = None
    updated: str | None = None
    accessed: str | None = None
    dateline: str | None = None
    section: str | None = None
    language: str | None = None
    image: str | None = None
    captions: tuple[Caption, ...] = ()
    related: tuple[RelatedLink, ...] = ()
    dropped: tuple[Dropped, ...] = ()
    why: dict[str, Told] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    lines: tuple[Explained, ...] = ()
