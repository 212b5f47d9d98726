"""Speakers of quotations whose own sentence names none: they go on, or float in a paragraph of their own."""

from __future__ import annotations

from collections.abc import Sequence

from standfirst.quotes.finding.attribution import Attribution, Candidate
from standfirst.quotes.finding.clauses import View
from standfirst.quotes.finding.reporting import own_attribution, sentence_start
from standfirst.quotes.finding.subjects import sentence_subject, speaks, subject_of
from standfirst.quotes.found import Span

_MOST_SENTENCES = 4
"""How many sentences back a subject is looked for."""
_SENTENCE = 6
"""From so many words on, what begins as a sentence is taken for one."""


def attribute(views: Sequence[View], candidates: Sequence[Sequence[Candidate]]) -> None:
    """Give every candidate the attribution that the paragraphs hold for it, in place."""
    for number, (view, inside) in enumerate(zip(views, candidates, strict=True)):
        for candidate in inside:
            candidate.speak_for_itself(own_attribution(view, candidate))
        for place, candidate in enumerate(inside):
            if candidate.attribution is None:
                _within(view, inside, place)
        if inside and inside[0].attribution is None:
            _floating(views, candidates, number)
        for place, candidate in enumerate(inside):
            if candidate.attribution is None:
                candidate.take(next((item for item in reversed(inside[:place]) if item.attribution), None), "goes-on")
        for candidate in inside:
            if _is_weak(view, candidate):
                candidate.attribution, candidate.source = Attribution("unnamed", None, None, "", tight=False), number
    _carried([item for inside in candidates for item in inside])


def _is_weak(view: View, candidate: Candidate) -> bool:
    """Tell whether words of a sentence's length have no speaker, or one that never spoke and is no person."""
    attribution = candidate.attribution
    if attribution is None or attribution.mention is None:
        return attribution is None and candidate.begins and candidate.words >= _SENTENCE
    mention = attribution.mention
    if attribution.rule not in {"subject-before", "told-before", "colon-paragraph"} or mention.kind == "pronoun":
        return False
    if mention.name is not None:
        return mention.name.organisation and attribution.rule == "subject-before"
    words = mention.text.lower().split()
    return words[0] not in view.language.determiners and not any(word in view.language.roles for word in words)


def _within(view: View, inside: Sequence[Candidate], place: int) -> None:
    """Look in the candidate's own paragraph: what goes before, then the next quotation's clause."""
    candidate = inside[place]
    before = inside[place - 1] if place else None
    first = before.place + 1 if before is not None else 0
    between = view.tokens[first : candidate.place]
    if before is not None and before.attribution is not None:
        own = before.attribution.mention
        if not any(token.kind == "word" for token in between) or (
            own is not None and first <= own.first < candidate.place
        ):
            candidate.take(before, "goes-on")
            return
    if any(token.kind == "word" for token in between):
        found = last_subject(view, first, candidate.place)
        if found is not None and (before is None or before.attribution is None or candidate.begins):
            candidate.attribution, candidate.source = found, candidate.paragraph
        else:
            candidate.take(before, "goes-on")
        return
    behind = next((item for item in inside[place + 1 :] if item.own is not None), None)
    if behind is not None and candidate.begins:
        candidate.take(behind, "told-behind")


def _floating(views: Sequence[View], candidates: Sequence[Sequence[Candidate]], number: int) -> None:
    """Give the first quotation of a paragraph without a speaker the one of the paragraph before."""
    candidate = candidates[number][0]
    if number == 0:
        return
    before, others = views[number - 1], candidates[number - 1]
    last = others[-1] if others else None
    if candidate.item.reopened and last is not None and last.attribution is not None:
        candidate.take(last, "reopened")
        return
    found = _subject_behind(views[number], candidate)
    if found is not None:
        candidate.attribution, candidate.source = found, number
        return
    if before.tokens and before.tokens[-1].kind == ":":
        found = last_subject(before, 0, len(before.tokens))
        if found is not None:
            candidate.attribution, candidate.source = found._replace(rule="colon-paragraph"), number - 1
            return
    if last is not None and last.attribution is not None:
        found = paragraph_attribution(before)
        if found is not None and found.mention is not None and found.mention.first > last.place:
            candidate.attribution, candidate.source = found, number - 1
        else:
            candidate.take(last, "floating")
        return
    found = paragraph_attribution(before) or last_subject(before, 0, len(before.tokens))
    if found is not None:
        candidate.attribution, candidate.source = found, number - 1


def _subject_behind(view: View, candidate: Candidate) -> Attribution | None:
    """Return who speaks in the sentence behind a quotation: `"It is late." Reyes said it without heat.`."""
    end = first = candidate.place + 1
    while end < len(view.tokens) and view.tokens[end].kind not in {"end", "quote"}:
        end += 1
    for verb in range(first, end):
        if view.tokens[verb].lower in view.language.strong_verbs and speaks(view, verb):
            mention = subject_of(view, verb, first, end)
            if mention is not None and mention.kind in {"name", "pronoun"}:
                cue = Span(view.tokens[verb].start, view.tokens[verb].end)
                return Attribution("sentence-behind", mention, cue, "", tight=False)
    return None


def _carried(items: Sequence[Candidate]) -> None:
    """Give the pieces of one quotation over several paragraphs the speaker that any of them names."""
    start = 0
    while start < len(items):
        end = start + 1
        while end < len(items) and items[end].item.reopened:
            end += 1
        chain = items[start:end]
        named = next((item for item in chain if item.own is not None), None)
        if named is not None:
            for item in chain:
                if item.own is None:
                    item.take(named, "reopened")
        start = end


def same_utterance(last: Candidate, candidate: Candidate, view: View) -> bool:
    """Tell whether two quotations in a row are one utterance that its attribution or a paragraph's end splits."""
    one, other = last.attribution, candidate.attribution
    if one is None or other is None or last.speaker != candidate.speaker:
        return False
    if candidate.item.reopened:
        return True
    if last.paragraph != candidate.paragraph or one.mention is None or other.mention is None:
        return False
    between = view.tokens[last.place + 1 : candidate.place]
    if one.mention.start != other.mention.start or sum(token.kind == "end" for token in between) > 1:
        return False
    return not between or last.item.end <= one.mention.start <= candidate.item.start


def paragraph_attribution(view: View) -> Attribution | None:
    """Return who speaks last in a paragraph's prose: the subject of its last verb of speech."""
    tokens = view.tokens
    for verb in range(len(tokens) - 1, -1, -1):
        if not speaks(view, verb) or tokens[verb].lower not in view.language.strong_verbs:
            continue
        sentence = sentence_start(view, verb)
        mention = subject_of(view, verb, sentence, len(tokens))
        if mention is not None:
            return Attribution("told-before", mention, Span(tokens[verb].start, tokens[verb].end), "", tight=False)
    return None


def last_subject(view: View, first: int, ceiling: int) -> Attribution | None:
    """Return the subject of the last sentence among tokens `first` to `ceiling` that has one the rules see."""
    last = ceiling
    for _ in range(_MOST_SENTENCES):
        while last > first and view.tokens[last - 1].kind in {"end", ",", ":", "quote", "dash"}:
            last -= 1
        if last <= first:
            return None
        sentence = max(first, sentence_start(view, last - 1))
        mention = sentence_subject(view, sentence, last)
        if mention is not None:
            return Attribution("subject-before", mention, None, "", tight=False)
        last = sentence
    return None
