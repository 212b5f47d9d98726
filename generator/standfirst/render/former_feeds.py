"""Feeds of a topic at the addresses that it had: a program that follows one reads no page that leads on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standfirst.briefing import Page
from standfirst.briefing.views import TopicPage
from standfirst.messages import catalogue
from standfirst.render.feeds import ATOM, JSON_FEED, FeedWriter
from standfirst.render.site import Site, SiteFile


def former_feeds(pages: Sequence[Page], site: Site) -> Iterator[SiteFile]:
    """Yield each moved topic's feeds at its old addresses; they name the new one as their own."""
    if site.address("") is None:
        return
    writer = FeedWriter(catalogue(site.language), site.address, site.overrides)
    taken = {page.path for page in pages}
    for page in pages:
        if not isinstance(page, TopicPage) or page.feed is None:
            continue
        for old in page.formerly:
            if old not in taken:
                taken.add(old)
                yield SiteFile(f"{old}{ATOM}", writer.atom(page, page.feed))
                yield SiteFile(f"{old}{JSON_FEED}", writer.json(page, page.feed))
