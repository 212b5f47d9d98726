"""A change as one page of HTML: before and after side by side, without a script, complete in one file."""

from __future__ import annotations

from dataclasses import dataclass

from standfirst.messages import catalogue
from standfirst.render.environment import make_environment
from standfirst.review import told
from standfirst.review.changes import Changes, ItemChange, QuoteChange, StoryChange, TextChange
from standfirst.review.words import Piece
from standfirst.text import reveal, safe_href


@dataclass(frozen=True, slots=True)
class Row:
    """One text before and after: `left` has what went marked, `right` what came."""

    name: str
    left: tuple[Piece, ...]
    right: tuple[Piece, ...]
    note: str = ""
    alarm: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """One story or other item as the page shows it."""

    anchor: str
    title: str
    kind: str
    said: tuple[str, ...]
    rows: tuple[Row, ...]
    href: str = ""
    alarm: bool = False


def as_page(changes: Changes, *, preview: str = "") -> bytes:
    """Return the page as UTF-8; `preview` is the address that a preview of the site has."""
    base = preview.rstrip("/") + "/" if preview and safe_href(preview) else ""
    seen = [story for story in changes.stories if story.kind != "unseen"]
    seen.sort(key=lambda story: story not in changes.alarms)
    items = [
        Card(
            f"item-{place}",
            reveal(item.title),
            item.kind,
            _said(item),
            tuple(map(_text_row, item.texts)),
            alarm=item.fixed,
        )
        for place, item in enumerate(changes.items)
    ]  # fmt: skip
    template = make_environment(catalogue("en"), lambda path: path).get_template("review/changes.html")
    html = template.render(
        title="What changes for readers",
        base=reveal(changes.base),
        head=reveal(changes.head),
        preview=base,
        counts=told.counts(changes),
        stories=[_story_card(story, base) for story in seen],
        drafts=[_story_card(story, "") for story in changes.stories if story.kind == "unseen"],
        items=items,
        pages=[(reveal(page.title), told.page_words(page), page.kind, page.redirects) for page in changes.pages],
        dangling=[(reveal(link.file), told.name_of(link.field), reveal(link.target)) for link in changes.dangling],
        new_findings=[(finding.blocks, reveal(told.finding_words(finding))) for finding in changes.new_findings],
        gone_findings=[reveal(told.finding_words(finding)) for finding in changes.gone_findings],
        touched=[*changes.touched.pages, *changes.touched.feeds, *changes.touched.pdfs],
        notes=[reveal(note) for note in changes.notes],
        whole=[reveal(words) for words in changes.whole],
    )
    return html.encode("utf-8", "replace")


def _said(item: ItemChange) -> tuple[str, ...]:
    said = [told.item_words(item), *map(told.list_words, item.lists), *map(told.field_words, item.fields)]
    return tuple(map(reveal, said))


def _story_card(story: StoryChange, base: str) -> Card:
    rows = [_quote_row(quote) for quote in story.quotes]
    if story.body:
        left, right = _sides(story.body.pieces)
        rows.insert(0, Row("body", left, right, told.body_words(story.body), alarm=True))
    rows += [_text_row(text) for text in story.texts]
    alarm = any(row.alarm for row in rows) or story.uncorrected
    href = base + story.address_after if base and story.address_after else ""
    said = tuple(map(reveal, told.story_words(story)))
    return Card(f"story-{story.id}", reveal(story.title), told.STORY_KINDS[story.kind], said, tuple(rows), href, alarm)


def _quote_row(quote: QuoteChange) -> Row:
    left, right = _sides(quote.pieces)
    said = [told.standings(quote), *([quote.message] if quote.message else []), *map(told.field_words, quote.fields)]
    if quote.suspect:
        said.insert(0, "HOLDS IN THE CHANGED BODY ALONE")
    failed = quote.suspect or quote.standing_after == "failed"
    return Row(f"quote {quote.kind}, {reveal(quote.speaker)}", left, right, reveal("; ".join(said)), alarm=failed)


def _text_row(text: TextChange) -> Row:
    left, right = _sides(text.pieces)
    return Row(told.name_of(reveal(text.name)), left, right)


def _sides(pieces: tuple[Piece, ...]) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    shown = [Piece(piece.kind, reveal(piece.text)) for piece in pieces]
    return tuple(p for p in shown if p.kind != "added"), tuple(p for p in shown if p.kind != "removed")
