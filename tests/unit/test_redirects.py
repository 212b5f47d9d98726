"""Old addresses lead on, crawlers are told what is there, and an old address leads to one place alone."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from desks import CUTOFF, load
from standfirst.briefing import Briefing
from standfirst.check import check_library
from standfirst.render.redirects import moved_pages
from standfirst.render.robots import robots_file
from standfirst.render.site import Site
from standfirst.site.build import build_site

MakeDesk = Callable[..., Path]


def at(path: str) -> str:
    return f"https://desk.example/briefing/{path}"


def moved(content: Path, **site: Any) -> dict[str, Any]:
    pages = list(Briefing(load(content), CUTOFF, name="Desk").pages())
    files = moved_pages(pages, Site("Desk", "en", CUTOFF, at, **site))
    return {file.path: html.document_fromstring(file.content.decode()) for file in files}


def test_an_old_id_of_a_story_leads_to_the_story(make_desk: MakeDesk) -> None:
    found = moved(make_desk(articles={"pier": {"title": "The pier", "formerly": ["quay", "dock"]}}))
    assert list(found) == ["articles/2024/05/quay/index.html", "articles/2024/05/dock/index.html"]
    page = found["articles/2024/05/quay/index.html"]
    assert page.xpath("//a/@href") == ["../../../../articles/2024/05/pier/"]
    assert page.xpath("//noscript/meta/@content") == ["0; url=../../../../articles/2024/05/pier/"]
    assert page.xpath("//link[@rel='canonical']/@href") == [at("articles/2024/05/pier/")]
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.xpath("//h1/text()") == ["The pier"]


def test_an_old_slug_of_a_topic_leads_to_the_topic(make_desk: MakeDesk) -> None:
    content = make_desk(
        articles={"pier": {"topics": ["ferries"]}}, topics={"ferries": {"title": "F", "formerly": ["boats"]}}
    )
    found = moved(content, leaf="index.html")
    assert found["topics/boats/index.html"].xpath("//a/@href") == ["../../topics/ferries/index.html"]


def test_an_old_id_of_a_withdrawn_story_leads_to_what_is_left_of_it(make_desk: MakeDesk) -> None:
    gone = {"date": "2024-05-14", "reason": "An error"}
    content = make_desk(articles={"pier": {"formerly": ["quay"], "status": "withdrawn", "withdrawn": gone}})
    assert list(moved(content)) == ["articles/2024/05/quay/index.html"]


def test_a_draft_leads_nobody_anywhere(make_desk: MakeDesk) -> None:
    assert moved(make_desk(articles={"pier": {"formerly": ["quay"], "status": "review"}})) == {}


def findings(content: Path) -> list[tuple[str, str, str]]:
    report = check_library(load(content), content, CUTOFF)
    return [(str(f.severity), f.origin.file, f.message) for f in report if f.rule == "formerly-taken"]


def test_an_old_id_that_a_story_has_now_is_an_error_and_leads_nowhere(make_desk: MakeDesk) -> None:
    content = make_desk(articles={"pier": {"formerly": ["quay"]}, "quay": {}})
    ((severity, file, message),) = findings(content)
    assert severity == "error"
    assert file.endswith("/pier.md")
    assert message.startswith("`quay` is the article articles/")
    assert moved(content) == {}


def test_an_old_id_of_two_stories_is_an_error_at_the_second(make_desk: MakeDesk) -> None:
    content = make_desk(articles={"a-pier": {"formerly": ["quay"]}, "b-pier": {"formerly": ["quay", "dock"]}})
    ((_, file, message),) = findings(content)
    assert file.endswith("/b-pier.md")
    assert "leads to articles/" in message


def test_a_storys_own_name_as_an_old_one_is_an_error(make_desk: MakeDesk) -> None:
    ((_, _, message),) = findings(make_desk(articles={"pier": {"formerly": ["pier"]}}))
    assert message == "`pier` is its name now"


@pytest.mark.parametrize("formerly", [[], ["quay"], ["quay", "quay"]])
def test_old_ids_that_nobody_has_are_fine(make_desk: MakeDesk, formerly: list[str]) -> None:
    content = make_desk(articles={"pier": {"formerly": formerly}} if formerly else {"pier": {}})
    assert findings(content) == []
    assert len(moved(content)) == len(set(formerly))


# The map of the site, and what crawlers are told.


@pytest.fixture
def built(make_desk: MakeDesk, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(CUTOFF.timestamp())))
    gone = {"date": "2024-05-14", "reason": "An error"}
    corrections = [{"date": "2024-05-20", "field": "title", "was": "A", "now": "B"}]
    content = make_desk(
        articles={
            "pier": {"formerly": ["quay"], "corrections": corrections},
            "gone": {"status": "withdrawn", "withdrawn": gone},
        }
    )
    config = content.parent / "mkdocs.yml"
    config.write_text(
        "site_name: Desk\nsite_url: https://desk.example/briefing/\ndocs_dir: digests\n"
        "theme: {name: standfirst}\nplugins: [standfirst]\n"
    )
    return build_site(config).site


def test_the_map_names_each_page_with_the_day_of_what_is_newest_in_it(built: Path) -> None:
    root = ET.fromstring((built / "sitemap.xml").read_bytes())  # noqa: S314 - our own output
    found = {url[0].text: (url[1].text if len(url) > 1 else None) for url in root}
    assert found[at("articles/2024/05/pier/")] == "2024-05-20"
    assert found[at("")] == "2024-05-13"
    assert found[at("archive/")] is None
    for path in ("articles/2024/05/gone/", "articles/2024/05/quay/", "search/"):
        assert at(path) not in found
        assert 'name="robots" content="noindex"' in (built / path / "index.html").read_text("utf-8")
    assert 'name="robots"' not in (built / "articles/2024/05/pier/index.html").read_text("utf-8")


def test_crawlers_are_told_where_the_map_is(built: Path) -> None:
    assert (built / "robots.txt").read_text() == f"User-agent: *\nAllow: /\n\nSitemap: {at('sitemap.xml')}\n"
    assert list(robots_file([], Site("Desk", "en", CUTOFF, lambda _: None))) == []
