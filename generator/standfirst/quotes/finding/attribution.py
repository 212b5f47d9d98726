"""What the search for speakers holds of each quotation while it looks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from standfirst.quotes.finding.clauses import Mention
from standfirst.quotes.found import Span
from standfirst.quotes.marks import Quotation


class Attribution(NamedTuple):
    """A way in which the prose gives a quotation to a speaker."""

    rule: str
    """Key of the rule, as in `quotes.finding.speech.RULES`."""
    mention: Mention | None
    """None where the verb has no subject (Spanish, Portuguese) or the phrase names no one."""
    cue: Span | None
    verb: str
    """The verb of speech in lower case, "" where there is none."""
    tight: bool
    """Whether nothing but a pause stands between the clause and the quotation."""


@dataclass(slots=True)
class Candidate:
    """One quotation while it is looked at."""

    number: int
    item: Quotation
    text: str
    paragraph: int
    place: int
    """Its token's place in the paragraph."""
    words: int
    ends: str
    """The last mark of it that ends a clause (",", ".", "?", "!", a dash), or ""."""
    begins: bool
    """Whether it begins as a sentence does."""
    repeated: bool = False
    """Whether the body has the same words between marks once more, as in a quotation set apart from the text."""
    own: Attribution | None = None
    attribution: Attribution | None = None
    source: int = -1
    """The paragraph that the attribution's mention stands in."""
    speaker: str | None = None
    role: str | None = None
    utterance: int = 0
    confidence: float = 0.0

    def speak_for_itself(self, own: Attribution | None) -> None:
        """Keep the attribution that stands beside it in its own paragraph, where there is one."""
        self.own = own
        if own is not None:
            self.attribution, self.source = own, self.paragraph

    def take(self, other: Candidate | None, rule: str) -> None:
        """Take over another's attribution, by `rule`; an `other` without one changes nothing."""
        if other is not None and other.attribution is not None:
            self.attribution = other.attribution._replace(rule=rule, tight=False)
            self.source = other.source
