"""What a search for quotes finds: spans of speech with whose they are, and how sure that is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

HIGH_CONFIDENCE = 0.9
"""From here on a proposal may count as accepted from the start, where the desk asks for that (`pre_accept`)."""


class Span(NamedTuple):
    """A piece of a body; `start` and `end` count characters of the canonical body, `end` behind the last."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """Words that an article puts into a speaker's mouth, without their quotation marks.

    `text` is `body[start:end]`. `speaker` is the fullest name that the article gives the person, None where nothing
    says whose words they are; `mention` is where the speaker is named there ("he", "the minister"), `cue` the
    reporting verb. Spans that their attribution splits share the number `utterance`.
    """

    text: str
    start: int
    end: int
    speaker: str | None = None
    role: str | None = None
    mention: Span | None = None
    cue: Span | None = None
    confidence: float = 0.0
    """0 to 1: how often the rule that decided was right about words and speaker together (docs/quotes.md)."""
    rule: str = ""
    """Which rule decided, in words for an editor."""
    utterance: int = 0
