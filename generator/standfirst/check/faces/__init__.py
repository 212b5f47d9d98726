"""One report, six faces: for people (`report.text_report`), and for programs that show findings where people work."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from standfirst.check.faces.github import github_annotations, github_error, github_summary
from standfirst.check.faces.gitlab import gitlab_report
from standfirst.check.faces.plain import json_report
from standfirst.check.faces.rdjson import rdjson_report
from standfirst.check.faces.sarif import sarif_report
from standfirst.check.faces.sources import Sources
from standfirst.check.findings import Report

FACES: Mapping[str, Callable[[Report, Sources], str]] = {
    "json": json_report,
    "github": github_annotations,
    "gitlab": gitlab_report,
    "sarif": sarif_report,
    "rdjson": rdjson_report,
}
"""The forms for programs by name; each returns the whole text, with a line end."""

__all__ = ["FACES", "Sources", "github_error", "github_summary"]
