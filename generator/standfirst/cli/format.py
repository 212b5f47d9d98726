"""`standfirst format`."""

from __future__ import annotations

import difflib
import json
import sys
from collections.abc import Iterator
from pathlib import Path

import click
from rich.text import Text

from standfirst.cli.console import bars, config_option, err, out, shown_folder
from standfirst.cli.narrowing import below
from standfirst.cli.rewrite import rewrite
from standfirst.site.build import open_desk
from standfirst.source.arrange import REGISTRIES, arranged
from standfirst.text import printable

_FOLDERS = ("articles", "topics", "editions")


@click.command("format", short_help="Lay fields out the same way in every file.")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@config_option
@click.option("--diff", is_flag=True, help="Print what would change, and change nothing.")
@click.option("--check", is_flag=True, help="Change nothing, and exit with 1 where something would.")
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
def format(  # noqa: A001 - the command's name
    paths: tuple[Path, ...], config_file: Path, *, diff: bool, check: bool, as_json: bool
) -> None:
    """Give front matter and registries one layout; PATHS narrow it to files or folders.

    Names as the schema has them, fields in its order, lists one item a line, summaries a sentence a line, registries by
    key. No value changes, no comment is lost, and bodies are not touched. Parallel edits of files in this layout
    seldom collide.

    \b
    Examples:
      standfirst format --diff
      standfirst format
      standfirst format digests/articles/2026/11
    """
    desk = open_desk(config_file)
    folder = shown_folder(desk.content)
    files = list(_files(desk.content, paths))
    changed: list[str] = []
    left: list[str] = []
    with bars() as progress:
        for file in progress.over("Formatting", files):
            path = desk.content / file
            try:
                before = path.read_bytes().decode("utf-8")
            except (OSError, UnicodeDecodeError):
                left.append(file)
                continue
            after = arranged(before, file)
            if after is None:
                left.append(file)
            elif after != before:
                changed.append(file)
                if diff:
                    click.echo(_difference(before, after, f"{folder}/{file}"), nl=False)
                elif not check:
                    rewrite(path, before, after, name=f"{folder}/{file}")
    written = not (diff or check)
    if as_json:
        shape = {"version": 1, "folder": folder, "written": written, "changed": changed, "unread": left}
        click.echo(json.dumps(shape, ensure_ascii=False, indent=2))
    elif not diff:
        _say(changed, left, folder, written=written)
    if check and changed:
        sys.exit(1)


def _files(content: Path, paths: tuple[Path, ...]) -> Iterator[str]:
    """Yield the files that have a layout, by name. Raises `StandfirstError` for a path that is not the desk's."""
    wanted = below(content, paths)
    every = [path for folder in _FOLDERS for path in (content / folder).rglob("*.md")]
    every += [content / name for name in REGISTRIES]
    for path in sorted(every):
        relative = path.relative_to(content)
        hidden = any(part.startswith(".") for part in relative.parts)
        named = not wanted or any(relative.is_relative_to(one) for one in wanted)
        if named and path.is_file() and not path.is_symlink() and not hidden:
            yield relative.as_posix()


def _difference(before: str, after: str, name: str) -> str:
    lines = difflib.unified_diff(
        before.splitlines(keepends=True), after.splitlines(keepends=True), f"a/{name}", f"b/{name}"
    )
    return "".join(f"{printable(line.rstrip(chr(10)).rstrip(chr(13)))}\n" for line in lines)


def _say(changed: list[str], left: list[str], folder: str, *, written: bool) -> None:
    console = out()
    for file in changed:
        console.print(Text(printable(f"{folder}/{file}")), soft_wrap=True)
    count = f"{len(changed)} file{'' if len(changed) == 1 else 's'}"
    said = f"{'Formatted' if written else 'Would format'} {count}." if changed else "Nothing to format."
    console.print(Text(said), soft_wrap=True)
    if left:
        message = f"{len(left)} could not be read and stay{'s' if len(left) == 1 else ''} as before: `standfirst check`"
        err().print(Text(f"warning: {message}"), soft_wrap=True)
