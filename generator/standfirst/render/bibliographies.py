"""Files beside each topic's and each edition's page that cite the sources of all its stories.

A story's page has none: what they would say stands on it, and three small files a story would double the number of the
site's files (measured with 10,000 stories: docs/citations.md).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from standfirst.briefing import Page
from standfirst.briefing.views import ArticlePage, EditionPage, TopicPage
from standfirst.render.citations import (
    NAMES,
    SUFFIXES,
    Citation,
    article_citation,
    citation_file,
    edition_stories,
)
from standfirst.render.site import Site, SiteFile

STEM = "cite"
"""The files' name, without what tells the form."""


def bibliographies(pages: Sequence[Page], site: Site) -> Iterator[SiteFile]:
    """Yield `cite.bib`, `cite.ris` and `cite.json` of each topic and edition with a story that readers have.

    With drafts there are none: they would be in the lists. A topic's stories stand newest first.
    """
    if site.drafts:
        return
    stories = [page for page in pages if isinstance(page, ArticlePage)]
    citations = {_id(page): article_citation(page) for page in stories}
    topics: dict[str, list[Citation]] = defaultdict(list)
    for story in stories:
        for topic in story.topics:
            if topic.path:
                topics[topic.path].append(citations[_id(story)])
    for page in pages:
        if isinstance(page, TopicPage):
            yield from _files(page, topics[page.path])
        elif isinstance(page, EditionPage):
            yield from _files(page, [citations[id_] for id_ in edition_stories(page) if id_ in citations])


def bibliography(page: TopicPage | EditionPage) -> tuple[tuple[str, str], ...]:
    """Return the name of each form, and the path of its file beside the page; nothing where no story is left."""
    if not (page.articles if isinstance(page, TopicPage) else edition_stories(page)):
        return ()
    return tuple((NAMES[form], f"{page.path}{STEM}{suffix}") for form, suffix in SUFFIXES.items())


def _files(page: Page, citations: Sequence[Citation]) -> Iterator[SiteFile]:
    if citations:
        for form, suffix in SUFFIXES.items():
            yield SiteFile(f"{page.path}{STEM}{suffix}", citation_file(citations, form))


def _id(page: ArticlePage) -> str:
    return page.path.rstrip("/").rpartition("/")[2]
