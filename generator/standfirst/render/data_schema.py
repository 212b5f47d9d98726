"""The JSON Schema of `data/` and of each page's `data.json`: what a program that builds on a site may rely on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from standfirst.briefing import Page
from standfirst.render.data import VERSION
from standfirst.render.site import Site, SiteFile
from standfirst.text import json_text

Schema = dict[str, Any]

DRAFT = "https://json-schema.org/draft/2020-12/schema"

_TEXT: Schema = {"type": "string"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_MAYBE: Schema = {"type": ["string", "null"]}
_DAY: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
_MOMENT: Schema = {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}", "description": "A day or a time (ISO 8601)."}
_TAG: Schema = {"type": "string", "description": "BCP 47."}
_PAGE: Schema = {
    "type": "string",
    "description": "Of ours: absolute where the site has an address, else below its root.",
}
_TEXTS: Schema = {"type": "array", "items": _TEXT}


_STANDINGS = ("exact", "typography", "marked edit", "stamped", "unchecked")


def data_schema() -> Schema:
    """Return one schema for all files: an object is of the kind whose fields it has."""
    kinds = ["month", "index", "article", "withdrawn", "topic", "edition", "entry", "topics", "people", "organisations",
             "publishers"]  # fmt: skip
    return {
        "$schema": DRAFT,
        "title": "standfirst data",
        "description": f"Version {VERSION}. A new field does not raise it; what goes or changes its meaning does.",
        "oneOf": [{"$ref": f"#/$defs/{kind}_file"} for kind in kinds],
        "$defs": {**_parts(), **_files()},
    }


def schema_file(pages: Sequence[Page], site: Site) -> Iterator[SiteFile]:  # noqa: ARG001 - the shape of a provider
    """Yield the schema beside the data that it describes."""
    if not site.drafts:
        yield SiteFile("data/schema.json", f"{json_text(data_schema())}\n".encode())


def _of(name: str) -> Schema:
    return {"$ref": f"#/$defs/{name}"}


def _many(name: str) -> Schema:
    return {"type": "array", "items": _of(name)}


def _object(needed: Schema, more: Schema | None = None) -> Schema:
    """Return the schema of an object with fields that are always there, and others that are where they are known."""
    return {
        "type": "object",
        "required": list(needed),
        "properties": {**needed, **(more or {})},
        "additionalProperties": False,
    }


def _parts() -> Schema:
    links = {"page": _PAGE, "count": _COUNT}
    selector = _object({"type": {"const": "TextQuoteSelector"}, "exact": _TEXT}, {"prefix": _TEXT, "suffix": _TEXT})
    target = _object({"source": _TEXT}, {"selector": selector})
    quote: Schema = {"anchor": {"type": "string", "pattern": "^q-[0-9a-f]{8}$"}, "text": _TEXT, "language": _TAG,
                     "speaker": _TEXT, "standing": {"enum": [*_STANDINGS]},
                     "target": {"oneOf": [{"type": "null"}, target, {"type": "array", "items": target}]}}  # fmt: skip
    translation = _object({"text": _TEXT, "language": _TAG}, {"by": _TEXT})
    said = {"role": _TEXT, "context": _TEXT, "translation": translation, "checked": _MOMENT}
    counts = {"type": "array", "items": _object({"start": _DAY, "stories": _COUNT})}
    piece = _object({"text": _TEXT, "sources": _TEXTS})
    return {
        "link": _object({"name": _TEXT}, links),
        "quote": _object(quote, said),
        "quote_of": _object({**quote, "story": _PAGE}, said),
        "correction": _object({"date": _MOMENT, "field": _TEXT}, dict.fromkeys(["was", "now", "note", "by"], _TEXT)),
        "related": _object({"title": _TEXT, "rel": _TEXT}, {"page": _PAGE, "url": _TEXT, "reasons": _TEXTS}),
        "card": _object({"id": _TEXT, "page": _PAGE, "title": _TEXT, "language": _TAG},
                        {"publisher": _TEXT, "date": _MOMENT, "why": _TEXT, "withdrawn": {"const": True}}),
        "block": _object({"kind": {"enum": ["paragraph", "heading", "quote", "list"]}, "lines": _TEXTS}),
        "coverage": _object({"unit": {"enum": ["week", "month", "quarter", "year"]}, "counts": counts}),
        "roundup": _object({"by": {"enum": ["compiled", "desk"]}, "pieces": {"type": "array", "items": piece}},
                           {"program": _TEXT}),
        "role": _object({"role": _TEXT}, {"organisation": _of("link"), "from": _TEXT, "to": _TEXT}),
        "group": _object({"stories": _many("card")}, {"topic": _of("link")}),
        "article": _object(*_article()),
        "withdrawn": _object({"id": _TEXT, "page": _PAGE, "title": _TEXT,
                              "withdrawn": _object({}, {"date": _MOMENT, "reason": _TEXT})}),
        "topic": _object(_TOPIC, {**_TOPIC_MORE, "quotes": _COUNT}),
        "entry": _object(_ENTRY, {**_ENTRY_MORE, "quotes": _COUNT}),
    }  # fmt: skip


_TOPIC: Schema = {"id": _TEXT, "page": _PAGE, "title": _TEXT, "articles": _COUNT}
_TOPIC_MORE: Schema = {"description": _TEXT, "newest": _DAY, "parent": {"$ref": "#/$defs/link"}}
_ENTRY: Schema = {"id": _TEXT, "page": _PAGE, "name": _TEXT, "articles": _COUNT}
_ENTRY_MORE: Schema = {
    "native": _TEXT, "country": _TEXT, "note": _TEXT, "newest": _DAY, "aliases": _TEXTS, "same_as": _TEXTS,
    "roles": {"type": "array", "items": {"$ref": "#/$defs/role"}}, "language": _TAG, "agency": {"const": True},
    "domains": _TEXTS,
}  # fmt: skip


def _article() -> tuple[Schema, Schema]:
    """Return what every story has, and what one has whose rights let readers have more than its title."""
    needed = {"id": _TEXT, "page": _PAGE, "title": _TEXT, "url": _MAYBE, "publisher": _MAYBE, "date": _MAYBE,
              "language": _TAG, "rights": {"enum": ["excerpt", "full", "none"]}}  # fmt: skip
    more = {
        "authors": _TEXTS, "licence": _TEXT, "archive_url": _TEXT, "updated": _MOMENT, "topics": _many("link"),
        "people": _many("link"), "organisations": _many("link"), "places": _TEXTS, "tags": _TEXTS, "summary": _TEXT,
        "key_points": _TEXTS, "commentary": _TEXT, "copies": _many("link"), "same_story": _many("related"),
        "background": _many("related"), "corrections": _many("correction"), "body": _many("block"),
        "quotes": _many("quote"),
    }  # fmt: skip
    return needed, more


def _files() -> Schema:
    top = {"@context": {"type": "string"}, "version": {"const": VERSION}}
    listed = {"file": _TEXT, "bytes": _COUNT, "sha256": {"type": "string", "pattern": "^[0-9a-f]{64}$"}}
    month = {"type": "string", "pattern": r"^\d{4}-\d{2}$"}
    months = _object({**listed, "month": month, "articles": _COUNT})
    names = ("topics", "people", "organisations", "publishers")
    registries = _object(listed, dict.fromkeys(names, _COUNT))
    needed, more = _article()
    stories = {"type": "array", "items": {"oneOf": [_of("article"), _of("withdrawn")]}}
    topic = {**_TOPIC_MORE, "introduction": _TEXT, "roundup": _of("roundup"), "coverage": _of("coverage"),
             "quotes": _many("quote_of"), "pinned": _many("card"), "stories": _many("card"), "people": _many("link"),
             "organisations": _many("link"), "publishers": _many("link"), "near": _many("link"),
             "corrections": _many("correction")}  # fmt: skip
    entry = {**_ENTRY_MORE, "coverage": _of("coverage"), "stories": _many("card"), "seen_with": _many("link"),
             "quotes": {"oneOf": [_COUNT, _many("quote_of")]}}  # fmt: skip
    edition = {"heading": _TEXT, "lead": _TEXT, "leading_story": _TEXT, "groups": _many("group"),
               "quote": _of("quote_of"), "also_noted": _many("card"), "corrections": _many("correction"),
               "previous": _PAGE, "next": _PAGE}  # fmt: skip
    gone = _object({}, {"date": _MOMENT, "reason": _TEXT})
    registry = {"topics": _many("topic"), **dict.fromkeys(names[1:], _many("entry"))}
    return {
        "month_file": _object({**top, "month": month, "articles": stories}),
        "index_file": _object({"version": top["version"], "desk": _TEXT, "language": _TAG, "site": _MAYBE,
                               "schema": _TEXT, "months": {"type": "array", "items": months},
                               "registries": {"type": "array", "items": registries}}),
        "article_file": _object({**top, **needed}, more),
        "withdrawn_file": _object({**top, "id": _TEXT, "page": _PAGE, "title": _TEXT, "withdrawn": gone}),
        "topic_file": _object({**top, **_TOPIC}, topic),
        "edition_file": _object({**top, "id": _TEXT, "page": _PAGE, "date": _MOMENT, "minutes": _COUNT}, edition),
        "entry_file": _object({**top, **_ENTRY}, entry),
        **{f"{name}_file": _object({"version": top["version"], name: registry[name]}) for name in names},
    }  # fmt: skip
