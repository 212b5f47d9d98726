"""A change as one comment in Markdown: for readers of a pull request, under a forge's limit, safe against its text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from standfirst.review.changes import Changes, ItemChange, QuoteChange, StoryChange, TextChange
from standfirst.review.inert import inert, inert_paragraphs
from standfirst.review.told import (
    body_words,
    field_words,
    finding_words,
    headline,
    item_words,
    list_words,
    name_of,
    number,
    page_words,
    standings,
    story_words,
    texts_named,
)
from standfirst.review.words import Piece
from standfirst.text import escape_html, safe_href

MARKER = "<!-- standfirst: what changes for readers -->"
"""The comment's first line, by which the one of an earlier run is found and replaced."""

MOST = 60_000
"""Characters that a comment stays under; forges take 65,536 and more."""

_RESERVED = 2_500
"""Characters kept for headings and for saying what was left out."""

_LONGEST_TEXT = 1_800
_LONGEST_SAME = 160
_LONGEST_TITLE = 160
_LONGEST_LINE = 500


@dataclass(slots=True)
class _Section:
    heading: str
    noun: tuple[str, str]
    share: int
    """Characters that it may have before others have had theirs."""
    lines: list[str] = field(default_factory=list)
    folded: bool = False
    kept: int = 0


def as_comment(changes: Changes, *, preview: str = "") -> str:
    """Return a change as one comment of under `MOST` characters; `preview` is the address that a preview has.

    What does not fit is counted where it would have stood.
    """
    base = preview.rstrip("/") + "/" if preview and safe_href(preview) else ""
    sections = [section for section in _sections(changes, base) if section.lines]
    said = f"**What changes for readers:** {inert(headline(changes))}"
    compared = f"{inert(changes.base, 100)} → {inert(changes.head, 100)}"
    if base:
        compared += f' · <a href="{escape_html(base)}">preview</a>'
    opening = f"{MARKER}\n{said}\n\n{compared}\n"
    left = MOST - _RESERVED - len(opening)
    for capped in (True, False):
        for section in sections:
            left -= _fill(section, left, section.share if capped else MOST)
    return opening + "".join(_written(section) for section in sections)


def _fill(section: _Section, left: int, share: int) -> int:
    """Keep as many more lines of a section as fit, and return how many characters they take."""
    used = sum(len(line) + 1 for line in section.lines[: section.kept])
    taken = 0
    for line in section.lines[section.kept :]:
        size = len(line) + 1
        if taken + size > left or used + taken + size > share:
            break
        taken += size
        section.kept += 1
    return taken


def _written(section: _Section) -> str:
    shown = "\n".join(section.lines[: section.kept])
    more = len(section.lines) - section.kept
    if more:
        counted = number(more, *section.noun)
        rest = f"- … {f'and {counted} more' if section.kept else counted}, left out of this comment"
        shown = f"{shown}\n{rest}" if shown else rest
    if section.folded:
        return f"\n<details><summary>{section.heading}</summary>\n\n{shown}\n\n</details>\n"
    return f"\n### {section.heading}\n\n{shown}\n"


def _sections(changes: Changes, base: str) -> Iterator[_Section]:
    """Yield the parts of the comment in the order of their weight."""
    seen = [story for story in changes.stories if story.kind != "unseen"]
    yield _Section("Look at this first", ("warning", "warnings"), 9_000, list(_alarms(changes, base)))
    yield _Section("Quotes", ("quote", "quotes"), 18_000, list(_quotes(seen, base)))
    yield _Section("Stories", ("story", "stories"), 10_000, [_story(story, base) for story in seen])
    pages = [
        f"- <b>{inert(page.title, _LONGEST_TITLE)}</b> {inert(page_words(page), _LONGEST_LINE)}"
        for page in changes.pages
    ]
    links = [
        f"- a link leads nowhere: {inert(link.file)}, {inert(name_of(link.field))}: {inert(link.target)}"
        for link in changes.dangling
    ]
    yield _Section("Pages and links", ("page or link", "pages and links"), 5_000, links + pages)
    yield _Section("Topics, editions, names", ("item", "items"), 5_000, [_item_line(item) for item in changes.items])
    found = [
        f"- {inert(finding_words(finding), _LONGEST_LINE)}" for finding in changes.new_findings if not finding.blocks
    ]
    yield _Section("New findings", ("finding", "findings"), 4_000, found)
    texts = [text for story in seen if (text := _texts(story.title, story.texts, base, story.address_after))]
    texts += [text for item in changes.items if (text := _texts(item.title, item.texts, base, ""))]
    yield _Section("Texts, word by word", ("text", "texts"), 12_000, texts)
    drafts = [_story(story, base) for story in changes.stories if story.kind == "unseen"]
    yield _Section("Drafts, which readers do not have", ("draft", "drafts"), 2_000, drafts, folded=True)
    gone = [f"- {inert(finding_words(finding), _LONGEST_LINE)}" for finding in changes.gone_findings]
    yield _Section("Findings that are gone", ("finding", "findings"), 2_000, gone, folded=True)
    shown = [f"- /{address}" for address in (*changes.touched.pages, *changes.touched.feeds, *changes.touched.pdfs)]
    yield _Section("Pages, feeds and PDFs that show it", ("file", "files"), 2_000, shown, folded=True)
    yield _Section(
        "Notes", ("note", "notes"), 2_000, [f"- note: {inert(note, _LONGEST_LINE)}" for note in changes.notes]
    )


