"""Checks: findings about a library, by rules that explain themselves, and their report.

What a name stands for is read when it is first asked for: the report of an unchanged desk needs no rule.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from standfirst.check.catalogue import RULES, Example, Rule, example_files, example_text
    from standfirst.check.changes import check_changes
    from standfirst.check.faces import FACES, Sources, github_summary
    from standfirst.check.findings import Allowed, Finding, Fix, Report
    from standfirst.check.own import RuleSet, all_rules
    from standfirst.check.report import text_report
    from standfirst.check.run import check_library

_MODULES = {
    "catalogue": ("RULES", "Example", "Rule", "example_files", "example_text"),
    "changes": ("check_changes",),
    "faces": ("FACES", "Sources", "github_summary"),
    "findings": ("Allowed", "Finding", "Fix", "Report"),
    "own": ("RuleSet", "all_rules"),
    "report": ("text_report",),
    "run": ("check_library",),
}
_HOME = {name: module for module, names in _MODULES.items() for name in names}

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


def __getattr__(name: str) -> Any:
    """Return a public name, and read the module that has it (PEP 562)."""
    module = _HOME.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = globals()[name] = getattr(import_module(f"{__name__}.{module}"), name)
    return value
