"""Proposals for an article whose text has changed: those that nobody touched are made anew."""

from __future__ import annotations

from collections.abc import Mapping

from standfirst.clip.again.update import Difference
from standfirst.source.schema import ArticleFields
from standfirst.source.yamltext import Value

_LISTS = ("topics", "people", "organisations", "key_points")


def reproposed(
    fields: ArticleFields, before: Mapping[str, Value], now: Mapping[str, Value]
) -> tuple[dict[str, Value | None], tuple[Difference, ...]]:
    """Return the proposals that follow the new text, by field, and a difference for each; None where none is left.

    `before` and `now` are the proposals for the old and the new text, as `draft.proposed_fields` gives them. A
    proposal follows where the file has it as it was made and still names it as one; what an editor accepted or wrote
    over stays.
    """
    found = {
        name: value or None
        for name, value in now.items()
        if value != before.get(name) and _is_untouched(name, fields, before.get(name))
    }
    told = tuple(
        Difference(
            name, None, None, taken=True,
            why=f"{name}: {'proposed anew from' if value else 'taken back: nothing is proposed of'} the new text",
        )
        for name, value in found.items()
    )  # fmt: skip
    return found, told


def _is_untouched(name: str, fields: ArticleFields, before: Value | None) -> bool:
    if not before:
        return False
    if name == "quotes":
        return all(quote.proposed for quote in fields.quotes) and _written(fields) == before
    if name not in fields.proposed:
        return False
    if name == "summary":
        return fields.summary == before
    return name in _LISTS and list(getattr(fields, name)) == before


def _written(fields: ArticleFields) -> list[Mapping[str, Value]]:
    """Return the file's quotes as a proposal writes them."""
    return [
        {name: value for name in ("text", "speaker", "role") if (value := getattr(quote, name))} | {"proposed": True}
        for quote in fields.quotes
        if not (quote.exact or quote.translation or quote.context or quote.prefix or quote.suffix)
    ]
