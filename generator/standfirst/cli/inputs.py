"""What a command was given to read: files, folders and standard input, as bytes with a name."""

from __future__ import annotations

import os
import re
import stat
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from standfirst.errors import StandfirstError

MOST_BYTES = 32 * 1024 * 1024
"""Bytes of one input: thrice the longest page that a desk is likely to save."""
_PARTS = re.compile(
    r"\.(?:css|m?js|map|json|xml|png|jpe?g|gif|svg|webp|avif|ico|bmp|tiff?|woff2?|ttf|otf|eot|mp[34]|webm|ogg|wav|mov|gz|zip"
    r"|exe|download)$",
    re.IGNORECASE,
)
"""Names of what a browser saves beside a page, and of other files in a folder of clippings that are none."""
_SAVED_BESIDE = re.compile(r"[_-](?:files|dateien|fichiers|archivos|arquivos|bestanden)$", re.IGNORECASE)
"""Folders of a saved page's parts, as browsers name them by their language."""


@dataclass(frozen=True, slots=True)
class Input:
    """A file to be read, or standard input where `path` is None; `name` is how messages call it."""

    name: str
    path: Path | None

    def read(self) -> bytes:
        """Return its bytes. Raises `StandfirstError` when it cannot be read, is no file or is far too large."""
        if self.path is None:
            data = sys.stdin.buffer.read(MOST_BYTES + 1)
        else:
            try:
                if not stat.S_ISREG(self.path.stat().st_mode):  # reading a pipe would wait for ever
                    raise StandfirstError(f"{self.name} is no regular file", remedy="name a file, a folder or -")
                with self.path.open("rb") as file:
                    data = file.read(MOST_BYTES + 1)
            except OSError as error:
                reason = error.strerror or str(error)
                raise StandfirstError(f"{self.name} cannot be read: {reason}", remedy="check its name") from None
        if len(data) > MOST_BYTES:
            message = f"{self.name} has more than {MOST_BYTES // 1024 // 1024} MB"
            raise StandfirstError(message, remedy="save the article's page alone, or copy its text")
        return data


def inputs(given: Sequence[str], *, apart: Sequence[Path] = ()) -> tuple[list[Input], int]:
    """Return what the names on a command line mean, in order, each once, and how many files were passed over.

    `-` is standard input. A folder stands for the files below it, sorted by name, without hidden ones, without what a
    browser saves beside a page, and without links. Raises `StandfirstError` for a name that is not there, a folder
    that has nothing to read, and what lies in the folders `apart` (the desk's own).
    """
    found: dict[str, Input] = {}
    passed = 0
    for name in given:
        if name == "-":
            found["-"] = Input("standard input", None)
            continue
        path = Path(name)
        _refuse_own(path, apart)
        if path.is_dir():
            inside = list(_below(path))
            wanted = [file for file in inside if not _PARTS.search(file.name)]
            passed += len(inside) - len(wanted)
            if not wanted:
                raise StandfirstError(f"{name} holds no page and no text", remedy="save pages or pastes into it first")
            found.update({str(file.resolve()): Input(str(file), file) for file in wanted})
        elif path.exists():
            found[str(path.resolve())] = Input(name, path)
        else:
            raise StandfirstError(f"there is no {name}", remedy="name a file, a folder, or - for standard input")
    return list(found.values()), passed


def _refuse_own(path: Path, apart: Sequence[Path]) -> None:
    for folder in apart:
        own = folder.resolve()
        if path.resolve().is_relative_to(own) or own.is_relative_to(path.resolve()):
            message = f"{path} holds the desk's own files" if path.is_dir() else f"{path} is the desk's own"
            raise StandfirstError(message, remedy="name pages and pastes that lie outside the desk's folders")


def _below(folder: Path) -> Iterator[Path]:
    """Yield the regular files below a folder in the order of their paths; links and hidden names are left out."""
    for place, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _SAVED_BESIDE.search(name))
        for name in sorted(files):
            path = Path(place, name)
            if not name.startswith(".") and not path.is_symlink():
                yield path
