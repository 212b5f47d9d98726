"""Verifying a quote against its article's body: by its words, never by likeness.

Likeness fails: at nine tenths alike, every removed negation passes (measured). `docs/quotes.md` has the rules, each
with its reason and the style books that ask for it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import lru_cache
from itertools import islice

from standfirst.quotes.found import Span
from standfirst.quotes.marks import is_word
from standfirst.quotes.proving.cautions import cautions_of
from standfirst.quotes.proving.differences import explain
from standfirst.quotes.proving.edits import Parsed, as_it_stands, parse, too_little, too_many
from standfirst.quotes.proving.folding import Folded, fold
from standfirst.quotes.proving.matching import Budget, BudgetSpentError, Match, Matcher
from standfirst.quotes.proving.proof import Source
from standfirst.quotes.proving.shown import edits_of
from standfirst.quotes.proving.spoken import Spoken
from standfirst.quotes.verdict import Profile, SourceForm, Standing, Verdict

LONGEST = 20_000
"""Characters up to which a quote may differ from its source at all; a longer one must be verbatim."""
_TOO_MUCH = "the quote's edits and repetitions allow more readings than can be tried: quote less, or without marks"
_MOST_PLACES = 16
"""How many places of the same words are looked at for one that the speaker fits."""
_MOST_SEARCHED = 2000
"""How many places of the same words are looked at for those that are wanted."""


def verify_quote(
    text: str,
    body: str | None,
    *,
    speaker: str | Collection[str] | None = None,
    profile: Profile = "desk",
    source_form: SourceForm = "prose",
) -> Verdict:
    """Return what `body` proves of the words `text`; None for a body that is not here.

    `speaker` is one name, or all the names that one person goes by: another's words get a caution. `profile` strict
    is for desks that never alter a quotation: every edit gets a caution. In a `source_form` "transcript" words need
    no quotation marks. The verdict's offsets, and those of its edits' sources, count characters of `body`, which must
    be canonical. Takes time that grows with the length of text and body, and never accepts by likeness.
    """
    if body is None:
        return Verdict(Standing.UNCHECKED, message="the evidence is not here", reason="no-evidence")
    names = [speaker] if isinstance(speaker, str) else list(speaker or [])
    return verify_in(source_of(body, source_form), text, names, profile)


@lru_cache(maxsize=16)
def source_of(body: str, source_form: SourceForm) -> Source:
    """Return a body made ready to prove quotes, the same one for all its quotes."""
    return Source(body, source_form)


def verify_in(
    source: Source,
    text: str,
    names: Collection[str] = (),
    profile: Profile = "desk",
    *,
    wanted: Callable[[Span], bool] | None = None,
) -> Verdict:
    """Return what `source` proves of the words `text`; as `verify_quote`, for many quotes of one body.

    With `wanted`, words count only at a place in the body of which that is true. A verdict "too-long" then says that
    they stand at more places than can be looked at.
    """
    quote = fold(text).stripped()
    if not any(is_word(character) for character in quote.text):
        return Verdict(Standing.FAILED, message="the quote has no words", reason="empty")
    if len(text) > LONGEST and text.strip() not in source.body:
        message = f"the quote has more than {LONGEST} characters and is not in the source verbatim"
        return Verdict(Standing.FAILED, message=message, reason="too-long")
    try:
        proved = _prove(source, text, quote, names, profile, wanted)
        if proved is None and wanted is not None:
            return Verdict(Standing.FAILED, message="the words are at no such place", reason="absent")
        return proved or _failed(source, text, quote, profile)
    except BudgetSpentError:
        return Verdict(Standing.FAILED, message=_TOO_MUCH, reason="too-long")


def _failed(source: Source, text: str, quote: Folded, profile: Profile) -> Verdict:
    """Return the verdict on a quote that is not proved, with a corrected text where that one is."""
    failed = explain(source, quote)
    written = failed.suggestion(text)
    safe = written is not None and written != text and _prove(source, written, fold(written).stripped(), (), profile)
    return Verdict(
        Standing.FAILED,
        failed.start,
        failed.end,
        message=failed.message,
        suggestion=written if safe else None,
        reason=failed.reason,
    )


def _prove(
    source: Source,
    text: str,
    quote: Folded,
    names: Collection[str],
    profile: Profile,
    wanted: Callable[[Span], bool] | None = None,
) -> Verdict | None:
    """Return the verdict on a quote that is proved, with its marks of quotation or without; else None."""
    budget = Budget()
    for form in _forms(quote):
        for parsed in _readings(form.text):
            match = _best(source, Matcher(parsed, budget), parsed, text, form, names, wanted)
            if match is not None:
                return _verdict(source, text, form, parsed, match, names, profile)
    return None


def _forms(quote: Folded) -> Iterator[Folded]:
    """Yield the quote as it is, and without the quotation marks around it that are none of its own."""
    yield quote
    inner = quote.text.rstrip(".,")
    if len(inner) > 2 and inner[0] == inner[-1] == '"':
        end = len(inner) - 1
        yield quote.cut(1, end).stripped()


def _readings(text: str) -> Iterator[Parsed]:
    """Yield the ways to read a quote: all its words the source's, then with the marks of edits."""
    yield as_it_stands(text)
    readings = (parse(text), parse(text, letters=False))
    for parsed in dict.fromkeys(readings):
        if parsed.edited and parsed.words and not too_many(parsed):
            yield parsed


