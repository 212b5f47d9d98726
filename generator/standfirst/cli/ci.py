"""`standfirst ci`."""

from __future__ import annotations

import difflib
import re
from collections.abc import Collection, Mapping
from pathlib import Path

import click
from rich.text import Text

from standfirst.cli.console import err, out
from standfirst.cli.outputs import write_whole
from standfirst.cli.rewrite import rewrite
from standfirst.cli.scaffolding import FILLED_IN, FORGES, FORM, forge_files, requirements
from standfirst.errors import StandfirstError
from standfirst.review.revisions import Repository
from standfirst.site.build import open_desk
from standfirst.source.schema.forms import form_config
from standfirst.text import printable

_BACKEND = re.compile(r"^backend:\n(?:[ \t#].*\n|\n(?=[ \t]))*", re.MULTILINE)
_NAME = re.compile(r"^[ \t]+name:[ \t]*(\S+)", re.MULTILINE)
_WIDEST = 1024 * 1024
"""Bytes of the longest file that is compared; ours have a hundredth of it."""


@click.command(short_help="Write the automation of a desk.")
@click.argument("forge", metavar="FORGE", type=click.Choice(FORGES))
@click.argument("paths", nargs=-1)
@click.option(
    "-o",
    "--output",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="The desk's folder.  [default: here]",
)
@click.option("--form", is_flag=True, help="The web form's configuration too.")
@click.option("--diff", "look", is_flag=True, help="Show what would change; write nothing.")
@click.option("--force", is_flag=True, help="Replace files that were changed.")
@click.option("--install", metavar="REQUIREMENT", help="What the automation installs, where nothing says so yet.")
def ci(
    forge: str, paths: tuple[str, ...], folder: Path, install: str | None, *, form: bool, look: bool, force: bool
) -> None:
    """Write the automation of a desk at FORGE: github, gitlab or forgejo.

    It checks each pull request, posts what changes for readers as one comment,
    keeps a preview, and publishes the main branch, each night too. Files that
    are there and differ are told and kept; see them with --diff. PATHS narrow
    it to some. What a desk fills in (owners, forms, templates) is replaced only
    where its path is named.

    \b
    Examples:
      standfirst ci github
      standfirst ci gitlab --diff
      standfirst ci github --force
      standfirst ci github .github/CODEOWNERS --force
    """
    if not (folder / "mkdocs.yml").is_file():
        raise StandfirstError(
            f"there is no desk in {folder.resolve()}: no mkdocs.yml",
            remedy="go to the desk's folder, name it with --output, or begin one with `standfirst new`",
        )
    wanted = forge_files(forge)
    if form or (folder / FORM).is_file():
        wanted[FORM] = form_config(forge, _content(folder))
    if not (folder / "requirements.txt").exists():  # a desk may add to its own: one that is there is not compared
        wanted["requirements.txt"] = requirements(install)
    elif "standfirst" not in (folder / "requirements.txt").read_text("utf-8", errors="replace"):
        _warn("requirements.txt names no standfirst, so the automation would not find it: add a line for it")
    wanted = {path: text for path, text in wanted.items() if not paths or path in paths}
    lost = [path for path in paths if path not in wanted]
    if lost:
        raise StandfirstError(
            f"{lost[0]} is no file of the automation", remedy="`standfirst ci FORGE --diff` names them"
        )
    _warn_below(folder)
    there = {path: _read(folder, path) for path in wanted}
    if FORM in wanted and there[FORM] is not None:
        wanted[FORM] = _with_backend(wanted[FORM], there[FORM] or "")
    if look:
        _show(wanted, there)
        return
    forced = {path for path in wanted if force and (path in paths or not any(part in path for part in FILLED_IN))}
    _write(folder, wanted, there, forced)


def _warn(message: str) -> None:
    err().print(Text.assemble(("warning: ", "yellow"), printable(message)), soft_wrap=True)


