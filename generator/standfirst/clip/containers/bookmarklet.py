"""The bookmarklet: a bookmark that puts the page in front of an analyst on the clipboard, for `standfirst clip -`."""

from __future__ import annotations

from importlib.resources import files
from urllib.parse import quote

_PLAIN = "()*!~-._;,/?:@&=+$[]{}|"
"""Signs that an address may hold as they are in every browser's bookmarks; spaces, quotes and % are encoded."""


def bookmarklet() -> str:
    """Return the `javascript:` address to be kept as a bookmark; its source is `bookmarklet.js` beside this module."""
    return f"javascript:{quote(_joined(_source()), safe=_PLAIN)}"


def _source() -> str:
    return files("standfirst.clip.containers").joinpath("bookmarklet.js").read_text("utf-8")


def _joined(source: str) -> str:
    """Return a script as one line, without indentation, blank lines and the lines that are comments."""
    lines = (line.strip() for line in source.splitlines())
    return " ".join(line for line in lines if line and not line.startswith("//"))
