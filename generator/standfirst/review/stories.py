"""What became of stories, each found again by its id."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from standfirst.check.changed_words import corrected_fields
from standfirst.check.links import same_page
from standfirst.quotes import Verifier
from standfirst.review.changes import FieldChange, ListChange, State, StoryChange, StoryKind, TextChange
from standfirst.review.proofs import body_change, quote_changes, reordered
from standfirst.review.words import in_words, settled, word_pieces
from standfirst.source import Article, Library, Name, Status
from standfirst.source.arrange import SORTED
from standfirst.source.schema import ArticleFields, accepted_fields
from standfirst.source.schema.article import Correction
from standfirst.text import page_path

_TEXTS = ("title", "summary", "commentary")
_LISTS = ("topics", "authors", "places", "tags", "not_related")
_APART = frozenset([
    *_TEXTS, *_LISTS, "key_points", "quotes", "people", "organisations", "publisher", "corrections", "status",
    "formerly", "proposed", "body_sha256", "capture", "schema_version", "rights", "language", "allow",
])  # fmt: skip
"""Fields that are compared in a way of their own, and those that readers never see."""

_GUARDED = frozenset(["title", "summary", "key_points", "commentary"])
"""Texts that are the desk's word to readers: changed silently, the change is told as uncorrected."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A story on both sides; None where a side has none."""

    before: Article | None
    after: Article | None

    @property
    def shown(self) -> Article:
        """Return the newer one that there is."""
        article = self.after or self.before
        if article is None:  # pragma: no cover - a pair has one at least
            raise ValueError("a pair of nothing")
        return article


@dataclass(frozen=True, slots=True)
class Scenes:
    """Both libraries, with what proves their quotes, at one time."""

    before: Library
    after: Library
    cutoff: datetime
    old: Verifier
    new: Verifier
    topics: Mapping[str, str]
    """New slugs of renamed topics by their old ones."""
    editions: Mapping[str, tuple[frozenset[str], frozenset[str]]]
    """Published editions that have a story, by its id: before and after."""


def pairs(before: Library, after: Library, relevant: frozenset[str]) -> list[Pair]:
    """Return the stories whose files are `relevant`, each with what it was; one that has a new id is found again.

    It is the same story when the new file names the old id in `formerly`, or else has the same address of its source,
    or where one of them has no address the same body.
    """
    old = {id_: article for id_, article in before.articles.items() if article.file in relevant}
    new = {id_: article for id_, article in after.articles.items() if article.file in relevant}
    kept = [Pair(before.articles.get(id_), after.articles.get(id_)) for id_ in sorted(old.keys() | new.keys())]
    found = [pair for pair in kept if pair.before and pair.after]
    gone = {pair.before.id: pair.before for pair in kept if pair.before and not pair.after}
    came = [pair.after for pair in kept if pair.after and not pair.before]
    for article in came:
        former = _former(article, gone, before, after)
        if former is not None:
            del gone[former.id]
        found.append(Pair(former, article))
    return [*found, *(Pair(article, None) for article in gone.values())]


def _former(article: Article, gone: Mapping[str, Article], before: Library, after: Library) -> Article | None:
    for id_ in article.fields.formerly:
        if id_ in gone:
            return gone[id_]
    for other in gone.values():
        if article.fields.url and other.fields.url and same_page(other.fields.url) == same_page(article.fields.url):
            return other
    body = after.evidence.body(article.id)
    maybe = [other for other in gone.values() if not (article.fields.url and other.fields.url)]
    return next((other for other in maybe if body and before.evidence.body(other.id) == body), None)


def story_changes(scenes: Scenes, relevant: frozenset[str]) -> list[StoryChange]:
    """Return what became of the stories whose files are `relevant`; what is the same for readers is left out."""
    told = [change for pair in pairs(scenes.before, scenes.after, relevant) if (change := _change(scenes, pair))]
    return sorted(told, key=lambda change: (_WEIGHT[change.kind], change.id))


_WEIGHT: dict[StoryKind, int] = {
    "withdrawn": 0, "removed": 1, "taken back": 2, "changed": 3, "embargoed": 4, "restored": 5, "published": 6,
    "added": 7, "unseen": 8,
}  # fmt: skip


def state_of(article: Article | None, cutoff: datetime) -> State:
    """Return what readers have of a story at `cutoff`."""
    if article is None:
        return "absent"
    if article.withdrawn(cutoff):
        return "withdrawn"
    if article.published(cutoff):
        return "published"
    if article.fields.status in {Status.PUBLISHED, Status.WITHDRAWN}:
        return "embargoed"
    return "review" if article.fields.status is Status.REVIEW else "proposed"


def address_of(article: Article | None, state: State) -> str:
    """Return the address of a story's page or tombstone, empty while it has none."""
    if article is None or article.address is None or state not in {"published", "withdrawn"}:
        return ""
    return page_path("articles", *article.address, article.id)


def _kind(before: State, after: State) -> StoryKind:
    if before == after == "published" or before == after == "withdrawn":
        return "changed"
    match after:
        case "published":
            return "added" if before == "absent" else "restored" if before == "withdrawn" else "published"
        case "withdrawn":
            return "withdrawn"
        case "absent":
            return "removed" if before in {"published", "withdrawn"} else "unseen"
        case "embargoed":
            return "unseen" if before == "embargoed" else "embargoed"
        case _:
            return "taken back" if before in {"published", "withdrawn"} else "unseen"


