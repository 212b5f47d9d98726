"""A web page: what it says about itself, and its body. Nothing on it is run, and nothing that it names is fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from standfirst.clip.address import canonical_url, host_of
from standfirst.clip.agencies import agency_of
from standfirst.clip.byline import SEPARATOR, authors_of
from standfirst.clip.clipping import Caption, Told
from standfirst.clip.dateline import dateline_of
from standfirst.clip.decode import decode
from standfirst.clip.headline import choose_headline
from standfirst.clip.language import language_of, language_tag
from standfirst.clip.lines import typed_lines
from standfirst.clip.pagebody import PageBody, body_of_text, page_body
from standfirst.clip.parse import parse, too_large
from standfirst.clip.people import unique
from standfirst.clip.published import dates_of
from standfirst.clip.structured import Structured, read_structured
from standfirst.clip.visible import visible_text
from standfirst.text import canonical_body, fold

_Authors = tuple[tuple[str, ...], Told]


@dataclass(frozen=True, slots=True)
class Parsed:
    """What a page gave. `body` is canonical; `told` holds one value a field; names are in `authors`."""

    body: str = ""
    told: dict[str, Told] = field(default_factory=dict)
    authors: tuple[str, ...] = ()
    captions: tuple[Caption, ...] = ()
    dropped: tuple[tuple[str, str], ...] = ()
    """Text that stood in the body and is none of the article's, each with the reason."""
    notes: tuple[str, ...] = ()
    """What went wrong and is worth an editor's knowing, a sentence each."""


def read_html(html: str | bytes, *, url: str | None = None) -> Parsed:
    """Return what the page `html` holds; `url` is where it came from, if that is known."""
    text = decode(html).text if isinstance(html, bytes) else html
    tree, notes = parse(text)
    if tree is None:
        return Parsed(notes=("the page is empty",))
    found = read_structured(tree, url)
    told = page_told(found, url)
    authors = page_authors(found)
    wanting = authors is None or authors[1].confidence <= 0.6 or "date" not in told
    large = too_large(tree)
    seen = visible_text(tree) if wanting or large else ""
    title = told.get("title")
    if large:
        body = body_of_text(seen)
        notes = (*notes, "the page is too large for its layout to be read: the body was chosen from its text alone")
    else:
        body = page_body(tree, url=url, title=title.value if title else None, text=found.text)
    text = canonical_body(body.text)
    if not text:
        notes = (*notes, "no article text was found on the page")
    if wanting:
        authors = _seen(seen, body, told, authors, [value.value for value in found.fields.get("publisher", [])])
    if authors:
        told["authors"] = authors[1]
    _complete(told, body, text)
    return Parsed(text, told, authors[0] if authors else (), body.captions, body.dropped, notes)


def _seen(
    text: str, body: PageBody, told: dict[str, Told], authors: _Authors | None, house: list[str]
) -> _Authors | None:
    """Return the authors, and add the date to `told`, from what a reader sees above the body, where data have none."""
    lines = typed_lines(text)
    keys = {block.text for block in body.blocks}
    places = [index for index, line in enumerate(lines) if line.text in keys]
    if not places:
        return authors
    first, end = places[0], places[-1] + 1
    title = told.get("title")
    heads = [index for index, line in enumerate(lines[:first]) if title and title.value in line.text]
    head = heads[-1] if heads else None
    language = told.get("language")
    if "date" not in told:
        dates = dates_of(lines, first, end, title=head, language=language.value if language else None)
        told.update({name: value for name, value in dates.items() if name not in told})
    names = authors_of(lines, first, end, head, house=house)
    if names is None:
        return authors
    shown = tuple(names.value.split(SEPARATOR))
    better = authors is None or (names.confidence >= 0.65 and is_personal(shown))
    return (shown, names) if better else authors


def _complete(told: dict[str, Told], body: PageBody, text: str) -> None:
    """Add to `told` what the body itself says: its dateline, its agency, its language; tidy what the data say."""
    for name, value in dateline_of([block.text for block in body.blocks if not block.mark]).items():
        told.setdefault(name, value)
    said = told.pop("language", None)
    heard = language_of(text)
    tag = language_tag(said.value) if said else None
    if said and tag and (heard is None or tag.split("-")[0] == heard.value):
        told["language"] = said._replace(value=tag)
    elif heard or (said and tag):
        # Many a page is built from an English template and says so: the text knows better.
        told["language"] = heard or Told(str(tag), 0.6, said.rule if said else "")
    if "url" in told and (address := canonical_url(told["url"].value)):
        told["url"] = told["url"]._replace(value=address)
    if "agency" in told and (agency := agency_of(told["agency"].value)):
        told["agency"] = told["agency"]._replace(value=agency)
    elif "agency" in told and told["agency"].rule.startswith("JSON-LD"):
        del told["agency"]


def page_told(found: Structured, url: str | None) -> dict[str, Told]:
    """Return one value for each field but authors, from what a page says about itself."""
    told = {name: values[0] for name, values in found.fields.items() if name not in {"heading", "page title"}}
    publishers = [value.value for value in found.fields.get("publisher", [])]
    host = host_of(url or (told["url"].value if "url" in told else ""))
    if host:
        publishers.extend((host, host.rsplit(".", 1)[0], host.split(".")[-2] if "." in host else host))
    title = choose_headline(
        found.fields.get("title", []),
        found.fields.get("heading", []),
        next(iter(found.fields.get("page title", [])), None),
        publishers,
    )
    if title:
        told["title"] = title
    return told


def page_authors(found: Structured) -> _Authors | None:
    """Return the authors of a page and how they were told: persons before the publisher's own name."""
    house = {fold(value.value) for value in found.fields.get("publisher", [])}
    ranked: list[tuple[bool, bool, int, tuple[str, ...], float, str]] = []
    for names, confidence, rule in found.authors:
        clean = unique(name for name in names if len(name) < 60 and not re.search(r"[(@:]|https?", name))
        if clean:
            house_only = all(fold(name) in house for name in clean)
            ranked.append((house_only, not is_personal(clean), len(ranked), clean, confidence, rule))
    if not ranked:
        return None
    house_only, vague, _, clean, confidence, rule = min(ranked)
    return clean, Told(SEPARATOR.join(clean), 0.5 if house_only or vague else confidence, rule)


def is_personal(names: tuple[str, ...]) -> bool:
    """Return whether each of `names` could be a person's: two words or more, or a script that writes none apart."""
    return all(len(name.split()) >= 2 or not name.isascii() for name in names)
