"""What of a source's text a quote shows, and where that is, as a selector of the W3C Web Annotation Data Model.

A selector says no more of the source than the quote does: words beside the quote are given only where its own stand at
another place too, and words that the quote leaves out or replaces are never given. `rights: excerpt` means that the
body leaves the repository in no form, so the 32 characters on each side that are usual elsewhere are not for us.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from standfirst.quotes.found import Span
from standfirst.quotes.linking.reading import UNSPACED, fold_search, in_word, visible
from standfirst.quotes.verdict import Verdict


def shown_spans(text: str, body: str, verdict: Verdict) -> tuple[Span, ...]:
    """Return the spans of `body` whose words the proved quote `text` shows, in their order.

    Where the desk replaced words or left some out there are several; what stands between them is not the quote's. None
    where the verdict has no place, or where a span would say more than the quote does.
    """
    if verdict.start is None or verdict.end is None:
        return ()
    spans, start = [], verdict.start
    for edit in sorted(verdict.edits, key=lambda edit: edit.source_start):
        if letters(edit.source) not in {"", letters(edit.text)}:
            spans.append(Span(start, edit.source_start))
            start = max(start, edit.source_end)
    spans.append(Span(start, verdict.end))
    page = visible(body)
    spans = [Span(*_whole_words(page, *span)) for span in spans]
    spans = [span for span in spans if letters(page[span.start : span.end])]
    rest, place = letters(text), 0
    for span in spans:
        said = letters(page[span.start : span.end])
        place = rest.find(said, place)
        if place < 0:
            return ()
        place += len(said)
    return tuple(spans)


def letters(text: str) -> str:
    """Return the letters and digits of `text` alone, folded as a search folds them."""
    return "".join(filter(str.isalnum, fold_search(text)))


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    """Return a span without the parts of words at its ends."""
    while start < end and _inside(text, start):
        start += 1
    while start < end and _inside(text, end):
        end -= 1
    return start, end


def _inside(text: str, place: int) -> bool:
    """Tell whether a word goes on over `place`; in scripts without spaces nobody can tell, and none does."""
    if not 0 < place < len(text):
        return False
    before, behind = text[place - 1], text[place]
    return in_word(before) and in_word(behind) and not UNSPACED.match(before) and not UNSPACED.match(behind)


def text_quote_selector(body: str, start: int, end: int, *, context: int = 32) -> dict[str, str]:
    """Return a TextQuoteSelector for `body[start:end]` (Web Annotation Data Model, 4.2.4).

    `exact` is the source's words, white space collapsed. `prefix` and `suffix` are there only where the same words
    stand in the body at another place too: marks, then whole words of the same line, as few as tell the two apart, at
    most `context` characters each.
    """
    text = visible(body)
    page = _joined(text)
    exact = " ".join(text[start:end].split())
    selector = {"type": "TextQuoteSelector", "exact": exact}
    if not exact or page.count(exact) < 2:
        return selector
    before, behind = text[:start].rpartition("\n")[2], text[end:].partition("\n")[0]
    for prefix, suffix in _contexts(before, behind, context):
        if page.count(prefix + exact + suffix) == 1:
            return selector | {name: part for name, part in (("prefix", prefix), ("suffix", suffix)) if part}
    return selector


@lru_cache(maxsize=4)
def _joined(text: str) -> str:
    return " ".join(text.split())


def _contexts(before: str, behind: str, most: int) -> list[tuple[str, str]]:
    """Return prefixes and suffixes in pairs, those with the fewest letters first."""
    before, behind = re.sub(r"\s+", " ", before).lstrip(), re.sub(r"\s+", " ", behind).rstrip()
    prefixes = [before[len(before) - length :] for length in _lengths(before[::-1], most)]
    suffixes = [behind[:length] for length in _lengths(behind, most)]
    pairs = [(prefix, suffix) for prefix in ("", *prefixes) for suffix in ("", *suffixes)]
    return sorted(pairs, key=lambda pair: (len(letters("".join(pair))), len("".join(pair))))


def _lengths(side: str, most: int) -> Iterator[int]:
    """Yield how much of a side, seen from the quote, may be given: its marks, then one word more each time."""
    marks = next((place for place, character in enumerate(side) if in_word(character)), len(side))
    if 0 < marks <= most:
        yield marks
    for place in range(marks + 1, min(most, len(side)) + 1):
        if place == len(side) or side[place].isspace():
            yield place
