"""Feeds, the list of topics and the calendar say what a field says as text, and nothing that a payload adds.

Each is compared with the same file of the harmless twin: it has the same elements, and says the same once each payload,
whole and literal, is replaced by the twin's words.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from lxml import etree

from standfirst.briefing.feed_parts import Feed
from standfirst.briefing.parts import EditionRow, Link, When
from standfirst.briefing.views import EditionIndexPage
from standfirst.markdown import sanitise
from standfirst.render.calendar import editions_calendar
from standfirst.render.site import Site

from .attacks import HIDDEN, SUM
from .conftest import Twins
from .markup import parse

FEEDS = [
    "feed",
    "editions/2026-05-03/feed",
    "editions/2026-05-10/feed",
    "editions/feed",
    "organisations/a-body/feed",
    "people/a-person/feed",
    "publishers/a-paper/feed",
    "topics/main-topic/feed",
    "topics/near-topic/feed",
    "topics/wide-topic/feed",
]
ENDINGS = ["\n", "\r", "\r\n", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"]
"""What some program takes for the end of a line."""


@pytest.fixture
def twins(shipped: Twins) -> Twins:
    """Return the twins in the shell that readers get: what lies beside pages is the same in every shell."""
    return shipped


def files(twins: Twins, name: str) -> tuple[bytes, bytes]:
    return (twins.hostile.folder / name).read_bytes(), (twins.harmless.folder / name).read_bytes()


def trees(twins: Twins, name: str) -> tuple[list[etree._Element], list[etree._Element]]:
    hostile, harmless = (list(etree.fromstring(text).iter()) for text in files(twins, name))
    return hostile, harmless


def values(value: Any, where: str = "") -> Iterator[tuple[str, str]]:
    """Yield every text of some JSON with its place."""
    if isinstance(value, dict):
        for name, part in value.items():
            yield from values(part, f"{where}/{name}")
    elif isinstance(value, list):
        for part in value:
            yield from values(part, where)
    else:
        yield where, str(value)


def same_html(hostile: str, harmless: str, twins: Twins) -> None:
    """Assert that HTML in a feed has the twin's elements, says the same, and leads nowhere else."""
    ours, theirs = parse(hostile), parse(harmless)
    assert [element.shape for element in ours.elements] == [element.shape for element in theirs.elements]
    assert ours.comments == theirs.comments == []
    assert twins.twin.of(ours.text) == theirs.text
    clean = parse(sanitise(hostile))
    assert (clean.elements, clean.text) == (ours.elements, ours.text)
    for element in ours.elements:
        for name, value in element.attributes:
            assert name not in {"href", "cite"} or value.startswith(("https://", "mailto:")), value


@pytest.mark.parametrize("name", FEEDS)
def test_an_atom_feed_has_the_elements_of_its_twin_and_says_every_payload_as_text(twins: Twins, name: str) -> None:
    hostile, harmless = trees(twins, f"{name}.xml")
    assert [(e.tag, *e.attrib) for e in hostile] == [(e.tag, *e.attrib) for e in harmless]
    for ours, theirs in zip(hostile, harmless, strict=True):
        if ours.get("type") == "html":
            same_html(ours.text or "", theirs.text or "", twins)
        elif not (theirs.text or "").endswith("…"):
            assert twins.twin.of(ours.text or "") == " ".join((theirs.text or "").split())
        for attribute, value in ours.attrib.items():
            assert twins.twin.of_address(value) == twins.twin.of_address(theirs.get(attribute) or "")


@pytest.mark.parametrize("name", FEEDS)
def test_a_json_feed_has_the_fields_of_its_twin_and_its_html_is_sanitised(twins: Twins, name: str) -> None:
    hostile, harmless = (list(values(json.loads(text))) for text in files(twins, f"{name}.json"))
    assert [where for where, _ in hostile] == [where for where, _ in harmless]
    for (where, ours), (_, theirs) in zip(hostile, harmless, strict=True):
        if where.endswith("content_html"):
            same_html(ours, theirs, twins)
        elif not theirs.endswith("…"):
            assert twins.twin.of(ours) == " ".join(theirs.split()), where


@pytest.mark.parametrize("name", [*(f"{name}{end}" for name in FEEDS for end in (".xml", ".json")), "topics.opml",
                                  "editions/editions.ics"])  # fmt: skip
