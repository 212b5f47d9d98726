"""What taking a story down does: the changed file, what readers will find changed, and what `--erase` removes."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from standfirst.briefing import Briefing, Page
from standfirst.check import Finding, check_library
from standfirst.errors import Faults, StandfirstError
from standfirst.quotes import Verifier
from standfirst.site.build import Desk
from standfirst.site.prepare import Prepared
from standfirst.site.related import relations_for
from standfirst.site.remembered import cache_folder
from standfirst.source import Article, Status
from standfirst.source.files import split_front_matter
from standfirst.source.moments import Moment
from standfirst.source.schema import ArticleFields
from standfirst.source.schema.article import Withdrawal
from standfirst.source.schema.validate import canonical_name, validate
from standfirst.source.sheet import Sheet
from standfirst.source.splice import Change, replace_body, splice

STAYS = frozenset(
    [
        "title", "url", "medium", "publisher", "date", "language", "topics", "status", "withdrawn", "publish_date",
        "formerly", "rights", "schema",
    ]
)  # fmt: skip
"""Fields that `--erase` leaves: what the notice at the address says, and what keeps the address."""

_COMMENT = re.compile(r"^[ \t]*#.*(?:\r?\n|$)", re.MULTILINE)
_LEAST_WORDS = 4
"""A shorter text stands elsewhere by chance."""


@dataclass(frozen=True, slots=True)
class Touched:
    """A page that changes for readers; `what` are the files beside it that change with it."""

    kind: str
    path: str
    title: str
    what: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in another of the desk's files that holds words of the story, or names its id."""

    file: str
    line: int
    words: str


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
    return Plan(
        article, before, after,
        touched=tuple(_touched(prepared.briefing, gone.briefing)),
        findings=tuple(f for f in gone.report if (f.rule, f.origin.file, f.message) not in known),
        mentions=tuple(_mentions(desk.content, article)),
        evidence=tuple(_evidence(desk.content.parent, article)) if erase else (),
        shared=tuple(_shared(desk.content.parent, prepared, article)) if erase else (),
        caches=tuple(known_caches()) if erase else (),
    )  # fmt: skip


def erased(text: str, file: str) -> str:
    """Return an article's file without its text: no body, no comments, and only the fields that a notice needs."""
    names = [name for name in Sheet(text, file).root.entries if canonical_name(name, ArticleFields) not in STAYS]
    text = splice(text, file, [Change((name,), None) for name in names], ArticleFields)
    text = replace_body(text, file, "")
    _, body = split_front_matter(text, file)
    head = text[: len(text) - len(body)]
    bare = _COMMENT.sub("", head)
    # A line of a text in a block may begin with # and be none: then the comments stay rather than the notice suffers.
    return bare if _fields(bare, file) == _fields(head, file) else head


def _fields(text: str, file: str) -> ArticleFields | None:
    try:
        return validate(Sheet(text, file).root, ArticleFields, file)[0]
    except Faults:
        return None


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


def _mentions(content: Path, article: Article) -> Iterator[Mention]:
    """Yield where the desk's other files name the story's id or hold its words: people have to look at those."""
    texts = _texts(article)
    named = re.compile(rf"(?<![\w-]){re.escape(article.id)}(?![\w-])")
    for path in sorted(content.rglob("*")):
        if path.suffix not in {".md", ".yml"} or path.is_symlink() or not path.is_file():
            continue
        file = path.relative_to(content).as_posix()
        if file == article.file:
            continue
        try:
            lines = path.read_text("utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            continue
        whole = "\n".join(lines)
        if article.id not in whole and not any(text in whole for text in texts):
            continue
        for number, line in enumerate(lines, 1):
            found = next((text for text in texts if text in line), None)
            if found or named.search(line):
                yield Mention(file, number, found or article.id)


def _texts(article: Article) -> list[str]:
    fields = article.fields
    found = [fields.title, fields.summary, *fields.key_points, *(quote.text for quote in fields.quotes)]
    return [text.strip() for text in found if text and len(text.split()) >= _LEAST_WORDS]


def _evidence(desk: Path, article: Article) -> Iterator[Path]:
    folder = desk / "evidence"
    body = folder / f"{article.id}.txt"
    if body.is_file():
        yield body
    yield from sorted(
        path
        for path in (folder / "raw").glob(f"{article.id}-*.gz")
        if re.fullmatch(r"[0-9a-f]{8}", _mark(path, article))
    )


def _mark(path: Path, article: Article) -> str:
    return path.name.removeprefix(f"{article.id}-").partition(".")[0]


def _shared(desk: Path, prepared: Prepared, article: Article) -> Iterator[Path]:
    """Yield the article's captures that another article names too."""
    own = article.fields.capture
    others = {
        other.fields.capture.file
        for other in prepared.library.articles.values()
        if other.id != article.id and other.fields.capture
    }
    for path in [*_evidence(desk, article), *([desk / own.file] if own else [])]:
        if path.relative_to(desk).as_posix() in others:
            yield path


def known_caches() -> Iterator[Path]:
    """Yield what is kept between runs in the user's cache folder: of all desks, for nothing in it has a name."""
    folder = cache_folder()
    if folder is None or not folder.is_dir():
        return
    for pattern in ("verdicts.sqlite*", "files.sqlite*", "relations-*.npz", "print", "cards", "search", "reports"):
        yield from sorted(folder.glob(pattern))


def remove(paths: Iterable[Path]) -> None:
    """Delete files and folders; what is gone already is fine. Raises `StandfirstError` for one that stays."""
    for path in paths:
        try:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
        except OSError as error:
            message = f"{path} cannot be deleted: {error.strerror or error}"
            raise StandfirstError(message, remedy="mend that, and run the same command again") from None
