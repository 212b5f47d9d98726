"""From a document to a clipping: the engine of pastes or that of pages, and what its container tells beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from standfirst.clip.clipping import Caption, Clipping, Dropped, Explained, RelatedLink, Told
from standfirst.clip.containers.decode import decode
from standfirst.clip.containers.document import Document
from standfirst.clip.containers.hidden import UNREADABLE, clean_line, hidden_notes, without_hidden
from standfirst.clip.containers.quiet import quiet
from standfirst.clip.explained import explained_page, explained_paste, places_in_body
from standfirst.clip.metadata.address import canonical_url, date_in_path, host_of, publisher_of
from standfirst.clip.metadata.byline import SEPARATOR
from standfirst.clip.metadata.dates import dates_in, resolve_age
from standfirst.clip.metadata.published import reads_month_first
from standfirst.clip.metadata.told import metadata_of_paste
from standfirst.clip.page.headline import without_publisher
from standfirst.clip.page.layout import without_layout_tables
from standfirst.clip.page.pagelinks import base_of, related_on_page
from standfirst.clip.page.parse import parse
from standfirst.clip.page.seen import seen_lines
from standfirst.clip.page.webpage import read_html
from standfirst.clip.paste.lines import typed_lines
from standfirst.clip.paste.paste import read_paste
from standfirst.clip.paywall import breaks_off
from standfirst.text import canonical_body, fold_typography, is_web_address

_NONE: Mapping[str, str] = MappingProxyType({})
_MOST_TYPED = 400_000
"""Characters of a page's text that other stories are looked for in."""
_MOST_LINES = 40_000
"""Lines of a paste that are read, a hundred times as many as a long page has: what is longer is no page."""
_OLDEST = "1700"
"""What some systems write for no date at all is of the year 1."""
_FIELDS = (
    "title", "url", "publisher", "agency", "date", "updated", "accessed", "dateline", "section", "language", "image"
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Reading:
    """What an engine made of a text."""

    body: str
    told: dict[str, Told]
    authors: tuple[str, ...]
    captions: tuple[Caption, ...]
    related: tuple[RelatedLink, ...]
    lines: tuple[Explained, ...]
    notes: tuple[str, ...] = ()


def clip_text(text: str, *, url: str | None = None, domains: Mapping[str, str] = _NONE) -> Clipping:
    """Return the article in a pasted page. `url` is its address, `domains` maps registered domains to publishers.

    Whatever the text is, a clipping comes back: without an article in it, one without a body and with a note.
    """
    return clip_document(Document("text", text), url=url, domains=domains)


def clip_html(html: str | bytes, *, url: str | None = None, domains: Mapping[str, str] = _NONE) -> Clipping:
    """Return the article on a saved page; see `clip_text`. Raises `NotTextError` for bytes that are no text."""
    text = decode(html).text if isinstance(html, bytes) else html
    return clip_document(Document("html", text), url=url, domains=domains)


def clip_document(document: Document, *, url: str | None = None, domains: Mapping[str, str] = _NONE) -> Clipping:
    """Return the article in a document; see `clip_text`.

    What the page says of itself goes before what its container says, unless that is surer. A given `url` goes before
    both.
    """
    text, controls, turning = without_hidden(document.text)
    place = url or document.url
    if document.kind == "stub":
        reading = _stub(text)
    elif document.kind == "text":
        reading = _paste(text, place, domains)
    else:
        reading = _page(without_layout_tables(text), place)
    told = _merged(reading.told, document, url, domains)
    body, more_controls, more_turning = without_hidden(reading.body)
    clipping = Clipping(
        body=canonical_body(body),
        **{name: told[name].value for name in _FIELDS if name in told},  # type: ignore[arg-type]
        authors=_names(reading.authors) if "authors" in told else (),
        captions=_captions(reading.captions),
        related=_related(reading.related, told),
        dropped=tuple(Dropped(line.first, line.text, line.reason) for line in reading.lines if not line.kept),
        why=told,
        lines=reading.lines,
    )
    hidden = hidden_notes(controls + more_controls, turning + more_turning)
    return replace(clipping, notes=(*document.notes, *reading.notes, *hidden, *_notes(document, clipping)))


def _stub(text: str) -> _Reading:
    line = Explained(1, 1, " ".join(text.split()), kept=True, reason="an address to be clipped")
    return _Reading("", {}, (), (), (), (line,) if line.text else ())


def _paste(text: str, url: str | None, domains: Mapping[str, str]) -> _Reading:
    beyond = _place_of_line(text, _MOST_LINES)
    rest, text = text[beyond:], text[:beyond]
    pasted = read_paste(text)
    told = metadata_of_paste(pasted.lines, pasted.body_range, url=url, domains=domains)
    authors = tuple(told["authors"].value.split(SEPARATOR)) if "authors" in told else ()
    body, lines = _without_headline(pasted.body, explained_paste(text, pasted), told.get("title"))
    notes: tuple[str, ...] = ()
    if not body:
        notes = ("no article was found in the text" if lines else "there is no text in it",)
    if rest.strip():
        why = f"beyond the first {_MOST_LINES:,} lines"
        last = Explained(_MOST_LINES + 1, _MOST_LINES + 1 + rest.count("\n"), "[...]", kept=False, reason=why)
        lines, notes = (*lines, last), (*notes, f"the text is too long: what stands {why} was not read")
    return _Reading(body, told, authors, pasted.captions, pasted.related, lines, notes)


def _without_headline(body: str, lines: tuple[Explained, ...], title: Told | None) -> tuple[str, tuple[Explained, ...]]:
    """Return body and lines without the headline where it stands right above the first paragraph and came with it."""
    first, _, rest = body.partition("\n")
    if title is None or not rest.strip() or fold_typography(first.removeprefix("## ")) != fold_typography(title.value):
        return body, lines
    at = next(place for place, line in enumerate(lines) if line.kept)
    headline = lines[at]._replace(kept=False, reason="the headline, which is no part of the body")
    return rest.lstrip("\n"), (*lines[:at], headline, *lines[at + 1 :])


def _place_of_line(text: str, number: int) -> int:
    """Return where the line after line `number` begins, the text's end where there is none."""
    place = -1
    for _ in range(number):
        place = text.find("\n", place + 1)
        if place < 0:
            return len(text)
    return place + 1


def _page(text: str, url: str | None) -> _Reading:
    with quiet("trafilatura", "htmldate", "justext"):
        parsed = read_html(text, url=url)
    tree, _ = parse(text)
    if tree is None:
        return _Reading("", {}, (), (), (), (), parsed.notes)
    seen = seen_lines(tree)
    lines = typed_lines("\n".join(line.text for line in seen)[:_MOST_TYPED])
    own = url or (parsed.told["url"].value if "url" in parsed.told else None)
    kept = places_in_body(seen, parsed.body)
    related = related_on_page(seen, lines, kept, base_of(tree, own))
    explained = explained_page(seen, lines, parsed, kept, related)
    return _Reading(parsed.body, dict(parsed.told), parsed.authors, parsed.captions, related, explained, parsed.notes)


# --- what the page, its container and the desk say of it -------------------------------------------------------------


def _merged(told: dict[str, Told], document: Document, url: str | None, domains: Mapping[str, str]) -> dict[str, Told]:
    """Return one value for each field: the surest, each on one line and without what is hidden."""
    address = _address(told.get("url"), document, url)
    if address:
        told["url"] = address
    else:
        told.pop("url", None)
    place = address.value if address else ""
    if known := publisher_of(place, domains):
        told["publisher"] = Told(known, 0.97, "the publisher registered for the address")
    for name, value in document.told.items():
        if name not in told or value.confidence > told[name].confidence:
            told[name] = value
    if document.kind == "stub" and (day := date_in_path(place)):
        told.setdefault("date", Told(day, 0.8, "the day in the address"))
    if "title" in told and told["title"] == document.told.get("title"):
        names = [name for name in (host_of(place), told["publisher"].value if "publisher" in told else None) if name]
        told["title"] = told["title"]._replace(value=without_publisher(told["title"].value, names))
    clean = {name: value._replace(value=clean_line(value.value)) for name, value in told.items()}
    return {name: clean[name] for name in (*_FIELDS, "authors") if name in clean and _is_plausible(name, clean[name])}


def _is_plausible(name: str, told: Told) -> bool:
    if name in {"date", "updated", "accessed"}:
        return told.value >= _OLDEST
    return is_web_address(told.value) if name == "image" else bool(told.value)


def _address(own: Told | None, document: Document, url: str | None) -> Told | None:
    """Return the article's address: given by hand, else its page's own where that is of the site it was saved from."""
    if url and (given := canonical_url(url)):
        return Told(given, 1.0, "given")
    named = canonical_url(own.value) if own else None
    saved = canonical_url(document.url) if document.url else None
    if own and named and (saved is None or _leads_to(named, saved)):
        return own._replace(value=named)
    return Told(saved, 0.9, "the address that it was saved from") if saved else None


def _leads_to(named: str, saved: str) -> bool:
    """Tell whether the address that a page names is of the same site, and no section or front page above its own."""
    hosts = [(host_of(address) or "").split(".") for address in (named, saved)]
    short, long = sorted(hosts, key=len)
    if long[-len(short) :] != short:
        return False
    paths = [address.partition("://")[2].partition("/")[2].rstrip("/") for address in (named, saved)]
    return paths[0] == paths[1] or bool(paths[0] and not paths[1].startswith(f"{paths[0]}/"))


def _names(authors: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for author in authors if (name := clean_line(author))))


