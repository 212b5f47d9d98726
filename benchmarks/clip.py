"""How well `clip` finds the article in a paste, on labelled pages that lie beside the repository.

    python benchmarks/clip.py ../shared/eval/paste.dev.jsonl           figures, with baselines on the same pages
    python benchmarks/clip.py ../shared/eval/paste.dev.jsonl --worst 10

Each row of the file holds `pasted`, `gold_body`, `gold_captions`, `lang` and `group` (the publisher). Body F1 counts
4-word shingles; a figure is the harmonic mean of the pages' mean precision and recall. Halves are by publisher.
Differences from a baseline are paired: the 95 % interval of 2,000 bootstrap samples of the same pages.
The weights were fitted on the development pages: trust rows kept back, or the cross-validated figures in RESULTS.md.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
import statistics
import textwrap
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from resampling import interval
from standfirst.clip.paste.paste import read_paste

WORD = re.compile(r"\w+")
COLUMN = 72
LONG_LINE = 20
LONG_CAPTION = 6
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Cell:
    """Shares of shingles that are right, wrongly there and missing, on one page."""

    right: float
    wrong: float
    missing: float

    @property
    def f1(self) -> float:
        """The page's own F1."""
        return 2 * self.right / (2 * self.right + self.wrong + self.missing) if self.right else 0.0


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """Return the 4-word runs of a text with how often each is there."""
    words = WORD.findall(text)
    return Counter(tuple(words[at : at + 4]) for at in range(max(1, len(words) - 3))) if words else Counter()


def compare(gold: str, found: str) -> Cell:
    """Return how far two bodies agree."""
    wanted, got = shingles(gold), shingles(found)
    right, wrong, missing = ((wanted & got).total(), (got - wanted).total(), (wanted - got).total())
    total = right + wrong + missing
    return Cell(right / total, wrong / total, missing / total) if total else Cell(0.0, 0.0, 0.0)


def f1(cells: Sequence[Cell]) -> float:
    """Return the harmonic mean of mean precision and mean recall."""
    precisions = [cell.right / (cell.right + cell.wrong) for cell in cells if cell.right + cell.wrong]
    recalls = [cell.right / (cell.right + cell.missing) for cell in cells if cell.right + cell.missing]
    if not precisions or not recalls:
        return 0.0
    precision, recall = statistics.mean(precisions), statistics.mean(recalls)
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def spread(ours: Sequence[Cell], theirs: Sequence[Cell]) -> tuple[float, float]:
    """Return the 95 % interval of the difference in F1 over the same pages."""
    return interval(len(ours), lambda at: f1([ours[i] for i in at]) - f1([theirs[i] for i in at]), seed=0)


def wrapped(text: str) -> str:
    """Return `text` as a mail program would break it at column 72."""
    return "\n".join(part for line in text.split("\n") for part in (textwrap.wrap(line, COLUMN) or [""]))


def folded(text: str) -> str:
    """Return a text's words alone, small."""
    return " ".join(WORD.findall(text.lower()))


def leaks(rows: Sequence[Row], bodies: Sequence[str]) -> str:
    """Return which share of the gold captions stands in the bodies, and how much of that the gold bodies have too."""
    found = [
        (folded(caption) in folded(body), folded(caption) in folded(row["gold_body"]))
        for row, body in zip(rows, bodies, strict=True)
        for caption in row["gold_captions"] or []
        if len(WORD.findall(caption)) >= LONG_CAPTION
    ]
    if not found:
        return "no captions"
    there = sum(leaked for leaked, _ in found) / len(found)
    beyond = sum(leaked and not own for leaked, own in found) / len(found)
    return f"captions in body {there:.1%} ({beyond:.1%} that the gold body has not)"


def half(row: Row) -> str:
    """Return which half of the publishers a page belongs to."""
    return "AB"[int(hashlib.sha256(f"paste {row['group']}".encode()).hexdigest(), 16) % 2]


READERS: dict[str, Callable[[str], str]] = {
    "clip": lambda text: read_paste(text).body,
    "clip, hard-wrapped": lambda text: read_paste(wrapped(text)).body,
    "keep all": lambda text: text,
    "lines over 20 words": lambda text: "\n".join(line for line in text.split("\n") if len(line.split()) > LONG_LINE),
}


def report(name: str, rows: Sequence[Row], worst: int) -> None:
    """Print the figures of one language."""
    if not rows:
        return
    print(f"\n{name}: {len(rows)} pages")
    bodies = {reader: [read(row["pasted"]) for row in rows] for reader, read in READERS.items()}
    cells = {
        reader: [compare(row["gold_body"], body) for row, body in zip(rows, found, strict=True)]
        for reader, found in bodies.items()
    }
    for reader, found in cells.items():
        low = sum(cell.f1 < 0.8 for cell in found) / len(found)
        halves = [f1([cell for row, cell in zip(rows, found, strict=True) if half(row) == side]) for side in "AB"]
        line = f"  {reader:20} F1 {f1(found):.3f} (halves {halves[0]:.3f}, {halves[1]:.3f}), under .8 {low:.1%}"
        if reader != "clip":
            bounds = spread(cells["clip"], found)
            line += f", clip better by {f1(cells['clip']) - f1(found):+.3f} [{bounds[0]:+.3f}, {bounds[1]:+.3f}]"
        print(f"{line}, {leaks(rows, bodies[reader])}")
    for place in sorted(range(len(rows)), key=lambda at: cells["clip"][at].f1)[:worst]:
        print(f"    {cells['clip'][place].f1:.2f} {rows[place]['id']}")


def pace(rows: Sequence[Row]) -> None:
    """Print the time that a page takes, and how it grows with a page's length."""
    texts = [row["pasted"] for row in rows]
    started = time.process_time()
    for text in texts:
        read_paste(text)
    print(f"\n{(time.process_time() - started) * 1000 / len(texts):.1f} ms a page")
    page = max(texts, key=len)
    for name, text in {
        "10 MB of pages": "\n".join([page] * (10_000_000 // len(page.encode()))),
        "one line of 10 MB": "word " * 2_000_000,
        "5,000 lines of one word": "\n".join(f"word{number}" for number in range(5000)),
    }.items():
        started = time.process_time()
        read_paste(text)
        print(f"{name}: {time.process_time() - started:.2f} s")


def main() -> None:
    """Read the labelled pages and print the figures."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("pages", type=Path)
    ask.add_argument("--worst", type=int, default=0, help="how many of the worst pages to name")
    said = ask.parse_args()
    rows = [json.loads(line) for line in said.pages.read_text("utf-8").splitlines() if line.strip()]
    report("English", [row for row in rows if row["lang"] == "en"], said.worst)
    report("German", [row for row in rows if row["lang"] == "de"], said.worst)
    report("other languages", [row for row in rows if row["lang"] not in {"en", "de"}], said.worst)
    pace(rows)


if __name__ == "__main__":
    main()
