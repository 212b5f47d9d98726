"""Ways that readers go from page to page; what they do on one page alone is told where that page is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import feedparser
import pytest
from playwright.sync_api import expect

from hostile.desk import EPOCH, story, write_plain_desk

from .conftest import PREFIX, Visit, _built

Open = Callable[..., Visit]

WIDTHS = pytest.mark.parametrize("width", [1280, 360])
WORDS = "We will not land where we cannot leave"


def settled(seen: Visit) -> None:
    """Assert that a journey met no error, asked no other host for anything, and fits its window."""
    assert seen.trouble == []
    assert seen.strangers == []
    page = seen.page
    assert page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


@WIDTHS
def test_a_reader_goes_through_a_running_story(visit: Open, sample: str, width: int) -> None:
    seen = visit(sample, viewport={"width": width, "height": 800})
    page = seen.open("articles/2026/09/sarn-cable-outage/")
    visited = [page.locator("h1").inner_text()]
    while (onward := page.locator(".sf-step-next, p:has(> .sf-label:text-is('After this')) a")).count():
        onward.first.click()
        page.wait_for_load_state()
        visited.append(page.locator("h1").inner_text())
        settled(seen)
    assert len(visited) > 2
    assert len(set(visited)) == len(visited)
    for title in reversed(visited[:-1]):
        page.locator("p:has(> .sf-label:text-is('Before this')) a").first.click()
        expect(page.locator("h1")).to_have_text(title)


@WIDTHS
def test_a_reader_subscribes_and_comes_back_by_an_entry(visit: Open, sample: str, width: int) -> None:
    seen = visit(sample, viewport={"width": width, "height": 800})
    page = seen.open("topics/kessary-strait/")
    address = page.get_by_role("link", name="Atom").get_attribute("href") or ""
    feed = feedparser.parse(page.request.get(f"{page.url}{address}").body())
    assert not feed.bozo
    entry = feed.entries[0]
    page.goto(sample + entry.link.split(PREFIX, 1)[1])
    expect(page.locator("h1")).to_have_text(entry.title)
    settled(seen)


@WIDTHS
def test_a_reader_goes_from_the_search_to_a_quote_and_on_to_who_said_it(visit: Open, sample: str, width: int) -> None:
    seen = visit(sample, viewport={"width": width, "height": 800})
    page = seen.open()
    page.keyboard.press("/")
    page.keyboard.type("verrin toll", delay=5)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    page.locator(".sf-chip", has_text="Quotes").click()
    page.locator(".sf-result-quote .sf-words a").first.click()
    page.wait_for_url("**/articles/**#q-*")
    quote = page.locator(":target")
    expect(quote).to_be_in_viewport()
    quote.locator(".sf-speaker a").click()
    expect(page.locator("h1")).to_have_text("Isla Verrin")
    settled(seen)


def test_an_old_address_of_a_quote_leads_to_the_quote(
    visit: Open, tmp_path: Path, serve: Callable[[Path], str]
) -> None:
    quotes = [{"text": WORDS, "speaker": "Ada Brook"}]
    now = story(f'"{WORDS}," said Ada Brook, a captain.', quotes=quotes, formerly=["old-story"])
    config = write_plain_desk(tmp_path, {"articles/2026/05/plain-story.md": now})
    seen = visit(serve(_built(config, EPOCH)))
    page = seen.open("articles/2026/05/plain-story/")
    anchor = page.locator(".sf-quote[id^=q-]").get_attribute("id")
    page.goto(f"{seen.origin}articles/2026/05/old-story/#{anchor}")
    page.wait_for_url(f"**/articles/2026/05/plain-story/#{anchor}")
    expect(page.locator(":target")).to_contain_text(WORDS)
    expect(page.locator(":target")).to_be_in_viewport()
    settled(seen)


def test_an_old_address_leads_on_without_scripts_too(visit: Open, tmp_path: Path, serve: Callable[[Path], str]) -> None:
    config = write_plain_desk(tmp_path, {"articles/2026/05/plain-story.md": story(formerly=["old-story"])})
    seen = visit(serve(_built(config, EPOCH)), java_script_enabled=False)
    seen.page.goto(f"{seen.origin}articles/2026/05/old-story/")
    seen.page.wait_for_url("**/articles/2026/05/plain-story/")
