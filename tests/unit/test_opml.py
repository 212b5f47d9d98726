"""The list of all topics that a reader's program takes in one step."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lxml import etree

from conftest import MakeDesk
from desks import CUTOFF
from standfirst.briefing import Briefing
from standfirst.render import Renderer
from standfirst.render.opml import topics_opml
from standfirst.render.site import Site, SiteFile
from standfirst.source import DeskOptions, load_library

SITE = "https://desk.example/briefing/"
TOPICS = {"ferries": {"title": "Ferries"}, "bridges": {"title": "bridges", "description": "Over the lake"}}


def written(
    content: Path, *, site_url: str | None = SITE, drafts: bool = False, language: str = "en"
) -> list[SiteFile]:
    library = load_library(content, DeskOptions())
    briefing = Briefing(library, CUTOFF, name="Desk", drafts=drafts)
    address = Renderer(language, site_url=site_url).address
    return list(topics_opml(list(briefing.pages()), Site("Desk", language, CUTOFF, address)))


def read(content: Path, **settings: Any) -> etree._Element:
    (file,) = written(content, **settings)
    assert file.path == "topics.opml"
    return etree.fromstring(file.content)


def test_every_topic_is_in_it_by_title_with_its_feed_and_its_page(make_desk: MakeDesk) -> None:
    outlines = read(make_desk(topics=TOPICS)).findall("body/outline")
    assert [dict(outline.attrib) for outline in outlines] == [
        {
            "type": "rss", "text": "bridges", "title": "bridges", "description": "Over the lake", "language": "en",
            "xmlUrl": f"{SITE}topics/bridges/feed.xml", "htmlUrl": f"{SITE}topics/bridges/",
        },
        {
            "type": "rss", "text": "Ferries", "title": "Ferries", "language": "en",
            "xmlUrl": f"{SITE}topics/ferries/feed.xml", "htmlUrl": f"{SITE}topics/ferries/",
        },
    ]  # fmt: skip


def test_it_says_whose_topics_they_are_and_when_one_last_changed(make_desk: MakeDesk) -> None:
    root = read(make_desk())
    assert (root.tag, root.get("version")) == ("opml", "2.0")
    assert root.findtext("head/title") == "Topics of Desk"
    assert root.findtext("head/ownerName") == "Desk"
    assert root.findtext("head/dateModified") == "Sun, 12 May 2024 23:00:00 GMT"


def test_its_own_words_are_in_the_desk_s_language(make_desk: MakeDesk) -> None:
    assert read(make_desk(), language="de").findtext("head/title") == "Themen von Desk"


def test_there_is_none_where_there_are_no_feeds(make_desk: MakeDesk) -> None:
    assert written(make_desk(articles={}, topics={})) == []
    assert written(make_desk(), site_url=None) == []
    assert written(make_desk(), drafts=True) == []
