"""Links into the source: the text fragment that takes a browser to a quote on its publisher's page.

A fragment says no more of the source than the quote does. Words beside the quote are given only where its own stand at
an earlier place too, and as few as tell the two apart; words that the quote leaves out or replaces are never given.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple
from urllib.parse import quote as percent_encoded

from standfirst.quotes.found import Span
from standfirst.quotes.linking.reading import UNSPACED, Reading, fold_search, in_word, read, trimmed

LEAST = 4
"""Words at each end of a long quote: fewer are often found in a headline or a list of links."""

MOST = 12
"""Words at each end, where fewer are not enough to tell the place."""

SHORT = 8
"""Up to so many words a quote is given whole."""

LONGEST = 200
"""Most characters of one term; in UTF-8 and percent-encoded it can be nine times as long."""

_WINDOW = LONGEST + 1
"""How far a line is looked at from its end; what is cut there is too long a term anyway."""

CONTEXT_WORDS = 6
"""Most words beside a quote that are given to tell two places apart."""

_TOKEN = re.compile("[^\\s、。，．！？；：]+[、。，．！？；：]*")  # noqa: RUF001 - where scripts without spaces pause
_FICKLE = re.compile("[-‐‑‒–—―−]{2}|[‐‑‒–—―−«»‹›]|(?:^|\\s)-(?:\\s|$)")  # noqa: RUF001 - these are the point
"""Marks that publishers and their redesigns vary and a search does not fold: dashes and guillemets."""


class _Term(NamedTuple):
    """A part of a reading's text that a fragment names."""

    start: int
    end: int


def text_fragment(body: str, start: int, end: int, *, shown: Sequence[Span] = (), headline: str = "") -> str:
    """Return the directive `:~:text=[prefix-,]start[,end][,-suffix]` that leads a browser to `body[start:end]`.

    `shown` are the spans whose words a quote shows, where it leaves some out; no other word but those around it is
    given. `headline` stands above the body on the publisher's page and may say the same words. Empty where no
    directive would lead there and nowhere else. The form is that of the URL fragment text directives (WICG).
    """
    page = read(body, headline)
    spans = [_Term(page.body + span[0], page.body + span[1]) for span in shown or (Span(start, end),)]
    first, last = _first_line(page, spans[0]), _last_line(page, spans[-1])
    if first.start >= first.end or last.start >= last.end:
        return ""
    if len(spans) > 1 or first != last:
        return _range(page, first, last)
    whole = _Term(*trimmed(page.text, *first))
    if _size(page, whole) <= SHORT and not _fickle(page, whole):
        return _whole(page, whole)
    return _range(page, first, last) or _whole(page, whole)


def _first_line(page: Reading, span: _Term) -> _Term:
    """Return the first words of a span up to the line's end: a term may not run from one block into the next."""
    start, end = trimmed(page.text, *span)
    return _Term(start, min(end, page.line(start)[1]))


def _last_line(page: Reading, span: _Term) -> _Term:
    """Return the last words of a span from the line's beginning."""
    start, end = trimmed(page.text, *span)
    return _Term(max(start, page.line(end - 1)[0]), end)


def _range(page: Reading, head: _Term, tail: _Term) -> str:
    """Return the directive by the first words of one line and the last ones of another, or of the same."""
    start, _ = trimmed(page.text, *head)
    place = page.place(start)

    def opens(term: _Term, prefix: str) -> bool:
        return _stands_at(page.find(_said(page, term), prefix=prefix), place)

    opening = _first(page, _heads(page, head), _before(page, start), opens)
    if opening is None:
        return ""
    first, prefix = opening
    after = place + len(fold_search(_said(page, first)))

    def closes(term: _Term, suffix: str) -> bool:
        found = page.find(_said(page, term), suffix=suffix, after=after)
        return _stands_at(found, page.place(term.start, (start, place)))

    _, end = trimmed(page.text, *tail)
    tails = (term for term in _tails(page, tail) if term.start >= first.end)
    closing = _first(page, tails, _behind(page, end), closes)
    if closing is None:
        return ""
    last, suffix = closing
    return _directive(prefix, _said(page, first), _said(page, last), suffix)


def _whole(page: Reading, term: _Term) -> str:
    """Return the directive that gives a span's words whole."""
    words = _said(page, term)
    if not words or term.end - term.start > LONGEST:
        return ""
    place = page.place(term.start)
    before, behind = list(_before(page, term.start)), list(_behind(page, term.end))
    pairs = [(prefix, suffix) for prefix in ("", *before) for suffix in ("", *behind)]
    for prefix, suffix in sorted(pairs, key=_revealed):
        if _stands_at(page.find(words, prefix=prefix, suffix=suffix), place):
            return _directive(prefix, words, "", suffix)
    return ""


