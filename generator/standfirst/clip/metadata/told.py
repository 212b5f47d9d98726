"""What a pasted page tells about its article, from the typed lines around the body: empty rather than guessed."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from standfirst.clip.clipping import Told
from standfirst.clip.metadata.address import canonical_url, host_of, is_address, publisher_of
from standfirst.clip.metadata.agencies import AGENCIES
from standfirst.clip.metadata.byline import SEPARATOR, authors_of
from standfirst.clip.metadata.dateline import agency_in, dateline_of
from standfirst.clip.metadata.house import house_of
from standfirst.clip.metadata.language import language_of
from standfirst.clip.metadata.published import dates_of
from standfirst.clip.metadata.title import first_paragraph, title_of
from standfirst.clip.paste.lines import Kind, Line
from standfirst.clip.paste.words import SECTIONS

_NONE: Mapping[str, str] = MappingProxyType({})
_CRUMBS = re.compile(r"\s*[>›»/→]\s*")  # noqa: RUF001 - what stands between breadcrumbs
_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)(?:\s*(?:©|\(c\)|copyright))*\s*(?:(?:19|20)\d\d\s*[-–]?\s*)*,?\s*(?:by\s+)?"  # noqa: RUF001
    r"(?P<name>[^\W\d_][^.|©;,()\n]{1,50}?)\s*(?:(?:19|20)\d\d)?\s*(?:[.|;,(]|$|\s[-–]\s|all rights|alle rechte|"  # noqa: RUF001
    r"tous droits)",
    re.IGNORECASE,
)
_HOLDS = re.compile(r"©|copyright|\(c\)", re.IGNORECASE)
_RESERVED = re.compile(
    r"(?:19|20)\d\d|rights reserved|rechte vorbehalten|tous droits|derechos reservados", re.IGNORECASE
)
_LEGAL_FORM = re.compile(
    r",?\s+(?:inc|llc|ltd|limited|gmbh(?: & co\.? kg)?|ag|kg|corp|plc|pvt|s\.?a\.?|b\.?v)\.?$", re.IGNORECASE
)
_NO_PUBLISHER = re.compile(
    r"^(?:copyright|all|alle|tous|todos|the author|getty|reserved|rights|this|photo|foto|image|bild)\b", re.IGNORECASE
)


def metadata_of_paste(
    lines: Sequence[Line],
    body_range: tuple[int, int],
    *,
    url: str | None = None,
    domains: Mapping[str, str] = _NONE,
) -> dict[str, Told]:
    """Return what the lines of a paste tell about the article whose body is `lines[start:end]` of `body_range`.

    Fields: `title`, `url`, `publisher`, `authors` (joined by `byline.SEPARATOR`), `agency`, `date`, `updated`,
    `dateline`, `section`, `language`; a field that is told by nothing is left out. `domains` maps the registered
    domains of publishers to what the desk calls them.
    """
    if not lines:
        return {}
    told: dict[str, Told] = {}
    address = Told(url, 0.97, "given") if url else _address(lines, body_range[0])
    if address and (clean := canonical_url(address.value)):
        told["url"] = address._replace(value=clean)
    first = first_paragraph(lines, body_range)
    paragraphs = [
        line.text for line in lines[first : body_range[1]] if line.kind in {Kind.PROSE, Kind.SHORT_PROSE, Kind.QUOTE}
    ]
    told.update(dateline_of(paragraphs))
    language = language_of(" ".join(paragraphs)[:8000])
    if language:
        told["language"] = language
    place = address.value if address else None
    publisher = _publisher(lines, body_range[1], place, domains, told.get("agency"))
    if publisher:
        told["publisher"] = publisher
    title = title_of(
        lines,
        body_range,
        url=place,
        publishers=[part for part in (host_of(place or ""), publisher and publisher.value) if part],
    )
    line = title[1] if title else None
    if title:
        told["title"] = title[0]
    told.update(
        dates_of(lines, first, body_range[1], title=line, url=place, language=language.value if language else None)
    )
    authors = authors_of(lines, first, body_range[1], line, house=house_of([publisher.value] if publisher else []))
    if authors:
        told["authors"] = authors
        if "agency" not in told and (agency := agency_in(authors.value.split(SEPARATOR))):
            told["agency"] = Told(agency, 0.8, "the agency in the byline")
    if section := _section(lines, first if line is None else line, place):
        told["section"] = section
    return told


def _address(lines: Sequence[Line], start: int) -> Told | None:
    """Return an address that stands on a line of its own above the body: what a desk pastes with a text."""
    for line in lines[: min(start, 6)]:
        if is_address(line.text):
            return Told(line.text.strip(), 0.8, "an address above the text")
    return None


def _publisher(
    lines: Sequence[Line], end: int, url: str | None, domains: Mapping[str, str], agency: Told | None
) -> Told | None:
    """Return who published the page: by the registry, by its copyright line, or the agency whose own page it is."""
    if url and (known := publisher_of(url, domains)):
        return Told(known, 0.97, "the publisher registered for the address")
    for line in [line for line in lines[end:] if line.words <= 60 and _HOLDS.search(line.text)][:20]:
        name = _copyright(line)
        if name and _is_of(name, url):
            return Told(name, 0.85, "the copyright line, which agrees with the address")
        if (
            name
            and not url
            and sum(name.casefold() in other.text[:200].casefold() for other in lines if other.words <= 8) >= 2
        ):
            return Told(name, 0.6, "the copyright line, and the page's own short lines")
    if agency:
        # An agency's own site: its teasers all open with its name in brackets.
        forms = [form for form, short in AGENCIES.items() if short == agency.value]
        signed = sum(any(f"({form})" in line.text[:120].casefold() for form in forms) for line in lines)
        if signed >= 4:
            return Told(agency.value, 0.6, "the agency that nearly every story on the page is by")
    return None


def _copyright(line: Line) -> str | None:
    """Return who holds the copyright by a line that has a year or reserves all rights, without the legal form."""
    if not _RESERVED.search(line.text):
        return None
    found = _COPYRIGHT.search(line.text[:400])
    name = _LEGAL_FORM.sub("", found["name"]).strip(" -–·:&") if found else ""  # noqa: RUF001
    if not name[:1].isupper() or _NO_PUBLISHER.match(name) or len(name.split()) > 5 or name.casefold() in AGENCIES:
        return None
    return name


def _is_of(name: str, url: str | None) -> bool:
    """Return whether `name` and the host of `url` are spelt alike: "The Example Post" and theexamplepost.com."""
    host = (host_of(url or "") or "").rpartition(".")[0].replace("-", "").replace(".", "")
    plain = re.sub(r"[\W_]+", "", name.casefold())
    short = re.sub(r"^(?:the|der|die|das|le|la|el)(?=\w{4})", "", plain)
    return len(short) >= 3 and bool(host) and (short in host or host in plain)


def _section(lines: Sequence[Line], title: int, url: str | None) -> Told | None:
    """Return the section that stands above the headline: a word that sections go by, or the address has too."""
    path = (
        {part.casefold() for part in re.split(r"[/_-]", url.partition("//")[2].partition("/")[2])[:8]} if url else set()
    )
    for index in range(title - 1, max(-1, title - 9), -1):
        line = lines[index]
        if line.words > 8 or line.ends or re.search(r"\d", line.text):
            continue
        crumbs = [part for part in _CRUMBS.split(line.text) if part]
        if not crumbs:
            continue
        name = crumbs[-1] if len(crumbs) == 1 or len(crumbs[-1].split()) <= 3 else crumbs[-2]
        folded = name.casefold().strip()
        words = [word for word in re.findall(r"[\w.&]+", folded) if word != "&"]
        if not words or len(words) > 3:
            continue
        if folded in path or all(word in path for word in words):
            return Told(name.strip(), 0.85, "the word above the headline that the address has too")
        if index >= title - 5 and all(word in SECTIONS for word in words):
            return Told(name.strip(), 0.7, "the word above the headline that sections go by")
    return None
