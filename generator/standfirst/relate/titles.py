"""A title for a running story, proposed from the words that most of its articles have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np

from standfirst.relate.index import Index
from standfirst.relate.reasons import Reasons
from standfirst.text import fold

WORDS = 3
"""Names or words in a title."""

_READ = 12
"""Articles that the central one is compared with: those nearest to it."""


def compared(index: Index, thread: Sequence[str]) -> tuple[int, ...]:
    """Return the slots of the thread's articles on which its title hangs: the one nearest to all, then those near it.

    Nothing for fewer than two articles.
    """
    slots = [index.corpus.slots[id_] for id_ in sorted(thread)]
    if len(slots) < 2:
        return ()
    inside = np.zeros(len(index.corpus), np.bool_)
    inside[slots] = True
    sums = {slot: int(index.scored[slot].values[inside[index.scored[slot].others]].sum()) for slot in slots}
    centre = min(slots, key=lambda slot: (-sums[slot], index.corpus.text(slot).id))
    others = index.scored[centre].others
    return centre, *others[inside[others]][:_READ].tolist()


def thread_title(reasons: Reasons, centre: int, others: Sequence[int]) -> str:
    """Return up to three names or words that at least half of `others` share with `centre`: `Ansel, ferry, strike`.

    They are in the form in which `centre` has them. Empty where nothing is shared.
    """
    counted: Counter[str] = Counter()
    forms: dict[str, tuple[str, bool]] = {}
    for other in others:
        found = {fold(surface): (surface, named) for surface, named in reasons.shared_terms(centre, other)}
        counted.update(found.keys())
        for folded, form in found.items():
            forms.setdefault(folded, form)
    # Names tell a story better than words, and longer names better than their parts.
    often = [folded for folded, count in counted.items() if 2 * count >= len(others)]
    often.sort(key=lambda folded: (not forms[folded][1], -counted[folded], -len(folded.split()), folded))
    chosen: list[str] = []
    for folded in often:
        words = set(folded.split())
        if not any(words & set(kept.split()) for kept in chosen):
            chosen.append(folded)
    title = ", ".join(forms[folded][0] for folded in chosen[:WORDS])
    return title[:1].upper() + title[1:]
