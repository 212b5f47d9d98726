"""The inbox: what waits, since when and in which order, and how the command says it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from desks import CUTOFF, QUOTE, load
from standfirst.briefing.inbox import waiting
from standfirst.briefing.unaccepted import Waiting
from standfirst.cli.inbox import inbox

MakeDesk = Callable[..., Path]

DRAFT: dict[str, Any] = {"status": "proposed", "quotes": []}
SAID = {"text": QUOTE, "speaker": "ada-brook", "proposed": True}


def items(content: Path, cutoff: datetime = CUTOFF, **options: Any) -> dict[str, Waiting]:
    return {item.id: item for item in waiting(load(content, **options), cutoff)}


@pytest.mark.parametrize(
    ("fields", "waits"),
    [
        ({"status": "proposed"}, True),
        ({"status": None}, True),
        ({"status": "review"}, True),
        ({"status": "published"}, False),
        ({"status": "published", "proposed": ["summary"]}, True),
        ({"status": "published", "quotes": [SAID]}, True),
        ({"status": "withdrawn", "withdrawn": {"date": "2024-05-20", "reason": "x"}, "proposed": ["summary"]}, False),
    ],
)
def test_drafts_wait_and_so_does_what_was_published_with_proposals(
    fields: dict[str, Any], waits: bool, make_desk: MakeDesk
) -> None:
    assert bool(items(make_desk(articles={"story": fields}))) is waits


def test_the_oldest_comes_first_and_what_has_no_age_last(make_desk: MakeDesk) -> None:
    capture = {"file": "evidence/raw/x.gz", "sha256": "0" * 64, "date": "2024-05-20 08:00Z"}
    content = make_desk(
        articles={
            "accessed": {**DRAFT, "accessed": "2024-05-25", "date": "2024-01-01"},
            "captured": {**DRAFT, "capture": capture, "date": "2024-01-01"},
            "dated": {**DRAFT, "date": "2024-05-22"},
            "b-same": {**DRAFT, "accessed": "2024-05-26"},
            "a-same": {**DRAFT, "accessed": "2024-05-26"},
            "ageless": {**DRAFT, "date": None},
        }
    )
    found = items(content)
    assert list(found) == ["captured", "dated", "accessed", "a-same", "b-same", "ageless"]
    assert [item.days for item in found.values()] == [12, 10, 7, 6, 6, None]


def test_the_oldest_comes_first_whatever_zones_the_sources_name(make_desk: MakeDesk) -> None:
    accessed = {
        "noon-in-seoul": "2024-05-25 12:00+09:00",  # 03:00 in UTC
        "noon-of-the-desk": "2024-05-25 12:00",  # New York: 16:00
        "noon-in-utc": "2024-05-25 12:00Z",
        "late-on-honolulus-24th": "2024-05-24 23:00-10:00",  # 09:00 on the 25th
        "the-desks-24th": "2024-05-24",  # ends at 03:59:59
    }
    content = make_desk(articles={id_: {**DRAFT, "accessed": moment} for id_, moment in accessed.items()})
    assert list(items(content, desk={"timezone": "America/New_York"})) == [
        "noon-in-seoul",
        "the-desks-24th",
        "late-on-honolulus-24th",
        "noon-in-utc",
        "noon-of-the-desk",
    ]


@pytest.mark.parametrize(
    ("accessed", "zone", "days"),
    [
        ("2024-06-01", "UTC", 0),
        ("2024-05-31", "UTC", 1),
        ("2024-06-02", "UTC", 0),
        ("2024-05-31 23:30", "UTC", 1),
        ("2024-05-31 23:30Z", "Asia/Seoul", 0),
        ("2024-06-01", "Pacific/Kiritimati", 1),
    ],
)
def test_days_are_those_of_the_desks_calendar(accessed: str, zone: str, days: int, make_desk: MakeDesk) -> None:
    content = make_desk(articles={"story": {**DRAFT, "accessed": accessed}})
    assert items(content, desk={"timezone": zone})["story"].days == days


def test_it_says_what_is_proposed_and_what_is_missing(make_desk: MakeDesk) -> None:
    fields = {
        "status": "proposed",
        "url": None,
        "summary": None,
        "topics": [],
        "quotes": [SAID, {**SAID, "text": "cannot leave"}, {**SAID, "text": "land", "proposed": False}],
        "proposed": ["headline", "keywords", "keywords"],
    }
    item = items(make_desk(articles={"story": fields}))["story"]
    assert item.fields == ("title", "tags")
    assert item.quotes == 2
    assert item.missing == ("url", "topics", "summary")
    assert item.publisher == "The Lake Herald"


def test_what_appeared_in_print_lacks_no_address(make_desk: MakeDesk) -> None:
    item = items(make_desk(articles={"story": {**DRAFT, "url": None, "medium": "print"}}))["story"]
    assert item.missing == ()


# The command


@pytest.fixture
def run(make_desk: MakeDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., str]:
    """Return a function that writes a desk and runs the command in it, 80 columns wide."""

    def start(*arguments: str, **articles: Any) -> str:
        make_desk(articles=articles)
        (tmp_path / "mkdocs.yml").write_text("site_name: X\ndocs_dir: digests\nplugins: [standfirst]\n")
        monkeypatch.chdir(tmp_path)
        epoch = str(int(datetime(2024, 6, 1, 12, tzinfo=UTC).timestamp()))
        done = CliRunner(env={"COLUMNS": "80", "SOURCE_DATE_EPOCH": epoch}).invoke(inbox, arguments)
        assert done.exit_code == 0, done.output
        return done.output

    return start


def test_an_empty_inbox_says_so(run: Callable[..., str]) -> None:
    assert run() == "Nothing waits.\n"
    assert json.loads(run("--json")) == {"version": 1, "folder": "digests", "unread": 0, "articles": []}


def test_drafts_that_cannot_be_read_are_counted_and_not_passed_over_in_silence(
    run: Callable[..., str], tmp_path: Path
) -> None:
    run(story=DRAFT)
    folder = tmp_path / "digests" / "articles" / "2024" / "05"
    (folder / "broken.md").write_text('---\ntitle: "no end\nstatus: proposed\n---\n')
    done = CliRunner().invoke(inbox)
    assert done.exit_code == 0
    assert "1 article waits." in done.stdout
    assert done.stderr == "1 article file could not be read and had to be left out; `standfirst check` says why\n"
    (folder / "broken-too.md").write_text("---\nstatus: [proposed\n---\n")
    (folder / "story.md").unlink()
    assert "2 article files could not be read" in CliRunner().invoke(inbox).stderr
    asked = CliRunner().invoke(inbox, ["--json"])
    assert json.loads(asked.stdout) == {"version": 1, "folder": "digests", "unread": 2, "articles": []}


def test_a_story_is_told_in_a_few_lines(run: Callable[..., str]) -> None:
    fields = {**DRAFT, "accessed": "2024-05-29", "quotes": [SAID], "proposed": ["summary", "people"], "topics": []}
    assert run(story=fields) == (
        "story\n"
        "  Old pier closed until further notice\n"
        "  3 days · proposed · The Lake Herald\n"
        "  to accept: summary, people, 1 quote\n"
        "  missing: topics\n"
        "\n"
        "1 article waits.\n"
    )


def test_no_line_is_wider_than_eighty_columns(run: Callable[..., str]) -> None:
    wide = {**DRAFT, "title": "word " * 60, "topics": [f"a-rather-long-topic-{n}" for n in range(12)]}
    cjk = {**DRAFT, "title": "선착장" * 40, "publisher": "x" * 120}
    said = run(story=wide, other=cjk)
    from rich.cells import cell_len  # noqa: PLC0415

    assert max(cell_len(line) for line in said.splitlines()) <= 80
    assert said.count("word") == 60
    assert "a-rather-long-topic-11" in said
    assert [line for line in said.splitlines() if line != line.rstrip()] == []


def test_text_of_a_file_cannot_steer_the_terminal(run: Callable[..., str]) -> None:
    said = run(story={**DRAFT, "title": "[bold]red[/] \u202eturned", "proposed": ["[link=x]y"]})
    assert "[bold]red[/] ⟨U+202E⟩turned" in said
    assert "[link=x]y" in said


def test_json_is_the_documented_shape(run: Callable[..., str]) -> None:
    fields = {**DRAFT, "accessed": "2024-05-29", "quotes": [SAID], "proposed": ["summary"], "summary": None}
    assert json.loads(run("--json", story=fields)) == {
        "version": 1,
        "folder": "digests",
        "unread": 0,
        "articles": [
            {
                "id": "story",
                "file": "articles/2024/05/story.md",
                "title": "Old pier closed until further notice",
                "publisher": "The Lake Herald",
                "status": "proposed",
                "since": "2024-05-29",
                "days": 3,
                "topics": ["ferries"],
                "quotes": 1,
                "proposed": ["summary"],
                "missing": ["summary"],
            }
        ],
    }
