"""With the keys alone: every link and button is reached, seen and left again, in the order of reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from .conftest import Visit

Open = Callable[..., Visit]

PAGES = {
    "front page": "",
    "topic": "topics/kessary-strait/",
    "article": "articles/2026/10/verrin-harbour-interview/",
    "edition": "editions/2026-11-16/",
}
WIDTHS = (1280, 360)

WATCHED = """
const seen = element => element.checkVisibility({visibilityProperty: true})
const folded = element => element.closest("details:not([open]) > :not(summary)")
window.due = [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")]
  .filter(one => !["checkbox", "radio"].includes(one.type) && seen(one) && !folded(one))
window.stops = []
const note = () => {
  const focused = document.activeElement
  if (focused === document.body) return
  const element = focused.type === "radio" ? document.querySelector("[name=__palette] + label:not([hidden])") : focused
  const field = focused.matches(".sf-search-input") ? focused.form : element
  const {outlineStyle, outlineWidth, boxShadow} = getComputedStyle(field)
  const boxes = [...element.getClientRects()], [box] = boxes
  const on = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2)
  stops.push({
    number: due.indexOf(focused),
    words: (focused.getAttribute("aria-label") || focused.innerText).trim().slice(0, 60),
    drawn: field === element ? parseFloat(outlineWidth) >= 2 && outlineStyle !== "none" : boxShadow !== "none",
    whole: boxes.every(({x, y, right, bottom}) =>
      Math.min(x, y) >= -1 && right <= innerWidth + 1 && bottom <= innerHeight + 1),
    free: Boolean(on) && (element.contains(on) || on.contains(element)),
    inner: Boolean(focused.closest("main")),
    left: box.x,
    top: box.y + scrollY,
  })
}
document.addEventListener("keydown", note, true)
"""
"""Notes what the keys have to reach, which is all that can be seen and pressed but for the switch of light and dark,
and before each key where the last one led: what has the focus, and whether a reader sees it."""


def _walks() -> Iterator[Any]:
    """Yield each page at each width; half of them in `make test`, both widths among them."""
    for number, (kind, path) in enumerate(PAGES.items()):
        for place, width in enumerate(WIDTHS):
            marks = [] if place == number % 2 else [pytest.mark.slow]
            yield pytest.param(path, width, id=f"{kind}, {width}", marks=marks)


def focused(page: Page) -> str:
    """Return what the focus is on: its name for a reader who listens, or its words."""
    return str(page.evaluate("(e => (e.getAttribute('aria-label') || e.innerText).trim())(document.activeElement)"))


def tab_to(page: Page, wanted: str, *, presses: int = 20) -> None:
    """Press the tabulator until the focus is on what a selector means."""
    for _ in range(presses):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    pytest.fail(f"{presses} times Tab did not come to {wanted}, but to {focused(page)}")


def scheme(page: Page) -> str | None:
    return page.locator("body").get_attribute("data-md-color-scheme")


@pytest.mark.parametrize(("path", "width"), list(_walks()))
def test_the_tabulator_goes_through_a_page(visit: Open, sample: str, path: str, width: int) -> None:
    """Every link and button once, none of them out of sight, below the masthead or unmarked, and out at the end."""
    page = visit(sample, viewport={"width": width, "height": 800}).open(path)
    page.evaluate(WATCHED)
    count = page.evaluate("due.length")
    for _ in range(count + 2):  # the masthead's switch, and one step out of the page
        page.keyboard.down("Tab")
    assert page.evaluate("document.activeElement === document.body"), f"still on the page: {focused(page)}"
    stops = page.evaluate("stops")
    assert stops[0]["words"] == "Skip to content"
    assert [stop["words"] for stop in stops if not stop["drawn"]] == []
    assert [stop["words"] for stop in stops if not stop["whole"]] == []
    assert [stop["words"] for stop in stops if not stop["free"]] == []
    assert sorted(stop["number"] for stop in stops if stop["number"] >= 0) == list(range(count))
    switches = [stop["words"] for stop in stops if stop["number"] < 0]
    assert switches == ["Switch to dark"]
    inner = [stop for stop in stops if stop["inner"]]
    back = [
        f"{before['words']} -> {after['words']}"
        for before, after in pairwise(inner)
        if after["top"] < before["top"] - 8 and after["left"] <= before["left"] + 8
    ]
    assert back == []


def test_what_one_came_by_one_goes_back_by(visit: Open, sample: str) -> None:
    page = visit(sample).open(PAGES["edition"])
    forth = []
    for _ in range(9):
        page.keyboard.press("Tab")
        forth.append(focused(page))
    back = [focused(page)]
    for _ in range(8):
        page.keyboard.press("Shift+Tab")
        back.append(focused(page))
    assert back == forth[::-1]


def test_the_first_link_skips_the_masthead(visit: Open, sample: str) -> None:
    page = visit(sample).open(PAGES["topic"])
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("main .sf-eyebrow a").first).to_be_focused()


# What opens and closes.


def test_what_is_folded_unfolds_and_is_gone_through(visit: Open, sample: str) -> None:
    page = visit(sample).open(PAGES["topic"])
    more = page.locator(".sf-voices details")
    links = more.get_by_role("link")
    more.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(more).to_have_attribute("open", "")
    page.keyboard.press("Tab")
    expect(links.first).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Space")
    expect(links.first).to_be_hidden()
    page.keyboard.press("Tab")
    expect(page.locator(".sf-threads summary").first).to_be_focused()


@pytest.mark.parametrize(("system", "key"), [("light", "Enter"), ("dark", "Space")])
def test_a_reader_chooses_light_or_dark_by_the_keys(visit: Open, sample: str, system: str, key: str) -> None:
    """The focus stays on the switch, which is drawn for what it would do next."""
    page = visit(sample, color_scheme=system).open(PAGES["edition"])
    light, dark = ("Switch to light", "slate"), ("Switch to dark", "default")
    now, then = (dark, light) if system == "light" else (light, dark)
    tab_to(page, "[name=__palette]")
    assert (focused(page), scheme(page)) == now
    for name, wanted in (then, now, then):
        page.keyboard.press(key)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", wanted)
        expect(page.get_by_role("radio", name=name)).to_be_focused()
        expect(page.locator(".md-option:focus-visible + label")).to_have_attribute("title", name)
    page.keyboard.press("Tab")
    expect(page.locator(".sf-search-input")).to_be_focused()


def test_the_switch_is_pressed_on_the_front_page_without_a_jump(visit: Open, sample: str) -> None:
    page = visit(sample).open()
    tab_to(page, "[name=__palette]")
    page.keyboard.press("Enter")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert page.evaluate("scrollY") == 0


def open_menu(page: Page) -> None:
    tab_to(page, ".sf-press")
    assert focused(page) == "Sections"
    expect(page.locator(".sf-press")).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    expect(page.locator(".sf-press")).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".md-sidebar--primary a").first).to_be_focused()


def test_the_menu_of_a_telephone_opens_and_leads_by_the_keys(visit: Open, sample: str) -> None:
    page = visit(sample, viewport={"width": 360, "height": 780}).open(PAGES["article"])
    open_menu(page)
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Topics")
    expect(page.locator(":focus")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    page.wait_for_url("**/briefing/topics/")


def test_esc_closes_the_menu_and_gives_the_focus_back(visit: Open, sample: str) -> None:
    page = visit(sample, viewport={"width": 360, "height": 780}).open(PAGES["article"])
    open_menu(page)
    page.keyboard.press("Escape")
    expect(page.locator(".md-sidebar--primary a").first).to_be_hidden()
    expect(page.locator(".sf-press")).to_be_focused()


def test_the_menu_closes_behind_who_leaves_it(visit: Open, sample: str) -> None:
    """Else the focus would go on below it, where nobody sees it."""
    page = visit(sample, viewport={"width": 360, "height": 780}).open(PAGES["article"])
    open_menu(page)
    tab_to(page, "main .sf *")
    expect(page.locator(".md-sidebar--primary a").first).to_be_hidden()
    expect(page.locator(".sf-press")).to_have_attribute("aria-expanded", "false")


# Terms of the glossary.


@pytest.mark.parametrize(("path", "width"), [(PAGES["front page"], 1280), (PAGES["topic"], 360)])
def test_the_focus_brings_up_what_a_term_means_and_esc_puts_it_away(
    visit: Open, sample: str, path: str, width: int
) -> None:
    page = visit(sample, viewport={"width": width, "height": 800}).open(path)
    term = page.locator(".sf-term").first
    meaning = page.get_by_role("tooltip").first
    tab_to(page, ".sf-term")
    expect(term).to_be_focused()
    expect(meaning).to_be_in_viewport(ratio=1)
    expect(term).to_have_accessible_description(meaning.inner_text())
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    expect(term).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Shift+Tab")
    expect(meaning).to_be_visible()
    page.keyboard.press("Tab")
    expect(meaning).to_be_hidden()


def test_the_pointer_may_go_from_a_term_to_what_it_means(visit: Open, sample: str) -> None:
    page = visit(sample).open(PAGES["topic"])
    meaning = page.get_by_role("tooltip").first
    start = page.locator(".sf-term").first.evaluate("term => term.getClientRects()[0].toJSON()")
    page.mouse.move(start["x"] + 10, start["y"] + 10)
    expect(meaning).to_be_visible()
    box = meaning.bounding_box()
    assert box
    page.mouse.move(box["x"] + 30, box["y"] + 8, steps=6)
    expect(meaning).to_be_visible()
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
