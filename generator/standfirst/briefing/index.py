"""Which stories belong to which topic, person, organisation and publisher, worked out once."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from datetime import date

from standfirst.briefing.parts import Link, Quote
from standfirst.briefing.stories import Stories
from standfirst.source import Article, Name

EntryKey = tuple[str, str]
"""Kind and key of a registry entry."""


@dataclass(frozen=True, slots=True)
class Index:
    """Articles by what they are about, each list newest first."""

    shown: list[Article]
    gone: list[Article]
    topics: dict[str, list[Article]]
    entries: dict[EntryKey, list[Article]]
    quotes: dict[EntryKey, list[tuple[Article, Quote]]]
    known: set[EntryKey] = field(default_factory=set)
    """Entries that readers have or had a page of: addresses are permanent."""
    span: tuple[date, date] | None = None
    """The days of the oldest and of the newest story."""


def build_index(stories: Stories) -> Index:
    """Return the index of what readers have at the build's cutoff."""
    library = stories.library
    shown = library.shown(stories.cutoff, drafts=stories.drafts)
    gone = [article for article in library.articles.values() if article.withdrawn(stories.cutoff) and article.address]
    topics: dict[str, list[Article]] = defaultdict(list)
    entries: dict[EntryKey, list[Article]] = defaultdict(list)
    quotes: dict[EntryKey, list[tuple[Article, Quote]]] = defaultdict(list)
    known: set[EntryKey] = set()
    for article in shown:
        for slug in dict.fromkeys(stories.fields(article).topics):
            topics[slug].append(article)
        for name in dict.fromkeys(names_of(stories, article)):
            if name.key:
                entries[name.kind, name.key].append(article)
        for quote in stories.quotes(article):
            key = _key(quote.speaker)
            if key:
                quotes[key].append((article, quote))
    known.update(entries)
    for article in gone:
        known.update((n.kind, n.key) for n in (*article.people, *article.organisations, *article.speakers) if n.key)
        if article.publisher and article.publisher.key:
            known.add(("publishers", article.publisher.key))
    stories.known = known
    days = [article.fields.date.day for article in shown if article.fields.date]
    span = (min(days), max(days)) if days else None
    return Index(shown, library.newest_first(gone), topics, entries, quotes, known, span)


def _key(link: Link) -> EntryKey | None:
    if link.path is None:
        return None
    kind, key = link.path.strip("/").split("/")
    return kind, key


def names_of(stories: Stories, article: Article) -> list[Name]:
    """Return the people, organisations and publisher that a story's page names, speakers among them."""
    return [name for name, _ in told_names(stories, article)]


def told_names(stories: Stories, article: Article) -> list[tuple[Name, bool]]:
    """Return the same names, each with whether a proposal alone gives it there; a name may come twice."""
    fields = stories.fields(article)
    names: list[tuple[Name, bool]] = []
    if fields.people:
        names += [(name, stories.waits(article, "people")) for name in article.people]
    if fields.organisations:
        names += [(name, stories.waits(article, "organisations")) for name in article.organisations]
    if article.rights != "none" and fields.quotes:
        every = stories.waits(article, "quotes")
        names += [
            (name, quote.proposed or every) for name, quote in zip(article.speakers, article.fields.quotes, strict=True)
            if stories.drafts or not quote.proposed
        ]  # fmt: skip
    if article.publisher:
        names.append((article.publisher, stories.waits(article, "publisher")))
    return names


def counted(stories: Stories, articles: list[Article], kind: str, *, without: str | None = None) -> tuple[Link, ...]:
    """Return the names of one kind in `articles` with how many stories name them, most first, then by name."""
    counts: Counter[Name] = Counter()
    accepted: set[Name] = set()
    for article in articles:
        told = [(name, waits) for name, waits in told_names(stories, article) if name.kind == kind]
        counts.update({name for name, _ in told if name.key != without})
        accepted.update(name for name, waits in told if not waits)
    ranked = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0].name, pair[0].key or ""))
    return tuple(replace(stories.name(name, proposed=name not in accepted), count=count) for name, count in ranked)
