"""Round-ups: a topic's short opening, an editor's own or compiled word for word from the desk's summaries."""

from standfirst.summarise.roundups import CompiledRoundUps, EditorsRoundUps, RoundUp, RoundUps

__all__ = ["CompiledRoundUps", "EditorsRoundUps", "RoundUp", "RoundUps"]
