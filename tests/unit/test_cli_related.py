"""`standfirst related`: what it says of one story and of all, and how it ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from rich.cells import cell_len

from harbour import PEOPLE, PUBLISHERS, TOPICS, harbour
from standfirst.cli.main import commands

MakeDesk = Callable[..., Path]
Desk = Callable[..., Path]
CONFIG = "site_name: Desk\ndocs_dir: digests\nplugins:\n  - standfirst\n"


@pytest.fixture
def desk(make_desk: MakeDesk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Write the harbour desk with changes to its articles, and go there."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1717243200")

    def make(**changes: dict[str, Any]) -> Path:
        content = make_desk(articles=harbour(**changes), people=PEOPLE, publishers=PUBLISHERS, topics=TOPICS)
        (content.parent / "mkdocs.yml").write_text(CONFIG)
        monkeypatch.chdir(content.parent)
        return content

    return make


def run(*arguments: str) -> Result:
    return CliRunner().invoke(commands, ["related", *arguments])


def shapes(*arguments: str) -> dict[str, dict[str, Any]]:
    done = run(*arguments, "--json")
    assert done.exit_code == 0, done.output
    return {shape["id"]: shape for shape in map(json.loads, done.stdout.splitlines())}


def test_a_story_is_told_with_its_links_copies_and_thread(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    desk(tugs={"related": [{"id": "orchard", "rel": "background", "reason": "the same week"}]})
    said = run("tugs").stdout
    for part in ("same story", "0.", "follows aground", "Both name Ines Okaro", "followed by inquiry",
                 "pinned  background orchard", "the same week", "thread:", "→ tugs"):  # fmt: skip
        assert part in said, part
    assert max(cell_len(line) for line in said.splitlines()) <= 80
    assert "copies: aground-wire" in run("aground").stdout
    assert "copies: aground (folds under aground)" in " ".join(run("aground-wire").stdout.split())
    assert "nothing is near enough" in run("orchard").stdout or "background" in run("orchard").stdout


def test_json_has_the_documented_shape(desk: Desk) -> None:
    desk()
    shape = shapes("tugs")["tugs"]
    assert set(shape) == {
        "version", "id", "same_story", "background", "duplicates", "folds_under", "thread", "thread_title",
    }  # fmt: skip
    first = shape["same_story"][0]
    assert (first["id"], first["kind"], first["pinned"]) == ("aground", "follows", False)
    assert 0.4 <= first["score"] <= 1
    assert "2 days earlier" in first["reasons"]
    assert shape["thread"][0] == "aground"


def test_all_gives_a_line_for_every_story_that_readers_have(desk: Desk) -> None:
    desk(inquiry={"status": "proposed"})
    found = shapes("--all")
    assert [*found] == ["aground", "aground-wire", "lotsen", "orchard", "tugs"]
    assert "inquiry" in shapes("--all", "--drafts")
    assert "5 stories." in run("--all").stdout


def test_rank_adds_the_nearest_whatever_the_thresholds(desk: Desk) -> None:
    desk()
    ranked = shapes("--all", "--rank", "3")["orchard"]["ranked"]
    assert len(ranked) == 3
    scores = [row["score"] for row in ranked]
    assert scores == sorted(scores, reverse=True)
    assert [row["id"] for row in shapes("tugs", "--rank", "1")["tugs"]["ranked"]] == ["aground"]


def test_a_pin_out_of_the_library_has_an_address_in_place_of_an_id(desk: Desk) -> None:
    desk(orchard={"related": [{"url": "https://cider.example/", "title": "Cider", "reason": "who buys"}]})
    (link,) = [link for link in shapes("orchard")["orchard"]["background"] if link["pinned"]]
    assert link == {
        "id": None, "url": "https://cider.example/", "title": "Cider", "score": None, "kind": "background",
        "pinned": True, "reasons": ["who buys"],
    }  # fmt: skip


def test_a_draft_wants_to_be_asked_for(desk: Desk) -> None:
    desk(tugs={"status": "review"})
    done = CliRunner().invoke(commands, ["related", "tugs"])
    assert "readers do not have tugs" in str(done.exception)
    assert shapes("tugs", "--drafts")["tugs"]["same_story"]


def test_an_unknown_id_is_told_with_the_nearest(desk: Desk) -> None:
    desk()
    done = run("tug")
    assert done.exit_code == 1
    assert "there is no article tug" in str(done.exception)
    assert "did you mean tugs?" in str(getattr(done.exception, "remedy", ""))


@pytest.mark.parametrize(
    "arguments", [(), ("tugs", "--all"), ("tugs", "--rank", "2"), ("tugs", "--rank", "0", "--json")]
)
def test_a_wrong_use_is_told(arguments: tuple[str, ...], desk: Desk) -> None:
    desk()
    assert run(*arguments).exit_code == 2


def test_hidden_characters_of_a_headline_reach_no_terminal(desk: Desk) -> None:
    desk(aground={"title": "Ferry Marisol runs \u202eaground off Port Ansel"})
    assert "\u202e" not in run("tugs").stdout


def test_articles_that_could_not_be_read_are_counted(desk: Desk) -> None:
    content = desk()
    (content / "articles/2024/05/broken.md").write_text("---\ntitle: [\n---\n")
    done = run("tugs")
    assert (done.exit_code, "1 article file could not be read" in done.stderr) == (0, True)