def test_nothing_hidden_and_nothing_that_a_template_ran_is_in_a_file(twins: Twins, name: str) -> None:
    text = files(twins, name)[0].decode()
    assert not HIDDEN.search(text.replace("\r\n", "\n"))
    assert SUM not in text


def test_a_feed_that_is_embedded_in_a_page_cannot_end_its_script(twins: Twins) -> None:
    for name in FEEDS:
        assert b"<" not in files(twins, f"{name}.json")[0]


def test_the_head_of_a_page_names_its_feeds_as_text(twins: Twins) -> None:
    hostile, harmless = twins.pair("topics/main-topic/index.html")
    ours, theirs = (
        [e for e in page.elements if e.tag == "link" and (e.get("rel") or "").split() == ["alternate"]]
        for page in (hostile, harmless)
    )
    assert len(ours) == len(theirs) == 2
    for one, other in zip(ours, theirs, strict=True):
        assert one.shape == other.shape
        assert twins.twin.of(one.get("title") or "") == other.get("title")


def test_the_list_of_topics_has_every_payload_in_its_attribute(twins: Twins) -> None:
    hostile, harmless = trees(twins, "topics.opml")
    assert [(e.tag, *e.attrib) for e in hostile] == [(e.tag, *e.attrib) for e in harmless]
    for ours, theirs in zip(hostile, harmless, strict=True):
        assert twins.twin.of(ours.text or "") == " ".join((theirs.text or "").split())
        for attribute, value in ours.attrib.items():
            if not (theirs.get(attribute) or "").endswith("…"):
                assert twins.twin.of(value) == theirs.get(attribute)


def test_the_calendar_has_the_events_of_its_twin(twins: Twins) -> None:
    hostile, harmless = (Calendar.from_ical(text) for text in files(twins, "editions/editions.ics"))
    ours, theirs = hostile.property_items(), harmless.property_items()
    assert [name for name, _ in ours] == [name for name, _ in theirs]
    for (name, value), (_, plain) in zip(ours, theirs, strict=True):
        if name in {"SUMMARY", "DESCRIPTION", "NAME", "X-WR-CALNAME"}:
            assert twins.twin.of(str(value)) == " ".join(str(plain).split())


@pytest.mark.parametrize("ending", ENDINGS, ids=ascii)
@pytest.mark.parametrize("attack", ["BEGIN:VALARM", "ATTACH:https://evil.example/", "END:VEVENT", "\\nX:1;\\,"])
def test_no_text_begins_a_line_of_a_calendar(ending: str, attack: str) -> None:
    text = f"Words{ending}{attack}"
    day = When("2026-05-10", date(2026, 5, 10))
    row = EditionRow("editions/2026-05-10/", text, day, 1, 1, (Link(text),))
    page = EditionIndexPage(
        kind="edition-index", path="editions/", title="Editions", description="", language="en",
        feed=Feed("Editions", "Desk", ()), editions=(row,),
    )  # fmt: skip
    site = Site(text, "en", datetime(2026, 5, 11, tzinfo=UTC), lambda path: f"https://desk.example/{path}")
    (file,) = editions_calendar([page], site)
    lines = file.content.decode().replace("\r\n ", "").split("\r\n")
    assert not [line for line in lines if any(end in line for end in ENDINGS)]
    assert not [line for line in lines if line.startswith(("BEGIN:VALARM", "ATTACH", "X:"))]
    assert lines.count("BEGIN:VEVENT") == lines.count("END:VEVENT") == 1
    (event,) = Calendar.from_ical(file.content).walk("VEVENT")
    assert " ".join(attack.split()) in str(event["summary"])


def test_a_word_of_a_body_that_readers_may_not_have_is_in_no_feed(twins: Twins) -> None:
    for name in FEEDS:
        for end in (".xml", ".json"):
            assert "excerpt-body" not in files(twins, f"{name}{end}")[0].decode()


def every(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("feed.*")}


def test_every_feed_of_the_desk_is_tried_here(twins: Twins) -> None:
    tried = {f"{name}{end}" for name in FEEDS for end in (".xml", ".json")}
    assert every(twins.hostile.folder) == tried
