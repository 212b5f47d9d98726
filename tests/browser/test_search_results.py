"""What a search shows is what the records say, whatever is in them; where something fails it says so and lets go."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from standfirst.briefing.parts import Translation
from standfirst.render.records import SearchRecord
from standfirst.site.kept_bundles import KeptBundles
from standfirst.site.search import write_search_index

from .conftest import EPOCH, Visit, _built

Open = Callable[..., Visit]

BOX, STATUS, SAID, RESULTS = ".sf-search-input", ".sf-search-status", ".sf-search-said", ".sf-result"
OPENER, PANEL = ".sf-search-open", ".sf-search-panel"
FIRST_QUERY = 250_000
"""Bytes that the first query of a visit may cost, to its first result."""


def _quotes() -> Iterator[SearchRecord]:
    """Yield quotes in which the sign, the scripts and the languages are all where a script would not expect them."""
    said: dict[str, tuple[str, str, Translation | None]] = {
        "german": ("de", "Wir prüfen das Netz und nicht die Flagge.", _ours("We check the net, not the flag.")),
        "korean": ("ko", "AI 시대가 부두에 왔다.", None),
        "gloss": ("ja", "木漏れ日の下で待つ。", _ours("We wait under the 木漏れ日, the light through leaves.")),
        "sign": ("en", "The berth ‖ and the buoy are ours.", None),
        "signs": ("de", "Der Kai ‖ gehört uns.", _ours("The quay ‖ and no ‖‖ other is ours.")),
        "desk": ("fr", "Le quai attend.", Translation("The quayside waits.", "en", "Nell Haas")),
    }
    for number, (name, (language, text, translation)) in enumerate(said.items()):
        yield SearchRecord(
            path=f"articles/2026/01/{name}/",
            anchor=f"q-0000000{number}",
            kind="quote",
            title="Ada Brook",
            text=text,
            language=language,
            date="2026-01-02",
            translation=translation,
        )


def _ours(text: str) -> Translation:
    return Translation(text, "en", None)


def _others() -> Iterator[SearchRecord]:
    texts = {
        "tr": "Liman haberler gazete",
        "ko": "항만청은 새 통행료를 발표했다",
        "ar": "أعلنت هيئة الميناء رسوم المرور",
        "de": "Die Behörde kündigte eine Gebühr für das Fahrwasser an",
    }
    for language, text in texts.items():
        yield _article(language, language, text)
    for number in range(300):
        yield _article(f"report-{number}", "en", f"Report {number} of the velmark at the lantern quay.")


def _article(name: str, language: str, text: str) -> SearchRecord:
    title = f"Story {name}"
    path = f"articles/2026/01/{name}/"
    return SearchRecord(path=path, kind="article", title=title, text=text, language=language, date="2026-01-03")


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], str]) -> str:
    """Return the address of a site whose index holds those records."""
    folder = tmp_path_factory.mktemp("told")
    (folder / "digests").mkdir()
    (folder / "digests" / "index.md").write_text("# Told\n", "utf-8")
    settings = "site_name: Told\ntheme: {name: standfirst}\nplugins: [standfirst]\ndocs_dir: digests\n"
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    site = _built(folder / "mkdocs.yml", EPOCH)
    write_search_index([*_quotes(), *_others()], site, kept=KeptBundles(None))
    return serve(site)


def ask(seen: Visit, query: str) -> Page:
    page = seen.open(f"search/{query}")
    expect(page.locator(SAID)).not_to_be_empty()
    expect(page.locator(".sf-choices[aria-busy]")).to_have_count(0)
    return page


def words_of(found: Locator) -> list[str]:
    """Return what a result shows as a quote's words: those on top, and those of the source below a translation."""
    return [re.sub(r"\s+", " ", text).strip() for text in found.locator(".sf-words, .sf-original").all_inner_texts()]


# What was said, and what is ours.


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("Flagge", ["“We check the net, not the flag.”", "„Wir prüfen das Netz und nicht die Flagge.“"]),
        ("부두에", ["“AI 시대가 부두에 왔다.”"]),
        ("leaves", ["“We wait under the 木漏れ日, the light through leaves.”", "「木漏れ日の下で待つ。」"]),
        ("buoy", ["“The berth ‖ and the buoy are ours.”"]),
        ("gehört", ["“The quay ‖ and no ‖‖ other is ours.”", "„Der Kai ‖ gehört uns.“"]),
    ],
)
def test_a_result_shows_a_quote_whole_and_its_translation_apart(
    visit: Open, told: str, query: str, shown: list[str]
) -> None:
    page = ask(visit(told), f"?q={query}")
    assert words_of(page.locator(f"{RESULTS}.sf-result-quote")) == shown


def test_each_part_of_a_translated_quote_has_its_language_and_says_whose_it_is(visit: Open, told: str) -> None:
    page = ask(visit(told), "?q=Flagge")
    expect(page.locator(f"{RESULTS} .sf-original")).to_have_attribute("lang", "de")
    expect(page.locator(f"{RESULTS} .sf-words")).not_to_have_attribute("lang", "de")
    expect(page.locator(RESULTS)).to_contain_text("our translation from German")
    page = ask(visit(told), "?q=quayside+waits")
    expect(page.locator(RESULTS)).to_contain_text("translated from French by Nell Haas")


# What a filter says is so.


def test_a_language_without_a_result_is_a_filter_that_can_be_removed(visit: Open, told: str) -> None:
    for language in ("ko", "xx"):
        page = ask(visit(told), f"?q=lantern&language={language}")
        expect(page.locator(SAID)).to_have_text("No results with these filters.")
        page.get_by_role("button", name="Remove the filters").click()
        expect(page.locator(SAID)).to_have_text("300 results")


