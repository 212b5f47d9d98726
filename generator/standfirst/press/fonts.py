"""The fonts that print is set in: which there are, what they can show, and which a text needs.

All of them come as packages, so that a page looks alike on every machine; fonts of the machine are never asked.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from fontTools.ttLib import TTFont

OUT = "\u2039{}\u203a"
"""How a sign is written out: the angles that `text.reveal` has are in no font of ours."""

TEXT = "Source Serif 4"
"""What the desk's words are set in: Latin, Greek and Cyrillic, upright and italic, in every weight."""


@dataclass(frozen=True, slots=True)
class Family:
    """A family of fonts: its name as compilers know it, its package and its files there; all have the same signs."""

    name: str
    package: str
    files: tuple[str, ...]
    folder: str = ""

    def paths(self) -> list[Path]:
        """Return the files' paths."""
        base = Path(str(files(self.package))) / self.folder
        return [base / name for name in self.files]


def _noto(script: str) -> Family:
    name = f"Noto Sans {script}".rstrip()
    return Family(name, "manimgx_fonts", (f"{name.replace(' ', '')}[wght].ttf",))


_CHINESE = Family("Noto Serif SC", "pylopdf_fonts_zh_cn", ("NotoSerifSC-Regular.otf",))
_TAIWANESE = Family("Noto Serif TC", "pylopdf_fonts_zh_tw", ("NotoSerifTC-Regular.otf",))
_JAPANESE = Family("Noto Serif JP", "pylopdf_fonts_jp", ("NotoSerifJP-Regular.otf",))
_KOREAN = Family("Noto Serif KR", "pylopdf_fonts_ko", ("NotoSerifKR-Regular.otf",))

FAMILIES = (
    Family(
        TEXT, "fontpkg_source_serif_4", ("SourceSerif4[opsz,wght].ttf", "SourceSerif4-Italic[opsz,wght].ttf"), "files"
    ),
    # Amiri before any other Arabic: text copies out of it in the order in which it is read.
    Family("Amiri", "fontpkg_amiri", ("Amiri-Regular.ttf", "Amiri-Bold.ttf", "Amiri-Italic.ttf"), "files"),
    Family("Noto Serif Hebrew", "pylopdf_fonts_he", ("NotoSerifHebrew-Variable.ttf",)),
    _noto("Georgian"),
    _noto("Armenian"),
    # Noto's Thai with serifs: of the one without, text copies out with marks twice.
    Family("Noto Serif Thai", "pylopdf_fonts_th", ("NotoSerifThai-Variable.ttf",)),
    _noto("Lao"),
    _noto("Khmer"),
    _noto("Myanmar"),
    _noto("Devanagari"),
    _noto("Bengali"),
    _noto("Gujarati"),
    _noto("Gurmukhi"),
    _noto("Kannada"),
    _noto("Malayalam"),
    _noto("Oriya"),
    _noto("Sinhala"),
    _noto("Tamil"),
    _noto("Telugu"),
    _noto("Ethiopic"),
    _noto(""),
    _CHINESE,
    _JAPANESE,
    _KOREAN,
    _TAIWANESE,
    _noto("Symbols"),
    Family("Noto Emoji", "manimgx_fonts", ("NotoEmoji[wght].ttf",)),
)
"""In the order in which a sign is looked for."""

_SILENT = frozenset(
    [*"\t\n\r \u00a0\u00ad\u202f\u205f\u3000"]
    + [chr(code) for first, last in ((0x2000, 0x200F), (0x2060, 0x2064), (0x2066, 0x2069), (0xFE00, 0xFE0F))
       for code in range(first, last + 1)]
)  # fmt: skip
"""Spaces, and the signs of no width that the compiler takes without a glyph wherever they stand (tried one by one)."""

_HAN = {"zh": _CHINESE, "ja": _JAPANESE, "ko": _KOREAN}
"""One sign of Han is drawn differently in each of these languages."""

_TRADITIONAL = frozenset(["tw", "hk", "mo", "hant"])


