"""Writing stamps: the desk's statement that it proved a quote, spliced into the article's file."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from pathlib import Path

from standfirst.cli.rewrite import rewrite
from standfirst.errors import Faults, StandfirstError
from standfirst.quotes import Checked
from standfirst.quotes.stamps import stamp_hash
from standfirst.quotes.verdict import Profile
from standfirst.source import Article, Library
from standfirst.source.files import SourceFile, read_source
from standfirst.source.frontmatter import read_document
from standfirst.source.schema import ArticleFields
from standfirst.source.schema.validate import validate
from standfirst.source.splice import Change, splice
from standfirst.text import sha256


class Stamper:
    """Stamps proved quotes in the files of one content folder."""

    def __init__(self, library: Library, content: Path, profile: Profile, today: date) -> None:
        self._library = library
        self._content = content
        self._profile = profile
        self._today = today

    def stamp(self, article: Article, checked: Collection[Checked], body_sha256: str | None) -> int:
        """Stamp the proved quotes of an article and return how many stamps were new or renewed.

        `checked` are its verdicts and `body_sha256` the hash of the body that they are about, None where it is not
        here. A stamp that says what is so already stays, with its date, so a second run changes nothing. Raises
        `StandfirstError` when file or body changed meanwhile, or the body is not the one that the file names.
        """
        if body_sha256 is None:
            return 0
        text = read_source(self._content / article.file, article.file, self._content).text
        self._refuse_changed(article, text, body_sha256)
        if article.fields.body_sha256 not in {None, body_sha256}:
            message = f"{article.file}: the body is not the one that `body_sha256` names, so nothing in it is stamped"
            raise StandfirstError(message, remedy="restore the body, or correct `body_sha256` if the change is meant")
        changes: list[Change] = []
        for place, item in enumerate(checked):
            if item.verdict.standing.proved and not self._stands(item):
                changes.append(Change(("quotes", place, "verified"), self._stamp(article, place, item, body_sha256)))
        count = len(changes)
        if count and article.fields.body_sha256 is None:
            changes.append(Change(("body_sha256",), body_sha256))
        after = splice(text, article.file, changes, ArticleFields)
        if after != text:
            rewrite(self._content / article.file, text, after, name=article.file)
        return count

    def _stands(self, item: Checked) -> bool:
        stamp = item.stamp
        return (
            stamp is not None
            and item.stamp_holds
            and stamp.standing == item.verdict.standing
            and (stamp.profile in ("strict", self._profile))
        )

    def _stamp(self, article: Article, place: int, item: Checked, body_sha256: str) -> dict[str, str]:
        text, speaker = article.fields.quotes[place].text, article.speakers[place].name
        return {
            "standing": item.verdict.standing.value,
            "profile": self._profile,
            "date": self._today.isoformat(),
            "hash": stamp_hash(article.id, text, speaker, body_sha256),
        }

    def _refuse_changed(self, article: Article, text: str, body_sha256: str) -> None:
        """Refuse a file whose quotes, or whose body, are no longer what was verified."""
        try:
            fields, _ = validate(read_document(SourceFile(article.file, text)).fields, ArticleFields, article.file)
        except Faults:
            fields = None
        body = self._library.evidence.body(article.id)
        same = fields is not None and fields.quotes == article.fields.quotes
        if not same or body is None or sha256(body) != body_sha256:
            raise StandfirstError(f"{article.file} has changed since it was read", remedy="run the command again")
