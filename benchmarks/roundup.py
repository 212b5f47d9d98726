"""How well round-ups are compiled: against round-ups that editors wrote of three articles each, with ROUGE F1.

    python benchmarks/roundup.py

Rows are those of ../shared/eval and stay there. ROUGE-1 and ROUGE-2 are worked out as the scorer there does (words in
lower case, Porter's stems of those longer than three letters), so that its package need not be installed. Beside ours:
the first sentence of each article, the first sentences as long as they fit, and sentences by their likeness to all.
"""

from __future__ import annotations

import json
import math
import re
import statistics
from collections import Counter
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import Stemmer

from resampling import interval
from standfirst.summarise.compiled import WORDS, Told, compile_sentences
from standfirst.text import sentences

ROWS = Path(__file__).parents[2] / "shared" / "eval" / "summary-roundup.dev.jsonl"
SEED = 5
_STEM = Stemmer.Stemmer("porter")

Row = dict[str, Any]


def tokens(text: str) -> list[str]:
    """Return the words that ROUGE compares."""
    words = re.sub("[^a-z0-9]+", " ", text.lower()).split()
    return [_STEM.stemWord(word) if len(word) > 3 else word for word in words]


def rouge(found: str, reference: str) -> tuple[float, float]:
    """Return ROUGE-1 and ROUGE-2, the F1 of shared words and of shared pairs, in per cent."""

    def shared(one: Counter[Any], other: Counter[Any]) -> float:
        return 200 * sum((one & other).values()) / max(1, sum(one.values()) + sum(other.values()))

    mine, theirs = tokens(found), tokens(reference)
    return shared(Counter(mine), Counter(theirs)), shared(Counter(pairwise(mine)), Counter(pairwise(theirs)))


def ours(row: Row) -> str:
    """Return the engine's round-up of at most 80 words."""
    told = [Told(str(place), article["title"], article["body"]) for place, article in enumerate(row["articles"])]
    return " ".join(sentence.text for sentence in compile_sentences(told))


def leads(row: Row) -> str:
    """Return the first sentence of each article, however long."""
    return " ".join(sentences(article["body"])[0] for article in row["articles"] if sentences(article["body"]))


def fitting_leads(row: Row) -> str:
    """Return first sentences, then second ones, as long as they fit into 80 words."""
    told = [sentences(article["body"]) for article in row["articles"]]
    found, left = [], WORDS
    for place in range(max(map(len, told))):
        for said in told:
            if place < len(said) and len(said[place].split()) <= left:
                found.append(said[place])
                left -= len(said[place].split())
    return " ".join(found)


def central(row: Row) -> str:
    """Return the sentences most like all words of the articles, as long as they fit into 80 words."""
    whole = Counter(tokens(" ".join(article["body"] for article in row["articles"])))

    def likeness(sentence: str) -> float:
        words = Counter(tokens(sentence))
        product = sum(count * whole[word] for word, count in words.items())
        return product / math.sqrt(sum(count * count for count in words.values()) or 1)

    every = [sentence for article in row["articles"] for sentence in sentences(article["body"])]
    found, left = [], WORDS
    for sentence in sorted(every, key=lambda sentence: (-likeness(sentence), sentence)):
        if len(sentence.split()) <= left and sentence not in found:
            found.append(sentence)
            left -= len(sentence.split())
    return " ".join(found)


SYSTEMS: dict[str, Callable[[Row], str]] = {
    "standfirst": ours,
    "first sentences": leads,
    "first sentences that fit": fitting_leads,
    "sentences like all": central,
}


def main() -> None:
    """Compile, compare, and print the figures, by halves too."""
    rows = [json.loads(line) for line in ROWS.read_text("utf-8").splitlines()]
    print(f"{len(rows)} round-ups")
    scores: dict[str, list[tuple[float, float]]] = {}
    for name, system in SYSTEMS.items():
        texts = [system(row) for row in rows]
        scores[name] = [rouge(text, row["reference"]) for text, row in zip(texts, rows, strict=True)]
        one, two = (statistics.fmean(score[place] for score in scores[name]) for place in (0, 1))
        halves = [statistics.fmean(score[0] for score in scores[name][half::2]) for half in (0, 1)]
        words = [len(text.split()) for text in texts]
        print(f"{name:26} ROUGE-1 {one:.2f}  ROUGE-2 {two:.2f}  at {statistics.fmean(words):.1f} words"
              f" (most {max(words)})  halves {halves[0]:.2f} {halves[1]:.2f}")  # fmt: skip
    for other in [*SYSTEMS][1:]:
        for place in (0, 1):
            apart = [
                mine[place] - theirs[place] for mine, theirs in zip(scores["standfirst"], scores[other], strict=True)
            ]
            low, high = interval(
                len(apart), lambda drawn, apart=apart: statistics.fmean(apart[n] for n in drawn), seed=SEED
            )
            print(f"ROUGE-{place + 1} above {other}: {statistics.fmean(apart):+.2f} (95 % {low:+.2f} to {high:+.2f})")


if __name__ == "__main__":
    main()
