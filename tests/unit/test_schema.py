"""What a status requires, what a model defaults to, and that nothing read can be changed."""

import pytest
from pydantic import ValidationError

from standfirst.errors import Severity
from standfirst.source.schema import ArticleFields, DeskOptions, Status
from standfirst.source.schema.jsonschema import json_schemas

ALL = {"title", "url", "publisher", "date", "topics", "summary", "withdrawn"}


@pytest.mark.parametrize(
    ("status", "needed"),
    [
        (Status.PROPOSED, set()),
        (Status.REVIEW, {"title", "url", "publisher", "date", "topics", "summary"}),
        (Status.PUBLISHED, {"title", "url", "publisher", "date", "topics", "summary"}),
        (Status.WITHDRAWN, {"title", "date", "withdrawn"}),
    ],
)
def test_each_status_needs_its_fields(status: Status, needed: set[str]) -> None:
    assert set(ArticleFields.required(status, set())) == needed
    assert ArticleFields.required(status, ALL) == ()
    for name in needed:
        assert ArticleFields.required(status, ALL - {name}) == (name,)


def test_a_story_from_print_or_broadcast_needs_no_address() -> None:
    assert ArticleFields.required(Status.PUBLISHED, (ALL - {"url"}) | {"medium"}) == ()


def test_an_article_without_fields_is_a_proposal() -> None:
    fields = ArticleFields()
    assert fields.status is Status.PROPOSED
    assert fields.schema_version == 1
    assert fields.source_form == "prose"


def test_what_was_read_cannot_be_changed() -> None:
    with pytest.raises(ValidationError, match="frozen"):
        ArticleFields().title = "x"  # type: ignore[misc]


def test_a_desk_without_options_has_them_all() -> None:
    options = DeskOptions()
    assert (options.evidence, options.profile, options.max_links) == ("inline", "desk", 8)
    assert (options.desk.timezone, options.desk.language) == ("UTC", "en")


@pytest.mark.parametrize("level", ["off", "info", "warning", "error"])
def test_a_rule_has_a_level_with_or_without_a_reason(level: str) -> None:
    options = DeskOptions.model_validate({"rules": {"a": level, "b": {"level": level, "reason": "ours"}}})
    assert (options.rules["a"].level, options.rules["a"].reason) == (level, None)
    assert (options.rules["b"].level, options.rules["b"].reason) == (level, "ours")
    assert level == "off" or Severity(level)


def test_off_without_quotation_marks_is_off() -> None:
    """YAML 1.1, in which MkDocs reads mkdocs.yml, makes it false."""
    assert DeskOptions.model_validate({"rules": {"date-future": False}}).rules["date-future"].level == "off"


@pytest.mark.parametrize(
    "options",
    [
        {"rules": {"a": "loud"}},
        {"desk": {"accent": "red"}},
        {"desk": {"timezone": "KST"}},
        {"max_links": -1},
        {"thresholds": {"duplicate": 2}},
        {"evidense": "folder"},
    ],
)
def test_wrong_options_are_refused(options: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        DeskOptions.model_validate(options)


def test_each_kind_of_file_has_a_json_schema() -> None:
    assert set(json_schemas()) == {
        f"{name}.schema.json"
        for name in ("article", "topic", "edition", "people", "organisations", "publishers", "glossary", "desk")
    }
