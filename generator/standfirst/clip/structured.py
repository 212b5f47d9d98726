"""What a page says about itself for programs: JSON-LD, OpenGraph and its kin, microdata, in this order of trust."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any

from standfirst.clip.clipping import Caption, Told
from standfirst.clip.dates import read_stamp
from standfirst.clip.jsonld import Node, article_node, clean, read_json_ld, text_of, types_of
from standfirst.clip.people import names_in, people_in

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_META = {
    "title": ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title", "title"),
    "authors": (
        "author",
        "byl",
        "article:author",
        "parsely-author",
        "sailthru.author",
        "dc.creator",
        "dcterms.creator",
    ),
    "date": (
        *(
            "article:published_time",
            "og:article:published_time",
            "article:published",
            "datepublished",
            "parsely-pub-date",
        ),
        *("sailthru.date", "dc.date.issued", "dcterms.created", "dcterms.issued", "dcterms.date", "dc.date", "pubdate"),
        *(
            "publish-date",
            "publishdate",
            "publication_date",
            "publish_date",
            "date",
            "article.published",
            "cxenseparse:recs:publishtime",
        ),
    ),
    "updated": (
        *("article:modified_time", "og:article:modified_time", "og:updated_time", "datemodified", "dcterms.modified"),
        *("last-modified", "lastmod", "article.updated", "revision_date"),
    ),
    "section": ("article:section", "og:article:section", "parsely-section", "section", "dc.subject.section"),
    "publisher": ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher", "twitter:app:name:iphone"),
    "image": ("og:image", "og:image:url", "twitter:image", "twitter:image:src"),
    "url": ("og:url",),
    "language": ("og:locale", "content-language", "dc.language", "language"),
}
"""Names of `meta` elements (property, name or itemprop, folded), for each field those to be trusted first."""


@dataclass(frozen=True, slots=True)
class Structured:
    """What a page's own data say: candidates for each field, the most trusted first, each `Told`.

    `articles` holds the whole text when the data carry it; `captions` those of the article's pictures.
    """

    fields: dict[str, list[Told]] = field(default_factory=dict)
    authors: list[tuple[tuple[str, ...], float, str]] = field(default_factory=list)
    text: str | None = None
    captions: tuple[Caption, ...] = ()


def read_structured(tree: HtmlElement, url: str | None = None) -> Structured:
    """Return what the page `tree` says about itself; nothing in it is fetched or run."""
    found = Structured()
    nodes = read_json_ld(list(_scripts(tree)))
    article = article_node(nodes, url)
    text: str | None = None
    captions: tuple[Caption, ...] = ()
    if article:
        text, captions = _from_json_ld(found, article, {str(node["@id"]): node for node in nodes if "@id" in node})
    _from_meta(found, tree)
    _from_microdata(found, tree)
    _from_classes(found, tree)
    return Structured(found.fields, found.authors, text, captions)


def _tell(found: Structured, name: str, value: str | None, confidence: float, rule: str) -> None:
    if value:
        found.fields.setdefault(name, []).append(Told(value, confidence, rule))


def _scripts(tree: HtmlElement) -> Iterator[str]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            yield script.text


# --- JSON-LD -----------------------------------------------------------------------------------------------------


def _from_json_ld(found: Structured, article: Node, by_id: dict[str, Node]) -> tuple[str | None, tuple[Caption, ...]]:
    """Add what the article's node says, and return its text and the captions of its pictures."""
    for name, key, confidence in (("title", "headline", 0.95), ("title", "name", 0.8), ("dateline", "dateline", 0.9)):
        _tell(found, name, text_of(article.get(key)), confidence, f"JSON-LD {key}")
    for name, key in (("date", "datePublished"), ("date", "dateCreated"), ("updated", "dateModified")):
        stamp = text_of(article.get(key))
        _tell(
            found, name, read_stamp(stamp) if stamp else None, 0.97 if key != "dateCreated" else 0.7, f"JSON-LD {key}"
        )
    section = article.get("articleSection")
    _tell(
        found, "section", text_of(section[-1:] if isinstance(section, list) else section), 0.8, "JSON-LD articleSection"
    )
    _tell(found, "language", text_of(article.get("inLanguage")), 0.9, "JSON-LD inLanguage")
    _tell(found, "publisher", _name(article.get("publisher"), by_id), 0.9, "JSON-LD publisher")
    _tell(found, "agency", _name(article.get("sourceOrganization"), by_id), 0.7, "JSON-LD sourceOrganization")
    for key in ("author", "creator"):
        names = _authors(article.get(key), by_id)
        if names:
            found.authors.append((names, 0.95, f"JSON-LD {key}"))
    image = _resolved(article.get("image"), by_id)
    _tell(found, "image", _image(image), 0.9, "JSON-LD image")
    body = article.get("articleBody")
    return (body if isinstance(body, str) and body.strip() else None), _captions(image)


