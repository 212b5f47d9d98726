"""A round-up out of the sentences of several stories, word for word, each with the story that it is from.

Sentences are chosen together and not one by one: what counts is what they say as a whole. Words that several stories
have weigh by how many (support); words of the headlines weigh most; length costs, the less the more there is to tell.
Nothing is said twice, because a word counts once.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TypeVar

from standfirst.summarise.verbatim import length_of, stands_alone
from standfirst.text import sentence_spans

WORDS = 80
"""Words of a round-up at most."""

SUPPORT, RUNS, HEADLINES = 0.15, 0.10, 0.43
"""What the shares weigh that a choice has of the words and pairs of words that stories share, and of the headlines'.

Fitted with the two below on 1,565 round-ups that editors wrote of three articles each (benchmarks/roundup.py).
"""

OPENING, BREADTH, MANY = 0.15, 0.15, 4
"""What it weighs that sentences open their stories and come from several, where there are as many as `MANY`.

The round-ups that the rest was fitted on are each of one event, and gain nothing by it; a topic's month has several.
"""

LENGTH, ROOM = 0.16, 0.094
"""What a round-up of all its words costs, and what of it is given back for every 160 words that the stories have."""

AGAIN = 0.6
"""A sentence of which more words than this share stand in one that is chosen says that again."""

_WHOLE, _MOST_ROOM = 160, 2.5

_CUT = 6
"""Letters by which words are told apart: endings go in most languages, and no table of a language is needed."""

_WORD = re.compile(r"\w+")
_UNSPACED = re.compile("[\u0e00-\u0eff\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff]")

Item = TypeVar("Item", bound=Hashable)

BEGINNINGS = 12
"""How many sentences, the best alone, are tried as the first of a choice."""

MOST_READ = 400
"""Sentences that are weighed at most; the first of each story before the second of any."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a story says: `text` is plain. Stories with one `copy` are the same copy, and count once.

    What stories of one `publisher` share counts as one publisher's; without a name each counts as its own.
    """

    id: str
    title: str
    text: str
    copy: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Selected:
    """A sentence of a story's text: `text` is `text[start:end]` of it."""

    id: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence that may be chosen, by the place of its story and its own, with its words and pairs of words."""

    story: int
    place: int
    selected: Selected
    words: int
    terms: frozenset[str]
    pairs: frozenset[tuple[str, str]]


def compile_sentences(stories: Iterable[Told], *, words: int = WORDS) -> tuple[Selected, ...]:
    """Return sentences of the stories with at most `words` words in all, in the order of the stories and their texts.

    Of stories that are one copy the first is read. Empty where no sentence is short enough and stands alone.
    """
    read = _first_of_copies(stories)
    sentences = _sentences(read, words)
    if not sentences:
        return ()
    scale = _Scale.of(read, sentences, words)
    begins = [number for number, sentence in enumerate(sentences) if scale.allows(sentence, ())]
    alone = sorted(begins or range(len(sentences)), key=lambda number: (-scale.value([sentences[number]]), number))
    tried = [_grown(scale, sentences, number, words) for number in alone[:BEGINNINGS]]
    best = min(tried, key=lambda chosen: (-scale.value([sentences[number] for number in chosen]), chosen))
    return tuple(sentences[number].selected for number in best)


def _grown(scale: _Scale, sentences: Sequence[_Sentence], first: int, words: int) -> list[int]:
    """Return a choice that begins with one sentence and takes, as long as there is one, what adds most to it."""
    chosen = [first]
    while (added := _next(scale, sentences, chosen, words)) is not None:
        chosen.append(added)
    return sorted(chosen)


def _first_of_copies(stories: Iterable[Told]) -> list[Told]:
    found: dict[str, Told] = {}
    for story in stories:
        found.setdefault(story.copy or story.id, story)
    return list(found.values())


def _sentences(stories: Sequence[Told], words: int) -> list[_Sentence]:
    """Return what may be chosen, in the order of the stories: whole sentences that mean something alone."""
    found = []
    for number, story in enumerate(stories):
        for place, (start, end) in enumerate(sentence_spans(story.text)):
            text = story.text[start:end]
            size = length_of(text)
            if 4 <= size <= words and stands_alone(text):
                every = [*_cut(text)]
                selected = Selected(story.id, text, start, end)
                found.append(
                    _Sentence(number, place, selected, size, frozenset(_telling(every)), frozenset(pairwise(every)))
                )
    first = sorted(found, key=lambda sentence: (sentence.place, sentence.story))[:MOST_READ]
    return sorted(first, key=lambda sentence: (sentence.story, sentence.place))


@dataclass(frozen=True, slots=True)
class _Scale:
    """What a choice is weighed by: how many more publishers than one have a word or a pair; the headlines' words."""

    support: Counter[str]
    runs: Counter[tuple[str, str]]
    headlines: Counter[str]
    words: int
    cost: float
    stories: int

    @classmethod
    def of(cls, stories: Sequence[Told], sentences: Sequence[_Sentence], words: int) -> _Scale:
        terms: dict[str, set[str]] = {}
        pairs: dict[str, set[tuple[str, str]]] = {}
        for sentence in sentences:
            publisher = stories[sentence.story].publisher or f"\n{sentence.story}"
            terms.setdefault(publisher, set()).update(sentence.terms)
            pairs.setdefault(publisher, set()).update(sentence.pairs)
        headlines = Counter(term for story in stories for term in set(_telling(_cut(story.title))))
        room = min(sum(length_of(story.text) for story in stories) / _WHOLE, _MOST_ROOM)
        return cls(
            _shared(terms.values()),
            _shared(pairs.values()),
            headlines,
            words,
            LENGTH - ROOM * room,
            len({sentence.story for sentence in sentences}),
        )

    def allows(self, sentence: _Sentence, chosen: Sequence[_Sentence]) -> bool:
        """Tell whether a sentence may join: one that says something new, and among many stories opens its own.

        There it may also go on from one chosen. Between stories of other events it would not be seen what a sentence
        from the middle is about.
        """
        if any(len(sentence.terms & other.terms) > AGAIN * len(sentence.terms) for other in chosen):
            return False
        if self.stories < MANY or not sentence.place:
            return True
        return any(other.story == sentence.story and other.place == sentence.place - 1 for other in chosen)

    def value(self, chosen: Sequence[_Sentence]) -> float:
        """Return what sentences are worth together; rounded, so that no sum's last bit decides."""
        size = sum(sentence.words for sentence in chosen) / self.words
        terms = {term for sentence in chosen for term in sentence.terms}
        pairs = {pair for sentence in chosen for pair in sentence.pairs}
        told = (
            SUPPORT * _share(self.support, terms)
            + RUNS * _share(self.runs, pairs)
            + HEADLINES * _share(self.headlines, terms)
        )
        if self.stories >= MANY:
            openings = sum(1 / (1 + sentence.place) for sentence in chosen) / len(chosen)
            breadth = min(len({sentence.story for sentence in chosen}) / MANY, 1)
            told += OPENING * openings + BREADTH * breadth
        return round(told - self.cost * size * size, 9)


