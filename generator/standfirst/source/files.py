"""Reading files that nobody vouches for: sizes, links, encodings and hidden characters."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path

from standfirst import text as _text
from standfirst.errors import Fault, Faults, Origin, Severity

MAX_FILE_BYTES = 2 * 1024 * 1024
"""The largest source file that is read: twenty times the longest article of the evaluation set."""

MAX_FRONT_MATTER = 256 * 1024

_OPENING = re.compile(r"\ufeff?---[ \t]*\r?\n")
_CLOSING = re.compile(r"^---[ \t]*\r?$\n?", re.MULTILINE)
_STATUS = re.compile(r"^status:[ \t]*['\"]?(published|withdrawn)\b", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """The text of one file with the faults that reading it showed; `file` is relative to the desk's content."""

    file: str
    text: str
    faults: tuple[Fault, ...] = ()


def read_source(path: Path, file: str, inside: Path) -> SourceFile:
    """Read the file at `path`, known to editors as `file`, which must lie in the folder `inside`.

    Raises `Faults` when it is too large, a link that leaves the folder, not UTF-8, or holds NUL.
    Other hidden characters become faults of the result: nothing is changed silently.
    """
    whole = Origin(file)
    if path.is_symlink() and not path.resolve().is_relative_to(inside.resolve()):
        raise Faults([Fault("symlink-outside", "a link that leaves the content folder", whole, remedy="copy the file in")])
    try:
        size = path.stat().st_size
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
    return SourceFile(file, text, tuple(_hidden(text, file)))


def _hidden(text: str, file: str) -> list[Fault]:
    faults = []
    head = front_matter_lines(text)
    for found in _text.forbidden_characters(text):
        origin = Origin(file, found.line, found.column, found.line, found.column + 1)
        if found.kind == "control" or (found.kind == "separator" and found.line <= head):
            message = f"control character {found.name}"
            faults.append(Fault("control-character", message, origin, remedy="delete it"))
        elif found.kind == "bidi":
            message = f"{found.name} can turn the line around it; readers see it written out"
            remedy = "delete it; right-to-left text needs none"
            faults.append(Fault("bidi-override", message, origin, remedy=remedy, severity=Severity.WARNING))
        else:
            message = f"{found.name} where a line break belongs"
            remedy = "replace it by a line break"
            faults.append(Fault("line-separator", message, origin, remedy=remedy, severity=Severity.WARNING))
    return faults


def front_matter_lines(text: str) -> int:
    """Return the number of lines of `text` up to the end of its front matter; 0 when it has none."""
    opening = _OPENING.match(text)
    if not opening:
        return 0
    closing = _CLOSING.search(text, opening.end())
    return text.count("\n", 0, closing.start() if closing else len(text)) + 1


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


def looks_published(text: str) -> bool:
    """Tell whether a file that cannot be parsed says in plain text that readers have it."""
    return bool(_STATUS.search(text))
