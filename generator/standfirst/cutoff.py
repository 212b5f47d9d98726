"""The one time that a build takes for now."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from standfirst.errors import DeskError


def cutoff_time() -> datetime:
    """Return `SOURCE_DATE_EPOCH`, else the clock, in UTC and to the minute.

    The variable is that of reproducible-builds.org: seconds since 1970. Raises `DeskError` when
    it holds anything else.
    """
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if not given:
        return datetime.now(UTC).replace(second=0, microsecond=0)
    try:
        return datetime.fromtimestamp(int(given), UTC).replace(second=0, microsecond=0)
    except (ValueError, OverflowError, OSError):
        remedy = "give the seconds since 1970-01-01, or unset it"
        raise DeskError(f"SOURCE_DATE_EPOCH is {given!r}, which is no number of seconds", remedy=remedy) from None
