"""`standfirst withdraw`."""

from __future__ import annotations

import json
import shlex
import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.text import Text

from standfirst.briefing import Briefing
from standfirst.cli.accept import named_article
from standfirst.cli.build import press_beside
from standfirst.cli.console import bars, config_option, out, shown_folder
from standfirst.cli.erasing import remove
from standfirst.cli.rewrite import rewrite
from standfirst.cli.taking_down import Plan, plan_withdrawal
from standfirst.errors import StandfirstError
from standfirst.review.history import Held, history_of
from standfirst.site.build import Desk, build_site, open_desk, prepare_desk
from standfirst.source import Status
from standfirst.source.moments import Moment, parse_moment
from standfirst.text import printable

_SHOWN = 12
"""Pages of a kind that are named; the others are counted, and --json has all."""

_KINDS = {
    "tombstone": "the notice", "article": "stories that lead to it", "topic": "topics", "edition": "editions",
    "person": "people", "organisation": "organisations", "publisher": "publishers",
}  # fmt: skip


@click.command(short_help="Take a story down, and say all that this touches.")
@click.argument("id_", metavar="ID")
@click.option("--reason", default="", help="Why: readers are told at the story's address.")
@click.option("--date", "day", metavar="DATE", help="Since when.  [default: today]")
@click.option("--erase", is_flag=True, help="Remove its text too: file, evidence, what is kept, the built site.")
@click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")
@click.option("-y", "--yes", is_flag=True, help="Erase without asking.")
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
@config_option
def withdraw(
    id_: str,
    reason: str,
    day: str | None,
    config_file: Path,
    *,
    erase: bool,
    dry_run: bool,
    yes: bool,
    as_json: bool,
) -> None:
    """Take a published story down: its address says so, and why; its words are nowhere any more.

    With --erase its text is removed from the desk as well, and what git still holds is named. A run that was
    interrupted is finished by the same command.

    \b
    Examples:
      standfirst withdraw ferry-to-run-all-night --reason "The ferry office denies it."
      standfirst withdraw ferry-to-run-all-night --reason "..." --dry-run
      standfirst withdraw ferry-to-run-all-night --reason "By order of a court." --erase
    """
    desk = open_desk(config_file)
    with bars() as progress:
        prepared = prepare_desk(desk, progress=progress.over)
    article = named_article(prepared.library, id_)
    taken = article.fields.status is Status.WITHDRAWN
    if taken and not erase:
        raise StandfirstError(f"{id_} is withdrawn already", remedy="with --erase its text is removed too")
    if not taken and not reason.strip():
        raise StandfirstError("readers are told why", remedy='say it: --reason "..."')
    plan = plan_withdrawal(
        desk, prepared, article, " ".join(reason.split()), _moment(day, prepared.cutoff.date()), erase=erase
    )
    ids = (article.id, *article.fields.formerly)
    held = history_of(desk.content, desk.content / article.file, plan.evidence, ids) if erase else None
    stopped = _stopped(plan, desk) if erase else ""
    console = Console(stderr=True, highlight=False) if as_json else out()
    failure = ""
    if stopped and not dry_run:
        remedy = f"mend that first, and run the same command again; or delete {_near(desk.site, desk)} and go on"
        raise StandfirstError(f"nothing was changed: {stopped}", remedy=remedy)
    if erase and not dry_run and not yes:
        _ask(plan, desk)
    if not dry_run:
        name = f"{shown_folder(desk.content)}/{article.file}"
        path = desk.content / article.file
        if path.read_bytes() != plan.before.encode("utf-8"):
            raise StandfirstError(f"{name} changed meanwhile", remedy="run the command again; nothing was changed")
        # The file comes last: only it names all that is to be removed, should this be interrupted.
        remove([path for path in (*plan.evidence, *plan.caches) if path not in plan.shared])
        if plan.after != plan.before:
            rewrite(path, plan.before, plan.after, name=name)
        failure = _build_again(config_file, desk, prepared.briefing, article.id) if erase and desk.site.is_dir() else ""
    if as_json:
        click.echo(json.dumps(_shape(plan, held, desk, dry_run=dry_run), ensure_ascii=False, indent=2))
    for line in _lines(plan, held, desk, dry_run=dry_run, erase=erase):
        console.print(line, soft_wrap=True)
    if failure:
        message = (
            f"{_near(desk.site, desk)} could not be built anew: {failure}; the story's own pages were deleted there, "
            "and other pages still hold words of it"
        )
        raise StandfirstError(message, remedy="mend that, and run the same command again")


