"""`standfirst build`."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import click
from rich.text import Text

from standfirst.check import Report, text_report
from standfirst.cli.console import bars, config_option, err, out, shown_folder
from standfirst.errors import Severity
from standfirst.site.build import Built, build_site
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
@click.option("--json", "as_json", is_flag=True, help="Print what was built as JSON.")
def build(
    config_file: Path,
    site_dir: Path | None,
    *,
    drafts: bool,
    strict: bool,
    without_evidence: bool,
    as_json: bool,
) -> None:
    """Check the desk, build its site beside the old one, and swap it in whole.

    Errors stop the build and leave the last good site as it is; warnings are listed.

    \b
    Examples:
      standfirst build
      standfirst build --drafts --site-dir /tmp/preview
    """
    started = time.monotonic()
    with bars() as progress:

        def begin(prepared: Prepared, content: Path) -> Callable[[], None]:
            _list(prepared.report, content)
            return progress.bar("Building", len(prepared.briefing))

        built = build_site(
            config_file, site_dir=site_dir, drafts=drafts, strict=strict, without_evidence=without_evidence,
            progress=progress.over, on_start=begin, on_index=partial(progress.bar, "Indexing"),
        )  # fmt: skip
    _say(built, time.monotonic() - started, as_json=as_json)


def _list(report: Report, content: Path) -> None:
    """List what was found on standard error; drafts that wait are the inbox's matter, not the build's."""
    shown = Report(finding for finding in report if finding.severity is not Severity.INFO)
    if len(shown):
        text_report(shown, content, err(), name=shown_folder(content))


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
