"""Words that negate: left out or replaced they turn a sentence round, and an editor should look twice."""

from __future__ import annotations

import re

_WORDS = {
    "en": "not cannot never no none nobody nothing nowhere neither nor "
    "hardly scarcely barely rarely seldom without unless",
    "de": "nicht nichts nie niemals niemand nirgends weder kaum ohne",
    "fr": "ne pas jamais rien aucun aucune ni sans guère nul nulle",
    "es": "no nunca jamás nadie nada ninguno ninguna ningún tampoco ni sin",
    "pt": "não nunca jamais ninguém nenhum nenhuma nada nem tampouco sem",
}
"""By language, for reading; all are looked for everywhere, since a body may quote in another language."""

_NEGATION = re.compile(
    r"(?<![^\W_])(?:"
    + "|".join(
        sorted({word for words in _WORDS.values() for word in words.split()}, key=lambda word: (-len(word), word))
    )
    + r"|kein(?:e[nmrs]?)?|n'(?=\w)|\w+n't)(?![^\W_])|(?<=\bn')\w+",
    re.IGNORECASE,
)

_TURNING = frozenset(["un", "non", "dis", "mis", "anti", "im", "il", "ir", "less", "los", "frei"])
"""What turns a word round when a bracket puts it on: [un]likely, guilt[less]."""


def negations(text: str) -> list[str]:
    """Return the negating words of folded `text`, in English, German, French, Spanish and Portuguese."""
    return [found.group() for found in _NEGATION.finditer(text)]


def turned_round(source: str, written: str) -> str | None:
    """Return the word by which `written`, standing for `source`, may turn a sentence round; None where none does.

    That is a negation in one of the two and not in the other, or a part of a word that turns it round.
    """
    affix = written.strip("[] -").casefold()
    if affix in _TURNING:
        return affix
    there, here = negations(source), negations(written)
    if bool(there) == bool(here):
        return None
    return (there or here)[0]


def negated_beside(before: str, behind: str) -> str | None:
    """Return a negation that stands within two words of a quote, in the same clause; None where none does.

    `before` and `behind` are the source's folded words around it.
    """
    ahead = re.search(r"(?:[\w']+ )?[\w']+ $", before[-60:])
    after = re.match(r" [\w']+(?: [\w']+)?", behind[:60])
    for found in (ahead, after):
        words = negations(found.group()) if found else []
        if words:
            return words[0]
    return None
