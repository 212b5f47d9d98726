"""All editions as a calendar (iCalendar, RFC 5545) that a reader's own calendar can subscribe to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from icalendar import Calendar, Event

from standfirst.briefing import Page
from standfirst.briefing.parts import EditionRow
from standfirst.briefing.views import EditionIndexPage
from standfirst.messages import Catalogue, catalogue
from standfirst.render.feeds import file_address
from standfirst.render.site import Site, SiteFile
from standfirst.text import reveal

CALENDAR = "editions/editions.ics"
"""The file's path below the site's root."""

_EVERY = timedelta(days=1)
"""How often a program is asked to look again."""


def editions_calendar(pages: Sequence[Page], site: Site) -> Iterator[SiteFile]:
    """Yield the calendar of editions; nothing without editions, as a calendar must hold something (RFC 5545, 3.6)."""
    index = next((page for page in pages if isinstance(page, EditionIndexPage) and page.feed), None)
    if index is None or not index.editions or site.address("") is None:
        return
    strings = catalogue(site.language)
    calendar = Calendar()
    calendar.add("prodid", "-//standfirst//editions//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for name in ("name", "x-wr-calname"):  # the standard's name for it (RFC 7986), and that of programs before it
        calendar.add(name, _line(strings.gettext("Editions of %(desk)s") % {"desk": site.name}))
    calendar.add("url", site.address(index.path))
    calendar.add("refresh-interval", _EVERY, parameters={"VALUE": "DURATION"})
    for row in index.editions:
        calendar.add_component(_event(row, site, strings))
    yield SiteFile(CALENDAR, calendar.to_ical())


def _event(row: EditionRow, site: Site, strings: Catalogue) -> Event:
    """Return an edition as a day that has it, and that stays free."""
    heading = strings.gettext("Edition of %(date)s") % {"date": strings.date(row.when.day)}
    address = file_address(site.address, row.path)
    event = Event()
    event.add("uid", str(uuid5(NAMESPACE_URL, address)))
    event.add("dtstamp", datetime(row.when.day.year, row.when.day.month, row.when.day.day, tzinfo=UTC))
    event.add("dtstart", row.when.day)
    event.add("dtend", row.when.day + timedelta(days=1))
    event.add("summary", _line(f"{site.name}: {row.title or heading}"))
    event.add("description", "\n".join(_line(text) for text in _told(row, strings)))
    event.add("url", site.address(row.path))
    event.add("transp", "TRANSPARENT")
    return event


def _told(row: EditionRow, strings: Catalogue) -> Iterator[str]:
    stories = strings.ngettext("%(num)s story", "%(num)s stories", row.stories) % {"num": row.stories}
    minutes = strings.ngettext("%(num)s minute", "%(num)s minutes", row.minutes) % {"num": row.minutes}
    yield f"{stories}, {minutes}"
    for link in row.headlines:
        yield link.text


def _line(text: str) -> str:
    """Return text as one line: whatever could end a line of the file is a space."""
    return " ".join(reveal(text).split())
