"""Verdicts as text and back, so that they can be kept between runs.

What is kept is only ever a short cut: a text that cannot be read back is worked out again.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from standfirst.quotes.verdict import Caution, Edit, Standing, Verdict


def written_verdict(verdict: Verdict) -> str:
    """Return a verdict as JSON."""
    return json.dumps(asdict(verdict), ensure_ascii=False, separators=(",", ":"))


def read_verdict(written: str | None, length: int) -> Verdict | None:
    """Return the verdict that `written_verdict` wrote, or None for anything else.

    `length` is that of the body, in characters: a place outside it is no place.
    """
    if written is None:
        return None
    try:
        values: dict[str, Any] = json.loads(written)
        verdict = Verdict(
            **{
                **values,
                "standing": Standing(values["standing"]),
                "edits": tuple(Edit(**edit) for edit in values["edits"]),
                "cautions": tuple(Caution(**caution) for caution in values["cautions"]),
            }
        )
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    places = [place for place in (verdict.start, verdict.end) if place is not None]
    places += [place for edit in verdict.edits for place in (edit.source_start, edit.source_end)]
    sound = all(isinstance(place, int) and 0 <= place <= length for place in places)
    return verdict if sound and isinstance(verdict.message, str) else None
