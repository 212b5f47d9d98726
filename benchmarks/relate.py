"""How well stories are linked: the engine beside plain TF-IDF, BM25 and counting shared topics, on the same rows.

    python benchmarks/relate.py                the figures, with paired bootstrap intervals, and by halves
    python benchmarks/relate.py --speed 10000  how long a library of that size takes, beside TF-IDF's nearest ten

Rows and scorer are those of ../shared/eval; nothing of theirs is kept here. The halves are stories whose name has an
even or an odd hash: rules were chosen on both, so a difference that plain TF-IDF shows too lies in the texts.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import random
import re
import resource
import statistics
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import Stemmer
from scipy import sparse
from sparse_dot_topn import sp_matmul_topn

from resampling import interval
from standfirst.relate import weights
from standfirst.relate.engine import Engine
from standfirst.relate.functionwords import FUNCTION_WORDS
from standfirst.relate.index import Index
from standfirst.relate.kept import dumped, restored
from standfirst.relate.texts import Text
from standfirst.relate.threads import threads
from standfirst.relate.vectors import UNIT
from standfirst.relate.words import Words

EVAL = Path(__file__).parents[2] / "shared" / "eval"
SETS = ("ecbplus", "basil", "allsides", "gnews")
SEED = 7
BASELINE_UP_TO, BASELINE_FROM = 20_000, 10_000
"""Articles up to which the baseline is of the same library: of 100,000 it would take a quarter of an hour."""

ON_A_PAGE = 8
"""Links that a block of a page shows at most, whose reasons are timed."""

NAMED_MACHINE = 5.0
"""Seconds that the baseline takes on the machine whose times are wanted: 2.8 to count words, 2.2 for the nearest ten.

Times are scaled by it, as machines differ, and one machine differs from hour to hour.
"""

LIMITS = (0.25, 0.30, 0.35, 0.40, 0.45, 0.50)

FIRST = datetime(2024, 5, 1, tzinfo=UTC)

Ranking = dict[str, list[str]]


def rows_of(name: str) -> list[dict[str, Any]]:
    """Return the development rows of a set."""
    return [json.loads(line) for line in (EVAL / f"related-{name}.dev.jsonl").read_text("utf-8").splitlines()]


def scorer() -> Any:
    """Return the module that scores predictions against the gold rows."""
    spec = importlib.util.spec_from_file_location("score", EVAL / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"{EVAL / 'score.py'} is not there: this benchmark wants the rows beside the repository")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def text_of(row: dict[str, Any]) -> Text:
    """Return a row as the engine reads it; the rows have no names, and their topics are kept from it."""
    when = datetime.fromisoformat(row["date"]).replace(tzinfo=UTC) if row["date"] else None
    return Text(row["id"], row["title"] or "", row["body"], when=when, publisher=row.get("source"))


# --- what the engine is compared with ------------------------------------------------------------------------------


def counted(rows: Sequence[dict[str, Any]]) -> sparse.csr_matrix:
    """Return how often each stem stands in each row's headline and body, function words left out."""
    words, columns = Words(), {}
    data, places, ends = [], [], [0]
    for row in rows:
        for code, count in Counter(words.stems(f"{row['title'] or ''}\n{row['body']}", "en").tolist()).items():
            places.append(columns.setdefault(code, len(columns)))
            data.append(count)
        ends.append(len(places))
    return sparse.csr_matrix((np.array(data, np.float64), places, ends), shape=(len(rows), len(columns)))


def tf_idf(counts: sparse.csr_matrix) -> sparse.csr_matrix:
    """Return rows of length 1: sublinear counts times smoothed inverse document frequency."""
    documents = np.bincount(counts.indices, minlength=counts.shape[1])
    weights = counts.copy()
    weights.data = (1 + np.log(weights.data)) * (np.log((counts.shape[0] + 1) / (documents[weights.indices] + 1)) + 1)
    lengths = np.sqrt(np.asarray(weights.multiply(weights).sum(axis=1)).ravel())
    return sparse.csr_matrix(sparse.diags(1 / np.maximum(lengths, 1e-12)) @ weights)


