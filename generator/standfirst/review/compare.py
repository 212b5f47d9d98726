"""From two sides to what changes for readers: everything but git and disks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import cast

from standfirst.check import RULES, Finding, check_library
from standfirst.check.changes import check_changes
from standfirst.errors import Severity
from standfirst.quotes import Verifier
from standfirst.relate import LibraryRelations
from standfirst.review.changes import Changes
from standfirst.review.effects import Known, dangling_links, lost_pages, new_and_gone, page_changes, touched
from standfirst.review.items import (
    edition_changes,
    entry_changes,
    page_text_changes,
    renamed_topics,
    term_changes,
    topic_changes,
)
from standfirst.review.sides import Side, Sides
from standfirst.review.stories import Scenes, story_changes
from standfirst.source import Article, Library
from standfirst.source.remembered import Remembered

_FOLDERS = ("articles/", "topics/", "editions/")
_WHOLE = frozenset(id_ for id_, rule in RULES.items() if rule.whole)
"""Rules about all stories together: of a few they would say something else than of the desk."""

_UNREAD = "cannot be read on both sides, so what changed in it is not told"

_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


class _Apart:
    """Relations of stories that nobody compared."""

    def thread(self, article_id: str) -> tuple[str, ...]:  # noqa: ARG002
        """Return no running story."""
        return ()

    def leader(self, article_id: str) -> str:
        """Return the article itself: it is nobody's copy."""
        return article_id

    def duplicates(self, article_id: str) -> tuple[str, ...]:  # noqa: ARG002
        """Return no copies."""
        return ()

    def thread_title(self, article_id: str) -> str:  # noqa: ARG002
        """Return no title."""
        return ""

    def nearly_copies(self) -> tuple[tuple[str, str, float], ...]:
        """Return no pairs."""
        return ()


@dataclass(frozen=True, slots=True)
class Loaded:
    """One side as a library, with the folder that its files lie in while they are compared."""

    library: Library
    content: Path
    side: Side


def compare(
    sides: Sides,
    before: Loaded,
    after: Loaded,
    cutoff: datetime,
    *,
    names: tuple[str, str],
    remembered: Remembered | None = None,
) -> Changes:
    """Return what a change does for readers at `cutoff`; `names` are what both sides are called."""
    old, new = before.library, after.library
    changed, unread = sides.changed, _unread(sides, before, after)
    verifiers = [Verifier.of(library, remembered=remembered) for library in (old, new)]
    renamed = renamed_topics(old, new, changed)
    editions = _editions(old, new, cutoff)
    scenes = Scenes(old, new, cutoff, verifiers[0], verifiers[1], renamed, editions)
    stories = [
        story for story in story_changes(scenes, changed) if story.file not in unread and not _broken(story.id, unread)
    ]
    texts = [_page_texts(side, changed) for side in (sides.before, sides.after)]
    items = [
        *topic_changes(old, new, renamed, changed - unread),
        *edition_changes(old, new, changed - unread, cutoff),
        *entry_changes(old, new, unread),
        *([] if "glossary.yml" in unread else term_changes(old, new)),
        *page_text_changes(*texts),
    ]
    pages = page_changes(stories, items, new, cutoff)
    all_pages = {file: _text(data) for file, data in sides.after.files.items() if _is_page(file)}
    known = Known(frozenset(sides.before.ids), frozenset(sides.after.ids))
    findings = [
        _findings(loaded, cutoff, sides, verifier, remembered)
        for loaded, verifier in zip((before, after), verifiers, strict=True)
    ]
    moved = {old.articles[s.former_id or s.id].file: s.file for s in stories if (s.former_id or s.id) in old.articles}
    came, went = new_and_gone(findings[0], findings[1], moved)
    came += check_changes(old, new, after.content, cutoff, base_content=before.content, there=sides.after.ids)
    return Changes(
        *names,
        stories=tuple(stories),
        items=tuple(items),
        pages=tuple(pages),
        dangling=tuple(dangling_links(old, new, pages, all_pages, known, lost_pages(items))),
        touched=touched(stories, items, old, new, cutoff),
        new_findings=tuple(sorted(dict.fromkeys(came), key=_order)),
        gone_findings=tuple(sorted(went, key=_order)),
        whole=sides.whole,
        notes=(
            *sides.notes,
            *(f"{file} {_UNREAD}" for file in sorted(unread)),
        ),
    )


