"""JSON-LD on a page: reading it however it is broken, and finding the node that is the article."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from standfirst.text import resolve_entities

Node = dict[str, Any]

_LARGEST = 2_000_000
"""Characters of one script that are read: a page's own JSON-LD is some thousands."""
_MOST_NODES = 20_000
_WRAPPING = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)(?:\s*\*/)?;?\s*$"
)
_TRAILING_COMMA = re.compile(r",(\s*[}\]])")
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|LiveBlogPosting|Posting|Review)$")
_LESS = re.compile(r"^(?:BlogPosting|Review|Report|SocialMediaPosting|DiscussionForumPosting|JobPosting)$")
_APART = frozenset(
    {
        *("isPartOf", "hasPart", "mentions", "citation", "itemListElement", "liveBlogUpdate", "comment", "relatedLink"),
        *("review", "associatedMedia", "publisher", "author", "potentialAction", "about", "isBasedOn", "video"),
    }
)
"""Properties whose articles are others than the page's own."""
_FIELD = re.compile(
    r'"(headline|datePublished|dateModified|articleSection|inLanguage)"\s*:\s*"((?:[^"\\]|\\.){1,600})"'
)


def read_json_ld(scripts: Iterator[str] | list[str]) -> list[Node]:
    """Return the nodes of all `scripts`, outer ones first; what cannot be read is left out, never an error.

    Comments and CDATA marks around it, commas too many, control characters in strings and several values in one
    script are put up with. From a script broken beyond that, headline and dates are still taken one by one.
    """
    found: list[Node] = []
    for script in scripts:
        found.extend(_nodes(_values(script[:_LARGEST])))
    return found


def _values(script: str) -> list[Any]:
    text = _WRAPPING.sub("", _WRAPPING.sub("", script)).strip().rstrip(";")
    for attempt in (text, _TRAILING_COMMA.sub(r"\1", text), resolve_entities(text)):
        values = _parsed(attempt)
        if values:
            return values
    fields = {match[1]: _unquoted(match[2]) for match in reversed(list(_FIELD.finditer(text)))}
    return [{"@type": "NewsArticle", **fields}] if "headline" in fields else []


def _parsed(text: str) -> list[Any]:
    """Return the JSON values that follow each other in `text`; empty when one is no JSON."""
    decoder = json.JSONDecoder(strict=False)
    values, at = [], 0
    while at < len(text):
        try:
            value, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            return []
        values.append(value)
        while at < len(text) and text[at] in " \t\r\n,;":
            at += 1
    return values


def _unquoted(inside: str) -> str:
    try:
        return str(json.loads(f'"{inside}"', strict=False))
    except ValueError:
        return inside


def _nodes(values: list[Any]) -> list[Node]:
    """Return all objects in `values` that have a type, outer before inner, with those of other articles left out."""
    found, waiting = [], list(values)
    for value in waiting:  # grows while it is walked: breadth first, and no recursion
        if len(waiting) > _MOST_NODES:
            break
        if isinstance(value, list):
            waiting.extend(value)
        elif isinstance(value, dict):
            if "@type" in value or "@id" in value or "headline" in value:
                found.append(value)
            waiting.extend(
                inner for key, inner in value.items() if key not in _APART and isinstance(inner, dict | list)
            )
    return found


def types_of(node: Node) -> tuple[str, ...]:
    """Return a node's types without the address of their vocabulary."""
    told = node.get("@type")
    return tuple(
        str(name).rsplit("/", 1)[-1].rsplit(":", 1)[-1] for name in (told if isinstance(told, list) else [told])
    )


def article_node(nodes: list[Node], url: str | None = None) -> Node | None:
    """Return the node that is the page's article: of several, the one that names `url`, else the first with a headline.

    News articles come before blog posts and reviews, which stand on the same page as comments or products.
    """
    best: tuple[int, Node] | None = None
    for node in nodes:
        names = types_of(node)
        if not any(_ARTICLE.search(name) for name in names):
            continue
        named = {str(text_of(node.get(key))) for key in ("url", "@id", "mainEntityOfPage")}
        rank = 4 * bool(text_of(node.get("headline")) or text_of(node.get("name")))
        rank += 2 * bool(url and any(url.rstrip("/") == name.split("#")[0].rstrip("/") for name in named))
        rank += not any(_LESS.match(name) for name in names)
        if best is None or rank > best[0]:
            best = (rank, node)
    return best[1] if best else None


def text_of(value: Any) -> str | None:
    """Return the plain text of a JSON-LD value (a string, a node's name or address, or the first of a list)."""
    for _ in range(8):
        if isinstance(value, list):
            value = next((item for item in value if item), None)
        elif isinstance(value, dict):
            value = value.get("@value") or value.get("name") or value.get("url") or value.get("@id")
        else:
            break
    return clean(str(value)) if isinstance(value, str | int | float) and not isinstance(value, bool) else None


def clean(text: str) -> str | None:
    """Return `text` with its entities resolved (twice escaped ones too), its tags dropped and its spaces made one."""
    plain = resolve_entities(resolve_entities(text)) if "&" in text else text
    if "<" in plain:
        plain = re.sub(r"</?[a-zA-Z][^<>]{0,300}>", " ", plain)
    return " ".join(plain.split()) or None
