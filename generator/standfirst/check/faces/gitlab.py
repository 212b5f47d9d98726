"""Findings as GitLab's merge requests show them: a code quality report (GitLab's documentation, "Code Quality")."""

from __future__ import annotations

from standfirst.check.faces.plain import as_json
from standfirst.check.faces.sources import Sources
from standfirst.check.findings import Report
from standfirst.errors import Severity
from standfirst.text import printable

_LEVELS = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFO: "info"}
"""An error of a draft is `major`: it stops no build."""


def gitlab_report(report: Report, sources: Sources) -> str:
    """Return the report; each finding has a fingerprint of its own, for GitLab drops one of two that are equal."""
    rows = [
        {
            "type": "issue",
            "check_name": finding.rule,
            "description": printable(" ".join(f"{finding.message}{_remedy(finding.remedy)}".split())),
            "categories": ["Style" if finding.severity is Severity.INFO else "Bug Risk"],
            "severity": "major" if finding.draft and finding.severity is Severity.ERROR else _LEVELS[finding.severity],
            "fingerprint": fingerprint,
            "location": {
                "path": sources.path(finding.origin.file),
                "lines": {"begin": finding.origin.line, "end": finding.origin.end_line or finding.origin.line},
            },
        }
        for finding, fingerprint in sources.fingerprints(report)
    ]
    return as_json(rows)


def _remedy(remedy: str) -> str:
    return f" ({remedy})" if remedy else ""
