"""What readers have at a given time, and in which order."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desks import load
from standfirst.source import Article, Edition

MakeDesk = Callable[..., Path]
MINUTE = timedelta(minutes=1)
TOMBSTONE = {"date": "2024-05-20", "reason": "The source took it back."}


def article(make_desk: MakeDesk, **fields: object) -> Article:
    content = make_desk(articles={"x": fields}, publishers={"lake-herald": {"name": "x", "timezone": "Asia/Seoul"}})
    return load(content).articles["x"]


def edition(make_desk: MakeDesk, timezone: str = "UTC", **fields: object) -> Edition:
    return load(make_desk(editions={"e": fields}), desk={"timezone": timezone}).editions["e"]


@pytest.mark.parametrize(
    ("fields", "shown", "tombstone"),
    [
        ({"status": "published"}, True, False),
        ({"status": "review"}, False, False),
        ({"status": "proposed"}, False, False),
        ({"status": "withdrawn", "withdrawn": TOMBSTONE}, False, True),
        ({"publish_date": "2024-06-02"}, False, False),
        ({"publish_date": "2024-06-01"}, True, False),
        ({"expiry_date": "2024-06-02"}, True, False),
        ({"expiry_date": "2024-06-01"}, False, True),
        ({"publish_date": "2024-07-01", "expiry_date": "2024-05-20"}, False, False),
        ({"status": "withdrawn", "withdrawn": TOMBSTONE, "publish_date": "2024-07-01"}, False, False),
        ({"status": "proposed", "expiry_date": "2024-05-20"}, False, False),
    ],
)
def test_readers_have_what_is_published_and_neither_embargoed_nor_expired(
    fields: dict[str, object], shown: bool, tombstone: bool, make_desk: MakeDesk, cutoff: datetime
) -> None:
    found = article(make_desk, **fields)
    assert found.published(cutoff) is shown
    assert found.withdrawn(cutoff) is tombstone


def test_an_embargo_ends_at_its_minute_in_the_publishers_zone(make_desk: MakeDesk) -> None:
    found = article(make_desk, publish_date="2024-06-01 09:00")
    moment = datetime(2024, 6, 1, 0, 0, tzinfo=UTC)
    assert not found.published(moment - MINUTE)
    assert found.published(moment)


def test_a_story_expires_at_its_minute(make_desk: MakeDesk) -> None:
    found = article(make_desk, expiry_date="2024-06-01 09:00+02:00")
    moment = datetime(2024, 6, 1, 7, 0, tzinfo=UTC)
    assert found.published(moment - MINUTE)
    assert not found.published(moment)


@pytest.mark.parametrize(
    ("timezone", "start"),
    [
        ("UTC", datetime(2024, 5, 14, 0, 0, tzinfo=UTC)),
        ("Asia/Seoul", datetime(2024, 5, 13, 15, 0, tzinfo=UTC)),
        ("America/New_York", datetime(2024, 5, 14, 4, 0, tzinfo=UTC)),
    ],
)
def test_an_edition_is_published_from_the_start_of_its_day_at_the_desk(
    timezone: str, start: datetime, make_desk: MakeDesk
) -> None:
    found = edition(make_desk, timezone, date="2024-05-14")
    assert not found.published(start - MINUTE)
    assert found.published(start)


def test_an_edition_with_a_time_waits_for_it(make_desk: MakeDesk) -> None:
    found = edition(make_desk, "Europe/Berlin", date="2024-05-14 18:00")
    moment = datetime(2024, 5, 14, 16, 0, tzinfo=UTC)
    assert not found.published(moment - MINUTE)
    assert found.published(moment)


@pytest.mark.parametrize("status", ["proposed", "review"])
def test_an_edition_in_draft_is_not_published(status: str, make_desk: MakeDesk, cutoff: datetime) -> None:
    assert not edition(make_desk, status=status).published(cutoff)


def test_lists_run_from_the_newest_with_ties_by_id(make_desk: MakeDesk, cutoff: datetime) -> None:
    dates = {"b": "2024-05-13", "a": "2024-05-13", "noon": "2024-05-13 12:00", "new": "2024-05-14", "old": "2024-05-01"}
    library = load(make_desk(articles={id_: {"date": date} for id_, date in dates.items()}))
    assert [article.id for article in library.shown(cutoff)] == ["new", "a", "b", "noon", "old"]


def test_drafts_are_shown_only_when_asked_for_and_never_what_is_withdrawn(
    make_desk: MakeDesk, cutoff: datetime
) -> None:
    library = load(
        make_desk(
            articles={
                "out": {},
                "draft": {"status": "proposed", "date": "2024-05-12"},
                "embargoed": {"publish_date": "2024-07-01", "date": "2024-05-11"},
                "gone": {"status": "withdrawn", "withdrawn": TOMBSTONE},
                "2024/05/untitled": "---\nstatus: proposed\n---\n",
            }
        )
    )
    assert [article.id for article in library.shown(cutoff)] == ["out"]
    assert [article.id for article in library.shown(cutoff, drafts=True)] == ["out", "draft", "embargoed"]


def test_an_article_without_a_date_sorts_behind_all_others(make_desk: MakeDesk) -> None:
    library = load(make_desk(articles={"a": {"date": None, "status": "proposed"}, "b": {"date": "1066-10-14"}}))
    assert [article.id for article in library.newest_first(library.articles.values())] == ["b", "a"]