def bm25(counts: sparse.csr_matrix, k: float = 1.2, b: float = 0.75) -> np.ndarray:
    """Return how well each row (as a query of its distinct words) finds every row."""
    documents = np.bincount(counts.indices, minlength=counts.shape[1])
    sizes = np.asarray(counts.sum(axis=1)).ravel()
    rarity = np.log(1 + (counts.shape[0] - documents + 0.5) / (documents + 0.5))
    weights = counts.tocoo()
    norm = k * (1 - b + b * sizes / sizes.mean())
    shares = weights.data * (k + 1) / (weights.data + norm[weights.row]) * rarity[weights.col]
    found = sparse.csr_matrix((shares, (weights.row, weights.col)), shape=counts.shape)
    asked = counts.copy()
    asked.data[:] = 1
    return np.asarray((asked @ found.T).todense())


def shared_topics(rows: Sequence[dict[str, Any]]) -> np.ndarray:
    """Return how many topics each two rows share, as Hugo and mkdocs-related-content count tags."""
    topics = sorted({topic for row in rows for topic in row["topics"] or ()})
    marks = np.array([[topic in (row["topics"] or ()) for topic in topics] for row in rows], np.float32)
    return marks @ marks.T


def ranking(rows: Sequence[dict[str, Any]], scores: np.ndarray) -> Ranking:
    """Return every other row's id for each row, best first, equal scores by id."""
    ids = np.array([row["id"] for row in rows])
    ranks = np.argsort(np.argsort(ids))
    found = {}
    for place, row in enumerate(rows):
        order = np.lexsort((ranks, -np.round(scores[place], 6)))
        found[row["id"]] = ids[order[order != place]].tolist()
    return found


def ranked(index: Index) -> Ranking:
    """Return the engine's ranking of every other article for each."""
    ids = sorted(index.corpus.slots)
    return {id_: [other for other, _ in index.ranked(id_, len(ids))] for id_ in ids}


def settled(rows: Sequence[dict[str, Any]]) -> Index:
    """Return an index whose weights were fitted on half of the rows, as those of a large library are on older articles.

    The half is by a hash of the row's id. Dates say which half an article is in, so they are hidden otherwise.
    """
    texts = [replace(text_of(row), when=None if even(row["id"]) else FIRST) for row in rows]
    usual, weights.SETTLED = weights.SETTLED, 1
    try:
        return Index.of(texts)
    finally:
        weights.SETTLED = usual


# --- figures -------------------------------------------------------------------------------------------------------


def precisions(rows: Sequence[dict[str, Any]], found: Ranking) -> dict[str, float]:
    """Return each query's average precision."""
    story = {row["id"]: row["cluster"] for row in rows}
    sizes = Counter(story.values())
    values = {}
    for id_, cluster in story.items():
        if sizes[cluster] > 1:
            hits, total = 0, 0.0
            for place, other in enumerate(found[id_], 1):
                if story[other] == cluster:
                    hits += 1
                    total += hits / place
            values[id_] = total / (sizes[cluster] - 1)
    return values


def difference(one: dict[str, float], other: dict[str, float]) -> tuple[float, float, float]:
    """Return how much higher the mean of `one` is, with its 95 % interval."""
    apart = [one[id_] - other[id_] for id_ in sorted(one)]
    low, high = interval(len(apart), lambda drawn: statistics.fmean(apart[place] for place in drawn), seed=SEED)
    return statistics.fmean(apart), low, high


def even(story: str) -> bool:
    """Tell which half of the stories one is in."""
    return hashlib.sha256(story.encode()).digest()[0] % 2 == 0


