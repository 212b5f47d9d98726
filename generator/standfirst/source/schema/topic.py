"""The topic file: a subject that has a briefing page."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import ConfigDict, Field

from standfirst.source.schema.fields import Allowances, Fields, LongText, Slug, Text, WebAddress, When, YesNo


class RoundUp(Fields):
    """The topic's short opening, once an editor has taken it over."""

    text: LongText
    sources: tuple[Slug, ...] = ()
    accepted: YesNo = False
    by: Text | None = Field(None, description="The program that wrote it, with its version; absent for the desk's own.")
    date: When | None = Field(None, description="When the program wrote it.")


class TopicFields(Fields):
    """A topic; the file's body is its introduction in Markdown."""

    model_config = ConfigDict(title="standfirst topic")

    title: Text = Field(description="What readers see.")
    aliases: tuple[Text, ...] = ()
    parent: Slug | None = Field(None, description="The slug of a wider topic.")
    description: Text | None = Field(None, description="One sentence for lists and search engines.")
    updated: When | None = Field(None, description="When the introduction was last changed.")
    stale_after: Annotated[int, Field(ge=1, le=3650)] | None = Field(
        None, description="Days after which readers are told that the introduction is old."
    )
    pinned: tuple[Slug, ...] = Field((), description="Ids of stories that stand first.")
    medtop: Text | None = Field(None, description="IPTC Media Topic, such as medtop:20000593.")
    same_as: tuple[WebAddress, ...] = ()
    formerly: tuple[Slug, ...] = Field((), description="Old slugs, which lead here.")
    roundup: RoundUp | None = None
    allow: Allowances = Field(
        default_factory=dict, alias="x_allow", description="Rules that the file is excepted from, with the reason."
    )

    synonyms: ClassVar[dict[str, str]] = {
        "name": "title",
        "summary": "description",
        "lastmod": "updated",
        "pins": "pinned",
    }
