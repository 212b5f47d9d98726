"""Whether a speaker as told is the person that a label names, strictly: for benchmarks, not for the engine."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Literal

Outcome = Literal["right", "surname only", "another", "no speaker", "no quote"]

TITLES = frozenset(
    """attorney capt captain chair chairman chairwoman chief col congressman congresswoman councilman dr fr gen general
    gov governor judge justice lady lt maj major mayor miss mr mrs ms officer pastor pope president prof professor rep
    representative rev sec secretary sen senator sgt sheriff sir speaker vice""".split()  # noqa: SIM905 - reads better
)
PARTICLES = frozenset(["al", "bin", "da", "de", "del", "der", "di", "el", "la", "le", "van", "von"])
GENERATIONS = frozenset(["jr", "sr", "ii", "iii", "iv"])
WORD = re.compile(r"[^\W_][\w\u2019'\-]*")
POSSESSIVE = re.compile(r"[\u2019']s$")


def parts(name: str) -> tuple[list[str], str]:
    """Return the words of a name, folded and without titles, and its "jr" or "iii"."""
    words = [POSSESSIVE.sub("", word).casefold() for word in WORD.findall(name)]
    generation = next((word for word in words[1:] if word in GENERATIONS), "")
    bare = [word for word in words if word not in TITLES and word not in GENERATIONS]
    return bare or words, generation


def same_given(told: list[str], gold: list[str]) -> bool:
    """Tell whether given names could be one person's: one in common or one's initial, and no initials that differ."""
    initials = [[word for word in names if len(word) == 1] for names in (told, gold)]
    if initials[0] and initials[1] and initials[0] != initials[1]:
        return False  # George W. and George H. W.
    return any(a == b or (min(len(a), len(b)) == 1 and a[0] == b[0]) for a in told[:1] for b in gold) or any(
        word in told for word in gold if len(word) > 1
    )


def judge(told: str | None, gold: str, same_person: Callable[[str, str], bool]) -> Outcome:
    """Tell what a told speaker is to the labelled one.

    A bare surname is not an answer where the article has more of the name ("Clinton" could be either). Beyond equal
    words the surname and a given name or its initial must agree, or `same_person` say that the given name is another
    form ("Ken", "Kenneth"); a "Jr." must agree too, so that a son is never his father.
    """
    if not told:
        return "no speaker"
    words, generation = parts(told)
    named, named_generation = parts(gold)
    if words == named and generation == named_generation:
        return "right"
    if words[-1] != named[-1] or generation != named_generation:
        return "another"
    if not set(words[:-1]) - PARTICLES:
        return "surname only"
    if same_given(words[:-1], named[:-1]):
        return "right"
    first_letters_agree = len(named) > 1 and words[0][0] == named[0][0]
    return "right" if first_letters_agree and same_person(told, gold) else "another"
