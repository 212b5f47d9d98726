"""When a desk's report is over without anybody writing: at its next embargo, expiry or date."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from standfirst.source import Library
from standfirst.source.moments import Moment, zone_named

_DAY = timedelta(days=1)


def next_turn(library: Library, cutoff: datetime) -> datetime | None:
    """Return the first time after `cutoff` at which a story, an embargo or an edition turns; None without any."""
    times = sorted(
        time
        for moment, zone in _moments(library)
        for at in _turns(moment, zone)
        for time in (at, at - _DAY)
        if time > cutoff
    )
    return times[0] if times else None


def _moments(library: Library) -> Iterator[tuple[Moment, str]]:
    for article in library.articles.values():
        fields = article.fields
        withdrawn = fields.withdrawn.date if fields.withdrawn else None
        for moment in (fields.date, fields.publish_date, fields.expiry_date, withdrawn):
            if moment is not None:
                yield moment, article.zone
    for edition in library.editions.values():
        yield edition.fields.date, edition.zone


def _turns(moment: Moment, zone: str) -> tuple[datetime, ...]:
    """Return when a moment begins and, of a bare day, when it ends."""
    ends = moment.at(zone_named(zone))
    return (ends,) if moment.clock is not None else (ends, ends - _DAY + timedelta(seconds=1))
