"""What a rule may look at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from standfirst.check.catalogue import RULES, Rule
from standfirst.check.findings import Finding, Fix
from standfirst.errors import Origin
from standfirst.quotes import Verifier
from standfirst.relate import LibraryRelations
from standfirst.source import Library
from standfirst.source.remembered import Remembered

Locate = Callable[[str, tuple[str | int, ...]], Origin]


@dataclass(frozen=True, slots=True)
class Scene:
    """What a rule may look at; `locate` finds the place of a value in a file."""

    library: Library
    content: Path
    cutoff: datetime
    verifier: Verifier
    locate: Locate
    relations: LibraryRelations
    remembered: Remembered | None = None
    """What was worked out in earlier runs; a short cut that nothing depends on."""
    rules: Mapping[str, Rule] = field(default_factory=lambda: RULES)
    """Every rule by its id, those that the desk installed among them."""

    def finding(
        self,
        rule: str,
        message: str,
        file: str,
        path: tuple[str | int, ...],
        *,
        remedy: str = "",
        draft: bool = False,
        fix: Fix | None = None,
    ) -> Finding:
        """Return a finding of a rule at its own severity."""
        return Finding(rule, self.rules[rule].severity, message, self.locate(file, path), remedy, draft, fix)
