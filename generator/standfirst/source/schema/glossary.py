"""The glossary: terms of the desk's own, each with what it means."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import AfterValidator, ConfigDict, Field, StringConstraints

from standfirst.source.schema.fields import Fields, wrong

LONGEST_TERM = 80
"""Most characters of a term or an alias: a term is a few words."""

LONGEST_DEFINITION = 400
"""Most characters of a definition: it is read in passing, in a box below the line."""


def is_term(text: str) -> bool:
    """Tell whether `text` may be a term: short, and with a letter, as a mark alone would be found everywhere."""
    return len(text) <= LONGEST_TERM and any(map(str.isalpha, text))


def _term(value: str) -> str:
    if not is_term(value):
        message = f"`{value[:LONGEST_TERM]}` cannot stand for a term"
        raise wrong("field-value", message, f"write at most {LONGEST_TERM} characters, a letter among them")
    return value


TermText = Annotated[
    str,
    StringConstraints(strip_whitespace=True),
    AfterValidator(_term),
    Field(json_schema_extra={"minLength": 1, "maxLength": LONGEST_TERM}),
]
Definition = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_DEFINITION)]


class TermFields(Fields):
    """What a term means, in plain text."""

    model_config = ConfigDict(title="standfirst term")

    definition: Definition
    aliases: tuple[TermText, ...] = Field((), description="Other forms, such as a plural, that mean the same.")

    synonyms: ClassVar[dict[str, str]] = {"meaning": "definition", "forms": "aliases"}
