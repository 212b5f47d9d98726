"""An article that the desk has, clipped again: told, and taken over into its file where that is asked for."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from standfirst.cli.keeping import capture_of, keep_capture, replaced_evidence
from standfirst.cli.outcome import Outcome, Wishes
from standfirst.cli.rewrite import rewrite
from standfirst.clip import Clipping
from standfirst.clip.again.known import Match
from standfirst.clip.again.update import Difference, Update, update_of
from standfirst.clip.clip import clip_document
from standfirst.clip.compose import compose
from standfirst.clip.containers.documents import Document, documents_in_capture, suffix_of
from standfirst.clip.draft import SURE, as_written, draft_article, in_order, proposed_fields
from standfirst.clip.metadata.address import same_article
from standfirst.clip.proposing.proposals import Proposer
from standfirst.clip.proposing.reproposed import reproposed
from standfirst.errors import Faults, StandfirstError
from standfirst.source import Library, Status
from standfirst.source.captures import read_capture
from standfirst.source.evidence import FolderEvidence
from standfirst.source.files import SourceFile, read_source, split_front_matter
from standfirst.source.frontmatter import read_document
from standfirst.source.schema import ArticleFields
from standfirst.source.schema.validate import validate
from standfirst.source.splice import Change, replace_body, splice
from standfirst.source.yamltext import Value
from standfirst.text import canonical_body

_OTHER_TEXT = 0.2
"""Below this likeness a page at an article's address has another text altogether: a section's page, a wrong link."""
_OF_A_STUB = frozenset(
    ("title", "url", "publisher", "date", "topics", "accessed", "language", "status", "proposed", "schema_version")
)
_OWN_COMMENT = re.compile(r"^#(?! (?:missing|confirm): )|[^\S\n]#", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _File:
    """An article's file as it is on the disk now: what it says is what is compared, and what is written over."""

    id: str
    name: str
    text: str
    fields: ArticleFields
    body: str

    @property
    def is_stub(self) -> bool:
        return not self.body and self.fields.body_sha256 is None


