"""What an engine of relations leaves to the next run: kept outside the desk, for whoever runs the same code.

The files lie in the user's own cache folder and never in the desk's repository: a file that came with a pull request
could make stories look related. They hold hashes of texts, ids, and the reasons and titles that were said, and no
body. They are a short cut and nothing depends on them:
one that is broken, of other versions or of another desk is left alone, and everything is worked out anew.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from standfirst import relate, text
from standfirst.site.remembered import cache_folder

if TYPE_CHECKING:
    from standfirst.relate.blocks import Limits
    from standfirst.relate.engine import Engine
    from standfirst.relate.texts import Text

MOST_FILES = 4
"""How many desks' files stay, the newest."""

MOST_BYTES = 500_000_000
"""What all files may take together; a library whose own would take more is worked out anew each time."""

_RELIED_ON = ("numpy", "scipy", "sparse-dot-topn", "PyStemmer", "babel")


def engine_with_kept(
    texts: Iterable[Text],
    limits: Limits,
    preferred: Mapping[str, int],
    content: Path,
    *,
    progress: Callable[[Iterable[str]], Iterable[str]] | None = None,
) -> Engine:
    """Return the engine of a desk's texts, which is the same whether or not one was kept for its folder `content`.

    Raises `ValueError` where two texts have one id.
    """
    from standfirst.relate.engine import Engine  # noqa: PLC0415 - half a second that other commands need not pay
    from standfirst.relate.kept import restored  # noqa: PLC0415

    given = list(texts)
    file = _file(content)
    kept = _read(file) if file else None
    before = restored(kept, given) if kept is not None else None
    return Engine.of(given, limits=limits, preferred=preferred, before=before, progress=progress)


def keep_engine(engine: Engine, content: Path) -> None:
    """Keep what an engine worked out, and what it was asked so far, for the next run. Never fails."""
    from standfirst.relate.kept import dumped, holds  # noqa: PLC0415 - as above

    file = _file(content)
    if file is None:
        return
    with suppress(OSError, MemoryError):
        before = _read(file)
        if before is not None and holds(before, engine):
            return
        kept = dumped(engine)
        if len(kept) <= MOST_BYTES:
            _write(file, kept)
            _tidy(file)


def _file(content: Path) -> Path | None:
    """Return where a desk's engine is kept; None where nothing is to be."""
    folder = cache_folder()
    if folder is None:
        return None
    try:
        name = hashlib.sha256(f"{_code()}\n{content.resolve()}".encode("utf-8", "surrogatepass")).hexdigest()
    except (OSError, RuntimeError):  # a circle of links
        return None
    return folder / f"relations-{name[:32]}.npz"


def _read(file: Path) -> bytes | None:
    try:
        if file.is_symlink() or not file.is_file() or file.stat().st_size > MOST_BYTES:
            return None
        return file.read_bytes()
    except (OSError, MemoryError):
        return None


def _write(file: Path, kept: bytes) -> None:
    """Put a file in its place whole: whoever reads at the same time has the old one or the new one."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=".relations-", suffix=".new")
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(kept)
        Path(name).replace(file)
    except OSError:
        with suppress(OSError):
            Path(name).unlink()
        raise


def _tidy(newest: Path) -> None:
    """Remove the oldest files beyond what may stay, and what a run that was broken off left half made an hour ago."""
    files = [file for file in newest.parent.glob("relations-*.npz") if file != newest]
    sizes = {file: file.stat() for file in files}
    now = newest.stat()
    for left in newest.parent.glob(".relations-*.new"):
        with suppress(OSError):
            if left.stat().st_mtime < now.st_mtime - 3600:
                left.unlink()
    taken = now.st_size
    for place, file in enumerate(sorted(files, key=lambda file: (-sizes[file].st_mtime_ns, file.name)), 2):
        taken += sizes[file].st_size
        if place > MOST_FILES or taken > MOST_BYTES:
            with suppress(OSError):
                file.unlink()


@cache
def _code() -> str:
    """Return a hash of all that an engine depends on besides texts: our code, Python, libraries, Unicode's tables."""
    relied_on = " ".join(f"{name} {version(name)}" for name in _RELIED_ON)
    known = hashlib.sha256(f"{sys.version_info[:3]} {unicodedata.unidata_version} {relied_on}".encode())
    folder = Path(relate.__file__).parent
    for file in [Path(text.__file__), *sorted(folder.glob("*.py"))]:
        known.update(f"\n{file.name}\n".encode())
        known.update(file.read_bytes())
    return known.hexdigest()
