"""Dates and times as sources give them, and the instants that they mean."""

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.source.moments import MOMENT_PATTERN, Moment, parse_moment, zone_named

SEOUL = ZoneInfo("Asia/Seoul")
BERLIN = ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2024-05-13", Moment(date(2024, 5, 13))),
        (" 2024-05-13 ", Moment(date(2024, 5, 13))),
        ("2024-05-13 08:52", Moment(date(2024, 5, 13), time(8, 52))),
        ("2024-05-13T08:52", Moment(date(2024, 5, 13), time(8, 52))),
        ("2024-05-13 08:52:07", Moment(date(2024, 5, 13), time(8, 52, 7))),
        ("2024-05-13T08:52:07.125Z", Moment(date(2024, 5, 13), time(8, 52, 7), UTC)),
        ("2024-05-13 08:52+09:00", Moment(date(2024, 5, 13), time(8, 52), timezone(timedelta(hours=9)))),
        ("2024-05-13 08:52 -0430", Moment(date(2024, 5, 13), time(8, 52), timezone(-timedelta(hours=4, minutes=30)))),
        ("2024-02-29", Moment(date(2024, 2, 29))),
    ],
)
def test_dates_and_times_are_read_in_their_usual_forms(text: str, moment: Moment) -> None:
    assert parse_moment(text) == moment
    assert re.search(MOMENT_PATTERN, text.strip())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "today",
        "13.05.2024",
        "05/13/2024",
        "2024-5-13",
        "2024-05",
        "2024",
        "20240513",
        "2024-05-13 8:52",
        "2024-05-13 08:52 PM",
        "2024-05-13 08:52 Europe/Berlin",
        "2024-05-13+09:00",
        "٢٠٢٤-٠٥-١٣",  # noqa: RUF001 - digits of another script
        "2024-05-13\n2024-05-14",
    ],
)
def test_other_forms_are_refused_with_the_form_to_write(text: str) -> None:
    with pytest.raises(ValueError, match="not a date of the form 2024-05-13"):
        parse_moment(text)


@pytest.mark.parametrize(
    "text", ["2024-02-30", "2023-02-29", "2024-13-01", "2024-00-01", "2024-05-13 24:00", "2024-05-13 08:52+24:00"]
)
def test_days_and_times_that_do_not_exist_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="no such date or time"):
        parse_moment(text)


@pytest.mark.parametrize("text", ["0000-01-01", "0001-01-01", "9999-12-31 23:59"])
def test_other_programs_words_for_never_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match="leave the field out"):
        parse_moment(text)


@given(st.dates(date(1000, 1, 1), date(9998, 12, 31)), st.timezones())
def test_every_date_that_is_read_has_an_instant_in_every_zone(day: date, zone: ZoneInfo) -> None:
    moment = parse_moment(day.isoformat())
    assert abs(moment.at(zone) - datetime.combine(day, time(12), UTC)) <= timedelta(days=2)
    assert moment.iso(zone) == day.isoformat()


def test_a_zone_in_the_text_wins_over_the_publishers() -> None:
    assert parse_moment("2024-05-13 08:52Z").at(SEOUL) == datetime(2024, 5, 13, 8, 52, tzinfo=UTC)
    assert parse_moment("2024-05-13 08:52+02:00").at(SEOUL) == datetime(2024, 5, 13, 6, 52, tzinfo=UTC)


def test_a_time_without_a_zone_is_the_publishers_own() -> None:
    assert parse_moment("2024-05-13 08:52").at(SEOUL) == datetime(2024, 5, 12, 23, 52, tzinfo=UTC)
    assert parse_moment("2024-01-13 08:52").at(BERLIN) == datetime(2024, 1, 13, 7, 52, tzinfo=UTC)
    assert parse_moment("2024-07-13 08:52").at(BERLIN) == datetime(2024, 7, 13, 6, 52, tzinfo=UTC)


def test_a_bare_date_sorts_behind_the_times_of_its_day_and_before_the_next_day() -> None:
    bare = parse_moment("2024-05-13").at(SEOUL)
    assert parse_moment("2024-05-13 23:59").at(SEOUL) < bare < parse_moment("2024-05-14 00:00").at(SEOUL)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2024-05-13", "2024-05-13"),
        ("2024-05-13 08:52", "2024-05-13T08:52+09:00"),
        ("2024-05-13 08:52Z", "2024-05-13T08:52+00:00"),
    ],
)
def test_the_html_attribute_gives_no_more_than_the_source_did(text: str, iso: str) -> None:
    assert parse_moment(text).iso(SEOUL) == iso


@pytest.mark.parametrize(
    ("text", "shown"), [("2024-05-13", "2024-05-13"), ("2024-05-13T08:52:07Z", "2024-05-13 08:52")]
)
def test_messages_show_a_moment_as_it_is_written(text: str, shown: str) -> None:
    assert str(parse_moment(text)) == shown


@pytest.mark.parametrize("name", ["Europe/Berlin", "Asia/Seoul", "UTC"])
def test_zones_have_the_names_of_the_iana_list(name: str) -> None:
    assert zone_named(name).key == name


@pytest.mark.parametrize(
    "name", ["", "Berlin", "Europe", "Europe/Nowhere", "../../etc/passwd", "/etc/localtime", "a\0b", "KST"]
)
def test_other_names_of_zones_are_refused_with_an_example(name: str) -> None:
    with pytest.raises(ValueError, match="such as Europe/Berlin"):
        zone_named(name)
