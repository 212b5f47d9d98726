"""Writing what was clipped: the page as it came, the evidence, then the article file; nothing is ever overwritten."""

from __future__ import annotations

import gzip
import hashlib
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from standfirst import __version__
from standfirst.cli.rewrite import rewrite
from standfirst.errors import StandfirstError
from standfirst.source.captures import capture_name, read_capture
from standfirst.source.files import MAX_FILE_BYTES
from standfirst.source.yamltext import Value
from standfirst.text import is_slug

TOOL = f"standfirst {__version__}"


def capture_of(desk: Path, article_id: str, data: bytes, suffix: str, moment: datetime) -> Mapping[str, Value]:  # noqa: ARG001 - as `keep_capture`
    """Return what an article's `capture` says of a raw page or paste, and keep nothing."""
    digest = hashlib.sha256(data).hexdigest()
    name = capture_name(article_id, digest, suffix)
    return {"file": name, "sha256": digest, "tool": TOOL, "date": f"{moment:%Y-%m-%d %H:%M}Z"}


def keep_capture(desk: Path, article_id: str, data: bytes, suffix: str, moment: datetime) -> Mapping[str, Value]:
    """Keep a raw page or paste below the folder `desk`, compressed, and return the article's `capture`.

    It is named by its article and its hash, so that every version of a page stays and the same one is kept once.
    """
    capture = capture_of(desk, article_id, data, suffix, moment)
    name, digest = str(capture["file"]), str(capture["sha256"])
    if read_capture(desk, name, digest) is None:  # packed by another program, the same content has other bytes
        keep_new(desk / name, gzip.compress(data, mtime=0), name)
    return capture


def keep_body(desk: Path, article_id: str, body: str) -> None:
    """Keep a body in the desk's evidence folder. Raises `StandfirstError` where another one has its name."""
    name = f"evidence/{article_id}.txt"
    keep_new(desk / name, body.encode(), name, same=True)


@contextmanager
def replaced_evidence(desk: Path, article_id: str, body: str) -> Iterator[None]:
    """Put a new body into the evidence folder; when what follows fails, the old one comes back."""
    name = f"evidence/{article_id}.txt"
    path = desk / name
    before = path.read_bytes().decode() if path.is_file() else None
    if before is None:
        keep_body(desk, article_id, body)
    else:
        rewrite(path, before, body, name=name)
    try:
        yield
    except BaseException:
        if before is None:
            path.unlink(missing_ok=True)
        else:
            rewrite(path, body, before, name=name)
        raise


def keep_article(path: Path, text: str, name: str) -> None:
    """Write a new article file, known to editors as `name`. Raises `StandfirstError` where there is one already."""
    if not is_slug(path.stem):
        raise StandfirstError(f"{path.stem!r} cannot be an article's id", remedy="give --publisher, or a title")
    data = text.encode()
    if len(data) > MAX_FILE_BYTES:
        message = f"the article would have {len(data):,} bytes; at most {MAX_FILE_BYTES:,} are read"
        raise StandfirstError(message, remedy="clip the article's part of the page alone")
    keep_new(path, data, name)


def keep_new(path: Path, data: bytes, name: str, *, same: bool = False) -> None:
    """Write `data` to a new file at `path`, whole or not at all; with `same`, one that holds it already will do.

    The text is written beside its place and linked to it in one step, which fails where a file is: two commands at
    once lose nothing. Raises `StandfirstError`.
    """
    fresh = path.with_name(f".{path.name}.{os.getpid()}.new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if same and path.is_file() and path.read_bytes() == data:
            return
        try:
            with fresh.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            _place(fresh, path)
        finally:
            fresh.unlink(missing_ok=True)
    except FileExistsError:
        raise StandfirstError(f"{name} is there already", remedy="look what it is, and move it away") from None
    except OSError as error:
        message = f"{name} cannot be written: {error.strerror or error}"
        raise StandfirstError(message, remedy="mend that, and run the command again") from error


def _place(fresh: Path, path: Path) -> None:
    try:
        path.hardlink_to(fresh)  # fails where a file is, and never shows half of one
    except FileExistsError:
        raise
    except OSError:  # a disk that knows no links: FAT, some network folders
        with path.open("xb") as file:
            try:
                file.write(fresh.read_bytes())
            except BaseException:
                path.unlink(missing_ok=True)
                raise
