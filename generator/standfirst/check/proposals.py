"""Rules about what waits: proposals in what readers have, drafts, and proposals that are no longer a program's."""

from __future__ import annotations

from collections.abc import Iterator

from standfirst.check.findings import Finding
from standfirst.check.scene import Scene
from standfirst.source import Article, Status
from standfirst.source.schema import ArticleFields
from standfirst.summarise.verbatim import verbatim_faults
from standfirst.text import shorten

PATIENCE = 30
"""Days after which suggestions are old."""

_SHOWN = 80
"""Most characters of a sentence that a message repeats."""


def rules(scene: Scene) -> Iterator[Finding]:
    """Yield what waits in articles."""
    for article in scene.library.articles.values():
        if article.fields.status in {Status.PROPOSED, Status.REVIEW}:
            message = f"`{article.id}` waits: {article.fields.status}"
            yield scene.finding("draft-waiting", message, article.file, ("status",), draft=True)
            yield from _old(scene, article)
        else:
            yield from _published(scene, article)
        yield from _summary(scene, article)


def _old(scene: Scene, article: Article) -> Iterator[Finding]:
    """Yield a note on suggestions that nobody has looked at for long."""
    clipped = article.fields.accessed
    if clipped is None or not article.fields.proposed:
        return
    days = (scene.cutoff.date() - clipped.day).days
    if days > PATIENCE:
        count = len(article.fields.proposed)
        message = f"{count} suggestion{'' if count == 1 else 's'} wait{'s' if count == 1 else ''} since {clipped.day}"
        remedy = f"read them and run `standfirst accept {article.id}`, or delete the file"
        yield scene.finding("proposal-old", message, article.file, ("proposed", 0), remedy=remedy, draft=True)


def _published(scene: Scene, article: Article) -> Iterator[Finding]:
    for place, name in enumerate(article.fields.proposed):
        message = f"`{name}` was suggested by a program and nobody has accepted it"
        known = name in ArticleFields.model_fields  # a remedy is pasted into a shell
        remedy = f"read it, then run `standfirst accept {article.id} {name}`" if known else "delete it: no field has it"
        yield scene.finding("proposed-published", message, article.file, ("proposed", place), remedy=remedy)
    for place, quote in enumerate(article.fields.quotes):
        if quote.proposed:
            message = "this quote was suggested by a program and nobody has accepted it"
            remedy = f"compare it with the source, then run `standfirst accept {article.id} quotes.{place + 1}`"
            yield scene.finding("proposed-published", message, article.file, ("quotes", place), remedy=remedy)


def _summary(scene: Scene, article: Article) -> Iterator[Finding]:
    """Yield a note on a summary that stands as a proposal and is somebody's own by now."""
    summary = article.fields.summary
    if summary is None or "summary" not in article.fields.proposed:
        return
    body = scene.library.evidence.body(article.id)
    if body is None:
        return
    faults = verbatim_faults(summary, body)
    if faults:
        message = f"not in the source word for word: {shorten(faults[0], _SHOWN)}"
        remedy = f"where you wrote it, run `standfirst accept {article.id} summary`"
        draft = article.fields.status is not Status.PUBLISHED
        yield scene.finding("summary-not-verbatim", message, article.file, ("summary",), remedy=remedy, draft=draft)
