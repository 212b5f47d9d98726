"""`standfirst inbox`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from standfirst.briefing.inbox import waiting
from standfirst.briefing.unaccepted import Waiting
from standfirst.cli.console import bars, config_option, out, shown_folder
from standfirst.cli.unread import tell_unread
from standfirst.cutoff import cutoff_time
from standfirst.site.build import open_desk
from standfirst.source import load_library
from standfirst.text import printable


@click.command(short_help="List what waits for somebody, and what it lacks.")
@config_option
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
def inbox(config_file: Path, *, as_json: bool) -> None:
    """List the articles that wait, oldest first: drafts, and published ones with proposals left.

    `standfirst serve` shows each beside its source, at /inbox/. What could not be
    read is counted on standard error.

    \b
    Examples:
      standfirst inbox
      standfirst inbox --json
    """
    desk = open_desk(config_file)
    with bars() as progress:
        library = load_library(desk.content, desk.plugin.options, progress=progress.reading)
    items = waiting(library, cutoff_time())
    unread = tell_unread(library)
    if as_json:
        shape = {
            "version": 1,
            "folder": shown_folder(desk.content),
            "unread": unread,
            "articles": [_as_json(item) for item in items],
        }
        click.echo(json.dumps(shape, ensure_ascii=False, indent=2))
        return
    print_inbox(items, out())


def print_inbox(items: tuple[Waiting, ...], console: Console) -> None:
    """Print what waits, a block of lines each, no line wider than the console."""
    if not items:
        console.print("Nothing waits.")
        return
    for item in items:
        console.print(Text(item.id, style="bold"))
        for line in _lines(item):
            for part in line.wrap(console, max(20, console.width - 2)):
                part.rstrip()
                console.print(Text("  ").append_text(part), soft_wrap=True)
        console.print()
    console.print(Text("1 article waits." if len(items) == 1 else f"{len(items)} articles wait."))


def _lines(item: Waiting) -> Iterator[Text]:
    if item.title:
        yield Text(_flat(item.title))
    told = [age(item), item.status, item.publisher]
    yield Text(_flat(" · ".join(part for part in told if part)), style="dim")
    left = [*item.fields, *([_counted(item.quotes, "quote")] if item.quotes else [])]
    rows = (("topics", item.topics, ""), ("to accept", left, "yellow"), ("missing", item.missing, "red"))
    for label, names, style in rows:
        if names:
            yield Text.assemble(f"{label}: ", (_flat(", ".join(names)), style))


def age(item: Waiting) -> str:
    """Return since how many days it waits, in words; empty where nobody knows."""
    if item.days is None:
        return ""
    return _counted(item.days, "day") if item.days else "today"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _flat(text: str) -> str:
    return " ".join(printable(text).split())


def _as_json(item: Waiting) -> dict[str, Any]:
    """Return an article in the documented shape, version 1."""
    return {
        "id": item.id,
        "file": item.file,
        "title": item.title,
        "publisher": item.publisher,
        "status": item.status,
        "since": item.since.iso if item.since else None,
        "days": item.days,
        "topics": list(item.topics),
        "quotes": item.quotes,
        "proposed": list(item.fields),
        "missing": list(item.missing),
    }
