"""How well quotes and their speakers are found, beside a plain regex and textacy, in one run.

    python benchmarks/quotes.py
    python benchmarks/quotes.py --peer-python PATH    the Python of an environment with textacy and an English model
    python benchmarks/quotes.py --json                the same figures for a program
    python benchmarks/quotes.py --errors              each labelled speaker that was missed

Rows are the development rows of `../shared/eval`, scored by the scorer beside them. Who "he", "she" and a surname are
comes from labels/. The halves are by publisher: rules that were fitted to some of them do worse on the others.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import statistics
import subprocess
import sys
import time
import timeit
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from markdown_it import MarkdownIt

from peers import plain_regex
from resampling import interval
from speakers import judge
from standfirst.quotes import HIGH_CONFIDENCE, FoundQuote, find_quotes
from standfirst.quotes.finding.names import same_person

EVAL = Path(__file__).parents[2] / "shared" / "eval"
LABELS = Path(__file__).parent / "labels"
PEER = Path(__file__).parent / "peers" / "textacy_quotes.py"
LABELLED = ("pronouns", "surnames", "namesakes")
WARM_UP = 20
PASSES = 3
SYSTEMS = {"standfirst": "standfirst", "high": "high confidence alone", "regex": "plain regex", "textacy": "textacy"}

Row = dict[str, Any]
Predictions = dict[str, Row]
Counts = tuple[int, int, int, int]
"""Quotes right, wrong, missed and right with their speaker too."""


def read_rows(path: Path) -> list[Row]:
    """Return the objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def load_scorer(folder: Path) -> ModuleType:
    """Return the scorer that stands beside the gold rows."""
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(folder / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def half(publisher: str) -> str:
    """Return which half a publisher falls in: whether a hash of its name is even or odd."""
    return "odd" if hashlib.md5(publisher.encode(), usedforsecurity=False).digest()[-1] % 2 else "even"


# --- what the systems answer -------------------------------------------------------------------------------------


def our_answers(rows: Sequence[Row]) -> tuple[dict[str, tuple[FoundQuote, ...]], dict[str, float]]:
    """Return what `find_quotes` finds and the milliseconds of each article, the fastest of the passes."""
    for row in rows[:WARM_UP]:
        find_quotes(row["body"])
    answers: dict[str, tuple[FoundQuote, ...]] = {}
    spent: dict[str, float] = {}
    for _ in range(PASSES):
        for row in rows:
            started = time.perf_counter()
            found = find_quotes(row["body"])
            milliseconds = (time.perf_counter() - started) * 1000
            spent[row["id"]] = min(milliseconds, spent.get(row["id"], milliseconds))
            answers[row["id"]] = tuple(found)
    return answers, spent


def in_scorers_form(answers: dict[str, tuple[FoundQuote, ...]], *, least: float = 0.0) -> Predictions:
    """Return the quotes of at least that confidence as the scorer reads them."""
    return {
        article: {
            "id": article,
            "quotes": [
                {
                    "start": quote.start,
                    "end": quote.end,
                    "speaker": quote.speaker,
                    "mention_start": quote.mention.start if quote.mention else None,
                    "mention_end": quote.mention.end if quote.mention else None,
                }
                for quote in found
                if quote.confidence >= least
            ],
        }
        for article, found in answers.items()
    }


def regex_answers(rows: Sequence[Row]) -> tuple[Predictions, dict[str, float]]:
    """Return what the plain regex finds, and its milliseconds."""
    answers, spent = {}, {}
    for row in rows:
        started = time.perf_counter()
        quotes = plain_regex.find(row["body"])
        spent[row["id"]] = (time.perf_counter() - started) * 1000
        answers[row["id"]] = {"id": row["id"], "quotes": quotes}
    return answers, spent


def peer_answers(rows: Sequence[Row], python: Path | None) -> tuple[str, Predictions, dict[str, float]]:
    """Return the peer's name and versions (empty where it is absent), what it finds and its milliseconds."""
    if python is None:
        return "", {}, {}
    lines = "".join(json.dumps({"id": row["id"], "body": row["body"]}) + "\n" for row in rows)
    done = subprocess.run([str(python), str(PEER)], input=lines, capture_output=True, text=True, check=False)
    if done.returncode:
        print(f"textacy: {done.stderr.strip().splitlines()[-1]}", file=sys.stderr)
        return "", {}, {}
    first, *rest = (json.loads(line) for line in done.stdout.splitlines())
    return first["name"], {row["id"]: row for row in rest}, {row["id"]: row["ms"] for row in rest}


# --- figures -----------------------------------------------------------------------------------------------------


def score(scorer: ModuleType, rows: Sequence[Row], predictions: Predictions) -> dict[str, float]:
    """Return the scorer's figures for these rows."""
    figures: dict[str, float] = scorer.score_quotes(list(rows), predictions, 0)
    return figures


def counts(scorer: ModuleType, row: Row, predictions: Predictions) -> Counts:
    """Return one article's counts, read back from the scorer's ratios.

    A made-up quote that is found is scored beside the article, so that no ratio is of nothing.
    """
    sure = {"start": 0, "end": 4, "kind": "direct", "speaker": "", "speaker_spans": []}
    beside = {"id": "beside", "body": "Sure", "quotes": [sure]}
    figures = score(scorer, [row, beside], {**predictions, "beside": {"quotes": [{"start": 0, "end": 4}]}})
    total = figures["direct_quotes"]
    right = round(figures["span_recall"] * total)
    answered = round(right / figures["span_precision"])
    joint = round(figures["joint_recall"] * total)
    return right - 1, answered - right, round(total) - right, joint - 1


def joint_f1(cells: Sequence[Counts]) -> float:
    """Return the harmonic mean of precision and recall of quotes with their speakers, over articles' counts."""
    right, wrong, missed, joint = (sum(column) for column in zip(*cells, strict=True))
    return 2 * joint / (2 * right + wrong + missed) if right else 0.0


def spread(ours: Sequence[Counts], theirs: Sequence[Counts]) -> tuple[float, float]:
    """Return the 95 % interval of the difference in joint F1 over the same articles."""
    return interval(
        len(ours), lambda at: joint_f1([ours[i] for i in at]) - joint_f1([theirs[i] for i in at]), seed=20261122
    )


def overlapping(quotes: Sequence[Row], start: int, end: int) -> Row | None:
    """Return the quote that shares the most with a span, None where none touches it."""

    def shared(quote: Row) -> int:
        return int(min(end, quote["end"]) - max(start, quote["start"]))

    best = max(quotes, key=shared, default=None)
    return best if best is not None and shared(best) > 0 else None


def resolved(
    labels: Sequence[Row], bodies: dict[str, str], predictions: Predictions, complain: Callable[[str], None]
) -> dict[str, float]:
    """Return how often the labelled person is the one told, of all labels and of those whose quote was found."""
    outcomes: Counter[str] = Counter()
    for label in labels:
        quote = overlapping(predictions.get(label["article"], {}).get("quotes", []), *label["quote"])
        person = bodies[label["article"]][slice(*label["person"])]
        outcome = judge(quote["speaker"], person, same_person) if quote else "no quote"
        outcomes[outcome] += 1
        if outcome != "right":
            told = quote["speaker"] if quote else None
            complain(f"{label['article']} {label['quote'][0]}: {person}, told {told} ({outcome})")
    found = len(labels) - outcomes["no quote"]
    share = outcomes["right"] / max(1, found)
    return {"labels": len(labels), "accuracy": outcomes["right"] / len(labels), "of_found": share, **outcomes}


def reference() -> float:
    """Return the microseconds of a fixed piece of work, so that two machines' times can be compared."""
    parser = MarkdownIt()
    text = "\n\n".join("Some words of a paragraph that says *nothing* in particular, at length." for _ in range(28))
    return min(timeit.repeat(lambda: parser.render(text), number=20, repeat=5)) / 20 * 1e6


def measure(folder: Path, peer_python: Path | None, complain: Callable[[str], None]) -> dict[str, Any]:
    """Return all figures of a run."""
    scorer = load_scorer(folder)
    rows = read_rows(folder / "quotes.dev.jsonl")
    answers, spent = our_answers(rows)
    beside = reference()
    predictions = {"standfirst": in_scorers_form(answers), "high": in_scorers_form(answers, least=HIGH_CONFIDENCE)}
    times = {"standfirst": spent}
    predictions["regex"], times["regex"] = regex_answers(rows)
    peer, peer_found, peer_spent = peer_answers(rows, peer_python)
    if peer:
        predictions["textacy"], times["textacy"] = peer_found, peer_spent
    cells = {name: [counts(scorer, row, found) for row in rows] for name, found in predictions.items()}
    halves = {side: [row for row in rows if half(row["publisher"]) == side] for side in ("even", "odd")}
    bodies = {row["id"]: row["body"] for row in rows}
    return {
        "articles": len(rows),
        "peer": peer,
        "figures": {name: score(scorer, rows, found) for name, found in predictions.items()},
        "halves": {
            side: {name: score(scorer, some, found) for name, found in predictions.items()}
            for side, some in halves.items()
        },
        "above": {
            name: [joint_f1(cells["standfirst"]) - joint_f1(cells[name]), *spread(cells["standfirst"], cells[name])]
            for name in ("regex", "textacy")
            if name in cells
        },
        "resolved": {
            kind: resolved(read_rows(LABELS / f"{kind}.jsonl"), bodies, predictions["standfirst"], complain)
            for kind in LABELLED
        },
        "milliseconds": {
            name: {"median": statistics.median(each.values()), "mean": statistics.mean(each.values())}
            for name, each in times.items()
        },
        "reference": beside,
    }


# --- the report --------------------------------------------------------------------------------------------------


def report(run: dict[str, Any]) -> str:
    """Return a run's figures as lines for a person."""
    columns = (
        "span_precision",
        "span_recall",
        "span_f1",
        "speaker_accuracy",
        "joint_precision",
        "joint_recall",
        "joint_f1",
    )
    head = "".join(f"{column.replace('_', ' '):>18}" for column in columns)

    def table(figures: dict[str, dict[str, float]]) -> list[str]:
        return [
            f"{SYSTEMS[name]:<24}" + "".join(f"{values[column]:>18.3f}" for column in columns)
            for name, values in figures.items()
        ]

    lines = [f"{run['articles']} articles, {run['figures']['standfirst']['direct_quotes']} direct quotes"]
    lines += ["", f"{'':<24}{head}", *table(run["figures"])]
    for side, figures in run["halves"].items():
        lines += ["", f"publishers whose hash is {side}, {figures['standfirst']['direct_quotes']} direct quotes"]
        lines += table(figures)
    lines += ["", f"textacy: {run['peer'] or 'not installed (--peer-python)'}"]
    lines += [
        f"joint F1 above {SYSTEMS[name]}: {middle:+.3f}, 95 % interval by article {low:+.3f} to {high:+.3f}"
        for name, (middle, low, high) in run["above"].items()
    ]
    lines.append("")
    for kind, figures in run["resolved"].items():
        others = ", ".join(f"{key} {figures[key]}" for key in figures if key not in ("labels", "accuracy", "of_found"))
        lines.append(
            f"{kind}: {figures['accuracy']:.3f} of {figures['labels']} labels, "
            f"{figures['of_found']:.3f} of those whose quote was found ({others})"
        )
    lines.append("")
    lines += [
        f"{SYSTEMS[name]}: {spent['median']:.2f} ms an article (median), {spent['mean']:.2f} (mean)"
        for name, spent in run["milliseconds"].items()
    ]
    lines.append(f"reference: {run['reference']:.0f} microseconds for 2,000 bytes of plain Markdown by markdown-it-py")
    return "\n".join(lines)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--eval", type=Path, default=EVAL, help="the folder of the gold rows and their scorer")
    parser.add_argument("--peer-python", type=Path, help="a Python that has textacy and an English spaCy model")
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--errors", action="store_true", help="list the labelled speakers that were missed")
    arguments = parser.parse_args()
    if not (arguments.eval / "quotes.dev.jsonl").exists():
        print(f"not measured: no gold rows in {arguments.eval}")
        return
    complain = (lambda line: print(line, file=sys.stderr)) if arguments.errors else (lambda _: None)
    run = measure(arguments.eval, arguments.peer_python, complain)
    print(json.dumps(run, indent=1) if arguments.json else report(run))


if __name__ == "__main__":
    main()
