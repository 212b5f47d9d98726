"""Which place of a body a quote means: its `exact` form, and the words before and behind it.

The names are those of the W3C Web Annotation model's text quote selector, section 4.2.4: `exact` is what stands in
the source, `prefix` and `suffix` are the words around it, and tell two places of the same words apart.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from standfirst.quotes.found import Span
from standfirst.quotes.proving.matching import BudgetSpentError
from standfirst.quotes.proving.verify import source_of, verify_in, verify_quote
from standfirst.quotes.verdict import Edit, Profile, SourceForm, Standing, Verdict
from standfirst.text import fold_typography

MOST_READ = 2_000_000
"""Characters around places of the same words that are read, all in all, for the place that is meant."""

_TELLING = 32
"""Characters next to a place that are compared first, before the rest of a long `prefix` or `suffix` is."""

_AROUND = " \"'.,;:!?–"  # noqa: RUF001 - a dash, as typography is folded
"""What may stand between a quote's words and the words that tell its place."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A quote's words as its article file gives them."""

    text: str
    exact: str | None = None
    prefix: str | None = None
    suffix: str | None = None


def verify_in_place(
    wanted: Wanted, body: str, *, names: Collection[str], profile: Profile, source_form: SourceForm
) -> Verdict:
    """Return what `body` proves of a quote, at the place that it means.

    With `exact`, that must stand in the body with no more than a typesetter's differences, and `text` is proved
    against it: what readers see is `text`. With `prefix` or `suffix`, the words must stand at a place between these.
    """
    verdict = _between(wanted, body, names=names, profile=profile, source_form=source_form)
    if wanted.exact is None:
        return verdict
    if not verdict.standing.proved:  # what is suggested would be for `exact`, and readers see `text`
        return replace(verdict, message=f"`exact`: {verdict.message}", suggestion=None)
    if verdict.standing is Standing.MARKED_EDIT:
        message = "`exact` has an edit of its own; it must be what the source has"
        return Verdict(Standing.FAILED, verdict.start, verdict.end, message=message, reason="word-changed")
    return _shown(wanted, verdict, body, profile)


def _between(
    wanted: Wanted, body: str, *, names: Collection[str], profile: Profile, source_form: SourceForm
) -> Verdict:
    """Return the verdict on the source's form, at a place that prefix and suffix allow."""
    words = wanted.exact or wanted.text
    first = verify_quote(words, body, speaker=names or None, profile=profile, source_form=source_form)
    if not first.standing.proved or not (wanted.prefix or wanted.suffix):
        return first
    around = _Around(body, wanted)
    verdict = verify_in(source_of(body, source_form), words, names, profile, wanted=around.is_meant)
    if verdict.standing.proved:
        return verdict
    if verdict.reason == "too-long":
        message = "the source has the words at too many places to look for the one that `prefix` and `suffix` mean"
        return Verdict(Standing.FAILED, first.start, first.end, message=message, reason="too-long")
    where = " and ".join(
        f"{side} “{given}”" for side, given in (("behind", wanted.prefix), ("before", wanted.suffix)) if given
    )
    message = f"the source has the words, but nowhere {where}"
    return Verdict(Standing.FAILED, first.start, first.end, message=message, reason="absent")


class _Around:
    """Compares the words around places of a body with the ones given; marks between them do not count."""

    def __init__(self, body: str, wanted: Wanted) -> None:
        self._body = body
        self._prefix, self._suffix = (
            fold_typography(given or "").strip(_AROUND) for given in (wanted.prefix, wanted.suffix)
        )
        self._left = MOST_READ

    def is_meant(self, place: Span) -> bool:
        """Tell whether a place is the one; raises `BudgetSpentError` when no more may be read."""
        return all(
            self._before(place.start, self._prefix[-length:]) and self._behind(place.end, self._suffix[:length])
            for length in (_TELLING, len(self._prefix) + len(self._suffix) + 1)
        )

    def _before(self, start: int, prefix: str) -> bool:
        piece = self._read(max(0, start - 4 * len(prefix) - 64), start) if prefix else ""
        return piece.rstrip(_AROUND).endswith(prefix)

    def _behind(self, end: int, suffix: str) -> bool:
        piece = self._read(end, end + 4 * len(suffix) + 64) if suffix else ""
        return piece.lstrip(_AROUND).startswith(suffix)

    def _read(self, start: int, end: int) -> str:
        self._left -= end - start
        if self._left < 0:
            raise BudgetSpentError
        return fold_typography(self._body[start:end])


def _shown(wanted: Wanted, proved: Verdict, body: str, profile: Profile) -> Verdict:
    """Return the verdict on `text` against the proved `exact`, with all places in the body.

    The piece of source is already proved to stand inside one person's quotation marks, so none are looked for again.
    """
    start, end = proved.start or 0, proved.end or 0
    piece = body[start:end]
    by_letter = fold_typography(piece) == fold_typography(wanted.exact or "")
    verdict = verify_quote(wanted.text, piece if by_letter else wanted.exact, profile=profile, source_form="transcript")
    if by_letter:
        edits = tuple(_moved(edit, start) for edit in verdict.edits)
    else:  # an attribution splits the source's words, so that a place in `exact` is only somewhere between
        edits = tuple(replace(edit, source_start=start, source_end=end) for edit in verdict.edits)
    verdict = replace(verdict, start=start, end=end, edits=edits)
    if not verdict.standing.proved:
        return replace(verdict, message=f"`text` against `exact`: {verdict.message}")
    standing = verdict.standing if verdict.standing is not Standing.EXACT else proved.standing
    own = (replace(caution, suggestion=None) for caution in proved.cautions)  # which would be for `exact`
    return replace(verdict, standing=standing, cautions=tuple(dict.fromkeys((*own, *verdict.cautions))))


def _moved(edit: Edit, by: int) -> Edit:
    """Return an edit with its place counted from the body's beginning."""
    return replace(edit, source_start=edit.source_start + by, source_end=edit.source_end + by)
