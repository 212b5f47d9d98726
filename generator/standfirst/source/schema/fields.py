"""The kinds of value that fields hold, each with the message that teaches its form."""

from __future__ import annotations

import re
from typing import Annotated, Any, ClassVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainValidator,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from standfirst import text as _text
from standfirst.source.moments import MOMENT_PATTERN, Moment, parse_moment, zone_named

LANGUAGE_TAG = re.compile(
    r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-(?:[A-Za-z]{2}|\d{3}))?(-(?:[A-Za-z0-9]{5,8}|\d[A-Za-z0-9]{3}))*", re.ASCII
)
"""BCP 47 (RFC 5646, 2.1): language, script, region and variants; extensions name nothing that a page needs."""

PARTIAL_DATE = r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"


def wrong(rule: str, message: str, remedy: str) -> PydanticCustomError:
    """Return the error that a validator raises; it becomes a fault with this rule."""
    # Braces would be taken for places of a template.
    return PydanticCustomError(rule, message.replace("{", "(").replace("}", ")"), {"remedy": remedy})


class Fields(BaseModel):
    """The base of every model: frozen, and without fields that nobody described."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)

    synonyms: ClassVar[dict[str, str]] = {}
    """Other programs' names for a field, understood everywhere; `format` rewrites them."""


def _moment(value: object) -> Moment:
    if isinstance(value, Moment):
        return value
    if not isinstance(value, str):
        raise wrong("field-type", "a date must be text such as 2024-05-13", "write 2024-05-13 or 2024-05-13 08:52")
    try:
        return parse_moment(value)
    except ValueError as error:
        raise wrong("date-invalid", f"`{value}`: {error}", "write 2024-05-13 or 2024-05-13 08:52+09:00") from None


def _partial_date(value: str) -> str:
    if not re.fullmatch(PARTIAL_DATE, value):
        raise wrong("date-invalid", f"`{value}` is no year, month or day", "write 2024, 2024-05 or 2024-05-13")
    return value


def _web_address(value: str) -> str:
    if not _text.is_web_address(value):
        raise wrong("url-invalid", f"`{value}` is not a web address", "begin with https:// or http:// and a host")
    return value


def _slug(value: str) -> str:
    if not _text.is_slug(value):
        raise wrong("id-invalid", f"`{value}` cannot be an id", "use 1 to 100 of a-z, 0-9 and inner hyphens")
    return value


def _language(value: str) -> str:
    if not LANGUAGE_TAG.fullmatch(value):
        raise wrong(
            "language-invalid", f"`{value}` is not a language tag", "write a BCP 47 tag such as en, ko or pt-BR"
        )
    first, *rest = value.split("-")
    return "-".join([first.lower(), *(_subtag(part) for part in rest)])


def _subtag(part: str) -> str:
    return part.upper() if len(part) == 2 else part.title() if len(part) == 4 else part


def _zone(value: str) -> str:
    try:
        zone_named(value)
    except ValueError as error:
        raise wrong("timezone-invalid", str(error), "write an IANA name such as Asia/Seoul") from None
    return value


def _yes_no(value: object) -> bool:
    if value in (True, "true"):
        return True
    if value in (False, "false"):
        return False
    raise wrong("field-value", f"`{value}` is neither true nor false", "write true or false")


def _hex64(value: str) -> str:
    if not re.fullmatch(r"[0-9a-f]{64}", value):
        raise wrong("field-value", "a SHA-256 has 64 hex digits in small letters", "let the clip command write it")
    return value


def absent(value: object) -> object:
    """Return None for every way to write that there is nothing, else `value`."""
    return None if value in (None, "", "null", "~", "Null", "NULL") else value


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=2_000)]
LongText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]
Slug = Annotated[str, AfterValidator(_slug), Field(json_schema_extra={"pattern": f"^{_text.SLUG.pattern}$"})]
WebAddress = Annotated[str, AfterValidator(_web_address), Field(json_schema_extra={"pattern": "^https?://"})]
NullableWebAddress = Annotated[WebAddress | None, BeforeValidator(absent)]
Language = Annotated[str, AfterValidator(_language)]
Zone = Annotated[str, AfterValidator(_zone)]
YesNo = Annotated[bool, BeforeValidator(_yes_no)]
Sha256 = Annotated[str, AfterValidator(_hex64)]
When = Annotated[Moment, PlainValidator(_moment), WithJsonSchema({"type": "string", "pattern": MOMENT_PATTERN})]
PartialDate = Annotated[str, AfterValidator(_partial_date), Field(json_schema_extra={"pattern": PARTIAL_DATE})]


def _allowances(value: object) -> object:
    if isinstance(value, str):
        value = [value]
    if isinstance(value, list | tuple):
        return {str(id_): "" for id_ in value}
    return {id_: reason or "" for id_, reason in value.items()} if isinstance(value, dict) else value


Allowances = Annotated[
    dict[str, Annotated[str, StringConstraints(strip_whitespace=True, max_length=2_000)]],
    BeforeValidator(_allowances, json_schema_input_type=dict[str, str] | list[str]),
]
"""Rules that a file is excepted from, to the reason; a list of ids gives none."""


def as_group(name: str) -> Any:
    """Return a validator that lets a bare text stand for a group with only the field `name`."""
    return BeforeValidator(lambda value: {name: value} if isinstance(value, str) else value)
