"""What a pasted page tells about its article: headline, byline, dates, section, publisher; empty, not guessed."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.clip.metadata.dateline import read_dateline
from standfirst.clip.metadata.told import metadata_of_paste
from standfirst.clip.paste.lines import typed_lines

SEED = Path(__file__).parents[4] / "shared" / "seed" / "upi-north-korea-surveillance.txt"

FIRST = (
    "SUEDERHAFEN, March 4 (UPI) -- The harbour board of Suederhafen voted on Tuesday to close the old pier to visitors "
    "after divers found that its wooden piles had rotted through."
)
SECOND = (
    "The pier, which has stood in the harbour since 1911, will stay closed until its piles have been replaced, the "
    "board's chairwoman told reporters."
)
THIRD = (
    "Engineers expect the work on the piles to take two years and to cost some four million, most of which the harbour "
    "board has already set aside."
)
REST = (SECOND, THIRD)
PAGE = f"""Harbour Post
Home
Politics
World News
Harbour board closes old pier after divers find rotten piles
By Ada QuillNews Reporter
March 4, 2024 / 8:52 AM
Share
The old pier seen from the harbour on Monday. Photo by Ben Marsh/Harbour Post
{FIRST}
{REST[0]}
{REST[1]}
Latest Headlines
Mayor of Quellbach resigns over lost cheese
3 hours ago
© 2024 Harbour Post. All rights reserved.
"""


def told(page: str, *, url: str | None = None, first: str = FIRST, last: str = REST[-1]) -> dict[str, str]:
    lines = typed_lines(page)
    texts = [line.text for line in lines]
    body = (texts.index(first), texts.index(last) + 1)
    return {name: value.value for name, value in metadata_of_paste(lines, body, url=url).items()}


def test_a_page_tells_all_that_stands_on_it() -> None:
    assert told(PAGE, url="https://harbourpost.example/world/pier?utm_source=x") == {
        "title": "Harbour board closes old pier after divers find rotten piles",
        "url": "https://harbourpost.example/world/pier",
        "publisher": "Harbour Post",
        "authors": "Ada Quill",
        "agency": "UPI",
        "date": "2024-03-04T08:52",
        "dateline": "SUEDERHAFEN, March 4",
        "section": "World News",
        "language": "en",
    }


def test_a_registered_domain_says_who_published() -> None:
    lines = typed_lines(PAGE)
    found = metadata_of_paste(lines, (9, 12), url="https://www.example.org/a", domains={"example.org": "example-desk"})
    assert found["publisher"].value == "example-desk"


def test_a_paste_of_the_body_alone_tells_no_headline_and_no_author() -> None:
    found = told("\n".join((FIRST, *REST)))
    assert not {"title", "authors", "date", "publisher", "section", "updated"} & found.keys()


def test_nothing_tells_nothing() -> None:
    assert metadata_of_paste((), (0, 0)) == {}
    assert "title" not in metadata_of_paste(typed_lines("Home\nNews\nSport\nSign in\nFollow Us"), (0, 0))


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ada Quill and Ben Marsh", "Ada Quill; Ben Marsh"),
        ("By\nAda Quill", "Ada Quill"),
        ("By\nAda QuillNews Reporter\nBen MarshSenior Editor", "Ada Quill; Ben Marsh"),
        ("Ada Quill", "Ada Quill"),
        ("Ada Quill / HARBOURPOST.EXAMPLE / Mar 4, 2024, 17:07 IST", "Ada Quill"),
        ("Follow Us", None),
        ("Von dpa", "dpa"),
    ],
)
def test_authors_are_told_by_a_byline(line: str, authors: str | None) -> None:
    assert told(PAGE.replace("By Ada QuillNews Reporter", line)).get("authors") == authors


def test_a_caption_is_no_headline_and_its_photographer_no_author() -> None:
    page = PAGE.replace("Harbour board closes old pier after divers find rotten piles\nBy Ada QuillNews Reporter\n", "")
    found = told(page)
    assert "old pier seen" not in found.get("title", "")
    assert found.get("authors") is None


def test_a_breadcrumb_run_into_the_headline_is_taken_off() -> None:
    headline = "Harbour board closes old pier after divers find rotten piles"
    page = PAGE.replace("Home\n", f"HomeNews{headline}\n")
    assert told(page)["title"] == headline


def test_the_publishers_name_behind_a_bar_is_no_part_of_the_headline() -> None:
    page = PAGE.replace("rotten piles\n", "rotten piles | Harbour Post\n")
    assert told(page)["title"] == "Harbour board closes old pier after divers find rotten piles"


def test_the_date_of_publication_goes_before_that_of_a_change() -> None:
    page = PAGE.replace("March 4, 2024 / 8:52 AM", "Updated 09:10, 6 Mar 2024\nPublished 08:39, 4 Mar 2024")
    found = told(page)
    assert found["date"] == "2024-03-04T08:39"
    assert found["updated"] == "2024-03-06T09:10"


def test_an_address_may_hold_the_date_that_the_page_lacks() -> None:
    page = PAGE.replace("March 4, 2024 / 8:52 AM\n", "")
    assert "date" not in told(page)
    assert told(page, url="https://harbourpost.example/2024/03/05/pier")["date"] == "2024-03-05"


def test_an_age_is_no_date_for_a_paste_has_no_time_of_its_own() -> None:
    assert "date" not in told(PAGE.replace("March 4, 2024 / 8:52 AM", "3 hours ago"))


@pytest.mark.parametrize(
    ("paragraph", "text", "agency"),
    [
        ("SEOUL, May 13 (UPI) -- The board", "SEOUL, May 13", "UPI"),
        ("Berlin (dpa) - Der Rat", "Berlin", "dpa"),
        ("BERLIN (dpa/bb) – Der Rat", "BERLIN", "dpa"),  # noqa: RUF001
        ("KYIV, Ukraine (AP) — The", "KYIV, Ukraine", "AP"),
        ("Frankfurt/Main (AFP) - Der", "Frankfurt/Main", "AFP"),
        ("PARIS, 12 mai (Reuters) - Le", "PARIS, 12 mai", "Reuters"),
        ("NEW YORK, Oct. 3, 2024 -- The", "NEW YORK, Oct. 3, 2024", None),
        ("RIO DE JANEIRO — The board", "RIO DE JANEIRO", None),
        ("May 13 (UPI) -- Crowds", "May 13", "UPI"),
        ("PORT ANSEL, Oct. 14 (CPA) -- The pier fell.", "PORT ANSEL, Oct. 14", "CPA"),
    ],
)
def test_a_dateline_gives_place_day_and_agency(paragraph: str, text: str, agency: str | None) -> None:
    found = read_dateline(paragraph)
    assert found is not None
    assert (found.text, found.agency) == (text, agency)


@pytest.mark.parametrize(
    "paragraph",
    [
        "The Mayor - who lost - left",
        "WATCH: the pier falls",
        "Review: a fine pier",
        "Dr. Smith went",
        "He (laughing) - ran",
        "Alliance (CPA) -- the pier fell",
        "",
    ],
)
def test_other_openings_are_no_dateline(paragraph: str) -> None:
    assert read_dateline(paragraph) is None


@pytest.mark.skipif(not SEED.exists(), reason="the seed article lies beside the repository")
def test_the_seed_article_tells_what_its_readme_says() -> None:
    lines = typed_lines(SEED.read_text(encoding="utf-8"))
    texts = [line.text for line in lines]
    body = (next(at for at, text in enumerate(texts) if text.startswith("SEOUL")), texts.index("Latest Headlines"))
    found = {name: value.value for name, value in metadata_of_paste(lines, body).items()}
    assert found == {
        "title": "U.S. researcher: North Korea is expanding digital surveillance on its citizens",
        "section": "World News",
        "publisher": "UPI",
        "agency": "UPI",
        "authors": "Thomas Maresca",
        "date": "2024-05-13T08:52",
        "dateline": "SEOUL, May 13",
        "language": "en",
    }


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from([*PAGE.splitlines(), "By", "©", "2024", "Ada Quill | 3 May 2024", "(", "—"]), max_size=30),
    st.data(),
)
def test_nothing_is_told_that_is_not_on_the_page(parts: list[str], data: st.DataObject) -> None:
    page = "\n".join(parts)
    lines = typed_lines(page)
    start = data.draw(st.integers(0, max(0, len(lines) - 1)))
    end = data.draw(st.integers(start, len(lines)))
    flat = " ".join(page.split())
    for name, value in metadata_of_paste(lines, (start, end)).items():
        if name in {"title", "section", "dateline"}:
            assert value.value in flat
        if name == "authors":
            assert all(part in flat for part in value.value.split("; "))


def test_a_byline_far_above_what_seems_the_headline_is_found() -> None:
    between = "Facebook\nTwitter\nComments\nPrint\nEmail\nclose\nVideo\nHarbour in pictures"
    page = PAGE.replace("Share\n", f"{between}\nDivers find rotten piles under Suederhafen pier\n")
    assert told(page)["authors"] == "Ada Quill"


def test_whom_the_headline_names_is_not_the_author() -> None:
    page = PAGE.replace("By Ada QuillNews Reporter\n", "").replace(
        "Harbour board closes old pier", "Ines Sander\nPublished 1 day ago\nInes Sander and board close old pier"
    )
    assert "authors" not in told(page)


def test_an_entry_of_a_live_report_is_no_headline() -> None:
    page = PAGE.replace("Share\n", "Old pier closed after divers find its wooden piles rotten20:42\n")
    assert told(page)["title"] == "Harbour board closes old pier after divers find rotten piles"
