"""Swapping a finished site in whole, so that readers never meet half of one."""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from standfirst.errors import BuildError

MARK = "assets/stylesheets/standfirst.css"
"""What tells a site that standfirst built from any other folder with web pages in it."""

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_RENAME_SWAP = 2


@contextmanager
def new_site(target: Path) -> Iterator[Path]:
    """Yield an empty folder beside `target`; when the block ends well it takes the target's place.

    The change is one step of the file system where it has one (renameat2 on Linux, renamex_np on
    macOS: no reader met a missing file in the measurements), else two renames. When the block
    raises, or the process dies, the target is untouched; what a dead build left is cleared by the
    next one.
    """
    target = target.absolute()
    if target.is_symlink():
        target = target.resolve()
    if target.exists() and not target.is_dir():
        raise BuildError(f"{target} is a file", remedy="name a folder for the site")
    if target.is_dir() and any(target.iterdir()) and not is_ours(target):
        message = f"{target} is not empty and no site that standfirst built"
        raise BuildError(message, remedy="name another folder with --site-dir, or empty this one")
    target.parent.mkdir(parents=True, exist_ok=True)
    _clear_dead(target)
    fresh = target.parent / f".{target.name}.new-{os.getpid()}-{uuid.uuid4().hex[:8]}"
    fresh.mkdir()
    try:
        yield fresh
        if not (fresh / "index.html").is_file():
            raise BuildError("the build made no front page", remedy="see the messages above")
        _swap(fresh, target)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def is_ours(folder: Path) -> bool:
    """Tell whether a folder is a site of ours: it has a front page and our theme's stylesheet."""
    return (folder / "index.html").is_file() and (folder / MARK).is_file()


def _swap(fresh: Path, target: Path) -> None:
    if not target.exists():
        fresh.rename(target)
        return
    if _exchange(fresh, target):
        return  # the old site now lies at `fresh`, which is cleared
    old = fresh.with_name(fresh.name.replace(".new-", ".old-"))
    target.rename(old)
    try:
        fresh.rename(target)
    except OSError:
        old.rename(target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _exchange(first: Path, second: Path) -> bool:
    """Exchange two folders in one step; False where the system cannot."""
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform.startswith("linux"):
            call = library.renameat2
            arguments = (_AT_FDCWD, os.fsencode(first), _AT_FDCWD, os.fsencode(second), _RENAME_EXCHANGE)
        elif sys.platform == "darwin":
            call = library.renamex_np
            arguments = (os.fsencode(first), os.fsencode(second), _RENAME_SWAP)  # type: ignore[assignment]
        else:
            return False
    except (OSError, AttributeError, TypeError):
        return False
    return bool(call(*arguments) == 0)


def _clear_dead(target: Path) -> None:
    """Remove what builds of processes that no longer run left beside the target."""
    for left in target.parent.glob(f".{target.name}.new-*"):
        number = left.name.rsplit(".new-", 1)[1].split("-")[0]
        if number.isdigit() and not _alive(int(number)):
            shutil.rmtree(left, ignore_errors=True)


def _alive(process: int) -> bool:
    if os.name == "nt":
        return True  # there, signal 0 would interrupt the process
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True
