"""Putting a changed text in an editor's file's place: only if nobody else changed it, and whole or not at all."""

from __future__ import annotations

import os
import shutil
import stat
import tempfile
from contextlib import suppress
from pathlib import Path

from standfirst.errors import StandfirstError

_WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


def rewrite(path: Path, before: str, after: str, *, name: str = "") -> None:
    """Replace the text of the file at `path`, known to editors as `name`, keeping its mode.

    The new text is written beside the old file and put in its place in one step, so a reader sees either the one or
    the other, and another name of the same file (a hard link) keeps the old text. Raises `StandfirstError` when the
    file no longer holds `before`, is read-only or cannot be written, and leaves it as it was.
    """
    name = name or str(path)
    try:
        _rewrite(path.resolve(), before, after, name)  # through a link, whose own name stays
    except OSError as error:
        message = f"{name} cannot be written: {error.strerror or error}"
        raise StandfirstError(message, remedy="mend that, and run the command again") from error


def _rewrite(path: Path, before: str, after: str, name: str) -> None:
    if not path.stat().st_mode & _WRITABLE:  # the bits alone: whoever may do everything is refused too
        raise StandfirstError(f"{name} is read-only", remedy="make it writable, and run the command again")
    _refuse_changed(path, before, name)
    handle, fresh = tempfile.mkstemp(prefix=".standfirst-", suffix=".new", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(after.encode())
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(path, fresh)
        _refuse_changed(path, before, name)
        os.replace(fresh, path)  # noqa: PTH105 - a plain name, and one atomic step
    except BaseException:
        with suppress(OSError):
            os.unlink(fresh)  # noqa: PTH108
        raise


def _refuse_changed(path: Path, before: str, name: str) -> None:
    if path.read_bytes() != before.encode():
        raise StandfirstError(f"{name} has changed since it was read", remedy="run the command again")
