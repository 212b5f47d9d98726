"""Feeds: what somebody learns who follows a page with a program of their own."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import feedparser
import jsonschema
import pytest

from conftest import MakeDesk
from desks import CUTOFF, QUOTE, Raw
from standfirst.briefing import Briefing
from standfirst.briefing.feed_parts import NEWEST_ENTRIES
from standfirst.render import RenderedPage, Renderer
from standfirst.render.former_feeds import former_feeds
from standfirst.render.site import Site
from standfirst.source import DeskOptions, load_library

SITE = "https://desk.example/briefing/"
STORY = f"{SITE}articles/2024/05/pier-closed/"
SOURCE = "https://lakeherald.example/2024/05/pier"
FOLLOWED = ["", "topics/ferries/", "people/ada-brook/", "publishers/lake-herald/"]
"""Pages of the default desk that hold its one story."""

KOREAN = {
    "text": "부두는 닫혔다",
    "speaker": "ada-brook",
    "role": "captain",
    "language": "ko",
    "translation": {"text": "The pier is closed", "language": "en"},
}

AUTHOR = {
    "type": "object",
    "anyOf": [{"required": ["name"]}, {"required": ["url"]}, {"required": ["avatar"]}],
    "properties": {"name": {"type": "string"}, "url": {"type": "string", "format": "uri"}},
}
TIME = {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$"}
ADDRESS = {"type": "string", "pattern": "^https?://[^\\s]+$"}
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string"},
        "home_page_url": ADDRESS,
        "feed_url": ADDRESS,
        "description": {"type": "string"},
        "language": {"type": "string", "minLength": 2},
        "authors": {"type": "array", "items": AUTHOR},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id"],
                "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
                "properties": {
                    "id": {"type": "string", "minLength": 1},
                    "url": ADDRESS,
                    "external_url": ADDRESS,
                    "title": {"type": "string"},
                    "content_html": {"type": "string"},
                    "summary": {"type": "string"},
                    "date_published": TIME,
                    "date_modified": TIME,
                    "authors": {"type": "array", "items": AUTHOR},
                    "tags": {"type": "array", "items": {"type": "string"}},
                    "language": {"type": "string", "minLength": 2},
                },
                "additionalProperties": False,
            },
        },
    },
    "additionalProperties": False,
}
"""JSON Feed 1.1 as jsonfeed.org says it, as far as it is used; what is not in it would be a slip."""


def pages(
    content: Path,
    *,
    site_url: str | None = SITE,
    drafts: bool = False,
    cutoff: datetime = CUTOFF,
    directory_urls: bool = True,
    **options: Any,
) -> dict[str, RenderedPage]:
    library = load_library(content, DeskOptions.model_validate(options))
    briefing = Briefing(library, cutoff, name="Desk", drafts=drafts)
    language = library.options.desk.language
    renderer = Renderer(language, site_url=site_url, directory_urls=directory_urls)
    return {page.path: page for page in renderer.render_all(briefing.pages())}


def atom(page: RenderedPage) -> Any:
    """Return the page's Atom feed as a reader's program reads it."""
    feed = feedparser.parse(_file(page, "feed.xml"), sanitize_html=False, resolve_relative_uris=False)
    assert not feed.bozo, feed.get("bozo_exception")
    return feed


def json_feed(page: RenderedPage) -> dict[str, Any]:
    feed: dict[str, Any] = json.loads(_file(page, "feed.json"))
    jsonschema.Draft202012Validator(JSON_FEED).validate(feed)
    return feed


def _file(page: RenderedPage, name: str) -> bytes:
    return next(file.content for file in page.beside if file.name == name)


def entry(content: Path, path: str = "", **settings: Any) -> tuple[Any, dict[str, Any]]:
    """Return the only entry of a page's feeds, in both forms."""
    page = pages(content, **settings)[path]
    (one,) = atom(page).entries
    (other,) = json_feed(page)["items"]
    return one, other


def ids(content: Path, path: str = "", **settings: Any) -> list[str]:
    """Return the ids of the entries of a page's feeds, which are the same in both."""
    page = pages(content, **settings)[path]
    found = [one.id for one in atom(page).entries]
    assert found == [one["id"] for one in json_feed(page)["items"]]
    return found


def time_of(text: str) -> datetime:
    return datetime.fromisoformat(text)


# Where there are feeds, and how programs find them.


@pytest.mark.parametrize("path", FOLLOWED)
def test_a_story_is_in_the_feeds_of_the_desk_its_topic_its_speaker_and_its_publisher(
    make_desk: MakeDesk, path: str
) -> None:
    one, other = entry(make_desk(), path)
    assert one.id == other["id"] == STORY
    assert one.link == other["url"] == STORY
    assert one.title == other["title"] == "Old pier closed until further notice"


