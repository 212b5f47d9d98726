"""Whom "he" or "she" means: the persons named before, weighed by how near and in what part of their sentence."""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from standfirst.quotes.finding.clauses import View
from standfirst.quotes.finding.first_names import is_first_name, sex_of
from standfirst.quotes.finding.naming import Name
from standfirst.quotes.finding.people import People
from standfirst.quotes.finding.subjects import speaks, subject_before
from standfirst.quotes.finding.weights import ANTECEDENT

_NEAR = 4
"""Within how many paragraphs a pronoun of the prose is resolved too, because a speaker may go on from it."""
_MOST_VERBS = 3_000
"""More verbs of speech than any article has: the subjects of further ones are not looked at."""
_CLOSE = 1.8
"""How far, as a logarithm of sentences, the sentence just before may be: a quotation stands between."""
_FARTHEST = 60
"""How many mentions are looked at, the nearest first."""


class Entry(NamedTuple):
    """One place in the prose that means a person."""

    start: int
    end: int
    sentence: int
    paragraph: int
    key: str
    """The person's full name as the body gives it."""
    sex: str
    part: str
    """"subject" (first in its sentence), "speaker" (subject of a verb of speech), "said" (of a quotation before),
    "oblique", "possessive", "other"."""
    leads: bool
    """Whether no other person is named before it in its paragraph."""
    human: bool
    """Whether it is surely a person's name."""


class Antecedents:
    """All mentions of persons in the prose of one body."""

    def __init__(self, views: Sequence[View], people: People) -> None:
        self.people = people
        self.entries: list[Entry] = []
        self.spoken: list[Entry] = []
        """Speakers already resolved, pronouns among them, in the order of their quotations."""
        self.counts: Counter[str] = Counter()
        self._pending: list[tuple[int, int, str]] = []
        self._next = 0
        self._verbs = 0
        self._sentences: list[int] = []
        self._read(views)
        self._starts = [entry.start for entry in self.entries]

    def _read(self, views: Sequence[View]) -> None:
        for number, view in enumerate(views):
            name_at = {name.first: name for name in view.names}
            first = True
            speaking = self._reported(view, number)
            self._sentences.append(view.paragraph.start)
            for place, token in enumerate(view.tokens):
                name = name_at.get(place)
                if name is not None:
                    self._add(
                        view, name, number, "speaker" if name.start in speaking else _part(view, name, first=first)
                    )
                    first = False
                elif token.kind == "end" or (token.kind == "quote" and view.body[token.end - 1] in ".?!"):
                    self._sentences.append(token.end)
                    first = True

    def _reported(self, view: View, paragraph: int) -> set[int]:
        """Return where the names stand that are subjects of verbs of speech; note the pronouns that are."""
        names = set()
        floor = 0
        for place, token in enumerate(view.tokens):
            if token.kind in {"end", "quote"}:
                floor = place + 1
            elif token.lower in view.language.strong_verbs and place > floor and self._verbs < _MOST_VERBS:
                if not speaks(view, place):
                    continue
                self._verbs += 1
                mention = subject_before(view, place, floor)
                if mention is not None and mention.kind == "name":
                    names.add(mention.start)
                elif mention is not None and mention.sex in {"m", "f"} and mention.kind == "pronoun":
                    self._pending.append((mention.start, paragraph, mention.sex))
        return names

    def _add(self, view: View, name: Name, paragraph: int, part: str) -> None:
        if name.organisation:
            return
        person = self.people.find(name)
        if person is None:
            if part != "speaker" and not name.title and not is_first_name(name.words[0]):
                return
            key, sex, human = " ".join(name.words), name.sex or sex_of(name.words[0]), True
        else:
            if not person.human and (part == "speaker" or _introduced(view, name)):
                person.titled = True
            key, sex, human = person.name, person.sex, person.human
        leads = not self.entries or self.entries[-1].paragraph != paragraph
        self.entries.append(
            Entry(name.start, name.end, self.sentence(name.start), paragraph, key, sex, part, leads, human)
        )
        self.counts[key] += 1

    def sentence(self, place: int) -> int:
        """Return the number of the sentence that `place` of the body lies in."""
        return bisect_left(self._sentences, place + 1)

    def add_speaker(self, start: int, end: int, paragraph: int, key: str, sex: str) -> None:
        """Take note that the words at `start` mean the speaker `key`."""
        self.spoken.append(Entry(start, end, self.sentence(start), paragraph, key, sex, "said", leads=True, human=True))

    def resolve(self, start: int, paragraph: int, sex: str, words: str) -> str | None:
        """Return whom the pronoun at `start` means; `words` are those that he or she says."""
        while self._next < len(self._pending) and self._pending[self._next][0] < start:
            place, number, kind = self._pending[self._next]
            self._next += 1
            if paragraph - number < _NEAR and not (self.spoken and self.spoken[-1].start >= place):
                key = choose(self.weigh(place, number, kind, ""))
                if key is not None:
                    self.add_speaker(place, place + 2 + (kind == "f"), number, key, kind)
        return choose(self.weigh(start, paragraph, sex, words))

    def last_place(self, start: int, key: str) -> tuple[int, int]:
        """Return where the person `key` is named last before `start`."""
        return next(((entry.start, entry.end) for entry in self.before(start) if entry.key == key), (start, start))

    def before(self, start: int) -> Iterator[Entry]:
        """Yield the mentions before `start`, the nearest first."""
        last = bisect_left(self._starts, start)
        found = [
            *self.entries[max(0, last - _FARTHEST) : last],
            *(one for one in self.spoken[-6:] if one.start < start),
        ]
        found.sort(key=lambda entry: entry.start)
        yield from reversed(found)

    def weigh(self, start: int, paragraph: int, sex: str, words: str) -> dict[str, dict[str, float]]:
        """Return the features of every person that a pronoun at `start` can mean; the keys are names.

        `words` are those that the pronoun speaks: few name themselves.
        """
        here = self.sentence(start)
        found: dict[str, dict[str, float]] = {}
        seen: set[str] = set()
        for entry in self.before(start):
            if (entry.sex not in {"", sex}) if sex in {"m", "f"} else not entry.human:
                continue
            away = math.log2(1 + min(here - entry.sentence, 20))
            features = found.get(entry.key)
            if features is None:
                features = found[entry.key] = {
                    "away": away,
                    "paragraphs": min(3, paragraph - entry.paragraph),
                    entry.part: 1.0,
                    "leads": float(entry.leads),
                    "person": float(entry.human),
                    "sex": float(entry.sex == sex),
                }
            agent = entry.part in {"said", "speaker", "subject"}
            if entry.part in {"speaker", "subject"} and away < _CLOSE:
                features[f"close {entry.part}"] = 1.0
            if agent and "away as agent" not in features:
                features["agent"] = 1.0
                features["away as agent"] = away
            for part in (entry.part, "agent") if agent else (entry.part,):
                if part not in seen:
                    seen.add(part)
                    features[f"nearest {part}"] = 1.0
            if seen and "nearest" not in seen:
                seen.add("nearest")
                features["nearest"] = 1.0
        most = max((self.counts[key] for key in found), default=1) or 1
        for key, features in found.items():
            features["share"] = self.counts[key] / most
            if words and key.rsplit(" ", 1)[-1] in words:
                features["named"] = 1.0
        return found


