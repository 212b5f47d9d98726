"""Rules about how stories hang together: pins that lead nowhere, copies apart, topics that a thread has."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from standfirst.check.findings import Finding
from standfirst.check.scene import Scene
from standfirst.relate.relations import COPIED_WITHIN
from standfirst.source import Article, Edition, Status, Topic

LONG_ENOUGH = 3
"""Stories of a thread from which on its topics say something about one of them."""


def rules(scene: Scene) -> Iterator[Finding]:
    """Yield what is wrong, or worth a look, between stories."""
    for article in scene.library.articles.values():
        yield from _pins(scene, article)
        yield from _thread_topics(scene, article)
    for topic in scene.library.topics.values():
        for place, id_ in enumerate(topic.fields.pinned):
            if _unseen(scene, id_):
                yield _unseen_pin(scene, topic.file, ("pinned", place), id_, draft=False)
            elif id_ in scene.library.articles and not _has(scene, id_, topic.slug):
                message = f"`{id_}` is not in `{topic.slug}` for readers, so the pin shows nothing"
                remedy = f"add `- {topic.slug}` to its topics, or drop the pin"
                yield scene.finding("pin-unseen", message, topic.file, ("pinned", place), remedy=remedy)
        yield from _roundup(scene, topic)
    for edition in scene.library.editions.values():
        yield from _told_twice(scene, edition)
    yield from _copies(scene)


def _unseen(scene: Scene, id_: str | None) -> bool:
    """Tell whether an article is there and has no page, now and as far as is known."""
    article = scene.library.articles.get(id_) if id_ else None
    return article is not None and article.fields.status in {Status.PROPOSED, Status.REVIEW}


def _unseen_pin(scene: Scene, file: str, path: tuple[str | int, ...], id_: str, *, draft: bool) -> Finding:
    message = f"readers do not have `{id_}` ({scene.library.articles[id_].fields.status}), so the pin shows nothing"
    return scene.finding("pin-unseen", message, file, path, remedy="publish it, or drop the pin", draft=draft)


def _has(scene: Scene, id_: str, slug: str) -> bool:
    """Tell whether a topic's page has an article, now or once its embargo is over."""
    article = scene.library.articles[id_]
    fields = article.fields
    gone = article.expired(scene.cutoff) or fields.status is Status.WITHDRAWN
    return not gone and slug in fields.topics and "topics" not in fields.proposed


def _roundup(scene: Scene, topic: Topic) -> Iterator[Finding]:
    """Yield the stories that an accepted round-up rests on and that readers no longer have, or never had."""
    roundup = topic.fields.roundup
    if roundup is None or not roundup.accepted:
        return
    for place, id_ in enumerate(roundup.sources):
        article, path = scene.library.articles.get(id_), ("roundup", "sources", place)
        if article is None and scene.library.unread("articles", id_):
            continue
        if article is None:
            message = f"there is no article `{id_}`, on which the round-up rests"
            yield scene.finding("reference-unknown", message, topic.file, path, remedy="correct the id, or drop it")
        elif not article.published(scene.cutoff):
            state = "has expired" if article.expired(scene.cutoff) else f"is not published ({article.fields.status})"
            message = f"the round-up rests on `{id_}`, which {state}"
            remedy = "take out what it says of that story and the id, or the whole round-up"
            yield scene.finding("roundup-source", message, topic.file, path, remedy=remedy)


