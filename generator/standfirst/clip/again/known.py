"""Whether the desk has an article already: by its address, else by its text.

The same article is clipped again when its page has changed, or when two people clip it. The same copy of an agency at
another publisher is not the same article: it has an address, a date and perhaps a headline of its own.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urlsplit

from standfirst.clip.clipping import Clipping
from standfirst.clip.metadata.address import canonical_url, host_of, publisher_of, same_article
from standfirst.source import Evidence, Library
from standfirst.text import fold, fold_typography

SAME_TEXT = 0.6
"""The containment from which two bodies are one text. One word in twenty changed leaves .63 to 1, half of the time
over .82; one in ten passes nine times in ten. Of 836 development articles by known publishers one pair has more, .72,
two versions of one story; the most alike of different stories have .37."""
_LENGTHS = 0.4
"""How long the shorter body is at least, of the longer: a paragraph in a round-up of the day is not the round-up."""
_SURE = 0.9
"""The containment that is asked where addresses, or both headline and day, say that these are two articles: a paper's
daily report by one template has .6 and more in common with yesterday's."""
_BEGINNING = 0.9
"""The containment from which a body may be shorter than that, if it is the other's beginning: a page cut at its
paywall."""
_SHINGLE = 4
"""Words in a row that are compared."""
_LONG_ENOUGH = 40
"""Bytes of UTF-8 of a folded sentence that tells its article: some forty letters, or fourteen Chinese signs."""
_COMMON = 25
"""A sentence of more bodies than that is a publisher's standing text and tells nothing."""
_MOST_COMPARED = 20
_LEFT_OUT = "\"'“”„«»‘’‚‹›\u00ad\u200b"  # noqa: RUF001 - quotation marks
_END = re.compile(r"[.!?…。！？\n]+")  # noqa: RUF001 - Chinese and Japanese stops
_WORD = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]|\\w+")
"""A word; a single sign in scripts that part words by nothing."""


@dataclass(frozen=True, slots=True)
class Match:
    """An article of the library that is the clipped one."""

    id: str
    by: Literal["address", "text"]
    likeness: float
    """How alike the texts are (`likeness`); 1 where one of the two has none."""


@dataclass(frozen=True, slots=True)
class House:
    """Who published something, as far as it is known: the desk's key or a folded name, and the site's host."""

    name: str | None
    host: str | None

    def same(self, other: House) -> bool:
        """Tell whether two are surely one publisher."""
        if self.name and self.name == other.name:
            return True
        return bool(self.host and other.host) and _one_site(self.host or "", other.host or "")

    def other(self, other: House) -> bool:
        """Tell whether two are surely two publishers: names or hosts of both are known, and differ."""
        known = (self.name and other.name) or (self.host and other.host)
        return bool(known) and not self.same(other)


@dataclass(frozen=True, slots=True)
class Houses:
    """Tells publishers by a library's registry; made once for many articles."""

    library: Library
    domains: Mapping[str, str]

    @classmethod
    def of(cls, library: Library) -> Houses:
        """Return what the registry of a library knows."""
        entries = library.publishers.entries.items()
        return cls(library, {domain: key for key, entry in entries for domain in entry.domains})

    def find(self, publisher: str | None, url: str | None) -> House:
        """Return who published what has this publisher, a key or a name, and this address; either may be None."""
        host = host_of(url) if url else None
        if publisher:
            known = self.library.publishers.resolve(publisher)
            return House(known.key or fold(known.name).removeprefix("the "), host)
        return House(publisher_of(url, self.domains) if url else None, host)


def _one_site(host: str, other: str) -> bool:
    return host == other or host.endswith(f".{other}") or other.endswith(f".{host}")


