"""A page as a select-all pastes it, for the tests of clipping: a made-up paper, made-up people."""

from __future__ import annotations

import textwrap

PARAGRAPHS = tuple(
    " ".join(paragraph.split())
    for paragraph in """
VARNSTAD, March 4 (NPS) -- The harbour board of Varnstad voted on Monday to close the old fish market for
eighteen months, ending weeks of protest by the traders who rent its forty stalls.

Under the plan, the market hall will be stripped to its iron frame and raised by a metre, so that the spring
tides that flooded it twice last year no longer reach the stalls.

"We have waited for this longer than I have been alive," said Ilse Marbeck, who sells eels and smoked herring
from a stall that her grandmother opened.

The board will pay each trader a third of the usual takings while the hall is closed. The traders had asked for
half, and two of them told the board that they would not come back.

Engineers first warned of the rising floor in a report that the board kept to itself for three years. Its
chairman, Pauli Drest, apologised for that on Monday and said that such reports would be published from now on.

The work begins in May. The board expects the first stalls to open again in time for the autumn herring.
""".strip().split("\n\n")
)
CAPTION = "Ilse Marbeck stands at her stall in the fish market of Varnstad on Saturday."
CREDIT = "Photo by Odd Lindqvist/NPS"
OTHERS = (
    (
        "Ferry to the outer islands stops for a week",
        "Local News // 20 minutes ago",
        "March 4 (NPS) -- The ferry to the outer islands stops for a week from Thursday while its engine is changed.",
    ),
    (
        "School in Tolvik reopens after the storm",
        "Local News // 2 hours ago",
        "March 4 (NPS) -- Children in Tolvik went back to lessons on Monday, six weeks after a storm took the roof.",
    ),
    (
        "Museum finds a lost map in its own cellar",
        "Culture // 1 day ago",
        "March 3 (NPS) -- A map of the coast that was thought burnt in 1911 lay in the museum's cellar all along.",
    ),
)


def pasted(*, wrapped: int | None = None) -> str:
    """Return the page, hard-wrapped at a column where one is given."""
    lines = [
        *("Skip to content", "Home", "Local News", "Culture", "Sport", "Sign in", "Subscribe", ""),
        *("Local News", "March 4, 2024 / 9:15 AM", "", "Varnstad closes its fish market for eighteen months", ""),
        *("By Runa Tallis", f"{CAPTION} {CREDIT}", f"1 of 2 | {CAPTION} {CREDIT}", ""),
    ]
    for number, paragraph in enumerate(PARAGRAPHS):
        lines += [paragraph, ""]
        if number in {1, 3}:
            lines += ["Advertisement", ""]
    lines += ["Latest Headlines", ""]
    for title, age, teaser in OTHERS:
        lines += [title, age, title, teaser]
    lines += ["Advertisement", "", "Trending Stories", ""]
    lines += ["Five bakeries to visit before the summer", "Five bakeries to visit before the summer"]
    lines += ["", "Follow Us", "", "Copyright 2024 Northern Press Service. All rights reserved.", "Terms of use"]
    if wrapped:
        lines = [part for line in lines for part in (textwrap.wrap(line, wrapped) or [""])]
    return "\n".join(lines)
