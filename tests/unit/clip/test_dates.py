"""Dates as pages print them: what is read is what is printed, in every language that desks clip from."""

import time

import pytest

from standfirst.clip.metadata.dates import dates_in, read_stamp, resolve_age


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("March 4, 2023 / 8:52 AM", "2023-03-04T08:52"),
        ("Published: 15:56 BST, 27 May 2024", "2024-05-27T15:56+01:00"),
        ("Published April 26, 2023 2:20pm EDT", "2023-04-26T14:20-04:00"),
        ("Jan. 9, 2024, 5 p.m. ET", "2024-01-09T17:00-05:00"),
        ("4 March 2023 at 10:07 GMT", "2023-03-04T10:07+00:00"),
        ("Stand: 27.04.2024, 06:00 Uhr", "2024-04-27T06:00"),
        ("3. März 2023 um 17.45 Uhr", "2023-03-03T17:45"),
        ("28.04.23, 17.45 Uhr", "2023-04-28T17:45"),
        ("Publié le 1er août 2024 à 12h30", "2024-08-01T12:30"),
        ("15 de octubre de 2024 a las 14:05", "2024-10-15T14:05"),
        ("15 de março de 2024", "2024-03-15"),
        ("9 settembre 2025 alle 18:00", "2025-09-09T18:00"),
        ("2 mei 2024 om 07:15", "2024-05-02T07:15"),
        ("12 maj 2024 kl. 09:30", "2024-05-12T09:30"),
        ("17. července 2024 9:15", "2024-07-17T09:15"),
        ("5 Nisan 2025 - 12:46", "2025-04-05T12:46"),
        ("12 мая 2024 в 08:30", "2024-05-12T08:30"),
        ("2024年5月13日 08時52分", "2024-05-13T08:52"),
        ("2024年5月13日 午後3時", "2024-05-13T15:00"),
        ("2025년 6월 3일 오후 4시 12분", "2025-06-03T16:12"),
        ("2025. 6. 3. 16:12", "2025-06-03T16:12"),
        ("١٣ مايو ٢٠٢٤", "2024-05-13"),
        ("13 كانون الثاني 2024", "2024-01-13"),
        ("2024-05-13T08:52:00Z", "2024-05-13T08:52+00:00"),
        ("2024-05-13 08:52:11 +02:00", "2024-05-13T08:52+02:00"),
    ],
)
def test_a_date_is_read_as_it_is_printed(printed: str, value: str) -> None:
    assert [found.value for found in dates_in(printed)] == [value]


@pytest.mark.parametrize(
    ("run_together", "day"),
    [
        ("PUBLISHED FRI, APR 28 20232:23 PM EDT", "2023-04-28"),
        ("by Harbour TimesNovember 21, 202501747", "2025-11-21"),
        ("GEARAPR 28, 2024 10:00 AM", "2024-04-28"),
    ],
)
def test_words_that_a_page_has_run_together_still_hold_their_date(run_together: str, day: str) -> None:
    assert dates_in(run_together)[0].day == day


@pytest.mark.parametrize(
    "text",
    ["13 May", "in 2024 some 13 boats", "May 2024", "32 May 2024", "tel. 2024-555-13", "It cost 12, 2024 saw more", ""],
)
def test_what_has_no_day_or_no_year_is_no_date(text: str) -> None:
    assert dates_in(text) == ()


def test_an_abbreviation_of_two_zones_gives_none() -> None:
    assert dates_in("Sep 2, 2024, 17:07 IST")[0].value == "2024-09-02T17:07"


def test_day_and_month_that_could_be_swapped_are_said_to_be() -> None:
    assert dates_in("04/05/2024")[0] == dates_in("04/05/2024", month_first=False)[0]
    assert dates_in("04/05/2024")[0].value == "2024-05-04"
    assert dates_in("04/05/2024", month_first=True)[0].value == "2024-04-05"
    assert dates_in("04/05/2024")[0].ambiguous
    assert not dates_in("13/05/2024", month_first=True)[0].ambiguous


def test_two_dates_in_a_line_are_two() -> None:
    line = "Published 08:39, 06 Jan 2026Updated 09:41, 07 Jan 2026"
    assert [found.value for found in dates_in(line)] == ["2026-01-06T08:39", "2026-01-07T09:41"]


@pytest.mark.parametrize(
    ("stamp", "value"),
    [
        ("2024-05-13T08:52:00.000+0200", "2024-05-13T08:52+02:00"),
        ("2024-05-13T08:52:00-05", "2024-05-13T08:52-05:00"),
        ("20240513", "2024-05-13"),
        ("1715590320", "2024-05-13T08:52+00:00"),
        ("Mon, 13 May 2024 08:52:00 +0200", "2024-05-13T08:52+02:00"),
        ("soon", None),
        ("04/05/2024", None),
        ("2024-13-45", None),
    ],
)
def test_what_a_program_wrote_is_read_or_left(stamp: str, value: str | None) -> None:
    assert read_stamp(stamp) == value


@pytest.mark.parametrize(
    ("age", "now", "moment"),
    [
        ("3 hours ago", "2024-05-13T08:52", "2024-05-13T05:52"),
        ("25 minutes ago", "2024-05-13T08:52+02:00", "2024-05-13T08:27+02:00"),
        ("1 day ago", "2024-05-13", "2024-05-12"),
        ("an hour ago", "2024-05-13T00:30", "2024-05-12T23:30"),
        ("vor 3 Std.", "2024-05-13T08:52", "2024-05-13T05:52"),
        ("vor einem Tag", "2024-05-13T08:52", "2024-05-12"),
        ("3 hours ago", "2024-05-13", None),
        ("yesterday", "2024-05-13T08:52", None),
    ],
)
def test_an_age_counts_from_the_pages_own_time(age: str, now: str, moment: str | None) -> None:
    assert resolve_age(age, now) == moment


@pytest.mark.parametrize("unit", ["2024 ", "1.", "13.05.", "May 13, ", "年2024月", "aB", "12:00 "])
def test_a_long_line_is_read_in_bounded_time(unit: str) -> None:
    text = unit * (60_000 // len(unit))
    begun = time.process_time()
    dates_in(text)
    assert time.process_time() - begun < 2
