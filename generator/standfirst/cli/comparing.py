"""Laying out both sides of a change for the time of a comparison: outside the desk, and gone when it is told."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from standfirst.check import Report
from standfirst.check.changes import check_changes
from standfirst.cutoff import cutoff_time
from standfirst.review import Changes, Loaded, Repository, Side, compare, read_sides
from standfirst.site.build import Desk
from standfirst.site.remembered import file_store, verdict_store
from standfirst.source import DeskOptions, load_library


def compare_desk(desk: Desk, config_file: Path, base: str, head: str | None = None) -> Changes:
    """Return what changes for readers between two revisions of a desk, or a revision and the working tree.

    Nothing is checked out and nothing in the desk's folder is written. Raises `StandfirstError` for a revision that is
    not here and for a folder that no git repository holds.
    """
    repository = Repository.around(desk.content)
    range_ = repository.range(base, head)
    evidence = desk.plugin.options.evidence == "folder"
    sides = read_sides(repository, desk.content, range_, config=config_file, evidence=evidence)
    store = verdict_store()
    with laid_out(sides.before, desk.plugin.options) as before, laid_out(sides.after, desk.plugin.options) as after:
        changes = compare(
            sides, before, after, cutoff_time(), names=(range_.base_name, range_.head_name), remembered=store
        )
    store.save()
    return changes


@contextmanager
def laid_out(side: Side, options: DeskOptions) -> Iterator[Loaded]:
    """Yield a side as a library whose files lie in a folder of their own as long as the block runs."""
    with tempfile.TemporaryDirectory(prefix="standfirst-") as folder:
        content = Path(folder) / "content"
        content.mkdir()
        _write(content, side.files)
        _write(Path(folder) / "evidence", side.evidence)
        store = file_store()
        library = load_library(content, options, remembered=store)
        store.save()
        yield Loaded(library, content, side)


def _write(folder: Path, files: Mapping[str, bytes]) -> None:
    for name, data in sorted(files.items()):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def change_findings(desk: Desk, base: str) -> Report:
    """Return what the rules about a change find in the files as they are now, against a revision.

    `A...` stands for where the work at hand left A. Raises `StandfirstError` as `compare_desk`.
    """
    repository = Repository.around(desk.content)
    evidence = desk.plugin.options.evidence == "folder"
    sides = read_sides(repository, desk.content, repository.range(base, None), evidence=evidence)
    with laid_out(sides.before, desk.plugin.options) as before, laid_out(sides.after, desk.plugin.options) as after:
        return check_changes(
            before.library, after.library, after.content, cutoff_time(), base_content=before.content,
            there=sides.after.ids,
        )  # fmt: skip
