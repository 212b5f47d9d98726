"""Whose a quotation is by its own sentence, where the verb of speech stands before its subject as a rule.

For German, French, Spanish and Portuguese. Behind a quotation: "…", sagte sie; a déclaré la maire, Ada Reyes; he/she
hung onto the verb (dit-elle); a verb without a subject, where the language allows it (“…”, asegura). Before it: a
subject, a verb and a colon; any sentence with a subject and a colon; "laut", "selon", "según", "segundo" and a name.
"""

from __future__ import annotations

from standfirst.quotes.finding.attribution import Attribution, Candidate
from standfirst.quotes.finding.clauses import Mention, View
from standfirst.quotes.finding.naming import Name
from standfirst.quotes.finding.phrases import follows, phrase_at, subject_after, subject_first
from standfirst.quotes.finding.speech_verbs import SpeechVerb, behind_light, is_light, last_verb, unknown_verb, verb_at
from standfirst.quotes.found import Span

_PAUSES = frozenset([",", "dash", "-", ";"])
_FARTHEST = 30
"""The most tokens between a quotation and the verb of its speech."""
_FARTHEST_SUBJECT = 8
"""The most tokens between a verb of speech and the quotation behind it, where no colon stands."""
_SHORTEST_COLON = 5
"""Up to how many tokens before a colon are no more than a name and its role."""
_SHORT = 3
"""Words of a possessive and its noun before a colon, and of the shortest sentence behind one that names no one."""
_LONG = 5
"""Words that a quotation without a pause before it has at least to be speech: shorter ones are single expressions."""


def own_attribution(view: View, candidate: Candidate) -> Attribution | None:
    """Return what the candidate's own sentence says of its speaker, None where it says nothing.

    The mention is None where the sentence has no subject: rule "no-subject" where one is left out that the reader
    knows (“…”, asegura), "impersonal" where no one is meant ("heißt es").
    """
    tokens = view.tokens
    colon = candidate.place > 0 and tokens[candidate.place - 1].kind == ":"
    right = _behind(view, candidate)
    if right is not None and not (colon and right.rule != "verb-subject"):
        return right
    return _before(view, candidate) or right


def _behind(view: View, candidate: Candidate) -> Attribution | None:
    tokens, language = view.tokens, view.language
    first = candidate.place + 1
    while first < len(tokens) and tokens[first].kind in _PAUSES:
        first += 1
    ceiling = _clause_end(view, first)
    if first >= ceiling:
        return None
    paused = first > candidate.place + 1 or candidate.ends in {",", "?", "!", "dash"}
    if _is_impersonal(view, first, ceiling):
        return _silent(view, first, "impersonal", "")
    found = _according_behind(view, first, ceiling, paused=paused)
    if found is not None:
        return found
    place = behind_light(view, first, ceiling)
    sentence = _begins_sentence(view, candidate)
    verb = verb_at(view, place, ceiling)
    if verb is None and paused and candidate.begins:
        verb = unknown_verb(view, place, ceiling, words=candidate.words, sentence=sentence)
    if verb is not None and (paused or (verb.word in language.strong_verbs and sentence)):
        return _verb_first(view, verb, ceiling)
    if paused and candidate.place + 1 < first:
        return _subject_then_verb(view, first, ceiling)
    return None


def _according_behind(view: View, first: int, ceiling: int, *, paused: bool) -> Attribution | None:
    """Return whom a phrase behind a quotation names: "laut Reyes", "según explica Reyes"."""
    if view.tokens[first].lower in view.language.as_words:
        verb = verb_at(view, behind_light(view, first + 1, ceiling), ceiling)
        if verb is not None:
            return _verb_first(view, verb, ceiling)
    phrase = _according(view, first) if paused else 0
    mention = _phrase_or_subject(view, first + phrase, ceiling) if phrase else None
    if mention is None:
        return None
    return Attribution("according", mention, _span(view, first, first + phrase - 1), "", tight=True)


def _begins_sentence(view: View, candidate: Candidate) -> bool:
    """Tell whether nothing of the prose's sentence stands before the candidate: "Das Buch „…“ erzählt" is no speech."""
    before = view.tokens[candidate.place - 1].kind if candidate.place else "end"
    return candidate.begins and before in {"end", "quote", "dash"}


