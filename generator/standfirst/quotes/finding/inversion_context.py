"""Quotations whose own sentence names no one, where verbs of speech stand before their subject, and what is speech.

For German, French, Spanish and Portuguese, beside `quotes.inversion`: a speaker goes on behind the attribution, is the
subject of the sentence before, or is named with the next quotation.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from standfirst.quotes.finding.attribution import Attribution, Candidate
from standfirst.quotes.finding.clauses import Mention, View
from standfirst.quotes.finding.inversion import own_attribution, sentence_subject
from standfirst.quotes.finding.inversion_persons import Persons

_FARTHEST_BEHIND = 80
"""How many tokens behind a verb without a subject are read for whom it means, where no one is named before."""
_LEAST_FLOATING = 3
"""Words that a sentence in quotation marks has at least to be speech without a verb of speech beside it."""
_LEAST_GOING_ON = 2
_LEAST_UNNAMED = 4
_LEAST_ACCORDING = 4
_SURE = {
    "verb-subject": 0.97,
    "before": 0.92,
    "colon": 0.92,
    "according": 0.92,
    "goes-on": 0.92,
    "long-colon": 0.9,
    "impersonal": 0.85,
    "no-subject": 0.85,
    "subject-verb": 0.8,
    "told-behind": 0.8,
    "reopened": 0.85,
    "colon-paragraph": 0.8,
    "subject-before": 0.7,
    "floating": 0.7,
    "": 0.5,
}
"""How often each rule was right about words and speaker together, on the kept-back sentences of tests/gold/quotes (the
first, 131 of 134); rules seen fewer than ten times there stand below what was measured."""
_BESIDE = frozenset(["verb-subject", "subject-verb", "no-subject", "impersonal"])
"""Rules of a clause right behind the quotation."""
_PRONOUN = 0.85
"""By what a pronoun or a role instead of a name lowers it."""


def attribute_inverted(views: Sequence[View], candidates: Sequence[Sequence[Candidate]]) -> None:
    """Give every candidate the attribution that the paragraphs hold for it, in place."""
    subject: tuple[int, Mention] | None = None
    for number, (view, inside) in enumerate(zip(views, candidates, strict=True)):
        for candidate in inside:
            candidate.speak_for_itself(own_attribution(view, candidate))
        for place, candidate in enumerate(inside):
            if candidate.attribution is None:
                _within(view, inside, place)
            elif candidate.attribution.rule == "no-subject":
                _subject_left_out(view, candidate, inside[:place], subject)
        if inside and inside[0].attribution is None:
            _floating(views, candidates, number)
            for place, candidate in enumerate(inside[1:], start=1):
                if candidate.attribution is None:
                    candidate.take(inside[place - 1], "goes-on")
        last = _last_subject(view, 0, len(view.tokens))
        subject = (number, last) if last is not None else subject
    _told_later(candidates)
    _name_persons(views, [candidate for inside in candidates for candidate in inside])


def _told_later(candidates: Sequence[Sequence[Candidate]]) -> None:
    """Give a paragraph that is one quotation, without a speaker, the one that the next paragraph's quotation names."""
    for inside, following in zip(reversed(candidates[:-1]), reversed(candidates[1:]), strict=True):
        if len(inside) != 1 or not following or inside[0].attribution is not None or _is_dialogue(inside[0]):
            continue
        alone = inside[0].place == 0 and not inside[0].item.opening.isspace()
        if alone and following[0].place == 0:
            inside[0].take(following[0], "told-behind")


def _name_persons(views: Sequence[View], candidates: Sequence[Candidate]) -> None:
    """Give each role and pronoun the name of the person whom it means; the mention's place stays its own."""
    persons = Persons(views)
    for candidate in candidates:
        attribution = candidate.attribution
        if attribution is None or attribution.mention is None or attribution.mention.name is not None:
            continue
        name = persons.named(attribution.mention, candidate.source)
        if name is not None:
            candidate.attribution = attribution._replace(mention=attribution.mention._replace(name=name))


def _subject_left_out(
    view: View, candidate: Candidate, before: Sequence[Candidate], known: tuple[int, Mention] | None
) -> None:
    """Find the subject that a verb without one has: the last one spoken of, in this paragraph or one before."""
    if candidate.attribution is None:
        return
    mention = _last_subject(view, before[-1].place + 1 if before else 0, candidate.place)
    source = candidate.paragraph
    if mention is None and before and before[-1].attribution is not None:
        mention, source = before[-1].attribution.mention, before[-1].source
    if mention is None and known is not None:
        source, mention = known
    if mention is None:
        stop = min(len(view.tokens), candidate.place + _FARTHEST_BEHIND)
        behind = _last_subject(view, candidate.place + 1, stop, last=False)
        mention, source = behind, candidate.paragraph
    candidate.attribution = candidate.attribution._replace(mention=mention)
    candidate.source = source


