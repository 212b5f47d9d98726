"""Whether the desk has an article already: what is the same one, what is only a copy, what is another story."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desks import load
from standfirst.clip.again.known import Known, likeness, same_text
from standfirst.clip.clipping import Clipping

SENTENCES = (
    "The harbour board of Sealton closed the eastern pier on Monday after divers found rotten piles",
    "Ferries to the mill will leave from the coal quay until the repair is done, the board said",
    "The repair costs four million crowns, of which the province pays a half",
    "Skippers had asked for an inspection in the spring and were told to wait",
    "The last thorough repair of the pier was in the year of the great storm",
    "A temporary deck for walkers will be laid before the summer season begins",
)
BODY = ". ".join(SENTENCES[:3]) + ".\n\n" + ". ".join(SENTENCES[3:]) + ".\n"
OTHER = (
    "The town council of Merrow voted for a new school on the hill after a debate of five hours.\n\n"
    "Parents had collected two thousand signatures for a building closer to the old town.\n"
)
STANDING = "Our reporters travel to every corner of the province so that you know what your council decides tonight.\n"
PUBLISHERS = {
    "lake-herald": {"name": "The Lake Herald", "domains": ["lakeherald.example"]},
    "sealton-post": {"name": "Sealton Post", "domains": ["sealtonpost.example"]},
}


@pytest.fixture
def known(make_desk: Callable[..., Path]) -> Known:
    content = make_desk(
        publishers=PUBLISHERS,
        articles={
            "pier": {"body": BODY, "url": "https://lakeherald.example/2024/05/pier?story=7", "quotes": []},
            "school": {"body": OTHER + "\n" + STANDING, "url": "https://lakeherald.example/school", "quotes": []},
            "stub": {"body": "", "url": "https://lakeherald.example/2024/05/stub", "quotes": [], "status": "proposed"},
        },
    )
    return Known.of(load(content))


@pytest.mark.parametrize(
    "url",
    [
        "https://lakeherald.example/2024/05/pier?story=7",
        "https://www.lakeherald.example/2024/05/pier?story=7&utm_source=mail",
        "http://m.lakeherald.example/2024/05/pier/?story=7#comments",
        "https://lakeherald.example/2024/05/pier/amp/?story=7",
    ],
)
def test_an_article_is_known_by_its_address_whatever_its_text(known: Known, url: str) -> None:
    match = known.find(Clipping(body=OTHER, url=url))
    assert match is not None
    assert (match.id, match.by) == ("pier", "address")


def test_an_article_without_text_is_known_by_its_address(known: Known) -> None:
    match = known.find(Clipping(url="https://lakeherald.example/2024/05/stub"))
    assert match is not None
    assert (match.id, match.by, match.likeness) == ("stub", "address", 1.0)


@pytest.mark.parametrize("url", ["https://lakeherald.example/2024/05/pier?story=8", "https://lakeherald.example/"])
def test_another_address_is_another_article(known: Known, url: str) -> None:
    assert known.find(Clipping(url=url)) is None


@pytest.mark.parametrize(
    "body",
    [
        BODY,
        BODY + "\nThe first piles were driven on Friday, a day earlier than the board had planned.\n",
        BODY.replace("four million", "five million").replace("Monday", "Tuesday"),
        BODY.replace("\n\n", " ").upper(),
        ". ".join(SENTENCES[:4]) + ".\n",
        SENTENCES[0] + ". " + SENTENCES[1] + ".\n",
    ],
    ids=["as it was", "a paragraph added", "words changed", "another layout", "cut short", "cut at a paywall"],
)
def test_a_version_of_the_text_is_the_same_article(known: Known, body: str) -> None:
    match = known.find(Clipping(body=body))
    assert match is not None
    assert (match.id, match.by) == ("pier", "text")


def test_the_publishers_standing_paragraph_makes_no_two_stories_one(known: Known) -> None:
    body = "Snow fell on the passes above Merrow and closed the road to the north for a day.\n\n" + STANDING
    assert known.find(Clipping(body=body, publisher="lake-herald")) is None


def test_a_paragraph_in_a_round_up_is_not_the_round_up(known: Known) -> None:
    rest = "".join(
        f"\n\nOn day {day} of the month the council of town {day} met and decided {day} things." for day in range(20)
    )
    assert known.find(Clipping(body=f"Good morning from the lake.\n\n{SENTENCES[0]}.{rest}\n")) is None


def test_the_same_text_at_another_publisher_is_a_copy_and_not_the_article(known: Known) -> None:
    copy = Clipping(body=BODY, url="https://sealtonpost.example/news/pier", publisher="sealton-post")
    assert known.find(copy) is None
    assert known.copies(copy) == ("pier",)
    assert known.copies(Clipping(body=BODY, publisher="The Lake Herald")) == ()


def test_another_address_of_the_same_publisher_may_be_the_same_article(known: Known) -> None:
    match = known.find(Clipping(body=BODY, url="https://lakeherald.example/news/pier-is-closed"))
    assert match is not None
    assert match.id == "pier"


def test_what_was_clipped_a_moment_ago_is_known_too(known: Known) -> None:
    new = Clipping(
        body=OTHER.replace("Merrow", "Ansel"), url="https://sealtonpost.example/ansel", publisher="sealton-post"
    )
    assert known.find(new) is None
    known.add("ansel-school", new)
    assert [match and match.id for match in (known.find(new), known.find(Clipping(url=new.url)))] == [
        "ansel-school"
    ] * 2


def test_of_two_articles_the_more_alike_is_taken_and_ties_go_by_id(make_desk: Callable[..., Path]) -> None:
    near = BODY.replace("rotten piles", "worms in the piles")
    content = make_desk(
        articles={
            id_: {"body": body, "url": None, "quotes": []} for id_, body in (("b", BODY), ("c", BODY), ("a", near))
        }
    )
    match = Known.of(load(content)).find(Clipping(body=BODY))
    assert match is not None
    assert (match.id, match.likeness) == ("b", 1.0)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "市政府周一宣布旧码头将关闭两年进行维修。每天约有四千名游客来到这里参观游览。\n",
            "昨天在山城召开的会议上代表们讨论了新学校的建设计划和预算。\n",
        ),
        (BODY, OTHER),
    ],
)
def test_texts_are_alike_to_themselves_and_not_to_others(one: str, other: str) -> None:
    assert same_text(one, one)
    assert likeness(one, one) == 1.0
    assert not same_text(one, other)


def test_chinese_articles_are_known_by_their_text(make_desk: Callable[..., Path]) -> None:
    body = "市政府周一宣布旧码头将关闭两年进行维修。每天约有四千名游客来到这里参观游览。\n"
    content = make_desk(articles={"pier": {"body": body, "url": None, "quotes": []}})
    match = Known.of(load(content)).find(Clipping(body=body + "\n维修费用为四百万。\n"))
    assert match is not None
    assert match.id == "pier"


def test_nothing_is_known_of_an_empty_page(known: Known) -> None:
    assert known.find(Clipping()) is None
    assert known.copies(Clipping()) == ()
