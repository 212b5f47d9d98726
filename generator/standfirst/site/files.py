"""Which files of the content folder have any effect on the output."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from standfirst.source.load import FOLDERS

if TYPE_CHECKING:
    from mkdocs.structure.files import Files


def keep_published(files: Files, content: Path) -> None:
    """Take out everything of the content folder but ordinary Markdown pages and `assets/`.

    Sources, registries, backups and stray text are never published, nor is anything behind a link
    that leaves the folder.
    """
    root = content.resolve()
    for file in list(files):
        if file.src_dir is None or Path(file.src_dir).resolve() != root:
            continue  # the theme's, or another plugin's
        top = file.src_uri.split("/")[0]
        page = file.src_uri.endswith(".md") and top not in FOLDERS
        asset = top == "assets" and "/" in file.src_uri and not file.src_uri.endswith(".md")
        inside = (content / file.src_uri).resolve().is_relative_to(root)
        if not ((page or asset) and inside):
            files.remove(file)
