"""Addresses: the canonical one without trackers, and whose site it is."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import unquote, urlsplit, urlunsplit

_TRACKER = re.compile(
    r"(?:utm|mtm|pk|hsa|itm|vero|oly|trk|stm|guce|cmpid|at|__tw|mc|xt)_\w+|"
    r"(?:fb|g|y|ms|tt|tw|dc|ep|sc|ob|irg|rdt_)clid|li_fat_id|gclsrc|wbraid|gbraid|igshid|igsh|"
    r"_hsenc|_hsmi|hsctatracking|mkt_tok|_ga|_gl|ref_src|ref_url|reflink|cmpid|cmp|ftag|smid|smtyp|soc_src|soc_trk|spm|"
    r"xtor|wtmc|wt_mc|wtrid|ito|ocid|icid|ncid|cid|guccounter|taid|tpcc|traffic_source|unlocked_article_code|srnd|sref|"
    r"leadsource|campaign_id|emc|nl|te|partner|mod|st|bxid|esrc|cndid|source_code|mbid|share|shared|share_id|gift",
    re.IGNORECASE,
)
"""Query parameters that say where a reader came from and change nothing on the page: those of the large mailers,
advertisers and newsrooms."""
_SHARED = frozenset({"cid", "nl", "te", "st", "mod", "partner", "share", "gift", "cmp", "shared", "emc", "source_code"})
"""Of these, the names that are an article's number on other sites: dropped only when what is left still has a path
that names the article."""
_AMP = re.compile(r"(?<=.)/amp/?$|(?<=\.html)\.amp$|\.amp(?=\.html$)")
_SUFFIX = re.compile(r"\.(?:[a-z]{1,2}html?|html?|php\d?|aspx?|jspx?|cfm|shtml|story|amp)$", re.IGNORECASE)
_MOBILE = re.compile(r"^(?:m|mobile|amp)\.(?=[^.]+\.[^.]+)")


def is_address(text: str) -> bool:
    """Return whether `text` is one http(s) address and nothing else."""
    return bool(re.fullmatch(r"https?://[^\s<>\"]{3,2000}", text.strip(), re.IGNORECASE))


def canonical_url(url: str) -> str | None:
    """Return `url` without what only tracks the reader, its host in lower case and its fragment dropped, but for `#!`.

    Every other parameter stays, in its order: it may be the article's number. None for what is no http(s) address.
    """
    if not is_address(url):
        return None
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return None
    if not host:
        return None
    named = len(parts.path.strip("/")) > 12
    kept = [pair for pair in parts.query.split("&") if pair and not _tracks(pair.partition("=")[0], named=named)]
    default = {"http": 80, "https": 443}[parts.scheme.lower()]
    netloc = f"[{host}]" if ":" in host else host
    netloc += f":{port}" if port and port != default else ""
    # A "#!" fragment is the address on sites that were built so; every other one is a place on the page.
    fragment = parts.fragment if parts.fragment.startswith("!") and parts.fragment.strip("!/") else ""
    return urlunsplit((parts.scheme.lower(), netloc, parts.path or "/", "&".join(kept), fragment))


def _tracks(name: str, *, named: bool) -> bool:
    return bool(_TRACKER.fullmatch(name)) and (named or name.lower() not in _SHARED)


def same_article(url: str, other: str) -> bool:
    """Return whether two addresses are one article's: on its mobile or AMP page, with or without trackers."""
    return _comparable(url) == _comparable(other)


def _comparable(url: str) -> str:
    """Return `url` as it compares with others: without scheme, "amp", "m." and "www.", with a `#!` fragment."""
    parts = urlsplit(canonical_url(url) or url)
    host = _MOBILE.sub("", parts.netloc.removeprefix("www.").lower())
    query = f"?{parts.query}" if parts.query else ""
    fragment = f"#{parts.fragment.rstrip('/')}" if parts.fragment.startswith("!") else ""
    return f"{host}{_AMP.sub('', parts.path).rstrip('/')}{query}{fragment}"


def host_of(url: str) -> str | None:
    """Return the host of `url` in lower case without "www.", or None."""
    try:
        host = urlsplit(url).hostname
    except ValueError:
        return None
    return host.removeprefix("www.").rstrip(".") if host else None


def publisher_of(url: str, domains: Mapping[str, str]) -> str | None:
    """Return what `domains` (registered domain to publisher) holds for the host of `url` or a domain above it."""
    host = host_of(url)
    while host and "." in host:
        if host in domains:
            return domains[host]
        host = host.partition(".")[2]
    return None


def date_in_path(url: str) -> str | None:
    """Return the day that the path of `url` holds, as `2024-05-13`: /2024/05/13/ or /2024-05-13-."""
    from standfirst.clip.metadata.dates import read_stamp  # noqa: PLC0415 - dates know nothing of addresses

    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    found = re.search(r"(?<!\d)(20[0-4]\d)([/-]?)(0[1-9]|1[0-2])\2([0-2]\d|3[01])(?!\d)", path)
    return read_stamp(f"{found[1]}-{found[3]}-{found[4]}") if found else None


def words_of_path(url: str) -> frozenset[str]:
    """Return the words of the last part of the path of `url` that has any, folded: a headline's words, mostly."""
    try:
        parts = [part for part in urlsplit(url).path.split("/") if part.count("-") + part.count("_") >= 2]
    except ValueError:
        return frozenset()
    return frozenset(re.findall(r"[^\W\d_]{3,}", parts[-1].casefold())) if parts else frozenset()


def last_words(url: str) -> str | None:
    """Return the last part of the path of `url` that says something, without its suffix: `fish-market`, `story-4711`.

    It names an article that has no headline, as yet. None for the address of a whole site, and for what is no address.
    """
    parts = urlsplit(canonical_url(url) or "")
    for part in reversed([*parts.path.split("/"), *parts.fragment.removeprefix("!").split("/")]):
        words = _SUFFIX.sub("", unquote(part).strip())
        if re.search(r"[^\W_]", words) and words.lower() not in {"amp", "index", "default"}:
            return words
    return None
