"""The theme's shell around generated pages, rendered once for each shape and then only filled.

Material's templates take four fifths of what MkDocs spends on a finished page (measured), and say
the same around each of them. Pages of one depth, kind and section share a shell; their title,
description, addresses, content and what programs read are put into it, each escaped as the theme would.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from jinja2 import pass_context
from jinja2.runtime import Context

from standfirst.text import escape_html

TEMPLATE = "generated.html"
"""The theme's template that calls the shell."""

_HOLES = {name: f"sfz0{name}0zfs" for name in ("title", "description", "canonical", "edit", "head")}
_CONTENT = "<!--<h1 sfz0content0zfs-->"  # the theme adds a first heading where the content has none
_HOLE = re.compile("|".join([*(re.escape(hole) for hole in _HOLES.values()), re.escape(_CONTENT)]))


@dataclass
class _StandIn:
    """A page of one shape, with holes where pages differ. What is not here, a shell may not ask for."""

    url: str
    meta: dict[str, Any]
    canonical_url: str | None
    edit_url: str | None
    title: str = _HOLES["title"]
    content: str = _CONTENT
    toc: Any = ()
    ancestors: list[Any] = field(default_factory=list)
    is_homepage: bool = False
    is_page: bool = True
    previous_page: None = None
    next_page: None = None
    parent: None = None
    abs_url: str | None = None
    sf_head: str = _HOLES["head"]


class Shells:
    """The shells of one build."""

    def __init__(self) -> None:
        self._pieces: dict[tuple[object, ...], list[str]] = {}

    @pass_context
    def wrap(self, context: Context) -> str:
        """Return the whole document of the generated page in `context`; what `generated.html` prints."""
        page = context["page"]
        values = {
            _HOLES["title"]: str(page.title),  # escaped when the page was made
            _HOLES["description"]: str(escape_html(page.meta.get("description", ""))),
            _HOLES["canonical"]: str(escape_html(page.canonical_url or "")),
            _HOLES["edit"]: str(escape_html(page.edit_url or "")),
            _HOLES["head"]: str(page.sf_head),  # escaped when the page was made
            _CONTENT: page.content or "",
        }
        pieces = self._shell(page, context)
        return "".join(values.get(piece, piece) for piece in pieces)

    def _shell(self, page: Any, context: Context) -> list[str]:
        depth = page.url.count("/")
        described = bool(page.meta.get("description"))
        kind, section = page.meta.get("sf_kind"), page.meta.get("sf_section")
        contents = tuple((item.title, item.id) for item in page.toc)
        key = (depth, kind, section, described, bool(page.canonical_url), bool(page.edit_url), contents)
        pieces = self._pieces.get(key)
        if pieces is None:
            meta = {**page.meta, "description": _HOLES["description"] if described else ""}
            canonical = _HOLES["canonical"] if page.canonical_url else None
            edit = _HOLES["edit"] if page.edit_url else None
            stand_in = _StandIn("sf0/" * depth, meta, canonical, edit, toc=page.toc)
            values = {**context.get_all(), "page": stand_in, "base_url": "/".join([".."] * depth) or "."}
            html = context.environment.get_template("main.html").render(values)
            pieces = self._pieces[key] = re.split(f"({_HOLE.pattern})", html)
        return pieces
