"""Article files that a command had to leave out, because they could not be read."""

from __future__ import annotations

from standfirst.cli.console import err
from standfirst.errors import Severity
from standfirst.source import Library


def unread(library: Library) -> tuple[str, ...]:
    """Return the article files of a library that could not be read at all, sorted, relative to the content folder."""
    broken = {fault.place.file for fault in library.faults if fault.severity is Severity.ERROR}
    known = {article.file for article in library.articles.values()}
    return tuple(sorted(file for file in broken - known if file.startswith("articles/")))


def tell_unread(library: Library) -> int:
    """Say on standard error how many article files could not be read, if any; return their number."""
    count = len(unread(library))
    if count:
        files = "1 article file" if count == 1 else f"{count} article files"
        message = f"{files} could not be read and had to be left out; `standfirst check` says why"
        err().print(message, soft_wrap=True, markup=False)
    return count
