"""What git still holds of a story that was erased: every commit of every branch that has it, newest first."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from standfirst.errors import StandfirstError
from standfirst.review.revisions import Repository

MOST = 1000
"""Commits that are told."""


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit that changed one of the files: its short name, its day, and the first line of its message."""

    commit: str
    day: str
    subject: str


@dataclass(frozen=True, slots=True)
class Held:
    """What git holds: the commits, and the paths from the repository's root that the files have and had."""

    commits: tuple[Commit, ...] = ()
    paths: tuple[str, ...] = ()


def history_of(content: Path, file: Path, others: Iterable[Path], ids: Collection[str]) -> Held | None:
    """Return what git holds of an article's file, of `others`, and of all that ever lay under one of its `ids`.

    Renames are followed, and bodies and captures in `evidence/` are found by the ids too. None outside a repository.
    """
    try:
        repository = Repository.around(content)
    except StandfirstError:
        return None
    folders = [_inside(repository, folder) for folder in (content / "articles", content.parent / "evidence")]
    ever = repository.names_ever([folder for folder in folders if folder])
    now = [name for path in (file, *others) if (name := _inside(repository, path))]
    own = re.compile(rf"(?:{'|'.join(map(re.escape, ids))})(?:-[0-9a-f]{{8}})?(?:\..*)?")
    names = {name for name in ever if own.fullmatch(PurePosixPath(name).name)} | {name for name in now if name in ever}
    article = _inside(repository, file)
    if article in ever:
        names |= repository.names_followed(article)
    if not names:
        return Held()
    return Held(tuple(Commit(*row) for row in repository.commits(sorted(names), MOST)), tuple(sorted(names)))


def _inside(repository: Repository, path: Path) -> str:
    try:
        return path.resolve().relative_to(repository.root.resolve()).as_posix()
    except ValueError:
        return ""
