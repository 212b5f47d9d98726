"""Rules about one story's change: texts that readers had, and what proves its quotes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher

from standfirst.check.findings import Finding
from standfirst.check.moved import Sides
from standfirst.errors import Faults, Origin, Severity
from standfirst.quotes import Standing, Verdict, Verifier
from standfirst.quotes.verifier import names_of
from standfirst.source import Article, Evidence, Status
from standfirst.source.files import read_source
from standfirst.source.schema import ArticleFields, QuoteFields, accepted_fields
from standfirst.source.schema.validate import canonical_name
from standfirst.text import shorten

ALIKE = 0.5
"""Share of equal signs from which on a quote is the changed form of another."""

_WORDS = {
    "title": "headline",
    "summary": "summary",
    "key_points": "key points",
    "quotes": "quotes",
    "commentary": "commentary",
}
_BESIDE = {"translation": "translation", "role": "speaker's role", "context": "context"}
"""What readers have beside a quote's words; what is only added needs no word."""
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class _BodyOf:
    """Evidence that has one article's body, whatever the article is called on the other side."""

    evidence: Evidence
    id: str

    def body(self, article_id: str) -> str | None:  # noqa: ARG002
        return self.evidence.body(self.id)


# What readers had


def field_changes(sides: Sides, before: Article, after: Article) -> Iterator[Finding]:
    """Yield the texts of a published story that changed without an entry among its corrections."""
    corrected = corrected_fields(before, after)
    old, new = accepted_fields(before.fields), accepted_fields(after.fields)
    for name in ("title", "summary", "commentary"):
        was, is_ = getattr(old, name), getattr(new, name)
        if was and name not in corrected and _even(was) != _even(is_ or ""):
            yield _uncorrected(sides, after, name, (name,), "changed" if is_ else "is gone")
    if "key_points" not in corrected:
        points = [_even(point) for point in new.key_points]
        gone = [point for point in old.key_points if _even(point) not in points]
        if gone:
            had = {_even(point) for point in old.key_points}
            place = next((n for n, point in enumerate(points) if point not in had), None)
            path: tuple[str | int, ...] = ("key_points",) if place is None else ("key_points", place)
            yield _uncorrected(sides, after, "key_points", path, f"have lost “{shorten(gone[0], _SHOWN)}”")
    if "quotes" not in corrected:
        yield from _quotes(sides, before, after)
    yield from _untold(sides, before, after)


def _untold(sides: Sides, before: Article, after: Article) -> Iterator[Finding]:
    """Yield the corrections that readers were told and are told no more; one that is only worded anew stays."""
    has = Counter((str(item.date), item.field.casefold()) for item in after.fields.corrections)
    for item in before.fields.corrections:
        key = str(item.date), item.field.casefold()
        if has[key]:
            has[key] -= 1
            continue
        message = f"the correction of {item.date} ({item.field}) was told to readers, and is gone"
        remedy = "put it back: what was wrong once stays told; a slip in it is mended by another entry"
        yield sides.finding("correction-removed", message, after.file, ("corrections",), remedy)


def _uncorrected(sides: Sides, after: Article, name: str, path: tuple[str | int, ...], what: str) -> Finding:
    message = f"the {_WORDS[name]} {what}, and no correction says so"
    remedy = f"add an entry with `field: {name}` to `corrections`"
    return sides.finding("correction-missing", message, after.file, path, remedy)


def _even(text: str) -> str:
    """Return a text without what no reader sees: how its lines are broken."""
    return " ".join(text.split())


def corrected_fields(before: Article, after: Article) -> frozenset[str]:
    """Return the fields that entries speak of which the story did not have before."""
    had = list(before.fields.corrections)
    new = [entry for entry in after.fields.corrections if entry not in had]
    found = set()
    for entry in new:
        found.add(corrected_field(entry.field))
    return frozenset(found)


def corrected_field(said: str) -> str:
    """Return the field that an entry of `corrections` means: `Key point` and `key_points[1]` are `key_points`."""
    name = said.casefold().strip().replace(" ", "_").replace("[", ".").partition(".")[0]
    return canonical_name({"quote": "quotes", "key_point": "key_points"}.get(name, name), ArticleFields)


def _quotes(sides: Sides, before: Article, after: Article) -> Iterator[Finding]:
    """Yield the quotes that readers had and that are others now, or somebody else's."""
    kept = {_even(quote.text): place for place, quote in enumerate(after.fields.quotes)}
    shown: Sequence[Verdict] | None = None
    for place, quote in enumerate(before.fields.quotes):
        if quote.proposed or "quotes" in before.fields.proposed:
            continue
        now = kept.get(_even(quote.text))
        if now is not None:
            was, is_ = before.speakers[place], after.speakers[now]
            if (was.key or was.name) != (is_.key or is_.name) and was.name != is_.name:
                message = f"the quote was {was.name}'s and is {is_.name}'s, and no correction says so"
                remedy = "add an entry with `field: quotes` to `corrections`"
                yield sides.finding("correction-missing", message, after.file, ("quotes", now, "speaker"), remedy)
            for name, what in _BESIDE.items():
                if _beside(quote, name) and _beside(quote, name) != _beside(after.fields.quotes[now], name):
                    message = f"the {what} of a quote changed, and no correction says so"
                    remedy = "add an entry with `field: quotes` to `corrections`"
                    yield sides.finding("correction-missing", message, after.file, ("quotes", now, name), remedy)
            continue
        shown = shown or Verifier.of(sides.base).verdicts(before)
        if shown[place].standing is not Standing.FAILED:  # one that failed nobody ever saw
            new = _became(quote, before.fields.quotes, after.fields.quotes)
            path: tuple[str | int, ...] = ("quotes",) if new is None else ("quotes", new, "text")
            what = f"{'lack' if new is None else 'have another form of'} “{shorten(quote.text, _SHOWN)}”"
            yield _uncorrected(sides, after, "quotes", path, what)


