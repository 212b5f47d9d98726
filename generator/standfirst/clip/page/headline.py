"""Which of the headlines that a page gives is the story's: without the publisher's name, and not a search engine's."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from standfirst.clip.clipping import Told
from standfirst.clip.metadata.house import house_of, squeezed

_WORD = re.compile(r"\w+")
_BAR = re.compile(r"\s+[|\-–—·•»:]\s+|\s*[|»]\s*")  # noqa: RUF001 - what stands before a publisher's name


def key_of(text: str) -> str:
    """Return the words of `text`, folded."""
    return " ".join(_WORD.findall(text.casefold()))


def without_publisher(title: str, publishers: Iterable[str], *, longest: int = 5) -> str:
    """Return `title` without a publisher's name behind or before a bar or dash.

    `publishers` are the names and domains that the page gives for itself; what stands behind an upright bar goes too
    when it is at most `longest` words and leaves four for the title.
    """
    known = house_of(publishers)
    text = title.strip()
    for _ in range(3):
        bars = list(_BAR.finditer(text))
        if not bars:
            break
        head, tail = text[: bars[-1].start()].strip(), text[bars[-1].end() :].strip()
        named = any(name in known for name in squeezed(tail)) and bool(tail)
        upright = "|" in bars[-1].group() and len(tail.split()) <= longest and len(head.split()) >= 4
        if head and (named or upright):
            text = head
            continue
        first = text[: bars[0].start()].strip()
        if any(name in known for name in squeezed(first)) and text[bars[0].end() :].strip():
            text = text[bars[0].end() :].strip()
            continue
        break
    return text


def choose_headline(
    titles: Sequence[Told], headings: Sequence[Told], page_title: Told | None, publishers: Iterable[str]
) -> Told | None:
    """Return the headline of a page from what its data, its h1 elements and its title element say.

    Where JSON-LD and OpenGraph differ, one of them is mostly the title element's wording, written for search engines:
    the other is the editors' (right on 25 of 32 development pages where they differ; either alone on 15).
    """
    names = list(publishers)
    candidates = [told._replace(value=without_publisher(told.value, names)) for told in titles]
    shown = [told._replace(value=without_publisher(told.value, names)) for told in headings]
    searched = key_of(without_publisher(page_title.value, names)) if page_title else ""
    first = next((told for told in candidates if told.rule.startswith("JSON-LD")), None)
    second = next((told for told in candidates if not told.rule.startswith("JSON-LD")), None)
    if first is None or second is None:
        return _single(first or second, shown, page_title, names)
    one, other = key_of(first.value), key_of(second.value)
    if one == other:
        return first._replace(confidence=0.98)
    titled = _titled(page_title, searched, one), _titled(page_title, searched, other)
    if titled[0] != titled[1]:
        chosen = second if titled[0] > titled[1] else first
        return chosen._replace(confidence=0.8, rule=f"{chosen.rule}, unlike the title element")
    for told in shown:
        for candidate in (first, second):
            if key_of(told.value) == key_of(candidate.value):
                return candidate._replace(confidence=0.9, rule=f"{candidate.rule} and h1")
    return first


def _titled(page_title: Told | None, searched: str, key: str) -> int:
    """Return how much a headline is the title element's: 2 for all of it, 1 for its beginning, 0 for none."""
    if page_title is None or not key:
        return 0
    return 2 if key == searched else int(key_of(page_title.value).startswith(f"{key} "))


def _single(told: Told | None, shown: Sequence[Told], page_title: Told | None, names: list[str]) -> Told | None:
    if told is not None:
        for heading in shown:
            # A kicker runs into the headline in an h1; the headline alone is what the data give.
            if key_of(heading.value) == key_of(told.value):
                return told._replace(confidence=0.95, rule=f"{told.rule} and h1")
        return told
    long = [heading for heading in shown if len(heading.value.split()) >= 3 or len(heading.value) >= 12]
    if long:
        return long[0]
    if page_title is None:
        return None
    return page_title._replace(value=without_publisher(page_title.value, names))
