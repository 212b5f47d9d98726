"""The article file: somebody else's story, and what the desk says about it."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field

from standfirst.source.schema.fields import (
    Allowances,
    Fields,
    Language,
    LongText,
    NullableWebAddress,
    Sha256,
    Slug,
    Text,
    WebAddress,
    When,
    YesNo,
    as_group,
)


class Status(StrEnum):
    """How far an article is; only `published` reaches readers, `withdrawn` leaves a tombstone."""

    PROPOSED = "proposed"
    REVIEW = "review"
    PUBLISHED = "published"
    WITHDRAWN = "withdrawn"


class Translation(Fields):
    """Our translation of a quote; readers see it first, labelled as ours."""

    text: LongText
    language: Language
    by: Text | None = None


class Stamp(Fields):
    """The desk's statement that it checked a quote where the evidence was."""

    standing: Literal["exact", "typography", "marked edit"]
    profile: Literal["desk", "strict"] = "desk"
    date: When
    hash: Sha256


class QuoteFields(Fields):
    """Words of a speaker, verbatim from the article's body."""

    text: LongText = Field(
        description="The source's words, character for character, without the outer quotation marks."
    )
    speaker: Text = Field(description="Who said it: a name, an alias or a key of people.yml.")
    role: Text | None = Field(None, description="What the speaker was when saying it.")
    context: Text | None = Field(None, description="Where or to whom it was said.")
    language: Language | None = Field(None, description="The words' language, where it is not the article's.")
    translation: Translation | None = None
    exact: LongText | None = Field(
        None, description="The source's own form, where `text` was edited or its place is ambiguous."
    )
    prefix: str | None = Field(None, description="Words before the quote, to tell two places apart.")
    suffix: str | None = Field(None, description="Words behind the quote.")
    verified: Stamp | None = None
    proposed: YesNo = Field(default=False, description="A program suggested this quote and no person has accepted it.")

    synonyms: ClassVar[dict[str, str]] = {
        "quote": "text",
        "by": "speaker",
        "who": "speaker",
        "name": "speaker",
        "lang": "language",
    }


class RelatedFields(Fields):
    """An editor's pin: another story of the library, or one outside it.

    A program's proposal may have a title alone: a paste tells no address.
    """

    id: Slug | None = None
    url: WebAddress | None = None
    title: Text | None = None
    section: Text | None = Field(None, description="Where its publisher put it.")
    teaser: Text | None = Field(None, description="What its publisher says of it in a line.")
    date: When | None = Field(None, description="When it was published.")
    rel: Literal["follows", "background", "same-event", "contradicts"] = "background"
    reason: Text | None = None

    synonyms: ClassVar[dict[str, str]] = {"link": "url", "why": "reason", "type": "rel"}


class Correction(Fields):
    """What the desk got wrong and put right; on the page, the corrections page and the next edition."""

    date: When
    field: Text
    was: LongText | None = None
    now: LongText | None = None
    note: LongText | None = None
    by: Text | None = None


class Withdrawal(Fields):
    """Why a story was taken down, which readers are told at its address."""

    date: When
    reason: LongText


class Capture(Fields):
    """The raw page or paste as it came."""

    file: Text
    sha256: Sha256
    tool: Text | None = None
    date: When | None = None


_REQUIRED = ["title", "publisher", "date", "topics", "summary"]


