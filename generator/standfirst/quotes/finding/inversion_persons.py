"""Whom a role or a pronoun means in German, French, Spanish and Portuguese: the persons around it, nearest first.

An article with a role takes up a person named before ("el ministro", "der Minister"); pronouns, articles and roles tell
a sex, and so do most names (`quotes.inversion_names`).
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from standfirst.quotes.finding.clauses import Mention, View
from standfirst.quotes.finding.languages.given_names import is_given_name
from standfirst.quotes.finding.languages.profile import Language
from standfirst.quotes.finding.naming import Name
from standfirst.quotes.finding.prose import bare

_FARTHEST_PARAGRAPH = 4
"""How many paragraphs a pronoun is looked for in, its own included."""
_MOST = 40
"""How many names before a mention, and how many behind it, are looked at."""
_FARTHEST_ROLE = 6
"""The most tokens between a name and a role that goes with it."""
_SAME_WORD = 5
"""Letters that two forms of a role have in common at least: ministro, ministra; Minister, Ministerin."""


class Persons:
    """The persons that the prose of one body names, in order."""

    def __init__(self, views: Sequence[View]) -> None:
        self._views = views
        self._names = [
            (number, name) for number, view in enumerate(views) for name in view.names if not name.organisation
        ]
        self._starts = [name.start for _, name in self._names]
        self._ends = [token.end for view in views for token in view.tokens if token.kind in {"end", "quote"}]
        """Where sentences end, in characters of the body."""
        self._surnames = {name.surname for _, name in self._names if len(name.words) > 1}
        self._sexes = {name.surname: name.sex for _, name in self._names if name.sex}

    def named(self, mention: Mention, number: int) -> Name | None:
        """Return the name of the person whom a pronoun or a role in paragraph `number` means, None where none fits."""
        if mention.kind == "role":
            return self._of_role(mention, number)
        return self._of_pronoun(mention, number)

    def _before(self, place: int) -> list[tuple[int, Name]]:
        stop = bisect_left(self._starts, place)
        return self._names[max(0, stop - _MOST) : stop][::-1]

    def _behind(self, place: int) -> list[tuple[int, Name]]:
        start = bisect_left(self._starts, place)
        return self._names[start : start + _MOST]

    def _sentences_back(self, place: int, paragraph: int) -> Iterator[list[Name]]:
        """Return the persons of each sentence that names one, in their order, from `place` back to `paragraph`."""
        sentence: list[Name] = []
        number = -1
        for there, name in self._before(place):
            if there < paragraph:
                break
            ends = bisect_left(self._ends, name.start + 1)
            if sentence and ends != number:
                yield sentence[::-1]
                sentence = []
            number = ends
            sentence.append(name)
        if sentence:
            yield sentence[::-1]

    def _of_pronoun(self, mention: Mention, number: int) -> Name | None:
        """Return the nearest sentence's first person of the pronoun's sex, else the first one behind the pronoun."""
        for names in self._sentences_back(mention.start, number - _FARTHEST_PARAGRAPH + 1):
            fitting = [name for name in names if self._is_person(name) and _fits(self._sex(name), mention.sex)]
            if fitting:
                return max(fitting, key=lambda name: (self._sex(name) == mention.sex, is_given_name(name.words[0])))
        if any(len(name.words) > 1 and _fits(name.sex, mention.sex) for _, name in self._before(mention.start)):
            return None
        behind = (name for _, name in self._behind(mention.start) if len(name.words) > 1)
        return next((name for name in behind if _fits(name.sex, mention.sex)), None)

    def _sex(self, name: Name) -> str:
        return name.sex or self._sexes.get(name.surname, "")

    def _is_person(self, name: Name) -> bool:
        """Tell whether a name may be a person's: a single word is where it is a surname here or a first name."""
        return len(name.words) > 1 or name.words[0] in self._surnames or is_given_name(name.words[0])

    def _of_role(self, mention: Mention, number: int) -> Name | None:
        """Return who has the same role in the body, else whom the role takes up: the person named last before it."""
        view = self._views[number]
        language = view.language
        article = view.tokens[mention.first].lower
        head = _head(view, mention.first, mention.last) if article in language.articles else ""
        if not head:
            return None
        sex = mention.sex or language.articles[article]
        before, behind = self._before(mention.start), self._behind(mention.start)
        fitting = [(there, name) for there, name in [*before, *behind] if len(name.words) > 1 and _fits(name.sex, sex)]
        for there, name in fitting:
            if any(_alike(head, role) for role in _roles_of(self._views[there], name)):
                return name
        if _takes_up(language, head):
            one = len({name.words for _, name in fitting}) == 1
            return fitting[0][1] if fitting and (one or fitting[0][1].start < mention.start) else None
        if head in language.newcomers:
            return None
        names = next(self._sentences_back(mention.start, number - 1), [])
        if head in language.latter:
            return names[-1] if names else None
        last = next((name for name in names if len(name.words) > 1), None)
        return last if last is not None and sex in {"", last.sex} else None


def _fits(sex: str, wanted: str) -> bool:
    return sex == wanted or "" in {sex, wanted}


def _head(view: View, first: int, last: int) -> str:
    """Return the noun of a role phrase: the first word that can speak."""
    for place in range(first + 1, last + 1):
        word = bare(view.tokens[place].lower)
        if word in view.language.roles:
            return word
    following = view.tokens[min(first + 1, last)]
    return following.lower if following.kind == "word" and last > first else ""


def _takes_up(language: Language, head: str) -> bool:
    return head in language.epithets or any(head.endswith(f"-{word}") for word in language.epithets)


def _alike(one: str, other: str) -> bool:
    short = min(len(one), len(other), _SAME_WORD)
    return one[:short] == other[:short] and short > 3


def _roles_of(view: View, name: Name) -> Iterator[str]:
    """Return the roles that stand with a name: its title, and the words before it or behind its comma."""
    yield from (bare(word.lower()) for word in name.title.split())
    tokens, language = view.tokens, view.language
    for place in range(max(0, name.first - _FARTHEST_ROLE), name.first):
        word = bare(tokens[place].lower)
        between = tokens[place + 1 : name.first]
        plain = all(token.kind in {"word", ","} and token.lower not in language.verbs for token in between)
        if word in language.roles and plain:
            yield word
    if name.last + 1 < len(tokens) and tokens[name.last + 1].kind == ",":
        for token in tokens[name.last + 2 : name.last + 5]:
            if token.kind != "word":
                break
            if bare(token.lower) in language.roles:
                yield bare(token.lower)
