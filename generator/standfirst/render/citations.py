"""How to cite a page's source, or a page of ours, in the three forms that programs for bibliographies read.

Authors are given whole: which part of a name is the family's, and whether an author is a person, nobody has said.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from standfirst.briefing.views import ArticlePage, EditionPage, TopicPage
from standfirst.messages import Catalogue
from standfirst.render.site import Address
from standfirst.text import escape_bibtex, escape_ris, json_text

Form = Literal["bibtex", "csl-json", "ris"]

SUFFIXES: dict[Form, str] = {"bibtex": ".bib", "ris": ".ris", "csl-json": ".json"}
"""How the file of each form ends, in the order in which readers are offered them."""

NAMES: dict[Form, str] = {"bibtex": "BibTeX", "ris": "RIS", "csl-json": "CSL-JSON"}
"""What each form is called, in every language."""

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
"""BibTeX's own names, which each style writes in its language."""

_OF_MEDIUM = {"broadcast": "broadcast"}
_RIS = {"article-newspaper": "NEWS", "webpage": "ELEC"}
"""RIS has a type for sound and one for pictures, and nobody has said which of them a broadcast was."""


@dataclass(frozen=True, slots=True)
class Citation:
    """What a bibliography says of a text. `container` is what it appeared in; without one it is a page of the web.

    `key` has a-z, 0-9 and inner hyphens, and is a story's id, so that no two of a list have the same.
    """

    key: str
    kind: str
    """CSL's word for its type."""
    title: str
    language: str
    authors: tuple[str, ...] = ()
    container: str | None = None
    issued: date | None = None
    address: str | None = None
    accessed: date | None = None

    @property
    def bibtex(self) -> str:
        """An entry of a BibTeX file, in braces where BibTeX would change a text."""
        authors = " and ".join(f"{{{escape_bibtex(name)}}}" for name in self.authors)
        fields = {
            "author": authors and f"{{{authors}}}",
            "title": f"{{{{{escape_bibtex(self.title)}}}}}",
            "journal": self.container and f"{{{escape_bibtex(self.container)}}}",
            "year": self.issued and f"{{{self.issued:%Y}}}",
            "month": self.issued and _MONTHS[self.issued.month - 1],
            "day": self.issued and f"{{{self.issued.day}}}",
            "url": self.address and f"{{{self.address}}}",
            "urldate": self.accessed and f"{{{self.accessed}}}",
            "language": f"{{{self.language}}}",
        }
        lines = [f"  {name} = {value}," for name, value in fields.items() if value]
        return "\n".join([f"@{'article' if self.container else 'misc'}{{{self.key},", *lines, "}"])

    @property
    def ris(self) -> str:
        """A record of a RIS file, one tag a line. The lines end in LF here, as in a page; in a file it is CR LF."""
        values = [
            ("TY", _RIS.get(self.kind, "GEN")),
            *(("AU", name) for name in self.authors),
            ("TI", self.title),
            ("T2", self.container),
            ("PY", self.issued and f"{self.issued:%Y}"),
            ("DA", self.issued and f"{self.issued:%Y/%m/%d}"),
            ("UR", self.address),
            ("Y2", self.accessed and f"{self.accessed:%Y/%m/%d}"),
            ("LA", self.language),
            ("ID", self.key),
        ]
        lines = [f"{tag}  - {escape_ris(value)}" for tag, value in values if value]
        return "\n".join([*lines, "ER  - "])

    @property
    def item(self) -> dict[str, Any]:
        """An item of CSL's data model, version 1.0.2."""
        item = {
            "id": self.key,
            "type": self.kind,
            "title": self.title,
            "author": [{"literal": name} for name in self.authors],
            "container-title": self.container,
            "issued": _parts(self.issued),
            "URL": self.address,
            "accessed": _parts(self.accessed),
            "language": self.language,
        }
        return {name: value for name, value in item.items() if value}

    @property
    def csl(self) -> str:
        """The same as CSL-JSON, a list of one item."""
        return json_text([self.item])


def _parts(day: date | None) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [[day.year, day.month, day.day]]} if day else None


def citation_file(citations: Iterable[Citation], form: Form) -> bytes:
    """Return a file of `citations` in their order, in UTF-8; without any it is empty, or an empty list."""
    if form == "bibtex":
        text = "\n".join(f"{citation.bibtex}\n" for citation in citations)
    elif form == "ris":
        text = "\n\n".join(citation.ris for citation in citations)
        text = f"{text}\n".replace("\n", "\r\n") if text else ""
    else:
        items = ",\n".join(json_text(citation.item) for citation in citations)
        text = f"[\n{items}\n]\n" if items else "[]\n"
    return text.encode()


def article_citation(page: ArticlePage) -> Citation:
    """Return how to cite the story's source; ours is no part of it."""
    return Citation(
        key=_name(page.path),
        kind=_OF_MEDIUM.get(page.origin.medium or "", "article-newspaper"),
        title=page.title,
        language=page.article_language,
        authors=page.authors,
        container=page.publisher.text if page.publisher else None,
        issued=page.when.day if page.when else None,
        address=page.origin.url,
        accessed=page.origin.accessed.day if page.origin.accessed else None,
    )


def topic_citation(page: TopicPage, address: Address) -> Citation:
    """Return how to cite our page of a topic: by the desk, as of its newest story."""
    return Citation(
        key=f"topic-{_name(page.path)}",
        kind="webpage",
        title=page.title,
        language=page.language,
        authors=(page.feed.desk,) if page.feed else (),
        issued=page.as_of.day if page.as_of else None,
        address=address(page.path),
    )


def edition_citation(page: EditionPage, address: Address, catalogue: Catalogue) -> Citation:
    """Return how to cite our page of an edition: by the desk, on its day, under its heading where it has one."""
    named = catalogue.gettext("Edition of %(date)s") % {"date": page.title}
    return Citation(
        key=f"edition-{_name(page.path)}",
        kind="webpage",
        title=page.heading or named,
        language=page.language,
        authors=(page.feed.desk,) if page.feed else (),
        issued=page.when.day,
        address=address(page.path),
    )


def edition_stories(page: EditionPage) -> tuple[str, ...]:
    """Return the ids of an edition's stories that readers have, in the editor's order; those also noted come last."""
    cards = [*(card for group in page.groups for card in group.cards), *page.also_noted]
    return tuple(dict.fromkeys(card.id for card in cards if card.mark is None))


def _name(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]
