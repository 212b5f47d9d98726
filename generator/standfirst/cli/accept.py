"""`standfirst accept`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

import click
from rich.console import Console
from rich.text import Text

from standfirst.cli.accepting import Accepted, accept_proposals
from standfirst.cli.console import bars, config_option, out, shown_folder
from standfirst.cli.rewrite import rewrite
from standfirst.errors import StandfirstError
from standfirst.quotes import Verifier
from standfirst.site.build import open_desk
from standfirst.site.remembered import verdict_store
from standfirst.source import Article, Library, load_library
from standfirst.source.schema.validate import nearest
from standfirst.text import printable


@click.command(short_help="Accept what a program proposed.")
@click.argument("id_", metavar="ID")
@click.argument("fields", metavar="[FIELD]...", nargs=-1)
@config_option
@click.option("--status", type=click.Choice(["review", "published"]), help="Set the article's status too.")
@click.option("--json", "as_json", is_flag=True, help="Print what was accepted as JSON.")
def accept(
    id_: str,
    fields: tuple[str, ...],
    config_file: Path,
    *,
    status: Literal["review", "published"] | None,
    as_json: bool,
) -> None:
    """Accept the proposals of an article: all of them, or the fields named.

    FIELD is a field's name, `quotes` for all quotes, or `quotes.2` for the
    second one. A quote that is not what the source says is refused, and then
    nothing is accepted.

    \b
    Examples:
      standfirst accept ferry-to-run-all-night
      standfirst accept ferry-to-run-all-night summary quotes.2
      standfirst accept ferry-to-run-all-night --status published
    """
    desk = open_desk(config_file)
    with bars() as progress:
        library = load_library(desk.content, desk.plugin.options, progress=progress.reading)
    article = named_article(library, id_)
    store = verdict_store()
    verifier = Verifier.of(library, remembered=store)
    accepted = accept_proposals(desk.content, verifier, article, fields, status)
    store.save()
    folder = shown_folder(desk.content)
    if accepted.after != accepted.before:
        name = f"{folder}/{article.file}"
        rewrite(desk.content / article.file, accepted.before, accepted.after, name=name)
    if as_json:
        click.echo(json.dumps(_as_json(accepted, folder), ensure_ascii=False, indent=2))
    else:
        _say(accepted, folder, out())


def named_article(library: Library, id_: str) -> Article:
    """Return an article by its id; raises `StandfirstError` with the nearest, or with why it could not be read."""
    article = library.articles.get(id_)
    if article is not None:
        return article
    broken = next((f for f in library.faults if f.place.file.endswith(f"/{id_}.md")), None)
    if broken is not None:
        raise StandfirstError(f"{id_} cannot be read: {broken.message}", remedy=broken.remedy, origin=broken.place)
    near = nearest(id_, sorted(library.articles))
    remedy = f"did you mean {near}?" if near else "name the stem of an article's file; `standfirst inbox` lists them"
    raise StandfirstError(f"there is no article {id_}", remedy=remedy)


def _say(accepted: Accepted, folder: str, console: Console) -> None:
    def say(text: Text) -> None:
        console.print(text, soft_wrap=True)

    names = [*accepted.names, *(f"quotes.{number}" for number in accepted.quotes)]
    file = f"{folder}/{accepted.article.file}"
    if names:
        say(Text.assemble(("Accepted ", "green"), f"{', '.join(names)} in {file}."))
    elif accepted.after == accepted.before:
        say(Text("That is accepted already; nothing was changed."))
    if accepted.fields.status != accepted.article.fields.status:
        say(Text.assemble(("Status: ", "green"), f"{accepted.fields.status}."))
    for number in accepted.unproved:
        say(Text(f"quotes.{number} was not compared with the source, whose text is not here.", style="yellow"))
    for pin in accepted.fields.related if "related" in accepted.names else ():
        if pin.id is None and pin.url is None:
            title = " ".join(printable(pin.title or "").split())
            say(Text(f"`{title}` needs an address, or is not shown.", style="yellow"))
    if accepted.left:
        say(Text(f"Still proposed: {', '.join(accepted.left)}."))
    if accepted.missing:
        say(Text(f"Missing before it can be published: {', '.join(accepted.missing)}."))


def _as_json(accepted: Accepted, folder: str) -> dict[str, Any]:
    """Return what was accepted in the documented shape, version 1."""
    return {
        "version": 1,
        "id": accepted.article.id,
        "folder": folder,
        "file": accepted.article.file,
        "changed": accepted.after != accepted.before,
        "accepted": [*accepted.names, *(f"quotes.{number}" for number in accepted.quotes)],
        "unproved": [f"quotes.{number}" for number in accepted.unproved],
        "status": accepted.fields.status.value,
        "proposed": list(accepted.left),
        "missing": list(accepted.missing),
    }
