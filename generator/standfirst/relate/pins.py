"""Relations from the editors' own pins and bans."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable

from standfirst.relate.relations import NearTopic, Related, Relation, RelationKind, Why
from standfirst.source import Article

_BACK: dict[str, RelationKind] = {
    "follows": "followed-by",
    "same-event": "same-event",
    "background": "background-to",
    "contradicts": "contradicts",
}
_SAME_STORY = frozenset(["follows", "followed-by", "same-event", "contradicts"])


class PinnedRelations:
    """Links that editors pinned, seen from both ends; bans are obeyed from both ends too.

    `articles` are those that readers may see; `gone` have a tombstone, which may be linked to and says nothing
    itself. A pin to any other article is not shown, nor is one that nobody accepted.
    """

    def __init__(self, articles: Iterable[Article], *, gone: Iterable[Article] = ()) -> None:
        speaking = {article.id: article for article in articles}
        self._articles = {**{article.id: article for article in gone}, **speaking}
        accepted = {id_: a.fields for id_, a in speaking.items() if "related" not in a.fields.proposed}
        self._pins = {id_: fields.related for id_, fields in accepted.items()}
        self._back: dict[str, list[Relation]] = defaultdict(list)
        self._shared: dict[str, Counter[str]] = defaultdict(Counter)
        for article in sorted(speaking.values(), key=lambda a: a.id):
            for pin in self._pins.get(article.id, ()):
                if pin.id and pin.id != article.id:
                    reasons = (Why("desk", pin.reason),) if pin.reason else ()
                    back = Relation(_BACK[pin.rel], reasons, id=article.id, pinned=True)
                    self._back[pin.id].append(back)
            for slug in article.fields.topics:
                self._shared[slug].update(other for other in article.fields.topics if other != slug)

    def related(self, article_id: str, most: int | None = None) -> Related:
        """Return the article's pins in the editor's order, then the pins that lead here, newest first."""
        article = self._articles.get(article_id)
        if article is None:
            return Related()
        links: list[Relation] = []
        seen = {article_id, *article.fields.not_related}
        for pin in self._pins.get(article_id, ()):
            reasons = (Why("desk", pin.reason),) if pin.reason else ()
            links.append(Relation(pin.rel, reasons, pin.id, pin.url, pin.title, pinned=True))
        links += sorted(self._back[article_id], key=lambda link: self._order(link.id), reverse=True)
        kept = [link for link in links if self._keep(link, article_id, seen)]
        same = [link for link in kept if link.kind in _SAME_STORY]
        rest = [link for link in kept if link.kind not in _SAME_STORY]
        return Related(tuple(same[:most]), tuple(rest[:most]))

    def count(self, article_id: str, most: int | None = None) -> int:
        """Return how many links an article has."""
        return len(self.related(article_id, most))

    def _order(self, article_id: str | None) -> tuple[str, str]:
        article = self._articles[article_id or ""]
        return article.when.isoformat(), article.id

    def _keep(self, link: Relation, article_id: str, seen: set[str]) -> bool:
        target = link.id or link.url
        if target is None or target in seen:
            return False
        if link.id is not None:
            other = self._articles.get(link.id)
            if other is None or article_id in other.fields.not_related:
                return False
        seen.add(target)
        return True

    def duplicates(self, article_id: str) -> tuple[str, ...]:  # noqa: ARG002 - pins name none
        """Return nothing: pins fold no copies."""
        return ()

    def leader(self, article_id: str) -> str:
        """Return the article itself: nothing folds."""
        return article_id

    def thread(self, article_id: str) -> tuple[str, ...]:  # noqa: ARG002 - pins name none
        """Return nothing: pins make no threads."""
        return ()

    def thread_title(self, article_id: str) -> str:  # noqa: ARG002 - pins make no threads
        """Return nothing."""
        return ""

    def topics_near(self, slug: str) -> tuple[NearTopic, ...]:
        """Return the topics that share stories with this one, by how many, then by slug."""
        ranked = sorted(self._shared[slug].items(), key=lambda pair: (-pair[1], pair[0]))
        return tuple(NearTopic(other, count) for other, count in ranked)
