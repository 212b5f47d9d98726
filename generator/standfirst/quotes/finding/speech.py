"""Telling speech from titles, scare quotes and single words, and how sure that is."""

from __future__ import annotations

import math
import re

from standfirst.quotes.finding.attribution import Candidate
from standfirst.quotes.finding.clauses import View
from standfirst.quotes.finding.weights import WEIGHTS

_WORD = re.compile(r"[^\W_][\w'’]*")  # noqa: RUF001 - apostrophe

RULES = {
    "verb-subject": "a verb of speech and its subject stand behind the quotation",
    "subject-verb": "a subject and its verb of speech stand behind the quotation",
    "subject-behind": "the sentence goes on behind the quotation with the speaker",
    "before": "a subject and its verb of speech stand before the quotation",
    "participle": "a participle of speech stands before the quotation; its subject is the sentence's",
    "according": "the sentence says according to whom",
    "colon": "a name and a colon stand before the quotation",
    "long-colon": "a sentence that ends in a colon stands before the quotation",
    "goes-on": "the speaker of the quotation before goes on",
    "told-behind": "the next quotation of the paragraph names the speaker",
    "reopened": "the quotation goes on over paragraphs",
    "floating": "a paragraph of its own behind the same speaker's words",
    "told-before": "a paragraph of its own behind what the speaker is reported to have said",
    "subject-before": "the sentence before is about the speaker",
    "no-subject": "a verb of speech without a subject of its own stands beside the quotation",
    "impersonal": "a verb of speech that names no one stands beside the quotation",
    "sentence-behind": "the sentence behind the quotation says that the speaker speaks",
    "unnamed": "the person who spoke or acted last before it",
    "colon-paragraph": "the paragraph before ends in a colon",
    "": "words of speech length between quotation marks, no speaker found",
}


_SMALL_IN_TITLES = frozenset(
    [
        "the",
        "of",
        "a",
        "an",
        "and",
        "in",
        "to",
        "for",
        "on",
        "with",
        "at",
        "from",
        "is",
        "with",
        "by",
        "de",
        "la",
        "le",
        "les",
        "der",
        "die",
        "das",
        "und",
    ]
)
_LONGEST_TITLE = 12
"""Words of a title; longer ones behind "book," are speech of it."""
_BYLINE = 9
"""Words back from a colon in which a byline's "by" is looked for."""
_INSIDE = frozenset(["word", "small word", "determiner", "name", "weak verb"])


def features(candidate: Candidate, view: View) -> list[str]:
    """Return what tells speech from other words in quotation marks, as names in the tables of weights."""
    attribution = candidate.attribution
    words = candidate.words
    found = [
        f"rule {attribution.rule if attribution else ''}",
        "words "
        + (
            "1"
            if words < 2
            else "2"
            if words < 3
            else "3"
            if words < 4
            else "4-5"
            if words < 6
            else "6-9"
            if words < 10
            else "10+"
        ),
        f"ends {candidate.ends or 'open'}",
        "begins as a sentence" if candidate.begins else "begins small",
        f"before {_before(candidate, view)}",
        f"behind {_behind(candidate, view)}",
    ]
    if attribution is not None:
        found.append(f"mention {attribution.mention.kind if attribution.mention else ''}")
        if attribution.tight:
            found.append("tight")
        if attribution.verb in view.language.strong_verbs:
            found.append("strong verb")
        elif attribution.verb:
            found.append("weak verb")
    if _is_title(candidate):
        found.append("title")
        if _before(candidate, view) in _INSIDE:
            found.append("title inside a clause")
    if _named_work(candidate, view):
        found.append("named a work" if candidate.words <= _LONGEST_TITLE else "long behind a work")
    if _behind_byline(candidate, view):
        found.append("behind a byline")
    if candidate.repeated:
        found.append("repeated")
    if not candidate.item.closed:
        found.append("unclosed")
    if candidate.item.opening in {"'", "‘", "‚", "`"}:  # noqa: RUF001 - single marks
        found.append("single marks" if candidate.paragraph else "single marks in a headline")
    return found


def _before(candidate: Candidate, view: View) -> str:
    place = candidate.place - 1
    if place < 0:
        return "nothing"
    token, language = view.tokens[place], view.language
    if token.kind != "word":
        return {",": "comma", ":": "colon", "quote": "quotation", "end": "sentence"}.get(token.kind, "sign")
    kinds = (
        ("verb", language.strong_verbs),
        ("verb", language.participles),
        ("weak verb", language.verbs),
        ("determiner", language.determiners),
        ("small word", language.prepositions),
        ("small word", language.breaks),
    )
    kind = next((name for name, words in kinds if token.lower in words), "word")
    return "name" if kind == "word" and place in view.name_at else kind


def _behind(candidate: Candidate, view: View) -> str:
    place = candidate.place + 1
    if place >= len(view.tokens):
        return "nothing"
    token = view.tokens[place]
    if token.kind != "word":
        return {",": "pause", "dash": "pause", "quote": "quotation", "end": "end"}.get(token.kind, "sign")
    return "capital" if token.capital else "small"


def _is_title(candidate: Candidate) -> bool:
    """Tell whether all words but small ones have a capital, as in a title, and nothing ends a clause."""
    found = [word for word in _WORD.findall(candidate.text) if word.lower() not in _SMALL_IN_TITLES]
    return all(word[0].isupper() or not word[0].isalpha() for word in found)


def _named_work(candidate: Candidate, view: View) -> bool:
    """Tell whether a work, or a word that names one, stands right before: his book, "..."; a co-author of "..."."""
    place = candidate.place - 1
    if place >= 0 and view.tokens[place].kind in {",", ":"}:
        place -= 1
    if place >= 0 and view.tokens[place].lower in {"of", "on"}:
        place -= 1
    return place >= 0 and view.tokens[place].lower in view.language.works


def _behind_byline(candidate: Candidate, view: View) -> bool:
    """Tell whether "by NAME:" stands before, as digests of other papers introduce an excerpt."""
    before = view.tokens[max(0, candidate.place - _BYLINE) : candidate.place]
    if not before or before[-1].kind != ":":
        return False
    for token in reversed(before[:-1]):
        if token.kind != "word":
            return False
        if token.lower == "by":
            return True
    return False


def likelihood(candidate: Candidate, view: View) -> tuple[float, float]:
    """Return how likely the candidate is speech, and how likely its words and its speaker are right: 0 to 1 each.

    Both come from the same features with the weights of `quotes.finding.weights`.
    """
    weights = [WEIGHTS.get(name, (0.0, 0.0)) for name in features(candidate, view)]
    speech, right = (1 / (1 + math.exp(-sum(weight[side] for weight in weights))) for side in (0, 1))
    return speech, min(right, speech)
