"""A page on paper: all of its words and where they are from, black on white, and nothing that only a screen can do."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pypdf
import pytest
from lxml import html
from playwright.sync_api import Browser, Page

from .conftest import Visit

Open = Callable[..., Visit]

PAGES = {
    "topic": "topics/kessary-strait/",
    "article": "articles/2026/10/verrin-harbour-interview/",
    "edition": "editions/2026-11-16/",
}
FURNITURE = (
    ".md-tabs, .md-sidebar, .md-footer, .md-skip, .sf-press, form, [role=search], [role=status], [role=tooltip],"
    " button, input, .sf-search-open, .sf-copy, .sf-source-link, .sf-turn, .sf-onward, .sf-follow, .sf-more > summary"
)
"""What a reader presses, searches with or goes on by."""

COLOURS = """() => {
  const shown = [...document.querySelectorAll("body :not(svg, svg *)")].filter(one => one.checkVisibility())
  const texts = shown.filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()))
  const grounds = [document.documentElement, document.body, ...shown].map(one => getComputedStyle(one).backgroundColor)
  return {texts: [...new Set(texts.map(one => getComputedStyle(one).color))], grounds: [...new Set(grounds)]}
}"""


@dataclass(frozen=True)
class Paper:
    """A printed page: the words of each sheet, without white space, and of all of them."""

    sheets: tuple[str, ...]
    title: str

    @property
    def words(self) -> str:
        return "".join(self.sheets)


def together(text: str) -> str:
    """Return a text without what paper may have otherwise than a page: white space, capitals, ligatures."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).casefold()


def on_paper(page: Page) -> Paper:
    """Print a page as Ctrl+P does, and read it."""
    reader = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True, format="A4")))
    return Paper(tuple(together(sheet.extract_text()) for sheet in reader.pages), page.title())


@pytest.fixture(scope="module")
def printed(chromium: Browser, sample: str) -> dict[str, Paper]:
    """Return the sample desk's pages as a reader who reads in the dark prints them."""
    with chromium.new_context(color_scheme="dark", reduced_motion="reduce") as context:
        page = context.new_page()
        papers = {}
        for kind, path in PAGES.items():
            page.goto(sample + path)
            page.evaluate("document.fonts.ready.then(() => null)")
            papers[kind] = on_paper(page)
        return papers


@pytest.fixture(params=PAGES)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def written(sample_site: Path, kind: str) -> html.HtmlElement:
    """Return the page's own part of what was built."""
    return html.parse(str(sample_site / PAGES[kind] / "index.html")).getroot().find_class("sf")[0]


@pytest.mark.parametrize("system", ["light", "dark"])
def test_paper_has_no_furniture_and_is_black_on_white(visit: Open, sample: str, kind: str, system: str) -> None:
    """Whatever the reader's screen shows; the accent is the one for light grounds."""
    page = visit(sample, color_scheme=system).open(PAGES[kind])
    page.emulate_media(media="print")
    assert page.locator(FURNITURE).locator("visible=true").count() == 0
    colours = page.evaluate(COLOURS)
    white = {"rgb(255, 255, 255)", "rgba(0, 0, 0, 0)", "rgba(255, 255, 255, 0)"}
    assert set(colours["grounds"]) <= white
    assert "rgb(0, 0, 0)" in colours["texts"]
    assert [colour for colour in colours["texts"] if _contrast_on_white(colour) < 4.5] == []


def _contrast_on_white(colour: str) -> float:
    """Return WCAG's contrast ratio of an opaque colour with white paper."""
    channels = [int(channel) / 255 for channel in re.findall(r"\d+", colour)[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 1.05 / (sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True)) + 0.05)


