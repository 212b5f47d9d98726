"""Rules about addresses that stories and topics had: each leads to one place."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from standfirst.check.findings import Finding
from standfirst.check.scene import Scene
from standfirst.source import Article, Status, Topic

_Former = tuple[str, tuple[str, ...], bool]
"""A file, the old ids that it names, and whether it is a draft."""


def rules(scene: Scene) -> Iterator[Finding]:
    """Yield old ids that another file has, or names as its own old one."""
    library = scene.library
    articles = sorted(library.articles.values(), key=lambda article: article.id)
    topics = sorted(library.topics.values(), key=lambda topic: topic.slug)
    yield from _taken(scene, "article", library.articles, [_of_article(article) for article in articles])
    yield from _taken(scene, "topic", library.topics, [_of_topic(topic) for topic in topics])


def _of_article(article: Article) -> _Former:
    draft = article.fields.status not in {Status.PUBLISHED, Status.WITHDRAWN}
    return article.file, article.fields.formerly, draft


def _of_topic(topic: Topic) -> _Former:
    return topic.file, topic.fields.formerly, False


def _taken(
    scene: Scene, kind: str, known: Mapping[str, Article] | Mapping[str, Topic], formers: Sequence[_Former]
) -> Iterator[Finding]:
    owners: dict[str, str] = {}
    for file, old, draft in formers:
        for place, id_ in enumerate(old):
            other = known.get(id_)
            owner = owners.setdefault(id_, file)
            if other is not None:
                message = f"`{id_}` is the {kind} {other.file}" if other.file != file else f"`{id_}` is its name now"
                remedy = "drop it here, or rename that file" if other.file != file else "drop it"
            elif owner != file:
                message, remedy = f"`{id_}` leads to {owner} already", "drop it in one of the two"
            else:
                continue
            yield scene.finding("formerly-taken", message, file, ("formerly", place), remedy=remedy, draft=draft)
