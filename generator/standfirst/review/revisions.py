"""Reading git: revisions, their trees and what their files hold, and the working tree beside them.

The only reader of git. It asks the program `git` and never writes: no index is refreshed, no hook, no textual filter
and no external difference runs, nothing is fetched. What a revision is called comes from outside and is never taken
for an option.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from standfirst.errors import StandfirstError
from standfirst.source.files import MAX_FILE_BYTES
from standfirst.text import printable, shorten

PATIENCE = 120
"""Seconds after which git hangs."""

_SETTINGS = (
    "core.fsmonitor=false",  # may be a program of the repository's choice
    "color.ui=false",  # signs of colour would be taken for a part of names
    "core.quotePath=false",
    "diff.autoRefreshIndex=false",  # it would write the index
    "protocol.allow=never",  # a partial clone would fetch what it lacks
    "submodule.recurse=false",
)
_QUIET = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "LC_ALL": "C",
}
_LOCAL = (
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_EXTERNAL_DIFF", "GIT_PAGER",
    "GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS",
)  # fmt: skip
"""Set while a hook runs, or by hand; each would point git elsewhere than at the desk, or at nothing."""
_ODD = re.compile(r"[\x00-\x20\x7f~^:?*\[\\]")
_RANGE = re.compile(r"(.*?)(\.{2,3})(.*)", re.DOTALL)

LINK, SUBMODULE = "120000", "160000"
"""Modes of entries that are no files."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a tree: its mode in octal digits and its object's name."""

    mode: str
    object: str


@dataclass(frozen=True, slots=True)
class Range:
    """Two states to compare, as commits; `head` is None for the working tree, the words are those that were given."""

    base: str
    head: str | None
    base_name: str
    head_name: str