def _verb_first(view: View, verb: SpeechVerb, ceiling: int) -> Attribution | None:
    cue = _span(view, verb.first, verb.last)
    subject = verb.subject or subject_after(view, verb.last, ceiling)
    if subject is not None:
        return Attribution("verb-subject", subject, cue, verb.word, tight=True)
    if view.language.pro_drop:
        return _silent(view, verb.first, "no-subject", verb.word)
    return None


def _subject_then_verb(view: View, first: int, ceiling: int) -> Attribution | None:
    subject = phrase_at(view, first, ceiling)
    if subject is None:
        return None
    place = subject.last + 1
    while place < ceiling and is_light(view, place):
        place += 1
    verb = verb_at(view, place, ceiling)
    if verb is None or verb.word not in view.language.strong_verbs or verb.last + 1 < ceiling:
        return None  # this order is rare in print; only a clause that says no more than who spoke counts
    return Attribution("subject-verb", subject, _span(view, verb.first, verb.last), verb.word, tight=True)


def _silent(view: View, place: int, rule: str, word: str) -> Attribution:
    """Return an attribution whose words name no one."""
    token = view.tokens[place]
    return Attribution(rule, None, Span(token.start, token.end), word, tight=True)


def _before(view: View, candidate: Candidate) -> Attribution | None:
    tokens = view.tokens
    last = candidate.place - 1
    if last < 0 or tokens[last].kind == "quote":
        return None
    floor = last
    while floor >= 0 and tokens[floor].kind not in {"quote", "end"} and last - floor < 2 * _FARTHEST:
        floor -= 1
    floor += 1
    if floor > last:
        return None
    if tokens[last].kind == ":":
        return _colon(view, candidate, floor, last)
    found = _according_before(view, floor, last)
    if found is not None:
        return found
    return _reporting(view, candidate, floor, last)


def _reporting(view: View, candidate: Candidate, floor: int, last: int) -> Attribution | None:
    """Return the subject of the verb of speech before a quotation that no colon announces: "Reyes explica que “…”"."""
    tokens, language = view.tokens, view.language
    verb = last_verb(view, floor, last) if candidate.words >= _LONG or tokens[last].kind == "," else None
    if verb is None or last - verb.last > _FARTHEST_SUBJECT:
        return None
    set_in = verb.first > floor and tokens[verb.first - 1].kind == "," and tokens[last].kind == ","
    if verb.word not in language.strong_verbs and not set_in and tokens[last].lower not in language.that_words:
        return None
    subject = _subject_of(view, verb, floor, last)
    if subject is None:
        return None
    return Attribution("before", subject, _span(view, verb.first, verb.last), verb.word, tight=tokens[last].kind == ",")


def _colon(view: View, candidate: Candidate, floor: int, colon: int) -> Attribution | None:
    """Return the subject of the sentence that ends in the colon right before a quotation."""
    verb = last_verb(view, floor, colon)
    subject = _subject_of(view, verb, floor, colon) if verb is not None else None
    if verb is not None and subject is not None:
        return Attribution("before", subject, _span(view, verb.first, verb.last), verb.word, tight=True)
    subject = subject_first(view, floor, colon, person=True)
    rule = "colon" if subject is not None and colon - floor <= _SHORTEST_COLON else "long-colon"
    drops = view.language.pro_drop
    if subject is None and not (verb is not None and drops):
        subject = _owner(view, floor, colon)
        drops = drops and candidate.begins and candidate.words >= _SHORT and colon - floor > 1
    if subject is None and drops:  # "Al final, fue tajante: “…”"
        return _silent(view, verb.first if verb else colon, "no-subject", verb.word if verb else "")
    name = _first_name(view, floor, colon) if subject is None else None
    subject = view.of_name(name) if name is not None else subject
    return Attribution(rule, subject, _span(view, colon, colon), "", tight=True) if subject is not None else None


def _first_name(view: View, floor: int, ceiling: int) -> Name | None:
    found = (view.name_at.get(place) for place in range(floor, ceiling))
    return next((name for name in found if name is not None and not name.organisation), None)


def _owner(view: View, floor: int, colon: int) -> Mention | None:
    """Return whose it is that a possessive gives right before a colon: "Ihr Fazit: „…“"."""
    if view.tokens[floor].lower in view.language.articles and floor + 1 < colon:
        floor += 1
    token = view.tokens[floor]
    if token.lower not in view.language.possessives or colon - floor > _SHORT:
        return None
    sex = view.language.possessives[token.lower]
    return Mention(token.start, token.end, floor, floor, "pronoun", token.text, None, sex)


