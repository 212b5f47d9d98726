"""What search knows: one lean record for each article and each quote, and one for each page that has a subject.

Bodies are not in a record, so a reader of an excerpt cannot find the rest of it in the index, unless the desk asks for
them where rights are `full`. Nor is anything that a program suggested and nobody accepted: a result shows no mark.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import singledispatch
from typing import Literal

from standfirst.briefing import Page
from standfirst.briefing.parts import Link, Quote, Translation, When
from standfirst.briefing.views import ArticlePage, EditionPage, EntryPage, GlossaryPage, PublisherPage, TopicPage
from standfirst.markdown import plain_markdown
from standfirst.text import reveal

RecordKind = Literal["article", "quote", "topic", "person", "organisation", "publisher", "edition", "page"]

UNDATED = "0001-01-01"
"""The day of a record without one: search drops a record that it cannot sort."""

DATED = frozenset[RecordKind](["article", "quote", "edition"])
"""Kinds whose day is their own; the others' is that of the newest story in them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRecord:
    """What search knows of one thing; texts are plain.

    `path` lies below the site's root, with `anchor` where the thing is a part of its page. `date` is an ISO day.
    `people` are names to filter by; `also` are other words that it is found by and that are not shown as its text.
    """

    path: str
    kind: RecordKind
    title: str
    text: str
    language: str
    date: str
    anchor: str = ""
    topics: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    publisher: str | None = None
    story: str | None = None
    """Of a quote: the headline of its article."""
    also: tuple[str, ...] = ()
    translation: Translation | None = None
    """Of a quote: the desk's translation, which it is found by too, and which is never shown as the speaker's words."""

    @property
    def year(self) -> str | None:
        """The year to filter by, of what has a day of its own."""
        return self.date[:4] if self.kind in DATED and self.date != UNDATED else None


def search_records(page: Page, *, fulltext: bool = False) -> tuple[SearchRecord, ...]:
    """Return a page's records; none for pages that are not to be found. `fulltext` adds bodies with rights `full`."""
    if not page.searchable or (isinstance(page, ArticlePage) and "title" in page.proposed):
        return ()
    if isinstance(page, ArticlePage):
        return tuple(_of_article(page, fulltext=fulltext))
    return tuple(_of_page(page))


def _of_article(page: ArticlePage, *, fulltext: bool) -> Iterator[SearchRecord]:
    quotes = [quote for quote in page.quotes if not quote.proposed]
    people = _names(page.people)
    speakers = [quote.speaker for quote in quotes if _is_person(quote.speaker)]
    body = [" ".join(block.lines) for block in page.full_text] if fulltext else []
    yield SearchRecord(
        path=page.path,
        kind="article",
        title=reveal(page.title),
        text=_joined([*_own_words(page), *body]),
        language=page.article_language,
        date=_day(page.when),
        topics=_names(page.topics),
        people=tuple(dict.fromkeys([*people, *_names(speakers)])),
        publisher=_name(page.publisher),
        also=(*_names(page.organisations), *(() if "places" in page.proposed else map(reveal, page.places))),
    )
    for quote in quotes:
        yield _of_quote(page, quote)


def _of_quote(page: ArticlePage, quote: Quote) -> SearchRecord:
    return SearchRecord(
        path=page.path,
        anchor=quote.anchor,
        kind="quote",
        title=reveal(quote.speaker.text),
        text=_joined([quote.text]),
        language=quote.language,
        date=_day(page.when),
        topics=_names(page.topics),
        people=(reveal(quote.speaker.text),) if quote.speaker.mark is None else (),
        publisher=_name(page.publisher),
        story=reveal(page.title),
        also=(reveal(quote.role),) if quote.role else (),
        translation=_revealed(quote.translation) if quote.translation else None,
    )


def _revealed(translation: Translation) -> Translation:
    by = reveal(translation.by) if translation.by else None
    return replace(translation, text=_joined([translation.text]), by=by)


def _own_words(page: ArticlePage) -> Iterator[str]:
    """Yield what the desk says of a story and has accepted, as plain words."""
    words = {
        "summary": [plain_markdown(page.summary or "")],
        "key_points": page.key_points,
        "commentary": [plain_markdown(page.commentary or "")],
    }
    for name, texts in words.items():
        if name not in page.proposed:
            yield from texts


@singledispatch
def _of_page(page: Page) -> Iterator[SearchRecord]:  # noqa: ARG001 - the pages that follow have one
    """Yield the record of a page that is no article."""
    return iter(())


@_of_page.register
def _(page: TopicPage) -> Iterator[SearchRecord]:
    introduction = plain_markdown(page.introduction.markdown) if page.introduction else ""
    yield _subject(page, "topic", [page.description, introduction])


@_of_page.register
def _(page: EditionPage) -> Iterator[SearchRecord]:
    if page.mark is None:
        yield _subject(page, "edition", [page.heading or "", plain_markdown(page.lead_markdown or "")])


@_of_page.register
def _(page: EntryPage) -> Iterator[SearchRecord]:
    kind: RecordKind = "person" if page.kind == "person" else "organisation"
    roles = [role.role for role in page.roles]
    yield _subject(page, kind, [page.note or "", ", ".join(roles)], [page.native or "", *page.aliases])


@_of_page.register
def _(page: GlossaryPage) -> Iterator[SearchRecord]:
    yield _subject(page, "page", [f"{term.name}: {term.definition}" for term in page.entries])


@_of_page.register
def _(page: PublisherPage) -> Iterator[SearchRecord]:
    yield _subject(page, "publisher", [page.note or ""], [page.native or ""])


def _subject(page: Page, kind: RecordKind, texts: Iterable[str], also: Iterable[str] = ()) -> SearchRecord:
    words = tuple(reveal(text) for text in also if text)
    return SearchRecord(
        path=page.path, kind=kind, title=reveal(page.title), text=_joined(texts), language=page.language,
        date=_day(page.as_of), also=words,
    )  # fmt: skip


def _day(when: When | None) -> str:
    return when.day.isoformat() if when else UNDATED


def _joined(texts: Iterable[str]) -> str:
    return reveal(" ".join(" ".join(text.split()) for text in texts if text.strip()))


def _is_person(link: Link) -> bool:
    return not (link.path or "").startswith("organisations/")


def _name(link: Link | None) -> str | None:
    return reveal(link.text) if link and link.mark is None else None


def _names(links: Iterable[Link]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(reveal(link.text) for link in links if link.mark is None))
