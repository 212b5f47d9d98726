"""`standfirst verify`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

import click

from standfirst.cli.console import bars, complain, config_option, err, out, shown_folder
from standfirst.cli.stamping import Stamper
from standfirst.cli.verdicts import Result, Tally, print_result
from standfirst.cutoff import cutoff_time
from standfirst.errors import Severity, StandfirstError
from standfirst.quotes import Checked, Verifier
from standfirst.quotes.verdict import Profile
from standfirst.site.build import open_desk
from standfirst.site.remembered import verdict_store
from standfirst.source import Article, Library, Status, load_library
from standfirst.source.moments import zone_named
from standfirst.source.schema.validate import nearest


@click.command(short_help="Prove every quote against its source.")
@click.argument("ids", metavar="[ID]...", nargs=-1)
@config_option
@click.option("--json", "as_json", is_flag=True, help="Print the verdicts as JSON.")
@click.option("--stamp", is_flag=True, help="Write into the files what was proved, for where the evidence is not.")
@click.option("--profile", type=click.Choice(["desk", "strict"]), help="By which rules.  [default: the desk's]")
def verify(ids: tuple[str, ...], config_file: Path, *, as_json: bool, stamp: bool, profile: Profile | None) -> None:
    """Prove the quotes of all articles, or of those named, against their bodies.

    Exits with 1 when a quote of a published article failed, or a stamp is not
    about its quote.

    \b
    Examples:
      standfirst verify
      standfirst verify ferry-to-run-all-night --json
      standfirst verify --stamp
    """
    desk = open_desk(config_file)
    options, profile = desk.plugin.options, profile or desk.plugin.options.profile
    stamped: int | None = None
    refused: list[StandfirstError] = []
    with bars() as progress:

        def verified() -> tuple[Library, Verifier, list[Article]]:
            library = load_library(desk.content, options, progress=progress.reading)
            verifier = Verifier.of(library, profile=profile, remembered=verdict_store())
            chosen = {article.id: article for article in _chosen(library, ids)}
            for id_ in progress.over("Verifying", chosen):
                verifier.checked(chosen[id_])
            verdict_store().save()
            return library, verifier, list(chosen.values())

        library, verifier, articles = verified()
        if stamp:
            today = cutoff_time().astimezone(zone_named(options.desk.timezone)).date()
            stamper = Stamper(library, desk.content, profile, today)
            move = progress.bar("Stamping", len(articles))
            stamped, refused = _stamp(stamper, verifier, articles, move)
            library, verifier, articles = verified()
    for error in refused:
        complain(error)
    found = [Result.of(article, verifier.checked(article), library.evidence.body(article.id)) for article in articles]
    tally = Tally.of(found)
    _say(found, tally, stamped, as_json=as_json, folder=shown_folder(desk.content))
    unread = not ids and _tell_unread(library)
    if tally.stops or refused or unread or (stamp and tally.all_failed):
        sys.exit(1)


def _say(found: list[Result], tally: Tally, stamped: int | None, *, as_json: bool, folder: str) -> None:
    if as_json:
        shown = [quote for result in found for quote in _as_json(result)]
        click.echo(json.dumps({"version": 1, "quotes": shown}, ensure_ascii=False, indent=2))
        return
    console = out()
    for result in found:
        print_result(result, console, name=folder)
    console.print(tally.line(stamped=stamped), soft_wrap=True)


def _stamp(
    stamper: Stamper, verifier: Verifier, articles: list[Article], move: Callable[[], None]
) -> tuple[int, list[StandfirstError]]:
    """Stamp what was proved; return how many stamps are new, and why some files were not stamped."""
    count, refused = 0, []
    for article in articles:
        try:
            count += stamper.stamp(article, verifier.checked(article), verifier.body_sha256(article))
        except StandfirstError as error:
            refused.append(error)
        move()
    return count, refused


def _chosen(library: Library, ids: tuple[str, ...]) -> Iterable[Article]:
    """Return the articles named, or all that have quotes and are not withdrawn; raises `StandfirstError`."""
    if not ids:
        kept = (a for a in library.articles.values() if a.fields.quotes and a.fields.status is not Status.WITHDRAWN)
        return sorted(kept, key=lambda article: article.file)
    for id_ in ids:
        if id_ not in library.articles:
            near = nearest(id_, sorted(library.articles))
            remedy = f"did you mean {near}?" if near else "name the stem of an article's file"
            raise StandfirstError(f"there is no article {id_}", remedy=remedy)
    return [library.articles[id_] for id_ in dict.fromkeys(ids)]


def _tell_unread(library: Library) -> bool:
    """Say how many articles that readers have could not be read, so that nothing in them was verified."""
    read = {article.file for article in library.articles.values()}
    files = {
        fault.place.file
        for fault in library.faults
        if fault.severity is Severity.ERROR and not fault.draft and fault.place.file.startswith("articles/")
    }
    count = len(files - read)
    if count:
        words = "1 article" if count == 1 else f"{count} articles"
        err().print(f"{words} could not be read; `standfirst check` says why", soft_wrap=True, markup=False)
    return bool(count)


def _as_json(result: Result) -> Iterator[dict[str, Any]]:
    """Yield an article's quotes in the documented JSON shape, version 1."""
    for quote, name, item in result.quotes():
        verdict = item.verdict
        edits = [
            {
                "kind": edit.kind, "start": edit.start, "end": edit.end, "text": edit.text, "source": edit.source,
                "source_start": edit.source_start, "source_end": edit.source_end, "message": edit.message,
            }
            for edit in verdict.edits
        ]  # fmt: skip
        cautions = [{"rule": c.kind, "message": c.message, "suggestion": c.suggestion} for c in verdict.cautions]
        yield {
            "id": result.article.id,
            "text": quote.text,
            "speaker": name.name,
            "standing": verdict.standing.value,
            "start": verdict.start,
            "end": verdict.end,
            "edits": edits,
            "message": verdict.message,
            "suggestion": verdict.suggestion,
            "cautions": cautions,
            "stamped": _stamped(item),
        }


def _stamped(item: Checked) -> dict[str, Any] | None:
    """Return what a quote's stamp says and whether it is about the quote as it stands; None without one."""
    stamp = item.stamp
    if stamp is None:
        return None
    return {"holds": item.stamp_holds, "standing": stamp.standing, "profile": stamp.profile, "date": str(stamp.date)}
