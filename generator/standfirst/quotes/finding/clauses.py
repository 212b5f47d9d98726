"""One paragraph as the rules look at it, and the words in it that name a speaker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from standfirst.quotes.finding.languages.profile import Language
from standfirst.quotes.finding.naming import Name, names_in
from standfirst.quotes.finding.prose import Paragraph, Token, bare


class Mention(NamedTuple):
    """The words that name a speaker: `body[start:end]`, tokens `first` to `last` of their paragraph."""

    start: int
    end: int
    first: int
    last: int
    kind: str
    """"name", "pronoun" or "role"."""
    text: str
    name: Name | None
    sex: str
    """"m", "f", "p" for several persons, or "" where the words do not tell."""


class View:
    """One paragraph's tokens with its names, as the rules look at them."""

    def __init__(self, paragraph: Paragraph, language: Language, body: str) -> None:
        self.paragraph = paragraph
        self.tokens: Sequence[Token] = paragraph.tokens
        self.language = language
        self.body = body
        self.names: list[Name] = names_in(paragraph, language)
        self.name_at: Mapping[int, Name] = {
            place: name for name in self.names for place in range(name.first, name.last + 1)
        }

    def of_name(self, name: Name) -> Mention:
        """Return the mention that a name is."""
        return Mention(
            name.start, name.end, name.first, name.last, "name", self.body[name.start : name.end], name, name.sex
        )

    def of_pronoun(self, place: int) -> Mention:
        """Return the mention that the pronoun at token `place` is."""
        token = self.tokens[place]
        sex = self.language.pronouns.get(token.lower) or self.language.suffixes.get(token.lower, "")
        return Mention(token.start, token.end, place, place, "pronoun", token.text, None, sex)

    def of_role(self, first: int, last: int) -> Mention:
        """Return the mention that the noun phrase of tokens `first` to `last` is."""
        start, end = self.tokens[first].start, self.tokens[last].end
        sex = ""
        for place in range(first, last + 1):
            word = bare(self.tokens[place].lower)
            if word in self.language.prepositions and place > first:
                break
            sex = self.language.roles.get(word) or sex
        return Mention(start, end, first, last, "role", self.body[start:end], None, sex)

    def is_pronoun(self, place: int) -> bool:
        """Tell whether token `place` is a personal pronoun that can speak."""
        lower = self.tokens[place].lower
        return lower in self.language.pronouns or lower in self.language.suffixes

    def is_adverb(self, place: int) -> bool:
        """Tell whether token `place` may stand between a subject and its verb."""
        token = self.tokens[place]
        if token.kind != "word" or place in self.name_at:
            return False
        lower = token.lower
        if lower in self.language.adverbs or lower.endswith(("n't", "n’t")):  # noqa: RUF001 - apostrophe
            return True
        return lower.endswith(self.language.adverb_endings) and lower not in self.language.not_adverbs
