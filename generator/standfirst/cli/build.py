"""`standfirst build`."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click
from rich.text import Text

from standfirst.cli.console import Bars, bars, config_option, out
from standfirst.cli.outputs import list_findings
from standfirst.errors import Severity
from standfirst.site.build import Built, Desk, build_site
from standfirst.site.prepare import Prepared


@click.command(short_help="Check the desk and build its site.")
@config_option
@click.option("-d", "--site-dir", type=click.Path(path_type=Path, file_okay=False), help="Where the site goes.")
@click.option("--drafts", is_flag=True, help="Show proposals and unpublished stories, marked.")
@click.option("--strict", is_flag=True, help="Let warnings stop the build too.")
@click.option(
    "--without-evidence",
    is_flag=True,
    help="Build although bodies are not here; quotes stand as not checked.",
)
@click.option("--pdf", is_flag=True, help="Print editions and topics too, beside their pages.")
@click.option("--json", "as_json", is_flag=True, help="Print what was built as JSON.")
def build(
    config_file: Path,
    site_dir: Path | None,
    *,
    drafts: bool,
    strict: bool,
    without_evidence: bool,
    pdf: bool,
    as_json: bool,
) -> None:
    """Check the desk, build its site beside the old one, and swap it in whole.

    Errors stop the build and leave the last good site as it is; warnings are listed.

    \b
    Examples:
      standfirst build
      standfirst build --pdf
      standfirst build --drafts --site-dir /tmp/preview
    """
    started = time.monotonic()
    with bars() as progress:

        def begin(prepared: Prepared, content: Path) -> Callable[[], None]:
            list_findings(prepared.report, content)
            return progress.bar("Building", len(prepared.briefing))

        built = build_site(
            config_file, site_dir=site_dir, drafts=drafts, strict=strict, without_evidence=without_evidence,
            progress=progress.over, on_start=begin, on_index=partial(progress.bar, "Indexing"),
            press=partial(press_beside, progress) if pdf else None,
        )  # fmt: skip
    _say(built, time.monotonic() - started, as_json=as_json)


def press_beside(progress: Bars, desk: Desk, prepared: Prepared, site: Path) -> None:
    """Put the PDF of each edition and topic into the new site, beside its page."""
    from standfirst.cli.print import tell_missing  # noqa: PLC0415 - who builds no PDF need not load the press
    from standfirst.press.beside import volumes_beside  # noqa: PLC0415
    from standfirst.press.compiler import Limits  # noqa: PLC0415
    from standfirst.press.look import look_of  # noqa: PLC0415
    from standfirst.press.printing import Press  # noqa: PLC0415

    options = desk.plugin.options
    look = look_of(options, desk.content, desk.overrides, desk.address)
    volumes = volumes_beside(prepared.briefing, look, options.print.newest)
    advance = progress.bar("Printing", len(volumes))
    press = Press(look, Limits(options.print.memory, options.print.seconds))
    tell = partial(tell_missing, content=desk.content, told=set())
    for path, printed in zip(volumes, press.all(volumes.values(), on_volume=tell), strict=True):
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(printed.pdf)
        advance()


def _say(built: Built, seconds: float, *, as_json: bool) -> None:
    if as_json:
        report = built.report
        counts = {str(severity): report.count(severity) for severity in Severity}
        click.echo(json.dumps({"version": 1, "site": str(built.site), "pages": built.pages, "findings": counts}))
        return
    out().print(
        Text.assemble(("Built ", "green"), f"{built.pages} pages in {seconds:.1f} s: ", (str(built.site), "bold")),
        soft_wrap=True,
    )
