"""`standfirst clip`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Literal

import click

from standfirst.cli.clipped import as_json, print_lines, print_outcome
from standfirst.cli.console import bars, complain, config_option, err, out, shown_folder
from standfirst.cli.inputs import Input, inputs
from standfirst.cli.outcome import Outcome, Wishes
from standfirst.cli.session import Session
from standfirst.cli.unread import tell_unread
from standfirst.clip.containers.bookmarklet import bookmarklet
from standfirst.cutoff import cutoff_time
from standfirst.errors import StandfirstError, UnsafePathError
from standfirst.site.build import open_desk
from standfirst.source import DeskOptions, Library, load_library
from standfirst.source.load import empty_library
from standfirst.source.schema.validate import nearest
from standfirst.text import is_slug, is_web_address

_MANY = 20
"""From so many pages on, only what needs a person's eye is listed, and the rest is counted."""


@dataclass
class _Run:
    """What a run came to so far."""

    keep_lines: bool
    as_they_come: Callable[[Outcome], None] | None
    """Takes each outcome when it is there, in place of keeping it."""
    outcomes: list[Outcome] = field(default_factory=list)
    refused: list[StandfirstError] = field(default_factory=list)
    broken_off: bool = False

    def over(self, session: Session, found: Sequence[Input], moving: Iterable[str]) -> None:
        """Clip the inputs one by one. What one of them is refused for stops none of the others."""
        try:
            for item, _ in zip(found, moving, strict=False):
                try:
                    for outcome in session.clip(item):
                        self._take(outcome)
                except StandfirstError as error:
                    self.refused.append(_named(error, item))
        except KeyboardInterrupt:
            self.broken_off = True

    def _take(self, outcome: Outcome) -> None:
        if self.as_they_come is not None:
            self.as_they_come(outcome)
            return
        if not self.keep_lines:  # of five thousand pages, what surrounded them fills the memory
            outcome = replace(outcome, clipping=replace(outcome.clipping, lines=(), dropped=()))
        self.outcomes.append(outcome)


def _print_json(outcome: Outcome) -> None:
    click.echo(json.dumps(as_json(outcome), ensure_ascii=False))


def _print_bookmarklet(context: click.Context, _: click.Parameter, wanted: bool) -> None:  # noqa: FBT001 - click's
    if wanted:
        click.echo(bookmarklet())
        context.exit()


