"""A name that is spelt in two ways, and how that is kept; `spellings` finds them, with tables of first names."""

from __future__ import annotations

import json
from typing import NamedTuple


class Spelling(NamedTuple):
    """Another spelling of a speaker's name: `variant` stands at `body[start:end]`, `name` elsewhere or in the file."""

    speaker: str
    """The speaker's name as the registry, or else the file, has it."""
    name: str
    variant: str
    start: int
    end: int


def read_spellings(written: str | None) -> tuple[Spelling, ...] | None:
    """Return the spellings that JSON has as lists of values, or None for anything else."""
    if written is None:
        return None
    try:
        rows = json.loads(written)
        found = tuple(Spelling(*row) for row in rows)
    except (ValueError, TypeError, RecursionError):
        return None
    sound = all(isinstance(text, str) for row in found for text in row[:3])
    sound = sound and isinstance(rows, list)
    return found if sound and all(isinstance(place, int) for row in found for place in row[3:]) else None
