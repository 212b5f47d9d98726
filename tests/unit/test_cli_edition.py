"""`standfirst edition`: what it writes, what it says, and what it leaves alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from rich.cells import cell_len

from desks import QUOTE, load
from harbour import PEOPLE, PUBLISHERS, TOPICS, harbour
from standfirst.cli.main import commands
from standfirst.errors import StandfirstError

MakeDesk = Callable[..., Path]
Desk = Callable[..., Path]
CONFIG = "site_name: Desk\ndocs_dir: digests\nplugins:\n  - standfirst:\n      edition: {minutes: 8}\n"
LAST: dict[str, Any] = {"2024-04-28": {"date": "2024-04-28", "stories": ["pier-closed"]}}
FILE = "editions/2024-05-04.md"


@pytest.fixture
def desk(make_desk: MakeDesk, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Write the harbour desk with changes to its articles, at noon of 1 June 2024, and go there."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1717243200")
    monkeypatch.setenv("COLUMNS", "80")

    def make(*, config: str = CONFIG, editions: dict[str, Any] | None = None, **changes: dict[str, Any]) -> Path:
        articles = {**harbour(**changes), "pier-closed": {"date": "2024-04-27", "title": "Pier closed"}}
        content = make_desk(
            articles=articles, people={**PEOPLE, "ada-brook": {"name": "Ada Brook"}}, publishers=PUBLISHERS,
            topics=TOPICS, editions=LAST if editions is None else editions,
        )  # fmt: skip
        (content.parent / "mkdocs.yml").write_text(config)
        monkeypatch.chdir(content.parent)
        return content

    return make


def run(*arguments: str) -> Result:
    return CliRunner().invoke(commands, ["edition", *arguments])


def complaint(done: Result) -> StandfirstError:
    assert done.exit_code == 1
    assert isinstance(done.exception, StandfirstError)
    return done.exception


def files(content: Path) -> dict[str, bytes]:
    return {path.relative_to(content).as_posix(): path.read_bytes() for path in content.rglob("*") if path.is_file()}


def test_a_new_file_is_written_and_no_other_is_touched(desk: Desk) -> None:
    content = desk()
    before = files(content)
    assert run("2024-05-04").exit_code == 0
    after = files(content)
    assert {**before, FILE: after[FILE]} == after
    edition = load(content).editions["2024-05-04"]
    assert edition.fields.status == "proposed"
    assert {story.id for story in edition.fields.stories} == {"aground", "tugs", "orchard", "lotsen"}
    assert edition.fields.lead == edition.fields.stories[0].id
    assert "# proposed: what is new since 2024-04-28" in after[FILE].decode()


def test_what_was_proposed_is_told_in_a_terminals_width(desk: Desk) -> None:
    desk(inquiry={"status": "review", "date": "2024-05-04"})
    said = run("2024-05-04").stdout
    for part in (
        f"Proposed digests/{FILE}", "4 stories, 1 minute; new since editions/2024-04-28.md.", "Ferries",
        "Tugs free the Marisol at Port Ansel  (leads)", "tugs: 3 new reports, 2 publishers",
        "More on “Tugs free the Marisol at Port Ansel”",
        "Left out: 1 copy of another article, 1 draft (`standfirst inbox`)", "Next: read it", "`status: published`",
    ):  # fmt: skip
        assert " ".join(part.split()) in " ".join(said.split()), part
    assert max(cell_len(line) for line in said.splitlines()) <= 80


def test_a_dry_run_prints_the_file_that_would_be_written(desk: Desk) -> None:
    content = desk()
    before = files(content)
    printed = run("2024-05-04", "--dry-run").stdout
    assert files(content) == before
    run("2024-05-04")
    assert (content / FILE).read_text("utf-8") == printed


def test_json_has_the_documented_shape(desk: Desk) -> None:
    content = desk(orchard={"quotes": None})
    done = run("2024-05-04", "--json", "--dry-run")
    shape = json.loads(done.stdout)
    assert {name: value for name, value in shape.items() if name not in {"stories", "left_out"}} == {
        "version": 1, "folder": "digests", "file": FILE, "written": False, "unread": 0, "date": "2024-05-04",
        "since": "2024-04-28", "last": "2024-04-28", "minutes": 1, "lead": "tugs", "also_noted": [], "quote": None,
    }  # fmt: skip
    assert shape["stories"][0] == {
        "id": "tugs", "topic": "Ferries", "why": "Running story: 2 publishers, 3 new reports", "publishers": 2,
        "reports": 3,
    }  # fmt: skip
    assert shape["left_out"] == [{"id": "aground-wire", "reason": "copy"}]
    assert json.loads(run("2024-05-04", "--json").stdout) == {**shape, "written": True}
    assert (content / FILE).is_file()


def test_today_is_a_day_of_the_desks_calendar(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1714842000")  # 4 May 2024, 17:00 UTC
    desk(config=CONFIG.replace("edition:", "desk: {timezone: Asia/Tokyo}\n      edition:"))
    assert json.loads(run("today", "--dry-run", "--json").stdout)["date"] == "2024-05-05"


@pytest.mark.parametrize(
    ("file", "text"),
    [
        (FILE, "---\ndate: 2024-05-04\nstories: [tugs]\n---\n"),
        (FILE, "not even readable"),
        ("editions/may.md", "---\ndate: 2024-05-04 09:00\nstories: [tugs]\n---\n"),
    ],
)
def test_an_edition_of_that_day_is_never_touched(file: str, text: str, desk: Desk) -> None:
    content = desk()
    (content / file).write_text(text)
    before = files(content)
    for arguments in ((), ("--dry-run",), ("--json",)):
        error = complaint(run("2024-05-04", *arguments))
        assert error.message == f"there is an edition of that day already: digests/{file}"
        assert "delete it" in error.remedy
    assert files(content) == before


def test_nothing_is_written_where_nothing_is_new(desk: Desk) -> None:
    content = desk()
    before = files(content)
    error = complaint(run("2024-04-30"))
    assert error.message == "nothing is new since the edition digests/editions/2024-04-28.md"
    assert error.remedy
    assert files(content) == before


def test_a_desk_whose_stories_are_old_is_told_of_which_day_the_newest_is(desk: Desk) -> None:
    desk(editions={})
    error = complaint(run("2024-05-30"))
    assert (error.message, error.remedy) == (
        "nothing is new since 2024-05-23", "the newest story is of 2024-05-20: give a DATE near it",
    )  # fmt: skip


def test_drafts_that_wait_are_named_where_nothing_else_is_new(desk: Desk) -> None:
    desk(
        editions={"2024-05-19": {"date": "2024-05-19", "stories": ["tugs"]}},
        inquiry={"status": "proposed"},
    )
    error = complaint(run("2024-05-20"))
    assert "publish what waits (1 draft (`standfirst inbox`))" in error.remedy


def test_stories_that_take_too_long_are_told_with_the_option(desk: Desk) -> None:
    desk(
        config=CONFIG.replace("8", "1"),
        editions={"2024-05-19": {"date": "2024-05-19", "stories": ["tugs"]}},
        inquiry={"summary": "word " * 900},
    )
    error = complaint(run("2024-05-20"))
    assert (error.message, "`edition.minutes`" in error.remedy) == ("no new story can be read in 1 minute", True)


def test_an_edition_that_cannot_be_read_stops_it(desk: Desk) -> None:
    """What it lists would be proposed as new a second time."""
    content = desk()
    (content / "editions/2024-05-02.md").write_text("---\ndate: 2024-05-02\nstories: []\n---\n")
    error = complaint(run("2024-05-04"))
    assert str(error.origin).startswith("editions/2024-05-02.md:3:")
    assert "its stories would be taken for new" in error.message
    assert not (content / FILE).exists()


def test_articles_that_could_not_be_read_are_counted(desk: Desk) -> None:
    content = desk()
    (content / "articles/2024/05/broken.md").write_text("---\ntitle: [\n---\n")
    done = run("2024-05-04", "--json")
    assert (done.exit_code, json.loads(done.stdout)["unread"]) == (0, 1)
    assert "1 article file could not be read" in done.stderr


@pytest.mark.parametrize(
    "day", ["", "2024-05", "2024-02-30", "4.5.2024", "yesterday", "2024-05-04 09:00", "0001-01-01"]
)
def test_a_wrong_date_is_told_with_a_right_one(day: str, desk: Desk) -> None:
    content = desk()
    before = files(content)
    done = run(day)
    assert done.exit_code == 2
    assert "as in 2026-11-23, or: today" in " ".join(done.stderr.split())
    assert files(content) == before


def test_an_edition_that_is_proposed_still_counts_as_the_last(desk: Desk) -> None:
    desk()
    assert run("2024-05-02").exit_code == 0
    said = " ".join(run("2024-05-04").stdout.split())
    assert "new since editions/2024-05-02.md (it is still proposed; what it lists counts as taken)" in said
    assert "Follows “Ferry Marisol runs aground off Port Ansel” of 1 May 2024" in said
    assert "aground:" not in said


def test_hidden_characters_reach_neither_terminal_nor_file(desk: Desk) -> None:
    content = desk(aground={"title": "Ferry \u202eruns \x9baground"}, tugs={"title": "\u2066Tugs free the Marisol"})
    said = run("2024-05-04")
    assert said.exit_code == 0
    written = (content / FILE).read_text("utf-8")
    for sign in "\u202e\u2066\x9b":
        assert sign not in said.stdout + written


def test_the_quote_of_the_edition_is_named_with_its_story(desk: Desk) -> None:
    content = desk(editions={})
    said = " ".join(run("2024-04-28").stdout.split())
    assert f"Quote of the edition {QUOTE} pier-closed" in said
    assert "1 story, 1 minute; new in the week since 2024-04-21, as there is no edition before." in said
    assert (content / "editions/2024-04-28.md").is_file()