def _order(finding: Finding) -> tuple[bool, int, str, int, str]:
    origin = finding.origin
    return not finding.blocks, _WEIGHT[finding.severity], origin.file, origin.line, finding.message


def _unread(sides: Sides, *both: Loaded) -> frozenset[str]:
    """Return the changed files that a side has and its library has not, or holds nothing of: they are broken."""
    found: set[str] = set()
    for loaded in both:
        library = loaded.library
        read = {item.file for kind in (library.articles, library.topics, library.editions) for item in kind.values()}
        found |= {f for f in sides.changed & loaded.side.files.keys() if f.startswith(_FOLDERS) and f not in read}
        broken = {fault.place.file for fault in library.faults if fault.severity is Severity.ERROR}
        entries = {r.file: len(r.entries) for r in (library.people, library.organisations, library.publishers)}
        counts = {**entries, "glossary.yml": len(library.glossary)}
        found |= {file for file in sides.changed & broken if file in counts and not counts[file]}
    return frozenset(found)


def _broken(id_: str, unread: frozenset[str]) -> bool:
    return any(file.startswith("articles/") and file.rsplit("/", 1)[-1] == f"{id_}.md" for file in unread)


def _editions(old: Library, new: Library, cutoff: datetime) -> Mapping[str, tuple[frozenset[str], frozenset[str]]]:
    """Return the published editions that have each story, before and after."""
    found: dict[str, tuple[set[str], set[str]]] = {}
    for side, library in enumerate((old, new)):
        for edition in library.editions.values():
            if edition.published(cutoff):
                for id_ in (*(story.id for story in edition.fields.stories), *edition.fields.also_noted):
                    found.setdefault(id_, (set(), set()))[side].add(edition.id)
    return {id_: (frozenset(was), frozenset(is_)) for id_, (was, is_) in found.items()}


def _is_page(file: str) -> bool:
    return file.endswith(".md") and not file.startswith(_FOLDERS)


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _page_texts(side: Side, changed: frozenset[str]) -> dict[str, str]:
    return {file: _text(data) for file, data in side.files.items() if file in changed and _is_page(file)}


def _findings(
    loaded: Loaded, cutoff: datetime, sides: Sides, verifier: Verifier, remembered: Remembered | None
) -> list[Finding]:
    """Return a side's findings in the files that matter."""
    apart = cast("LibraryRelations", _Apart())
    wanted = sides.changed | sides.near
    library = _narrowed(loaded.library, wanted)
    report = check_library(library, loaded.content, cutoff, verifier, relations=apart, remembered=remembered)
    return [finding for finding in report if finding.origin.file in wanted and finding.rule not in _WHOLE]


def _narrowed(library: Library, wanted: frozenset[str]) -> Library:
    """Return the library with only so much of the files that are not `wanted` as references to them need.

    What these refer to was not read; to look for near names of it would take most of the time (measured).
    """
    quoted = {edition.fields.quote.id for edition in library.editions.values() if edition.fields.quote}
    articles: dict[str, Article] = {}
    for id_, article in library.articles.items():
        if article.file in wanted:
            articles[id_] = article
            continue
        bare: dict[str, object] = {"related": (), "not_related": ()}
        speakers = article.speakers
        if id_ not in quoted:
            bare, speakers = {**bare, "quotes": (), "body_sha256": None, "capture": None}, ()
        articles[id_] = replace(article, fields=article.fields.model_copy(update=bare), speakers=speakers)
    topics = {
        slug: topic if topic.file in wanted
        else replace(topic, fields=topic.fields.model_copy(update={"pinned": (), "roundup": None}))
        for slug, topic in library.topics.items()
    }  # fmt: skip
    editions = {id_: edition for id_, edition in library.editions.items() if edition.file in wanted}
    return replace(library, articles=articles, topics=topics, editions=editions)
