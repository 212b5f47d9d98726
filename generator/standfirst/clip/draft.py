"""The article file that a clipping and its proposals become, with what an editor is to confirm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from standfirst.clip.clipping import Clipping, Told
from standfirst.clip.compose import listed
from standfirst.clip.ids import Ids
from standfirst.clip.metadata.address import last_words
from standfirst.clip.proposing.headlines import MatchedLink
from standfirst.clip.proposing.proposals import Proposals
from standfirst.quotes import HIGH_CONFIDENCE, FoundQuote
from standfirst.source import Library
from standfirst.source.schema import ArticleFields, Status
from standfirst.source.yamltext import Value
from standfirst.text import sha256

SURE = 0.85
"""From here on what a page says of itself is taken for said; below, an editor confirms it."""
LONG_ENOUGH = 5
"""Words of a quote that may count as accepted from the start: shorter ones are wrong four times as often."""

_ORIGINAL = ("title", "url", "publisher", "date", "agency", "dateline", "section", "language", "updated", "image")
_NEEDED = ("title", "url", "publisher", "date", "topics", "summary")


@dataclass(frozen=True, slots=True)
class Draft:
    """An article file before it is written. `fields` are in the schema's names; `comments` stand above theirs."""

    id: str
    folder: str
    """Year and month as the file's folder below articles/ (`2024/05`)."""
    fields: dict[str, Value] = field(default_factory=dict)
    comments: dict[str, str] = field(default_factory=dict)
    body: str = ""


def given_by_hand(clipping: Clipping, library: Library, *, publisher: str | None, accessed: str) -> Clipping:
    """Return the clipping with what the desk said of it, and with the time when it was clipped.

    A publisher is a key or name of the registry, or a new name; `accessed` holds where the input names no time.
    """
    why = dict(clipping.why)
    known = library.publishers.resolve(publisher) if publisher else None
    if known:
        why["publisher"] = Told(known.key or known.name, 1.0, "given")
    found = (known.key or known.name) if known else clipping.publisher
    return replace(clipping, publisher=found, accessed=clipping.accessed or accessed, why=why)


def draft_article(
    library: Library,
    clipping: Clipping,
    proposals: Proposals,
    *,
    topics: Sequence[str] = (),
    ids: Ids | None = None,
    today: date,
) -> Draft:
    """Return the article file for a clipping: what the page says, then what is proposed, marked as such.

    `topics` are those that the desk named, so no proposals. An article without a date goes to the folder of `today`.
    Its id is the next of `ids`, where there are others.
    """
    publisher = library.publishers.resolve(clipping.publisher) if clipping.publisher else None
    house = (publisher.key or publisher.name) if publisher else None
    words = last_words(clipping.url) if clipping.url else None
    id_ = (ids or Ids()).new(house, clipping.title, words)
    fields = original_fields(clipping)
    fields["accessed"] = as_written(clipping.accessed)
    suggested = proposed_fields(library, clipping, proposals, topics=topics)
    fields |= {name: value for name, value in suggested.items() if value}
    if topics:
        fields["topics"] = list(dict.fromkeys(topics))
    fields["status"] = Status.PROPOSED.value
    unsure = [name for name, told in clipping.why.items() if name in fields and told.confidence < SURE]
    marked = [name for name in suggested if suggested[name] and name != "quotes" and not (name == "topics" and topics)]
    fields["proposed"] = in_order([*unsure, *marked])
    if clipping.body:
        fields["body_sha256"] = sha256(clipping.body)
    fields["schema"] = 1
    day = clipping.date or today.isoformat()
    return Draft(id_, f"{day[:4]}/{day[5:7]}", fields, _comments(fields, clipping), clipping.body)


def original_fields(clipping: Clipping) -> dict[str, Value]:
    """Return what the page says of itself, by the schema's names, without what it does not say."""
    fields: dict[str, Value] = {
        name: as_written(value) if name in {"date", "updated"} else value
        for name in _ORIGINAL
        if (value := getattr(clipping, name))
    }
    if clipping.authors:
        fields["authors"] = list(clipping.authors)
    return fields


def as_written(moment: str | None) -> str:
    """Return a moment as editors write it: `2024-05-13 08:52+00:00`, a space for the T."""
    return (moment or "").replace("T", " ")


def proposed_fields(
    library: Library, clipping: Clipping, proposals: Proposals, *, topics: Sequence[str] = ()
) -> dict[str, Value]:
    """Return what is suggested about a clipping, by the schema's names; empty where nothing is."""
    accepted = library.options.pre_accept.quotes
    return {
        # Of several captions, nobody knows which is the picture's.
        "image_alt": clipping.captions[0].text if clipping.image and len(clipping.captions) == 1 else "",
        "topics": list(topics) or [told.value for told in proposals.topics],
        "people": listed([told.value for told in proposals.people]),
        "organisations": listed([told.value for told in proposals.organisations]),
        "summary": " ".join(sentence.text for sentence in proposals.summary),
        "key_points": [sentence.text for sentence in proposals.key_points],
        "quotes": [_quote(library, quote, accepted=accepted) for quote in proposals.quotes],
        "related": [_related(link) for link in proposals.related],
    }


def _quote(library: Library, quote: FoundQuote, *, accepted: bool) -> Value:
    speaker = library.people.resolve(quote.speaker or "")
    # A comma belongs to the sentence around the quote; the proof lets it go at the end.
    fields: dict[str, Value] = {"text": quote.text.removesuffix(","), "speaker": speaker.key or speaker.name}
    if quote.role:
        fields["role"] = quote.role
    if not (accepted and quote.confidence >= HIGH_CONFIDENCE and len(quote.text.split()) >= LONG_ENOUGH):
        fields["proposed"] = True
    return fields


def _related(matched: MatchedLink) -> Value:
    if matched.id:
        return {"id": matched.id}
    link = matched.link
    fields: Mapping[str, str | None] = {
        "title": link.title,
        "url": link.url,
        "section": link.section,
        "teaser": link.teaser,
        "date": as_written(link.date),
    }
    return {name: value for name, value in fields.items() if value}


def in_order(names: Sequence[str]) -> list[str]:
    """Return names of fields, each once, in the schema's order."""
    order = [info.alias or name for name, info in ArticleFields.model_fields.items()]
    return sorted(dict.fromkeys(names), key=lambda name: order.index(name) if name in order else len(order))


def _comments(fields: Mapping[str, Value], clipping: Clipping) -> dict[str, str]:
    """Return what an editor is told above each field: what to confirm, and what is missing."""
    proposed = fields["proposed"]
    comments = {
        name: f"confirm: {told.rule}"
        for name, told in clipping.why.items()
        if isinstance(proposed, list) and name in proposed and name in fields
    }
    for name in _NEEDED:
        if not fields.get(name):
            comments[name] = f"missing: {name}"
    if clipping.notes:
        comments["title"] = "\n".join([*clipping.notes, *filter(None, [comments.get("title")])])
    if fields.get("summary"):
        comments["summary"] = "confirm: the article's own sentences; keep them or write the desk's"
    if fields.get("quotes"):
        comments["quotes"] = "confirm: who speaks, and in what role"
    if fields.get("related"):
        comments["related"] = "confirm: headlines from the page; keep those that belong, with their address"
    return comments
