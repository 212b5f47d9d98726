"""Other stories that a page names, and captions apart from their credits."""

from __future__ import annotations

from pathlib import Path

import pytest
from harbour_page import OTHERS, pasted

from standfirst.clip.clipping import Caption, RelatedLink
from standfirst.clip.paste.captions import split_credit
from standfirst.clip.paste.links import split_age
from standfirst.clip.paste.paste import read_paste

SEED = Path(__file__).parents[3].parent / "shared/seed/upi-north-korea-surveillance.txt"


def test_headlines_after_a_stop_marker_come_with_section_age_and_teaser():
    related = read_paste(pasted()).related
    assert related[:3] == tuple(
        RelatedLink(title, section=age.split(" // ")[0], age=age.split(" // ")[1], teaser=teaser)
        for title, age, teaser in OTHERS
    )


def test_a_trending_headline_printed_twice_is_one_without_a_teaser():
    assert read_paste(pasted()).related[3:] == (RelatedLink("Five bakeries to visit before the summer"),)


def test_a_pointer_between_paragraphs_is_a_related_story_and_no_body():
    page = pasted().replace("Advertisement\n", "Related: Ferry stops for a week over engine trouble\n", 1)
    read = read_paste(page)
    assert RelatedLink("Ferry stops for a week over engine trouble") in read.related
    assert "engine trouble" not in read.body


def test_lists_of_comments_tags_and_company_pages_are_no_stories():
    page = pasted().replace("Trending Stories", "Comments")
    assert len(read_paste(page).related) == 3


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("World News // 3 hours ago", ("World News", "3 hours ago")),
        ("3 hours ago | Culture", ("Culture", "3 hours ago")),
        ("vor 3 Stunden", (None, "vor 3 Stunden")),
        ("Sport · 12 minutes ago", ("Sport", "12 minutes ago")),
    ],
)
def test_section_and_age_are_told_apart(line: str, expected: tuple[str | None, str]):
    assert split_age(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("The hall at dusk. Photo by Odd Lindqvist/NPS", ("The hall at dusk.", "Photo by Odd Lindqvist/NPS")),
        ("The hall at dusk. Foto: Odd Lindqvist", ("The hall at dusk.", "Foto: Odd Lindqvist")),
        ("The hall at dusk. (Odd Lindqvist/Getty Images)", ("The hall at dusk.", "Odd Lindqvist/Getty Images")),
        ("The hall at dusk (left)", ("The hall at dusk (left)", None)),
        ("The hall at dusk", ("The hall at dusk", None)),
        ("Die Halle am Abend. © Odd Lindqvist", ("Die Halle am Abend.", "© Odd Lindqvist")),
    ],
)
def test_a_caption_and_its_credit_are_told_apart(line: str, expected: tuple[str, str | None]):
    assert split_credit(line) == expected


def test_a_credit_on_the_line_below_makes_the_line_above_a_caption():
    page = pasted().replace("Advertisement\n", "Herring boats wait at the quay in the rain.\nFoto: Odd Lindqvist\n", 1)
    read = read_paste(page)
    assert Caption("Herring boats wait at the quay in the rain.", "Foto: Odd Lindqvist") in read.captions
    assert "Herring boats" not in read.body


@pytest.mark.skipif(not SEED.exists(), reason="the seed article lies beside the repository")
def test_the_seed_comes_out_as_a_careful_editor_would_take_it():
    read = read_paste(SEED.read_text("utf-8"))
    assert len(read.blocks) == 11
    assert read.blocks[0].startswith("SEOUL, May 13 (UPI) -- ")
    assert not any("Advertisement" in block or "Photo by" in block for block in read.blocks)
    assert [caption.credit for caption in read.captions] == ["Photo by Thomas Maresca/UPI"]
    told, bare = read.related[:10], read.related[10:]
    assert all(link.section == "World News" and link.age and link.teaser for link in told)
    assert told[0].age == "25 minutes ago"
    assert len(bare) == 5
    assert not any(link.teaser or link.age or link.section for link in bare)
