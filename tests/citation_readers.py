"""Small readers of BibTeX, RIS and CSL-JSON for tests: what a reference manager makes of a file.

`SCHEMA` is the part of CSL's data model 1.0.2 that standfirst uses, written from the specification and as strict as the
schema that is published with it: nothing else may be in an item, a name or a date.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

_NAME = {"type": "object", "properties": {"literal": {"type": "string"}}, "required": ["literal"],
         "additionalProperties": False}  # fmt: skip
_DATE = {
    "type": "object",
    "properties": {
        "date-parts": {
            "type": "array", "minItems": 1, "maxItems": 2,
            "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": ["string", "number"]}},
        }
    },
    "required": ["date-parts"],
    "additionalProperties": False,
}  # fmt: skip
SCHEMA: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "properties": {
            "id": {"type": ["string", "number"]},
            "type": {"enum": ["article-newspaper", "broadcast", "webpage"]},
            "title": {"type": "string"},
            "author": {"type": "array", "items": _NAME},
            "container-title": {"type": "string"},
            "issued": _DATE,
            "accessed": _DATE,
            "URL": {"type": "string"},
            "language": {"type": "string"},
        },
        "required": ["type", "id"],
        "additionalProperties": False,
    },
}

_COMMANDS = {"textbackslash": "\\", "textbraceleft": "{", "textbraceright": "}", "textasciicircum": "^",
             "textasciitilde": "~"}  # fmt: skip


def read_bibtex(text: str) -> list[dict[str, str]]:
    """Return the entries of a BibTeX file: `type`, `key`, and each field as LaTeX would print it.

    Raises `ValueError` for what is outside of an entry, and where braces do not close.
    """
    entries, place = [], 0
    while text[place:].strip():
        head = re.compile(r"\s*@([a-z]+)\{([^\s,{}]+),").match(text, place)
        if head is None:
            raise ValueError(f"no entry: {text[place : place + 60]!r}")
        entry, place = {"type": head[1], "key": head[2]}, head.end()
        while not (end := re.compile(r"\s*\}").match(text, place)):
            field = re.compile(r"\s*([a-z]+) = ").match(text, place)
            if field is None:
                raise ValueError(f"no field: {text[place : place + 60]!r}")
            value, place = _value(text, field.end())
            entry[field[1]] = _printed(value)
            if text[place] != ",":
                raise ValueError(f"no end of a field: {text[place : place + 60]!r}")
            place += 1
        place = end.end()
        entries.append(entry)
    return entries


def _value(text: str, place: int) -> tuple[str, int]:
    """Return a value, bare or in braces as BibTeX counts them: a backslash before a brace counts for nothing."""
    bare = re.compile(r"\w+").match(text, place)
    if bare:
        return bare[0], bare.end()
    depth, start = 0, place
    while True:
        depth += {"{": 1, "}": -1}.get(text[place], 0)  # an IndexError is a brace that never closes
        place += 1
        if depth == 0:
            return text[start + 1 : place - 1], place


def _printed(value: str) -> str:
    def command(found: re.Match[str]) -> str:
        return _COMMANDS[found[1]] if found[1] else found[2] or ""

    return re.sub(r"\\([a-z]+)\{\}|\\(.)|[{}]", command, value)


def read_ris(text: str) -> list[list[tuple[str, str]]]:
    """Return the records of a RIS file as tags with values. Raises `ValueError` for a line that is neither."""
    records: list[list[tuple[str, str]]] = []
    open_ = False
    for line in _lines(text):
        found = re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line)
        if not line and not open_:
            continue
        if found is None or (found[1] == "TY") == open_:
            raise ValueError(f"no tag: {line!r}")
        if found[1] == "TY":
            records.append([])
            open_ = True
        if found[1] == "ER":
            open_ = False
        else:
            records[-1].append((found[1], found[2]))
    if open_:
        raise ValueError("a record has no end")
    return records


def _lines(text: str) -> Iterator[str]:
    """Yield lines as the most careless program ends them: at everything that Unicode calls an end of a line."""
    if "\n" in text.replace("\r\n", ""):
        raise ValueError("a line ends in LF alone")
    yield from text.splitlines()
