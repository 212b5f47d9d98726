"""Which of the desk's topics a story belongs to: those that it names, then those of the stories most like it."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from standfirst.clip.clipping import Told
from standfirst.clip.proposing.mentions import Mention, Names, mentions
from standfirst.source import Article, Library

MOST = 3
"""Topics that are proposed for one story."""

_NEIGHBOURS = 8
_FEWEST = 2
_LIKEST = 0.1
_SHARE = 0.5
_CLEAR_SHARE = 0.6
"""How many of the most alike stories vote; how many of them a topic needs; how alike the best of these is at least
(cosine; the others half of that); what share of all votes, weighed by likeness, it needs to be proposed, and to be
called clear.

Measured leaving one out. The sample desk's 45 stories, whose own names were known: precision .88 at recall .69, and
none of 186 stories from elsewhere got one of its topics. Development snippets of allsides, one topic each: .93 at .64;
where all others of the same event are left out too, .76 at .44. With a share of .4 precision is .04, .07 and .12
lower."""

_STEM = 6
"""Letters of a word that are compared: endings come off alike in every language that has them, without its rules."""
_WORD = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+|[^\\W\\d_]{3,}")
_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_HEADED = 2
"""What a word of headline or names counts, a word of the summary being one."""


class Story(NamedTuple):
    """What likeness is told by: what the desk's own files say of a story too, so that no body is read."""

    title: str
    text: str
    """Summary and key points."""
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Topics:
    """The desk's topics, ready to be proposed: their names, and its stories as weighed words."""

    names: Names
    slugs: tuple[tuple[str, ...], ...]
    """The topics of each story that votes."""
    weights: Mapping[str, float]
    """How much a word tells, by how few stories have it."""
    stories: Mapping[str, tuple[tuple[int, float], ...]]
    """For each word, the stories that have it and its weight there."""

    @classmethod
    def of(cls, library: Library) -> Topics:
        """Return the topics of a library; stories vote whose topics a person has accepted, for topics with a file."""
        names = {slug: [topic.fields.title, *topic.fields.aliases] for slug, topic in library.topics.items()}
        voting = [(slugs, _terms(_story(article))) for article in _in_order(library) if (slugs := _own(article, names))]
        spread = Counter(term for _, terms in voting for term in terms)
        weights = {term: math.log((len(voting) + 1) / count) for term, count in spread.items()}
        stories: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for number, (_, terms) in enumerate(voting):
            for term, weight in _weighed(terms, weights).items():
                stories[term].append((number, weight))
        return cls(
            Names.of(names),
            tuple(slugs for slugs, _ in voting),
            weights,
            {term: tuple(rows) for term, rows in stories.items()},
        )

    def propose(self, story: Story, body: str) -> tuple[Told, ...]:
        """Return the topics of a story, surest first: named in the headline, named often, those of its neighbours."""
        found = {told.value: told for told in self._named(story.title, body)}
        for told in self._voted(story):
            found.setdefault(told.value, told)
        return tuple(sorted(found.values(), key=lambda told: -told.confidence)[:MOST])

    def _named(self, title: str, body: str) -> list[Told]:
        headed = {mention.key for mention in mentions(title, self.names)}
        counted = {mention.key: mention for mention in mentions(body, self.names)}
        fitting = [counted.get(slug, Mention(slug, 0, 0)) for slug in {*headed, *counted}]
        fitting = [mention for mention in fitting if mention.key in headed or mention.count > 1]
        ranked = sorted(fitting, key=lambda mention: (mention.key not in headed, -mention.count, mention.key))
        return [
            Told(mention.key, 0.95, "the headline names it")
            if mention.key in headed
            else Told(mention.key, 0.85, f"the text names it {mention.count} times")
            for mention in ranked
        ]

    def _voted(self, story: Story) -> list[Told]:
        alike: dict[int, float] = defaultdict(float)
        for term, weight in sorted(_weighed(_terms(story), self.weights).items()):
            for number, other in self.stories[term]:
                alike[number] += weight * other
        near = sorted(alike.items(), key=lambda row: (-round(row[1], 9), row[0]))[:_NEIGHBOURS]
        votes: dict[str, list[float]] = defaultdict(list)
        for number, likeness in near:
            for slug in self.slugs[number]:
                votes[slug].append(likeness)
        whole = sum(likeness for _, likeness in near)
        kept = [
            (round(sum(given) / whole, 6), len(given), slug)
            for slug, given in votes.items()
            if sorted(given)[-_FEWEST:][0] >= _LIKEST / 2 and len(given) >= _FEWEST
            if max(given) >= _LIKEST and sum(given) / whole >= _SHARE
        ]
        return [
            Told(slug, 0.8 if share >= _CLEAR_SHARE else 0.7, f"{count} of the {len(near)} most alike stories have it")
            for share, count, slug in sorted(kept, key=lambda row: (-row[0], row[2]))
        ]


def _in_order(library: Library) -> list[Article]:
    return sorted(library.articles.values(), key=lambda article: article.id)


def _own(article: Article, known: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Return the topics that a person gave an article: a program's own guesses must not vote for more of them."""
    if "topics" in article.fields.proposed:
        return ()
    return tuple(slug for slug in dict.fromkeys(article.fields.topics) if slug in known)


def _story(article: Article) -> Story:
    fields = article.fields
    names = tuple(name.name for name in (*article.people, *article.organisations))
    return Story(fields.title or "", " ".join([fields.summary or "", *fields.key_points]), names)


def _terms(story: Story) -> Counter[str]:
    terms: Counter[str] = Counter()
    for text, weight in ((story.title, _HEADED), (" ".join(story.names), _HEADED), (story.text, 1)):
        for word in _WORD.findall(text.casefold()):
            for term in _stems(word):
                terms[term] += weight
    return terms


def _stems(word: str) -> list[str]:
    if _UNSPACED.match(word):
        return [word[place : place + 2] for place in range(max(1, len(word) - 1))]
    return [word[:_STEM]]


def _weighed(terms: Counter[str], weights: Mapping[str, float]) -> dict[str, float]:
    """Return the words that the library knows, each with its share of a vector of length one.

    Words that it does not know count in the length: a story about something else must not seem alike by the few
    words that are left.
    """
    rarest = max(weights.values(), default=0.0)
    found = {term: (1 + math.log(count)) * weights.get(term, rarest) for term, count in terms.items()}
    length = math.sqrt(math.fsum(value * value for value in found.values()))
    return {term: value / length for term, value in found.items() if term in weights} if length else {}