@dataclass(frozen=True, slots=True)
class Missing:
    """Signs that no font can show together, as `text` has them."""

    signs: str

    @property
    def name(self) -> str:
        """The sign as `U+1D11E MUSICAL SYMBOL G CLEF`; of several the last, which is the one that fails."""
        return f"U+{ord(self.signs[-1]):04X} {unicodedata.name(self.signs[-1], '')}".rstrip()


def han_family(language: str | None) -> Family | None:
    """Return the family that draws Han as a language does; None where the language has no Han."""
    subtags = (language or "").lower().split("-")
    if subtags[0] == "zh" and _TRADITIONAL.intersection(subtags[1:]):
        return _TAIWANESE
    return _HAN.get(subtags[0])


class Fonts:
    """Gathers what one volume needs: every text passes `shown`, and `families` has the fonts of what passed."""

    def __init__(self, language: str) -> None:
        self._own = _order(language)
        self._used: set[Family] = {FAMILIES[0]}
        self._known: dict[tuple[str | None, str], Missing | None] = {}
        self.languages: set[str] = set()
        self.missing: dict[str, Missing] = {}
        """What could not be shown, by its signs."""

    def shown(self, text: str, language: str | None = None) -> str:
        """Return a text that the fonts can show: what they cannot is written out, with its number.

        `language` is the text's where it is not the volume's.
        """
        if language:
            self.languages.add(language)
        if text.isascii():
            return text
        return "".join(self._cluster(cluster, language) for cluster in _clusters(text))

    def families(self) -> tuple[Family, ...]:
        """Return the families that what passed so far needs, in their order."""
        return tuple(family for family in self._own if family in self._used)

    def families_for(self, language: str) -> tuple[Family, ...]:
        """Return the same in the order for texts of another language."""
        return tuple(family for family in _order(language) if family in self._used)

    def _cluster(self, cluster: str, language: str | None) -> str:
        if cluster.isascii():
            return cluster
        key = (language, cluster)
        if key not in self._known:
            self._known[key] = self._looked_up(cluster, language)
        missing = self._known[key]
        if missing is None:
            return cluster
        self.missing[missing.signs] = missing
        first = cluster[0] if len(cluster) > 1 and self._looked_up(cluster[0], language) is None else ""
        return first + "".join(written(sign) for sign in cluster[len(first) :])

    def _looked_up(self, cluster: str, language: str | None) -> Missing | None:
        needed = {ord(sign) for sign in cluster if not _silent(sign)}
        order = _order(language) if language else self._own
        for family in order if needed else ():
            if needed <= covered(family):
                self._used.add(family)
                return None
        return Missing(cluster) if needed else None


def written(sign: str) -> str:
    """Return a sign written out, in signs that the text's font has."""
    return OUT.format(f"U+{ord(sign):04X}")


@cache
def covered(family: Family) -> frozenset[int]:
    """Return the code points that every file of a family has a glyph for."""
    found: frozenset[int] | None = None
    for path in family.paths():
        with TTFont(path, lazy=True) as font:
            signs = frozenset(font.getBestCmap())
        found = signs if found is None else found & signs
    return found or frozenset()


@cache
def _order(language: str | None) -> tuple[Family, ...]:
    first = han_family(language)
    return FAMILIES if first is None else (FAMILIES[0], first, *(f for f in FAMILIES[1:] if f is not first))


def _silent(sign: str) -> bool:
    """Tell whether a sign needs no glyph: it is white space, or layout takes it away."""
    return sign in _SILENT


def _clusters(text: str) -> Iterator[str]:
    """Yield signs with what is set onto them: one font must have all of it."""
    start = 0
    for place, sign in enumerate(text):
        if place > start and not _joins(sign):
            yield text[start:place]
            start = place
    if start < len(text):
        yield text[start:]


def _joins(sign: str) -> bool:
    return not sign.isascii() and (
        unicodedata.category(sign) in {"Mn", "Me", "Mc"} or "\ufe00" <= sign <= "\ufe0f" or sign == "\u200d"
    )


def files_of(families: Iterable[Family]) -> list[Path]:
    """Return the files of families, in order."""
    return [path for family in families for path in family.paths()]
