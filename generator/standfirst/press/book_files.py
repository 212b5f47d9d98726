"""Pages of a book: HTML of our templates made well-formed XHTML, each language marked twice, as XML and as HTML do."""

from __future__ import annotations

import re
from typing import Any, Literal

from lxml import etree, html
from markupsafe import Markup

from standfirst.markdown import sanitise
from standfirst.press.book_links import strict_address
from standfirst.text import direction, escape_html, is_web_address, reveal

_XHTML = "http://www.w3.org/1999/xhtml"
_OPS = "http://www.idpf.org/2007/ops"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_EPUB_TYPE = f"{{{_OPS}}}type"

# Some programs look for `epub:type` by that very name, so no other prefix will do.
etree.register_namespace("epub", _OPS)

_PAGE = Markup(
    '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n'
    '<html xmlns="{xhtml}" xmlns:epub="{ops}" xml:lang="{language}" lang="{language}" dir="{direction}">\n'
    '<head><title>{title}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>\n'
    '<body epub:type="{kind}">\n{content}\n</body>\n</html>\n'
)

# What XML cannot hold at all; our own texts have it written out before.
_FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_BLANK_LINES = re.compile(r"\n\s*\n")

_TYPES = {f"doc-{name}": name for name in ("chapter", "colophon", "errata", "index", "introduction", "preface")}
"""What EPUB calls the roles of a publication's parts (DPUB-ARIA 1.1); templates say the role alone."""

Kind = Literal["cover", "frontmatter", "bodymatter", "backmatter"]


def chapter_file(title: str, content: str, language: str, *, kind: Kind = "bodymatter", trusted: bool = False) -> bytes:
    """Return a page of a book. What is not `trusted` passes the sanitiser; `trusted` holds marks of EPUB's own."""
    fragment = reveal(content) if trusted else sanitise(reveal(content))
    page = _PAGE.format(
        xhtml=_XHTML,
        ops=_OPS,
        language=language,
        direction=direction(language),
        title=" ".join(reveal(title).split()),
        kind=kind,
        content=Markup(_well_formed(fragment)),  # noqa: S704 - what the parser wrote
    )
    return _FORBIDDEN.sub("\ufffd", str(page)).encode()


def xml_language(language: str) -> Markup:
    """Return the attributes that mark a text's language."""
    return Markup(' lang="{}" xml:lang="{}" dir="{}"').format(language, language, direction(language))


def _well_formed(fragment: str) -> str:
    """Return a piece of HTML as XML: every element closed, every language said in both ways."""
    root = html.fragment_fromstring(_FORBIDDEN.sub("\ufffd", fragment), create_parent="div")
    for element in root.iter():
        _mark(element)
    written = [escape_html(root.text or "")]
    written += [etree.tostring(child, encoding="unicode", method="xml") for child in root]
    # The page declares the prefix once; line breaks of templates are no part of any text.
    return _BLANK_LINES.sub("\n", "".join(written).replace(f' xmlns:epub="{_OPS}"', "")).strip()


def _mark(element: Any) -> None:
    language = element.get("lang")
    if language:
        element.set(_XML_LANG, language)
    # An attribute of HTML's that XML would take for a name with a colon.
    for name in [name for name in element.attrib if ":" in name and not name.startswith("{")]:
        value = element.attrib.pop(name)
        if name == "epub:type":
            element.set(_EPUB_TYPE, value)
    role = element.get("role")
    if role in _TYPES:
        element.set(_EPUB_TYPE, _TYPES[role])
    address = element.get("href")
    if address and is_web_address(address):
        strict = strict_address(address)
        if strict:
            element.set("href", strict)
        else:
            del element.attrib["href"]