def _change(scenes: Scenes, pair: Pair) -> StoryChange | None:
    before, after = pair.before, pair.after
    states = state_of(before, scenes.cutoff), state_of(after, scenes.cutoff)
    kind = _kind(*states)
    fields = [_readers(article, state) for article, state in ((before, states[0]), (after, states[1]))]
    texts = tuple(_texts(fields[0], fields[1]))
    quotes = tuple(quote_changes(scenes.before, scenes.after, scenes.old, scenes.new, before, after))
    body = body_change(scenes.before, scenes.after, before, after) if before and after else None
    corrections = tuple(_corrections(before, after))
    corrected = corrected_fields(before, after) if before and after else frozenset()
    had = states[0] == states[1] == "published"
    addresses = address_of(before, states[0]), address_of(after, states[1])
    change = StoryChange(
        kind=kind,
        id=pair.shown.id,
        former_id=before.id if before and after and before.id != after.id else "",
        title=pair.shown.fields.title or pair.shown.id,
        file=pair.shown.file,
        state_before=states[0],
        state_after=states[1],
        address_before=addresses[0],
        address_after=addresses[1],
        texts=texts,
        quotes=quotes,
        lists=tuple(_lists(scenes, pair, fields[0], fields[1])),
        fields=tuple(_fields(before, after, fields[0], fields[1])) if before and after else (),
        corrections=corrections,
        body=body,
        uncorrected=had and any(text.name in _GUARDED and text.before and text.name not in corrected for text in texts),
    )
    same = states[0] == states[1] and addresses[0] == addresses[1] and not change.former_id
    empty = not (texts or quotes or change.lists or change.fields or corrections or body)
    return None if same and empty else change


def _readers(article: Article | None, state: State) -> ArticleFields:
    """Return the fields that readers have; of a story that they do not have, those of the file."""
    if article is None:
        return ArticleFields()
    return accepted_fields(article.fields) if state in {"published", "withdrawn"} else article.fields


def _texts(before: ArticleFields, after: ArticleFields) -> Iterator[TextChange]:
    for name in _TEXTS:
        one, other = settled(getattr(before, name)), settled(getattr(after, name))
        if one != other:
            yield TextChange(name, one, other, word_pieces(one, other))
    points = ["\n\n".join(f"- {settled(point)}" for point in fields.key_points) for fields in (before, after)]
    if points[0] != points[1]:
        yield TextChange("key_points", points[0], points[1], word_pieces(points[0], points[1]))


def _lists(scenes: Scenes, pair: Pair, before: ArticleFields, after: ArticleFields) -> Iterator[ListChange]:
    whole = pair.before is not None and pair.after is not None
    rows: list[tuple[str, tuple[str, ...], tuple[str, ...]]] = []
    rows.append(("topics", tuple(scenes.topics.get(slug, slug) for slug in before.topics), after.topics))
    none: tuple[frozenset[str], frozenset[str]] = (frozenset(), frozenset())
    was = scenes.editions.get(pair.before.id, none)[0] if pair.before else frozenset()
    is_ = scenes.editions.get(pair.after.id, none)[1] if pair.after else frozenset()
    rows.append(("editions", tuple(sorted(was)), tuple(sorted(is_))))
    if whole:
        rows += [(name, getattr(before, name), getattr(after, name)) for name in _LISTS if name != "topics"]
        rows += [
            (name, _names(pair.before, name, before), _names(pair.after, name, after))
            for name in ("people", "organisations")
        ]
    for name, one, other in rows:
        change = list_change(name, one, other)
        if change is not None:
            yield change
    if whole and reordered(before.quotes, after.quotes):
        yield ListChange("quotes", (), (), reordered=True)


def list_change(name: str, before: tuple[str, ...], after: tuple[str, ...]) -> ListChange | None:
    """Return what came into a list and what went; None where it is the same, or differs in an order without meaning."""
    if before == after or (name in SORTED and sorted(before) == sorted(after)):
        return None
    added, removed = tuple(x for x in after if x not in before), tuple(x for x in before if x not in after)
    return ListChange(name, added, removed, reordered=not (added or removed))


def _names(article: Article | None, name: str, fields: ArticleFields) -> tuple[str, ...]:
    if article is None or not getattr(fields, name):
        return ()
    names: tuple[Name, ...] = getattr(article, name)
    return tuple(each.key or each.name for each in names)


def _fields(
    before: Article | None, after: Article | None, one: ArticleFields, other: ArticleFields
) -> Iterator[FieldChange]:
    if before is None or after is None:
        return
    was, is_ = (article.publisher for article in (before, after))
    rows: list[tuple[str, str, str]] = [
        ("publisher", (was.key or was.name) if was else "", (is_.key or is_.name) if is_ else ""),
        ("rights", before.rights, after.rights),
        ("language", before.language, after.language),
        ("formerly", in_words(before.fields.formerly), in_words(_former_ids(before, after))),
    ]
    rows += [
        (name, in_words(getattr(one, name)), in_words(getattr(other, name)))
        for name in ArticleFields.model_fields if name not in _APART
    ]  # fmt: skip
    yield from (FieldChange(*row) for row in rows if row[1] != row[2])


def _former_ids(before: Article, after: Article) -> tuple[str, ...]:
    """Return the old ids that still lead to a story, without the one that this change gave up: that is told apart."""
    return tuple(id_ for id_ in after.fields.formerly if id_ != before.id)


def _corrections(before: Article | None, after: Article | None) -> Iterator[str]:
    """Yield the corrections that came and those that readers were told and are told no more."""
    if before is None or after is None:
        return
    had, has = before.fields.corrections, after.fields.corrections
    yield from (_correction(item) for item in has if item not in had)
    yield from (f"NO LONGER TOLD: {_correction(item)}" for item in had if item not in has)


def _correction(item: Correction) -> str:
    parts = [settled(item.note)] if item.note else []
    parts += [f"was “{settled(item.was)}”, now “{settled(item.now)}”"] if item.was or item.now else []
    return f"{item.date} {item.field}: {'; '.join(parts)}"
