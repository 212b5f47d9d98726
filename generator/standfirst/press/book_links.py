"""Addresses as a book may hold them: the sites of the web write theirs more freely than the checker of EPUBs reads."""

from __future__ import annotations

import re
from urllib.parse import quote as percent
from urllib.parse import urlsplit, urlunsplit

_STRAY = re.compile("%(?![0-9A-Fa-f]{2})")
_KEPT = "%!$&'()*+,;=:@/-._~"
"""What RFC 3986 (3.3 to 3.5) allows in a path as it is, and the percent sign of what is encoded already."""


def strict_address(address: str) -> str | None:
    """Return an address of the web as RFC 3986 spells it, so that it leads to the same page; None for one that cannot.

    Brackets in a path, a lone percent sign and letters beyond ASCII are encoded, as browsers do when they ask for it.
    """
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return None
    if parts.netloc.count("@") > 1 or not (":" in host or all(host.removesuffix(".").split("."))):
        return None
    return urlunsplit(
        parts._replace(
            path=_encoded(parts.path, _KEPT),
            query=_encoded(parts.query, f"{_KEPT}?"),
            fragment=_encoded(parts.fragment, f"{_KEPT}?"),
        )
    )


def _encoded(text: str, kept: str) -> str:
    return percent(_STRAY.sub("%25", text), safe=kept)
