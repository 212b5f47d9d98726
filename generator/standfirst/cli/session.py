"""A run of `standfirst clip`: one desk's library, and page after page put beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

from standfirst.cli.inputs import Input
from standfirst.cli.keeping import keep_article, keep_body, keep_capture, read_capture, replaced_evidence
from standfirst.cli.rewrite import rewrite
from standfirst.clip import Clipping
from standfirst.clip.again.known import Known
from standfirst.clip.again.update import Difference, Update, update_of
from standfirst.clip.clip import clip_document
from standfirst.clip.compose import compose
from standfirst.clip.containers.documents import Document, documents, documents_in_capture, suffix_of
from standfirst.clip.draft import Draft, as_written, draft_article, given_by_hand, in_order, proposed_fields
from standfirst.clip.proposing.proposals import Proposals, Proposer
from standfirst.clip.proposing.reproposed import reproposed
from standfirst.errors import StandfirstError
from standfirst.source import Article, Library
from standfirst.source.files import read_source
from standfirst.source.moments import zone_named
from standfirst.source.schema import ArticleFields
from standfirst.source.splice import Change, replace_body, splice
from standfirst.source.yamltext import Value

Status = Literal["new", "updated", "known", "unchanged", "not written"]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line asked for. Without `write` nothing is; with `anew` a page that is known is new."""

    url: str | None = None
    publisher: str | None = None
    topics: tuple[str, ...] = ()
    folder: str | None = None
    """A folder below articles/ in place of year and month."""
    kind: Literal["html", "text"] | None = None
    update: bool = False
    anew: bool = False
    write: bool = True
    explain: bool = False
    """Only the lines of the input are wanted, with what became of them; also where no article is among them."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one page, paste or address. `file` is relative to the content folder."""

    input: str
    status: Status
    clipping: Clipping = field(default_factory=Clipping)
    proposals: Proposals | None = None
    id: str | None = None
    file: str | None = None
    text: str = ""
    """The article file as it would be written."""
    differences: tuple[Difference, ...] = ()
    copies: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Session:
    """Clips pages for one desk. `content` is None where there is no desk: then nothing is known and nothing written."""

    def __init__(self, library: Library, content: Path | None, wishes: Wishes, moment: datetime) -> None:
        self._library = library
        self._content = content
        self._wishes = wishes
        self._moment = moment
        self._known = Known.of(library)
        self._proposer = Proposer(library)
        self._domains = {domain: key for key, entry in library.publishers.entries.items() for domain in entry.domains}
        self._captured = {
            article.fields.capture.sha256: article.id
            for article in library.articles.values()
            if article.fields.capture is not None
        }
        self._taken = _taken(library, content)

    def clip(self, item: Input) -> Iterator[Outcome]:
        """Clip an input and yield what became of each page in it. Raises `StandfirstError`; what was written stays."""
        data = item.read()
        digest = hashlib.sha256(data).hexdigest()
        if self._wishes.write and not self._wishes.anew and digest in self._captured:
            id_ = self._captured[digest]
            yield Outcome(item.name, "unchanged", id=id_, file=self._file(id_), notes=("this very input was clipped",))
            return
        for document in documents(data, name=item.name, kind=self._wishes.kind):
            yield self._clip(document, data, digest)

    def _clip(self, document: Document, data: bytes, digest: str) -> Outcome:
        clipping = self._clipped(document)
        if self._wishes.explain:
            return Outcome(document.name, "not written", clipping, notes=clipping.notes)
        if not clipping.body and document.kind != "stub":
            said = "; ".join(clipping.notes) or "no article was found in it"
            remedy = "copy the article's text and clip that; --explain says what was left out, and why"
            raise StandfirstError(f"{document.name}: {said}", remedy=remedy)
        match = None if self._wishes.anew else self._known.find(clipping)
        if match is not None:
            return self._again(match.id, document, clipping, data)
        proposals = self._proposer.propose(clipping)
        draft = draft_article(
            self._library, clipping, proposals, topics=self._wishes.topics, taken=self._taken, today=self._moment.date()
        )
        copies = self._known.copies(clipping)
        notes = (*clipping.notes, *(f"the same copy as {id_}, at another publisher" for id_ in copies))
        file = f"articles/{self._wishes.folder or draft.folder}/{draft.id}.md"
        status: Status = "not written"
        inline = self._library.options.evidence == "inline"
        text = compose(draft.fields, draft.body if inline else "", comments=draft.comments)
        if self._wishes.write and self._content is not None:
            text = self._write(draft, file, document, data)
            self._captured[digest] = draft.id
            status = "new"
        self._taken.add(draft.id)
        self._known.add(draft.id, clipping)
        return Outcome(document.name, status, clipping, proposals, draft.id, file, text, copies=copies, notes=notes)

    def _clipped(self, document: Document) -> Clipping:
        clipping = clip_document(document, url=self._wishes.url, domains=self._domains)
        desk = zone_named(self._library.options.desk.timezone)
        accessed = self._moment.astimezone(desk).date().isoformat()
        return given_by_hand(clipping, self._library, publisher=self._wishes.publisher, accessed=accessed)

    def _write(self, draft: Draft, file: str, document: Document, data: bytes) -> str:
        """Write what was clipped, the article's file last: an interrupted run leaves no article without evidence."""
        assert self._content is not None  # noqa: S101 - who calls has asked
        desk, name = self._content.parent, f"{self._content.name}/{file}"
        fields = dict(draft.fields)
        if document.kind != "stub":
            fields["capture"] = keep_capture(desk, draft.id, data, suffix_of(data, document), self._moment)
        inline = self._library.options.evidence == "inline"
        if draft.body and not inline:
            keep_body(desk, draft.id, draft.body)
        text = compose(fields, draft.body if inline else "", comments=draft.comments)
        keep_article(self._content / file, text, name)
        return text

    def _again(self, id_: str, document: Document, clipping: Clipping, data: bytes) -> Outcome:
        """Say what a page that the desk has tells anew, and take it over where that was asked for."""
        article = self._library.articles.get(id_)
        if article is None or self._content is None:  # clipped a moment ago, in this run
            notes = (f"the same article as {id_}, clipped in this run",)
            return Outcome(document.name, "known", clipping, None, id_, None, notes=notes)
        body = self._library.evidence.body(id_) or ""
        base = self._base(article)
        update = update_of(article.fields, body, clipping, base)
        if not update.differences:
            return Outcome(document.name, "unchanged", clipping, None, id_, article.file)
        new, told = self._proposed_anew(article, clipping, base, update, had_text=bool(body))
        renewed = {difference.field for difference in told}
        found = (*(item for item in update.differences if item.field not in renewed), *told)
        if not (self._wishes.update and self._wishes.write):
            notes = ("the desk has this article: nothing was written; --update takes the changes over",)
            return Outcome(document.name, "known", clipping, None, id_, article.file, "", found, notes=notes)
        capture = keep_capture(self._content.parent, id_, data, suffix_of(data, document), self._moment)
        text = self._rewrite(article, clipping, update, new, capture)
        return Outcome(document.name, "updated", clipping, None, id_, article.file, text, found)

    def _proposed_anew(
        self, article: Article, clipping: Clipping, base: Clipping | None, update: Update, *, had_text: bool
    ) -> tuple[Mapping[str, Value], tuple[Difference, ...]]:
        """Return the proposals that a new text brings: all of them to a stub, else those that nobody touched."""
        if update.body is None:
            return {}, ()
        fields = article.fields
        now = proposed_fields(self._library, clipping, self._proposer.propose(clipping, own=[article.id]))
        if not had_text:
            new = {name: value for name, value in now.items() if value and name not in fields.model_fields_set}
            names = in_order([*fields.proposed, *(name for name in new if name != "quotes")])
            return {**new, "proposed": names}, ()
        if base is None:
            return {}, ()
        before = proposed_fields(self._library, base, self._proposer.propose(base, own=[article.id]))
        return reproposed(fields, before, now)

    def _rewrite(
        self,
        article: Article,
        clipping: Clipping,
        update: Update,
        new: Mapping[str, Value],
        capture: Mapping[str, Value],
    ) -> str:
        """Splice an update into an article's file, and its body into where the evidence is."""
        assert self._content is not None  # noqa: S101 - who calls has asked
        path = self._content / article.file
        before = read_source(path, article.file, self._content).text
        changes = [*update.changes, *(Change((name,), value) for name, value in new.items())]
        changes += [Change(("capture",), capture), Change(("accessed",), as_written(clipping.accessed))]
        text = splice(before, article.file, changes, ArticleFields)
        name = f"{self._content.name}/{article.file}"
        if update.body is None or self._library.options.evidence == "inline":
            text = replace_body(text, article.file, update.body) if update.body is not None else text
            rewrite(path, before, text, name=name)
            return text
        with replaced_evidence(self._content.parent, article.id, update.body):
            rewrite(path, before, text, name=name)
        return text

    def _base(self, article: Article) -> Clipping | None:
        """Return what the article's page said when it was clipped last, as it is read today; None without it."""
        capture = article.fields.capture
        if capture is None or self._content is None:
            return None
        data = read_capture(self._content.parent, capture.file, capture.sha256)
        if data is None:
            return None
        try:
            found = documents_in_capture(data, capture.file)
            return clip_document(found[0], url=article.fields.url, domains=self._domains) if len(found) == 1 else None
        except StandfirstError:
            return None

    def _file(self, id_: str) -> str | None:
        article = self._library.articles.get(id_)
        return article.file if article else None


def _taken(library: Library, content: Path | None) -> set[str]:
    """Return the ids that a new article cannot have: those of all files, read or not, and what leads to articles."""
    taken = set(library.articles)
    for article in library.articles.values():
        taken.update(article.fields.formerly)
    if content is not None:
        taken.update(path.stem for path in (content / "articles").rglob("*.md"))
    return taken
