"""What verifying says of a quote: its standing, and each difference from the source."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

Profile = Literal["desk", "strict"]
SourceForm = Literal["prose", "transcript"]


class Standing(StrEnum):
    """What was proved of a quote."""

    EXACT = "exact"
    TYPOGRAPHY = "typography"
    MARKED_EDIT = "marked edit"
    FAILED = "failed"
    UNCHECKED = "unchecked"

    @property
    def proved(self) -> bool:
        """Tell whether readers may be told that the words are the source's."""
        return self in {Standing.EXACT, Standing.TYPOGRAPHY, Standing.MARKED_EDIT}


@dataclass(frozen=True, slots=True)
class Edit:
    """One difference between a quote and its source that the rules know.

    `kind` is one of those in `quotes.proving.edits`; `start` and `end` count characters of the quote's text, and the
    source's words are `body[source_start:source_end]`, repeated in `source`.
    """

    kind: str
    start: int
    end: int
    text: str
    source: str
    source_start: int
    source_end: int
    message: str = ""


@dataclass(frozen=True, slots=True)
class Caution:
    """Something that stops no quote and that an editor should look at; `kind` is a check rule's id."""

    kind: str
    message: str
    suggestion: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """A quote's standing; `start` and `end` count characters of the canonical body, None where it has no place.

    `reason` names why a quote failed, for programs; `message` says it in words and names the word that differs.
    `suggestion` is the corrected text where one is safe: it would verify.
    """

    standing: Standing
    start: int | None = None
    end: int | None = None
    edits: tuple[Edit, ...] = ()
    message: str = ""
    suggestion: str | None = None
    reason: str = ""
    cautions: tuple[Caution, ...] = ()
