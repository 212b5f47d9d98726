"""In a real browser no payload runs, whatever page it is on: the static promises of tests/hostile, once more for sure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from hostile.attacks import Words, written_out
from hostile.corpora import needs_corpora, texts
from hostile.desk import PAGES
from hostile.test_corpora import page_of
from standfirst.render import PlainShell, Renderer

from .conftest import Visit

Open = Callable[..., Visit]
Hostile = tuple[str, Words]


def address(file: str, words: Words) -> str:
    """Return the path of a page as a link has it."""
    if file == "file-name":
        return quote(words.said["FileName"]) + "/"
    return file.removesuffix("index.html")


@pytest.mark.parametrize("file", [*PAGES, "file-name"])
def test_no_payload_runs_on_a_page(visit: Open, hostile: Hostile, file: str) -> None:
    origin, words = hostile
    seen = visit(origin)
    seen.open(address(file, words))
    assert seen.page.title()
    seen.page.keyboard.press("Tab")
    seen.page.mouse.move(400, 300)
    assert seen.fired == []
    assert seen.trouble == []
    assert seen.strangers == []


@pytest.mark.parametrize("query", ["title", "summary", "FileName", "nav", "quote", "onerror", "page"])
def test_no_payload_runs_in_the_results_of_a_search(visit: Open, hostile: Hostile, query: str) -> None:
    seen = visit(hostile[0])
    page = seen.open()
    search(page, query)
    results = page.locator(".md-search-result__item")
    results.first.wait_for()
    for link in results.locator("a").all()[:5]:
        link.hover()
    assert seen.fired == []
    assert seen.trouble == []
    assert seen.strangers == []


def test_a_search_result_shows_markup_as_text(visit: Open, hostile: Hostile) -> None:
    origin, words = hostile
    page = visit(origin).open()
    search(page, "commentary")
    item = page.locator(".md-search-result__item", has_text="commentary").first
    item.wait_for()
    assert "<script>" in item.inner_text()


def test_following_every_link_of_a_page_with_a_mouse_runs_nothing(visit: Open, hostile: Hostile) -> None:
    seen = visit(hostile[0])
    page = seen.open("articles/2026/05/main-story/")
    for href in page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)"):
        assert href.startswith(("http://", "https://", "mailto:")), href
    assert written_out(hostile[1].said["title"]) in " ".join(page.locator("h1").inner_text().split())
    assert seen.fired == []


def search(page: object, query: str) -> None:
    """Type into the search box, as a reader would."""
    from playwright.sync_api import Page  # noqa: PLC0415 - for the reader of this line

    assert isinstance(page, Page)
    box = page.locator("[data-md-component=search-query]")
    if not box.is_visible():
        page.locator("label[for=__search]").first.click()
    box.click()
    box.press_sequentially(query, delay=10)


@pytest.mark.slow
@needs_corpora
def test_none_of_thousands_of_collected_payloads_runs(
    visit: Open, serve: Callable[[Path], str], tmp_path: Path
) -> None:
    """Every public payload as headline, summary, reason, quote and speaker, two hundred a page."""
    files = list(written(tmp_path))
    seen = visit(serve(tmp_path))
    dialogs: list[str] = []
    for file in files:
        seen.page.goto(seen.origin + file, wait_until="load")
        dialogs += seen.trouble
    assert dialogs == []
    assert seen.strangers == []
    assert len(files) > 40


def written(folder: Path) -> Iterator[str]:
    """Write pages of payloads and yield their names."""
    renderer, shell = Renderer("en"), PlainShell("A desk", "en")
    said = [text for text in texts() if text.strip()]
    for start in range(0, len(said), 200):
        path = folder / f"{start}.html"
        path.write_bytes(shell.wrap(renderer.render(page_of(said[start : start + 200]))))
        yield path.name
