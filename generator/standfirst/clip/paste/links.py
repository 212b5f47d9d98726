"""Other stories that a pasted page names: headlines below "Related" or "Latest headlines", with what stands by them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace

from standfirst.clip.clipping import RelatedLink
from standfirst.clip.paste import phrases
from standfirst.clip.paste.lines import Kind, Line

_MOST = 60
_FEWEST_WORDS, _MOST_WORDS = 4, 28
_TITLES = {Kind.HEADLINE, Kind.SUBHEADING}
_TEASERS = {Kind.PROSE, Kind.SHORT_PROSE}
_ENDS = {Kind.LEGAL, Kind.COMMENT, Kind.PROMOTION, Kind.AFTERWORD}
_NO_STORIES = re.compile(
    r"comment|kommentar|discussion|diskussion|conversation|forum|reply|about|author|autor|über|contact|kontakt|impress|"
    r"imprint|privacy|datenschutz|terms|cookie|careers|jobs|karriere|help|faq|access|advertise|newsletter|follow|connect|"
    r"subscri|abonn|^tags?$|^topics?$|themen|schlag|stich|etiquetas|archiv|categor|filed|tagged|posted in|site |"
    r"company|your account|sponsor|promoted|partner|paid|タグ|キーワード|теги"
)
"""Heads of lists that hold no stories of the publisher's own."""
_POINTER = re.compile(r"^[^:|»>]{2,40}[:|»>]\s*")
_SEPARATORS = re.compile(r"\s*(?://|[|•·–—/]|\s-\s)\s*")  # noqa: RUF001 - as written


def related_among(lines: Sequence[Line], kept: AbstractSet[int]) -> tuple[RelatedLink, ...]:
    """Return the other stories that a page's lines name, in order, each once under its heading.

    `kept` holds the places of the body's lines. Dates are not resolved: `age` is as the page says it.
    """
    found: list[RelatedLink] = []
    index = 0
    while index < len(lines) and len(found) < _MOST:
        line = lines[index]
        if index not in kept and "pointer" in line.signs:
            title = _POINTER.sub("", line.text)
            if title != line.text and len(title.split()) >= _FEWEST_WORDS:
                found.append(RelatedLink(title))
        if index not in kept and line.kind is Kind.STOP and not _NO_STORIES.search(line.text.casefold()):
            index, links = _list(lines, index + 1, kept)
            found.extend(links)
            continue
        index += 1
    return tuple(_without_repeats(found))[:_MOST]


def _list(lines: Sequence[Line], index: int, kept: AbstractSet[int]) -> tuple[int, list[RelatedLink]]:
    """Return where the list that begins at `index` ends, and its stories."""
    links: list[RelatedLink] = []
    seen: set[str] = set()
    while index < len(lines) and index not in kept:
        line = lines[index]
        if line.kind is Kind.STOP or line.kind in _ENDS or _heads_no_stories(line):
            break
        if _is_title(line):
            if line.text not in seen:
                seen.add(line.text)
                links.append(RelatedLink(line.text))
        elif links:
            links[-1] = _with(links[-1], line)
        index += 1
    return index, links


def _heads_no_stories(line: Line) -> bool:
    """Tell whether a button parts a list from what follows: `Comments`."""
    return line.kind is Kind.JUNK and line.words <= 3 and bool(_NO_STORIES.search(line.text.casefold()))


def _is_title(line: Line) -> bool:
    if not _FEWEST_WORDS <= line.words <= _MOST_WORDS:
        return False
    return line.kind in _TITLES or (line.text[-1] in "?!" and line.words <= 18 and line.kind in _TEASERS)


def _with(link: RelatedLink, line: Line) -> RelatedLink:
    """Return the link with what a line below its headline tells of it."""
    if line.kind in {Kind.AGE, Kind.TIMESTAMP} and not link.age:
        section, age = split_age(line.text)
        return replace(link, section=link.section or section, age=age)
    if line.kind in _TEASERS and not link.teaser:
        return replace(link, teaser=line.text)
    return link


def split_age(text: str) -> tuple[str | None, str]:
    """Return the section and the age of a line such as `World News // 3 hours ago`."""
    parts = [part for part in _SEPARATORS.split(text) if part]
    ages = [part for part in parts if phrases.AGE.search(part.casefold()) or phrases.DATE.search(part.casefold())]
    if len(parts) < 2 or not ages:
        return None, text
    names = [part for part in parts if part not in ages and any(map(str.isalpha, part))]
    return (names[0] if names else None), ages[0]


def _without_repeats(links: Sequence[RelatedLink]) -> list[RelatedLink]:
    """Drop a link that says no more than another with the same words and things beside it."""
    return list(dict.fromkeys(links))
