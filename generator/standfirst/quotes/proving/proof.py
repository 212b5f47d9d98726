"""A body made ready to prove quotes: its words folded, and laid out by who speaks them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator, Sequence
from functools import cached_property

from standfirst.quotes.finding.find import find_quotes
from standfirst.quotes.finding.names import same_person
from standfirst.quotes.found import HIGH_CONFIDENCE, FoundQuote, Span
from standfirst.quotes.marks import Quotation, paragraphs, quotations
from standfirst.quotes.proving.alignment import MOST_READ, Token, tokens
from standfirst.quotes.proving.folding import Folded, fold
from standfirst.quotes.proving.spoken import Joint, Spoken, Turn, lay_out, pieces, turns, utterances, whole
from standfirst.quotes.verdict import SourceForm

LONGEST_ATTRIBUTED = 100_000
"""Characters of a body up to which its speakers are looked for; ten times a long article."""

MOST_QUOTATIONS = 5000
"""Quotations of one body that are looked at; a book has fewer."""

_DIALOGUE_LINE = re.compile(r"^[—–―]\s?(?=\S)", re.MULTILINE)  # noqa: RUF001 - dashes
"""A paragraph that a dash opens, as Spanish, Portuguese and French print dialogue."""


class Source:
    """One body; what it takes to prove quotes is worked out when a quote first needs it, and kept."""

    def __init__(self, body: str, source_form: SourceForm = "prose") -> None:
        """Take a canonical body; in a transcript all words are spoken, in prose those between quotation marks."""
        self.body = body
        self.source_form = source_form

    @cached_property
    def folded(self) -> Folded:
        """The whole body, folded."""
        return fold(self.body)

    @cached_property
    def everything(self) -> Spoken:
        """The whole body as if one person spoke it: for saying why a quote fails, and never for proving one."""
        return lay_out("", self.folded, [[Span(0, len(self.body))]])

    @cached_property
    def spoken(self) -> Spoken:
        """What stands between quotation marks, each quotation by itself; in a transcript each turn."""
        if self.source_form == "transcript":
            return whole(self.body, self.folded)
        return lay_out(self.body, self.folded, self._pieces)

    @cached_property
    def found(self) -> list[FoundQuote]:
        """The body's quotes with their speakers; none in a transcript, nor in what is longer than any article."""
        if self.source_form == "transcript" or len(self.body) > LONGEST_ATTRIBUTED:
            return []
        return sorted(find_quotes(self.body), key=lambda quote: quote.start)

    @cached_property
    def spoken_words(self) -> list[Token]:
        """The first words of `spoken`, for messages."""
        return tokens(self.spoken.text[:MOST_READ])

    @cached_property
    def all_words(self) -> list[Token]:
        """The first words of `everything`, for messages."""
        return tokens(self.everything.text[:MOST_READ])

    def joined(self) -> Iterator[Spoken]:
        """Yield the utterances that an attribution splits, with each way to write the joint (docs/quotes.md)."""
        if self.source_form != "transcript":
            yield from self._joined

    @cached_property
    def _joined(self) -> list[Spoken]:
        runs = utterances(self.body, self._pieces, self.found) if len(self._pieces) > 1 else []
        if not runs:
            return []
        joints: list[Joint | None] = [None, _full_stop_or_nothing, _full_stop_or_comma, _nothing, _comma]
        return [lay_out(self.body, self.folded, runs, joint) for joint in joints]

    @cached_property
    def _pieces(self) -> list[list[Span]]:
        marked = quotations(self.body)[:MOST_QUOTATIONS]
        lost = {item.start - len(item.opening) for item in marked if item.lost}
        kept = [item for item in marked if not item.lost and not (item.block and item.start in lost)]
        return pieces(self.body, _in_order([*kept, *self._dialogue(marked)]))

    def _dialogue(self, marked: Sequence[Quotation]) -> Iterator[Quotation]:
        """Yield the speech that a dash opens and no mark encloses, where it is sure who speaks: —Sí —dijo Ana."""
        if not _DIALOGUE_LINE.search(self.body):
            return
        lines = paragraphs(self.body)
        reach = 0
        for quote in self.found:
            paragraph = bisect_right(lines, quote.start, key=lambda line: line[0]) - 1
            sure = quote.speaker is not None and quote.confidence >= HIGH_CONFIDENCE
            if not sure or quote.start < reach or not _DIALOGUE_LINE.match(self.body, lines[paragraph][0]):
                continue
            before = bisect_left(marked, quote.end, key=lambda item: item.start) - 1
            if before < 0 or marked[before].end <= quote.start:
                yield Quotation(quote.start, quote.end, closed=True, paragraph=paragraph, opening="—")
                reach = quote.end

    def other_speaker(self, span: Span, names: Collection[str]) -> str | None:
        """Return whose words stand there where that is sure and it is none of `names`; else None."""
        if not names:
            return None
        if self.source_form == "transcript":
            return self._other_turn(span, names)
        place = bisect_left(self.found, span.end, key=lambda quote: quote.start) - 1
        while place >= 0 and self.found[place].end > span.start:
            quote = self.found[place]
            speaker = quote.speaker if quote.confidence >= HIGH_CONFIDENCE else None
            if speaker and _is_personal(speaker) and not any(same_person(speaker, name) for name in names):
                return speaker
            place -= 1
        return None

    @cached_property
    def _turns(self) -> list[Turn]:
        return turns(self.body)

    def _other_turn(self, span: Span, names: Collection[str]) -> str | None:
        """Return the label of another's turn, where one of the transcript's labels is the speaker's name."""
        place = bisect_left(self._turns, span.end, key=lambda turn: turn.start) - 1
        if place < 0:
            return None
        known = self._labels_of(frozenset(names))
        label = self._turns[place].label
        return label if known and label not in known else None

    @cached_property
    def _known(self) -> dict[frozenset[str], set[str]]:
        return {}

    def _labels_of(self, names: frozenset[str]) -> set[str]:
        """Return the transcript's labels that are one of `names`; looked for once, and not for every place."""
        if names not in self._known:
            labels = {turn.label for turn in self._turns}
            self._known[names] = {label for label in labels if _is_one_of(label, names)}
        return self._known[names]


def _in_order(items: Iterable[Quotation]) -> list[Quotation]:
    return sorted(items, key=lambda item: (item.start, -item.end, not item.block))


def _is_personal(name: str) -> bool:
    """Tell whether a name is a person's in full; of "the report" and "Anzeiger" nobody can say whose words they are."""
    words = name.split()
    return (
        len(words) > 1
        and words[-1][0].isupper()
        and words[0].casefold() not in {"the", "der", "die", "das", "la", "le"}
    )


def _is_one_of(label: str, names: Collection[str]) -> bool:
    written = label.title() if label.isupper() else label
    return any(same_person(written, name) for name in names)


def _nothing(left: str, _right: str) -> str | None:
    return "" if left == "," else None


def _comma(left: str, _right: str) -> str | None:
    return "," if left.isalnum() or left == "," else None


def _full_stop_or_nothing(left: str, right: str) -> str | None:
    if left != "," and not left.isalnum():
        return None
    return "." if right.isupper() else ""


def _full_stop_or_comma(left: str, right: str) -> str | None:
    if left != "," and not left.isalnum():
        return None
    return "." if right.isupper() else ","
