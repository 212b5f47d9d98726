"""What can go wrong, and where: origins, faults and the exceptions that carry them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Origin:
    """A place in a source file.

    `file` is a posix path relative to the desk's folder; `line` and `column` count from 1 in
    characters; the end, when known, is exclusive.
    """

    file: str
    line: int = 1
    column: int = 1
    end_line: int | None = None
    end_column: int | None = None

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


class Severity(StrEnum):
    """How much a fault matters: an error stops a build, the others are listed."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class StandfirstError(Exception):
    """Anything that standfirst can explain to a person; `remedy` says what to do instead."""

    def __init__(self, message: str, *, remedy: str = "", origin: Origin | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy
        self.origin = origin

    def explain(self) -> str:
        """Return one line: the place, the message and the remedy."""
        place = f"{self.origin}: " if self.origin else ""
        remedy = f" ({self.remedy})" if self.remedy else ""
        return f"{place}{self.message}{remedy}"


class DeskError(StandfirstError):
    """The desk's folder or configuration cannot be used at all."""


class BuildError(StandfirstError):
    """A build stopped; the last good site is untouched."""


class UnsafePathError(StandfirstError):
    """An id or file name would leave the folder that it belongs in, or is no portable name."""


class Fault(StandfirstError):  # noqa: N818 - the word that editors and reports use
    """One thing wrong in one source file, found while reading it.

    A fault of a draft (`draft=True`) is reported and stops nothing: only what is published can
    stop a build.
    """

    def __init__(
        self,
        rule: str,
        message: str,
        origin: Origin,
        *,
        remedy: str = "",
        severity: Severity = Severity.ERROR,
        draft: bool = False,
    ) -> None:
        super().__init__(message, remedy=remedy, origin=origin)
        self.rule = rule
        self.severity = severity
        self.place = origin
        self.draft = draft


class Faults(StandfirstError):  # noqa: N818 - several of the above
    """Several faults of one file at once, so that an editor mends them in one go."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("; ".join(fault.explain() for fault in faults))
        self.faults = tuple(faults)
