"""`standfirst edition`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from standfirst.briefing.edition_news import Reason, reading_time
from standfirst.briefing.next_edition import ProposedEdition, ProposedStory, edition_text, propose_edition
from standfirst.cli.console import bars, config_option, out, shown_folder
from standfirst.cli.keeping import keep_new
from standfirst.cli.unread import tell_unread
from standfirst.cutoff import cutoff_time
from standfirst.errors import Severity, StandfirstError
from standfirst.quotes import Verifier
from standfirst.site.build import open_desk
from standfirst.site.related import relations_for
from standfirst.site.remembered import verdict_store
from standfirst.source import Library, load_library
from standfirst.source.moments import parse_moment, zone_named
from standfirst.text import printable

_LEFT_OUT: dict[Reason, tuple[str, str]] = {
    "copy": ("copy of another article", "copies of other articles"),
    "listed": ("in an edition already", "in an edition already"),
    "draft": ("draft (`standfirst inbox`)", "drafts (`standfirst inbox`)"),
    "embargo": ("under an embargo", "under an embargo"),
    "room": ("for want of room", "for want of room"),
}


@click.command(short_help="Propose an edition of what is new.")
@click.argument("day", metavar="DATE")
@config_option
@click.option("--dry-run", is_flag=True, help="Print the edition file and write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print what was proposed as JSON.")
def edition(day: str, config_file: Path, *, dry_run: bool, as_json: bool) -> None:
    """Write a new edition file for DATE (2026-11-23, or today): what is new since the last edition.

    Led by importance, by how many publishers report a story and by running
    stories on the move; copies folded; read in a set time. It is marked as
    proposed, and an edition that is there is never touched.

    \b
    Examples:
      standfirst edition today --dry-run
      standfirst edition 2026-11-23
    """
    given, cutoff = _day(day), cutoff_time()
    desk = open_desk(config_file)
    options, folder = desk.plugin.options, shown_folder(desk.content)
    wanted = given or cutoff.astimezone(zone_named(options.desk.timezone)).date()
    file = f"editions/{wanted.isoformat()}.md"
    path = desk.content / file
    if path.exists() or path.is_symlink():
        raise _there_already(f"{folder}/{file}")
    with bars() as progress:
        library = load_library(desk.content, options, progress=progress.reading)
        _refuse(library, wanted, folder)
        moment = reading_time(library, wanted, cutoff)
        relations = relations_for(library, desk.content, moment, progress=progress.over)
        verifier = Verifier.of(library, remembered=verdict_store())
        proposed = propose_edition(library, relations, wanted, moment, verifier=verifier)
        verdict_store().save()
    unread = tell_unread(library)
    if not proposed.stories:
        raise _nothing(library, proposed, moment, folder)
    text = edition_text(proposed)
    if not dry_run:
        keep_new(path, text.encode(), f"{folder}/{file}")
    if as_json:
        shape = {"version": 1, "folder": folder, "file": file, "written": not dry_run, "unread": unread}
        click.echo(json.dumps({**shape, **_shape(proposed)}, ensure_ascii=False, indent=2))
    elif dry_run:
        click.echo(text, nl=False)
    else:
        print_proposed(library, proposed, f"{folder}/{file}", out())


def _day(given: str) -> date | None:
    """Return the day that DATE names, None for `today`; anything else is a wrong use, told with the right one."""
    if given == "today":
        return None
    try:
        moment = parse_moment(given)
    except ValueError:
        moment = None
    if moment is None or moment.clock is not None:
        message = f"{printable(given)!r} is no day; write year, month and day as in 2026-11-23, or: today"
        raise click.BadParameter(message, param_hint="DATE")
    return moment.day


def _there_already(name: str) -> StandfirstError:
    remedy = "change it by hand, or delete it to have one proposed anew"
    return StandfirstError(f"there is an edition of that day already: {name}", remedy=remedy)


def _refuse(library: Library, day: date, folder: str) -> None:
    """Raise `StandfirstError` where the day has an edition, or where one cannot be read: what it has would be new."""
    for known in library.editions.values():
        if known.fields.date.day == day:
            raise _there_already(f"{folder}/{known.file}")
    read = {known.file for known in library.editions.values()}
    for fault in library.faults:
        place = fault.place.file
        if fault.severity is Severity.ERROR and place not in read and place.split("/")[0] == "editions":
            message = f"an edition cannot be read, and its stories would be taken for new: {fault.message}"
            raise StandfirstError(message, remedy=fault.remedy, origin=fault.place)


def _nothing(library: Library, proposed: ProposedEdition, moment: datetime, folder: str) -> StandfirstError:
    """Return why no edition can be proposed, and what to do about it."""
    reasons = Counter(item.reason for item in proposed.left_out)
    if reasons["room"]:
        minutes = library.options.edition.minutes
        time = "1 minute" if minutes == 1 else f"{minutes} minutes"
        return StandfirstError(
            f"no new story can be read in {time}", remedy="raise `edition.minutes` in the desk's configuration"
        )
    last, shown = proposed.since.edition, library.shown(moment)
    since = f"the edition {folder}/{last.file}" if last else proposed.since.day.isoformat()
    newest = max((article.fields.date.day for article in shown if article.fields.date), default=None)
    if reasons["draft"]:
        remedy = f"publish what waits ({_counted(reasons)}), or give a later DATE"
    elif newest and not last:
        remedy = f"the newest story is of {newest.isoformat()}: give a DATE near it"
    else:
        remedy = "clip and publish something first, or give a later DATE"
    left = f" ({_counted(reasons)})" if reasons else ""
    return StandfirstError(f"nothing is new since {since}{left}", remedy=remedy)


def _counted(reasons: Counter[Reason]) -> str:
    said = [f"{reasons[reason]} {names[reasons[reason] > 1]}" for reason, names in _LEFT_OUT.items() if reasons[reason]]
    return ", ".join(said)


def _shape(proposed: ProposedEdition) -> dict[str, Any]:
    """Return an edition in the documented shape, version 1."""
    last, quote = proposed.since.edition, proposed.quote
    return {
        "date": proposed.day.isoformat(),
        "since": proposed.since.day.isoformat(),
        "last": last.id if last else None,
        "minutes": proposed.minutes,
        "lead": proposed.stories[0].id,
        "stories": [_story(story) for story in proposed.stories],
        "also_noted": list(proposed.also_noted),
        "quote": {"id": quote.id, "text": quote.text} if quote else None,
        "left_out": [{"id": item.id, "reason": item.reason} for item in proposed.left_out],
    }


def _story(story: ProposedStory) -> dict[str, Any]:
    return {
        "id": story.id,
        "topic": story.topic,
        "why": story.why,
        "publishers": story.publishers,
        "reports": story.reports,
    }


def print_proposed(library: Library, proposed: ProposedEdition, name: str, console: Console) -> None:
    """Print what was proposed, compared with what, what was left out, and what to do next."""
    console.print(Text.assemble(("Proposed ", "green"), (printable(name), "bold")), soft_wrap=True)
    for line, indent in _lines(library, proposed):
        for part in line.wrap(console, max(20, console.width - indent)):
            part.rstrip()
            console.print(Text(" " * indent).append_text(part), soft_wrap=True)
    console.print(
        "\nNext: read it, change what you like, write the lead below the fields, and set\n"
        "`status: published`. `standfirst serve` shows it, marked as proposed.",
        markup=False,
        soft_wrap=True,
    )


def _lines(library: Library, proposed: ProposedEdition) -> Iterator[tuple[Text, int]]:
    yield Text(_compared(proposed)), 0
    topic: str | None = ""
    for place, story in enumerate(proposed.stories):
        if story.topic != topic:
            topic = story.topic
            yield Text(), 0
            yield Text(_flat(topic or "Other stories"), style="bold"), 0
        yield Text.assemble(_title(library, story.id), ("  (leads)" if not place else "", "cyan")), 2
        yield Text(f"{story.id}{_breadth(story)}", style="dim"), 4
        if story.why:
            yield Text(_flat(story.why), style="italic"), 4
    if proposed.also_noted:
        yield Text(), 0
        yield Text("Also noted", style="bold"), 0
    for id_ in proposed.also_noted:
        yield Text.assemble(_title(library, id_), (f"  {id_}", "dim")), 2
    if proposed.quote is not None:
        yield Text(), 0
        yield Text("Quote of the edition", style="bold"), 0
        yield Text.assemble(_flat(proposed.quote.text), (f"  {proposed.quote.id}", "dim")), 2
    if proposed.left_out:
        yield Text(), 0
        yield Text(f"Left out: {_counted(Counter(item.reason for item in proposed.left_out))}"), 0


def _compared(proposed: ProposedEdition) -> str:
    """Return in a sentence what is new since when, and how much was made of it."""
    since, count = proposed.since, len(proposed.stories)
    stories = "1 story" if count == 1 else f"{count} stories"
    minutes = "1 minute" if proposed.minutes == 1 else f"{proposed.minutes} minutes"
    if since.edition is None:
        return f"{stories}, {minutes}; new in the week since {since.day.isoformat()}, as there is no edition before."
    status = since.edition.fields.status
    still = "" if status == "published" else f" (it is still {status}; what it lists counts as taken)"
    return f"{stories}, {minutes}; new since {since.edition.file}{still}."


def _breadth(story: ProposedStory) -> str:
    """Return what a story's place is owed to, where more than one article is behind it."""
    publishers = "1 publisher" if story.publishers == 1 else f"{story.publishers} publishers"
    return f": {story.reports} new reports, {publishers}" if story.reports > 1 else ""


def _title(library: Library, id_: str) -> str:
    return _flat(library.articles[id_].fields.title or id_)


def _flat(text: str) -> str:
    return " ".join(printable(text).split())
