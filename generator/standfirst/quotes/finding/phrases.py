"""Noun phrases that speak, read from their first word on: German, French, Spanish and Portuguese.

These languages set a verb of speech before its subject as a rule ("…", sagte am Dienstag die Ministerin Ada Reyes), so
that the phrase is read forwards from the verb, over adverbs, times and places, to the name or the role that speaks.
"""

from __future__ import annotations

from collections.abc import Sequence

from standfirst.quotes.finding.clauses import Mention, View
from standfirst.quotes.finding.naming import Name
from standfirst.quotes.finding.prose import Token, bare

_LONGEST = 14
"""The most tokens of a noun phrase, and of what may stand between a verb and its subject."""
_LONGEST_COMPLEMENT = 7
"""The most tokens between a role and the name behind a comma: "la ministre déléguée à l'Enfance, Ada Reyes"."""


def phrase_at(view: View, first: int, ceiling: int) -> Mention | None:
    """Return the pronoun, name or role that begins at token `first`; nothing from token `ceiling` on is read."""
    if first >= ceiling or view.tokens[first].kind != "word":
        return None
    if view.is_pronoun(first) and view.tokens[first].lower not in view.language.clitics:
        return view.of_pronoun(first)
    name = view.name_at.get(first)
    if name is not None:
        return view.of_name(name)
    lower = view.tokens[first].lower
    if lower in view.language.determiners or bare(lower) in view.language.roles:
        return _role_phrase(view, first, ceiling)
    return None


def _role_phrase(view: View, first: int, ceiling: int) -> Mention | None:
    """Return the phrase of an article or a role: its own name, one in apposition, or the role alone."""
    last, name = _phrase_end(view, first, min(ceiling, first + _LONGEST))
    if name is None or _has_complement(view, first, name):
        name = _apposition(view, first, last, ceiling) or name
    if name is not None:
        return _named(view, first, name)
    if last == first and bare(view.tokens[first].lower) not in view.language.roles:
        return None
    return view.of_role(first, last)


def _has_complement(view: View, first: int, name: Name) -> bool:
    """Tell whether a name may belong to a noun of the phrase: "le chanteur du groupe Marée Froide, Ada Reyes"."""
    return any(view.tokens[place].lower in view.language.prepositions for place in range(first + 1, name.first))


def _phrase_end(view: View, first: int, ceiling: int) -> tuple[int, Name | None]:
    """Return the last token of the phrase that begins at `first`, and the name of the person that it ends in."""
    tokens, language = view.tokens, view.language
    joints = language.prepositions
    last = first
    place = first + 1
    while place < ceiling:
        token, before = tokens[place], tokens[place - 1].lower
        name = view.name_at.get(place)
        if name is not None and before not in joints:
            if not _is_complement(view, name, before, first):
                return name.last, name
            last, place = name.last, name.last + 1
            continue
        if name is not None:
            last, place = name.last, name.last + 1
            continue
        if token.kind != "word" or token.lower in language.breaks or token.lower in language.times:
            break
        if token.lower in language.determiners and before not in joints and token.lower not in joints:
            break
        if place > first + 1 and (token.lower in language.auxiliaries or view.is_pronoun(place)):
            break
        last = place
        place += 1
    while last > first and tokens[last].lower in joints | language.determiners | language.adverbs:
        last -= 1
    return last, None


def _is_complement(view: View, name: Name, before: str, first: int) -> bool:
    """Tell whether a name belongs to the role before it and is no person's: "die Sprecherin des Klinikums"."""
    if name.first == first + 1:
        return False
    return before in view.language.determiners or (name.organisation and not name.title)


def _apposition(view: View, first: int, last: int, ceiling: int) -> Name | None:
    """Return the person whose name stands behind a comma: "la maire, Ada Reyes, mardi"."""
    tokens = view.tokens
    comma = last + 1
    stop = min(ceiling, last + 2 + _LONGEST_COMPLEMENT)
    if comma < stop and tokens[comma].lower in view.language.prepositions | view.language.breaks:
        while comma < stop and tokens[comma].kind == "word":
            comma += 1
    if comma >= ceiling or tokens[comma].kind != ",":
        return None
    name = view.name_at.get(comma + 1)
    if name is None or name.first >= ceiling or name.organisation or name.possessive:
        return None
    return name if len(name.words) > 1 or tokens[first].lower in view.language.possessives else None


def _named(view: View, first: int, name: Name) -> Mention:
    role = view.of_role(first, max(first, name.first - 1))
    start = view.tokens[first].start
    return Mention(start, name.end, first, name.last, "name", view.body[start : name.end], name, name.sex or role.sex)


