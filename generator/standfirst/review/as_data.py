"""A change as data for programs: JSON of a documented shape, version 1."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from typing import Any

from standfirst.check import Finding
from standfirst.check.faces.plain import finding_data
from standfirst.review.changes import Changes
from standfirst.review.told import counts, headline

VERSION = 1


def as_data(changes: Changes) -> dict[str, Any]:
    """Return a change as the documented JSON shape: the fields of `changes`, findings as `check` writes them."""
    shown = _of(changes)
    return {
        "version": VERSION,
        "base": shown.pop("base"),
        "head": shown.pop("head"),
        "summary": headline(changes),
        "counts": counts(changes),
        "blocking": len(changes.blocking),
        **shown,
    }


_OF_FINDINGS = ("rule", "severity", "message", "remedy", "file", "line", "column", "draft")


def _of(value: object) -> Any:
    if isinstance(value, Finding):
        return _finding(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _of(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple | list):
        return [_of(item) for item in value]
    return value


def _finding(finding: Finding) -> dict[str, Any]:
    shape = finding_data(finding)
    return {name: shape[name] for name in _OF_FINDINGS} | {"blocks": finding.blocks}
