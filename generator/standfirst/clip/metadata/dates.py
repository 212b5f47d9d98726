"""Dates as news pages print them, in the languages of `months`, with the time of day and its zone where they are told.

Every date has its year on the page: "13 May" alone is no date. What is read is what is printed: a time without a zone
has none, and an abbreviation that two countries share (IST, CST) gives none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from standfirst.clip.metadata.months import month_of

_YEAR = re.compile(r"(?<!\d)(?:19[5-9]|20[0-4])\d")
"""1950 to 2049; digits may follow where a page has lost the space ("20232:23 PM", "November 21, 202501747")."""

_MONTH_DAY = re.compile(
    r"([^\W\d_]+(?:\s[^\W\d_]+)?)\.?,?\s{0,2}(\d{1,2})(?:st|nd|rd|th)?\s?[.,]?\s{0,2}$", re.IGNORECASE
)
_DAY_MONTH = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|:e|[.ºª])?[\s-]{0,2}(?:of\s|de\s|d['’])?"  # noqa: RUF001 - an elision's mark
    r"([^\W\d_]+(?:\s[^\W\d_]+)?)[.,]{0,2}[\s/-]{0,2}(?:de\s|del\s)?$",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"(?<![\d./-])(\d{1,2})([./-])\s?(\d{1,2})\2\s?$")
_AFTER = re.compile(
    r"(?:([./-])\s?(\d{1,2})\1\s?(\d{1,2})|\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일])(?!\d{3})"
)
_YEAR_FIRST = re.compile(r"\.?,?\s([^\W\d_]{3,})\.?\s(\d{1,2})(?!\d)")
_SHORT_YEAR = re.compile(r"(?<![\d.])(\d{1,2})\.\s?(\d{1,2})\.\s?([0-4]\d)(?![\d.:])")

_TIME = re.compile(
    r"(?<![\d:.])([01]?\d|2[0-4])(?:\s?([:.h])\s?([0-5]\d)(?::[0-5]\d(?:\.\d+)?)?)?\s?([ap])?(?:(?<=[ap])\.?m\.?)?"
    r"(?![\d:])",
    re.IGNORECASE,
)
_CJK_TIME = re.compile(
    r"(午前|午後|上午|下午|오전|오후)?\s?(\d{1,2})\s?[時时点點시]\s?([0-5]\d)?|(午前|午後|上午|下午|오전|오후)\s?(\d{1,2}):([0-5]\d)"
)
_GAP = re.compile(
    r"[\s,;|/·•–—@()-]*(?:T|at|um|à|a las|às|alle ore|alle|ore|om|kl\.?|klo|v|в|o|saat|pukul)?[\s.,:|–—-]*",  # noqa: RUF001
    re.IGNORECASE,
)
_OFFSET = re.compile(r"\s?(?:\(?(?:UTC|GMT)\s?)?([+-])(\d{1,2}):?([0-5]\d)?(?!\d)")
_ZULU = re.compile(r"Z(?![a-z])")
_ABBREVIATION = re.compile(r"(?:\s?Uhr)?\s?\(?([A-Z]{2,5})\b")

_ZONES = {
    **dict.fromkeys(("UTC", "GMT"), "UTC"),
    **dict.fromkeys(("ET", "EST", "EDT"), "America/New_York"),
    **dict.fromkeys(("CT", "CDT"), "America/Chicago"),
    **dict.fromkeys(("MT", "MST", "MDT"), "America/Denver"),
    **dict.fromkeys(("PT", "PST", "PDT"), "America/Los_Angeles"),
    "BST": "Europe/London",
    **dict.fromkeys(("CET", "CEST", "MEZ", "MESZ"), "Europe/Berlin"),
    **dict.fromkeys(("EET", "EEST"), "Europe/Athens"),
    **dict.fromkeys(("AEST", "AEDT"), "Australia/Sydney"),
    **dict.fromkeys(("NZST", "NZDT"), "Pacific/Auckland"),
    "JST": "Asia/Tokyo",
    "KST": "Asia/Seoul",
    "SAST": "Africa/Johannesburg",
    "MSK": "Europe/Moscow",
    "WIB": "Asia/Jakarta",
}
"""A place that goes by each abbreviation of a zone. Left out: what two countries share (IST, CST, AST)."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: `value` as `2024-05-13`, `2024-05-13T08:52` or `2024-05-13T08:52+00:00`, and its span."""

    value: str
    start: int
    end: int
    ambiguous: bool = False
    """Whether day and month could be the other way round (04/05/2024)."""

    @property
    def day(self) -> str:
        """The day alone, as `2024-05-13`."""
        return self.value[:10]


