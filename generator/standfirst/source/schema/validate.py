"""From nodes to validated fields: synonyms, unknown names, and every fault at its place."""

from __future__ import annotations

import difflib
import re
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from standfirst.errors import Fault, Severity
from standfirst.source.nodes import Mapping, Node, Scalar, Sequence, Span
from standfirst.source.schema.fields import Fields

Model = TypeVar("Model", bound=Fields)

_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_NULL_WORDS = frozenset(["null", "Null", "NULL", "~"])
_NULLABLE = frozenset(["url"])


class Shape(NamedTuple):
    """What a model's fields are called in files, and which of them hold groups."""

    names: tuple[str, ...]
    synonyms: dict[str, str]
    groups: dict[str, type[Fields]]


def validate(root: Mapping, model: type[Model], file: str) -> tuple[Model | None, list[Fault]]:
    """Return the fields in `root` as `model`, or None, and every fault and warning on the way."""
    _, fields, faults = plain_and_valid(root, model, file)
    return fields, faults


def plain_and_valid(root: Mapping, model: type[Model], file: str) -> tuple[dict[str, Any], Model | None, list[Fault]]:
    """Return what `validate` does, and before it the values that the fields were made of: texts, lists and groups."""
    faults: list[Fault] = []
    values, places = _plain_group(root, model, file, faults)
    try:
        return values, model.model_validate(values), faults
    except ValidationError as invalid:
        faults += (_fault(error, places, root.span, file) for error in invalid.errors(include_url=False))
        return values, None, faults


def places_of(root: Mapping, file: str, model: type[Fields]) -> Places:
    """Return the span of every value of a file by its path, such as ("quotes", 0, "text"); the whole at ()."""
    _, places = _plain_group(root, model, file, [])
    places[()] = root.span
    return places


def place(places: Places, path: tuple[str | int, ...]) -> Span:
    """Return the span of the deepest value on `path` that the file has."""
    for length in range(len(path), 0, -1):
        if path[:length] in places:
            return places[path[:length]]
    return places[()]


def named(root: Mapping, model: type[Fields]) -> dict[str, Node]:
    """Return a group's values by the fields' own names, whichever synonym the file has; the first of two."""
    nodes: dict[str, Node] = {}
    for key, node in root.entries.values():
        name = _canonical(key.value, _shape(model))
        if name is not None:
            nodes.setdefault(name, node)
    return nodes


Places = dict[tuple[str | int, ...], Span]


def _plain_group(
    group: Mapping,
    model: type[Fields],
    file: str,
    faults: list[Fault],
    path: tuple[str | int, ...] = (),
    places: Places | None = None,
) -> tuple[dict[str, Any], Places]:
    """Return a group as plain values under canonical names, and the span of every value by path."""
    places = {} if places is None else places
    shape = _shape(model)
    values: dict[str, Any] = {}
    for key, node in group.entries.values():
        name = _canonical(key.value, shape)
        if name is None:
            if not key.value.startswith("x_"):
                faults.append(_unknown(key, shape, file))
            continue
        if name in values:
            message = f"`{key.value}` and another field both mean `{name}`"
            faults.append(Fault("yaml-duplicate-key", message, key.span.origin(file), remedy="keep one of the two"))
            continue
        here = (*path, name)
        if name not in _NULLABLE:
            _warn_null(node, name, file, faults)
        value = _plain(node, shape.groups.get(name), file, faults, here, places)
        if value is not None:
            values[name] = value
    return values, places


def _plain(
    node: Node, group: type[Fields] | None, file: str, faults: list[Fault], path: tuple[str | int, ...], places: Places
) -> Any:
    places[path] = node.span
    if isinstance(node, Scalar):
        return None if node.plain and node.value == "" else node.value
    if isinstance(node, Sequence):
        return [_plain(item, group, file, faults, (*path, n), places) for n, item in enumerate(node.items)]
    if group is not None:
        return _plain_group(node, group, file, faults, path, places)[0]
    values = {}
    for key, value in node.entries.values():
        values[key.value] = _plain(value, None, file, faults, (*path, key.value), places)
    return values


def _warn_null(node: Node, name: str, file: str, faults: list[Fault]) -> None:
    if isinstance(node, Scalar) and node.plain and node.value in _NULL_WORDS:
        message = f"`{name}` is the text `{node.value}`; to leave a field out, leave it empty"
        origin = node.span.origin(file)
        faults.append(
            Fault("text-null", message, origin, remedy=f"write `{name}:` or drop the line", severity=Severity.WARNING)
        )


@lru_cache(maxsize=64)
def _shape(model: type[Fields]) -> Shape:
    names = tuple(field.alias or name for name, field in model.model_fields.items())
    groups = {}
    for name, field in model.model_fields.items():
        group = _group_in(field.annotation)
        if group is not None:
            groups[field.alias or name] = group
    return Shape(names, model.synonyms, groups)


