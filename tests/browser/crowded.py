"""A made desk with full lists, a long story, a story that is a link alone, and a topic of none."""

from __future__ import annotations

import importlib.util
import random
from pathlib import Path
from types import ModuleType

BENCHMARKS = Path(__file__).parents[2] / "benchmarks" / "desks.py"
STORIES = 130
QUOTES = 12

_ONLY_A_LINK = """\
---
title: A story of which its publisher allows the title
url: https://bench.example/2024/only-a-link
publisher: publisher-0
date: 2024-01-20
topics: [topic-0]
summary: What it says in the words of the desk.
rights: none
status: published
---
"""


def write_crowded(folder: Path) -> Path:
    """Write two topics of more stories than a list shows, and the pages that are named above; return mkdocs.yml."""
    made = _made_desks()
    made.write_desk(folder, STORIES, many_words=True)
    content = folder / "digests"
    (content / "topics" / "quiet.md").write_text("---\ntitle: A topic of no story\n---\n", "utf-8")
    january = content / "articles" / "2024" / "01"
    (january / "only-a-link.md").write_text(_ONLY_A_LINK, "utf-8")
    (january / "a-long-story.md").write_text(_long_story(made), "utf-8")
    return folder / "mkdocs.yml"


def _made_desks() -> ModuleType:
    """Return the benchmarks' module of made desks with two topics; its name is also that of one of the tests' own."""
    spec = importlib.util.spec_from_file_location("made_desks", BENCHMARKS)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.TOPICS = 2
    return module


def _long_story(made: ModuleType) -> str:
    """Return a story with a dozen quotes, ten key points, two paragraphs of comment and six pins."""
    words = made._ManyWords(random.Random(11))  # noqa: S311 - the same desk every time
    quotes = [words.sentence(30) for _ in range(QUOTES)]
    body = "\n\n".join(f'{words.sentence(40)}\n\n"{text}" the minister said.' for text in quotes)
    points = "".join(f"  - {words.sentence(14)}\n" for _ in range(10))
    said = "".join(f"  - text: {text}\n    speaker: person-{n}\n" for n, text in enumerate(quotes))
    pins = "".join(f"  - id: story-{n}\n    rel: background\n    reason: {words.sentence(10)}\n" for n in range(3, 9))
    comment = "\n\n".join(f"  {words.sentence(90)}" for _ in range(2))
    return f"""---
title: {words.sentence(16)[:-1]}
url: https://bench.example/2024/a-long-story
publisher: publisher-0
date: 2024-01-25
topics: [topic-0, topic-1]
summary: {words.sentence(30)} {words.sentence(25)}
commentary: |
{comment}
key_points:
{points}quotes:
{said}related:
{pins}status: published
---

{body}
"""
