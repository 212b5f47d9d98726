"""What taking a story down does: the changed file, what readers will find changed, and what `--erase` removes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from standfirst.briefing import Briefing, Page
from standfirst.check import Finding, check_library
from standfirst.cli.erasing import STAYS, erased, known_caches, other_outputs, own_evidence, shared_evidence
from standfirst.cli.mentions import Mention, mentions
from standfirst.errors import StandfirstError
from standfirst.quotes import Verifier
from standfirst.site.build import Desk
from standfirst.site.prepare import Prepared
from standfirst.site.related import relations_for
from standfirst.source import Article, Status
from standfirst.source.moments import Moment
from standfirst.source.schema import ArticleFields
from standfirst.source.schema.article import Withdrawal
from standfirst.source.splice import Change, splice


@dataclass(frozen=True, slots=True)
class Touched:
    """A page that changes for readers; `what` are the files beside it that change with it."""

    kind: str
    path: str
    title: str
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """All that would be done, before any of it is."""

    article: Article
    before: str
    after: str
    touched: tuple[Touched, ...]
    findings: tuple[Finding, ...]
    """Those that the desk did not have before."""
    mentions: tuple[Mention, ...]
    evidence: tuple[Path, ...] = ()
    """Files that `--erase` deletes: the body's and captures of this article alone."""
    shared: tuple[Path, ...] = ()
    """Captures that another article needs too: they stay."""
    caches: tuple[Path, ...] = ()
    outputs: tuple[Path, ...] = ()
    """What was made of the desk, lies in its folder and stays: it may hold the story."""
    blocking: tuple[Finding, ...] = ()
    """What would stop a build of the desk as it is then."""


def plan_withdrawal(desk: Desk, prepared: Prepared, article: Article, reason: str, day: Moment, *, erase: bool) -> Plan:
    """Return what taking an article down, or erasing it, changes; nothing is written.

    Raises `StandfirstError` for a story that readers never had, and where its file cannot be edited.
    """
    taken = article.fields.status is Status.WITHDRAWN
    if not taken and article.fields.status is not Status.PUBLISHED:
        raise StandfirstError(
            f"readers never had {article.id}: it is {article.fields.status}",
            remedy="delete its file; there is nothing to tell readers",
        )
    if not taken and article.embargoed(prepared.cutoff):
        raise StandfirstError(
            f"readers never had {article.id}: its embargo ends on {article.fields.publish_date}",
            remedy="delete its file, or put it back to review; there is nothing to tell readers",
        )
    withdrawal = article.fields.withdrawn if taken and article.fields.withdrawn else Withdrawal(date=day, reason=reason)
    before = (desk.content / article.file).read_bytes().decode("utf-8")
    changes = [
        Change(("status",), str(Status.WITHDRAWN)),
        Change(("withdrawn",), {"date": str(withdrawal.date), "reason": withdrawal.reason}),
    ]
    after = before if taken else splice(before, article.file, changes, ArticleFields)
    update: dict[str, object] = {"status": Status.WITHDRAWN, "withdrawn": withdrawal}
    if erase:
        after = erased(after, article.file)
        blank = ArticleFields(title=article.fields.title)
        update |= {name: getattr(blank, name) for name in ArticleFields.model_fields if name not in STAYS}
    later = replace(article, fields=article.fields.model_copy(update=update))
    if erase:
        later = replace(later, people=(), organisations=(), speakers=())
    gone = _prepared_with(desk, prepared, later)
    known = {(finding.rule, finding.origin.file, finding.message) for finding in prepared.report}
    folder = desk.content.parent
    evidence = own_evidence(folder, article, prepared.library) if erase else []
    return Plan(
        article, before, after,
        touched=tuple(_touched(prepared.briefing, gone.briefing)),
        findings=tuple(f for f in gone.report if (f.rule, f.origin.file, f.message) not in known),
        mentions=tuple(mentions(desk.content, article, prepared.library.evidence.body(article.id))),
        evidence=tuple(evidence),
        shared=tuple(shared_evidence(folder, evidence, article, prepared.library)),
        caches=tuple(known_caches()) if erase else (),
        outputs=tuple(other_outputs(folder, [desk.content, desk.site, folder / "evidence"])) if erase else (),
        blocking=gone.report.blocking,
    )  # fmt: skip


def _prepared_with(desk: Desk, prepared: Prepared, article: Article) -> Prepared:
    """Return the desk as it is with an article in another state."""
    articles = {id_: article if id_ == article.id else other for id_, other in prepared.library.articles.items()}
    library = replace(prepared.library, articles=articles)
    relations = relations_for(library, desk.content, prepared.cutoff, before=prepared.relations)
    verifier = Verifier.of(library)
    report = check_library(library, desk.content, prepared.cutoff, verifier, relations=relations)
    return Prepared(library, report, relations, prepared.cutoff, verifier, prepared.name)


def _touched(before: Briefing, after: Briefing) -> Iterator[Touched]:
    """Yield the pages that differ, in the order of the site."""
    old = {page.path: page for page in before.pages()}
    new = {page.path: page for page in after.pages()}
    for path, page in new.items():
        was = old.get(path)
        if was != page:
            yield Touched(page.kind, path, page.title, _beside(was, page))
    for path, page in old.items():
        if path not in new:
            yield Touched(page.kind, path, page.title, ("gone",))


def _beside(was: Page | None, page: Page) -> tuple[str, ...]:
    found = ["page"]
    if page.feed is not None and (was is None or was.feed != page.feed):
        found.append("feed")
    if page.kind in {"topic", "edition"}:
        found += ["data", "citations", "PDF"]
    elif page.kind in {"article", "tombstone", "person", "organisation", "publisher"}:
        found.append("data")
    return tuple(found)
