"""A reader takes a quote away, and takes along whose words they are and where they stand."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from lxml import html
from playwright.sync_api import Page, expect

from .conftest import Visit

Open = Callable[..., Visit]

STORY = "articles/2026/10/verrin-harbour-interview/"
SAID = (
    "“What you lose is time, and for a ship time is money, so somebody is already paying a toll. "
    "It just doesn't come with a receipt.”"
)
SOURCE = "https://harbourradio.example/morning-tide/2026/10/06/isla-verrin"
DASH = "\N{EN DASH}"
BY = "Isla Verrin, Harbour Radio 4, 6 October 2026"

KOREAN = "articles/2026/09/haesong-telecom-reroute/"
TOPIC = "topics/kessary-strait/"

CLIPBOARD = """async () => {
  const [item] = await navigator.clipboard.read()
  const pairs = item.types.map(async type => [type, await (await item.getType(type)).text()])
  return Object.fromEntries(await Promise.all(pairs))
}"""

COPIED = "The quote was copied, with its source."


def reader(visit: Open, origin: str, path: str, **settings: object) -> Page:
    """Open a page for a reader whose browser lets pages use the clipboard."""
    seen = visit(origin, permissions=["clipboard-read", "clipboard-write"], **settings)
    return seen.open(path)


def copied(page: Page) -> dict[str, str]:
    """Return what the clipboard has, by type."""
    found = page.evaluate(CLIPBOARD)
    assert isinstance(found, dict)
    return found


def quote(page: Page, words: str) -> tuple[str, str]:
    """Press the button of the quote that has these words; return the quote's anchor and the announcement."""
    figure = page.locator(".sf-quote", has_text=words).first
    figure.get_by_role("button", name="copy with source").click()
    status = page.locator("body > [role=status]")
    expect(status).not_to_be_empty()
    return figure.get_attribute("id") or "", status.inner_text()


def test_a_copy_says_whose_words_they_are_and_where_they_stand(visit: Open, sample: str) -> None:
    page = reader(visit, sample, STORY)
    anchor, announced = quote(page, "What you lose is time")
    assert announced == COPIED
    address = f"{sample}{STORY}#{anchor}"
    found = copied(page)
    assert found["text/plain"] == f"{SAID}\n{DASH} {BY}, {address}"
    copy = html.fromstring(found["text/html"])
    [block] = copy.iter("blockquote")
    assert block.get("cite") == SOURCE
    assert [(it.text_content(), it.get("lang")) for it in block.iter("p")] == [(SAID, "en")]
    [link] = copy.iter("a")
    assert (link.get("href"), link.text_content()) == (address, address)
    assert link.getparent().text_content() == f"{DASH} {BY}, {address}"
    page.goto(address)
    expect(page.locator(".sf-quote:target")).to_contain_text("What you lose is time")


def test_the_address_in_a_copy_from_another_page_is_that_of_the_quote(visit: Open, sample: str) -> None:
    """Whatever quote the reader had come for."""
    page = reader(visit, sample, TOPIC + "#stories")
    quote(page, "I regret the lawyers")
    address = copied(page)["text/plain"].rsplit(" ", 1)[1]
    assert address.startswith(f"{sample}articles/2026/11/strait-arbitration-filed/#q-")
    page.goto(address)
    expect(page.locator(".sf-quote:target")).to_contain_text("I regret the lawyers")


def test_a_translation_is_copied_with_the_words_that_were_said(visit: Open, sample: str) -> None:
    page = reader(visit, sample, KOREAN)
    quote(page, "For the first six hours")
    found = copied(page)
    ours, theirs, by = found["text/plain"].split("\n")
    assert ours.startswith("“For the first six hours")
    assert ours.endswith("” (translated from Korean by the Meridian Desk)"), "nobody said these words"
    assert "병원" in theirs
    assert by.startswith(f"{DASH} Seo Haneul, Saehan Ilbo, 3 September 2026, http")
    paragraphs = html.fromstring(found["text/html"]).xpath("//blockquote/p")
    assert [(it.get("lang"), it.get("dir")) for it in paragraphs] == [("en", "ltr"), ("ko", "ltr")]


