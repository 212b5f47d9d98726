"""Pages of people, organisations and publishers, and the indexes of all three."""

from __future__ import annotations

from dataclasses import replace

from standfirst.briefing.articles import DESCRIPTION
from standfirst.briefing.coverage import coverage, quoted_topics
from standfirst.briefing.index import EntryKey, Index, counted
from standfirst.briefing.parts import EntryRow, Link, Quote, RoleView, TopicQuotes
from standfirst.briefing.stories import NEWEST, Stories
from standfirst.briefing.views import EntryIndexPage, EntryPage, PublisherPage
from standfirst.messages import Catalogue
from standfirst.source import Article
from standfirst.source.schema import OrganisationFields, PersonFields, PublisherFields
from standfirst.text import page_path, safe_href, shorten

SEEN_WITH = 12
"""How many companions a page names."""


def counts(catalogue: Catalogue, stories: int, quotes: int) -> str:
    """Return `3 stories, 5 quotes` in the desk's language."""
    parts = [catalogue.ngettext("%(num)s story", "%(num)s stories", stories) % {"num": catalogue.number(stories)}]
    if quotes:
        parts.append(catalogue.ngettext("%(num)s quote", "%(num)s quotes", quotes) % {"num": catalogue.number(quotes)})
    return ", ".join(parts)


def _description(catalogue: Catalogue, name: str, note: str | None, stories: int, quotes: int) -> str:
    return shorten(f"{name}: {note or ''} {counts(catalogue, stories, quotes)}".replace(":  ", ": "), DESCRIPTION)


def entry_page(stories: Stories, index: Index, kind: str, key: str, catalogue: Catalogue) -> EntryPage:
    """Return the page of a person or an organisation."""
    library = stories.library
    person = library.people.entries[key] if kind == "people" else None
    fields: PersonFields | OrganisationFields = person or library.organisations.entries[key]
    articles = index.entries.get((kind, key), [])
    quotes = [quote for _, quote in index.quotes.get((kind, key), [])]
    return EntryPage(
        kind="person" if person else "organisation",
        section=kind,
        path=page_path(kind, key),
        title=fields.name,
        language=library.options.desk.language,
        description=_description(catalogue, fields.name, fields.note, len(articles), len(quotes)),
        source=f"{kind}.yml",
        as_of=stories.when(articles[0]) if articles else None,
        searchable=True,
        native=fields.native,
        aliases=fields.aliases,
        roles=_roles(stories, person) if person else (),
        country=fields.country,
        note=fields.note,
        same_as=tuple(address for address in fields.same_as if safe_href(address)),
        members=() if person else _members(stories, index, key),
        quotes=_by_topic(stories, index, (kind, key)),
        quote_count=len(quotes),
        seen_with=counted(stories, articles, "people", without=key if person else None)[:SEEN_WITH],
        stories=stories.listed(articles, (kind, key)),
        coverage=coverage(articles),
        quoted_on=quoted_topics(_first_topic(stories, article) for article, _ in index.quotes.get((kind, key), [])),
    )


def _roles(stories: Stories, person: PersonFields) -> tuple[RoleView, ...]:
    views = []
    for role in person.roles:
        organisation = stories.library.organisations.resolve(role.organisation) if role.organisation else None
        views.append(RoleView(role.role, stories.name(organisation) if organisation else None, role.since, role.until))
    return tuple(views)


def _members(stories: Stories, index: Index, key: str) -> tuple[Link, ...]:
    """Return the people whose roles name the organisation and who have a page."""
    library = stories.library
    links = []
    for person_key, person in library.people.entries.items():
        if ("people", person_key) not in index.known:
            continue  # named by no story that readers have: an embargo covers names too
        for role in person.roles:
            if role.organisation and library.organisations.resolve(role.organisation).key == key:
                links.append(Link(person.name, page_path("people", person_key), note=role.role))
                break
    return tuple(sorted(links, key=lambda link: link.text))


def _by_topic(stories: Stories, index: Index, entry: EntryKey) -> tuple[TopicQuotes, ...]:
    groups: dict[str, tuple[Link | None, list[Quote]]] = {}
    for article, quote in index.quotes.get(entry, [])[:NEWEST]:
        topic = _first_topic(stories, article)
        groups.setdefault(topic.path or "" if topic else "", (topic, []))[1].append(quote)
    return tuple(TopicQuotes(topic, tuple(quotes)) for topic, quotes in groups.values())


def _first_topic(stories: Stories, article: Article) -> Link | None:
    topics = stories.topics(article)
    return replace(topics[0], mark=None) if topics else None


def publisher_page(stories: Stories, index: Index, key: str, catalogue: Catalogue) -> PublisherPage:
    """Return a publisher's page."""
    library = stories.library
    fields = library.publishers.entries[key]
    articles = index.entries.get(("publishers", key), [])
    quotes = sum(len(stories.quotes(article)) for article in articles)
    return PublisherPage(
        kind="publisher",
        section="publishers",
        path=page_path("publishers", key),
        title=fields.name,
        language=library.options.desk.language,
        description=_description(catalogue, fields.name, fields.note, len(articles), quotes),
        source="publishers.yml",
        as_of=stories.when(articles[0]) if articles else None,
        searchable=True,
        native=fields.native,
        country=fields.country,
        publisher_language=fields.language,
        agency=fields.agency,
        note=fields.note,
        domains=fields.domains,
        rights=fields.rights or "excerpt",
        quote_count=quotes,
        stories=stories.listed(articles, ("publishers", key)),
        coverage=coverage(articles),
    )


def entry_index(stories: Stories, index: Index, kind: str, title: str, catalogue: Catalogue) -> EntryIndexPage:
    """Return the index of one registry: the entries that readers' stories name, by name."""
    rows = []
    for kind_, key in index.known:
        if kind_ != kind:
            continue
        fields = stories.library.entry(kind, key)
        articles = index.entries.get((kind, key), [])
        said = (
            len(index.quotes.get((kind, key), []))
            if kind != "publishers"
            else sum(len(stories.quotes(a)) for a in articles)
        )
        role = fields.roles[0].role if isinstance(fields, PersonFields) and fields.roles else None
        newest = stories.when(articles[0]) if articles else None
        link = Link(fields.name, page_path(kind, key), note=role)
        spoken = fields.language if isinstance(fields, PublisherFields) else None
        rows.append(EntryRow(link, fields.native, fields.note, fields.country, len(articles), said, newest, spoken))
    rows.sort(key=lambda row: (row.entry.text.casefold(), row.entry.path or ""))
    return EntryIndexPage(
        kind=f"{kind}-index",
        section=kind,
        path=page_path(kind),
        title=title,
        language=stories.library.options.desk.language,
        description=f"{title}: {catalogue.number(len(rows))}",
        entries=tuple(rows),
    )