def _within(view: View, inside: Sequence[Candidate], place: int) -> None:
    """Look in the candidate's own paragraph: the quotation before, the sentence between, then the next quotation."""
    candidate = inside[place]
    before = inside[place - 1] if place else None
    first = before.place + 1 if before is not None else 0
    if before is not None and before.attribution is not None:
        own = before.attribution
        clause = own.cue is not None and own.cue.start >= view.tokens[before.place].end and own.tight
        stop = _sentence_end(view, first) if clause else first
        found = _last_subject(view, stop, candidate.place) if stop < candidate.place else None
        if found is None or not candidate.begins:
            candidate.take(before, "goes-on")
            return
        candidate.attribution, candidate.source = _of(found), candidate.paragraph
        return
    found = _last_subject(view, first, candidate.place)
    if found is not None:
        candidate.attribution, candidate.source = _of(found), candidate.paragraph
        return
    behind = next((item for item in inside[place + 1 :] if item.own is not None), None)
    if behind is not None and candidate.begins and behind.place == candidate.place + 1:
        candidate.take(behind, "told-behind")


def _of(mention: Mention) -> Attribution:
    return Attribution("subject-before", mention, None, "", tight=False)


def _floating(views: Sequence[View], candidates: Sequence[Sequence[Candidate]], number: int) -> None:
    """Give the first quotation of a paragraph without a speaker the one of the paragraph before."""
    candidate = candidates[number][0]
    if number == 0 or candidate.place > 1:
        return
    before, others = views[number - 1], candidates[number - 1]
    last = others[-1] if others else None
    ends = before.tokens[-1].kind if before.tokens else ""
    if ends != ":" and last is not None and last.attribution is not None and not _is_dialogue(candidate):
        candidate.take(last, "reopened" if candidate.item.reopened else "floating")
        return
    found = None if _is_dialogue(candidate) else _last_subject(before, 0, len(before.tokens))
    if found is not None:
        rule = "colon-paragraph" if ends == ":" else "floating"
        candidate.attribution, candidate.source = _of(found)._replace(rule=rule), number - 1


def _is_dialogue(candidate: Candidate) -> bool:
    """Tell whether a dash opens the candidate: the speakers of a dialogue take turns."""
    return candidate.item.opening[:1] in {"—", "–", "―"}  # noqa: RUF001 - dashes


def _sentence_end(view: View, first: int) -> int:
    """Return the token behind the end of the sentence that holds token `first`."""
    place = first
    while place < len(view.tokens) and view.tokens[place].kind not in {"end", "quote"}:
        place += 1
    return place + 1 if place < len(view.tokens) and view.tokens[place].kind == "end" else place


def _last_subject(view: View, first: int, ceiling: int, *, last: bool = True) -> Mention | None:
    """Return the subject of the last sentence between two tokens that has one that can speak."""
    ends = [place + 1 for place in range(first, ceiling) if view.tokens[place].kind in {"end", "quote"}]
    pairs = list(pairwise([first, *ends, ceiling]))
    for start, stop in reversed(pairs) if last else pairs:
        found = sentence_subject(view, start, stop) if start < stop else None
        if found is not None:
            return found
    return None


def speech_and_confidence(candidate: Candidate, view: View) -> tuple[float, float]:
    """Return whether the candidate is speech, 1 or 0, and how sure its words and speaker are, 0 to 1."""
    if not _is_speech(candidate, view):
        return 0.0, 0.0
    attribution = candidate.attribution
    sure = _SURE.get(attribution.rule if attribution else "", 0.6)
    if attribution is not None and (attribution.mention is None or attribution.mention.kind != "name"):
        sure *= _PRONOUN
    return 1.0, sure


def _is_speech(candidate: Candidate, view: View) -> bool:
    attribution = candidate.attribution
    rule = attribution.rule if attribution else ""
    if rule in _BESIDE:
        return candidate.words > 1 or candidate.begins or candidate.ends != ""
    if rule == "according":
        return candidate.words >= _LEAST_ACCORDING
    if rule in {"colon", "long-colon", "before"}:
        reported = rule == "before" and attribution is not None and not attribution.tight
        whole = candidate.begins or candidate.ends not in {"", ","} or candidate.words > _LEAST_UNNAMED
        return reported or whole
    if _is_dialogue(candidate) or not candidate.item.opening:
        return True
    if _interrupted(candidate, view):
        return rule == "goes-on"
    least = _LEAST_GOING_ON if rule == "goes-on" else _LEAST_FLOATING if rule else _LEAST_UNNAMED
    return candidate.words >= least and candidate.begins and _stands_alone(candidate, view)


def _interrupted(candidate: Candidate, view: View) -> bool:
    """Tell whether an attribution before the candidate ends in a comma or a dash: the sentence goes on in it."""
    place = candidate.place - 1
    if place < 0 or view.tokens[place].kind not in {",", "dash"}:
        return False
    while place >= 0 and view.tokens[place].kind not in {"end", "quote"}:
        place -= 1
    return place >= 0 and view.tokens[place].kind == "quote"


def _stands_alone(candidate: Candidate, view: View) -> bool:
    """Tell whether the candidate is a sentence of its own: nothing of the prose's stands in it."""
    tokens = view.tokens
    before = tokens[candidate.place - 1].kind if candidate.place else "end"
    behind = tokens[candidate.place + 1].kind if candidate.place + 1 < len(tokens) else "end"
    ends = candidate.ends in {".", "?", "!", "dash"} or behind == "end"
    return before in {"end", "quote", "dash"} and ends