def test_an_organisation_has_a_feed(make_desk: MakeDesk) -> None:
    content = make_desk(
        articles={"pier-closed": {"organisations": ["ferry-office"]}},
        organisations={"ferry-office": {"name": "Office"}},
    )
    assert ids(content, "organisations/ferry-office/") == [STORY]


def test_the_head_of_a_page_leads_to_its_feeds(make_desk: MakeDesk) -> None:
    head = pages(make_desk())["topics/ferries/"].head
    links = re.findall(r'<link rel="([^"]*)" type="([^"]*)" title="([^"]*)" href="([^"]*)">', head)
    assert [(rel.split(), type_, title, href) for rel, type_, title, href in links] == [
        (["alternate"], "application/atom+xml", "Ferries – Desk", "feed.xml"),  # noqa: RUF001 - as in titles
        (["alternate"], "application/feed+json", "Ferries – Desk", "feed.json"),  # noqa: RUF001 - as in titles
    ]


def test_a_page_says_to_people_where_its_feeds_are(make_desk: MakeDesk) -> None:
    html = pages(make_desk())["topics/ferries/"].html
    assert re.findall(r'href="([^"]*feed[^"]*)"', html) == [
        "../../topics/ferries/feed.xml", "../../topics/ferries/feed.json",
    ]  # fmt: skip


def test_a_feed_names_its_own_address_and_its_page_s(make_desk: MakeDesk) -> None:
    page = pages(make_desk())["topics/ferries/"]
    feed = atom(page).feed
    assert feed.id == f"{SITE}topics/ferries/feed.xml"
    assert {link.rel: link.href for link in feed.links} == {
        "self": f"{SITE}topics/ferries/feed.xml",
        "alternate": f"{SITE}topics/ferries/",
    }
    other = json_feed(page)
    assert (other["feed_url"], other["home_page_url"]) == (
        f"{SITE}topics/ferries/feed.json", f"{SITE}topics/ferries/",
    )  # fmt: skip


def test_a_site_without_an_address_of_its_own_has_no_feeds_and_no_links_to_any(make_desk: MakeDesk) -> None:
    for page in pages(make_desk(), site_url=None).values():
        assert not [file for file in page.beside if file.name.startswith("feed.")]
        assert "feed.xml" not in page.html + page.head


def test_a_preview_has_no_feeds(make_desk: MakeDesk) -> None:
    for page in pages(make_desk(), drafts=True).values():
        assert not [file for file in page.beside if file.name.startswith("feed.")]
        assert "feed.xml" not in page.html + page.head


def test_a_site_whose_addresses_name_files_has_feeds_at_the_same_addresses_with_the_same_ids(
    make_desk: MakeDesk,
) -> None:
    page = pages(make_desk(), directory_urls=False)["topics/ferries/"]
    (one,) = atom(page).entries
    assert one.id == STORY
    assert one.link == f"{STORY}index.html"
    assert atom(page).feed.id == f"{SITE}topics/ferries/feed.xml"


def test_a_topic_without_a_story_has_a_feed_that_is_empty_and_valid(make_desk: MakeDesk) -> None:
    page = pages(make_desk(topics={"ferries": {}, "bridges": {"title": "Bridges"}}))["topics/bridges/"]
    assert atom(page).entries == []
    assert atom(page).feed.updated == "1970-01-01T00:00:00+00:00"
    assert json_feed(page)["items"] == []


def test_two_builds_at_different_times_give_the_same_feeds(make_desk: MakeDesk) -> None:
    content = make_desk()
    first, second = pages(content), pages(content, cutoff=CUTOFF + timedelta(days=30))
    for path in FOLLOWED:
        assert first[path].beside == second[path].beside


def test_a_renamed_topic_has_its_feeds_at_the_old_address_too(make_desk: MakeDesk) -> None:
    content = make_desk(topics={"ferries": {"formerly": ["boats", "ships"]}})
    library = load_library(content, DeskOptions())
    made = list(Briefing(library, CUTOFF, name="Desk").pages())
    renderer = Renderer("en", site_url=SITE)
    topic = renderer.render(next(page for page in made if page.path == "topics/ferries/"))
    old = {file.path: file.content for file in former_feeds(made, Site("Desk", "en", CUTOFF, renderer.address))}
    assert old == {
        f"topics/{slug}/{name}": _file(topic, name) for slug in ("boats", "ships") for name in ("feed.xml", "feed.json")
    }


