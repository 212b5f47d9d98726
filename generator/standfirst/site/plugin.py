"""The MkDocs plugin: sources leave the file set, finished pages enter it. The one place coupled to MkDocs."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.exceptions import ConfigurationError, PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.nav import Link

from standfirst.briefing import Page as View
from standfirst.errors import DeskError, Fault, Faults, Severity, StandfirstError
from standfirst.messages import catalogue
from standfirst.render import Renderer
from standfirst.render.changed import changed_on
from standfirst.render.environment import theme_folder
from standfirst.render.pages import Desk
from standfirst.render.records import SearchRecord
from standfirst.render.site_files import Site, site_files
from standfirst.site.colours import accent_for
from standfirst.site.files import keep_published, refuse_circles
from standfirst.site.kept_cards import KeptCards
from standfirst.site.kept_relations import keep_engine
from standfirst.site.options import desk_options
from standfirst.site.pages import BriefingPage, briefing_file, page_record, write_beside, write_site_file
from standfirst.site.prepare import Prepared, prepare
from standfirst.site.preview import patient
from standfirst.site.search import write_search_index
from standfirst.site.shell import Shells
from standfirst.site.versions import check_versions
from standfirst.site.words import theme_words
from standfirst.source import DeskOptions
from standfirst.text import reveal

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

log = logging.getLogger("mkdocs.plugins.standfirst")

TABS = (
    ("Topics", "topics"),
    ("Editions", "editions"),
    ("People", "people"),
    ("Publishers", "publishers"),
    ("Archive", "archive"),
)


class StandfirstPlugin(BasePlugin):  # type: ignore[no-untyped-call, type-arg]
    """Adds a desk's briefing to a MkDocs site."""

    def __init__(self) -> None:
        self.options = DeskOptions()
        self.warnings: list[Fault] = []
        self.handed: Prepared | None = None
        """A library that was loaded and checked already, for the next build alone."""
        self.on_page: Callable[[], None] | None = None
        self.on_index: Callable[[int], Callable[[], None]] | None = None
        self.pdf = False
        """Whether PDFs will lie beside the pages that offer one."""
        """Gets the number of records that are indexed anew and returns what to call after each."""
        self._serving = False
        self._waiting = 0
        self._renderer: Renderer | None = None
        self._prepared: Prepared | None = None
        self._records: list[SearchRecord] = []
        self._cards = KeptCards()
        self._views: list[View] = []

    def load_config(self, options: dict[str, Any], config_file_path: str | None = None) -> tuple[list[Any], list[Any]]:
        """Validate the desk's options; MkDocs prints the errors and stops."""
        self.config = options
        self.handed = None  # MkDocs keeps one plugin for all desks of a process: a build that failed must leave nothing
        try:
            self.options, self.warnings = desk_options(options, Path(config_file_path) if config_file_path else None)
        except Faults as error:
            return [("", ConfigurationError(fault.explain())) for fault in error.faults], []
        return [], []

    def on_startup(self, *, command: str, dirty: bool) -> None:  # noqa: ARG002 - MkDocs' signature
        """Note whether this is a preview: there, proposals are shown, marked."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Refuse versions that cannot work, and set what the theme needs."""
        try:
            check_versions()
            refuse_circles(Path(config.docs_dir))
        except DeskError as error:
            raise PluginError(error.explain()) from None
        if str(theme_folder()) not in [str(Path(folder)) for folder in config.theme.dirs]:
            # Stock Material prints titles and descriptions unescaped: 37 of 47 payloads ran (measured).
            raise ConfigurationError(
                "standfirst's pages need its theme: write `theme: name: standfirst`, or extend that theme"
            )
        _without_other_search(config)
        config.theme["language"] = self.options.desk.language.split("-")[0]
        self._renderer = None
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Load and check the desk, take its sources out, and put its pages in."""
        prepared = self._prepare(config)
        keep_published(files, Path(config.docs_dir))
        for file in files.documentation_pages():
            if not config.edit_uri_template and file.edit_uri == file.src_uri:
                file.edit_uri = quote(file.src_uri)  # MkDocs joins it to an address as it stands
        ordinary_home = any(file.src_uri in {"index.md", "README.md"} for file in files.documentation_pages())
        self._views = list(prepared.briefing.pages())
        for view in self._views:
            if view.kind == "home" and ordinary_home:
                continue
            files.append(briefing_file(view, config))
        # Whole bodies are on these pages: a preview shows them, and no folder that may be published holds them.
        inbox = list(prepared.briefing.inbox()) if self._serving else []
        self._waiting = max(0, len(inbox) - 1)
        for view in inbox:
            files.append(briefing_file(view, config))
        return files

    def _prepare(self, config: MkDocsConfig) -> Prepared:
        prepared, self.handed = self.handed, None
        if prepared is None:
            options = self.options.model_copy(update={"drafts": True}) if self._serving else self.options
            try:
                before = self._prepared.relations if self._prepared and self._serving else None
                prepared = prepare(
                    Path(config.docs_dir), options, name=config.site_name, warnings=self.warnings, before=before
                )
            except StandfirstError as error:
                raise PluginError(error.explain()) from None
            for finding in prepared.report:
                level = logging.WARNING if finding.severity is not Severity.INFO and not finding.draft else logging.INFO
                log.log(logging.ERROR if finding.blocks else level, "%s", finding.line())
            if prepared.report.blocking:
                raise PluginError(f"{len(prepared.report.blocking)} errors: nothing was published")
        self._prepared = prepared
        self._renderer = Renderer(
            self.options.desk.language,
            overrides=_overrides(config),
            directory_urls=config.use_directory_urls,
            site_url=config.site_url,
            fulltext=self.options.search.fulltext,
            desk=Desk(prepared.briefing.name, accent_for(self.options.desk.accent).light),
            drafts=prepared.briefing.drafts,
            pdf=self.pdf,
            bibliographies=not prepared.briefing.drafts,
        )
        self._records = []
        return prepared

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Let tabs lead to our indexes, behind the front page; they are links, never pages of the nav."""
        words = catalogue(self.options.desk.language)
        suffix = "/" if config.use_directory_urls else "/index.html"
        tabs = [Link(words.gettext(title), path + suffix) for title, path in TABS]
        if self._serving:
            tabs.append(Link(words.gettext("Inbox (%(num)s)") % {"num": self._waiting}, f"inbox{suffix}"))
        place = 1 if nav.items and getattr(nav.items[0], "is_page", False) and nav.items[0].is_homepage else 0
        nav.items[place:place] = tabs
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Give the theme its words, and the page of wrong addresses."""
        prepared = self._ready()
        root = theme_root(config)
        absolute = Renderer(
            self.options.desk.language,
            overrides=_overrides(config),
            root=root,
            directory_urls=config.use_directory_urls,
        )
        env.globals["standfirst_page"] = Shells().wrap
        for file in files.documentation_pages():
            if file.page is not None and file.page.is_homepage and not isinstance(file.page, BriefingPage):
                file.page.sf_changed = changed_on(prepared.briefing.home())  # type: ignore[attr-defined]
        env.globals["standfirst"] = theme_words(
            self.options, absolute.render(prepared.briefing.not_found()).html, prepared.briefing.name
        )
        return env

    def _write_site_files(self, config: MkDocsConfig) -> None:
        """Write the files that belong to no single page."""
        prepared = self._ready()
        if self._renderer is None:
            return
        if self._renderer.address("") is None:
            log.info("no site_url in mkdocs.yml: no feeds, no list of topics, no calendar of editions")
        site = Site(
            name=prepared.briefing.name,
            language=self.options.desk.language,
            cutoff=prepared.cutoff,
            address=self._renderer.address,
            description=config.site_description or "",
            contact=self.options.desk.contact,
            leaf="" if config.use_directory_urls else "index.html",
            overrides=_overrides(config),
            folder=Path(config.site_dir),
            drafts=prepared.briefing.drafts,
        )
        for file in site_files(self._views, site):
            write_site_file(file, config)

    def _ready(self) -> Prepared:
        if self._prepared is None or self._renderer is None:
            raise PluginError("standfirst: the build began without on_files")
        return self._prepared

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Write out the hidden characters of an ordinary page, as of every other."""
        return html if isinstance(page, BriefingPage) else reveal(html)

    @event_priority(-100)
    def on_page_context(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Navigation) -> Any:  # noqa: ARG002
        """Make the page, last of all plugins: what is in it is finished, and no other's to change or to index."""
        prepared = self._ready()
        if isinstance(page, BriefingPage) and self._renderer is not None:
            finished = page.finish(self._renderer)
            write_beside(finished, config, self._cards)
            self._records += finished.records
            page.content = finished.html
            return context
        if self._renderer is not None:
            page.sf_head = Markup("\n").join(self._renderer.sharing_head(""))  # type: ignore[attr-defined]
        record = page_record(page, self.options.desk.language)
        self._records += [record] if record else []
        if page.is_homepage and self._renderer is not None:
            home = self._renderer.render(prepared.briefing.home())
            write_beside(home, config, self._cards)
            page.content = f'<div class="sf-masthead">{page.content}</div>\n{home.html}'
            page.sf_head = home.head  # type: ignore[attr-defined]
            page.meta = {**page.meta, "hide": ["navigation", "toc"], "sf_section": "home", "sf_kind": "home"}
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:  # noqa: ARG002
        """Let the page's content go once it is written, and move the progress bar."""
        if isinstance(page, BriefingPage):
            page.content = ""
        if self.on_page is not None:
            self.on_page()
        return output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what belongs to no page: the search index, and the files of the whole site.

        What was worked out of the stories' relations is left to the next build; a preview keeps it itself.
        """
        records, self._records = self._records, []
        try:
            write_search_index(
                records, Path(config.site_dir), directory_urls=config.use_directory_urls, progress=self.on_index
            )
        except StandfirstError as error:
            raise PluginError(error.explain()) from None
        self._write_site_files(config)
        self._views = []
        if not self._serving:
            keep_engine(self._ready().relations.engine, Path(config.docs_dir))

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, **_: Any) -> LiveReloadServer:
        """Watch the evidence folder too (MkDocs watches the content itself), and outlive a slip in mkdocs.yml."""
        server.builder = patient(server.builder)
        evidence = Path(config.docs_dir).parent / "evidence"
        if self.options.evidence == "folder" and evidence.is_dir():
            server.watch(str(evidence))
        return server


def _without_other_search(config: MkDocsConfig) -> None:
    """Turn another search off: its index would be made and loaded beside ours, and hold whole pages as HTML."""
    if "material/search" in config.plugins:
        config.plugins["material/search"].config["enabled"] = False
    if "search" in config.plugins:
        log.warning("standfirst has its own search: take `search` out of `plugins:`")


def theme_root(config: MkDocsConfig) -> str:
    """Return the site's path on its host, from the root: `/` or `/briefing/`."""
    path = urlsplit(config.site_url or "/").path
    return path if path.endswith("/") else f"{path}/"


def _overrides(config: MkDocsConfig) -> Path | None:
    """Return the desk's own folder of templates, MkDocs' `custom_dir`."""
    folder = getattr(config.theme, "custom_dir", None)
    return Path(folder) if folder else None
