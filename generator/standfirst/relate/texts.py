"""What the engine is told of an article: plain values, so that it needs no desk to be tried on."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property

from standfirst.text import sha256

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
"""From which hours are counted."""


@dataclass(frozen=True)
class Text:
    """An article as the engine reads it.

    `language` is a BCP 47 tag, empty where nobody knows it. `when` is None for an article without a date; one without
    a zone counts as UTC. Names are given in the form to show, the same for the same person in every article: `names`
    are those that are no person, organisation or place, such as tags. Not slotted: digests are kept once computed.
    """

    id: str
    title: str
    body: str
    language: str = "en"
    when: datetime | None = None
    day: date | None = None
    """The day that its publisher's date names; that of `when` where it is not given."""
    publisher: str | None = None
    names: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()

    @cached_property
    def named(self) -> frozenset[str]:
        """All names that the desk gave the article, of whatever kind."""
        return self.names | self.people | self.organisations | self.places

    @property
    def whole(self) -> str:
        """The headline and the body below it."""
        return f"{self.title}\n{self.body}"

    @cached_property
    def words_digest(self) -> str:
        """A hash over what weights are fitted on: language, title and body."""
        return sha256(f"{self.tongue}\n{len(self.title)}\n{self.title}\n{self.body}")

    @cached_property
    def digest(self) -> bytes:
        """A hash of 16 bytes over all that the engine reads of the article, which stands for it in a cache."""
        fields = (
            self.id, self.title, self.body, self.language, self.publisher or "", str(self.when), str(self.day),
            *("\x01".join(sorted(names)) for names in (
                self.names, self.topics, self.people, self.organisations, self.places
            )),
        )  # fmt: skip
        sizes = ",".join(str(len(field)) for field in fields)
        whole = "\x00".join((sizes, *fields)).encode("utf-8", "surrogatepass")
        return hashlib.blake2b(whole, digest_size=16).digest()

    @cached_property
    def tongue(self) -> str:
        """The language without script and region, in lower case: `pt` of `pt-BR`. Both forms of Norwegian are one."""
        tongue = self.language.split("-")[0].lower()
        return "no" if tongue in {"nb", "nn"} else tongue

    @cached_property
    def moment(self) -> datetime | None:
        """`when` in UTC."""
        if self.when is None:
            return None
        return self.when.replace(tzinfo=UTC) if self.when.tzinfo is None else self.when.astimezone(UTC)

    @property
    def dated(self) -> date | None:
        """The day on which it appeared, where its publisher was."""
        return self.day or (self.when.date() if self.when else None)

    @cached_property
    def hours(self) -> int | None:
        """Whole hours between 1970 and `when`, negative before; None without a date."""
        return None if self.moment is None else (self.moment - EPOCH) // timedelta(hours=1)


class Forgotten(Text):
    """An article of which a cache kept no more than what its words weighed; it is equal to no article."""

    @classmethod
    def of(cls, id_: str, words_digest: str, tongue: str, hours: int | None) -> Forgotten:
        """Return what is known of an article that is not as it was."""
        forgotten = cls(id_, "", "", language=tongue)
        vars(forgotten).update(words_digest=words_digest, hours=hours)
        return forgotten


def days_later(one: Text, other: Text) -> int | None:
    """Return how many days after `one` the `other` appeared, by the calendar; None where one has no date."""
    first, second = one.dated, other.dated
    return None if first is None or second is None else (second - first).days
