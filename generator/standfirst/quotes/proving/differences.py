"""Why a quote fails: the rule that it breaks, the word that differs, and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass, replace

from standfirst.quotes.found import Span
from standfirst.quotes.proving.alignment import (
    LONGEST_COMPARED,
    MOST_COMPARED,
    Alignment,
    Difference,
    Token,
    align,
    tokens,
)
from standfirst.quotes.proving.edges import stands_whole
from standfirst.quotes.proving.edits import (
    MOST_REPLACED,
    MOST_SKIPPED,
    Parsed,
    Piece,
    as_it_stands,
    parse,
    too_little,
    too_many,
)
from standfirst.quotes.proving.folding import Folded
from standfirst.quotes.proving.matching import Budget, Match, Matcher, nested
from standfirst.quotes.proving.proof import Source
from standfirst.quotes.proving.spoken import Spoken
from standfirst.quotes.proving.wording import said, shown

_MOST_DIFFERENCES = 3
"""Differences up to which a corrected text is offered, and a sixth of the words; more is another quote."""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a quote fails; `start` and `end` are its nearest place in the body, None where it has none."""

    reason: str
    message: str
    start: int | None = None
    end: int | None = None
    written: Span | None = None
    """The words of the quote's text that `source` could stand for; None where nothing is safe."""
    source: str = ""

    def suggestion(self, text: str) -> str | None:
        """Return the corrected quote, still to be verified; None where nothing is safe."""
        if self.written is None:
            return None
        return text[: self.written.start] + self.source + text[self.written.end :]


def explain(source: Source, quote: Folded) -> Failure:
    """Return why `quote`, whose words are not proved, fails.

    Raises `BudgetSpentError` where too much would have to be tried.
    """
    return _explain(source, _without_marks(quote), Budget())


def _without_marks(quote: Folded) -> Folded:
    text = quote.text
    if len(text) > 2 and text[0] == text[-1] == '"' and text.count('"') == 2:
        return quote.cut(1, len(text) - 1).stripped()
    return quote


def _explain(source: Source, form: Folded, budget: Budget) -> Failure:
    literal = as_it_stands(form.text)
    parsed = parse(form.text, letters=False)
    for reading in (literal, parsed):
        match = _in_prose(source, reading, budget) if reading.words else None
        if match is not None:
            few = too_many(reading) or too_little(reading, match.own_marks(reading)) if reading.edited else None
            return Failure("too-little", few, *match.span) if few else _outside(source, reading, match, budget)
    if not parsed.words:
        return Failure("too-little", "the quote has no words of the source's but brackets and ellipses alone")
    few = (too_many(parsed) or too_little(parsed)) if parsed.edited else None
    if few and not _is_nearly_all(source, form):
        return Failure("too-little", few)
    for piece in parsed.words if not few else literal.words:
        failure = _difference(source, form, piece, parsed, budget)
        if failure is not None:
            return failure
    if few:
        return Failure("too-little", few)
    return _apart(source, parsed)


def _is_nearly_all(source: Source, form: Folded) -> bool:
    """Tell whether the source has nearly all of a quote's words, its brackets and ellipses among them."""
    words = tokens(form.text[:LONGEST_COMPARED])
    beside = align(words, source.spoken_words)
    return beside is not None and beside.alike >= 0.8 * sum(token.word for token in words[:MOST_COMPARED])


def _in_prose(source: Source, parsed: Parsed, budget: Budget) -> Match | None:
    """Return the quote's place in the body, marks of quotation or not."""
    matcher = Matcher(parsed, budget)
    for recase in (False, True):
        found = next(matcher.matches(source.everything, recase=recase), None)
        if found is not None:
            return found
    return None


def _outside(source: Source, parsed: Parsed, match: Match, budget: Budget) -> Failure:
    """Return the failure of words that are in the body and not all one speaker's."""
    spoken = [
        next(Matcher(Parsed((piece,), ((), ())), budget).matches(source.spoken), None) is not None
        for piece in parsed.words
    ]
    if all(spoken) and len(spoken) > 1:
        message = "the ellipsis or bracket runs over words that are not this speaker's: quote the two apart"
        return Failure("elision-crosses", message, *match.span)
    if any(spoken) or _partly(source, match.span):
        message = "some of these words are not between the quotation marks: they are the article's own"
        return Failure("outside-marks", message, *match.span)
    message = "the source has these words, but not between quotation marks: they are the article's own"
    return Failure("outside-marks", message, *match.span)


def _partly(source: Source, span: Span) -> bool:
    spoken = source.spoken
    return any(spoken.ends[run] > span.start and spoken.starts[run] < span.end for run in spoken.runs)


def _difference(source: Source, form: Folded, piece: Piece, parsed: Parsed, budget: Budget) -> Failure | None:
    """Return how one stretch of words differs from the source, None where the source has it between marks."""
    reading = as_it_stands(piece.text)
    last = piece is parsed.words[-1]
    if last and parsed.tail:
        reading = as_it_stands(piece.text + parsed.tail)
    if piece.either_case or not last:
        reading = Parsed((piece,), ((), ()))
    if next(Matcher(reading, budget).matches(source.spoken), None) is not None:
        return None
    before = form.text[: piece.start]
    words = tokens((reading.words[0].text + reading.tail)[:LONGEST_COMPARED])
    for spoken, there in ((source.spoken, source.spoken_words), (source.everything, source.all_words)):
        beside = align(words, there)
        if beside is not None and (beside.differences or len(parsed.words) == 1):
            return _aligned(source, spoken, form, piece, beside, sum(token.word for token in tokens(before)))
    return _absent(source, words, sum(token.word for token in tokens(before)))


