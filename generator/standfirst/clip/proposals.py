"""What a program suggests about a clipped article; an editor accepts each value or not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from standfirst.clip.mentions import mentions
from standfirst.quotes import FoundQuote, Standing, find_quotes, verify_quote
from standfirst.source import Library, Registry
from standfirst.source.schema import OrganisationFields, PersonFields
from standfirst.summarise.verbatim import Sentence, verbatim_summary
from standfirst.text import fold

SHORTEST = 4
"""Words of a quote worth proposing: shorter ones are catchwords, and what a check calls too short."""
MOST_PEOPLE = 8
MOST_TOPICS = 3


@dataclass(frozen=True, slots=True)
class Proposals:
    """What is suggested: people and organisations are registry keys, or names that no registry has."""

    summary: tuple[Sentence, ...] = ()
    quotes: tuple[FoundQuote, ...] = ()
    people: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()


def propose(library: Library, title: str, body: str, *, language: str | None = None) -> Proposals:
    """Return proposals for an article: all from its own words and from the desk's registries and topics."""
    quotes = tuple(quote for quote in find_quotes(body, language=language) if _worth(quote, body))
    text = f"{title}\n{body}"
    organisations = tuple(mention.key for mention in mentions(text, _names(library.organisations)))
    return Proposals(
        verbatim_summary(body, title=title),
        quotes,
        _people(library, text, quotes),
        organisations,
        _topics(library, title, body),
    )


def _worth(quote: FoundQuote, body: str) -> bool:
    """Tell whether a found quote has a speaker, words enough, and would pass the desk's own proof."""
    if quote.speaker is None or len(quote.text.split()) < SHORTEST:
        return False
    return verify_quote(quote.text, body).standing is Standing.EXACT


def _names(registry: Registry[PersonFields] | Registry[OrganisationFields]) -> dict[str, list[str]]:
    """Return the names that lead to each entry, without those that lead to two."""
    return {
        key: [name for name in _forms(entry) if registry.keys.get(fold(name)) == key]
        for key, entry in registry.entries.items()
    }


def _forms(entry: PersonFields | OrganisationFields) -> tuple[str, ...]:
    return (entry.name, entry.native or "", *entry.aliases)


def _people(library: Library, text: str, quotes: tuple[FoundQuote, ...]) -> tuple[str, ...]:
    """Return those whom a registry knows, by their first place, then those who speak and are in none."""
    found = {mention.key: None for mention in mentions(text, _names(library.people))}
    for quote in quotes:
        name = library.people.resolve(quote.speaker or "")
        if name.key is None and len(name.name.split()) < 2:
            continue  # "the minister": whom it names is for an editor to say
        found[name.key or name.name] = None
    return tuple(found)[:MOST_PEOPLE]


def _topics(library: Library, title: str, body: str) -> tuple[str, ...]:
    """Return the topics that the article names by title or alias: in its headline, or more than once."""
    names: Mapping[str, list[str]] = {
        slug: [topic.fields.title, *topic.fields.aliases] for slug, topic in library.topics.items()
    }
    headline = {mention.key for mention in mentions(title, names)}
    counted = mentions(body, names)
    fitting = [mention for mention in counted if mention.key in headline or mention.count > 1]
    ranked = sorted(fitting, key=lambda mention: (mention.key not in headline, -mention.count, mention.key))
    rest = sorted(headline - {mention.key for mention in ranked})
    return tuple([*(mention.key for mention in ranked), *rest][:MOST_TOPICS])
