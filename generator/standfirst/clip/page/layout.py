"""Tables that lay a page out, as newsletters and old pages have them: one within the other, no data in rows."""

from __future__ import annotations

import re

_TABLE = re.compile(r"<(/?)table\b", re.IGNORECASE)
_PART = re.compile(r"<(/?)(?:table|tbody|thead|tfoot|tr|(td|th)|center)\b[^<>]*>", re.IGNORECASE)


def without_layout_tables(html: str) -> str:
    """Return a page that has tables within tables with blocks in their place; every other page as it is.

    Read as data, each cell would be an item of a list, and the paragraphs in it one run of words. Lines keep their
    numbers.
    """
    return _PART.sub(_block, html) if _nests(html) else html


def _nests(html: str) -> bool:
    depth = 0
    for found in _TABLE.finditer(html):
        depth = max(0, depth - 1) if found[1] else depth + 1
        if depth > 1:
            return True
    return False


def _block(found: re.Match[str]) -> str:
    """Return what takes the place of a table's tag: a cell is a paragraph, unless others stand in it."""
    return "\n" * found[0].count("\n") + f"<{found[1]}{'p' if found[2] else 'div'}>"
