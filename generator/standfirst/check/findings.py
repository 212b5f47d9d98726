"""Findings: what checks say, sorted and counted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from standfirst.errors import Fault, Origin, Severity
from standfirst.text import printable

_WEIGHT = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.INFO: 2}


@dataclass(frozen=True, slots=True)
class Fix:
    """What to write instead, where that is safe: the new text of one value of the file that the finding is about."""

    path: tuple[str | int, ...]
    """The value's place by the fields' own names, such as ("quotes", 0, "text"); items count from 0."""
    text: str
    was: str | None = None
    """The value that the finding saw, where other fix-its may change other parts of it; None where it stands whole."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found. `draft`: in a file that readers do not have, so it stops no build."""

    rule: str
    severity: Severity
    message: str
    origin: Origin
    remedy: str = ""
    draft: bool = False
    fix: Fix | None = None

    @classmethod
    def of(cls, fault: Fault) -> Finding:
        """Return a fault of reading as a finding."""
        return cls(fault.rule, fault.severity, fault.message, fault.place, fault.remedy, fault.draft)

    @property
    def blocks(self) -> bool:
        """Tell whether it stops a build."""
        return self.severity is Severity.ERROR and not self.draft

    def line(self) -> str:
        """Return the finding in one line of plain text; hidden characters are written out."""
        remedy = f" ({self.remedy})" if self.remedy else ""
        return printable(" ".join(f"{self.origin}: {self.severity} {self.rule}: {self.message}{remedy}".split()))


@dataclass(frozen=True, slots=True)
class Allowed:
    """A finding that its file allows, with the reason that the file gives; empty where it gives none."""

    finding: Finding
    reason: str = ""


class Report:
    """All findings in the order of files and lines; those that files allow stand apart and count as none."""

    def __init__(self, findings: Iterable[Finding], allowed: Iterable[Allowed] = ()) -> None:
        self.findings = tuple(sorted(set(findings), key=_order))
        self.allowed = tuple(sorted(set(allowed), key=lambda one: (_order(one.finding), one.reason)))

    def only(self, wanted: Callable[[Finding], bool]) -> Report:
        """Return a report of the findings that are wanted, the allowed ones among them."""
        return Report(filter(wanted, self.findings), (one for one in self.allowed if wanted(one.finding)))

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.findings)

    def __len__(self) -> int:
        return len(self.findings)

    def count(self, severity: Severity) -> int:
        """Return how many findings have this severity."""
        return sum(finding.severity is severity for finding in self.findings)

    @property
    def blocking(self) -> tuple[Finding, ...]:
        """Return the findings that stop a build."""
        return tuple(finding for finding in self.findings if finding.blocks)

    @property
    def failed(self) -> bool:
        """Tell whether any finding is an error, drafts included: what `check` exits with."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)


def _order(finding: Finding) -> tuple[str, int, int, int, str, str]:
    origin = finding.origin
    return origin.file, origin.line, origin.column, _WEIGHT[finding.severity], finding.rule, finding.message
