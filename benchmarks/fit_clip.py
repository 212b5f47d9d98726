"""Fit the weights by which `clip` tells body from the rest of a paste (`standfirst/clip/paste/weights.py`).

    pip install scikit-learn
    python benchmarks/fit_clip.py ../shared/eval/paste.dev.jsonl            cross-validated F1, publishers kept apart
    python benchmarks/fit_clip.py ../shared/eval/paste.dev.jsonl --write    fit on all pages and rewrite the weights

Logistic regression over the lines of labelled pages: each page weighs the same, each line as many words as it has.
The path's costs and the thresholds were searched one at a time on the cross-validated odds; they are left as they are.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from bisect import bisect
from collections import Counter
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from clip import WORD, compare, f1, half, leaks
from standfirst.clip.paste import weights
from standfirst.clip.paste.body import body_of
from standfirst.clip.paste.features import features_of
from standfirst.clip.paste.lines import Line, typed_lines

FOLDS = 6
STRENGTH = 0.1
LEAST = 0.05


def labels(lines: list[Line], gold: str) -> np.ndarray:
    """Return 1 for the lines whose 4-word runs the gold body has; of equal lines the one nearest to other hits."""
    words = [WORD.findall(line.text) for line in lines]
    runs = [[tuple(found[at : at + 4]) for at in range(len(found) - 3)] for found in words]
    wanted = WORD.findall(gold)
    left = Counter(tuple(wanted[at : at + 4]) for at in range(max(1, len(wanted) - 3)))
    candidates = [
        at for at, found in enumerate(runs) if found and sum(run in left for run in found) >= 0.6 * len(found)
    ]
    sure = [at for at in candidates if len(words[at]) >= 12]

    def distance(at: int) -> int:
        place = bisect(sure, at)
        return min((abs(other - at) for other in sure[max(0, place - 2) : place + 2] if other != at), default=99)

    hits = np.zeros(len(lines), dtype=int)
    for at in sorted(candidates, key=lambda at: (-min(len(words[at]), 12), distance(at))):
        if sum(left[run] > 0 for run in runs[at]) >= 0.6 * len(runs[at]):
            hits[at] = 1
            left.subtract(runs[at])
    own = {" ".join(WORD.findall(line)).lower() for line in gold.split("\n") if line.strip()}
    places = np.flatnonzero(hits)
    if len(places):
        for at in range(max(0, places[0] - 2), min(len(lines), places[-1] + 3)):
            if not hits[at] and 1 <= len(words[at]) < 4 and " ".join(words[at]).lower() in own:
                hits[at] = 1
    return hits


def fold(publisher: str) -> int:
    """Return which fold a publisher's pages belong to."""
    return int(hashlib.sha256(f"f{publisher}".encode()).hexdigest(), 16) % FOLDS


class Pages:
    """Labelled pages as matrices of measures."""

    def __init__(self, rows: list[dict]) -> None:
        self.rows = rows
        self.lines = [typed_lines(row["pasted"]) for row in rows]
        measured = [features_of(lines) for lines in self.lines]
        self.names = sorted({name for page in measured for line in page for name in line})
        column = {name: at for at, name in enumerate(self.names)}
        self.matrices = []
        for page in measured:
            matrix = np.zeros((len(page), len(self.names)))
            for at, line in enumerate(page):
                for name, value in line.items():
                    matrix[at, column[name]] = value
            self.matrices.append(matrix)
        self.labels = [labels(lines, row["gold_body"]) for row, lines in zip(rows, self.lines, strict=True)]
        self.costs = []
        for lines, hits in zip(self.lines, self.labels, strict=True):
            cost = np.array([min(line.words, 120) + 2.0 for line in lines])
            self.costs.append(cost / max(60.0, float((cost * hits).sum())))

    def fit(self, chosen: list[int]) -> LogisticRegression:
        """Return the regression over some of the pages."""
        cost = np.concatenate([self.costs[at] for at in chosen])
        model = LogisticRegression(C=STRENGTH, max_iter=200, solver="newton-cholesky")
        matrix = np.vstack([self.matrices[at] for at in chosen])
        return model.fit(matrix, np.concatenate([self.labels[at] for at in chosen]), sample_weight=cost / cost.mean())


def cross_validate(pages: Pages) -> None:
    """Print the F1 of pages whose publishers had no part in the weights that read them."""
    cells, bodies = {}, {}
    for number in range(FOLDS):
        groups = [fold(row["group"]) for row in pages.rows]
        model = pages.fit([at for at, group in enumerate(groups) if group != number])
        for at in (at for at, group in enumerate(groups) if group == number):
            odds = pages.matrices[at] @ model.coef_[0] + model.intercept_[0]
            kept = body_of(pages.lines[at], list(odds))
            body = "\n".join(pages.lines[at][place].text for place in kept)
            bodies[at] = body
            cells[at] = compare(pages.rows[at]["gold_body"], body)
    for name, belongs in {
        "English": lambda row: row["lang"] == "en",
        "English, half A": lambda row: row["lang"] == "en" and half(row) == "A",
        "English, half B": lambda row: row["lang"] == "en" and half(row) == "B",
        "German": lambda row: row["lang"] == "de",
        "other languages": lambda row: row["lang"] not in {"en", "de"},
    }.items():
        chosen = [at for at, row in enumerate(pages.rows) if belongs(row)]
        found = [cells[at] for at in chosen]
        if found:
            leaked = leaks([pages.rows[at] for at in chosen], [bodies[at] for at in chosen])
            low = sum(cell.f1 < 0.8 for cell in found) / len(found)
            print(f"{name:16} {len(found):4} pages  F1 {f1(found):.4f}  under .8 {low:.1%}  {leaked}")


def write(pages: Pages) -> None:
    """Fit on all pages and put the weights into their module, its costs and thresholds left as they are."""
    model = pages.fit(list(range(len(pages.rows))))
    fitted = dict(zip(pages.names, model.coef_[0], strict=True))
    fitted["one"] += model.intercept_[0]
    table = "".join(f'    "{name}": {value:.2f},\n' for name, value in fitted.items() if abs(value) >= LEAST)
    module = Path(weights.__file__)
    text = re.sub(
        r"(WEIGHTS: dict\[str, float\] = \{\n).*?(\n\}\n)",
        rf"\g<1>{table.rstrip()}\2",
        module.read_text(),
        count=1,
        flags=re.DOTALL,
    )
    module.write_text(text)


def main() -> None:
    """Cross-validate, or rewrite the weights."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("pages", type=Path)
    ask.add_argument("--write", action="store_true", help="rewrite the table of weights")
    said = ask.parse_args()
    pages = Pages([json.loads(line) for line in said.pages.read_text("utf-8").splitlines() if line.strip()])
    if said.write:
        write(pages)
    else:
        cross_validate(pages)


if __name__ == "__main__":
    main()
