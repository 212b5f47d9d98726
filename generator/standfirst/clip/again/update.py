"""An article clipped again: what its page changed, what the editor changed, and what of it goes into the file.

Three versions are compared: what the page gave when it was clipped first (`base`, from the kept capture), what it
gives today, and what the file has. What nobody at the desk touched follows the page; what an editor changed stays, and
both versions are told. Only what is the original's own is looked at: an annotation is never touched.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from standfirst.clip.again.known import likeness
from standfirst.clip.again.paragraphs import Revision, revision
from standfirst.clip.clipping import Clipping
from standfirst.clip.metadata.address import same_article
from standfirst.quotes import Standing, Verdict
from standfirst.quotes.places import Wanted, verify_in_place
from standfirst.source.moments import Moment, parse_moment
from standfirst.source.schema import ArticleFields, QuoteFields
from standfirst.source.splice import Change
from standfirst.source.yamltext import Value
from standfirst.summarise.verbatim import verbatim_faults
from standfirst.text import fold_typography, sha256

_FOLLOWING = ("title", "authors", "agency", "date", "updated", "dateline", "section", "language", "image")
"""Fields that follow the page, in the schema's order."""
_MOMENTS = frozenset({"date", "updated"})
_CUT, _PART = 0.8, 0.9
"""A text this much shorter than the file's, of which this much stands there, is no new version but a part of it."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that the page has otherwise than the file.

    `ours` and `theirs` are the file's and the page's value as text, None where there is none (for the body: how long
    it is). `taken`: the file follows the page. `why` is a sentence that says what differs and why it is taken or not;
    `details` are further ones, of a body the paragraphs and words.
    """

    field: str
    ours: str | None
    theirs: str | None
    taken: bool
    why: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Update:
    """What clipping an article again comes to: the differences, the changes to its file, and its new body if any."""

    differences: tuple[Difference, ...] = ()
    changes: tuple[Change, ...] = ()
    body: str | None = None


class _Reason(NamedTuple):
    taken: bool
    words: str


_FILLED = _Reason(taken=True, words="the file had none")
_UNTOUCHED = _Reason(taken=True, words="the file had it as it was clipped")
_NEWER = _Reason(taken=True, words="it is the later time")
_EDITED = _Reason(taken=False, words="the desk changed it: the file keeps its own")
_REMOVED = _Reason(taken=False, words="the desk took it out of the file: it stays out")
_GUESSED = _Reason(taken=True, words="nobody had accepted what the file had")
_OLDER = _Reason(taken=False, words="the page is an older version than the file's: the file keeps its own")
_UNKNOWN = _Reason(taken=False, words="what was clipped first is not here to compare: the file keeps its own")


def update_of(fields: ArticleFields, body: str | None, clipping: Clipping, base: Clipping | None) -> Update:
    """Return what clipping the article of `fields` and `body` again as `clipping` comes to.

    `body` is the canonical body, None where its evidence is not here; `base` is what the kept capture gives when it is
    clipped now, None where there is none: then only what the file lacks is filled, and `updated` advanced.
    """
    found: list[Difference] = []
    changes: list[Change] = []
    older = _is_older(fields, clipping)
    for name in ("url", "publisher"):
        found += _identity(name, fields, clipping, changes)
    for name in _FOLLOWING:
        difference = _field(name, fields, clipping, base)
        if difference is not None and difference.taken and older and difference.ours is not None:
            difference = _told(name, difference.ours, difference.theirs or "", _OLDER)
        if difference is not None:
            found.append(difference)
        if difference is not None and difference.taken:
            changes.append(Change((name,), _value(name, clipping)))
    text = _text(fields, body, clipping, base)
    if text is not None and text.taken and older and body:
        text = _told_text(body, clipping.body, _OLDER)
    if text is None:
        return Update(tuple(found), tuple(changes))
    found.append(text)
    if not text.taken:
        return Update(tuple(found), tuple(changes))
    changes.append(Change(("body_sha256",), sha256(clipping.body)))
    found += _lost_words(fields, body, clipping.body)
    return Update(tuple(found), tuple(changes), clipping.body)


def _identity(name: str, fields: ArticleFields, clipping: Clipping, changes: list[Change]) -> list[Difference]:
    """Return what differs in address or publisher: these say which article it is, so they are only ever filled in."""
    ours, theirs = getattr(fields, name), getattr(clipping, name)
    if not theirs or (name == "url" and fields.medium):
        return []
    if not ours:
        changes.append(Change((name,), theirs))
        return [_told(name, None, theirs, _FILLED)]
    if name == "publisher" or same_article(ours, theirs):
        return []
    return [_told(name, ours, theirs, _Reason(taken=False, words="an article's address is never changed"))]


def _field(name: str, fields: ArticleFields, clipping: Clipping, base: Clipping | None) -> Difference | None:
    ours, theirs = _shown(getattr(fields, name)), _shown(getattr(clipping, name))
    if theirs is None or _same(name, ours, theirs):
        return None
    first = _shown(getattr(base, name)) if base else None
    if first is not None and _same(name, first, theirs):
        return None  # the page says what it said: the difference is the desk's own
    if ours is None:
        return _told(name, None, theirs, _FILLED if first is None else _REMOVED)
    if base is not None and _same(name, ours, first):
        reason = _UNTOUCHED
    elif base is None and name in fields.proposed:
        reason = _GUESSED
    elif name == "updated" and _is_later(theirs, ours):
        reason = _NEWER
    else:
        reason = _UNKNOWN if base is None else _EDITED
    return _told(name, ours, theirs, reason)


def _told(name: str, ours: str | None, theirs: str, reason: _Reason) -> Difference:
    what = f"“{theirs}” is new" if ours is None else f"“{ours}” is now “{theirs}”"
    return Difference(name, ours, theirs, reason.taken, f"{name}: {what} ({reason.words})")


