"""Edition pages and the front page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from standfirst.briefing.articles import DESCRIPTION
from standfirst.briefing.index import Index
from standfirst.briefing.moments import when
from standfirst.briefing.parts import Card, Correction, EditionRow, Link, Mark, Quote, StoryGroup
from standfirst.briefing.stories import Stories
from standfirst.briefing.topics import topic_row
from standfirst.briefing.views import EditionPage, HomePage
from standfirst.markdown import plain_markdown
from standfirst.messages import Catalogue
from standfirst.source import Article, Edition
from standfirst.source.moments import zone_named
from standfirst.text import page_path, shorten

WORDS_A_MINUTE = 220
"""Silent reading of prose in English, rounded down from 238 (Brysbaert 2019, Journal of Memory and Language)."""

HOME_CARDS = 5
HOME_CORRECTIONS = 3


def editions_shown(stories: Stories) -> list[Edition]:
    """Return the editions that readers have, newest first."""
    editions = stories.library.editions.values()
    kept = [e for e in editions if stories.drafts or e.published(stories.cutoff)]
    return sorted(sorted(kept, key=lambda e: e.id), key=lambda e: e.when, reverse=True)


def edition_row(stories: Stories, edition: Edition, *, headlines: bool = True) -> EditionRow:
    """Return an edition as lists show it; older ones of a long list go without headlines."""
    cards = [stories.card(article) for article in _articles(stories, edition)]
    return EditionRow(
        path=page_path("editions", edition.id),
        title=edition.fields.title,
        when=when(edition.fields.date, stories.library.options.desk.timezone),
        stories=len(cards),
        minutes=_minutes(stories, edition),
        headlines=tuple(
            Link(card.title, card.path, card.language, mark=card.mark if stories.drafts else None)
            for card in cards[: 3 if headlines else 0]
        ),
    )


def edition_page(
    stories: Stories, editions: list[Edition], place: int, catalogue: Catalogue, source: str
) -> EditionPage:
    """Return what the page of `editions[place]` says; the list is newest first."""
    edition = editions[place]
    older = editions[place + 1] if place + 1 < len(editions) else None
    newer = editions[place - 1] if place > 0 else None
    row = edition_row(stories, edition)
    articles = _articles(stories, edition)
    date = catalogue.date(row.when.day)
    headlines = [article.fields.title or "" for article in articles[:3] if not stories.draft_mark(article)]
    description = plain_markdown(edition.lead) or ", ".join(headlines)
    mark: Mark | None = None if edition.published(stories.cutoff) else "proposed"
    return EditionPage(
        kind="edition",
        section="editions",
        path=row.path,
        title=date,
        language=stories.library.options.desk.language,
        description=shorten(description, DESCRIPTION),
        source=source,
        as_of=row.when,
        searchable=True,
        heading=edition.fields.title,
        when=row.when,
        minutes=row.minutes,
        stories=row.stories,
        publishers=len({article.publisher.name for article in articles if article.publisher}),
        lead_markdown=edition.lead or None,
        lead=_lead(stories, edition),
        groups=_groups(stories, edition),
        quote=edition_quote(stories, edition),
        also_noted=tuple(stories.card(article) for article in _known(stories, edition.fields.also_noted)),
        corrections=_corrections(stories, edition, older, articles),
        previous=edition_row(stories, older) if older else None,
        next=edition_row(stories, newer) if newer else None,
        mark=mark,
    )


def _known(stories: Stories, ids: Iterable[str]) -> list[Article]:
    """Return the articles that readers have or had, in the editor's order."""
    articles = [stories.library.articles[id_] for id_ in ids if id_ in stories.library.articles]
    return [
        a
        for a in articles
        if a.address and (stories.drafts or a.published(stories.cutoff) or a.withdrawn(stories.cutoff))
    ]


def _articles(stories: Stories, edition: Edition) -> list[Article]:
    return _known(stories, (story.id for story in edition.fields.stories))


