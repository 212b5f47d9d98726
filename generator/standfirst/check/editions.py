"""Rules about topics' and editions' references."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from standfirst.check.findings import Finding
from standfirst.check.scene import Scene
from standfirst.source import Article, Edition, Status
from standfirst.source.schema.validate import nearest


def rules(scene: Scene) -> Iterator[Finding]:
    """Yield what is wrong with editions and topics."""
    for edition in scene.library.editions.values():
        yield from _stories(scene, edition)
        yield from _quote(scene, edition)
    yield from _twice(scene)
    for topic in scene.library.topics.values():
        for place, id_ in enumerate(topic.fields.pinned):
            if id_ not in scene.library.articles and not scene.library.unread("articles", id_):
                yield _nowhere(scene, topic.file, ("pinned", place), id_, "article", sorted(scene.library.articles))
        parent = topic.fields.parent
        if parent is not None and parent not in scene.library.topics and not scene.library.unread("topics", parent):
            yield _nowhere(scene, topic.file, ("parent",), parent, "topic", sorted(scene.library.topics))


def _twice(scene: Scene) -> Iterator[Finding]:
    """Yield what a list has twice, as after a merge of two edits that added the same."""
    library = scene.library
    lists: list[tuple[str, bool, str, list[str | None]]] = []
    for article in library.articles.values():
        fields, draft = article.fields, article.fields.status is not Status.PUBLISHED
        lists.append((article.file, draft, "topics", [*fields.topics]))
        lists.append((article.file, draft, "related", [pin.id or pin.url for pin in fields.related]))
        lists.append((article.file, draft, "not_related", [*fields.not_related]))
    lists += [(topic.file, False, "pinned", [*topic.fields.pinned]) for topic in library.topics.values()]
    for edition in library.editions.values():
        draft = edition.fields.status != "published"
        lists.append((edition.file, draft, "stories", [story.id for story in edition.fields.stories]))
        lists.append((edition.file, draft, "also_noted", [*edition.fields.also_noted]))
    for file, draft, name, ids in lists:
        seen: set[str] = set()
        for place, id_ in enumerate(ids):
            if id_ is not None and id_ in seen:
                message = f"`{id_}` stands twice in `{name}`"
                yield scene.finding("listed-twice", message, file, (name, place), remedy="delete one", draft=draft)
            seen.add(id_ or "")


def _nowhere(scene: Scene, file: str, path: tuple[str | int, ...], id_: str, kind: str, known: list[str]) -> Finding:
    near = nearest(id_, known)
    remedy = f"did you mean `{near}`?" if near else "drop it"
    return scene.finding("reference-unknown", f"there is no {kind} `{id_}`", file, path, remedy=remedy)


def _stories(scene: Scene, edition: Edition) -> Iterator[Finding]:
    fields, draft = edition.fields, edition.fields.status != "published"
    named: list[tuple[tuple[str | int, ...], str]] = [(("stories", n), s.id) for n, s in enumerate(fields.stories)]
    named += [(("also_noted", n), id_) for n, id_ in enumerate(fields.also_noted)]
    if fields.lead is not None:
        named.append((("lead",), fields.lead))
    for path, id_ in named:
        article = scene.library.articles.get(id_)
        if article is None and scene.library.unread("articles", id_):
            continue  # its own file's findings say what keeps it from being read
        if article is None and (now := scene.library.renamed(id_)):
            message, remedy = f"the article `{id_}` is called `{now}` now", f"write `{now}`"
            yield scene.finding("edition-story-unknown", message, edition.file, path, remedy=remedy, draft=draft)
            continue
        if article is None:
            near = nearest(id_, sorted(scene.library.articles))
            remedy = f"did you mean `{near}`?" if near else "write the article, or drop it"
            message = f"there is no article `{id_}`"
            yield scene.finding("edition-story-unknown", message, edition.file, path, remedy=remedy, draft=draft)
        elif not draft and not article.published(scene.cutoff) and article.fields.status is not Status.WITHDRAWN:
            message = f"readers do not have `{id_}` ({_why(article, scene.cutoff)})"
            yield scene.finding("edition-story-unpublished", message, edition.file, path, remedy="publish or drop it")


def _why(article: Article, cutoff: datetime) -> str:
    if article.fields.status is Status.PUBLISHED:
        embargoed = article.embargoed(cutoff)
        return f"from {article.fields.publish_date}" if embargoed else f"expired on {article.fields.expiry_date}"
    return str(article.fields.status)


def _quote(scene: Scene, edition: Edition) -> Iterator[Finding]:
    quote = edition.fields.quote
    if quote is None:
        return
    article = scene.library.articles.get(quote.id)
    if article is None and scene.library.unread("articles", quote.id):
        return
    if article is None or quote.text not in [own.text for own in article.fields.quotes]:
        message = f"the quote of the edition is none of the quotes of `{quote.id}`"
        remedy = "copy its text from that article's quotes"
        draft = edition.fields.status != "published"
        yield scene.finding("edition-story-unknown", message, edition.file, ("quote",), remedy=remedy, draft=draft)
