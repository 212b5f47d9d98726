"""What a reader does to find something: in the box at the top of every page, and on the page for it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from standfirst.render.records import SearchRecord
from standfirst.site.kept_bundles import KeptBundles
from standfirst.site.search import write_search_index

from .conftest import EPOCH, Visit, _built

Open = Callable[..., Visit]

STORY = "articles/2026/10/verrin-harbour-interview/"
BOX = ".sf-search-input"
STATUS = ".sf-search-status"
SAID = ".sf-search-said"
RESULTS = ".sf-result"


def search(page: Page, words: str) -> None:
    """Type into the box of the masthead, as a reader would, and wait for what it says."""
    opener, box = page.locator(".sf-search-open"), page.locator(BOX)
    (opener if opener.is_visible() else box).click()
    expect(box).to_be_focused()
    box.press_sequentially(words, delay=10)
    expect(page.locator(STATUS)).not_to_be_empty()


def ask(seen: Visit, query: str) -> Page:
    """Open the page for searching at an address, and wait for its answer."""
    page = seen.open(f"search/{query}")
    expect(page.locator(SAID)).not_to_be_empty()
    expect(page.locator(".sf-choices[aria-busy]")).to_have_count(0)
    return page


def violations(page: Page) -> list[str]:
    """Return what axe-core finds, best practices included."""
    results = Axe().run(page, options={"resultTypes": ["violations"], "preload": False}).response["violations"]
    return [f"{found['id']}: {node['html'][:160]}" for found in results for node in found["nodes"]]


def whole(page: Page) -> int:
    """Return how many results the page says there are."""
    number = re.match(r"[\d,]+", page.locator(SAID).inner_text())
    return int(number[0].replace(",", "")) if number else 0


# The other two pairs are looked at in the long checks.
every_look = pytest.mark.parametrize(
    ("width", "scheme"),
    [
        (1280, "light"),
        (360, "dark"),
        pytest.param(1280, "dark", marks=pytest.mark.slow),
        pytest.param(360, "light", marks=pytest.mark.slow),
    ],
)


# What is loaded, and when.


def test_a_page_loads_nothing_of_the_search_before_somebody_turns_to_it(visit: Open, sample: str) -> None:
    seen = visit(sample)
    page = seen.open(STORY, until="networkidle")
    assert [url for url in seen.requests if "/pagefind/" in url or "/javascripts/search/" in url] == []
    page.hover(BOX)
    page.wait_for_event("response", lambda answer: answer.url.endswith("/pagefind/standfirst.json"))
    page.locator(BOX).focus()
    page.wait_for_event("response", lambda answer: "/wasm.en" in answer.url)
    search(page, "toll")
    assert {url.split("/pagefind/")[1].split("/")[0] for url in seen.requests if "-recent/" in url} == {"en-recent"}
    assert seen.strangers == []
    assert seen.trouble == []


@pytest.mark.parametrize("path", ["index.html", "search/index.html"])
@pytest.mark.parametrize("width", [1280, 360])
def test_a_site_that_is_opened_from_a_disk_says_what_to_do(visit: Open, many: Path, path: str, width: int) -> None:
    seen = visit("", viewport={"width": width, "height": 800})
    page = seen.page
    page.goto(f"{many.as_uri()}/{path}")
    opener, box = page.locator(".sf-search-open"), page.locator(BOX)
    (opener if opener.is_visible() else box).click()
    expect(page.locator(STATUS)).to_contain_text("standfirst serve")
    box.fill("toll")
    box.press("Enter")
    expect(page.locator(STATUS)).to_be_visible()
    assert page.url.endswith(path)
    if "search" in path:
        expect(page.locator(SAID)).to_contain_text("standfirst serve")
    assert [text for text in seen.trouble if "font" not in text] == []  # those a browser never reads there


def test_without_scripts_the_box_leads_to_a_page_that_offers_other_ways(visit: Open, sample: str) -> None:
    page = visit(sample, java_script_enabled=False).open(STORY)
    page.locator(BOX).fill("toll")
    page.locator(BOX).press("Enter")
    page.wait_for_url("**/search/?q=toll")
    for name in ("Archive", "Topics", "People"):
        expect(page.locator("main").get_by_role("link", name=name, exact=True)).to_be_visible()


# In the box.


def test_a_quote_is_found_by_speaker_and_year_and_stands_out_where_one_lands(visit: Open, sample: str) -> None:
    seen = visit(sample)
    page = seen.open("about/")
    search(page, "Verrin 2026 radar")
    found = page.locator(f"{RESULTS}.sf-result-quote", has_text="depth and radar").first
    expect(found).to_contain_text("Isla Verrin")
    found.click()
    page.wait_for_url(re.compile(r"/briefing/articles/2026/.*#q-[0-9a-f]{8}$"))
    target = page.locator("#" + page.url.split("#")[1])
    expect(target).to_be_in_viewport()
    assert "depth and radar" in target.inner_text()
    plain = page.locator("figure.sf-quote:not(:target)").first
    background = "element => getComputedStyle(element).backgroundColor"
    assert target.evaluate(background) != plain.evaluate(background)
    assert seen.trouble == []
    assert seen.strangers == []


@pytest.mark.parametrize(
    ("words", "found"),
    [("병원과", "Seo Haneul"), ("نهر", "Layla al-Sehri"), ("Fahrwassers", "Henrik Osterwald"), ("toll", "Isla Verrin")],
    ids=["Korean", "Arabic", "German", "English"],
)
def test_words_of_every_language_are_found_from_an_english_page(
    visit: Open, sample: str, words: str, found: str
) -> None:
    seen = visit(sample)
    page = seen.open("about/")
    search(page, words)
    expect(page.locator(RESULTS, has_text=found).first).to_be_visible()
    page.keyboard.press("Enter")
    page.wait_for_url("**/briefing/search/?q=*")
    expect(page.locator(RESULTS, has_text=found).first).to_be_visible()
    assert seen.trouble == []


def test_the_keyboard_alone_finds_a_story(visit: Open, sample: str) -> None:
    seen = visit(sample)
    page = seen.open("about/")
    page.keyboard.press("/")
    expect(page.locator(BOX)).to_be_focused()
    page.keyboard.insert_text("verrin paused")
    expect(page.locator(RESULTS).first).to_be_visible()
    page.keyboard.press("ArrowDown")
    chosen = page.locator("[role=option][aria-selected=true]")
    expect(chosen).to_have_count(1)
    assert page.locator(BOX).get_attribute("aria-activedescendant") == chosen.get_attribute("id")
    headline = chosen.locator(".sf-result-title").inner_text()
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/**")
    expect(page.locator("h1")).to_have_text(headline)
    assert seen.trouble == []


@pytest.mark.parametrize("keys", ["/", "Control+k", "Meta+k"])
def test_escape_closes_the_box_and_gives_the_focus_back(visit: Open, sample: str, keys: str) -> None:
    page = visit(sample).open("about/")
    link = page.locator(".md-tabs a").first
    link.focus()
    page.keyboard.press(keys)
    expect(page.locator(BOX)).to_be_focused()
    page.keyboard.type("toll", delay=10)
    expect(page.locator(RESULTS).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(RESULTS)).to_have_count(0)
    expect(link).to_be_focused()


def test_a_slash_in_a_field_is_a_slash(visit: Open, sample: str) -> None:
    page = visit(sample).open("search/")
    page.locator(".sf-page-input").press_sequentially("a/b")
    expect(page.locator(".sf-page-input")).to_have_value("a/b")


def test_on_a_telephone_the_box_takes_the_screen_and_gives_it_back(visit: Open, sample: str) -> None:
    page = visit(sample, viewport={"width": 360, "height": 740}).open("about/")
    expect(page.locator(BOX)).not_to_be_visible()
    search(page, "toll")
    box = page.locator(".sf-search").bounding_box()
    assert box == {"x": 0, "y": 0, "width": 360, "height": 740}
    assert page.evaluate("document.scrollingElement.scrollWidth") <= 360
    page.get_by_role("button", name="Close the search").click()
    expect(page.locator(BOX)).not_to_be_visible()
    expect(page.locator(".sf-search-open")).to_be_focused()
    assert page.evaluate("document.querySelector('main').closest('[inert]')") is None


def test_the_box_says_how_much_it_found_and_leads_to_all(visit: Open, sample: str) -> None:
    page = visit(sample).open("about/")
    search(page, "toll")
    expect(page.locator(STATUS)).to_have_text("The first 8 results")
    page.get_by_role("option", name="All results").click()
    page.wait_for_url("**/search/?q=toll")
    expect(page.locator(SAID)).to_contain_text("results")


# Where nothing is found.


def test_a_mistyped_word_is_mended(visit: Open, sample: str) -> None:
    page = visit(sample).open("about/")
    search(page, "Velmrak")
    expect(page.locator(STATUS)).to_have_text("No results for Velmrak")
    page.get_by_role("option", name="Did you mean Velmark?").click()
    expect(page.locator(BOX)).to_have_value("Velmark")
    expect(page.locator(RESULTS, has_text="Velmark").first).to_be_visible()


def test_pages_with_most_of_the_words_are_offered_and_say_which_they_lack(visit: Open, sample: str) -> None:
    page = ask(visit(sample), "?q=Verrin+Osterwald+seabed")
    expect(page.locator(SAID)).to_have_text("No results for Verrin Osterwald seabed")
    expect(page.locator(".sf-search-offer")).to_contain_text("most of them")
    for result in page.locator(RESULTS).all():
        lacks = result.inner_text().split("without: ")[1].split()[0]
        assert lacks in {"Verrin", "Osterwald", "seabed"}


def test_a_word_that_nothing_holds_is_not_passed_over(visit: Open, sample: str) -> None:
    """Pagefind leaves such a word out, and takes others for a short word that begins them."""
    page = ask(visit(sample), "?q=toll+xylophone")
    expect(page.locator(SAID)).to_have_text("No results for toll xylophone")
    assert page.locator(RESULTS, has_text="without: xylophone").count() == page.locator(RESULTS).count() > 0


def test_filters_that_leave_nothing_can_be_removed(visit: Open, sample: str) -> None:
    page = ask(visit(sample), "?q=toll&year=1999")
    expect(page.locator(SAID)).to_have_text("No results with these filters.")
    page.get_by_role("button", name="Remove the filters").click()
    expect(page.locator(SAID)).to_have_text(re.compile(r"^\d+ results$"))
    assert parse_qs(urlsplit(page.url).query) == {"q": ["toll"]}


# On the page for it.


def test_the_address_carries_what_was_asked_and_the_back_button_works(visit: Open, sample: str) -> None:
    seen = visit(sample)
    page = ask(seen, "?q=toll")
    all_found = whole(page)
    page.locator(".sf-chip", has_text="Quotes").click()
    page.wait_for_url("**/search/?q=toll&kind=quote")
    expect(page.locator(f"{RESULTS}:not(.sf-result-quote)")).to_have_count(0)
    page.get_by_label("Order").select_option("newest")
    page.wait_for_url("**kind=quote*")
    assert parse_qs(urlsplit(page.url).query) == {"q": ["toll"], "kind": ["quote"], "sort": ["newest"]}
    page.go_back()
    page.go_back()
    page.wait_for_url("**/search/?q=toll")
    expect(page.locator(SAID)).to_have_text(f"{all_found} results")
    assert seen.trouble == []


@pytest.mark.parametrize(
    "query",
    [
        "q=toll&kind=quote",
        'q="kessary strait" radar',
        *(pytest.param(query, marks=pytest.mark.slow) for query in ("q=toll", "kind=quote")),
    ],
)
def test_the_number_behind_a_choice_is_the_number_that_it_leaves(visit: Open, sample: str, query: str) -> None:
    seen = visit(sample)
    page = ask(seen, f"?{query}")
    offered = page.eval_on_selector_all(
        "select[name=topic] option, select[name=person] option, select[name=publisher] option",
        "found => found.filter(one => one.value).map(one => [one.parentElement.name, one.value, one.textContent])",
    )
    assert offered
    for name, value, shown in [offered[0], offered[-1], offered[len(offered) // 2]]:
        page.goto(f"about:blank#{name}")
        page = ask(seen, f"?{query}&{name}={value}")
        assert whole(page) == int(re.findall(r"\((\d+)\)$", shown)[0])


def test_a_facet_counts_what_its_own_choice_would_leave(visit: Open, sample: str) -> None:
    seen = visit(sample)
    page = ask(seen, "?q=toll&kind=quote")
    numbers = {
        text.rsplit(" ", 1)[0]: int(text.rsplit(" ", 1)[1]) for text in page.locator(".sf-chip").all_inner_texts()
    }
    assert numbers["Quotes"] == whole(page)
    assert numbers["Everything"] == sum(count for name, count in numbers.items() if name != "Everything")
    page = ask(seen, "?q=toll")
    assert numbers["Everything"] == whole(page)


def test_a_phrase_in_any_quotation_marks_is_found_word_for_word(visit: Open, sample: str) -> None:
    seen = visit(sample)
    for opening, closing in ('""', "“”", "„“", "«»", "「」"):
        page = ask(seen, f"?q={opening}seabed will not wait{closing}")
        for words in page.locator(f"{RESULTS} .sf-words").all_inner_texts():
            assert "seabed will not wait" in words
        assert whole(page) == 3
        page = ask(seen, f"?q={opening}wait will seabed not{closing}")
        assert page.locator(SAID).inner_text().startswith("No results")


@pytest.mark.parametrize(("sort", "turned"), [("newest", True), ("oldest", False)])
def test_results_come_in_the_order_of_their_days_over_all_languages(
    visit: Open, sample: str, sort: str, turned: bool
) -> None:
    page = ask(visit(sample), f"?kind=quote&topic=The+Ilvar+water+compact&sort={sort}")
    days = page.eval_on_selector_all(f"{RESULTS} time", "found => found.map(time => time.dateTime)")
    assert len(days) == min(whole(page), 20)
    assert days == sorted(days, reverse=turned)
    assert page.locator(".sf-language").all_inner_texts()


def test_more_results_follow_the_first(visit: Open, sample: str) -> None:
    page = ask(visit(sample), "?q=toll")
    total, results = whole(page), page.locator(RESULTS)
    expect(results).to_have_count(20)
    more = page.get_by_role("button", name="More results")
    while more.is_visible():
        before = results.count()
        more.click()
        expect(results.nth(before).locator("a").first).to_be_focused()
    expect(results).to_have_count(total)
    links = page.eval_on_selector_all(f"{RESULTS} h3 a, {RESULTS} .sf-words a", "found => found.map(a => a.href)")
    assert len(set(links)) == total


def test_a_quote_shows_the_translation_before_the_words_of_its_source(visit: Open, sample: str) -> None:
    page = ask(visit(sample), "?q=병원과")
    found = page.locator(f"{RESULTS}.sf-result-quote").first
    expect(found.locator(".sf-words")).to_contain_text("only the hospital")
    original = found.locator(".sf-original")
    expect(original).to_have_attribute("lang", "ko")
    expect(original.locator("mark")).to_have_text("병원과")


@pytest.mark.parametrize("name", ["q", "kind", "topic", "year", "language", "sort"])
def test_markup_in_an_address_is_text(visit: Open, sample: str, name: str) -> None:
    seen = visit(sample)
    payload = quote("\"><img src=x onerror=fired('address')><b>")
    page = ask(seen, f"?q=toll+{payload}" if name == "q" else f"?q=toll&{name}={payload}")
    assert page.locator(".sf-search-page img, .sf-search-page b").count() == 0
    assert seen.fired == []
    assert seen.trouble == []
    assert seen.strangers == []


@every_look
@pytest.mark.parametrize("query", ["", "?q=ilvar", "?q=Velmrak+toll"], ids=["nothing asked", "results", "a slip"])
def test_axe_finds_nothing_wrong_on_the_page(visit: Open, sample: str, query: str, width: int, scheme: str) -> None:
    seen = visit(sample, color_scheme=scheme, viewport={"width": width, "height": 800})
    page = ask(seen, query) if query else seen.open("search/")
    expect(page.locator(".sf-page-input")).to_be_visible()
    assert violations(page) == []
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width


@every_look
@pytest.mark.parametrize("words", ["", "toll", "Velmrak"], ids=["empty", "results", "a slip"])
def test_axe_finds_nothing_wrong_with_the_box(visit: Open, sample: str, words: str, width: int, scheme: str) -> None:
    page = visit(sample, color_scheme=scheme, viewport={"width": width, "height": 800}).open("about/")
    if words:
        search(page, words)
        expect(page.get_by_role("option").first).to_be_visible()
    else:
        page.keyboard.press("/")
        expect(page.locator(BOX)).to_be_focused()
    assert violations(page) == []


# An archive of years, and scripts without spaces.


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a site whose index holds more records than one part, and six languages."""
    folder = tmp_path_factory.mktemp("many")
    (folder / "digests").mkdir()
    (folder / "digests" / "index.md").write_text("# Many records\n", "utf-8")
    settings = "site_name: Many\ntheme: {name: standfirst}\nplugins: [standfirst]\ndocs_dir: digests\n"
    (folder / "mkdocs.yml").write_text(settings, "utf-8")
    site = _built(folder / "mkdocs.yml", EPOCH)
    write_search_index(_records(), site, kept=KeptBundles(None))
    return site


