"""What browsers and their extensions write into a page that they save: where it came from, and when."""

from __future__ import annotations

import re

from standfirst.clip.clipping import Told
from standfirst.clip.metadata.address import is_address
from standfirst.clip.metadata.dates import read_stamp

_FROM = re.compile(
    r"<!--\s*(?:saved from url=\(\d{1,6}\)|page saved with \w{3,20}\s+url:\s*)(https?://[^\s<>\"]{3,2000})",
    re.IGNORECASE,
)
"""Internet Explorer's comment, which others took over, and that of an extension that saves a page as one file."""
_DATE = re.compile(r"saved date:\s*(?:[A-Z][a-z]{2}\s)?([^\n(<>]{8,60})")
_SCRIPTED = re.compile(r"([A-Z][a-z]{2}) (\d\d) (\d{4}) (\d\d:\d\d):\d\d GMT([+-]\d{4})")
"""A moment as JavaScript writes it: `May 13 2024 10:52:03 GMT+0200`."""


def saved_from(head: str) -> tuple[str | None, dict[str, Told]]:
    """Return the address that a saved page names in a comment of its head, and when it was saved (`accessed`)."""
    found = _FROM.search(head)
    if not found or not is_address(found[1]):
        return None, {}
    end = head.find("-->", found.end())
    stamp = _DATE.search(head, found.end(), end if end > 0 else len(head))
    moment = scripted_moment(stamp[1].strip()) if stamp else None
    told = {"accessed": Told(moment, 0.95, "when the page was saved")} if moment else {}
    return found[1], told


def scripted_moment(text: str) -> str | None:
    """Return a moment that a browser wrote, as `2024-05-13T10:52+02:00`, or None."""
    found = _SCRIPTED.search(text)
    return read_stamp(f"{found[1]} {found[2]}, {found[3]} {found[4]} {found[5]}" if found else text)
