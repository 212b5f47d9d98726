"""Which files of the content folder have any effect on the output."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from standfirst.errors import DeskError, Fault, Faults, Origin
from standfirst.source.files import front_matter_lines, read_source
from standfirst.source.load import FOLDERS

if TYPE_CHECKING:
    from mkdocs.structure.files import Files


_ARTICLE_FIELD = re.compile(
    r"^(publisher|quotes|rights|key_points|stories|also_noted|publish_date)[ \t]*:", re.MULTILINE
)


_TEMPLATES = ("citations/", "email/", "epub/", "print/", "review/")
"""Folders of a theme, and of a desk's `custom_dir`, that MkDocs would publish as they are."""


def keep_published(files: Files, content: Path) -> None:
    """Take out everything of the content folder but ordinary Markdown pages and `assets/`.

    Sources, registries, backups and stray text are never published, under no other name either: a link
    must lead to what may be published itself. Nor are the theme's templates for print, mails, books and lists.
    """
    root = content.resolve()
    for file in list(files):
        if file.src_dir is None or Path(file.src_dir).resolve() != root:
            if file.src_dir is not None and file.src_uri.startswith(_TEMPLATES):
                files.remove(file)
            continue  # the theme's, or another plugin's
        real = _real(root, file.src_uri)
        if real is None or not (_is_page(file.src_uri, real) or _is_asset(file.src_uri, real)):
            files.remove(file)


def _real(root: Path, file: str) -> str | None:
    """Return the path, relative to the content, of what `file` is or links to; None where that is elsewhere."""
    try:
        return (root / file).resolve().relative_to(root).as_posix()
    except (ValueError, OSError, RuntimeError):  # Python 3.11 and 3.12 raise RuntimeError for a circle
        return None


def _is_page(*names: str) -> bool:
    return all(name.endswith(".md") and name.split("/")[0] not in FOLDERS for name in names)


def _is_asset(*names: str) -> bool:
    from mkdocs.utils import is_markdown_file  # noqa: PLC0415 - `standfirst check` does without MkDocs' half second

    return all(name.startswith("assets/") and not is_markdown_file(name) for name in names)


def page_faults(content: Path, pages: Iterable[str]) -> Iterator[Fault]:
    """Yield what keeps ordinary pages from being read; MkDocs would stop at it without naming the place."""
    root = content.resolve()
    for file in pages:
        try:
            file.encode()
        except UnicodeEncodeError:
            yield Fault("encoding", "the file's name is not UTF-8", Origin(file), remedy="rename it")
            continue
        try:
            source = read_source(content / file, file, content)
        except Faults as error:
            yield from error.faults
            continue
        yield from source.faults
        real = _real(root, file)
        if real is not None and _is_page(file, real) and _is_article(source.text):
            message = "has the fields of an article, and lies where it would be published whole"
            yield Fault("article-outside", message, Origin(file), remedy="move it into articles/, topics/ or editions/")


def _is_article(text: str) -> bool:
    """Tell whether a page's front matter has fields that only articles and editions have."""
    head = "\n".join(text.split("\n")[1 : front_matter_lines(text)])
    return bool(_ARTICLE_FIELD.search(head))


def refuse_circles(content: Path) -> None:
    """Raise `DeskError` for a link to a folder that it lies in: MkDocs follows links, and that one has no end."""
    root = content.resolve()
    circle = _circle(root, root, frozenset([root, *root.parents]), set())
    if circle is not None:
        origin = Origin(circle.relative_to(root).as_posix())
        raise DeskError("a link that leads in a circle", remedy="remove it", origin=origin)


def _circle(folder: Path, root: Path, above: frozenset[Path], done: set[Path]) -> Path | None:
    """Return the first link below `folder` that leads to one of the folders `above` it."""
    try:
        with os.scandir(folder) as entries:
            folders = sorted(Path(entry.path) for entry in entries if entry.is_dir())
    except OSError:
        return None  # what cannot be listed cannot be followed
    for inner in folders:
        real = inner.resolve()
        if real in above:
            return inner
        if real in done or not real.is_relative_to(root):
            continue
        found = _circle(inner, root, above | {real}, done)
        if found is not None:
            return found
        done.add(real)
    return None
