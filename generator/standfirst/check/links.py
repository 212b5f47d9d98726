"""Rules about addresses by their shape alone: nothing is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit, urlunsplit

from standfirst.check.findings import Finding, Fix
from standfirst.check.scene import Scene
from standfirst.check.texts import OwnText, is_draft, own_texts, page_texts
from standfirst.source import Article
from standfirst.text import shorten

_TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|vero_id"
    r"|oly_enc_id|oly_anon_id|wickedid)",
    re.IGNORECASE,
)
_LOCAL = re.compile(
    r"localhost|(?:.+\.)?(?:localhost|local|internal|lan|intranet|home\.arpa)|127\.\d+\.\d+\.\d+|10\.\d+\.\d+\.\d+|"
    r"192\.168\.\d+\.\d+|172\.(?:1[6-9]|2\d|3[01])\.\d+\.\d+|169\.254\.\d+\.\d+|0\.0\.0\.0|::1|f[cd][0-9a-f]{2}:.*|fe80:.*|"
    r"[^.:]+",
    re.IGNORECASE,
)
_LINK = re.compile(r"(?<![!\\])\[([^\[\]\n]{0,200})\]\(\s*<?([^()\s<>]*(?:\([^()\s]*\)[^()\s<>]*)*)")
_SPACED = re.compile(r"(?<!\\)\]\(\s*https?://[^)\s]+ [^)\n\"'(]+\)")
_SAYS_NOTHING = frozenset(
    [
        *("here", "click here", "see here", "this", "this link", "link", "more", "read more"),
        *("hier", "hier klicken", "klicken sie hier", "dieser link", "mehr", "mehr dazu", "weiterlesen"),
    ]
)
_PAIRS = (("(", ")"), ("[", "]"))
_SHOWN = 80


def rules(scene: Scene) -> Iterator[Finding]:
    """Yield addresses with a slip in them, and links whose words tell nothing."""
    secure = {_host(a.fields.url) for a in scene.library.articles.values() if (a.fields.url or "").startswith("https:")}
    for article in scene.library.articles.values():
        for path, address in _addresses(article):
            yield from _address(scene, article.file, path, address, draft=is_draft(article))
        url = article.fields.url
        if url and url.startswith("http:") and _host(url) in secure:
            message = f"other stories have https:// for {_host(url)}"
            remedy = "write https:// and try the address"
            yield scene.finding(
                "link-insecure", message, article.file, ("url",), remedy=remedy, draft=is_draft(article)
            )
        for text in own_texts(scene, article):
            if "](" in text.text:
                yield from _links(scene, text)
    for text in page_texts(scene):
        if "](" in text.text:
            yield from _links(scene, text)


def untracked(url: str) -> str:
    """Return an address without the parameters that only tell where a reader came from."""
    if "?" not in url:
        return url
    try:
        parts = urlsplit(url)
    except ValueError:  # brackets that are no address of the net's: `link-malformed` says so
        return url
    kept = [pair for pair in parts.query.split("&") if not _TRACKING.fullmatch(pair.partition("=")[0])]
    return urlunsplit(parts._replace(query="&".join(kept)))


def same_page(url: str, *, part: bool = False) -> str:
    """Return what is equal for two addresses of one page: no scheme, no `www.`, no tracking, no slash at the end.

    With `part` two places of one page are apart, such as the posts of a live report.
    """
    whole, _, place = untracked(url).partition("#")
    rest = whole.partition("://")[2]
    if part and place and not place.startswith(":~:"):
        return f"{same_page(whole)}#{place}"
    host, slash, path = rest.partition("/")
    return f"{host.lower().removeprefix('www.')}{slash}{path}".rstrip("/")


def _host(url: str | None) -> str:
    return (url or "").partition("://")[2].partition("/")[0].lower()


def _addresses(article: Article) -> Iterator[tuple[tuple[str | int, ...], str]]:
    fields = article.fields
    if fields.url and "url" not in fields.proposed:
        yield ("url",), fields.url
    if fields.archive_url:
        yield ("archive_url",), fields.archive_url
    if "related" not in fields.proposed:
        for place, pin in enumerate(fields.related):
            if pin.url:
                yield ("related", place, "url"), pin.url


def _address(scene: Scene, file: str, path: tuple[str | int, ...], url: str, *, draft: bool) -> Iterator[Finding]:
    if _local(url):
        message, remedy = "readers cannot reach this address", "write the page's public one"
        yield scene.finding("link-local", message, file, path, remedy=remedy, draft=draft)
    if slip := _slip(url):
        yield scene.finding("link-malformed", slip, file, path, remedy="copy the address anew", draft=draft)
    clean = untracked(url) if path[0] != "archive_url" else url
    if clean != url:
        message = "the address says who sent the reader"
        yield scene.finding("link-tracking", message, file, path, draft=draft, fix=Fix(path, clean))


def _local(url: str) -> bool:
    host = _host(url).rpartition("@")[2]
    host = host[1:].partition("]")[0] if host.startswith("[") else host.partition(":")[0]
    return bool(host) and _LOCAL.fullmatch(host) is not None


def _slip(url: str) -> str:
    path = url.partition("://")[2].partition("/")[2]
    for opening, closing in _PAIRS:
        if path.count(opening) != path.count(closing):
            return f"the address has a {opening} without {closing}, or the other way round"
    return f"the address ends in `{url[-1]}`" if url[-1] in ",;" else ""


def _links(scene: Scene, text: OwnText) -> Iterator[Finding]:
    """Yield what is wrong with the links in a text of the desk's own."""
    for found in _LINK.finditer(text.text):
        words, url = " ".join(found[1].split()), found[2]
        if words.strip("*_.!> →»").casefold() in _SAYS_NOTHING:
            message = f"the link's words are “{shorten(words, _SHOWN)}”, which say nothing of where it leads"
            yield text.found(scene, "link-text", message, "make a link of the words that do", at=found.span(1))
        if not url.startswith(("http://", "https://")):
            continue
        if _local(url):
            message = f"readers cannot reach {shorten(url, _SHOWN)}"
            yield text.found(scene, "link-local", message, "write the page's public address", at=found.span(2))
        if slip := _slip(url):
            message = f"{slip}: {shorten(url, _SHOWN)}"
            yield text.found(scene, "link-malformed", message, "copy the address anew", at=found.span(2))
        clean = untracked(url)
        if clean != url:
            fixed = text.text[: found.start(2)] + clean + text.text[found.end(2) :]
            message = f"the address {shorten(url, _SHOWN)} says who sent the reader"
            remedy = "leave out what tells where the reader came from"
            yield text.found(scene, "link-tracking", message, remedy, at=found.span(2), fixed=fixed)
    for spaced in _SPACED.finditer(text.text):
        message = f"a space in the address: {shorten(spaced[0][2:-1], _SHOWN)}"
        yield text.found(scene, "link-malformed", message, "write %20 for the space", at=spaced.span())
