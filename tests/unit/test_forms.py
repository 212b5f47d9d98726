"""The web form asks for what the schema knows, and what it saves our own reader takes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from desks import Raw, article_text, rules_of
from standfirst.source.schema import ArticleFields, EditionFields, Status, TopicFields
from standfirst.source.schema.forms import BACKENDS, form_config
from standfirst.source.schema.jsonschema import json_schemas

FORM = yaml.safe_load(form_config("github", "digests"))
COLLECTIONS = {part["name"]: part for part in FORM["collections"]}
MODELS = {"articles": ArticleFields, "topics": TopicFields, "editions": EditionFields}
ONE = {
    "type": "object",
    "required": ["name", "label", "widget"],
    "properties": {
        "name": {"type": "string"},
        "label": {"type": "string", "pattern": "^[A-Z]"},
        "widget": {"enum": ["boolean", "hidden", "list", "number", "object", "relation", "select", "string", "text"]},
        "hint": {"type": "string"},
        "required": {"type": "boolean"},
        "pattern": {"type": "array", "prefixItems": [{"format": "regex"}, {"type": "string"}], "minItems": 2},
        "options": {"type": "array", "minItems": 2},
        "default": {},
        "value_type": {"const": "int"},
        "min": {"type": "integer"},
        "max": {"type": "integer"},
        "collapsed": {"type": "boolean"},
        "multiple": {"type": "boolean"},
        "collection": {"enum": list(MODELS)},
        "value_field": {"type": "string"},
        "search_fields": {"type": "array", "minItems": 1},
        "display_fields": {"type": "array", "minItems": 1},
        "field": {"$ref": "#"},
        "fields": {"type": "array", "minItems": 1, "items": {"$ref": "#"}},
    },
    "additionalProperties": False,
    "allOf": [
        {"if": {"properties": {"widget": {"const": widget}}}, "then": {"required": needed}}
        for widget, needed in {
            "select": ["options"],
            "object": ["fields"],
            "relation": ["collection", "value_field", "search_fields"],
            "number": ["value_type"],
        }.items()
    ],
}
"""What the forms' own documentation says of the widgets that are used here."""


def fields(name: str) -> dict[str, Any]:
    return {field["name"]: field for field in COLLECTIONS[name]["fields"]}


def every(field: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a field and those inside it."""
    yield field
    for inner in [*field.get("fields", []), *([field["field"]] if "field" in field else [])]:
        yield from every(inner)


ALL = [inner for part in FORM["collections"] for field in part["fields"] for inner in every(field)]


@pytest.mark.parametrize("name", MODELS)
def test_the_form_has_each_field_of_the_schema_in_its_order_and_the_text(name: str):
    model = [field.alias or key for key, field in MODELS[name].model_fields.items()]
    assert list(fields(name)) == [*model, "body"]
    assert fields(name)["body"]["widget"] == "text"


def test_each_field_is_one_that_the_forms_programs_know():
    validator = Draft202012Validator(ONE)
    assert [error.message for field in ALL for error in validator.iter_errors(field)] == []


def test_choices_and_explanations_are_those_of_the_schema():
    schema = json.loads(json_schemas()["article.schema.json"])["properties"]
    article = fields("articles")
    assert article["status"]["options"] == [status.value for status in Status]
    assert article["rights"]["options"] == ["excerpt", "full", "none"]
    assert (article["importance"]["min"], article["importance"]["max"]) == (1, 9)
    for name, field in article.items():
        told = schema.get(name, {}).get("description", "")
        assert field["widget"] == "hidden" or field.get("hint", "").startswith(told), name


def test_what_a_published_story_needs_is_said_and_a_draft_may_lack_it():
    article = fields("articles")
    needed = {name for name, field in article.items() if "Needed before it is published." in field.get("hint", "")}
    asked = {name for name, field in article.items() if field.get("required", True) and field["widget"] != "hidden"}
    assert asked == {"title"}
    assert needed | asked == set(ArticleFields.required("published", ()))


def test_names_with_commas_stay_one_name():
    """The forms' own line of a list is parted at commas; each list of texts has a field of its own instead."""
    lists = [field for field in ALL if field["widget"] == "list"]
    assert len(lists) > 10
    assert [field["name"] for field in lists if not ("field" in field) ^ ("fields" in field)] == []


def test_what_programs_write_and_what_no_widget_can_edit_is_kept_and_not_shown():
    hidden = {field["name"] for field in ALL if field["widget"] == "hidden"}
    assert hidden - {"x_allow"} == {"verified", "capture", "body_sha256", "schema"}


def test_patterns_mean_the_same_in_a_browser():
    patterns = {field["pattern"][0] for field in ALL if "pattern" in field}
    assert len(patterns) == 3
    assert [pattern for pattern in patterns if re.search(r"\(\?P|\\[AZ]|\(\?[aiLmsux]|\+\+", pattern)] == []
    assert [pattern for pattern in patterns if not pattern.startswith("^")] == []


@pytest.mark.parametrize("moment", ["2024-05-13", "2024-05-13 08:52", "2024-05-13 08:52+09:00", "2024-05-13T08:52:01Z"])
def test_dates_are_text_so_that_no_calendar_drops_their_zone(moment: str, make_desk):
    field = fields("articles")["date"]
    assert field["widget"] == "string"
    assert re.search(field["pattern"][0], moment)
    assert rules_of(make_desk(articles={"pier-closed": article_text(date=moment)})) == []


def test_what_a_form_saves_is_read_without_findings(make_desk):
    """Values in the types that the form saves: a name with a comma, an emptied list, a whole number."""
    saved = {"title": "Old pier closed", "authors": ["Pell, Anders"], "places": [], "source_form": "prose"}
    text = article_text(**saved, importance=Raw("2"))
    assert rules_of(make_desk(articles={"pier-closed": text})) == []


@pytest.mark.parametrize(("forge", "backend"), BACKENDS.items())
def test_every_forge_has_its_backend_and_a_branch_for_each_change(forge: str, backend: str):
    form = yaml.safe_load(form_config(forge, "digests"))
    assert form["backend"]["name"] == backend
    assert form["publish_mode"] == "editorial_workflow"
    assert {**form, "backend": {}} == {**FORM, "backend": {}}


def test_the_form_asks_no_other_host():
    assert not re.search(
        r"https?://(?!\W|\")", re.sub(r"[Bb]egin with.*|\"\^https.*", "", form_config("github", "digests"))
    )
