"""Checks: findings about a library, by rules that explain themselves, and their report."""

from standfirst.check.catalogue import RULES, Example, Rule, example_files, example_text
from standfirst.check.changes import check_changes
from standfirst.check.faces import FACES, Sources, github_summary
from standfirst.check.findings import Allowed, Finding, Fix, Report
from standfirst.check.own import RuleSet, all_rules
from standfirst.check.report import text_report
from standfirst.check.run import check_library

__all__ = [
    "FACES",
    "RULES",
    "Allowed",
    "Example",
    "Finding",
    "Fix",
    "Report",
    "Rule",
    "RuleSet",
    "Sources",
    "all_rules",
    "check_changes",
    "check_library",
    "example_files",
    "example_text",
    "github_summary",
    "text_report",
]
