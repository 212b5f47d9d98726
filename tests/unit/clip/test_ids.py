"""Ids of clipped articles: readable, safe on every system, never twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.clip.ids import LONGEST, article_id, slug
from standfirst.text import is_slug


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Old pier to close", "old-pier-to-close"),
        ("U.S. board's plan: “No deal”", "us-boards-plan-no-deal"),
        ("Straßenbahn in Zürich", "strassenbahn-in-zurich"),
        ("旧码头关闭", "jiu-ma-tou-guan-bi"),
        ("Старый причал", "staryy-prichal"),
        ("ძველი ნავმისადგომი", "dzveli-navmisadgomi"),
        ("🙂", "slight-smile"),
        ("— …", ""),
    ],
)
def test_a_slug_spells_every_script(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_an_id_names_the_publisher_and_is_cut_at_a_word() -> None:
    name = article_id("Quay News", "Harbour board closes the old pier for two years because its piles have rotted")
    assert name == "quay-news-harbour-board-closes-the-old-pier-for-two-years"
    assert len(name) <= LONGEST


def test_an_id_that_is_taken_gets_a_number() -> None:
    assert article_id("Quay", "Pier", {"quay-pier", "quay-pier-2"}) == "quay-pier-3"


@pytest.mark.parametrize(("publisher", "title"), [(None, None), ("", "…"), (None, "CON"), (None, "nul")])
def test_nothing_to_spell_gives_an_id_all_the_same(publisher: str | None, title: str | None) -> None:
    assert is_slug(article_id(publisher, title))


@given(st.text(max_size=200), st.text(max_size=200))
def test_every_id_may_be_part_of_an_address(publisher: str, title: str) -> None:
    assert is_slug(article_id(publisher, title))