def _best(
    source: Source,
    matcher: Matcher,
    parsed: Parsed,
    text: str,
    form: Folded,
    names: Collection[str],
    wanted: Callable[[Span], bool] | None,
) -> Match | None:
    """Return the place where the quote stands: of several one that the speaker fits, then one that is exact."""
    for spoken, recase in _searched(source):
        matches = matcher.matches(spoken, recase=recase)
        found = list(islice(matches, _MOST_PLACES)) if wanted is None else _wanted(matches, wanted)
        if parsed.edited:
            found = [match for match in found if not too_little(parsed, match.own_marks(parsed))]
        if found:
            return min(
                found,
                key=lambda match: (
                    source.other_speaker(match.span, names) is not None,
                    match.passed_over if parsed.edited else source.body[slice(*match.span)] != _raw(text, form),
                ),
            )
    return None


def _wanted(matches: Iterable[Match], wanted: Callable[[Span], bool]) -> list[Match]:
    """Return the first of the places that are wanted. Raises `BudgetSpentError` where none is among very many."""
    found: list[Match] = []
    try:
        for number, match in enumerate(matches):
            if number == _MOST_SEARCHED:
                raise BudgetSpentError
            if wanted(match.span):
                found.append(match)
                if len(found) == _MOST_PLACES:
                    break
    except BudgetSpentError:
        if not found:
            raise
    return found


def _searched(source: Source) -> Iterator[tuple[Spoken, bool]]:
    """Yield what is searched, in order, and whether the first letter may be of the other case."""
    yield source.spoken, False
    yield source.spoken, True
    for recase in (False, True):
        for joined in source.joined():
            yield joined, recase


def _raw(text: str, form: Folded) -> str:
    return text[form.starts[0] : form.ends[-1]]


def _verdict(
    source: Source,
    text: str,
    form: Folded,
    parsed: Parsed,
    match: Match,
    names: Collection[str],
    profile: Profile,
) -> Verdict:
    span = match.span
    edits = edits_of(source, text, form, parsed, match)
    standing = Standing.TYPOGRAPHY
    if parsed.edited:
        standing = Standing.MARKED_EDIT
    elif not edits and source.body[slice(*span)] == _raw(text, form):
        standing = Standing.EXACT
    cautions = cautions_of(source, text, match, edits, names, profile)
    return Verdict(standing, span.start, span.end, edits, cautions=cautions)
