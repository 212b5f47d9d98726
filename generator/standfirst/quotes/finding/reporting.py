"""The clause beside a quotation that says whose it is: behind it, or before it."""

from __future__ import annotations

from collections.abc import Sequence

from standfirst.quotes.finding.attribution import Attribution, Candidate
from standfirst.quotes.finding.clauses import Mention, View
from standfirst.quotes.finding.prose import Token
from standfirst.quotes.finding.subjects import phrase_ending, sentence_subject, speaks, subject_behind, subject_of
from standfirst.quotes.found import Span

_NEAR = 24
"""How many tokens may stand between a quotation and its verb of speech."""
_LONGEST_SENTENCE = 160
"""How many tokens back a sentence's beginning is looked for."""
_PAUSES = frozenset([",", "dash", "-", ";"])
_WITH = frozenset(["with", "of"])
_FROM = frozenset(["by", "from", "von", "par", "por"])
_JOINTS = frozenset(["and", "but", "that", "is", "was", "are", "were", "has", "have", "had", "would", "will"])


def own_attribution(view: View, candidate: Candidate) -> Attribution | None:
    """Return what the candidate's own sentence says of its speaker."""
    right = _right(view, candidate)
    left = _left(view, candidate)
    if right is None or left is None:
        return right or left
    if candidate.ends == "," and right.tight:
        return right
    if left.tight and not (right.rule == "verb-subject" and candidate.ends in {"?", "!", "dash"}):
        return left
    return right if right.tight else left


def _right(view: View, candidate: Candidate) -> Attribution | None:
    tokens, language = view.tokens, view.language
    first = candidate.place + 1
    paused = candidate.ends in {",", "?", "!", "dash"}
    while first < len(tokens) and tokens[first].kind in _PAUSES:
        first += 1
        paused = True
    ceiling = _clause_end(tokens, first)
    if first >= ceiling:
        return None
    phrase = _phrase_at(view, first, language.according)
    if phrase:
        mention = subject_behind(view, first + phrase - 1, ceiling)
        if mention is not None:
            return Attribution("according", mention, _span(tokens, first, first + phrase - 1), "", tight=True)
    if candidate.ends == "." and tokens[first].text[0].isupper() and not _short_clause(view, first, ceiling):
        return None
    for verb in range(first, min(ceiling, first + _NEAR)):
        if speaks(view, verb):
            return _right_of_verb(view, candidate, first, verb, ceiling, paused=paused)
    return _right_without_verb(view, candidate, first, ceiling) if paused else None


def _right_without_verb(view: View, candidate: Candidate, first: int, ceiling: int) -> Attribution | None:
    """Return who stands behind the pause: with a verb that no list has ("beamed Reyes"), or without any."""
    tokens = view.tokens
    if candidate.ends == "," and ceiling < len(tokens) and tokens[ceiling].kind == "quote":
        # "…," the mayor, in a "crown" of paper, said: the clause goes on behind words in quotation marks
        end = _clause_end(tokens, ceiling + 1)
        for verb in range(ceiling + 1, min(end, ceiling + _NEAR)):
            if tokens[verb].lower in view.language.strong_verbs and speaks(view, verb):
                found = _leading(view, first, ceiling)
                if found is not None:
                    cue = Span(tokens[verb].start, tokens[verb].end)
                    return Attribution("subject-verb", found, cue, tokens[verb].lower, tight=True)
    unknown = tokens[first]
    if unknown.kind != "word" or unknown.lower in view.language.breaks | view.language.prepositions | _JOINTS:
        return None
    name = view.name_at.get(first + 1)
    if name is not None and not name.possessive and first not in view.name_at:
        if unknown.lower.endswith(view.language.verb_endings) and unknown.text.islower():
            cue = Span(unknown.start, unknown.end)
            return Attribution("verb-subject", view.of_name(name), cue, unknown.lower, tight=True)
        return None
    found = _leading(view, first, ceiling)
    return Attribution("subject-behind", found, None, "", tight=False) if found is not None else None


