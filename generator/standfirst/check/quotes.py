"""Rules about quotes: what they are worth, whose they are, how much is quoted, and what stamps state."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from standfirst.check.findings import Finding, Fix
from standfirst.check.scene import Scene
from standfirst.errors import Origin, Severity
from standfirst.quotes import Checked, Standing
from standfirst.quotes.proving.edges import UNSPACED
from standfirst.source import Article, Status

SHORTEST = 4
"""Words of a quote below which it is a finding: scraps make up most of what is quoted wrongly."""

NEED_BODIES = (
    "quote-failed", "quote-outside-marks", "quote-speaker", "quote-negation-elided", "quote-edit-unmarked",
    "quote-edit-strict", "quote-end", "quote-bracket", "name-spelling", "body-changed",
)  # fmt: skip
"""Rules that cannot be run where the evidence is not here."""

_REMEDIES = {
    "quote-speaker": "name that speaker; another name of the same person belongs in `aliases` of people.yml",
    "quote-negation-elided": "quote these words too",
    "quote-edit-strict": "quote the source's words as they are",
    "quote-end": "leave the full stop out, or quote to the end of the sentence",
}
"""What to do about cautions for which nothing can be written safely."""

_MARKED = re.compile(r"\[[^\[\]]*\]|\([^()]*\.\.\.\)|…")
"""What in a quote is the desk's: words in brackets and ellipses."""


def rules(scene: Scene) -> Iterator[Finding]:
    """Yield what is wrong with the quotes of articles and the bodies that they are proved against."""
    absent = 0
    for article in scene.library.articles.values():
        if article.fields.status is Status.WITHDRAWN or not (article.fields.quotes or article.fields.body_sha256):
            continue
        draft = article.fields.status is not Status.PUBLISHED
        absent += scene.verifier.body_sha256(article) is None
        yield from (replace(finding, draft=draft) for finding in _article(scene, article))
    if absent:
        yield _without(absent)


def _article(scene: Scene, article: Article) -> Iterator[Finding]:
    yield from _body(scene, article)
    checked = scene.verifier.checked(article)
    for place, item in enumerate(checked):
        yield from _standing(scene, article, place, item)
        yield from _stamp(scene, article, place, item)
    yield from _evidence(scene, article, checked)
    yield from _names(scene, article)
    yield from _limit(scene, article, checked)


# What the body proves


def _body(scene: Scene, article: Article) -> Iterator[Finding]:
    expected, found = article.fields.body_sha256, scene.verifier.body_sha256(article)
    if expected is not None and found is not None and found != expected:
        message = "the body is not the one that was clipped"
        remedy = f"restore it; if the change is meant, write {found}"
        yield scene.finding("body-changed", message, article.file, ("body_sha256",), remedy=remedy)


def _standing(scene: Scene, article: Article, place: int, item: Checked) -> Iterator[Finding]:
    verdict, path = item.verdict, ("quotes", place, "text")
    if verdict.standing is Standing.FAILED:
        rule = "quote-outside-marks" if verdict.reason == "outside-marks" else "quote-failed"
        fix = Fix(path, verdict.suggestion) if verdict.suggestion else None
        message = f"not what the source says; {verdict.message}"
        remedy = "" if fix else "copy the words from the source"
        if rule == "quote-outside-marks":
            message, remedy = verdict.message, "quote what is between its marks"
        yield scene.finding(rule, message, article.file, path, remedy=remedy, fix=fix)
        return
    if verdict.standing is Standing.UNCHECKED and verdict.reason != "no-evidence":
        yield scene.finding("quote-unchecked", verdict.message, article.file, path)
    for caution in verdict.cautions:
        fix = Fix(path, caution.suggestion) if caution.suggestion else None
        where = ("quotes", place, "speaker") if caution.kind == "quote-speaker" else path
        remedy = "" if fix else _REMEDIES.get(caution.kind, "")
        yield scene.finding(caution.kind, caution.message, article.file, where, remedy=remedy, fix=fix)
    words = words_of(article.fields.quotes[place].text)
    if words < SHORTEST:
        message = f"{words} word{'' if words == 1 else 's'} of the source"
        yield scene.finding("quote-short", message, article.file, path, remedy="quote the whole clause")


