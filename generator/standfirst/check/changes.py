"""Rules about a change: what must not alter silently once readers have it.

They see two states of a desk, and nothing of git: where both come from is the caller's matter.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from pathlib import Path

from standfirst.check.catalogue import RULES
from standfirst.check.changed_words import field_changes, proof_changes
from standfirst.check.findings import Finding, Report
from standfirst.check.levels import sort_out
from standfirst.check.links import same_page
from standfirst.check.moved import Move, Sides
from standfirst.source import Article, Edition, Library, Status, Topic
from standfirst.source.locate import Locator
from standfirst.text import fold


def check_changes(
    base: Library,
    head: Library,
    content: Path,
    cutoff: datetime,
    *,
    base_content: Path | None = None,
    there: Collection[str] = (),
) -> Report:
    """Return what a change did that readers must be told, in the order of files, at the head desk's own levels.

    `base` and `head` are both states, each with its evidence readable while this runs; either may hold a part of its
    desk, as long as it holds all files that differ. `content` is the head's content folder, where places are found
    (line and column of the value that changed); of a file that is gone the finding names the base's file, at a place
    found below `base_content` where that is given and else at its first line. `cutoff` is the time at which something
    counts as published. `there` are files of the head by folder and stem, such as `articles/pier-closed`, that may not
    be readable: of these nothing is said to be gone. What the head's file allows (`x_allow`) stands apart.
    Pure: nothing is written.
    """
    sides = Sides(base, head, content, cutoff, Locator(content), Locator(base_content) if base_content else None)
    moves = _moves(sides)
    found = [*_stories(sides, moves, there), *_editions(sides, moves, there), *_topics(sides, there)]
    told = sort_out(found, head, RULES)
    return Report(told.findings, told.allowed)


# Stories


def _moves(sides: Sides) -> dict[str, Move]:
    """Return what became of each of the base's stories; one that has a new id is found again.

    It is the same story when the new file names the old id in `formerly`, or has the same address of its source, or
    the same body.
    """
    base, head = sides.base.articles, sides.head.articles
    came = [article for id_, article in head.items() if id_ not in base]
    named = {old: article for article in head.values() for old in article.fields.formerly}
    by_url = {same_page(article.fields.url): article for article in came if article.fields.url}
    bodies: dict[str, Article] | None = None
    moves: dict[str, Move] = {}
    for id_, before in base.items():
        after = head.get(id_) or named.get(id_)
        told = after is not None
        if after is None and came:
            after = by_url.get(same_page(before.fields.url)) if before.fields.url else None
            if after is None and (body := sides.base.evidence.body(id_)):
                if bodies is None:
                    bodies = {text: one for one in came if (text := sides.head.evidence.body(one.id))}
                after = bodies.get(body)
        moves[id_] = Move(before, after, told=told)
    return moves


def _stories(sides: Sides, moves: Mapping[str, Move], there: Collection[str]) -> Iterator[Finding]:
    for move in moves.values():
        before, after = move.before, move.after
        had = before.published(sides.cutoff) or before.withdrawn(sides.cutoff)
        if after is None:
            if had and f"articles/{before.id}" not in there:
                message = f"readers had `{before.id}`, and its file is gone"
                remedy = "bring the file back and run `standfirst withdraw`, which leaves a word at its address"
                yield sides.gone("story-deleted", message, before.file, remedy)
            continue
        if had:
            yield from _address(sides, move, after)
        if before.published(sides.cutoff) and after.published(sides.cutoff):
            yield from field_changes(sides, before, after)
        yield from proof_changes(sides, before, after)


def _address(sides: Sides, move: Move, after: Article) -> Iterator[Finding]:
    """Yield a finding where an address that a story has, or had once, no longer leads to it."""
    before = move.before
    lost = [id_ for id_ in before.fields.formerly if id_ not in {*after.fields.formerly, after.id}]
    for id_ in (id_ for id_ in lost if id_ not in sides.head.articles and id_ not in _named(sides)):
        message = f"`{id_}` led here, and nothing leads here from that address any more"
        yield sides.finding("id-lost", message, after.file, ("formerly",), f"put `- {id_}` back below `formerly`")
    if not move.told:
        message = f"it was `{before.id}`, and nothing leads here from that address"
        remedy = f"add `- {before.id}` below `formerly`, or give the file its old name back"
        yield sides.finding("id-lost", message, after.file, (), remedy)
    elif before.address != after.address and before.address is not None and after.address is not None:
        was, is_ = ("/".join(address) for address in (before.address, after.address))
        message = f"its address was in {was} and is in {is_}, and nothing leads from one to the other"
        yield sides.finding("id-lost", message, after.file, (), f"move the file back into articles/{was}/")
    if not (after.published(sides.cutoff) or after.withdrawn(sides.cutoff)):
        held = after.fields.status in {Status.PUBLISHED, Status.WITHDRAWN}
        why = f"held back until {after.fields.publish_date}" if held else str(after.fields.status)
        message = f"readers had it, and it is not published any more ({why})"
        remedy = "publish it, or run `standfirst withdraw`, which leaves a word of explanation"
        path = ("publish_date",) if held else ("status",)
        yield sides.finding("story-deleted", message, after.file, path, remedy)


def _named(sides: Sides) -> frozenset[str]:
    return frozenset(old for article in sides.head.articles.values() for old in article.fields.formerly)


# Editions and topics


def _editions(sides: Sides, moves: Mapping[str, Move], there: Collection[str]) -> Iterator[Finding]:
    for id_, before in sides.base.editions.items():
        if not before.published(sides.cutoff):
            continue
        after = sides.head.editions.get(id_)
        if after is None and f"editions/{id_}" in there:
            continue
        if after is None:
            remedy = "bring it back: letters and feeds link to it"
            yield sides.gone("edition-changed", f"readers had the edition `{id_}`, and it is gone", before.file, remedy)
        elif not after.published(sides.cutoff):
            published = after.fields.status == "published"
            why = f"dated {after.fields.date}" if published else str(after.fields.status)
            message = f"readers had it, and it is not published any more ({why})"
            path = ("date",) if published else ("status",)
            yield sides.finding("edition-changed", message, after.file, path, "publish it again")
        else:
            yield from _selection(sides, moves, before, after)


def _selection(sides: Sides, moves: Mapping[str, Move], before: Edition, after: Edition) -> Iterator[Finding]:
    """Yield a finding where an edition's stories are others, or in another order; a story's new id is no change."""
    now = {id_: move.after.id for id_, move in moves.items() if move.after is not None}
    was = [now.get(story.id, story.id) for story in before.fields.stories]
    noted = [now.get(id_, id_) for id_ in before.fields.also_noted]
    for name, old, new in (
        ("stories", was, [story.id for story in after.fields.stories]),
        ("also_noted", noted, list(after.fields.also_noted)),
    ):
        if old == [now.get(id_, id_) for id_ in new]:  # an old id that still stands there has a finding of its own
            continue
        came, went = [id_ for id_ in new if id_ not in old], [id_ for id_ in old if id_ not in new]
        said = [f"has `{'`, `'.join(came)}` now"] if came else []
        said += [f"has `{'`, `'.join(went)}` no more"] if went else []
        message = f"the edition {' and '.join(said)}" if said else "the stories are in another order"
        place = next((n for n, id_ in enumerate(new) if n >= len(old) or old[n] != id_), None)
        path: tuple[str | int, ...] = (name,) if place is None else (name, place)
        remedy = "put them back as readers had them; what came later belongs into the next edition"
        yield sides.finding("edition-changed", message, after.file, path, remedy)


def _topics(sides: Sides, there: Collection[str]) -> Iterator[Finding]:
    kept = {old for topic in sides.head.topics.values() for old in topic.fields.formerly} | sides.head.topics.keys()
    came = [topic for slug, topic in sides.head.topics.items() if slug not in sides.base.topics]
    for slug, before in sides.base.topics.items():
        for old in before.fields.formerly:
            if old not in kept and (after := sides.head.topics.get(slug)) is not None:
                message = f"`{old}` led here, and nothing leads here from that address any more"
                remedy = f"put `- {old}` back below `formerly`"
                yield sides.finding("topic-lost", message, after.file, ("formerly",), remedy)
        if slug not in kept and f"topics/{slug}" not in there:
            likely = next((topic for topic in came if _alike(before, topic)), None)
            message = f"the topic `{slug}` is gone, and nothing leads from its address"
            if likely is not None:
                message += f"; it seems to be `{likely.slug}` now"
            where = f"of {likely.file}" if likely is not None else "of the topic that has its stories now"
            yield sides.gone("topic-lost", message, before.file, f"add `- {slug}` to `formerly` {where}")


def _alike(before: Topic, after: Topic) -> bool:
    """Tell whether a topic that came is one that went: it has its name, or its introduction."""
    names = {fold(name) for name in (after.fields.title, *after.fields.aliases)}
    return fold(before.fields.title) in names or bool(before.introduction and before.introduction == after.introduction)
