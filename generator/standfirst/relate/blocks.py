"""The two blocks of an article's page: the same story, and background. As many links as are near enough."""

from __future__ import annotations

from dataclasses import dataclass

from standfirst.relate.copies import FOLD, Copies
from standfirst.relate.index import Index
from standfirst.relate.relations import RelationKind
from standfirst.relate.scoring import BY_ONE_NAME
from standfirst.relate.texts import Text
from standfirst.relate.threads import JOIN
from standfirst.relate.vectors import UNIT

SAME_STORY, BACKGROUND = 0.40, 0.15
"""From which score on an article is of the same story, or background to it.

Measured (docs/relate.md): at .40 about 19 in 20 links between full articles are right.
"""

ONE_EVENT = 2
"""Days within which two articles of one story report the same event; after that one follows the other."""


@dataclass(frozen=True, slots=True)
class Limits:
    """From which scores on (0 to 1) articles are linked, folded and threaded."""

    same_story: float = SAME_STORY
    background: float = BACKGROUND
    duplicate: float = FOLD
    thread: float = JOIN


@dataclass(frozen=True, slots=True)
class Link:
    """An article near another: how near, from 0 to 1, and what it is to it."""

    id: str
    score: float
    kind: RelationKind


@dataclass(frozen=True, slots=True)
class Blocks:
    """An article's links, the nearest first; among equals the newest, then by id."""

    same_story: tuple[Link, ...] = ()
    background: tuple[Link, ...] = ()


def blocks(index: Index, copies: Copies, id_: str, limits: Limits) -> Blocks:
    """Return an article's links; of copies one is shown, the leader where it is near, and none of the article itself.

    Raises `KeyError` for an unknown id.
    """
    corpus = index.corpus
    text, near = corpus.text(corpus.slots[id_]), index.scored[corpus.slots[id_]]
    hours = corpus.hours
    found = [
        (-value, -int(hours[slot]), corpus.text(slot))
        for slot, value in zip(near.others.tolist(), near.values.tolist(), strict=True)
        if value >= round(min(limits.background, limits.same_story) * UNIT)
    ]
    found.sort(key=lambda row: (row[0], row[1], row[2].id))
    ids = {other.id for _, _, other in found}
    seen = {copies.leaders.get(id_, id_)}
    same: list[Link] = []
    background: list[Link] = []
    for value, _, other in found:
        leader = copies.leaders.get(other.id, other.id)
        if leader in seen or (leader != other.id and leader in ids):
            continue  # of copies the leader's own place counts
        seen.add(leader)
        abroad = text.tongue != other.tongue and -value <= round(BY_ONE_NAME * UNIT)
        into = background if abroad or -value < round(limits.same_story * UNIT) else same
        into.append(Link(other.id, -value / UNIT, _kind(text, other, same=into is same)))
    return Blocks(tuple(same), tuple(background))


def _kind(text: Text, other: Text, *, same: bool) -> RelationKind:
    """Return what a link leads to: `text` follows `other`, is followed by it, reports the same, or has it behind it."""
    later = 0 if text.hours is None or other.hours is None else text.hours - other.hours
    if not same:
        return "background-to" if later < 0 else "background"
    if abs(later) < 24 * ONE_EVENT:
        return "same-event"
    return "follows" if later > 0 else "followed-by"
