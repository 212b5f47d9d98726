"""`standfirst accept`: what it takes out of a file, what it refuses and then leaves alone, and what it says."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from desks import BODY, QUOTE, check
from standfirst.cli.accept import accept
from standfirst.errors import StandfirstError

MakeDesk = Callable[..., Path]

CLIPPED = f"""---
# not told by the page
# confirm: the line above the byline
title: Old pier closed until further notice  # as printed
url: https://lakeherald.example/2024/05/pier
publisher: lake-herald
date: 2024-05-13
topics:
  - ferries
# confirm: names that recur
people:
  - Ada Brook
# confirm: the article's own sentences
# the desk's own remark
summary: >-
  The old pier is closed until further notice, the ferry office said.
# confirm: who speaks, and in what role
quotes:
  - text: {QUOTE}
    speaker: ada-brook
    proposed: true
  - text: Three boats a day now call at the mill instead.
    speaker: ada-brook
    proposed: true
status: proposed
proposed:
  - title
  - people   # both of them
  - summary
schema: 1
---

{BODY}"""
"""An article file as the clip command writes one; its second quote is none."""

TRUE = CLIPPED.replace("Three boats a day now call at the mill instead.", "cannot leave")
"""The same with quotes that are both in the source."""


@pytest.fixture
def desk(make_desk: MakeDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Write a desk of one article, go there, and return the article's file."""

    def make(text: str = TRUE, options: str = "") -> Path:
        content = make_desk(articles={"pier-closed": text})
        (tmp_path / "mkdocs.yml").write_text(
            f"site_name: X\ndocs_dir: digests\nplugins:\n  - standfirst:\n      profile: desk\n{options}"
        )
        monkeypatch.chdir(tmp_path)
        return content / "articles/2024/05/pier-closed.md"

    return make


def run(*arguments: str) -> str:
    """Run the command and return what it printed; what it raises is for `standfirst` itself to tell."""
    done = CliRunner(env={"COLUMNS": "80"}).invoke(accept, list(arguments))
    if done.exception is not None and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == 0, done.output
    return done.output


def gone(before: str, after: str) -> list[str]:
    """Return the lines that were taken out; none may have changed or come in."""
    old, new = before.split("\n"), after.split("\n")
    taken = []
    for line in old:
        if new and new[0] == line:
            new.pop(0)
        else:
            taken.append(line.strip())
    assert new == []
    return taken


def test_accepting_all_takes_the_marks_out_and_changes_no_other_line(desk: Callable[..., Path]) -> None:
    file = desk()
    said = run("pier-closed")
    assert gone(TRUE, file.read_text("utf-8")) == [
        "# confirm: the line above the byline",
        "# confirm: names that recur",
        "# confirm: the article's own sentences",
        "# confirm: who speaks, and in what role",
        "proposed: true",
        "proposed: true",
        "proposed:",
        "- title",
        "- people   # both of them",
        "- summary",
    ]
    assert said == ("Accepted title, people, summary, quotes.1, quotes.2 in digests/articles/2024/05/pier-closed.md.\n")


def test_what_is_accepted_is_no_longer_found_by_check(desk: Callable[..., Path], tmp_path: Path) -> None:
    desk()
    run("pier-closed", "--status", "published")
    assert {finding.rule for finding in check(tmp_path / "digests")} <= {"quote-short"}


