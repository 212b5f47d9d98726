"""What both bodies of a story prove of its quotes, and where the bodies differ.

A quote and its body changed together still verify: so the new words are held against the old body too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from standfirst.quotes import Verdict, Verifier
from standfirst.quotes.verifier import names_of
from standfirst.review.changes import BodyChange, FieldChange, QuoteChange
from standfirst.review.words import Piece, in_words, word_pieces
from standfirst.source import Article, Library
from standfirst.source.schema.article import QuoteFields
from standfirst.text import quote_anchor, sha256

ALIKE = 0.5
"""Share of equal signs from which on a quote is the changed form of another."""

_AROUND = 60
"""Characters of the same text shown on either side of a difference in a body."""


class _BodyOf:
    """Evidence that has the body of one article under the id of another."""

    def __init__(self, library: Library, article_id: str) -> None:
        self._library, self._id = library, article_id

    def body(self, article_id: str) -> str | None:  # noqa: ARG002 - whatever it is called on the other side
        return self._library.evidence.body(self._id)


def quote_changes(
    old: Library,
    new: Library,
    verified_old: Verifier,
    verified_new: Verifier,
    before: Article | None,
    after: Article | None,
) -> Iterator[QuoteChange]:
    """Yield the quotes of a story that came, went or changed, or stand differently, with what both bodies prove."""
    ours = before.fields.quotes if before else ()
    theirs = after.fields.quotes if after else ()
    was = verified_old.verdicts(before) if before else ()
    is_ = verified_new.verdicts(after) if after else ()
    crossed, back = is_, was
    if before and after and old.evidence.body(before.id) != new.evidence.body(after.id):
        crossed, back = _crossed(new, after, old, before), _crossed(old, before, new, after)
    elif not (before and after):
        crossed = back = ()
    for left, right in _matched(ours, theirs):
        one = ours[left] if left is not None else None
        other = theirs[right] if right is not None else None
        fields = tuple(_quote_fields(before, after, left, right)) if one and other else ()
        standings = (
            str(was[left].standing) if left is not None else "",
            str(is_[right].standing) if right is not None else "",
        )
        if one and other and one.text == other.text and not fields and standings[0] == standings[1]:
            continue
        words = one.text if one else "", other.text if other else ""
        article, place = (after, right) if after and right is not None else (before, left)
        yield QuoteChange(
            kind="changed" if one and other else "added" if other else "removed",
            speaker=article.speakers[place].name if article and place is not None else "",
            before=words[0],
            after=words[1],
            pieces=word_pieces(*words),
            standing_before=standings[0],
            standing_after=standings[1],
            in_old_body=_standing(crossed, right),
            in_new_body=_standing(back, left),
            message=is_[right].message if right is not None else "",
            fields=fields,
            anchor=_anchor(article, place),
        )


def _standing(verdicts: Sequence[Verdict], place: int | None) -> str:
    return str(verdicts[place].standing) if verdicts and place is not None else ""


def _anchor(article: Article | None, place: int | None) -> str:
    if article is None or place is None:
        return ""
    quote = article.fields.quotes[place]
    return quote_anchor(article.id, quote.exact or quote.text)


def _crossed(library: Library, article: Article, other: Library, counterpart: Article) -> tuple[Verdict, ...]:
    """Return the verdicts on the quotes of one side by the body of the other."""
    evidence = _BodyOf(other, counterpart.id)
    verifier = Verifier(evidence, library.options.profile, names=lambda name: names_of(library, name))
    return verifier.verdicts(article)


def _matched(ours: Sequence[QuoteFields], theirs: Sequence[QuoteFields]) -> list[tuple[int | None, int | None]]:
    """Return which quote became which, in the order of the new ones; then those that went."""
    found: dict[int, int] = {}
    for right, quote in enumerate(theirs):
        left = next((n for n, was in enumerate(ours) if n not in found.values() and was.text == quote.text), None)
        if left is not None:
            found[right] = left
    for right, quote in enumerate(theirs):
        if right in found:
            continue
        rows = [
            (SequenceMatcher(None, was.text[:2000], quote.text[:2000], autojunk=False).ratio(), -n)
            for n, was in enumerate(ours) if n not in found.values()
        ]  # fmt: skip
        if rows and max(rows)[0] >= ALIKE:
            found[right] = -max(rows)[1]
    row: list[tuple[int | None, int | None]] = [(found.get(right), right) for right in range(len(theirs))]
    row += [(left, None) for left in range(len(ours)) if left not in found.values()]
    return row


def reordered(ours: Sequence[QuoteFields], theirs: Sequence[QuoteFields]) -> bool:
    """Tell whether quotes that both have stand in another order, which readers see."""
    places = [left for left, right in _matched(ours, theirs) if left is not None and right is not None]
    return places != sorted(places)


def _quote_fields(
    before: Article | None, after: Article | None, left: int | None, right: int | None
) -> Iterator[FieldChange]:
    if before is None or after is None or left is None or right is None:
        return
    one, other = before.fields.quotes[left], after.fields.quotes[right]
    speakers = [article.speakers[place] for article, place in ((before, left), (after, right))]
    rows = [("speaker", [name.key or name.name for name in speakers])]
    names = ("role", "context", "language", "exact", "prefix", "suffix")
    rows += [(name, [getattr(quote, name) or "" for quote in (one, other)]) for name in names]
    rows.append(("translation", [in_words(quote.translation) for quote in (one, other)]))
    rows.append(("checked by the desk", [_stamped(quote) for quote in (one, other)]))
    rows.append(("proposed", ["yes" if quote.proposed else "no" for quote in (one, other)]))
    yield from (FieldChange(name, said[0], said[1]) for name, said in rows if said[0] != said[1])


def _stamped(quote: QuoteFields) -> str:
    return f"{quote.verified.standing}, {quote.verified.date}" if quote.verified else ""


def body_change(old: Library, new: Library, before: Article, after: Article) -> BodyChange | None:
    """Return how the body differs, None where it is the same.

    Where it is not here on one side, the hashes that both files name are compared.
    """
    was, is_ = old.evidence.body(before.id), new.evidence.body(after.id)
    if was is None or is_ is None:
        hashes = before.fields.body_sha256, after.fields.body_sha256
        return BodyChange(0, 0, recorded=True, pieces=()) if None not in hashes and hashes[0] != hashes[1] else None
    if was == is_:
        return None
    pieces = word_pieces(was, is_)
    counts = [sum(len(piece.text.split()) for piece in pieces if piece.kind == kind) for kind in ("added", "removed")]
    recorded = after.fields.body_sha256 == sha256(is_)
    return BodyChange(counts[0], counts[1], recorded, tuple(_cut(pieces)))


def _cut(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield the pieces with what is the same cut to a few words around each difference."""
    for place, piece in enumerate(pieces):
        if piece.kind != "same" or len(piece.text) <= 2 * _AROUND:
            yield piece
            continue
        first, last = place == 0, place == len(pieces) - 1
        start = "" if first else piece.text[:_AROUND].rsplit(" ", 1)[0]
        end = "" if last else piece.text[-_AROUND:].split(" ", 1)[-1]
        yield Piece(
            "same", f"{start} … {end}".strip() if not (first or last) else f"… {end}" if first else f"{start} …"
        )
