"""Consoles and progress bars: colour and movement on a terminal only."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.text import Text

from standfirst.errors import StandfirstError
from standfirst.text import printable

config_option = click.option(
    "-f",
    "--config-file",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="The desk's configuration.",
)


def shown_folder(content: Path) -> str:
    """Return how a content folder is called in messages: as seen from here, where it lies below here."""
    try:
        return content.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return content.as_posix()


def out() -> Console:
    """Return the console of standard output."""
    return Console(highlight=False)


def err() -> Console:
    """Return the console of standard error."""
    return Console(stderr=True, highlight=False)


def complain(error: StandfirstError) -> None:
    """Say on standard error what is wrong and what to do about it."""
    console = err()
    place = f"{error.origin}: " if error.origin else ""
    console.print(Text.assemble(("error: ", "bold red"), printable(f"{place}{error.message}")), soft_wrap=True)
    if error.remedy:
        console.print(Text(f"  → {printable(error.remedy)}", style="green"), soft_wrap=True)


class Bars:
    """Progress bars of one command."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def over(self, description: str, items: Iterable[str]) -> Iterator[str]:
        """Yield items while a bar counts them."""
        known = list(items)
        task = self._progress.add_task(description, total=len(known))
        for item in known:
            yield item
            self._progress.advance(task)

    def reading(self, files: Iterable[str]) -> Iterator[str]:
        """Yield files while a bar counts those that were read."""
        return self.over("Reading", files)

    def bar(self, description: str, total: int) -> Bar:
        """Return a bar to be moved by hand."""
        return Bar(self._progress, self._progress.add_task(description, total=total))


class Bar:
    """One bar; call it after each piece of work."""

    def __init__(self, progress: Progress, task: TaskID) -> None:
        self._progress = progress
        self._task = task

    def __call__(self) -> None:
        """Move the bar by one."""
        self._progress.advance(self._task)


@contextmanager
def bars() -> Iterator[Bars]:
    """Show progress bars on a terminal, and nothing anywhere else."""
    columns = (TextColumn("{task.description:<10}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=err(), transient=True, disable=not sys.stderr.isatty()) as progress:
        yield Bars(progress)
