"""A web page: what it says about itself, and its body. Nothing on it is run, and nothing that it names is fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from standfirst.clip.clipping import Caption, Told
from standfirst.clip.containers.decode import decode
from standfirst.clip.metadata.address import canonical_url
from standfirst.clip.metadata.agencies import agency_of
from standfirst.clip.metadata.byline import SEPARATOR, authors_of
from standfirst.clip.metadata.dateline import agency_in, dateline_of
from standfirst.clip.metadata.house import house_of, is_house, names_of_host
from standfirst.clip.metadata.language import language_of, language_tag
from standfirst.clip.metadata.people import unique
from standfirst.clip.metadata.published import dates_of
from standfirst.clip.metadata.title import first_paragraph
from standfirst.clip.page.headline import choose_headline, key_of
from standfirst.clip.page.marked import LINKED
from standfirst.clip.page.pagebody import PageBody, body_of_text, page_body, without_byline
from standfirst.clip.page.parse import parse, too_large
from standfirst.clip.page.seen import visible_text
from standfirst.clip.page.structured import Structured, read_structured
from standfirst.clip.paste.lines import typed_lines
from standfirst.text import canonical_body, fold

_Authors = tuple[tuple[str, ...], Told]
_COMPLETE = frozenset({LINKED, "microdata author"})
"""Rules by which a byline may have more authors than a page's own data name."""
_UNSURE = 0.6
"""Confidence up to which what a reader sees decides over what the page says to programs."""
_MOST_AUTHORS = 8
"""Names in the longest byline that is believed over a page's own data: more are a list of the newsroom's."""


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
    house = house_of(_publishers(found, told, url))
    authors = page_authors(found, house)
    wanting = authors is None or authors[1].confidence <= _UNSURE or "date" not in told
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
        authors = _seen(seen, body, told, authors, house)
    if authors:
        told["authors"] = authors[1]
        body = without_byline(body, authors[0])
        text = canonical_body(body.text)
    _complete(told, body, text)
    return Parsed(text, told, authors[0] if authors else (), body.captions, body.dropped, notes)


def _seen(
    text: str, body: PageBody, told: dict[str, Told], authors: _Authors | None, house: frozenset[str]
) -> _Authors | None:
    """Return the authors, and add the date to `told`, from what a reader sees above the body, where data have none."""
    lines = typed_lines(text)
    keys = {block.text for block in body.blocks}
    places = [index for index, line in enumerate(lines) if line.text in keys]
    if not places:
        return authors
    end = places[-1] + 1
    first = first_paragraph(lines, (places[0], end))
    title = told.get("title")
    key = key_of(title.value) if title else ""
    heads = [index for index, line in enumerate(lines[:first]) if key and key in key_of(line.text)]
    head = heads[-1] if heads else None
    language = told.get("language")
    if "date" not in told:
        dates = dates_of(lines, first, end, title=head, language=language.value if language else None)
        told.update({name: value for name, value in dates.items() if name not in told})
    names = authors_of(lines, first, end, head, house=house)
    if names is None:
        return authors
    shown = tuple(names.value.split(SEPARATOR))
    if agency := agency_in(shown):
        told.setdefault("agency", Told(agency, 0.8, "the agency in the byline"))
    # An agency is told as one: it does not take the place of whom the page itself calls the author.
    unsure = authors is None or authors[1].confidence <= _UNSURE
    better = authors is None or (names.confidence >= 0.65 and is_personal(shown) and not all(map(agency_of, shown)))
    return (shown, names) if unsure and better else authors


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
    publishers = _publishers(found, told, url)
    title = choose_headline(
        found.fields.get("title", []),
        found.fields.get("heading", []),
        next(iter(found.fields.get("page title", [])), None),
        publishers,
    )
    if title:
        told["title"] = title
    return told


def _publishers(found: Structured, told: dict[str, Told], url: str | None) -> list[str]:
    """Return what the publisher of a page calls itself, and the names of its host."""
    names = [value.value for value in found.fields.get("publisher", [])]
    return [*names, *names_of_host(url or (told["url"].value if "url" in told else None))]


def page_authors(found: Structured, house: frozenset[str] = frozenset()) -> _Authors | None:
    """Return the authors of a page and how they were told: persons before the publisher and agencies.

    `house` is what `house_of` makes of the publisher's names.
    """
    ranked: list[tuple[int, int, tuple[str, ...], float, str]] = []
    for names, confidence, rule in found.authors:
        clean = unique(name for name in names if len(name) < 60 and not re.search(r"[(@:]|https?", name))
        if clean:
            ranked.append((_vagueness(clean, house), len(ranked), clean, confidence, rule))
    if not ranked:
        return None
    vague, _, clean, confidence, rule = min(ranked)
    for others_vague, _, others, _, others_rule in ranked:
        if others_rule in _COMPLETE and not vague and not others_vague and _among(clean, others):
            clean, rule = others, f"{rule}, and {others_rule}"
        elif _folded(clean) == _folded(others) and sum(map(str.isupper, others)) < sum(map(str.isupper, clean)):
            clean = others  # the same names, and not in capitals
    return clean, Told(SEPARATOR.join(clean), 0.5 if vague else confidence, rule)


def _vagueness(names: tuple[str, ...], house: frozenset[str]) -> int:
    """Return 0 for persons, 1 for the publisher's own name, 2 for an agency alone or a word that is no name."""
    if all(is_house(name, house) for name in names):
        return 1
    return 0 if is_personal(names) and not all(map(agency_of, names)) else 2


def _among(some: tuple[str, ...], more: tuple[str, ...]) -> bool:
    """Return whether all of `some` are among `more`, which has others besides."""
    return len(more) <= _MOST_AUTHORS and _folded(some) < _folded(more)


def _folded(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold, names))


def is_personal(names: tuple[str, ...]) -> bool:
    """Return whether each of `names` could be a person's: two words or more, or a script that writes none apart."""
    return all(len(name.split()) >= 2 or not name.isascii() for name in names)
