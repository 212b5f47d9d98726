"""A rule about the glossary: terms that no text of the desk's own has."""

from __future__ import annotations

from collections.abc import Iterator

from standfirst.check.catalogue import RULES
from standfirst.check.findings import Finding
from standfirst.check.scene import Scene
from standfirst.source import Library
from standfirst.source.terms import finder


def rules(scene: Scene) -> Iterator[Finding]:
    """Yield a note for every term that stands nowhere in the desk's own words, in drafts neither."""
    terms = scene.library.glossary
    if not terms:
        return
    find = finder(tuple(term.forms for term in terms)).find
    used = {found.term for text in _own_words(scene.library) for found in find(text)}
    for number, term in enumerate(terms):
        if number not in used:
            message = f"no introduction, summary, commentary, round-up or lead has the term `{term.name}`"
            remedy = "remove it, or add the form that the texts have to its `aliases`"
            yield Finding("term-unused", RULES["term-unused"].severity, message, term.origin, remedy)


def _own_words(library: Library) -> Iterator[str]:
    """Yield the Markdown that the desk wrote itself: what readers may meet a term in."""
    for article in library.articles.values():
        yield from (text for text in (article.fields.summary, article.fields.commentary) if text)
    for topic in library.topics.values():
        yield topic.introduction
        if topic.fields.roundup:
            yield topic.fields.roundup.text
    for edition in library.editions.values():
        yield edition.lead
