"""The feeds of pages: of the front page, topics, people, organisations, publishers and editions.

An entry comes to the front when its story is corrected or withdrawn, so whoever follows a page learns of it however
old the story is. A preview has no feeds: nobody is to follow what is not published.
"""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import TypeVar

from standfirst.briefing.editions import edition_page, editions_shown
from standfirst.briefing.feed_parts import NEWEST_ENTRIES, Feed, FeedEntry
from standfirst.briefing.index import EntryKey, Index, names_of
from standfirst.briefing.moments import when
from standfirst.briefing.parts import When
from standfirst.briefing.stories import Stories
from standfirst.briefing.views import EditionPage, Page
from standfirst.messages import Catalogue
from standfirst.source import Article, Status
from standfirst.source.moments import Moment, zone_named

AnyPage = TypeVar("AnyPage", bound=Page)

_LEAST = timedelta(seconds=1)


class Feeds:
    """The feeds of a briefing. An entry is made once, however many feeds hold it."""

    def __init__(self, stories: Stories, index: Index, name: str, catalogue: Catalogue) -> None:
        self._stories = stories
        self._index = index
        self._name = name
        self._catalogue = catalogue
        self._entries: dict[str, FeedEntry] = {}
        self._updated: dict[str, datetime] = {}
        self._gone_topics: dict[str, list[Article]] = defaultdict(list)
        self._gone_entries: dict[EntryKey, list[Article]] = defaultdict(list)
        self._makers: dict[str, Callable[[Page], Iterator[FeedEntry]]] = {
            "home": self._of_site,
            "topic": self._of_topic,
            "person": self._of_entry,
            "organisation": self._of_entry,
            "publisher": self._of_entry,
            "edition": self._of_edition,
            "edition-index": self._of_editions,
        }
        for article in index.gone:
            for slug in dict.fromkeys(stories.fields(article).topics):
                self._gone_topics[slug].append(article)
            for key in dict.fromkeys((name.kind, name.key) for name in names_of(stories, article) if name.key):
                self._gone_entries[key].append(article)

    def followed(self, page: AnyPage) -> AnyPage:
        """Return the page with its feed, where it is of a kind that has one."""
        make = None if self._stories.drafts else self._makers.get(page.kind)
        if make is None:
            return page
        title = f"{page.title} – {self._name}" if page.path else self._name  # noqa: RUF001 - as in a page's title
        return replace(page, feed=Feed(title, self._name, tuple(make(page))))

    def _of_site(self, page: Page) -> Iterator[FeedEntry]:  # noqa: ARG002 - all makers are called alike
        return self._newest(self._index.shown, self._index.gone)

    def _of_topic(self, page: Page) -> Iterator[FeedEntry]:
        _, slug = page.path.strip("/").split("/")
        return self._newest(self._index.topics.get(slug, []), self._gone_topics.get(slug, []))

    def _of_entry(self, page: Page) -> Iterator[FeedEntry]:
        kind, key = page.path.strip("/").split("/")
        return self._newest(self._index.entries.get((kind, key), []), self._gone_entries.get((kind, key), []))

    def _newest(self, shown: list[Article], gone: list[Article]) -> Iterator[FeedEntry]:
        """Yield what changed last, a story that was taken down too; ties by the story's date, then its id."""

        def order(article: Article) -> tuple[float, float, str]:
            return (-self._changed(article).timestamp(), -article.when.timestamp(), article.id)

        return map(self._entry, heapq.nsmallest(NEWEST_ENTRIES, [*shown, *gone], key=order))

    def _of_edition(self, page: Page) -> Iterator[FeedEntry]:
        """Yield an edition's stories in the editor's order."""
        if isinstance(page, EditionPage):
            cards = [card for group in page.groups for card in group.cards]
            articles = self._stories.library.articles
            yield from (self._entry(articles[card.id]) for card in cards[:NEWEST_ENTRIES])

    def _of_editions(self, page: Page) -> Iterator[FeedEntry]:  # noqa: ARG002 - as above
        """Yield the newest editions."""
        editions = editions_shown(self._stories)
        zone = self._stories.library.options.desk.timezone
        for place, edition in enumerate(editions[:NEWEST_ENTRIES]):
            view = edition_page(self._stories, editions, place, self._catalogue, edition.file)
            date = _beginning(edition.fields.date, zone)
            later = [it for it in view.corrections if it.when.day > view.when.day]
            heading = self._catalogue.gettext("Edition of %(date)s") % {"date": view.title}
            yield FeedEntry(
                kind="edition",
                key=view.path,
                path=view.path,
                title=f"{heading}: {view.heading}" if view.heading else heading,
                language=view.language,
                published=date,
                updated=self._after(date, [_beginning_of(it.when, zone) for it in later]),
                when=view.when,
                corrections=view.corrections,
                summary=view.lead_markdown,
                lead_markdown=view.lead_markdown,
                groups=view.groups,
            )

    def _entry(self, article: Article) -> FeedEntry:
        known = self._entries.get(article.id)
        if known is None:
            gone = article.withdrawn(self._stories.cutoff)
            known = self._entries[article.id] = self._tombstone(article) if gone else self._story(article)
        return known

    def _story(self, article: Article) -> FeedEntry:
        fields = self._stories.fields(article)
        silent = article.rights == "none"
        entry = self._bare(article)
        return entry if silent else replace(
            entry,
            corrections=self._stories.corrections([article]),
            summary=fields.summary,
            key_points=fields.key_points,
            commentary=fields.commentary,
            quotes=self._stories.quotes(article),
        )  # fmt: skip

    def _tombstone(self, article: Article) -> FeedEntry:
        taken = article.fields.withdrawn if article.fields.status is Status.WITHDRAWN else None
        date = taken.date if taken else article.fields.expiry_date
        return replace(
            self._bare(article),
            kind="tombstone",
            authors=(),
            source_url=None,
            gone=when(date, article.zone) if date else None,
            reason=taken.reason if taken else None,
        )

    def _bare(self, article: Article) -> FeedEntry:
        """Return what an entry says of every story: title, link, and whose it is."""
        card, fields = self._stories.card(article), self._stories.fields(article)
        return FeedEntry(
            kind="story",
            # Under the first id that it had: programs know it by that.
            key=next(iter(self._stories.former_paths(article)), card.path),
            path=card.path,
            title=card.title,
            language=card.language,
            published=_beginning(fields.date, article.zone) if fields.date else None,
            updated=self._changed(article),
            topics=self._stories.topics(article),
            authors=fields.authors,
            publisher=card.publisher,
            when=card.when,
            source_url=card.source_url,
        )

    def _changed(self, article: Article) -> datetime:
        """Return when a story last changed for those who follow it.

        A story may be older than the day on which the desk took it up or its embargo ended: these count too.
        """
        known = self._updated.get(article.id)
        if known is None:
            fields = self._stories.fields(article)
            dates = [date for date in (fields.updated, fields.accessed, fields.publish_date) if date]
            first = _beginning(fields.date, article.zone) if fields.date else article.when
            begun = max([first, *self._past(_beginning(date, article.zone) for date in dates)])
            known = self._updated[article.id] = self._after(begun, self._changes(article))
        return known

    def _changes(self, article: Article) -> list[datetime]:
        """Return when readers were told that something of a story was put right, or that it was taken down."""
        fields = self._stories.fields(article)
        dates = [] if article.rights == "none" else [item.date for item in fields.corrections]
        if article.withdrawn(self._stories.cutoff):
            taken = fields.withdrawn if fields.status is Status.WITHDRAWN else None
            date = taken.date if taken else fields.expiry_date
            dates = [*dates, date] if date else dates
        return [_beginning(date, article.zone) for date in dates]

    def _past(self, moments: Iterable[datetime]) -> Iterator[datetime]:
        return (moment for moment in moments if moment <= self._stories.cutoff)

    def _after(self, begun: datetime, changes: list[datetime]) -> datetime:
        """Return the moment of the last change, each being later than what was before it.

        A correction of a bare date begins its day, and may seem older than the story that it puts right.
        """
        last = begun
        for change in sorted(changes):
            last = max(change, last + _LEAST) if change <= self._stories.cutoff else last + _LEAST
        return last


def _beginning(moment: Moment, zone: str) -> datetime:
    """Return a moment with its zone; a bare date begins its day, so that no entry is of a time to come."""
    return _told(datetime.combine(moment.day, moment.clock or time(), moment.zone or zone_named(zone)))


def _beginning_of(date: When, zone: str) -> datetime:
    moment = datetime.fromisoformat(date.iso)
    return _told(moment if moment.tzinfo else moment.replace(tzinfo=zone_named(zone)))


def _told(moment: datetime) -> datetime:
    """Return a moment as RFC 3339 can say it: before there were zones, clocks were off by minutes and seconds."""
    offset = moment.utcoffset()
    return moment.astimezone(UTC) if offset and offset.total_seconds() % 60 else moment