def _resolved(value: Any, by_id: dict[str, Node]) -> list[Any]:
    """Return `value` as a list, with nodes that are only named by their id in place of the names."""
    items = value if isinstance(value, list) else [value]
    return [by_id.get(str(item["@id"]), item) if isinstance(item, dict) and "@id" in item else item for item in items]


def _name(value: Any, by_id: dict[str, Node]) -> str | None:
    for item in _resolved(value, by_id):
        name = text_of(item.get("name")) if isinstance(item, dict) else text_of(item)
        if name and not name.startswith(("http:", "https:")):
            return name
    return None


def _authors(value: Any, by_id: dict[str, Node]) -> tuple[str, ...]:
    names: list[str] = []
    for item in _resolved(value, by_id):
        if isinstance(item, dict):
            whole = item.get("name")
            person = "Person" in types_of(item)
            parts = whole if isinstance(whole, list) else [whole]
        else:
            parts, person = [item], False
        for part in parts:
            told = text_of(part)
            if told and not re.match(r"https?://|@", told):
                # An organisation's name is one name: "Radio and Television of Somewhere".
                names.extend(names_in(told) or ([told] if person or isinstance(item, dict) else []))
    return tuple(dict.fromkeys(names))


def _image(items: list[Any]) -> str | None:
    for item in items:
        address = item.get("url") or item.get("contentUrl") if isinstance(item, dict) else item
        told = text_of(address)
        if told and re.match(r"https?://", told):
            return told
    return None


def _captions(items: list[Any]) -> tuple[Caption, ...]:
    return tuple(
        Caption(caption, text_of(item.get("creditText")) or text_of(item.get("copyrightHolder")))
        for item in items
        if isinstance(item, dict) and (caption := text_of(item.get("caption") or item.get("description")))
    )


# --- meta elements, the head ---------------------------------------------------------------------------------------


def _from_meta(found: Structured, tree: HtmlElement) -> None:
    said: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = (
            meta.get("property") or meta.get("name") or meta.get("itemprop") or meta.get("http-equiv") or ""
        ).lower()
        value = clean(meta.get("content") or "")
        if name and value:
            said.setdefault(name, []).append(value)
    for name, keys in _META.items():
        for key in keys:
            for value in said.get(key, [])[: 10 if name == "authors" else 2]:
                _meta_value(found, name, key, value)
    for link in tree.iter("link"):
        if (link.get("rel") or "").lower() == "canonical" and (link.get("href") or "").startswith("http"):
            found.fields.setdefault("url", []).insert(0, Told(link.get("href", "").strip(), 0.95, "link rel=canonical"))
            break
    _tell(
        found, "language", tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang"), 0.8, "html lang"
    )
    _tell(found, "page title", clean(tree.findtext(".//title") or ""), 0.6, "title element")
    for heading in tree.iter("h1"):
        _tell(found, "heading", clean(heading.text_content()[:600]), 0.7, "h1 element")