def test_every_sheet_says_of_which_page_it_is(printed: dict[str, Paper], kind: str) -> None:
    paper = printed[kind]
    last = len(paper.sheets)
    assert last > 1
    for number, sheet in enumerate(paper.sheets, 1):
        assert together(f"meridian.example/briefing/{PAGES[kind]}") in sheet
        assert f"{number}/{last}" in sheet
        assert (together(paper.title) in sheet) == (number > 1)
    assert min(map(len, paper.sheets)) > 200, "a sheet is all but empty"


def test_every_quote_is_whole_on_one_sheet_with_who_said_it(
    printed: dict[str, Paper], sample_site: Path, kind: str
) -> None:
    """Those that a screen folds too."""
    quotes = written(sample_site, kind).find_class("sf-quote")
    assert quotes
    for quote in quotes:
        words = [together(p.text_content()) for p in quote.iter("p") if p.getparent().tag == "blockquote"]
        said = together("".join(p.text_content() for p in quote.find_class("sf-speaker")))
        wanted = [part for part in (*words, said) if part]
        assert any(all(part in sheet for part in wanted) for sheet in printed[kind].sheets), words


def test_the_addresses_of_sources_stand_on_paper(printed: dict[str, Paper], sample_site: Path, kind: str) -> None:
    """Without the part that takes a browser to the words."""
    root = written(sample_site, kind)
    sources = {quote.get("cite") for quote in root.iter("blockquote")} | set(root.xpath(".//@data-sf-source"))
    sources |= set(root.xpath('.//*[@class="sf-read"]/a/@href'))
    sources.discard(None)
    assert sources
    assert [source for source in sources if together(str(source)) not in printed[kind].words] == []
    assert ":~:" not in printed[kind].words


FOLDED = ".//details[not(@open) and not(ancestor::*[@class='sf-cite'])]/*[not(self::summary)]//text()"
"""What a reader has to unfold, but for a citation that is there for programs."""

BUTTONS = {"in the source", "copy with source", "Week from", "Stories"}
"""Words of buttons and links that paper has no use for, and of the head of a chart's numbers."""


def test_what_is_folded_on_a_screen_is_on_paper(chromium: Browser, sample: str, sample_site: Path) -> None:
    """Without scripts too."""
    folded = written(sample_site, "topic").xpath(FOLDED)
    parts = {together(text) for text in folded if together(text)} - {together(text) for text in BUTTONS}
    assert len(parts) > 50
    with chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(sample + PAGES["topic"])
        bare = on_paper(page).words
    assert sorted(part for part in parts if part not in bare) == []


def test_what_was_folded_is_folded_again_after_printing(visit: Open, sample: str) -> None:
    page = visit(sample).open(PAGES["topic"])
    folded = page.locator("details:not([open])")
    before = folded.count()
    assert before > 1
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert folded.count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert folded.count() == before


def test_terms_are_explained_at_the_end(printed: dict[str, Paper], kind: str, sample_site: Path) -> None:
    root = written(sample_site, kind)
    meanings = [together(it.text_content()) for it in root.xpath('.//*[@class="sf-terms"]//dd')]
    terms = [together(it.text_content()) for it in root.iter("dfn")]
    assert len(meanings) == len(terms)
    for term, meaning in zip(terms, meanings, strict=True):
        assert printed[kind].words.count(meaning) == 1
        assert f"{term}:{meaning}" in printed[kind].words


def test_a_chart_stands_on_paper_with_its_numbers(visit: Open, sample: str, printed: dict[str, Paper]) -> None:
    page = visit(sample).open(PAGES["topic"])
    rows = page.locator(".sf-numbers tbody tr").all_text_contents()
    assert len(rows) > 3
    assert [row for row in rows if together(row) not in printed["topic"].words] == []
    page.emulate_media(media="print")
    drawn = page.locator(".sf-coverage rect").evaluate_all(
        "bars => bars.map(bar => [getComputedStyle(bar).fill, getComputedStyle(bar).printColorAdjust])"
    )
    assert {tuple(one) for one in drawn} == {("rgb(68, 68, 68)", "exact")}
