"""Findings as GitHub shows them beside the lines of a change, and a table of all for the summary of a run.

Workflow commands: GitHub's documentation, "Workflow commands for GitHub Actions". A step shows at most ten annotations
of a kind, so the worst ten are told and the rest counted.
"""

from __future__ import annotations

from standfirst.check.faces.sources import Sources
from standfirst.check.findings import Finding, Report
from standfirst.errors import Severity
from standfirst.text import escape_markdown, printable

MOST = 10
"""Annotations that are shown of one step."""

MOST_ROWS = 400
"""Rows of the summary's table: a summary may have a megabyte."""

_KINDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


def github_annotations(report: Report, sources: Sources) -> str:
    """Return a workflow command a line, errors first, ten at most, and one plain line that counts all."""
    worst = _worst_first(report)
    lines = [_command(finding, sources) for finding in worst[:MOST]]
    left = len(worst) - len(lines)
    more = f"; {left} more are in the run's summary" if left else ""
    lines.append(f"{counted(report)}{more}")
    return "\n".join(lines) + "\n"


def github_summary(report: Report, sources: Sources) -> str:
    """Return all findings as a table in Markdown, the worst first, for the file that GITHUB_STEP_SUMMARY names."""
    worst = _worst_first(report)
    lines = ["## standfirst check", "", counted(report), ""]
    if worst:
        lines += ["| | where | rule | what | what to do |", "|---|---|---|---|---|"]
        lines += [_row(finding, sources) for finding in worst[:MOST_ROWS]]
    if len(worst) > MOST_ROWS:
        lines += ["", f"{len(worst) - MOST_ROWS} more are not listed: run `standfirst check`."]
    return "\n".join(lines) + "\n\n"


def counted(report: Report) -> str:
    """Return how many findings of each kind there are, in words."""
    words = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
    counts = [(report.count(severity), word) for severity, word in words.items()]
    said = [f"{count} {word}{'' if count == 1 else 's'}" for count, word in counts if count]
    return ", ".join(said) if said else "No findings."


def _worst_first(report: Report) -> list[Finding]:
    """Return errors of what readers have, errors of drafts, warnings, notes; each by file and line."""
    return sorted(report, key=lambda finding: (_WEIGHT[finding.severity], finding.draft))


def _command(finding: Finding, sources: Sources) -> str:
    origin = finding.origin
    fields = {"file": sources.path(origin.file), "line": origin.line, "col": origin.column}
    if origin.end_line is not None:
        fields["endLine"] = origin.end_line
        if origin.end_line == origin.line and origin.end_column is not None:
            fields["endColumn"] = max(origin.column, origin.end_column - 1)
    fields["title"] = finding.rule
    said = f"{finding.message}\n{finding.remedy}" if finding.remedy else finding.message
    told = ",".join(f"{name}={_property(str(value))}" for name, value in fields.items())
    return f"::{_KINDS[finding.severity]} {told}::{_data(said)}"


def github_error(message: str, remedy: str, file: str) -> str:
    """Return what cannot be checked at all as one annotation, with a line end."""
    said = f"{message}\n{remedy}" if remedy else message
    return f"::error file={_property(file)},title=standfirst::{_data(said)}\n"


def _data(text: str) -> str:
    """Return text as the value of a command: with no line end of its own, so that it can begin no other command."""
    shown = "\n".join(printable(line) for line in text.splitlines())
    return shown.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(" ".join(text.split())).replace(":", "%3A").replace(",", "%2C")


def _row(finding: Finding, sources: Sources) -> str:
    kind = f"{_KINDS[finding.severity]}{' (draft)' if finding.draft else ''}"
    place = f"{sources.path(finding.origin.file)}:{finding.origin.line}:{finding.origin.column}"
    cells = [kind, _cell(place), _cell(finding.rule), _cell(finding.message), _cell(finding.remedy)]
    return f"| {' | '.join(cells)} |"


def _cell(text: str) -> str:
    return escape_markdown(printable(" ".join(text.split()))).replace("|", "\\|").replace("@", "&#64;")