@pytest.mark.parametrize(
    ("wanted", "taken"),
    [
        (["summary"], ["# confirm: the article's own sentences", "- summary"]),
        (["abstract"], ["# confirm: the article's own sentences", "- summary"]),
        (["title", "people"], None),
        (["quotes.2"], ["proposed: true"]),
        (["quotes"], ["# confirm: who speaks, and in what role", "proposed: true", "proposed: true"]),
        (["quotes.1", "quotes"], ["# confirm: who speaks, and in what role", "proposed: true", "proposed: true"]),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_field_is_accepted_by_its_name_and_a_quote_by_its_number(
    wanted: list[str], taken: list[str] | None, desk: Callable[..., Path]
) -> None:
    file = desk()
    run("pier-closed", *wanted)
    expected = taken or [
        "# confirm: the line above the byline", "# confirm: names that recur", "- title", "- people   # both of them",
    ]  # fmt: skip
    assert gone(TRUE, file.read_text("utf-8")) == expected


def test_the_second_of_two_quotes_is_the_one_that_is_accepted(desk: Callable[..., Path]) -> None:
    file = desk()
    run("pier-closed", "quotes.2")
    first, second = file.read_text("utf-8").split("speaker: ada-brook")[1:]
    assert "proposed: true" in first
    assert "proposed: true" not in second.split("status:")[0]


def test_line_ends_of_windows_stay(desk: Callable[..., Path]) -> None:
    file = desk()
    file.write_bytes(TRUE.replace("\n", "\r\n").encode())
    run("pier-closed")
    after = file.read_bytes().decode()
    assert after.count("\r\n") == after.count("\n")
    assert "proposed:" not in after


@pytest.mark.parametrize(
    "layout", ['proposed: [title, people, "summary"]', "proposed: [summary]", "proposed:\n- summary\n- people"]
)
def test_every_layout_of_the_list_can_be_edited(layout: str, desk: Callable[..., Path]) -> None:
    text = TRUE.replace("proposed:\n  - title\n  - people   # both of them\n  - summary", layout)
    file = desk(text)
    run("pier-closed", "summary")
    left = json.loads(run("pier-closed", "summary", "--json"))
    assert "summary" not in left["proposed"]
    assert file.read_text("utf-8").split("status: proposed")[0] == text.split("status: proposed")[0].replace(
        "# confirm: the article's own sentences\n", ""
    )


def test_a_comment_inside_a_text_is_no_comment(desk: Callable[..., Path]) -> None:
    text = TRUE.replace("summary: >-", "commentary: |\n  A list:\n  # confirm: this stays\nsummary: >-")
    file = desk(text)
    run("pier-closed")
    assert "  # confirm: this stays\n" in file.read_text("utf-8")


# Running it again


@pytest.mark.parametrize("wanted", [[], ["summary"], ["quotes"], ["quotes.1", "title"]])
def test_a_second_run_says_so_and_changes_nothing(wanted: list[str], desk: Callable[..., Path]) -> None:
    file = desk()
    run("pier-closed", *wanted)
    once = file.read_bytes()
    assert "accepted already; nothing was changed" in run("pier-closed", *wanted)
    assert file.read_bytes() == once


# What it refuses


@pytest.mark.parametrize(
    ("arguments", "said", "remedy"),
    [
        (["pier-close"], "there is no article pier-close", "did you mean pier-closed?"),
        (["storm-front"], "there is no article storm-front", "standfirst inbox"),
        (["pier-closed", "sumary"], "there is no field sumary", "did you mean summary?"),
        (["pier-closed", "quotes.3"], "there is no quotes.3", "has 2 quotes"),
        (["pier-closed", "quotes.0"], "there is no quotes.0", "the first is quotes.1"),
        (["pier-closed", "agency"], "`agency` is not proposed", "title, people, summary, quotes.1, quotes.2"),
        (["pier-closed", "summary", "topics"], "`topics` is accepted already", "leave it out"),
        (["pier-closed", "summary", "--status", "published"], "not accepted", "accept or delete"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_it_refuses_with_a_reason_and_changes_nothing(
    arguments: list[str], said: str, remedy: str, desk: Callable[..., Path]
) -> None:
    file = desk()
    with pytest.raises(StandfirstError) as caught:
        run(*arguments)
    assert said in caught.value.message
    assert remedy in caught.value.remedy
    assert file.read_text("utf-8") == TRUE


@pytest.mark.parametrize("wanted", [[], ["quotes"], ["quotes.2"], ["summary", "quotes.2"]])
def test_a_quote_that_is_not_what_the_source_says_is_refused(wanted: list[str], desk: Callable[..., Path]) -> None:
    file = desk(CLIPPED)
    with pytest.raises(StandfirstError) as caught:
        run("pier-closed", *wanted)
    assert "quotes.2 is not what the source says" in caught.value.message
    assert "quotes.1" not in caught.value.message
    assert file.read_text("utf-8") == CLIPPED
    run("pier-closed", "summary", "quotes.1")


def test_a_summary_that_an_editor_wrote_is_accepted(desk: Callable[..., Path]) -> None:
    file = desk(TRUE.replace("The old pier is closed until further notice, the ferry office said.", "No more pier."))
    run("pier-closed", "summary")
    assert "- summary" not in file.read_text("utf-8")


def test_an_article_that_cannot_be_read_is_told_with_its_place(desk: Callable[..., Path]) -> None:
    desk(TRUE.replace("date: 2024-05-13", "date: 13 May"))
    with pytest.raises(StandfirstError, match="pier-closed cannot be read") as caught:
        run("pier-closed")
    assert caught.value.origin is not None
    assert caught.value.origin.line == 7


def test_a_file_that_changes_meanwhile_is_left_alone(
    desk: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = desk()
    real = accept.callback.__globals__["accept_proposals"]  # type: ignore[union-attr]

    def slow(*arguments: object) -> object:
        file.write_text(TRUE.replace("as printed", "as set"), "utf-8")
        return real(*arguments)

    monkeypatch.setitem(accept.callback.__globals__, "accept_proposals", slow)  # type: ignore[union-attr]
    run("pier-closed", "summary")
    assert "as set" in file.read_text("utf-8")

    def late(*arguments: object) -> object:
        accepted = real(*arguments)
        file.write_text(TRUE, "utf-8")
        return accepted

    monkeypatch.setitem(accept.callback.__globals__, "accept_proposals", late)  # type: ignore[union-attr]
    with pytest.raises(StandfirstError, match="has changed since it was read"):
        run("pier-closed", "people")
    assert file.read_text("utf-8") == TRUE


# Status


def test_a_status_is_set_with_the_last_proposal(desk: Callable[..., Path]) -> None:
    file = desk()
    assert "Status: published." in run("pier-closed", "--status", "published")
    assert "\nstatus: published\n" in file.read_text("utf-8")
    again = file.read_bytes()
    assert "nothing was changed" in run("pier-closed", "--status", "published")
    assert file.read_bytes() == again


def test_review_does_not_want_all_of_it_accepted(desk: Callable[..., Path]) -> None:
    file = desk()
    said = run("pier-closed", "summary", "--status", "review")
    assert "Still proposed: title, people, quotes.1, quotes.2." in said
    assert "\nstatus: review\n" in file.read_text("utf-8")


@pytest.mark.parametrize("status", ["review", "published"])
def test_a_status_that_needs_more_is_refused_with_what_it_needs(status: str, desk: Callable[..., Path]) -> None:
    text = TRUE.replace("topics:\n  - ferries\n", "").replace("publisher: lake-herald\n", "")
    file = desk(text)
    with pytest.raises(StandfirstError, match="`publisher`, `topics` are missing"):
        run("pier-closed", "--status", status)
    assert file.read_text("utf-8") == text
    assert "Missing before it can be published: publisher, topics." in run("pier-closed")


def test_a_story_without_an_address_needs_none_where_it_names_its_medium(desk: Callable[..., Path]) -> None:
    file = desk(TRUE.replace("url: https://lakeherald.example/2024/05/pier", "url: null\nmedium: print"))
    run("pier-closed", "--status", "published")
    assert "status: published" in file.read_text("utf-8")


@pytest.mark.parametrize(("old", "new"), [("published", "review"), ("withdrawn", "published")])
def test_accept_takes_no_story_back(old: str, new: str, desk: Callable[..., Path]) -> None:
    more = "\nwithdrawn: {date: 2024-05-20, reason: Wrong.}" if old == "withdrawn" else ""
    text = TRUE.replace("status: proposed", f"status: {old}{more}")
    file = desk(text)
    with pytest.raises(StandfirstError, match="takes nothing back"):
        run("pier-closed", "--status", new)
    assert file.read_text("utf-8") == text


# What it says


def test_json_says_what_was_accepted_and_what_is_left(desk: Callable[..., Path]) -> None:
    desk(TRUE.replace("topics:\n  - ferries\n", ""))
    assert json.loads(run("pier-closed", "summary", "quotes.1", "--json")) == {
        "version": 1,
        "id": "pier-closed",
        "folder": "digests",
        "file": "articles/2024/05/pier-closed.md",
        "changed": True,
        "accepted": ["summary", "quotes.1"],
        "unproved": [],
        "status": "proposed",
        "proposed": ["title", "people", "quotes.2"],
        "missing": ["topics"],
    }


def test_quotes_are_accepted_without_their_source_and_that_is_said(desk: Callable[..., Path]) -> None:
    desk(TRUE, options="      evidence: folder\n")
    said = run("pier-closed", "quotes.1")
    assert "quotes.1 was not compared with the source" in said


def test_a_related_story_without_an_address_is_told_when_it_is_accepted(desk: Callable[..., Path]) -> None:
    text = TRUE.replace("status: proposed", "related:\n  - title: Mill to open\nstatus: proposed")
    desk(text.replace("  - summary\n", "  - summary\n  - related\n"))
    assert "`Mill to open` needs an address" in run("pier-closed", "related")


def test_the_registries_are_not_touched(desk: Callable[..., Path], tmp_path: Path) -> None:
    desk()
    before = {path: path.read_bytes() for path in (tmp_path / "digests").glob("*.yml")}
    run("pier-closed")
    assert {path: path.read_bytes() for path in (tmp_path / "digests").glob("*.yml")} == before
    assert sorted(path.name for path in before) == ["people.yml", "publishers.yml"]
