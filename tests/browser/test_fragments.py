"""A link into the source leads a real browser to the quote: what it marks there is compared, dot by dot."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from standfirst.quotes import Verifier
from standfirst.quotes.linking.fragments import text_fragment
from standfirst.quotes.linking.reading import trimmed
from standfirst.quotes.linking.selectors import shown_spans
from standfirst.source import DeskOptions, load_library

from .conftest import ROOT, Visit
from .sources import Wanted, generated, page, place_on_page

MANY = pytest.mark.parametrize("many", [60, pytest.param(200, marks=pytest.mark.slow)])
"""How many quotes are tried in all."""

STORY = "articles/2026/10/verrin-harbour-interview"

SHOW_WANTED = """
([start, end]) => {
  const walker = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
  const range = new Range();
  for (let before = 0; walker.nextNode(); before += walker.currentNode.length) {
    const node = walker.currentNode, behind = before + node.length;
    if (before <= start && start < behind) range.setStart(node, start - before);
    if (before < end && end <= behind) range.setEnd(node, end - before);
  }
  document.documentElement.className = "wanted";
  CSS.highlights.set("wanted", new Highlight(range));
}
"""


def of_the_sample_desk() -> Iterator[Wanted]:
    """Yield every quote of the sample desk that has a place in its body."""
    library = load_library(ROOT / "digests", DeskOptions())
    verifier = Verifier.of(library)
    for article in library.articles.values():
        body = library.evidence.body(article.id) or ""
        for quote, verdict in zip(article.fields.quotes, verifier.verdicts(article), strict=True):
            spans = shown_spans(quote.text, body, verdict)
            if spans and verdict.start is not None and verdict.end is not None:
                shown = tuple((span.start, span.end) for span in spans)
                yield Wanted(article.id, article.fields.title or "", body, verdict.start, verdict.end, shown)


def directive(wanted: Wanted) -> str:
    shown = wanted.shown or ((wanted.start, wanted.end),)
    return text_fragment(wanted.body, wanted.start, wanted.end, shown=shown, headline=wanted.headline)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("sources")


@pytest.fixture(scope="module")
def window(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 560, "height": 1200})
    yield context.new_page()
    context.close()


def marked(window: Page, address: str, wanted: Wanted) -> bool:
    """Tell whether the browser marks the quote and nothing else; its marks at both ends may be left out."""
    window.goto(address, wait_until="load")
    window.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert window.evaluate("document.documentElement.scrollHeight <= innerHeight"), "the picture must show it all"
    found = window.screenshot()
    start, end = trimmed(wanted.body, wanted.start, wanted.end)
    window.evaluate(SHOW_WANTED, [place_on_page(wanted.body, start), place_on_page(wanted.body, end - 1) + 1])
    return found == window.screenshot()


@MANY
def test_a_browser_marks_the_very_words_of_many_quotes(
    window: Page, pages: Path, serve: Callable[[Path], str], many: int
) -> None:
    own = list(of_the_sample_desk())[: many // 2]
    tried = [*own, *generated(many - len(own))]
    origin, missed = serve(pages), []
    for number, wanted in enumerate(tried):
        (pages / f"{number}.html").write_text(page(wanted.headline, wanted.body), "utf-8")
        fragment = directive(wanted)
        if not fragment or not marked(window, f"{origin}{number}.html#{fragment}", wanted):
            missed.append((wanted.name, wanted.body[wanted.start : wanted.end], fragment))
    assert len(tried) == many
    assert not missed, f"{len(missed)} of {many}"


def test_the_pictures_differ_where_a_browser_marks_something_else(
    window: Page, pages: Path, serve: Callable[[Path], str]
) -> None:
    """Without this, two pictures with nothing marked in them would pass for alike."""
    first, second = generated(2)
    (pages / "other.html").write_text(page(first.headline, first.body), "utf-8")
    address = f"{serve(pages)}other.html"
    assert marked(window, f"{address}?1#{directive(first)}", first)  # each time another document
    assert not marked(window, f"{address}?2#{directive(second)}", first)
    assert not marked(window, f"{address}?3", first)


def test_a_reader_who_follows_a_quote_lands_on_its_words(visit: Callable[..., Visit], sample: str) -> None:
    """From the site itself: the link is pressed, the publisher's page opens, and it has moved down to the words."""
    wanted = next(quote for quote in of_the_sample_desk() if quote.name == STORY.rsplit("/", 1)[-1])
    seen = visit(sample, viewport={"width": 560, "height": 300})
    source = page(wanted.headline, wanted.body).replace("<article>", '<article style="font-size: 20px">')
    seen.page.context.route(
        "https://harbourradio.example/**", lambda route: route.fulfill(body=source, content_type="text/html")
    )
    seen.open(f"{STORY}/").locator(".sf-source-link").first.click()
    seen.page.wait_for_url("https://harbourradio.example/**")
    start, end = place_on_page(wanted.body, wanted.start), place_on_page(wanted.body, wanted.end)
    seen.page.wait_for_function("scrollY > 0")
    seen.page.evaluate(SHOW_WANTED, [start, end])
    top, bottom, height = seen.page.evaluate(
        "() => { const it = [...CSS.highlights.get('wanted')][0].getBoundingClientRect();"
        " return [it.top, it.bottom, innerHeight] }"
    )
    assert 0 <= top < bottom <= height