def _records() -> Iterator[SearchRecord]:
    texts = {
        "zh": "港务局宣布新的航道收费政策。会议将在北京大学举行。",
        "ja": "港湾局は新しい通行料を発表した。国際会議場で会談が行われた。",
        "ko": "항만청은 새 통행료를 발표했다",
        "ar": "أعلنت هيئة الميناء رسوم المرور الجديدة",
        "de": "Die Hafenbehörde kündigte eine neue Durchfahrtsgebühr an",
    }
    for language, text in texts.items():
        path = f"articles/2026/01/{language}/"
        yield SearchRecord(
            path=path, kind="article", title=f"Story {language}", text=text, language=language, date="2026-01-02"
        )
    for number in range(2_100):
        day = date(2020, 1, 1) + timedelta(days=number)
        text = f"Report {number} from the quay." + (" A lantern was lit." if number % 300 == 0 else "")
        path = f"articles/{day:%Y/%m}/report-{number}/"
        yield SearchRecord(
            path=path, kind="article", title=f"Report {number}", text=text, language="en", date=day.isoformat()
        )


@pytest.fixture(scope="module")
def archive(many: Path, serve: Callable[[Path], str]) -> str:
    """Return that site's address."""
    return serve(many)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("北京大学", "Story zh"), ("航道收费", "Story zh"), ("国際会議場", "Story ja"), ("通行料", "Story ja"),
        ("항만청", "Story ko"), ("الميناء", "Story ar"), ("Hafenbehörden", "Story de"),
    ],
)  # fmt: skip
def test_words_are_found_whatever_script_they_are_in(visit: Open, archive: str, words: str, found: str) -> None:
    seen = visit(archive)
    page = seen.open()
    search(page, words)
    expect(page.locator(RESULTS).first).to_contain_text(found)
    assert seen.trouble == []


@pytest.mark.parametrize(("sort", "turned"), [("newest", True), ("oldest", False)])
def test_days_are_in_order_over_both_ages_of_an_archive(visit: Open, archive: str, sort: str, turned: bool) -> None:
    seen = visit(archive)
    page = ask(seen, f"?q=lantern&sort={sort}")
    assert whole(page) == 7
    days = page.eval_on_selector_all(f"{RESULTS} time", "found => found.map(time => time.dateTime)")
    assert days == sorted((f"{date(2020, 1, 1) + timedelta(days=300 * place)}" for place in range(7)), reverse=turned)
    assert {url.split("/pagefind/")[1].split("/")[0] for url in seen.requests if "/en-" in url} == {
        "en-recent",
        "en-older",
    }