def _subject_of(view: View, verb: SpeechVerb, floor: int, ceiling: int) -> Mention | None:
    """Return the subject of a verb before a quotation: behind it where something else begins the clause."""
    if verb.subject is not None:
        return verb.subject
    before = subject_first(view, floor, verb.first)
    apposed = before is not None and view.tokens[before.last + 1].kind == ","
    if not apposed and verb.first > floor and view.tokens[verb.first - 1].kind == ",":
        behind = subject_after(view, verb.last, ceiling)  # set in: "Sie habe, sagt Reyes, gezögert"
        if behind is not None:
            return behind
    if before is not None and (before.kind != "role" or before.last >= verb.first - 4 or _within(view, before, verb)):
        return before
    return subject_after(view, verb.last, ceiling) or before


def _within(view: View, mention: Mention, verb: SpeechVerb) -> bool:
    """Tell whether no other verb of speech stands between a subject and its verb."""
    return not any(
        view.tokens[place].lower in view.language.strong_verbs for place in range(mention.last + 1, verb.first)
    )


def _is_impersonal(view: View, first: int, ceiling: int) -> bool:
    return any(
        follows(view.tokens, place, phrase)
        for place in range(first, min(ceiling, first + 2))
        for phrase in view.language.impersonal
    )


def _according(view: View, place: int) -> int:
    """Return how many tokens a phrase such as "laut" or "de acuerdo con" takes at token `place`, 0 for none."""
    return next((count for phrase in view.language.according if (count := follows(view.tokens, place, phrase))), 0)


def _according_before(view: View, floor: int, last: int) -> Attribution | None:
    """Return whom a phrase such as "laut" names right before a quotation, with no more than its verb between."""
    tokens, language = view.tokens, view.language
    if tokens[floor].lower in language.as_words:
        first = floor + 2 if tokens[floor + 1].lower in language.determiners else floor + 1  # "comme le rappelle"
        verb = verb_at(view, behind_light(view, first, last), last)
        mention = subject_after(view, verb.last, last + 1) if verb is not None else None
        if mention is not None and all(token.kind == "," for token in tokens[mention.last + 1 : last + 1]):
            return Attribution("according", mention, _span(view, floor, floor), "", tight=True)
    for place in range(floor, last + 1):
        phrase = _according(view, place)
        if not phrase or place > floor + 3:
            continue
        mention = _phrase_or_subject(view, place + phrase, last + 1)
        if mention is None:
            continue
        behind = mention.last + 1
        if tokens[behind].kind == "," and any(token.kind == "," for token in tokens[behind + 1 : last + 1]):
            behind = next(here for here in range(behind + 1, last + 1) if tokens[here].kind == ",")  # an apposition
        rest = [token for token in tokens[behind : last + 1] if token.kind != ","]
        if all(token.lower in language.verbs or token.lower in language.adverbs for token in rest):
            return Attribution("according", mention, _span(view, place, place + phrase - 1), "", tight=True)
    mention = subject_first(view, floor, last) if tokens[last].lower in language.according_after else None
    return Attribution("according", mention, _span(view, last, last), "", tight=True) if mention is not None else None


def _phrase_or_subject(view: View, first: int, ceiling: int) -> Mention | None:
    """Return the phrase at token `first`, also without an article: "selon des sources", "laut Polizei"."""
    return phrase_at(view, first, ceiling) or subject_after(view, first - 1, ceiling)


def _clause_end(view: View, first: int) -> int:
    tokens = view.tokens
    place = first
    while place < len(tokens) and tokens[place].kind not in {"end", "quote", ":", ";"}:
        place += 1
    return place


def _span(view: View, first: int, last: int) -> Span:
    return Span(view.tokens[first].start, view.tokens[last].end)


def sentence_subject(view: View, first: int, ceiling: int) -> Mention | None:
    """Return who the sentence of tokens `first` to `ceiling` is about: who speaks in it, else its subject."""
    verb = last_verb(view, first, ceiling)
    if verb is not None and verb.word in view.language.strong_verbs:
        subject = _subject_of(view, verb, first, ceiling)
        if subject is not None:
            return subject
    subject = subject_first(view, first, ceiling, person=True)
    if subject is not None:
        return subject
    name = _first_name(view, first, ceiling)
    return view.of_name(name) if name is not None else None
