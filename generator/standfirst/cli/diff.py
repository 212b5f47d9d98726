"""`standfirst diff`."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import click

from standfirst.cli.comparing import compare_desk
from standfirst.cli.console import config_option, out
from standfirst.cli.outputs import output_file, write_whole
from standfirst.errors import StandfirstError
from standfirst.review import Changes
from standfirst.site.build import open_desk
from standfirst.text import safe_href


@click.command(short_help="Say what a change does for readers.")
@click.argument("base")
@click.argument("head", required=False)
@config_option
@click.option(
    "--format", "form", type=click.Choice(["text", "markdown", "json", "html"]), default="text", show_default=True,
    help="For people at a terminal, one comment on a pull request, programs, or a page with before and after.",
)  # fmt: skip
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="Write to this file instead.")
@click.option("--preview", default="", metavar="URL", help="Where a preview of the site is; stories are linked to it.")
@click.option("--strict", is_flag=True, help="Exit with 1 when the change brings a finding that stops a build.")
def diff(
    base: str, head: str | None, config_file: Path, form: str, output: Path | None, preview: str, *, strict: bool
) -> None:
    """Say what changes for readers from BASE to HEAD, or to the files as they are now.

    BASE and HEAD are branches, tags or commits. BASE...HEAD is what a pull
    request shows: what HEAD brings since it left BASE.

    Quotes are held against the old and the new text of their source: a quote
    and its source changed together still agree with each other.

    \b
    Examples:
      standfirst diff main
      standfirst diff origin/main...HEAD --format markdown -o comment.md
      standfirst diff v1 v2 --format html -o changes.html
    """
    if preview and not safe_href(preview):
        raise StandfirstError(f"{preview!r} is no web address", remedy="write it as https://preview.example/12/")
    desk = open_desk(config_file)
    path = None if output is None else output_file(desk, output.name, output)
    changes = compare_desk(desk, config_file, base, head)
    if form == "text" and path is None:
        from standfirst.review.lines import print_changes  # noqa: PLC0415

        print_changes(changes, out())
    else:
        data = _written(changes, form, preview)
        if path is None:
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        else:
            write_whole(path, data)
    if strict and changes.blocking:
        sys.exit(1)


def _written(changes: Changes, form: str, preview: str) -> bytes:
    """Return a change in one form; who asks for one does not wait for the others' modules."""
    if form == "html":
        from standfirst.review.page import as_page  # noqa: PLC0415

        return as_page(changes, preview=preview)
    if form == "json":
        from standfirst.review.as_data import as_data  # noqa: PLC0415

        text = json.dumps(as_data(changes), ensure_ascii=False, indent=2) + "\n"
    elif form == "markdown":
        from standfirst.review.comment import as_comment  # noqa: PLC0415

        text = as_comment(changes, preview=preview)
    else:
        from rich.console import Console  # noqa: PLC0415

        from standfirst.review.lines import print_changes  # noqa: PLC0415

        console = Console(width=80, highlight=False, color_system=None, record=True, file=io.StringIO())
        print_changes(changes, console)
        text = console.export_text()
    return text.encode("utf-8", "replace")
