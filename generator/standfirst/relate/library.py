"""A library's relations: what the engine says of its articles, behind the editors' pins and within their bans."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from standfirst.markdown import plain_markdown
from standfirst.messages import Catalogue, catalogue
from standfirst.relate.pins import PinnedRelations
from standfirst.relate.relations import NearTopic, Related, Relation, Why
from standfirst.relate.texts import Text
from standfirst.relate.told import told
from standfirst.source import Article, Library
from standfirst.source.schema import ArticleFields, accepted_fields

if TYPE_CHECKING:
    from standfirst.relate.blocks import Limits, Link
    from standfirst.relate.engine import Engine

Make = Callable[[Iterable[Text], "Limits", Mapping[str, int]], "Engine"]
"""Gives the engine of texts, from their limits and the ranks of publishers."""

_JOINING = frozenset(["follows", "same-event"])
"""Pins that make two articles one running story."""


def texts_of(library: Library, articles: Iterable[Article]) -> Iterator[Text]:
    """Yield articles as the engine reads them: their bodies, and what a person has accepted of their annotation.

    Where rights are none, readers get a headline and a link, and no reason may quote the body: it is not read. Where
    the evidence is not here, the summary stands for the body.
    """
    for article in articles:
        fields = accepted_fields(article.fields)
        yield Text(
            id=article.id,
            title=fields.title or article.id,
            body="" if article.rights == "none" else _body(library, article, fields),
            language=article.language,
            when=article.when if fields.date else None,
            day=fields.date.day if fields.date else None,
            publisher=(article.publisher.key or article.publisher.name) if article.publisher else None,
            topics=frozenset(fields.topics) & library.topics.keys(),
            **_names(article, fields),
        )


def _body(library: Library, article: Article, fields: ArticleFields) -> str:
    body = library.evidence.body(article.id)
    return plain_markdown(fields.summary or "") if body is None else body


def _names(article: Article, fields: ArticleFields) -> dict[str, frozenset[str]]:
    """Return the names that readers meet on the article's page, by kind."""
    if article.rights == "none":
        return {}
    spoken = [
        name for name, quote in zip(article.speakers, article.fields.quotes, strict=True)
        if fields.quotes and not quote.proposed
    ]  # fmt: skip
    people = [*(article.people if fields.people else ()), *(name for name in spoken if name.kind == "people")]
    bodies = [
        *(article.organisations if fields.organisations else ()),
        *(name for name in spoken if name.kind == "organisations"),
    ]
    return {
        "people": frozenset(name.name for name in people),
        "organisations": frozenset(name.name for name in bodies),
        "places": frozenset(fields.places),
        "names": frozenset(fields.tags),
    }


def relations_of(
    library: Library, cutoff: datetime, *, drafts: bool = False, make: Make | None = None
) -> LibraryRelations:
    """Return the relations of what readers have at `cutoff`; with `drafts`, of all that is not withdrawn.

    `make` gives the engine, for whoever keeps the one made before.
    """
    shown = library.shown(cutoff, drafts=drafts)
    gone = [article for article in library.articles.values() if article.withdrawn(cutoff) and article.address]
    ranks = {key: entry.preferred for key, entry in library.publishers.entries.items() if entry.preferred is not None}
    engine = (make or _made)(texts_of(library, shown), _limits(library), ranks)
    return LibraryRelations(library, shown, gone, engine)


def _made(texts: Iterable[Text], limits: Limits, ranks: Mapping[str, int]) -> Engine:
    from standfirst.relate.engine import Engine  # noqa: PLC0415 - half a second that other commands need not pay

    return Engine.of(texts, limits=limits, preferred=ranks)


def _limits(library: Library) -> Limits:
    from standfirst.relate.blocks import Limits  # noqa: PLC0415 - as above

    set_ = library.options.thresholds
    return Limits(set_.same_story, set_.background, set_.duplicate, set_.thread)


