"""`standfirst check`."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import click

from standfirst.check import Finding, Report, text_report
from standfirst.cli.console import bars, config_option, out, shown_folder
from standfirst.errors import StandfirstError
from standfirst.site.build import open_desk, prepare_desk
from standfirst.site.kept_relations import keep_engine


@click.command(short_help="Say what is wrong, where, and what to write instead.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@config_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", show_default=True)
@click.option("--strict", is_flag=True, help="Exit with 1 on warnings too.")
def check(paths: tuple[Path, ...], config_file: Path, form: str, *, strict: bool) -> None:
    """Run every rule over the desk; PATHS narrow what is shown to files or folders.

    Exits with 1 when there is an error. Errors in drafts count here and never stop a build.

    \b
    Examples:
      standfirst check
      standfirst check digests/articles/2026 --format json
    """
    desk = open_desk(config_file)
    with bars() as progress:
        prepared = prepare_desk(desk, progress=progress.over)
    keep_engine(prepared.relations.engine, desk.content)
    report = _narrowed(prepared.report, paths, desk.content)
    if form == "json":
        click.echo(json.dumps(as_json(report, shown_folder(desk.content)), ensure_ascii=False, indent=2))
    else:
        text_report(report, desk.content, out(), name=shown_folder(desk.content))
    if report.failed or (strict and any(finding.severity == "warning" for finding in report)):
        sys.exit(1)


def _narrowed(report: Report, paths: tuple[Path, ...], content: Path) -> Report:
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
    return Report(f for f in report if any(Path(f.origin.file).is_relative_to(path) for path in wanted))


def as_json(report: Report, folder: str) -> dict[str, Any]:
    """Return a report as the documented JSON shape, version 1."""
    return {
        "version": 1,
        "folder": folder,
        "failed": report.failed,
        "findings": [_finding(f) for f in report],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    origin = finding.origin
    return {
        "rule": finding.rule,
        "severity": str(finding.severity),
        "message": finding.message,
        "remedy": finding.remedy,
        "file": origin.file,
        "line": origin.line,
        "column": origin.column,
        "end_line": origin.end_line,
        "end_column": origin.end_column,
        "draft": finding.draft,
        "fix": {"path": list(finding.fix.path), "text": finding.fix.text} if finding.fix else None,
    }
