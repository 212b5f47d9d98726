"""Bundles of the index kept from one build to the next, outside the desk, for whoever runs the same code.

The files lie in the user's own cache folder, one a part of the index, named after all that the part is made of. They
are a short cut and nothing depends on them: one that is broken or gone is made anew.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
import zipfile
import zlib
from contextlib import suppress
from pathlib import Path

from standfirst.site.remembered import cache_folder

Bundle = dict[str, bytes]
"""A bundle's files by their names below its folder."""

MOST_BYTES = 1_000_000_000
"""What all kept bundles may take together; the oldest go first."""


class KeptBundles:
    """The bundles that were kept; `folder` is where, None where none are to be."""

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    @classmethod
    def of_user(cls, name: str = "search") -> KeptBundles:
        """Return those of one name in the user's cache folder, or in the folder that the environment names."""
        folder = cache_folder()
        return cls(folder / name if folder else None)

    def get(self, key: str) -> Bundle | None:
        """Return the bundle kept under `key`, or None where there is no whole one."""
        file = self._file(key)
        if file is None or file.is_symlink() or not file.is_file():
            return None
        try:
            with zipfile.ZipFile(file) as kept:
                names = kept.namelist()
                if not names or not all(_plain(name) for name in names):
                    return None
                bundle = {name: kept.read(name) for name in names}
            os.utime(file)
        except (OSError, zipfile.BadZipFile, zlib.error, ValueError, EOFError, LookupError, RuntimeError):
            return None
        return bundle

    def keep(self, key: str, bundle: Bundle) -> None:
        """Keep a bundle under `key`. Never fails."""
        file = self._file(key)
        if file is None:
            return
        with suppress(OSError, ValueError):
            file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=file.parent, prefix=".bundle-", suffix=".new")
            try:
                with os.fdopen(handle, "wb") as new, zipfile.ZipFile(new, "w") as kept:
                    for inner in sorted(bundle):
                        kept.writestr(zipfile.ZipInfo(inner), bundle[inner])
                Path(name).replace(file)
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise
            self._tidy(file)

    def _file(self, key: str) -> Path | None:
        return None if self._folder is None else self._folder / f"bundle-{key[:40]}.zip"

    def _tidy(self, newest: Path) -> None:
        """Remove the oldest bundles beyond what may stay, and what a run that was broken off left an hour ago."""
        now = newest.stat().st_mtime
        for left in newest.parent.glob(".bundle-*.new"):
            with suppress(OSError):
                if left.stat().st_mtime < now - 3600:
                    left.unlink()
        sizes = [
            (file.stat().st_mtime_ns, file.name, file.stat().st_size) for file in newest.parent.glob("bundle-*.zip")
        ]
        taken = 0
        for _, name, size in sorted(sizes, reverse=True):
            taken += size
            if taken > MOST_BYTES and name != newest.name:
                (newest.parent / name).unlink(missing_ok=True)


def bundle_key(*made_of: str) -> str:
    """Return the key of a bundle made of these texts: 64 hex digits."""
    return hashlib.sha256("\0".join(made_of).encode("utf-8", "surrogatepass")).hexdigest()


def _plain(name: str) -> bool:
    """Tell whether a name in an archive stays inside the folder that it is laid out in."""
    return not name.startswith("/") and "\\" not in name and ":" not in name and ".." not in name.split("/")
