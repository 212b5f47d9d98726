"""What a site says, for programs that build on it: each page's `data.json`, and the stories of each month.

The shapes are `VERSION`'s and described in docs/data.md; `data_schema` gives them as JSON Schema. Everything comes from
the views that the pages are made of, so nothing is in it that readers may not have: of a story whose rights are `none`
title and address, of others no body unless its rights are `full`, of a withdrawn one that it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import singledispatch

from standfirst.briefing import Page
from standfirst.briefing.parts import Quote
from standfirst.briefing.views import (
    ArticlePage,
    EditionPage,
    EntryPage,
    PublisherPage,
    TombstonePage,
    TopicPage,
)
from standfirst.render.data_objects import Data, Writer, coverage_data, id_of, present
from standfirst.render.site import Address, Site, SiteFile
from standfirst.text import json_text, sha256

VERSION = 1
"""Raised when a field goes or changes its meaning; a new field does not raise it."""

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
"""Makes the `target` of a quote a Web Annotation's."""


def page_data(page: Page, address: Address) -> Data | None:
    """Return a page's data; None for pages that are lists of others, for drafts, and where rights are `none`.

    Addresses of pages of ours are absolute where `address` knows the site's, else below its root.
    """
    if isinstance(page, ArticlePage) and page.origin.rights == "none":
        return None  # the list of its month has the title and the address
    found = _page(page, Writer(address))
    return None if found is None else {"@context": CONTEXT, "version": VERSION, **found}


def data_files(pages: Sequence[Page], site: Site) -> Iterator[SiteFile]:
    """Yield `data/`: the stories month by month, what they name, and an index that says what changed."""
    if site.drafts:
        return
    writer = Writer(site.address)
    months: dict[str, list[Data]] = {}
    for page in pages:
        record = _page(page, writer) if isinstance(page, ArticlePage | TombstonePage) else None
        if record is not None:
            months.setdefault("-".join(page.path.split("/")[1:3]), []).append(record)
    files: list[tuple[Data, SiteFile]] = []
    for month in sorted(months, reverse=True):
        stories = sorted(months[month], key=lambda story: str(story["id"]))
        content = _json({"@context": CONTEXT, "version": VERSION, "month": month, "articles": stories})
        files.append(_listed(f"articles/{month}.json", content, {"month": month, "articles": len(stories)}))
    for name, entries in _registries(pages, writer).items():
        files.append(_listed(f"{name}.json", _json({"version": VERSION, name: entries}), {name: len(entries)}))
    yield from (file for _, file in files)
    entries = [entry for entry, _ in files]
    index = {
        "version": VERSION,
        "desk": site.name,
        "language": site.language,
        "site": site.address(""),
        "schema": "schema.json",
        "months": [entry for entry in entries if "month" in entry],
        "registries": [entry for entry in entries if "month" not in entry],
    }
    yield SiteFile("data/index.json", _json(index))


def _json(value: Data) -> bytes:
    return f"{json_text(value)}\n".encode()


def _listed(name: str, content: bytes, told: Data) -> tuple[Data, SiteFile]:
    entry = {"file": name, **told, "bytes": len(content), "sha256": sha256(content.decode())}
    return entry, SiteFile(f"data/{name}", content)


def _registries(pages: Sequence[Page], writer: Writer) -> dict[str, list[Data]]:
    """Return what the stories name, each with its page, by its key."""
    found: dict[str, list[Data]] = {"topics": [], "people": [], "organisations": [], "publishers": []}
    for page in pages:
        if isinstance(page, TopicPage):
            found["topics"].append(writer.topic_entry(page))
        elif isinstance(page, EntryPage | PublisherPage):
            found[page.section].append(writer.entry(page))
    return {name: sorted(entries, key=lambda entry: str(entry["id"])) for name, entries in found.items()}


@singledispatch
def _page(page: Page, writer: Writer) -> Data | None:  # noqa: ARG001 - the pages that follow have some
    return None


@_page.register
def _(page: ArticlePage, writer: Writer) -> Data | None:
    return writer.article(page) if page.mark is None else None


@_page.register
def _(page: TombstonePage, writer: Writer) -> Data | None:
    gone = present({"date": page.withdrawn.iso if page.withdrawn else None, "reason": page.reason})
    return {"id": id_of(page), "page": writer.at(page.path), "title": page.title, "withdrawn": gone}


@_page.register
def _(page: TopicPage, writer: Writer) -> Data | None:
    quotes = [quote for group in (*page.speakers, *page.more_speakers) for quote in group.quotes if _shown(quote)]
    told = {
        "introduction": page.introduction.markdown if page.introduction else None,
        "roundup": writer.roundup(page.roundup) if page.roundup else None,
        "coverage": coverage_data(page.coverage),
        "quotes": [writer.quote_of(quote) for quote in quotes],
        "pinned": writer.cards(page.pinned),
        "stories": writer.cards(page.stories.cards),
        "people": writer.links(page.people),
        "organisations": writer.links(page.organisations),
        "publishers": writer.links(page.publishers),
        "near": writer.links(page.near),
        "corrections": writer.corrections(page.corrections),
    }
    entry = writer.topic_entry(page)
    entry.pop("quotes", None)
    return entry | present(told)


@_page.register
def _(page: EditionPage, writer: Writer) -> Data | None:
    if page.mark is not None:
        return None
    groups = [
        present({"topic": writer.link(group.topic), "stories": writer.cards(group.cards)}) for group in page.groups
    ]
    told = {
        "heading": page.heading,
        "lead": page.lead_markdown,
        "leading_story": page.lead.id if page.lead else None,
        "groups": groups,
        "quote": writer.quote_of(page.quote) if page.quote and _shown(page.quote) else None,
        "also_noted": writer.cards(page.also_noted),
        "corrections": writer.corrections(page.corrections),
        "previous": writer.edition_link(page.previous),
        "next": writer.edition_link(page.next),
    }
    base = {"id": id_of(page), "page": writer.at(page.path), "date": page.when.iso, "minutes": page.minutes}
    return base | present(told)


@_page.register(EntryPage)
@_page.register(PublisherPage)
def _(page: EntryPage | PublisherPage, writer: Writer) -> Data | None:
    told: Data = {"coverage": coverage_data(page.coverage), "stories": writer.cards(page.stories.cards)}
    entry = writer.entry(page)
    if isinstance(page, EntryPage):
        entry.pop("quotes", None)
        quotes = [quote for group in page.quotes for quote in group.quotes if _shown(quote)]
        told |= {"quotes": [writer.quote_of(quote) for quote in quotes], "seen_with": writer.links(page.seen_with)}
    return entry | present(told)


def _shown(quote: Quote) -> bool:
    return not quote.proposed and quote.mark is None
