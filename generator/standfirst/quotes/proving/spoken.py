"""The words that a body puts between quotation marks, laid out to be searched, one speaker's stretch beside the next.

Searching here and not in the body is what keeps an article's own words out of quotes: they are not in the text.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import NamedTuple

from standfirst.quotes.found import FoundQuote, Span
from standfirst.quotes.marks import Quotation
from standfirst.quotes.proving.edges import GLUED, count_words
from standfirst.quotes.proving.folding import Folded

PARTED = "\x1e"
"""Stands between one run of a speaker's words and the next; no folded text has it."""

QUOTE_MARKS = "\"'“”‘’«»‹›„‚`"  # noqa: RUF001 - quotation marks
_CYRILLIC_ENDS = "\u0530"
"""Scripts before it write no word on to a quotation mark, as Arabic does "and"."""
_HYPHENS = "-‐‑"  # noqa: RUF001 - kinds of hyphens
_LABEL = re.compile(
    r"^(?:> )?([A-ZÀ-Þ][\w.'’-]*(?: [A-ZÀ-Þ][\w.'’-]*){0,5})(?: ?\([^)\n]{1,40}\))?:(?=\s)",  # noqa: RUF001 - an apostrophe
    re.MULTILINE,
)
"""What names the speaker of a turn in a transcript: `CHAIR:`, `Q:`, `Ms Reyes (by telephone):`."""
_BARRIER = re.compile(
    r"^[^\n:]{0,80}:(?=\s)"
    r"|(?<=[.!?…] )[A-ZÀ-ÞА-Я][\w.'’-]*(?: [A-ZÀ-ÞА-Я][\w.'’-]*){1,5}:(?=\s)"  # noqa: RUF001 - an apostrophe
    r"|(?<![\w'’])[A-ZÀ-ÞА-Я]{2,20}:(?=\s)"  # noqa: RUF001 - as above
    r"|^[ \t>]*(?:[-–—*•(\[]|\w\.\s|[^\n.!?…,;]{1,40}$)",  # noqa: RUF001 - dashes
    re.MULTILINE,
)
"""What may be the label of another's turn in any form: before a colon, behind a dash, `Q. `, on a line of its own."""
_LONGEST_ATTRIBUTION = 25
"""Words between two pieces of one utterance; further apart there is a sentence of the article's own."""
_SENTENCE_ENDS = re.compile(r"[.!?](?=\s+[\"'“‘«„]?[A-ZÀ-Þ])")  # noqa: RUF001 - quotation marks

_SIGNED = re.compile(r"[–—]\s?[A-ZÀ-Þ][^.!?]{2,60}$")  # noqa: RUF001 - dashes
"""A signature at a line's end: what follows is somebody else's."""
_FARTHEST = 400
"""Characters between two pieces; a bound for the time that looking takes."""
_INTERRUPTION = re.compile(
    r"[,.]?\W{0,3}(?!.*\b(?:and|but|while|und|aber|et|mais|y|pero|e|mas)\b)(?:[\w'’.-]+ ?){1,6},"  # noqa: RUF001 - an apostrophe
)
"""An attribution that interrupts a sentence: a comma behind it, and room for one speaker only."""

Joint = Callable[[str, str], str | None]
"""Gives what to write between two pieces, by the characters beside the joint; None leaves it as it is."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Folded words of speakers; `starts` and `ends` are places in the body, as in `Folded`."""

    text: str
    starts: array[int]
    ends: array[int]
    runs: tuple[int, ...]
    """Where in `text` each run begins: a run is one speaker's words, and nothing is matched over its end."""
    seams: tuple[int, ...]
    """Where in `text` a piece begins that an attribution or a paragraph's end parts from the piece before."""
    barriers: tuple[int, ...] = ()
    """Where in `text` another speaker may begin: no edit stands for words over one."""

    def is_parted(self, start: int, end: int) -> bool:
        """Tell whether another speaker may begin within `text[start:end]`."""
        return bisect_left(self.barriers, start) < bisect_left(self.barriers, end)

    def run_end(self, place: int) -> int:
        """Return where in `text` the run ends that holds `place`."""
        following = bisect_right(self.runs, place)
        return self.runs[following] - 1 if following < len(self.runs) else len(self.text)

    def run_of(self, place: int) -> int:
        """Return the number of the run that holds `place`."""
        return bisect_right(self.runs, place) - 1

    def seams_within(self, start: int, end: int) -> tuple[int, ...]:
        """Return the seams that `text[start:end]` runs over."""
        return self.seams[bisect_right(self.seams, start) : bisect_left(self.seams, end)]

    def span(self, start: int, end: int) -> Span:
        """Return where in the body `text[start:end]` stands, which must not be empty."""
        return Span(self.starts[start], self.ends[end - 1])


