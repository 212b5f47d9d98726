"""Both sides of a change, and what became of a story between them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from standfirst.check.catalogue import RULES
from standfirst.check.findings import Finding
from standfirst.check.scene import Locate
from standfirst.errors import Origin
from standfirst.source import Article, Library


@dataclass(frozen=True, slots=True)
class Move:
    """A story before and after; `told` says that the id is the same, or that the new file names the old one."""

    before: Article
    after: Article | None
    told: bool = True


@dataclass(frozen=True, slots=True)
class Sides:
    """Both states of a desk, and where places in their files are found."""

    base: Library
    head: Library
    content: Path
    cutoff: datetime
    locate: Locate
    locate_before: Locate | None = None

    def finding(self, rule: str, message: str, file: str, path: tuple[str | int, ...], remedy: str) -> Finding:
        """Return a finding in a file of the new state."""
        return Finding(rule, RULES[rule].severity, message, self.locate(file, path), remedy)

    def gone(self, rule: str, message: str, file: str, remedy: str) -> Finding:
        """Return a finding about a file that is no longer there."""
        origin = self.locate_before(file, ()) if self.locate_before else Origin(file)
        return Finding(rule, RULES[rule].severity, message, origin, remedy)
