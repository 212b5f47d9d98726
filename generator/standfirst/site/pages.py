"""Our pages as MkDocs knows pages: no Markdown pass, finished HTML when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.structure.files import File, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from standfirst.text import escape_html

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from standfirst import briefing
    from standfirst.render import RenderedPage, Renderer

TOC_SECTIONS = 3
"""From how many sections on a table of contents helps rather than fills the margin."""


class BriefingPage(Page):  # type: ignore[misc]
    """A generated page. Its HTML is made when the page is built, so that pages never pile up in memory."""

    def __init__(self, view: briefing.Page, file: File, config: MkDocsConfig, updated: str) -> None:
        super().__init__(None, file, config)
        self.view = view
        self.title = str(escape_html(view.title))
        self.update_date = updated

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002 - MkDocs' signature
        """Set what MkDocs would read from a file: no Markdown, and only meta that we chose."""
        self.markdown = ""
        self.meta = {"hide": ["navigation"], "sf_section": self.view.section}

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002 - MkDocs' signature
        """Leave the content empty until the page is built."""
        self.content = ""

    def finish(self, renderer: Renderer) -> RenderedPage:
        """Make the page: description and table of contents are set, all escaped."""
        rendered = renderer.render(self.view)
        self.meta["description"] = rendered.description
        if not rendered.record:
            self.meta["search"] = {"exclude": True}
        sections = rendered.sections
        if len(sections) >= TOC_SECTIONS:
            links = [AnchorLink(str(escape_html(s.title)), s.anchor, 2) for s in sections]
            self.toc = TableOfContents(links)
        else:
            self.meta["hide"] = ["navigation", "toc"]
        return rendered


def briefing_file(view: briefing.Page, config: MkDocsConfig, updated: str) -> File:
    """Return a file for a view, outside the nav, whose edit link leads to the view's source."""
    file = File.generated(config, f"{view.path}index.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)
    file.edit_uri = view.source
    BriefingPage(view, file, config, updated)
    return file


def escaped_meta(meta: dict[str, Any]) -> dict[str, Any]:
    """Return an ordinary page's meta as search may see it: its texts escaped."""
    safe = dict(meta)
    if "title" in safe:
        safe["title"] = str(escape_html(str(safe["title"])))
    if isinstance(safe.get("tags"), list):
        safe["tags"] = [str(escape_html(str(tag))) for tag in safe["tags"]]
    return safe
