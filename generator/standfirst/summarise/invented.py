"""What a text brings in that its sources lack: numbers, names and quotations.

The rules are strict and not clever: a text that says nothing new can be written so that it passes, and one that is
refused costs an editor nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from standfirst.text import fold, fold_typography

_NUMBER = re.compile(r"\d+(?:[.,'\u00a0\u202f]\d+)*")
_GROUPED = re.compile(r"(?<=\d)[.,'\u00a0\u202f](?=\d{3}(?!\d))")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_SPELT = {
    2: "two zwei deux dos dois due twee", 3: "three drei trois tres três tre drie",
    4: "four vier quatre cuatro quatro quattro", 5: "five fünf cinq cinco cinque vijf",
    6: "six sechs seis sei zes", 7: "seven sieben sept siete sete sette zeven", 8: "eight acht huit ocho oito otto",
    9: "nine neun neuf nueve nove negen", 10: "ten zehn dix diez dez dieci tien", 11: "eleven elf onze once",
    12: "twelve zwölf douze doce doze", 13: "thirteen dreizehn treize trece treze",
    14: "fourteen vierzehn quatorze catorce", 15: "fifteen fünfzehn quinze quince", 16: "sixteen sechzehn seize",
    17: "seventeen siebzehn", 18: "eighteen achtzehn", 19: "nineteen neunzehn", 20: "twenty zwanzig vingt veinte vinte",
    30: "thirty dreißig trente treinta trinta", 40: "forty vierzig quarante cuarenta quarenta",
    50: "fifty fünfzig cinquante cincuenta", 60: "sixty sechzig soixante sesenta", 70: "seventy siebzig setenta",
    80: "eighty achtzig ochenta", 90: "ninety neunzig noventa", 100: "hundred hundert cent cien cem",
    1000: "thousand tausend mille mil", 1_000_000: "million millionen millions millones milhões",
    1_000_000_000: "billion milliarde milliarden milliard milliards", 0: "dozen dutzend half halb third quarter double",
}  # fmt: skip
"""Words that are numbers; those under 0 count as they are written. One is an article in most languages."""

_VALUES = {word: str(value) if value else word for value, words in _SPELT.items() for word in words.split()}
_OTHER_MARKS = frozenset("「」『』")
"""Quotation marks that folding leaves as they are."""
_SINGLE = re.compile(r"(?<!\w)'([^']+)'(?!\w)")

_OPENERS = frozenset(
    """
    a after all also although an and as at because before both but by despite during each for from he her his if
    in into it its meanwhile more most no not of on one only or over she since so some still such than that the
    their then there these they this those though to under until was were what when where which while who with
    within without aber alle als am an auch auf aus bei bis da das dass dem den der des die dies diese dieser
    doch ein eine einem einen einer er es für gegen hat ihre im in ist jedoch kein mit nach nicht noch nun nur
    ob oder ohne seit sie sind so und unter vom von vor war waren während was weil wenn wer wie wird wo zu zum
    zur
    """.split()  # noqa: SIM905 - as a list it would be ten times as long
)
"""Words that begin a sentence with a capital and name nobody; any other has to be in the sources."""
_BEGINS = re.compile(r"(?:^|[.!?…:]\s+)[\"“„«»‘'(]*$")  # noqa: RUF001 - quotation marks


def invented(text: str, sources: Sequence[str]) -> tuple[str, ...]:
    """Return a sentence for each number, name and quotation of `text` that stands in none of the sources."""
    return (*_numbers(text, sources), *_names(text, sources), *_quotations(text, sources))


def _numbers(text: str, sources: Sequence[str]) -> Iterator[str]:
    known = {value for source in sources for value, _ in _valued(source)}
    for value, written in dict(_valued(text)).items():
        if value not in known:
            yield f"the number {written} is in none of its sources"


def _valued(text: str) -> Iterator[tuple[str, str]]:
    """Yield each number of a text by its value, and as it is written."""
    for found in _NUMBER.finditer(text):
        yield _GROUPED.sub("", found.group()).replace(",", "."), found.group()
    for found in _WORD.finditer(text):
        for part in found.group().split("-"):
            value = _VALUES.get(part.casefold())
            if value is not None:
                yield value, found.group()


def _names(text: str, sources: Sequence[str]) -> Iterator[str]:
    """Yield words with a capital, and runs of them, that no source has."""
    words = {fold(found.group()) for source in sources for found in _WORD.finditer(source)}
    runs = [" ".join(fold(found.group()) for found in _WORD.finditer(source)) for source in sources]
    for run in _runs(text):
        unknown = [word for word in run if fold(word) not in words]
        together = f" {' '.join(fold(word) for word in run)} "
        if unknown:
            yield f"the name {unknown[0]} is in none of its sources"
        elif len(run) > 1 and not any(together in f" {source} " for source in runs):
            yield f"“{' '.join(run)}” stands together in none of its sources"


def _runs(text: str) -> Iterator[list[str]]:
    """Yield words with a capital that stand side by side; what only begins a sentence does not count."""
    run: list[str] = []
    end = 0
    for found in _WORD.finditer(text):
        begins = bool(_BEGINS.search(text[: found.start()]))
        named = found.group()[0].isupper() and not (begins and fold(found.group()) in _OPENERS)
        apart = begins or text[end : found.start()].strip() != ""
        if run and (apart or not named):
            yield run
            run = []
        if named:
            run.append(found.group())
        end = found.end()
    if run:
        yield run


def _quotations(text: str, sources: Sequence[str]) -> Iterator[str]:
    """Yield what stands in quotation marks and not, word for word and in marks, in a source; and a mark left alone."""
    said = [fold_typography(source) for source in sources]
    folded = fold_typography(text)
    quoted = re.findall(r'"([^"]*)"', folded)
    if folded.count('"') % 2:
        yield "a quotation mark has no other"
    for words in quoted:
        if not any(f'"{words}"' in source for source in said):
            yield f"the quotation “{words}” is in none of its sources"
    for words in _SINGLE.findall(folded):
        if not any(words in source for source in said):
            yield f"the quotation “{words}” is in none of its sources"
    for mark in sorted(_OTHER_MARKS & set(text)):
        if not any(mark in source for source in sources):
            yield f"the quotation mark {mark} is in none of its sources"
