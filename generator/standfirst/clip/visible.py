"""The text of a page as a reader would select and copy it: what its data leave out is told from these lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from standfirst.clip.words import INLINE, SILENT

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_LONGEST = 400_000
"""Characters of text that are read of a page."""


def visible_text(tree: HtmlElement) -> str:
    """Return the text of `tree`, a line for each block, without what no reader sees; no recursion, linear time."""
    parts: list[str] = []
    total = 0
    # None after an element's children stands for its end.
    waiting: list[tuple[HtmlElement, bool]] = [(tree, False)]
    while waiting and total < _LONGEST:
        element, closing = waiting.pop()
        name = element.tag if isinstance(element.tag, str) else ""
        block = name not in INLINE
        if closing:
            parts.append("\n" if block else "")
            text = element.tail
        elif name in SILENT or not name:
            text = element.tail
        else:
            parts.append("\n" if block else "")
            waiting.append((element, True))
            waiting.extend((child, False) for child in reversed(element))
            text = element.text
        if text:
            joined = " ".join(text.split())
            spaced = f"{' ' if text[0].isspace() else ''}{joined}{' ' if text[-1].isspace() and joined else ''}"
            parts.append(spaced)
            total += len(spaced)
    lines = (" ".join(line.split()) for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line)
