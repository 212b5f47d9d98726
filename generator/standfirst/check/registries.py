"""Rules about what nothing uses: entries, topics and editions that lie forgotten or are misspelt elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

from standfirst.check.findings import Finding
from standfirst.check.scene import Scene
from standfirst.errors import Severity
from standfirst.source.registries import locate_keys


def rules(scene: Scene) -> Iterator[Finding]:
    """Yield a warning for everything that no article uses."""
    library = scene.library
    if any(fault.severity is Severity.ERROR for fault in library.faults):
        return  # what cannot be read may use it
    used: dict[str, set[str]] = {"people": set(), "organisations": set(), "publishers": set()}
    topics: set[str] = set()
    for article in library.articles.values():
        topics.update(article.fields.topics)
        for name in (*article.people, *article.organisations, *article.speakers, article.publisher):
            if name and name.key:
                used[name.kind].add(name.key)
    for slug, topic in library.topics.items():
        if slug not in topics:
            message = f"no article has the topic `{slug}`"
            yield scene.finding("unused-entry", message, topic.file, (), remedy="give it a story, or remove it")
    for edition in library.editions.values():
        if not any(story.id in library.articles for story in edition.fields.stories):
            message = "no story of this edition exists"
            yield scene.finding("unused-entry", message, edition.file, ("stories",), remedy="fill or remove it")
    used["organisations"] |= _employers(scene)
    for registry in (library.people, library.organisations, library.publishers):
        unused = [key for key in registry.entries if key not in used[registry.kind]]
        for key, origin in zip(unused, locate_keys(scene.content, registry.file, unused), strict=True):
            message = f"no article names `{key}`"
            remedy = "remove it, or correct the name where it should be"
            yield Finding("unused-entry", Severity.WARNING, message, origin, remedy)


def _employers(scene: Scene) -> set[str]:
    """Return the keys of organisations that somebody's role names."""
    organisations = scene.library.organisations
    people = scene.library.people.entries.values()
    named = [organisations.resolve(role.organisation) for p in people for role in p.roles if role.organisation]
    return {name.key for name in named if name.key}
