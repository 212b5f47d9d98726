"""What every maker of round-ups gives the briefing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from standfirst.source import Topic


@dataclass(frozen=True, slots=True)
class RoundUp:
    """A topic's opening: pieces of text, each with the ids of the stories it rests on."""

    pieces: tuple[tuple[str, tuple[str, ...]], ...]
    by: Literal["compiled", "desk"]


class RoundUps(Protocol):
    """Gives a topic's round-up."""

    def of(self, topic: Topic) -> RoundUp | None:
        """Return the round-up, or None: then the page has no such part."""


class EditorsRoundUps:
    """Only round-ups that an editor took over and accepted."""

    def of(self, topic: Topic) -> RoundUp | None:
        """Return the editor's text from the topic's file."""
        roundup = topic.fields.roundup
        if roundup is None or not roundup.accepted:
            return None
        return RoundUp(((roundup.text, roundup.sources),), "desk")
