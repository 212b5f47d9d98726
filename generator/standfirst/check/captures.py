"""Rules about captures: that what an article was clipped from is there, and is what it was."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path

from standfirst.check.findings import Finding
from standfirst.check.scene import Scene
from standfirst.source import Article, Status
from standfirst.source.captures import FOLDER, lies_in_evidence, packed, unpack
from standfirst.source.schema.article import Capture


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
    if not lies_in_evidence(desk, capture.file):
        message, remedy = f"`{capture.file}` does not lie in {FOLDER}/", "write where the clip command put it"
        yield scene.finding("capture-missing", message, article.file, path, remedy=remedy, draft=draft)
        return
    try:
        data = packed(desk / capture.file)
    except OSError:
        message, remedy = f"`{capture.file}` is not here", "bring it, or delete `capture` if it is lost"
        yield scene.finding("capture-missing", message, article.file, path, remedy=remedy, draft=draft)
        return
    digest = _digest(scene, data)
    if digest != capture.sha256:
        message = f"`{capture.file}` is not what was clipped" if digest else f"`{capture.file}` cannot be unpacked"
        remedy = "restore it; quotes are proved against the body, which other rules guard"
        yield scene.finding("capture-changed", message, article.file, path, remedy=remedy, draft=draft)


def _digest(scene: Scene, data: bytes) -> str:
    """Return the SHA-256 of what was packed, empty where it cannot be unpacked; the same file is unpacked once."""
    key = f"capture {hashlib.sha256(data).hexdigest()}"
    known = scene.remembered.get(key) if scene.remembered else None
    if known is None:
        content = unpack(data)
        known = hashlib.sha256(content).hexdigest() if content is not None else ""
        if scene.remembered:
            scene.remembered.put(key, known)
    return known
