"""What a text brings in that its sources lack: numbers, names and quotations.

The rules are strict and not clever: a text that says nothing new can be written so that it passes, and one that is
refused costs an editor nothing.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from standfirst.text import fold_typography

_NUMBER = re.compile(r"(?:(?<![\w])[-+\u2212])?\d+(?:[.,'\u00a0\u202f]\d+)*")
_GROUPED = re.compile(r"(?<=\d)[.,'\u00a0\u202f](?=\d{3}(?!\d))")
_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_UNSPACED = re.compile("[\u0e00-\u0eff\u2e80-\u9fff\uf900-\ufaff]")
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
    1_000_000_000: "billion milliarde milliarden milliard milliards",
    0: "dozen dutzend half halb halbe hälfte third drittel quarter viertel double doppelt twice thrice zweimal dreimal "
       "trillion trillions billionen billiarde first second fourth fifth sixth seventh eighth ninth tenth erste zweite "
       "dritte vierte fünfte sechste siebte achte neunte zehnte",
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
    known = [_valued(source) for source in sources]
    for value, written in _valued(text).items():
        if not any(value in numbers for numbers in known):
            yield f"the number {written} is in none of its sources"


def _valued(text: str) -> dict[str, str]:
    """Return each number of a text by its value, and as it is written: words that follow one another are one number."""
    found = {_GROUPED.sub("", number.group()).replace(",", "."): number.group() for number in _NUMBER.finditer(text)}
    found.update({sign: sign for sign in text if unicodedata.category(sign) in {"No", "Nl"}})
    run: list[tuple[str, str]] = []
    for piece in [*re.findall(r"\w+|[^\w\s-]", text), ""]:
        value = _VALUES.get(piece.casefold())
        if value is not None:
            run.append((value, piece))
        elif run:
            found[" ".join(value for value, _ in run)] = " ".join(word for _, word in run)
            run = []
    return found


def _names(text: str, sources: Sequence[str]) -> Iterator[str]:
    """Yield words with a capital, runs of them, and signs of scripts without capitals, that no source has."""
    words = {found.group() for source in sources for found in _WORD.finditer(source)}
    folded = {word.casefold() for word in words}
    runs = [" ".join(found.group() for found in _WORD.finditer(source)) for source in sources]
    for run in _runs(text):
        # The first word of a sentence has its capital from there; it may stand in a source without one.
        unknown = [word for word, begins in run if word not in words and not (begins and word.casefold() in folded)]
        together = f" {' '.join(word for word, _ in run)} ".casefold()
        if unknown:
            yield f"the name {unknown[0]} is in none of its sources"
        elif len(run) > 1 and not any(together in f" {source} ".casefold() for source in runs):
            yield f"“{' '.join(word for word, _ in run)}” stands together in none of its sources"
    for piece in _uncased(text):
        if not any(piece in source for source in sources):
            yield f"{piece} is in none of its sources"


def _uncased(text: str) -> Iterator[str]:
    """Yield words of scripts without capitals, where any may be a name; of those without spaces every two signs."""
    for found in _WORD.finditer(text):
        word = found.group()
        if not any(unicodedata.category(sign) == "Lo" for sign in word):
            continue
        if _UNSPACED.search(word) and len(word) > 1:
            yield from (word[place : place + 2] for place in range(len(word) - 1))
        else:
            yield word


def _runs(text: str) -> Iterator[list[tuple[str, bool]]]:
    """Yield words with a capital that stand side by side, each with whether it begins a sentence.

    A word that only begins one does not count, where it is one of a language's commonest.
    """
    run: list[tuple[str, bool]] = []
    end = 0
    for found in _WORD.finditer(text):
        word = found.group()
        begins = bool(_BEGINS.search(text[: found.start()])) and not (len(word) > 1 and word.isupper())
        named = word != word.lower() and not (begins and word.casefold() in _OPENERS)
        apart = begins or text[end : found.start()].strip() != ""
        if run and (apart or not named):
            yield run
            run = []
        if named:
            run.append((word, begins and word[1:] == word[1:].lower()))
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
