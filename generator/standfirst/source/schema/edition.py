"""The edition file: a dated selection of stories."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field

from standfirst.source.schema.fields import Allowances, Fields, LongText, Slug, Text, When, as_group


class StoryFields(Fields):
    """One story of an edition, with the line that says why it is there."""

    id: Slug
    why: Text | None = None

    synonyms: ClassVar[dict[str, str]] = {"reason": "why"}


class EditionQuote(Fields):
    """The quote of the edition: verbatim one of that article's quotes."""

    id: Slug
    text: LongText


class EditionFields(Fields):
    """An edition; the file's body is the editor's lead in Markdown. The order of stories is the editor's."""

    model_config = ConfigDict(title="standfirst edition")

    title: Text | None = None
    date: When
    status: Literal["proposed", "review", "published"] = "proposed"
    lead: Slug | None = Field(None, description="The id of the story that leads.")
    stories: tuple[Annotated[StoryFields, as_group("id")], ...] = Field(
        description="Ids, or groups of id and why, in the editor's order.", min_length=1
    )
    also_noted: tuple[Slug, ...] = ()
    quote: EditionQuote | None = None
    allow: Allowances = Field(
        default_factory=dict, alias="x_allow", description="Rules that the file is excepted from, with the reason."
    )

    synonyms: ClassVar[dict[str, str]] = {"articles": "stories", "also": "also_noted"}
