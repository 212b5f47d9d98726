"""The other stories that a web page names, with their addresses."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from standfirst.clip.clipping import RelatedLink
from standfirst.clip.metadata.address import canonical_url, date_in_path, words_of_path
from standfirst.clip.page.seen import Seen
from standfirst.clip.paste.lines import Line
from standfirst.clip.paste.links import related_among
from standfirst.text import fold_typography

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_WORDS = 3
"""Words of a path that a headline was made into; sections and help pages have one or two."""
_NUMBERED = re.compile(r"\d{5,}|[A-Za-z0-9]{10,}(?:\.html?)?/?$")


def related_on_page(
    seen: Sequence[Seen], lines: Sequence[Line], kept: AbstractSet[int], base: str | None
) -> tuple[RelatedLink, ...]:
    """Return the stories below the page's "Related" and "Latest headlines", each with where its headline leads.

    `lines` are the typed lines of `seen`, `kept` the places of the body's lines among `seen`. Addresses are resolved
    against `base`; without it only whole ones are told, and only those of the web. Where headlines have addresses,
    lines without one are staff, telephones and notices, and what leads to a section, a shop or a help page is no story,
    unless it has an age.
    """
    of_body = frozenset(
        index for index, line in enumerate(lines) if not kept.isdisjoint(range(line.number - 1, line.last))
    )
    links = _addresses(seen)
    found = tuple(_with_address(link, links, base) for link in related_among(lines, of_body))
    stories = tuple(link for link in found if link.age or (link.url and _is_storys(link.url)))
    return stories or tuple(link for link in found if not link.url)


def _is_storys(address: str) -> bool:
    """Tell whether an address could be a story's: a headline's words are in its path, or a number or a day."""
    path = urlsplit(address).path
    return len(words_of_path(address)) >= _WORDS or bool(_NUMBERED.search(path) or date_in_path(address))


def _addresses(seen: Sequence[Seen]) -> dict[str, str]:
    """Return where each line leads, by its folded words, and by those behind a colon: `Read more: ...`."""
    links: dict[str, str] = {}
    for line in seen:
        if line.href:
            folded = fold_typography(line.text)
            links.setdefault(folded, line.href)
            _, colon, rest = folded.partition(": ")
            if colon:
                links.setdefault(rest, line.href)
    return links


def _with_address(link: RelatedLink, links: Mapping[str, str], base: str | None) -> RelatedLink:
    href = links.get(fold_typography(link.title))
    address = resolved(href, base) if href else None
    return replace(link, url=address) if address else link


def resolved(href: str, base: str | None) -> str | None:
    """Return the web address that `href` means on a page at `base`, without trackers; None for any other."""
    try:
        return canonical_url(urljoin(base or "", href.strip()))
    except ValueError:
        return None


def base_of(tree: HtmlElement, url: str | None) -> str | None:
    """Return the address that a page's links are relative to: its `base` element's, else its own."""
    for element in tree.iter("base"):
        if href := element.get("href"):
            return resolved_base(href, url)
    return url


def resolved_base(href: str, url: str | None) -> str | None:
    """Return the address that a `base` element names, else the page's own."""
    try:
        joined = urljoin(url or "", href.strip())
    except ValueError:
        return url
    return joined if canonical_url(joined) else url
