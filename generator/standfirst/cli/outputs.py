"""What commands share that make files for readers: a checked desk, a place for the file, and whole files only."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path

from standfirst.check import Report, text_report
from standfirst.cli.console import err, shown_folder
from standfirst.errors import Severity, StandfirstError
from standfirst.site.build import ChecksFailedError, Desk, open_desk, prepare_desk
from standfirst.site.prepare import Prepared
from standfirst.source.schema.validate import nearest

Progress = Callable[[str, Iterable[str]], Iterable[str]]


def checked_desk(config_file: Path, *, drafts: bool = False, progress: Progress | None = None) -> tuple[Desk, Prepared]:
    """Open, load and check a desk; list what was found. Raises `ChecksFailedError` where a build would stop too."""
    desk = open_desk(config_file)
    options = desk.plugin.options
    desk.plugin.options = options.model_copy(update={"drafts": drafts or options.drafts})
    prepared = prepare_desk(desk, progress=progress)
    list_findings(prepared.report, desk.content)
    if prepared.report.blocking:
        raise ChecksFailedError(prepared.report)
    return desk, prepared


def list_findings(report: Report, content: Path) -> None:
    """List what was found on standard error; drafts that wait are the inbox's matter, not the reader's."""
    shown = Report(finding for finding in report if finding.severity is not Severity.INFO)
    if len(shown):
        text_report(shown, content, err(), name=shown_folder(content))


def newest_edition(prepared: Prepared) -> str:
    """Return the id of the newest edition that readers have. Raises `StandfirstError` where there is none."""
    ids = prepared.briefing.edition_ids()
    if not ids:
        raise StandfirstError(
            "the desk has no published edition", remedy="publish one, begun with `standfirst edition today`"
        )
    return ids[0]


def unknown(kind: str, given: str, known: Iterable[str]) -> StandfirstError:
    """Return the error that nothing of this kind is called so, with what is near."""
    names = sorted(known, reverse=kind == "edition")
    near = nearest(given, names)
    remedy = f"did you mean {near}?" if near else "there is none yet"
    if not near and names:
        remedy = f"choose one of {', '.join(names[:5])}{' …' if len(names) > 5 else ''}"
    return StandfirstError(f"readers have no {kind} {given}", remedy=remedy)


def output_file(desk: Desk, name: str, output: Path | None, endings: Iterable[str] = ()) -> Path:
    """Return where a file goes: in the current folder, in the folder that is named, or as the file that is named.

    A file's name ends as `name` does, or in one of `endings`; a folder's has no ending, or is there. Raises
    `StandfirstError` for a place that a build swaps away, among the desk's own files, or that is no ordinary file.
    """
    suffix = Path(name).suffix
    wanted = {suffix, *endings}
    named = output is not None and output.suffix.lower() in wanted and not output.is_dir()
    path = Path(name) if output is None else output if named else output / name
    if output is not None and not named and not output.is_dir() and (output.exists() or output.suffix):
        raise StandfirstError(
            f"{output} is a file of another kind", remedy=f"name a file that ends in {suffix}, or a folder"
        )
    if path.exists() and not path.is_file():
        raise StandfirstError(f"{path} is no ordinary file", remedy="name another place with -o")
    return _outside(desk, path.resolve() if path.is_symlink() else path)


def output_folder(desk: Desk, output: Path | None) -> Path:
    """Return the folder that several files go to; it is made. Raises `StandfirstError` as `output_file`."""
    folder = _outside(desk, output or Path())
    if folder.exists() and not folder.is_dir():
        raise StandfirstError(f"{folder} is a file", remedy="name a folder: there are several files to write")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _outside(desk: Desk, path: Path) -> Path:
    for place, why in ((desk.content, "holds the desk's own files"), (desk.site, "is swapped away by every build")):
        if path.resolve().is_relative_to(place.resolve()):
            raise StandfirstError(f"{place} {why}", remedy="name another place with -o")
    return path


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that nobody meets half of it: beside its place first, then in it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir():
        raise StandfirstError(f"{path} is a folder", remedy="name a file, or a folder that is there to put it in")
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".new")
    try:
        with os.fdopen(handle, "wb") as new:
            new.write(content)
        mask = os.umask(0)
        os.umask(mask)
        Path(name).chmod(0o666 & ~mask)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
