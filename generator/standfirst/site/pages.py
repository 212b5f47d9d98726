"""Our pages as MkDocs knows pages: no Markdown pass, finished HTML when it is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markupsafe import Markup
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents
from mkdocs.utils import write_file

from standfirst.render.cards import NAME as CARD
from standfirst.render.changed import UNLISTED, changed_on
from standfirst.render.records import UNDATED, SearchRecord
from standfirst.site.shell import TEMPLATE
from standfirst.text import escape_html, plain, reveal

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from standfirst import briefing
    from standfirst.render import RenderedPage, Renderer
    from standfirst.render.site_files import SiteFile
    from standfirst.site.kept_cards import KeptCards

WITH_TOC = frozenset(["article", "edition", "organisation", "person", "publisher", "topic"])
"""Kinds of pages with a table of contents; the others are one list."""


class BriefingPage(Page):
    """A generated page. Its HTML is made when the page is built, so that pages never pile up in memory."""

    def __init__(self, view: briefing.Page, file: File, config: MkDocsConfig) -> None:
        super().__init__(None, file, config)
        self.view = view
        self.title = str(escape_html(view.title))
        day = changed_on(view)
        self.sf_changed = day.isoformat() if day else None
        """The day of what is newest on the page, for the map of the site."""
        self.sf_head = Markup("")
        """What the theme puts into the document's head; an attribute, which no front matter can set."""

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs' signature
        """Set what MkDocs would read from a file: no Markdown, and only meta that we chose."""
        self.markdown = ""
        self.meta = {"hide": ["navigation"], "sf_section": self.view.section, "sf_kind": self.view.kind}
        if self.view.kind in UNLISTED:
            self.meta["sf_unlisted"] = True
        if self.view.path:
            self.meta["template"] = TEMPLATE

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - MkDocs' signature
        """Leave the content empty until the page is built."""
        self.content = ""

    def finish(self, renderer: Renderer) -> RenderedPage:
        """Make the page: description and table of contents are set, all escaped."""
        rendered = renderer.render(self.view)
        self.sf_head = rendered.head
        self.meta["description"] = rendered.description
        if self.view.kind in WITH_TOC:
            links = [AnchorLink(str(escape_html(s.title)), s.anchor, 2) for s in rendered.sections]
            self.toc = TableOfContents(links)
        return rendered


def briefing_file(view: briefing.Page, config: MkDocsConfig) -> File:
    """Return a file for a view, outside the nav, whose edit link leads to the view's source."""
    file = File.generated(config, f"{view.path}index.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)
    file.edit_uri = view.source
    BriefingPage(view, file, config)
    return file


def write_beside(rendered: RenderedPage, config: MkDocsConfig, cards: KeptCards) -> None:
    """Write the files that lie beside a page into its folder of the site, its picture for shared links among them."""
    for file in rendered.beside:
        write_file(file.content, str(Path(config.site_dir, rendered.path, file.name)))
    if rendered.card is not None:
        write_file(cards.card(rendered.card), str(Path(config.site_dir, rendered.path, CARD)))


def write_site_file(file: SiteFile, config: MkDocsConfig) -> None:
    """Write a file that belongs to no page into the site."""
    write_file(file.content, str(Path(config.site_dir, *file.path.split("/"))))


def title_text(item: Any) -> str:
    """Return the title of a page, a section, a link or a heading as plain text.

    MkDocs has what a heading says as HTML, and what mkdocs.yml, front matter and a file's name say as it stands.
    """
    title = "" if item.title is None else str(item.title)
    heading = isinstance(item, BriefingPage | AnchorLink) or title == getattr(item, "_title_from_render", None)
    return plain(title) if heading else title


def page_record(page: Page, language: str) -> SearchRecord | None:
    """Return what search knows of an ordinary page: its title and its words; None where it is excluded."""
    search = page.meta.get("search")
    if isinstance(search, Mapping) and search.get("exclude"):
        return None
    path = page.url.removesuffix("index.html")
    words = reveal(" ".join(plain(page.content or "").split()))
    tags = page.meta.get("tags")
    return SearchRecord(
        path=path, kind="page", title=reveal(title_text(page)), text=words, language=language, date=UNDATED,
        also=tuple(reveal(str(tag)) for tag in tags) if isinstance(tags, list) else (),
    )  # fmt: skip