class ArticleFields(Fields):
    """An annotated article. What is required depends on `status`."""

    model_config = ConfigDict(
        title="standfirst article",
        json_schema_extra={
            "if": {"properties": {"status": {"const": "published"}}, "required": ["status"]},
            "then": {"required": [*_REQUIRED], "anyOf": [{"required": ["url"]}, {"required": ["medium"]}]},
        },
    )

    title: Text | None = Field(None, description="The original headline.")
    url: NullableWebAddress = Field(
        None, description="The original's address; null for print or broadcast, with `medium`."
    )
    medium: Literal["print", "broadcast"] | None = Field(None, description="Where a story without address appeared.")
    publisher: Text | None = Field(None, description="Who published it: a name or a key of publishers.yml.")
    date: When | None = Field(None, description="When it was published, as the original says.")
    authors: tuple[Text, ...] = Field((), description="The original's byline, one name an item.")
    agency: Text | None = Field(None, description="The agency whose copy it is.")
    dateline: Text | None = Field(None, description="The original's dateline, such as SEOUL, May 13.")
    section: Text | None = None
    language: Language | None = Field(None, description="The original's language; the desk's where absent.")
    updated: When | None = Field(None, description="When the original was last changed.")
    accessed: When | None = Field(None, description="When it was clipped.")
    archive_url: WebAddress | None = Field(None, description="An archived copy.")
    image: Text | None = Field(None, description="The original's picture; its address is kept, it is never loaded.")
    image_alt: Text | None = None
    topics: tuple[Slug, ...] = Field((), description="Slugs of topics/; the first one leads.")
    people: tuple[Text, ...] = ()
    organisations: tuple[Text, ...] = ()
    places: tuple[Text, ...] = ()
    tags: tuple[Text, ...] = ()
    summary: LongText | None = Field(None, description="A few sentences of Markdown: what the briefing prints.")
    key_points: tuple[Text, ...] = ()
    quotes: tuple[QuoteFields, ...] = ()
    source_form: Literal["prose", "transcript"] = "prose"
    related: tuple[Annotated[RelatedFields, as_group("id")], ...] = ()
    not_related: tuple[Slug, ...] = ()
    commentary: LongText | None = Field(None, description="The desk's own words, shown as such.")
    status: Status = Field(Status.PROPOSED, description="Only `published` reaches readers.")
    withdrawn: Withdrawal | None = None
    publish_date: When | None = Field(None, description="Not shown to readers before this time (an embargo).")
    expiry_date: When | None = Field(None, description="Taken from the lists at this time; the address then says so.")
    importance: Annotated[int, Field(ge=1, le=9)] | None = Field(None, description="1 is highest.")
    rights: Literal["excerpt", "full", "none"] | None = Field(
        None, description="excerpt (default): summary, quotes, link. full: the body too. none: title and link only."
    )
    licence: Text | None = None
    corrections: tuple[Correction, ...] = ()
    formerly: tuple[Slug, ...] = Field((), description="Old ids, which lead here.")
    proposed: tuple[Text, ...] = Field((), description="Fields that a program suggested; deleting a name accepts it.")
    body_sha256: Sha256 | None = None
    capture: Capture | None = None
    schema_version: Annotated[int, Field(ge=1, le=1)] = Field(1, alias="schema")
    allow: Allowances = Field(
        default_factory=dict, alias="x_allow", description="Rules that the file is excepted from, with the reason."
    )

    synonyms: ClassVar[dict[str, str]] = {
        "headline": "title", "link": "url", "source_url": "url", "canonical_url": "url", "source": "publisher",
        "site": "publisher", "outlet": "publisher", "published": "date", "date_published": "date", "pubdate": "date",
        "author": "authors", "byline": "authors", "creator": "authors", "location_created": "dateline",
        "lang": "language", "in_language": "language", "lastmod": "updated", "modified": "updated",
        "last_modified": "updated", "date_modified": "updated", "retrieved": "accessed", "clipped": "accessed",
        "archive": "archive_url", "categories": "topics", "category": "topics", "topic": "topics",
        "organizations": "organisations", "orgs": "organisations", "companies": "organisations", "locations": "places",
        "keywords": "tags", "description": "summary", "abstract": "summary", "excerpt": "summary",
        "highlights": "key_points", "keypoints": "key_points", "quotations": "quotes", "citations": "quotes",
        "notes": "commentary", "comment": "commentary", "publishdate": "publish_date", "embargo": "publish_date",
        "expirydate": "expiry_date", "unpublish_date": "expiry_date", "priority": "importance", "weight": "importance",
        "license": "licence", "aliases": "formerly", "redirect_from": "formerly", "see_also": "related",
    }  # fmt: skip

    @staticmethod
    def required(status: str, given: Collection[str]) -> tuple[str, ...]:
        """Return the names of the fields that `status` needs and that are not among those `given`."""
        match status:
            case Status.REVIEW | Status.PUBLISHED:
                needed = ["title", *([] if "medium" in given else ["url"]), *_REQUIRED[1:]]
            case Status.WITHDRAWN:
                needed = ["title", "date", "withdrawn"]
            case _:
                needed = []
        return tuple(name for name in needed if name not in given)


_LASTING = ("title", "publisher", "date", "url", "status")
"""Without these there is no page to leave them out of."""


def accepted_fields(fields: ArticleFields) -> ArticleFields:
    """Return the fields without the values that a program suggested and nobody accepted."""
    if not fields.proposed:
        return fields
    defaults = {name: info.get_default() for name, info in ArticleFields.model_fields.items()}
    waiting = [name for name in fields.proposed if name in defaults and name not in _LASTING]
    return fields.model_copy(update={name: defaults[name] for name in waiting})
