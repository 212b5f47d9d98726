"""The configuration of a web form (Sveltia CMS, Decap CMS), made from the models that check what it writes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from standfirst.source.schema.article import ArticleFields
from standfirst.source.schema.edition import EditionFields
from standfirst.source.schema.fields import Fields
from standfirst.source.schema.topic import TopicFields
from standfirst.source.yamltext import Value, as_block

BACKENDS = {"github": "github", "gitlab": "gitlab", "forgejo": "gitea", "none": "github"}
"""What the forms' programs call each forge."""

_HEADER = """\
# The web form: Sveltia CMS (and Decap CMS) reads this file, made by standfirst from its schema. Put your repository's
# name below. Whatever is saved becomes a pull request, which is checked like any other. The registries (people.yml and
# the other two) are edited as files. How the form is served, and what it needs: docs/automation.md of standfirst.
"""
_FORGEJO: dict[str, Value] = {
    "base_url": "https://YOUR-FORGE", "api_root": "https://YOUR-FORGE/api/v1", "app_id": "ID-OF-THE-OAUTH2-APPLICATION",
}  # fmt: skip
"""Where the forge is, for the desk to fill in: without it the programs would ask a server of strangers."""
_LONG = 5_000
"""A text that may be longer than this gets a box instead of a line."""
_WRITTEN_BY_PROGRAMS = frozenset({"body_sha256", "capture", "schema", "verified"})
"""Fields that the form keeps as they are."""
_GROUPS = frozenset({"array", "object"})
_NEEDED = " Needed before it is published."


def form_config(forge: str, content: str) -> str:
    """Return the form's config.yml for a desk at `forge` (a key of `BACKENDS`), whose content folder is `content`.

    The folder's path begins at the repository's root and has no slash at its end; the repository's name is for the
    desk to fill in.
    """
    config: dict[str, Value] = {
        "backend": {
            "name": BACKENDS[forge],
            "repo": "OWNER/REPOSITORY",
            "branch": "main",
            **(_FORGEJO if forge == "forgejo" else {}),
            "commit_messages": {
                "create": "Add {{collection}} {{slug}}",
                "update": "Change {{collection}} {{slug}}",
                "delete": "Delete {{collection}} {{slug}}",
            },
        },
        "publish_mode": "editorial_workflow",
        "media_folder": f"{content}/assets",
        "public_folder": "/assets",
        "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"},
        "output": {"omit_empty_optional_fields": True},
        "collections": [
            _collection(
                f"{content}/articles",
                ArticleFields,
                "The article's text, as the original prints it; quotes are compared with it.",
                label_singular="Story",
                label="Stories",
                path="{{year}}/{{month}}/{{slug}}",
                slug="{{slug}}",
                summary="{{title}} ({{status}})",
                needed=(*ArticleFields.required("published", ()),),
            ),
            _collection(
                f"{content}/topics",
                TopicFields,
                "The introduction, in Markdown.",
                label_singular="Topic",
                label="Topics",
                slug="{{slug}}",
            ),
            _collection(
                f"{content}/editions",
                EditionFields,
                "The editor's lead, in Markdown.",
                label_singular="Edition",
                label="Editions",
                identifier_field="date",
                slug="{{date}}",
                summary="{{date}} {{title}} ({{status}})",
            ),
        ],
    }
    written = "\n".join(as_block(config, 0)[1:])
    return f"{_HEADER}{written}\n"


def _collection(
    folder: str, model: type[Fields], body: str, *, needed: Iterable[str] = (), **settings: str
) -> dict[str, Any]:
    schema = model.model_json_schema(by_alias=True)
    fields = _fields(schema, schema.get("$defs", {}), model, frozenset(needed))
    text = {"name": "body", "label": "Text", "widget": "text", "required": False, "hint": body}
    name = folder.rpartition("/")[2]
    fixed = {"folder": folder, "create": True, "extension": "md", "format": "frontmatter"}
    return {"name": name, **settings, **fixed, "fields": [*fields, text]}