def _moment(day: str | None, today: Any) -> Moment:
    if day is None:
        return Moment(today)
    try:
        return parse_moment(day)
    except ValueError:
        raise StandfirstError(f"{day} is no date", remedy="write it as 2026-11-23") from None


def _ask(plan: Plan, desk: Desk) -> None:
    if not sys.stdin.isatty():
        raise StandfirstError("what is erased cannot be brought back", remedy="look with --dry-run, then say --yes")
    count = len([path for path in plan.evidence if path not in plan.shared])
    said = f"Erase the text of {plan.article.id} in {shown_folder(desk.content)}/{plan.article.file}"
    click.confirm(
        f"{said}, {count} of its files in evidence/, all that is kept between runs, and build anew?", abort=True
    )


def _stopped(plan: Plan, desk: Desk) -> str:
    """Return why the site could not be built anew, once the text is gone; empty where it could, or there is none."""
    if not plan.blocking or not desk.site.is_dir():
        return ""
    first = plan.blocking[0]
    place = f"{shown_folder(desk.content)}/{first.origin.file}:{first.origin.line}"
    more = f", and {len(plan.blocking) - 1} more" if len(plan.blocking) > 1 else ""
    return f"{_near(desk.site, desk)} could not be built anew ({place}: {first.message}{more})"


def _build_again(config_file: Path, desk: Desk, before: Briefing, id_: str) -> str:
    """Build the site anew, so that no earlier page keeps what was erased.

    Returns why that could not be done; then the story's own pages are deleted all the same.
    """
    pdf = any(desk.site.rglob("briefing.pdf"))
    try:
        with bars() as progress:
            build_site(
                config_file, without_evidence=desk.plugin.options.without_evidence,
                progress=progress.over, press=partial(press_beside, progress) if pdf else None,
            )  # fmt: skip
    except StandfirstError as error:
        own = [page.path for page in before.pages() if f"/{id_}/" in f"/{page.path}"]
        remove(path for page in own if page and (path := desk.site / page).is_dir())
        return error.message
    return ""


def _lines(plan: Plan, held: Held | None, desk: Desk, *, dry_run: bool, erase: bool) -> Iterator[Text]:
    folder = shown_folder(desk.content)
    verb = ("Would erase" if dry_run else "Erased") if erase else ("Would withdraw" if dry_run else "Withdrawn")
    yield Text.assemble(
        (f"{verb} ", "green"), (plan.article.id, "bold"), printable(f" in {folder}/{plan.article.file}")
    )
    yield from _changed(plan)
    if plan.findings:
        yield Text("To mend:", style="bold")
        for finding in plan.findings:
            yield Text(f"  {printable(f'{folder}/{finding.origin.file}:{finding.origin.line}: {finding.message}')}")
            if finding.remedy:
                yield Text(f"    → {printable(finding.remedy)}", style="green")
    if plan.mentions:
        yield Text("Other files that name it or hold words of it:", style="bold")
        for mention in plan.mentions[: 3 * _SHOWN]:
            words = mention.words if len(mention.words) <= 60 else f"{mention.words[:59]}…"
            yield Text(printable(f"  {folder}/{mention.file}:{mention.line}: {words}"))
        if len(plan.mentions) > 3 * _SHOWN:
            yield Text(f"  and {len(plan.mentions) - 3 * _SHOWN} more")
    if erase:
        yield from _erased(plan, held, desk, dry_run=dry_run)
    elif not dry_run:
        yield Text("Readers see it with the next `standfirst build`. PDFs, mails and books already made keep it.")


