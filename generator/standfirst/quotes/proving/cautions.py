"""What an editor should look at in a quote that is proved."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from standfirst.quotes.proving.edits import BRACKET, ELISION, FIRST_LETTER
from standfirst.quotes.proving.folding import fold
from standfirst.quotes.proving.matching import Match, nested
from standfirst.quotes.proving.negation import negated_beside, turned_round
from standfirst.quotes.proving.proof import Source
from standfirst.quotes.verdict import Caution, Edit, Profile

_AROUND = 400
"""Characters before a quote in which a quotation within the speaker's own words may have begun."""


def cautions_of(
    source: Source, text: str, match: Match, edits: Sequence[Edit], names: Collection[str], profile: Profile
) -> tuple[Caution, ...]:
    """Return the cautions on a proved quote, the gravest first."""
    return (
        *_speaker(source, match, names),
        *_negations(match, edits),
        *_altered(text, edits, profile),
        *(Caution("quote-bracket", edit.message) for edit in edits if edit.kind == BRACKET),
        *_end(match),
    )


def _speaker(source: Source, match: Match, names: Collection[str]) -> Iterator[Caution]:
    other = source.other_speaker(match.span, names)
    if other is not None:
        yield Caution("quote-speaker", f"the source gives these words to {other}")
        return
    start = match.places[0].start
    run = match.source.runs[match.source.run_of(start)]
    if names and nested(match.source.text[max(run, start - _AROUND) : start]) > 0:
        yield Caution("quote-speaker", "the speaker quotes these words: they may be somebody else's")


def _negations(match: Match, edits: Sequence[Edit]) -> Iterator[Caution]:
    for edit in edits:
        if edit.kind not in {BRACKET, ELISION}:
            continue
        word = turned_round(fold(edit.source).text, edit.text)
        if word is not None and word.casefold() in edit.text.casefold() and edit.kind == BRACKET:
            yield Caution(
                "quote-negation-elided", f"“{word}” in {edit.text} is not the source's: it may turn the sense round"
            )
        elif word is not None:
            yield Caution(
                "quote-negation-elided", f"{edit.text} hides “{word}” of the source: it may turn the sense round"
            )
    start, end = match.places[0].start, match.places[-1].end
    run = match.source.runs[match.source.run_of(start)]
    beside = negated_beside(
        match.source.text[max(run, start - 80) : start],
        match.source.text[end : min(match.source.run_end(start), end + 80)],
    )
    if beside is not None and not any(
        edit.kind in {BRACKET, ELISION} and edit.source_start < match.span.start for edit in edits
    ):
        yield Caution("quote-negation-elided", f"the source has “{beside}” right beside these words")


def _altered(text: str, edits: Sequence[Edit], profile: Profile) -> Iterator[Caution]:
    if profile == "strict":
        kinds = list(dict.fromkeys(edit.kind for edit in edits))
        if kinds:
            yield Caution(
                "quote-edit-strict", f"the desk's profile alters no quotation, and this one has: {', '.join(kinds)}"
            )
        return
    for edit in edits:
        if edit.kind == FIRST_LETTER:
            marked = f"{text[: edit.start]}[{edit.text}]{text[edit.end :]}"
            message = (
                f"the source has a small “{edit.source}” here"
                if edit.source.islower()
                else f"the source has a capital “{edit.source}” here"
            )
            yield Caution("quote-edit-unmarked", f"{message}: mark the change as [{edit.text}]", marked)


def _end(match: Match) -> Iterator[Caution]:
    if match.goes_on == ".":
        yield Caution("quote-end", "the source's sentence goes on where the quote has a full stop")
    elif match.goes_on == "?":
        yield Caution("quote-end", "the source has a question mark where the quote ends without one")