def _beside(quote: QuoteFields, name: str) -> str:
    if name == "translation":
        return _even(quote.translation.text) if quote.translation else ""
    return _even(getattr(quote, name) or "")


def _became(quote: QuoteFields, ours: Sequence[QuoteFields], theirs: Sequence[QuoteFields]) -> int | None:
    """Return the place of the quote that another became, None where it went."""
    had = {_even(one.text) for one in ours}
    rows = [
        (SequenceMatcher(None, quote.text[:2000], one.text[:2000], autojunk=False).ratio(), -place)
        for place, one in enumerate(theirs)
        if _even(one.text) not in had
    ]
    return -max(rows)[1] if rows and max(rows)[0] >= ALIKE else None


# What proves it


def proof_changes(sides: Sides, before: Article, after: Article) -> Iterator[Finding]:
    """Yield a body that changed, quotes that changed with it, and stamps that now vouch for another text."""
    was, is_ = sides.base.evidence.body(before.id), sides.head.evidence.body(after.id)
    moved = was is not None and is_ is not None and was != is_
    found: list[Finding] = []
    if moved and was is not None and is_ is not None:
        found.append(_rewritten(sides, after, was, is_))
        found += _with_body(sides, before, after)
    hashes = (before.fields.body_sha256, after.fields.body_sha256)
    if moved or (None not in hashes and hashes[0] != hashes[1]):
        found += _stamps(sides, before, after)
    draft = after.fields.status is not Status.PUBLISHED
    anew = after.fields.capture is not None and after.fields.capture != before.fields.capture
    for finding in found:
        told = replace(finding, draft=draft)
        if anew and told.severity is Severity.ERROR:  # somebody clipped it again, which is how a text may change
            told = replace(told, severity=Severity.WARNING, message=f"{told.message}; it was clipped again")
        yield told


def _rewritten(sides: Sides, after: Article, was: str, is_: str) -> Finding:
    start = next((n for n, (one, other) in enumerate(zip(was, is_, strict=False)) if one != other), None)
    start = min(len(was), len(is_)) if start is None else start
    start += len(is_[start:]) - len(is_[start:].lstrip()) if is_[start:].strip() else 0
    line_start = is_.rfind("\n", 0, start) + 1
    line = is_[line_start:].partition("\n")[0]
    around = shorten(is_[max(line_start, start - 20) :].partition("\n")[0], _SHOWN)
    message = f"the source's text is not what it was, from “{around}” on" if around else "the source's text is shorter"
    remedy = "bring the old text back; where its publisher changed it, run `standfirst clip --update`"
    finding = sides.finding("body-rewritten", message, after.file, ("body_sha256",), remedy)
    origin = _line_place(sides, after.file, line, start - line_start) if line.strip() else None
    return replace(finding, origin=origin) if origin else finding


def _line_place(sides: Sides, file: str, line: str, offset: int) -> Origin | None:
    """Return the place in a line of a file's body, None where the body lies elsewhere."""
    try:
        text = read_source(sides.content / file, file, sides.content, inspect=False).text.lstrip("\ufeff")
    except Faults:
        return None
    end = text.find("\n---", 3)
    number = text.count("\n", 0, end) + 1 if end > 0 else 0
    lines = text.split("\n")
    for place in range(number, len(lines)):
        if lines[place].strip() == line.strip():
            indent = len(lines[place]) - len(lines[place].lstrip())
            return Origin(file, place + 1, indent + offset + 1)
    return None


def _with_body(sides: Sides, before: Article, after: Article) -> Iterator[Finding]:
    """Yield the quotes that the new text proves, that are new or changed, and that the old text does not have."""
    had = {_even(quote.text) for quote in before.fields.quotes}
    new = [n for n, quote in enumerate(after.fields.quotes) if _even(quote.text) not in had]
    if not new:
        return
    head = sides.head
    proved = Verifier.of(head).verdicts(after)
    old_body = _BodyOf(sides.base.evidence, before.id)
    held = Verifier(old_body, head.options.profile, names=lambda name: names_of(head, name)).verdicts(after)
    for place in new:
        if proved[place].standing is not Standing.FAILED and held[place].standing is Standing.FAILED:
            message = "the quote agrees with the text because both changed; the text that was clipped does not have it"
            remedy = "bring the text back as it was clipped, and quote what it says"
            yield sides.finding("quote-and-body", message, after.file, ("quotes", place, "text"), remedy)


def _stamps(sides: Sides, before: Article, after: Article) -> Iterator[Finding]:
    stamped = {_even(quote.text) for quote in before.fields.quotes if quote.verified}
    for place, quote in enumerate(after.fields.quotes):
        if quote.verified and _even(quote.text) in stamped:
            message = "the stamp was about another text of the source, and vouches for this one now"
            remedy = "compare the quote with the new text and say so in review, or bring the old text back"
            yield sides.finding("stamp-moved", message, after.file, ("quotes", place, "verified"), remedy)