def dates_in(text: str, *, month_first: bool = False) -> tuple[FoundDate, ...]:
    """Return the dates in `text`, in their order; `month_first` says how to read 04/05/2024."""
    # Digits of other scripts are one character each, so that spans stay true.
    plain = text if text.isascii() else "".join(_digit(sign) for sign in text)
    plain = plain.replace("\u00a0", " ").replace("\u202f", " ").replace("\u2009", " ")
    return tuple(sorted(_dates(plain, month_first=month_first), key=lambda found: found.start))


def _digit(sign: str) -> str:
    return str(int(sign)) if sign.isdigit() and sign.isdecimal() and not sign.isascii() else sign


def _dates(text: str, *, month_first: bool) -> Iterator[FoundDate]:
    last = 0
    for year in _YEAR.finditer(text):
        found = _around(text, year, last, month_first=month_first)
        if found:
            day, start, end, ambiguous = found
            yield _with_time(text, day, (start, end), last, ambiguous=ambiguous)
            last = end
    for short in _SHORT_YEAR.finditer(text):
        told = _day(2000 + int(short[3]), int(short[2]), int(short[1]))
        if told:
            yield _with_time(text, told, short.span(), short.start(), ambiguous=False)


def _around(text: str, year: re.Match[str], floor: int, *, month_first: bool) -> tuple[date, int, int, bool] | None:
    """Return the day that is printed around a year, its span, and whether its parts could be read the other way."""
    number = int(year.group())
    glued = text[year.end() : year.end() + 1].isdigit()
    lowest = max(floor, year.start() - 32)
    before = text[lowest : year.start()]
    if not glued and (found := _NUMBERS.search(before)):
        return _numbers(number, found, lowest, year.end(), month_first=month_first)
    if not glued and (found := _AFTER.match(text, year.end())):
        month, day = (int(part) for part in (found[2] or found[4], found[3] or found[5]))
        if told := _day(number, month, day):
            return told, year.start(), found.end(), False
    for pattern, words, digits in ((_MONTH_DAY, 1, 2), (_DAY_MONTH, 2, 1)):
        found = pattern.search(before)
        month_named = month_of(found[words]) if found else None
        if found and month_named and (told := _day(number, month_named, int(found[digits]))):
            return told, lowest + found.start(), year.end(), False
    if (found := _YEAR_FIRST.match(text, year.end())) and (month_named := month_of(found[1])):
        told = _day(number, month_named, int(found[2]))
        return (told, year.start(), found.end(), False) if told else None
    return None


def _numbers(
    year: int, found: re.Match[str], offset: int, end: int, *, month_first: bool
) -> tuple[date, int, int, bool] | None:
    first, second = int(found[1]), int(found[3])
    american = month_first and found[2] != "."
    told = _day(year, first, second) if american else _day(year, second, first)
    other = _day(year, second, first) if american else _day(year, first, second)
    day = told or other
    ambiguous = bool(told and other and told != other and found[2] != ".")
    return (day, offset + found.start(), end, ambiguous) if day else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _with_time(text: str, day: date, span: tuple[int, int], floor: int, *, ambiguous: bool) -> FoundDate:
    start, end = span
    gap = _GAP.match(text, end)
    at = gap.end() if gap else end
    if told := _time_at(text, at):
        clock, after = told
        zone, finish = _zone_at(text, after, datetime.combine(day, clock))
        return FoundDate(_iso(day, clock, zone), start, finish, ambiguous)
    # The time may stand first: "15:56 BST, 27 April 2024".
    lowest = max(floor, start - 24)
    before = re.search(
        r"(\d{1,2}[:.][0-5]\d)(?:\s?([ap])\.?m\.?)?\s?(?:Uhr|([A-Z]{2,5}))?[\s,|–—-]{1,4}"  # noqa: RUF001
        r"(?:on\s)?(?:[A-Za-z]{3,9},?\s)?$",
        text[lowest:start],
    )
    if before and (told := _time_at(before.group(), 0)):
        zone, _ = _zone_at(before.group(), told[1], datetime.combine(day, told[0]))
        return FoundDate(_iso(day, told[0], zone), lowest + before.start(), end, ambiguous)
    return FoundDate(day.isoformat(), start, end, ambiguous)


