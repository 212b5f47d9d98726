"""Findings in the diagnostic format of reviewdog (rdjson), with what to write instead as suggestions."""

from __future__ import annotations

from typing import Any

from standfirst.check.faces.plain import as_json
from standfirst.check.faces.sources import Sources
from standfirst.check.findings import Finding, Report
from standfirst.errors import Severity

_LEVELS = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def rdjson_report(report: Report, sources: Sources) -> str:
    """Return the report as one result; columns count bytes of UTF-8, as the format wants them."""
    shape = {
        "source": {"name": "standfirst"},
        "severity": _LEVELS[Severity.ERROR if report.failed else Severity.INFO],
        "diagnostics": [_diagnostic(finding, sources) for finding in report],
    }
    return as_json(shape)


def _diagnostic(finding: Finding, sources: Sources) -> dict[str, Any]:
    origin = finding.origin
    span = {"start": _position(origin.file, origin.line, origin.column, sources)}
    if origin.end_line is not None and origin.end_column is not None:
        span["end"] = _position(origin.file, origin.end_line, origin.end_column, sources)
    remedy = f" ({finding.remedy})" if finding.remedy else ""
    told: dict[str, Any] = {
        "message": f"{finding.message}{remedy}",
        "location": {"path": sources.path(origin.file), "range": span},
        "severity": _LEVELS[finding.severity],
        "code": {"value": finding.rule},
    }
    replaced = sources.replacement(finding)
    if replaced:
        # A range without columns is whole lines; the text goes without the last line's end.
        lines = {"start": {"line": replaced.first}, "end": {"line": replaced.last}}
        told["suggestions"] = [{"range": lines, "text": replaced.text.removesuffix("\n").removesuffix("\r")}]
    return told


def _position(file: str, line: int, column: int, sources: Sources) -> dict[str, int]:
    before = sources.line(file, line)[: max(0, column - 1)]
    return {"line": max(1, line), "column": len(before.encode()) + 1}
