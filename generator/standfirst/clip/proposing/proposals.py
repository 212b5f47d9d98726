"""What a program suggests about a clipped article; an editor accepts each value or not.

All of it is in the article's own words or in the desk's files. `importance` is never suggested: it is a judgement.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from standfirst.clip.clipping import Clipping, Told
from standfirst.clip.metadata.agencies import agency_of
from standfirst.clip.proposing.headlines import Headlines, MatchedLink
from standfirst.clip.proposing.mentions import Names, mentions
from standfirst.clip.proposing.names import is_among, is_full_name, recurring_people, without_office
from standfirst.clip.proposing.organisations import Named, organisations_in
from standfirst.clip.proposing.topics import Story, Topics
from standfirst.quotes import FoundQuote, Standing, find_quotes, verify_quote
from standfirst.quotes.finding.names import name_variants
from standfirst.source import Library, Registry
from standfirst.source.schema import OrganisationFields, PersonFields
from standfirst.summarise.verbatim import Sentence, highlights, key_points, sentences_of, verbatim_summary
from standfirst.text import fold

SHORTEST = 4
"""Words of a quote worth proposing: shorter ones are catchwords, and what a check calls too short."""
MOST_PEOPLE = 8
MOST_ORGANISATIONS = 6
_TWICE = 2
_LEAD = 3
"""Paragraphs at the top in which one mention of an organisation is enough: further down it is in passing."""


@dataclass(frozen=True, slots=True)
class Proposals:
    """What is suggested, each value with how sure that is and by which rule, surest rules first.

    `people` and `organisations` are registry keys, or names that no registry has; `topics` are slugs. Offsets of
    sentences and quotes count characters of the clipping's body. A quote of `quotes.HIGH_CONFIDENCE` and more may
    count as accepted where the desk says so. `why` says of `summary` and `key_points` how they were chosen.
    """

    summary: tuple[Sentence, ...] = ()
    key_points: tuple[Sentence, ...] = ()
    quotes: tuple[FoundQuote, ...] = ()
    people: tuple[Told, ...] = ()
    organisations: tuple[Told, ...] = ()
    topics: tuple[Told, ...] = ()
    related: tuple[MatchedLink, ...] = ()
    why: Mapping[str, Told] = field(default_factory=dict)


def propose(library: Library, clipping: Clipping, *, own: Iterable[str] = ()) -> Proposals:
    """Return proposals for a clipped article; see `Proposer`, which is for many."""
    return Proposer(library).propose(clipping, own=own)


class Proposer:
    """Makes proposals by what a desk's library holds, which is made ready once, however many articles are clipped."""

    def __init__(self, library: Library) -> None:
        self._library = library
        houses = library.publishers.entries.values()
        self._houses = {fold(name) for entry in houses for name in (entry.name, entry.native or "", *entry.aliases)}

    @cached_property
    def _topics(self) -> Topics:
        return Topics.of(self._library)

    @cached_property
    def _headlines(self) -> Headlines:
        return Headlines.of(self._library)

    @cached_property
    def _people(self) -> Names:
        return _names(self._library.people)

    @cached_property
    def _organisations(self) -> Names:
        return _names(self._library.organisations)

    def propose(self, clipping: Clipping, *, own: Iterable[str] = ()) -> Proposals:
        """Return proposals for one article; `own` are its ids in the library, which are not related to itself."""
        body, title = clipping.body, clipping.title or ""
        found = [quote for quote in find_quotes(body, language=clipping.language) if _is_worth_proposing(quote, body)]
        quotes = tuple(_as_the_page_spells(found, clipping))
        told = _without_dateline(body)
        people = self._speaking_or_named(clipping, told, quotes)
        organisations = self._acting(clipping, told, [found.value for found in people])
        summary = verbatim_summary(body, title=title)
        points = key_points(body, summary, title=title)
        story = Story(title, _joined([*summary, *points]), self._shown_names(people, organisations))
        return Proposals(
            summary,
            points,
            quotes,
            people,
            organisations,
            self._topics.propose(story, told),
            self._headlines.match(clipping, own=own),
            _reasons(summary, points, body),
        )

    def _speaking_or_named(self, clipping: Clipping, text: str, quotes: Sequence[FoundQuote]) -> tuple[Told, ...]:
        """Return those whom the registry knows, by their first place, then who speaks, then who is named again."""
        found: dict[str, Told] = {}
        for mention in mentions(f"{clipping.title or ''}\n{text}", self._people):
            found[mention.key] = Told(mention.key, 0.95, "the text has a name of the registry's entry")
        for quote in quotes:
            name = self._library.people.resolve(without_office(quote.speaker or ""))
            full = is_full_name(name.name, text, language=clipping.language, role=bool(quote.role))
            if name.key is None and not full:
                continue  # "the minister": whom it names is for an editor to say
            found.setdefault(name.key or name.name, Told(name.key or name.name, 0.85, "the text quotes this person"))
        for person in recurring_people(text, language=clipping.language):
            key = self._library.people.resolve(person.name).key or person.name
            if key not in found and not is_among(person.name, [*self._shown(found), *clipping.authors]):
                found[key] = Told(key, 0.7, f"the text names this person {person.count} times")
        return tuple(found.values())[:MOST_PEOPLE]

    def _shown(self, keys: Iterable[str]) -> list[str]:
        entries = self._library.people.entries
        return [entries[key].name if key in entries else key for key in keys]

    def _acting(self, clipping: Clipping, text: str, people: Collection[str]) -> tuple[Told, ...]:
        """Return the organisations of the registry that are named, then others by the form of their names."""
        whole = f"{clipping.title or ''}\n{text}"
        found: dict[str, Told] = {}
        for mention in mentions(whole, self._organisations):
            # "told Lake News Agency" is a credit: a publisher is only meant where it is named again.
            if mention.count >= _TWICE or not self._publishes(self._library.organisations.entries[mention.key].name):
                found[mention.key] = Told(mention.key, 0.95, "the text has a name of the registry's entry")
        lead = len(clipping.title or "") + 1 + _end_of_paragraph(text, _LEAD)
        known = self._forms(found)
        for named in organisations_in(whole, clipping.language):
            at_hand = named.count >= _TWICE or named.start <= lead
            if at_hand and self._is_new(named, known, clipping) and not _holds(named, people):
                found[named.name] = _by_form(named)
        return tuple(found.values())[:MOST_ORGANISATIONS]

    def _is_new(self, named: Named, known: Collection[str], clipping: Clipping) -> bool:
        """Tell whether a name is in no registry, and neither the page's publisher nor another one."""
        names = {fold(named.name), fold(named.short or named.name)}
        if names & set(known) or self._library.organisations.resolve(named.name).key:
            return False
        return fold(clipping.publisher or "") not in names and not self._publishes(named.name)

    def _forms(self, keys: Iterable[str]) -> set[str]:
        entries = self._library.organisations.entries
        return {fold(form) for key in keys if key in entries for form in _forms(entries[key])}

    def _publishes(self, name: str) -> bool:
        """Tell whether a name is an agency's or one of the desk's publishers'."""
        return agency_of(name) is not None or fold(name) in self._houses

    def _shown_names(self, people: Iterable[Told], organisations: Iterable[Told]) -> tuple[str, ...]:
        entries = self._library.organisations.entries
        acting = [entries[told.value].name if told.value in entries else told.value for told in organisations]
        return (*self._shown(told.value for told in people), *acting)