def _time_at(text: str, at: int) -> tuple[time, int] | None:
    """Return the time of day that stands at `at` and where it ends, or None."""
    if found := _CJK_TIME.match(text, at):
        half, hour, minute = found.group(1, 2, 3) if found[2] else found.group(4, 5, 6)
        return _clock(int(hour), int(minute or 0), half or "", found.end())
    found = _TIME.match(text, at)
    if not found or not (found[3] or found[4]):
        return None  # a bare number is no time
    if found[2] == "." and not found[4] and not re.match(r"\s?(?:Uhr|h\b|[A-Z]{3})", text[found.end() :]):
        return None  # "13.05" is a day and a month
    return _clock(int(found[1]), int(found[3] or 0), (found[4] or "").lower(), found.end())


def _clock(hour: int, minute: int, half: str, end: int) -> tuple[time, int] | None:
    if half in {"p", "午後", "下午", "오후"} and hour < 12:
        hour += 12
    elif half in {"a", "午前", "上午", "오전"} and hour == 12:
        hour = 0
    return (time(hour % 24, minute), end) if hour <= 24 and minute < 60 else None


def _zone_at(text: str, at: int, moment: datetime) -> tuple[timedelta | None, int]:
    """Return the offset from UTC that is printed at `at`, and where it ends."""
    if found := _ZULU.match(text, at):
        return timedelta(0), found.end()
    if (found := _OFFSET.match(text, at)) and int(found[2]) <= 14:
        offset = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
        return (offset if found[1] == "+" else -offset), found.end()
    found = _ABBREVIATION.match(text, at)
    if found and (name := _ZONES.get(found[1])):
        return moment.replace(tzinfo=ZoneInfo(name)).utcoffset(), found.end()
    return None, at


def _iso(day: date, clock: time, offset: timedelta | None) -> str:
    moment = datetime.combine(day, clock, None if offset is None else timezone(offset))
    return moment.isoformat(timespec="minutes")


# --- dates that programs write, and ages -------------------------------------------------------------------------

_STAMP = re.compile(
    r"\s*(\d{4})-?(\d\d)-?(\d\d)(?!\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d))?(?:\.\d+)?\s?(Z|[+-]\d\d:?(?:\d\d)?)?)?"
)


def read_stamp(value: str) -> str | None:
    """Return a date that a program wrote (ISO 8601, RFC 2822, seconds since 1970) as `FoundDate.value`, or None."""
    if (found := _STAMP.match(value)) and (day := _day(int(found[1]), int(found[2]), int(found[3]))):
        told = _clock(int(found[4]), int(found[5]), "", 0) if found[4] else None
        if not told:
            return day.isoformat()
        zone = found[7]
        offset = timedelta(0) if zone == "Z" else None
        if zone and zone != "Z":
            offset = timedelta(hours=int(zone[1:3]), minutes=int(zone[3:].lstrip(":") or 0)) * (
                -1 if zone[0] == "-" else 1
            )
        return _iso(day, told[0], offset)
    if re.fullmatch(r"1\d{9}(?:\d{3})?", value.strip()):
        return datetime.fromtimestamp(int(value.strip()[:10]), UTC).isoformat(timespec="minutes")
    found_dates = dates_in(value)
    return found_dates[0].value if len(found_dates) == 1 and not found_dates[0].ambiguous else None


_AGE = re.compile(
    r"\b(\d{1,3}|an?|one|une?|eine[rmn]?|un|una)\s?"
    r"(?:(s)(?:ec(?:ond)?s?|ekunden?|econdes?|egundos?)?|(m)(?:in(?:ute|uto)?[sn]?)?|(h)(?:ours?|rs?|eures?|oras?)?|"
    r"(std\.?|stunden?)|(d)(?:ays?)?|(tag(?:en?)?|jours?|días?|dias?)|(w)(?:eeks?|ochen?)?|(semanas?|semaines?))\b",
    re.IGNORECASE,
)
_UNITS = ("seconds", "minutes", "hours", "hours", "days", "days", "weeks", "weeks")


def resolve_age(age: str, now: str) -> str | None:
    """Return when "3 hours ago" was, seen from `now`, the page's own time as `FoundDate.value`; None if neither says.

    An age in hours or minutes wants a `now` with a time of day. Ages in days and weeks give a day.
    """
    found = _AGE.search(age)
    if not found:
        return None
    count = int(found[1]) if found[1].isdigit() else 1
    unit = next(unit for unit, group in zip(_UNITS, found.groups()[1:], strict=True) if group)
    moment = datetime.fromisoformat(now)
    if unit in {"days", "weeks"}:
        return (moment - timedelta(**{unit: count})).date().isoformat()
    if "T" not in now:
        return None
    return (moment - timedelta(**{unit: count})).isoformat(timespec="minutes")
