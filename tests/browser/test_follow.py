"""How a reader follows a page: the last line leads to its feeds, and a program finds them from the page's address."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urljoin

import feedparser
import pytest
from playwright.sync_api import expect

from .conftest import Visit

Open = Callable[..., Visit]

FOLLOWED = ["", "topics/kessary-strait/", "people/isla-verrin/", "organisations/strait-authority/",
            "publishers/harbour-radio/", "editions/2026-11-16/", "editions/"]  # fmt: skip

every_followed = pytest.mark.parametrize("path", FOLLOWED)


@every_followed
def test_a_page_that_has_feeds_asks_for_nothing_because_of_them(visit: Open, sample: str, path: str) -> None:
    """Material's script would ask for a sitemap beside a link that it takes for another language of the site."""
    seen = visit(sample)
    page = seen.open(path, until="networkidle")
    page.mouse.move(300, 300)  # its script comes with the first move of a reader
    page.mouse.wheel(0, 300)
    page.wait_for_function("window.document$ !== undefined")
    page.wait_for_timeout(400)
    assert [url for url in seen.requests if "sitemap" in url or "/feed." in url] == []
    assert seen.trouble == []


@every_followed
def test_a_program_finds_the_feeds_from_the_page_s_address(visit: Open, sample: str, path: str) -> None:
    page = visit(sample).open(path)
    script = "[...document.querySelectorAll('link[rel~=alternate]')].map(it => [it.type, it.title, it.href])"
    found = page.evaluate(script)
    assert [type_ for type_, _, _ in found] == ["application/atom+xml", "application/feed+json"]
    assert all("The Meridian Desk" in title for _, title, _ in found)
    atom, other = (page.request.get(href) for _, _, href in found)
    feed = feedparser.parse(atom.body())
    assert not feed.bozo
    assert [entry.id for entry in feed.entries] == [item["id"] for item in other.json()["items"]]
    assert feed.entries


@every_followed
def test_the_last_line_of_a_page_leads_to_its_feeds(visit: Open, sample: str, path: str) -> None:
    page = visit(sample).open(path)
    line = page.locator(".sf-follow")
    expect(line).to_be_visible()
    for link in line.get_by_role("link").all():
        answer = page.request.get(urljoin(page.url, link.get_attribute("href") or ""))
        assert answer.ok


def test_without_scripts_the_line_is_there_too(visit: Open, sample: str) -> None:
    seen = visit(sample, java_script_enabled=False)
    seen.page.goto(sample + FOLLOWED[1])
    expect(seen.page.locator(".sf-follow a")).to_have_text(["Atom", "JSON Feed"])


def test_the_line_is_not_printed(visit: Open, sample: str) -> None:
    page = visit(sample).open(FOLLOWED[1])
    page.emulate_media(media="print")
    expect(page.locator(".sf-follow")).to_be_hidden()
