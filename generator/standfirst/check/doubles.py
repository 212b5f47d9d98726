"""Rules about what is there twice: one page at two stories, one story at two addresses, one person under two keys."""

from __future__ import annotations

from collections.abc import Iterator

from standfirst.check.findings import Finding
from standfirst.check.links import same_page
from standfirst.check.scene import Scene
from standfirst.check.texts import is_draft
from standfirst.source import Article, Status
from standfirst.source.registries import locate_keys
from standfirst.text import fold, shorten

_SHOWN = 80


def rules(scene: Scene) -> Iterator[Finding]:
    """Yield stories and entries that are there twice."""
    yield from _stories(scene)
    yield from _entries(scene)


def _stories(scene: Scene) -> Iterator[Finding]:
    by_url: dict[str, Article] = {}
    by_title: dict[tuple[str, str, object], Article] = {}
    # The finding is about the one that came later: what readers have had for long stays as it is.
    order = sorted(scene.library.articles.values(), key=lambda article: (is_draft(article), article.when, article.id))
    for article in order:
        fields = article.fields
        if fields.status is Status.WITHDRAWN:
            continue
        draft = is_draft(article)
        if fields.url:
            first = by_url.setdefault(same_page(fields.url, part=True), article)
            if first is not article:
                message = f"`{first.id}` has this address too"
                remedy = f"keep one of the two files, with the other's id in `formerly` ({first.file})"
                yield scene.finding("url-duplicate", message, article.file, ("url",), remedy=remedy, draft=draft)
                continue
        if fields.title and fields.date and article.publisher:
            publisher = article.publisher.key or fold(article.publisher.name)
            first = by_title.setdefault((fold(fields.title), publisher, fields.date.day), article)
            banned = article.id in first.fields.not_related or first.id in fields.not_related
            if first is not article and not banned:
                message = f"`{first.id}` has this headline, publisher and day too"
                remedy = f"keep one of the two files, or write `not_related: [{first.id}]`"
                yield scene.finding("story-duplicate", message, article.file, ("title",), remedy=remedy, draft=draft)


def _entries(scene: Scene) -> Iterator[Finding]:
    """Yield entries that point to the page of another; equal names are told when a registry is read."""
    for registry in (scene.library.people, scene.library.organisations):
        seen: dict[str, str] = {}
        twice: dict[str, tuple[str, str]] = {}
        for key, entry in registry.entries.items():
            for address in entry.same_as:
                first = seen.setdefault(same_page(address), key)
                if first != key:
                    twice.setdefault(key, (first, address))
        for (key, (first, address)), origin in zip(
            twice.items(), locate_keys(scene.content, registry.file, twice), strict=True
        ):
            message = f"`{key}` and `{first}` are both {shorten(address, _SHOWN)}"
            remedy = f"keep one entry, with the other's name in `aliases`, or correct `same_as` of `{key}`"
            yield Finding("entry-duplicate", scene.rules["entry-duplicate"].severity, message, origin, remedy)