def _leading(view: View, first: int, ceiling: int) -> Mention | None:
    """Return the pronoun, name or role that a clause begins with."""
    tokens = view.tokens
    if view.is_pronoun(first):
        return view.of_pronoun(first)
    end = first
    while end < ceiling and tokens[end].kind == "word" and end - first < 8:
        name = view.name_at.get(end)
        if name is not None and not name.possessive:
            return view.of_name(name)
        if tokens[end].lower in view.language.roles:
            return view.of_role(first, end)
        if end > first and (
            tokens[end].lower in view.language.breaks or tokens[end].lower in view.language.prepositions
        ):
            return None
        end += 1
    return None


def _right_of_verb(
    view: View, candidate: Candidate, first: int, verb: int, ceiling: int, *, paused: bool
) -> Attribution | None:
    tokens, language = view.tokens, view.language
    word = tokens[verb].lower
    cue = Span(tokens[verb].start, tokens[verb].end)
    if all(view.is_adverb(place) and tokens[place].lower not in language.prepositions for place in range(first, verb)):
        if word in language.participles or not (paused or word in language.strong_verbs):
            return None
        mention = subject_behind(view, verb, ceiling)
        if mention is None or (mention.kind == "role" and word in language.objects):
            return None
        return Attribution("verb-subject", mention, cue, word, tight=True)
    if word in language.participles or not _begins_clause(view, first):
        return None
    mention = subject_of(view, verb, first, ceiling)
    near = mention is not None and (mention.first - first <= 2 or _one_phrase(view, first, mention))
    if mention is None or not (paused or (near and word in language.strong_verbs and candidate.words > 2)):
        return None
    return Attribution("subject-verb", mention, cue, word, tight=near or paused)


def _begins_clause(view: View, first: int) -> bool:
    """Tell whether a clause with its subject may begin at token `first`, and not the rest of another."""
    lower, language = view.tokens[first].lower, view.language
    if lower in _JOINTS or lower in language.prepositions:
        return False
    return lower in language.determiners or lower not in language.breaks


def _one_phrase(view: View, first: int, mention: Mention) -> bool:
    """Tell whether all words from token `first` on belong to the mention: "the paper's editor Ada Reyes"."""
    language = view.language
    return mention.first - first < 7 and all(
        token.kind == "word" and token.lower not in language.prepositions and token.lower not in language.breaks
        for token in view.tokens[first : mention.first]
    )


def _short_clause(view: View, first: int, ceiling: int) -> bool:
    """Tell whether a whole sentence behind a quotation says no more than who spoke, as in `"No." Reyes said`."""
    for verb in range(first, min(ceiling, first + 7)):
        if view.tokens[verb].lower in view.language.strong_verbs:
            behind = view.tokens[verb + 1] if verb + 1 < len(view.tokens) else None
            return behind is None or behind.kind in {"end", "quote", ","}
    return False


def _left(view: View, candidate: Candidate) -> Attribution | None:
    tokens, language = view.tokens, view.language
    last = candidate.place - 1
    if last < 0 or tokens[last].kind == "quote":
        return None
    floor = last
    while floor >= 0 and tokens[floor].kind not in {"quote", "end"}:
        floor -= 1
    behind_quote = floor >= 0 and tokens[floor].kind == "quote"
    floor += 1
    if floor > last:
        return None
    tight = tokens[last].kind in {",", ":"}
    sentence = sentence_start(view, floor)
    for verb in range(last, max(floor - 1, last - _NEAR), -1):
        if not speaks(view, verb):
            continue
        found = _left_of_verb(view, verb, floor, sentence, last, behind_quote=behind_quote)
        if found is not None:
            mention, rule = found
            cue = Span(tokens[verb].start, tokens[verb].end)
            return Attribution(rule, mention, cue, tokens[verb].lower, tight=tight)
    for place in range(floor, last + 1):
        phrase = _phrase_at(view, place, language.according)
        if phrase:
            source = subject_behind(view, place + phrase - 1, last + 1)
            if source is not None:
                return Attribution("according", source, _span(tokens, place, place + phrase - 1), "", tight=tight)
    if tokens[last].kind == ":":
        return _colon(view, sentence, last)
    return None


