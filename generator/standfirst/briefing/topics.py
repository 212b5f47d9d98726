"""Topic pages: the briefing itself."""

from __future__ import annotations

from datetime import date, timedelta

from standfirst.briefing.articles import DESCRIPTION
from standfirst.briefing.coverage import coverage, recent_coverage, unit_for, voices
from standfirst.briefing.index import Index, counted
from standfirst.briefing.moments import when
from standfirst.briefing.parts import Coverage, Introduction, Link, Quote, RoundUpView, SpeakerQuotes, TopicRow, When
from standfirst.briefing.stories import NEWEST, Stories
from standfirst.briefing.threads import threads_of
from standfirst.briefing.views import TopicPage
from standfirst.markdown import plain_markdown
from standfirst.messages import Catalogue
from standfirst.relate import NearTopic
from standfirst.source import Article, Topic
from standfirst.source.moments import zone_named
from standfirst.summarise import RoundUp, RoundUps
from standfirst.text import cut_at_sentence, page_path, shorten

FIRST_QUOTES = 6
"""How many quotes a topic shows before the rest is folded away."""


def topic_page(
    stories: Stories, index: Index, topic: Topic, roundups: RoundUps, catalogue: Catalogue, source: str
) -> TopicPage:
    """Return what a topic's briefing page says."""
    articles = index.topics.get(topic.slug, [])
    first, more, count = _speakers(stories, articles)
    return TopicPage(
        kind="topic",
        section="topics",
        path=page_path("topics", topic.slug),
        title=topic.fields.title,
        language=stories.library.options.desk.language,
        description=shorten(describe(topic), DESCRIPTION),
        source=source,
        as_of=stories.when(articles[0]) if articles else None,
        searchable=True,
        articles=len(articles),
        first=stories.when(articles[-1]) if articles else None,
        introduction=_introduction(stories, topic),
        roundup=_roundup(stories, roundups.of(topic, articles)),
        speakers=first,
        more_speakers=more,
        quotes=count,
        threads=threads_of(stories, articles),
        pinned=tuple(stories.card(a) for a in _pinned(articles, topic)),
        stories=stories.listed(articles, ("topics", topic.slug), without=topic.fields.pinned),
        people=counted(stories, articles, "people")[:NEWEST],
        organisations=counted(stories, articles, "organisations")[:NEWEST],
        publishers=counted(stories, articles, "publishers"),
        near=_near(stories, topic, catalogue),
        parent=_topic_link(stories, topic.fields.parent),
        corrections=stories.corrections(articles)[:NEWEST],
        coverage=coverage(articles),
        voices=voices(quote for article in articles for quote in stories.quotes(article)),
        formerly=stories.former_topics(topic),
    )


def describe(topic: Topic) -> str:
    """Return a topic in one plain sentence: its description, else its introduction's first."""
    if topic.fields.description:
        return topic.fields.description
    return cut_at_sentence(plain_markdown(topic.introduction), 1) if topic.introduction else ""


def topic_row(stories: Stories, index: Index, topic: Topic) -> TopicRow:
    """Return a topic as lists show it."""
    articles = index.topics.get(topic.slug, [])
    return TopicRow(
        topic=Link(topic.fields.title, page_path("topics", topic.slug)),
        description=describe(topic) or None,
        articles=len(articles),
        quotes=sum(len(stories.quotes(article)) for article in articles),
        newest=stories.when(articles[0]) if articles else None,
        headline=stories.link(articles[0]) if articles else None,
        coverage=_recent_coverage(index, articles),
    )


def coverage_until(index: Index, slug: str, day: date) -> Coverage | None:
    """Return the small chart of a topic as it was at the end of `day`."""
    articles = [one for one in index.topics.get(slug, []) if one.fields.date and one.fields.date.day <= day]
    if index.span is None or not articles:
        return None
    first = min(index.span[0], day)
    return recent_coverage(articles, day, "week" if unit_for(first, day) == "week" else "month")


def _recent_coverage(index: Index, articles: list[Article]) -> Coverage | None:
    """Return a topic's small chart: the same time for each topic, up to the newest story of all."""
    if index.span is None:
        return None
    first, newest = index.span
    return recent_coverage(articles, newest, "week" if unit_for(first, newest) == "week" else "month")


def _pinned(articles: list[Article], topic: Topic) -> list[Article]:
    by_id = {article.id: article for article in articles}
    return [by_id[id_] for id_ in topic.fields.pinned if id_ in by_id]


def _introduction(stories: Stories, topic: Topic) -> Introduction | None:
    if not topic.introduction:
        return None
    fields = topic.fields
    if fields.updated is None:
        return Introduction(topic.introduction, None, stale=False)
    zone = stories.library.options.desk.timezone
    age = stories.cutoff - fields.updated.at(zone_named(zone))
    stale = fields.stale_after is not None and age > timedelta(days=fields.stale_after)
    return Introduction(topic.introduction, when(fields.updated, zone), stale)


def _roundup(stories: Stories, roundup: RoundUp | None) -> RoundUpView | None:
    if roundup is None:
        return None
    articles = stories.library.articles
    pieces = []
    for text, ids in roundup.pieces:
        known = [articles[id_] for id_ in ids if id_ in articles and articles[id_].published(stories.cutoff)]
        pieces.append((text, tuple(stories.card(article) for article in known)))
    first, last = (When(day.isoformat(), day) if day else None for day in (roundup.first, roundup.last))
    return RoundUpView(tuple(pieces), roundup.by, roundup.program, roundup.stories, first, last)


def _speakers(
    stories: Stories, articles: list[Article]
) -> tuple[tuple[SpeakerQuotes, ...], tuple[SpeakerQuotes, ...], int]:
    """Return the topic's newest six quotes by speaker, then the others up to fifty, and how many there are in all."""
    quotes = [quote for article in articles for quote in stories.quotes(article)]
    return by_speaker(quotes[:FIRST_QUOTES]), by_speaker(quotes[FIRST_QUOTES:NEWEST]), len(quotes)


def by_speaker(quotes: list[Quote]) -> tuple[SpeakerQuotes, ...]:
    """Group quotes, given newest first, by speaker; the speaker of the newest comes first."""
    groups: dict[tuple[str, str | None], list[Quote]] = {}
    for quote in quotes:
        groups.setdefault((quote.speaker.text, quote.speaker.path), []).append(quote)
    return tuple(SpeakerQuotes(own[0].speaker, own[0].role, tuple(own)) for own in groups.values())


def _near(stories: Stories, topic: Topic, catalogue: Catalogue) -> tuple[Link, ...]:
    links = []
    for near in stories.relations.topics_near(topic.slug):
        other = _topic_link(stories, near.slug)
        if other is not None:
            links.append(Link(other.text, other.path, note=_near_because(near, catalogue)))
    return tuple(links)


def _near_because(near: NearTopic, catalogue: Catalogue) -> str:
    """Return why a topic is near: stories of both, else links from one's stories to the other's."""
    if near.stories:
        said = catalogue.ngettext("%(num)s story in common", "%(num)s stories in common", near.stories)
        return said % {"num": near.stories}
    said = catalogue.ngettext("%(num)s link between their stories", "%(num)s links between their stories", near.links)
    return said % {"num": near.links}


def _topic_link(stories: Stories, slug: str | None) -> Link | None:
    topic = stories.library.topics.get(slug) if slug else None
    return Link(topic.fields.title, page_path("topics", topic.slug)) if topic else None
