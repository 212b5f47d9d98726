"""Ids of clipped articles: readable, safe on every system, never twice."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.clip.ids import LONGEST, Ids, slug
from standfirst.text import is_slug


def article_id(publisher: str | None, title: str | None, taken: Iterable[str] = (), words: str | None = None) -> str:
    return Ids(taken).new(publisher, title, words)


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


def test_an_article_without_a_headline_is_named_by_its_address() -> None:
    assert article_id("Quay", None, words="fish-market") == "quay-fish-market"
    assert article_id(None, "…", words="fish-market") == "fish-market"
    assert article_id(None, None, words="4711") == "4711"
    assert article_id("Quay", "Pier", words="fish-market") == "quay-pier"
    assert Ids().new(None, None, "nul") == "article-nul"


def test_ids_are_given_out_once_and_fill_gaps_of_what_is_taken() -> None:
    ids = Ids(["quay-pier", "quay-pier-3"])
    assert [ids.new("Quay", "Pier") for _ in range(3)] == ["quay-pier-2", "quay-pier-4", "quay-pier-5"]
    assert ids.new("Quay", "Pier 5") == "quay-pier-5-2"
    assert ids.new("Quay", None, "pier") == "quay-pier-6"


def test_thousands_of_one_headline_are_numbered_in_linear_time() -> None:
    asked = 0

    ids = Ids(f"quay-pier-{number}" for number in range(2, 5_000))

    class Taken(set[str]):
        def __contains__(self, name: object) -> bool:
            nonlocal asked
            asked += 1
            return super().__contains__(name)

    # Look-ups are counted, as time is no measure on a busy machine.
    ids._taken = Taken(ids._taken)
    given = [ids.new("Quay", "Pier") for _ in range(5_000)]
    assert (given[0], given[1], given[-1]) == ("quay-pier", "quay-pier-5000", "quay-pier-9998")
    assert asked < 3 * 5_000


@pytest.mark.parametrize(("publisher", "title"), [(None, None), ("", "…"), (None, "CON"), (None, "nul")])
def test_nothing_to_spell_gives_an_id_all_the_same(publisher: str | None, title: str | None) -> None:
    assert is_slug(article_id(publisher, title))


@given(st.text(max_size=200), st.text(max_size=200))
def test_every_id_may_be_part_of_an_address(publisher: str, title: str) -> None:
    assert is_slug(article_id(publisher, title))
