"""A list of sources in a style of CSL, as text and as HTML.

citeproc-py writes texts into its HTML as they stand. It never gets HTML to write here: what it sets in italics and the
like is marked with signs that no text has, and the texts between them are escaped when it is done.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from citeproc import Citation as Cited
from citeproc import CitationStylesBibliography
from citeproc.source import BibliographySource, Date, Name
from citeproc.string import String
from markupsafe import Markup

from standfirst.errors import StandfirstError
from standfirst.press.citation_elements import Item, Said
from standfirst.press.citation_styles import Style
from standfirst.render.citations import Citation
from standfirst.text import direction, escape_html, reveal, safe_href

# Unicode keeps these for a program's own use: no text that is passed on has them (Unicode, section 23.7).
_END = "\ufdd0"
_BEGIN = {
    "\ufdd1": ("<i>", "</i>"),
    "\ufdd2": ("<b>", "</b>"),
    "\ufdd3": ("<u>", "</u>"),
    "\ufdd4": ("<sup>", "</sup>"),
    "\ufdd5": ("<sub>", "</sub>"),
    "\ufdd6": ('<span class="csl-small-caps">', "</span>"),
    "\ufdd7": ('<span class="csl-light">', "</span>"),
}
_THEIRS, _LINK = "\ufdde", "\ufddf"
_MARKS = re.compile("([\ufdd0-\ufddf])")
_OURS = str.maketrans(dict.fromkeys(range(0xFDD0, 0xFDF0), "\ufffd"))
_DOUBLED = re.compile(f"(?<=[.!?…])({_END}+)\\.(?=\\s|$)")
"""A full stop of the style behind a title that ends its sentence itself."""


def _marked(sign: str) -> Callable[[object], str]:
    def mark(text: object) -> str:
        marked: str = String(f"{sign}{text}{_END}")
        return marked

    return mark


class _Formatter:
    """What citeproc-py wants of a formatter, under the names that it wants."""

    Italic = Oblique = staticmethod(_marked("\ufdd1"))
    Bold = staticmethod(_marked("\ufdd2"))
    Underline = staticmethod(_marked("\ufdd3"))
    Superscript = staticmethod(_marked("\ufdd4"))
    Subscript = staticmethod(_marked("\ufdd5"))
    SmallCaps = staticmethod(_marked("\ufdd6"))
    Light = staticmethod(_marked("\ufdd7"))

    @staticmethod
    def preformat(text: str) -> str:
        return str(text)


@dataclass(frozen=True, slots=True)
class Entry:
    """A citation as the style says it."""

    citation: Citation
    _marked: str

    @property
    def text(self) -> str:
        """The entry as one line of plain text."""
        return _MARKS.sub("", self._marked)

    def html(self, language: str) -> Markup:
        """Return the entry as HTML, on a page in `language`: its title's own language is said, its address a link."""
        html = Markup("")
        open_: list[Markup] = []
        for place, part in enumerate(_MARKS.split(self._marked)):
            if place % 2 == 0:
                html += escape_html(part)
            elif part != _END:
                begin, end = self._tags(part, language)
                html += begin
                open_.append(end)
            elif open_:
                html += open_.pop()
        return html

    def _tags(self, mark: str, language: str) -> tuple[Markup, Markup]:
        if mark == _THEIRS:
            theirs = self.citation.language
            if theirs == language:
                return Markup("<bdi>"), Markup("</bdi>")
            begin = Markup('<bdi lang="{}" dir="{}">').format(theirs, direction(theirs))
            return begin, Markup("</bdi>")
        if mark == _LINK:
            return Markup('<a href="{}">').format(self.citation.address or ""), Markup("</a>")
        opening, closing = _BEGIN.get(mark, ("", ""))
        return Markup(opening), Markup(closing)  # noqa: S704 - of the table above


def formatted(
    citations: Sequence[Citation],
    style: Style,
    locale: str,
    advance: Callable[[], None] = lambda: None,
) -> list[Entry]:
    """Return the entries of a bibliography in the order of the style; without one, as given.

    `advance` is called after each. Raises `StandfirstError` where citeproc-py fails at the style.
    """
    known = {citation.key: citation for citation in citations}
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what styles hold and citeproc-py leaves out
            bibliography = _bibliography(list(known.values()), style, locale)
            bibliography.sort()
            made = []
            for number, item in enumerate(bibliography.items, 1):
                item.move(number)
                said = bibliography.style.render_bibliography([item])
                advance()
                made += [Entry(known[item.key], _finished(known[item.key], str(text))) for text in said]
            return made
    except Exception as error:
        # A style may ask for anything, and the library has no exception of its own.
        what = f"{type(error).__name__}: {error}"
        message = f"the style {style.name} cannot be used here ({what.splitlines()[0][:200]})"
        raise StandfirstError(message, remedy="choose another style") from error


def _bibliography(citations: list[Citation], style: Style, locale: str) -> CitationStylesBibliography:
    bibliography = CitationStylesBibliography(style.read(locale), BibliographySource(), _Formatter)
    # As `register` does, which looks through the whole list for each.
    bibliography.items = [Item(_reference(citation), number) for number, citation in enumerate(citations, 1)]
    bibliography.keys = [item.key for item in bibliography.items]
    Cited(bibliography.items).bibliography = bibliography
    return bibliography


def _reference(citation: Citation) -> Said:
    """Return a citation for citeproc-py, past its reader of CSL-JSON: that takes `<span>` in texts for its own."""
    fields: dict[str, Any] = {
        "title": String(_clean(citation.title)),
        "author": [Name(literal=_clean(name)) for name in citation.authors],
        "container_title": citation.container and String(_clean(citation.container)),
        "issued": citation.issued and Date(**_parts(citation.issued)),
        "URL": citation.address and String(citation.address),
        "accessed": citation.accessed and Date(**_parts(citation.accessed)),
        "language": citation.language,
    }
    return Said(citation.key, citation.kind, **{name: value for name, value in fields.items() if value})


def _parts(day: Any) -> dict[str, int]:
    return {"year": day.year, "month": day.month, "day": day.day}


def _clean(text: str) -> str:
    return " ".join(reveal(text).translate(_OURS).split())


def _finished(citation: Citation, entry: str) -> str:
    """Return an entry with its title, its authors and its address marked, where they stand in it unchanged."""
    line = " ".join(entry.split())
    address = safe_href(citation.address)
    place = line.rfind(address) if address else -1
    if address and place >= 0:
        line = f"{line[:place]}{_LINK}{address}{_END}{line[place + len(address) :]}"
    for text in {_clean(citation.title): None, **dict.fromkeys(map(_clean, citation.authors))}:
        if text and line.count(text) == 1:
            line = line.replace(text, f"{_THEIRS}{text}{_END}")
    return _DOUBLED.sub(r"\1", line)


def text_list(entries: Iterable[Entry]) -> str:
    """Return the entries one a line, with an empty line between them."""
    return "\n".join(f"{entry.text}\n" for entry in entries)


def html_list(entries: Iterable[Entry], language: str) -> str:
    """Return the entries as a piece of HTML to put into a page, with the classes that bibliographies have."""
    opening = Markup('<div class="csl-bib-body" lang="{}" dir="{}">\n').format(language, direction(language))
    items = [Markup('<div class="csl-entry">{}</div>\n').format(entry.html(language)) for entry in entries]
    return str(opening + Markup("").join(items) + Markup("</div>\n"))
