"""The files that lie beside a page: so far a story's `data.json`, its quotes as annotations of their sources."""

from __future__ import annotations

from typing import NamedTuple

from standfirst.briefing import Page
from standfirst.briefing.parts import Quote, Selector
from standfirst.briefing.views import ArticlePage
from standfirst.text import json_text

DATA_VERSION = 1
"""Raised when a field of `data.json` goes or changes its meaning; a new field does not raise it."""


class FileBeside(NamedTuple):
    """A file in a page's folder, and how the page's head leads to it."""

    name: str
    content: bytes
    type: str


def files_beside(page: Page) -> tuple[FileBeside, ...]:
    """Return the files that lie beside a page: of stories that readers have, and whose words may be shown."""
    if not isinstance(page, ArticlePage) or page.mark is not None or page.origin.rights == "none":
        return ()
    return (FileBeside("data.json", f"{json_text(story_data(page))}\n".encode(), "application/json"),)


def story_data(page: ArticlePage) -> dict[str, object]:
    """Return a story and its quotes as docs/quotes.md describes them; the shape is `DATA_VERSION`'s."""
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "version": DATA_VERSION,
        "id": page.path.rstrip("/").rsplit("/", 1)[-1],
        "title": page.title,
        "url": page.origin.url,
        "publisher": page.publisher.text if page.publisher else None,
        "date": page.when.iso if page.when else None,
        "language": page.article_language,
        "quotes": [_quote(quote) for quote in page.quotes if not quote.proposed],
    }


def _quote(quote: Quote) -> dict[str, object]:
    return {
        "anchor": quote.anchor,
        "text": quote.text,
        "language": quote.language,
        "speaker": quote.speaker.text,
        "standing": quote.standing.key,
        "target": _target(quote),
    }


def _target(quote: Quote) -> object:
    """Return where the words stand: one target, or one for each run of them where the desk left some out."""
    if quote.source_url is None:
        return None
    if not quote.selectors:
        return {"source": quote.source_url}
    targets = [{"source": quote.source_url, "selector": _selector(selector)} for selector in quote.selectors]
    return targets[0] if len(targets) == 1 else targets


def _selector(selector: Selector) -> dict[str, str]:
    around = {name: text for name, text in (("prefix", selector.prefix), ("suffix", selector.suffix)) if text}
    return {"type": "TextQuoteSelector", "exact": selector.exact, **around}
