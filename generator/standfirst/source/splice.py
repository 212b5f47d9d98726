"""Edits of front matter that change the lines they mean and no other: comments, order, quoting and line ends stay.

YAML writers rewrite a whole file; an editor's comments and layout would be gone after the first command. Here a
change is cut into the text at the places that the parser gives. Each change is tried in the layouts that fit, the
likeliest first, and read back: the first that has exactly the meant values, and the body untouched, is taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from standfirst.errors import Faults
from standfirst.source.files import split_front_matter
from standfirst.source.layouts import layouts
from standfirst.source.nodes import Mapping, Node, Scalar, Sequence
from standfirst.source.schema.fields import Fields
from standfirst.source.schema.validate import canonical_name, group_of
from standfirst.source.sheet import CannotSpliceError, Path, Sheet, Spot
from standfirst.source.yamltext import Value
from standfirst.text import canonical_body


@dataclass(frozen=True, slots=True)
class Change:
    """A value to be set at a place; None takes the field or item out, together with its line."""

    path: Path
    value: Value | None


def splice(text: str, file: str, changes: Iterable[Change], model: type[Fields]) -> str:
    """Return the text of a file with changes made to its front matter, in their order.

    Names are found under their synonyms too, as `model` knows them. A change that is there already changes nothing, so
    a second run of a command gives the same bytes. Raises `Faults` when the file cannot be read, and
    `CannotSpliceError` for a place that is not there or a layout that cannot be edited safely.
    """
    for change in changes:
        for single in _singles(Sheet(text, file), change, model):
            text = _made(Sheet(text, file), single, model)
    return text


def replace_body(text: str, file: str, body: str) -> str:
    """Return the text of a file with another body below its front matter, which stays as it is, with its line ends.

    Raises `Faults` when the file has no front matter.
    """
    _, old = split_front_matter(text, file)
    head = text[: len(text) - len(old)]
    newline = "\r\n" if "\r\n" in head else "\n"
    return head + (newline + canonical_body(body).replace("\n", newline) if body.strip() else "")


def _singles(sheet: Sheet, change: Change, model: type[Fields]) -> Iterator[Change]:
    """Yield a change of a group as changes of its fields, so that what stays keeps its place."""
    node = sheet.find(change.path, model)
    if not isinstance(change.value, dict) or not isinstance(node, Mapping) or not node.entries:
        yield change
        return
    group = _group(change.path, model)
    named = {canonical_name(key, group) if group else key: key for key in node.entries}
    for name in named:
        if name not in change.value:
            yield Change((*change.path, name), None)
    for name, value in change.value.items():
        yield Change((*change.path, name), value)


def _made(sheet: Sheet, change: Change, model: type[Fields]) -> str:
    """Return the text with one change, in the first layout that reads back as it is meant."""
    spot = sheet.spot(change.path, model)
    if spot.node is not None and change.value is not None and _plain(spot.node) == _kept(spot, change.value):
        return sheet.text
    if spot.node is None and change.value is None:
        return sheet.text
    meant = _with(_plain(sheet.root), spot.path, None if change.value is None else _kept(spot, change.value))
    for start, end, new in layouts(sheet, spot, change.value):
        text = sheet.text[:start] + new + sheet.text[end:]
        if _reads_as(text, sheet, meant):
            return text
    message = f"`{spot.name}` is laid out in a way that cannot be edited by a program"
    raise CannotSpliceError(message, remedy="make the change by hand", origin=sheet.origin(spot))


def _reads_as(text: str, sheet: Sheet, meant: object) -> bool:
    try:
        after = Sheet(text, sheet.file)
    except Faults:
        return False
    return _plain(after.root) == meant and after.body == sheet.body


def _plain(node: Node) -> object:
    """Return a node as plain values: text, lists, groups, and None for an empty value."""
    if isinstance(node, Scalar):
        return None if node.plain and not node.value else node.value
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    return {name: _plain(value) for name, (_, value) in node.entries.items()}


def _as_read(value: Value) -> object:
    """Return a value as the parser gives it back: every scalar is text."""
    if isinstance(value, dict):
        return {name: _as_read(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [_as_read(item) for item in value]
    return str(value).lower() if isinstance(value, bool) else str(value)


def _kept(spot: Spot, value: Value) -> object:
    """Return a value as it will be read; a block of text keeps the line breaks at its end."""
    read = _as_read(value)
    old = spot.node.value if isinstance(spot.node, Scalar) and not spot.node.plain else ""
    if isinstance(read, str) and old.endswith("\n") and not read.endswith("\n"):
        return read + old[len(old.rstrip("\n")) :]
    return read


def _with(root: object, path: Path, value: object) -> object:
    """Return plain values with one of them set, or taken out where `value` is None."""
    first, rest = path[0], path[1:]
    if isinstance(root, list) and isinstance(first, int):
        new = [] if not rest and value is None else [value if not rest else _with(root[first], rest, value)]
        return [*root[:first], *new, *root[first + 1 :]]
    if not isinstance(root, dict):
        return root
    if not rest and value is None:
        return {name: item for name, item in root.items() if name != first}
    return {**root, first: value if not rest else _with(root[first], rest, value)}


def _group(path: Path, model: type[Fields]) -> type[Fields] | None:
    group: type[Fields] | None = model
    for part in path:
        if isinstance(part, str):
            group = group_of(part, group) if group else None
    return group