def test_the_choice_of_a_language_offers_the_others_too(visit: Open, told: str) -> None:
    page = ask(visit(told), "?q=velmark&language=en")
    expect(page.locator("#sf-language option")).to_have_count(2)
    page = ask(visit(told), "?kind=article&language=de")
    expect(page.locator("#sf-language option")).to_have_count(6)


# Words near others.


@pytest.mark.parametrize("word", ["limanlarda", "haberlerinden", "gazetelerimizden"])
def test_a_word_with_long_endings_is_found_by_its_stem(visit: Open, told: str, word: str) -> None:
    page = ask(visit(told), f"?q={word}")
    expect(page.locator(RESULTS).first).to_contain_text("Story tr")


def test_a_word_is_mended_where_it_stands_and_not_inside_another(visit: Open, told: str) -> None:
    page = ask(visit(told), "?q=Velmakr+elmark")
    expect(page.locator(".sf-search-offer a")).to_have_text("Did you mean Velmark velmark?")


# What it costs.


def paid(seen: Visit) -> tuple[int, list[str]]:
    """Return the bytes of all that the search asked for, as a host that compresses sends them, and their addresses."""
    asked = [url for url in seen.requests if "/pagefind/" in url or "/javascripts/search" in url]
    sizes = []
    for url in asked:
        answer = seen.page.request.get(url.split("#")[0])
        body = answer.body()
        sizes.append(len(gzip.compress(body)) if url.split("#")[0].endswith((".js", ".json")) else len(body))
    return sum(sizes), asked


def test_the_first_query_loads_the_languages_that_can_hold_its_words_and_no_others(visit: Open, told: str) -> None:
    seen = visit(told)
    ask(seen, "?q=velmark")
    seen.page.wait_for_load_state("networkidle")
    cost, asked = paid(seen)
    assert {url.rsplit("/", 1)[1] for url in asked if ".pagefind" in url and "wasm" in url} == {"wasm.en.pagefind"}
    assert cost < FIRST_QUERY


@pytest.mark.parametrize("query", ["toll", "harbour pilot", "Verrin"])
def test_the_first_query_of_the_sample_stays_within_its_budget(visit: Open, sample: str, query: str) -> None:
    seen = visit(sample)
    page = seen.open()
    page.locator(BOX).click()
    page.locator(BOX).press_sequentially(query, delay=10)
    expect(page.get_by_role("option").first).to_be_visible()
    assert paid(seen)[0] < FIRST_QUERY


# What fails.


def _stop(route: Route) -> None:
    route.abort()


@pytest.mark.parametrize("way", ["close", "Escape"])
def test_a_search_that_cannot_be_loaded_says_so_and_gives_a_telephones_screen_back(
    visit: Open, sample: str, way: str
) -> None:
    page = visit(sample, viewport={"width": 360, "height": 740}).open()
    page.route("**/search/box.js", _stop)
    page.locator(OPENER).click()
    expect(page.locator(STATUS)).to_contain_text("could not be loaded")
    if way == "close":
        page.locator(".sf-search-close").click()
    else:
        page.keyboard.press("Escape")
    expect(page.locator(PANEL)).to_be_hidden()
    expect(page.locator(BOX)).to_be_hidden()
    expect(page.locator(OPENER)).to_be_focused()


def test_a_page_for_searching_that_cannot_be_loaded_says_so(visit: Open, sample: str) -> None:
    page = visit(sample).page
    page.route("**/search/page.js", _stop)
    page.goto(f"{sample}search/?q=toll")
    expect(page.locator(SAID)).to_contain_text("could not be loaded")


def test_a_list_of_words_that_failed_is_asked_for_again(visit: Open, told: str) -> None:
    seen = visit(told)
    page = seen.page
    page.route("**/pagefind/words-*", _stop)
    ask(seen, "?q=velmakr")
    expect(page.locator(SAID)).to_have_text("No results for velmakr")
    page.unroute("**/pagefind/words-*")
    page.locator("#sf-page-q").fill("velmrak")
    expect(page.locator(".sf-search-offer a")).to_have_text("Did you mean velmark?")


def test_who_saves_data_is_never_told_that_there_is_nothing_where_nobody_looked(visit: Open, told: str) -> None:
    seen = visit(told)
    seen.page.add_init_script("Object.defineProperty(navigator, 'connection', {value: {saveData: true}})")
    page = seen.open()
    page.locator(BOX).click()
    page.locator(BOX).fill("Fahrwasser")
    expect(page.get_by_role("option").first).to_contain_text("Story de")


def test_a_panel_on_a_disk_opens_for_who_asks_and_goes_when_told(visit: Open, told: str, sample_site: Path) -> None:
    page = visit("").page
    page.goto(f"{sample_site.as_uri()}/index.html")
    page.locator(".sf-search-form").hover()
    expect(page.locator(PANEL)).to_be_hidden()
    for leave in ("pointer", "Escape"):
        page.locator(BOX).click()
        expect(page.locator(STATUS)).to_contain_text("standfirst serve")
        if leave == "pointer":
            page.mouse.click(600, 700)
        else:
            page.keyboard.press("Escape")
        expect(page.locator(PANEL)).to_be_hidden()
        page.locator(BOX).blur()


def test_the_tab_key_leaves_the_box_and_its_list(visit: Open, sample: str) -> None:
    page = visit(sample).open()
    page.locator(BOX).click()
    page.locator(BOX).press_sequentially("toll")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator(PANEL)).to_be_hidden()
    assert page.evaluate("!document.activeElement.closest('.sf-search')")
