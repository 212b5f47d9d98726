"""Topics near a topic: by the stories that both have, then by stories of the one that are near stories of the other."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping

from standfirst.relate.index import Index
from standfirst.relate.relations import NearTopic
from standfirst.relate.vectors import UNIT

LINKS_ENOUGH = 2
"""Topics that share no story are near from two links between their stories on."""

_WHOLE = 1_000_000


def near_topics(index: Index, *, same_story: float) -> Mapping[str, tuple[NearTopic, ...]]:
    """Return the topics near each topic, nearest first, then by slug.

    A story that two topics share counts 1, a link of the same story between two of theirs half; either against the
    topics' sizes, so that a topic of everything is not near everything.
    """
    corpus = index.corpus
    sizes: Counter[str] = Counter()
    shared: dict[str, Counter[str]] = defaultdict(Counter)
    linked: dict[str, Counter[str]] = defaultdict(Counter)
    floor = round(same_story * UNIT)
    for slot in corpus.taken.tolist():
        topics = corpus.text(slot).topics
        sizes.update(topics)
        for topic in topics:
            shared[topic].update(topics - {topic})
        near = index.scored[slot]
        for other in near.others[near.values >= floor].tolist():
            beyond = corpus.text(other).topics - topics
            for topic in topics - corpus.text(other).topics:
                linked[topic].update(beyond)
    found: dict[str, tuple[NearTopic, ...]] = {}
    for topic in sorted(sizes):
        ranked = []
        for other in shared[topic].keys() | linked[topic].keys():
            stories, links = shared[topic][other], linked[topic][other]
            if stories or links >= LINKS_ENOUGH:
                nearness = int(_WHOLE * (2 * stories + links)) // math.isqrt(sizes[topic] * sizes[other] * 4)
                ranked.append((-nearness, other, NearTopic(other, stories, links)))
        found[topic] = tuple(near for _, _, near in sorted(ranked, key=lambda row: row[:2]))
    return found
