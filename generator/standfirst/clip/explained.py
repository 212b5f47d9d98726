"""Every line of an input, kept or dropped, and why: what `--explain` prints."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet

from standfirst.clip.clipping import Explained, RelatedLink
from standfirst.clip.containers.hidden import clean_line
from standfirst.clip.page.seen import Seen
from standfirst.clip.page.webpage import Parsed
from standfirst.clip.paste.lines import Line
from standfirst.clip.paste.paste import Pasted
from standfirst.text import fold_typography

_MARKS = {
    "## ": "a subheading of the article",
    "- ": "an item of a list in the article",
    "> ": "a quote in the article",
}
_PARAGRAPH = "a paragraph of the article"
_MARK = re.compile(r"## |- |> ")
_WORD = re.compile(r"\w+")
_RUN, _SHARE = 3, 0.9
"""Words that are compared together, and the share of a line's runs that the body has when it has the line."""


def explained_paste(text: str, pasted: Pasted) -> tuple[Explained, ...]:
    """Return the lines of a paste that are not blank, hard wrapping undone, each with what became of it.

    `text` is what was read, with line feeds between its lines.
    """
    reasons = {dropped.line: dropped.reason for dropped in pasted.dropped}
    others = _others(pasted.related)
    blocks = iter(pasted.blocks)
    lines = []
    for line in pasted.lines:
        kept = line.number not in reasons
        reason = (
            _reason_kept(next(blocks, "")) if kept else others.get(fold_typography(line.text), reasons[line.number])
        )
        lines.append(Explained(line.number, line.last, line.text, kept, reason))
    return _with_invisible(text, lines)


def _others(links: Iterable[RelatedLink]) -> dict[str, str]:
    """Return the lines that other stories on the page stand in, folded, each with what it is."""
    lines = {fold_typography(link.teaser): "another story's teaser" for link in links if link.teaser}
    return lines | {fold_typography(link.title): "another story's headline" for link in links}


def _reason_kept(block: str) -> str:
    found = _MARK.match(block)
    return _MARKS[found[0]] if found else _PARAGRAPH


def _with_invisible(text: str, lines: list[Explained]) -> tuple[Explained, ...]:
    """Add the lines that hold nothing but characters without a sign."""
    told: set[int] = set()
    for line in lines:
        told.update(range(line.first, line.last + 1))
    missing = [
        Explained(number, number, raw.strip(), kept=False, reason="nothing in it that shows")
        for number, raw in enumerate(text.split("\n"), 1)
        if number not in told and raw.strip()
    ]
    return tuple(sorted([*lines, *missing], key=lambda line: line.first)) if missing else tuple(lines)


def explained_page(
    seen: Sequence[Seen],
    lines: Sequence[Line],
    parsed: Parsed,
    kept: AbstractSet[int],
    related: Sequence[RelatedLink],
) -> tuple[Explained, ...]:
    """Return the lines of a page that a reader sees, in order, each with what became of it.

    `lines` are the typed lines of these, numbered as they are, or of the first of them; `kept` are the places of those
    in the body (`places_in_body`), `related` the stories that the page names.
    """
    others = _others(related)
    blocks = {fold_typography(_MARK.sub("", block, count=1)): block for block in parsed.body.split("\n") if block}
    kinds = {number: line.kind for line in lines for number in range(line.number, line.last + 1)}
    taken_out = {fold_typography(text): reason for text, reason in parsed.dropped}
    captions = {fold_typography(caption.text) for caption in parsed.captions}
    first, last = (min(kept), max(kept)) if kept else (0, 0)
    told = []
    for place, line in enumerate(seen):
        folded = fold_typography(line.text)
        if place in kept:
            reason = _reason_kept(blocks.get(folded, ""))
        elif folded in taken_out:
            reason = taken_out[folded]
        elif folded in captions:
            reason = "a picture's caption"
        elif folded in others:
            reason = others[folded]
        else:
            where = _where(place, first, last) if kept else "no article found around it"
            reason = f"{where}: {kinds[place + 1]}" if place + 1 in kinds else where
        told.append(Explained(line.number, line.number, clean_line(line.text), place in kept, reason))
    return tuple(told)


def _where(place: int, first: int, last: int) -> str:
    if place < first:
        return "before the article"
    return "after the article" if place > last else "between its paragraphs"


def places_in_body(seen: Sequence[Seen], body: str) -> frozenset[int]:
    """Return the places of the lines that are in `body`; of a line that the page has more than once, the middlemost."""
    parts = [_MARK.sub("", block, count=1) for block in body.split("\n") if block]
    whole = Counter(fold_typography(cell) for part in parts for cell in _cells(part))
    runs = {run for part in parts for run in _runs(part)}
    alike: dict[str, list[int]] = {}
    for place, line in enumerate(seen):
        folded = fold_typography(line.text)
        if folded in whole or _mostly_in(folded, runs):
            alike.setdefault(folded, []).append(place)
    single = sorted(places[0] for places in alike.values() if len(places) == 1)
    middle = single[len(single) // 2] if single else 0
    return frozenset(
        place
        for folded, places in alike.items()
        for place in sorted(places, key=lambda place: (abs(place - middle), place))[: max(1, whole[folded])]
    )


def _cells(block: str) -> list[str]:
    """Return a block, and the cells of it where it is a row of a table: each is a line of its own on the page."""
    return [block, *block.split(" | ")] if " | " in block else [block]


def _runs(text: str) -> Iterable[tuple[str, ...]]:
    words = _WORD.findall(text)
    return (tuple(words[at : at + _RUN]) for at in range(len(words) - _RUN + 1))


def _mostly_in(text: str, runs: set[tuple[str, ...]]) -> bool:
    own = list(_runs(text))
    return bool(own) and sum(run in runs for run in own) >= _SHARE * len(own)
