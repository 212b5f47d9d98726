"""What docs/relate.md says of the engine still holds on the labelled rows beside the repository."""

from __future__ import annotations

import json
from collections import Counter
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from statistics import fmean

import pytest

from standfirst.relate.blocks import SAME_STORY
from standfirst.relate.engine import Engine
from standfirst.relate.texts import Text

ROWS = Path(__file__).parents[4] / "shared" / "eval"
pytestmark = pytest.mark.skipif(not ROWS.is_dir(), reason="the labelled rows are not beside the repository")


@cache
def measured(name: str) -> tuple[Engine, dict[str, str]]:
    """Return the engine of a set's development rows, and the story of each."""
    lines = (ROWS / f"related-{name}.dev.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    texts = [
        Text(
            row["id"],
            row["title"] or "",
            row["body"],
            when=datetime.fromisoformat(row["date"]).replace(tzinfo=UTC) if row["date"] else None,
        )
        for row in rows
    ]
    return Engine.of(texts), {row["id"]: row["cluster"] for row in rows}


def average_precision(ranked: list[str], right: set[str]) -> float:
    found = [place for place, id_ in enumerate(ranked, 1) if id_ in right]
    return sum(hits / place for hits, place in enumerate(found, 1)) / len(right)


@pytest.mark.parametrize(("name", "wanted"), [("ecbplus", 0.965), ("basil", 0.995)])
def test_articles_of_a_story_are_ranked_before_others(name: str, wanted: float):
    engine, story = measured(name)
    precisions = []
    for id_, mine in story.items():
        right = {other for other, its in story.items() if its == mine} - {id_}
        ranked = [other for other, _ in engine.ranked(id_, len(story))]
        precisions.append(average_precision(ranked, right))
    assert fmean(precisions) >= wanted


@pytest.mark.parametrize(("name", "links"), [("ecbplus", 8), ("basil", 1.9)])
def test_nineteen_in_twenty_links_of_the_same_story_are_right(name: str, links: float):
    engine, story = measured(name)
    index = engine.index
    right = [
        story[index.corpus.text(slot).id] == story[index.corpus.text(other).id]
        for slot, near in enumerate(index.scored)
        for other in near.others[near.values >= SAME_STORY * 100_000].tolist()
    ]
    assert fmean(right) >= 0.94
    assert len(right) / len(story) >= links


@pytest.mark.parametrize("name", ["ecbplus", "basil"])
def test_of_a_real_library_no_two_stories_are_folded_into_one(name: str):
    engine, story = measured(name)
    assert [pair for pair in engine.copies.leaders.items() if story[pair[0]] != story[pair[1]]] == []


def test_threads_are_the_stories_of_the_labelled_rows():
    """B-cubed F1, as ../shared/eval/score.py counts it."""
    engine, story = measured("ecbplus")
    groups = {id_: set(engine.thread(id_)) or {id_} for id_ in story}
    sizes = Counter(story.values())
    same = {id_: sum(story[other] == story[id_] for other in group) for id_, group in groups.items()}
    precision = fmean(same[id_] / len(group) for id_, group in groups.items())
    recall = fmean(same[id_] / sizes[story[id_]] for id_ in groups)
    assert 2 * precision * recall / (precision + recall) >= 0.915
