"""The bookmarklet in a browser: a page, or what is selected of it, goes to the clipboard and from there to clip."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Dialog, Page

from standfirst.clip import Clipping, clip_document
from standfirst.clip.containers.bookmarklet import bookmarklet
from standfirst.clip.containers.documents import Document, documents

TITLE = "Varnstad closes its fish market"
PARAGRAPHS = """
The harbour board of Varnstad voted on Monday to close the old fish market for eighteen months, ending weeks of \
protest by the traders who rent its forty stalls.
Under the plan – the third in ten years – the market hall will be stripped to its iron frame and raised by a metre, so \
that the spring tides no longer reach the stalls.
The work begins in May. The board expects the first stalls to open again in time for the autumn herring, which the \
traders call late.
""".strip().split("\n")  # noqa: RUF001 - as a page prints it
PAGE = f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{TITLE} – Varnstad Post</title>
<link rel="canonical" href="/briefing/story.html"><meta property="og:site_name" content="Varnstad Post">
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "{TITLE}",
"datePublished": "2024-03-04T09:15:00+01:00", "author": {{"@type": "Person", "name": "Runa Tallis"}}}}</script>
<style>p {{ color: black }}</style><script>window.secret = "not for the desk";</script></head>
<body><nav><a href="/">Home</a></nav><article><h1>{TITLE}</h1>
{"".join(f'<p id="p{number}">{part}</p>' for number, part in enumerate(PARAGRAPHS))}</article>
<h3>Latest Headlines</h3><p><a href="ferry-to-islands-stops.html">Ferry to the outer islands stops for a week</a></p>
<form><input id="name" value=""></form></body></html>
"""  # noqa: RUF001


@dataclass
class Reading:
    """A page that is open in a browser, and what it said in alerts."""

    page: Page
    address: str
    alerts: list[str] = field(default_factory=list)

    def click_bookmark(self) -> Document:
        """Run the bookmarklet as a bookmark runs, and return the document that is then on the clipboard."""
        before = len(self.alerts)
        script = unquote(bookmarklet().removeprefix("javascript:"))
        self.page.evaluate(script)
        for _ in range(100):
            if len(self.alerts) > before:
                break
            self.page.wait_for_timeout(50)
        (document,) = documents(self.page.evaluate("navigator.clipboard.readText()").encode(), name="clipboard")
        return document


@pytest.fixture
def reading(chromium: Browser, serve: Callable[[Path], str], tmp_path: Path) -> Iterator[Reading]:
    (tmp_path / "story.html").write_text(PAGE, "utf-8")
    address = f"{serve(tmp_path)}story.html?utm_source=mail"
    context = chromium.new_context(permissions=["clipboard-read", "clipboard-write"], timezone_id="Asia/Kolkata")
    found = Reading(context.new_page(), address)

    def dismiss(dialog: Dialog) -> None:
        found.alerts.append(dialog.message)
        dialog.dismiss()

    found.page.on("dialog", dismiss)
    found.page.goto(address)
    yield found
    context.close()


def clipped(document: Document) -> Clipping:
    return clip_document(document)


def test_the_whole_page_is_copied_with_its_address_and_clipped(reading: Reading) -> None:
    document = reading.click_bookmark()
    assert (document.kind, document.url) == ("html", reading.address)
    assert document.told["accessed"].value.endswith("+05:30")
    clipping = clipped(document)
    assert clipping.body == "\n\n".join(PARAGRAPHS) + "\n"
    assert (clipping.title, clipping.authors, clipping.publisher) == (TITLE, ("Runa Tallis",), "Varnstad Post")
    assert clipping.date == "2024-03-04T09:15+01:00"
    assert clipping.url == reading.address.removesuffix("?utm_source=mail")
    assert [link.url for link in clipping.related] == [clipping.url.replace("story", "ferry-to-islands-stops")]
    assert reading.alerts == ["standfirst: the page is on the clipboard. Give it to: standfirst clip -"]


def test_a_selection_is_copied_alone_with_what_the_page_says_of_itself(reading: Reading) -> None:
    reading.page.evaluate(
        "getSelection().setBaseAndExtent(document.querySelector('#p0'), 0, document.querySelector('#p1'), 1)"
    )
    clipping = clipped(reading.click_bookmark())
    assert clipping.body == "\n\n".join(PARAGRAPHS[:2]) + "\n"
    assert (clipping.title, clipping.authors) == (TITLE, ("Runa Tallis",))
    assert clipping.related == ()
    assert "your selection" in reading.alerts[0]


def test_the_page_itself_stays_as_it_was(reading: Reading) -> None:
    before = reading.page.content()
    reading.click_bookmark()
    assert reading.page.content() == before


def test_scripts_styles_and_what_a_reader_typed_stay_behind(reading: Reading) -> None:
    reading.page.fill("#name", "a reader's name")
    text = reading.click_bookmark().text
    assert "ld+json" in text
    assert not any(word in text for word in ("window.secret", "color: black", "a reader's name"))


def test_a_page_that_keeps_the_clipboard_shut_is_copied_by_hand(reading: Reading) -> None:
    reading.page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }")
    assert clipped(reading.click_bookmark()).title == TITLE


def test_the_bookmark_asks_nobody_anything(reading: Reading) -> None:
    asked: list[str] = []
    reading.page.on("request", lambda request: asked.append(request.url))
    reading.click_bookmark()
    assert asked == []


def test_the_bookmark_is_one_address_that_every_browser_keeps() -> None:
    address = bookmarklet()
    assert address.startswith("javascript:")
    assert address.isascii()
    assert not set(address) & set(" \n\"'<>#`\\")
    assert len(address) < 4_000
