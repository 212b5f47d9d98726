"""YAML as a tree of nodes: every value keeps its text and its place, and nothing is guessed.

YAML 1.1 reads `NO` as false, `012` as ten and `12:30` as 750. Here every scalar stays the text
that the editor typed; the schema alone decides what it means. Aliases, anchors, tags, duplicate
keys and deep nesting are refused: an alias bomb of 306 bytes loads at once and never finishes
printing (measured).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from standfirst.errors import Fault, Faults, Origin
from standfirst.source.files import control_character
from standfirst.text import forbidden_characters

MAX_DEPTH = 8
"""How deep collections may nest; the deepest field of the schema needs 4."""

MAX_NODES = 200_000

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

type_names = {"Scalar": "text", "Sequence": "a list", "Mapping": "a group of fields"}


@dataclass(frozen=True, slots=True)
class Span:
    """Where a node lies: lines and columns count from 1 in the file, the end is exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int

    def origin(self, file: str) -> Origin:
        """Return the span as an origin in `file`."""
        return Origin(file, self.line, self.column, self.end_line, self.end_column)


@dataclass(frozen=True, slots=True)
class Scalar:
    """Text as typed; `plain` when it stood without quotation marks or a block mark."""

    value: str
    plain: bool
    span: Span


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list of nodes."""

    items: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Mapping:
    """Named nodes in the order of the file; names are unique."""

    entries: dict[str, tuple[Scalar, Node]]
    span: Span


Node = Scalar | Sequence | Mapping


def kind(node: Node) -> str:
    """Return what `node` is, in an editor's words."""
    return type_names[type(node).__name__]


def parse_yaml(text: str, file: str, *, first_line: int = 1) -> Node | None:
    """Return the tree of a YAML text that begins on line `first_line` of `file`; None when empty.

    Raises `Faults` with everything that the strict subset refuses.
    """
    return _Composer(text, file, first_line).compose()


class _Composer:
    """Builds the tree from parser events in one pass."""

    def __init__(self, text: str, file: str, first_line: int) -> None:
        self._text = text
        self._file = file
        self._shift = first_line
        self._faults: list[Fault] = []
        self._count = 0

    def compose(self) -> Node | None:
        events = yaml.parse(self._text, Loader=_LOADER)
        node: Node | None = None
        try:
            for event in events:
                if isinstance(event, yaml.DocumentStartEvent) and node is not None:
                    self._stop("yaml-syntax", "a second YAML document begins here", event, "keep one block")
                if isinstance(event, yaml.NodeEvent):
                    node = self._node(event, events)
        except yaml.MarkedYAMLError as error:
            self._faults.append(self._syntax(error))
        except yaml.reader.ReaderError:
            for found in forbidden_characters(self._text):
                self._faults.append(control_character(self._file, found, lines_before=self._shift - 1))
        if self._faults:
            raise Faults(self._faults)
        return node

    def _node(self, event: yaml.Event, events: Iterator[yaml.Event], depth: int = 0) -> Node:
        self._count += 1
        if self._count > MAX_NODES or depth > MAX_DEPTH:
            self._stop("yaml-depth", f"nested deeper than {MAX_DEPTH} levels or too large", event, "flatten this value")
        self._refuse(event)
        if isinstance(event, yaml.ScalarEvent):
            self._escapes(event)
            return Scalar(event.value, not event.style, self._span(event))
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, events, depth)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, events, depth)
        raise Faults(self._faults)  # an alias, refused above

    def _sequence(self, start: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Sequence:
        items: list[Node] = []
        for event in events:
            if isinstance(event, yaml.SequenceEndEvent):
                return Sequence(tuple(items), self._span(start, event))
            items.append(self._node(event, events, depth + 1))
        raise Faults(self._faults)

    def _mapping(self, start: yaml.Event, events: Iterator[yaml.Event], depth: int) -> Mapping:
        entries: dict[str, tuple[Scalar, Node]] = {}
        for event in events:
            if isinstance(event, yaml.MappingEndEvent):
                return Mapping(entries, self._span(start, event))
            key = self._node(event, events, depth + 1)
            value = self._node(next(events), events, depth + 1)
            if not isinstance(key, Scalar):
                self._add("yaml-key", "a field's name must be plain text", event, "write `name: value`")
            elif key.value in entries:
                first = entries[key.value][0].span.line
                self._add(
                    "yaml-duplicate-key",
                    f"`{key.value}` is given twice (first on line {first}); the later one would win silently",
                    event,
                    "keep one of the two",
                )
            else:
                entries[key.value] = (key, value)
        raise Faults(self._faults)

    def _refuse(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent):
            self._stop("yaml-anchor", "aliases (`*name`) are not allowed", event, "write the value out, or quote it")
        if getattr(event, "anchor", None) is not None:
            self._stop("yaml-anchor", "anchors (`&name`) are not allowed", event, "drop it, or quote the value")
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._stop("yaml-tag", f"the tag `{tag}` is not allowed", event, "drop it, or quote the value")

    def _escapes(self, event: yaml.ScalarEvent) -> None:
        """Refuse escapes such as that of ESC: a hidden character must not come in under an escape either."""
        if event.style != '"' or "\\" not in self._source(event):
            return
        for found in forbidden_characters(event.value):
            if found.character not in self._source(event):
                self._add("control-character", f"an escape that means {found.name}", event, "delete it")

    def _source(self, event: yaml.Event) -> str:
        start, end = event.start_mark, event.end_mark
        return self._text[start.index : end.index] if start and end else ""

    def _span(self, start: yaml.Event, end: yaml.Event | None = None) -> Span:
        a: Any = start.start_mark
        b: Any = (end or start).end_mark
        return Span(a.line + self._shift, a.column + 1, b.line + self._shift, b.column + 1)

    def _add(self, rule: str, message: str, event: yaml.Event, remedy: str) -> None:
        self._faults.append(Fault(rule, message, self._span(event).origin(self._file), remedy=remedy))

    def _stop(self, rule: str, message: str, event: yaml.Event, remedy: str) -> None:
        self._add(rule, message, event, remedy)
        raise Faults(self._faults)

    def _syntax(self, error: yaml.MarkedYAMLError) -> Fault:
        problem = str(error.problem or error.context or "not YAML")
        # An unclosed quote or bracket is noticed too late; the mark of its context is where it opened.
        unclosed = any(words in problem for words in _NOTICED_LATE)
        mark = error.context_mark if unclosed and error.context_mark else error.problem_mark
        line = (mark.line if mark else 0) + self._shift
        column = (mark.column if mark else 0) + 1
        return Fault("yaml-syntax", f"not YAML: {problem}", Origin(self._file, line, column), remedy=_cure(problem))


_NOTICED_LATE = ("end of stream", "document indicator", "',' or", "find expected ':'")


def _cure(problem: str) -> str:
    if "mapping values" in problem:
        return 'a value that contains ": " needs quotation marks: title: "North Korea: a report"'
    if "start any token" in problem:
        return "indent with spaces, never tabs; a value that begins with @, ` or % needs quotation marks"
    if "expected ':'" in problem:
        return "write `name: value`, or indent this line if it goes on with the one above"
    if any(words in problem for words in _NOTICED_LATE):
        return "close the quotation mark or bracket that opens here"
    if "block" in problem or "expected" in problem:
        return "lines of one list or group begin in the same column; put text with marks in quotation marks"
    return "put the value in quotation marks"
