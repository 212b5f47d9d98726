"""Article pages, and the tombstones of articles that were taken down."""

from __future__ import annotations

from dataclasses import replace

from standfirst.briefing.moments import when
from standfirst.briefing.parts import Block, Link, Source
from standfirst.briefing.stories import Stories
from standfirst.briefing.threads import story_so_far
from standfirst.briefing.together import RelatedStory
from standfirst.briefing.views import ArticlePage, TombstonePage
from standfirst.markdown import plain_markdown
from standfirst.messages import Catalogue
from standfirst.relate import Relation, Why
from standfirst.relate.relations import RelationKind
from standfirst.source import Article, Status
from standfirst.source.schema.article import RelatedFields
from standfirst.text import fold, safe_href, shorten

DESCRIPTION = 160
"""Most characters of a description: what search engines show."""

SHARED = 3
"""How many things that two stories share a page names; `standfirst related` names all."""

_ASIDE = frozenset(["days", "language"])


def article_page(stories: Stories, article: Article, source: str) -> ArticlePage:
    """Return what an article's page says; the body is asked for only where it may be published."""
    fields = stories.fields(article)
    silent = article.rights == "none"
    summary = None if silent else fields.summary
    card = stories.card(article)
    same_story, background = _related_stories(stories, article)
    return ArticlePage(
        kind="article",
        section="topics",
        path=card.path,
        title=card.title,
        language=stories.library.options.desk.language,
        # Programs show a description as the page's own words, and no mark with it.
        description=shorten(plain_markdown(summary), DESCRIPTION)
        if summary and not stories.waits(article, "summary")
        else "",
        source=source,
        as_of=card.when,
        searchable=fields.status is not Status.PROPOSED,
        topics=stories.topics(article),
        publisher=card.publisher,
        authors=fields.authors,
        when=card.when,
        article_language=article.language,
        corrections=stories.corrections([article]),
        summary=summary,
        key_points=() if silent else fields.key_points,
        commentary=None if silent else fields.commentary,
        quotes=stories.quotes(article),
        thread=story_so_far(stories, article),
        same_story=same_story,
        background=background,
        origin=_source(stories, article),
        copies=stories.copies(article),
        people=() if silent else _named(stories, article, "people"),
        organisations=() if silent else _named(stories, article, "organisations"),
        places=() if silent else fields.places,
        tags=() if silent else fields.tags,
        full_text=_full_text(stories, article),
        mark=stories.mark(article),
        proposed=fields.proposed if stories.drafts else (),
        formerly=stories.former_paths(article),
    )


def tombstone(stories: Stories, article: Article, catalogue: Catalogue, source: str) -> TombstonePage:
    """Return what is left at the address of a story that was taken down or has expired."""
    taken = article.fields.withdrawn if article.fields.status is Status.WITHDRAWN else None
    date = taken.date if taken else article.fields.expiry_date
    return TombstonePage(
        kind="tombstone",
        section="topics",
        path=stories.path(article),
        title=article.fields.title or article.id,
        language=stories.library.options.desk.language,
        description=catalogue.gettext("This story has been withdrawn.")
        if taken
        else catalogue.gettext("This story is no longer offered."),
        source=source,
        publisher=stories.publisher(article),
        when=stories.when(article),
        article_language=article.language,
        withdrawn=when(date, article.zone) if date else None,
        reason=taken.reason if taken else None,
        topics=stories.topics(article),
        formerly=stories.former_paths(article),
    )


def _related_stories(stories: Stories, article: Article) -> tuple[tuple[RelatedStory, ...], tuple[RelatedStory, ...]]:
    """Return the two blocks of related stories; with drafts, the proposed ones stand behind the others, marked."""
    related = stories.relations.related(article.id, stories.library.options.max_links)
    same = [_related(stories, article, link) for link in related.same_story]
    background = [_related(stories, article, link) for link in related.background]
    shown = {link.id or link.url for link in (*related.same_story, *related.background)}
    for pin in article.fields.related if stories.waits(article, "related") else ():
        target = pin.id or pin.url
        view = _proposed(stories, article, pin) if target is None or target not in shown else None
        if view is not None:
            (background if pin.rel == "background" else same).append(view)
    return tuple(same), tuple(background)


