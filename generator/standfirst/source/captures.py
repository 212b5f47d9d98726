"""Captures: the raw pages and pastes as they came, gzipped below `evidence/` beside the content folder."""

from __future__ import annotations

import gzip
import hashlib
import io
import re
import zlib
from pathlib import Path

FOLDER = "evidence"
"""Where captures lie; no other file of a desk's machine is ever opened for one."""
MOST_UNPACKED = 64 * 1024 * 1024
"""Bytes of a capture that are unpacked: twice what is ever clipped, so a bomb goes off nowhere."""
_MOST_PACKED = 32 * 1024 * 1024
_NAME = re.compile(r"(?P<id>.+)-(?P<hash>[0-9a-f]{8})\.[a-z]{2,5}\.gz")


def capture_name(article_id: str, sha256: str, suffix: str) -> str:
    """Return a capture's path from the desk's folder: by its article and its content, so every version has its own."""
    return f"{FOLDER}/raw/{article_id}-{sha256[:8]}.{suffix}.gz"


def captures_by_hash(desk: Path) -> dict[str, list[tuple[str, str]]]:
    """Return article and path of each capture that is here, by the first 8 hex of its content's hash."""
    found: dict[str, list[tuple[str, str]]] = {}
    for path in sorted((desk / FOLDER / "raw").glob("*.gz")):
        if name := _NAME.fullmatch(path.name):
            found.setdefault(name["hash"], []).append((name["id"], f"{FOLDER}/raw/{path.name}"))
    return found


def lies_in_evidence(desk: Path, file: str) -> bool:
    """Tell whether a path of an article's `capture` stays where captures are, links followed."""
    try:
        return (desk / file).resolve().is_relative_to((desk / FOLDER).resolve())
    except (OSError, ValueError, RuntimeError):  # a NUL, a circle of links
        return False


def packed(path: Path) -> bytes:
    """Return what lies on the disk; raises `OSError` for anything but a file."""
    if not path.is_file():
        raise FileNotFoundError(path)
    with path.open("rb") as opened:
        return opened.read(_MOST_PACKED)


def unpack(data: bytes) -> bytes | None:
    """Return what was packed, None where it is damaged or larger than any capture."""
    try:
        with gzip.open(io.BytesIO(data)) as opened:
            found = opened.read(MOST_UNPACKED + 1)
    except (OSError, EOFError, zlib.error):
        return None
    return found if len(found) <= MOST_UNPACKED else None


def read_capture(desk: Path, file: str, sha256: str) -> bytes | None:
    """Return a kept page as it came; None when it is not here, or no longer what its hash says."""
    if not lies_in_evidence(desk, file):
        return None
    try:
        data = unpack(packed(desk / file))
    except (OSError, ValueError):
        return None
    return data if data is not None and hashlib.sha256(data).hexdigest() == sha256 else None