# What an entry says.


def test_an_entry_holds_summary_key_points_and_quotes_in_full(make_desk: MakeDesk) -> None:
    content = make_desk(articles={"pier-closed": {"key_points": ["The mill is open"]}})
    one, other = entry(content)
    (told,) = one.content
    assert told.type == "text/html"
    for html in (told.value, other["content_html"]):
        assert "Boats land at the mill." in html
        assert "<li>The mill is open</li>" in html
        assert f"“{QUOTE}”" in html
        assert f'cite="{SOURCE}"' in html
        assert f'href="{SITE}people/ada-brook/"' in html
        assert "verbatim" in html
        assert f'href="{SOURCE}#:~:text=' in html
        assert re.search(rf'href="{STORY}#q-[0-9a-f]{{8}}"', html)
    assert one.summary == other["summary"] == "The old pier is closed. Boats land at the mill."


def test_every_link_of_an_entry_is_absolute(make_desk: MakeDesk) -> None:
    content = make_desk(editions={"2024-05-14": {}})
    for page in pages(content).values():
        for html in [item["content_html"] for item in json_feed(page)["items"]] if page.view.feed else []:
            addresses = re.findall(r'(?:href|cite)="([^"]*)"', html)
            assert addresses
            assert all(address.startswith("https://") for address in addresses)


def test_an_entry_leads_to_the_source_and_says_whose_story_it_is(make_desk: MakeDesk) -> None:
    one, other = entry(make_desk(articles={"pier-closed": {"authors": ["Wim Olds"]}}))
    assert [link.href for link in one.links if link.rel == "via"] == [other["external_url"]] == [SOURCE]
    assert [author.name for author in one.authors] == ["Wim Olds", "The Lake Herald"]
    assert [author["name"] for author in other["authors"]] == ["Wim Olds", "The Lake Herald"]
    assert [(tag.term, tag.label, tag.scheme) for tag in one.tags] == [("ferries", "Ferries", f"{SITE}topics/")]
    assert other["tags"] == ["Ferries"]


def test_a_foreign_quote_comes_translation_first_with_the_original_marked(make_desk: MakeDesk) -> None:
    content = make_desk(articles={"pier-closed": {"language": "ko", "quotes": [KOREAN], "body": "“부두는 닫혔다”"}})
    one, other = entry(content)
    assert one.title_detail.language == "ko"
    assert other["language"] == "ko"
    html = other["content_html"]
    assert html.strip().startswith('<div lang="en" dir="ltr">')
    assert html.index("“The pier is closed”") < html.index('<p lang="ko" dir="ltr">“부두는 닫혔다”</p>')
    assert "our translation from Korean" in html


def test_a_right_to_left_quote_says_its_direction(make_desk: MakeDesk) -> None:
    words = {"text": "أغلق الرصيف", "speaker": "ada-brook", "language": "ar"}
    _, other = entry(make_desk(articles={"pier-closed": {"quotes": [words], "body": "قالت: «أغلق الرصيف»"}}))
    assert '<p lang="ar" dir="rtl">«أغلق الرصيف»</p>' in other["content_html"]


def test_what_the_desk_thinks_is_said_to_be_the_desk_s(make_desk: MakeDesk) -> None:
    _, other = entry(make_desk(articles={"pier-closed": {"commentary": "A shame."}}))
    assert re.search(r"<h3>The desk's view</h3>\s*<p>A shame\.</p>", other["content_html"])


def test_feeds_are_in_the_desk_s_language(make_desk: MakeDesk) -> None:
    page = pages(make_desk(), desk={"language": "de"})["topics/ferries/"]
    assert atom(page).feed.language == "de"
    (item,) = json_feed(page)["items"]
    assert 'lang="de"' in item["content_html"]
    assert "wörtlich" in item["content_html"]


# What readers may not have.


def test_of_a_story_with_no_rights_an_entry_has_title_and_link_only(make_desk: MakeDesk) -> None:
    content = make_desk(
        articles={"pier-closed": {"rights": "none", "key_points": ["A point"], "commentary": "A shame.",
                                  "corrections": [{"date": "2024-05-20", "field": "title", "note": "Amended"}]}}
    )  # fmt: skip
    one, other = entry(content)
    assert b"<summary" not in _file(pages(content)[""], "feed.xml")
    assert "summary" not in other
    for hidden in (QUOTE, "Boats land", "A point", "A shame", "Amended"):
        assert hidden not in other["content_html"]
    assert other["external_url"] == SOURCE
    assert time_of(one.updated) == time_of(one.published)


