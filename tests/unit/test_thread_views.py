"""What pages say of running stories, copies and reasons."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from desks import CUTOFF, load
from harbour import PEOPLE, PUBLISHERS, TOPICS, harbour
from standfirst.briefing import Briefing
from standfirst.briefing.threads import MOST_ROWS, _places
from standfirst.render import Renderer

MakeDesk = Callable[..., Path]
Pages = Callable[..., dict[str, Any]]


@pytest.fixture
def views(make_desk: MakeDesk) -> Pages:
    """Return the harbour desk's views by path."""

    def make(**changes: dict[str, Any]) -> dict[str, Any]:
        content = make_desk(articles=harbour(**changes), people=PEOPLE, publishers=PUBLISHERS, topics=TOPICS)
        return {page.path: page for page in Briefing(load(content), CUTOFF, name="Desk").pages()}

    return make


def rendered(view: Any, language: str = "en") -> Any:
    return html.fromstring(Renderer(language).render(view).html)


def said(element: Any) -> str:
    return " ".join(element.text_content().split())


def test_a_story_tells_what_came_before_and_after_it(views: Pages) -> None:
    thread = views()["articles/2024/05/tugs/"].thread
    assert [(row.story.text, row.current) for row in thread.rows] == [
        ("Ferry Marisol runs aground off Port Ansel", False),
        ("Tugs free the Marisol at Port Ansel", True),
        ("Pilot of the Marisol had slept three hours", False),
    ]
    assert thread.rows[0].also[0].text == "Coast Wire"
    assert (thread.previous.path, thread.next.path) == ("articles/2024/05/aground/", "articles/2024/05/inquiry/")
    assert "Marisol" in thread.title


def test_on_the_page_of_a_copy_the_copy_stands_for_its_leader(views: Pages) -> None:
    page = views()["articles/2024/05/aground-wire/"]
    assert [row.current for row in page.thread.rows] == [True, False, False]
    assert [link.path for link in page.copies] == ["articles/2024/05/aground/"]
    assert "The same copy" in said(rendered(page))


def test_a_story_apart_has_no_such_part(views: Pages) -> None:
    page = views()["articles/2024/05/orchard/"]
    assert page.thread is None
    assert "story so far" not in said(rendered(page)).casefold()


def test_a_topic_shows_its_running_stories_and_one_card_for_each_copy(views: Pages) -> None:
    page = views()["topics/ferries/"]
    (thread,) = page.threads
    assert (thread.stories, thread.first.day.day, thread.last.day.day) == (3, 1, 20)
    ids = [card.id for card in page.stories.cards]
    assert "aground" in ids
    assert "aground-wire" not in ids
    shown = rendered(page)
    (card,) = shown.xpath("//article[.//a[contains(., 'runs aground off')]]")
    assert "also Coast Wire" in said(card)
    assert card.xpath(".//p[@class='sf-also']/a/@href") == ["../../articles/2024/05/aground-wire/"]
    assert page.articles == 5


def test_a_copy_whose_leader_is_in_another_list_keeps_its_card(views: Pages) -> None:
    page = views(aground_wire={"topics": ["orchards"]})["topics/orchards/"]
    assert "aground-wire" in [card.id for card in page.stories.cards]


def test_a_month_of_the_archive_lists_copies_too(views: Pages) -> None:
    page = views()["archive/2024/05/"]
    assert {card.id for day in page.days for card in day.cards} >= {"aground", "aground-wire"}


def test_a_link_names_some_of_what_both_share_and_the_days_between(views: Pages) -> None:
    page = views()["articles/2024/05/tugs/"]
    link = page.same_story[0]
    kinds = [why.kind for why in link.reasons]
    assert kinds[-1] == "days"
    assert len([kind for kind in kinds if kind not in {"days", "language"}]) == 3
    assert "2 days earlier" in said(rendered(page))


def test_words_of_articles_in_another_language_are_marked(make_desk: MakeDesk) -> None:
    articles = {id_: {**fields, "language": "fr"} for id_, fields in harbour().items() if id_ != "lotsen"}
    content = make_desk(articles=articles, people=PEOPLE, publishers=PUBLISHERS, topics=TOPICS)
    pages = {page.path: page for page in Briefing(load(content), CUTOFF, name="Desk").pages()}
    shown = rendered(pages["articles/2024/05/tugs/"])
    marked = shown.xpath("//ul[@class='sf-reasons']//span[@lang='fr']")
    assert any("Marisol" in said(span) for span in marked)
    assert said(marked[0].getparent()).startswith("Names in both: ")


def test_a_long_running_story_shows_its_beginning_its_end_and_what_is_around() -> None:
    assert _places(20, 10) == [0, 7, 8, 9, 10, 11, 12, 19]
    assert _places(20, None) == [0, *range(13, 20)]
    assert _places(MOST_ROWS, 3) == [*range(MOST_ROWS)]


def test_skipped_rows_are_counted(monkeypatch: pytest.MonkeyPatch, views: Pages) -> None:
    monkeypatch.setattr("standfirst.briefing.threads.MOST_ROWS", 2)
    page = views()["articles/2024/05/inquiry/"]
    assert [row.skipped for row in page.thread.rows] == [0, 1]
    assert "1 story between" in said(rendered(page))


def test_topics_are_near_by_links_between_their_stories(views: Pages) -> None:
    page = views(tugs={"topics": ["orchards"]}, inquiry={"topics": ["orchards"]})["topics/orchards/"]
    (near,) = page.near
    assert (near.text, near.path) == ("Ferries", "topics/ferries/")
    assert "between their stories" in near.note


def test_copies_of_a_pinned_story_fold_under_its_card(make_desk: MakeDesk) -> None:
    topics = {**TOPICS, "ferries": {"title": "Ferries", "pinned": ["aground"]}}
    content = make_desk(articles=harbour(), people=PEOPLE, publishers=PUBLISHERS, topics=topics)
    page = {page.path: page for page in Briefing(load(content), CUTOFF, name="Desk").pages()}["topics/ferries/"]
    assert [card.id for card in page.pinned] == ["aground"]
    assert not {"aground", "aground-wire"} & {card.id for card in page.stories.cards}


def test_copies_of_one_publisher_are_told_apart_by_their_headlines(views: Pages) -> None:
    page = views(aground_wire={"publisher": "lake-herald"})["articles/2024/05/aground/"]
    assert [link.text for link in page.copies] == ["Ferry aground off Port Ansel"]


def test_the_copies_of_a_story_are_one_row_of_its_source(make_desk: MakeDesk) -> None:
    articles = {**harbour(), "aground-late": {**harbour()["aground"], "date": "2024-05-02"}}
    content = make_desk(articles=articles, people=PEOPLE, publishers=PUBLISHERS, topics=TOPICS)
    pages = {page.path: page for page in Briefing(load(content), CUTOFF, name="Desk").pages()}
    shown = rendered(pages["articles/2024/05/aground/"])
    (row,) = shown.xpath("//dt[.='The same copy']/following-sibling::*[1]")
    assert said(row) == "Coast Wire, Ferry Marisol runs aground off Port Ansel"
    # Terms and their values stand in two columns: a second value would take the next term's place.
    assert row.getnext() is None or row.getnext().tag == "dt"