def _changed(plan: Plan) -> Iterator[Text]:
    kinds: dict[str, list[str]] = defaultdict(list)
    for touched in plan.touched:
        beside = [what for what in touched.what if what != "page"]
        more = f" ({', '.join(beside)})" if beside else ""
        kinds[_KINDS.get(touched.kind, "lists and front page")].append(f"/{touched.path}{more}")
    if kinds:
        yield Text("For readers this changes:", style="bold")
    for kind in dict.fromkeys([*_KINDS.values(), *kinds]):
        paths = kinds.get(kind, [])
        for number, path in enumerate(paths[:_SHOWN]):
            yield Text(f"  {kind if number == 0 else '':<24}{printable(path)}")
        if len(paths) > _SHOWN:
            yield Text(f"  {'':<24}and {len(paths) - _SHOWN} more")


def _erased(plan: Plan, held: Held | None, desk: Desk, *, dry_run: bool) -> Iterator[Text]:
    yield Text("Would be deleted:" if dry_run else "Deleted:", style="bold")
    yield Text("  every field and the body, but for what the notice says")
    for path in (*plan.evidence, *plan.caches):
        if path not in plan.shared:
            yield Text(printable(f"  {_near(path, desk)}"))
    for path in plan.shared:
        yield Text(printable(f"  {_near(path, desk)} stays: another story was clipped from it"), style="yellow")
    if desk.site.is_dir():
        if stopped := _stopped(plan, desk):
            yield Text(f"  nothing, until this is mended: {printable(stopped)}", style="red")
        else:
            yield Text(f"  {_near(desk.site, desk)} {'would be' if dry_run else 'is'} built anew")
    yield Text("Still there:", style="bold")
    if held is None:
        yield Text("  no git repository was found")
    elif held.commits:
        yield from _in_git(held)
    for path in plan.outputs:
        yield Text(printable(f"  {_near(path, desk)}, which may hold it"))
    yield Text("  sites, PDFs, mails and books that lie elsewhere; mail boxes, feed readers and search engines")


def _in_git(held: Held) -> Iterator[Text]:
    count = len(held.commits)
    yield Text("  1 commit of git holds it:" if count == 1 else f"  {count} commits of git hold it:")
    for one in held.commits[:_SHOWN]:
        yield Text(printable(f"    {one.commit} {one.day} {one.subject}"))
    if count > _SHOWN:
        yield Text(f"    and {count - _SHOWN} more")
    # From the repository's root, and as a shell reads them.
    paths = " ".join(f"--path {shlex.quote(printable(path))}" for path in held.paths)
    yield Text(f"    to remove them, in the repository's root: git filter-repo --invert-paths {paths}")
    yield Text("    (keep this file's present state aside first; forks, clones and the forge's caches keep theirs)")


def _near(path: Path, desk: Desk) -> str:
    try:
        return path.resolve().relative_to(desk.content.parent.resolve()).as_posix()
    except ValueError:
        return str(path)


def _shape(plan: Plan, held: Held | None, desk: Desk, *, dry_run: bool) -> dict[str, Any]:
    """Return what was done as the documented JSON shape, version 1."""
    return {
        "version": 1,
        "id": plan.article.id,
        "folder": shown_folder(desk.content),
        "file": plan.article.file,
        "done": not dry_run,
        "pages": [
            {"kind": one.kind, "path": one.path, "title": one.title, "changes": list(one.what)} for one in plan.touched
        ],
        "findings": [
            {"rule": one.rule, "file": one.origin.file, "line": one.origin.line, "message": one.message,
             "remedy": one.remedy}
            for one in plan.findings
        ],
        "mentions": [{"file": one.file, "line": one.line, "words": one.words} for one in plan.mentions],
        "deleted": [_near(path, desk) for path in (*plan.evidence, *plan.caches) if path not in plan.shared],
        "shared": [_near(path, desk) for path in plan.shared],
        "commits": None if held is None else [
            {"commit": one.commit, "day": one.day, "subject": one.subject} for one in held.commits
        ],
        "history": [] if held is None else list(held.paths),
        "outputs": [_near(path, desk) for path in plan.outputs],
    }  # fmt: skip