def subject_after(view: View, verb: int, ceiling: int) -> Mention | None:
    """Return the subject behind the verb at token `verb`, over adverbs, times, places and objects with a preposition.

    A noun that no table has as a person's counts where none such follows: "repitió una y otra vez el acusado".
    """
    tokens, language = view.tokens, view.language
    noun: Mention | None = None
    place = verb + 1
    ceiling = min(ceiling, verb + 2 * _LONGEST)
    while place < ceiling and place - verb <= _LONGEST:
        token = tokens[place]
        lower = token.lower
        if token.kind != "word" and (token.kind != "," or noun is not None):
            break
        if noun is not None and lower in language.breaks | language.relatives and lower not in language.conjunctions:
            break
        between = 1 if token.kind == "," else _between(view, place, ceiling)
        if between:
            place += between
        elif lower in language.articles and language.capital_nouns and _ends(view, place + 1, ceiling):
            demonstrative = view.of_role(place, place)
            return demonstrative._replace(kind="pronoun", sex=language.articles[lower])  # "sagt der."
        elif place in view.name_at or lower in language.determiners or bare(lower) in language.roles:
            found = phrase_at(view, place, ceiling)
            if found is not None and is_person(view, found):
                return found
            noun = noun or found
            place = found.last + 1 if found is not None else place + 1
        elif view.is_pronoun(place):
            return view.of_pronoun(place)
        elif lower in language.prepositions or (lower in language.breaks and lower not in language.relatives):
            place = _behind_complement(view, place, ceiling)
        elif noun is not None or tokens[place - 1].lower in language.determiners | language.conjunctions:
            place += 1
        else:
            break
    return noun


def _between(view: View, place: int, ceiling: int) -> int:
    """Return how many tokens at `place` may stand between a verb and its subject: a time, an adverb, a participle."""
    language, lower = view.language, view.tokens[place].lower
    if (
        lower in language.times
        or lower in language.clitics
        or lower in language.past_participles | language.infinitives
    ):
        return 1
    if lower in language.determiners and place + 1 < ceiling and view.tokens[place + 1].lower in language.times:
        return 2
    return 1 if view.is_adverb(place) and not _begins_subject(view, place, ceiling) else 0


def _ends(view: View, place: int, ceiling: int) -> bool:
    return place >= ceiling or view.tokens[place].kind != "word"


def _begins_subject(view: View, place: int, ceiling: int) -> bool:
    """Tell whether a word that is an adverb or an article ("la", "o", "ihr") begins a noun phrase here."""
    language, lower = view.language, view.tokens[place].lower
    if lower in language.pronouns and lower not in language.determiners:
        return True
    if lower not in language.determiners or place + 1 >= ceiling:
        return False
    following = view.tokens[place + 1]
    return following.kind == "word" and following.lower not in language.past_participles


def _behind_complement(view: View, place: int, ceiling: int) -> int:
    """Return the token behind a preposition and its noun: "in Berlin", "vor dem Rat", "a la prensa"."""
    language, tokens = view.language, view.tokens
    place += 1
    while place < ceiling and tokens[place].lower in language.determiners | language.prepositions:
        place += 1
    name = view.name_at.get(place)
    return name.last + 1 if name is not None else place + 1


def subject_first(view: View, first: int, ceiling: int, *, person: bool = False) -> Mention | None:
    """Return the subject of a clause that begins with it, or with a phrase that a comma sets off.

    With `person` only a name, a pronoun or a known role counts: what else stands first need not be able to speak.
    """
    place = first
    while place < ceiling:
        while place < ceiling and _leads(view, place):
            place += 1
        mention = phrase_at(view, place, ceiling)
        if mention is not None and (not person or is_person(view, mention)):
            return mention
        while place < ceiling and view.tokens[place].kind not in {",", "quote"}:
            place += 1
        place += 1
    return None


def _leads(view: View, place: int) -> bool:
    """Tell whether token `place` may stand before a subject and is none: "Doch", "Mais", "Y"."""
    token = view.tokens[place]
    if token.kind in {"dash", "-"}:
        return True
    lower = token.lower
    return lower in view.language.conjunctions and place not in view.name_at


def is_person(view: View, mention: Mention) -> bool:
    """Tell whether a mention is a name, a pronoun or a known role, and not just any noun."""
    if mention.kind != "role":
        return True
    return any(bare(token.lower) in view.language.roles for token in view.tokens[mention.first : mention.last + 1])


def follows(tokens: Sequence[Token], place: int, phrase: str) -> int:
    """Return how many tokens `phrase` takes from token `place` on, 0 where it does not stand there."""
    parts = phrase.split()
    return len(parts) if [token.lower for token in tokens[place : place + len(parts)]] == parts else 0
