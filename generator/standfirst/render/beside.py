"""The files that lie beside a page: its `data.json`, with quotes as annotations of their sources, and feeds."""

from __future__ import annotations

from typing import NamedTuple

from markupsafe import Markup

from standfirst.briefing import Page
from standfirst.render.data import page_data
from standfirst.render.feeds import ATOM, JSON_FEED, FeedWriter
from standfirst.render.site import Address
from standfirst.text import json_text, reveal

# Material's script takes a link whose `rel` is `alternate`, to the letter, for another language of the site, and asks
# for a sitemap beside it. With a space behind it the attribute says the same: HTML has a set of words there.
_FEED = Markup('<link rel="alternate " type="{}" title="{}" href="{}">')
_DESCRIPTION = Markup('<link rel="describedby" type="{}" href="{}">')


class FileBeside(NamedTuple):
    """A file in a page's folder, and how the page's head leads to it; a feed has a `title`."""

    name: str
    content: bytes
    type: str
    title: str | None = None


def files_beside(
    page: Page, feeds: FeedWriter | None = None, address: Address = lambda _: None
) -> tuple[FileBeside, ...]:
    """Return the files that lie beside a page: its data, whose pages `address` names, and feeds where `feeds` is."""
    return (*_data(page, address), *(_feeds(page, feeds) if feeds else ()))


def link_to(file: FileBeside) -> Markup:
    """Return the element of a page's head that leads programs to a file beside it."""
    if file.title is None:
        return _DESCRIPTION.format(file.type, file.name)
    return _FEED.format(file.type, reveal(file.title), file.name)


def _feeds(page: Page, feeds: FeedWriter) -> tuple[FileBeside, ...]:
    if page.feed is None:
        return ()
    return (
        FileBeside(ATOM, feeds.atom(page, page.feed), "application/atom+xml", page.feed.title),
        FileBeside(JSON_FEED, feeds.json(page, page.feed), "application/feed+json", page.feed.title),
    )


def _data(page: Page, address: Address) -> tuple[FileBeside, ...]:
    """Return what a page that readers have says, for programs."""
    data = page_data(page, address)
    return (FileBeside("data.json", f"{json_text(data)}\n".encode(), "application/json"),) if data else ()
