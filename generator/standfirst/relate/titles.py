"""A title for a running story, proposed from the words that most of its articles have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from standfirst.relate.index import Index
from standfirst.relate.reasons import Reasons
from standfirst.text import fold

WORDS = 3
"""Names or words in a title."""

_READ = 12
"""Articles that the central one is compared with: those nearest to it."""


def thread_title(index: Index, reasons: Reasons, thread: Sequence[str]) -> str:
    """Return up to three names or words that at least half of a thread's articles share, as `Ansel, ferry, strike`.

    They are in the form in which the article stands nearest to all others has them. Empty where nothing is shared.
    """
    slots = [index.corpus.slots[id_] for id_ in sorted(thread)]
    if len(slots) < 2:
        return ""
    inside = set(slots)
    sums = {
        slot: sum(
            value
            for other, value in zip(index.scored[slot].others.tolist(), index.scored[slot].values.tolist(), strict=True)
            if other in inside
        )
        for slot in slots
    }
    centre = min(slots, key=lambda slot: (-sums[slot], index.corpus.text(slot).id))
    others = [slot for slot in index.scored[centre].others.tolist() if slot in inside][:_READ]
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
