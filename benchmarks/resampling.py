"""How far a difference between two systems may be chance: a paired bootstrap over the rows that both were given."""

from __future__ import annotations

import random
from collections.abc import Callable

SAMPLES = 2000


def interval(count: int, difference: Callable[[list[int]], float], *, seed: int) -> tuple[float, float]:
    """Return the 95 % interval of `difference` over samples of `count` rows, drawn with replacement by their places."""
    chance = random.Random(seed)
    drawn = sorted(difference(chance.choices(range(count), k=count)) for _ in range(SAMPLES))
    return drawn[SAMPLES // 40], drawn[-SAMPLES // 40]