def words_of(text: str) -> int:
    """Return how many words of a quote are its source's; in scripts without spaces two signs count as a word."""
    own, signs = _MARKED.sub(" ", text), 0
    if not own.isascii():
        own, signs = UNSPACED.subn(" ", own)
    return sum(any(sign.isalnum() for sign in word) for word in own.split()) + (signs + 1) // 2


# Stamps and evidence


def _stamp(scene: Scene, article: Article, place: int, item: Checked) -> Iterator[Finding]:
    stamp, path = item.stamp, ("quotes", place, "verified")
    if stamp is None:
        return
    remedy = "compare the quote with its source, then run `standfirst verify --stamp` where the evidence is"
    if not item.stamp_holds:
        if article.fields.body_sha256 is None:
            message = "the stamp is about a body that the file does not name: `body_sha256` is missing"
        else:
            message = "the stamp is not about these words, this speaker and this body: one of them has changed"
        yield scene.finding("quote-stamp", message, article.file, path, remedy=remedy)
        return
    # What follows is true of the quote and says too little, or too much, of how it was checked.
    weaker = ""
    if scene.library.options.profile == "strict" and stamp.profile != "strict":
        weaker = "the stamp was made by the rules of profile desk, and this desk's profile is strict"
    elif item.verdict.standing.proved and item.verdict.standing != stamp.standing:
        weaker = f"the stamp says {stamp.standing}, and the evidence says {item.verdict.standing}"
    if weaker:
        finding = scene.finding("quote-stamp", weaker, article.file, path, remedy=remedy)
        yield replace(finding, severity=Severity.WARNING)


def _evidence(scene: Scene, article: Article, checked: tuple[Checked, ...]) -> Iterator[Finding]:
    """Yield one finding for all quotes that neither evidence nor a stamp vouches for."""
    open_ = [n for n, item in enumerate(checked) if item.verdict.reason == "no-evidence" and not item.stamped]
    if open_ and not scene.library.options.without_evidence:
        count = "1 quote is" if len(open_) == 1 else f"{len(open_)} quotes are"
        message = f"the evidence is not here, and {count} not stamped"
        remedy = "bring the evidence, or build with --without-evidence"
        yield scene.finding("evidence-absent", message, article.file, ("quotes", open_[0], "text"), remedy=remedy)


def _without(absent: int) -> Finding:
    """Return the one note on what could not be checked."""
    count = "1 article" if absent == 1 else f"{absent} articles"
    message = f"the evidence of {count} is not here, so these rules could not be run: {', '.join(NEED_BODIES)}"
    return Finding("evidence-absent", Severity.INFO, message, Origin("mkdocs.yml"))


# Names and limits


def _names(scene: Scene, article: Article) -> Iterator[Finding]:
    speakers = [name.name for name in article.speakers]
    for found in scene.verifier.spellings(article):
        place = speakers.index(found.speaker) if found.speaker in speakers else 0
        path = ("quotes", place, "speaker")
        if found.name == found.speaker and found.variant != found.name:
            message = f"the source spells {found.speaker} as {found.variant}"
        else:
            message = f"the source spells {found.name} as {found.variant} too"
        known = article.speakers[place].key is not None
        remedy = f"where both are one person, add the other spelling to `aliases` of {found.speaker}"
        remedy = remedy if known else "write the right one; a person of people.yml may have the other as an alias"
        yield scene.finding("name-spelling", message, article.file, path, remedy=remedy)


def _limit(scene: Scene, article: Article, checked: tuple[Checked, ...]) -> Iterator[Finding]:
    """Yield a finding at the quote that passes the desk's limit; `full` has none, and of `none` nothing is shown.

    What counts is the source's words that readers get: a translation is the desk's own text, a quote that failed or
    waits is not shown, and the same words twice are shown once.
    """
    limit = scene.library.options.quote_limit
    if limit is None or article.rights != "excerpt":
        return
    shown: dict[str, int] = {}
    for place, item in enumerate(checked):
        quote = article.fields.quotes[place]
        if item.verdict.standing is not Standing.FAILED and not quote.proposed:
            before = sum(shown.values())
            shown[quote.text] = words_of(quote.text)
            if before <= limit < sum(shown.values()):
                passed = place
    total = sum(shown.values())
    if total > limit:
        message = f"{total} words are quoted from this story; the desk's limit is {limit}"
        remedy = "quote less of it, or set `rights: full` where the desk may print it whole"
        yield scene.finding("quote-limit", message, article.file, ("quotes", passed, "text"), remedy=remedy)