def _absent(source: Source, words: list[Token], before: int) -> Failure:
    known = {token.text.casefold() for token in source.all_words}
    number = before
    for token in words:
        number += token.word
        if token.word and token.text.casefold() not in known:
            return Failure("absent", f'word {number}: the source nowhere has "{shown(token.text)}"')
    return Failure("absent", "the source has no such words together")


def _aligned(source: Source, spoken: Spoken, form: Folded, piece: Piece, beside: Alignment, before: int) -> Failure:
    """Say the first difference, and how many follow."""
    beside = _within_run(spoken, beside)
    start, end = beside.source[beside.first].start, beside.source[max(beside.last - 1, beside.first)].end
    if spoken.text.count("[", start, end) > spoken.text.count("]", start, end):
        end = max(end, spoken.text.find("]", end, end + 2) + 1)
    span = spoken.span(start, end)
    if not beside.differences and end <= spoken.run_end(start):
        return Failure("word-changed", _cut(spoken.text, start, end), *span)
    if not beside.differences:
        message = "the words stand in the source, but one speaker's stretch ends among them"
        return Failure("elision-crosses", message, *span)
    first = beside.differences[0]
    if first.first == 0 and len(beside.differences) > 1 and _is_case(beside, first):
        first = beside.differences[1]  # the first letter's case would pass with a caution
    reason, message = said(spoken.text, beside, first, before)
    more = len(beside.differences) - 1
    if more:
        message += f" (and {more} more difference{'s' if more > 1 else ''})"
    written: Span | None = None
    if spoken is source.spoken and _is_safe(spoken, beside):
        written = Span(
            *form.span(
                piece.start, piece.end + len(form.text[piece.end :]) * (piece.end >= len(form.text.rstrip('.,"')))
            )
        )
    return Failure(reason, message, *span, written, " ".join(source.body[slice(*span)].split()))


def _is_case(beside: Alignment, part: Difference) -> bool:
    return (part.last, part.source_last) == (part.first + 1, part.source_first + 1) and (
        beside.quote[part.first].text.casefold() == beside.source[part.source_first].text.casefold()
    )


def _cut(text: str, start: int, end: int) -> str:
    """Say which word or number of the source a quote begins or ends within."""
    if stands_whole(text, start, end, left=False):
        place = text.rfind(" ", 0, max(0, start - 5)) + 1
        has = text[place : start + 12].split(" ")
        return f'the quote begins within "{shown(" ".join(has[:3]))}"'
    place = text.rfind(" ", 0, end) + 1
    return f'the quote ends within "{shown(" ".join(text[place : end + 12].split(" ")[:2]))}"'


def _within_run(spoken: Spoken, beside: Alignment) -> Alignment:
    """Return it without what a last difference takes from behind the end of the speaker's words."""
    if not beside.differences or beside.differences[-1].last < len(beside.quote):
        return beside
    *others, part = beside.differences
    stop = spoken.run_end(beside.source[max(part.source_first - 1, 0)].start)
    last = part.source_first
    while last < min(part.source_last, len(beside.source)) and beside.source[last].end <= stop:
        last += 1
    cut = part._replace(source_last=last)
    return replace(beside, differences=(*others, cut), last=max(last, beside.first + 1))


def _is_safe(spoken: Spoken, beside: Alignment) -> bool:
    """Tell whether the source's words may be offered: the quote's little changed, with both its ends."""
    changed = sum(max(part.last - part.first, part.source_last - part.source_first) for part in beside.differences)
    if changed > max(_MOST_DIFFERENCES, len(beside.quote) / 6):
        return False
    ends = [word for word in beside.quote if word.word]
    there = [word for word in beside.source[beside.first : beside.last] if word.word]
    if (
        not ends
        or not there
        or (ends[0].text.casefold(), ends[-1].text.casefold())
        != (
            there[0].text.casefold(),
            there[-1].text.casefold(),
        )
    ):
        return False
    return beside.source[beside.last - 1].end <= spoken.run_end(beside.source[beside.first].start)


def _apart(source: Source, parsed: Parsed) -> Failure:
    """Say why stretches that the source has one by one are not there together."""
    start = 0
    before = ""
    for piece in parsed.words:
        words = shown(piece.text)
        found = source.spoken.text.find(piece.text, start)
        if found < 0:
            return Failure("absent", f'"{words}" stands before what the quote puts it behind, or not near it')
        if before and found > source.spoken.run_end(max(start - 1, 0)):
            message = f'between "{before}" and "{words}" the source has words that are not this speaker\'s'
            return Failure("elision-crosses", message)
        if before and (nested(source.spoken.text[start:found]) or source.spoken.is_parted(start, found)):
            message = f'between "{before}" and "{words}" the source may go over to another speaker'
            return Failure("elision-crosses", message)
        if before and "[" in source.spoken.text[start:found]:
            own = " ".join(source.spoken.text[start:found].split())
            return Failure("source-brackets", f'source has "{shown(own)}", and the brackets are its own: keep them')
        start, before = found + len(piece.text), words
    message = f"an ellipsis may skip {MOST_SKIPPED} words and a bracket replace {MOST_REPLACED}, and here it is more"
    return Failure("too-long", message)