def _with_why(stories: Stories, edition: Edition) -> list[tuple[Article, Card]]:
    why = {story.id: story.why for story in edition.fields.stories}
    return [(article, replace(stories.card(article), why=why[article.id])) for article in _articles(stories, edition)]


def _lead(stories: Stories, edition: Edition) -> Card | None:
    return next((card for article, card in _with_why(stories, edition) if article.id == edition.fields.lead), None)


def _groups(stories: Stories, edition: Edition) -> tuple[StoryGroup, ...]:
    """Group stories by their first topic; groups and stories keep the order of the editor's list."""
    groups: dict[str, tuple[Link | None, list[Card]]] = {}
    for _, card in _with_why(stories, edition):
        key = card.topic.path or "" if card.topic else ""
        heading = replace(card.topic, mark=None) if card.topic else None
        groups.setdefault(key, (heading, []))[1].append(card)
    return tuple(StoryGroup(topic, tuple(cards)) for topic, cards in groups.values())


def _minutes(stories: Stories, edition: Edition) -> int:
    words = len(edition.lead.split())
    for article in _articles(stories, edition):
        fields = stories.fields(article)
        texts = [
            fields.title or "",
            fields.summary or "",
            *(quote.text for quote in stories.quotes(article)[:1]),
        ]
        words += sum(len(text.split()) for text in texts)
    return max(1, round(words / WORDS_A_MINUTE))


def edition_quote(stories: Stories, edition: Edition) -> Quote | None:
    """Return the quote of the edition, where its article still shows it."""
    wanted = edition.fields.quote
    article = stories.library.articles.get(wanted.id) if wanted else None
    if wanted is None or article is None or not (stories.drafts or article.published(stories.cutoff)):
        return None
    return next((quote for quote in stories.quotes(article) if quote.text == wanted.text), None)


def _corrections(
    stories: Stories, edition: Edition, older: Edition | None, articles: list[Article]
) -> tuple[Correction, ...]:
    """Return corrections since the last edition, and later ones of this edition's own stories."""
    zone = zone_named(stories.library.options.desk.timezone)
    since = older.when if older else edition.when - timedelta(days=7)
    own = {stories.path(article) for article in articles}
    kept = []
    for item in stories.all_corrections():
        made = item.when.day
        in_window = since.astimezone(zone).date() < made <= edition.fields.date.day
        if in_window or (item.article.path in own and made > edition.fields.date.day):
            kept.append(item)
    return tuple(kept)


def home_page(stories: Stories, index: Index, name: str) -> HomePage:
    """Return the front page: the latest edition, or the newest stories of a desk that has none."""
    editions = editions_shown(stories)
    latest = editions[0] if editions else None
    if latest is not None:
        cards = [card for _, card in _with_why(stories, latest) if card.mark not in {"withdrawn", "expired"}]
        chosen = _lead(stories, latest)
        lead = chosen if chosen in cards else (cards[0] if cards else None)
        rest = [card for card in cards if lead is None or card.id != lead.id]
    else:
        cards = [stories.card(article) for article in index.shown[: HOME_CARDS + 1]]
        lead, rest = (cards[0], cards[1:]) if cards else (None, [])
    topics = [topic_row(stories, index, topic) for topic in stories.library.topics.values()]
    topics.sort(key=lambda row: row.topic.text.casefold())
    topics.sort(key=lambda row: row.newest.iso if row.newest else "", reverse=True)
    return HomePage(
        kind="home",
        section="home",
        path="",
        title=name,
        language=stories.library.options.desk.language,
        description="",
        as_of=stories.when(index.shown[0]) if index.shown else None,
        edition=edition_row(stories, latest) if latest else None,
        lead=lead,
        lead_markdown=latest.lead or None if latest else None,
        cards=tuple(rest[:HOME_CARDS]),
        topics=tuple(topics),
        quote=edition_quote(stories, latest) if latest else None,
        corrections=stories.all_corrections()[:HOME_CORRECTIONS],
    )
