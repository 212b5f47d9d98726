"""The desk's options: what stands under `plugins: - standfirst:` in mkdocs.yml."""

from __future__ import annotations

import re
from typing import Annotated, ClassVar, Literal

from pydantic import AfterValidator, BeforeValidator, ConfigDict, Field

from standfirst.messages import LANGUAGES
from standfirst.source.schema.fields import Fields, Language, Text, YesNo, Zone, wrong

Level = Literal["off", "info", "warning", "error"]


def _colour(value: str) -> str:

    if not re.fullmatch(r"#[0-9a-fA-F]{6}", value):
        raise wrong("field-value", f"`{value}` is not a colour", 'write six hex digits in quotation marks: "#8a1c2b"')
    return value.lower()


def _interface(value: str) -> str:
    if value.split("-", maxsplit=1)[0] not in LANGUAGES:
        remedy = "write one of " + ", ".join(LANGUAGES)
        raise wrong("language-invalid", f"the interface does not speak `{value}` yet", remedy)
    return value


def _local(value: str) -> str:
    if ":" in value or value.startswith(("/", "\\")) or ".." in value.split("/"):
        raise wrong(
            "field-value",
            f"`{value}` is not a file of the desk",
            "write a path below the content folder: assets/logo.svg",
        )
    return value


class Desk(Fields):
    """Who publishes the briefing."""

    name: Text | None = Field(None, description="The team's name; the site's name where absent.")
    timezone: Zone = Field("UTC", description="For times that no publisher's zone explains.")
    language: Annotated[Language, AfterValidator(_interface)] = Field(
        "en", description="Of the interface and of the desk's own words: en or de."
    )
    accent: Annotated[str, AfterValidator(_colour)] = Field("#8f2436", description="The one accent colour.")
    logo: Annotated[Text, AfterValidator(_local)] | None = Field(None, description="A file below assets/.")
    contact: Text | None = Field(None, description="An e-mail address for corrections.")


class RuleLevel(Fields):
    """A rule's level on this desk, with the reason that reports show."""

    level: Level
    reason: Text | None = None


class Search(Fields):
    """What the search index holds."""

    fulltext: YesNo = Field(default=False, description="Bodies too, where rights are `full`.")


class Print(Fields):
    """How the print edition looks, and what typesetting may take."""

    paper: Literal["a4", "us-letter"] = "a4"
    columns: Annotated[int, Field(ge=1, le=2)] = 2
    newest: Annotated[int, Field(ge=1, le=1000)] = Field(
        100, description="Most stories in the PDF of a topic that the site offers; the newest."
    )
    memory: Annotated[int, Field(ge=512, le=65536)] = Field(4096, description="Most megabytes of one volume.")
    seconds: Annotated[int, Field(ge=5, le=7200)] = Field(600, description="Most seconds of one volume.")


class PreAccept(Fields):
    """Which proposals of the clip command count as accepted from the start."""

    quotes: YesNo = False


class Thresholds(Fields):
    """From which score on stories are linked, folded and threaded, between 0 and 1 (docs/relate.md)."""

    same_story: Annotated[float, Field(gt=0, le=1)] = 0.40
    background: Annotated[float, Field(gt=0, le=1)] = 0.15
    duplicate: Annotated[float, Field(gt=0, le=1)] = 0.30
    thread: Annotated[float, Field(gt=0, le=1)] = 0.25


class Editions(Fields):
    """How an edition is proposed (docs/editions.md)."""

    minutes: Annotated[int, Field(ge=1, le=60)] = Field(8, description="Most minutes that reading it takes.")


def _level(value: object) -> object:
    if value is False:
        return {"level": "off"}  # MkDocs reads mkdocs.yml as YAML 1.1, where off is false
    return {"level": value} if isinstance(value, str) else value


class DeskOptions(Fields):
    """All options of a desk, each with its default."""

    model_config = ConfigDict(title="standfirst desk options")

    desk: Desk = Field(default_factory=Desk)
    evidence: Literal["inline", "folder"] = Field(
        "inline", description="Where bodies are: in the files, or in evidence/."
    )
    profile: Literal["desk", "strict"] = Field("desk", description="How quotes are verified.")
    quote_limit: Annotated[int, Field(ge=1)] | None = Field(None, description="Most words quoted from one article.")
    summary_copies: Annotated[int, Field(ge=5, le=1000)] | None = Field(
        30, description="Most words in a row that a summary has from its source, where rights are `excerpt`."
    )
    max_links: Annotated[int, Field(ge=0, le=50)] = Field(8, description="Most related stories a block shows.")
    thresholds: Thresholds = Field(default_factory=Thresholds)
    edition: Editions = Field(default_factory=Editions)
    rules: dict[str, Annotated[RuleLevel, BeforeValidator(_level)]] = Field(
        default_factory=dict, description="A rule's id to off, info, warning or error, or to {level, reason}."
    )
    rewriter: Text | None = Field(
        None, description="An installed program that puts round-ups into its own words, for an editor to accept."
    )
    pre_accept: PreAccept = Field(default_factory=PreAccept)
    print: Print = Field(default_factory=Print)
    search: Search = Field(default_factory=Search)
    drafts: YesNo = Field(default=False, description="Show proposals and unpublished stories, marked.")
    without_evidence: YesNo = Field(default=False, description="Build although the evidence is not here.")

    synonyms: ClassVar[dict[str, str]] = {}
