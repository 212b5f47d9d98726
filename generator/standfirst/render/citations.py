"""How to cite a page's source, or a page of ours, in the two forms that programs for bibliographies read.

Authors are given whole: which part of a name is the family's, and whether an author is a person, nobody has said.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from standfirst.briefing.views import ArticlePage, TopicPage
from standfirst.render.site import Address
from standfirst.text import escape_bibtex, json_text

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
"""BibTeX's own names, which each style writes in its language."""

_OF_MEDIUM = {"broadcast": "broadcast"}


@dataclass(frozen=True, slots=True)
class Citation:
    """What a bibliography says of a text. `container` is what it appeared in; without one it is a page of the web."""

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
    def csl(self) -> str:
        """The same as CSL-JSON, a list of one item."""
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
        return json_text([{name: value for name, value in item.items() if value}])


def _parts(day: date | None) -> dict[str, list[list[int]]] | None:
    return {"date-parts": [[day.year, day.month, day.day]]} if day else None


def article_citation(page: ArticlePage) -> Citation:
    """Return how to cite the story's source; ours is no part of it."""
    return Citation(
        key=page.path.rstrip("/").rpartition("/")[2],
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
        key=page.path.rstrip("/").rpartition("/")[2],
        kind="webpage",
        title=page.title,
        language=page.language,
        authors=(page.feed.desk,) if page.feed else (),
        issued=page.as_of.day if page.as_of else None,
        address=address(page.path),
    )
