"""Reading files that nobody vouches for: sizes, links, encodings and hidden characters."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from standfirst import text as _text
from standfirst.errors import Fault, Faults, Origin, Severity

MAX_FILE_BYTES = 2 * 1024 * 1024
"""The largest source file that is read: twenty times the longest article of the evaluation set."""

MAX_FRONT_MATTER = 256 * 1024

_OPENING = re.compile(r"\ufeff?---[ \t]*\r?\n")
_CLOSING = re.compile(r"^---[ \t]*\r?$\n?", re.MULTILINE)
_YAML_BREAKS = re.compile("[\x85\u2028\u2029]|\r(?!\n)")
_STATUS = re.compile(r"^[\"']?status[\"']?[ \t]*:[ \t]*[\"']?(published|withdrawn)\b", re.MULTILINE | re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The text of one file and the faults of reading it; `file` is relative to the desk's content."""

    file: str
    text: str
    faults: tuple[Fault, ...] = ()


def read_source(path: Path, file: str, inside: Path, *, inspect: bool = True) -> SourceFile:
    """Read the file at `path`, known to editors as `file`, which must lie in the folder `inside`.

    Raises `Faults` when it is too large, a link that leaves the folder, no regular file, or not
    UTF-8. Hidden characters, NUL among them, become faults of the result: nothing is changed silently.
    Who has no use for those faults, because the text was read before, need not `inspect` it again.
    """
    whole = Origin(file)
    if leaves(path, inside):
        raise Faults([outside(file)])
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):  # reading a pipe would wait for ever
            raise Faults([Fault("file-unreadable", "is no regular file", whole, remedy="remove it")])
        size = about.st_size
        if size > MAX_FILE_BYTES:
            message = f"the file has {size:,} bytes; at most {MAX_FILE_BYTES:,} are read"
            raise Faults([Fault("file-too-large", message, whole, remedy="clip the article's text alone")])
        data = path.read_bytes()
    except OSError as error:
        reason = os.strerror(error.errno) if error.errno else str(error)
        raise Faults([Fault("file-unreadable", f"cannot be read: {reason}", whole, remedy="check the file")]) from None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        message = f"byte 0x{data[error.start]:02X} is not UTF-8"
        remedy = "save the file as UTF-8"
        raise Faults([Fault("encoding", message, Origin(file, line, column), remedy=remedy)]) from None
    return SourceFile(file, text, tuple(_hidden(text, file)) if inspect else ())


def faults_of(source: SourceFile, parsing: Faults) -> list[Fault]:
    """Return the faults of reading a file and then of parsing it, what both saw once."""
    seen = {(fault.rule, fault.place) for fault in source.faults}
    return [*source.faults, *(fault for fault in parsing.faults if (fault.rule, fault.place) not in seen)]


def control_character(file: str, found: _text.Forbidden, *, lines_before: int = 0) -> Fault:
    """Return the fault of a control character, found in text that begins below `lines_before` lines of the file."""
    line = found.line + lines_before
    origin = Origin(file, line, found.column, line, found.column + 1)
    return Fault("control-character", f"control character {found.name}", origin, remedy="delete it")


def leaves(path: Path, folder: Path) -> bool:
    """Tell whether `path` is a link to something outside `folder`; a link in a circle leads nowhere inside."""
    if not path.is_symlink():
        return False
    try:
        return not path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # Python 3.11 and 3.12 raise RuntimeError for a circle
        return True


def outside(file: str) -> Fault:
    """Return the fault of a link that leaves its folder."""
    message = "a link that leaves the content folder; it is not read"
    return Fault("symlink-outside", message, Origin(file), remedy="copy the file in")


def _hidden(text: str, file: str) -> list[Fault]:
    faults = []
    head = text.count("\n") + 1 if file.endswith(".yml") else front_matter_lines(text)  # YAML counts lines its own way
    for found in _text.forbidden_characters(text):
        origin = Origin(file, found.line, found.column, found.line, found.column + 1)
        if found.kind == "control" or (found.kind == "separator" and found.line <= head):
            faults.append(control_character(file, found))
        elif found.kind == "bidi":
            message = f"{found.name} can turn the line around it; readers see it written out"
            remedy = "delete it; right-to-left text needs none"
            faults.append(Fault("bidi-override", message, origin, remedy=remedy, severity=Severity.WARNING))
        else:
            message = f"{found.name} where a line break belongs"
            remedy = "replace it by a line break"
            faults.append(Fault("line-separator", message, origin, remedy=remedy, severity=Severity.WARNING))
    return [*faults, *_conflicts(text, file)]


def _conflicts(text: str, file: str) -> list[Fault]:
    """Return a fault for each place at which git could not merge two edits and nobody has decided yet."""
    if "<<<<<<< " not in text:
        return []
    return [
        Fault(
            "merge-conflict", "two edits of these lines wait for a decision", Origin(file, number, 1, number, 8),
            remedy="keep one of the two, or both, and delete the lines <<<<<<<, ======= and >>>>>>>",
        )
        for number, line in enumerate(text.split("\n"), 1)
        if line.startswith("<<<<<<< ")
    ]  # fmt: skip


def front_matter_lines(text: str) -> int:
    """Return the number of lines of `text` up to the end of its front matter; 0 when it has none."""
    opening = _OPENING.match(text)
    if not opening:
        return 0
    closing = _CLOSING.search(text, opening.end())
    return text.count("\n", 0, closing.start() if closing else len(text)) + 1


def editors_lines(yaml: str) -> str:
    """Return YAML with the breaks that YAML alone takes for line ends as spaces, so that no place shifts.

    Each of them is a fault that stops the file from being used; the other faults keep their lines.
    """
    return _YAML_BREAKS.sub(" ", yaml)


def split_front_matter(text: str, file: str) -> tuple[str, str]:
    """Return the YAML between the two `---` lines (it begins on line 2) and the body behind them.

    Raises `Faults` when there is no front matter, when it is never closed, or when it is too large:
    python-frontmatter alone takes all three for an article without annotations.
    """
    opening = _OPENING.match(text)
    if not opening:
        message = "no front matter: the first line must be ---"
        raise Faults([Fault("front-matter-missing", message, Origin(file), remedy="begin with ---, the fields, ---")])
    closing = _CLOSING.search(text, opening.end())
    if not closing:
        message = "the front matter that opens here is never closed"
        raise Faults([Fault("front-matter-unclosed", message, Origin(file), remedy="put a line --- after the fields")])
    if closing.start() > MAX_FRONT_MATTER:
        message = f"front matter over {MAX_FRONT_MATTER:,} characters"
        raise Faults([Fault("file-too-large", message, Origin(file), remedy="move text into the body")])
    return text[opening.end() : closing.start()], text[closing.end() :]


def looks_published(path: Path, inside: Path) -> bool:
    """Tell whether a file that cannot be parsed says in plain text that readers have it.

    A file that cannot even be opened counts as one that they have: a story must not vanish unnoticed.
    """
    try:
        if leaves(path, inside) or not path.is_file():
            return True
        with path.open("rb") as handle:
            return bool(_STATUS.search(handle.read(MAX_FRONT_MATTER).decode("utf-8", "replace")))
    except OSError:
        return True
