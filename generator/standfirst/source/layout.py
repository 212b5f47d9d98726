"""The steps by which a file's fields get their layout: each yields the text with one place of its kind set right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from standfirst.errors import Faults
from standfirst.source.files import SourceFile, editors_lines
from standfirst.source.frontmatter import read_document
from standfirst.source.nodes import Mapping, Node, Scalar, parse_yaml
from standfirst.source.nodes import Sequence as List
from standfirst.source.schema import (
    ArticleFields,
    EditionFields,
    OrganisationFields,
    PersonFields,
    PublisherFields,
    TopicFields,
)
from standfirst.source.schema.fields import Fields
from standfirst.source.schema.validate import canonical_name, group_of
from standfirst.text import fold, sentences

_FILES: dict[str, type[Fields]] = {"articles": ArticleFields, "topics": TopicFields, "editions": EditionFields}
REGISTRIES: dict[str, type[Fields]] = {
    "people.yml": PersonFields, "organisations.yml": OrganisationFields, "publishers.yml": PublisherFields,
}  # fmt: skip
"""The registries by their files' names."""

SORTED = frozenset(["tags", "places", "not_related", "aliases", "formerly", "domains"])
"""Lists whose order means nothing to readers; topics, people and stories stand as their editor put them."""

LONG = 100
"""Characters of a summary that one line may have."""


@dataclass(frozen=True, slots=True)
class Lines:
    """A file's lines, without their ends, and its fields; `first` and `behind` are the lines that hold them."""

    lines: list[str]
    root: Mapping
    model: type[Fields]
    first: int
    behind: int
    registry: bool


def lines_of(text: str, file: str) -> Lines | None:
    """Return a file's lines with its fields; None for one that has no layout, or cannot be read."""
    lines = text.split("\n")
    try:
        if file in REGISTRIES:
            root = parse_yaml(editors_lines(text.lstrip("\ufeff")), file)
            if not isinstance(root, Mapping):
                return None
            return Lines(lines, root, REGISTRIES[file], 0, len(lines) - (lines[-1] == ""), registry=True)
        model = _FILES.get(file.partition("/")[0])
        if model is None:
            return None
        document = read_document(SourceFile(file, text))
    except Faults:
        return None
    behind = next(n for n, line in enumerate(lines) if n and line.rstrip() == "---")
    return Lines(lines, document.fields, model, 1, behind, registry=False)


def mappings(sheet: Lines) -> Iterator[tuple[Mapping, type[Fields] | None]]:
    """Yield every group of fields with its model; a registry's own keys have none."""

    def walk(node: Node, model: type[Fields] | None) -> Iterator[tuple[Mapping, type[Fields] | None]]:
        if isinstance(node, Mapping):
            yield node, model
            for key, value in node.entries.values():
                name = canonical_name(key.value, model) if model else key.value
                yield from walk(value, group_of(name, model) if model else None)
        elif isinstance(node, List):
            for item in node.items:
                yield from walk(item, model)

    if sheet.registry:
        yield sheet.root, None
        for _, entry in sheet.root.entries.values():
            yield from walk(entry, sheet.model)
    else:
        yield from walk(sheet.root, sheet.model)


def is_block(sheet: Lines, node: Mapping | List) -> bool:
    """Tell whether a group or list stands line by line, and not in brackets."""
    if node is sheet.root:
        return True
    line = sheet.lines[node.span.line - 1]
    return line[node.span.column - 1 : node.span.column] not in {"{", "["}


# The steps. Each yields texts that have one place of its kind set right.


def named(text: str, file: str) -> Iterator[str]:
    """Give a field the name that the schema has for it."""
    sheet = lines_of(text, file)
    for mapping, model in mappings(sheet) if sheet else ():
        for key, _ in mapping.entries.values():
            name = canonical_name(key.value, model) if model else key.value
            if sheet and name != key.value and name not in mapping.entries and key.span.line == key.span.end_line:
                yield _replaced(sheet, key.span.line - 1, key.span.column - 1, key.span.end_column - 1, name)


def _replaced(sheet: Lines, line: int, start: int, end: int, by: str) -> str:
    changed = f"{sheet.lines[line][:start]}{by}{sheet.lines[line][end:]}"
    return "\n".join([*sheet.lines[:line], changed, *sheet.lines[line + 1 :]])


def one_a_line(text: str, file: str) -> Iterator[str]:
    """Put a list in brackets, on the line of its name, below it."""
    sheet = lines_of(text, file)
    for mapping, _ in mappings(sheet) if sheet else ():
        if sheet is None or not is_block(sheet, mapping):
            continue
        for key, node in mapping.entries.values():
            if isinstance(node, List) and node.items and not is_block(sheet, node):
                spans = [item.span for item in node.items]
                if node.span.line == node.span.end_line == key.span.line:
                    line = sheet.lines[key.span.line - 1]
                    before, behind = line[: node.span.column - 1].rstrip(), line[node.span.end_column - 1 :].rstrip()
                    indent = " " * (key.span.column + 1)
                    items = [f"{indent}- {line[span.column - 1 : span.end_column - 1]}" for span in spans]
                    new = [f"{before}{behind}", *items]
                    yield "\n".join([*sheet.lines[: key.span.line - 1], *new, *sheet.lines[key.span.line :]])


