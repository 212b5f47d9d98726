"""`standfirst build`: check, build beside the old site, swap."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from standfirst.check import Report
from standfirst.cutoff import cutoff_time
from standfirst.errors import BuildError, DeskError
from standfirst.site.prepare import Prepared, prepare
from standfirst.site.proving import all_processors
from standfirst.site.publish import new_site
from standfirst.site.related import Progress
from standfirst.site.versions import check_versions

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from standfirst.site.plugin import StandfirstPlugin


@dataclass(frozen=True)
class Desk:
    """A desk's configuration as MkDocs reads it, with our plugin in it."""

    config: MkDocsConfig
    plugin: StandfirstPlugin

    @property
    def content(self) -> Path:
        """The content folder."""
        return Path(self.config.docs_dir)

    @property
    def site(self) -> Path:
        """Where the site goes."""
        return Path(self.config.site_dir)

    @property
    def address(self) -> str:
        """The site's address, or an empty text."""
        return self.config.site_url or ""

    @property
    def overrides(self) -> Path | None:
        """The desk's own folder of templates, MkDocs' `custom_dir`."""
        folder = getattr(self.config.theme, "custom_dir", None)
        return Path(folder) if folder else None


@dataclass(frozen=True, slots=True)
class Built:
    """What a build made."""

    site: Path
    pages: int
    report: Report
    cutoff: datetime


class ChecksFailedError(BuildError):
    """Findings stop the build; `report` has them all."""

    def __init__(self, report: Report) -> None:
        count = len(report.blocking)
        super().__init__(
            f"{count} error{'' if count == 1 else 's'}: nothing was published", remedy="mend and build again"
        )
        self.report = report


def open_desk(config_file: Path, **settings: Any) -> Desk:
    """Read a desk's mkdocs.yml. Raises `DeskError` with what is wrong in it."""
    check_versions()
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's banner is not for an editor
    from mkdocs.config import load_config  # noqa: PLC0415 - half a second that `--help` need not pay
    from mkdocs.exceptions import Abort, ConfigurationError  # noqa: PLC0415

    from standfirst.site.plugin import StandfirstPlugin  # noqa: PLC0415

    if not config_file.is_file():
        remedy = "run this in a desk's folder, name its file with -f, or begin one with `standfirst new DIR`"
        raise DeskError(f"there is no {config_file}", remedy=remedy)
    with _messages() as said:
        try:
            config = load_config(str(config_file), **settings)
        except (Abort, ConfigurationError, OSError) as error:
            text = "; ".join(said) or str(error)
            raise DeskError(f"{config_file}: {text}", remedy="mend the file and try again") from None
    plugin = config.plugins.get("standfirst")
    if not isinstance(plugin, StandfirstPlugin):
        raise DeskError(f"{config_file} has no plugin `standfirst`", remedy="add `- standfirst` below `plugins:`")
    return Desk(config, plugin)


def prepare_desk(desk: Desk, *, progress: Progress | None = None, cutoff: datetime | None = None) -> Prepared:
    """Load and check a desk. With `progress`, which only the command line shows, all processors prove its quotes."""
    plugin = desk.plugin
    return prepare(
        desk.content,
        plugin.options,
        name=desk.config.site_name,
        warnings=plugin.warnings,
        progress=progress,
        cutoff=cutoff,
        processes=all_processors() if progress else 1,
    )


def build_site(  # noqa: PLR0913 - one a setting
    config_file: Path,
    *,
    site_dir: Path | None = None,
    drafts: bool = False,
    strict: bool = False,
    without_evidence: bool = False,
    progress: Progress | None = None,
    on_start: Callable[[Prepared, Path], Callable[[], None] | None] | None = None,
    on_index: Callable[[int], Callable[[], None]] | None = None,
    press: Callable[[Desk, Prepared, Path], None] | None = None,
) -> Built:
    """Build a desk's site and swap it in whole; the old site stays until then, and for good when this raises.

    `on_start` gets the checked desk and its content folder before the first page and may return what to call after each
    page; `on_index` gets the number of search records to index and returns what to call after each. `press` puts PDFs
    beside the pages, in the new site's folder, and pages offer them then. Raises `ChecksFailedError`, `BuildError` and
    `DeskError`.
    """
    cutoff = cutoff_time()
    desk = open_desk(config_file)
    target = (site_dir or desk.site).absolute()
    if desk.content.resolve().is_relative_to(target.resolve()):
        raise BuildError(f"{target} holds the desk's own content", remedy="name another folder for the site")
    with new_site(target) as fresh:
        desk.config.site_dir = str(fresh)
        options = desk.plugin.options
        chosen = {
            "drafts": drafts or options.drafts,
            "without_evidence": without_evidence or options.without_evidence,
        }
        desk.plugin.options = options.model_copy(update=chosen)
        prepared = prepare_desk(desk, progress=progress, cutoff=cutoff)
        desk.plugin.on_page = on_start(prepared, desk.content) if on_start else None
        desk.plugin.on_index = on_index
        if prepared.report.blocking or (strict and _warned(prepared.report)):
            raise ChecksFailedError(prepared.report)
        desk.plugin.handed = prepared
        desk.plugin.pdf = press is not None
        _run_mkdocs(desk, strict=strict)
        if press is not None:
            press(desk, prepared, fresh)
        pages = sum(1 for _ in fresh.rglob("*.html"))
    return Built(target, pages, prepared.report, prepared.cutoff)


def _warned(report: Report) -> bool:
    return any(finding.severity != "info" and not finding.draft for finding in report)


def _run_mkdocs(desk: Desk, *, strict: bool) -> None:
    from mkdocs.commands import build  # noqa: PLC0415
    from mkdocs.exceptions import Abort, MkDocsException  # noqa: PLC0415

    with _messages() as said:
        try:
            desk.config.plugins.on_startup(command="build", dirty=False)
            build.build(desk.config)
        except (Abort, MkDocsException) as error:
            raise BuildError("; ".join(said) or str(error), remedy="see the page or setting named") from None
        finally:
            desk.config.plugins.on_shutdown()
    if said and strict:
        raise BuildError("; ".join(said), remedy="mend it, or build without --strict")
    for message in said:
        logging.getLogger("standfirst").warning("%s", message)


@contextmanager
def _messages() -> Iterator[list[str]]:
    """Yield MkDocs' warnings and errors as they come, instead of letting it print them."""
    said: list[str] = []

    class Collect(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            said.append(record.getMessage())

    logger = logging.getLogger("mkdocs")
    handler = Collect(logging.WARNING)
    level, propagate = logger.level, logger.propagate
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield said
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
        logger.propagate = propagate


def serve_site(config_file: Path, *, dev_addr: str | None = None, open_browser: bool = False) -> None:
    """Serve a live preview until it is interrupted. Raises `BuildError` when the first build fails."""
    from mkdocs.commands import serve  # noqa: PLC0415
    from mkdocs.exceptions import Abort, MkDocsException  # noqa: PLC0415

    try:
        serve.serve(config_file=str(config_file), open_in_browser=open_browser, dev_addr=dev_addr)
    except (Abort, MkDocsException) as error:
        raise BuildError(str(error), remedy="mend what is listed above and start again") from None
