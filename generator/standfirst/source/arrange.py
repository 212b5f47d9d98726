"""The layout of a file's fields, so that parallel edits merge and every file is read in one order.

Field names as the schema has them, fields in its order, lists one item a line, those whose order means nothing sorted,
summaries a sentence a line, registries by key. Text is moved as it stands, with the comments above it and behind it;
each step is read back, and one that would say anything else is not taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from standfirst.source.layout import (
    REGISTRIES,
    SORTED,
    by_sentence,
    lines_of,
    named,
    one_a_line,
    ordered,
    sorted_lists,
)
from standfirst.source.nodes import Node, Scalar
from standfirst.source.nodes import Sequence as List
from standfirst.source.schema.fields import Fields
from standfirst.source.schema.validate import canonical_name, group_of

__all__ = ["REGISTRIES", "SORTED", "arranged"]

_MOST_ROUNDS = 5


def arranged(text: str, file: str) -> str | None:
    """Return a file's text in the one layout; None for a file that has none, or that cannot be read.

    Its values, its comments and its body are those of before, and a text that is arranged already is returned as it is.
    """
    newline = "\r\n" if "\r\n" in text.split("\n", 1)[0] + "\n" else "\n"
    plain = text.replace("\r\n", "\n") if newline == "\r\n" else text
    if "\r" in plain:
        return None
    meaning = _meaning(plain, file)
    if meaning is None:
        return None
    comments = _comments(plain, file)

    def same(made: str) -> bool:
        return _meaning(made, file) == meaning and _comments(made, file) == comments

    for _ in range(_MOST_ROUNDS):  # what one step moves may be another's matter
        before = plain
        for step in (named, one_a_line, sorted_lists, by_sentence, ordered):
            plain = _stepped(plain, file, step, same)
        if plain == before:
            break
    return plain.replace("\n", newline) if newline == "\r\n" else plain


def _stepped(text: str, file: str, step: Callable[[str, str], Iterator[str]], same: Callable[[str], bool]) -> str:
    """Return a text with every place of a step's kind set right, as long as it says the `same`.

    All places that do not touch one another are changed at once; where the text would then say anything else, one at a
    time.
    """
    for _ in range(len(text)):
        made = _at_once(text, [one for one in step(text, file) if one != text])
        if made is None or not same(made):
            made = next((one for one in step(text, file) if one != text and same(one)), None)
        if made is None:
            break
        text = made
    return text


def _at_once(text: str, changed: Sequence[str]) -> str | None:
    """Return a text with all of its changed forms together, but for those that touch an earlier one's lines."""
    if len(changed) < 2:
        return changed[0] if changed else None
    old = text.split("\n")
    taken: list[tuple[int, int, list[str]]] = []
    for one in changed:
        new = one.split("\n")
        start = next((n for n, (left, right) in enumerate(zip(old, new, strict=False)) if left != right), 0)
        most = min(len(old), len(new)) - start
        end = next((n for n in range(most) if old[-1 - n] != new[-1 - n]), most)
        stretch = (start, len(old) - end)
        if all(stretch[1] < first or last < stretch[0] for first, last, _ in taken):
            taken.append((*stretch, new[start : len(new) - end]))
    for first, last, lines in sorted(taken, reverse=True):
        old[first:last] = lines
    return "\n".join(old)


# What is compared


def _meaning(text: str, file: str) -> object:
    """Return what a file says, whatever its layout: its values by canonical name, and its body."""
    sheet = lines_of(text, file)
    if sheet is None:
        return None

    def value(node: Node, model: type[Fields] | None, name: str) -> object:
        if isinstance(node, Scalar):
            return (node.value, node.plain and node.value == "")
        if isinstance(node, List):
            items = [value(item, model, "") for item in node.items]
            return sorted(items, key=repr) if name in SORTED else items
        found: dict[str, object] = {}
        for key, inner in node.entries.values():
            known = canonical_name(key.value, model) if model else key.value
            if known in found:
                return None
            found[known] = value(inner, group_of(known, model) if model else None, known)
        return found

    if sheet.registry:
        said: object = {key: value(node, sheet.model, "") for key, (_, node) in sheet.root.entries.items()}
    else:
        said = value(sheet.root, sheet.model, "")
    return said, sheet.lines[sheet.behind :]


def _comments(text: str, file: str) -> tuple[list[str], int] | None:
    """Return the lines that are comments, sorted, and how many signs # there are at all, in texts too."""
    sheet = lines_of(text, file)
    if sheet is None:
        return None
    inside = sheet.lines[sheet.first : sheet.behind]
    return sorted(line.strip() for line in inside if line.lstrip().startswith("#")), "".join(inside).count("#")
