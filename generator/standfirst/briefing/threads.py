"""Running stories as timelines: what came before and after a story, and what is on the move in a topic."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from standfirst.briefing.stories import Stories
from standfirst.briefing.together import Thread, ThreadRow
from standfirst.source import Article

MOST_ROWS = 8
"""Rows of a timeline; of a longer one the beginning, the newest and what is around the page's own story are shown."""

MOST_THREADS = 5
"""Running stories on a topic's page, those with the newest stories."""


def story_so_far(stories: Stories, article: Article) -> Thread | None:
    """Return the running story that an article is in, or None; copies of it and of others are one row."""
    ids = _unfolded(stories, stories.relations.thread(article.id), article.id)
    if len(ids) < 2:
        return None
    place = ids.index(article.id)
    link = [stories.link(stories.library.articles[id_]) for id_ in ids]
    return replace(
        _thread(stories, ids, place),
        previous=link[place - 1] if place else None,
        next=link[place + 1] if place + 1 < len(ids) else None,
    )


def threads_of(stories: Stories, articles: Sequence[Article]) -> tuple[Thread, ...]:
    """Return the running stories of which a topic has two stories or more; `articles` are the topic's, newest first."""
    found: dict[tuple[str, ...], Counter[str]] = {}
    for article in articles:
        whole = stories.relations.thread(article.id)
        if whole:
            found.setdefault(whole, Counter())[stories.relations.leader(article.id)] += 1
    shown: list[tuple[str, ...]] = []
    for whole, leaders in found.items():
        # Seen from a story with a ban, a thread is a part of the one that others see.
        if len(leaders) > 1 and not any(set(whole) <= set(other) for other in shown):
            shown.append(whole)
    return tuple(_thread(stories, _unfolded(stories, whole), None) for whole in shown[:MOST_THREADS])


def _unfolded(stories: Stories, ids: Sequence[str], current: str | None = None) -> list[str]:
    """Return one id for each copy in a thread: the page's own, else the leader's, else the first."""
    kept: dict[str, str] = {}
    for id_ in ids:
        leader = stories.relations.leader(id_)
        if leader not in kept or id_ in {leader, current}:
            kept[leader] = current if kept.get(leader) == current and current else id_
    order = {id_: place for place, id_ in enumerate(ids)}
    return sorted(kept.values(), key=order.__getitem__)


def _thread(stories: Stories, ids: Sequence[str], current: int | None) -> Thread:
    cards = [stories.card(stories.library.articles[id_]) for id_ in ids]
    rows: list[ThreadRow] = []
    last = -1
    for place in _places(len(ids), current):
        card = cards[place]
        article = stories.library.articles[ids[place]]
        rows.append(
            ThreadRow(
                stories.link(article), card.publisher, card.when, card.also,
                current=place == current, skipped=place - last - 1,
            )
        )  # fmt: skip
        last = place
    dated = [card.when for card in cards if card.when]
    languages = {card.language.split("-")[0] for card in cards}
    return Thread(
        stories.relations.thread_title(ids[0]), len(ids), dated[0] if dated else None, dated[-1] if dated else None,
        tuple(rows), language=cards[0].language if len(languages) == 1 else None,
    )  # fmt: skip


def _places(count: int, current: int | None) -> list[int]:
    """Return which rows of a timeline are shown: the first, the newest, and those around the current one."""
    if count <= MOST_ROWS:
        return list(range(count))
    near = count - 1 if current is None else current
    ranked = sorted(range(count), key=lambda place: (place not in {0, count - 1, near}, abs(place - near), place))
    return sorted(ranked[:MOST_ROWS])
