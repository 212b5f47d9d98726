"""Proving the quotes of a large desk with all of the machine's processors, before they are judged one by one.

It changes nothing in what is said: whatever is not worked out ahead, for whatever reason, is worked out when it is
asked for. Only the command line asks for it: a program that uses standfirst as a library may not be one that can be
started a second time, as new processes do.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from standfirst.quotes import Verifier
from standfirst.quotes.asked import Asked, answers
from standfirst.site.related import Progress
from standfirst.source import Library, Status
from standfirst.source.remembered import Remembered

LEAST = 150
"""Articles below which a second process takes longer to begin than it saves."""
MOST_PROCESSES = 8
_AT_ONCE = 40
"""Articles that a process gets at a time."""


def prove_ahead(
    library: Library, verifier: Verifier, store: Remembered, processes: int, progress: Progress | None = None
) -> None:
    """Put into `store` what must be worked out about the library's quotes, where that is more than a little."""
    if processes < 2:
        return
    waiting = {
        article.id: asked
        for article in library.articles.values()
        if article.fields.status is not Status.WITHDRAWN and (asked := verifier.unanswered(article))
    }
    if len(waiting) < LEAST:
        return
    ids = list(waiting)
    parts = [[waiting[id_] for id_ in ids[place : place + _AT_ONCE]] for place in range(0, len(ids), _AT_ONCE)]
    done = _answered(parts, min(processes, MOST_PROCESSES), store)
    for _ in progress("Proving", ids) if progress else ids:
        if next(done, None) is None:
            break


def _answered(parts: Sequence[Sequence[Asked]], processes: int, store: Remembered) -> Iterator[bool]:
    """Yield once for every article whose answers were put into the store; ends early where processes fail."""
    try:
        with ProcessPoolExecutor(processes, mp_context=get_context("spawn"), initializer=_begin) as pool:
            try:
                for part in as_completed([pool.submit(answers, part) for part in parts]):
                    for found in part.result():
                        for key, value in found.items():
                            store.put(key, value)
                        yield True
            finally:
                pool.shutdown(wait=False, cancel_futures=True)
    except (BrokenProcessPool, OSError, ImportError, NotImplementedError):
        return


def _begin() -> None:
    """Leave it to the first process to end on Ctrl+C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def all_processors() -> int:
    """Return how many processors this program may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
