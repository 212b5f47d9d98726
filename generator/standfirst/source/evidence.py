"""Evidence: where bodies come from when somebody asks, and only then."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from standfirst.errors import Faults, UnsafePathError
from standfirst.source.files import read_source, split_front_matter
from standfirst.text import canonical_body, is_slug


class Evidence(Protocol):
    """Gives bodies and never says where they came from."""

    def body(self, article_id: str) -> str | None:
        """Return the canonical body of an article, or None when the evidence is not here."""


class InlineEvidence:
    """Bodies from the article files themselves, read anew at each request."""

    def __init__(self, content: Path, files: Mapping[str, str]) -> None:
        self._content = content
        self._files = files

    def body(self, article_id: str) -> str | None:
        """Return the text behind the front matter; None when the file has gone or has no text."""
        file = self._files.get(article_id)
        if file is None:
            return None
        try:
            source = read_source(self._content / file, file, self._content, inspect=False)
            return canonical_body(split_front_matter(source.text, file)[1]) or None
        except Faults:
            return None


class FolderEvidence:
    """Bodies from `evidence/<id>.txt` beside the content folder, for desks whose repository is public."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def body(self, article_id: str) -> str | None:
        """Return the canonical body, or None where this checkout has no evidence for the article."""
        if not is_slug(article_id):
            raise UnsafePathError(f"{article_id!r} is no article's id")
        path = self._folder / f"{article_id}.txt"
        try:
            if not path.is_file():
                return None
            source = read_source(path, f"evidence/{path.name}", self._folder, inspect=False)
            return canonical_body(source.text) or None
        except Faults:
            return None
