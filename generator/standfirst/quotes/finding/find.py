"""Finding the direct quotations of an article, and whose words they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from standfirst.quotes.finding.attribution import Candidate
from standfirst.quotes.finding.clauses import View
from standfirst.quotes.finding.inversion_context import attribute_inverted, speech_and_confidence
from standfirst.quotes.finding.inversion_names import refine_names
from standfirst.quotes.finding.languages import language_of, profile_of
from standfirst.quotes.finding.languages.profile import Language
from standfirst.quotes.finding.naming import Name, names_in
from standfirst.quotes.finding.passages import attribute, same_utterance
from standfirst.quotes.finding.people import People
from standfirst.quotes.finding.prose import read_prose
from standfirst.quotes.finding.speakers import Speakers
from standfirst.quotes.finding.speech import RULES, likelihood
from standfirst.quotes.found import FoundQuote, Span
from standfirst.quotes.marks import Quotation, quotations

_MOST_QUOTATIONS = 2000
"""More quotations than any article has: beyond, only marks are looked at."""
_LEAST = 0.5
"""The least likelihood of being speech."""
_BY_MARKS = 0.4
"""How sure marks alone are: no speaker is told, so that no proposal of them counts as accepted."""
_FEW = 5
"""Words that may well stand between marks twice."""
_NAMELESS = 0.5
"""How sure a proposal without a speaker is at most, however plain the words are."""
_LEAST_SPACES = 3
_UNSPACED = "\u0e00"
"""From here on scripts stand that part words by nothing, or by few spaces (Thai, Chinese, Japanese, Korean)."""
_LEAST_SIGNS = 7
_WORD = re.compile(r"\w[\w'’\-]*")  # noqa: RUF001 - apostrophe
_END = re.compile(r"(?:([,.?!…—–-])['’”\"»)\]]*)$")  # noqa: RUF001 - marks and dashes


def find_quotes(body: str, *, language: str | None = None) -> list[FoundQuote]:
    """Return the direct quotations of `body` in their order, none overlapping another.

    `language` is a BCP 47 tag; without it the body's function words tell. English, German, French, Spanish and
    Portuguese have rules for speakers; in every other language quotations of a sentence's length come without one.
    """
    profile = profile_of(language or language_of(body))
    if profile is None or len(quotations(body)) > _MOST_QUOTATIONS:
        return by_marks(body)
    found = []
    last: Candidate | None = None
    for candidate, view in examine(body, profile):
        speech, right = (speech_and_confidence if profile.inverted else likelihood)(candidate, view)
        if speech <= _LEAST:
            continue
        goes_on = last is not None and same_utterance(last, candidate, view)
        candidate.utterance = (last.utterance + (not goes_on)) if last is not None else 0
        candidate.confidence = round(right if candidate.speaker else min(right, _NAMELESS), 3)
        found.append(_found(candidate))
        last = candidate
    return found


def by_marks(body: str) -> list[FoundQuote]:
    """Return the quotations of speech length, without speakers: for languages that have no rules."""
    found = [item for item in quotations(body) if not item.block and _is_long(body[item.start : item.end])]
    return [
        FoundQuote(
            body[item.start : item.end], item.start, item.end, confidence=_BY_MARKS, rule=RULES[""], utterance=number
        )
        for number, item in enumerate(_without_overlap(found))
    ]


def _is_long(text: str) -> bool:
    """Tell whether words between marks are long enough for speech; scripts without word spaces count by signs."""
    return text.count(" ") >= _LEAST_SPACES or sum(1 for sign in text if sign >= _UNSPACED) >= _LEAST_SIGNS


def examine(body: str, profile: Language) -> list[tuple[Candidate, View]]:
    """Return every quotation of `body` with its attribution and speaker, speech or not, and its paragraph."""
    items = _items(body, profile)
    if not items:
        return []
    views = [View(paragraph, profile, body) for paragraph in read_prose(body, items, profile)]
    if profile.inverted:
        refine_names(views)
    candidates = _candidates(body, items, views)
    (attribute_inverted if profile.inverted else attribute)(views, candidates)
    people = People((name for view in views for name in view.names), lambda: _quoted_names(body, items, profile))
    speakers = Speakers(views, people)
    done: list[Candidate] = []
    for candidate in (item for inside in candidates for item in inside):
        candidate.speaker = speakers.resolve(candidate)
        candidate.role = speakers.role(candidate)
        done.append(candidate)
    return [(candidate, views[candidate.paragraph]) for candidate in done]


def _quoted_names(body: str, items: Sequence[Quotation], profile: Language) -> Iterator[Name]:
    for item in items:
        for paragraph in read_prose(body[item.start : item.end], (), profile, again=False):
            for name in names_in(paragraph, profile):
                yield name._replace(start=name.start + item.start, end=name.end + item.start)


def _items(body: str, profile: Language) -> list[Quotation]:
    """Return the quotations that may be speech, none overlapping another, without attributions inside the marks."""
    found = _block_quotes_without_marks(quotations(body))
    if profile.dialogue is not None:
        found = [*found, *profile.dialogue(body)]
    found = _without_overlap(found)
    if profile.asides is not None:
        found = [piece for item in found for piece in profile.asides(body, item)]
    return found


def _block_quotes_without_marks(items: Sequence[Quotation]) -> list[Quotation]:
    """Drop every block quote that holds quotations of its own: those say more exactly what is speech."""
    ends = len(items) - 1
    return [
        item
        for place, item in enumerate(items)
        if not item.block or place == ends or items[place + 1].start >= item.end
    ]


def _without_overlap(items: list[Quotation]) -> list[Quotation]:
    kept: list[Quotation] = []
    for item in sorted(items, key=lambda item: (item.start, -item.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def _found(candidate: Candidate) -> FoundQuote:
    attribution = candidate.attribution
    mention = attribution.mention if attribution else None
    return FoundQuote(
        candidate.text,
        candidate.item.start,
        candidate.item.end,
        candidate.speaker,
        candidate.role,
        Span(mention.start, mention.end) if mention else None,
        attribution.cue if attribution else None,
        candidate.confidence,
        RULES[attribution.rule if attribution else ""],
        candidate.utterance,
    )


def _candidates(body: str, items: Sequence[Quotation], views: Sequence[View]) -> list[list[Candidate]]:
    found = []
    for number, view in enumerate(views):
        inside = []
        for place in view.paragraph.quotes:
            token = view.tokens[place]
            inside.append(_candidate(body, items[token.quote], token.quote, number, place))
        found.append(inside)
    heads = Counter(_head(candidate) for inside in found for candidate in inside)
    for inside in found:
        for candidate in inside:
            candidate.repeated = candidate.words > _FEW and heads[_head(candidate)] > 1
    return found


def _head(candidate: Candidate) -> str:
    return "".join(sign for sign in candidate.text[:48] if sign.isalnum())[:30]


def _candidate(body: str, item: Quotation, number: int, paragraph: int, place: int) -> Candidate:
    text = body[item.start : item.end]
    ending = _END.search(text)
    ends = ending.group(1) if ending else ""
    if not ends and body[item.end + 1 : item.end + 2] in {",", "."} and body[item.end + 1 : item.end + 2]:
        ends = body[item.end + 1]
    if ends in {"—", "–", "-", "…"}:  # noqa: RUF001 - dashes
        ends = "dash"
    first = text.lstrip("[(‘'\"“…. ")[:1]  # noqa: RUF001 - marks
    begins = first.isupper() or not first.isalpha()
    return Candidate(number, item, text, paragraph, place, len(_WORD.findall(text)), ends, begins)
