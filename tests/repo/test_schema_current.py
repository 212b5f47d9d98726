"""The JSON Schemas in `schema/` are those of the code, are valid, and take what the sample desk writes."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from desks import Raw, article_text
from standfirst.source.files import SourceFile, read_source
from standfirst.source.frontmatter import read_document
from standfirst.source.nodes import Mapping, Node, Scalar, Sequence, parse_yaml
from standfirst.source.schema.jsonschema import json_schemas

ROOT = Path(__file__).parents[2]
SCHEMAS = ROOT / "schema"
CONTENT = ROOT / "digests"
REGISTRIES = ("people", "organisations", "publishers")
FILES = sorted(path.relative_to(CONTENT).as_posix() for path in CONTENT.glob("*/**/*.md"))


def data(node: Node | None) -> Any:
    """Return a tree as an editor's YAML 1.2 program loads it, with dates left as text."""
    if isinstance(node, Mapping):
        return {key.value: data(value) for key, value in node.entries.values()}
    if isinstance(node, Sequence):
        return [data(item) for item in node.items]
    if node is None or (node.plain and node.value in {"", "~", "null"}):
        return None
    if isinstance(node, Scalar) and node.plain:
        if node.value in {"true", "false"}:
            return node.value == "true"
        if re.fullmatch(r"[-+]?[0-9]+", node.value):
            return int(node.value)
    return node.value


def validator(name: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads((SCHEMAS / f"{name}.schema.json").read_text("utf-8")))


def errors(name: str, value: Any) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator(name).iter_errors(value)]


def article(**fields: Any) -> Any:
    return data(read_document(SourceFile("articles/x.md", article_text(**fields))).fields)


def test_the_files_are_those_of_the_code() -> None:
    """After a change of the models, run `standfirst schema`."""
    assert {path.name: path.read_text("utf-8") for path in SCHEMAS.glob("*.json")} == json_schemas()


@pytest.mark.parametrize("file", json_schemas())
def test_each_is_a_valid_schema(file: str) -> None:
    Draft202012Validator.check_schema(json.loads((SCHEMAS / file).read_text("utf-8")))


@pytest.mark.parametrize("file", FILES)
def test_what_the_sample_desk_writes_is_valid(file: str) -> None:
    fields = read_document(read_source(CONTENT / file, file, CONTENT)).fields
    name = {"articles": "article", "topics": "topic", "editions": "edition"}[file.partition("/")[0]]
    assert errors(name, data(fields)) == []


@pytest.mark.parametrize("name", REGISTRIES)
def test_the_sample_desks_registries_are_valid(name: str) -> None:
    assert errors(name, data(parse_yaml((CONTENT / f"{name}.yml").read_text("utf-8"), f"{name}.yml"))) == []


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"x_owner": "Nell"},
        {"related": ["pier-open", {"id": "x", "x_why": 1}]},
        {"url": Raw("null"), "medium": "print"},
        {"url": None, "medium": "broadcast"},
        {"importance": Raw("1"), "schema": Raw("1")},
        {"date": "2024-05-13 08:52+09:00"},
        {"status": "proposed", "url": None, "title": None},
        {"quotes": Raw('[{"text": "x", "speaker": "ada-brook", "proposed": true}]')},
    ],
)
def test_what_our_own_reader_takes_is_valid(fields: dict[str, Any]) -> None:
    assert errors("article", article(**fields)) == []


@pytest.mark.parametrize(
    ("fields", "where"),
    [
        ({"summary": None}, "$:"),
        ({"url": None}, "$:"),
        ({"url": "javascript:x"}, "$.url:"),
        ({"date": "May 13"}, "$.date:"),
        ({"topics": "ferries"}, "$.topics:"),
        ({"topics": ["Ferries"]}, "$.topics[0]:"),
        ({"status": "publish"}, "$.status:"),
        ({"importance": Raw("12")}, "$.importance:"),
        ({"sumary": "x"}, "$:"),
        ({"quotes": [{"text": "x"}]}, "$.quotes[0]:"),
        ({"related": [{"id": "x", "rel": "folows"}]}, "$.related[0]:"),
    ],
)
def test_an_editors_program_marks_what_our_own_reader_refuses(fields: dict[str, Any], where: str) -> None:
    found = errors("article", article(**fields))
    assert found
    assert all(error.startswith(where) for error in found)
