"""Verdicts as people read them in a terminal: by article, each quote with its standing and what differs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from rich.console import Console
from rich.text import Text

from standfirst.quotes import Checked, Standing, Verdict
from standfirst.source import Article, Name, Status
from standfirst.source.schema import QuoteFields
from standfirst.text import fold_typography, printable, sha256, shorten

_STYLE = {
    Standing.EXACT: "green",
    Standing.TYPOGRAPHY: "green",
    Standing.MARKED_EDIT: "cyan",
    Standing.UNCHECKED: "yellow",
    Standing.FAILED: "bold red",
}
_MARK = {
    Standing.EXACT: "=",
    Standing.TYPOGRAPHY: "≈",
    Standing.MARKED_EDIT: "~",
    Standing.UNCHECKED: "?",
    Standing.FAILED: "✗",
}
_INDENT = 4
_WIDEST = 100
_MOST_WORDS = 400


@dataclass(frozen=True, slots=True)
class Result:
    """What verifying found in one article."""

    article: Article
    checked: tuple[Checked, ...]
    body: str | None
    changed: bool
    """Whether the body is another than the one that the file names by its hash."""

    @classmethod
    def of(cls, article: Article, checked: tuple[Checked, ...], body: str | None) -> Result:
        """Put together what verifying an article's quotes against `body` gave."""
        expected = article.fields.body_sha256
        return cls(article, checked, body, body is not None and expected is not None and sha256(body) != expected)

    def quotes(self) -> Iterator[tuple[QuoteFields, Name, Checked]]:
        """Yield each quote with its speaker and its verdict."""
        yield from zip(self.article.fields.quotes, self.article.speakers, self.checked, strict=True)


@dataclass(frozen=True, slots=True)
class Tally:
    """How many quotes have each standing, and what of them is wrong."""

    standings: dict[Standing, int]
    stamped: int
    failed: int
    """Failed quotes of published articles."""
    broken: int
    """Stamps that are not about their quote, and published articles whose body has changed."""

    @classmethod
    def of(cls, results: Iterable[Result]) -> Tally:
        """Count the verdicts of articles."""
        standings: Counter[Standing] = Counter()
        stamped = failed = broken = 0
        for result in results:
            published = result.article.fields.status is Status.PUBLISHED
            broken += published and result.changed
            for item in result.checked:
                standings[item.verdict.standing] += 1
                stamped += item.stamped
                failed += published and item.verdict.standing is Standing.FAILED
                broken += item.stamp is not None and not item.stamp_holds
        return cls(dict(standings), stamped, failed, broken)

    @property
    def stops(self) -> bool:
        """Tell whether anything is wrong that a build would stop at."""
        return bool(self.failed or self.broken)

    @property
    def all_failed(self) -> int:
        """How many quotes failed, those of drafts among them."""
        return self.standings.get(Standing.FAILED, 0)

    def line(self, *, stamped: int | None = None) -> Text:
        """Return one line of counts; `stamped` is how many stamps were just written."""
        total = sum(self.standings.values())
        parts = [Text(f"{n} {s}", style=_STYLE[s]) for s in Standing if (n := self.standings.get(s, 0))]
        if self.stamped:
            parts.append(Text(f"{self.stamped} of these stamped"))
        if self.broken:
            words = "1 stamp or body does" if self.broken == 1 else f"{self.broken} stamps or bodies do"
            parts.append(Text(f"{words} not match", style="bold red"))
        line = Text(f"{total} quote{'' if total == 1 else 's'}{': ' if parts else ''}")
        line.append_text(Text(", ").join(parts))
        if stamped is not None:
            line.append(f"; {stamped} stamp{'' if stamped == 1 else 's'} written")
        return line


def print_result(result: Result, console: Console, *, name: str = "") -> None:
    """Print the verdicts of one article; `name` is how the content folder is called in paths."""
    path = f"{name}/{result.article.file}" if name else result.article.file
    console.print(Text(printable(path), style="bold"), soft_wrap=True)
    if result.changed:
        console.print(Text("  the body is not the one that `body_sha256` names", style="bold red"), soft_wrap=True)
    width = min(console.width, _WIDEST)
    for quote, speaker, item in result.quotes():
        verdict = item.verdict
        console.print(_head(quote, speaker, verdict, width), soft_wrap=True)
        for line in _notes(item):
            _print_wrapped(line, console, width)
        if verdict.standing is Standing.FAILED and result.body is not None:
            _excerpt(quote.exact or quote.text, verdict, result.body, console, width - _INDENT - 2)
        if verdict.suggestion:
            _print_wrapped(Text(f"→ write: {_flat(verdict.suggestion)}", style="green"), console, width)
    console.print()


