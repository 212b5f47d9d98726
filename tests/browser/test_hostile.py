"""In a real browser no payload runs, whatever page it is on: what tests/hostile says of the files, seen to happen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

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


def nothing_happened(seen: Visit) -> None:
    """Assert that no payload ran, nothing broke and nobody else was asked for anything."""
    assert seen.fired == []
    assert [text for text in seen.trouble if "desk-logo" not in text] == []  # the picture that the payload names
    assert seen.strangers == []


@pytest.mark.parametrize("file", [*PAGES, "file-name"])
def test_no_payload_runs_on_a_page(visit: Open, hostile: Hostile, file: str) -> None:
    look(visit(hostile[0]), address(file, hostile[1]))


@pytest.mark.parametrize(
    "file",
    ["index.html", "articles/2026/05/main-story/index.html", "titled/index.html", "headed/index.html", "file-name"],
)
def test_no_payload_runs_where_materials_switches_are_on(visit: Open, switched: Hostile, file: str) -> None:
    look(visit(switched[0]), address(file, switched[1]))


def test_a_browser_reads_what_is_meant_for_programs_as_data(visit: Open, hostile: Hostile) -> None:
    page = visit(hostile[0]).open("articles/2026/05/main-story/")
    data = page.evaluate("""() => [...document.querySelectorAll("script[type='application/ld+json']")]
        .map(script => JSON.parse(script.textContent))""")
    assert [one["@type"] for one in data] == ["CollectionPage"]
    title = " ".join(written_out(hostile[1].said["title"]).split())
    assert " ".join(data[0]["name"].split()) == title
    assert [" ".join(one["name"].split()) for one in data[0]["citation"]] == [title]
    beside = page.evaluate("fetch(document.querySelector('link[rel=describedby]').href).then(answer => answer.json())")
    assert " ".join(beside["title"].split()) == title


def look(seen: Visit, path: str) -> None:
    """Open a page, move on it a little, and see that nothing happened."""
    seen.open(path, until="networkidle")
    seen.page.keyboard.press("Tab")
    seen.page.mouse.move(400, 300)
    nothing_happened(seen)
    assert seen.page.title()


@pytest.mark.parametrize(
    ("desk", "query"),
    [
        ("hostile", "title"),
        *(("switched", query) for query in ("quote", "onerror")),
        *(pytest.param("switched", query, marks=pytest.mark.slow) for query in ("title", "FileName", "nav")),
    ],
)
def test_no_payload_runs_in_the_results_of_a_search(
    visit: Open, request: pytest.FixtureRequest, desk: str, query: str
) -> None:
    seen = visit(request.getfixturevalue(desk)[0])
    page = seen.open()
    search(page, query)
    page.locator(".sf-result").first.wait_for()
    for link in page.locator(".sf-result:visible").all()[:5]:
        link.hover()
    nothing_happened(seen)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=*")
    page.locator(".sf-result").first.wait_for()
    nothing_happened(seen)


def test_a_search_result_shows_markup_as_text(visit: Open, hostile: Hostile) -> None:
    page = visit(hostile[0]).open()
    search(page, "commentary")
    page.locator(".sf-result").first.wait_for()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/?q=commentary")
    item = page.locator(".sf-result", has_text="commentary").first
    item.wait_for()
    assert "<script>" in item.inner_text()


def test_every_link_of_a_page_leads_to_a_page(visit: Open, hostile: Hostile) -> None:
    seen = visit(hostile[0])
    page = seen.open("articles/2026/05/main-story/")
    for href in page.eval_on_selector_all("a[href]", "links => links.map(link => link.href)"):
        assert href.startswith(("http://", "https://", "mailto:")), href
    assert written_out(hostile[1].said["title"]) in " ".join(page.locator("h1").inner_text().split())
    assert seen.fired == []


def search(page: Page, query: str) -> None:
    """Type into the search box, as a reader would."""
    box = page.locator(".sf-search-input")
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
    for file in files:
        seen.page.goto(seen.origin + file, wait_until="load")
    assert [text for text in seen.trouble if "favicon.ico" not in text] == []
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
