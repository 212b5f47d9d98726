"""A topic's short opening: the one that an editor took over, else one compiled from its stories' summaries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal, Protocol

from standfirst.markdown import plain_markdown
from standfirst.source import Article, Topic
from standfirst.source.schema import accepted_fields
from standfirst.summarise.compiled import Selected, Told, compile_sentences

DAYS, LEAST, MOST = 30, 3, 20
"""The days, back from a topic's newest story, that a compiled round-up is of, and its fewest and most stories."""

ENOUGH = 2
"""Stories, copies counted once, below which there is nothing to compile: the page would say one summary twice."""

Leader = Callable[[str], str]
"""Gives the id of the article under which one folds as a copy, or its own."""


@dataclass(frozen=True, slots=True)
class RoundUp:
    """A topic's opening: pieces of text, each with the ids of the stories it rests on.

    The desk's own pieces are Markdown, those of a compiled one plain text. `program` wrote what the desk accepted, if
    any did; `stories` are so many that a compiled one was chosen from, between the days `first` and `last`.
    """

    pieces: tuple[tuple[str, tuple[str, ...]], ...]
    by: Literal["compiled", "desk"]
    program: str | None = None
    stories: int = 0
    first: date | None = None
    last: date | None = None


class RoundUps(Protocol):
    """Gives a topic's round-up."""

    def of(self, topic: Topic, articles: Sequence[Article]) -> RoundUp | None:
        """Return the round-up of a topic and its stories, or None: then the page has no such part."""


class EditorsRoundUps:
    """Only round-ups that an editor took over and accepted."""

    def of(self, topic: Topic, articles: Sequence[Article]) -> RoundUp | None:  # noqa: ARG002 - the text is in the file
        """Return the editor's text from the topic's file."""
        roundup = topic.fields.roundup
        if roundup is None or not roundup.accepted:
            return None
        return RoundUp(((roundup.text, roundup.sources),), "desk", program=roundup.by)


class CompiledRoundUps:
    """An editor's round-up where there is one, else one compiled from what readers have at `cutoff`."""

    def __init__(self, cutoff: datetime, leader: Leader) -> None:
        self._cutoff = cutoff
        self._leader = leader

    def of(self, topic: Topic, articles: Sequence[Article]) -> RoundUp | None:
        """Return the round-up of a topic; a draft among `articles` has no part in it."""
        return EditorsRoundUps().of(topic, articles) or compiled(
            [article for article in articles if article.published(self._cutoff)], self._leader
        )


def compiled(articles: Iterable[Article], leader: Leader, *, since: date | None = None) -> RoundUp | None:
    """Return sentences of the stories' accepted summaries, the oldest story first; None where two stories have none.

    Read are the stories of the newest `DAYS`, or those `since` a day. Of copies the leader is read, where it is there.
    """
    chosen = _period(_telling(articles, leader), since)
    if len(chosen) < ENOUGH:
        return None
    # The newest are read first, so that they win where sentences weigh the same; readers get them in order of time.
    told = [_told(article) for article in chosen]
    order = {article.id: place for place, article in enumerate(reversed(chosen))}
    selected = sorted(compile_sentences(told), key=lambda sentence: (order[sentence.id], sentence.start))
    if not selected:
        return None
    days = [article.fields.date.day for article in chosen if article.fields.date]
    first, last = (min(days), max(days)) if days else (None, None)
    pieces = tuple((sentence.text, (sentence.id,)) for sentence in selected)
    return RoundUp(pieces, "compiled", stories=len(chosen), first=first, last=last)


def sentences_in(roundup: RoundUp) -> tuple[Selected, ...]:
    """Return a compiled round-up's pieces as sentences, for a program that rewrites them."""
    return tuple(Selected(ids[0], text, 0, len(text)) for text, ids in roundup.pieces)


def _telling(articles: Iterable[Article], leader: Leader) -> list[Article]:
    """Return the articles with an accepted summary that readers get, newest first, one of each copy."""
    told = [a for a in articles if a.rights != "none" and accepted_fields(a.fields).summary]
    told.sort(key=lambda article: article.id)
    told.sort(key=lambda article: article.when, reverse=True)
    ids = {article.id for article in told}
    seen: set[str] = set()
    found = []
    for article in told:
        first = leader(article.id)
        if first in seen or (first != article.id and first in ids):
            continue
        seen.add(first)
        found.append(article)
    return found


def _period(newest_first: list[Article], since: date | None) -> list[Article]:
    if since is not None:
        return [a for a in newest_first if a.fields.date and a.fields.date.day >= since][:MOST]
    days = [article.fields.date.day for article in newest_first if article.fields.date]
    begun = max(days) - timedelta(days=DAYS) if days else None
    within = [a for a in newest_first if begun and a.fields.date and a.fields.date.day >= begun]
    return max(within[:MOST], newest_first[:LEAST], key=len)


def _told(article: Article) -> Told:
    fields = accepted_fields(article.fields)
    publisher = (article.publisher.key or article.publisher.name) if article.publisher else ""
    return Told(article.id, fields.title or "", plain_markdown(fields.summary or ""), publisher=publisher)