def _pins(scene: Scene, article: Article) -> Iterator[Finding]:
    if article.fields.status not in {Status.PUBLISHED, Status.REVIEW} or "related" in article.fields.proposed:
        return
    draft = article.fields.status is not Status.PUBLISHED
    for place, id_ in enumerate(article.fields.not_related):
        if id_ == article.id:
            message = "a story cannot be banned from itself"
            yield scene.finding(
                "pin-unseen", message, article.file, ("not_related", place), remedy="drop it", draft=draft
            )
    for place, pin in enumerate(article.fields.related):
        if pin.id is None:
            continue
        if _unseen(scene, pin.id):
            yield _unseen_pin(scene, article.file, ("related", place), pin.id, draft=draft)
        other = scene.library.articles.get(pin.id)
        dates = (article.fields.date, other.fields.date if other else None)
        if pin.rel == "follows" and dates[0] and dates[1] and dates[0].day < dates[1].day:
            message = f"it cannot follow `{pin.id}`, which is of {dates[1]}"
            remedy = f"pin this story from `{pin.id}`, and readers see the link at both"
            yield scene.finding("pin-order", message, article.file, ("related", place), remedy=remedy, draft=draft)
        if pin.id in article.fields.not_related:
            message = f"`{pin.id}` is pinned and banned, so nothing is shown"
            yield scene.finding(
                "pin-unseen", message, article.file, ("related", place), remedy="drop one of them", draft=draft
            )


def _thread_topics(scene: Scene, article: Article) -> Iterator[Finding]:
    """Yield a suggestion for each topic that most others of the article's thread have; copies count once."""
    thread = scene.relations.thread(article.id)
    if len(thread) < LONG_ENOUGH or article.rights == "none":
        return
    told: dict[str, set[str]] = defaultdict(set)
    for id_ in thread:
        told[scene.relations.leader(id_)].update(scene.library.articles[id_].fields.topics)
    told.pop(scene.relations.leader(article.id))
    counts = Counter(slug for topics in told.values() for slug in topics if slug in scene.library.topics)
    own = {slug for topic in article.fields.topics for slug in _line(scene, topic)}
    for slug, count in sorted(counts.items()):
        if 2 * count > len(told) >= LONG_ENOUGH - 1 and not own & {slug, *_line(scene, slug)}:
            title = scene.relations.thread_title(article.id)
            story = f"the running story “{title}”" if title else "its running story"
            message = f"{count} of {len(told)} others in {story} are in `{slug}`, and this one is not"
            remedy = f"add `- {slug}` below `topics` where it belongs there"
            yield scene.finding("thread-topic", message, article.file, ("topics",), remedy=remedy)


def _line(scene: Scene, slug: str) -> set[str]:
    """Return a topic and those above it."""
    found: set[str] = set()
    while slug in scene.library.topics and slug not in found:
        found.add(slug)
        slug = scene.library.topics[slug].fields.parent or ""
    return found or {slug}


def _told_twice(scene: Scene, edition: Edition) -> Iterator[Finding]:
    """Yield the stories of an edition that is not published yet which another of its stories is a copy of."""
    if edition.fields.status == "published":
        return
    seen: dict[str, str] = {}
    named = [(("stories", n), story.id) for n, story in enumerate(edition.fields.stories)]
    named += [(("also_noted", n), id_) for n, id_ in enumerate(edition.fields.also_noted)]
    for path, id_ in named:
        first = seen.setdefault(scene.relations.leader(id_), id_)
        if first != id_:
            message = f"`{id_}` is the same copy as `{first}`, which the edition has"
            remedy = "drop one: its card names the other publisher"
            yield scene.finding("edition-duplicate", message, edition.file, path, remedy=remedy, draft=True)


def _copies(scene: Scene) -> Iterator[Finding]:
    for one, other, share in scene.relations.nearly_copies():
        article = max((scene.library.articles[id_] for id_ in (one, other)), key=lambda a: (a.when, a.id))
        first = one if article.id == other else other
        message = f"it shares {share:.0%} of its wording with `{first}`, and does not fold under it"
        remedy = f"where they are no copies, write `not_related: [{first}]`; "
        if share < scene.library.options.thresholds.duplicate:
            remedy += "where they are, lower `thresholds.duplicate`"
        else:
            message += f": copies fold within {COPIED_WITHIN} days of the one that leads, and share its wording"
            remedy += "where they are, leave it"
        yield scene.finding("duplicate-unfolded", message, article.file, ("title",), remedy=remedy)
