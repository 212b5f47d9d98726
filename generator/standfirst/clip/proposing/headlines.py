"""The other stories that a page names, matched to articles that the desk has: by address, else by headline.

Precision first: a wrong link says to readers that two stories belong together. A headline that is the desk's but for a
word counts only from the same publisher; numbers and negations must agree, and the dates must not be far apart.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from standfirst.clip.again.known import Addresses, House, Houses
from standfirst.clip.clipping import Clipping, RelatedLink
from standfirst.clip.metadata.address import canonical_url, same_article
from standfirst.quotes.finding.languages.profile import words
from standfirst.source import Article, Library
from standfirst.source.moments import parse_moment
from standfirst.text import fold_typography

_WORD = re.compile(r"\w+(?:[.,']\w+)*")
_FEWEST = 4
"""Words of a headline that can tell a story: shorter ones ("Live updates") come again."""
_FEWEST_SIGNS = 12
"""The same in characters, for scripts that part words by nothing."""
_ALIKE = 0.8
"""How much of each headline's rare words the other must have, weighed by rarity."""
_FEWEST_SHARED = 4
_DAYS_EQUAL, _DAYS_ALIKE = 10, 4
"""How many days may lie between the dates of page and file, where both are known: recurring headlines are not one
story. Pages show the day of the last change."""
_NEGATIONS = words(
    """
    no not never none nor without cannot can't won't don't doesn't didn't isn't aren't wasn't nicht kein keine
    keinen nie ohne ne pas jamais sans sin nunca jamás não sem nem
    """
)


@dataclass(frozen=True, slots=True)
class MatchedLink:
    """Another story that the page names; `id` is the desk's own article of it, None where the desk has none."""

    link: RelatedLink
    id: str | None = None
    confidence: float = 0.0
    """How sure the match is, 0 to 1; 0 without one."""
    rule: str = ""
    """What the match rests on, in words for an editor."""


@dataclass(frozen=True, slots=True)
class _Headline:
    id: str
    words: tuple[str, ...]
    rare: frozenset[str]
    day: date | None
    house: House


