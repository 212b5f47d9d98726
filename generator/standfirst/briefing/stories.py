"""Stories as readers may see them: visible values, cards, quotes and corrections."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from standfirst.briefing.moments import when
from standfirst.briefing.parts import (
    Card,
    CardList,
    Correction,
    Day,
    Link,
    Mark,
    MonthLink,
    Quote,
    When,
)
from standfirst.briefing.quotations import quote_views
from standfirst.quotes import Verifier
from standfirst.relate import Relations
from standfirst.source import Article, Library, Name, Status, Topic
from standfirst.source.moments import zone_named
from standfirst.source.schema import ArticleFields, accepted_fields
from standfirst.text import page_path, safe_href

NEWEST = 50
"""How many stories a list shows before it links to months, so that no page number ever shifts."""


class Stories:
    """Turns articles into cards and quotes, each once, for every page that shows them."""

    def __init__(
        self, library: Library, cutoff: datetime, verifier: Verifier, relations: Relations, *, drafts: bool
    ) -> None:
        self.library = library
        self.cutoff = cutoff
        self.drafts = drafts
        self.relations = relations
        self._verifier = verifier
        self._cards: dict[str, Card] = {}
        self._quotes: dict[str, tuple[Quote, ...]] = {}
        self._fields: dict[str, ArticleFields] = {}
        self._all_corrections: tuple[Correction, ...] | None = None
        self.known: set[tuple[str, str]] | None = None
        """Registry entries that have a page, once that is worked out; a name leads to no other."""

    def fields(self, article: Article) -> ArticleFields:
        """Return the fields that readers may see: without proposals, unless drafts are shown."""
        known = self._fields.get(article.id)
        if known is None:
            known = article.fields if self.drafts else accepted_fields(article.fields)
            self._fields[article.id] = known
        return known

    def path(self, article: Article) -> str:
        """Return the article's permanent address."""
        year, month = article.address or ("0000", "00")
        return page_path("articles", year, month, article.id)

    def former_paths(self, article: Article) -> tuple[str, ...]:
        """Return the addresses that the article had under other ids; none that another story has now."""
        year, month = article.address or ("0000", "00")
        free = [id_ for id_ in dict.fromkeys(article.fields.formerly) if id_ not in self.library.articles]
        return tuple(page_path("articles", year, month, id_) for id_ in free)

    def former_topics(self, topic: Topic) -> tuple[str, ...]:
        """Return the addresses that the topic had under other slugs; none that another topic has now."""
        free = [slug for slug in dict.fromkeys(topic.fields.formerly) if slug not in self.library.topics]
        return tuple(page_path("topics", slug) for slug in free)

    def mark(self, article: Article) -> Mark | None:
        """Return what a story is marked as, where it is not simply published."""
        if article.withdrawn(self.cutoff):
            return "withdrawn" if article.fields.status is Status.WITHDRAWN else "expired"
        if article.fields.status is Status.REVIEW:
            return "review"
        if article.fields.status is Status.PROPOSED or article.fields.proposed:
            return "proposed" if self.drafts else None
        return "embargoed" if article.embargoed(self.cutoff) else None

    def when(self, article: Article) -> When | None:
        """Return the article's own date."""
        date = article.fields.date
        return when(date, article.zone) if date else None

    def draft_mark(self, article: Article) -> Mark | None:
        """Return what a story is marked as wherever something of it stands, with drafts; None without them."""
        return self.mark(article) if self.drafts else None

    def waits(self, article: Article, *names: str) -> bool:
        """Tell whether one of the fields named is shown and not accepted yet, which is so with drafts alone."""
        return self.drafts and any(name in article.fields.proposed for name in names)

    def name(self, name: Name, *, proposed: bool = False) -> Link:
        """Return a name as a link to its page, where a registry knows it."""
        has_page = name.key is not None and (self.known is None or (name.kind, name.key) in self.known)
        path = page_path(name.kind, name.key) if name.key and has_page else None
        return Link(name.name, path, mark="proposed" if proposed else None)

    def publisher(self, article: Article) -> Link | None:
        """Return the article's publisher."""
        return self.name(article.publisher) if article.publisher else None

    def topics(self, article: Article) -> tuple[Link, ...]:
        """Return the article's topics that have a page, in its own order."""
        known = self.library.topics
        slugs = [slug for slug in self.fields(article).topics if slug in known]
        mark: Mark | None = "proposed" if self.waits(article, "topics") else None
        return tuple(Link(known[slug].fields.title, page_path("topics", slug), mark=mark) for slug in slugs)

    def link(self, article: Article) -> Link:
        """Return the article's headline as a link."""
        title = article.fields.title or article.id
        return Link(title, self.path(article), article.language, mark=self.draft_mark(article))

    def card(self, article: Article) -> Card:
        """Return the article as a card, the same for all lists."""
        known = self._cards.get(article.id)
        if known is None:
            known = self._cards[article.id] = self._card(article)
        return known

    def _card(self, article: Article) -> Card:
        fields, mark = self.fields(article), self.mark(article)
        gone = mark in {"withdrawn", "expired"}
        topics = self.topics(article)
        return Card(
            id=article.id,
            path=self.path(article),
            title=article.fields.title or article.id,
            language=article.language,
            topic=topics[0] if topics else None,
            publisher=self.publisher(article),
            when=self.when(article),
            summary=None if gone or article.rights == "none" else fields.summary,
            quotes=0 if gone else len(self.quotes(article)),
            related=0 if gone else self.relations.count(article.id, self.library.options.max_links),
            also=() if gone else self.copies(article),
            corrected=not gone and article.rights != "none" and bool(fields.corrections),
            mark=mark,
            source_url=safe_href(fields.url),
            proposed=not gone and self.waits(article, "title", "publisher", "date", "topics", "summary"),
        )

    def copies(self, article: Article) -> tuple[Link, ...]:
        """Return the same copy at other publishers: their names, leading to the desk's pages of it."""
        found: list[Link] = []
        told = {article.publisher}
        for id_ in self.relations.duplicates(article.id):
            other = self.library.articles[id_]
            # A publisher that was named already would be two links of one name.
            mark = self.draft_mark(other)
            if other.publisher and other.publisher not in told:
                found.append(Link(other.publisher.name, self.path(other), mark=mark))
            else:
                found.append(Link(other.fields.title or other.id, self.path(other), other.language, mark=mark))
            told.add(other.publisher)
        return tuple(found)

    def folded(self, articles: list[Article]) -> list[Article]:
        """Return articles without those that fold under another of them."""
        ids = {article.id for article in articles}
        leaders = [self.relations.leader(article.id) for article in articles]
        return [a for a, leader in zip(articles, leaders, strict=True) if leader == a.id or leader not in ids]

    def quotes(self, article: Article) -> tuple[Quote, ...]:
        """Return the quotes that readers may see: not failed, not proposed, not where rights are none."""
        known = self._quotes.get(article.id)
        if known is None:
            known = self._quotes[article.id] = tuple(quote_views(self, article, self._verifier))
        return known

    def corrections(self, articles: Iterable[Article]) -> tuple[Correction, ...]:
        """Return the corrections of articles, newest first; ties by headline."""
        found: list[tuple[datetime, str, int, Correction]] = []
        for article in articles:
            link = self.link(article)
            for place, item in enumerate(() if article.rights == "none" else self.fields(article).corrections):
                moment = item.date.at(zone_named(article.zone))
                view = Correction(
                    when(item.date, article.zone), item.field, item.was, item.now, item.note, item.by, link
                )
                found.append((moment, article.id, place, view))
        found.sort(key=lambda row: (row[1], row[2]))
        found.sort(key=lambda row: row[0], reverse=True)
        return tuple(view for *_, view in found)

    def all_corrections(self) -> tuple[Correction, ...]:
        """Return the corrections of all stories that readers have, newest first."""
        if self._all_corrections is None:
            self._all_corrections = self.corrections(self.library.shown(self.cutoff, drafts=self.drafts))
        return self._all_corrections

    def listed(self, articles: list[Article], base: tuple[str, ...], *, without: tuple[str, ...] = ()) -> CardList:
        """Return a list of stories, newest first: fifty at most, of copies the leader, then links to months.

        The months' pages lie below `base`. Stories whose ids are in `without` stand elsewhere on the page.
        """
        newest = [article for article in articles if article.id not in without][:NEWEST]
        elsewhere = {self.relations.leader(id_) for id_ in without if id_ in self.library.articles}
        # Folded after the cut: where months begin must not hang on what folds, as their addresses are permanent.
        left = [a for a in self.folded(newest) if self.relations.leader(a.id) not in elsewhere]
        cards = [self.card(article) for article in left]
        return CardList(tuple(cards), len(articles), older_months(articles, base))

    def days(self, articles: Iterable[Article]) -> tuple[Day, ...]:
        """Return articles, given newest first, by the day that their source names."""
        days: dict[str, list[Card]] = {}
        for article in articles:
            card = self.card(article)
            days.setdefault(card.when.day.isoformat() if card.when else "", []).append(card)
        return tuple(Day(_day(cards[0].when), tuple(cards)) for cards in days.values() if cards[0].when)


def _day(value: When | None) -> When:
    if value is None:
        raise ValueError("a day needs a date")
    return When(value.day.isoformat(), value.day)


def months_of(articles: Iterable[Article], base: tuple[str, ...]) -> tuple[MonthLink, ...]:
    """Return the months in which `articles` were published, newest first, with their pages below `base`."""
    counts: dict[tuple[int, int], int] = {}
    for article in articles:
        if article.fields.date:
            key = (article.fields.date.day.year, article.fields.date.day.month)
            counts[key] = counts.get(key, 0) + 1
    return tuple(
        MonthLink(page_path(*base, f"{year:04}", f"{month:02}"), year, month, counts[year, month])
        for year, month in sorted(counts, reverse=True)
    )


def older_months(articles: list[Article], base: tuple[str, ...]) -> tuple[MonthLink, ...]:
    """Return the months that hold what a list of newest stories leaves out; each with all its stories.

    A month gets its page once a story of it is left out, and keeps it.
    """
    left_out = {month.path for month in months_of(articles[NEWEST:], base)}
    return tuple(month for month in months_of(articles, base) if month.path in left_out)