def _left_of_verb(
    view: View, verb: int, floor: int, sentence: int, last: int, *, behind_quote: bool
) -> tuple[Mention, str] | None:
    word = view.tokens[verb].lower
    if word in view.language.participles:
        mention = _participle_subject(view, sentence, verb)
        return (mention, "participle") if mention is not None else None
    first = floor
    while first < verb and view.tokens[first].kind in _PAUSES:
        first += 1
    if behind_quote and verb == first:
        behind = subject_behind(view, verb, last + 1)
        if behind is not None:
            return behind, "before"
    mention = subject_of(view, verb, floor, last + 1)
    if mention is None and sentence < floor:
        mention = sentence_subject(view, sentence, verb)
    return (mention, "before") if mention is not None else None


def _participle_subject(view: View, sentence: int, verb: int) -> Mention | None:
    """Return the subject of a participle: the words before it ("with Reyes saying") or the sentence's own."""
    place = verb - 1
    while place > sentence and view.is_adverb(place):
        place -= 1
    if place >= sentence and view.tokens[place].kind == "word":
        lower = view.tokens[place].lower
        if lower not in view.language.breaks and lower not in view.language.prepositions | view.language.coordinators:
            found = phrase_ending(view, place, sentence)
            led = found is not None and found.first > sentence and view.tokens[found.first - 1].lower in _WITH
            if found is not None and (found.kind == "name" or led):
                return found
    return sentence_subject(view, sentence, verb)


def _colon(view: View, sentence: int, colon: int) -> Attribution | None:
    cue = Span(view.tokens[colon].start, view.tokens[colon].end)
    name = view.name_at.get(colon - 1)
    if name is not None and not name.possessive and name.first >= sentence:
        before = view.tokens[name.first - 1].lower if name.first > sentence else ""
        if before not in view.language.prepositions or before in _FROM:
            return Attribution("colon", view.of_name(name), cue, "", tight=True)
    names = [view.name_at[place] for place in range(sentence, colon) if place in view.name_at]
    if colon - sentence <= 5 and names:
        return Attribution("colon", view.of_name(names[0]), cue, "", tight=True)
    mention = sentence_subject(view, sentence, colon)
    if mention is None and names:
        mention = view.of_name(names[0])
    return Attribution("long-colon", mention, cue, "", tight=True) if mention is not None else None


def _clause_end(tokens: Sequence[Token], first: int) -> int:
    place = first
    while place < len(tokens) and tokens[place].kind not in {"end", "quote"}:
        place += 1
    return place


def sentence_start(view: View, floor: int) -> int:
    """Return where the sentence of token `floor` begins: quotations in it belong to it."""
    tokens = view.tokens
    place = floor
    while place > max(0, floor - _LONGEST_SENTENCE) and tokens[place - 1].kind != "end":
        before = tokens[place - 1]
        if before.kind == "quote" and view.body[before.end - 1] in ".?!" and tokens[place].text[:1].isupper():
            break
        place -= 1
    return place


def _phrase_at(view: View, place: int, phrases: Sequence[str]) -> int:
    """Return how many tokens one of `phrases` takes from token `place` on, 0 where none stands there."""
    for phrase in phrases:
        parts = phrase.split()
        if [token.lower for token in view.tokens[place : place + len(parts)]] == parts:
            return len(parts)
    return 0


def _span(tokens: Sequence[Token], first: int, last: int) -> Span:
    return Span(tokens[first].start, tokens[last].end)
