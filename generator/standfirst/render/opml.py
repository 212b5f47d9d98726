"""All topics as OPML 2.0 (opml.org): one file that brings every topic's feed into a reader's program."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC
from email.utils import format_datetime

from lxml import etree

from standfirst.briefing import Page
from standfirst.briefing.feed_parts import Feed
from standfirst.briefing.views import TopicPage
from standfirst.messages import catalogue
from standfirst.render.feeds import ATOM, file_address
from standfirst.render.site import Site, SiteFile
from standfirst.text import reveal

OPML = "topics.opml"
"""The file's path below the site's root."""


def topics_opml(pages: Sequence[Page], site: Site) -> Iterator[SiteFile]:
    """Yield the list of all topics, by title; nothing where topics have no feeds."""
    topics = [(page, page.feed) for page in pages if isinstance(page, TopicPage) and page.feed]
    if not topics or site.address("") is None:
        return
    topics.sort(key=lambda pair: (pair[0].title.casefold(), pair[0].path))
    root = etree.Element("opml", version="2.0")
    root.append(_head([feed for _, feed in topics], site))
    body = etree.SubElement(root, "body")
    for page, _ in topics:
        body.append(_outline(page, site))
    yield SiteFile(OPML, etree.tostring(root, encoding="utf-8", xml_declaration=True, pretty_print=True))


def _head(feeds: list[Feed], site: Site) -> etree._Element:
    head = etree.Element("head")
    title = catalogue(site.language).gettext("Topics of %(desk)s") % {"desk": site.name}
    etree.SubElement(head, "title").text = _line(title)
    changed = max((feed.updated for feed in feeds if feed.updated), default=None)
    if changed is not None:
        etree.SubElement(head, "dateModified").text = format_datetime(changed.astimezone(UTC), usegmt=True)
    etree.SubElement(head, "ownerName").text = _line(site.name)
    etree.SubElement(head, "docs").text = "http://opml.org/spec2.opml"
    return head


def _outline(page: TopicPage, site: Site) -> etree._Element:
    """Return a topic as programs subscribe to it; `rss` stands for a feed of any kind."""
    outline = etree.Element("outline", type="rss", text=_line(page.title), title=_line(page.title))
    if page.description:
        outline.set("description", _line(page.description))
    outline.set("language", site.language)
    outline.set("xmlUrl", file_address(site.address, page.path, ATOM))
    outline.set("htmlUrl", site.address(page.path) or "")
    return outline


def _line(text: str) -> str:
    return " ".join(reveal(text).split())
