"""A run of `standfirst clip`: one desk's library, and page after page put beside it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from standfirst.cli.inputs import Input
from standfirst.cli.keeping import keep_article, keep_body, keep_capture
from standfirst.cli.outcome import Outcome, Status, Wishes
from standfirst.cli.updating import Updater
from standfirst.clip import Clipping
from standfirst.clip.again.known import Known, Match
from standfirst.clip.clip import clip_document
from standfirst.clip.compose import compose
from standfirst.clip.containers.documents import Document, documents, suffix_of
from standfirst.clip.draft import Draft, draft_article, given_by_hand
from standfirst.clip.ids import Ids
from standfirst.clip.proposing.proposals import Proposer
from standfirst.errors import StandfirstError
from standfirst.source import Library
from standfirst.source.captures import captures_by_hash, read_capture
from standfirst.source.moments import zone_named


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
        self._files = {article.id: article.file for article in library.articles.values()}
        self._kept = captures_by_hash(content.parent) if content is not None else {}
        self._captured: dict[str, str] = {}
        self._ids = Ids(_taken(library, content))
        self._updater = Updater(library, content, self._proposer, self._domains, wishes) if content else None

    def clip(self, item: Input) -> Iterator[Outcome]:
        """Clip an input and yield what became of each page in it. Raises `StandfirstError`; what was written stays."""
        data = item.read()
        digest = hashlib.sha256(data).hexdigest()
        known = self._clipped_already(data, digest) if self._wishes.write and not self._wishes.anew else None
        if known is not None:
            notes = ("this very input was clipped",)
            yield Outcome(item.name, "unchanged", id=known, file=self._files[known], notes=notes)
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
            return self._again(match, document, clipping, data)
        proposals = self._proposer.propose(clipping)
        draft = draft_article(
            self._library, clipping, proposals, topics=self._wishes.topics, ids=self._ids, today=self._moment.date()
        )
        copies = self._known.copies(clipping)
        notes = (*clipping.notes, *(f"the same copy as {id_}, at another publisher" for id_ in copies))
        file = f"articles/{self._wishes.folder or draft.folder}/{draft.id}.md"
        status: Status = "not written"
        inline = self._library.options.evidence == "inline"
        text = compose(draft.fields, draft.body if inline else "", comments=draft.comments)
        if self._wishes.write and self._content is not None:
            text = self._write(draft, file, document, data)
            self._files[draft.id] = file
            if document.kind != "stub":
                self._captured[digest] = draft.id
            status = "new"
        self._known.add(draft.id, clipping)
        return Outcome(document.name, status, clipping, proposals, draft.id, file, text, copies=copies, notes=notes)

    def _clipped_already(self, data: bytes, digest: str) -> str | None:
        """Return the article that this input was clipped for, in this run or any before: each version is kept."""
        if digest in self._captured:
            return self._captured[digest]
        desk = self._content.parent if self._content else Path()
        for id_, name in self._kept.get(digest[:8], ()):
            if id_ in self._files and read_capture(desk, name, digest) == data:
                return id_
        return None

    def _again(self, match: Match, document: Document, clipping: Clipping, data: bytes) -> Outcome:
        """Say what the page of a known article tells anew; see `Updater`."""
        if self._updater is None or match.id not in self._files:  # of a dry run, so it is in no file
            notes = (f"the same article as {match.id}, in this run",)
            return Outcome(document.name, "known", clipping, None, match.id, None, notes=notes)
        outcome = self._updater.again(match, self._files[match.id], document, clipping, data, self._moment)
        if outcome.status == "updated":
            self._known.add(match.id, clipping)
        return outcome

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


def _taken(library: Library, content: Path | None) -> set[str]:
    """Return the ids that a new article cannot have: those of all files, read or not, and what leads to articles."""
    taken = set(library.articles)
    for article in library.articles.values():
        taken.update(article.fields.formerly)
    if content is not None:
        taken.update(path.stem for path in (content / "articles").rglob("*.md"))
        taken.update(path.stem for path in (content.parent / "evidence").glob("*.txt"))
    return taken
