"""Findings as SARIF 2.1.0 (OASIS), which code scanning and editors read."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote as percent

from standfirst import __version__
from standfirst.check.catalogue import RULES
from standfirst.check.faces.plain import as_json
from standfirst.check.faces.sources import Sources
from standfirst.check.findings import Finding, Report
from standfirst.errors import Severity

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}


def sarif_report(report: Report, sources: Sources) -> str:
    """Return the report with the rules that found something, and fix-its as lines to be replaced."""
    used = sorted({finding.rule for finding in report})
    numbers = {rule: number for number, rule in enumerate(used)}
    run = {
        "tool": {"driver": {
            "name": "standfirst",
            "semanticVersion": __version__,
            "rules": [_rule(rule) for rule in used],
        }},
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(finding, fingerprint, numbers[finding.rule], sources)
            for finding, fingerprint in sources.fingerprints(report)
        ],
    }  # fmt: skip
    shape = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return as_json(shape)


def _rule(id_: str) -> dict[str, Any]:
    rule = RULES.get(id_)
    if rule is None:  # a desk's own
        return {"id": id_}
    return {
        "id": id_,
        "shortDescription": {"text": rule.why},
        "help": {"text": rule.why},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.family]},
    }


def _result(finding: Finding, fingerprint: str, number: int, sources: Sources) -> dict[str, Any]:
    origin = finding.origin
    remedy = f" ({finding.remedy})" if finding.remedy else ""
    region: dict[str, int] = {"startLine": max(1, origin.line), "startColumn": max(1, origin.column)}
    if origin.end_line is not None and origin.end_column is not None:
        region |= {"endLine": origin.end_line, "endColumn": origin.end_column}
    artifact = {"uri": percent(sources.path(origin.file).encode("utf-8", "surrogateescape")), "uriBaseId": "%SRCROOT%"}
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": number,
        "level": _LEVELS[finding.severity],
        "message": {"text": f"{finding.message}{remedy}"},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
        "partialFingerprints": {"standfirst/v1": fingerprint},
    }
    replaced = sources.replacement(finding)
    if replaced:
        deleted = {"startLine": replaced.first, "startColumn": 1, "endLine": replaced.last + 1, "endColumn": 1}
        change = {"deletedRegion": deleted, "insertedContent": {"text": replaced.text}}
        result["fixes"] = [{
            "description": {"text": finding.remedy or "as standfirst fix writes it"},
            "artifactChanges": [{"artifactLocation": artifact, "replacements": [change]}],
        }]  # fmt: skip
    if finding.draft:
        result["properties"] = {"draft": True}
    return result
