"""The signs that may be quotation marks, and what each does by what stands beside it."""

from __future__ import annotations

import re

# The signs below are the point of this module.
PAIRS = {
    "“": "”“\"''",
    "”": "”“",  # Swedish and Finnish ”ord”, and curly marks that look the wrong way
    '"': "\"”''",
    "„": "“”\"‟''",
    "‟": "”",
    "«": "»",
    "»": "«»",  # German »Wort«, Finnish »sana»
    "〝": "〞〟",
    "「": "」",
    "『": "』",
    "＂": "＂",  # noqa: RUF001 - full width
    "״": "״",
    "``": "''”\"",
    "‘‘": "’’''\"”",  # noqa: RUF001 - doubled single marks
    "''": "''",
    ",,": "“”\"''‘‘",  # noqa: RUF001 - typed German marks
}
"""Each opening mark, and which marks may close what it opened."""

_OPENS = frozenset(["„", "〝", "「", "『", "``", ",,"])
_CLOSES = frozenset(["〞", "〟", "」", "』", "’’"])  # noqa: RUF001 - as above
_LEANS = {"“": "open", "‘‘": "open", "«": "open", "‟": "open", "”": "close", "»": "close"}  # noqa: RUF001 - as above
"""What a mark does where the signs beside it do not tell: « mot » has a space on both sides."""

MARK = re.compile("([“”\"'`’‘])\\1{3,}|``|''|‘‘|’’|(?<!\\S),,(?=\\w)|[“”\"„‟«»〝〞〟「」『』＂״]")  # noqa: RUF001 - as above
_FEET_AND_INCHES = re.compile(r"\d\s?['’′]\s?\d{1,2}$")  # noqa: RUF001 - primes
_BEFORE_OPENING = frozenset("([{<—–-―/‘‚‹“„«»「『:¿¡…\u200b\u200e\u200f'")  # noqa: RUF001 - as above
_BEHIND_CLOSING = frozenset(")]}>.,;:!?…—–-―/’”“»«」』、。，！？；：'\"*")  # noqa: RUF001 - as above


def role_of(body: str, start: int, end: int, sign: str) -> str:  # noqa: PLR0911 - a rule each
    """Return what the mark does: "open", "close", "either" by its place, or "" for what is no quotation mark."""
    if sign in _OPENS:
        return "open"
    if sign in _CLOSES:
        return "close"
    before = body[start - 1] if start else "\n"
    behind = body[end] if end < len(body) else "\n"
    free_before = before.isspace() or before in _BEFORE_OPENING
    free_behind = behind.isspace() or behind in _BEHIND_CLOSING
    if sign in {'"', "״"} and _is_hebrew(before) and _is_hebrew(behind):
        return ""  # gershayim: the last letter of an acronym
    if sign in {'"', "''", "”"} and before.isdigit() and not free_before:
        if _FEET_AND_INCHES.search(body, max(0, start - 8), start):
            return ""
        return "close"
    if (before.isspace() or before in "([{") and not behind.isspace() and behind not in ".,;:)":
        return "open"
    if free_before and not free_behind:
        return "open"
    if free_behind and not before.isspace():
        return "open" if sign == "«" and before in "'’" else "close"  # noqa: RUF001 - French: qu'« oui »
    return _LEANS.get(sign, "either")


def _is_hebrew(character: str) -> bool:
    return "\u05d0" <= character <= "\u05ea"
