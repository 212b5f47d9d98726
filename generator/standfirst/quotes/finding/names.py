"""Names of persons in a body: which are one person's, and where one is spelt in two ways."""

from __future__ import annotations

from typing import NamedTuple

from standfirst.quotes.finding.languages import language_of, profile_of
from standfirst.quotes.finding.likeness import (
    fold_word,
    name_words,
    one_letter_apart,
    same_first_name,
    same_person,
    same_surname,
    surname,
)
from standfirst.quotes.finding.naming import names_in
from standfirst.quotes.finding.people import People
from standfirst.quotes.finding.prose import read_prose

__all__ = [
    "NameVariant",
    "fold_word",
    "name_variants",
    "name_words",
    "one_letter_apart",
    "same_first_name",
    "same_person",
    "same_surname",
    "surname",
]


class NameVariant(NamedTuple):
    """A second spelling of one person's name in a body: `variant` stands at `body[start:end]`, `name` elsewhere."""

    name: str
    variant: str
    start: int
    end: int


def name_variants(body: str) -> tuple[NameVariant, ...]:
    """Return every place where a body spells a person's full name otherwise than it mostly does.

    Middle names and initials that come and go are no other spelling; another first name of the same surname is
    only where `same_person` holds.
    """
    language = profile_of(language_of(body)) or profile_of("en")
    if language is None:
        return ()
    prose = read_prose(body, (), language)
    people = People(name for paragraph in prose for name in names_in(paragraph, language))
    found = [NameVariant(usual, variant, start, end) for usual, variant, start, end in people.variants()]
    return tuple(sorted(found, key=lambda item: item.start))
