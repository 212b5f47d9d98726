"""The words in which a change is told: the same in every face."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from standfirst.check import Finding
from standfirst.review.changes import (
    BodyChange,
    Changes,
    FieldChange,
    ItemChange,
    ListChange,
    PageChange,
    QuoteChange,
    StoryChange,
)

STORY_KINDS = {
    "withdrawn": "withdrawn", "removed": "removed", "taken back": "taken back to draft", "changed": "changed",
    "embargoed": "held back by an embargo", "restored": "restored", "published": "published", "added": "added",
    "unseen": "changed where readers do not see it yet",
}  # fmt: skip

_NAMES = {
    "title": "headline", "key_points": "key points", "related": "related stories", "not_related": "banned links",
    "url": "address of the source", "date": "date of the source", "publish_date": "embargo", "expiry_date": "expiry",
    "image_alt": "text for the picture", "archive_url": "archived copy", "source_form": "form of the source",
    "accessed": "clipped on", "formerly": "former addresses", "edition date": "date",
    "roundup": "round-up", "also_noted": "also noted", "stale_after": "days until stale", "exact": "form in the source",
    "since": "from", "until": "to", "same_as": "same as", "timezone": "time zone", "withdrawn": "reason of withdrawal",
}  # fmt: skip


def number(count: int, one: str, more: str = "") -> str:
    """Return a count with its noun."""
    return f"{count:,} {one if count == 1 else more or one + 's'}"


def name_of(field: str) -> str:
    """Return what a field is called in words."""
    return _NAMES.get(field, field.replace("_", " "))


def counts(changes: Changes) -> list[str]:
    """Return how much of everything there is, in words, what matters most first."""
    stories = Counter[str](story.kind for story in changes.stories)
    bodies = sum(story.body is not None for story in changes.stories)
    quotes = [quote for story in changes.stories if story.kind == "changed" for quote in story.quotes]
    changed = [story for story in changes.stories if story.kind == "changed"]
    items = Counter[str](item.what for item in changes.items)
    pages = Counter(page.kind for page in changes.pages)
    blocking = len(changes.blocking)
    rows = [
        (blocking, number(blocking, "finding that stops the build", "findings that stop the build")),
        (len(changes.whole), number(len(changes.whole), "change to every page", "changes to every page")),
        (bodies, number(bodies, "BODY CHANGED SINCE CLIPPING", "BODIES CHANGED SINCE CLIPPING")),
        *((stories[kind], number(stories[kind], f"story {words}", f"stories {words}"))
          for kind, words in STORY_KINDS.items() if kind not in {"unseen", "changed"}),
        (len(changed), number(len(changed), "story changed", "stories changed")),
        *((n, f"{number(n, 'quote')} {kind}") for kind in ("changed", "added", "removed")
          for n in (sum(quote.kind == kind for quote in quotes),)),
        *((n, f"{number(n, 'new headline')}") for n in (sum(story.retitled for story in changed),)),
        *((n, f"{n:,} moved between topics or editions") for n in (sum(story.moved for story in changed),)),
        *((n, f"{n:,} corrected") for n in (sum(bool(story.corrections) for story in changed),)),
        *((items[what], number(items[what], what, more)) for what, more in (
            ("topic", "topics"), ("edition", "editions"), ("person", "people"), ("organisation", "organisations"),
            ("publisher", "publishers"), ("term", "terms"), ("page", "pages of the desk's own"))),
        (pages["vanishes"], number(pages["vanishes"], "page vanishes", "pages vanish")),
        (pages["moves"], number(pages["moves"], "page moves", "pages move")),
        (len(changes.dangling), number(len(changes.dangling), "link leads nowhere", "links lead nowhere")),
        (len(changes.new_findings), number(len(changes.new_findings), "new finding")),
        (len(changes.gone_findings), number(len(changes.gone_findings), "finding gone", "findings gone")),
        (stories["unseen"], number(stories["unseen"], "draft changed", "drafts changed")),
    ]  # fmt: skip
    return [words for count, words in rows if count]


def headline(changes: Changes) -> str:
    """Return all counts as one sentence."""
    said = counts(changes)
    return f"{', '.join(said)}." if said else "nothing."


def standings(quote: QuoteChange) -> str:
    """Return what both bodies prove of a quote; what fails stands in capital letters."""
    parts = []
    if quote.standing_before:
        parts.append(f"old words in the old body: {_standing(quote.standing_before)}")
    if quote.kind == "removed" and quote.in_new_body:
        parts.append(f"old words in the new body: {_standing(quote.in_new_body)}")
    if quote.standing_after:
        parts.append(f"new words in the new body: {_standing(quote.standing_after)}")
    if quote.in_old_body:
        parts.append(f"new words in the old body: {_standing(quote.in_old_body)}")
    return "; ".join(parts)


def _standing(standing: str) -> str:
    return "FAILED" if standing == "failed" else standing


def body_words(body: BodyChange) -> str:
    """Return how a body changed, and whether its hash was changed with it."""
    if not body.pieces:
        return "BODY CHANGED SINCE CLIPPING: `body_sha256` is another one; one of the bodies is not here to compare"
    hashed = "its hash was changed with it" if body.recorded else "its hash in `body_sha256` is missing or another one"
    counted = f"{number(body.words_added, 'word')} in, {number(body.words_removed, 'word')} out"
    return f"BODY CHANGED SINCE CLIPPING: {counted}; {hashed}"


def list_words(change: ListChange) -> str:
    """Return what came into a list and what went."""
    if change.reordered:
        return f"{name_of(change.name)}: in another order"
    parts = [f"in: {', '.join(change.added)}"] if change.added else []
    parts += [f"out: {', '.join(change.removed)}"] if change.removed else []
    return f"{name_of(change.name)}: {'; '.join(parts)}"


def field_words(change: FieldChange) -> str:
    """Return a value before and after."""
    return f"{name_of(change.name)}: {change.before or 'none'} → {change.after or 'none'}"


def story_words(story: StoryChange) -> list[str]:
    """Return what became of a story, in short phrases: not its texts and quotes."""
    said = [] if story.kind == "changed" else [STORY_KINDS[story.kind]]
    if story.kind == "unseen" and story.state_before == "absent":
        said = ["new draft"]
    if story.kind == "unseen" and story.state_after == "absent":
        said = ["draft deleted"]
    if story.former_id:
        said.append(f"id was {story.former_id}")
    if story.kind in {"changed", "unseen"}:
        said += [list_words(change) for change in story.lists] + [field_words(change) for change in story.fields]
    said += [f"correction: {text}" for text in story.corrections]
    if story.uncorrected:
        said.append("a text that readers had changed, and no correction says so")
    return said


def item_words(item: ItemChange) -> str:
    """Return what became of a topic, an edition, an entry, a term or a page, in one phrase."""
    used = (
        f" ({number(item.stories, 'story', 'stories')} of those compared)"
        if item.stories and item.what != "edition"
        else ""
    )
    match item.kind:
        case "renamed":
            names = f"{item.former_title} → {item.title}" if item.former_title != item.title else item.title
            moved = item.key != item.former_key
            old = f"; {item.former_key} is now {item.key}" if moved else ""
            leads = (
                (", and the old address leads on" if item.redirects else ", and the old address leads NOWHERE")
                if moved
                else ""
            )
            return f"{item.what} renamed: {names}{old}{leads}{used}"
        case "merged":
            leads = ", and the old address leads on" if item.redirects else ", and the old address leads NOWHERE"
            return f"{item.what} merged: {item.former_title} is now {item.title} ({item.key}){leads}{used}"
        case _:
            fixed = "; READERS HAD THIS LIST ALREADY" if item.fixed else ""
            return f"{item.what} {item.kind}: {item.title}{used}{fixed}"


def page_words(page: PageChange) -> str:
    """Return what became of a page's address."""
    match page.kind:
        case "moves":
            leads = "the old address leads on" if page.redirects else "the old address leads NOWHERE"
            return f"moves: /{page.before} → /{page.after} ({leads})"
        case "vanishes":
            return f"vanishes: /{page.before}"
        case "tombstone":
            return f"becomes a tombstone: /{page.after}"
        case _:
            return f"appears: /{page.after}"


def finding_words(finding: Finding) -> str:
    """Return a finding in one line."""
    remedy = f" → {finding.remedy}" if finding.remedy else ""
    place = f"{finding.origin.file}, line {finding.origin.line}"
    return f"{finding.severity} {finding.rule}: {finding.message}{remedy} ({place})"


def texts_named(names: Iterable[str]) -> str:
    """Return names of texts as a list in words."""
    return ", ".join(name_of(name) for name in names)
