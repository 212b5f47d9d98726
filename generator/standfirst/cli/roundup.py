"""`standfirst roundup`."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from standfirst import __version__
from standfirst.cli.console import bars, config_option, out, shown_folder
from standfirst.cli.rewrite import rewrite as write_file
from standfirst.cli.unread import tell_unread
from standfirst.cutoff import cutoff_time
from standfirst.errors import Faults, StandfirstError
from standfirst.site.build import open_desk
from standfirst.site.related import relations_for
from standfirst.source import Library, Topic, load_library
from standfirst.source.files import SourceFile, read_source
from standfirst.source.frontmatter import read_document
from standfirst.source.moments import parse_moment, zone_named
from standfirst.source.schema import TopicFields
from standfirst.source.schema.validate import nearest, validate
from standfirst.source.splice import Change, splice
from standfirst.summarise.compiled import WORDS
from standfirst.summarise.rewriters import Selection, rewrite
from standfirst.summarise.roundups import RoundUp, compiled, sentences_in
from standfirst.summarise.verbatim import length_of
from standfirst.text import escape_markdown, printable


@click.command(short_help="Compile a topic's short opening, word for word.")
@click.argument("slug", metavar="TOPIC")
@config_option
@click.option("--since", metavar="DATE", help="Read the stories since a day.  [default: the newest 30 days]")
@click.option("--write", is_flag=True, help="Put it into the topic's file, for an editor to take over.")
@click.option("--no-rewriter", is_flag=True, help="Leave the desk's rewriter alone.")
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
def roundup(slug: str, config_file: Path, *, since: str | None, write: bool, no_rewriter: bool, as_json: bool) -> None:
    """Compile TOPIC's round-up out of the accepted summaries of its stories.

    At most 80 words, each sentence word for word and with its story. With
    --write it goes into the topic's file, where readers do not see it until an
    editor sets `accepted: true`. One that is there is never replaced.

    \b
    Examples:
      standfirst roundup harbour-lights
      standfirst roundup harbour-lights --since 2026-11-01 --write
    """
    begun = _since(since)
    desk = open_desk(config_file)
    options, folder = desk.plugin.options, shown_folder(desk.content)
    with bars() as progress:
        library = load_library(desk.content, options, progress=progress.reading)
        topic = _named(library, slug)
        if write and topic.fields.roundup is not None:
            message = f"{folder}/{topic.file} has a round-up"
            raise StandfirstError(message, remedy="change it by hand, or take it out to have one compiled anew")
        cutoff = cutoff_time()
        relations = relations_for(library, desk.content, cutoff, progress=progress.over)
    articles = [a for a in library.shown(cutoff) if slug in a.fields.topics and "topics" not in a.fields.proposed]
    found = compiled(articles, relations.leader, since=begun)
    tell_unread(library)
    if found is None:
        raise _nothing(slug, since)
    name = None if no_rewriter else options.rewriter
    text, sources, program = _said(found, topic, options.desk.language, name)
    today = cutoff.astimezone(zone_named(options.desk.timezone)).date()
    if write:
        _write(desk.content, folder, topic, {
            "text": escape_markdown(text), "sources": list(sources), "accepted": False,
            "by": program, "date": today.isoformat(),
        })  # fmt: skip
    if as_json:
        shape = {"version": 1, "folder": folder, "file": topic.file, "written": write}
        click.echo(json.dumps({**shape, **_shape(found, topic, text, sources, program)}, ensure_ascii=False, indent=2))
    else:
        _print(library, found, text if name else None, program, out())
        if write:
            out().print(Text(f"Written to {folder}/{topic.file}; readers see it once it says accepted: true."))


def _since(given: str | None) -> date | None:
    if given is None:
        return None
    try:
        moment = parse_moment(given)
    except ValueError:
        moment = None
    if moment is None or moment.clock is not None:
        message = f"{printable(given)!r} is no day; write year, month and day as in 2026-11-23"
        raise click.BadParameter(message, param_hint="--since")
    return moment.day


def _named(library: Library, slug: str) -> Topic:
    topic = library.topics.get(slug)
    if topic is None:
        near = nearest(slug, sorted(library.topics))
        remedy = f"did you mean {near}?" if near else "name the stem of a topic's file"
        raise StandfirstError(f"there is no topic {slug}", remedy=remedy)
    return topic


def _nothing(slug: str, since: str | None) -> StandfirstError:
    period = f" since {since}" if since else ""
    message = f"there is nothing to compile for {slug}{period}"
    remedy = "it takes two published stories with an accepted summary; copies count once"
    return StandfirstError(message, remedy=remedy)


def _said(found: RoundUp, topic: Topic, language: str, rewriter: str | None) -> tuple[str, tuple[str, ...], str]:
    """Return the round-up's text, the stories it rests on, and the program that wrote it."""
    if rewriter:
        selection = Selection(topic.fields.title, language, sentences_in(found), WORDS)
        rewritten, program = rewrite(selection, rewriter)
        return rewritten.text, rewritten.sources, program
    sources = dict.fromkeys(id_ for _, ids in found.pieces for id_ in ids)
    return " ".join(text for text, _ in found.pieces), tuple(sources), f"standfirst {__version__}"


def _write(content: Path, folder: str, topic: Topic, value: dict[str, Any]) -> None:
    """Splice the round-up into the topic's file; raises `StandfirstError` where that is not as it was read."""
    text = read_source(content / topic.file, topic.file, content).text
    name = f"{folder}/{topic.file}"
    try:
        fields, _ = validate(read_document(SourceFile(topic.file, text)).fields, TopicFields, topic.file)
    except Faults as error:
        raise StandfirstError(error.faults[0].explain(), remedy="mend that first") from None
    if fields != topic.fields:
        raise StandfirstError(f"{name} has changed since it was read", remedy="run the command again")
    after = splice(text, topic.file, [Change(("roundup",), value)], TopicFields)
    write_file(content / topic.file, text, after, name=name)


def _shape(found: RoundUp, topic: Topic, text: str, sources: tuple[str, ...], program: str) -> dict[str, Any]:
    """Return the round-up in the documented shape, version 1."""
    return {
        "topic": topic.slug,
        "text": text,
        "sources": list(sources),
        "by": program,
        "stories": found.stories,
        "first": found.first.isoformat() if found.first else None,
        "last": found.last.isoformat() if found.last else None,
        "sentences": [{"text": said, "id": ids[0]} for said, ids in found.pieces],
    }


def _print(library: Library, found: RoundUp, rewritten: str | None, program: str, console: Console) -> None:
    """Print each sentence with its story, and what a rewriter made of them; no line wider than the console."""
    for said, ids in found.pieces:
        _wrapped(Text(printable(said)), console, 0)
        article = library.articles[ids[0]]
        publisher = f", {article.publisher.name}" if article.publisher else ""
        _wrapped(Text(printable(f"{article.id}{publisher}, {article.fields.date}"), style="dim"), console, 4)
    words = sum(length_of(said) for said, _ in found.pieces)
    between = f", {found.first} to {found.last}" if found.first and found.last else ""
    console.print()
    _wrapped(Text(f"{words} word{'' if words == 1 else 's'} from {found.stories} stories{between}"), console, 0)
    if rewritten is not None:
        console.print()
        _wrapped(Text(printable(rewritten)), console, 0)
        _wrapped(Text(f"written by {program}; nothing in it that its sources lack was found", style="dim"), console, 4)


def _wrapped(line: Text, console: Console, indent: int) -> None:
    for part in line.wrap(console, max(20, console.width - indent)):
        part.rstrip()
        console.print(Text(" " * indent).append_text(part), soft_wrap=True)
