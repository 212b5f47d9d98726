"""What an input holds, told by its content and never by its name: a page, a paste, or what these came packed in."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Literal

from standfirst.clip.containers.bookmarks import addresses_in, bookmarks_in, is_bookmarks
from standfirst.clip.containers.decode import NotTextError, decode
from standfirst.clip.containers.document import Document
from standfirst.clip.containers.handed import is_handed, read_handed
from standfirst.clip.containers.mail import is_mail, read_mail
from standfirst.clip.containers.pdf import is_pdf, read_pdf
from standfirst.clip.containers.saved import saved_from

__all__ = ["Document", "documents", "documents_in_capture", "suffix_of"]

_HEAD = 4_000
"""Characters at the start that a page is told by, and the pages of browsers' own making."""
_PAGE_OPENING = re.compile(
    r"\s*(?:<\?xml[^<>]{0,200}\?>\s*)?(?:<!--.{0,3000}?-->\s*){0,5}"
    r"<(?:!doctype|html|head|body|meta|title|link|script|style|article|section|main|header|div|span|table|p|h[1-6]|ul|ol|"
    r"a|img|figure|blockquote|br|b|i|em|strong|font|center|form|nav|svg|noscript|iframe|picture|video)(?=[\s>/])",
    re.IGNORECASE | re.DOTALL,
)
_TAG_CLOSED = re.compile(r"</(?:p|div|span|a|li|h[1-6]|td|article|section|body|html)\s*>", re.IGNORECASE)
_TAGS_OF_PAGE = 8
"""So many closing tags in the first characters make a page of what begins with plain words."""
_FEED = re.compile(
    r"\s*(?:<\?xml[^<>]{0,200}\?>\s*)?(?:<!--.{0,1000}?-->\s*){0,3}<(?:rss|feed|rdf:RDF)[\s>]", re.DOTALL
)


def documents(data: bytes, *, name: str, kind: Literal["html", "text"] | None = None) -> list[Document]:
    """Return the pages, texts and addresses that `data` holds: one, but for lists of addresses.

    `name` is how messages call the input. With `kind` the text is read as that, whatever it looks like, and only a PDF
    is still read as one. Raises `StandfirstError` for what is none of these (`NotTextError`: no text at all), for what
    is broken, and for what is far too large.
    """
    if is_pdf(data):
        return [replace(read_pdf(data), name=name)]
    if kind is None and is_mail(data):
        return [replace(read_mail(data), name=name)]
    text = decode(data).text
    if kind is not None:
        return [_page(text, name) if kind == "html" else Document("text", text, name=name)]
    return _of_text(text, name)


def suffix_of(data: bytes, document: Document) -> str:
    """Return what the name of a file with such an input ends in: `pdf`, `eml`, `mhtml`, `json`, `html` or `txt`."""
    if is_pdf(data):
        return "pdf"
    if is_mail(data):
        return "mhtml" if document.url else "eml"
    if is_handed(data[:_HEAD].decode("utf-8", "replace")):
        return "json"
    return "html" if document.kind == "html" else "txt"


def documents_in_capture(data: bytes, name: str) -> list[Document]:
    """Return what a kept capture holds, read as it was read when it was clipped; see `documents` and `suffix_of`."""
    suffix = name.removesuffix(".gz").rpartition(".")[2]
    forced: dict[str, Literal["html", "text"]] = {"html": "html", "txt": "text"}
    return documents(data, name=name, kind=forced.get(suffix))


def _of_text(text: str, name: str) -> list[Document]:
    if is_handed(text):
        return [replace(read_handed(text), name=name)]
    if is_bookmarks(text):
        return [replace(found, name=f"{name}, {found.name}") for found in bookmarks_in(text)]
    if _FEED.match(text[:_HEAD]):
        raise NotTextError("this is a feed, a list of stories", remedy="open a story of it and save that page")
    if _is_page(text):
        return [_page(text, name)]
    if text.startswith("{\\rtf"):
        raise NotTextError("this is a document in RTF", remedy="open it, and copy its text or save it as HTML")
    listed = addresses_in(text)
    if listed:
        return [replace(found, name=f"{name}, {found.name}") for found in listed]
    return [Document("text", text, name=name)]


def _is_page(text: str) -> bool:
    """Tell whether a text is HTML: it opens with an element, or with words that many elements follow."""
    head = text[:_HEAD]
    if _PAGE_OPENING.match(head):
        return True
    return len(_TAG_CLOSED.findall(text[: 4 * _HEAD])) >= _TAGS_OF_PAGE


def _page(text: str, name: str) -> Document:
    url, told = saved_from(text[:_HEAD])
    return Document("html", text, url, told, name)