class Addresses:
    """Ids of articles by their address, whatever its trackers, on the mobile page or not."""

    def __init__(self) -> None:
        self._known: dict[str, list[tuple[str, str]]] = defaultdict(list)

    @classmethod
    def of(cls, library: Library) -> Addresses:
        """Return the addresses of a library's articles: the original's and its archived copy's."""
        found = cls()
        for article in library.articles.values():
            for url in (article.fields.url, article.fields.archive_url):
                if url:
                    found.add(article.id, url)
        return found

    def add(self, article_id: str, url: str) -> None:
        """Take in one more address; one of a whole site names no article and is left out."""
        if (key := _place(url)) is not None:
            self._known[key].append((url, article_id))

    def find(self, url: str) -> tuple[str, ...]:
        """Return the ids of the articles at an address, sorted."""
        key = _place(url)
        return tuple(sorted({id_ for known, id_ in self._known.get(key or "", ()) if same_article(known, url)}))


def _place(url: str) -> str | None:
    """Return the part of an address that addresses of one article share, whatever the host and the page's form."""
    try:
        parts = urlsplit(canonical_url(url) or "")
    except ValueError:
        return None
    names = [name for name in parts.path.split("/") if name and name != "amp"]
    if not names and not parts.query and not parts.fragment:
        return None
    last = re.sub(r"[.]amp$|[.]amp(?=[.]html$)", "", names[-1]) if names else ""
    return f"{last}?{parts.query}#{parts.fragment.rstrip('/')}"


def shingles(body: str) -> frozenset[int]:
    """Return the hashes of every four words in a row of a body, case and typography folded: equal in one process only.

    A body of fewer words has one shingle, all of it.
    """
    words = _WORD.findall(fold_typography(body).casefold())
    if len(words) <= _SHINGLE:
        return frozenset({hash(tuple(words))}) if words else frozenset()
    return frozenset(hash(tuple(words[place : place + _SHINGLE])) for place in range(len(words) - _SHINGLE + 1))


def likeness(one: str, other: str) -> float:
    """Return how alike two bodies are, 0 to 1: the share of the shorter one's four-word shingles that the other has."""
    return _containment(shingles(one), shingles(other))


def _containment(one: frozenset[int], other: frozenset[int]) -> float:
    smaller = min(len(one), len(other))
    return round(len(one & other) / smaller, 6) if smaller else 0.0


def same_text(one: str, other: str) -> bool:
    """Tell whether two bodies are one text: a version with a paragraph more, with words changed, or cut short."""
    first, second = shingles(one), shingles(other)
    like = _containment(first, second)
    shorter, longer = sorted((len(first), len(second)))
    if like < SAME_TEXT:
        return False
    return shorter >= _LENGTHS * longer or (like >= _BEGINNING and _begin_alike(one, other))


def _begin_alike(one: str, other: str) -> bool:
    first, second = (fold_typography(text).casefold() for text in (one, other))
    shorter = min(len(first), len(second), 2 * _LONG_ENOUGH)
    return first[:shorter] == second[:shorter]


