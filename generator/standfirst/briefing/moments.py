"""Dates as pages show them."""

from __future__ import annotations

from functools import lru_cache

from standfirst.briefing.parts import When
from standfirst.source.moments import Moment, zone_named


@lru_cache(maxsize=16384)
def when(moment: Moment, zone: str) -> When:
    """Return a moment as pages show it: in the source's own zone, never the reader's."""
    return When(moment.iso(zone_named(zone)), moment.day, moment.clock)
