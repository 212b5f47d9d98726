"""The desk's own terms: those that a page's own words may have, and the page of all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from standfirst.briefing.explained import TermView
from standfirst.briefing.views import ArticlePage, EditionPage, GlossaryPage, HomePage, Page, TopicPage
from standfirst.messages import Catalogue
from standfirst.source import Library
from standfirst.source.glossary import FILE
from standfirst.source.terms import finder
from standfirst.text import fold, page_path


class Glossary:
    """The terms of a library, for its pages."""

    def __init__(self, library: Library) -> None:
        self._language = library.options.desk.language
        self._terms = tuple(TermView(t.name, t.definition, t.aliases, t.forms, t.anchor) for t in library.glossary)
        self._forms = tuple(term.forms for term in self._terms)

    def explained(self, page: Page) -> Page:
        """Return the page with the terms that its own words have, in the order of the glossary."""
        if not self._terms:
            return page
        find = finder(self._forms).find
        numbers = {found.term for text in own_words(page) for found in find(text)}
        return replace(page, terms=tuple(self._terms[n] for n in sorted(numbers))) if numbers else page

    def pages(self, catalogue: Catalogue) -> Iterator[GlossaryPage]:
        """Yield the page of all terms, where there is one term at least."""
        if self._terms:
            title = catalogue.gettext("Glossary")
            names = [term.name for term in self._terms]
            yield GlossaryPage(
                kind="glossary", section="glossary", path=page_path("glossary"), title=title, language=self._language,
                description=f"{title}: {catalogue.listed(names[:8])}", source=FILE,
                entries=tuple(sorted(self._terms, key=lambda term: (fold(term.name), term.name))),
            )  # fmt: skip


def own_words(page: Page) -> Iterator[str]:
    """Yield the Markdown on a page that the desk wrote itself; never a quote, a title or a source's words."""
    texts: list[str | None] = []
    match page:
        case TopicPage():
            texts.append(page.introduction.markdown if page.introduction else None)
            if page.roundup and page.roundup.by == "desk":
                texts += [text for text, _ in page.roundup.pieces]
        case ArticlePage():
            texts += [page.summary, page.commentary]
        case EditionPage() | HomePage():
            texts.append(page.lead_markdown)
    yield from (text for text in texts if text)
