"""`standfirst new`."""

from __future__ import annotations

import re
import shutil
from importlib.resources import files
from pathlib import Path

import click
from rich.text import Text

from standfirst import __version__
from standfirst.cli.console import out
from standfirst.cutoff import cutoff_time
from standfirst.errors import StandfirstError
from standfirst.source.schema.jsonschema import json_schemas


@click.command(short_help="Begin a desk that builds.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", help="The desk's name.  [default: from DIR]")
def new(folder: Path, name: str | None) -> None:
    """Write a working desk to DIR: content folders, configuration, checks for pull requests, one sample story.

    \b
    Example:
      standfirst new harbour-desk --name "The Harbour Desk"
    """
    folder = folder.resolve()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StandfirstError(f"{folder} is there already and not empty", remedy="name a folder that does not exist")
    title = name or re.sub(r"[-_]+", " ", folder.resolve().name).strip().title() or "Our desk"
    if re.search(r"[\x00-\x1f\x7f\"\\]", title):
        raise StandfirstError(
            "a desk's name has no quotation marks, backslashes or line breaks", remedy="give --name another"
        )
    parent = folder.absolute().parent
    parent.mkdir(parents=True, exist_ok=True)
    fresh = parent / f".{folder.name}.new"
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        _write(fresh, title)
        if folder.is_dir():
            folder.rmdir()
        fresh.rename(folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    console = out()
    console.print(Text.assemble(("Begun ", "green"), (str(folder), "bold")), soft_wrap=True)
    console.print(f"\n  cd {folder}\n  standfirst check\n  standfirst serve\n", soft_wrap=True, markup=False)


def _write(fresh: Path, title: str) -> None:
    """Write the scaffold with the desk's name and today's date in it."""
    today = cutoff_time().date()
    words = {
        "@NAME@": title,
        "@DATE@": today.isoformat(),
        "@YEAR@": f"{today:%Y}",
        "@MONTH@": f"{today:%m}",
        "@VERSION@": __version__,
    }
    scaffold = Path(str(files("standfirst.cli") / "scaffold"))
    for source in sorted(scaffold.rglob("*")):
        if source.is_dir() or "__pycache__" in source.parts:
            continue
        relative = source.relative_to(scaffold).as_posix()
        text = source.read_text("utf-8")
        for mark, value in words.items():
            relative, text = relative.replace(mark, value), text.replace(mark, value)
        # Names that begin with a dot would be lost in some packagings, so the scaffold spells the dot out.
        target = fresh / relative.replace("dot-", ".")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8", newline="\n")
    schemas = fresh / "schema"
    schemas.mkdir()
    for file, text in json_schemas().items():
        (schemas / file).write_text(text, "utf-8", newline="\n")
