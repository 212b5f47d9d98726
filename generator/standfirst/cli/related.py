"""`standfirst related`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from standfirst.cli.console import bars, config_option, out
from standfirst.cli.unread import tell_unread
from standfirst.cutoff import cutoff_time
from standfirst.errors import StandfirstError
from standfirst.relate import LibraryRelations, Relation
from standfirst.relate.relations import RelationKind
from standfirst.site.build import open_desk
from standfirst.site.kept_relations import keep_engine
from standfirst.site.related import relations_for
from standfirst.source import Library, load_library
from standfirst.source.schema.validate import nearest
from standfirst.text import printable

_KINDS: dict[RelationKind, str] = {
    "follows": "follows",
    "followed-by": "followed by",
    "same-event": "same event",
    "background": "background",
    "background-to": "background to",
    "contradicts": "contradicts",
}


@click.command(short_help="Say what belongs together, and why.")
@click.argument("ids", metavar="[ID]...", nargs=-1)
@config_option
@click.option("--all", "every", is_flag=True, help="Every story that readers have.")
@click.option("--drafts", is_flag=True, help="Count drafts among the stories.")
@click.option("--rank", type=click.IntRange(1), metavar="N", help="With --json: the N nearest too, thresholds or not.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON, a line a story.")
def related(
    ids: tuple[str, ...], config_file: Path, *, every: bool, drafts: bool, rank: int | None, as_json: bool
) -> None:
    """Print the stories that are near others, each link with its reasons.

    The same story and background, copies at other publishers, and the running
    story. Editors' pins come first and their bans are obeyed.

    \b
    Examples:
      standfirst related ferry-to-run-all-night
      standfirst related draft-of-today --drafts
      standfirst related --all --json --rank 10 > related.jsonl
    """
    if every == bool(ids):
        raise click.UsageError("name one story or more by its id, or say --all")
    if rank and not as_json:
        raise click.UsageError("--rank is for --json")
    desk = open_desk(config_file)
    with bars() as progress:
        library = load_library(desk.content, desk.plugin.options, progress=progress.reading)
        cutoff = cutoff_time()
        shown = {article.id for article in library.shown(cutoff, drafts=drafts)}
        chosen = sorted(shown) if every else _chosen(library, shown, ids, drafts=drafts)
        relations = relations_for(library, desk.content, cutoff, drafts=drafts, progress=progress.over)
        found = [(id_, _shape(relations, id_, rank)) for id_ in progress.over("Relating", chosen)] if as_json else []
    keep_engine(relations.engine, desk.content)
    if as_json:
        for _, shape in found:
            click.echo(json.dumps(shape, ensure_ascii=False))
    else:
        console = out()
        for id_ in chosen:
            print_related(library, relations, id_, console)
        if every:
            console.print("1 story." if len(chosen) == 1 else f"{len(chosen)} stories.")
    tell_unread(library)


def _chosen(library: Library, shown: set[str], ids: tuple[str, ...], *, drafts: bool) -> list[str]:
    """Return the ids without repetition; raises `StandfirstError` for one that is no story readers have."""
    for id_ in ids:
        if id_ in shown:
            continue
        if id_ in library.articles:
            remedy = "it was withdrawn or lacks a title or date" if drafts else "add --drafts to count drafts too"
            raise StandfirstError(f"readers do not have {id_}", remedy=remedy)
        near = nearest(id_, sorted(library.articles))
        remedy = f"did you mean {near}?" if near else "name the stem of an article's file"
        raise StandfirstError(f"there is no article {id_}", remedy=remedy)
    return list(dict.fromkeys(ids))


def _shape(relations: LibraryRelations, id_: str, rank: int | None) -> dict[str, Any]:
    """Return a story in the documented shape, version 1."""
    links = relations.related(id_)
    leader = relations.leader(id_)
    shape: dict[str, Any] = {
        "version": 1,
        "id": id_,
        "same_story": [_link(link) for link in links.same_story],
        "background": [_link(link) for link in links.background],
        "duplicates": list(relations.duplicates(id_)),
        "folds_under": leader if leader != id_ else None,
        "thread": list(relations.thread(id_)),
        "thread_title": relations.thread_title(id_) or None,
    }
    if rank:
        shape["ranked"] = [{"id": other, "score": score} for other, score in relations.ranked(id_, rank)]
    return shape


def _link(link: Relation) -> dict[str, Any]:
    where = {"id": link.id} if link.id is not None else {"id": None, "url": link.url, "title": link.title}
    reasons = [why.text for why in link.reasons]
    return {**where, "score": link.score, "kind": link.kind, "pinned": link.pinned, "reasons": reasons}


def print_related(library: Library, relations: LibraryRelations, id_: str, console: Console) -> None:
    """Print what belongs to a story, no line wider than the console."""
    console.print(Text(id_, style="bold"))
    _print(Text(_title(library, id_), style="dim"), console)
    links = relations.related(id_)
    for label, block in (("same story", links.same_story), ("background", links.background)):
        if block:
            console.print(Text(f"  {label}", style="bold"))
        for link in block:
            for line, indent in _lines(library, link):
                _print(line, console, indent)
    copies = relations.duplicates(id_)
    if copies:
        leader = relations.leader(id_)
        folds = f" (folds under {leader})" if leader != id_ else ""
        _print(Text.assemble(("copies: ", "bold"), f"{', '.join(copies)}{folds}"), console)
    thread = relations.thread(id_)
    if thread:
        title = relations.thread_title(id_)
        said = f"{title + ': ' if title else ''}{len(thread)} stories, this is number {thread.index(id_) + 1}"
        _print(Text.assemble(("thread: ", "bold"), said), console)
        for other in thread:
            _print(Text(f"{'→' if other == id_ else '·'} {other}"), console, 4)
    if not (len(links) or copies or thread):
        _print(Text("nothing is near enough"), console)
    console.print()


def _lines(library: Library, link: Relation) -> Iterator[tuple[Text, int]]:
    score = "pinned" if link.pinned else f"{link.score:.2f}"
    name = link.id or link.url or ""
    yield Text.assemble((f"{score:>6}  ", "cyan"), (f"{_KINDS[link.kind]} ", "dim"), printable(name)), 2
    title = _title(library, link.id) if link.id else " ".join(printable(link.title or "").split())
    if title:
        yield Text(title, style="dim"), 10
    yield Text("; ".join(" ".join(printable(why.text).split()) for why in link.reasons), style="italic"), 10


def _title(library: Library, id_: str) -> str:
    return " ".join(printable(library.articles[id_].fields.title or "").split())


def _print(line: Text, console: Console, indent: int = 2) -> None:
    for part in line.wrap(console, max(20, console.width - indent)):
        part.rstrip()
        console.print(Text(" " * indent).append_text(part), soft_wrap=True)
