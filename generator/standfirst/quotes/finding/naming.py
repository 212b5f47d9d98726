"""Where names stand in the prose of a body, with their titles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from standfirst.quotes.finding.first_names import is_first_name
from standfirst.quotes.finding.languages.profile import Language
from standfirst.quotes.finding.likeness import SUFFIXES, surname
from standfirst.quotes.finding.prose import Paragraph, Token, bare

_MOST_WORDS = 9


class Name(NamedTuple):
    """A name as it stands in the prose; `start` and `end` count characters of the body, its title included.

    `first` and `last` are its tokens' places in their paragraph.
    """

    start: int
    end: int
    first: int
    last: int
    words: tuple[str, ...]
    """The name without titles and possessive: ("Ada", "M.", "Reyes")."""
    title: str
    """Titles and offices before it, as they stand there."""
    sex: str
    """"m" or "f" where the title tells it, else ""."""
    organisation: bool
    possessive: bool
    full: bool
    """Whether it has a given name: "Ada Reyes", and not "Reyes" or "De Reyes"."""

    @property
    def surname(self) -> str:
        """The last word but for a suffix such as "Jr."."""
        return surname(self.words)


def names_in(paragraph: Paragraph, language: Language) -> list[Name]:
    """Return the names of one paragraph's prose, in order; `language` is the one that it was read in."""
    known = paragraph.read.get("names")
    if known is None:
        known = paragraph.read["names"] = tuple(_names(paragraph.tokens, language))
    return list(known)


def _names(tokens: Sequence[Token], language: Language) -> Iterator[Name]:
    last = -1
    for place, token in enumerate(tokens):
        if place <= last or not token.capital:
            continue
        last = _run(tokens, place, language)
        name = _name(tokens, place, last, language)
        if name is not None:
            yield name


def _run(tokens: Sequence[Token], first: int, language: Language) -> int:
    """Return the last token of the run of capital words that `first` begins."""
    last = first
    while last - first < _MOST_WORDS and not tokens[last].possessive:
        ahead = last + 1
        while ahead < len(tokens) and ahead - last <= 3 and _is_particle(tokens, ahead, last, language):
            ahead += 1
        if ahead >= len(tokens) or tokens[ahead].start - tokens[ahead - 1].end > 1:
            break
        following = tokens[ahead]
        if following.kind == "," and ahead + 1 < len(tokens) and bare(tokens[ahead + 1].lower) in SUFFIXES:
            return ahead + 1
        if not following.capital or _is_stop(following, language):
            break
        last = ahead
    return last


def _is_particle(tokens: Sequence[Token], place: int, last: int, language: Language) -> bool:
    lower = tokens[place].lower
    return lower in language.particles or (lower in language.joined_particles and place > last + 1)


def _name(tokens: Sequence[Token], first: int, last: int, language: Language) -> Name | None:
    while first < last and _is_stop(tokens[first], language):
        first += 1
    core = first
    sex = ""
    for place in range(first, last + 1):
        word = bare(tokens[place].lower)
        office = language.titles.get(word, language.roles.get(word))
        if office is not None and place < last:
            core, sex = place + 1, office or sex
    if core > last or _is_stop(tokens[core], language):
        return None
    words = tuple(
        bare(token.text) if not _is_initial(token) else token.text
        for token in tokens[core : last + 1]
        if token.kind == "word"
    )
    if not words or not words[0]:
        return None
    only = words[0].lower()
    if len(words) == 1 and (only in language.titles or only in language.roles or only in language.determiners):
        return None
    organisation = any(word in language.organisations for word in words) or (
        len(words) == 1 and len(only) > 1 and words[0].isupper() and core == first
    )
    organisation = organisation or any(sign.isdigit() for word in words for sign in word)
    full = len(words) > 1 and (words[0].lower() not in language.particles or is_first_name(words[0]))
    title = " ".join(token.text for token in tokens[first:core])
    return Name(
        tokens[first].start,
        tokens[last].end,
        first,
        last,
        words,
        title,
        sex,
        organisation,
        tokens[last].possessive,
        full,
    )


def _is_stop(token: Token, language: Language) -> bool:
    """Tell whether a capital word is no part of a name: "However", "Monday", a verb of speech in a headline."""
    return token.text in language.stop_capitals or token.lower in language.strong_verbs


def _is_initial(token: Token) -> bool:
    return token.text.endswith(".") and len(token.text) <= 4