def _is_worth_proposing(quote: FoundQuote, body: str) -> bool:
    """Tell whether a found quote has a speaker, words enough, and would pass the desk's own proof."""
    if quote.speaker is None or len(quote.text.split()) < SHORTEST:
        return False
    return verify_quote(quote.text, body).standing is Standing.EXACT


def _as_the_page_spells(quotes: Sequence[FoundQuote], clipping: Clipping) -> Iterator[FoundQuote]:
    """Yield quotes with each speaker under the fuller spelling where the captions have one: Martyn, not Marty."""
    captions = "\n".join(caption.text for caption in clipping.captions)
    pairs = name_variants(f"{clipping.body}\n{captions}") if captions and quotes else ()
    spelt = (sorted((pair.name, pair.variant), key=len) for pair in pairs)
    fuller = {short: long for short, long in spelt if long in captions}
    for quote in quotes:
        yield replace(quote, speaker=fuller.get(quote.speaker or "", quote.speaker))


def _names(registry: Registry[PersonFields] | Registry[OrganisationFields]) -> Names:
    """Return the names that lead to each entry, without those that lead to two."""
    return Names.of(
        {
            key: [name for name in _forms(entry) if registry.keys.get(fold(name)) == key]
            for key, entry in registry.entries.items()
        }
    )


def _forms(entry: PersonFields | OrganisationFields) -> tuple[str, ...]:
    return (entry.name, *((entry.native,) if entry.native else ()), *entry.aliases)


def _without_dateline(body: str) -> str:
    """Return the body with its dateline blanked out, offsets unchanged: the agency in it is no part of the story."""
    first = next(iter(sentences_of(body)), None)
    start = first.start if first else 0
    line = body.rfind("\n", 0, start) + 1
    return body[:line] + " " * (start - line) + body[start:]


def _end_of_paragraph(text: str, number: int) -> int:
    place = -1
    for _ in range(number):
        place = text.find("\n", place + 1)
        while place >= 0 and text[place : place + 2] == "\n\n":
            place += 1
        if place < 0:
            return len(text)
    return place


def _by_form(named: Named) -> Told:
    again = f"{named.count} times" if named.count >= _TWICE else "at the top"
    form = "its short form stands behind it" if named.short else "an organisation by the form of its name"
    return Told(named.name, 0.75 if named.short else 0.65, f"{form}, {again}")


def _holds(named: Named, people: Iterable[str]) -> bool:
    """Tell whether a person's name has run into the organisation's: "Supreme Court Ada Reyes"."""
    return any(person in named.name for person in people)


def _joined(found: Iterable[Sentence]) -> str:
    return " ".join(sentence.text for sentence in found)


def _reasons(summary: Sequence[Sentence], points: Sequence[Sentence], body: str) -> dict[str, Told]:
    why = {}
    if summary:
        rule = "the article's own sentences: its lead, and those that say most of headline and story"
        why["summary"] = Told(_joined(summary), 0.6, rule)
    if points:
        listed = set(points) <= set(highlights(body))
        rule = "the publisher's own list above the story" if listed else "sentences that say more than the summary"
        why["key_points"] = Told(_joined(points), 0.85 if listed else 0.5, rule)
    return why