def test_the_keys_press_the_button_and_the_focus_stays(visit: Open, sample: str) -> None:
    page = reader(visit, sample, STORY)
    button = page.get_by_role("button", name="copy with source").nth(1)
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("body > [role=status]")).to_have_text(COPIED)
    expect(button).to_be_focused()
    assert copied(page)["text/plain"].startswith(SAID)


def test_the_button_shows_for_a_while_which_quote_was_copied(visit: Open, sample: str) -> None:
    seen = visit(sample, permissions=["clipboard-read", "clipboard-write"])
    seen.page.clock.install()
    page = seen.open(STORY)
    marked = page.locator(".sf-copied")
    quote(page, "What you lose is time")
    assert marked.evaluate("it => getComputedStyle(it, '::after').content").startswith('" ✓"')
    quote(page, "A dredged channel")
    expect(marked).to_have_count(1)
    page.clock.fast_forward(3_000)
    expect(marked).to_have_count(0)


NO_CLIPBOARD = {
    "a page that is not served over https": "delete Navigator.prototype.clipboard",
    "a browser that writes plain text alone": "delete window.ClipboardItem",
    "a reader who does not allow it": "Clipboard.prototype.write = () => Promise.reject(new DOMException('no'))",
}


@pytest.mark.parametrize("without", NO_CLIPBOARD.values(), ids=NO_CLIPBOARD.keys())
def test_without_the_clipboard_a_copy_is_made_as_by_the_menu(visit: Open, sample: str, without: str) -> None:
    seen = visit(sample, permissions=["clipboard-read"])
    reads = "window.reading = navigator.clipboard.read.bind(navigator.clipboard);"
    seen.page.add_init_script(reads + without)
    page = seen.open(STORY)
    assert quote(page, "What you lose is time")[1] == COPIED
    found = page.evaluate(CLIPBOARD.replace("navigator.clipboard.read", "reading"))
    assert found["text/plain"].startswith(f"{SAID}\n{DASH} {BY}, ")
    assert f'<blockquote cite="{SOURCE}">' in found["text/html"]
    assert seen.trouble == []


def test_where_nothing_can_be_copied_the_words_are_selected(visit: Open, sample: str) -> None:
    seen = visit(sample)
    seen.page.add_init_script("delete Navigator.prototype.clipboard; document.execCommand = () => false")
    page = seen.open(STORY)
    announced = quote(page, "What you lose is time")[1]
    assert announced == "The quote is selected: copy it with the keys of your system."
    assert page.evaluate("getSelection().toString().trim()") == SAID
    expect(page.locator(".sf-copied")).to_have_count(0)


@pytest.mark.parametrize("path", [STORY, TOPIC])
def test_without_scripts_there_is_no_button(visit: Open, sample: str, path: str) -> None:
    page = visit(sample, java_script_enabled=False).open(path)
    buttons = page.locator(".sf-copy-quote")
    assert buttons.count() > 1
    assert buttons.locator("visible=true").count() == 0


def test_the_announcement_is_made_again_for_the_same_quote(visit: Open, sample: str) -> None:
    """A reader who listens hears that something was said only when the words change."""
    page = reader(visit, sample, STORY)
    page.evaluate("""() => {
      window.heard = []
      const status = document.querySelector("body > [role=status]")
      new MutationObserver(() => heard.push(status.textContent)).observe(status, {childList: true})
    }""")
    for times in (1, 2):
        page.get_by_role("button", name="copy with source").first.click()
        page.wait_for_function(f"heard.filter(words => words).length === {times}")
    assert [words for words in page.evaluate("heard") if words] == [COPIED, COPIED]
