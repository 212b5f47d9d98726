"""What follows from changed files: pages that appear, vanish or move, links that dangle, what is touched, findings."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from standfirst.check import Finding
from standfirst.review.changes import Dangling, ItemChange, PageChange, StoryChange, Touched
from standfirst.source import Article, Library
from standfirst.source.schema import accepted_fields
from standfirst.text import page_path

_FOLDER = {
    "topic": "topics", "edition": "editions", "person": "people", "organisation": "organisations",
    "publisher": "publishers",
}  # fmt: skip
_DESTINATION = re.compile(r"(?:\]\(|^ {0,3}\[[^\]\n]+\]:)\s*<?([^)\s>]+)", re.MULTILINE)
"""Where a link of Markdown leads: behind its words, or in a line of its own."""
_FEEDS = ("feed.xml", "feed.json")
PDF = "briefing.pdf"
"""The name of a PDF beside its page."""


# Pages


def page_changes(
    stories: Iterable[StoryChange], items: Iterable[ItemChange], after: Library, cutoff: datetime
) -> list[PageChange]:
    """Return the pages that appear, vanish or move, the lost ones first."""
    found = [*_story_pages(stories, after), *(page for item in items if (page := _item_page(item, after, cutoff)))]
    weight = {"vanishes": 0, "moves": 1, "tombstone": 2, "appears": 3}
    return sorted(found, key=lambda p: (weight[p.kind], p.redirects, p.before or p.after))


def _story_pages(stories: Iterable[StoryChange], after: Library) -> Iterator[PageChange]:
    for story in stories:
        was, is_ = story.address_before, story.address_after
        if was == is_ and story.state_before == story.state_after:
            continue
        if was and is_ and was != is_:
            article = after.articles.get(story.id)
            # A former id leads on from the same month alone: a file that changed its folder left its address behind.
            same_month = was.rsplit("/", 2)[0] == is_.rsplit("/", 2)[0]
            redirects = bool(article and story.former_id in article.fields.formerly and same_month)
            yield PageChange("moves", story.title, was, is_, redirects)
        elif was and is_:
            if story.state_after == "withdrawn":
                yield PageChange("tombstone", story.title, was, is_)
        elif was or is_:
            yield PageChange("appears" if is_ else "vanishes", story.title, was, is_)


def _item_page(item: ItemChange, after: Library, cutoff: datetime) -> PageChange | None:
    if item.what == "page":
        return _own_page(item)
    folder = _FOLDER.get(item.what)
    if folder is None or (item.what not in {"topic", "edition"} and not item.stories):
        return None  # who is named in no story has no page
    new, old = (page_path(folder, key) if key else "" for key in (item.key, item.former_key))
    if item.what == "edition":
        edition = after.editions.get(item.key)
        comes = item.kind in {"added", "published"} and edition is not None and edition.published(cutoff)
        goes = item.kind == "taken back" or (item.kind == "removed" and item.fixed)
    else:
        comes, goes = item.kind == "added", item.kind == "removed"
    if comes:
        return PageChange("appears", item.title, "", new)
    if goes:
        return PageChange("vanishes", item.former_title or item.title, old, "")
    moves = new != old and item.kind in {"renamed", "merged"}
    return PageChange("moves", item.title, old, new, item.redirects) if moves else None


def _own_page(item: ItemChange) -> PageChange | None:
    """Return what became of the address of an ordinary page, which is its file's."""
    if item.kind not in {"added", "removed", "renamed"}:
        return None
    was, is_ = (own_address(file) if file else "" for file in (item.former_key, item.key))
    if item.kind == "renamed":
        return PageChange("moves", item.title, was, is_) if was != is_ else None
    kind: Literal["appears", "vanishes"] = "appears" if item.kind == "added" else "vanishes"
    return PageChange(kind, item.title, was if kind == "vanishes" else "", is_ if kind == "appears" else "")


def own_address(file: str) -> str:
    """Return the address of an ordinary page, as MkDocs gives it to a file: `help/contact.md` is `help/contact/`."""
    stem = file.removesuffix(".md")
    folder, _, name = stem.rpartition("/")
    if name in {"index", "README"}:
        stem = folder
    return f"{stem}/" if stem else ""


def lost_pages(items: Iterable[ItemChange]) -> frozenset[str]:
    """Return the files of ordinary pages that are not where they were."""
    return frozenset(item.former_key for item in items if item.what == "page" and item.kind in {"removed", "renamed"})


# Links


def dangling_links(
    before: Library,
    after: Library,
    lost: Iterable[PageChange],
    pages: Mapping[str, str],
    known: Known,
    files: frozenset[str] = frozenset(),
) -> list[Dangling]:
    """Return the links of the new side that lead nowhere and did not before.

    `lost` are generated pages, which texts name by their addresses; `files` are ordinary pages that are gone.
    """
    was = {(link.file, link.target) for link in _references(before, known.before)}
    found = [link for link in _references(after, known.after) if (link.file, link.target) not in was]
    texts = [*pages.items(), *_markdown(after)]
    if files:
        found += [
            Dangling(file, "text", target)
            for file, text in texts
            for target in _DESTINATION.findall(text)
            if _leads_to(file, target) & {*files, *(own_address(name) for name in files)}
        ]
    own = {own_address(name) for name in files}
    for page in lost:
        if page.before and not page.redirects and page.before != page.after and page.before not in own:
            place = re.compile(rf"(?<![\w-]){re.escape(page.before.rstrip('/'))}(?![\w-])")
            found += [Dangling(file, "text", page.before) for file, text in texts if place.search(text)]
    return sorted(set(found), key=lambda link: (link.file, link.field, link.target))


