"""A change as lines for a terminal, which has 80 columns and perhaps no colour: marks stand in the text itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Console, ConsoleOptions
from rich.text import Text

from standfirst.review import told
from standfirst.review.changes import Changes, StoryChange, TextChange
from standfirst.review.words import Piece
from standfirst.text import printable

_LONGEST_SAME = 120
_STYLES = {"added": "green", "removed": "red strike"}
_MARKS = {"added": ("{+", "+}"), "removed": ("[-", "-]")}
_LOUD = "bold red"


class _SetIn:
    """Text that is set in by some columns, with the lines that it is broken into, and nothing behind them."""

    def __init__(self, text: Text, columns: int) -> None:
        self._text, self._columns = text, columns

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterator[Text]:
        for line in self._text.wrap(console, max(20, options.max_width - self._columns)):
            line.rstrip()
            yield Text(" " * self._columns).append_text(line)


def print_changes(changes: Changes, console: Console) -> None:
    """Print what changes for readers, what matters most first."""
    console.print(Text(f"What changes for readers ({printable(changes.base)} → {printable(changes.head)}):"))
    for line in told.counts(changes) or ["nothing"]:
        console.print(Text(f"  {line}", style=_LOUD if line.isupper() or "stop" in line or "CLIPPING" in line else ""))
    for words in changes.whole:
        console.print()
        console.print(Text(printable(f"For every page: {words}"), style=_LOUD))
    for finding in changes.blocking:
        console.print()
        console.print(Text(printable(told.finding_words(finding)), style=_LOUD))
    for story in changes.stories:
        _story(story, console)
    for item in changes.items:
        console.print()
        console.print(Text(printable(told.item_words(item)), style="bold"))
        for line in [*map(told.list_words, item.lists), *map(told.field_words, item.fields)]:
            console.print(_indented(line))
        _texts(item.texts, console)
    rest = [f"{page.title} {told.page_words(page)}" for page in changes.pages]
    rest += [f"{link.file}, {told.name_of(link.field)}: {link.target} leads nowhere" for link in changes.dangling]
    _group("Pages and links", rest, console)
    _group("New findings", [told.finding_words(f) for f in changes.new_findings if not f.blocks], console)
    _group("Findings that are gone", map(told.finding_words, changes.gone_findings), console)
    _group("Pages, feeds and PDFs that show it", _addresses(changes), console)
    _group("Notes", changes.notes, console)


def _addresses(changes: Changes) -> Iterator[str]:
    touched = changes.touched
    for addresses, noun in ((touched.pages, "page"), (touched.feeds, "feed"), (touched.pdfs, "PDF")):
        if addresses:
            shown = ", ".join(f"/{address}" for address in addresses[:3])
            yield f"{told.number(len(addresses), noun)}: {shown}{' …' if len(addresses) > 3 else ''}"


def _group(heading: str, lines: Sequence[str] | Iterator[str] | map[str], console: Console) -> None:
    shown = list(lines)
    if shown:
        console.print()
        console.print(Text(heading, style="bold"))
        for line in shown:
            console.print(_indented(line))


def _indented(line: str, style: str = "", by: int = 2) -> _SetIn:
    """Return a line that is set in, and those that it is broken into too."""
    return _SetIn(Text(printable(line), style=style), by)


def _story(story: StoryChange, console: Console) -> None:
    console.print()
    console.print(Text(f"{printable(story.title)}  ", style="bold").append(printable(story.file), style="dim"))
    if story.body:
        console.print(_indented(told.body_words(story.body), _LOUD))
        console.print(_words(story.body.pieces))
    for said in told.story_words(story):
        console.print(_indented(said))
    for quote in story.quotes:
        console.print(_indented(f"quote {quote.kind}, {quote.speaker}:", "bold"))
        console.print(_words(quote.pieces))
        loud = quote.suspect or "FAILED" in told.standings(quote)
        console.print(_indented(told.standings(quote), _LOUD if loud else "dim", 4))
        if quote.suspect:
            console.print(_indented("HOLDS IN THE CHANGED BODY ALONE", _LOUD, 4))
        for said in [*([quote.message] if quote.message else []), *map(told.field_words, quote.fields)]:
            console.print(_indented(said, by=4))
    _texts(story.texts, console)


def _texts(texts: Sequence[TextChange], console: Console) -> None:
    for text in texts:
        console.print(_indented(f"{told.name_of(text.name)}:", "bold"))
        console.print(_words(text.pieces))


def _words(pieces: Sequence[Piece]) -> _SetIn:
    """Return a row of pieces; what went stands in [- -] and what came in {+ +}, in colour too where there is any."""
    row = Text()
    for place, piece in enumerate(pieces):
        text = " ".join(printable(piece.text).split(" ")).replace("\n\n", " ¶ ").replace("\n", " ")
        if piece.kind == "same":
            if len(text) > _LONGEST_SAME:
                start = "" if place == 0 else text[: _LONGEST_SAME // 2]
                end = "" if place == len(pieces) - 1 else text[-_LONGEST_SAME // 2 :]
                text = f"{start} … {end}"
            row.append(text)
        else:
            opening, closing = _MARKS[piece.kind]
            row.append(f"{opening}{text}{closing}", style=_STYLES[piece.kind])
    row.rstrip()
    return _SetIn(row, 4)
