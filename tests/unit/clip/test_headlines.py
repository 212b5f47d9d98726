# ruff: noqa: RUF001 - apostrophes as papers print them
"""The stories that a page names, matched to the desk's own articles: a wrong match is worse than none."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desks import load
from standfirst.clip.clipping import Clipping, RelatedLink
from standfirst.clip.proposing.headlines import Headlines, MatchedLink

PUBLISHERS = {
    "lake-herald": {"name": "The Lake Herald", "domains": ["lakeherald.example"]},
    "sealton-post": {"name": "Sealton Post", "domains": ["sealtonpost.example"]},
}
PAGE = Clipping(title="Old pier closes for two years", url="https://lakeherald.example/pier", publisher="lake-herald")


@pytest.fixture
def headlines(make_desk: Callable[..., Path]) -> Headlines:
    titles = {
        "pier": ("Old pier closes for two years", "https://lakeherald.example/pier"),
        "skippers": (
            "Skippers’ union asks harbour board for inspection of eastern pier",
            "https://lakeherald.example/union",
        ),
        "toll": ("Strait toll raised to 40 crowns", "https://lakeherald.example/toll-40"),
        "live": ("Live updates", "https://lakeherald.example/live"),
        "post": ("Council of Merrow votes for a new school", "https://sealtonpost.example/school"),
    }
    articles = {id_: {"title": title, "url": url, "date": "2024-05-10"} for id_, (title, url) in titles.items()}
    articles["post"]["publisher"] = "sealton-post"
    return Headlines.of(load(make_desk(publishers=PUBLISHERS, articles=articles)))


def matched(headlines: Headlines, *links: RelatedLink) -> list[str | None]:
    page = Clipping(title=PAGE.title, url=PAGE.url, publisher=PAGE.publisher, related=links)
    return [found.id for found in headlines.match(page)]


def test_a_link_is_matched_by_its_address_whatever_its_headline(headlines: Headlines) -> None:
    link = RelatedLink("See more", "https://www.lakeherald.example/union?utm_source=page")
    assert matched(headlines, link) == ["skippers"]


@pytest.mark.parametrize(
    "title",
    [
        "Skippers’ union asks harbour board for inspection of eastern pier",
        "SKIPPERS' UNION ASKS HARBOUR BOARD FOR INSPECTION OF EASTERN PIER",
        "Skippers' union asks harbour board for inspection of the eastern pier",
        "Eastern pier: skippers' union asks harbour board for inspection",
    ],
)
def test_a_headline_is_matched_whatever_its_typography_or_order(headlines: Headlines, title: str) -> None:
    assert matched(headlines, RelatedLink(title)) == ["skippers"]


@pytest.mark.parametrize(
    "link",
    [
        RelatedLink("Skippers' union asks harbour board for money"),
        RelatedLink("Strait toll raised to 60 crowns"),
        RelatedLink("Strait toll not raised to 40 crowns"),
        RelatedLink("Live updates"),
        RelatedLink("Strait toll raised to 40 crowns", date="2023-05-10"),
        RelatedLink("Merrow council votes for a new school on the hill"),
    ],
    ids=["another story", "another number", "a negation", "too short to tell", "a year before", "another publisher"],
)
def test_what_may_be_another_story_stays_an_outside_link(headlines: Headlines, link: RelatedLink) -> None:
    page = Clipping(title=PAGE.title, url=PAGE.url, publisher=PAGE.publisher, related=(link,))
    assert headlines.match(page) == (MatchedLink(link),)


def test_the_same_headline_at_another_publisher_is_matched_with_less_certainty(headlines: Headlines) -> None:
    own = headlines.match(
        Clipping(publisher="sealton-post", related=(RelatedLink("Council of Merrow votes for a new school"),))
    )
    other = headlines.match(
        Clipping(publisher="lake-herald", related=(RelatedLink("Council of Merrow votes for a new school"),))
    )
    assert [own[0].id, other[0].id] == ["post", "post"]
    assert own[0].confidence > other[0].confidence


def test_links_to_the_page_itself_are_dropped(headlines: Headlines) -> None:
    links = (
        RelatedLink("Anything", "https://m.lakeherald.example/pier?utm_medium=x"),
        RelatedLink("Old Pier Closes for Two Years"),
        RelatedLink("Strait toll raised to 40 crowns"),
    )
    assert matched(headlines, *links) == ["toll"]


def test_a_link_to_the_article_that_is_clipped_again_is_dropped(headlines: Headlines) -> None:
    page = Clipping(related=(RelatedLink("Strait toll raised to 40 crowns"),))
    assert headlines.match(page, own=["toll"]) == ()


def test_each_story_is_named_once_in_the_pages_order(headlines: Headlines) -> None:
    links = (
        RelatedLink("Strait toll raised to 40 crowns"),
        RelatedLink("Rain in the passes above the town"),
        RelatedLink("Other words", "https://lakeherald.example/toll-40"),
        RelatedLink("Rain in the passes above the town", section="Weather"),
    )
    assert matched(headlines, *links) == ["toll", None]
