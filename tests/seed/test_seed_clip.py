"""The article that the project began with, clipped from its raw paste: what a careful editor would take from it.

The text belongs to its publisher: it is read from the shared folder beside the repository and never copied into it.
"""

from pathlib import Path

import pytest

from standfirst.clip import Clipping, clip_document
from standfirst.clip.containers.documents import documents

PASTE = Path(__file__).parents[2].parent / "shared/seed/upi-north-korea-surveillance.txt"

pytestmark = pytest.mark.skipif(not PASTE.is_file(), reason="the seed article is not beside this checkout")


@pytest.fixture(scope="module")
def clipping() -> Clipping:
    (document,) = documents(PASTE.read_bytes(), name=PASTE.name)
    assert document.kind == "text"
    return clip_document(document)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", "U.S. researcher: North Korea is expanding digital surveillance on its citizens"),
        ("section", "World News"),
        ("publisher", "UPI"),
        ("agency", "UPI"),
        ("authors", ("Thomas Maresca",)),
        ("date", "2024-05-13T08:52"),
        ("updated", None),
        ("dateline", "SEOUL, May 13"),
        ("language", "en"),
        ("url", None),
        ("notes", ()),
    ],
)
def test_the_page_tells_of_itself(clipping: Clipping, field: str, value: object) -> None:
    assert getattr(clipping, field) == value


def test_the_body_is_the_eleven_paragraphs_and_nothing_else(clipping: Clipping) -> None:
    lines = PASTE.read_text("utf-8").splitlines()
    numbers = [line.first for line in clipping.lines if line.kept]
    assert len(numbers) == 11
    assert clipping.body == "\n\n".join(" ".join(lines[number - 1].split()) for number in numbers) + "\n"
    start = next(number for number, line in enumerate(lines, 1) if line.startswith("SEOUL, May 13 (UPI)"))
    end = lines.index("Latest Headlines") + 1
    between = {line for line in lines[start - 1 : end - 1] if line.strip()} - {"Advertisement", "Related"}
    assert clipping.body.rstrip("\n").split("\n\n") == [line for line in lines if line in between]


def test_the_caption_that_is_printed_twice_is_one_with_its_credit(clipping: Clipping) -> None:
    (caption,) = clipping.captions
    assert caption.credit == "Photo by Thomas Maresca/UPI"
    assert caption.text.startswith("Stimson Center senior fellow Martyn Williams")
    assert caption.text.endswith("citizens.")


def test_ten_related_headlines_have_a_section_a_time_and_a_teaser(clipping: Clipping) -> None:
    related = [link for link in clipping.related if link.teaser]
    assert len(related) == 10
    assert all(link.section == "World News" and link.age for link in related)
    assert [link.date for link in related] == [
        *("2024-05-13T08:27", "2024-05-13T07:52", "2024-05-13T05:52", "2024-05-13T05:52", "2024-05-13T01:52"),
        *("2024-05-12T19:52", "2024-05-12T16:52", "2024-05-12T14:52", "2024-05-12", "2024-05-12"),
    ]


def test_five_trending_headlines_stand_alone_each_once(clipping: Clipping) -> None:
    trending = [link for link in clipping.related if not link.teaser]
    assert len(trending) == len({link.title for link in trending}) == 5
    assert all(link.date is None and link.section is None for link in trending)


def test_every_line_is_accounted_for(clipping: Clipping) -> None:
    filled = [number for number, line in enumerate(PASTE.read_text("utf-8").splitlines(), 1) if line.strip()]
    assert [line.first for line in clipping.lines] == filled
    assert all(line.reason for line in clipping.lines)
