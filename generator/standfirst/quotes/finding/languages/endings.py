"""Tables of words that are looked up by their ending too, and the regular forms of verbs, made from infinitives."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

_SHORTEST_HEAD = 3
"""Least letters before an ending: in "Fraktionschef" the head is "fraktions"."""


class WordsByEnding(Mapping[str, str]):
    """A mapping of words that also knows a compound by its last part: "fraktionschef" is a "chef".

    `endings` are what a compound may end in; iteration gives the written words only. Lower case throughout.
    """

    def __init__(self, written: Mapping[str, str], endings: Mapping[str, str]) -> None:
        self._written = dict(written)
        self._endings = dict(endings)
        self._lengths = sorted({len(ending) for ending in endings}, reverse=True)

    def __getitem__(self, word: str) -> str:
        """Return the value of the word itself, else that of its longest known ending."""
        found = self._written.get(word)
        if found is not None:
            return found
        for length in self._lengths:
            long = len(word) == length or len(word) >= length + _SHORTEST_HEAD
            if long and (found := self._endings.get(word[-length:])) is not None:
                return found
        raise KeyError(word)

    def __iter__(self) -> Iterator[str]:
        return iter(self._written)

    def __len__(self) -> int:
        return len(self._written)


def regular_forms(infinitives: Iterable[str], table: Mapping[str, str]) -> frozenset[str]:
    """Return the forms of regular verbs; `table` gives each ending of an infinitive those of its forms.

    {"ar": "a ó"} makes "afirma" and "afirmó" of "afirmar". An infinitive with no such ending is left out.
    """
    found: set[str] = set()
    for infinitive in infinitives:
        for ending, forms in table.items():
            if infinitive.endswith(ending):
                stem = infinitive[: -len(ending)]
                found.update(stem + form for form in forms.split())
                break
    return frozenset(found)
