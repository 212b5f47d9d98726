"""An edition or a topic as a book for reading programs: EPUB 3, with what EPUB 2 programs need beside it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime

from standfirst.briefing import Briefing
from standfirst.briefing.parts import Card, Introduction, Link, RoundUpView
from standfirst.briefing.views import ArticlePage, EditionPage, TombstonePage, TopicPage
from standfirst.errors import StandfirstError
from standfirst.messages import Catalogue, catalogue
from standfirst.press.book_maker import BookMaker
from standfirst.press.book_parts import Book, BookLook, Part, one_line
from standfirst.text import is_web_address

__all__ = ["BookLook", "edition_book", "topic_book"]


def edition_book(briefing: Briefing, page: EditionPage, look: BookLook, cutoff: datetime) -> bytes:
    """Return an edition as a book: its own words, then its topics in the editor's order.

    Raises `StandfirstError` for a briefing with drafts: a book has no place to say what is one.
    """
    _for_readers(briefing)
    words = catalogue(briefing.language)
    parts = []
    for group in page.groups:
        introduction, roundup = _opening(briefing, group.topic, page.when.day)
        title = group.topic.text if group.topic else words.gettext("Other stories")
        stories = tuple(_pages(briefing, group.cards))
        parts.append(Part(title=title, stories=stories, introduction=introduction, roundup=roundup))
    if page.also_noted:
        parts.append(Part(title=words.gettext("Also noted"), stories=tuple(_pages(briefing, page.also_noted))))
    counts = (
        _count(words, "%(num)s story", "%(num)s stories", page.stories),
        _count(words, "%(num)s publisher", "%(num)s publishers", page.publishers),
    )
    title, dated = page.heading or page.title, words.date(page.when.day) if page.heading else ""
    book = _book(briefing, page, look, cutoff, title=title, dated=dated, day=page.when.day, counts=counts)
    maker = BookMaker(briefing, look, book, parts)
    return maker.packed(page, {"lead": page.lead_markdown, "quote": page.quote}, page.corrections)


def topic_book(briefing: Briefing, page: TopicPage, look: BookLook, cutoff: datetime) -> bytes:
    """Return a topic as a book: its introduction and round-up, and all its stories, newest first.

    Raises `StandfirstError` for a briefing with drafts.
    """
    _for_readers(briefing)
    words = catalogue(briefing.language)
    day = page.as_of.day if page.as_of else None
    dated = f"{words.gettext('as of')} {words.date(day)}" if day else ""
    counts = (_count(words, "%(num)s story", "%(num)s stories", page.articles),)
    book = _book(briefing, page, look, cutoff, title=page.title, dated=dated, day=day, counts=counts)
    stories = ((found, None) for id_ in briefing.topic_stories(_slug(page.path)) if (found := briefing.article(id_)))
    part = Part(
        title=page.title,
        stories=tuple(stories),
        note=" · ".join(book.facts),
        introduction=page.introduction,
        roundup=page.roundup,
        whole=True,
    )
    return BookMaker(briefing, look, book, [part]).packed(page, None, page.corrections)


def _for_readers(briefing: Briefing) -> None:
    if briefing.drafts:
        raise StandfirstError("a book is for readers, and this desk shows drafts", remedy="take `drafts: true` out")


def _pages(briefing: Briefing, cards: Iterable[Card]) -> Iterator[tuple[ArticlePage | TombstonePage, Card | None]]:
    for card in cards:
        page = briefing.article(card.id)
        if page is not None:
            yield page, card


def _opening(briefing: Briefing, topic: Link | None, until: date) -> tuple[Introduction | None, RoundUpView | None]:
    """Return what opens a topic; nothing that is newer than the edition."""
    page = briefing.topic(_slug(topic.path)) if topic and topic.path else None
    if page is None:
        return None, None
    introduction, roundup = page.introduction, page.roundup
    if introduction and introduction.updated and introduction.updated.day > until:
        introduction = None
    if page.as_of and page.as_of.day > until:
        roundup = None
    return introduction, roundup


def _slug(path: str) -> str:
    return path.strip("/").rpartition("/")[2]


def _count(words: Catalogue, one: str, many: str, count: int) -> str:
    return words.ngettext(one, many, count) % {"num": words.number(count)}


def _book(
    briefing: Briefing, page: EditionPage | TopicPage, look: BookLook, cutoff: datetime, *, title: str, dated: str,
    day: date | None, counts: tuple[str, ...],
) -> Book:  # fmt: skip
    address = f"{look.address.rstrip('/')}/{page.path}" if is_web_address(look.address) else None
    groups = page.groups if isinstance(page, EditionPage) else ()
    subjects = [group.topic.text for group in groups if group.topic] if groups else [title]
    return Book(
        # The same for each making of one page, so that a program knows a newer book for the one it has.
        identifier=f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, address or f'{briefing.name}/{page.path}')}",
        title=one_line(title),
        dated=dated,
        desk=one_line(briefing.name),
        language=briefing.language,
        day=day.isoformat() if day else None,
        description=one_line(page.description),
        subjects=tuple(map(one_line, subjects)),
        facts=tuple(filter(None, (dated, *counts))),
        modified=f"{cutoff.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}",
        address=address,
    )