class Known:
    """What a desk has, ready to be asked for an article; made once, however many are clipped.

    Bodies are read when the first text is asked for. They are not kept: the few that could be the same are read again.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._addresses = Addresses.of(library)
        self._evidence: Evidence = library.evidence
        self._registry = Houses.of(library)
        self._houses = {
            article.id: self._registry.find(article.fields.publisher, article.fields.url)
            for article in library.articles.values()
        }
        self._added: dict[str, Clipping] = {}
        self._sentences: dict[int, tuple[str, ...]] | None = None

    @classmethod
    def of(cls, library: Library) -> Known:
        """Return what a library holds."""
        return cls(library)

    def find(self, clipping: Clipping) -> Match | None:
        """Return the article that the clipping is, None where the desk does not have it.

        By its address, whatever its text; else by its text, unless publishers are known and differ. Of several the
        most alike, then the first by id.
        """
        ids = self._addresses.find(clipping.url) if clipping.url else ()
        if ids:
            return _best("address", {id_: self._likeness(id_, clipping) for id_ in ids})
        house = self._registry.find(clipping.publisher, clipping.url)
        alike = self._alike(clipping.body)
        own = {id_: like for id_, like in alike.items() if not self._houses[id_].other(house)}
        return _best("text", {id_: like for id_, like in own.items() if self._could_be(id_, clipping, like)})

    def _could_be(self, article_id: str, clipping: Clipping, like: float) -> bool:
        """Tell whether an article of like text could be the clipped one, by what both say of themselves."""
        title, day, url = self._said(article_id)
        other_title = bool(title and clipping.title and fold_typography(title) != fold_typography(clipping.title))
        other_day = bool(day and clipping.date and day != clipping.date[:10])
        if url and clipping.url and not same_article(url, clipping.url):
            return like >= _SURE and not (other_title and other_day)
        return like >= _SURE or not (other_title and other_day)

    def _said(self, article_id: str) -> tuple[str | None, str | None, str | None]:
        """Return an article's headline, its day and its address."""
        if article_id in self._added:
            added = self._added[article_id]
            return added.title, (added.date or "")[:10] or None, added.url
        fields = self._library.articles[article_id].fields
        return fields.title, fields.date.day.isoformat() if fields.date else None, fields.url

    def copies(self, clipping: Clipping) -> tuple[str, ...]:
        """Return the articles that have the same text at another publisher, most alike first."""
        house = self._registry.find(clipping.publisher, clipping.url)
        alike = {id_: like for id_, like in self._alike(clipping.body).items() if self._houses[id_].other(house)}
        return tuple(sorted(alike, key=lambda id_: (-alike[id_], id_)))

    def add(self, article_id: str, clipping: Clipping) -> None:
        """Take in an article that was clipped since the library was read, or a new text of one."""
        self._added[article_id] = clipping
        self._houses[article_id] = self._registry.find(clipping.publisher, clipping.url)
        if clipping.url:
            self._addresses.add(article_id, clipping.url)
        if self._sentences is not None:
            _note(self._sentences, article_id, clipping.body)

    def _body(self, article_id: str) -> str:
        if article_id in self._added:
            return self._added[article_id].body
        return self._evidence.body(article_id) or ""

    def _likeness(self, article_id: str, clipping: Clipping) -> float:
        body = self._body(article_id)
        return likeness(body, clipping.body) if body and clipping.body else 1.0

    def _alike(self, body: str) -> Mapping[str, float]:
        """Return the articles of the same text, and how alike they are."""
        if not body:
            return {}
        sentences = self._index()
        shared: Counter[str] = Counter()
        for mark in _marks(body):
            having = sentences.get(mark, ())
            if len(having) <= _COMMON:
                shared.update(having)
        near = sorted(shared, key=lambda id_: (-shared[id_], id_))[:_MOST_COMPARED]
        bodies = {id_: self._body(id_) for id_ in near}
        return {id_: likeness(text, body) for id_, text in bodies.items() if same_text(text, body)}

    def _index(self) -> dict[int, tuple[str, ...]]:
        if self._sentences is None:
            self._sentences = {}
            for article_id in sorted({*self._library.articles, *self._added}):
                _note(self._sentences, article_id, self._body(article_id))
        return self._sentences


def _note(index: dict[int, tuple[str, ...]], article_id: str, body: str) -> None:
    for mark in _marks(body):
        having = index.get(mark, ())
        if len(having) <= _COMMON and article_id not in having:
            index[mark] = (*having, article_id)


def _marks(body: str) -> set[int]:
    """Return the hashes of a body's longer sentences without case, quotation marks and layout, each once.

    They only say which bodies to compare. Signs are taken out one by one: on 10,000 bodies that is ten times as fast
    as folding typography, and a sentence with another dash is one of many.
    """
    bare = body.casefold()
    for sign in _LEFT_OUT:
        bare = bare.replace(sign, "")
    sentences = map(str.strip, _END.split(bare.replace("\u00a0", " ")))
    return {hash(sentence) for sentence in sentences if _is_long_enough(sentence)}


def _is_long_enough(sentence: str) -> bool:
    if len(sentence) >= _LONG_ENOUGH:
        return True
    return not sentence.isascii() and len(sentence.encode("utf-8", "surrogatepass")) >= _LONG_ENOUGH


def _best(by: Literal["address", "text"], found: Mapping[str, float]) -> Match | None:
    if not found:
        return None
    id_ = min(found, key=lambda id_: (-found[id_], id_))
    return Match(id_, by, found[id_])
