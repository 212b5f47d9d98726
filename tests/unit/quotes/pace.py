"""Processor time against the machine's own pace: a busy or slow machine must not fail a promise about worst cases."""

import time
from collections.abc import Callable

REFERENCE = 0.15
"""Seconds that `_reference` takes on a machine on which the promised second counts in full."""
TRIES = 3


def _reference() -> None:
    length = 0
    for number in range(1_000_000):
        length += len(str(number))


def _seconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


def allowed() -> float:
    """Return how many seconds of processor time stand for one second at a common machine's pace, never under one."""
    return max(1.0, _seconds(_reference) / REFERENCE)


def within_a_second(work: Callable[[], object]) -> bool:
    """Tell whether `work` takes under a second of processor time, at a common machine's pace; one try of three does."""
    for _ in range(TRIES):
        spent = _seconds(work)
        if spent < 1 or spent < allowed():
            return True
    return False