def linked(name: str, score: Any) -> None:
    """Print the figures of a set."""
    rows = rows_of(name)
    counts = counted(rows)
    cosine = tf_idf(counts)
    texts = [text_of(row) for row in rows]
    index = Index.of(texts)
    systems: dict[str, Ranking] = {"standfirst": ranked(index)}
    if any(text.when for text in texts):
        systems["dates hidden"] = ranked(Index.of([replace(text, when=None) for text in texts]))
    systems["half fitted"] = ranked(settled(rows))
    systems["TF-IDF"] = ranking(rows, (cosine @ cosine.T).toarray())
    systems["BM25"] = ranking(rows, bm25(counts))
    if any(row["topics"] for row in rows):
        systems["shared topics"] = ranking(rows, shared_topics(rows))
    average = {system: precisions(rows, found) for system, found in systems.items()}
    story = {row["id"]: row["cluster"] for row in rows}
    print(f"\n## {name}: {len(rows)} articles")
    for system, found in systems.items():
        whole = score.score_related(rows, {id_: {"related": ids} for id_, ids in found.items()}, 0)
        halves = [
            statistics.fmean(value for id_, value in average[system].items() if even(story[id_]) is half)
            for half in (True, False)
        ]
        print(
            f"{system:14} MAP {whole['map']:.4f}  nDCG@10 {whole['graded_ndcg_at_10']:.4f}"
            f"  halves {halves[0]:.4f} {halves[1]:.4f}"
        )
    for system in ("standfirst", "dates hidden"):
        if system in average:
            gain, low, high = difference(average[system], average["TF-IDF"])
            print(f"{system} above TF-IDF {gain:+.4f} (95 % {low:+.4f} to {high:+.4f})")
    shown(rows, index)
    groups = threads(index)
    found_threads = {row["id"]: {"thread": groups.of.get(row["id"], row["id"])} for row in rows}
    print("threads", score.score_threads(rows, found_threads, 0))


def shown(rows: Sequence[dict[str, Any]], index: Index) -> None:
    """Print how many links an article are of one story, and which share is right, from several scores on."""
    story = {row["id"]: row["cluster"] for row in rows}
    pairs = [
        (value / UNIT, story[index.corpus.text(slot).id] == story[index.corpus.text(other).id])
        for slot, near in enumerate(index.scored)
        for other, value in zip(near.others.tolist(), near.values.tolist(), strict=True)
    ]
    parts = []
    for limit in LIMITS:
        right = [same for value, same in pairs if value >= limit]
        parts.append(f"{limit:.2f}: {sum(right) / max(1, len(right)):.3f} at {len(right) / len(rows):.2f}")
    print("precision at links an article, from score on:", "; ".join(parts))


# --- speed ---------------------------------------------------------------------------------------------------------


def library(size: int) -> list[Text]:
    """Return articles of about 350 words over two years: a report, and the words of others in no order behind it.

    The words behind keep the vocabulary and the words' frequencies of news, and make no copies.
    """
    lines = (EVAL / "summary-roundup.dev.jsonl").read_text("utf-8").splitlines()
    stories = [json.loads(line)["articles"] for line in lines]
    reports = [report for story in stories for report in story]
    chance = random.Random(SEED)
    start = datetime(2021, 1, 1, tzinfo=UTC)
    found = []
    for number in range(size):
        story = chance.choice(stories)
        report = chance.choice(story)
        parts = [report["body"]]
        for other in [*chance.choices(story, k=2), *chance.choices(reports, k=3)]:
            words = other["body"].split()
            chance.shuffle(words)
            parts.append(" ".join(words))
        when = start + timedelta(hours=chance.randrange(730 * 24))
        found.append(Text(f"a{number:06d}", report["title"], "\n\n".join(parts), when=when))
    return found


def plainly_counted(texts: Sequence[Text]) -> sparse.csr_matrix:
    """Return how often each stem stands in each text, as a short program counts words: the baseline of speed.

    It shares nothing with the engine, so that it stays the same when the engine gets faster.
    """
    stemmer, stems, columns = Stemmer.Stemmer("english"), {}, {}
    data, places, ends = [], [], [0]
    for text in texts:
        words = re.findall(r"\w\w+", text.whole.lower())
        for word in words:
            if word not in stems:
                stems[word] = stemmer.stemWord(word)
        for stem, count in Counter(stems[word] for word in words if word not in FUNCTION_WORDS["en"]).items():
            places.append(columns.setdefault(stem, len(columns)))
            data.append(count)
        ends.append(len(places))
    return sparse.csr_matrix((np.array(data, np.float64), places, ends), shape=(len(texts), len(columns)))


