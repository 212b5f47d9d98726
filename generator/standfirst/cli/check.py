"""`standfirst check`."""

from __future__ import annotations

import io
import os
import sys
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console

from standfirst.check.report import text_report
from standfirst.cli.console import bars, config_option, out, shown_folder
from standfirst.cli.narrowing import narrowed
from standfirst.cutoff import cutoff_time
from standfirst.errors import StandfirstError
from standfirst.site.kept_report import known_report, report_with_kept

if TYPE_CHECKING:
    from standfirst.check import Report, Sources
    from standfirst.site.build import Desk
    from standfirst.source import Library

# Rules, MkDocs and the forms for programs are only read by a check that needs them: they take longer than the rest of
# one that finds a desk as it was.
_FORMS = ("json", "github", "gitlab", "sarif", "rdjson")


@click.command(short_help="Say what is wrong, where, and what to write instead.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@config_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", *_FORMS]),
    default="text",
    show_default=True,
    help="For people, or for the program that shows findings where people work.",
)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="A file, instead of the terminal."
)
@click.option("--against", metavar="BASE", help="Say too what changed since this revision and must not silently.")
@click.option("--strict", is_flag=True, help="Exit with 1 on warnings too.")
def check(
    paths: tuple[Path, ...], config_file: Path, form: str, output: Path | None, against: str | None, *, strict: bool
) -> None:
    """Run every rule over the desk; PATHS narrow what is shown to files or folders.

    Exits with 1 when there is an error. Errors in drafts count here and never stop a build.

    \b
    Examples:
      standfirst check
      standfirst check digests/articles/2026 --format json
      standfirst check --format sarif -o findings.sarif
      standfirst check --against origin/main
    """
    try:
        content, report = _report(config_file, against)
    except StandfirstError as error:
        if form == "github":  # where nobody reads the log, the configuration's own fault is said beside the change
            from standfirst.check.faces import github_error  # noqa: PLC0415

            click.echo(github_error(error.message, error.remedy, config_file.as_posix()), nl=False)
        raise
    report = narrowed(report, paths, content)
    _told(report, content, form, output, config_file)
    if report.failed or (strict and any(finding.severity == "warning" for finding in report)):
        sys.exit(1)


def _report(config_file: Path, against: str | None) -> tuple[Path, Report]:
    """Return the desk's content folder and what was found; against a revision, what must not change silently too."""
    known = None if against is not None else known_report(config_file, cutoff_time())
    if known is not None:
        return known
    from standfirst.site.build import open_desk  # noqa: PLC0415

    desk = open_desk(config_file)
    options, warnings = desk.plugin.options, desk.plugin.warnings
    check = partial(_checked, desk)
    report = report_with_kept(desk.content, options, warnings, cutoff_time(), check, config_file=config_file)
    if against is not None:  # an empty name is refused like any that is none: a script may have lost it
        from standfirst.check.findings import Report  # noqa: PLC0415
        from standfirst.cli.comparing import change_findings  # noqa: PLC0415

        changed = change_findings(desk, against)
        report = Report([*report, *changed], [*report.allowed, *changed.allowed])
    return desk.content, report


def _checked(desk: Desk) -> tuple[Report, Library]:
    from standfirst.site.build import prepare_desk  # noqa: PLC0415
    from standfirst.site.kept_relations import keep_engine  # noqa: PLC0415

    with bars() as progress:
        prepared = prepare_desk(desk, progress=progress.over)
    keep_engine(prepared.relations.engine, desk.content)
    return prepared.report, prepared.library


def _told(report: Report, content: Path, form: str, output: Path | None, config_file: Path) -> None:
    """Write the report in its form to the terminal or a file, and on GitHub all of it to the run's summary."""
    folder = shown_folder(content)
    if form == "text":
        if output is None:
            text_report(report, content, out(), name=folder)
            return
        said = io.StringIO()
        text_report(report, content, Console(file=said, highlight=False, width=100), name=folder)
        _write(config_file, output, said.getvalue())
        return
    from standfirst.check.faces import FACES, Sources  # noqa: PLC0415

    sources = Sources(content, folder)
    if output is None:
        click.echo(FACES[form](report, sources), nl=False)
    else:
        _write(config_file, output, FACES[form](report, sources))
    if form == "github" and (summary := os.environ.get("GITHUB_STEP_SUMMARY")):
        _summary(report, sources, summary)


def _summary(report: Report, sources: Sources, summary: str) -> None:
    from standfirst.check.faces import github_summary  # noqa: PLC0415

    try:
        with Path(summary).open("a", encoding="utf-8", newline="\n") as file:
            file.write(github_summary(report, sources))
    except OSError as error:
        remedy = "unset GITHUB_STEP_SUMMARY, or name a file that can be written"
        raise StandfirstError(f"the summary {summary} cannot be written: {error.strerror}", remedy=remedy) from None


def _write(config_file: Path, output: Path, text: str) -> None:
    from standfirst.cli.outputs import output_file, write_whole  # noqa: PLC0415
    from standfirst.site.build import open_desk  # noqa: PLC0415

    write_whole(output_file(open_desk(config_file), output.name, output), text.encode())
