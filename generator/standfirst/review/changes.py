"""What a change does for readers, as frozen values: the contract of the faces that tell of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from standfirst.check import Finding
from standfirst.review.words import Piece

State = Literal["absent", "proposed", "review", "embargoed", "published", "withdrawn"]
"""What readers have of a story: its page (`published`), a tombstone (`withdrawn`), or nothing."""

StoryKind = Literal[
    "added", "published", "restored", "removed", "withdrawn", "taken back", "embargoed", "changed", "unseen"
]
"""What became of a story; `unseen` is a change that readers do not see yet."""

ItemKind = Literal["added", "removed", "renamed", "merged", "published", "taken back", "changed"]


@dataclass(frozen=True, slots=True)
class TextChange:
    """A text that readers read, before and after, and both as one row of pieces."""

    name: str
    before: str
    after: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A value that is no running text, in words."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ListChange:
    """What came into a list and what went out of it; `reordered` where only the order changed."""

    name: str
    added: tuple[str, ...]
    removed: tuple[str, ...]
    reordered: bool = False


@dataclass(frozen=True, slots=True)
class QuoteChange:
    """One quote of a story, and what both bodies prove of it.

    `standing_before` is that of the old words in the old body, `standing_after` of the new words in the new one:
    what a check says. `in_old_body` is that of the new words in the **old** body, `in_new_body` that of the old words
    in the new one; standings are empty where there are no such words or no such body.
    """

    kind: Literal["added", "removed", "changed"]
    speaker: str
    before: str
    after: str
    pieces: tuple[Piece, ...]
    standing_before: str
    standing_after: str
    in_old_body: str
    in_new_body: str
    message: str = ""
    fields: tuple[FieldChange, ...] = ()
    anchor: str = ""

    @property
    def suspect(self) -> bool:
        """Tell whether the words hold only because the body was changed with them."""
        return self.standing_after in _PROVED and self.in_old_body == "failed"


_PROVED = frozenset(["exact", "typography", "marked edit"])


@dataclass(frozen=True, slots=True)
class BodyChange:
    """The body of a story that was there before differs from what it was."""

    words_added: int
    words_removed: int
    recorded: bool
    """Whether `body_sha256` names the new body: the hash was changed with it, as `clip --update` does."""
    pieces: tuple[Piece, ...]
    """Where it differs, with a few words around; nothing where one of both is not here to be compared."""


@dataclass(frozen=True, slots=True)
class StoryChange:
    """One story, found again by its id, whatever its file is called; everything as readers have it."""

    kind: StoryKind
    id: str
    former_id: str
    title: str
    file: str
    state_before: State
    state_after: State
    address_before: str
    address_after: str
    texts: tuple[TextChange, ...] = ()
    quotes: tuple[QuoteChange, ...] = ()
    lists: tuple[ListChange, ...] = ()
    fields: tuple[FieldChange, ...] = ()
    corrections: tuple[str, ...] = ()
    body: BodyChange | None = None
    uncorrected: bool = False
    """Whether a text that readers had changed and no correction says so."""

    @property
    def retitled(self) -> bool:
        """Tell whether readers had it under another headline."""
        return self.kind == "changed" and any(text.name == "title" for text in self.texts)

    @property
    def moved(self) -> bool:
        """Tell whether it moved between topics or editions."""
        return self.kind == "changed" and any(list_.name in {"topics", "editions"} for list_ in self.lists)


@dataclass(frozen=True, slots=True)
class ItemChange:
    """A topic, an edition, an entry of a registry, a term of the glossary, or an ordinary page."""

    what: Literal["topic", "edition", "person", "organisation", "publisher", "term", "page"]
    kind: ItemKind
    key: str
    former_key: str
    title: str
    former_title: str
    file: str
    texts: tuple[TextChange, ...] = ()
    lists: tuple[ListChange, ...] = ()
    fields: tuple[FieldChange, ...] = ()
    redirects: bool = False
    """Whether the old address leads to the new one."""
    fixed: bool = False
    """Whether it is an edition whose list readers had already."""
    stories: int = 0
    """How many of the files that were read name it."""


@dataclass(frozen=True, slots=True)
class PageChange:
    """A page that appears, vanishes or moves; addresses are relative to the site's root, empty where there is none."""

    kind: Literal["appears", "vanishes", "moves", "tombstone"]
    title: str
    before: str
    after: str
    redirects: bool = False


@dataclass(frozen=True, slots=True)
class Dangling:
    """A link that leads nowhere since the change: from a file to an id, a slug or an address."""

    file: str
    field: str
    target: str


@dataclass(frozen=True, slots=True)
class Touched:
    """Addresses of what changes with the stories, relative to the site's root."""

    feeds: tuple[str, ...] = ()
    pdfs: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """All that a change does for readers; each part in the order in which it is told."""

    base: str
    head: str
    stories: tuple[StoryChange, ...] = ()
    items: tuple[ItemChange, ...] = ()
    pages: tuple[PageChange, ...] = ()
    dangling: tuple[Dangling, ...] = ()
    touched: Touched = field(default_factory=Touched)
    new_findings: tuple[Finding, ...] = ()
    gone_findings: tuple[Finding, ...] = ()
    notes: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    """What it does to every page, in sentences: settings, templates, what runs in browsers."""

    @property
    def nothing(self) -> bool:
        """Tell whether readers, and the check, notice nothing."""
        return not (
            self.whole
            or self.stories
            or self.items
            or self.pages
            or self.dangling
            or self.new_findings
            or self.gone_findings
        )

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """Return the new findings that stop a build."""
        return tuple(finding for finding in self.new_findings if finding.blocks)

    @property
    def alarms(self) -> tuple[StoryChange, ...]:
        """Return the stories whose body changed since it was clipped, or whose quotes hold in the new body alone."""
        return tuple(story for story in self.stories if story.body or any(quote.suspect for quote in story.quotes))
