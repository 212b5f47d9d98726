"""A desk's verdicts: each quote of an article against its body, remembered while nothing changes, with its stamp."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from standfirst.quotes.asked import Asked
from standfirst.quotes.places import Wanted
from standfirst.quotes.proving.verify import verify_quote
from standfirst.quotes.remembered import read_verdict, written_verdict
from standfirst.quotes.spelling import Spelling, read_spellings
from standfirst.quotes.stamps import holds
from standfirst.quotes.verdict import Profile, Verdict
from standfirst.source import Article, Evidence, Library, Name
from standfirst.source.remembered import Remembered
from standfirst.source.schema import Stamp
from standfirst.text import is_slug, sha256

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
        self._spellings: dict[str, tuple[Spelling, ...]] = {}
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
        known = self._spellings.get(article.id)
        if known is None:
            asked = self._asked(article) if article.fields.quotes else None
            known = self._spelt(asked) if asked is not None else ()
            self._spellings[article.id] = known
        return known

    def unanswered(self, article: Article) -> Asked | None:
        """Return what must be worked out before the article can be judged; None where all is known or remembered."""
        if article.id in self._checked or not article.fields.quotes:
            return None
        asked = self._asked(article)
        if asked is None:
            return None
        verdicts = [self._recalled(asked, place) for place in range(len(asked.quotes))]
        spellings = read_spellings(self._recall(asked.spellings_key))
        if None in verdicts or spellings is None:
            return asked
        self._hashes[article.id] = asked.body_hash
        self._checked[article.id] = tuple(self._stamped(article, [verdict for verdict in verdicts if verdict]))
        self._spellings[article.id] = spellings
        return None

    def _spelt(self, asked: Asked) -> tuple[Spelling, ...]:
        found = read_spellings(self._recall(asked.spellings_key))
        if found is None:
            written = asked.spellings()
            self._keep(asked.spellings_key, written)
            found = read_spellings(written) or ()
        return found

    def _asked(self, article: Article) -> Asked | None:
        """Return what the article asks of its body; None where that is not here."""
        body = self._evidence.body(article.id)
        if body is None:
            return None
        quotes = tuple(
            (Wanted(quote.text, quote.exact, quote.prefix, quote.suffix), self._names(name))
            for quote, name in zip(article.fields.quotes, article.speakers, strict=True)
        )
        inflected = not article.language.startswith("en")
        return Asked(
            body, self._hashes.get(article.id) or sha256(body), quotes, self._profile, article.fields.source_form,
            inflected,
        )  # fmt: skip

    def _check(self, article: Article) -> Iterator[Checked]:
        asked = self._asked(article)
        self._hashes[article.id] = asked.body_hash if asked else None
        if asked is None:  # nothing is kept about evidence that is not here
            return self._stamped(article, [verify_quote(quote.text, None) for quote in article.fields.quotes])
        return self._stamped(article, [self._verdict(asked, place) for place in range(len(asked.quotes))])

    def _stamped(self, article: Article, verdicts: list[Verdict]) -> Iterator[Checked]:
        for place, (verdict, quote) in enumerate(zip(verdicts, article.fields.quotes, strict=True)):
            stamp = quote.verified
            yield Checked(verdict, stamp, stamp is not None and holds(stamp, article, place))

    def _verdict(self, asked: Asked, place: int) -> Verdict:
        """Return what is remembered of these words and this body, or else work it out."""
        verdict = self._recalled(asked, place)
        if verdict is None:
            verdict = asked.verdict(place)
            self._keep(asked.key(place), written_verdict(verdict))
        return verdict

    def _recalled(self, asked: Asked, place: int) -> Verdict | None:
        return read_verdict(self._recall(asked.key(place)), len(asked.body)) if self._remembered else None

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
