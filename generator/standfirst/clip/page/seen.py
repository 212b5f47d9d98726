"""The lines of a page as a reader sees them, each with its place in the HTML and the address that it links to."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standfirst.clip.paste.words import INLINE, SILENT

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MOST_LINES = 50_000
"""Lines of a page that are told apart: a hundred times as many as a long one has."""
_LONGEST = 400_000
"""Characters of a page's text that are read as such."""
_HIDDEN = re.compile(r"(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Seen:
    """A line that a reader sees; `number` is its line in the HTML, 0 where unknown; `href` is as the page has it."""

    text: str
    number: int
    href: str | None


def is_hidden(element: HtmlElement) -> bool:
    """Tell whether an element's own attributes keep it from readers: a newsletter's preview line, a menu not opened."""
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def visible_text(tree: HtmlElement) -> str:
    """Return the text of `tree` as a reader would select and copy it, a line for each block; see `seen_lines`."""
    return "\n".join(line.text for line in seen_lines(tree))[:_LONGEST]


def seen_lines(tree: HtmlElement) -> tuple[Seen, ...]:
    """Return the first `MOST_LINES` lines of `tree`, one for each block of text; no recursion, linear time.

    A line belongs to the first link in it that has words. A page that opens with a script and no `body` has its text in
    the head: the parser leaves it there.
    """
    lines: list[Seen] = []
    line = _Line()
    # An element waits with the link around it; the second time, behind its children, as its end.
    waiting: list[tuple[HtmlElement, str | None, bool]] = [(tree, None, False)]
    while waiting and len(lines) < MOST_LINES:
        element, href, closing = waiting.pop()
        name = element.tag if isinstance(element.tag, str) else ""
        silent = not name or (name in SILENT and name != "head") or is_hidden(element)
        if not closing and not silent:
            inner = element.get("href") or href if name == "a" else href
            if name not in INLINE:
                line.finish(lines)
            line.add(element.text, element.sourceline, inner)
            waiting.append((element, href, True))
            waiting.extend((child, inner, False) for child in reversed(element))
            continue
        if closing and name not in INLINE:
            line.finish(lines)
        line.add(element.tail, element.sourceline, href)
    line.finish(lines)
    return tuple(lines)


class _Line:
    """Gathers the words of a line."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._number = 0
        self._href: str | None = None

    def add(self, text: str | None, number: int | None, href: str | None) -> None:
        if not text:
            return
        self._parts.append(text)
        if text.strip():
            self._number = self._number or number or 0
            self._href = self._href or href

    def finish(self, lines: list[Seen]) -> None:
        words = " ".join("".join(self._parts).split())
        if words:
            lines.append(Seen(words, self._number, self._href))
        self._parts, self._number, self._href = [], 0, None
