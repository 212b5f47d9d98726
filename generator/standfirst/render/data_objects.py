"""What `data.json` and `data/` are made of: stories, quotes and the rest as objects of JSON."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from standfirst.briefing import Page
from standfirst.briefing.parts import Card, Correction, Coverage, EditionRow, Link, Quote, RoundUpView, Selector, When
from standfirst.briefing.together import RelatedStory
from standfirst.briefing.views import ArticlePage, EntryPage, PublisherPage, TopicPage
from standfirst.render.site import Address

Data = dict[str, Any]


class Writer:
    """Writes one site's objects."""

    def __init__(self, address: Address) -> None:
        self._address = address

    def at(self, path: str | None) -> str | None:
        """Return the address of a page of ours: absolute where the site has one."""
        return None if path is None else (self._address(path) or path)

    def link(self, link: Link | None) -> Data | None:
        """Return a name with its page and its count, where it has them."""
        return None if link is None else present({"name": link.text, "page": self.at(link.path), "count": link.count})

    def links(self, links: Iterable[Link]) -> list[Data]:
        """Return names, without those that only proposals give."""
        return [found for link in links if link.mark is None and (found := self.link(link))]

    def article(self, page: ArticlePage) -> Data:
        """Return a story, as much of it as its rights let readers have."""
        story = {
            "id": id_of(page),
            "page": self.at(page.path),
            "title": page.title,
            "url": page.origin.url,
            "publisher": page.publisher.text if page.publisher else None,
            "date": page.when.iso if page.when else None,
            "language": page.article_language,
            "rights": page.origin.rights,
        }
        if page.origin.rights == "none":
            return story
        more = {
            "authors": list(page.authors),
            "licence": page.origin.licence,
            "archive_url": page.origin.archive_url,
            "updated": page.origin.updated.iso if page.origin.updated else None,
            "topics": self.links(page.topics),
            "people": self.links(page.people),
            "organisations": self.links(page.organisations),
            "places": list(page.places),
            "tags": list(page.tags),
            "summary": page.summary,
            "key_points": list(page.key_points),
            "commentary": page.commentary,
            "copies": self.links(page.copies),
            "same_story": [self.related(one) for one in page.same_story if one.mark is None],
            "background": [self.related(one) for one in page.background if one.mark is None],
            "corrections": [self.correction(one) for one in page.corrections],
            "body": [{"kind": block.kind, "lines": list(block.lines)} for block in page.full_text],
        }
        quotes = [self.quote(quote) for quote in page.quotes if not quote.proposed]
        return story | present(more) | {"quotes": quotes}

    def quote(self, quote: Quote) -> Data:
        """Return a quote with what was proved of it and where it stands."""
        translation = quote.translation
        return {
            "anchor": quote.anchor,
            "text": quote.text,
            "language": quote.language,
            "speaker": quote.speaker.text,
            **present({"role": quote.role, "context": quote.context}),
            **(
                {
                    "translation": present(
                        {"text": translation.text, "language": translation.language, "by": translation.by}
                    )
                }
                if translation
                else {}
            ),
            "standing": quote.standing.key,
            **({"checked": quote.standing.on.iso} if quote.standing.on else {}),
            "target": _target(quote),
        }

    def quote_of(self, quote: Quote) -> Data:
        """Return a quote on a page that is not its story's: with the story."""
        return {**self.quote(quote), "story": f"{self.at(quote.article.path)}#{quote.anchor}"}

    def related(self, story: RelatedStory) -> Data:
        """Return a link to another story with its reasons."""
        why = [reason.text for reason in story.reasons]
        page = self.at(story.path) if story.path is not None else None
        return present({"title": story.title, "page": page, "url": story.url, "rel": story.kind, "reasons": why})

    def corrections(self, items: Iterable[Correction]) -> list[Data]:
        """Return corrections of stories that readers have."""
        return [self.correction(it) for it in items if it.article.mark is None]

    def correction(self, it: Correction) -> Data:
        """Return what was put right."""
        told = {"date": it.when.iso, "field": it.field, "was": it.was, "now": it.now, "note": it.note, "by": it.by}
        return present(told)

    def card(self, card: Card) -> Data:
        """Return a story as lists have it."""
        told = {
            "id": card.id, "page": self.at(card.path), "title": card.title, "language": card.language,
            "publisher": card.publisher.text if card.publisher else None, "date": card.when.iso if card.when else None,
            "why": card.why, "withdrawn": card.mark in {"withdrawn", "expired"} or None,
        }  # fmt: skip
        return present(told)

    def cards(self, cards: Iterable[Card]) -> list[Data]:
        """Return stories that readers have or had."""
        return [self.card(card) for card in cards if card.mark in {None, "withdrawn", "expired"}]

    def topic_entry(self, page: TopicPage) -> Data:
        """Return a topic as the list of topics has it."""
        told = {
            "id": id_of(page), "page": self.at(page.path), "title": page.title, "description": page.description,
            "articles": page.articles, "quotes": page.quotes, "newest": day_of(page.as_of),
            "parent": self.link(page.parent),
        }  # fmt: skip
        return present(told)

    def entry(self, page: EntryPage | PublisherPage) -> Data:
        """Return a registry's entry with how much there is of it."""
        told: Data = {
            "id": id_of(page), "page": self.at(page.path), "name": page.title, "native": page.native,
            "country": page.country, "note": page.note, "articles": page.stories.total, "quotes": page.quote_count,
            "newest": day_of(page.as_of),
        }  # fmt: skip
        if isinstance(page, EntryPage):
            roles = [
                present({"role": it.role, "organisation": self.link(it.organisation), "from": it.since, "to": it.until})
                for it in page.roles
            ]
            told |= {"aliases": list(page.aliases), "same_as": list(page.same_as), "roles": roles}
        else:
            told |= {"language": page.publisher_language, "agency": page.agency or None, "domains": list(page.domains)}
        return present(told)

    def roundup(self, roundup: RoundUpView) -> Data:
        """Return a round-up, each piece with the ids of its stories."""
        pieces = [{"text": text, "sources": [card.id for card in cards]} for text, cards in roundup.pieces]
        return present({"by": roundup.by, "program": roundup.program, "pieces": pieces})

    def edition_link(self, row: EditionRow | None) -> str | None:
        """Return an edition's address."""
        return self.at(row.path) if row else None


def id_of(page: Page) -> str:
    """Return the last part of a page's address: an id, a slug, a key or a day."""
    return page.path.rstrip("/").rsplit("/", 1)[-1]


def day_of(when: When | None) -> str | None:
    """Return a moment's day in ISO form."""
    return when.day.isoformat() if when else None


def coverage_data(coverage: Coverage | None) -> Data | None:
    """Return the numbers of a chart."""
    if coverage is None:
        return None
    counts = [{"start": bar.start.isoformat(), "stories": bar.stories} for bar in coverage.bars]
    return {"unit": coverage.unit, "counts": counts}


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


def present(told: Mapping[str, Any]) -> Data:
    """Return an object without what is not known."""
    return {name: value for name, value in told.items() if value not in (None, "", [], {})}
