"""What an editor does with the inbox of a preview: finds what waits, compares it with its source, copies a command."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from mkdocs.commands import build
from playwright.sync_api import Page, expect

from standfirst.site.build import open_desk

from .conftest import PREFIX, ROOT, SAMPLE_EPOCH, Visit
from .test_every_page import violations

Open = Callable[..., Visit]

STORY = "inbox/tidal-subsidy-draft/"
BARE = "---\ntitle: Nur eine Überschrift\naccessed: 2026-11-25\nlanguage: de\n---\n\nEin Satz.\n"

every_page = pytest.mark.parametrize("path", ["inbox/", STORY, "inbox/bare/"], ids=["list", "story", "bare"])


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """Return the address of what `serve` shows of the sample desk, with one draft more."""
    folder = tmp_path_factory.mktemp("preview") / "desk"
    shutil.copytree(ROOT / "digests", folder / "digests")
    (folder / "digests/articles/2026/11/bare.md").write_text(BARE, "utf-8")
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    (folder / "mkdocs.yml").write_text(config.replace("meridian.example/\n", f"meridian.example{PREFIX}\n", 1), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", SAMPLE_EPOCH)
        desk = open_desk(folder / "mkdocs.yml", site_dir=str(folder / "site"))
        desk.config.plugins.on_startup(command="serve", dirty=False)
        build.build(desk.config)
    return serve(folder / "site")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@every_page
def test_axe_finds_nothing_wrong(visit: Open, preview: str, path: str, scheme: str) -> None:
    page = visit(preview, color_scheme=scheme).open(path)
    found = []
    for width in (1280, 360):
        page.set_viewport_size({"width": width, "height": 800})
        page.wait_for_timeout(100)
        found += [f"{width} px: {said}" for said in violations(page)]
    assert found == []


@every_page
def test_a_page_fits_a_telephone_and_asks_nobody_else(visit: Open, preview: str, path: str) -> None:
    seen = visit(preview, viewport={"width": 360, "height": 780})
    page = seen.open(path, until="networkidle")
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 360
    assert page.locator("h1").count() == 1
    assert seen.trouble == []
    assert seen.strangers == []


def test_a_tab_leads_to_the_list_and_the_list_to_a_story(visit: Open, preview: str) -> None:
    page = visit(preview).open()
    page.locator(".md-tabs").get_by_role("link", name="Inbox (2)").click()
    page.wait_for_url("**/inbox/")
    page.get_by_role("link", name="Draft bill would guarantee").click()
    page.wait_for_url(f"**/{STORY}")
    expect(page.locator(".md-tabs [aria-current]")).to_have_text("Inbox (2)")


def test_the_menu_of_a_telephone_leads_there_too(visit: Open, preview: str) -> None:
    page = visit(preview, viewport={"width": 360, "height": 780}).open()
    page.locator("label[for=__drawer]:visible").first.click()
    page.locator(".md-sidebar--primary").get_by_role("link", name="Inbox (2)").click()
    page.wait_for_url("**/inbox/")


@pytest.mark.parametrize("width", [1280, 360])
def test_a_quote_leads_to_its_place_in_the_source_and_back(visit: Open, preview: str, width: int) -> None:
    page = visit(preview, viewport={"width": width, "height": 700}).open(STORY)
    quote = page.locator("#quote-1")
    quote.locator("a.sf-to-source").click()
    place = page.locator("#source-quote-1")
    in_sight(page, "#source-quote-1")
    assert place.inner_text().strip("“”") in quote.locator("blockquote").inner_text()
    page.locator(".sf-ref[href='#quote-1']").click()
    in_sight(page, "#quote-1")


def in_sight(page: Page, selector: str) -> None:
    """Assert that an element is in the window, and not below the masthead."""
    page.wait_for_timeout(150)
    expect(page.locator(selector)).to_be_in_viewport()
    box, header = page.locator(selector).bounding_box(), page.locator(".md-header").bounding_box()
    assert box
    assert header
    assert box["y"] + 1 >= header["y"] + header["height"]


def test_the_source_stands_beside_the_proposals_and_above_them_on_a_telephone(visit: Open, preview: str) -> None:
    page = visit(preview).open(STORY)
    boxes = [page.locator(name).bounding_box() for name in (".sf-source-text", ".sf-proposals")]
    assert boxes[0]
    assert boxes[1]
    assert boxes[0]["x"] + boxes[0]["width"] <= boxes[1]["x"]
    page.mouse.wheel(0, 900)
    page.wait_for_timeout(200)
    expect(page.locator(".sf-proposals")).to_be_in_viewport()  # it stays while the source is read
    page.set_viewport_size({"width": 360, "height": 780})
    boxes = [page.locator(name).bounding_box() for name in (".sf-source-text", ".sf-proposals")]
    assert boxes[0]
    assert boxes[1]
    assert boxes[0]["y"] + boxes[0]["height"] <= boxes[1]["y"]


def test_one_click_takes_a_whole_command(visit: Open, preview: str) -> None:
    page = visit(preview).open(STORY)
    page.locator(".sf-command code", has_text="summary").click()
    assert page.evaluate("getSelection().toString().trim()") == "standfirst accept tidal-subsidy-draft summary"


def test_all_of_it_can_be_reached_by_the_keyboard(visit: Open, preview: str) -> None:
    page = visit(preview).open(STORY)
    reached = set()
    for _ in range(60):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.getAttribute('href') || document.activeElement.className"))
    assert {"#quote-1", "#source-quote-1", "#summary-1", "#source-summary-1"} <= reached
    assert any("sf-proposals" in (name or "") for name in reached)
