"""Dates and times as articles give them: sometimes with a time, rarely with a zone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo
from functools import lru_cache
from zoneinfo import ZoneInfo

_FORM = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})"
    r"(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?[ ]?(Z|[+-]\d{2}:?\d{2})?)?",
    re.ASCII,
)

MOMENT_PATTERN = r"^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)? ?(Z|[+-]\d{2}:?\d{2})?)?$"
"""The same form for the JSON Schemas that editors' programs read."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A date, perhaps with a time, perhaps with a zone, as the source gives it."""

    day: date
    clock: time | None = None
    zone: timezone | None = None

    def at(self, zone: tzinfo) -> datetime:
        """Return the moment in UTC, in `zone` where the source names none.

        A bare date sorts at its day's end: a story known to be of the 13th is not before one of 09:00.
        """
        clock = self.clock or time(23, 59, 59)
        return datetime.combine(self.day, clock, self.zone or zone).astimezone(UTC)

    def iso(self, zone: tzinfo) -> str:
        """Return the value of an HTML `datetime` attribute: a date, or a time with its offset."""
        if self.clock is None:
            return self.day.isoformat()
        return datetime.combine(self.day, self.clock, self.zone or zone).isoformat(timespec="minutes")

    def __str__(self) -> str:
        clock = f" {self.clock:%H:%M}" if self.clock else ""
        return f"{self.day.isoformat()}{clock}"


def parse_moment(value: str) -> Moment:
    """Return the moment that `value` names; raises `ValueError` with what is wrong, in words."""
    found = _FORM.fullmatch(value.strip())
    if not found:
        raise ValueError("not a date of the form 2024-05-13 or 2024-05-13 08:52, with +09:00 or Z if the zone is known")
    year, month, day, hour, minute, second, zone = found.groups()
    if not 1000 <= int(year) <= 9998:  # others write 0001 and 9999 for "never"; in UTC these can leave the calendar
        raise ValueError("no story is of that year; leave the field out where there is no date")
    try:
        moment = date(int(year), int(month), int(day))
        if hour is None:
            return Moment(moment)
        return Moment(moment, time(int(hour), int(minute), int(second or 0)), _zone(zone))
    except ValueError as error:
        raise ValueError(f"no such date or time: {error}") from None


def _zone(offset: str | None) -> timezone | None:
    if offset is None:
        return None
    if offset == "Z":
        return UTC
    sign = -1 if offset[0] == "-" else 1
    digits = offset[1:].replace(":", "")
    return timezone(sign * timedelta(hours=int(digits[:2]), minutes=int(digits[2:])))


@lru_cache(maxsize=256)
def zone_named(name: str) -> ZoneInfo:
    """Return the zone of an IANA name such as Europe/Berlin; raises `ValueError` when there is none."""
    try:
        return ZoneInfo(name)
    except (KeyError, OSError, ValueError):
        raise ValueError(f"{name!r} is no time zone of the IANA list, such as Europe/Berlin") from None
