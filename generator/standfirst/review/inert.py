"""Foreign text in a comment of a code forge: shown as it is, in Markdown and in HTML alike, and calling nobody.

Forges turn `@name`, `#12`, `!12`, `GH-12`, commit names, addresses and `:word:` into links, mentions and pictures after
Markdown is done, so an escape is not enough: a space of no width stands behind the sign that begins them.
"""

from __future__ import annotations

import re

from standfirst.text import printable, shorten

_GAP = "&#8203;"
_SIGNS = re.compile(r"[&<>`*_\[\]\\|~$@#!]")
"""What Markdown or HTML may take for more than a sign; those that only begin a line stand behind words of ours."""

_CALLS = re.compile(
    r"[@#!%~$&^](?=[\w\"/{\[-])|(?<![A-Za-z0-9]):(?=[\w+-])|(?<=[A-Za-z]):(?=\d)|:(?=[A-Za-z_/+-])", re.ASCII
)
_GITHUB = re.compile(r"\b(G[HL])(-)(?=\d)", re.IGNORECASE)
_COMMIT = re.compile(r"\b(?=[0-9a-f]*\d)([0-9a-f]{3})([0-9a-f]{4,61})\b", re.IGNORECASE)
_HOST = re.compile(r"\bwww\.", re.IGNORECASE)
_MARK = "\ue000"
"""Where a gap goes; of the private use area, which `printable` has written out in what comes from outside."""


def inert(text: str, characters: int = 0) -> str:
    """Return text as one line that a forge shows literally, in Markdown and inside HTML; cut to `characters`."""
    flat = " ".join(printable(text).split())
    if characters:
        flat = shorten(flat, characters)
    flat = _CALLS.sub(lambda found: f"{found.group()}{_MARK}", flat)
    flat = _GITHUB.sub(rf"\1\2{_MARK}", flat)
    flat = _COMMIT.sub(rf"\1{_MARK}\2", flat)
    flat = _HOST.sub(lambda found: f"{found.group()[:3]}{_MARK}.", flat)
    return _SIGNS.sub(lambda found: f"&#{ord(found.group())};", flat).replace(_MARK, _GAP)


def inert_paragraphs(text: str) -> str:
    """Return text as `inert` does, its paragraphs kept apart, its outer spaces kept as single ones."""
    before = " " if text[:1].isspace() and text.strip() else ""
    behind = " " if text[-1:].isspace() and text.strip() else ""
    parts = [inert(part) for part in re.split(r"\n\s*\n", text)]
    return f"{before}{'<br><br>'.join(parts)}{behind}" if any(parts) else (" " if text else "")
