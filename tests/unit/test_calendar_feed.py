"""The calendar of editions, read again as a reader's own calendar reads it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from icalendar import Calendar

from conftest import MakeDesk
from desks import CUTOFF
from standfirst.briefing import Briefing
from standfirst.render import Renderer
from standfirst.render.calendar import editions_calendar
from standfirst.render.site import Site, SiteFile
from standfirst.source import DeskOptions, load_library

SITE = "https://desk.example/briefing/"
EDITIONS: dict[str, Any] = {"2024-05-14": {"title": "At the quay, again"}, "2024-05-21": {"date": "2024-05-21"}}


def written(
    content: Path, *, site_url: str | None = SITE, drafts: bool = False, language: str = "en"
) -> list[SiteFile]:
    library = load_library(content, DeskOptions())
    briefing = Briefing(library, CUTOFF, name="Desk", drafts=drafts)
    address = Renderer(language, site_url=site_url).address
    return list(editions_calendar(list(briefing.pages()), Site("Desk", language, CUTOFF, address)))


def read(content: Path, **settings: Any) -> Calendar:
    (file,) = written(content, **settings)
    assert file.path == "editions/editions.ics"
    calendar = Calendar.from_ical(file.content)
    assert isinstance(calendar, Calendar)
    assert not calendar.errors
    return calendar


def test_each_edition_is_a_day_with_its_address_and_its_first_headlines(make_desk: MakeDesk) -> None:
    later, first = read(make_desk(editions=EDITIONS)).walk("VEVENT")
    assert first.decoded("dtstart") == date(2024, 5, 14)
    assert first.decoded("dtend") == date(2024, 5, 15)
    assert str(first["summary"]) == "Desk: At the quay, again"
    assert str(first["url"]) == f"{SITE}editions/2024-05-14/"
    assert str(first["description"]).split("\n") == ["1 story, 1 minute", "Old pier closed until further notice"]
    assert str(first["transp"]) == "TRANSPARENT"
    assert str(later["summary"]) == "Desk: Edition of 21 May 2024"


def test_an_edition_stays_the_same_event_whatever_changes_in_it(make_desk: MakeDesk) -> None:
    content = make_desk(editions={"2024-05-14": {"title": "At the quay"}})
    (before,) = read(content).walk("VEVENT")
    (after,) = read(make_desk(editions={"2024-05-14": {"title": "On the quay"}})).walk("VEVENT")
    assert before["uid"] == after["uid"]
    assert before["dtstamp"] == after["dtstamp"]


def test_every_line_is_short_and_ends_as_the_standard_says(make_desk: MakeDesk) -> None:
    (file,) = written(make_desk(editions={"2024-05-14": {"title": "Ein sehr langer Titel, über alles " * 6}}))
    lines = file.content.split(b"\r\n")
    assert lines[-1] == b""
    assert all(len(line) <= 75 and b"\n" not in line for line in lines)


def test_its_own_words_are_in_the_desk_s_language(make_desk: MakeDesk) -> None:
    calendar = read(make_desk(editions=EDITIONS), language="de")
    assert str(calendar["name"]) == str(calendar["x-wr-calname"]) == "Ausgaben von Desk"


def test_there_is_none_without_an_edition_that_readers_have_or_without_feeds(make_desk: MakeDesk) -> None:
    assert written(make_desk(editions={"2024-05-14": {"status": "proposed"}})) == []
    assert written(make_desk(editions=EDITIONS), site_url=None) == []
    assert written(make_desk(editions=EDITIONS), drafts=True) == []