def _part(view: View, name: Name, *, first: bool) -> str:
    if name.possessive:
        return "possessive"
    tokens = view.tokens
    ahead = name.last + 1
    for _ in range(3):
        if ahead < len(tokens) and view.is_adverb(ahead):
            ahead += 1
    if ahead < len(tokens) and speaks(view, ahead) and tokens[ahead].lower not in view.language.participles:
        return "speaker"
    if name.first and speaks(view, name.first - 1) and tokens[name.first - 1].lower not in view.language.objects:
        return "speaker"
    before = tokens[name.first - 1].lower if name.first else ""
    if before in view.language.prepositions or before in view.language.breaks:
        return "oblique"
    return "subject" if first else "other"


def _introduced(view: View, name: Name) -> bool:
    """Tell whether the words around a name show a person: "the poet Ada Reyes", "Ada Reyes, 61", "Ada Reyes, who"."""
    tokens = view.tokens
    before = tokens[name.first - 1].lower if name.first else ""
    if before in view.language.roles:
        return True
    if name.last + 2 >= len(tokens) or tokens[name.last + 1].kind not in {",", "("}:
        return False
    behind = tokens[name.last + 2].lower
    return behind.isdigit() or behind in view.language.determiners or behind in view.language.relatives


def choose(found: dict[str, dict[str, float]]) -> str | None:
    """Return the person whose features weigh most, None where no one was named."""
    if not found:
        return None
    return max(found, key=lambda key: sum(ANTECEDENT.get(name, 0.0) * value for name, value in found[key].items()))