def _shown(value: str | Moment | Sequence[str] | None) -> str | None:
    """Return a value as text, None for an empty one; a moment as editors write it, with its zone."""
    if not value:
        return None
    if isinstance(value, Moment):
        zone = value.zone.tzname(None).removeprefix("UTC") or "Z" if value.zone else ""
        return f"{value}{zone}"
    return value.replace("T", " ") if isinstance(value, str) and _moment(value) else _plain(value)


def _plain(value: str | Sequence[str]) -> str:
    return value if isinstance(value, str) else ", ".join(value)


def _moment(text: str | None) -> Moment | None:
    try:
        return parse_moment(text) if text else None
    except ValueError:
        return None


def _same(name: str, one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return one is other
    if name in _MOMENTS:
        first, second = _moment(one), _moment(other)
        if first and second and first.zone and second.zone:
            return first.at(first.zone) == second.at(second.zone)
        return first == second
    return fold_typography(one) == fold_typography(other)


def _is_later(one: str, other: str) -> bool:
    first, second = _moment(one), _moment(other)
    if first is None or second is None:
        return False
    if first.zone and second.zone:
        return first.at(first.zone) > second.at(second.zone)
    return str(first) > str(second)


def _value(name: str, clipping: Clipping) -> Value:
    value = getattr(clipping, name)
    if name in _MOMENTS:
        return str(value).replace("T", " ")
    return list(value) if name == "authors" else str(value)


def _text(fields: ArticleFields, body: str | None, clipping: Clipping, base: Clipping | None) -> Difference | None:
    """Return what differs between the bodies."""
    ours, theirs = body or "", clipping.body
    if ours == theirs or (base is not None and base.body and base.body == theirs and ours):
        return None
    if not theirs:
        reason = _Reason(taken=False, words="the page gives no text today, behind a paywall perhaps: the file's stays")
        return _told_text(ours, theirs, reason)
    if not ours:
        return _without_text(fields, theirs)
    if _is_part(theirs, ours, clipping):
        reason = _Reason(taken=False, words="the page gives only a part of the text today: the file's stays")
        return _told_text(ours, theirs, reason)
    if fields.body_sha256 == sha256(ours) or (base is not None and base.body == ours):
        return _told_text(ours, theirs, _Reason(taken=True, words="the file's text was as it was clipped"))
    return _told_text(ours, theirs, _Reason(taken=False, words="the desk edited the text: the file keeps its own"))


def _is_older(fields: ArticleFields, clipping: Clipping) -> bool:
    """Tell whether a page says that it was last changed before the version that the file has."""
    ours, theirs = _shown(fields.updated), _shown(clipping.updated)
    return bool(ours and theirs and _is_later(ours, theirs))


def _is_part(theirs: str, ours: str, clipping: Clipping) -> bool:
    """Tell whether a page's text is the file's cut short: at a paywall, in a teaser, by a selection."""
    if len(theirs) >= len(ours):
        return False
    cut = any("paywall" in note for note in clipping.notes)
    return cut or (len(theirs) < _CUT * len(ours) and likeness(theirs, ours) >= _PART)


def _without_text(fields: ArticleFields, theirs: str) -> Difference | None:
    if fields.body_sha256 is None or fields.body_sha256 == sha256(theirs):
        return _told_text("", theirs, _FILLED)
    reason = _Reason(taken=False, words="the evidence is not here to compare: fetch it and clip again")
    return _told_text("", theirs, reason)


def _told_text(ours: str, theirs: str, reason: _Reason) -> Difference:
    lengths = _length(ours), _length(theirs)
    if not (ours and theirs):
        what = f"{lengths[1]} are new" if theirs else f"{lengths[0]} are not on the page"
        return Difference("body", *lengths, reason.taken, f"body: {what} ({reason.words})")
    found: Revision = revision(ours, theirs)
    return Difference("body", *lengths, reason.taken, f"body: {found} ({reason.words})", found.details)


def _length(body: str) -> str | None:
    return f"{len(body.split()):,} words" if body else None


def _lost_words(fields: ArticleFields, old: str | None, new: str) -> list[Difference]:
    """Return the file's quotes that the old body proved and the new one does not, and proposed sentences that went."""
    found = [
        Difference("quotes", quote.text, None, taken=False, why=f"quotes: “{quote.text}” no longer verifies ({reason})")
        for quote in fields.quotes
        if (reason := _unproved(quote, fields, old, new))
    ]
    found += [
        Difference("key_points", point, None, taken=False, why=f"key_points: “{point}” is no longer in the text")
        for point in (fields.key_points if "key_points" in fields.proposed else ())
        if verbatim_faults(point, new) and not verbatim_faults(point, old or "")
    ]
    if "summary" in fields.proposed and fields.summary:
        gone = set(verbatim_faults(fields.summary, new)) - set(verbatim_faults(fields.summary, old or ""))
        found += [
            Difference("summary", sentence, None, taken=False, why=f"summary: “{sentence}” is no longer in the text")
            for sentence in verbatim_faults(fields.summary, new)
            if sentence in gone
        ]
    return found


def _unproved(quote: QuoteFields, fields: ArticleFields, old: str | None, new: str) -> str:
    """Return why a quote fails against the new body, empty where it does not or never held."""
    wanted = Wanted(quote.text, quote.exact, quote.prefix, quote.suffix)

    def proved_by(body: str) -> Verdict:
        return verify_in_place(wanted, body, names=(), profile="desk", source_form=fields.source_form)

    if old and not proved_by(old).standing.proved:
        return ""
    verdict = proved_by(new)
    return verdict.message or "it is not in the text" if verdict.standing is Standing.FAILED else ""
