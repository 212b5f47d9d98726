"""What a reader does with the sample desk: reads, searches, follows a quote, on a telephone and without scripts too."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from .conftest import Visit

Open = Callable[..., Visit]

STORY = "articles/2026/10/verrin-harbour-interview/"
KOREAN = "articles/2026/09/haesong-telecom-reroute/"


def search(page: Page, words: str) -> None:
    """Type into the search box, as a reader would."""
    opener, box = page.locator(".sf-search-open"), page.locator(".sf-search-input")
    (opener if opener.is_visible() else box).click()
    expect(box).to_be_focused()
    box.press_sequentially(words, delay=20)


# Search.


@pytest.mark.parametrize(
    ("words", "headline"),
    [
        ("Verrin paused", "Isla Verrin on the paused strait toll"),
        ("Quayline", "Four ports, 1,900 cameras"),
        ("병원과", "병원과"),
    ],
    ids=["a word of a headline", "a word of a summary", "a Korean word"],
)
def test_search_finds_a_story(visit: Open, sample: str, words: str, headline: str) -> None:
    seen = visit(sample)
    page = seen.open("about/")
    search(page, words)
    results = page.locator(".sf-result")
    results.first.wait_for()
    found = results.filter(has_text=headline).first
    expect(found).to_be_visible()
    found.click()
    page.wait_for_url("**/articles/**")
    assert seen.trouble == []
    assert seen.strangers == []


# Quotes.


@pytest.mark.parametrize("width", [1280, 360])
def test_an_address_with_a_quote_scrolls_to_that_quote(visit: Open, sample: str, width: int) -> None:
    seen = visit(sample, viewport={"width": width, "height": 700})
    page = seen.open(STORY)
    anchors = page.eval_on_selector_all("[id^='q-']", "found => found.map(element => element.id)")
    assert len(anchors) == 3
    seen.page.goto("about:blank")
    page = seen.open(f"{STORY}#{anchors[-1]}")
    box = page.locator(f"#{anchors[-1]}").bounding_box()
    header = page.locator(".md-header").bounding_box()
    assert box
    assert header
    assert header["y"] + header["height"] <= box["y"] + 1 < 700


def test_a_quote_on_a_topic_leads_to_its_place_in_the_story(visit: Open, sample: str) -> None:
    page = visit(sample).open("topics/kessary-strait/")
    link = page.locator("figure a[href*='#q-']:visible").first
    words = page.locator("figure:has(a[href*='#q-']:visible) blockquote p").first.inner_text()
    link.click()
    page.wait_for_url("**/articles/**#q-*")
    target = page.locator("#" + page.url.split("#")[1])
    expect(target).to_be_in_viewport()
    assert words in target.inner_text()


def test_a_quote_in_another_language_says_so(visit: Open, sample: str) -> None:
    page = visit(sample).open(KOREAN)
    original = page.locator("blockquote [lang=ko]").first
    expect(original).to_be_visible()
    assert original.get_attribute("dir") == "ltr"


# Ways around.


@pytest.mark.parametrize("name", ["Topics", "Editions", "People", "Publishers", "Archive"])
def test_a_tab_leads_to_its_index(visit: Open, sample: str, name: str) -> None:
    page = visit(sample).open(STORY)
    page.locator(".md-tabs").get_by_role("link", name=name, exact=True).click()
    page.wait_for_url(f"**/briefing/{name.lower()}/")
    expect(page.locator("h1")).to_have_text(name)


@pytest.mark.parametrize("name", ["Topics", "Archive"])
def test_the_menu_of_a_telephone_leads_there_too(visit: Open, sample: str, name: str) -> None:
    page = visit(sample, viewport={"width": 360, "height": 780}).open(STORY)
    page.locator("label[for=__drawer]:visible").first.click()
    page.locator(".md-sidebar--primary").get_by_role("link", name=name, exact=True).click()
    page.wait_for_url(f"**/briefing/{name.lower()}/")


def test_a_wrong_address_leads_on(visit: Open, sample: str) -> None:
    page = visit(sample).open("articles/2026/99/nothing/")
    page.locator("main").get_by_role("link", name="Archive", exact=True).click()
    page.wait_for_url("**/briefing/archive/")


# Without scripts.


@pytest.mark.parametrize("path", ["", "topics/kessary-strait/", STORY, "editions/2026-11-16/"])
def test_a_page_can_be_read_without_scripts(visit: Open, sample: str, path: str) -> None:
    page = visit(sample, java_script_enabled=False).open(path)
    expect(page.locator("h1")).to_have_count(1)
    quotes = page.locator("blockquote:visible")
    assert quotes.count() >= 1
    assert page.locator("h2:visible, h3:visible").count() >= 1


def test_a_story_shows_its_quotes_without_scripts(visit: Open, sample: str) -> None:
    page = visit(sample, java_script_enabled=False).open(STORY)
    for words in ("somebody gets up at four in the morning", "It just doesn't come with a receipt", "depth and radar"):
        expect(page.locator("blockquote", has_text=words)).to_be_visible()
    expect(page.get_by_role("link", name="Read at Harbour Radio 4")).to_be_visible()