def lay_out(body: str, folded: Folded, runs: Iterable[Sequence[Span]], joint: Joint | None = None) -> Spoken:
    """Return the words of `runs`, each a list of stretches of `body`, whose folded form is `folded`.

    `joint` decides what stands between two pieces of a run that words part; without it a comma there stays.
    """
    parts: list[str] = []
    starts, ends = array("l"), array("l")
    length = 0
    run_starts: list[int] = []
    seams: list[int] = []

    def add(text: str, start: int, end: int) -> None:
        nonlocal length
        parts.append(text)
        starts.extend([start] * len(text))
        ends.extend([end] * len(text))
        length += len(text)

    for run in runs:
        before: Span | None = None
        for piece in run:
            first, last = folded.index(piece.start), folded.index(piece.end)
            if first >= last:
                continue
            if before is None:
                if run_starts:
                    add(PARTED, piece.start, piece.start)
                run_starts.append(length)
                if _goes_on_before(body, piece.start):
                    add(GLUED, piece.start, piece.start)
            else:
                worded = count_words(body[before.end : piece.start]) > 0
                mark = joint(parts[-1][-1], folded.text[first]) if joint and worded else None
                if mark is not None:
                    if parts[-1].endswith(","):
                        parts[-1] = parts[-1][:-1]
                        del starts[-1], ends[-1]
                        length -= 1
                    add(mark, before.end, before.end)
                add(" ", before.end, piece.start)
                seams.append(length)
            parts.append(folded.text[first:last])
            starts.extend(folded.starts[first:last])
            ends.extend(folded.ends[first:last])
            length += last - first
            before = piece
        if before is not None and _goes_on_behind(body, before.end):
            add(GLUED, before.end, before.end)
    return Spoken("".join(parts), starts, ends, tuple(run_starts), tuple(seams))


def _goes_on_before(body: str, start: int) -> bool:
    """Tell whether a word reaches into a quotation from outside: non-“binding”."""
    before = body[max(0, start - 4) : start]
    outside = before.rstrip(QUOTE_MARKS)
    if len(outside) == len(before) or not outside:
        return False
    if outside[-1] in _HYPHENS:
        return outside[-2:-1].isalpha()
    return outside[-1].isalpha() and outside[-1] < _CYRILLIC_ENDS


def _goes_on_behind(body: str, end: int) -> bool:
    behind = body[end + 1 : end + 2]
    return body[end : end + 1] in QUOTE_MARKS and behind.isalpha() and behind < _CYRILLIC_ENDS


class Turn(NamedTuple):
    """Where a turn of a transcript begins, and the label that says whose it is."""

    start: int
    label: str


def turns(body: str) -> list[Turn]:
    """Return the turns of a transcript; a label is in capitals, or has two words, or comes again."""
    labels = [Turn(found.start(), found.group(1)) for found in _LABEL.finditer(body) if len(found.group()) <= 80]
    seen = Counter(turn.label for turn in labels)
    return [turn for turn in labels if seen[turn.label] > 1 or turn.label.isupper() or " " in turn.label]


def whole(body: str, folded: Folded) -> Spoken:
    """Return a transcript's words: every turn is a run, with its label.

    Labels come in more forms than can be told from the speaker's own words. What may be one parts no words, and no
    edit may pass over it.
    """
    bounds = [0, *(turn.start for turn in turns(body) if turn.start), len(body)]
    spoken = lay_out(body, folded, ([Span(start, end)] for start, end in pairwise(bounds)))
    return replace(
        spoken, barriers=tuple(bisect_left(spoken.starts, found.start()) for found in _BARRIER.finditer(body))
    )


