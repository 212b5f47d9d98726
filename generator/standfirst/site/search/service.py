"""Pagefind's own program, spoken to directly.

Its Python package waits a tenth of a second for every answer: 700 records took 70 s through it, and half a second this
way (measured). The program reads requests as base64 of JSON, each ended by a comma, and answers in kind and in order.
"""

from __future__ import annotations

import base64
import binascii
import json
import subprocess
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO

from standfirst.errors import BuildError

_REMEDY = 'install it again: pip install "pagefind[extended]", and see that it may run'

WAIT = 600.0
"""Seconds that the program may take for the index of one part; ten thousand records take ten."""


def program() -> Path:
    """Return where Pagefind's program lies. Raises `BuildError` where it is not installed."""
    try:
        from pagefind_bin_extended import get_executable  # noqa: PLC0415 - a desk without it can still be checked
    except ImportError:
        raise BuildError("the search index needs Pagefind's extended release", remedy=_REMEDY) from None
    try:
        return Path(get_executable())
    except FileNotFoundError as error:
        raise BuildError(f"Pagefind's program is missing: {error}", remedy=_REMEDY) from None


def index_records(
    records: Iterable[dict[str, object]], language: str, on_record: Callable[[], None] | None = None
) -> dict[str, bytes]:
    """Return the bundle of `records`, all indexed as one language: its files by their names.

    A record has `url`, `content`, `language`, and dictionaries of strings `meta`, `filters` (lists) and `sort`. Raises
    `BuildError` when the program fails, or says that it took another number of records than it was given.
    """
    try:
        process = subprocess.Popen(  # noqa: S603 - the installed program, no shell, no arguments from outside
            [str(program()), "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
    except OSError as error:
        raise BuildError(f"Pagefind's program did not start: {error}", remedy=_REMEDY) from None
    if process.stdin is None or process.stdout is None:
        raise BuildError("Pagefind's program has no input", remedy=_REMEDY)
    replies = _Replies(process.stdout, on_record)
    limit = threading.Timer(WAIT, process.kill)  # of sending too: a program that does not read fills its pipe
    limit.start()
    try:
        given = _send(process.stdin, _requests(records, language))
        replies.wait()
    finally:
        limit.cancel()
        process.kill()
        process.wait()
        replies.join()
        with suppress(OSError):
            process.stdin.close()
    return replies.files(given - 2)


def _requests(records: Iterable[dict[str, object]], language: str) -> Iterator[dict[str, object]]:
    yield {"type": "NewIndex", "config": {"force_language": language}}
    for record in records:
        yield {"type": "AddRecord", "index_id": 0, **record}
    # Not `WriteFiles`: the program answers that before what it wrote has left it, and a file may be empty (seen).
    yield {"type": "GetFiles", "index_id": 0}


def _send(pipe: IO[bytes], requests: Iterable[dict[str, object]]) -> int:
    """Send every request; return how many there were, also where the program is gone, which its replies then show."""
    given = 0
    try:
        for given, payload in enumerate(requests, 1):
            pipe.write(base64.b64encode(json.dumps({"message_id": given, "payload": payload}).encode()) + b",")
        pipe.flush()
    except OSError:
        given = max(given, 2)
    return given


class _Replies:
    """Takes the answers as they come, in a thread: a program that cannot write its answers stops to read."""

    def __init__(self, pipe: IO[bytes], on_record: Callable[[], None] | None) -> None:
        self._pipe = pipe
        self._on_record = on_record
        self._records = 0
        self._faults: list[str] = []
        self._files: dict[str, bytes] | None = None
        self._raised: Exception | None = None
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._read, daemon=True)
        self._thread.start()

    def wait(self) -> None:
        """Wait for the last answer, or for the program's end."""
        self._ended.wait()

    def join(self) -> None:
        """Wait for the end of the thread, once the program is gone."""
        self._thread.join()
        self._pipe.close()

    def files(self, records: int) -> dict[str, bytes]:
        """Return the bundle's files. Raises `BuildError` unless all records were taken."""
        if self._raised is not None:
            raise self._raised
        if self._faults:
            raise BuildError(f"Pagefind: {self._faults[0]}", remedy="mend the text that it names, or report it")
        if self._files is None:
            raise BuildError("Pagefind's program ended before it gave the index", remedy=_REMEDY)
        if self._records != records:
            message = f"search has {self._records} records and was given {records}"
            raise BuildError(message, remedy="build again; report it if it stays")
        return self._files

    def _read(self) -> None:
        left: list[bytes] = []
        try:
            while chunk := self._pipe.read1(1 << 16):  # type: ignore[attr-defined]
                *whole, rest = chunk.split(b",")
                for end in whole:
                    self._take(b"".join([*left, end]))
                    left = []
                left.append(rest)  # the last answer holds all files: joined once, not with every piece
        except (OSError, ValueError) as error:
            self._faults.append(str(error))
        except Exception as error:  # noqa: BLE001 - raised again where the caller waits
            self._raised = error
        finally:
            self._ended.set()

    def _take(self, message: bytes) -> None:
        try:
            payload = json.loads(base64.b64decode(message))["payload"]
            kind = payload["type"]
        except (binascii.Error, ValueError, KeyError, TypeError):
            self._faults.append("an answer that is no answer")
            return
        if kind == "IndexedFile":
            self._records += 1
            if self._on_record is not None:
                self._on_record()
        elif kind == "Error":
            self._faults.append(str(payload.get("message")))
        elif kind == "GetFiles":
            self._files = {str(file["path"]): base64.b64decode(file["content"]) for file in payload["files"]}
        if kind in {"GetFiles", "Error"}:
            self._ended.set()