def _next(scale: _Scale, sentences: Sequence[_Sentence], chosen: Sequence[int], words: int) -> int | None:
    """Return the sentence that adds most to those chosen, the first among equals; None where none adds anything."""
    have = [sentences[number] for number in chosen]
    left = words - sum(sentence.words for sentence in have)
    best, value = None, scale.value(have)
    for number, sentence in enumerate(sentences):
        if number in chosen or sentence.words > left or not scale.allows(sentence, have):
            continue
        worth = scale.value([*have, sentence])
        if worth > value:
            best, value = number, worth
    return best


def _shared(sets: Iterable[set[Item]]) -> Counter[Item]:
    counts = Counter(item for every in sets for item in every)
    return Counter({item: count - 1 for item, count in counts.items() if count > 1})


def _share(weights: Counter[Item], items: set[Item]) -> float:
    return sum(weights[item] for item in items) / (sum(weights.values()) or 1)


def _cut(text: str) -> Iterable[str]:
    """Yield the beginnings of a text's words in order; of scripts without spaces, pairs of characters."""
    for word in _WORD.findall(text.casefold()):
        if _UNSPACED.match(word):
            yield from (word[place : place + 2] for place in range(max(1, len(word) - 1)))
        else:
            yield word[:_CUT]


def _telling(words: Iterable[str]) -> Iterable[str]:
    """Yield the words that say something: short ones seldom do, numbers and other scripts do."""
    return (word for word in words if len(word) > 3 or word.isdigit() or _UNSPACED.match(word))