@dataclass(frozen=True, slots=True)
class Headlines:
    """The headlines and addresses of a library, ready to be looked up."""

    addresses: Addresses
    equal: Mapping[tuple[str, ...], tuple[_Headline, ...]]
    having: Mapping[str, tuple[_Headline, ...]]
    weights: Mapping[str, float]
    houses: Houses

    @classmethod
    def of(cls, library: Library) -> Headlines:
        """Return the headlines of a library's articles."""
        houses = Houses.of(library)
        found = [
            _headline(article, houses)
            for article in sorted(library.articles.values(), key=lambda article: article.id)
            if article.fields.title and _can_tell(article.fields.title)
        ]
        spread = Counter(word for headline in found for word in headline.rare)
        weights = {word: math.log(1 + (len(found) + 1) / count) for word, count in spread.items()}
        equal: dict[tuple[str, ...], list[_Headline]] = defaultdict(list)
        having: dict[str, list[_Headline]] = defaultdict(list)
        for headline in found:
            equal[headline.words].append(headline)
            for word in headline.rare:
                having[word].append(headline)
        return cls(
            Addresses.of(library),
            {words: tuple(rows) for words, rows in equal.items()},
            {word: tuple(rows) for word, rows in having.items()},
            weights,
            houses,
        )

    def match(self, clipping: Clipping, *, own: Iterable[str] = ()) -> tuple[MatchedLink, ...]:
        """Return the stories that a page names, in its order, each once, with the desk's article where it has one.

        Links to the page itself are dropped, as are those to the articles `own`, which are the page's in the library.
        """
        house = self.houses.find(clipping.publisher, clipping.url)
        mine = set(own)
        if clipping.url:
            mine.update(self.addresses.find(clipping.url))
        found: list[MatchedLink] = []
        seen: set[str] = set()
        for link in clipping.related:
            matched = None if _is_itself(link, clipping) else self._matched(link, house)
            if matched is None or matched.id in mine:
                continue
            key = matched.id or canonical_url(link.url or "") or " ".join(_words(link.title))
            if key not in seen:
                seen.add(key)
                found.append(matched)
        return tuple(found)

    def _matched(self, link: RelatedLink, house: House) -> MatchedLink:
        ids = self.addresses.find(link.url) if link.url else ()
        if ids:
            return MatchedLink(link, ids[0], 0.99, "its address is the article's")
        if not _can_tell(link.title):
            return MatchedLink(link)
        return self._of_equal_words(link, house) or self._of_like_words(link, house) or MatchedLink(link)

    def _of_equal_words(self, link: RelatedLink, house: House) -> MatchedLink | None:
        day = _day(link.date)
        near = [row for row in self.equal.get(_words(link.title), ()) if _near(row.day, day, _DAYS_EQUAL)]
        own = [row for row in near if row.house.same(house)]
        if not (own or near):
            return None
        best = min(own or near, key=lambda row: (_apart(row.day, day), row.id))
        if own:
            return MatchedLink(link, best.id, 0.95, "the same headline")
        return MatchedLink(link, best.id, 0.8, "the same headline at another publisher, or one that is not known")

    def _of_like_words(self, link: RelatedLink, house: House) -> MatchedLink | None:
        words = _words(link.title)
        rare = _rare(words)
        day = _day(link.date)
        ranked: list[tuple[float, float, str]] = []
        for row in {row.id: row for word in rare for row in self.having.get(word, ())}.values():
            like = self._likeness(rare, row.rare)
            agree = _must_agree(words) == _must_agree(row.words)
            if like >= _ALIKE and agree and row.house.same(house) and _near(row.day, day, _DAYS_ALIKE):
                ranked.append((-like, _apart(row.day, day), row.id))
        if not ranked:
            return None
        return MatchedLink(link, min(ranked)[2], 0.75, "nearly the same headline at the same publisher")

    def _likeness(self, one: frozenset[str], other: frozenset[str]) -> float:
        """Return the share of rare words that two headlines have in common, of whichever it is the smaller share."""
        shared = one & other
        if len(shared) < _FEWEST_SHARED:
            return 0.0
        unknown = math.log(2 + len(self.equal))
        whole = max(math.fsum(self.weights.get(word, unknown) for word in words) for words in (one, other))
        return round(math.fsum(self.weights[word] for word in shared) / whole, 6)


def _headline(article: Article, houses: Houses) -> _Headline:
    fields = article.fields
    words = _words(fields.title or "")
    day = fields.date.day if fields.date else None
    return _Headline(article.id, words, _rare(words), day, houses.find(fields.publisher, fields.url))


def _words(title: str) -> tuple[str, ...]:
    """Return the words of a headline without case, typography and full stops: "U.S." and "US" are one."""
    folded = fold_typography(title).casefold().replace("-", " ")
    return tuple(word.replace(".", "") if not word[0].isdigit() else word for word in _WORD.findall(folded))


def _rare(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word for word in words if len(word) > 3 or word.isdigit())


def _must_agree(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word for word in words if word in _NEGATIONS or any(map(str.isdigit, word)))


def _can_tell(title: str) -> bool:
    signs = "".join(title.split())
    return len(_words(title)) >= _FEWEST or (not signs.isascii() and len(signs) >= _FEWEST_SIGNS)


def _is_itself(link: RelatedLink, clipping: Clipping) -> bool:
    if link.url and clipping.url and same_article(link.url, clipping.url):
        return True
    title = _words(clipping.title or "")
    return len(title) >= _FEWEST and _words(link.title) == title


def _day(given: str | None) -> date | None:
    try:
        return parse_moment(given).day if given else None
    except ValueError:
        return None


def _near(one: date | None, other: date | None, days: int) -> bool:
    return one is None or other is None or abs((one - other).days) <= days


def _apart(one: date | None, other: date | None) -> float:
    return math.inf if one is None or other is None else abs((one - other).days)
