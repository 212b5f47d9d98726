"""Checks: findings about a library, by rules that explain themselves, and their report."""

from standfirst.check.catalogue import RULES, Rule
from standfirst.check.findings import Finding, Fix, Report
from standfirst.check.report import text_report
from standfirst.check.run import check_library

__all__ = ["RULES", "Finding", "Fix", "Report", "Rule", "check_library", "text_report"]
