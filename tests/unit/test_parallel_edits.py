"""Two people edit at once, and git merges: seldom a conflict, and never a clean merge that makes a broken file.

Sixty pairs of edits, drawn with a fixed seed, of a small desk in the layout that `format` gives.
"""

from __future__ import annotations

import os
import random
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from desks import BODY, check, write_desk
from standfirst.errors import Severity
from standfirst.source.arrange import arranged

PAIRS = 60
MOST_CONFLICTS = 4
ARTICLES = [f"story-{number:02}" for number in range(12)]
Edit = Callable[[Path], None]


def fields(number: int) -> dict[str, object]:
    return {
        "title": f"Story {number} of the mill", "url": f"https://lakeherald.example/2024/05/{number}",
        "date": f"2024-05-{1 + number:02}", "topics": ["ferries"], "people": ["ada-brook"],
        "places": ["Ansel", "Merrow"], "tags": ["boats", "tide"],
        "summary": f"The mill has {number} wheels. Two of them turn at night. Nobody has counted the ducks.",
        "key_points": [f"Wheel {number} is new.", "The ducks stay."],
        "body": f"Story {number} is about wheels.\n\n{BODY}",
    }  # fmt: skip


def tidy(content: Path) -> None:
    """Lay the desk's files out as the hook of a desk does before each commit."""
    for path in sorted(content.rglob("*")):
        if path.suffix in {".md", ".yml"}:
            file = path.relative_to(content).as_posix()
            before = path.read_text("utf-8")
            path.write_text(arranged(before, file) or before, "utf-8")


def drawn(chosen: random.Random, number: int) -> Edit:
    """Return one realistic edit of one article, of a registry or of the edition."""
    article = f"articles/2024/05/{chosen.choice(ARTICLES)}.md"
    word = f"{chosen.choice(['alder', 'birch', 'cedar', 'dogwood', 'elm', 'fir', 'grey', 'hazel', 'iris'])}-{number}"

    def swap(old: str, new: str, file: str = article) -> Edit:
        def edit(content: Path) -> None:
            text = (content / file).read_text("utf-8")
            assert old in text, (file, old)
            (content / file).write_text(text.replace(old, new, 1), "utf-8")

        return edit

    def register(content: Path) -> None:
        with (content / "people.yml").open("a", encoding="utf-8") as people:
            people.write(f"\n{word}:\n  name: {word.title().replace('-', ' ')}\n")
        swap("people:\n", f"people:\n  - {word}\n")(content)

    return chosen.choice([
        swap("tags:\n", f"tags:\n  - {word}\n"),
        swap("places:\n", f"places:\n  - {word.title()}\n"),
        swap("  - The ducks stay.\n", f"  - The ducks stay.\n  - Point {word}.\n"),
        swap("Two of them turn at night.", f"Two of them turn at {word}."),
        swap("Nobody has counted the ducks.", f"Nobody has counted the ducks of {word}."),
        swap("of the mill", f"of the {word} mill"),
        swap("status: published\n", f"importance: {1 + number % 9}\nstatus: published\n"),
        swap("status: published\n", f"commentary: Ours, on {word}.\nstatus: published\n"),
        register,
        swap("  - story-00\n", f"  - story-00\n  - {chosen.choice(ARTICLES[4:])}\n", "editions/2024-05-14.md"),
    ])  # fmt: skip


class Desk:
    """A desk in git."""

    def __init__(self, folder: Path) -> None:
        self.content = write_desk(
            folder / "digests", articles={id_: fields(number) for number, id_ in enumerate(ARTICLES)},
            people={f"{name}-brook": {"name": f"{name.title()} Brook"} for name in ("ada", "eve", "ivo", "zoe")},
            editions={"2024-05-14": {"stories": ["story-00", "story-01"]}},
        )  # fmt: skip
        plain = (self.content / "articles/2024/05/story-00.md").read_text("utf-8")
        assert 'status: "published"' in plain
        for path in self.content.rglob("*.md"):  # as people write them, without quotation marks that nothing needs
            text = path.read_text("utf-8").replace('status: "published"', "status: published")
            path.write_text(
                text.replace('"story-00"', "story-00").replace('"The ducks stay."', "The ducks stay."), "utf-8"
            )
        tidy(self.content)
        self.git("init", "-q", "-b", "main")
        self.commit("main")

    def git(self, *arguments: str) -> int:
        who = ["-c", "user.name=A", "-c", "user.email=a@desk.example", "-c", "commit.gpgsign=false"]
        environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        command = ["git", *who, *arguments]
        return subprocess.run(command, cwd=self.content, env=environment, capture_output=True, check=False).returncode

    def commit(self, name: str) -> None:
        tidy(self.content)
        assert self.git("add", "-A") == 0
        assert self.git("commit", "-q", "--allow-empty", "-m", name) == 0

    def merged(self, one: Edit, other: Edit) -> bool:
        """Make both edits from the same state and merge them; tell whether git could."""
        for name, edit in (("one", one), ("other", other)):
            assert self.git("checkout", "-q", "-f", "-B", name, "main") == 0
            edit(self.content)
            self.commit(name)
        return self.git("merge", "-q", "-m", "merge", "one") == 0

    def broken(self) -> list[str]:
        return [f"{f.origin}: {f.message}" for f in check(self.content) if f.severity is Severity.ERROR]


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("parallel"))


@pytest.mark.parametrize(
    ("pairs", "most"), [(PAIRS // 5, MOST_CONFLICTS), pytest.param(PAIRS, MOST_CONFLICTS, marks=pytest.mark.slow)]
)
def test_pairs_of_edits_seldom_collide_and_no_clean_merge_breaks_a_file(desk: Desk, pairs: int, most: int) -> None:
    assert desk.broken() == []
    chosen = random.Random(20240514)  # noqa: S311 - no secret
    conflicts = []
    for pair in range(pairs):
        one, other = drawn(chosen, 2 * pair), drawn(chosen, 2 * pair + 1)
        if desk.merged(one, other):
            assert desk.broken() == []
        else:
            conflicts.append(pair)
            assert any("merge-conflict" in finding.rule for finding in check(desk.content))
            assert desk.git("merge", "--abort") == 0
    assert len(conflicts) <= most, conflicts


def test_edits_of_one_article_at_different_fields_merge(desk: Desk) -> None:
    def one(content: Path) -> None:
        path = content / "articles/2024/05/story-03.md"
        path.write_text(path.read_text("utf-8").replace("tags:\n", "tags:\n  - amber\n"), "utf-8")

    def other(content: Path) -> None:
        path = content / "articles/2024/05/story-03.md"
        path.write_text(path.read_text("utf-8").replace("Nobody has counted", "Somebody has counted"), "utf-8")

    assert desk.merged(one, other)
    assert desk.broken() == []
