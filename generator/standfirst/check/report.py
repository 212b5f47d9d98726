"""The report that people read: grouped by file, with the line and a caret below the place."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from rich.console import Console
from rich.text import Text

from standfirst.check.findings import Finding, Report
from standfirst.errors import Severity
from standfirst.text import printable

_STYLE = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_WIDTH = 100
_INDENT = "      "


def text_report(report: Report, content: Path, console: Console, *, name: str = "") -> None:
    """Print the findings; `name` is how the content folder is called in paths."""
    prefix = f"{name}/" if name else ""
    for file, group in groupby(report, key=lambda finding: finding.origin.file):
        inside = (content / file).is_file()
        console.print(Text(printable(prefix + file if inside else file), style="bold"), soft_wrap=True)
        lines = _lines(content / file)
        for finding in group:
            _print(finding, lines, console)
        console.print()
    console.print(summary(report), soft_wrap=True)


def summary(report: Report) -> Text:
    """Return one line: how many findings of each kind, and how many files allow."""
    told = _counts(report)
    if report.allowed:
        rules = ", ".join(dict.fromkeys(one.finding.rule for one in report.allowed))
        told.append(f"{';' if len(report) else ''} {len(report.allowed)} allowed: {printable(rules)}", style="dim")
    return told


def _counts(report: Report) -> Text:
    if not len(report):
        return Text("No findings.", style="green")
    counts = [(s, report.count(s)) for s in Severity]
    words = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
    parts = [Text(f"{n} {words[s]}{'' if n == 1 else 's'}", style=_STYLE[s]) for s, n in counts if n]
    return Text(", ").join(parts)


def _print(finding: Finding, lines: list[str], console: Console) -> None:
    origin = finding.origin
    head = Text("  ")
    head.append(f"{origin.line}:{origin.column}", style="dim")
    head.append("  ").append(str(finding.severity), style=_STYLE[finding.severity])
    head.append(f" {finding.rule}", style="bold")
    if finding.draft and finding.severity is Severity.ERROR:
        head.append(" (draft: stops no build)", style="dim")
    console.print(head, soft_wrap=True)
    _say(printable(finding.message), console)
    if 0 < origin.line <= len(lines) and lines[origin.line - 1].strip():
        _excerpt(finding, lines[origin.line - 1], console)
    if finding.remedy:
        _say(f"→ {printable(finding.remedy)}", console, "green")
    if finding.fix:
        words = " ".join(printable(finding.fix.text).split())
        _say(f"→ write: {words}", console, "green")


def _say(words: str, console: Console, style: str = "") -> None:
    """Print words set in; on a terminal broken between words, anywhere else on one line, for programs that search."""
    text = Text(words, style=style)
    width = max(20, console.width - len(_INDENT)) if console.is_terminal else 0
    for line in text.wrap(console, width) if width and text.cell_len > width else [text]:
        line.rstrip()
        console.print(Text(_INDENT).append_text(line), soft_wrap=True)


def _excerpt(finding: Finding, line: str, console: Console) -> None:
    """Print the source line, cut around the place, and a caret line below it."""
    origin = finding.origin
    width = min(_WIDTH, max(20, console.width - len(_INDENT) - 1)) if console.is_terminal else _WIDTH
    start = max(0, origin.column - 1 - width // 2) if len(line) > width else 0
    shown = printable(line[start : start + width].replace("\t", " "))
    before = printable(line[start : origin.column - 1].replace("\t", " "))
    end = origin.end_column if origin.end_line == origin.line and origin.end_column else origin.column + 1
    marks = "^" * max(1, min(end - origin.column, len(shown) - len(before)))
    console.print(Text(f"    │ {shown}", style="dim"), soft_wrap=True)
    console.print(Text(f"    │ {' ' * Text(before).cell_len}{marks}", style=_STYLE[finding.severity]), soft_wrap=True)


def _lines(path: Path) -> list[str]:
    try:
        return path.read_text("utf-8", errors="replace").split("\n") if path.is_file() else []
    except OSError:
        return []
