"""From HTML to a tree, whatever it holds: nothing is run, nothing fetched, no entity of its own is resolved."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MOST_ELEMENTS = 30_000
"""Ten times what the largest of 186 news pages has; beyond it, choosing a body by layout takes minutes."""
_LAYOUT = re.compile(
    r"</?(?:table|tbody|thead|tfoot|tr|td|th|div|span|font|center|section|article|main|ul|ol|dl|b|i|em|strong|big|small)"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_DECLARED = re.compile(r"^\s*<\?xml[^<>]{0,200}\?>")


def parse(text: str) -> tuple[HtmlElement | None, tuple[str, ...]]:
    """Return the tree of the page `text`, None for one without an element, and what is worth knowing about it.

    libxml2 drops what lies below 256 elements: of such a page the layout is left out, so that its text is not lost.
    """
    tree, deep = _tree(text)
    if not deep:
        return tree, ()
    tree, _ = _tree(_LAYOUT.sub("\n", text))
    return tree, ("the page nests its elements too deeply: its layout was left out",)


def _tree(text: str) -> tuple[HtmlElement | None, bool]:
    from lxml import etree, html  # noqa: PLC0415 - for pages only

    # Text is Unicode already: what the page says of its encoding no longer holds.
    cleaned = _DECLARED.sub("", text.replace("\x00", "")).encode("utf-8", "replace")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=False)
    try:
        tree = html.document_fromstring(cleaned, parser=parser)
    except etree.ParserError:
        return None, False
    return tree, any("depth" in entry.message for entry in parser.error_log)


def too_large(tree: HtmlElement) -> bool:
    """Return whether `tree` has more elements than a body can be chosen from by layout in reasonable time."""
    return any(count > _MOST_ELEMENTS for count, _ in enumerate(tree.iter()))
