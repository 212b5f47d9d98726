"""JSON-LD: what a page says, for programs, in the words of schema.org.

A page of ours is a `CollectionPage`. It cites the stories it is about, which stay their publishers' (`citation`), and
holds quotations (`hasPart`), each with whose words they are (`creator`) and where they come from (`isBasedOn`). It
claims no rating: a quotation that was verified is not a `ClaimReview` of what it says.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import singledispatch
from itertools import chain

from standfirst.briefing import Page
from standfirst.briefing.parts import Card, CardList, Link, Quote
from standfirst.briefing.views import ArticlePage, EditionPage, EntryPage, HomePage, MonthPage, PublisherPage, TopicPage
from standfirst.render.changed import changed_on
from standfirst.render.site import Address

Node = dict[str, object]
"""An object of JSON-LD."""


def structured_data(page: Page, address: Address, desk: str | None = None) -> Node | None:
    """Return the page as JSON-LD; None for pages that neither cite a story nor hold a quotation.

    Without the site's address, our own pages are left without a `url`, and a quotation's `@id` is relative to the page:
    JSON-LD resolves it against the address that the page was read from. `desk` is the name of the site's.
    """
    cards = list(cited(page))
    quotes = [quote for quote in quoted(page) if not quote.proposed and quote.mark is None]
    if isinstance(page, ArticlePage) and page.mark is not None:
        return None  # a draft, or a story that is no longer there
    citations = [_article(page)] if isinstance(page, ArticlePage) else [_citation(card) for card in cards]
    if not citations and not quotes:
        return None
    writer = _Writer(page, address)
    return _present(
        {
            "@context": "https://schema.org",
            "@type": "CollectionPage",
            "@id": address(page.path),
            "url": address(page.path),
            "name": page.title,
            "description": page.description,
            "inLanguage": page.language,
            "dateModified": _changed(page),
            "isPartOf": _site(desk, address),
            "about": writer.subject(),
            "citation": citations,
            "hasPart": [writer.quotation(quote) for quote in quotes],
        }
    )


@singledispatch
def quoted(page: Page) -> Iterator[Quote]:  # noqa: ARG001 - the pages that follow have some
    """Yield the quotes that a page shows, in its order."""
    return iter(())


@quoted.register
def _(page: ArticlePage) -> Iterator[Quote]:
    return iter(page.quotes)


@quoted.register
def _(page: TopicPage) -> Iterator[Quote]:
    return (quote for group in (*page.speakers, *page.more_speakers) for quote in group.quotes)


@quoted.register
def _(page: EntryPage) -> Iterator[Quote]:
    return (quote for group in page.quotes for quote in group.quotes)


@quoted.register(HomePage)
@quoted.register(EditionPage)
def _(page: HomePage | EditionPage) -> Iterator[Quote]:
    return iter([page.quote] if page.quote else [])


@singledispatch
def cited(page: Page) -> Iterator[Card]:  # noqa: ARG001 - the pages that follow have some
    """Yield the stories of others that a page is about, once each, in its order."""
    return iter(())


@cited.register
def _(page: TopicPage) -> Iterator[Card]:
    return _shown((*page.pinned, *page.stories.cards))


@cited.register
def _(page: HomePage) -> Iterator[Card]:
    return _shown((*([page.lead] if page.lead else []), *page.cards))


@cited.register
def _(page: MonthPage) -> Iterator[Card]:
    return _shown(tuple(chain.from_iterable(day.cards for day in page.days)))


@cited.register(EntryPage)
@cited.register(PublisherPage)
def _(page: EntryPage | PublisherPage) -> Iterator[Card]:
    stories: CardList = page.stories
    return _shown(stories.cards)


@cited.register
def _(page: EditionPage) -> Iterator[Card]:
    grouped = chain.from_iterable(group.cards for group in page.groups)
    return _shown((*grouped, *page.also_noted))


def _shown(cards: tuple[Card, ...]) -> Iterator[Card]:
    return (card for card in cards if card.mark is None)


class _Writer:
    """Writes one page's objects."""

    def __init__(self, page: Page, address: Address) -> None:
        self._page = page
        self._address = address

    def quotation(self, quote: Quote) -> Node:
        """Return a quote; its address is its anchor on the page of its story."""
        page = self._address(quote.article.path or "")
        own = isinstance(self._page, ArticlePage)
        url = f"{page}#{quote.anchor}" if page else None
        return _present(
            {
                "@type": "Quotation",
                "@id": url or (f"#{quote.anchor}" if own else None),
                "url": url,
                "text": quote.text,
                "inLanguage": quote.language,
                "creator": self._speaker(quote.speaker),
                "isBasedOn": _present(
                    {
                        "@type": "NewsArticle",
                        "@id": quote.source_url,
                        "url": quote.source_url,
                        "name": quote.article.text,
                        "publisher": _publisher(quote.publisher),
                    }
                ),
            }
        )

    def subject(self) -> Node | None:
        """Return whom or what the page of a registry's entry is about."""
        page = self._page
        if not isinstance(page, EntryPage):
            return None
        names = [name for name in (page.native, *page.aliases) if name]
        node = self._speaker(Link(page.title, page.path))
        return node | _present({"alternateName": names, "sameAs": list(page.same_as)})

    def _speaker(self, link: Link) -> Node:
        """Return whose words a quote is; who has a page of ours is known by its address."""
        organisation = (link.path or "").startswith("organisations/")
        page = self._address(link.path) if link.path else None
        kind = "Organization" if organisation else "Person"
        return _present({"@type": kind, "@id": page, "name": link.text, "url": page})


def _changed(page: Page) -> str | None:
    day = changed_on(page)
    return day.isoformat() if day else None


def _site(desk: str | None, address: Address) -> Node | None:
    """Return the site that a page is part of, and whose it is."""
    if desk is None:
        return None
    site = address("")
    owner = {"@type": "Organization", "name": desk}
    return _present({"@type": "WebSite", "@id": site, "url": site, "name": desk, "publisher": owner})


def _article(page: ArticlePage) -> Node:
    """Return the story that an article page is about: its publisher's, with all that the source box says."""
    return _present(
        {
            "@type": "NewsArticle",
            "@id": page.origin.url,
            "url": page.origin.url,
            "name": page.title,
            "inLanguage": page.article_language,
            "datePublished": page.when.iso if page.when else None,
            "author": [{"@type": "Person", "name": name} for name in page.authors],
            "publisher": _publisher(page.publisher),
        }
    )


def _citation(card: Card) -> Node:
    return _present(
        {
            "@type": "NewsArticle",
            "@id": card.source_url,
            "url": card.source_url,
            "name": card.title,
            "inLanguage": card.language,
            "datePublished": card.when.iso if card.when else None,
            "publisher": _publisher(card.publisher),
        }
    )


def _publisher(link: Link | None) -> Node | None:
    return {"@type": "Organization", "name": link.text} if link else None


def _present(node: Node) -> Node:
    """Return an object without what is not known."""
    return {name: value for name, value in node.items() if value not in (None, "", [], {})}
