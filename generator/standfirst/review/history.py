"""What git still holds of a file that was changed: every commit of every branch that has it, newest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from standfirst.errors import StandfirstError
from standfirst.review.revisions import Repository

MOST = 1000
"""Commits that are told."""


@dataclass(frozen=True, slots=True)
class Held:
    """A commit that changed one of the files: its short name, its day, and the first line of its message."""

    commit: str
    day: str
    subject: str


def history_of(content: Path, paths: Iterable[Path]) -> tuple[Held, ...] | None:
    """Return the commits that hold earlier states of files, renames not followed; None outside a repository."""
    try:
        repository = Repository.around(content)
    except StandfirstError:
        return None
    try:
        names = [path.resolve().relative_to(repository.root.resolve()).as_posix() for path in paths]
    except ValueError:
        return ()
    rows = repository.commits(names, MOST) if names else []
    return tuple(Held(*row) for row in rows)
