"""What is new since the last edition: what a proposed edition chooses from, and what it leaves out and why.

New articles are put together to developments: what is new of one running story, with how many publishers carry it.
Pure; docs/editions.md tells editors the same rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from typing import Literal
from zoneinfo import ZoneInfo

from standfirst.relate import Relations
from standfirst.source import Article, Edition, Library, Status
from standfirst.source.moments import Moment, zone_named
from standfirst.source.schema import accepted_fields

FIRST_DAYS = 7
"""Days that the first edition of a desk looks back."""

LATE = timedelta(days=7)
"""How much older than the last edition an article may be that the desk clipped after it."""

MIDDLE = 5
"""The importance, from 1 (highest) to 9, of an article that has none."""

Reason = Literal["copy", "listed", "draft", "embargo", "room"]


@dataclass(frozen=True, slots=True)
class Since:
    """What is new is later than `after`, the end of `day`, or the time of `edition` where that names one."""

    day: date
    after: datetime
    edition: Edition | None = None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A new article that is not proposed, and why.

    `copy`: its text is there, or was, under another id. `listed`: an edition has it. `draft`: nobody published it yet.
    `embargo`: readers do not have it yet. `room`: there is no more room.
    """

    id: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Development:
    """What is new of one story: new articles without copies, the most important and then the newest first.

    `reports` counts the new articles, copies among them, `publishers` theirs. `moved` is the share of the running story
    that is new, 0 where there is no running story.
    """

    articles: tuple[Article, ...]
    publishers: int
    reports: int
    moved: Fraction


@dataclass(frozen=True, slots=True)
class News:
    """The developments since the last edition, the weightiest first, and the new articles that are in none.

    `listed` are the articles that editions have.
    """

    since: Since
    developments: tuple[Development, ...]
    left_out: tuple[LeftOut, ...]
    listed: frozenset[str]


def reading_time(library: Library, day: date, cutoff: datetime) -> datetime:
    """Return when readers get the edition of a day: its beginning at the desk, or `cutoff` where that is later."""
    zone = zone_named(library.options.desk.timezone)
    return max(cutoff, datetime.combine(day, time(0, 0), zone).astimezone(cutoff.tzinfo))


def since_of(library: Library, day: date) -> Since:
    """Return what the edition of a day is compared with: the last one before it, whatever its status, or a week."""
    older = [edition for edition in library.editions.values() if edition.fields.date.day < day]
    last = max(older, key=lambda edition: (edition.when, edition.id), default=None)
    if last is not None:
        return Since(last.fields.date.day, last.when, last)
    before = day - timedelta(days=FIRST_DAYS)
    return Since(before, Moment(before).at(zone_named(library.options.desk.timezone)))


def news_of(library: Library, relations: Relations, day: date, cutoff: datetime) -> News:
    """Return what is new for an edition of `day` that readers get at `cutoff`; `relations` are those of that time."""
    since, listed = since_of(library, day), _listed(library)
    new, left_out = _new(library, since, day, cutoff)
    left_out += [LeftOut(id_, "listed") for id_ in new if id_ in listed]
    new = {id_: article for id_, article in new.items() if id_ not in listed}
    shown = {article.id for article in library.shown(cutoff)}
    leading = {}
    for id_, article in new.items():
        leader = relations.leader(id_)
        if (leader != id_ and leader in shown) or not listed.isdisjoint(relations.duplicates(id_)):
            left_out.append(LeftOut(id_, "copy"))
        else:
            leading[id_] = article
    found = [_development(relations, [leading[id_] for id_ in ids], new) for ids in _together(relations, leading)]
    return News(since, tuple(sorted(found, key=_weight)), tuple(left_out), listed)


def importance(article: Article) -> int:
    """Return the importance that a person gave an article, from 1 (highest) to 9; the middle where nobody did."""
    return accepted_fields(article.fields).importance or MIDDLE


def _listed(library: Library) -> frozenset[str]:
    """Return the articles that an edition has, in a line or more, published or not: a proposal is going to be."""
    found: set[str] = set()
    for edition in library.editions.values():
        found.update(story.id for story in edition.fields.stories)
        found.update(edition.fields.also_noted)
    return frozenset(found)


def _new(library: Library, since: Since, day: date, cutoff: datetime) -> tuple[dict[str, Article], list[LeftOut]]:
    """Return the new articles that readers have at `cutoff`, in the order of their ids, and those that they do not."""
    desk = zone_named(library.options.desk.timezone)
    until = Moment(day).at(desk)
    new: dict[str, Article] = {}
    left_out: list[LeftOut] = []
    for id_, article in sorted(library.articles.items()):
        if not _is_new(article, since, until, desk):
            continue
        if article.published(cutoff):
            new[id_] = article
        elif article.fields.status in {Status.PROPOSED, Status.REVIEW}:
            left_out.append(LeftOut(id_, "draft"))
        elif article.fields.status is Status.PUBLISHED and article.embargoed(cutoff):
            left_out.append(LeftOut(id_, "embargo"))
    return new, left_out


def _is_new(article: Article, since: Since, until: datetime, desk: ZoneInfo) -> bool:
    """Tell whether an article appeared after the last edition, or was clipped after it and is hardly older."""
    fields = accepted_fields(article.fields)
    if fields.date is None:
        return False

    def at(moment: Moment) -> datetime:
        # A bare date is a day of the desk's calendar: the zone of a publisher must not move it past an edition.
        return moment.at(desk if moment.clock is None else zone_named(article.zone))

    appeared = max(at(moment) for moment in (fields.date, fields.publish_date) if moment is not None)
    if since.after < appeared <= until:
        return True
    late = since.edition is not None and since.after - LATE < appeared <= since.after
    return late and fields.accessed is not None and since.after < at(fields.accessed) <= until


def _together(relations: Relations, leading: Mapping[str, Article]) -> list[list[str]]:
    """Return new articles in groups, those of one running story together.

    Seen from an article with a ban, a running story is a part of what others see; whoever is in one with a third is in
    one group all the same, so that no story takes two places.
    """
    groups: dict[str, set[str]] = {id_: {id_} for id_ in leading}
    for thread in dict.fromkeys(relations.thread(id_) for id_ in leading):
        mates = {leader for leader in map(relations.leader, thread) if leader in groups}
        whole = {id_ for mate in mates for id_ in groups[mate]}
        groups.update(dict.fromkeys(whole, whole))
    # The same set stands under each of its ids; it is taken once, at the first.
    distinct = {id(group): group for _, group in sorted(groups.items())}
    return [sorted(group) for group in distinct.values()]


def _development(relations: Relations, articles: list[Article], new: Mapping[str, Article]) -> Development:
    articles = sorted(articles, key=lambda article: (importance(article), -article.when.timestamp(), article.id))
    threads = dict.fromkeys(relations.thread(article.id) for article in articles)
    running = {id_ for thread in threads for id_ in thread}
    whole = running | {article.id for article in articles}
    whole |= {copy for id_ in whole for copy in relations.duplicates(id_)}
    reports = [new[id_] for id_ in sorted(whole & new.keys())]
    return Development(
        tuple(articles),
        publishers=len({a.publisher.key or a.publisher.name for a in reports if a.publisher}),
        reports=len(reports),
        moved=Fraction(len(reports), len(whole)) if len(running) > 1 else Fraction(0),
    )


def _weight(item: Development) -> tuple[int, int, Fraction, float, str]:
    """Return by what developments are put in order: importance, publishers, movement, the newest; ties by id."""
    best = item.articles[0]
    return importance(best), -item.publishers, -item.moved, -best.when.timestamp(), best.id