def pieces(body: str, quotations: Sequence[Quotation]) -> list[list[Span]]:
    """Return the runs that need nobody's name: a quotation, and one that goes on over paragraphs or lines.

    A block quote's line that begins with a quotation of its own counts by what it has between marks: the rest of it
    is somebody's prose.
    """
    runs: list[list[Span]] = []
    before: Quotation | None = None
    for place, item in enumerate(quotations):
        following = quotations[place + 1] if place + 1 < len(quotations) else None
        if item.block and following is not None and following.start <= item.start + len(following.opening):
            continue
        if before is not None and item.start < before.end:
            continue  # within a block quote's line
        goes_on = before is not None and (
            (item.reopened and not before.closed) or (item.block and before.block and _one_block(body, before, item))
        )
        if goes_on:
            runs[-1].append(Span(item.start, item.end))
        else:
            runs.append([Span(item.start, item.end)])
        before = item
    return runs


def _one_block(body: str, before: Quotation, item: Quotation) -> bool:
    """Tell whether two lines are of one block quote, the first of them unsigned."""
    between = body[before.end : item.start]
    return (
        not between.replace(">", "").strip()
        and "\n\n" not in between
        and not _SIGNED.search(body[before.start : before.end])
    )


def utterances(body: str, runs: Sequence[list[Span]], found: Sequence[FoundQuote]) -> list[list[Span]]:
    """Return runs that several of `runs` make together: those that one speaker's attribution interrupts.

    The search for quotes (`found`, in order) must give both sides to one speaker and name him or her between them;
    where it does not know one side, commas must show that one sentence goes on. What stands between must end in a
    comma or a full stop: in `"It is old," she said, calling it "a joke"` the second piece is no part of the first.
    """
    starts = [quote.start for quote in found]
    joined: list[list[Span]] = []
    grows = False
    for before, run in pairwise(_without_asides(runs, found, starts)):
        if not _one_utterance(body, before[-1], run[0], found, starts):
            grows = False
        elif grows:
            joined[-1].extend(run)
        else:
            joined.append([*before, *run])
            grows = True
    return joined


def _without_asides(runs: Sequence[list[Span]], found: Sequence[FoundQuote], starts: list[int]) -> Iterator[list[Span]]:
    """Yield the runs, one that holds its own attribution (« A, dit-il, b ») as what stands on either side of it."""
    for run in runs:
        inner = found[bisect_left(starts, run[0].start) : bisect_left(starts, run[0].end)] if len(run) == 1 else []
        if len(inner) > 1 and inner[-1].end <= run[0].end:
            yield from ([Span(quote.start, quote.end)] for quote in inner)
        else:
            yield run


def _one_utterance(body: str, left: Span, right: Span, found: Sequence[FoundQuote], starts: list[int]) -> bool:
    if right.start - left.end > _FARTHEST:
        return False
    between = body[left.end : right.start]
    said = between.strip(QUOTE_MARKS + " \n")
    first, second = _at(left, found, starts), _at(right, found, starts)
    if not said.strip(",. "):
        return first is not None and second is not None and first.utterance == second.utterance
    if "\n\n" in between or said[-1] not in ",." or count_words(said) > _LONGEST_ATTRIBUTION:
        return False
    if _SENTENCE_ENDS.search(said[:-1]):
        return False
    if first is None or second is None:
        return bool(_INTERRUPTION.fullmatch(said)) and body[right.start].islower()
    named = [place for quote in (first, second) for place in (quote.mention, quote.cue) if place is not None]
    return (
        first.speaker is not None
        and first.speaker == second.speaker
        and any(left.end <= place.start and place.end <= right.start for place in named)
    )


def _at(piece: Span, found: Sequence[FoundQuote], starts: list[int]) -> FoundQuote | None:
    """Return the found quote that overlaps `piece`, if any."""
    place = bisect_left(starts, piece.end) - 1
    return found[place] if place >= 0 and found[place].end > piece.start else None