def _warn_below(folder: Path) -> None:
    """Warn where the desk is no repository of its own: a forge reads the automation at the root alone."""
    try:
        root = Repository.around(folder).root.resolve()
    except StandfirstError:  # none yet
        return
    if root != folder.resolve():
        _warn(
            f"the repository's root is {root}: a forge looks for the automation there, and its steps run there; "
            f"move the files up, and put `cd {folder.resolve().relative_to(root).as_posix()}` before each command"
        )


def _with_backend(text: str, before: str) -> str:
    """Return the form's configuration with the part about the forge that the desk has filled in."""
    own, ours = (_BACKEND.search(said) for said in (before, text))
    if not own or not ours or _NAME.findall(own[0])[:1] != _NAME.findall(ours[0])[:1]:
        return text  # none, or that of another forge
    return text[: ours.start()] + own[0] + text[ours.end() :]


def _content(folder: Path) -> str:
    """Return the content folder's path as the forge sees it. Raises `StandfirstError` when it lies outside."""
    content = open_desk(folder / "mkdocs.yml").content.resolve()
    try:
        return content.relative_to(folder.resolve()).as_posix()
    except ValueError:
        raise StandfirstError(
            f"{content} is not in the desk's folder", remedy="the web form reaches no file outside it"
        ) from None


def _read(folder: Path, path: str) -> str | None:
    """Return the text of the desk's file, None without one. Raises `StandfirstError` for what is no such file."""
    place = folder
    for part in Path(path).parts:
        place = place / part
        if place.is_symlink():
            raise StandfirstError(f"{place} is a link", remedy="put a file or folder of the desk's own in its place")
        if place.exists() and place.is_file() != (place == folder / path):
            other = "a folder, and should be a file" if place.is_dir() else "a file, and should be a folder"
            raise StandfirstError(f"{place} is {other}", remedy="move it away, and run the command again")
    if not place.exists():
        return None
    if place.stat().st_size > _WIDEST:
        raise StandfirstError(f"{place} has more than a megabyte", remedy="move it away, and run the command again")
    try:
        return place.read_bytes().decode()
    except UnicodeDecodeError:
        raise StandfirstError(f"{place} is not UTF-8 text", remedy="save it as UTF-8, or move it away") from None


def _show(wanted: Mapping[str, str], there: Mapping[str, str | None]) -> None:
    """Print the unified diff from the desk's files to those that would be written."""
    console = out()
    for path, text in wanted.items():
        before = there[path]
        if _even(before) == text:
            continue
        old = "/dev/null" if before is None else f"a/{path}"
        for line in difflib.unified_diff((before or "").splitlines(), text.splitlines(), old, f"b/{path}", lineterm=""):
            style = {"+": "green", "-": "red", "@": "cyan"}.get(line[:1], "")
            console.print(Text(printable(line), style=style), soft_wrap=True)
    if all(_even(there[path]) == text for path, text in wanted.items()):
        console.print("Nothing would change.")


def _even(text: str | None) -> str | None:
    """Return a text without what a clone on Windows does to its lines."""
    return text.replace("\r\n", "\n") if text is not None else None


def _write(folder: Path, wanted: Mapping[str, str], there: Mapping[str, str | None], forced: Collection[str]) -> None:
    console = out()
    kept = 0
    for path, text in wanted.items():
        before = there[path]
        if before is None:
            write_whole(folder / path, text.encode())
            said, style = "written ", "green"
        elif _even(before) == text:
            said, style = "current ", "dim"
        elif path in forced:
            rewrite(folder / path, before, text, name=path)
            said, style = "replaced", "yellow"
        else:
            kept += 1
            said, style = "kept    ", "yellow"
        console.print(Text.assemble((said, style), f"  {path}"), soft_wrap=True)
    if kept:
        files = "1 file differs" if kept == 1 else f"{kept} files differ"
        console.print(
            f"\n{files} from what would be written and stayed. Look with --diff; --force replaces what a desk does "
            "not fill in, and any file that is named.",
            soft_wrap=True,
        )
