"""A library read with a memory of its files is the library read without one, whatever the files say."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from desks import BODY, article_text, write_desk
from standfirst.source import DeskOptions, Library, load_library

CONTENT = Path(__file__).parents[2] / "digests"


class Memory(dict[str, str]):
    """A store in memory that counts what it gave."""

    given = 0

    def get(self, key: str) -> str | None:  # type: ignore[override]
        found = super().get(key)
        self.given += found is not None
        return found

    def put(self, key: str, value: str) -> None:
        self[key] = value


def same(one: Library, other: Library) -> bool:
    return (
        one.articles == other.articles
        and one.topics == other.topics
        and one.editions == other.editions
        and [fault.explain() for fault in one.faults] == [fault.explain() for fault in other.faults]
    )


def test_the_sample_desk_is_the_same_and_no_file_of_it_is_parsed_twice() -> None:
    memory = Memory()
    fresh = load_library(CONTENT)
    assert same(load_library(CONTENT, remembered=memory), fresh)
    assert memory.given == 0
    assert same(load_library(CONTENT, remembered=memory), fresh)
    assert memory.given == len(fresh.articles) + len(fresh.topics) + len(fresh.editions)


SLIPS = {
    "none": "",
    "unknown field": "colour: red\n",
    "wrong value": "importance: 17\n",
    "the word null": "place: null\n",
    "twice": "byline: Ana\nauthors: [Bo]\n",
    "hidden sign": "tags: [a\u202eb]\n",
    "own field": "x_desk: [1, {a: b}]\n",
    "empty": "summary:\n",
    "no YAML": "summary: [\n",
    "address null": "url: null\n",
}


@pytest.mark.parametrize("slip", SLIPS)
def test_every_fault_is_told_every_time(slip: str, tmp_path: Path) -> None:
    said = article_text().replace("---\n", f"---\n{SLIPS[slip]}", 1)
    content = write_desk(tmp_path / "digests", articles={"pier-closed": said})
    memory, fresh = Memory(), load_library(content)
    for _ in range(2):
        assert same(load_library(content, remembered=memory), fresh)


def test_a_memory_of_nonsense_is_ignored(tmp_path: Path) -> None:
    content = write_desk(tmp_path / "digests")
    fresh, memory = load_library(content), Memory()
    load_library(content, remembered=memory)
    for nonsense in ("", "{", "[]", "null", '{"title": 3}', "[" * 5000, '{"title": "x", "unheard": 1}'):
        broken = Memory(dict.fromkeys(memory, nonsense))
        assert same(load_library(content, remembered=broken), fresh)


def test_random_edits_give_what_a_fresh_reading_gives(tmp_path: Path) -> None:
    chosen = random.Random(4)  # noqa: S311 - no secret
    memory = Memory()
    for number in range(60):
        fields = {
            "status": chosen.choice(["published", "review", "publishd"]),
            "topics": [chosen.choice(["ferries", "mills"])],
            "url": chosen.choice([None, "https://lakeherald.example/1", "no address"]),
        }
        text = article_text(chosen.choice([BODY, ""]), **fields)
        content = write_desk(tmp_path / "digests", articles={f"story-{number % 3}": text})
        options = DeskOptions.model_validate({"desk": {"timezone": chosen.choice(["UTC", "Asia/Tokyo"])}})
        assert same(load_library(content, options, remembered=memory), load_library(content, options))
    assert memory.given
