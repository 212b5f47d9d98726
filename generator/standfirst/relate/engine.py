"""All that relate says of a library, from its texts alone: a pure function of content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from standfirst.relate.blocks import Blocks, Limits, blocks
from standfirst.relate.copies import Copies, copies
from standfirst.relate.corpus import Progress
from standfirst.relate.index import Index
from standfirst.relate.near_topics import near_topics
from standfirst.relate.reasons import Reason, Reasons
from standfirst.relate.relations import NearTopic
from standfirst.relate.suggested import nearly_copies
from standfirst.relate.texts import Text
from standfirst.relate.threads import Joined, Threads, threads
from standfirst.relate.titles import compared, thread_title
from standfirst.relate.vectors import UNIT

DEFAULT_LIMITS = Limits()

Said = dict[tuple[bytes, bytes], tuple[Reason, ...]]
"""Reasons that were asked for, by the digests of two articles: they hold for as long as the weights do."""

Titled = dict[tuple[bytes, ...], str]
"""Titles that were asked for, by the digests of the articles on which they hang."""

_SAID = 40
"""Reasons that are kept for each article, before those of articles that are no more are forgotten."""


@dataclass(frozen=True, slots=True, eq=False)
class Remembered:
    """What an engine leaves to the next one."""

    index: Index
    joined: Joined
    said: Said
    titled: Titled


@dataclass(frozen=True, eq=False)
class Engine:
    """The links, copies, threads and near topics of a library. Pins and bans are not known here.

    The same texts give the same answers, in whatever order they are given, on however many threads, and whether or
    not an engine made before was at hand. `joined` is kept for the next engine alone.
    """

    index: Index
    copies: Copies
    threads: Threads
    limits: Limits
    joined: Joined
    said: Said
    titled: Titled

    @classmethod
    def of(
        cls,
        texts: Iterable[Text],
        *,
        limits: Limits = DEFAULT_LIMITS,
        preferred: Mapping[str, int] | None = None,
        before: Engine | Remembered | None = None,
        progress: Progress | None = None,
    ) -> Engine:
        """Return the engine of the texts that readers may see.

        `preferred` ranks publishers for which of several copies leads, the lowest first. With the engine of other
        texts made `before`, only what differs is worked out. The ids of texts pass through `progress` while these are
        read, where all have to be. Raises `ValueError` where two texts have one id.
        """
        index = Index.of(texts, before.index if before else None, progress)
        joined: Joined = dict(before.joined) if before else {}
        folded = copies(index, fold=limits.duplicate, preferred=preferred)
        told = threads(index, join=limits.thread, known=joined)
        return cls(index, folded, told, limits, joined, *(_still_true(before, index) if before else ({}, {})))

    def links(self, id_: str) -> Blocks:
        """Return an article's links; raises `KeyError` for an unknown id, as all below do."""
        return blocks(self.index, self.copies, id_, self.limits)

    def reasons(self, id_: str, other: str) -> tuple[Reason, ...]:
        """Return why two articles are linked."""
        corpus = self.index.corpus
        key = corpus.text(corpus.slots[id_]).digest, corpus.text(corpus.slots[other]).digest
        if key not in self.said:
            self.said[key] = self._reasons.between(id_, other)
        return self.said[key]

    def ranked(self, id_: str, most: int) -> list[tuple[str, float]]:
        """Return the `most` articles nearest to one, with their scores, whatever the limits."""
        return self.index.ranked(id_, most)

    def duplicates(self, id_: str) -> tuple[str, ...]:
        """Return the other articles of the same copy; the leader first where `id_` is not the leader."""
        return tuple(other for other in self.copies.group(id_) if other != id_)

    def nearly_copies(self) -> list[tuple[str, str, float]]:
        """Return pairs of ids that share wording and do not fold, with the share of it."""
        return nearly_copies(self.index, self.copies)

    def thread(self, id_: str) -> tuple[str, ...]:
        """Return the running story that an article is in, oldest first, or nothing."""
        return self.threads.thread(id_)

    def thread_title(self, id_: str) -> str:
        """Return a title for the running story that an article is in, from words that its articles share."""
        return self.title(self.threads.thread(id_))

    def title(self, ids: Sequence[str]) -> str:
        """Return a title for articles from words that most of them share; empty for fewer than two."""
        slots = compared(self.index, ids)
        if not slots:
            return ""
        key = tuple(self.index.corpus.text(slot).digest for slot in slots)
        if key not in self.titled:
            self.titled[key] = thread_title(self._reasons, slots[0], slots[1:])
        return self.titled[key]

    def topics_near(self, slug: str) -> tuple[NearTopic, ...]:
        """Return the topics near one, nearest first."""
        return self._near_topics.get(slug, ())

    @cached_property
    def _reasons(self) -> Reasons:
        return Reasons(self.index.corpus, self.index.scored, round(self.limits.background * UNIT))

    @cached_property
    def _near_topics(self) -> Mapping[str, tuple[NearTopic, ...]]:
        return near_topics(self.index, same_story=self.limits.same_story)


def _still_true(before: Engine | Remembered, index: Index) -> tuple[Said, Titled]:
    """Return what was said before, where the weights are the same."""
    if before.index.corpus.learnt is not index.corpus.learnt:
        return {}, {}
    if len(before.said) > _SAID * (len(index.corpus) + 25):
        living = {index.corpus.text(slot).digest for slot in index.corpus.taken.tolist()}
        return (
            {key: reasons for key, reasons in before.said.items() if living.issuperset(key)},
            {key: title for key, title in before.titled.items() if living.issuperset(key)},
        )
    return before.said, before.titled
