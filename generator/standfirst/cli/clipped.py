"""What `standfirst clip` says: in lines for people, as JSON for programs, line by line with the reasons."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.text import Text

from standfirst.cli.outcome import Outcome
from standfirst.clip import Clipping
from standfirst.clip.clipping import Explained, Told
from standfirst.clip.draft import SURE
from standfirst.clip.proposing.proposals import Proposals
from standfirst.quotes import FoundQuote, Span
from standfirst.text import printable

_WORDS = {
    "new": ("Clipped ", "green"),
    "updated": ("Updated ", "green"),
    "known": ("Known   ", "yellow"),
    "unchanged": ("As it was ", "dim"),
    "not written": ("Would be ", "cyan"),
}


def print_outcome(outcome: Outcome, console: Console, *, folder: str) -> None:
    """Print what became of one page: where it is, what is in it, what to confirm, what changed."""
    word, style = _WORDS[outcome.status]
    where = f"{folder}/{outcome.file}" if outcome.file else outcome.input
    console.print(Text.assemble((word, style), (printable(where), "bold")), soft_wrap=True)
    if outcome.status in {"new", "not written"}:
        console.print(Text(f"  {contents(outcome)}"), soft_wrap=True)
        _unsure(outcome, console)
    for difference in outcome.differences:
        mark, style = ("  + ", "") if difference.taken else ("  ! ", "yellow")
        console.print(Text(mark + printable(difference.why), style=style), soft_wrap=True)
        for detail in difference.details:
            console.print(Text(f"      {printable(detail)}", style="dim"), soft_wrap=True)
    for note in outcome.notes:
        console.print(Text(f"  {printable(note)}", style="yellow"), soft_wrap=True)


_TOPICS = re.compile(r"^topics:\n(?:[ \t]+- .*\n)+", re.MULTILINE)
_ITEM = re.compile(r"^[ \t]+- ([a-z0-9-]+)", re.MULTILINE)


def contents(outcome: Outcome) -> str:
    """Return in words what a clipping holds: `11 paragraphs, 4 quotes, topics ferries`."""
    found, proposals = outcome.clipping, outcome.proposals
    parts = [_count(len(found.body.split("\n\n")) if found.body else 0, "paragraph")]
    if proposals:
        parts.append(_count(len(proposals.quotes), "quote"))
        inside = sum(1 for link in proposals.related if link.id)
        if proposals.related:
            parts.append(f"{_count(len(proposals.related), 'headline')}, {inside} of them here")
        given = _TOPICS.search(outcome.text)
        topics = _ITEM.findall(given[0]) if given else [told.value for told in proposals.topics]
        parts.append(f"topics {', '.join(topics)}" if topics else "no topic")
    return ", ".join(parts)


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"


def _unsure(outcome: Outcome, console: Console) -> None:
    unsure = [name for name, told in outcome.clipping.why.items() if told.confidence < SURE]
    missing = [name for name in ("title", "url", "publisher", "date") if not getattr(outcome.clipping, name)]
    if unsure:
        console.print(Text(f"  confirm {', '.join(unsure)}", style="cyan"), soft_wrap=True)
    if missing:
        console.print(Text(f"  missing {', '.join(missing)}", style="yellow"), soft_wrap=True)


def print_lines(lines: Iterable[Explained], console: Console) -> None:
    """Print each line of an input: its number, whether it was kept, why, and as much of it as the line holds."""
    for line in lines:
        number = f"{line.first}" if line.last == line.first else f"{line.first}-{line.last}"
        verdict = Text.assemble(
            (f"{number:>9} ", "dim"),
            ("keep  ", "green") if line.kept else ("drop  ", "red"),
            (f"{printable(line.reason):<26} ", "cyan" if line.kept else "yellow"),
            (printable(line.text), "" if line.kept else "dim"),
        )
        wide = not console.is_terminal
        console.print(verdict, soft_wrap=wide, overflow="ignore" if wide else "ellipsis", no_wrap=True)


def as_json(outcome: Outcome) -> dict[str, Any]:
    """Return a clipping in the documented JSON shape, version 1."""
    found, proposals = outcome.clipping, outcome.proposals
    return {
        "version": 1,
        "input": outcome.input,
        "status": outcome.status,
        "id": outcome.id,
        "file": outcome.file,
        **_original(found),
        **_proposed(proposals),
        "related": _related(found, proposals),
        "dropped": [{"line": line.line, "text": line.text, "reason": line.reason} for line in found.dropped],
        "why": {name: _why(told) for name, told in found.why.items()} | _reasons(proposals),
        "notes": list(outcome.notes),
        "differences": [
            {
                "field": item.field,
                "ours": item.ours,
                "theirs": item.theirs,
                "taken": item.taken,
                "message": item.why,
                "details": list(item.details),
            }
            for item in outcome.differences
        ],
        "copies": list(outcome.copies),
    }


def _original(found: Clipping) -> dict[str, Any]:
    names = (
        "title", "url", "publisher", "agency", "date", "updated", "accessed", "dateline", "section", "language", "image"
    )  # fmt: skip
    return {
        **{name: getattr(found, name) for name in names},
        "authors": list(found.authors),
        "body": found.body,
        "captions": [{"text": caption.text, "credit": caption.credit} for caption in found.captions],
    }


def _proposed(proposals: Proposals | None) -> dict[str, Any]:
    if proposals is None:
        proposals = Proposals()
    return {
        "summary": [{"text": item.text, "start": item.start, "end": item.end} for item in proposals.summary],
        "key_points": [{"text": item.text, "start": item.start, "end": item.end} for item in proposals.key_points],
        "quotes": [_quote(quote) for quote in proposals.quotes],
        "people": [told.value for told in proposals.people],
        "organisations": [told.value for told in proposals.organisations],
        "topics": [told.value for told in proposals.topics],
    }


def _quote(quote: FoundQuote) -> dict[str, Any]:
    return {
        "text": quote.text,
        "speaker": quote.speaker,
        "role": quote.role,
        "start": quote.start,
        "end": quote.end,
        "mention": _span(quote.mention),
        "cue": _span(quote.cue),
        "utterance": quote.utterance,
        "confidence": quote.confidence,
        "rule": quote.rule,
    }


def _span(span: Span | None) -> dict[str, int] | None:
    return {"start": span.start, "end": span.end} if span else None


def _related(found: Clipping, proposals: Proposals | None) -> Sequence[dict[str, Any]]:
    ids = {link.link: link.id for link in proposals.related} if proposals else {}
    return [
        {
            "title": link.title, "url": link.url, "section": link.section, "teaser": link.teaser,
            "date": link.date, "id": ids.get(link),
        }
        for link in found.related
    ]  # fmt: skip


def _reasons(proposals: Proposals | None) -> dict[str, Any]:
    """Return of each proposed field how sure its least sure value is, and by which rules its values were chosen."""
    if proposals is None:
        return {}
    listed: Mapping[str, Sequence[Told]] = {
        "quotes": [Told(quote.text, quote.confidence, quote.rule) for quote in proposals.quotes],
        "people": proposals.people,
        "organisations": proposals.organisations,
        "topics": proposals.topics,
        "related": [Told(item.link.title, item.confidence, item.rule) for item in proposals.related if item.id],
    }
    why = {name: _why(told) for name, told in proposals.why.items()}
    for name, values in listed.items():
        if values:
            rules = "; ".join(dict.fromkeys(told.rule for told in values))
            why[name] = _why(Told("", min(told.confidence for told in values), rules))
    return why


def _why(told: Told) -> dict[str, Any]:
    return {"confidence": round(told.confidence, 3), "rule": told.rule}
