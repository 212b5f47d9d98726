"""The three registries: people, organisations and publishers, each a file of key to fields."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import ConfigDict, Field

from standfirst.source.schema.fields import Fields, Language, PartialDate, Text, WebAddress, YesNo, Zone


class Role(Fields):
    """What somebody is or was; dates are a year, a month or a day."""

    model_config = ConfigDict(title="role")

    role: Text
    organisation: Text | None = None
    since: PartialDate | None = Field(None, alias="from")
    until: PartialDate | None = Field(None, alias="to")


class PersonFields(Fields):
    """Somebody who speaks or is spoken of."""

    model_config = ConfigDict(title="standfirst person")

    name: Text
    native: Text | None = Field(None, description="The name in its own script.")
    aliases: tuple[Text, ...] = Field((), description="Other spellings, which lead to this entry.")
    roles: tuple[Role, ...] = ()
    country: Text | None = None
    same_as: tuple[WebAddress, ...] = ()
    note: Text | None = None


class OrganisationFields(Fields):
    """A body that acts or is spoken of."""

    model_config = ConfigDict(title="standfirst organisation")

    name: Text
    native: Text | None = None
    aliases: tuple[Text, ...] = ()
    country: Text | None = None
    same_as: tuple[WebAddress, ...] = ()
    note: Text | None = None


class PublisherFields(Fields):
    """Who published an article; the note tells readers what to make of it."""

    model_config = ConfigDict(title="standfirst publisher")

    name: Text
    native: Text | None = None
    aliases: tuple[Text, ...] = ()
    domains: tuple[Text, ...] = ()
    country: Text | None = None
    language: Language | None = None
    timezone: Zone | None = Field(None, description="Taken for times of its articles that name none.")
    agency: YesNo = False
    note: Text | None = None
    rights: Literal["excerpt", "full", "none"] | None = Field(None, description="For articles that do not say.")
    preferred: Annotated[int, Field(ge=1)] | None = Field(None, description="Rank when copies are folded; 1 leads.")

    synonyms: ClassVar[dict[str, str]] = {
        "tz": "timezone",
        "time_zone": "timezone",
        "lang": "language",
        "domain": "domains",
    }
