"""What `withdraw --erase` removes, what it leaves, and what it can only name."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

from standfirst.errors import StandfirstError
from standfirst.site.publish import is_ours
from standfirst.site.remembered import cache_folder
from standfirst.source import Article, Library
from standfirst.source.files import split_front_matter
from standfirst.source.schema import ArticleFields
from standfirst.source.schema.validate import plain_and_valid, validate
from standfirst.source.sheet import Sheet
from standfirst.source.splice import Change, splice

STAYS = frozenset(
    [
        "title", "url", "medium", "publisher", "date", "language", "topics", "status", "withdrawn", "publish_date",
        "formerly", "rights", "schema",
    ]
)  # fmt: skip
"""Fields that `--erase` leaves: what the notice at the address says, and what keeps the address."""

_MADE = frozenset([".pdf", ".epub", ".eml", ".html", ".txt", ".bib", ".ris", ".json"])
"""Endings of what commands make of stories, where nobody says otherwise in the desk's folder."""
_DEEPEST = 3
"""Folders below the desk's that are looked into for what was made."""
_NOT_OURS = frozenset(["node_modules", "venv", "env", "schema", "theme", "overrides", "admin"])


def erased(text: str, file: str) -> str:
    """Return an article's file without its text: written anew, with no more than the fields that a notice needs.

    Raises `StandfirstError` where the notice would not say what it says now.
    """
    values, before, _ = plain_and_valid(Sheet(text, file).root, ArticleFields, file)
    kept = {name: value for name, value in values.items() if name in STAYS}
    newline = "\r\n" if "\r\n" in text.split("\n", 1)[0] + "\n" else "\n"
    title = kept.pop("title", "")
    bare = splice("---\ntitle: x\n---\n", file, [Change(("title",), str(title))], ArticleFields)
    bare = splice(bare, file, [Change((name,), value) for name, value in kept.items()], ArticleFields)
    after = validate(Sheet(bare, file).root, ArticleFields, file)[0]
    same = before is not None and after is not None and all(
        getattr(before, name) == getattr(after, name) for name in ArticleFields.model_fields if name in STAYS
    )  # fmt: skip
    if not same or split_front_matter(bare, file)[1].strip():
        remedy = "take everything out of it but what the notice says, by hand"
        raise StandfirstError(f"{file} cannot be written anew without its text", remedy=remedy)
    return bare.replace("\n", newline)


def own_evidence(desk: Path, article: Article, library: Library) -> list[Path]:
    """Return the body and the captures of a story: by its id, by those it had, and the one that its file names."""
    folder = desk / "evidence"
    ids = [id_ for id_ in (article.id, *article.fields.formerly) if id_ == article.id or id_ not in library.articles]
    found = {folder / f"{id_}.txt" for id_ in ids}
    for id_ in ids:
        own = re.compile(rf"{re.escape(id_)}(?:-[0-9a-f]{{8}})?\.[^/]*")
        found |= {path for path in _listed(folder / "raw") if own.fullmatch(path.name)}
    if article.fields.capture:
        found |= {path for path in (desk / article.fields.capture.file,) if _lies_in(path, folder)}
    return sorted(path for path in found if path.is_file())


def shared_evidence(desk: Path, paths: Iterable[Path], article: Article, library: Library) -> list[Path]:
    """Return those of a story's files in `evidence/` that another story's file names too."""
    others = {
        (desk / other.fields.capture.file).resolve()
        for other in library.articles.values()
        if other.id != article.id and other.fields.capture
    }
    return [path for path in paths if path.resolve() in others]


def _listed(folder: Path) -> list[Path]:
    return sorted(folder.iterdir()) if folder.is_dir() else []


def _lies_in(path: Path, folder: Path) -> bool:
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):
        return False


def known_caches() -> Iterator[Path]:
    """Yield what is kept between runs in the user's cache folder: of all desks, for nothing in it has a name."""
    folder = cache_folder()
    if folder is None or not folder.is_dir():
        return
    for pattern in ("verdicts.sqlite*", "files.sqlite*", "relations-*.npz", "print", "cards", "search", "reports"):
        yield from sorted(folder.glob(pattern))


def other_outputs(desk: Path, apart: Collection[Path]) -> list[Path]:
    """Return what was made of the desk and lies in its folder: other sites of ours, PDFs, books, mails, lists.

    What lies in one of the folders `apart`, in a hidden one or in one of a tool is no output; whether one holds the
    story is for people to see.
    """
    known = {folder.resolve() for folder in apart}
    found: list[Path] = []
    for folder, folders, names in os.walk(desk):
        here = Path(folder)
        sites = [name for name in folders if (here / name).resolve() not in known and is_ours(here / name)]
        found += [here / name for name in sites]
        depth = len(here.relative_to(desk).parts)
        folders[:] = sorted(
            name for name in folders
            if depth < _DEEPEST and name not in sites and not name.startswith(".") and name not in _NOT_OURS
            and (here / name).resolve() not in known
        )  # fmt: skip
        found += [here / name for name in names if Path(name).suffix.lower() in _MADE and name != "requirements.txt"]
    return sorted(found)


def remove(paths: Iterable[Path]) -> None:
    """Delete files and folders; what is gone already is fine. Raises `StandfirstError` for one that stays."""
    for path in paths:
        try:
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)
        except OSError as error:
            message = f"{path} cannot be deleted: {error.strerror or error}"
            raise StandfirstError(message, remedy="mend that, and run the same command again") from None