@click.command(short_help="Turn saved pages and pastes into article files with proposals.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True)
@config_option
@click.option("--url", help="The page's address; for one input.")
@click.option("--publisher", help="Who published it: a key or name of publishers.yml, or a new name.")
@click.option("--topic", "topics", multiple=True, help="A topic of the desk; may be given several times.")
@click.option("--into", metavar="FOLDER", help="A folder below articles/.  [default: year and month of the article]")
@click.option("--html", "kind", flag_value="html", help="Read it as HTML, whatever it looks like.")
@click.option("--text", "kind", flag_value="text", help="Read it as text, whatever it looks like.")
@click.option("--update", is_flag=True, help="Take a known article's changes over into its file.")
@click.option("--new", "anew", is_flag=True, help="Write a new file even if the desk has the article.")
@click.option("--dry-run", is_flag=True, help="Print the article file and write nothing.")
@click.option("--explain", is_flag=True, help="Print each line, kept or dropped, and why; write nothing.")
@click.option(
    "--bookmarklet",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_bookmarklet,
    help="Print the address of a bookmark that copies a page for `clip -`.",
)
@click.option("--json", "as_json_lines", is_flag=True, help="Print a JSON object a line for each article.")
def clip(  # noqa: PLR0913 - an option each
    files: tuple[str, ...],
    config_file: Path,
    *,
    url: str | None,
    publisher: str | None,
    topics: tuple[str, ...],
    into: str | None,
    kind: Literal["html", "text"] | None,
    update: bool,
    anew: bool,
    dry_run: bool,
    explain: bool,
    as_json_lines: bool,
) -> None:
    """Turn saved pages (HTML, MHTML, e-mail, PDF) and select-all pastes into article files with proposals.

    FILE is a file, a folder of them, or - for standard input. Nothing is fetched,
    nothing is invented, and no file is overwritten: an article that the desk has is
    recognised, and what changed in it is told.

    \b
    Examples:
      standfirst clip page.html --topic harbours
      xclip -o | standfirst clip - --url https://example.org/2026/11/story
      standfirst clip old-clippings/ --publisher lake-herald
      standfirst clip page.html --explain
    """
    look_only = dry_run or explain
    desk = _desk(config_file, may_lack=look_only or as_json_lines)
    options = desk[1] if desk else DeskOptions()
    content = desk[0] if desk else None
    if desk is None and as_json_lines and not look_only:
        err().print("There is no desk here: nothing is written.", style="yellow", soft_wrap=True)
    if url is not None and not is_web_address(url):
        raise StandfirstError(f"{url} is not a web address", remedy="begin with https:// or http:// and a host")
    apart = [content, content.parent / "evidence"] if content else []
    found, passed = inputs(files, apart=apart)
    if explain and as_json_lines:
        raise click.UsageError("--explain prints lines for people: leave out one of --explain and --json")
    if url is not None and len(found) != 1:
        raise click.UsageError("--url is one page's address: name one input")
    with bars() as progress:
        library = empty_library(options)
        if content is not None:
            library = load_library(content, options, progress=lambda names: progress.over("Reading", names))
        wishes = Wishes(
            url, publisher, _topics(topics, library), _folder(into), kind, update=update, anew=anew,
            write=not look_only and content is not None, explain=explain,
        )  # fmt: skip
        session = Session(library, content, wishes, cutoff_time())
        run = _Run(keep_lines=explain, as_they_come=_print_json if as_json_lines and not explain else None)
        run.over(session, found, progress.over("Clipping", [item.name for item in found]))
    tell_unread(library)
    name = shown_folder(content) if content else ""
    if explain:
        _explain(run.outcomes)
    elif not as_json_lines:
        _say(run, name, texts=dry_run, passed=passed)
    for error in run.refused:
        complain(error)
    if run.broken_off:
        err().print("Interrupted: what was clipped stays; the same command goes on from there.", style="yellow")
        sys.exit(130)
    if run.refused:
        sys.exit(1)


def _desk(config_file: Path, *, may_lack: bool) -> tuple[Path, DeskOptions] | None:
    """Return the content folder and options of the desk here; None where there is none and none is needed."""
    if may_lack and not config_file.exists() and config_file == Path("mkdocs.yml"):
        return None
    desk = open_desk(config_file)
    return desk.content, desk.plugin.options


def _topics(given: Sequence[str], library: Library) -> tuple[str, ...]:
    for slug in given:
        if slug not in library.topics:
            near = nearest(slug, sorted(library.topics))
            remedy = f"did you mean {near}?" if near else f"write topics/{slug}.md first"
            raise StandfirstError(f"there is no topic {slug}", remedy=remedy)
    return tuple(dict.fromkeys(given))


def _folder(into: str | None) -> str | None:
    """Return the folder below articles/ that was named. Raises `UnsafePathError` for any other place."""
    if into is None:
        return None
    parts = into.replace("\\", "/").removeprefix("articles/").strip("/").split("/")
    if into.startswith("/") or not all(is_slug(part) for part in parts):
        remedy = "name a folder below articles/, such as 2026/11 or inbox"
        raise UnsafePathError(f"{into} is no folder below articles/", remedy=remedy)
    return "/".join(parts)


def _named(error: StandfirstError, item: Input) -> StandfirstError:
    """Return an error whose message says which input it is about."""
    if item.name in error.message or error.origin:
        return error
    return StandfirstError(f"{item.name}: {error.message}", remedy=error.remedy)


def _explain(outcomes: Sequence[Outcome]) -> None:
    console = out()
    for outcome in outcomes:
        if len(outcomes) > 1:
            console.print(outcome.input, style="bold", markup=False, soft_wrap=True)
        print_lines(outcome.clipping.lines, console)


def _say(run: _Run, name: str, *, texts: bool, passed: int) -> None:
    console = out()
    counts: dict[str, int] = {}
    for outcome in run.outcomes:
        counts[outcome.status] = counts.get(outcome.status, 0) + 1
        if texts and outcome.text:
            click.echo(outcome.text, nl=False)
            print_outcome(outcome, err(), folder=name)
        elif len(run.outcomes) <= _MANY or outcome.differences:
            print_outcome(outcome, console, folder=name)
    if len(run.outcomes) + len(run.refused) > 1:
        words = [f"{count} {status}" for status, count in counts.items()]
        words += [f"{len(run.refused)} refused"] if run.refused else []
        words += [f"{passed} passed over"] if passed else []
        console.print(", ".join(words), soft_wrap=True)
