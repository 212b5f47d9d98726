"""The briefing of a library at one cutoff: every page, one at a time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from standfirst.briefing.archive import archive_pages, long_list_months
from standfirst.briefing.articles import article_page, tombstone
from standfirst.briefing.comparison import waiting_page
from standfirst.briefing.editions import edition_page, edition_row, editions_shown, home_page
from standfirst.briefing.entries import entry_index, entry_page, publisher_page
from standfirst.briefing.feeds import Feeds
from standfirst.briefing.glossary import Glossary
from standfirst.briefing.inbox import MOST_PAGES, inbox_page, waiting
from standfirst.briefing.index import build_index
from standfirst.briefing.parts import Coverage, Link, TopicRow
from standfirst.briefing.stories import NEWEST, Stories
from standfirst.briefing.topics import coverage_until, topic_page, topic_row
from standfirst.briefing.views import (
    ArticlePage,
    CorrectionsPage,
    EditionIndexPage,
    EditionPage,
    NotFoundPage,
    Page,
    SearchPage,
    TombstonePage,
    TopicIndexPage,
    TopicPage,
)
from standfirst.messages import catalogue
from standfirst.quotes import Verifier
from standfirst.relate import Relations, relations_of
from standfirst.source import Library
from standfirst.summarise import CompiledRoundUps, RoundUps
from standfirst.text import page_path


class Briefing:
    """What every page says. Pages are made one at a time, so that a large site needs no large memory."""

    def __init__(
        self,
        library: Library,
        cutoff: datetime,
        *,
        name: str = "",
        relations: Relations | None = None,
        roundups: RoundUps | None = None,
        verifier: Verifier | None = None,
        drafts: bool = False,
    ) -> None:
        self.library = library
        self.name = library.options.desk.name or name or "standfirst"
        self.language = library.options.desk.language
        self._catalogue = catalogue(self.language)
        self._verifier = verifier = verifier or Verifier.of(library)
        # What nobody accepted is no reason for a link, in a preview either.
        relations = relations or relations_of(library, cutoff, drafts=drafts)
        self._roundups = roundups or CompiledRoundUps(cutoff, relations.leader)
        self.drafts = drafts
        self._stories = Stories(library, cutoff, verifier, relations, drafts=drafts)
        self._index = build_index(self._stories)
        self._shown = {article.id for article in self._index.shown}
        self._gone = {article.id for article in self._index.gone}
        self._feeds = Feeds(self._stories, self._index, self.name, self._catalogue)
        self._glossary = Glossary(library)

    def __len__(self) -> int:
        """Return about how many pages there are, for a progress bar."""
        return len(self._index.shown) + len(self._index.gone) + len(self.library.topics) + len(self._index.known) + 10

    def pages(self) -> Iterator[Page]:
        """Yield every page in a fixed order."""
        return (self._glossary.explained(self._feeds.followed(page)) for page in self._pages())

    def _pages(self) -> Iterator[Page]:
        yield home_page(self._stories, self._index, self.name)
        yield from self._articles()
        yield from self._topics()
        yield from self._editions()
        yield from self._entries()
        # A story that was taken down stays listed, marked: its month's address is permanent too.
        every = self.library.newest_first([*self._index.shown, *self._index.gone])
        yield from archive_pages(self._stories, every, self._catalogue)
        yield self._corrections()
        yield self._search()
        yield from self._glossary.pages(self._catalogue)

    def inbox(self) -> Iterator[Page]:
        """Yield the inbox, and pages for its oldest stories, each with its source beside what is proposed.

        For the desk alone, in a preview: these pages hold whole bodies, which are never published, so they are none of
        `pages`.
        """
        items = waiting(self.library, self._stories.cutoff)
        yield inbox_page(self._stories, items, self._catalogue)
        for item in items[:MOST_PAGES]:
            yield waiting_page(self._stories, self.library.articles[item.id], item, self._verifier)

    def home(self) -> Page:
        """Return the front page."""
        return self._glossary.explained(self._feeds.followed(home_page(self._stories, self._index, self.name)))

    def article(self, id_: str) -> ArticlePage | TombstonePage | None:
        """Return the page of a story that readers have or had; None of any other."""
        article = self.library.articles.get(id_)
        if article is not None and id_ in self._shown:
            return article_page(self._stories, article, article.file)
        if article is not None and id_ in self._gone:
            return tombstone(self._stories, article, self._catalogue, article.file)
        return None

    def topic(self, slug: str) -> TopicPage | None:
        """Return the page of a topic; None where there is none of this slug."""
        topic = self.library.topics.get(slug)
        if topic is None:
            return None
        return topic_page(self._stories, self._index, topic, self._roundups, self._catalogue, topic.file)

    def topic_stories(self, slug: str) -> tuple[str, ...]:
        """Return the ids of all of a topic's stories that readers have, newest first; its page lists but the newest."""
        return tuple(article.id for article in self._index.topics.get(slug, []))

    def topic_coverage(self, slug: str, day: date) -> Coverage | None:
        """Return how much was reported of a topic up to the end of `day`; None without a story in that time."""
        return coverage_until(self._index, slug, day)

    def day_of(self, path: str) -> date | None:
        """Return the day of the story whose page lies at `path`; None of any other page."""
        article = self.library.articles.get(path.strip("/").rpartition("/")[2])
        dated = self._stories.fields(article).date if article else None
        return dated.day if dated else None

    def topic_rows(self) -> tuple[TopicRow, ...]:
        """Return all topics as lists show them, by name."""
        return self._topic_rows()

    def first_topics(self) -> Iterator[tuple[str, str | None]]:
        """Yield the id of every story that readers have, newest first, with the first of its topics."""
        for article in self._index.shown:
            yield article.id, next(iter(self._stories.fields(article).topics), None)

    def edition(self, id_: str) -> EditionPage | None:
        """Return the page of an edition that readers have; None of any other."""
        editions = editions_shown(self._stories)
        place = next((place for place, edition in enumerate(editions) if edition.id == id_), None)
        return None if place is None else edition_page(
            self._stories, editions, place, self._catalogue, editions[place].file
        )  # fmt: skip

    def edition_ids(self) -> tuple[str, ...]:
        """Return the ids of the editions that readers have, newest first."""
        return tuple(edition.id for edition in editions_shown(self._stories))

    def not_found(self) -> NotFoundPage:
        """Return the page of wrong addresses; it lies at no address of its own."""
        return NotFoundPage(
            kind="not-found", path="404.html", title=self._catalogue.gettext("Page not found"), description="",
            language=self.language, topics=self._topic_rows(),
        )  # fmt: skip

    def _topic_rows(self) -> tuple[TopicRow, ...]:
        rows = [topic_row(self._stories, self._index, topic) for topic in self.library.topics.values()]
        return tuple(sorted(rows, key=lambda row: row.topic.text.casefold()))

    def _search(self) -> SearchPage:
        title = self._catalogue.gettext("Search")
        return SearchPage(
            kind="search", section="search", path=page_path("search"), title=title, language=self.language,
            description=title, topics=self._topic_rows(),
        )  # fmt: skip

    def _articles(self) -> Iterator[Page]:
        for article in self._index.shown:
            yield article_page(self._stories, article, article.file)
        for article in self._index.gone:
            yield tombstone(self._stories, article, self._catalogue, article.file)

    def _topics(self) -> Iterator[Page]:
        rows = []
        for slug in sorted(self.library.topics):
            topic = self.library.topics[slug]
            rows.append(topic_row(self._stories, self._index, topic))
            yield topic_page(self._stories, self._index, topic, self._roundups, self._catalogue, topic.file)
            link = Link(topic.fields.title, page_path("topics", slug))
            articles = self._index.topics.get(slug, [])
            yield from long_list_months(self._stories, articles, ("topics", slug), link, self._catalogue)
        title = self._catalogue.gettext("Topics")
        rows.sort(key=lambda row: row.topic.text.casefold())
        yield TopicIndexPage(
            kind="topic-index", section="topics", path=page_path("topics"), title=title, language=self.language,
            description=f"{title}: {self._catalogue.listed([row.topic.text for row in rows[:8]])}", topics=tuple(rows),
        )  # fmt: skip

    def _editions(self) -> Iterator[Page]:
        editions = editions_shown(self._stories)
        for place, edition in enumerate(editions):
            yield edition_page(self._stories, editions, place, self._catalogue, edition.file)
        title = self._catalogue.gettext("Editions")
        yield EditionIndexPage(
            kind="edition-index", section="editions", path=page_path("editions"), title=title, language=self.language,
            description=f"{title}: {len(editions)}",
            editions=tuple(edition_row(self._stories, e, headlines=place < NEWEST) for place, e in enumerate(editions)),
        )  # fmt: skip

    def _entries(self) -> Iterator[Page]:
        for kind, key in sorted(self._index.known):
            if kind == "publishers":
                yield publisher_page(self._stories, self._index, key, self._catalogue)
            else:
                yield entry_page(self._stories, self._index, kind, key, self._catalogue)
            link = Link(self.library.entry(kind, key).name, page_path(kind, key))
            articles = self._index.entries.get((kind, key), [])
            yield from long_list_months(self._stories, articles, (kind, key), link, self._catalogue)
        titles = {
            "people": self._catalogue.gettext("People"),
            "organisations": self._catalogue.gettext("Organisations"),
            "publishers": self._catalogue.gettext("Publishers"),
        }
        for kind, title in titles.items():
            yield entry_index(self._stories, self._index, kind, title, self._catalogue)

    def _corrections(self) -> CorrectionsPage:
        title = self._catalogue.gettext("Corrections")
        return CorrectionsPage(
            kind="corrections", section="corrections", path=page_path("corrections"), title=title,
            language=self.language, description=title,
            corrections=self._stories.all_corrections(),
            withdrawn=tuple(self._stories.card(article) for article in self._index.gone),
        )  # fmt: skip
