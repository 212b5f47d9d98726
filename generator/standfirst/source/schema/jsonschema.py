"""JSON Schemas of every file, so that editors' programs complete and check front matter as it is typed."""

from __future__ import annotations

import json
from typing import Any

from pydantic import TypeAdapter

from standfirst.source.schema.article import ArticleFields
from standfirst.source.schema.desk import DeskOptions
from standfirst.source.schema.edition import EditionFields
from standfirst.source.schema.fields import Fields
from standfirst.source.schema.glossary import LONGEST_DEFINITION, LONGEST_TERM, TermFields
from standfirst.source.schema.registry import OrganisationFields, PersonFields, PublisherFields
from standfirst.source.schema.topic import TopicFields

_DRAFT = "https://json-schema.org/draft/2020-12/schema"


def json_schemas() -> dict[str, str]:
    """Return every schema as file name to JSON text, ending in a newline."""
    schemas = {
        "article.schema.json": _of(ArticleFields),
        "topic.schema.json": _of(TopicFields),
        "edition.schema.json": _of(EditionFields),
        "people.schema.json": _registry(PersonFields, "people.yml"),
        "organisations.schema.json": _registry(OrganisationFields, "organisations.yml"),
        "publishers.schema.json": _registry(PublisherFields, "publishers.yml"),
        "glossary.schema.json": _glossary(),
        "desk.schema.json": _of(DeskOptions),
    }
    return {name: json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for name, schema in schemas.items()}


def _of(model: type[Fields]) -> dict[str, Any]:
    schema = model.model_json_schema(by_alias=True)
    for group in [schema, *schema.get("$defs", {}).values()]:
        _open(group)
    return {"$schema": _DRAFT, **schema}


def _open(group: dict[str, Any]) -> None:
    """Let a group hold desks' own `x_` fields, and texts stand where they stand for a group."""
    if group.get("additionalProperties") is False:
        group["patternProperties"] = {"^x_": {}}
    properties = group.get("properties", {})
    for name in ("stories", "related"):
        items = properties.get(name, {}).get("items")
        if items:
            properties[name]["items"] = {"anyOf": [{"type": "string"}, items]}


def _registry(model: type[Fields], title: str) -> dict[str, Any]:
    entry = TypeAdapter(model).json_schema(by_alias=True)
    definitions = entry.pop("$defs", {})
    schema: dict[str, Any] = {
        "$schema": _DRAFT,
        "title": title,
        "type": "object",
        "propertyNames": {"pattern": "^[a-z0-9](?:[a-z0-9-]{0,98}[a-z0-9])?$"},
        "additionalProperties": entry,
    }
    if definitions:
        schema["$defs"] = definitions
    return schema


def _glossary() -> dict[str, Any]:
    """Return the schema of the glossary: terms with a text, or with a group."""
    group = _of(TermFields)
    del group["$schema"]
    text = {"type": "string", "minLength": 1, "maxLength": LONGEST_DEFINITION}
    return {
        "$schema": _DRAFT,
        "title": "glossary.yml",
        "type": "object",
        "propertyNames": {"maxLength": LONGEST_TERM},
        "additionalProperties": {"anyOf": [text, group]},
    }