class Clock:
    """Times of named pieces of work, by the wall and of the processor."""

    def __init__(self) -> None:
        self.wall: dict[str, float] = {}
        self.processor: dict[str, float] = {}

    def of(self, label: str, work: Callable[[], Any]) -> Any:
        """Return what `work` returns, and note and print how long it took."""
        wall, processor = time.perf_counter(), time.process_time()
        result = work()
        self.wall[label], self.processor[label] = time.perf_counter() - wall, time.process_time() - processor
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"{label:44} {self.wall[label]:8.2f} s {self.processor[label]:8.2f} s of processor  peak {peak} MB",
            flush=True,
        )
        return result

    def scaled(self, labels: Sequence[str], baseline: Sequence[str]) -> str:
        """Return the time of some work as the machine would take it on which the baseline takes `NAMED_MACHINE`."""
        parts = []
        for name, times in (("wall", self.wall), ("processor", self.processor)):
            ratio = sum(times[label] for label in labels) / sum(times[label] for label in baseline)
            parts.append(f"{ratio:.3f} of the baseline, {ratio * NAMED_MACHINE:.2f} s scaled ({name})")
        return "; ".join(parts)


def asked(engine: Engine) -> None:
    """Ask an engine all that pages show."""
    for id_ in engine.index.corpus.slots:
        blocks = engine.links(id_)
        for link in (*blocks.same_story[:ON_A_PAGE], *blocks.background[:ON_A_PAGE]):
            engine.reasons(id_, link.id)
        engine.duplicates(id_)
        engine.thread_title(id_)


def speed(size: int) -> None:
    """Print how long a library of `size` articles takes, beside the baseline, before and after which it is run."""
    texts = library(size)
    clock = Clock()
    print(f"{size} articles of {statistics.fmean(len(text.body.split()) for text in texts):.0f} words")
    if size <= BASELINE_UP_TO:
        base = texts
    else:
        base = texts[:BASELINE_FROM]
        print(f"the baseline is run on the first {BASELINE_FROM}")
    engine = clock.of("links, copies, threads", lambda: Engine.of(texts))
    blocks = clock.of("blocks of every article", lambda: {text.id: engine.links(text.id) for text in texts})
    links = [
        (id_, link.id)
        for id_, block in blocks.items()
        for link in (*block.same_story[:ON_A_PAGE], *block.background[:ON_A_PAGE])
    ]
    print(f"{len(links)} links are shown")
    clock.of("reasons of every link shown", lambda: [engine.reasons(*link) for link in links])
    plain = clock.of("baseline: words counted and weighed", lambda: tf_idf(plainly_counted(base)))
    clock.of("baseline: nearest ten, one thread", lambda: sp_matmul_topn(plain, plain.T.tocsr(), 10))
    baseline = ["baseline: words counted and weighed", "baseline: nearest ten, one thread"]
    whole = ["links, copies, threads", "blocks of every article", "reasons of every link shown"]
    print("all of it:", clock.scaled(whole, baseline))
    clock.of("titles of threads", lambda: [engine.title(thread) for thread in engine.threads.threads])
    newest = max(texts, key=lambda text: (text.hours or 0, text.id))
    edited = replace(newest, body=f"{newest.body}\n\nThe harbour of Ansel is open.")
    others = [text for text in texts if text.id != newest.id]

    def changed() -> None:
        after = Engine.of([*others, edited], before=engine)
        for link in after.links(edited.id).same_story + after.links(edited.id).background:
            after.reasons(edited.id, link.id)
            after.reasons(link.id, edited.id)

    clock.of("one article of the newest month changed", changed)
    print("one change:", clock.scaled(["one article of the newest month changed"], baseline))
    kept = clock.of("kept as bytes", lambda: dumped(engine))
    print(f"{len(kept) / 1e6:.0f} MB")
    again = [replace(text) for text in texts]
    before = clock.of("bytes read, texts compared", lambda: restored(kept, again))
    second = clock.of("engine of an unchanged library", lambda: Engine.of(again, before=before))
    clock.of("everything asked again", lambda: asked(second))
    print(
        "second run:",
        clock.scaled(
            ["bytes read, texts compared", "engine of an unchanged library", "everything asked again"], baseline
        ),
    )


def main() -> None:
    """Read the arguments and measure."""
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("--speed", type=int, metavar="ARTICLES")
    ask.add_argument("--sets", nargs="*", default=list(SETS), choices=SETS)
    said = ask.parse_args()
    if said.speed:
        speed(said.speed)
        return
    score = scorer()
    for name in said.sets:
        linked(name, score)


if __name__ == "__main__":
    main()
