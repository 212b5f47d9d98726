"""Rules about captures: that what an article was clipped from is there, and is what it was."""

from __future__ import annotations

import gzip
import hashlib
import io
import zlib
from collections.abc import Iterator
from pathlib import Path

from standfirst.check.findings import Finding
from standfirst.check.scene import Scene
from standfirst.source import Article, Status
from standfirst.source.schema.article import Capture

FOLDER = "evidence"
"""Where captures lie, beside the content folder; no other file of a desk's machine is ever opened for one."""

MOST_UNPACKED = 64 * 1024 * 1024
"""Bytes of a capture that are unpacked: twice what is ever clipped, so a bomb goes off nowhere."""

_MOST_PACKED = 32 * 1024 * 1024
_PIECE = 1024 * 1024


def rules(scene: Scene) -> Iterator[Finding]:
    """Yield what is wrong with the captures of articles, where this checkout has any."""
    desk = scene.content.parent
    if not (desk / FOLDER / "raw").is_dir():
        return  # kept elsewhere, as a public desk keeps them
    for article in scene.library.articles.values():
        capture = article.fields.capture
        if capture is not None:
            yield from _capture(scene, article, capture, desk)


def _capture(scene: Scene, article: Article, capture: Capture, desk: Path) -> Iterator[Finding]:
    path = ("capture", "file")
    draft = article.fields.status is not Status.PUBLISHED
    if not _lies_inside(desk, capture.file):
        message, remedy = f"`{capture.file}` does not lie in {FOLDER}/", "write where the clip command put it"
        yield scene.finding("capture-missing", message, article.file, path, remedy=remedy, draft=draft)
        return
    try:
        packed = _packed(desk / capture.file)
    except OSError:
        message, remedy = f"`{capture.file}` is not here", "bring it, or delete `capture` if it is lost"
        yield scene.finding("capture-missing", message, article.file, path, remedy=remedy, draft=draft)
        return
    digest = _digest(scene, packed)
    if digest != capture.sha256:
        message = f"`{capture.file}` is not what was clipped" if digest else f"`{capture.file}` cannot be unpacked"
        remedy = "restore it; quotes are proved against the body, which other rules guard"
        yield scene.finding("capture-changed", message, article.file, path, remedy=remedy, draft=draft)


def _lies_inside(desk: Path, file: str) -> bool:
    try:
        return (desk / file).resolve().is_relative_to((desk / FOLDER).resolve())
    except (OSError, ValueError, RuntimeError):  # a NUL, a circle of links
        return False


def _packed(file: Path) -> bytes:
    """Return what lies on the disk; raises `OSError` for anything but a file."""
    if not file.is_file():
        raise FileNotFoundError(file)
    with file.open("rb") as opened:
        return opened.read(_MOST_PACKED)


def _digest(scene: Scene, packed: bytes) -> str:
    """Return the SHA-256 of what was packed, empty where it cannot be unpacked; the same file is unpacked once."""
    key = f"capture {hashlib.sha256(packed).hexdigest()}"
    known = scene.remembered.get(key) if scene.remembered else None
    if known is None:
        known = _unpacked_digest(packed)
        if scene.remembered:
            scene.remembered.put(key, known)
    return known


def _unpacked_digest(packed: bytes) -> str:
    digest, size = hashlib.sha256(), 0
    try:
        with gzip.open(io.BytesIO(packed)) as unpacked:
            while piece := unpacked.read(_PIECE):
                size += len(piece)
                if size > MOST_UNPACKED:
                    return ""
                digest.update(piece)
    except (OSError, EOFError, zlib.error):
        return ""
    return digest.hexdigest()
