"""`standfirst new`."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import tempfile
from pathlib import Path

import click
from rich.text import Text

from standfirst.cli.console import out
from standfirst.cli.scaffolding import FORGES, desk_files
from standfirst.cutoff import cutoff_time
from standfirst.errors import StandfirstError


@click.command(short_help="Begin a desk that builds.")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", help="The desk's name.  [default: from DIR]")
@click.option(
    "--ci",
    "forge",
    type=click.Choice([*FORGES, "none"]),
    default="github",
    show_default=True,
    help="Where the desk will lie, for its automation.",
)
@click.option("--install", metavar="REQUIREMENT", help="What the desk installs.  [default: this version]")
def new(folder: Path, name: str | None, forge: str, install: str | None) -> None:
    """Write a working desk to DIR: content folders, configuration, checks for pull requests, one sample story.

    \b
    Examples:
      standfirst new harbour-desk --name "The Harbour Desk"
      standfirst new harbour-desk --ci gitlab
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
    files = desk_files(title, cutoff_time().date(), None if forge == "none" else forge, install)
    fresh = Path(tempfile.mkdtemp(dir=parent, prefix=f".{folder.name}."))
    try:
        fresh.chmod(0o777 & ~_umask())
        for path, text in files.items():
            target = fresh / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8", newline="\n")
        if folder.is_dir():  # whoever stands in it must not stand in a folder that is gone
            for part in sorted(fresh.iterdir()):
                part.rename(folder / part.name)
        else:
            fresh.rename(folder)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    console = out()
    console.print(Text.assemble(("Begun ", "green"), (str(folder), "bold")), soft_wrap=True)
    console.print(
        f"\n  cd {shlex.quote(str(folder))}\n  standfirst check\n  standfirst serve\n", soft_wrap=True, markup=False
    )
    console.print("What comes next, up to a change that is published: README.md in it.", soft_wrap=True)


def _umask() -> int:
    mask = os.umask(0o022)
    os.umask(mask)
    return mask
