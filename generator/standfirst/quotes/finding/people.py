"""The persons of a body: all forms of each name together, found again from a surname, a first name or a slip."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from standfirst.quotes.finding.first_names import is_first_name, sex_of
from standfirst.quotes.finding.likeness import fold_word, one_letter_apart, same_first_name, surname
from standfirst.quotes.finding.naming import Name

_MOST_ALIKE = 8
"""How many persons of one surname or first name are compared; an article has fewer."""
_LONGEST_NAME = 6
_MOST_NAMES = 1_000
"""More names than any article has: further ones are not compared for another spelling."""
_SHORT = 5
"""Surnames of so few letters are not taken for slips of one another."""
_MOST_SURNAMES = 200
"""Among more surnames no slip is looked for; an article has fewer."""


@dataclass(slots=True, eq=False)
class Person:
    """One person of a body, with all forms of the full name and where these stand."""

    surname: str
    first_name: str
    suffix: str
    places: list[tuple[int, int, tuple[str, ...]]] = field(default_factory=list)
    """Where full forms of the name stand, and which."""
    forms: Counter[tuple[str, ...]] = field(default_factory=Counter)
    sex: str = ""
    titled: bool = False

    longest: tuple[str, ...] = ()
    """The longest form that the body gives, of these the most frequent."""

    @property
    def name(self) -> str:
        """The longest form of the name."""
        return " ".join(self.longest)

    def add(self, name: Name) -> None:
        """Take in one more place where a full form of the name stands."""
        self.places.append((name.start, name.end, name.words))
        self.forms[name.words] += 1
        self.titled = self.titled or bool(name.title)
        self.sex = name.sex or self.sex or sex_of(self.first_name)
        if self._weight(name.words) > self._weight(self.longest):
            self.longest = name.words

    def _weight(self, words: tuple[str, ...]) -> tuple[int, int]:
        return len(words), self.forms[words] if words else 0

    @property
    def human(self) -> bool:
        """Tell whether the name is surely a person's and no place's or organisation's."""
        return self.titled or bool(self.sex) or is_first_name(self.first_name)


class People:
    """Finds whose name a name is.

    `names` are those of the prose; `quoted` gives those within quotations, asked for when the prose has no fuller
    form of a name.
    """

    def __init__(self, names: Iterable[Name], quoted: Callable[[], Iterable[Name]] | None = None) -> None:
        self.by_surname: dict[str, list[Person]] = {}
        self.by_first_name: dict[str, list[Person]] = {}
        self._known: dict[tuple[str, str, str], Person] = {}
        self._found: dict[tuple[str, ...], list[Person]] = {}
        self._quoted = quoted
        for name in names:
            self._add(name)

    def _add(self, name: Name) -> None:
        if name.organisation or not name.full or len(name.words) > _LONGEST_NAME:
            return
        last, first = name.surname, name.words[0]
        suffix = _suffix(name)
        key = (fold_word(first), fold_word(last), suffix)
        person = self._known.get(key)
        if person is None:
            person = self._alike(first, last, suffix) if len(self._known) < _MOST_NAMES else None
            if person is None:
                person = Person(last, first, suffix)
                self.by_surname.setdefault(key[1], []).append(person)
                self.by_first_name.setdefault(key[0], []).append(person)
            self._known[key] = person
        person.add(name)

    def _alike(self, first: str, last: str, suffix: str) -> Person | None:
        """Return a person whose name this one spells otherwise: another first name or one letter of the surname."""
        for person in self.by_surname.get(fold_word(last), ())[:_MOST_ALIKE]:
            if person.suffix == suffix and same_first_name(person.first_name, first):
                return person
        for person in self.by_first_name.get(fold_word(first), ())[:_MOST_ALIKE]:
            if person.suffix == suffix and len(last) > 4 and one_letter_apart(person.surname, last):
                return person
        return None

    def find(self, name: Name, place: int | None = None) -> Person | None:
        """Return whose name `name` is, standing at `place`; None where the body has no fuller form of it."""
        found = self._found.get(name.words)
        if found is None:
            found = self._of_this_name(name)
            if not found and self._quoted is not None:
                quoted, self._quoted = self._quoted, None
                for other in quoted():
                    self._add(other)
                found = self._of_this_name(name)
            found = self._found[name.words] = found[:_MOST_ALIKE]
        if not found:
            return None
        return self._choose(found, name, name.start if place is None else place)

    def _of_this_name(self, name: Name) -> list[Person]:
        word = fold_word(name.surname)
        if name.full:
            known = self._known.get((fold_word(name.words[0]), word, _suffix(name)))
            if known is not None:
                return [known]
            return [one for one in self.by_surname.get(word, ()) if same_first_name(one.first_name, name.words[0])]
        found = self.by_surname.get(word) or self.by_first_name.get(word) or []
        if found or len(word) <= _SHORT or len(self.by_surname) > _MOST_SURNAMES:
            return found
        return [
            persons[0]
            for other, persons in self.by_surname.items()
            if other[0] == word[0] and abs(len(other) - len(word)) < 2 and one_letter_apart(other, word)
        ]

    def variants(self) -> Iterator[tuple[str, str, int, int]]:
        """Yield the usual name, another spelling of it and that one's place."""
        for persons in self.by_surname.values():
            for person in persons:
                usual = max(person.forms, key=lambda words: (person.forms[words], len(words), words))
                for start, end, words in person.places:
                    ends = (fold_word(words[0]), fold_word(surname(words)))
                    if ends != (fold_word(usual[0]), fold_word(surname(usual))):
                        yield " ".join(usual), " ".join(words), start, end

    def _choose(self, found: list[Person], name: Name, place: int) -> Person:
        fitting = [person for person in found if not name.sex or person.sex in {"", name.sex}] or found
        if len(fitting) == 1:
            return fitting[0]
        return max(fitting, key=lambda person: _nearness(person, place))


def _suffix(name: Name) -> str:
    last = name.words[-1].rstrip(".")
    return last.lower() if last != name.surname else ""


def _nearness(person: Person, place: int) -> tuple[bool, bool, int, int]:
    return person.human, person.places[0][0] < place, len(person.places), -person.places[0][0]
