"""Every kind of page, in both palettes, on a telephone and on a desk: whole, quiet, and open to everybody."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .conftest import Visit

Open = Callable[..., Visit]

SAMPLE = {
    "home": "",
    "topic": "topics/kessary-strait/",
    "article": "articles/2026/10/verrin-harbour-interview/",
    "foreign article": "articles/2026/09/haesong-telecom-reroute/",
    "article from right to left": "articles/2026/08/wadi-sehl-wells/",
    "full article": "articles/2026/09/lantern-watch-port-study/",
    "tombstone": "articles/2026/10/tidewright-turbine-halt/",
    "edition": "editions/2026-11-16/",
    "person": "people/isla-verrin/",
    "organisation": "organisations/strait-authority/",
    "publisher": "publishers/harbour-radio/",
    "month": "archive/2026/10/",
    "year": "archive/2026/",
    "archive": "archive/",
    "topics": "topics/",
    "editions": "editions/",
    "people": "people/",
    "organisations": "organisations/",
    "publishers": "publishers/",
    "corrections": "corrections/",
    "search": "search/",
    "glossary": "glossary/",
    "about": "about/",
    "wrong address": "no/such/page/",
}

CROWDED = {
    "long topic": "topics/topic-0/",
    "topic with nothing": "topics/quiet/",
    "link-only article": "articles/2024/01/only-a-link/",
    "long month": "archive/2024/01/",
    "busy publisher": "publishers/publisher-0/",
}
"""Pages that the sample desk has none of, on a made one."""

STATES = [("light", 1280), ("dark", 360), ("dark", 1280), ("light", 360)]

AXE = {"resultTypes": ["violations"], "preload": False, "rules": {"target-size": {"enabled": True}}}
"""All rules, best practices included, and the size of what a finger touches, which axe leaves out unasked."""

WIDEST = "Math.max(document.scrollingElement.scrollWidth, document.body.scrollWidth)"


def _cases() -> Iterator[Any]:
    """Yield every page in every state: in `make test` one state a page, in turn; all of them in the long checks."""
    pages = [(kind, "sample", path) for kind, path in SAMPLE.items()]
    pages += [(kind, "crowded", path) for kind, path in CROWDED.items()]
    for number, (kind, desk, path) in enumerate(pages):
        for state, (scheme, width) in enumerate(STATES):
            marks = [] if state == number % len(STATES) else [pytest.mark.slow]
            yield pytest.param(desk, path, scheme, width, id=f"{kind}, {scheme}, {width}", marks=marks)


def violations(page: Page) -> list[str]:
    """Return what axe-core finds, each rule with the elements it is about."""
    results = Axe().run(page, options=AXE).response["violations"]
    return [f"{found['id']}: {node['html'][:160]}" for found in results for node in found["nodes"]]


@pytest.mark.parametrize(("desk", "path", "scheme", "width"), list(_cases()))
def test_a_page_is_whole_and_open_to_everybody(
    visit: Open, request: pytest.FixtureRequest, desk: str, path: str, scheme: str, width: int
) -> None:
    """One heading, nothing wrong for axe, nothing sideways, no error, and nobody else asked; when one moves, too."""
    seen = visit(request.getfixturevalue(desk), color_scheme=scheme, viewport={"width": width, "height": 800})
    page = seen.open(path)
    assert page.locator("h1").count() == 1
    assert page.evaluate(WIDEST) <= width
    assert violations(page) == []
    page.mouse.move(width / 2, 300)
    page.mouse.wheel(0, 600)
    page.wait_for_load_state("networkidle")
    assert page.evaluate(WIDEST) <= width
    assert seen.trouble == []
    assert seen.strangers == []


# What the masthead does by script.


def test_materials_script_comes_when_the_reader_moves(visit: Open, sample: str) -> None:
    seen = visit(sample)
    page = seen.open(SAMPLE["article"], until="networkidle")
    assert not [url for url in seen.requests if "/bundle." in url]
    page.mouse.move(300, 300)
    page.mouse.wheel(0, 900)
    expect(page.locator(".md-header__title")).to_have_class(re.compile("md-header__title--active"))
    assert len([url for url in seen.requests if "/bundle." in url]) == 1
    assert seen.trouble == []


def test_an_ordinary_page_has_materials_script_at_once(visit: Open, sample: str) -> None:
    seen = visit(sample)
    seen.open(SAMPLE["about"])
    assert len([url for url in seen.requests if "/bundle." in url]) == 1


def test_a_reader_chooses_dark_and_keeps_it(visit: Open, sample: str) -> None:
    page = visit(sample).open(SAMPLE["article"])
    body = page.locator("body")
    expect(body).to_have_attribute("data-md-color-scheme", "default")
    page.get_by_title("Switch to dark").click()
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(page.url.replace(SAMPLE["article"], SAMPLE["topics"]))
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.get_by_title("Switch to light").click()
    expect(body).to_have_attribute("data-md-color-scheme", "default")


def test_a_choice_is_made_although_materials_script_never_comes(visit: Open, sample: str) -> None:
    seen = visit(sample)
    seen.page.route("**/bundle.*", lambda route: route.abort())
    page = seen.open(SAMPLE["article"])
    page.get_by_title("Switch to dark").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    expect(page.get_by_title("Switch to light")).to_be_visible()
