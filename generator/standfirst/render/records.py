"""What search knows of a page: lean HTML of our own, not the theme's."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from standfirst.briefing import Page
from standfirst.briefing.parts import Quote
from standfirst.briefing.views import ArticlePage, EditionPage, EntryPage, PublisherPage, TopicPage
from standfirst.markdown import plain_markdown
from standfirst.text import escape_html


def search_record(page: Page) -> str:
    """Return a page's record: its title, its own words, and a section for each quote; else nothing.

    Bodies are not in it: a reader of an excerpt must not find the rest of it in the index. Nor is anything that a
    program suggested and nobody accepted: a search result shows no mark.
    """
    if not page.searchable or (isinstance(page, ArticlePage) and "title" in page.proposed):
        return ""
    parts = [Markup('<h1 id="__top">{}</h1>').format(escape_html(page.title))]
    if isinstance(page, ArticlePage):
        parts += _paragraphs(_own_words(page))
        named = [link.text for link in (*page.people, *page.organisations, *page.topics) if link.mark is None]
        parts += _paragraphs([", ".join(named)])
        parts += _quotes(tuple(quote for quote in page.quotes if not quote.proposed))
    elif isinstance(page, TopicPage):
        introduction = page.introduction.markdown if page.introduction else ""
        parts += _paragraphs([page.description, plain_markdown(introduction)])
    elif isinstance(page, EditionPage):
        parts += _paragraphs([page.heading or "", plain_markdown(page.lead_markdown or "")])
    elif isinstance(page, EntryPage):
        parts += _paragraphs(
            [page.native or "", ", ".join(page.aliases), page.note or "", *(r.role for r in page.roles)]
        )
    elif isinstance(page, PublisherPage):
        parts += _paragraphs([page.native or "", page.note or ""])
    return "".join(parts)


def _own_words(page: ArticlePage) -> list[str]:
    """Return what the desk says of a story and has accepted, as plain words."""
    words = {
        "summary": [plain_markdown(page.summary or "")],
        "key_points": page.key_points,
        "commentary": [plain_markdown(page.commentary or "")],
    }
    return [text for name, texts in words.items() if name not in page.proposed for text in texts]


def _paragraphs(texts: Iterable[str]) -> list[Markup]:
    return [Markup("<p>{}</p>").format(escape_html(text)) for text in texts if text]


def _quotes(quotes: tuple[Quote, ...]) -> list[Markup]:
    sections = []
    for quote in quotes:
        sections.append(Markup('<h2 id="{}">{}</h2>').format(quote.anchor, escape_html(quote.speaker.text)))
        words = [quote.translation.text] if quote.translation else []
        sections += _paragraphs([*words, quote.text])
    return sections
