"""The report as JSON of our own, version 1: its shape is in docs/commands.md."""

from __future__ import annotations

import json
from typing import Any

from standfirst.check.faces.sources import Sources
from standfirst.check.findings import Finding, Report


def json_report(report: Report, sources: Sources) -> str:
    """Return the report as the documented shape, version 1."""
    shape = {
        "version": 1,
        "folder": sources.folder,
        "failed": report.failed,
        "findings": [finding_data(finding) for finding in report],
        "allowed": [{**finding_data(one.finding), "reason": one.reason} for one in report.allowed],
    }
    return as_json(shape)


def as_json(shape: object) -> str:
    """Return a shape as JSON with a line end; half a surrogate pair, of a name that is no text, is written out."""
    written = json.dumps(shape, ensure_ascii=False, indent=2) + "\n"
    return written.encode("utf-8", "backslashreplace").decode("utf-8")


def finding_data(finding: Finding) -> dict[str, Any]:
    """Return a finding as the documented shape."""
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