def _captions(captions: Sequence[Caption]) -> tuple[Caption, ...]:
    clean = (Caption(clean_line(caption.text), clean_line(caption.credit or "") or None) for caption in captions)
    return tuple(dict.fromkeys(caption for caption in clean if caption.text))


# --- other stories ---------------------------------------------------------------------------------------------------


def _related(links: Sequence[RelatedLink], told: Mapping[str, Told]) -> tuple[RelatedLink, ...]:
    """Return the stories with the times that their ages come to, seen from when the page was read or last changed."""
    now = next((told[name].value for name in ("accessed", "updated", "date") if name in told), None)
    language, url = (told[name].value if name in told else None for name in ("language", "url"))
    month_first = reads_month_first(language, url)
    return tuple(
        RelatedLink(
            clean_line(link.title),
            link.url,
            clean_line(link.section or "") or None,
            clean_line(link.teaser or "") or None,
            clean_line(link.age or "") or None,
            _moment(link.age, now, month_first=month_first) if link.age else None,
        )
        for link in links
    )


def _moment(age: str, now: str | None, *, month_first: bool) -> str | None:
    """Return when a story appeared: by its age seen from `now`, else by the one date that stands in its place."""
    try:
        if now and (resolved := resolve_age(age, now)):
            return resolved
    except (OverflowError, ValueError):
        return None
    found = dates_in(age, month_first=month_first)
    return found[0].value if len(found) == 1 and not found[0].ambiguous else None


# --- notes -----------------------------------------------------------------------------------------------------------


def _notes(document: Document, clipping: Clipping) -> list[str]:
    notes = []
    if document.kind != "stub" and breaks_off(clipping.body, (line.text for line in clipping.lines if not line.kept)):
        notes.append("the text seems to break off at a paywall")
    unreadable = clipping.body.count(UNREADABLE) + (clipping.title or "").count(UNREADABLE)
    if unreadable:
        some = f"{unreadable:,} characters" if unreadable > 1 else "a character"
        notes.append(f"{some} could not be read in the input's encoding: {UNREADABLE} stands there")
    return notes
