"""What a page holds, taken apart by the standard library's parser: elements, attributes, text and scripts."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path

ADDRESSES = frozenset(
    "action background cite data formaction href longdesc ping poster profile src srcdoc srcset xlink:href".split()  # noqa: SIM905
)
"""Attributes that a browser follows, loads or runs."""

ANCHOR = re.compile(r"\bq-[0-9a-f]{8}\b")
"""A quote's anchor."""


@dataclass
class Element:
    """A start tag with its attributes, decoded."""

    tag: str
    attributes: list[tuple[str, str]]
    text: str = ""
    """Only of `title`, `script` and `style`."""

    @property
    def shape(self) -> tuple[str, ...]:
        """The element's name and its attributes' names."""
        return (self.tag, *(name for name, _ in self.attributes))

    def get(self, name: str) -> str | None:
        """Return an attribute's value."""
        return next((value for key, value in self.attributes if key == name), None)


@dataclass
class Document:
    """A page or a fragment of one."""

    source: str
    elements: list[Element] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """All text that is no script and no style."""
        return " ".join("".join(self.words).split())

    @cached_property
    def title(self) -> str:
        """The text of the first `title`."""
        return next((" ".join(element.text.split()) for element in self.elements if element.tag == "title"), "")

    def meta(self, name: str) -> str | None:
        """Return the content of a `meta` by its name or property."""
        for element in self.elements:
            if element.tag == "meta" and name in {element.get("name"), element.get("property")}:
                return element.get("content")
        return None

    @cached_property
    def addresses(self) -> list[str]:
        """Every value that a browser would follow, load or run."""
        return [value for element in self.elements for name, value in element.attributes if name in ADDRESSES]

    @cached_property
    def scripts(self) -> list[str]:
        """Inline scripts and styles; of JSON among them each value, so that its escapes do not matter."""
        found = []
        for element in self.elements:
            if element.tag in {"script", "style"} and element.text.strip():
                text = element.text.strip()
                if "json" in (element.get("type") or ""):
                    found += values_of(json.loads(text))
                else:
                    found.append(f"{element.tag} {text}")
        return found


def values_of(data: object, place: str = "") -> list[str]:
    """Return every value of JSON data with its place; the anchors of quotes, made of their words, are left out."""
    if isinstance(data, dict):
        return [text for name, part in data.items() for text in values_of(part, f"{place}.{name}")]
    if isinstance(data, list):
        return [text for number, part in enumerate(data) for text in values_of(part, f"{place}[{number}]")]
    return [f"{place}: {ANCHOR.sub('q-', str(data))}"]


def parse(source: str) -> Document:
    """Return `source` taken apart."""
    document = Document(source)
    parser = _Parser(document)
    parser.feed(source)
    parser.close()
    return document


def read(path: Path) -> Document:
    """Return the page in a file, taken apart."""
    return parse(path.read_text("utf-8"))


class _Parser(HTMLParser):
    def __init__(self, document: Document) -> None:
        super().__init__(convert_charrefs=True)
        self._document = document
        self._inside: Element | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, [(name, value or "") for name, value in attrs])
        self._document.elements.append(element)
        if tag in {"title", "script", "style"}:
            self._inside = element

    def handle_endtag(self, tag: str) -> None:
        if self._inside is not None and tag == self._inside.tag:
            self._inside = None

    def handle_data(self, data: str) -> None:
        if self._inside is not None:
            self._inside.text += data
        if self._inside is None or self._inside.tag == "title":
            self._document.words.append(data)

    def handle_comment(self, data: str) -> None:
        self._document.comments.append(data)

    def handle_decl(self, decl: str) -> None:
        self._document.comments.append(decl)
