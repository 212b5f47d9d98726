"""The words of the index, for a reader who mistyped one: a list a language group, the most frequent first."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

MOST_WORDS = 20_000
"""How many words a list holds; about 60 KB compressed, and loaded only once a search finds nothing."""

SHORTEST = 4
"""Letters of the shortest word that is offered: of shorter ones almost any is near any other."""

LONGEST = 30

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")  # noqa: RUF001 - the apostrophe that newspapers set
_UNSPACED = re.compile(r"[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
"""Letters of scripts without spaces: what lies between two spaces is no word there."""


def frequent_words(texts: Iterable[str]) -> list[str]:
    """Return the words of `texts`, case folded, by how many texts hold them, ties by the word itself.

    A word that one text alone holds may be a slip of its own: it is left out once there are words enough.
    """
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update({word.casefold() for word in _WORD.findall(text) if SHORTEST <= len(word) <= LONGEST})
    known = [(word, count) for word, count in counts.items() if not _UNSPACED.search(word)]
    known.sort(key=lambda pair: (-pair[1], pair[0]))
    if len(known) > MOST_WORDS:
        known = [(word, count) for word, count in known if count > 1]
    return [word for word, _ in known[:MOST_WORDS]]
