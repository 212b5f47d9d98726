"""The figures that docs/quotes.md promises hold on the annotated development rows, which lie beside the checkout."""

import functools
import json
import subprocess
import sys
from pathlib import Path

import pytest

from standfirst.quotes import HIGH_CONFIDENCE, FoundQuote, find_quotes
from standfirst.quotes.finding.names import same_person

SHARED = Path(__file__).parents[3].parent / "shared/eval"
ROWS = SHARED / "quotes.dev.jsonl"
LABELS = Path(__file__).parents[3] / "benchmarks/labels"

pytestmark = pytest.mark.skipif(not ROWS.is_file(), reason="the development rows are not beside this checkout")


@functools.cache
def bodies() -> dict[str, str]:
    rows = (json.loads(line) for line in ROWS.read_text(encoding="utf-8").splitlines())
    return {row["id"]: row["body"] for row in rows}


@functools.cache
def found() -> dict[str, list[FoundQuote]]:
    return {article: find_quotes(body) for article, body in bodies().items()}


def figures(folder: Path, least: float) -> dict[str, float]:
    predictions = folder / "predictions.jsonl"
    with predictions.open("w", encoding="utf-8") as lines:
        for article, quotes in found().items():
            told = [
                {
                    "start": quote.start,
                    "end": quote.end,
                    "speaker": quote.speaker,
                    "mention_start": quote.mention.start if quote.mention else None,
                    "mention_end": quote.mention.end if quote.mention else None,
                }
                for quote in quotes
                if quote.confidence >= least
            ]
            lines.write(json.dumps({"id": article, "quotes": told}) + "\n")
    command = [sys.executable, str(SHARED / "score.py"), "quotes", str(ROWS), str(predictions)]
    result: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return result


def resolved(labels: str) -> float:
    """Return the share of labelled mentions whose quote has the right person, by full name, as speaker."""
    right = total = 0
    for line in (LABELS / labels).read_text(encoding="utf-8").splitlines():
        label = json.loads(line)
        body = bodies()[label["article"]]
        person = body[slice(*label["person"])]
        start, end = label["quote"]
        said = [quote.speaker for quote in found()[label["article"]] if quote.start < end and quote.end > start]
        full = [name for name in said if name and (" " in name or " " not in person)]
        right += bool(full) and same_person(full[0], person)
        total += 1
    return right / total


def test_spans_and_speakers_reach_their_figures(tmp_path):
    told = figures(tmp_path, 0)
    assert told["span_f1"] >= 0.966
    assert told["joint_f1"] >= 0.936


def test_what_may_be_accepted_from_the_start_is_right(tmp_path):
    told = figures(tmp_path, HIGH_CONFIDENCE)
    assert told["joint_precision"] >= 0.975
    assert told["joint_recall"] >= 0.83


def test_pronouns_and_surnames_find_the_right_person():
    assert resolved("pronouns.jsonl") >= 0.88
    assert resolved("surnames.jsonl") >= 0.92
