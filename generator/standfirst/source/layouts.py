"""The layouts that an edit of front matter may take, the likeliest first.

Nothing here is trusted: `splice` reads every attempt back and takes the first that says exactly what is meant.
"""

from __future__ import annotations

from collections.abc import Iterator

from standfirst.source.nodes import Mapping, Node, Scalar, Sequence
from standfirst.source.sheet import Sheet, Spot
from standfirst.source.yamltext import Value, as_block, as_flow, key_text, scalar_forms

Attempt = tuple[int, int, str]
"""What is cut out, as offsets in the text of the file, and what comes in its place."""


def layouts(sheet: Sheet, spot: Spot, value: Value | None) -> Iterator[Attempt]:
    """Yield attempts at setting a value, or at taking it out where `value` is None."""
    if value is None:
        yield from _without(sheet, spot)
    elif spot.node is not None:
        yield from _replaced(sheet, spot, spot.node, value)
    elif isinstance(spot.parent, Mapping):
        yield from _added(sheet, spot, spot.parent, str(spot.path[-1]), value)


# Replacing


def _replaced(sheet: Sheet, spot: Spot, node: Node, value: Value) -> Iterator[Attempt]:
    start, end = sheet.start(node), sheet.end(node)
    single = isinstance(value, str | bool | int)
    if single and isinstance(node, Scalar) and end > start:
        for form in scalar_forms(value, sheet.text[start:end], sheet.newline(start)):
            yield start, end, form
        return
    key = _key_of(spot)
    if key is None:  # an item of a list
        for form in _inline(value, sheet, spot):
            yield start, end, form
        return
    behind = sheet.start(key) + len(sheet.text[sheet.start(key) : sheet.end(key)])
    end = max(end, behind)
    if not spot.flow and not single:
        indent = sheet.column(sheet.start(key)) + 2
        yield behind, end, ":" + sheet.newline(behind).join(as_block(value, indent))
    for form in _inline(value, sheet, spot):
        yield behind, end, f": {form}"


def _inline(value: Value, sheet: Sheet, spot: Spot) -> Iterator[str]:
    quoted = spot.flow and _is_quoted(sheet, spot)
    if isinstance(value, str | bool | int) and not quoted and not spot.flow:
        yield from scalar_forms(value, "", "\n")
    yield as_flow(value, quoted=quoted)
    yield as_flow(value, quoted=True)


def _key_of(spot: Spot) -> Scalar | None:
    name = spot.path[-1]
    return spot.parent.entries[name][0] if isinstance(spot.parent, Mapping) and isinstance(name, str) else None


def _is_quoted(sheet: Sheet, spot: Spot) -> bool:
    """Tell whether the names around a place stand in quotation marks, as in JSON."""
    if isinstance(spot.parent, Sequence):
        return all(sheet.text[sheet.start(item)] == '"' for item in spot.parent.items)
    return any(sheet.text[sheet.start(key)] == '"' for key, _ in spot.parent.entries.values())


# Adding


def _added(sheet: Sheet, spot: Spot, parent: Mapping, name: str, value: Value) -> Iterator[Attempt]:
    if spot.flow or sheet.is_flow(parent):
        yield from _added_in_brackets(sheet, spot, parent, name, value)
        return
    if not parent.entries:
        lines = as_block(value, 2)
        newline = sheet.newline(0)
        yield sheet.fields_end, sheet.fields_end, newline.join([f"{name}:{lines[0]}", *lines[1:], ""])
        return
    first = next(iter(parent.entries.values()))[0]
    indent = sheet.column(sheet.start(first))
    lines = as_block(value, indent + 2)
    last = max(max(sheet.end(key), sheet.end(node)) for key, node in parent.entries.values())
    newline = sheet.newline(last)
    new = newline + newline.join([f"{' ' * indent}{name}:{lines[0]}", *lines[1:]])
    here = sheet.line_end(last)
    yield here, here, new
    while sheet.text[here : here + 2].startswith(("\n", "\r\n")):  # blank lines that belong to a block of text
        here = sheet.line_end(sheet.text.index("\n", here) + 1)
        yield here, here, new


def _added_in_brackets(sheet: Sheet, spot: Spot, parent: Mapping, name: str, value: Value) -> Iterator[Attempt]:
    quoted = bool(parent.entries) and _is_quoted(sheet, Spot((*spot.path[:-1], name), parent, None, flow=True))
    pair = f"{key_text(name, quoted=quoted)}: {as_flow(value, quoted=quoted)}"
    if not parent.entries:
        yield sheet.start(parent) + 1, sheet.start(parent) + 1, pair
        return
    last = max(max(sheet.end(key), sheet.end(node)) for key, node in parent.entries.values())
    yield last, last, f", {pair}"


# Taking out


def _without(sheet: Sheet, spot: Spot) -> Iterator[Attempt]:
    pieces = _pieces(sheet, spot.parent)
    names = list(spot.parent.entries) if isinstance(spot.parent, Mapping) else range(len(spot.parent.items))
    place = list(names).index(spot.path[-1])
    start, end = pieces[place]
    if spot.flow or sheet.is_flow(spot.parent):
        if place:
            yield pieces[place - 1][1], end, ""
        if place + 1 < len(pieces):
            yield start, pieces[place + 1][0], ""
        yield start, _past_comma(sheet.text, end), ""
        return
    line, behind = sheet.line_start(start), sheet.text.find("\n", end) + 1
    if sheet.text[line:start].strip(" -") == "":
        yield line, behind, ""  # the whole lines
    if place + 1 < len(pieces):
        yield start, pieces[place + 1][0], ""  # the next one moves up behind the dash
    whole = sheet.start(spot.parent)
    last = pieces[-1][1]
    empty = "{}" if isinstance(spot.parent, Mapping) else "[]"
    if len(pieces) == 1:
        yield from ((at, last, f"{space}{empty}") for at, space in _before(sheet, whole))


def _before(sheet: Sheet, whole: int) -> Iterator[tuple[int, str]]:
    """Yield where an emptied collection may stand: behind its name, or where it stood."""
    text = sheet.text[:whole].rstrip(" \r\n")
    if text.endswith(":"):
        yield len(text), " "
    yield whole, ""


def _pieces(sheet: Sheet, parent: Mapping | Sequence) -> list[tuple[int, int]]:
    """Return where each entry or item begins and ends."""
    if isinstance(parent, Mapping):
        return [(sheet.start(key), max(sheet.end(key), sheet.end(node))) for key, node in parent.entries.values()]
    return [(sheet.start(item), sheet.end(item)) for item in parent.items]


def _past_comma(text: str, offset: int) -> int:
    rest = text[offset:]
    return offset + len(rest) - len(rest.lstrip(" ").removeprefix(","))
