"""`standfirst print`."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import Any, Literal

import click
from rich.text import Text

from standfirst.briefing import Briefing
from standfirst.briefing.views import EditionPage
from standfirst.cli.console import bars, config_option, err, out, shown_folder
from standfirst.cli.outputs import (
    checked_desk,
    newest_edition,
    output_file,
    output_folder,
    unknown,
    write_whole,
)
from standfirst.errors import StandfirstError
from standfirst.press.compiler import Limits
from standfirst.press.fonts import written
from standfirst.press.lacking import places
from standfirst.press.look import Look, look_of
from standfirst.press.printing import Press, Printed
from standfirst.press.volumes import MOST_STORIES, Volume, all_volumes, edition_volume, topics_volume
from standfirst.source import DeskOptions
from standfirst.text import printable

Make = Callable[[], Volume]


@click.command(short_help="Typeset editions or topics as PDF.")
@config_option
@click.option(
    "-e", "--edition", "editions", metavar="DATE", multiple=True, help="An edition; the newest if nothing is named."
)
@click.option("-t", "--topic", "topics", metavar="SLUG", multiple=True, help="A topic; several make one volume.")
@click.option("--all", "everything", is_flag=True, help="Every story once, by topics, in volumes.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file, or a folder.  [default: here]")
@click.option("--newest", type=click.IntRange(1), metavar="N", help="Only the newest stories of each topic.")
@click.option(
    "--most",
    type=click.IntRange(1),
    metavar="N",
    default=MOST_STORIES,
    show_default=True,
    help="Most stories in a volume of --all.",
)
@click.option("--paper", type=click.Choice(["a4", "us-letter"]), help="In place of the desk's.")
@click.option("--columns", type=click.IntRange(1, 2), help="In place of the desk's.")
@click.option("--drafts", is_flag=True, help="With proposals and unpublished stories; watermarked.")
@click.option("--json", "as_json", is_flag=True, help="Print what was made as JSON.")
def print(  # noqa: A001, PLR0913 - the command's name, and one parameter an option
    config_file: Path,
    editions: tuple[str, ...],
    topics: tuple[str, ...],
    *,
    everything: bool,
    output: Path | None,
    newest: int | None,
    most: int,
    paper: Literal["a4", "us-letter"] | None,
    columns: int | None,
    drafts: bool,
    as_json: bool,
) -> None:
    """Typeset the newest edition, editions, topics or everything as PDF.

    Each edition is a file, topics together are one, and everything is cut into
    volumes. The files are PDF/A-2a and PDF/UA-1: tagged, searchable, to be kept.

    \b
    Examples:
      standfirst print
      standfirst print --edition 2026-11-16 -o monday.pdf
      standfirst print --topic harbour-lights --topic tides --paper us-letter
      standfirst print --all -o volumes
    """
    if newest is not None and not topics:
        raise click.UsageError("--newest is of topics: name one with --topic")
    started = time.monotonic()
    with bars() as progress:
        desk, prepared = checked_desk(config_file, drafts=drafts, progress=progress.over)
        options = _options(desk.plugin.options, paper, columns)
        look = look_of(options, desk.content, desk.overrides, desk.address)
        if not (editions or topics or everything):
            editions = (newest_edition(prepared),)
        volumes = _volumes(prepared.briefing, look, editions, topics, everything=everything, newest=newest, most=most)
        if not volumes:
            raise StandfirstError("the desk has no published story to print", remedy="publish one: `standfirst inbox`")
        several = everything or len(volumes) > 1
        folder = output_folder(desk, output) if several else None
        advance = progress.bar("Printing", len(volumes))
        press = Press(look, Limits(options.print.memory, options.print.seconds))
        made: list[dict[str, Any]] = []
        for printed in press.all(volumes, on_volume=partial(tell_missing, content=desk.content, told=set())):
            name = f"{printed.volume.name}.pdf"
            path = folder / name if folder else output_file(desk, name, output)
            write_whole(path, printed.pdf)
            made.append(_shape(path, printed, desk.content))
            advance()
    _say(made, time.monotonic() - started, as_json=as_json)


def _options(options: DeskOptions, paper: str | None, columns: int | None) -> DeskOptions:
    changed = {name: value for name, value in (("paper", paper), ("columns", columns)) if value is not None}
    return options.model_copy(update={"print": options.print.model_copy(update=changed)})


def _volumes(
    briefing: Briefing, look: Look, editions: Iterable[str], topics: tuple[str, ...], *,
    everything: bool, newest: int | None, most: int,
) -> list[Make]:  # fmt: skip
    """Return what makes each volume. Raises `StandfirstError` for what readers do not have."""
    makes = [_edition(briefing, look, name) for name in dict.fromkeys(editions)]
    for slug in topics:
        if slug not in briefing.library.topics:
            raise unknown("topic", slug, briefing.library.topics)
    if topics:
        slugs = tuple(dict.fromkeys(topics))
        makes.append(lambda: topics_volume(briefing, slugs, look, newest=newest))
    return [*makes, *(all_volumes(briefing, look, most=most) if everything else ())]


def _edition(briefing: Briefing, look: Look, name: str) -> Make:
    page = briefing.edition(name)
    if page is None:
        raise unknown("edition", name, briefing.edition_ids())

    def make(page: EditionPage = page) -> Volume:
        return edition_volume(briefing, page, look)

    return make


def _shape(path: Path, printed: Printed, content: Path) -> dict[str, Any]:
    return {
        "file": str(path),
        "pages": printed.pages,
        "bytes": len(printed.pdf),
        "stories": printed.volume.stories,
        "unchanged": printed.kept,
        "missing": [
            {"sign": missing.name, "file": origin.file if origin else None, "line": origin.line if origin else None,
             "column": origin.column if origin else None}
            for missing, origin in places(printed.volume, content)
        ],
    }  # fmt: skip


def tell_missing(volume: Volume, content: Path, told: set[str]) -> None:
    """Say on standard error which signs no font has, with each place, and what stands in their stead; once each."""
    found = sorted(places(volume, content), key=lambda one: (str(one[1] or ""), one[0].signs))
    for missing, origin in found:
        if f"{origin} {missing.signs}" in told:
            continue
        told.add(f"{origin} {missing.signs}")
        place = f"{shown_folder(content)}/{origin}: " if origin else ""
        said = printable(f"{place}no font has {missing.name}")
        err().print(Text.assemble(("warning: ", "bold yellow"), said), soft_wrap=True)
        err().print(
            Text(f"  → print shows {written(missing.signs[-1])}; write another sign where it matters", style="green")
        )


def _say(made: list[dict[str, Any]], seconds: float, *, as_json: bool) -> None:
    if as_json:
        click.echo(json.dumps({"version": 1, "volumes": made}, ensure_ascii=False, indent=2))
        return
    for row in made:
        kept = ", unchanged" if row["unchanged"] else ""
        line = Text.assemble(("Printed ", "green"), (row["file"], "bold"))
        out().print(
            line.append(f": {_many(row['pages'], 'page')}, {_many(row['stories'], 'story')}{kept}"), soft_wrap=True
        )
    if len(made) > 1:
        out().print(f"{len(made)} files in {seconds:.1f} s", soft_wrap=True)


def _many(count: int, what: str) -> str:
    many = f"{what[:-1]}ies" if what.endswith("y") else f"{what}s"
    return f"{count:,} {what if count == 1 else many}"
