"""Persons whom a text names again and again: by their full name, then by their surname."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from standfirst.quotes.finding.first_names import is_first_name
from standfirst.quotes.finding.languages import language_of, profile_of
from standfirst.quotes.finding.languages.profile import Language
from standfirst.quotes.finding.likeness import same_person
from standfirst.quotes.finding.naming import Name, names_in
from standfirst.quotes.finding.people import People, Person
from standfirst.quotes.finding.prose import read_prose

TWICE = 2
"""How often somebody is named at least: who is named once is mostly in passing."""
_MOST_WORDS = 5
_SHORT_FORM = re.compile(r"[^\W\d_a-z]{3}|[^\W\d_a-z]{2}\w")
"""Words that begin as no name does but in capitals throughout: BVerfG, MS; "JD" and "O'Neill" may be names."""
_CONTRACTED = frozenset({"am", "im", "vom", "zum", "zur", "beim", "ins", "ans"})
"""German prepositions that hold an article."""


@dataclass(frozen=True, slots=True)
class Recurring:
    """A person by the fullest name that a text gives: how often it is said, and where first, in characters."""

    name: str
    count: int
    start: int


def recurring_people(body: str, *, language: str | None = None) -> list[Recurring]:
    """Return who is named in full at least once and at least twice in all, most often first; ties by first place.

    Only names that are surely a person's: with a title, or with a first name that the lists know. Languages without
    rules for speakers give none: what a name is cannot be told there.
    """
    profile = profile_of(language or language_of(body))
    if profile is None:
        return []
    names = [name for paragraph in read_prose(body, (), profile) for name in names_in(paragraph, profile)]
    people = People(iter(names))
    counts: Counter[int] = Counter()
    known: dict[int, Person] = {}
    for name in names:
        person = None if name.organisation else people.find(name)
        if person is not None:
            counts[id(person)] += 1
            known[id(person)] = person
    nouns = _with_determiners(names, body, profile) if profile.capital_nouns else frozenset[int]()
    rows = [
        Recurring(without_office(person.name), counts[number], person.places[0][0])
        for number, person in known.items()
        if counts[number] >= TWICE and _is_person(person, profile) and person.places[0][0] not in nouns
    ]
    return sorted(rows, key=lambda row: (-row.count, row.start))


def _with_determiners(names: Iterable[Name], body: str, profile: Language) -> frozenset[int]:
    """Return where a full name without a title has an article before it: two German nouns ("am Rand von Merrow")."""
    places = set()
    for name in names:
        before = body[max(0, name.start - 12) : name.start].split()
        if name.full and not name.title and before and before[-1].lower() in profile.determiners | _CONTRACTED:
            places.add(name.start)
    return frozenset(places)


def _is_person(person: Person, profile: Language) -> bool:
    words = person.longest
    plain = all(word in profile.particles or word[:1].isupper() for word in words)
    return person.human and plain and len(person.surname) > 1 and 2 <= len(words) <= _MOST_WORDS


def is_full_name(name: str, body: str, *, language: str | None = None, role: bool = False) -> bool:
    """Return whether who speaks is told by a person's full name, and not as "the mother", a place or an office.

    Where nouns have capitals too, as in German, a name must be one by more: a first name that the lists know, a `role`
    that the text gives with it, or the surname alone at some other place.
    """
    profile = profile_of(language or language_of(body))
    words = name.split()
    if profile is None or not 2 <= len(words) <= _MOST_WORDS:
        return False
    plain = all(word.lower() in profile.particles or word[0].isupper() for word in words)
    if not plain or words[0].lower() in profile.determiners or any(map(str.isdigit, name)):
        return False
    if any(word.strip(".") in profile.organisations or _SHORT_FORM.match(word) for word in words):
        return False
    if profile.capital_nouns:
        # "Velmarker Sarn" is none: the first word stands elsewhere too, the second alone.
        alone = body.count(words[-1]) > body.count(name) >= body.count(words[0])
        told = role or (alone and words[0].lower() not in profile.roles)
        return is_first_name(words[0]) or (told and len(words) < _MOST_WORDS and not words[0].isupper())
    return True


def without_office(name: str) -> str:
    """Return a name without what somebody is before it: "CEO Ada Reyes", "Head Coach Ada Reyes".

    That is short capitals, or words before a first name that the lists know where the name begins with none.
    """
    words = name.split()
    first = next((place for place, word in enumerate(words[:-1]) if is_first_name(word)), 0)
    if 2 <= len(words[0] if words else "") <= 4 and words[0].isalpha() and words[0].isupper():
        first = max(first, 1)
    return " ".join(words[first:]) if len(words) - first >= 2 else name


def is_among(name: str, others: Iterable[str]) -> bool:
    """Tell whether a name could be one of `others`: in full, or by a first or last name of theirs."""
    return any(same_person(name, other) for other in others)
