"""The plain text of a mail: `format=flowed` (RFC 3676), lines of at most 72 columns that a program may join again."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol

from standfirst.briefing import Briefing
from standfirst.briefing.parts import Card, Correction, Link, Quote
from standfirst.briefing.views import EditionPage
from standfirst.markdown import plain_markdown
from standfirst.messages import Catalogue, catalogue, quotation_marks
from standfirst.press.said import standing_words, translated_words
from standfirst.render.environment import card_summary
from standfirst.text import reveal

COLUMNS = 72


class Story(Protocol):
    """A story in a mail."""

    @property
    def card(self) -> Card:
        """How a list shows it."""

    @property
    def quote(self) -> Quote | None:
        """The quote that stands with it."""


class Group(Protocol):
    """Stories of one topic."""

    @property
    def topic(self) -> Link | None:
        """The topic."""

    @property
    def stories(self) -> Iterable[Story]:
        """Its stories."""


def flowed_text(
    briefing: Briefing,
    page: EditionPage,
    groups: Iterable[Group],
    address: Callable[[str], str],
    unsubscribe: str,
) -> str:
    """Return an edition as plain text; every paragraph flows, and a blank line stands between two."""
    words = catalogue(briefing.language)
    return "\n".join(
        line
        for paragraph in _paragraphs(briefing, page, groups, words, address, unsubscribe)
        for line in flow(paragraph)
    )


def flow(paragraph: str) -> Iterator[str]:
    """Yield the lines of a paragraph: each but the last ends in a space, which says that it goes on.

    A line that would begin with a space, a quotation's `>` or `From ` gets a space in front (space-stuffing). A line of
    two dashes, which begins a signature, never ends in a space.
    """
    if not paragraph:
        yield ""
        return
    lines: list[str] = []
    for word in paragraph.split(" "):
        if lines and _width(f"{lines[-1]} {word}") <= COLUMNS - 2:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    for place, line in enumerate(lines):
        soft = " " if place < len(lines) - 1 and line != "--" else ""
        said = f"{line}{soft}"
        yield f" {said}" if said.startswith((" ", ">", "From ")) else said


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _paragraphs(
    briefing: Briefing,
    page: EditionPage,
    groups: Iterable[Group],
    words: Catalogue,
    address: Callable[[str], str],
    unsubscribe: str,
) -> Iterator[str]:
    gettext = words.gettext
    title = page.heading or page.title
    yield from _titled(f"{briefing.name}: {title}", "=")
    yield _line(_counts(page, words))
    yield address(page.path)
    yield ""
    for paragraph in _markdown(page.lead_markdown):
        yield paragraph
        yield ""
    for group in groups:
        yield from _titled(group.topic.text if group.topic else gettext("Other stories"), "-")
        for story in group.stories:
            yield from _story(story, words, address)
    if page.quote:
        yield from _titled(gettext("Quote of the edition"), "-")
        yield from _quote(page.quote, words)
        yield ""
    if page.also_noted:
        yield from _titled(gettext("Also noted"), "-")
        for card in page.also_noted:
            yield _line(card.title + (f" ({card.publisher.text})" if card.publisher else ""))
            yield address(card.path)
            yield ""
    if page.corrections:
        yield from _titled(gettext("Corrections"), "-")
        for item in page.corrections:
            yield _line(_correction(item, words))
            yield ""
    yield "-- "
    yield _line(gettext("You get this because you subscribed to %(desk)s.") % {"desk": briefing.name})
    yield _line(f"{gettext('Unsubscribe')}: {unsubscribe}")
    yield ""


def _titled(title: str, rule: str) -> Iterator[str]:
    said = _line(title)
    yield said
    yield rule * min(max(3, _width(said)), COLUMNS - 2)
    yield ""


def _counts(page: EditionPage, words: Catalogue) -> str:
    parts = [words.date(page.when.day)] if page.heading else []
    for one, many, count in (
        ("%(num)s story", "%(num)s stories", page.stories),
        ("%(num)s minute", "%(num)s minutes", page.minutes),
    ):
        parts.append(words.ngettext(one, many, count) % {"num": words.number(count)})
    return ", ".join(parts)


def _story(story: Story, words: Catalogue, address: Callable[[str], str]) -> Iterator[str]:
    card = story.card
    yield _line(card.title)
    named = [card.publisher.text if card.publisher else "", words.date(card.when.day) if card.when else ""]
    if card.mark in {"withdrawn", "expired"}:
        withdrawn = card.mark == "withdrawn"
        named.append(words.gettext("Withdrawn") if withdrawn else words.gettext("No longer offered"))
    yield _line(", ".join(filter(None, named)))
    if card.why:
        yield _line(card.why)
    if card.summary:
        yield _line(card_summary(card.summary))
    if story.quote:
        yield from _quote(story.quote, words)
    yield address(card.path)
    yield ""


def _quote(quote: Quote, words: Catalogue) -> Iterator[str]:
    translation = quote.translation if quote.language != words.language else None
    shown, language = (translation.text, translation.language) if translation else (quote.text, quote.language)
    opening, closing = quotation_marks(language)
    by = quote.speaker.text + (f", {quote.role}" if quote.role else "")
    facts = filter(None, [by, translated_words(quote, words), standing_words(quote.standing, words)])
    yield _line(f"{opening}{shown}{closing} ({'; '.join(facts)})")
    if translation:
        first, last = quotation_marks(quote.language)
        yield _line(f"{first}{quote.text}{last}")


def _correction(item: Correction, words: Catalogue) -> str:
    said = f"{words.date(item.when.day)}, {item.article.text}"
    if item.note:
        said += f": {item.note}"
    if item.was:
        said += f" {words.gettext('was')} {item.was}"
    return said + (f" {words.gettext('now')} {item.now}" if item.now else "")


def _markdown(source: str | None) -> Iterator[str]:
    for block in (source or "").split("\n\n"):
        said = _line(plain_markdown(block))
        if said:
            yield said


def _line(text: str) -> str:
    """Return a text on one line, with hidden characters written out."""
    return " ".join(reveal(text).split())
