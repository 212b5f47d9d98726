"""The inbox: which stories wait for somebody, since when, and what they lack."""

from __future__ import annotations

from datetime import UTC, datetime

from standfirst.briefing.moments import when
from standfirst.briefing.parts import Link
from standfirst.briefing.stories import Stories
from standfirst.briefing.unaccepted import InboxRow, Waiting
from standfirst.briefing.views import InboxPage
from standfirst.messages import Catalogue
from standfirst.source import Article, Library, Status
from standfirst.source.moments import Moment, zone_named
from standfirst.source.schema import ArticleFields
from standfirst.text import page_path

MOST_PAGES = 200
"""How many stories that wait have a page of their own, the oldest first: a preview is made anew with every edit, and an
archive that was moved in has thousands."""


def waiting(library: Library, cutoff: datetime) -> tuple[Waiting, ...]:
    """Return the stories that wait at `cutoff`, oldest first, those of no known age last; ties by id.

    A draft waits, and so does a published story in which something is proposed still.
    """
    found = []
    for article in library.articles.values():
        if _waits(article.fields):
            since = _since(article.fields)
            found.append((_order(library, since), article.id, _waiting(library, article, since, cutoff)))
    return tuple(item for *_, item in sorted(found, key=lambda row: row[:2]))


def missing_for(status: str, fields: ArticleFields) -> tuple[str, ...]:
    """Return the names of the fields that `status` needs and that have no value."""
    given = {name for name in ArticleFields.model_fields if getattr(fields, name) not in (None, ())}
    return ArticleFields.required(status, given)


def unaccepted_quotes(fields: ArticleFields) -> list[int]:
    """Return which quotes nobody accepted, counted from 0."""
    return [place for place, quote in enumerate(fields.quotes) if quote.proposed]


def _waits(fields: ArticleFields) -> bool:
    if fields.status is Status.PUBLISHED:
        return bool(fields.proposed or unaccepted_quotes(fields))
    return fields.status is not Status.WITHDRAWN


def _since(fields: ArticleFields) -> Moment | None:
    captured = fields.capture.date if fields.capture else None
    return fields.accessed or captured or fields.date


def _order(library: Library, since: Moment | None) -> tuple[bool, datetime]:
    """Return what a story sorts by: its moment in UTC, whatever zone the source names."""
    if since is None:
        return True, datetime.max.replace(tzinfo=UTC)
    return False, since.at(zone_named(library.options.desk.timezone))


def _waiting(library: Library, article: Article, since: Moment | None, cutoff: datetime) -> Waiting:
    fields, desk = article.fields, library.options.desk.timezone
    return Waiting(
        id=article.id,
        file=article.file,
        title=fields.title,
        language=article.language,
        publisher=article.publisher.name if article.publisher else None,
        status=fields.status.value,
        mark="review" if fields.status is Status.REVIEW else "proposed",
        since=when(since, desk) if since else None,
        days=_days(since, desk, cutoff) if since else None,
        topics=fields.topics,
        quotes=len(unaccepted_quotes(fields)),
        fields=tuple(dict.fromkeys(fields.proposed)),
        missing=missing_for(Status.PUBLISHED, fields),
    )


def _days(since: Moment, desk: str, cutoff: datetime) -> int:
    """Return how many days lie between, by the desk's calendar; a story of tomorrow is of today."""
    zone = zone_named(desk)
    day = since.at(zone).astimezone(zone).date() if since.clock else since.day
    return max(0, (cutoff.astimezone(zone).date() - day).days)


def inbox_page(stories: Stories, items: tuple[Waiting, ...], catalogue: Catalogue) -> InboxPage:
    """Return the list of the stories that wait."""
    title = catalogue.gettext("Inbox")
    known = stories.library.topics
    rows = [
        InboxRow(
            path=page_path("inbox", item.id) if place < MOST_PAGES else None,
            waiting=item,
            topics=tuple(
                Link(known[slug].fields.title, page_path("topics", slug)) if slug in known else Link(slug)
                for slug in item.topics
            ),
        )
        for place, item in enumerate(items)
    ]
    return InboxPage(
        kind="inbox", section="inbox", path=page_path("inbox"), title=title, description="",
        language=stories.library.options.desk.language, rows=tuple(rows),
    )  # fmt: skip