def sorted_lists(text: str, file: str) -> Iterator[str]:
    """Sort a list whose order means nothing; a comment above an item goes with it."""
    sheet = lines_of(text, file)
    for mapping, model in mappings(sheet) if sheet else ():
        for key, node in mapping.entries.values():
            name = canonical_name(key.value, model) if model else key.value
            if sheet is None or name not in SORTED or not isinstance(node, List) or not is_block(sheet, node):
                continue
            values = [item for item in node.items if isinstance(item, Scalar) and item.span.line == item.span.end_line]
            if len(values) < len(node.items) or len({item.span.line for item in values}) < len(values):
                continue
            starts = [_above(sheet, item.span.line - 1) for item in values]
            about_all = starts[0] < values[0].span.line - 1
            starts[0] = values[0].span.line - 1
            ends = [*starts[1:], values[-1].span.line]
            order = sorted(range(len(values)), key=lambda n: (fold(values[n].value), values[n].value))
            if about_all and order[0]:
                continue  # what stands above the first item may be about that one, or about the list
            new = [line for n in order for line in sheet.lines[starts[n] : ends[n]]]
            yield "\n".join([*sheet.lines[: starts[0]], *new, *sheet.lines[ends[-1] :]])


def _above(sheet: Lines, line: int) -> int:
    """Return the first of the comment lines right above a line, or the line itself."""
    while line - 1 >= sheet.first and sheet.lines[line - 1].lstrip().startswith("#"):
        line -= 1
    return line


def by_sentence(text: str, file: str) -> Iterator[str]:
    """Write a summary of several sentences as a block of text, a sentence a line."""
    sheet = lines_of(text, file)
    if sheet is None or sheet.registry or "summary" not in sheet.root.entries:
        return
    key, node = sheet.root.entries["summary"]
    if not isinstance(node, Scalar) or "\n" in node.value.strip("\n"):
        return
    parts = sentences(node.value)
    if len(parts) < 2 and len(node.value) <= LONG:
        return
    first, behind = key.span.line - 1, _behind(sheet, node)
    if "".join(sheet.lines[first:behind]).count("#") != node.value.count("#"):
        return  # a comment beside the text would be lost
    if not parts or " ".join(parts) != node.value:
        return
    header = sheet.lines[first][: key.span.end_column - 1]
    new = [f"{header}: >-", *(f"  {part}" for part in parts)]
    yield "\n".join([*sheet.lines[:first], *new, *sheet.lines[behind:]])


def _behind(sheet: Lines, node: Node) -> int:
    """Return the line behind a node's last text: comments that follow belong to what comes after them."""
    if isinstance(node, Mapping | List) and is_block(sheet, node):
        inner = [part for pair in node.entries.values() for part in pair] if isinstance(node, Mapping) else node.items
        return max((_behind(sheet, part) for part in inner), default=node.span.line)
    end = node.span.end_line if node.span.end_column > 1 else node.span.end_line - 1
    while end > node.span.line and not sheet.lines[end - 1].strip():
        end -= 1
    return end


def ordered(text: str, file: str) -> Iterator[str]:
    """Put the fields of a group into the schema's order, and a registry's entries into that of their keys."""
    sheet = lines_of(text, file)
    for mapping, model in mappings(sheet) if sheet else ():
        if sheet is None or len(mapping.entries) < 2 or not is_block(sheet, mapping):
            continue
        keys = [key for key, _ in mapping.entries.values()]
        if len({key.span.line for key in keys}) < len(keys):
            continue
        made = _reordered(sheet, mapping, _order(model))
        if made is not None:
            yield made


def _order(model: type[Fields] | None) -> Callable[[str], tuple[int, str]]:
    if model is None:
        return lambda name: (0, name)
    names = [field.alias or name for name, field in model.model_fields.items()]
    places = {name: place for place, name in enumerate(names)}
    # What the schema does not know stays behind, in the order in which it was written: sorting is stable.
    return lambda name: (places.get(canonical_name(name, model), len(names)), "")


def _reordered(sheet: Lines, mapping: Mapping, order: Callable[[str], tuple[int, str]]) -> str | None:
    rows = list(mapping.entries.values())
    wanted = sorted(range(len(rows)), key=lambda n: order(rows[n][0].value))
    if wanted == list(range(len(rows))):
        return None
    column = rows[0][0].span.column - 1
    ends = [_with_comments(sheet, max(key.span.line, _behind(sheet, node)), column) for key, node in rows]
    starts = [rows[0][0].span.line - 1, *ends[:-1]]
    dash = rows[0][0].span.column - 1
    head = sheet.lines[starts[0]][:dash]
    if head.strip(" -"):
        return None
    if not head.strip():  # not behind the dash of a list: comments right above the first name are its own
        starts[0] = _above(sheet, starts[0])
    blocks = [sheet.lines[start:end] for start, end in zip(starts, ends, strict=True)]
    if head.strip():
        blocks[0] = [" " * dash + blocks[0][0][dash:], *blocks[0][1:]]
    new = _joined([blocks[n] for n in wanted], apart=sheet.registry and mapping is sheet.root)
    if head.strip():
        place = next(n for n, line in enumerate(new) if line.strip() and not line.lstrip().startswith("#"))
        if not new[place].startswith(" " * dash):
            return None
        new[place] = head + new[place][dash:]
        new[:place] = [f"{' ' * head.index('-')}{line.strip()}" for line in new[:place] if line.strip()]
    return "\n".join([*sheet.lines[: starts[0]], *new, *sheet.lines[ends[-1] :]])


def _with_comments(sheet: Lines, end: int, column: int) -> int:
    """Return the line behind the comments that follow a block and are set in deeper than its key: they are its own."""
    while end < sheet.behind:
        line = sheet.lines[end]
        if not line.lstrip().startswith("#") or len(line) - len(line.lstrip()) <= column:
            break
        end += 1
    return end


def _joined(blocks: Sequence[list[str]], *, apart: bool) -> list[str]:
    """Return blocks as lines; `apart` with one empty line between any two."""
    if not apart:
        return [line for block in blocks for line in block]
    bare = [block[next((n for n, line in enumerate(block) if line.strip()), 0) :] for block in blocks]
    return [line for n, block in enumerate(bare) for line in ([""] if n else []) + block]
