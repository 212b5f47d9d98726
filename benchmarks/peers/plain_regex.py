"""The quote finder that anybody writes first: what stands between double marks, and the nearest "said NAME"."""

from __future__ import annotations

import re
from typing import Any

SPAN = re.compile(r"“([^“”\n]+)”|\"([^\"\n]+)\"")
NAME = r"[A-Z][\w\u2019'.-]+(?: [A-Z][\w\u2019'.-]+)*|he|she"
SAID = re.compile(rf"\b(?:said (?P<after>{NAME})|(?P<before>{NAME}) said)\b")
REACH = 200
"""How many characters before and behind a quote its speaker is looked for."""


def find(body: str) -> list[dict[str, Any]]:
    """Return spans of at least three words between double marks of one line, each with the nearest "said" of a name."""
    speakers = []
    for match in SAID.finditer(body):
        start, end = match.span("after" if match["after"] else "before")
        speakers.append((start, end))
    quotes = []
    for match in SPAN.finditer(body):
        start, end = match.span(1 if match[1] else 2)
        if len(body[start:end].split()) < 3:
            continue
        quote: dict[str, Any] = {"start": start, "end": end, "speaker": None}
        gap, mention = min(
            ((max(start - last, first - end, 0), (first, last)) for first, last in speakers),
            default=(REACH + 1, (0, 0)),
        )
        if gap <= REACH:
            first, last = mention
            quote |= {"speaker": body[first:last], "mention_start": first, "mention_end": last}
        quotes.append(quote)
    return quotes
