"""Lists of addresses, each a story to be clipped: a browser's bookmarks, and texts of an address a line."""

from __future__ import annotations

import re

from standfirst.clip.clipping import Told
from standfirst.clip.containers.document import Document
from standfirst.clip.metadata.address import canonical_url, is_address
from standfirst.clip.metadata.dates import read_stamp
from standfirst.errors import StandfirstError
from standfirst.text import resolve_entities

_BOOKMARKS = re.compile(r"\s*<!doctype\s+netscape-bookmark-file-1\s*>", re.IGNORECASE)
_ENTRY = re.compile(r"<a\s([^<>]{1,500000})>([^<]{0,2000})</a>", re.IGNORECASE)
"""A bookmark; its attributes may hold a picture of many kilobytes, and neither holds another element."""
_HREF = re.compile(r'\bhref\s*=\s*(?:"([^"]*)"|([^\s"]+))', re.IGNORECASE)
_ADDED = re.compile(r'\badd_date\s*=\s*"?(\d{9,10})(?!\d)', re.IGNORECASE)

_ADDRESS = r"<?(?P<url>https?://[^\s<>\"]{3,2000}?)>?"
_BULLET = r"(?:(?:[-*•·]|\d{1,5}[.)])\s)?"
_BETWEEN = r"(?:\t|\s[-–—|]\s|:\s)"  # noqa: RUF001 - the dashes that people type
_FORMS = (
    re.compile(rf"{_BULLET}\[(?P<title>[^\]\n]{{0,500}})\]\({_ADDRESS}(?: \"[^\"]*\")?\)"),
    re.compile(rf"{_BULLET}{_ADDRESS}"),
    re.compile(rf"{_BULLET}(?P<title>\S[^\n]{{0,500}}?){_BETWEEN}{_ADDRESS}"),
    re.compile(rf"{_BULLET}{_ADDRESS}{_BETWEEN}(?P<title>\S[^\n]{{0,500}})"),
)
"""How a line holds an address: `[title](address)`, alone, behind its title, before it."""
_LONGEST_LINE = 3_000
_LONGEST_ODD = 300
"""Characters of an odd line in a list of addresses: a longer one is a paragraph, and the text no list."""
_MOSTLY = 0.6
"""The share of lines with an address from which a text is meant as a list of them."""
_FEWEST, _SHOWN = 2, 60


def is_bookmarks(text: str) -> bool:
    """Tell whether `text` is a file of bookmarks as every browser exports them."""
    return bool(_BOOKMARKS.match(text[:1_000]))


def bookmarks_in(text: str) -> list[Document]:
    """Return the web pages among the bookmarks of an exported file, in order, each address once.

    Raises `StandfirstError` for a file without any. Takes time linear in the text's length.
    """
    found: dict[str, Document] = {}
    entries = list(_ENTRY.finditer(text))
    for number, entry in enumerate(entries, 1):
        href = _HREF.search(entry[1])
        address = resolve_entities((href[1] or href[2] or "") if href else "").strip()
        key = canonical_url(address)
        if key is None or key in found:
            continue
        title = " ".join(resolve_entities(entry[2]).split())
        told = {"title": Told(title, 0.6, "the bookmark's name")} if title and not is_address(title) else {}
        added = _ADDED.search(entry[1])
        if added and (moment := read_stamp(added[1])):
            told["accessed"] = Told(moment, 0.95, "when the bookmark was made")
        found[key] = Document("stub", f"{title} {address}".strip(), address, told, f"bookmark {number}")
    if not found:
        raise StandfirstError("this file of bookmarks names no web page", remedy="export bookmarks that hold pages")
    return list(found.values())


def addresses_in(text: str) -> list[Document]:
    """Return the addresses of a text that is a list of them, each once; empty for every other text.

    A text is one only if every line holds one address, alone or with a title beside it, but for blank lines and for
    comments, which begin with `#`. Raises `StandfirstError` for a list with odd lines in between, which is meant as one
    and would be read as an article otherwise: of at least two addresses, on three lines of five.
    """
    found: dict[str, Document] = {}
    listed = 0
    odd: list[tuple[int, str]] = []
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip("\ufeff \t")
        if not line or line.startswith("#"):
            continue
        match = _match(line) if len(line) <= _LONGEST_LINE and "://" in line else None
        key = canonical_url(match["url"]) if match else None
        if match is None or key is None:
            if len(line) > _LONGEST_ODD:
                return []
            odd.append((number, line))
            continue
        listed += 1
        if key not in found:
            title = " ".join((match.groupdict().get("title") or "").split())
            told = (
                {"title": Told(title, 0.6, "the words beside the address")} if title and not is_address(title) else {}
            )
            found[key] = Document("stub", line, match["url"], told, f"line {number}")
    if odd and listed >= _FEWEST and listed >= _MOSTLY * (listed + len(odd)):
        raise _odd_line(*odd[0])
    return [] if odd else list(found.values())


def _odd_line(number: int, line: str) -> StandfirstError:
    shown = line if len(line) <= _SHOWN else f"{line[:_SHOWN]}..."
    return StandfirstError(
        f"a list of addresses, but line {number} holds none: {shown}",
        remedy="take that line out or begin it with #, put one address on a line, or read it all as a text with --text",
    )


def _match(line: str) -> re.Match[str] | None:
    tidy = "\t".join(" ".join(part.split()) for part in line.split("\t") if part.strip())
    return next((match for form in _FORMS if (match := form.fullmatch(tidy))), None)