def _first(
    page: Reading, terms: Iterable[_Term], contexts: Iterable[str], stands: Callable[[_Term, str], bool]
) -> tuple[_Term, str] | None:
    """Return the shortest of `terms` that is found where it should be, with the least context that it needs.

    Terms whose marks every publisher sets alike come first.
    """
    known: list[_Term] = []
    fickle: list[_Term] = []
    for term in terms:
        if _fickle(page, term):
            fickle.append(term)
        elif stands(term, ""):
            return term, ""
        else:
            known.append(term)
    alone = ((term, "") for term in fickle)
    beside = ((term, context) for context in contexts for term in (*known, *fickle))
    return next((found for found in chain(alone, beside) if stands(*found)), None)


def _stands_at(found: tuple[int, int] | None, place: int) -> bool:
    return found is not None and found[0] == place


def _heads(page: Reading, line: _Term) -> Iterator[_Term]:
    """Yield what a line begins with, a few words and then more."""
    tokens = _TOKEN.finditer(page.text, line.start, min(line.end, line.start + _WINDOW))
    yield from _growing(page, (_Term(*trimmed(page.text, line.start, token.end())) for token in tokens))


def _tails(page: Reading, line: _Term) -> Iterator[_Term]:
    """Yield what a line ends with, a few words and then more."""
    tokens = list(_TOKEN.finditer(page.text, max(line.start, line.end - _WINDOW), line.end))
    yield from _growing(page, (_Term(*trimmed(page.text, token.start(), line.end)) for token in reversed(tokens)))


def _growing(page: Reading, terms: Iterable[_Term]) -> Iterator[_Term]:
    """Yield of growing terms those of a good size; of a short line, the whole of it."""
    longest, yielded = _Term(0, 0), False
    for term in terms:
        if term.start >= term.end or term == longest:
            continue
        if term.end - term.start > LONGEST:
            break
        longest, size = term, _size(page, term)
        if size >= LEAST:
            yielded = True
            yield term
        if size >= MOST:
            break
    if longest.start < longest.end and not yielded:
        yield longest


def _before(page: Reading, place: int) -> Iterator[str]:
    """Yield what stands before `place` in its block: the marks alone, then one word after the other."""
    line = max(page.line(place)[0], place - _WINDOW)
    text = page.text[line:place]
    marks = len(text)
    while marks and not in_word(text[marks - 1]):
        marks -= 1
    if text[marks:].strip() and not _FICKLE.search(text[marks:]):
        yield text[marks:].strip()
    for token in list(_TOKEN.finditer(text[:marks]))[: -CONTEXT_WORDS - 1 : -1]:
        start, _ = trimmed(page.text, line + token.start(), line + marks)
        yield page.text[start:place].strip()


def _behind(page: Reading, place: int) -> Iterator[str]:
    """Yield what stands behind `place` in its block: the marks alone, then one word after the other."""
    text = page.text[place : min(page.line(place)[1], place + _WINDOW)]
    marks = 0
    while marks < len(text) and not in_word(text[marks]):
        marks += 1
    if text[:marks].strip() and not _FICKLE.search(text[:marks]):
        yield text[:marks].strip()
    for token in list(_TOKEN.finditer(text, marks))[:CONTEXT_WORDS]:
        _, end = trimmed(page.text, place + marks, place + token.end())
        yield page.text[place:end].strip()


def _revealed(context: tuple[str, str]) -> tuple[int, int]:
    """Return how many words a context gives that are not the quote's, then how many marks."""
    words = sum(1 for part in context for token in _TOKEN.findall(part) if any(map(in_word, token)))
    return words, len(context[0]) + len(context[1])


def _size(page: Reading, term: _Term) -> int:
    """Return how many words a term has; in scripts without spaces two characters count as one."""
    text = page.text[term.start : term.end]
    return max(len(text.split()), len(UNSPACED.findall(text)) // 2)


def _fickle(page: Reading, term: _Term) -> bool:
    return _FICKLE.search(page.text[term.start : term.end]) is not None


def _said(page: Reading, term: _Term) -> str:
    return " ".join(page.text[term.start : term.end].split())


def _directive(prefix: str, first: str, last: str, suffix: str) -> str:
    parts = [f"{_encoded(prefix)}-"] if prefix else []
    parts += [_encoded(part) for part in (first, last) if part]
    parts += [f"-{_encoded(suffix)}"] if suffix else []
    return f":~:text={','.join(parts)}"


def _encoded(text: str) -> str:
    """Return a term as a directive has it: `-`, `,` and `&` have a meaning there and are encoded too."""
    return percent_encoded(" ".join(text.split()), safe="", errors="replace").replace("-", "%2D")


def with_fragment(url: str, directive: str) -> str:
    """Return an address that leads to the place; a fragment of its own stays, a directive of its own does not."""
    if not directive:
        return url
    address, _, fragment = url.partition("#")
    return f"{address}#{fragment.split(':~:')[0]}{directive}"
