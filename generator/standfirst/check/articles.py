"""Rules about articles: what they refer to, and when they are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from standfirst.check.changed_words import corrected_field
from standfirst.check.findings import Finding
from standfirst.check.scene import Scene
from standfirst.source import Article, Name, Status
from standfirst.source.schema import ArticleFields
from standfirst.source.schema.validate import nearest
from standfirst.text import is_slug


def rules(scene: Scene) -> Iterator[Finding]:
    """Yield what is wrong with articles."""
    for article in scene.library.articles.values():
        draft = article.fields.status not in {Status.PUBLISHED, Status.WITHDRAWN}
        yield from _topics(scene, article, draft=draft)
        yield from _related(scene, article, draft=draft)
        yield from _names(scene, article, draft=draft)
        yield from _dates(scene, article, draft=draft)
        yield from _corrections(scene, article, draft=draft)


def _corrections(scene: Scene, article: Article, *, draft: bool) -> Iterator[Finding]:
    names = [*(field.alias or name for name, field in ArticleFields.model_fields.items()), "body"]
    for place, entry in enumerate(article.fields.corrections):
        if corrected_field(entry.field) not in names:
            near = nearest(corrected_field(entry.field), names)
            remedy = f"did you mean `{near}`?" if near else "name the field that was wrong, such as `summary`"
            message, path = f"the file has no field `{entry.field}`", ("corrections", place, "field")
            yield scene.finding("correction-field", message, article.file, path, remedy=remedy, draft=draft)


def _topics(scene: Scene, article: Article, *, draft: bool) -> Iterator[Finding]:
    for place, slug in enumerate(article.fields.topics):
        if slug not in scene.library.topics and not scene.library.unread("topics", slug):
            near = nearest(slug, sorted(scene.library.topics))
            remedy = f"did you mean `{near}`?" if near else f"write topics/{slug}.md, or drop it"
            message = f"there is no topic `{slug}`"
            yield scene.finding("topic-unknown", message, article.file, ("topics", place), remedy=remedy, draft=draft)


def _related(scene: Scene, article: Article, *, draft: bool) -> Iterator[Finding]:
    pins = [("related", place, pin.id) for place, pin in enumerate(article.fields.related)]
    bans = [("not_related", place, id_) for place, id_ in enumerate(article.fields.not_related)]
    for name, place, id_ in [*pins, *bans]:
        if id_ is not None and id_ not in scene.library.articles and not scene.library.unread("articles", id_):
            near = scene.library.renamed(id_) or nearest(id_, sorted(scene.library.articles))
            remedy = f"did you mean `{near}`?" if near else "drop it, or pin url and title"
            message = f"there is no article `{id_}`"
            yield scene.finding("reference-unknown", message, article.file, (name, place), remedy=remedy, draft=draft)
    for place, pin in enumerate(article.fields.related):
        proposed = "related" in article.fields.proposed and pin.title
        if pin.id is None and not (pin.url and pin.title) and not proposed:
            message, remedy = "a pin needs an id, or a url and a title", "add the address, or delete the story"
            yield scene.finding(
                "reference-unknown", message, article.file, ("related", place), remedy=remedy, draft=draft
            )


def _names(scene: Scene, article: Article, *, draft: bool) -> Iterator[Finding]:
    """Yield slips: a value that is written as a key and is none. A name in full is only unknown."""
    library = scene.library
    named: list[tuple[tuple[str | int, ...], Name, list[str]]] = []
    people, organisations = sorted(library.people.entries), sorted(library.organisations.entries)
    named += [(("people", n), name, people) for n, name in enumerate(article.people)]
    named += [(("organisations", n), name, organisations) for n, name in enumerate(article.organisations)]
    named += [(("quotes", n, "speaker"), name, [*people, *organisations]) for n, name in enumerate(article.speakers)]
    if article.publisher:
        named.append((("publisher",), article.publisher, sorted(library.publishers.entries)))
    for path, name, keys in named:
        if not keys and scene.library.unread_registry(name.kind):
            continue
        if name.key is None and "-" in name.name and is_slug(name.name):
            near = nearest(name.name, keys)
            remedy = f"did you mean `{near}`?" if near else "add it to the registry, or write the name in full"
            message = f"no registry has the key `{name.name}`"
            yield scene.finding("reference-unknown", message, article.file, path, remedy=remedy, draft=draft)


def _dates(scene: Scene, article: Article, *, draft: bool) -> Iterator[Finding]:
    date = article.fields.date
    if date is None or article.embargoed(scene.cutoff):
        return
    # A bare date sorts at its day's end, so today's stories are up to a day ahead of the clock.
    slack = timedelta(days=1) if date.clock is None else timedelta(0)
    if article.when - slack > scene.cutoff:
        message = f"`date` is {date}, after this check's time {scene.cutoff:%Y-%m-%d %H:%M} UTC"
        remedy = "correct it, or set `publish_date` for an embargo"
        yield scene.finding("date-future", message, article.file, ("date",), remedy=remedy, draft=draft)
