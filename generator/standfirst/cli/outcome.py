"""What `standfirst clip` was asked for, and what became of one page."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Literal

from standfirst.clip import Clipping
from standfirst.clip.again.update import Difference
from standfirst.clip.proposing.proposals import Proposals

Status = Literal["new", "updated", "known", "unchanged", "not written"]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the command line asked for. Without `write` nothing is; with `anew` a page that is known is new."""

    url: str | None = None
    publisher: str | None = None
    topics: tuple[str, ...] = ()
    folder: str | None = None
    """A folder below articles/ in place of year and month."""
    kind: Literal["html", "text"] | None = None
    update: bool = False
    anew: bool = False
    write: bool = True
    explain: bool = False
    """Only the lines of the input are wanted, with what became of them; also where no article is among them."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one page, paste or address. `file` is relative to the content folder."""

    input: str
    status: Status
    clipping: Clipping = field(default_factory=Clipping)
    proposals: Proposals | None = None
    id: str | None = None
    file: str | None = None
    text: str = ""
    """The article file as it is written, or would be."""
    differences: tuple[Difference, ...] = ()
    copies: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def but(self, **changes: Any) -> Outcome:
        """Return the outcome with some fields changed."""
        return replace(self, **changes)
