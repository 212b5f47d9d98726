"""What became of topics, editions, the entries of registries, terms and ordinary pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import Literal, TypeVar

from standfirst.review.changes import FieldChange, ItemChange, ItemKind, ListChange, TextChange
from standfirst.review.stories import list_change
from standfirst.review.words import in_words, settled, word_pieces
from standfirst.source import Edition, Library, Registry, Topic
from standfirst.source.schema import OrganisationFields, PersonFields, PublisherFields
from standfirst.text import fold

Entry = TypeVar("Entry", PersonFields, OrganisationFields, PublisherFields)

_KINDS: dict[str, Literal["person", "organisation", "publisher"]] = {
    "people": "person", "organisations": "organisation", "publishers": "publisher",
}  # fmt: skip


def renamed_topics(before: Library, after: Library, changed: frozenset[str]) -> dict[str, str]:
    """Return the new slugs of topics in `changed` files by their old ones: by `formerly`, else by the same title."""
    gone = {slug: old for slug, old in before.topics.items() if slug not in after.topics and old.file in changed}
    came = {slug: new for slug, new in after.topics.items() if slug not in before.topics and new.file in changed}
    found: dict[str, str] = {}
    for slug, topic in sorted(after.topics.items()):
        found.update({old: slug for old in topic.fields.formerly if old in gone})
    for slug, topic in sorted(came.items()):
        same = [old for old, was in gone.items() if old not in found and was.fields.title == topic.fields.title]
        found.update({old: slug for old in same if slug not in found.values()})
    return found


def topic_changes(
    before: Library, after: Library, renamed: Mapping[str, str], changed: frozenset[str]
) -> Iterator[ItemChange]:
    """Yield the topics in `changed` files that came, went, have another name or say something else."""
    counts = [
        Counter(slug for article in library.articles.values() for slug in article.fields.topics)
        for library in (before, after)
    ]
    used = counts[0] | counts[1]  # the larger of both
    merged = Counter(renamed.values())
    for slug in sorted(before.topics.keys() | after.topics.keys()):
        old, new = before.topics.get(slug), after.topics.get(slug)
        if not changed & {item.file for item in (old, new) if item}:
            continue
        if old and new:
            yield from _topic("changed", old, new, after, used[slug])
        elif new and slug not in renamed.values():
            yield ItemChange("topic", "added", slug, "", new.fields.title, "", new.file, tuple(_topic_texts(None, new)))
        elif old and slug in renamed:
            other = after.topics[renamed[slug]]
            joined = merged[renamed[slug]] > 1 or renamed[slug] in before.topics
            yield from _topic("merged" if joined else "renamed", old, other, after, used[slug])
        elif old:
            stories = sum(slug in article.fields.topics for article in after.articles.values())
            yield ItemChange("topic", "removed", slug, slug, old.fields.title, "", old.file, stories=stories)


def _topic(kind: ItemKind, old: Topic, new: Topic, after: Library, stories: int) -> Iterator[ItemChange]:
    texts = tuple(_topic_texts(old, new)) if kind != "merged" else ()
    lists = [list_change(name, getattr(old.fields, name), getattr(new.fields, name)) for name in ("pinned", "aliases")]
    rows = [
        FieldChange(name, in_words(getattr(old.fields, name)), in_words(getattr(new.fields, name)))
        for name in ("parent", "updated", "stale_after", "medtop", "same_as")
    ]  # fmt: skip
    fields = tuple(row for row in rows if row.before != row.after)
    if kind == "changed" and old.fields.title != new.fields.title:
        kind = "renamed"
    if kind == "changed" and not (texts or fields or any(lists)):
        return
    yield ItemChange(
        "topic", kind, new.slug, old.slug, new.fields.title, old.fields.title, new.file, texts,
        tuple(change for change in lists if change), fields,
        redirects=old.slug == new.slug or (old.slug in new.fields.formerly and old.slug not in after.topics),
        stories=stories,
    )  # fmt: skip


def _topic_texts(old: Topic | None, new: Topic) -> Iterator[TextChange]:
    def text(topic: Topic | None, name: str) -> str | None:
        if topic is None:
            return None
        if name == "introduction":
            return topic.introduction
        roundup = topic.fields.roundup
        if name == "roundup":
            return roundup.text if roundup and roundup.accepted else None
        return topic.fields.title if name == "name" else topic.fields.description

    for name in ("name", "description", "roundup", "introduction"):
        yield from text_change(name, text(old, name), text(new, name))


def text_change(name: str, before: str | None, after: str | None) -> Iterator[TextChange]:
    """Yield how a text differs, nothing where it says the same."""
    one, other = settled(before), settled(after)
    if one != other:
        yield TextChange(name, one, other, word_pieces(one, other))


def edition_changes(before: Library, after: Library, changed: frozenset[str], cutoff: datetime) -> Iterator[ItemChange]:
    """Yield the editions in `changed` files that came, went or hold something else; readers have them at `cutoff`.

    A list that readers had already is told as `fixed`.
    """
    for id_ in sorted(before.editions.keys() | after.editions.keys()):
        old, new = before.editions.get(id_), after.editions.get(id_)
        shown = new or old
        if shown is None or not changed & {item.file for item in (old, new) if item}:
            continue
        states = [edition.published(cutoff) if edition else False for edition in (old, new)]
        title, former = _edition_title(shown), _edition_title(old) if old else ""
        texts = tuple(_edition_texts(old, new))
        lists = tuple(_edition_lists(old, new))
        kind: ItemKind = "added" if old is None else "removed" if new is None else "changed"
        if old and new and states[0] != states[1]:
            kind = "published" if states[1] else "taken back"
        dates = [in_words(edition.fields.date) if edition else "" for edition in (old, new)]
        fields = (FieldChange("edition date", dates[0], dates[1]),) if old and new and dates[0] != dates[1] else ()
        if kind == "changed" and not (texts or lists or fields):
            continue
        yield ItemChange(
            "edition", kind, id_, id_ if old else "", title, former, shown.file, texts, lists, fields,
            redirects=bool(old and new), fixed=states[0] and bool(lists), stories=len(shown.fields.stories),
        )  # fmt: skip


def _edition_title(edition: Edition) -> str:
    return edition.fields.title or str(edition.fields.date.day)


def _edition_texts(old: Edition | None, new: Edition | None) -> Iterator[TextChange]:
    def parts(edition: Edition | None) -> dict[str, str | None]:
        if edition is None:
            return {}
        quote = edition.fields.quote
        whys = {f"why {story.id}": story.why for story in edition.fields.stories if story.why}
        return {"name": edition.fields.title, "lead": edition.lead, "quote": quote.text if quote else None, **whys}

    one, other = parts(old), parts(new)
    for name in dict.fromkeys([*one, *other]):
        yield from text_change(name, one.get(name), other.get(name))


def _edition_lists(old: Edition | None, new: Edition | None) -> Iterator[ListChange]:
    def row(edition: Edition | None, name: str) -> tuple[str, ...]:
        if edition is None:
            return ()
        match name:
            case "stories":
                return tuple(story.id for story in edition.fields.stories)
            case "also_noted":
                return edition.fields.also_noted
            case _:
                return (edition.fields.lead,) if edition.fields.lead else ()

    for name in ("stories", "also_noted", "leading story"):
        change = list_change(name, row(old, name), row(new, name))
        if change is not None:
            yield change


def entry_changes(before: Library, after: Library, unread: Collection[str] = ()) -> Iterator[ItemChange]:
    """Yield the entries of registries that came, went, were joined to another or have another name.

    Of files that are `unread`, because one side cannot be parsed, nothing is told.
    """
    used = _used(before) | _used(after)  # the larger of both counts
    if after.people.file not in unread:
        yield from _entries(before.people, after.people, used)
    if after.organisations.file not in unread:
        yield from _entries(before.organisations, after.organisations, used)
    if after.publishers.file not in unread:
        yield from _entries(before.publishers, after.publishers, used)


def _used(library: Library) -> Counter[tuple[str, str]]:
    """Count the stories that name each entry."""
    counts: Counter[tuple[str, str]] = Counter()
    for article in library.articles.values():
        names = [*article.people, *article.organisations, *article.speakers]
        names += [article.publisher] if article.publisher else []
        counts.update({(name.kind, name.key) for name in names if name.key})
    return counts


def _entries(before: Registry[Entry], after: Registry[Entry], used: Counter[tuple[str, str]]) -> Iterator[ItemChange]:
    what = _KINDS[after.kind]
    moved = {
        to: gone
        for gone in sorted(before.entries.keys() - after.entries.keys())
        if (to := _became(gone, before, after))
    }  # fmt: skip

    for key in sorted(before.entries.keys() | after.entries.keys()):
        old, new = before.entries.get(key), after.entries.get(key)
        stories = used[after.kind, key]
        if old and new:
            fields = tuple(_entry_fields(old, new))
            if fields:
                kind: ItemKind = "renamed" if old.name != new.name else "changed"
                yield ItemChange(
                    what, kind, key, key, new.name, old.name, after.file, fields=fields, redirects=True, stories=stories
                )
        elif new:
            if key not in moved:
                yield ItemChange(what, "added", key, "", new.name, "", after.file, stories=stories)
        elif old:
            to = _became(key, before, after)
            if not to:
                yield ItemChange(what, "removed", key, key, old.name, old.name, before.file, stories=stories)
                continue
            kind = "merged" if to in before.entries else "renamed"
            yield ItemChange(what, kind, to, key, after.entries[to].name, old.name, after.file, stories=stories)


def _became(key: str, before: Registry[Entry], after: Registry[Entry]) -> str:
    """Return the key of the entry that the name of one that went now leads to; empty where none does."""
    old: PersonFields | OrganisationFields | PublisherFields = before.entries[key]
    names = [old.name, *([old.native] if old.native else []), *old.aliases]
    return next((after.keys[fold(name)] for name in names if fold(name) in after.keys), "")


def _entry_fields(old: Entry, new: Entry) -> Iterator[FieldChange]:
    for name in type(new).model_fields:
        one, other = in_words(getattr(old, name)), in_words(getattr(new, name))
        if one != other:
            yield FieldChange(name, one, other)


def term_changes(before: Library, after: Library) -> Iterator[ItemChange]:
    """Yield the terms of the glossary that came, went or are explained in other words."""
    one, other = {term.name: term for term in before.glossary}, {term.name: term for term in after.glossary}
    for name in sorted(one.keys() | other.keys()):
        old, new = one.get(name), other.get(name)
        texts = tuple(text_change("explanation", old.definition if old else None, new.definition if new else None))
        aliases = list_change("aliases", old.aliases, new.aliases) if old and new else None
        if texts or aliases:
            kind: ItemKind = "changed" if old and new else "added" if new else "removed"
            yield ItemChange(
                "term", kind, name, name if old else "", name, name if old else "", "glossary.yml", texts,
                (aliases,) if aliases else (),
            )  # fmt: skip


def page_text_changes(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[ItemChange]:
    """Yield the desk's ordinary pages, by file, whose text changed; one with the same text at another place moved."""
    gone = {text: file for file, text in sorted(before.items()) if file not in after and text.strip()}
    moved = {file: gone[text] for file, text in sorted(after.items()) if file not in before and text in gone}
    for file, was in moved.items():
        yield ItemChange("page", "renamed", file, was, file, was, file)
    for file in sorted((before.keys() | after.keys()) - moved.keys() - set(moved.values())):
        texts = tuple(text_change("text", before.get(file), after.get(file)))
        if texts:
            kind: ItemKind = "changed" if file in before and file in after else "added" if file in after else "removed"
            yield ItemChange("page", kind, file, file if file in before else "", file, "", file, texts)
