"""A file's front matter as text and nodes together: where each value, key and item begins and ends in the text."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate

from standfirst.errors import Origin, StandfirstError
from standfirst.source.files import SourceFile, split_front_matter
from standfirst.source.frontmatter import read_document
from standfirst.source.nodes import Mapping, Node, Sequence
from standfirst.source.schema.fields import Fields
from standfirst.source.schema.validate import canonical_name, group_of

Path = tuple[str | int, ...]
"""A place in front matter by the fields' own names, such as ("quotes", 0, "verified"); items count from 0."""


class CannotSpliceError(StandfirstError):
    """An edit would change more than it means; a person has to make it."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a change is made: the collection, the key or item in it, and the node that is there, if any."""

    path: Path
    """With the names that the file has."""
    parent: Mapping | Sequence
    node: Node | None
    flow: bool
    """Whether the collection stands in brackets."""

    @property
    def name(self) -> str:
        """The place in words, items counted from 1 as people count."""
        return ".".join(str(part + 1) if isinstance(part, int) else part for part in self.path)


class Sheet:
    """A file's text with its nodes, and the offsets of what the parser gives as lines and columns."""

    def __init__(self, text: str, file: str) -> None:
        document = read_document(SourceFile(file, text))
        self.text = text
        self.file = file
        self.root = document.fields
        yaml, self.body = split_front_matter(text, file)
        self.fields_end = text.index("\n") + 1 + len(yaml)
        """The offset of the line that closes the front matter."""
        self._starts = list(accumulate((len(line) + 1 for line in text.split("\n")), initial=0))

    def start(self, node: Node) -> int:
        """Return the offset at which a node begins."""
        return self._starts[node.span.line - 1] + node.span.column - 1

    def end(self, node: Node) -> int:
        """Return the offset behind a node's last character, comments and blank lines left out."""
        if not self.is_flow(node) and isinstance(node, Mapping | Sequence):
            pairs = node.entries.values() if isinstance(node, Mapping) else ((item, item) for item in node.items)
            return max((max(self.end(a), self.end(b)) for a, b in pairs), default=self.start(node))
        end = self._starts[node.span.end_line - 1] + node.span.end_column - 1
        return self.start(node) + len(self.text[self.start(node) : end].rstrip())

    def is_flow(self, node: Node) -> bool:
        """Tell whether a collection stands in brackets."""
        return isinstance(node, Mapping | Sequence) and self.text[self.start(node)] in "[{" and node is not self.root

    def line_end(self, offset: int) -> int:
        """Return the offset of the line break that ends the line of `offset`, before a carriage return."""
        end = self.text.find("\n", offset)
        end = len(self.text) if end < 0 else end
        return end - 1 if end > offset and self.text[end - 1] == "\r" else end

    def line_start(self, offset: int) -> int:
        """Return the offset at which the line of `offset` begins."""
        return self.text.rfind("\n", 0, offset) + 1

    def column(self, offset: int) -> int:
        """Return how many characters stand before `offset` on its line."""
        return offset - self.line_start(offset)

    def newline(self, offset: int) -> str:
        """Return the line break that the line of `offset` ends with."""
        end = self.line_end(offset)
        return "\r\n" if self.text[end : end + 1] == "\r" else "\n"

    def origin(self, spot: Spot) -> Origin:
        """Return a place as messages name it."""
        span = (spot.node or spot.parent).span
        return Origin(self.file, span.line, span.column)

    def find(self, path: Path, model: type[Fields]) -> Node | None:
        """Return the node at a path, or None."""
        return self.spot(path, model).node if path else self.root

    def spot(self, path: Path, model: type[Fields]) -> Spot:
        """Return the place of a path, which may be a field that is not there yet."""
        node: Node = self.root
        group: type[Fields] | None = model
        found: list[str | int] = []
        flow = False
        for depth, part in enumerate(path):
            flow = flow or self.is_flow(node)
            key, child = _child(node, part, group)
            last = depth == len(path) - 1
            if not isinstance(node, Mapping | Sequence) or (child is None and (isinstance(part, int) or not last)):
                where = ".".join(str(p + 1) if isinstance(p, int) else p for p in path)
                raise CannotSpliceError(f"there is no `{where}` in the file", origin=Origin(self.file))
            found.append(key)
            if last:
                return Spot(tuple(found), node, child, flow)
            group = group_of(str(part), group) if isinstance(part, str) and group else group
            node = child or node
        raise CannotSpliceError("no field is named", origin=Origin(self.file))


def _child(node: Node, part: str | int, group: type[Fields] | None) -> tuple[str | int, Node | None]:
    """Return an item or field and what it is called in the file."""
    if isinstance(part, int):
        return part, node.items[part] if isinstance(node, Sequence) and part < len(node.items) else None
    if isinstance(node, Mapping):
        for key, (_, value) in node.entries.items():
            if key == part or (group is not None and canonical_name(key, group) == part):
                return key, value
    return part, None