def _head(quote: QuoteFields, speaker: Name, verdict: Verdict, width: int) -> Text:
    """Return the line of one quote: its standing, words, speaker, and its place in the body in characters."""
    head = Text("  ").append(f"{_MARK[verdict.standing]} {verdict.standing}", style=_STYLE[verdict.standing])
    place = "" if verdict.start is None else f"  {verdict.start}-{verdict.end}"
    room = max(20, width - head.cell_len - len(place) - 6)
    who = _cut(speaker.name, max(10, room // 3))
    words = _cut(quote.text, room - who.cell_len)
    head.append("  “").append_text(words).append("”  ").append_text(who).append(place, style="dim")
    head.truncate(width, overflow="ellipsis")
    return head


def _cut(text: str, cells: int) -> Text:
    """Return text cut to a number of columns, at a word where its script has words and narrow signs."""
    cut = Text(shorten(printable(text), cells))
    cut.truncate(cells, overflow="ellipsis")
    return cut


def _print_wrapped(line: Text, console: Console, width: int) -> None:
    for part in line.wrap(console, width - _INDENT):
        part.rstrip()
        console.print(Text(" " * _INDENT).append_text(part), soft_wrap=True)


def _notes(item: Checked) -> Iterator[Text]:
    """Yield what there is to say of a quote below its line."""
    verdict, stamp = item.verdict, item.stamp
    if verdict.message:
        yield Text(_flat(verdict.message))
    for edit in verdict.edits:
        yield Text(_flat(edit.message or f"{edit.kind}: the source has “{edit.source}”"), style="dim")
    told = {edit.message for edit in verdict.edits}
    for caution in verdict.cautions:
        if caution.message not in told:
            yield Text(f"{caution.kind}: {_flat(caution.message)}", style="yellow")
    if item.stamped and stamp:
        yield Text(f"checked by the desk on {stamp.date}: {stamp.standing}, profile {stamp.profile}")
    elif stamp and not item.stamp_holds:
        yield Text("the stamp is not about these words, this speaker and this body", style="bold red")


def _excerpt(words: str, verdict: Verdict, body: str, console: Console, width: int) -> None:
    """Print the source at the nearest place, with marks below the words that differ."""
    if verdict.start is None or verdict.end is None:
        return
    start, end = _differing(words, body, verdict.start, verdict.end)
    line = body.rfind("\n", 0, start) + 1
    line_end = body.find("\n", start)
    line_end = len(body) if line_end < 0 else line_end
    left = max(line, start - width // 3)
    if left > line:
        left = body.find(" ", left, start) + 1 or left
    before, here = printable(body[left:start]), printable(body[start : min(end, line_end)])
    shown = Text(before + here + printable(body[min(end, line_end) : line_end]))
    shown.truncate(width, overflow="ellipsis")
    space = Text(before).cell_len
    marks = "^" * max(1, min(Text(here).cell_len, width - space))
    console.print(Text("    │ ").append_text(shown), style="dim", soft_wrap=True)
    console.print(Text(f"    │ {' ' * space}{marks}", style="red"), soft_wrap=True)


def _differing(words: str, body: str, start: int, end: int) -> tuple[int, int]:
    """Return where in the body's stretch the quote first has other words; the whole stretch where it nowhere does."""
    theirs = []
    place = start
    for word in body[start:end].split():
        place = body.index(word, place)
        theirs.append((fold_typography(word), place, place + len(word)))
        place += len(word)
    ours = fold_typography(words).split()
    matcher = SequenceMatcher(None, ours[:_MOST_WORDS], [word for word, *_ in theirs[:_MOST_WORDS]], autojunk=False)
    for tag, _, _, first, behind in matcher.get_opcodes():
        if tag != "equal" and theirs:
            at = theirs[min(first, len(theirs) - 1)][1]
            return at, theirs[behind - 1][2] if behind > first else at + 1
    return start, end


def _flat(text: str) -> str:
    return " ".join(printable(text).split())
