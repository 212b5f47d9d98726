"""`standfirst epub`."""

from __future__ import annotations

import json
from pathlib import Path

import click
from rich.text import Text

from standfirst.cli.console import bars, config_option, out
from standfirst.cli.outputs import checked_desk, newest_edition, output_file, unknown, write_whole
from standfirst.press.book import BookLook, edition_book, topic_book
from standfirst.site.build import Desk
from standfirst.site.colours import accent_for
from standfirst.site.prepare import Prepared
from standfirst.text import printable


@click.command(short_help="Write an edition or a topic as an EPUB.")
@config_option
@click.option("-e", "--edition", metavar="DATE", help="An edition; the newest if nothing is named.")
@click.option("-t", "--topic", metavar="SLUG", help="A topic, with all its stories.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A file, or a folder.  [default: here]")
@click.option("--json", "as_json", is_flag=True, help="Print what was written as JSON.")
def epub(config_file: Path, *, edition: str | None, topic: str | None, output: Path | None, as_json: bool) -> None:
    """Write an edition, or a topic, as a book for reading programs (EPUB 3).

    \b
    Examples:
      standfirst epub
      standfirst epub --topic harbour-lights -o lights.epub
    """
    if edition is not None and topic is not None:
        raise click.UsageError("a book is of an edition or of a topic: name one of them")
    with bars() as progress:
        desk, prepared = checked_desk(config_file, progress=progress.over)
        name, content = _book(desk, prepared, edition, topic)
    path = output_file(desk, f"{name}.epub", output)
    write_whole(path, content)
    if as_json:
        click.echo(json.dumps({"version": 1, "file": str(path), "bytes": len(content)}, ensure_ascii=False, indent=2))
        return
    line = Text.assemble(("Wrote ", "green"), (printable(str(path)), "bold"), f": {len(content) / 1000:.1f} KB")
    out().print(line, soft_wrap=True)


def _book(desk: Desk, prepared: Prepared, edition: str | None, topic: str | None) -> tuple[str, bytes]:
    """Return the book's name and its bytes. Raises `StandfirstError` for what readers do not have."""
    briefing = prepared.briefing
    accent = accent_for(desk.plugin.options.desk.accent).light
    look = BookLook(accent=accent, address=desk.address, overrides=desk.overrides)
    if topic is not None:
        page = briefing.topic(topic)
        if page is None:
            raise unknown("topic", topic, briefing.library.topics)
        return f"topic-{topic}", topic_book(briefing, page, look, prepared.cutoff)
    name = newest_edition(prepared) if edition is None else edition
    shown = briefing.edition(name)
    if shown is None:
        raise unknown("edition", name, briefing.edition_ids())
    return f"edition-{name}", edition_book(briefing, shown, look, prepared.cutoff)
