"""A desk's verdicts: each quote of an article against its body, remembered while nothing changes, with its stamp."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from standfirst.quotes.places import Wanted, verify_in_place
from standfirst.quotes.proving.verify import verify_quote
from standfirst.quotes.remembered import Remembered, read_verdict, written_verdict
from standfirst.quotes.stamps import holds
from standfirst.quotes.verdict import Profile, SourceForm, Verdict
from standfirst.source import Article, Evidence, Library, Name
from standfirst.source.schema import Stamp
from standfirst.text import is_slug, sha256

if TYPE_CHECKING:
    from standfirst.quotes.spellings import Spelling

Names = Callable[[Name], tuple[str, ...]]
"""Gives every name that one speaker goes by; none for an organisation, which speaks through people."""


@dataclass(frozen=True, slots=True)
class Checked:
    """A quote's verdict, and its stamp where it has one."""

    verdict: Verdict
    stamp: Stamp | None = None
    stamp_holds: bool = False
    """Whether the stamp is about the quote as the file has it now; False where there is none."""

    @property
    def stamped(self) -> bool:
        """Tell whether readers are told of the stamp: the evidence is not here, and the stamp holds."""
        return self.stamp_holds and self.verdict.reason == "no-evidence"


class Verifier:
    """Verifies the quotes of articles, each article's once, for every stage that asks."""

    def __init__(
        self,
        evidence: Evidence,
        profile: Profile = "desk",
        *,
        names: Names | None = None,
        remembered: Remembered | None = None,
    ) -> None:
        self._evidence = evidence
        self._profile = profile
        self._names = names or _own_name
        self._remembered = remembered
        self._checked: dict[str, tuple[Checked, ...]] = {}
        self._verdicts: dict[str, tuple[Verdict, ...]] = {}
        self._hashes: dict[str, str | None] = {}

    @classmethod
    def of(cls, library: Library, *, profile: Profile | None = None, remembered: Remembered | None = None) -> Verifier:
        """Return a verifier of a library's articles that knows its people by all their names."""
        return cls(
            library.evidence,
            profile or library.options.profile,
            names=lambda name: names_of(library, name),
            remembered=remembered,
        )

    def verdicts(self, article: Article) -> tuple[Verdict, ...]:
        """Return a verdict for each of the article's quotes, in their order."""
        known = self._verdicts.get(article.id)
        if known is None:
            known = tuple(checked.verdict for checked in self.checked(article))
            self._verdicts[article.id] = known
        return known

    def checked(self, article: Article) -> tuple[Checked, ...]:
        """Return a verdict and the state of the stamp for each of the article's quotes, in their order."""
        known = self._checked.get(article.id)
        if known is None:
            known = tuple(self._check(article)) if article.fields.quotes else ()
            self._checked[article.id] = known
        return known

    def body_sha256(self, article: Article) -> str | None:
        """Return the hash of the body that the article's quotes were verified against, None where it is not here."""
        if article.fields.quotes:
            self.checked(article)  # reads the body, once for all
        elif article.id not in self._hashes:
            body = self._evidence.body(article.id)
            self._hashes[article.id] = None if body is None else sha256(body)
        return self._hashes[article.id]

    def spellings(self, article: Article) -> tuple[Spelling, ...]:
        """Return names of the article's speakers that its body spells in another way too; see `spellings`."""
        # Its tables of first names are only loaded by who asks.
        from standfirst.quotes.spellings import read_spellings, spellings  # noqa: PLC0415

        body_hash = self.body_sha256(article)
        speakers = list(dict.fromkeys(names for name in article.speakers if (names := self._names(name))))
        if body_hash is None or not speakers:
            return ()
        inflected = not article.language.startswith("en")
        key = sha256(json.dumps(["spellings", body_hash, speakers, inflected]))
        found = read_spellings(self._recall(key))
        if found is None:
            found = spellings(self._evidence.body(article.id) or "", speakers, inflected=inflected)
            self._keep(key, json.dumps(found))
        return found

    def _check(self, article: Article) -> Iterator[Checked]:
        body = self._evidence.body(article.id)
        self._hashes[article.id] = None if body is None else sha256(body)
        body_hash = self._hashes[article.id] or ""
        for place, quote in enumerate(article.fields.quotes):
            wanted = Wanted(quote.text, quote.exact, quote.prefix, quote.suffix)
            names = self._names(article.speakers[place])
            verdict = self._verdict(wanted, body, body_hash, names, article.fields.source_form)
            stamp = quote.verified
            yield Checked(verdict, stamp, stamp is not None and holds(stamp, article, place))

    def _verdict(
        self, wanted: Wanted, body: str | None, body_hash: str, names: tuple[str, ...], source_form: SourceForm
    ) -> Verdict:
        """Return what is remembered of these words and this body, or else work it out."""
        if body is None:  # nothing is kept about evidence that is not here
            return verify_quote(wanted.text, None)
        about = [wanted.text, wanted.exact, wanted.prefix, wanted.suffix, body_hash, names, self._profile, source_form]
        key = sha256(json.dumps(about))
        verdict = read_verdict(self._recall(key), len(body))
        if verdict is None:
            verdict = verify_in_place(wanted, body, names=names, profile=self._profile, source_form=source_form)
            self._keep(key, written_verdict(verdict))
        return verdict

    def _recall(self, key: str) -> str | None:
        return None if self._remembered is None else self._remembered.get(key)

    def _keep(self, key: str, value: str) -> None:
        if self._remembered is not None:
            self._remembered.put(key, value)


def names_of(library: Library, name: Name) -> tuple[str, ...]:
    """Return every name that a speaker goes by: the registry's, the native one and the aliases.

    An organisation has none: what a ministry said, the source puts into a spokesman's mouth.
    """
    if name.kind == "organisations" or name.key is None:
        return _own_name(name)
    person = library.people.entries[name.key]
    return (person.name, *((person.native,) if person.native else ()), *person.aliases)


def _own_name(name: Name) -> tuple[str, ...]:
    # What looks like a registry's key and is none names nobody.
    nobody = name.kind == "organisations" or (name.key is None and "-" in name.name and is_slug(name.name))
    return () if nobody else (name.name,)
