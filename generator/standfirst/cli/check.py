"""`standfirst check`."""

from __future__ import annotations

import io
import os
import sys
from functools import partial
from pathlib import Path

import click
from rich.console import Console

from standfirst.check import FACES, Report, Sources, github_summary, text_report
from standfirst.cli.console import bars, config_option, out, shown_folder
from standfirst.cli.outputs import output_file, write_whole
from standfirst.cutoff import cutoff_time
from standfirst.errors import StandfirstError
from standfirst.site.build import Desk, open_desk, prepare_desk
from standfirst.site.kept_relations import keep_engine
from standfirst.site.kept_report import report_with_kept
from standfirst.source import Library


@click.command(short_help="Say what is wrong, where, and what to write instead.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@config_option
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", *FACES]),
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
    desk = open_desk(config_file)
    report = report_with_kept(
        desk.content, desk.plugin.options, desk.plugin.warnings, cutoff_time(), partial(_checked, desk)
    )
    if against:
        from standfirst.cli.comparing import change_findings  # noqa: PLC0415 - git is only asked where it is wanted

        report = Report([*report, *change_findings(desk, against)], report.allowed)
    report = narrowed(report, paths, desk.content)
    _told(report, desk, form, output)
    if report.failed or (strict and any(finding.severity == "warning" for finding in report)):
        sys.exit(1)


def _checked(desk: Desk) -> tuple[Report, Library]:
    with bars() as progress:
        prepared = prepare_desk(desk, progress=progress.over)
    keep_engine(prepared.relations.engine, desk.content)
    return prepared.report, prepared.library


def _told(report: Report, desk: Desk, form: str, output: Path | None) -> None:
    """Write the report in its form to the terminal or a file, and on GitHub all of it to the run's summary."""
    sources = Sources(desk.content, shown_folder(desk.content))
    if form == "text" and output is None:
        text_report(report, desk.content, out(), name=sources.folder)
    elif form == "text":
        said = io.StringIO()
        text_report(report, desk.content, Console(file=said, highlight=False, width=100), name=sources.folder)
        _write(desk, output, said.getvalue())
    elif output is None:
        click.echo(FACES[form](report, sources), nl=False)
    else:
        _write(desk, output, FACES[form](report, sources))
    summary = os.environ.get("GITHUB_STEP_SUMMARY")
    if form == "github" and summary:
        try:
            with Path(summary).open("a", encoding="utf-8", newline="\n") as file:
                file.write(github_summary(report, sources))
        except OSError as error:
            remedy = "unset GITHUB_STEP_SUMMARY, or name a file that can be written"
            raise StandfirstError(f"the summary {summary} cannot be written: {error.strerror}", remedy=remedy) from None


def _write(desk: Desk, output: Path | None, text: str) -> None:
    write_whole(output_file(desk, (output or Path()).name, output), text.encode())


def narrowed(report: Report, paths: tuple[Path, ...], content: Path) -> Report:
    """Return the findings in `paths`; raises `StandfirstError` for a path that is not the desk's."""
    if not paths:
        return report
    wanted = []
    for path in paths:
        if not path.exists():
            raise StandfirstError(f"there is no {path}", remedy="name a file or folder of the desk's content")
        try:
            wanted.append(path.resolve().relative_to(content.resolve()))
        except ValueError:
            raise StandfirstError(f"{path} is not in {content}", remedy="name a file or folder in it") from None
    return report.only(lambda finding: any(Path(finding.origin.file).is_relative_to(path) for path in wanted))