def _meta_value(found: Structured, name: str, key: str, value: str) -> None:
    rule = f"meta {key}"
    if name == "authors":
        names = tuple(names_in(value)) if not re.match(r"https?://|www\.|@", value) else ()
        if names and found.authors and found.authors[-1][2] == rule:
            names = (*found.authors.pop()[0], *names)
        if names:
            found.authors.append((tuple(dict.fromkeys(names)), 0.8, rule))
    elif name in {"date", "updated"}:
        _tell(found, name, read_stamp(value), 0.9 if ":" in key else 0.75, rule)
    elif name in {"image", "url"}:
        _tell(found, name, value if re.match(r"https?://", value) else None, 0.85, rule)
    else:
        _tell(found, name, value, 0.85 if key.startswith("og:") else 0.7, rule)


# --- microdata and time elements -----------------------------------------------------------------------------------


def _from_microdata(found: Structured, tree: HtmlElement) -> None:
    names: list[str] = []
    byline: HtmlElement | None = None
    for element in tree.iter():
        told = element.get("itemprop") if isinstance(element.tag, str) and element.tag != "meta" else None
        if not told:
            continue
        for name in told.split():
            if name != "author":
                _microdata_value(found, element, name)
            elif byline is None or byline in list(element.iterancestors())[:4]:
                # Further authors of the same byline; those of teasers stand elsewhere.
                byline = next(iter(list(element.iterancestors())[:3][-1:]), element) if byline is None else byline
                names.extend(_microdata_author(element))
    if names:
        found.authors.append((tuple(dict.fromkeys(names)), 0.75, "microdata author"))
    for element in tree.iter("time"):
        if element.get("pubdate") is not None or "publish" in (element.get("class") or "").lower():
            _tell(found, "date", read_stamp(element.get("datetime") or element.text_content()), 0.75, "time element")


def _microdata_value(found: Structured, element: HtmlElement, name: str) -> None:
    if name == "headline":
        _tell(found, "title", clean(element.text_content()[:600]), 0.8, "microdata headline")
    elif name in {"datePublished", "dateModified"}:
        stamp = element.get("datetime") or element.get("content") or element.text_content()[:80]
        _tell(found, "date" if name == "datePublished" else "updated", read_stamp(stamp), 0.85, f"microdata {name}")
    elif name == "articleSection":
        _tell(found, "section", clean(element.text_content()[:80]), 0.7, "microdata articleSection")


def _microdata_author(element: HtmlElement) -> list[str]:
    inner = next((part for part in element.iter() if part.get("itemprop") == "name"), element)
    return names_in(inner.get("content") or inner.text_content()[:200])


_BYLINE_CLASS = re.compile(
    r"(?:^|[\s_-])(?:byline|by-line|author|authors|autor|autoren|auteur|autore|writer|reporter)(?:[\s_-]*(?:name|names|link|title))?"
    r"(?:$|[\s_])",
    re.IGNORECASE,
)


def _from_classes(found: Structured, tree: HtmlElement) -> None:
    """Add the first byline that is one by its class or its link, for pages that say nothing to programs."""
    names: list[str] = []
    byline: HtmlElement | None = None
    marked = (element for element in tree.iter("a", "span", "div", "p", "address", "li") if _is_byline(element))
    for element in islice(marked, 200):
        if any(_is_byline(inner) for inner in element.iter("a", "span") if inner is not element):
            continue
        if byline is not None and byline not in list(element.iterancestors())[:4]:
            break
        # Name and role mostly stand in elements of their own, with no space between.
        text = " | ".join(part for piece in element.itertext() if (part := " ".join(piece.split())))
        if 3 < len(text) < 200 and (told := people_in(re.sub(r"^(By|Von|Par|Por|Di)\s\|", r"\1", text))):
            names.extend(told)
            byline = next(iter(list(element.iterancestors())[:3][-1:]), element) if byline is None else byline
    if names:
        found.authors.append((tuple(dict.fromkeys(names)), 0.6, "an element marked as the byline"))


def _is_byline(element: HtmlElement) -> bool:
    return "author" in (element.get("rel") or "") or bool(_BYLINE_CLASS.search(element.get("class") or ""))