def _related(stories: Stories, article: Article, link: Relation) -> RelatedStory:
    if link.id is None:
        pin = next((pin for pin in article.fields.related if pin.url == link.url), RelatedFields())
        return _outside(article, pin, link.title or link.url or "", link.kind, link.reasons)
    card = stories.card(stories.library.articles[link.id])
    return RelatedStory(
        card.title, card.language, link.kind, _shown_reasons(link.reasons),
        path=card.path, publisher=card.publisher, when=card.when, mark=card.mark,
    )  # fmt: skip


def _shown_reasons(reasons: tuple[Why, ...]) -> tuple[Why, ...]:
    """Return the reasons that a page has room for: the first that are shared, days and languages."""
    shared = [why for why in reasons if why.kind not in _ASIDE][:SHARED]
    return (*shared, *(why for why in reasons if why.kind in _ASIDE))


def _proposed(stories: Stories, article: Article, pin: RelatedFields) -> RelatedStory | None:
    """Return a related story that nobody accepted; None where its id leads to no story that this site has."""
    reasons = (Why("desk", pin.reason),) if pin.reason else ()
    if pin.id is None:
        return replace(_outside(article, pin, pin.title or pin.url or "", pin.rel, reasons), mark="proposed")
    other = stories.library.articles.get(pin.id)
    if other is None or not other.address:
        return None
    return replace(_related(stories, article, Relation(pin.rel, reasons, id=pin.id)), mark="proposed")


def _outside(
    article: Article, pin: RelatedFields, title: str, kind: RelationKind, reasons: tuple[Why, ...]
) -> RelatedStory:
    """Return a story that is not the desk's, with what its publisher says of it."""
    return RelatedStory(
        title, None, kind, reasons,
        url=safe_href(pin.url), when=when(pin.date, article.zone) if pin.date else None,
        section=pin.section, teaser=pin.teaser,
    )  # fmt: skip


def _source(stories: Stories, article: Article) -> Source:
    fields = stories.fields(article)
    agency = stories.library.publishers.resolve(fields.agency) if fields.agency else None
    return Source(
        url=safe_href(fields.url),
        medium=fields.medium,
        archive_url=safe_href(fields.archive_url),
        accessed=when(fields.accessed, article.zone) if fields.accessed else None,
        updated=when(fields.updated, article.zone) if fields.updated else None,
        rights=article.rights,
        licence=fields.licence,
        agency=stories.name(agency) if agency and agency != article.publisher else None,
        section=fields.section,
        dateline=fields.dateline,
    )


def _named(stories: Stories, article: Article, kind: str) -> tuple[Link, ...]:
    """Return the people or organisations of a story, speakers behind those that the editor listed."""
    fields = stories.fields(article)
    listed = {
        "people": (fields.people, article.people),
        "organisations": (fields.organisations, article.organisations),
    }
    written, resolved = listed[kind]
    names = list(resolved) if written else []
    quotes = stories.quotes(article)
    spoken = {quote.speaker.text for quote in quotes}
    names += [name for name in article.speakers if name.kind == kind and name.name in spoken]
    unique = {fold(name.name): name for name in reversed(names)}
    accepted = {fold(quote.speaker.text) for quote in quotes if not quote.proposed}
    accepted |= {fold(name.name) for name in resolved} if not stories.waits(article, kind) else set()
    proposed = {name: stories.drafts and name not in accepted for name in unique}
    return tuple(stories.name(name, proposed=proposed[key]) for key, name in reversed(unique.items()))


def _full_text(stories: Stories, article: Article) -> tuple[Block, ...]:
    """Return the body's blocks where rights are `full`; of other articles no word of it leaves."""
    if article.rights != "full":
        return ()
    return tuple(blocks(stories.library.evidence.body(article.id) or ""))


def blocks(body: str) -> list[Block]:
    """Take a canonical body apart by its four block marks (docs/files.md: the body is never Markdown)."""
    found: list[Block] = []
    for chunk in body.strip("\n").split("\n\n"):
        lines = [line for line in chunk.split("\n") if line]
        if not lines:
            continue
        if all(line.startswith("- ") for line in lines):
            found.append(Block("list", tuple(line[2:] for line in lines)))
        elif all(line.startswith(">") for line in lines):
            found.append(Block("quote", tuple(line[1:].strip() for line in lines)))
        elif lines[0].startswith("## "):
            found.append(Block("heading", (lines[0][3:],)))
            found += [Block("paragraph", tuple(lines[1:]))] if lines[1:] else []
        else:
            found.append(Block("paragraph", tuple(lines)))
    return found