def _group_in(annotation: Any) -> type[Fields] | None:
    """Return the model inside an annotation such as `tuple[Annotated[Story, ...], ...]` or `Stamp | None`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation if issubclass(annotation, Fields) else None
    if get_origin(annotation) is dict:  # its keys are not names of fields
        return None
    for part in get_args(annotation):
        found = _group_in(part)
        if found is not None:
            return found
    return None


def _canonical(name: str, shape: Shape) -> str | None:
    if name in shape.names:
        return name
    snake = _CAMEL.sub("_", name).replace("-", "_").replace(" ", "_").lower()
    if snake in shape.names:
        return snake
    return shape.synonyms.get(snake) or shape.synonyms.get(snake.replace("_", ""))


def canonical_name(name: str, model: type[Fields]) -> str:
    """Return what a model calls the field that `name` means, or `name` where it means none."""
    return _canonical(name, _shape(model)) or name


def group_of(name: str, model: type[Fields]) -> type[Fields] | None:
    """Return the model of the groups that a model's field `name` holds, or None for any other field."""
    return _shape(model).groups.get(name)


def _unknown(key: Scalar, shape: Shape, file: str) -> Fault:
    near = nearest(key.value, [*shape.names, *shape.synonyms])
    hint = f"did you mean `{shape.synonyms.get(near, near)}`?" if near else "drop it, or begin its name with x_"
    message = f"unknown field `{key.value}`, which is ignored"
    return Fault("field-unknown", message, key.span.origin(file), remedy=hint, severity=Severity.WARNING)


def nearest(name: str, names: list[str] | tuple[str, ...]) -> str | None:
    """Return the known name most like `name`, or None when nothing is near; ties go to the first in order."""
    found = difflib.get_close_matches(name.lower(), sorted(set(names)), 1, 0.6)
    return found[0] if found else None


def _fault(error: ErrorDetails, places: Places, whole: Span, file: str) -> Fault:
    path = tuple(error["loc"])
    name = ".".join(str(part + 1) if isinstance(part, int) else part for part in path)
    places.setdefault((), whole)
    origin = place(places, path).origin(file)
    context = error.get("ctx", {})
    rule, message, remedy = _explain(error, name)
    return Fault(rule, message, origin, remedy=str(context.get("remedy", remedy)))


def _explain(error: ErrorDetails, name: str) -> tuple[str, str, str]:  # noqa: PLR0911 - a table
    """Return rule, message and remedy for pydantic's own errors; ours carry their rule as type."""
    type_, value, context = error["type"], error.get("input"), error.get("ctx", {})
    given = {str: "text", list: "a list", dict: "a group of fields", type(None): "nothing"}.get(type(value), "this")
    match type_:
        case "missing":
            return "field-missing", f"`{name}` is missing", f"add `{name.rsplit('.', 1)[-1]}:`"
        case "string_type":
            return (
                "field-type",
                f"`{name}` must be text, not {given}",
                "write one value, in quotation marks if need be",
            )
        case "tuple_type" | "list_type":
            item = value if isinstance(value, str) and len(value) < 40 else "…"
            return ("field-type", f"`{name}` must be a list, not {given}", f"write `- {item}` on a line of its own")
        case "model_type" | "dict_type" | "model_attributes_type":
            return (
                "field-type",
                f"`{name}` must be a group of fields, not {given}",
                "write indented `name: value` lines",
            )
        case "string_too_short":
            return "field-empty", f"`{name}` is empty", "write a value or drop the field"
        case "too_short":
            return "field-empty", f"`{name}` has no items", "add one"
        case "string_too_long":
            return ("field-value", f"`{name}` is longer than {context.get('max_length')} characters", "shorten it")
        case "enum" | "literal_error":
            expected = str(context.get("expected", ""))
            near = nearest(str(value), re.findall(r"'([^']+)'", expected))
            hint = f"did you mean `{near}`?" if near else f"write {expected}"
            return "field-value", f"`{name}` cannot be `{value}`; it is {expected}", hint
        case "int_parsing" | "int_type" | "float_parsing":
            return "field-value", f"`{name}` must be a number, not `{value}`", "write digits"
        case "less_than" | "less_than_equal" | "greater_than" | "greater_than_equal":
            limit = error["msg"].removeprefix("Input should be ")
            return "field-value", f"`{name}` must be {limit}, not `{value}`", f"write a number {limit}"
        case _ if "-" in type_:
            return type_, f"`{name}`: {error['msg']}", ""
        case _:
            return "field-value", f"`{name}`: {error['msg']}", "see the schema for this field"
