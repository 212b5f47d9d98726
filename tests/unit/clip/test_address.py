"""Addresses: trackers go, everything that may name the article stays."""

import pytest

from standfirst.clip.metadata.address import (
    canonical_url,
    date_in_path,
    host_of,
    last_words,
    publisher_of,
    same_article,
    words_of_path,
)


@pytest.mark.parametrize(
    ("url", "clean"),
    [
        (
            "https://harbour.example/old-pier-closes/?utm_source=x&utm_medium=y",
            "https://harbour.example/old-pier-closes/",
        ),
        ("https://Harbour.Example:443/a?id=7&fbclid=Q1#top", "https://harbour.example/a?id=7"),
        ("http://harbour.example/story.php?story=12&page=2", "http://harbour.example/story.php?story=12&page=2"),
        ("https://harbour.example/?gclid=1&mc_cid=2&mc_eid=3", "https://harbour.example/"),
        ("https://harbour.example/?cid=4711", "https://harbour.example/?cid=4711"),
        (
            "https://harbour.example/politics/old-pier-closes?cid=mail",
            "https://harbour.example/politics/old-pier-closes",
        ),
        ("https://harbour.example/#!/story/7", "https://harbour.example/#!/story/7"),
        ("https://[2001:db8::1]/story", "https://[2001:db8::1]/story"),
    ],
)
def test_a_canonical_address_has_no_trackers(url: str, clean: str) -> None:
    assert canonical_url(url) == clean
    assert canonical_url(clean) == clean


@pytest.mark.parametrize(
    "text", ["", "javascript:alert(1)", "ftp://harbour.example/", "harbour.example/a", "https://", "http://a b"]
)
def test_what_is_no_web_address_gives_none(text: str) -> None:
    assert canonical_url(text) is None


def test_an_article_is_the_same_on_its_mobile_and_amp_pages() -> None:
    assert same_article("https://www.harbour.example/old-pier/", "http://m.harbour.example/old-pier/amp/?utm_source=x")
    assert not same_article("https://harbour.example/old-pier", "https://harbour.example/new-pier")


def test_what_stands_behind_a_hash_and_exclamation_mark_names_the_article() -> None:
    first = "https://harbour.example/app#!/story/1"
    assert not same_article(first, "https://harbour.example/app#!/story/2")
    assert not same_article("https://harbour.example/#!/story/1", "https://harbour.example/")
    assert same_article(first, "http://www.harbour.example/app/?utm_source=x#!/story/1/")
    assert same_article("https://harbour.example/pier#!", "https://harbour.example/pier#comments")


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("https://harbour.example/2024/03/old-pier-closes.html?page=2", "old-pier-closes"),
        ("https://harbour.example/old-pier/amp/", "old-pier"),
        ("https://harbour.example/h%C3%A4fen/alter-pier.phtml", "alter-pier"),
        ("https://harbour.example/%E6%B8%AF", "港"),
        ("https://harbour.example/story/4711", "4711"),
        ("https://harbour.example/pier/index.php", "pier"),
        ("https://harbour.example/app#!/story/lost-map", "lost-map"),
        ("https://harbour.example/", None),
        ("https://harbour.example/-/", None),
        ("no address", None),
    ],
)
def test_the_last_part_of_a_path_names_an_article_without_a_headline(url: str, words: str | None) -> None:
    assert last_words(url) == words


def test_a_publisher_is_found_by_the_nearest_registered_domain() -> None:
    domains = {"harbour.example": "harbour", "sport.harbour.example": "harbour-sport"}
    assert publisher_of("https://www.harbour.example/a", domains) == "harbour"
    assert publisher_of("https://live.sport.harbour.example/a", domains) == "harbour-sport"
    assert publisher_of("https://notharbour.example/a", domains) is None


def test_an_address_may_hold_the_day_and_the_headlines_words() -> None:
    url = "https://harbour.example/news/2024/05/13/old-pier-closes-for-good.html"
    assert date_in_path(url) == "2024-05-13"
    assert words_of_path(url) >= {"old", "pier", "closes", "good"}
    assert date_in_path("https://harbour.example/2024/") is None
    assert host_of("https://www.harbour.example/a") == "harbour.example"