def test_nothing_that_nobody_accepted_is_in_a_feed(make_desk: MakeDesk) -> None:
    content = make_desk(
        articles={
            "pier-closed": {"key_points": ["A proposed point"], "proposed": ["key_points"]},
            "pier-draft": {"title": "A draft", "status": "proposed"},
            "pier-later": {"title": "Under embargo", "publish_date": "2024-07-01"},
        }
    )
    page = pages(content)[""]
    assert ids(content) == [STORY]
    assert b"A proposed point" not in _file(page, "feed.xml") + _file(page, "feed.json")


def test_the_words_of_a_body_are_in_no_feed_not_even_with_all_rights(make_desk: MakeDesk) -> None:
    for file in pages(make_desk(articles={"pier-closed": {"rights": "full"}}))[""].beside:
        assert b"Three boats a day" not in file.content


# What stays and what changes.


def test_an_id_outlives_title_text_date_and_order(make_desk: MakeDesk) -> None:
    before = ids(make_desk())
    changed = {"title": "Another title", "summary": "Other words.", "date": "2024-05-10", "url": "https://a.example/b"}
    after = ids(make_desk(articles={"pier-closed": changed, "a-first": {"title": "A"}}))
    assert before == [STORY]
    assert STORY in after


def test_an_id_outlives_a_new_name_of_the_file(make_desk: MakeDesk) -> None:
    one, other = entry(make_desk(articles={"pier-shut": {"formerly": ["pier-closed", "pier-second"]}}))
    assert one.id == other["id"] == STORY
    assert one.link == other["url"] == f"{SITE}articles/2024/05/pier-shut/"


def test_a_bare_date_begins_its_day_where_the_source_is(make_desk: MakeDesk) -> None:
    one, other = entry(make_desk())
    assert one.published == other["date_published"] == "2024-05-13T00:00:00+01:00"


def test_a_correction_makes_an_entry_new_and_says_what_was_wrong(make_desk: MakeDesk) -> None:
    mended = {"date": "2024-05-20", "field": "summary", "was": "two boats", "now": "three boats", "note": "Miscounted."}
    one, other = entry(make_desk(articles={"pier-closed": {"corrections": [mended]}}))
    assert one.updated == other["date_modified"] == "2024-05-20T00:00:00+01:00"
    html = other["content_html"]
    assert html.index("Correction") < html.index("Miscounted.") < html.index("Boats land at the mill.")
    assert "<del>two boats</del>" in html
    assert "<ins>three boats</ins>" in html


def test_each_correction_is_later_than_what_was_before_it_even_on_the_same_day(make_desk: MakeDesk) -> None:
    story = {"date": "2024-05-13 15:00", "corrections": []}
    seen = []
    for count in range(4):
        story["corrections"] = [{"date": "2024-05-13", "field": "title", "note": f"{n}"} for n in range(count)]
        seen.append(time_of(entry(make_desk(articles={"pier-closed": story}))[0].updated))
    assert seen == sorted(set(seen))


def test_an_update_at_the_source_makes_an_entry_new(make_desk: MakeDesk) -> None:
    one, _ = entry(make_desk(articles={"pier-closed": {"updated": "2024-05-15 09:30"}}))
    assert one.updated == "2024-05-15T09:30:00+01:00"


def test_no_entry_is_of_a_time_to_come(make_desk: MakeDesk) -> None:
    one, _ = entry(make_desk(articles={"pier-closed": {"accessed": "2024-07-01", "updated": "2025-01-01"}}))
    assert time_of(one.updated) <= CUTOFF


def test_an_old_story_that_is_taken_up_today_comes_first(make_desk: MakeDesk) -> None:
    content = make_desk(
        articles={"pier-closed": {}, "pier-built": {"title": "Built", "date": "1998-05-13", "accessed": "2024-05-30"}}
    )
    assert ids(content)[0] == f"{SITE}articles/2024/05/pier-built/"


def test_what_was_withdrawn_stays_as_a_notice_and_comes_first(make_desk: MakeDesk) -> None:
    gone = {"status": "withdrawn", "withdrawn": {"date": "2024-05-25", "reason": "It was another pier."}}
    content = make_desk(articles={"pier-closed": gone, "mill-open": {"title": "Mill open", "date": "2024-05-24"}})
    for path in FOLLOWED:
        page = pages(content)[path]
        one, item = atom(page).entries[0], json_feed(page)["items"][0]
        assert one.id == item["id"] == STORY
        assert one.updated == "2024-05-25T00:00:00+01:00"
        assert "This story has been withdrawn." in item["content_html"]
        assert "25 May 2024" in item["content_html"]
        assert "It was another pier." in item["content_html"]
        assert QUOTE not in item["content_html"]
        assert "external_url" not in item