class Repository:
    """The repository that a folder lies in, for reading."""

    def __init__(self, root: Path) -> None:
        self.root = root

    @classmethod
    def around(cls, folder: Path) -> Repository:
        """Return the repository around a folder. Raises `StandfirstError` where there is none, or no git."""
        code, said, complaint = _run(folder, ["rev-parse", "--show-toplevel"])
        if code == 0:
            return cls(Path(os.fsdecode(said.rstrip(b"\n"))))
        if "dubious ownership" in complaint:
            message = f"git does not trust {folder}: it belongs to another user"
            raise StandfirstError(message, remedy=f"git config --global --add safe.directory {folder}")
        message = f"{folder} is in no git repository, so there is nothing to compare with"
        raise StandfirstError(message, remedy="run this in a clone of the desk, or begin one with `git init`")

    def inside(self, folder: Path) -> str:
        """Return a folder's path in the repository, empty for its root. Raises `StandfirstError` where it is not."""
        try:
            path = folder.resolve().relative_to(self.root.resolve()).as_posix()
        except ValueError:
            raise StandfirstError(f"{folder} is not in {self.root}", remedy="run this in the desk's clone") from None
        return "" if path == "." else path

    def range(self, base: str, head: str | None) -> Range:
        """Return what to compare.

        `A...B` is what B brings since it left A, as a pull request shows it; `A..B` is the same as A and B given apart.
        Without a second name it is the working tree. Raises `StandfirstError` for a revision that is not here.
        """
        found = _RANGE.fullmatch(base)
        if found is None:
            commit = self.commit(base)
            other = self.commit(head) if head else None
            return Range(commit, other, _shown(base, commit), _shown(head, other))
        if head:
            raise StandfirstError(f"{base} names two revisions already", remedy="leave the second argument out")
        first, dots, second = found[1] or "HEAD", found[2], found[3]
        one, other = self.commit(first), self.commit(second) if second else None
        if dots == "...":
            one = self._merge_base(one, other or self.commit("HEAD"), first, second or "HEAD")
        return Range(one, other, _shown(first, one), _shown(second, other))

    def commit(self, revision: str) -> str:
        """Return the name of a revision's commit. Raises `StandfirstError` with how to fetch it where it is missing."""
        plain = revision.replace("~", "").replace("^", "")
        if not revision or revision.startswith("-") or len(revision) > 250 or _ODD.search(plain):
            message = f"{shorten(printable(revision), 60)!r} is no name of a revision"
            raise StandfirstError(message, remedy="name a branch, a tag or a commit, such as origin/main")
        code, said, _ = _run(
            self.root, ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"]
        )
        name = said.decode("ascii", "replace").strip().splitlines()[-1:] if code == 0 else []
        if not name or not re.fullmatch(r"[0-9a-f]{40,64}", name[0]):
            self._missing(revision)
        return name[0]

    def _missing(self, revision: str) -> None:
        branch = revision.removeprefix("origin/")
        code, said, _ = _run(self.root, ["rev-parse", "--is-shallow-repository"])
        shallow = code == 0 and said.strip() == b"true"
        why = "; this clone has only part of the history" if shallow else ""
        remedy = f"fetch it: git fetch origin {branch}; in a workflow, check out with fetch-depth: 0"
        raise StandfirstError(f"there is no revision {printable(revision)} here{why}", remedy=remedy)

    def _merge_base(self, one: str, other: str, first: str, second: str) -> str:
        code, said, _ = _run(self.root, ["merge-base", one, other])
        if code:
            message = f"{printable(first)} and {printable(second)} have no common history here"
            remedy = f"fetch it: git fetch origin {printable(first)}; in a workflow, check out with fetch-depth: 0"
            raise StandfirstError(message, remedy=remedy)
        return said.decode("ascii").split()[0]

    def tree(self, commit: str, folder: str) -> dict[str, Entry]:
        """Return the entries of a commit below a folder, by their paths in the repository."""
        entries: dict[str, Entry] = {}
        for record in self._ask(["ls-tree", "-r", "-z", "--full-tree", commit, *_below(folder)]).split(b"\0"):
            if record:
                about, _, path = record.partition(b"\t")
                mode, _, object_ = about.decode("ascii").split()
                entries[os.fsdecode(path)] = Entry(mode, object_)
        return entries

    def working_files(self, folder: str) -> set[str]:
        """Return the paths that the working tree has below a folder: known to git or new, without what it ignores."""
        options = ["-z", "--full-name", *_below(folder)]
        here = self._ask(["ls-files", "--cached", "--others", "--exclude-standard", *options])
        gone = self._ask(["ls-files", "--deleted", *options])
        listed = set(here.split(b"\0")) - set(gone.split(b"\0"))
        return {os.fsdecode(path) for path in listed if path}

    def changed(self, base: str, folder: str) -> set[str]:
        """Return the paths below a folder that may differ between a commit and the working tree."""
        raw = ["diff", "--raw", "-z", "--no-renames", "--no-ext-diff", "--no-textconv", f"-O{os.devnull}"]
        raw.append("--ignore-submodules=none")
        records = self._ask([*raw, "--no-abbrev", "--no-color", base, *_below(folder)]).split(b"\0")
        tracked = {os.fsdecode(path) for path in records[1::2] if path}
        others = self._ask(["ls-files", "-z", "--others", "--exclude-standard", "--full-name", *_below(folder)])
        return tracked | {os.fsdecode(path) for path in others.split(b"\0") if path}

    def mentioning(self, commit: str | None, words: Iterable[str], folder: str) -> set[str]:
        """Return the files below a folder that hold one of the words, at a commit or in the working tree."""
        wanted = sorted({word for word in words if word.strip() and "\n" not in word and "\0" not in word})
        if not wanted:
            return set()
        asked = ["grep", "--no-color", "-l", "-z", "-I", "-w", "-F", "--full-name", "--no-textconv", "-f", "-"]
        asked += [commit] if commit else ["--untracked"]
        text = "\n".join(wanted).encode("utf-8", "surrogateescape")
        code, said, complaint = _run(self.root, [*asked, *_below(folder)], text)
        if code > 1:
            raise _failed(complaint)
        found = {os.fsdecode(path) for path in said.split(b"\0") if path}
        return {path.removeprefix(f"{commit}:") for path in found} if commit else found

    def contents(self, objects: Iterable[str]) -> dict[str, bytes]:
        """Return what objects hold, by their names.

        Of one larger than any source file may be, only as many bytes of nothing are returned as show it. Raises
        `StandfirstError` for an object that the clone lacks.
        """
        names = sorted(set(objects))
        if not names:
            return {}
        sizes = self._sizes(names)
        small = [name for name in names if sizes[name] <= MAX_FILE_BYTES]
        read = {name: bytes(MAX_FILE_BYTES + 1) for name in names if sizes[name] > MAX_FILE_BYTES}
        data = self._ask(["cat-file", "--batch"], "".join(f"{name}\n" for name in small).encode())
        place = 0
        for name in small:
            place = data.index(b"\n", place) + 1
            read[name] = data[place : place + sizes[name]]
            place += sizes[name] + 1
        return read

    def _sizes(self, names: list[str]) -> Mapping[str, int]:
        asked = ["cat-file", "--batch-check=%(objectname) %(objecttype) %(objectsize)"]
        lines = (
            self._ask(asked, "".join(f"{name}\n" for name in names).encode()).decode("ascii", "replace").splitlines()
        )
        sizes = {name: size for name, _, size in (line.partition(" blob ") for line in lines) if size}
        lacking = [name for name in names if name not in sizes]
        if lacking:
            message = f"this clone lacks {len(lacking)} of the files that are to be compared"
            raise StandfirstError(message, remedy="fetch them: git fetch --refetch, or clone without a filter")
        return {name: int(size) for name, size in sizes.items()}

    def commits(self, files: Iterable[str], most: int) -> list[tuple[str, str, str]]:
        """Return short name, day and subject of the commits of all branches that changed files, newest first."""
        paths = [f":(top,literal){file}" for file in files]
        asked = ["log", "--all", "--no-show-signature", f"--max-count={most}", "--format=%h%x00%as%x00%s", "--", *paths]
        lines = self._ask(asked).decode("utf-8", "replace").splitlines()
        rows = (line.split("\0", 2) for line in lines)
        return [(row[0], row[1], row[2]) for row in rows if len(row) == 3]

    def names_ever(self, folders: Iterable[str]) -> set[str]:
        """Return every path below folders that a commit of any branch has had."""
        paths = [f":(top,literal){folder}" for folder in folders]
        asked = ["log", "--all", "--format=", "--name-only", "-z", "--no-renames", "--diff-filter=A", "-m", "--root"]
        said = self._ask([*asked, "--", *paths]) if paths else b""
        return {os.fsdecode(path) for path in re.split(rb"[\0\n]", said) if path}

    def names_followed(self, file: str) -> set[str]:
        """Return the paths that a file has had, as git follows renames by likeness."""
        asked = ["log", "--all", "--format=", "--name-only", "-z", "--follow", "--", f":(top,literal){file}"]
        code, said, _ = _run(self.root, asked)
        return {os.fsdecode(path) for path in re.split(rb"[\0\n]", said) if path} if code == 0 else set()

    def _ask(self, arguments: list[str], given: bytes = b"") -> bytes:
        code, said, complaint = _run(self.root, arguments, given)
        if code:
            raise _failed(complaint)
        return said