def _alarms(changes: Changes, base: str) -> Iterator[str]:
    for words in changes.whole:
        yield f"- **for every page:** {inert(words, _LONGEST_LINE)}"
    for story in changes.alarms:
        if story.body:
            shown = _pieces(story.body.pieces, 700)
            yield f"- {_title(story, base)}: **{inert(body_words(story.body))}**<br>{shown}"
        for quote in story.quotes:
            if quote.suspect:
                words = inert(quote.after, 300)
                yield f"- {_title(story, base)}: **A QUOTE HOLDS IN THE CHANGED BODY ALONE:** “{words}”"
    for finding in changes.blocking:
        yield f"- **stops the build:** {inert(finding_words(finding), _LONGEST_LINE)}"
    for story in changes.stories:
        if story.uncorrected:
            named = inert(texts_named(text.name for text in story.texts))
            yield f"- {_title(story, base)}: changed without a correction ({named})"


def _quotes(stories: Iterable[StoryChange], base: str) -> Iterator[str]:
    """Yield the quotes of stories, those that fail first, then those of what readers had."""
    rows = [(_quote_weight(story, quote), story, quote) for story in stories for quote in story.quotes]
    rows = [row for row in rows if row[1].kind not in {"removed", "withdrawn", "taken back"}]
    for _, story, quote in sorted(rows, key=lambda row: row[0]):
        moved = "; ".join(field_words(change) for change in quote.fields)
        extra = f"<br>{inert(moved, _LONGEST_LINE)}" if moved else ""
        link = _title(story, base, quote.anchor if quote.kind != "removed" else "")
        words = _pieces(quote.pieces, _LONGEST_TEXT)
        failed = f" ({inert(quote.message, 200)})" if quote.message else ""
        yield (
            f"- quote {quote.kind}, {inert(quote.speaker, 80)}, in {link}: “{words}”"
            f"<br>{inert(standings(quote))}{failed}{extra}"
        )


def _quote_weight(story: StoryChange, quote: QuoteChange) -> int:
    if "failed" in (quote.standing_after, quote.in_old_body):
        return 0
    return 1 if story.kind == "changed" else 2


def _title(story: StoryChange, base: str, anchor: str = "") -> str:
    return _linked(
        story.title, base, f"{story.address_after}{'#' + anchor if anchor else ''}" if story.address_after else ""
    )


def _linked(title: str, base: str, address: str) -> str:
    shown = f"<b>{inert(title, _LONGEST_TITLE)}</b>"
    return f'<a href="{escape_html(base + address)}">{shown}</a>' if base and address else shown


def _story(story: StoryChange, base: str) -> str:
    said = [*(["BODY CHANGED SINCE CLIPPING"] if story.body else []), *story_words(story)]
    texts = [text.name for text in story.texts]
    if texts and story.kind in {"changed", "unseen"}:
        said.append(f"other words: {texts_named(texts)}")
    if story.quotes:
        said.append(number(len(story.quotes), "quote"))
    return f"- {_title(story, base)}: {inert('; '.join(said) or 'changed', _LONGEST_LINE)}"


def _item_line(item: ItemChange) -> str:
    parts = [item_words(item), *(list_words(change) for change in item.lists), *(field_words(c) for c in item.fields)]
    return f"- {inert('; '.join(parts), _LONGEST_LINE)}"


def _texts(title: str, texts: Sequence[TextChange], base: str, address: str) -> str:
    """Return the texts of one story, folded, on one line: a line break would end the fold's own HTML."""
    if not texts:
        return ""
    shown = "<br><br>".join(
        f"<i>{inert(name_of(text.name))}:</i> {_pieces(text.pieces, _LONGEST_TEXT)}" for text in texts
    )
    head = f"{inert(title, _LONGEST_TITLE)}: {inert(texts_named(text.name for text in texts), 200)}"
    link = f' <a href="{escape_html(base + address)}">preview</a>' if base and address else ""
    return f"<details><summary>{head}</summary><p>{shown}{link}</p></details>"


def _pieces(pieces: Sequence[Piece], most: int) -> str:
    """Return a row of pieces with what came in and what went marked; long runs of the same are cut."""
    row, left = [], most
    for place, piece in enumerate(pieces):
        text = piece.text
        if piece.kind == "same" and len(text) > _LONGEST_SAME:
            start = "" if place == 0 else text[: _LONGEST_SAME // 2]
            end = "" if place == len(pieces) - 1 else text[-_LONGEST_SAME // 2 :]
            text = f"{start} … {end}"
        if left <= 0:
            row.append(" …")
            break
        text, left = text[:left], left - len(text)
        shown = inert_paragraphs(text)
        tag = {"added": "ins", "removed": "del"}.get(piece.kind)
        row.append(f"<{tag}>{shown}</{tag}>" if tag else shown)
    return "".join(row).strip()
