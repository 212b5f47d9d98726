"""Round-ups: a topic's short opening. Compiled ones are not made yet; an editor's own is shown."""

from standfirst.summarise.roundups import EditorsRoundUps, RoundUp, RoundUps

__all__ = ["EditorsRoundUps", "RoundUp", "RoundUps"]
