"""All that an article asks of one body: data that another process can answer, each answer under a key of its own."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from standfirst.quotes.places import Wanted, verify_in_place
from standfirst.quotes.remembered import written_verdict
from standfirst.quotes.verdict import Profile, SourceForm, Verdict
from standfirst.text import sha256


@dataclass(frozen=True, slots=True)
class Asked:
    """The quotes of an article, every name that each one's speaker goes by, and the body they are proved against."""

    body: str
    body_hash: str
    quotes: tuple[tuple[Wanted, tuple[str, ...]], ...]
    profile: Profile
    source_form: SourceForm
    inflected: bool
    """Whether the body's language puts endings to names."""

    def key(self, place: int) -> str:
        """Return what the verdict on the quote at `place` is kept under; nothing that it hangs on is left out."""
        wanted, names = self.quotes[place]
        words = [wanted.text, wanted.exact, wanted.prefix, wanted.suffix]
        return sha256(json.dumps([*words, self.body_hash, names, self.profile, self.source_form]))

    def verdict(self, place: int) -> Verdict:
        """Return what the body proves of the quote at `place`."""
        wanted, names = self.quotes[place]
        return verify_in_place(wanted, self.body, names=names, profile=self.profile, source_form=self.source_form)

    @property
    def speakers(self) -> list[tuple[str, ...]]:
        """All names of each speaker, once; of an organisation none."""
        return list(dict.fromkeys(names for _, names in self.quotes if names))

    @property
    def spellings_key(self) -> str:
        """What the other spellings of the speakers' names are kept under."""
        return sha256(json.dumps(["spellings", self.body_hash, self.speakers, self.inflected]))

    def spellings(self) -> str:
        """Return the other spellings of the speakers' names, as they are kept."""
        # Its tables of first names are only loaded by who asks.
        from standfirst.quotes.spellings import spellings  # noqa: PLC0415

        return json.dumps(spellings(self.body, self.speakers, inflected=self.inflected) if self.speakers else ())

    def answers(self) -> Mapping[str, str]:
        """Return every verdict and the spellings as they are kept, by their keys."""
        found = {self.key(place): written_verdict(self.verdict(place)) for place in range(len(self.quotes))}
        found[self.spellings_key] = self.spellings()
        return found


def answers(part: Sequence[Asked]) -> list[dict[str, str]]:
    """Return the answers of several articles: a piece of work for a process."""
    return [dict(asked.answers()) for asked in part]
