"""What the inbox's pages are made of: stories that wait, what is proposed in them, and a source with places marked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from standfirst.briefing.parts import Block, Link, Mark, When

PlaceKind = Literal["summary", "key-point", "quote"]


@dataclass(frozen=True, slots=True)
class Waiting:
    """A story that waits for somebody.

    `since` is when it was clipped, else its own date, and `days` how many days ago that was at the desk. `topics` are
    slugs, accepted or not. `quotes` counts those that nobody accepted, `fields` names the fields of which the same is
    true, and `missing` those that a published story needs and this one has not.
    """

    id: str
    file: str
    title: str | None
    language: str
    publisher: str | None
    status: str
    mark: Mark
    since: When | None
    days: int | None
    topics: tuple[str, ...]
    quotes: int
    fields: tuple[str, ...]
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class InboxRow:
    """A story in the list of those that wait; `path` leads to its source beside its proposals, None past the oldest."""

    path: str | None
    waiting: Waiting
    topics: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PlaceLink:
    """The way from a marked place of a source to what rests on it: the anchor there, and its number."""

    kind: PlaceKind
    number: int
    anchor: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a source's text: what rests on it (`kinds`), the anchors that begin with it, what ends with it."""

    text: str
    kinds: tuple[PlaceKind, ...] = ()
    anchors: tuple[str, ...] = ()
    links: tuple[PlaceLink, ...] = ()


@dataclass(frozen=True, slots=True)
class MarkedBlock(Block):
    """A block of a source, each of its lines in pieces; `lines` are the same as plain text."""

    pieces: tuple[tuple[Piece, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class ProposedValue:
    """One value of a proposal, or one of its sentences; `place` is its anchor in the source, where it stands there."""

    text: str
    anchor: str | None = None
    place: str | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a program suggested for one field; `command` accepts it, None for a name that is no field's.

    `foreign` tells of a summary or key points that some of their sentences are not the source's own.
    """

    field: str
    values: tuple[ProposedValue, ...]
    command: str | None
    foreign: bool = False


@dataclass(frozen=True, slots=True)
class ProposedQuote:
    """A quote beside its source: `standing` is also `failed` here, and `message` says why.

    `command` accepts it; None for one that is accepted.
    """

    number: int
    text: str
    language: str
    speaker: Link
    role: str | None
    standing: str
    message: str
    anchor: str
    place: str | None
    command: str | None
