"""What was worked out before: verdicts kept between runs, outside the desk, for whoever runs the same engine.

The store lies in the user's own cache folder and never in the desk's repository: a store that came with a pull request
could make a false quote pass. It is a short cut and nothing depends on it. One that is broken, locked, full or not
writable is left alone, and everything is worked out again.
"""

from __future__ import annotations

import hashlib
import os
import sys
import unicodedata
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_cache_path

from standfirst import text

if TYPE_CHECKING:
    import sqlite3

SETTING = "STANDFIRST_CACHE"
"""The environment variable that names the store's folder, or is `off`."""

MOST_ENTRIES = 200_000
"""How many verdicts the file keeps, the newest; about 60 MB."""

_WAIT = 0.25
"""Seconds to wait for another program that writes."""


class VerdictStore:
    """Keeps texts by key: in memory as long as the program runs, and in a file once `save` is called.

    `engine` names the code that works the texts out; other code never sees them.
    """

    def __init__(self, file: Path | None, engine: str = "", *, most: int = MOST_ENTRIES) -> None:
        self._file = file
        self._engine = engine
        self._most = most
        self._known: dict[str, str] = {}
        self._new: dict[str, str] = {}
        self._connection: sqlite3.Connection | None = None
        self._usable = file is not None
        self._begun: bool | None = None
        """Whether there is a file to read from; None before anybody looked."""

    def get(self, key: str) -> str | None:
        """Return what is kept under `key`, or None."""
        known = self._known.get(key)
        if known is None and self._usable:
            known = self._read(key)
            if known is not None:
                self._known[key] = known
        return known

    def put(self, key: str, value: str) -> None:
        """Keep a text; in the file from the next `save` on."""
        if len(self._known) >= self._most:
            self._known.clear()
        self._known[key] = self._new[key] = value

    def save(self) -> None:
        """Write what is new and let go of the file. Never fails."""
        new, self._new = self._new, {}
        if new and self._usable:
            self._write(new)
        self._close()
        self._begun = None
        self._usable = self._file is not None  # whoever held the file may be gone the next time

    def _read(self, key: str) -> str | None:
        import sqlite3  # noqa: PLC0415 - commands that verify nothing need not load it

        try:
            if self._connection is None:
                if self._begun is None:
                    self._begun = self._file is not None and self._file.is_file()
                if not self._begun:
                    return None
                self._connection = self._open()
            row = self._connection.execute("SELECT value FROM verdicts WHERE key = ?", (self._hash(key),)).fetchone()
        except (sqlite3.Error, OSError) as error:
            self._give_up(broken=type(error) is sqlite3.DatabaseError)
            return None
        return row[0] if row and isinstance(row[0], str) else None

    def _write(self, new: dict[str, str]) -> None:
        import sqlite3  # noqa: PLC0415

        try:
            if self._connection is None:
                self._connection = self._open()
            with self._connection as connection:
                rows = [(self._hash(key), value) for key, value in new.items()]
                connection.executemany("INSERT OR REPLACE INTO verdicts VALUES (?, ?)", rows)
                # Row numbers only grow, so the smallest are the oldest.
                connection.execute(
                    "DELETE FROM verdicts WHERE rowid <= (SELECT max(rowid) FROM verdicts) - ?", (self._most,)
                )
        except (sqlite3.Error, OSError) as error:
            self._give_up(broken=type(error) is sqlite3.DatabaseError)

    def _open(self) -> sqlite3.Connection:
        import sqlite3  # noqa: PLC0415

        if self._file is None:
            raise OSError("there is no file")
        self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        connection = sqlite3.connect(self._file, timeout=_WAIT)
        try:
            connection.execute("CREATE TABLE IF NOT EXISTS verdicts (key BLOB PRIMARY KEY, value TEXT NOT NULL)")
        except sqlite3.Error:
            connection.close()
            raise
        return connection

    def _hash(self, key: str) -> bytes:
        return hashlib.sha256(f"{self._engine}\n{key}".encode()).digest()

    def _give_up(self, *, broken: bool) -> None:
        """Do without the file for now; one that is no store at all is removed, to be begun anew."""
        self._usable = False
        self._close()
        if broken and self._file is not None:
            with suppress(OSError):
                self._file.unlink()

    def _close(self) -> None:
        if self._connection is not None:
            with suppress(Exception):
                self._connection.close()
            self._connection = None


def verdict_store() -> VerdictStore:
    """Return this program's store, the same at every call while the setting stays."""
    return _store(os.environ.get(SETTING, ""))


@cache
def _store(setting: str) -> VerdictStore:
    folder = cache_folder(setting)
    return VerdictStore(folder / "verdicts.sqlite", engine()) if folder else VerdictStore(None)


def file_store() -> VerdictStore:
    """Return the store of what files without a fault say: none of them has to be parsed twice. As `verdict_store`."""
    return _file_store(os.environ.get(SETTING, ""))


@cache
def _file_store(setting: str) -> VerdictStore:
    folder = cache_folder(setting)
    return VerdictStore(folder / "files.sqlite", _reader()) if folder else VerdictStore(None)


def cache_folder(setting: str | None = None) -> Path | None:
    """Return where this program keeps what it worked out; None where nothing is to be kept, or nobody has a home."""
    setting = os.environ.get(SETTING, "") if setting is None else setting
    if setting == "off":
        return None
    try:
        return Path(setting) if setting else user_cache_path("standfirst", appauthor=False)
    except (OSError, RuntimeError):  # no home folder
        return None


@cache
def engine() -> str:
    """Return a hash of all that a verdict depends on besides words and bodies: our code, Python, Unicode's tables."""
    # The folder is not imported: what is kept may need no engine.
    return _code("quotes", unicodedata.unidata_version)


@cache
def _reader() -> str:
    """Return a hash of all that a file's fields depend on besides its text."""
    return _code("source", *(version(name) for name in ("pydantic", "pyyaml", "python-frontmatter")))


def _code(stage: str, *versions: str) -> str:
    """Return a hash of Python's version, those of others, and our own code of one stage."""
    known = hashlib.sha256(f"{sys.version_info[:3]} {' '.join(versions)}".encode())
    folder = Path(text.__file__).with_name(stage)
    for file in [Path(text.__file__), *sorted(folder.rglob("*"))]:
        if file.is_file() and file.suffix not in {".pyc", ".pyo"}:
            known.update(f"\n{file.name}\n".encode())
            known.update(file.read_bytes())
    return known.hexdigest()
