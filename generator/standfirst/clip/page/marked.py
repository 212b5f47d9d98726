"""Authors, dates and headlines that a page's own elements are marked with: microdata, links to authors, bylines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from standfirst.clip.clipping import Told
from standfirst.clip.metadata.dates import read_stamp
from standfirst.clip.metadata.people import names_in, people_in
from standfirst.clip.page.jsonld import clean

if TYPE_CHECKING:
    from lxml.html import HtmlElement

Field = tuple[str, Told]
Names = tuple[tuple[str, ...], float, str]
_BYLINE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:byline|by-line|author|authors|autor|autoren|auteur|autore|writer|reporter)(?:[\s_-]*(?:name|names|link|title|\d))?"
    r"(?:$|[\s_])",
    re.IGNORECASE,
)
_GIVEN = re.compile(r"(?:^|[\s_-])(?:first|given|fore)[\s_-]?name", re.IGNORECASE)
_FAMILY = re.compile(r"(?:^|[\s_-])(?:last|family|sur)[\s_-]?name", re.IGNORECASE)
_PREFIXED = re.compile(r"^(By|Von|Par|Por|Di)\s\|")
_MOST_BYLINES = 200
_LONGEST_BYLINE = 300
"""Characters of a byline with several authors, their roles and the date."""
_LONGEST_NAMES = 200
"""Characters of the longest element that names authors and says little else."""
_REACH = 8
"""Levels that a byline's own elements are nested in, at most."""
LINKED = "the links to the authors"


def microdata(tree: HtmlElement) -> Iterator[Field | Names]:
    """Yield the fields that microdata and `time` elements tell, and last the authors of the first byline."""
    names: list[str] = []
    byline: HtmlElement | None = None
    for element in tree.iter():
        told = element.get("itemprop") if isinstance(element.tag, str) and element.tag != "meta" else None
        if not told:
            continue
        for name in told.split():
            if name != "author":
                yield from _field(element, name)
            elif byline is None or byline in list(element.iterancestors())[:4]:
                # Further authors of the same byline; those of teasers stand elsewhere.
                byline = _holder(element) if byline is None else byline
                names.extend(_author(element))
    for element in tree.iter("time"):
        if element.get("pubdate") is not None or "publish" in (element.get("class") or "").lower():
            yield from _told(
                "date", read_stamp(element.get("datetime") or element.text_content()), 0.75, "time element"
            )
    if names:
        yield tuple(dict.fromkeys(names)), 0.75, "microdata author"


def _told(name: str, value: str | None, confidence: float, rule: str) -> Iterator[Field]:
    if value:
        yield name, Told(value, confidence, rule)


def _field(element: HtmlElement, name: str) -> Iterator[Field]:
    if name == "headline":
        yield from _told("title", clean(element.text_content()[:600]), 0.8, "microdata headline")
    elif name in {"datePublished", "dateModified"}:
        stamp = read_stamp(element.get("datetime") or element.get("content") or element.text_content()[:80])
        yield from _told("date" if name == "datePublished" else "updated", stamp, 0.85, f"microdata {name}")
    elif name == "articleSection":
        yield from _told("section", clean(element.text_content()[:80]), 0.7, "microdata articleSection")


def _author(element: HtmlElement) -> list[str]:
    inner = next((part for part in element.iter() if "name" in (part.get("itemprop") or "").split()), element)
    return names_in(inner.get("content") or _text(inner))


def linked_authors(tree: HtmlElement) -> Iterator[Names]:
    """Yield the names on the links to an author's page (`rel=author`) that stand in one short byline.

    A page's own data often name the first of several authors alone; its byline links to each.
    """
    links = list(islice((element for element in tree.iter("a", "span") if _is_link(element)), _MOST_BYLINES))
    if not links:
        return
    holder = _short_holder(links[0])
    same = [link for link in links if link is links[0] or holder in islice(link.iterancestors(), _REACH)]
    names = [name for link in same for name in people_in(_text(link))]
    if names:
        yield tuple(dict.fromkeys(names)), 0.65, LINKED


def _is_link(element: HtmlElement) -> bool:
    return "author" in (element.get("rel") or "").split()


def _short_holder(element: HtmlElement) -> HtmlElement:
    """Return the outermost element around `element` that holds no more text than a byline may have."""
    holder = element
    for above in islice(element.iterancestors(), _REACH):
        if len(" ".join(above.text_content().split())) > _LONGEST_BYLINE:
            break
        holder = above
    return holder


def bylines(tree: HtmlElement) -> Iterator[Names]:
    """Yield the authors of the first byline that is one by its class or its link."""
    names: list[str] = []
    byline: HtmlElement | None = None
    marked = (element for element in tree.iter("a", "span", "div", "p", "address", "li") if _is_byline(element))
    for element in islice(marked, _MOST_BYLINES):
        if any(_is_byline(inner) for inner in element.iter("a", "span") if inner is not element):
            continue
        if byline is not None and byline not in list(element.iterancestors())[:4]:
            break
        text = _text(element)
        if len(text) > 3 and (told := people_in(_PREFIXED.sub(r"\1", text))):
            names.extend(told)
            byline = _holder(element) if byline is None else byline
    if names:
        yield tuple(dict.fromkeys(names)), 0.6, "an element marked as the byline"


def _is_byline(element: HtmlElement) -> bool:
    return "author" in (element.get("rel") or "") or bool(_BYLINE_CLASS.search(element.get("class") or ""))


def _holder(element: HtmlElement) -> HtmlElement:
    """Return the element three levels above, within which further names are the same byline's."""
    return next(iter(list(element.iterancestors())[:3][-1:]), element)


def _text(element: HtmlElement) -> str:
    """Return the text of a byline, a bar between its pieces, for name and role mostly stand with no space between.

    A given name and the family name behind it are one piece, and so is a letter that is set apart from its word.
    Empty when it is longer than a byline is.
    """
    length = 0
    for piece in element.itertext():
        length += len(piece.strip())
        if length > _LONGEST_NAMES:
            return ""
    parts: list[str] = []
    given = False
    for piece in element.xpath(".//text()"):
        text = " ".join(piece.split())
        if not text:
            continue
        mark = (piece.getparent().get("class") or "") if piece.is_text and piece.getparent() is not None else ""
        if parts and given and _FAMILY.search(mark):
            parts[-1] += f" {text}"
        elif parts and _is_cut_off(parts[-1], piece):
            parts[-1] += text
        else:
            parts.append(text)
        given = bool(_GIVEN.search(mark))
    return " | ".join(parts)


def _is_cut_off(before: str, piece: str) -> bool:
    """Return whether `piece` goes on with the word that the piece before broke off, one letter apart from the rest."""
    alone = len(piece) == 1 or len(before.rsplit(None, 1)[-1]) == 1
    return alone and piece[0].islower() and before[-1].isalpha()
