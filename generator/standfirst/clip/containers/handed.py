"""What the bookmarklet puts on the clipboard: a page, or what was selected of it, with its address and title."""

from __future__ import annotations

import json
import re
from typing import Any

from standfirst.clip.clipping import Told
from standfirst.clip.containers.document import Document
from standfirst.clip.metadata.address import is_address
from standfirst.clip.metadata.dates import read_stamp
from standfirst.errors import StandfirstError

MARK = "standfirst-clip"
"""The key that a payload begins with; its value is the version of the payload's shape."""
VERSION = 1
_OPENING = re.compile(rf'\s*\{{\s*"{MARK}"\s*:')
_FIELDS = {"url": str, "title": str, "html": str, "time": str, "selection": bool}
_REMEDY = "click the bookmarklet again, and give the whole of what it copied to standfirst clip -"


def is_handed(text: str) -> bool:
    """Tell whether `text` is what the bookmarklet copies, whole or not."""
    return bool(_OPENING.match(text))


def read_handed(text: str) -> Document:
    """Return the page in a payload of the bookmarklet. Raises `StandfirstError` for a broken one."""
    payload = _object(text)
    version = payload.get(MARK)
    if version != VERSION or isinstance(version, bool):
        message = f"the bookmarklet's text is of version {str(version)[:20]!r}; this standfirst reads version {VERSION}"
        raise StandfirstError(message, remedy="install the bookmarklet that this standfirst came with")
    for name, kind in _FIELDS.items():
        if not isinstance(payload.get(name, kind()), kind):
            wanted = "true or false" if kind is bool else "a text"
            raise StandfirstError(f"the bookmarklet's {name} is not {wanted}", remedy=_REMEDY)
    if not payload.get("html", "").strip():
        raise StandfirstError("the bookmarklet's text holds no page", remedy=_REMEDY)
    url, title = payload.get("url", ""), payload.get("title", "").strip()
    told = {}
    if title:
        told["title"] = Told(title, 0.6, "the title of the browser's window")
    if moment := read_stamp(payload.get("time", "")):
        told["accessed"] = Told(moment, 0.97, "when the bookmarklet was clicked")
    return Document("html", payload["html"], url if is_address(url) else None, told)


def _object(text: str) -> dict[str, Any]:
    try:
        # What a terminal or a chat adds behind the object is no part of it.
        payload, _ = json.JSONDecoder().raw_decode(text.lstrip())
    except (ValueError, RecursionError):
        raise StandfirstError("the bookmarklet's text is cut off or damaged", remedy=_REMEDY) from None
    return payload if isinstance(payload, dict) else {}