def _shown(name: str | None, commit: str | None) -> str:
    """Return what a state is called in a report: as it was named, and `HEAD^1` and the like by the commit."""
    if commit is None or not name:
        return "working tree" if commit is None else commit[:8]
    return commit[:8] if name.startswith("HEAD") or re.search(r"[~^@]", name) else name


def _below(folder: str) -> list[str]:
    """Return the end of a command line that narrows it to a folder; no sign of its name is taken for a pattern."""
    return ["--", f":(top,literal){folder}"] if folder else ["--"]


def _failed(complaint: str) -> StandfirstError:
    said = shorten(printable(complaint), 200) or "it said nothing"
    return StandfirstError(f"git could not read the repository: {said}", remedy="see `git status` and `git fsck`")


def _run(folder: Path, arguments: list[str], given: bytes = b"") -> tuple[int, bytes, str]:
    """Run git in a folder and return its exit code, its output and its complaint."""
    settings = [part for setting in _SETTINGS for part in ("-c", setting)]
    environment = {name: value for name, value in os.environ.items() if name not in _LOCAL} | _QUIET
    try:
        done = subprocess.run(  # noqa: S603 - a list, no shell, and revisions are looked at first
            ["git", "--no-pager", *settings, *arguments],  # noqa: S607 - the user's own git
            cwd=folder, input=given, capture_output=True, check=False, env=environment, timeout=PATIENCE,
        )  # fmt: skip
    except FileNotFoundError:
        remedy = "install git: https://git-scm.com" if folder.is_dir() else "check the folder"
        raise StandfirstError("the program `git` is not here", remedy=remedy) from None
    except subprocess.TimeoutExpired:
        raise StandfirstError("git did not answer", remedy="see whether `git status` does") from None
    return done.returncode, done.stdout, done.stderr.decode("utf-8", "replace").strip()
