"""How much was reported when, and who is quoted how often: the numbers behind the charts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, timedelta

from standfirst.briefing.parts import Coverage, CoverageBar, CoverageUnit, Link, Quote
from standfirst.source import Article

LEAST_STORIES = 3
"""A chart of fewer says less than the list below it."""

MOST_WEEKS = 26
MOST_MONTHS = 48
MOST_QUARTERS = 60
"""Up to how many bars a unit is kept: more would be thinner than a finger and say no more than the next unit."""

SPARKLINE_BARS = 24
"""How many bars the small chart of a topic has, the newest: so that topics beside each other can be compared."""

VOICES = 8
"""How many names a chart of voices shows."""


def coverage(articles: Iterable[Article]) -> Coverage | None:
    """Return how many stories each week, month, quarter or year has, without gaps from the first to the newest.

    The unit is the smallest with which the chart stays readable. None where a chart would say nothing: too few stories,
    or all in one unit.
    """
    days = sorted(day for article in articles if (day := _day(article)))
    if len(days) < LEAST_STORIES:
        return None
    unit = unit_for(days[0], days[-1])
    counts = Counter(start_of(day, unit) for day in days)
    bars = tuple(CoverageBar(start, counts[start]) for start in _starts(days[0], days[-1], unit))
    return Coverage(unit, bars) if len(bars) > 1 else None


def recent_coverage(articles: Iterable[Article], newest: date, unit: CoverageUnit) -> Coverage | None:
    """Return the same for the last units up to `newest`, so that charts can be compared; None without a story there."""
    starts = list(_backwards(newest, unit))[::-1]
    counts = Counter(start_of(day, unit) for article in articles if (day := _day(article)))
    bars = tuple(CoverageBar(start, counts[start]) for start in starts)
    return Coverage(unit, bars) if any(bar.stories for bar in bars) else None


def unit_for(first: date, last: date) -> CoverageUnit:
    """Return the smallest unit in which the time from `first` to `last` makes a readable chart."""
    if (last - first).days < MOST_WEEKS * 7:
        return "week"
    months = (last.year - first.year) * 12 + last.month - first.month
    if months < MOST_MONTHS:
        return "month"
    return "quarter" if months < MOST_QUARTERS * 3 else "year"


def start_of(day: date, unit: CoverageUnit) -> date:
    """Return the first day of the week (Monday, ISO 8601), month, quarter or year that `day` lies in."""
    if unit == "week":
        return day - timedelta(days=min(day.weekday(), day.toordinal() - 1))
    if unit == "month":
        return day.replace(day=1)
    return date(day.year, (day.month - 1) // 3 * 3 + 1 if unit == "quarter" else 1, 1)


def voices(quotes: Iterable[Quote]) -> tuple[Link, ...]:
    """Return who is quoted most, each with the number of quotes; ties by name. Nothing for fewer than two voices."""
    counts: Counter[tuple[str, str | None]] = Counter()
    links: dict[tuple[str, str | None], Link] = {}
    for quote in quotes:
        key = (quote.speaker.text, quote.speaker.path)
        counts[key] += 1
        links.setdefault(key, quote.speaker)
    return _ranked(counts, links)


def quoted_topics(topics: Iterable[Link | None]) -> tuple[Link, ...]:
    """Return topics, one given for each quote, with how many quotes each has; nothing for fewer than two."""
    counts: Counter[tuple[str, str | None]] = Counter()
    links: dict[tuple[str, str | None], Link] = {}
    for topic in topics:
        if topic is not None:
            counts[topic.text, topic.path] += 1
            links.setdefault((topic.text, topic.path), replace(topic, mark=None))
    return _ranked(counts, links)


def _ranked(counts: Counter[tuple[str, str | None]], links: dict[tuple[str, str | None], Link]) -> tuple[Link, ...]:
    ranked = sorted(counts, key=lambda key: (-counts[key], key[0], key[1] or ""))
    found = tuple(replace(links[key], count=counts[key]) for key in ranked[:VOICES])
    return found if len(found) > 1 and found[0].count != 1 else ()


def _day(article: Article) -> date | None:
    return article.fields.date.day if article.fields.date else None


def _starts(first: date, last: date, unit: CoverageUnit) -> Iterator[date]:
    start, end = start_of(first, unit), start_of(last, unit)
    while start <= end:
        yield start
        start = _next(start, unit)


def _next(start: date, unit: CoverageUnit) -> date:
    """Return the first day of the unit behind the one that begins at `start`."""
    days = {"week": 7, "month": 31, "quarter": 92, "year": 366}[unit]
    return start_of(date.fromordinal(min(start.toordinal() + days, date.max.toordinal())), unit)


def _backwards(newest: date, unit: CoverageUnit) -> Iterator[date]:
    """Yield the first days of the last units, the newest first; fewer where the calendar begins."""
    start = start_of(newest, unit)
    for _ in range(SPARKLINE_BARS):
        yield start
        if start.toordinal() <= 1:
            return
        start = start_of(start - timedelta(days=1), unit)