class LibraryRelations:
    """Answers what pages and commands ask of how stories hang together; ids are those of `shown` articles."""

    def __init__(self, library: Library, shown: Iterable[Article], gone: Iterable[Article], engine: Engine) -> None:
        self.engine = engine
        self._articles = {article.id: article for article in shown}
        settled = [replace(article, fields=accepted_fields(article.fields)) for article in self._articles.values()]
        self._pins = PinnedRelations(settled, gone=gone)
        self._bans = _bans(settled)
        self._own = {article.id: {pin.id for pin in article.fields.related} for article in settled}
        self._topics = {slug: topic.fields.title for slug, topic in library.topics.items()}
        self._catalogue: Catalogue = catalogue(library.options.desk.language)
        self._joined = self._join(settled)
        self._titles: dict[tuple[str, ...], str] = {}
        self._links: dict[str, Related] = {}

    def related(self, article_id: str, most: int | None = None) -> Related:
        """Return the article's links, each with its reasons: pins first, then the nearest."""
        links = self._all(article_id)
        return Related(
            tuple(self._reasoned(article_id, link) for link in links.same_story[:most]),
            tuple(self._reasoned(article_id, link) for link in links.background[:most]),
        )

    def count(self, article_id: str, most: int | None = None) -> int:
        """Return how many links an article has."""
        links = self._all(article_id)
        return len(links.same_story[:most]) + len(links.background[:most])

    def ranked(self, article_id: str, most: int) -> list[tuple[str, float]]:
        """Return the `most` articles nearest to one by the engine alone, with their scores, whatever the thresholds."""
        return self.engine.ranked(article_id, most) if article_id in self._articles else []

    def duplicates(self, article_id: str) -> tuple[str, ...]:
        """Return the other articles of the same copy, the leader first where this one folds under it."""
        if article_id not in self._articles:
            return ()
        leader = self.leader(article_id)
        group = [leader, *(id_ for id_ in self.engine.copies.folded.get(leader, ()) if self.leader(id_) == leader)]
        return tuple(id_ for id_ in group if id_ != article_id and id_ not in self._bans[article_id])

    def leader(self, article_id: str) -> str:
        """Return the article under which this one folds, unless an editor banned the link; else itself."""
        leader = self.engine.copies.leaders.get(article_id, article_id)
        return article_id if leader in self._bans[article_id] else leader

    def nearly_copies(self) -> list[tuple[str, str, float]]:
        """Return pairs that share wording and do not fold, with the share of it, but for those that editors banned."""
        return [row for row in self.engine.nearly_copies() if row[1] not in self._bans[row[0]]]

    def thread(self, article_id: str) -> tuple[str, ...]:
        """Return the running story, oldest first, without what an editor banned from this article's side."""
        whole = self._whole_thread(article_id)
        kept = tuple(id_ for id_ in whole if id_ not in self._bans[article_id])
        return kept if len(kept) > 1 else ()

    def thread_title(self, article_id: str) -> str:
        """Return a title proposed for the running story; the same for all its articles. Empty where it has none."""
        if not self.thread(article_id):
            return ""
        whole = self._whole_thread(article_id)
        if whole not in self._titles:
            self._titles[whole] = self.engine.title(whole) or self._named_by_most(whole)
        return self._titles[whole]

    def _named_by_most(self, ids: Sequence[str]) -> str:
        """Return up to two names that the desk gave most of them: reports in two languages share no words."""
        corpus = self.engine.index.corpus
        texts = [corpus.text(corpus.slots[id_]) for id_ in ids]
        counts = Counter(name for text in texts for name in text.organisations | text.people | text.places)
        often = sorted((-count, name) for name, count in counts.items() if 2 * count > len(texts))
        return ", ".join(name for _, name in often[:2])

    def topics_near(self, slug: str) -> tuple[NearTopic, ...]:
        """Return topics near this one, nearest first."""
        return self.engine.topics_near(slug)

    def _whole_thread(self, article_id: str) -> tuple[str, ...]:
        return self._joined.get(article_id) or self.engine.thread(article_id)

    def _join(self, settled: Iterable[Article]) -> dict[str, tuple[str, ...]]:
        """Return the running stories that editors joined by pins, by the id of each of their articles."""
        joined: dict[str, set[str]] = {}
        for article in sorted(settled, key=lambda article: article.id):
            for pin in article.fields.related:
                if pin.rel not in _JOINING or pin.id not in self._articles or pin.id in self._bans[article.id]:
                    continue
                one, other = (joined.get(id_) or {id_, *self.engine.thread(id_)} for id_ in (article.id, pin.id))
                whole = one | other
                joined.update(dict.fromkeys(whole, whole))
        ordered = {id(whole): self._in_time(whole) for whole in joined.values()}
        return {id_: ordered[id(whole)] for id_, whole in joined.items()}

    def _in_time(self, ids: Iterable[str]) -> tuple[str, ...]:
        def order(id_: str) -> tuple[bool, datetime, str]:
            article = self._articles[id_]
            return article.fields.date is None, article.when, id_

        return tuple(sorted(ids, key=order))

    def _all(self, article_id: str) -> Related:
        """Return all links, without the engine's reasons."""
        if article_id not in self._links:
            pinned, found = self._pins.related(article_id), self._found(article_id)
            scores = {link.id: link.score for link in (*found.same_story, *found.background)}
            taken = {link.id for link in (*pinned.same_story, *pinned.background)}

            def together(first: Iterable[Relation], then: Iterable[Relation]) -> tuple[Relation, ...]:
                pins = [replace(link, score=scores.get(link.id)) for link in first]
                others = [link for link in then if link.id not in taken]
                return self._folded([*pins, *others], self._own.get(article_id, set()))

            self._links[article_id] = Related(
                together(pinned.same_story, found.same_story), together(pinned.background, found.background)
            )
        return self._links[article_id]

    def _found(self, article_id: str) -> Related:
        if article_id not in self._articles:
            return Related()
        blocks = self.engine.links(article_id)
        apart = self._bans[article_id] | {article_id}

        def kept(links: Iterable[Link]) -> tuple[Relation, ...]:
            return tuple(Relation(link.kind, id=link.id, score=link.score) for link in links if link.id not in apart)

        return Related(kept(blocks.same_story), kept(blocks.background))

    def _folded(self, links: Sequence[Relation], own: set[str | None]) -> tuple[Relation, ...]:
        """Return links of which one leads to each copy: to the leader where there is one, else the first.

        The article's `own` pins stay, whatever they lead to; no other link goes to their copies.
        """
        ids = {link.id for link in links}
        kept: list[Relation] = []
        seen = {self.leader(id_) for id_ in own & ids if id_}
        for link in links:
            leader = self.leader(link.id) if link.id and link.id not in own else None
            if leader is not None:
                if leader in seen or (leader != link.id and leader in ids):
                    continue
                seen.add(leader)
            kept.append(link)
        return tuple(kept)

    def _reasoned(self, article_id: str, link: Relation) -> Relation:
        if link.reasons:
            return link
        known = article_id in self._articles and link.id in self._articles
        reasons = self._reasons(article_id, link.id) if known and link.id else ()
        if link.pinned:
            # An editor linked them, whatever the engine would have said of two languages.
            chosen = Why("desk", self._catalogue.gettext("Chosen by the desk"))
            reasons = (chosen, *(why for why in reasons if why.kind != "language"))
        return replace(link, reasons=reasons)

    def _reasons(self, article_id: str, other_id: str) -> tuple[Why, ...]:
        language = self._articles[article_id].language
        found = [
            told(reason, self._catalogue, topics=self._topics, language=language)
            for reason in self.engine.reasons(article_id, other_id)
        ]
        corpus = self.engine.index.corpus
        if corpus.text(corpus.slots[article_id]).tongue != corpus.text(corpus.slots[other_id]).tongue:
            said = self._catalogue.gettext("Another language: linked by names and topics alone")
            found.append(Why("language", said))
        return tuple(found)


def _bans(settled: Iterable[Article]) -> Mapping[str, set[str]]:
    """Return whom each article must not be linked with, from both ends."""
    bans: dict[str, set[str]] = defaultdict(set)
    for article in settled:
        for other in article.fields.not_related:
            if other != article.id:
                bans[article.id].add(other)
                bans[other].add(article.id)
    return bans
