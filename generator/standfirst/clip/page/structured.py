"""What a page says about itself for programs: JSON-LD, OpenGraph and its kin, microdata, in this order of trust."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from standfirst.clip.clipping import Caption, Told
from standfirst.clip.metadata.dates import read_stamp
from standfirst.clip.metadata.people import is_role, names_in
from standfirst.clip.page.jsonld import Node, article_node, clean, read_json_ld, text_of
from standfirst.clip.page.marked import Names, bylines, linked_authors, microdata

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
_AUTHOR_META = re.compile(
    r"(?!twitter|fb\b)(?:[\w-]+[.:])*(?:article)?[.:_-]?(?:authors?|byline|creator)(?:[.:_-]?names?)?"
)
"""Further names that papers give the `meta` element of an author: `articleAuthor`, `cxenseparse:author`."""


@dataclass(frozen=True, slots=True)
class Structured:
    """What a page's own data say: candidates for each field, the most trusted first, each `Told`.

    `articles` holds the whole text when the data carry it; `captions` those of the article's pictures.
    """

    fields: dict[str, list[Told]] = field(default_factory=dict)
    authors: list[Names] = field(default_factory=list)
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
    for told in (*microdata(tree), *linked_authors(tree), *bylines(tree)):
        if len(told) == 2:
            found.fields.setdefault(told[0], []).append(told[1])
        else:
            found.authors.append(told)
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
            parts = whole if isinstance(whole, list) else [whole]
        else:
            parts = [item]
        for part in parts:
            told = text_of(part)
            if told and not re.match(r"https?://|@", told):
                names.extend(names_in(told))
    return tuple(dict.fromkeys(name for name in names if not is_role(name))) or tuple(names)


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
    further = tuple(key for key in said if key not in _META["authors"] and _AUTHOR_META.fullmatch(key))
    for name, keys in _META.items():
        for key in (*keys, *further) if name == "authors" else keys:
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
