"""Verbs of speech in German, French, Spanish and Portuguese: in tables, in the perfect, or told by their place."""

from __future__ import annotations

from typing import NamedTuple

from standfirst.quotes.finding.clauses import Mention, View
from standfirst.quotes.finding.phrases import is_person, phrase_at, subject_after
from standfirst.quotes.finding.prose import bare

_FARTHEST = 30
"""The most tokens between the parts of a verb, and from a verb to the quotation."""
_MOST_ADVERBS = 4
_LEAST_UNKNOWN = 3
"""Words that a quotation has at least where neither its verb nor its subject is in a table."""


class SpeechVerb(NamedTuple):
    """A verb of speech: the tokens `first` to `last`, and its subject where that stands between the two."""

    first: int
    last: int
    word: str
    subject: Mention | None


def last_verb(view: View, floor: int, ceiling: int) -> SpeechVerb | None:
    """Return the last verb of speech between two tokens, None where none stands near `ceiling`."""
    for place in range(ceiling - 1, max(floor, ceiling - _FARTHEST) - 1, -1):
        verb = verb_at(view, place, ceiling)
        if verb is not None and not _is_noun(view, place):
            if place > floor and view.tokens[place - 1].lower in view.language.auxiliaries:
                verb = verb_at(view, place - 1, ceiling) or verb
            return verb
    return None


def _is_noun(view: View, place: int) -> bool:
    """Tell whether what could be a verb stands as a noun here: "la juge", "o alerta", "die Bitte"."""
    if not place:
        return False
    before = view.tokens[place - 1].lower
    return before in view.language.determiners and before not in view.language.adverbs


def verb_at(view: View, place: int, ceiling: int) -> SpeechVerb | None:
    """Return the verb of speech at token `place`: a word, with its particle, or an auxiliary and participle."""
    if place >= ceiling:
        return None
    tokens, language = view.tokens, view.language
    token = tokens[place]
    lower = token.lower
    if token.kind != "word" or place in view.name_at:
        return None
    if lower in language.auxiliaries:
        found = _perfect(view, place, ceiling)
        if found is not None:
            return found
    particles = language.particle_verbs.get(lower)
    if particles:
        reach = range(place + 1, min(ceiling, place + _FARTHEST))
        if any(tokens[here].lower in particles for here in reach):
            return SpeechVerb(place, place, lower, None)
    if lower in language.verbs:
        return SpeechVerb(place, place, lower, None)
    return None


def _perfect(view: View, place: int, ceiling: int) -> SpeechVerb | None:
    """Return auxiliary and participle: "a déclaré", "a-t-elle ajouté", "hat Reyes am Dienstag gesagt"."""
    tokens, language = view.tokens, view.language
    here = place + 1
    subject = None
    if here < ceiling and view.is_pronoun(here) and tokens[here].lower not in language.clitics:
        subject = view.of_pronoun(here)
        here += 1
    while here < ceiling and here - place <= _MOST_ADVERBS and view.is_adverb(here):
        here += 1
    if here < ceiling and tokens[here].lower in language.past_participles:
        return SpeechVerb(place, here, tokens[here].lower, subject)
    if not language.capital_nouns:
        return None
    # German: the participle ends the clause, and the subject stands before it
    for end in range(here, min(ceiling, place + _FARTHEST)):
        if tokens[end].lower in language.past_participles:
            subject = subject or phrase_at(view, place + 1, end)
            return SpeechVerb(place, place, tokens[end].lower, subject)
    return None


def is_light(view: View, place: int) -> bool:
    """Tell whether token `place` may stand before a verb of speech: an adverb or a pronoun that leans on it."""
    token = view.tokens[place]
    language = view.language
    return (
        token.kind == "word"
        and view.is_adverb(place)
        and token.lower not in language.auxiliaries
        and token.lower not in language.verbs
    )


def behind_light(view: View, first: int, ceiling: int) -> int:
    """Return the token behind the adverbs and leaning pronouns that begin at token `first`."""
    place = first
    while place < ceiling and place - first < _MOST_ADVERBS and is_light(view, place):
        place += 1
    return place


def unknown_verb(view: View, place: int, ceiling: int, *, words: int, sentence: bool) -> SpeechVerb | None:
    """Return a verb at token `place`, right behind a quotation, that no table has: its form and its subject tell it.

    `words` is the length of the quotation; `sentence` tells whether it is a sentence of its own. Only beside one that
    is does a subject count that no table has either.
    """
    language = view.language
    if place >= ceiling or view.tokens[place].capital:
        return None
    lower = view.tokens[place].lower
    if lower in language.particle_verbs:
        return SpeechVerb(place, place, lower, None)
    last = place
    if lower in language.auxiliaries:
        last = behind_light(view, place + 1, ceiling)
        if last >= ceiling or not view.tokens[last].lower.endswith(language.participle_endings):
            return None
    elif not _may_be_verb(view, place):
        return None
    subject = phrase_at(view, last + 1, ceiling)
    if subject is None or not (is_person(view, subject) or (sentence and words > _LEAST_UNKNOWN)):
        subject = subject_after(view, last, ceiling)
        if subject is None or not is_person(view, subject):
            return None
    return SpeechVerb(place, last, lower, subject)


def _may_be_verb(view: View, place: int) -> bool:
    """Tell whether the form of a word that no table has allows for a verb."""
    language, lower = view.language, view.tokens[place].lower
    if any(
        lower in words for words in (language.function_words, language.breaks, language.times, language.prepositions)
    ):
        return False
    if bare(lower) in language.roles or view.tokens[place - 1].lower in language.determiners:
        return False
    return lower.endswith(language.verb_endings) and not lower.endswith(language.no_verb_endings)
