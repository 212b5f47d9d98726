"""`standfirst roundup`: what it prints, what it writes into a topic's file, and how it ends."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from rich.cells import cell_len

from desks import check
from harbour import PEOPLE, PUBLISHERS, TOPICS, harbour
from standfirst.cli.main import commands
from standfirst.errors import StandfirstError
from standfirst.source import DeskOptions, load_library

MakeDesk = Callable[..., Path]
Desk = Callable[..., Path]
TOPIC = "---\ntitle: Ferries  # the boats\npinned: [tugs]\n---\n\nWhat the desk *says*.\n"
CONFIG = "site_name: Desk\ndocs_dir: digests\nplugins:\n  - standfirst:\n      max_links: 8\n"


@pytest.fixture
def desk(make_desk: MakeDesk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Write the harbour desk with changes to its articles, and go there."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1717243200")

    def make(*, topic: str = TOPIC, config: str = CONFIG, **changes: dict[str, Any]) -> Path:
        topics = {**TOPICS, "ferries": topic}
        content = make_desk(articles=harbour(**changes), people=PEOPLE, publishers=PUBLISHERS, topics=topics)
        (content.parent / "mkdocs.yml").write_text(config)
        monkeypatch.chdir(content.parent)
        return content

    return make


@pytest.fixture
def toy(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Install a rewriter that says a text of the stories it was given."""
    folder = tmp_path_factory.mktemp("installed")

    def install(text: str) -> None:
        (folder / "cli_toy_rewriter.py").write_text(
            "from standfirst.summarise.rewriters import Rewritten\n\n"
            f"def toy(selection):\n    return Rewritten({text!r}, tuple(said.id for said in selection.sentences))\n"
        )
        info = folder / "cli_toy_rewriter-3.1.dist-info"
        info.mkdir(exist_ok=True)
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: cli-toy-rewriter\nVersion: 3.1\n")
        (info / "entry_points.txt").write_text("[standfirst.rewriters]\ntoy = cli_toy_rewriter:toy\n")
        monkeypatch.syspath_prepend(str(folder))

    yield install
    sys.modules.pop("cli_toy_rewriter", None)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(commands, ["roundup", *arguments])


def refused(*arguments: str) -> StandfirstError:
    done = run(*arguments)
    assert done.exit_code == 1
    assert isinstance(done.exception, StandfirstError)
    return done.exception


def test_each_sentence_is_printed_with_its_story(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    desk()
    said = run("ferries").stdout
    assert "Tugs pulled the ferry Marisol off the sandbank" in said
    assert "tugs, The Lake Herald, 2024-05-03" in said
    assert "words from 4 stories, 2024-05-01 to 2024-05-20" in said
    assert max(cell_len(line) for line in said.splitlines()) <= 80


def test_nothing_is_written_unless_it_is_asked_for(desk: Desk) -> None:
    content = desk()
    run("ferries")
    assert (content / "topics/ferries.md").read_text() == TOPIC


def test_written_it_waits_in_the_topics_file_and_changes_no_other_line(desk: Desk) -> None:
    content = desk()
    done = run("ferries", "--write")
    assert "readers see it once it says accepted: true" in " ".join(done.stdout.split())
    text = (content / "topics/ferries.md").read_text()
    kept = [line for line in TOPIC.splitlines() if line not in text.splitlines()]
    assert kept == []
    fields = load_library(content, DeskOptions()).topics["ferries"].fields
    assert fields.roundup is not None
    assert (fields.roundup.accepted, str(fields.roundup.date)) == (False, "2024-06-01")
    assert (fields.roundup.by or "").startswith("standfirst ")
    assert {"tugs"} <= {*fields.roundup.sources}
    assert [finding.rule for finding in check(content) if finding.origin.file.startswith("topics/ferries")] == []


def test_signs_of_markdown_in_a_sentence_stay_signs(desk: Desk) -> None:
    summary = r"Tugs pulled the \*Marisol\* off the sandbank at Port Ansel again."
    content = desk(tugs={"summary": summary}, inquiry={"summary": summary}, aground={"summary": summary})
    run("ferries", "--write")
    roundup = load_library(content, DeskOptions()).topics["ferries"].fields.roundup
    assert roundup is not None
    assert r"\*Marisol\*" in roundup.text


@pytest.mark.parametrize("accepted", ["true", "false"])
def test_one_that_is_there_is_never_replaced(accepted: str, desk: Desk) -> None:
    theirs = TOPIC.replace("pinned", f"roundup:\n  text: The editor's own.\n  accepted: {accepted}\npinned")
    content = desk(topic=theirs)
    assert "digests/topics/ferries.md has a round-up" in str(refused("ferries", "--write"))
    assert (content / "topics/ferries.md").read_text() == theirs
    assert run("ferries").exit_code == 0


def test_json_has_the_documented_shape(desk: Desk) -> None:
    desk()
    shape = json.loads(run("ferries", "--json").stdout)
    assert set(shape) == {
        "version", "folder", "file", "written", "topic", "text", "sources", "by", "stories", "first", "last",
        "sentences",
    }  # fmt: skip
    assert shape["text"] == " ".join(said["text"] for said in shape["sentences"])
    assert (shape["topic"], shape["written"], shape["first"]) == ("ferries", False, "2024-05-01")


def test_since_reads_the_stories_from_a_day_on(desk: Desk) -> None:
    desk()
    assert json.loads(run("ferries", "--since", "2024-05-03", "--json").stdout)["stories"] == 3
    assert "nothing to compile for ferries since 2024-05-19" in str(refused("ferries", "--since", "2024-05-19"))
    assert run("ferries", "--since", "May").exit_code == 2


def test_an_unknown_topic_is_told_with_the_nearest(desk: Desk) -> None:
    desk()
    error = refused("ferrys")
    assert (str(error), error.remedy) == ("there is no topic ferrys", "did you mean ferries?")


def test_a_topic_with_one_story_has_nothing_to_compile(desk: Desk) -> None:
    desk()
    assert "two published stories" in refused("orchards").remedy


def test_a_rewriters_text_is_written_with_its_name(desk: Desk, toy: Callable[[str], None]) -> None:
    toy("Tugs pulled the Marisol off the sandbank.")
    content = desk(config=CONFIG + "      rewriter: toy\n")
    said = run("ferries", "--write").stdout
    assert "written by toy 3.1" in said
    roundup = load_library(content, DeskOptions()).topics["ferries"].fields.roundup
    assert roundup is not None
    assert (roundup.text, roundup.by) == ("Tugs pulled the Marisol off the sandbank.", "toy 3.1")
    assert roundup.accepted is False


def test_what_a_rewriter_invents_is_refused_and_nothing_written(desk: Desk, toy: Callable[[str], None]) -> None:
    toy("Tugs pulled the Marisol off the sandbank in 40 minutes.")
    content = desk(config=CONFIG + "      rewriter: toy\n")
    assert "the number 40 is in none of its sources" in str(refused("ferries", "--write"))
    assert (content / "topics/ferries.md").read_text() == TOPIC
    assert json.loads(run("ferries", "--no-rewriter", "--json").stdout)["by"].startswith("standfirst ")


def test_a_rewriter_that_is_not_installed_is_told(desk: Desk) -> None:
    desk(config=CONFIG + "      rewriter: absent\n")
    assert "there is no rewriter `absent`" in str(refused("ferries"))