def test_what_has_expired_stays_as_a_notice(make_desk: MakeDesk) -> None:
    _, other = entry(make_desk(articles={"pier-closed": {"expiry_date": "2024-05-30"}}))
    assert "This story is no longer offered." in other["content_html"]
    assert QUOTE not in other["content_html"]


def test_a_feed_holds_thirty_entries_and_what_changed_last_comes_first(make_desk: MakeDesk) -> None:
    articles: dict[str, dict[str, Any]] = {
        f"story-{n:02}": {"title": f"Story {n}", "date": f"2024-04-{n:02}", "quotes": None} for n in range(1, 31)
    }
    articles |= {f"late-{n:02}": {"title": f"Late {n}", "date": f"2024-05-{n:02}", "quotes": None} for n in range(1, 6)}
    articles["story-01"]["corrections"] = [{"date": "2024-05-30", "field": "title", "note": "Wrong"}]
    found = ids(make_desk(articles=articles))
    assert len(found) == NEWEST_ENTRIES == 30
    assert [address.split("/")[-2] for address in found[:3]] == ["story-01", "late-05", "late-04"]
    page = pages(make_desk(articles=articles))[""]
    assert atom(page).feed.updated == max(one.updated for one in atom(page).entries)


# Editions.

TWO_STORIES: dict[str, Any] = {
    "articles": {"pier-closed": {}, "mill-open": {"title": "Mill open", "date": "2024-05-12"}},
    "editions": {
        "2024-05-14": {
            "title": "At the quay",
            "stories": [{"id": "mill-open", "why": "It is the only way across."}, "pier-closed"],
            "body": "The lead of the edition.",
        }
    },
}


def test_an_edition_is_an_entry_with_its_lead_and_why_each_story_is_there(make_desk: MakeDesk) -> None:
    one, other = entry(make_desk(**TWO_STORIES), "editions/")
    assert one.id == other["id"] == f"{SITE}editions/2024-05-14/"
    assert one.title == "Edition of 14 May 2024: At the quay"
    html = other["content_html"]
    parts = ["The lead of the edition.", "Mill open", "It is the only way across.", "Old pier closed"]
    assert [html.index(part) for part in parts] == sorted(html.index(part) for part in parts)


def test_a_later_correction_of_its_stories_makes_an_edition_new(make_desk: MakeDesk) -> None:
    before, _ = entry(make_desk(**TWO_STORIES), "editions/")
    mended = {**TWO_STORIES["articles"], "pier-closed": {"corrections": [
        {"date": "2024-05-20", "field": "title", "note": "Not the old pier."}]}}  # fmt: skip
    after, other = entry(make_desk(**{**TWO_STORIES, "articles": mended}), "editions/")
    assert time_of(before.updated) < time_of(after.updated) == datetime(2024, 5, 20, tzinfo=UTC)
    assert "Not the old pier." in other["content_html"]


def test_the_feed_of_one_edition_has_its_stories_in_the_editor_s_order(make_desk: MakeDesk) -> None:
    found = ids(make_desk(**TWO_STORIES), "editions/2024-05-14/")
    assert [address.split("/")[-2] for address in found] == ["mill-open", "pier-closed"]


# One entry in many feeds.


def test_an_entry_is_the_same_in_every_feed_that_holds_it(make_desk: MakeDesk) -> None:
    made = pages(make_desk())
    entries = {
        bytes(re.findall(rb"<entry .*</entry>", _file(made[path], "feed.xml"), re.DOTALL)[0]) for path in FOLLOWED
    }
    items = {json.dumps(json_feed(made[path])["items"]) for path in FOLLOWED}
    assert len(entries) == len(items) == 1


def test_an_entry_that_changed_is_made_anew_by_the_same_writer(make_desk: MakeDesk) -> None:
    library = load_library(make_desk(), DeskOptions())
    renderer = Renderer("en", site_url=SITE)
    home = Briefing(library, CUTOFF, name="Desk").home()
    assert home.feed
    renderer.render(home)
    changed = replace(home.feed, entries=(replace(home.feed.entries[0], title="New title"),))
    (one,) = atom(renderer.render(replace(home, feed=changed))).entries
    assert one.title == "New title"


def test_a_value_that_looks_like_a_date_of_a_zone_keeps_its_offset(make_desk: MakeDesk) -> None:
    one, _ = entry(make_desk(articles={"pier-closed": {"date": Raw("2024-05-13 08:52 +09:00")}}))
    assert one.published == "2024-05-13T08:52:00+09:00"