def _fields(
    schema: Mapping[str, Any],
    definitions: Mapping[str, Any],
    model: type[Fields] | None = None,
    needed: frozenset[str] = frozenset(),
) -> list[dict[str, Any]]:
    """Return the form's fields for the properties of a group, in the schema's order."""
    required = frozenset(schema.get("required", ()))
    always = required | ({"title"} if model is ArticleFields else frozenset())
    found = []
    for name, described in schema["properties"].items():
        field = {"name": name, "label": _label(name), **_widget(name, described, definitions)}
        if field["widget"] != "hidden":
            hint = described.get("description", "") + (_NEEDED if name in needed - always else "")
            if hint:
                field["hint"] = hint.strip()
            if name not in always:
                field["required"] = False
        found.append(field)
    return found


def _widget(name: str, described: Mapping[str, Any], definitions: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the form shows for a value: which widget, with its own settings."""
    kind = _resolved(described, definitions)
    by_key = kind.get("type") == "object" and "properties" not in kind  # no widget edits a group with keys of its own
    if name in _WRITTEN_BY_PROGRAMS or by_key:
        return {"widget": "hidden"}
    if "enum" in kind:
        default = {"default": described["default"]} if name == "status" else {}
        return {"widget": "select", "options": list(kind["enum"]), **default}
    if kind.get("type") in _GROUPS:
        return _several(name, kind, definitions)
    if kind.get("type") == "boolean":
        return {"widget": "boolean"}
    if kind.get("type") == "integer":
        limits = {"min": kind.get("minimum"), "max": kind.get("maximum")}
        return {"widget": "number", "value_type": "int", **{key: at for key, at in limits.items() if at is not None}}
    # A date is a line of text: a calendar would drop the time zone and what is not known of it.
    long = kind.get("maxLength", 0) > _LONG
    return {"widget": "text"} if long else {"widget": "string", **_pattern(kind.get("pattern"))}


def _several(name: str, group: Mapping[str, Any], definitions: Mapping[str, Any]) -> dict[str, Any]:
    """Return what the form shows for a group or a list."""
    if group["type"] == "object":
        return {"widget": "object", "collapsed": True, "fields": _fields(group, definitions)}
    items = group["items"]
    kind = _resolved(items, definitions)
    if name == "topics":
        return {
            "widget": "relation",
            "collection": "topics",
            "multiple": True,
            "value_field": "{{slug}}",
            "search_fields": ["title"],
            "display_fields": ["title"],
        }
    if kind.get("type") == "object":
        return {"widget": "list", "collapsed": True, "fields": _fields(kind, definitions)}
    # One field, not the widget's own line of names between commas: names have commas.
    one = {"name": "item", "label": "Entry", **_widget("", items, definitions)}
    return {"widget": "list", "collapsed": False, "field": one}


def _resolved(described: Mapping[str, Any], definitions: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return a value's own schema: references followed, and what may also be null taken for what it else is."""
    while True:
        if "$ref" in described:
            described = definitions[described["$ref"].rpartition("/")[2]]
        elif "anyOf" in described:
            described = next(kind for kind in described["anyOf"] if kind.get("type") != "null")
        else:
            return described


def _pattern(pattern: str | None) -> dict[str, Any]:
    if pattern is None:
        return {}
    said = "Begin with https:// or http://"
    if not pattern.startswith("^https"):
        said = "A date such as 2024-05-13, or with its time: 2024-05-13 08:52+09:00"
        if re.search(pattern, "an-id"):
            said = "Small letters, digits and hyphens inside"
    return {"pattern": [pattern, said]}


def _label(name: str) -> str:
    words = re.sub(r"\burl\b", "address", name.replace("_", " "))
    return words[:1].upper() + words[1:].replace("sha256", "SHA-256")
