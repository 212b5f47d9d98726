"""Rules about rights: what is shown of a story of which little, or nothing, may be shown."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from standfirst.check.findings import Finding
from standfirst.check.scene import Scene
from standfirst.check.texts import is_draft
from standfirst.source import Article
from standfirst.text import fold_typography, sha256, shorten

_WORD = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+(?:['’][^\W_]+)*"  # noqa: RUF001 - apostrophes of both kinds
_TOKEN = re.compile(rf"(?:{_WORD}|␟)")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
_QUOTED = re.compile(r"“[^“”]*”|„[^„“”]*[“”]|«[^«»]*»|»[^«»]*«|「[^「」]*」|『[^『』]*』|(?<!\w)\"[^\"]*\"(?!\w)")
_BREAK = " ␟ "
"""Stands for a quotation, so that no run of words reaches over it."""
_SHOWN = 90


def rules(scene: Scene) -> Iterator[Finding]:
    """Yield summaries that are copied, and words of stories whose words nobody may show."""
    for article in scene.library.articles.values():
        yield from _copies(scene, article)
    for edition in scene.library.editions.values():
        quote = edition.fields.quote
        if quote and _withheld(scene, quote.id):
            message = f"of `{quote.id}` nothing may be shown, and this quotes it"
            draft = edition.fields.status != "published"
            remedy = "take another story's quote"
            yield scene.finding("rights-none", message, edition.file, ("quote",), remedy=remedy, draft=draft)
    for topic in scene.library.topics.values():
        roundup = topic.fields.roundup
        for place, id_ in enumerate(roundup.sources if roundup and roundup.accepted else ()):
            if _withheld(scene, id_):
                message = f"the round-up rests on `{id_}`, of which nothing may be shown"
                path = ("roundup", "sources", place)
                yield scene.finding("rights-none", message, topic.file, path, remedy="rewrite it without that story")


def _withheld(scene: Scene, id_: str) -> bool:
    article = scene.library.articles.get(id_)
    return article is not None and article.rights == "none"


def _copies(scene: Scene, article: Article) -> Iterator[Finding]:
    """Yield a finding where the summary has more of the source's words in a row than the desk allows."""
    summary, limit = article.fields.summary, scene.library.options.summary_copies
    if not summary or limit is None or article.rights != "excerpt" or "summary" in article.fields.proposed:
        return
    if len(summary) <= limit or not _long_enough(summary, limit):
        return
    known = _remembered(scene, article, summary, limit)
    if known:
        count = len(_words(known))
        message = f"{count} words in a row are the source's: “{shorten(known, _SHOWN)}”; the desk's limit is {limit}"
        remedy = "say it in the desk's own words, or quote it"
        yield scene.finding(
            "summary-copies", message, article.file, ("summary",), remedy=remedy, draft=is_draft(article)
        )


def _remembered(scene: Scene, article: Article, summary: str, limit: int) -> str:
    """Return the run of words that is copied, from an earlier run of the check where that is known."""
    store = scene.remembered
    key = ""
    if store:
        body_hash = scene.verifier.body_sha256(article)
        if body_hash is None:
            return ""
        key = sha256(json.dumps(["copies", summary, body_hash, limit]))
        known = store.get(key)
        if known is not None:
            return known
    body = scene.library.evidence.body(article.id)
    found = copied_run(summary, body, limit) if body else ""
    if store:
        store.put(key, found)
    return found


def _long_enough(summary: str, limit: int) -> bool:
    return summary.count(" ") >= limit or _UNSPACED.search(summary) is not None


def copied_run(summary: str, body: str, limit: int) -> str:
    """Return the longest run of more than `limit` words that a summary shares with a body, empty where there is none.

    Case, spaces and typography make no difference; what stands in quotation marks is quoted and does not count. In
    scripts without spaces two signs are a word.
    """
    if not _may_copy(summary, body, limit):
        return ""
    ours, theirs = _words(_QUOTED.sub(_BREAK, summary)), f" {' '.join(_words(body))} "
    if ours and sum(bool(_UNSPACED.match(word)) for word in ours) * 2 > len(ours):
        limit *= 2
    best: list[str] = []
    start = 0
    while start + max(limit, len(best)) < len(ours):
        length = max(limit, len(best)) + 1
        if f" {' '.join(ours[start : start + length])} " in theirs:
            while start + length < len(ours) and f" {' '.join(ours[start : start + length + 1])} " in theirs:
                length += 1
            best = ours[start : start + length]
        start += 1
    return " ".join(best)


def _may_copy(summary: str, body: str, limit: int) -> bool:
    """Tell quickly whether a summary may have a long run of a body's words.

    Whatever run is longer than the limit has in it one of a few places of the summary, at which three plain words must
    then stand in the body as well. Where no three plain words are, nothing is said.
    """
    tokens = _TOKEN.findall(summary.lower())
    step = (limit + 1) // 2
    even = " ".join(_TOKEN.findall(body.lower()))
    for start in range(0, len(tokens) - step + 1, step):
        window = tokens[start : start + step]
        plain = next((n for n in range(step - 2) if all(w.isascii() and w.isalnum() for w in window[n : n + 3])), None)
        if plain is None or " ".join(window[plain : plain + 3]) in even:
            return True
    return len(tokens) <= 2 * step


def _words(text: str) -> list[str]:
    even = text if text.isascii() else fold_typography(text)
    return _TOKEN.findall(even.casefold())
