"""An edition or a topic as a book for reading programs: EPUB 3, with what EPUB 2 programs need beside it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from standfirst.briefing import Briefing
from standfirst.briefing.parts import Card, Link
from standfirst.briefing.views import ArticlePage, EditionPage, TombstonePage, TopicPage
from standfirst.messages import Catalogue, catalogue
from standfirst.press.book_maker import BookMaker
from standfirst.press.book_parts import Book, BookLook, Part, one_line
from standfirst.text import is_web_address

__all__ = ["BookLook", "edition_book", "topic_book"]


def edition_book(briefing: Briefing, page: EditionPage, look: BookLook, cutoff: datetime) -> bytes:
    """Return an edition as a book: its own words, then its topics in the editor's order."""
    words = catalogue(briefing.language)
    parts = [
        Part(
            title=group.topic.text if group.topic else words.gettext("Other stories"),
            stories=tuple(_pages(briefing, group.cards)),
            topic=_fresh(briefing, group.topic, page),
        )
        for group in page.groups
    ]
    if page.also_noted:
        parts.append(Part(title=words.gettext("Also noted"), stories=tuple(_pages(briefing, page.also_noted))))
    facts = [words.date(page.when.day)] if page.heading else []
    facts.append(_count(words, "%(num)s story", "%(num)s stories", page.stories))
    facts.append(_count(words, "%(num)s publisher", "%(num)s publishers", page.publishers))
    book = _book(briefing, page, look, cutoff, page.heading or page.title, page.when.day.isoformat(), facts)
    maker = BookMaker(briefing, look, book, parts)
    opening = {"lead": page.lead_markdown, "quote": page.quote}
    return maker.packed(page, opening, page.corrections)


def topic_book(briefing: Briefing, page: TopicPage, look: BookLook, cutoff: datetime) -> bytes:
    """Return a topic as a book: its introduction and round-up, and all its stories, newest first."""
    words = catalogue(briefing.language)
    slug = page.path.strip("/").rpartition("/")[2]
    pages = ((found, None) for id_ in briefing.topic_stories(slug) if (found := briefing.article(id_)))
    part = Part(title=page.title, stories=tuple(pages), topic=page, whole=True)
    facts = [_count(words, "%(num)s story", "%(num)s stories", page.articles)]
    day = page.as_of.day.isoformat() if page.as_of else None
    if page.as_of:
        facts.insert(0, f"{words.gettext('as of')} {words.date(page.as_of.day)}")
    book = _book(briefing, page, look, cutoff, page.title, day, facts)
    return BookMaker(briefing, look, book, [part]).packed(page, None, page.corrections)


def _pages(briefing: Briefing, cards: Iterable[Card]) -> Iterator[tuple[ArticlePage | TombstonePage, Card | None]]:
    for card in cards:
        page = briefing.article(card.id)
        if page is not None:
            yield page, card


def _fresh(briefing: Briefing, topic: Link | None, edition: EditionPage) -> TopicPage | None:
    """Return a topic's page, where what opens it is not newer than the edition."""
    page = briefing.topic(topic.path.strip("/").rpartition("/")[2]) if topic and topic.path else None
    return page if page and page.as_of and page.as_of.day <= edition.when.day else None


def _count(words: Catalogue, one: str, many: str, count: int) -> str:
    return words.ngettext(one, many, count) % {"num": words.number(count)}


def _book(
    briefing: Briefing, page: EditionPage | TopicPage, look: BookLook, cutoff: datetime, title: str, day: str | None,
    facts: list[str],
) -> Book:  # fmt: skip
    address = f"{look.address.rstrip('/')}/{page.path}" if is_web_address(look.address) else None
    return Book(
        identifier=f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, address or f'{briefing.name}/{page.path}')}",
        title=one_line(title),
        desk=one_line(briefing.name),
        language=briefing.language,
        day=day,
        description=one_line(page.description),
        subjects=(one_line(page.title),) if isinstance(page, TopicPage) else tuple(_topics(page)),
        facts=tuple(facts),
        modified=f"{cutoff.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        address=address,
    )


def _topics(page: EditionPage) -> Iterator[str]:
    return (one_line(group.topic.text) for group in page.groups if group.topic)
