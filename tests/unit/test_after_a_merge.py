"""What git merges, or cannot: `check` tells what collided, with real merges."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from desks import article_text, check, write_desk

FILE = "articles/2024/05/pier-closed.md"
EDITION = "editions/2024-05-14.md"

IN_LINES = "---\ndate: 2024-05-14\nstatus: published\nstories:\n  - pier-closed\n  - boat-late\n---\n"


class Merged:
    """A desk under git, with two branches that are merged."""

    def __init__(self, folder: Path) -> None:
        self.content = write_desk(
            folder / "digests",
            articles={
                "pier-closed": {},
                "mill-open": {"title": "The mill opens", "url": "https://lakeherald.example/m", "body": "It opens.\n"},
                "boat-late": {"title": "A boat is late", "url": "https://lakeherald.example/b", "body": "It waits.\n"},
            },
            editions={"2024-05-14": IN_LINES},
        )  # fmt: skip
        self.git("init", "-q", "-b", "main")
        self.commit()

    def git(self, *arguments: str) -> int:
        who = ["-c", "user.name=A", "-c", "user.email=a@desk.example", "-c", "commit.gpgsign=false"]
        environment = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        return subprocess.run(
            ["git", *who, *arguments], cwd=self.content, env=environment, capture_output=True, check=False
        ).returncode

    def commit(self) -> None:
        assert self.git("add", "-A") == 0
        assert self.git("commit", "-q", "-m", "Edit") == 0

    def merge(self, one: Callable[[Path], object], other: Callable[[Path], object]) -> bool:
        """Make two edits in two branches and merge them; tell whether git calls it clean."""
        self.git("checkout", "-q", "-b", "other")
        other(self.content)
        self.commit()
        self.git("checkout", "-q", "main")
        one(self.content)
        self.commit()
        return self.git("merge", "-q", "-m", "Merge", "other") == 0

    def told(self) -> list[tuple[str, str, int]]:
        return [(finding.rule, finding.origin.file, finding.origin.line) for finding in check(self.content)]


@pytest.fixture
def desk(tmp_path: Path) -> Merged:
    return Merged(tmp_path)


def edited(file: str, old: str, new: str) -> Callable[[Path], object]:
    def edit(content: Path) -> None:
        text = (content / file).read_text("utf-8")
        assert old in text
        (content / file).write_text(text.replace(old, new, 1), "utf-8")

    return edit


@pytest.mark.parametrize(
    ("file", "old"),
    [
        (FILE, "Old pier closed until"),
        (FILE, "Three boats a day"),
        ("topics/ferries.md", "Ferries"),
        ("people.yml", "Ada Brook"),
    ],
)
def test_two_edits_of_one_line_are_told_with_the_line(desk: Merged, file: str, old: str) -> None:
    assert not desk.merge(edited(file, old, f"One {old}"), edited(file, old, f"Other {old}"))
    lines = (desk.content / file).read_text("utf-8").split("\n")
    place = next(number for number, line in enumerate(lines, 1) if line.startswith("<<<<<<< "))
    assert ("merge-conflict", file, place) in desk.told()
    assert check(desk.content).failed


def test_one_id_in_two_folders_is_told(desk: Merged) -> None:
    def added(folder: str) -> Callable[[Path], object]:
        def add(content: Path) -> None:
            path = content / f"articles/2024/{folder}/tide-high.md"
            path.parent.mkdir(exist_ok=True)
            path.write_text(
                article_text(title=f"High tide {folder}", url=f"https://lakeherald.example/{folder}"), "utf-8"
            )

        return add

    assert desk.merge(added("05"), added("06"))
    assert ("id-duplicate", "articles/2024/06/tide-high.md", 1) in desk.told()


def test_a_story_that_both_added_to_an_edition_is_told_twice_listed(desk: Merged) -> None:
    first = edited(EDITION, "stories:\n", "stories:\n  - mill-open\n")
    last = edited(EDITION, "  - boat-late\n", "  - boat-late\n  - mill-open\n")
    assert desk.merge(first, last)
    assert ("listed-twice", EDITION, 8) in desk.told()


def test_a_person_that_both_added_is_told(desk: Merged) -> None:
    def above(content: Path) -> None:
        path = content / "people.yml"
        path.write_text(f'tor-ames: {{"name": "Tor Ames"}}\n{path.read_text("utf-8")}', "utf-8")

    def below(content: Path) -> None:
        with (content / "people.yml").open("a", encoding="utf-8") as file:
            file.write('tor-ames: {"name": "Tor Ames"}\n')

    assert desk.merge(above, below)
    assert ("yaml-duplicate-key", "people.yml") in {(rule, file) for rule, file, _ in desk.told()}


def test_a_pin_that_both_added_is_told(desk: Merged) -> None:
    pins = edited(
        "articles/2024/05/mill-open.md", "---\n\n", "related:\n  - id: pier-closed\n  - id: boat-late\n---\n\n"
    )
    pins(desk.content)
    desk.commit()
    first = edited("articles/2024/05/mill-open.md", "related:\n", "related:\n  - id: tide\n")
    second = edited("articles/2024/05/mill-open.md", "boat-late\n", "boat-late\n  - id: tide\n")
    assert desk.merge(first, second)
    assert "listed-twice" in {rule for rule, _, _ in desk.told()}
