"""The desk's options out of mkdocs.yml, each fault with its line there."""

from __future__ import annotations

from collections.abc import Mapping as AnyMapping
from pathlib import Path
from typing import Any

import yaml

from standfirst.errors import Fault, Faults, Severity
from standfirst.source.nodes import Mapping, Node, Scalar, Sequence, Span
from standfirst.source.schema import DeskOptions, validate

_NOWHERE = Span(1, 1, 1, 1)


def desk_options(given: AnyMapping[str, Any], config_file: Path | None) -> tuple[DeskOptions, list[Fault]]:
    """Return the validated options and the warnings about them.

    `given` are the values as MkDocs read them; where the file itself has the section, its own text is
    taken instead, so that a place can be named and `language: no` stays Norwegian. Raises `Faults`.
    """
    file = config_file.name if config_file else "mkdocs.yml"
    node = _section(config_file) if config_file else None
    if node is None:
        node = _node_of(dict(given))
    if isinstance(node, Scalar) and node.value == "":
        node = Mapping({}, node.span)
    if not isinstance(node, Mapping):
        origin = node.span.origin(file)
        raise Faults(
            [
                Fault(
                    "field-type",
                    "standfirst's options must be a group of fields",
                    origin,
                    remedy="write `desk:` …",
                )
            ]
        )
    options, faults = validate(node, DeskOptions, file)
    if options is None:
        raise Faults([fault for fault in faults if fault.severity is Severity.ERROR])
    return options, faults


def _section(config_file: Path) -> Node | None:
    """Return the options' node in mkdocs.yml; None when it is elsewhere (`INHERIT`) or holds tags (`!ENV`)."""
    try:
        root = yaml.compose(config_file.read_text("utf-8-sig"), Loader=yaml.SafeLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return None
    plugins = _child(root, "plugins")
    items: list[yaml.Node] = (
        list(plugins.value) if isinstance(plugins, yaml.SequenceNode) else [plugins] if plugins else []
    )
    for item in items:
        found = _child(item, "standfirst")
        if found is not None:
            return _converted(found)
    return None


def _child(node: yaml.Node | None, name: str) -> yaml.Node | None:
    if not isinstance(node, yaml.MappingNode):
        return None
    # Of two values for one name MkDocs takes the last.
    named = (value for key, value in reversed(node.value) if isinstance(key, yaml.ScalarNode) and key.value == name)
    return next(named, None)


def _converted(node: yaml.Node) -> Node | None:
    span = Span(node.start_mark.line + 1, node.start_mark.column + 1, node.end_mark.line + 1, node.end_mark.column + 1)
    if not node.tag.startswith("tag:yaml.org,2002:"):
        return None
    if isinstance(node, yaml.ScalarNode):
        return Scalar(node.value, not node.style, span)
    if isinstance(node, yaml.SequenceNode):
        items = [_converted(item) for item in node.value]
        return None if None in items else Sequence(tuple(item for item in items if item is not None), span)
    entries: dict[str, tuple[Scalar, Node]] = {}
    for key, value in node.value:
        key_node, value_node = _converted(key), _converted(value)
        if not isinstance(key_node, Scalar) or value_node is None:
            return None
        entries[key_node.value] = (key_node, value_node)
    return Mapping(entries, span)


def _node_of(value: Any) -> Node:
    """Return a Python value as nodes without places."""
    if isinstance(value, dict):
        return Mapping({str(k): (_text(str(k)), _node_of(v)) for k, v in value.items()}, _NOWHERE)
    if isinstance(value, list | tuple):
        return Sequence(tuple(_node_of(item) for item in value), _NOWHERE)
    if value is None:
        return Scalar("", plain=True, span=_NOWHERE)
    return _text(str(value).lower() if isinstance(value, bool) else str(value))


def _text(value: str) -> Scalar:
    return Scalar(value, plain=False, span=_NOWHERE)