class Updater:
    """Compares pages with the articles of one desk's content folder."""

    def __init__(
        self, library: Library, content: Path, proposer: Proposer, domains: Mapping[str, str], wishes: Wishes
    ) -> None:
        self._library = library
        self._content = content
        self._proposer = proposer
        self._domains = domains
        self._wishes = wishes

    def again(
        self, match: Match, file: str, document: Document, clipping: Clipping, data: bytes, moment: datetime
    ) -> Outcome:
        """Return what the page of a known article tells anew, taken over where the command line asks for that.

        Raises `StandfirstError` when the article's file cannot be read or written.
        """
        found = Outcome(document.name, "unchanged", clipping, None, match.id, file, notes=self._ignored())
        if document.kind == "stub":
            return found
        there = self._read(match.id, file)
        if refusal := _refusal(match, there.fields, clipping):
            return found.but(status="known", notes=(*found.notes, refusal))
        base = self._base(there.fields)
        update = update_of(there.fields, there.body, clipping, base)
        if not update.differences:
            return found
        new, told = self._proposed_anew(there, clipping, base, update)
        renewed = {difference.field for difference in told}
        found = found.but(
            differences=(*(item for item in update.differences if item.field not in renewed), *told), status="known"
        )
        if not any(difference.taken for difference in found.differences):
            return found
        if not self._wishes.update:
            return found.but(
                notes=(*found.notes, "the desk has this article: nothing was written; --update takes the changes over")
            )
        return self._taken_over(there, found, update, new, (document, data, moment))

    def _ignored(self) -> tuple[str, ...]:
        wishes = self._wishes
        given = {"--topic": wishes.topics, "--into": wishes.folder, "--publisher": wishes.publisher}
        names = [name for name, value in given.items() if value]
        return (f"{', '.join(names)}: for new articles alone, so not used here",) if names else ()

    def _read(self, id_: str, file: str) -> _File:
        """Return an article's file as it is now. Raises `StandfirstError` for one that cannot be read."""
        text = read_source(self._content / file, file, self._content).text
        fields, faults = validate(read_document(SourceFile(file, text)).fields, ArticleFields, file)
        if fields is None:
            raise Faults(faults)
        if self._library.options.evidence == "folder":
            body = FolderEvidence(self._content.parent / "evidence").body(id_) or ""
        else:
            body = canonical_body(split_front_matter(text, file)[1])
        return _File(id_, file, text, fields, body)

    def _taken_over(
        self,
        there: _File,
        found: Outcome,
        update: Update,
        new: Mapping[str, Value | None],
        page: tuple[Document, bytes, datetime],
    ) -> Outcome:
        """Return the outcome with the article's file spliced, or composed anew where it is a stub nobody touched."""
        document, data, moment = page
        keep = keep_capture if self._wishes.write else capture_of
        capture = keep(self._content.parent, there.id, data, suffix_of(data, document), moment)
        text = self._composed(there, found.clipping, capture, moment)
        if text is None:
            text = _spliced(there, found.clipping, update, new, capture)
            if update.body is not None and self._library.options.evidence == "inline":
                text = replace_body(text, there.name, update.body)
        if not self._wishes.write:
            return found.but(status="not written", text=text)
        path, name = self._content / there.name, f"{self._content.name}/{there.name}"
        if update.body is None or self._library.options.evidence == "inline":
            rewrite(path, there.text, text, name=name)
        else:
            with replaced_evidence(self._content.parent, there.id, update.body):
                rewrite(path, there.text, text, name=name)
        return found.but(status="updated", text=text)

    def _composed(self, there: _File, clipping: Clipping, capture: Mapping[str, Value], moment: datetime) -> str | None:
        """Return the file of a stub that only a program wrote, as if its page were clipped for the first time."""
        fields = there.fields
        touched = [
            name
            for name in ("title", "publisher", "date")
            if getattr(fields, name) is not None and name not in fields.proposed
        ]
        extra = fields.model_fields_set - _OF_A_STUB
        head = there.text[: len(there.text) - len(split_front_matter(there.text, there.name)[1])]
        if not there.is_stub or extra or set(touched) - {"publisher"} or _OWN_COMMENT.search(head):
            return None
        if fields.status is not Status.PROPOSED:
            return None
        proposals = self._proposer.propose(clipping, own=[there.id])
        draft = draft_article(self._library, clipping, proposals, topics=fields.topics, today=moment.date())
        values = {**draft.fields, "capture": capture}
        if "publisher" in touched and fields.publisher:
            values["publisher"] = fields.publisher
        lacking = [name for name in ("title", "date") if not values.get(name) and getattr(fields, name) is not None]
        if lacking:  # the page does not say it, and the list did
            values |= {name: str(getattr(fields, name)) for name in lacking}
            values["proposed"] = in_order([*lacking, *_listed(values.get("proposed"))])
        inline = self._library.options.evidence == "inline"
        return compose(values, draft.body if inline else "", comments=draft.comments)

    def _proposed_anew(
        self, there: _File, clipping: Clipping, base: Clipping | None, update: Update
    ) -> tuple[Mapping[str, Value | None], tuple[Difference, ...]]:
        """Return the proposals that a new text brings: all of them to a stub, else those that nobody touched."""
        if update.body is None:
            return {}, ()
        fields = there.fields
        now = proposed_fields(self._library, clipping, self._proposer.propose(clipping, own=[there.id]))
        if there.is_stub:
            new = {name: value for name, value in now.items() if value and name not in fields.model_fields_set}
            told = tuple(
                Difference(name, None, None, taken=True, why=f"{name}: proposed from the new text") for name in new
            )
            return new, told
        if base is None:
            return {}, ()
        before = proposed_fields(self._library, base, self._proposer.propose(base, own=[there.id]))
        return reproposed(fields, before, now)

    def _base(self, fields: ArticleFields) -> Clipping | None:
        """Return what the article's page said when it was clipped last, as it is read today; None without it."""
        capture = fields.capture
        data = read_capture(self._content.parent, capture.file, capture.sha256) if capture else None
        if capture is None or data is None:
            return None
        try:
            found = documents_in_capture(data, capture.file)
            return clip_document(found[0], url=fields.url, domains=self._domains) if len(found) == 1 else None
        except StandfirstError:
            return None


def _refusal(match: Match, fields: ArticleFields, clipping: Clipping) -> str:
    """Return why a page is not compared with the article that it was taken for, empty where it is."""
    if match.by == "address" and clipping.body and match.likeness < _OTHER_TEXT:
        return (
            "the page has this article's address and another text altogether, so nothing is compared; if it is "
            "another article, give its own address with --url, or write it with --new"
        )
    if match.by == "text" and fields.url and clipping.url and not same_article(fields.url, clipping.url):
        return (
            f"it has nearly this article's text at another address, {clipping.url}; --new writes it as one of its own"
        )
    return ""


def _spliced(
    there: _File, clipping: Clipping, update: Update, new: Mapping[str, Value | None], capture: Mapping[str, Value]
) -> str:
    """Return the article's file with an update spliced in; what is unsure of it is named in `proposed`."""
    changes = [*update.changes, *(Change((name,), value) for name, value in new.items())]
    taken = [change.path[0] for change in update.changes]
    unsure = [name for name, told in clipping.why.items() if name in taken and told.confidence < SURE]
    names = _names(there.fields.proposed, unsure, new)
    if names != list(there.fields.proposed):
        changes.append(Change(("proposed",), names or None))
    changes += [Change(("capture",), capture), Change(("accessed",), as_written(clipping.accessed))]
    return splice(there.text, there.name, changes, ArticleFields)


def _listed(value: Value | None) -> list[str]:
    return [str(item) for item in value] if isinstance(value, list) else []


def _names(proposed: Sequence[str], unsure: Sequence[str], new: Mapping[str, Value | None]) -> list[str]:
    """Return which fields hold proposals now; a list that gains none keeps its order."""
    gone = {name for name, value in new.items() if value is None}
    more = [name for name in (*unsure, *new) if name not in {*proposed, *gone, "quotes"}]
    kept = [name for name in proposed if name not in gone]
    return in_order([*kept, *more]) if more else kept