def _leads_to(file: str, target: str) -> set[str]:
    """Return what a link in a file may mean: a file of the content folder, or an address of the site."""
    bare = target.partition("#")[0].partition("?")[0]
    if not bare or "://" in bare:
        return set()
    if bare.startswith("/"):
        return {bare.lstrip("/")}
    return {posixpath.normpath(posixpath.join(posixpath.dirname(file), bare))}


@dataclass(frozen=True, slots=True)
class Known:
    """The articles, topics and editions of both sides by folder and stem, whether or not they were read."""

    before: frozenset[str]
    after: frozenset[str]


def _references(library: Library, known: frozenset[str]) -> Iterator[Dangling]:
    def lost(file: str, field: str, folder: str, names: Iterable[str | None]) -> Iterator[Dangling]:
        yield from (Dangling(file, field, name) for name in names if name and f"{folder}/{name}" not in known)

    for article in library.articles.values():
        fields = accepted_fields(article.fields)
        yield from lost(article.file, "related", "articles", (pin.id for pin in fields.related))
        yield from lost(article.file, "not_related", "articles", fields.not_related)
        yield from lost(article.file, "topics", "topics", fields.topics)
    for topic in library.topics.values():
        yield from lost(topic.file, "pinned", "articles", topic.fields.pinned)
        yield from lost(topic.file, "parent", "topics", (topic.fields.parent,))
        sources = topic.fields.roundup.sources if topic.fields.roundup else ()
        yield from lost(topic.file, "roundup", "articles", sources)
    for edition in library.editions.values():
        fields_ = edition.fields
        yield from lost(edition.file, "stories", "articles", (story.id for story in fields_.stories))
        yield from lost(edition.file, "also_noted", "articles", fields_.also_noted)
        yield from lost(edition.file, "lead", "articles", (fields_.lead,))
        yield from lost(edition.file, "quote", "articles", (fields_.quote.id if fields_.quote else None,))


def _markdown(library: Library) -> Iterator[tuple[str, str]]:
    for topic in library.topics.values():
        yield topic.file, topic.introduction
    for edition in library.editions.values():
        yield edition.file, edition.lead
    for article in library.articles.values():
        yield article.file, "\n".join(filter(None, (article.fields.commentary, article.fields.summary)))


# What is touched


def touched(
    stories: Iterable[StoryChange], items: Iterable[ItemChange], before: Library, after: Library, cutoff: datetime
) -> Touched:
    """Return the feeds, PDFs and pages that show something of what changed, by what the files that were read say."""
    listing: set[str] = set()
    for story in stories:
        if story.state_before not in {"published", "withdrawn"} and story.state_after not in {"published", "withdrawn"}:
            continue
        for library, id_ in ((before, story.former_id or story.id), (after, story.id)):
            article = library.articles.get(id_)
            if article is not None:
                listing |= set(_listing(library, article, cutoff))
    items = list(items)
    topics = {page_path("topics", item.key) for item in items if item.what == "topic" and item.key in after.topics}
    renamed = {
        page_path("topics", slug) for item in items if item.what == "topic" and item.key != item.former_key
        for slug in (item.key, item.former_key) if slug
    }  # fmt: skip
    editions = {
        page_path("editions", item.key) for item in items
        if item.what == "edition" and (edition := after.editions.get(item.key)) and edition.published(cutoff)
    }  # fmt: skip
    pages = listing | topics | editions
    feeds = {
        f"{page}{name}"
        for page in listing | editions | renamed
        if not page.startswith(("archive/", "corrections/"))
        for name in _FEEDS
    }
    pdfs = {f"{page}{PDF}" for page in pages if page.startswith(("topics/", "editions/"))}
    return Touched(tuple(sorted(feeds)), tuple(sorted(pdfs)), tuple(sorted(pages)))


def _listing(library: Library, article: Article, cutoff: datetime) -> Iterator[str]:
    """Yield the pages that list a story."""
    fields = accepted_fields(article.fields)
    yield ""
    for slug in fields.topics:
        if slug in library.topics:
            yield page_path("topics", slug)
    for name in (
        *article.people,
        *article.organisations,
        *article.speakers,
        *([article.publisher] if article.publisher else []),
    ):
        if name.key:
            yield page_path(name.kind, name.key)
    if article.address:
        yield page_path("archive", *article.address)
    if fields.corrections:
        yield "corrections/"
    for edition in library.editions.values():
        ids = {*(story.id for story in edition.fields.stories), *edition.fields.also_noted}
        if article.id in ids and edition.published(cutoff):
            yield page_path("editions", edition.id)


# Findings


def new_and_gone(
    before: Iterable[Finding], after: Iterable[Finding], moved: Mapping[str, str]
) -> tuple[list[Finding], list[Finding]]:
    """Return the findings that only the new side has, and those that only the old one had.

    Two are the same when rule, file and message are: where it stands in the file does not matter. `moved` are new files
    by their old ones.
    """
    one, other = list(before), list(after)
    had = Counter(_key(finding, moved) for finding in one)
    has = Counter(_key(finding, {}) for finding in other)
    return _beyond(other, had, {}), _beyond(one, has, moved)


def _key(finding: Finding, moved: Mapping[str, str]) -> tuple[str, str, str, str]:
    file = finding.origin.file
    return finding.rule, moved.get(file, file), finding.message, str(finding.severity)


def _beyond(
    findings: list[Finding], known: Counter[tuple[str, str, str, str]], moved: Mapping[str, str]
) -> list[Finding]:
    left = Counter(known)
    beyond = []
    for finding in findings:
        key = _key(finding, moved)
        if left[key] > 0:
            left[key] -= 1
        else:
            beyond.append(finding)
    return beyond
