"""`standfirst withdraw`: a notice instead of a story, all that it touches named, and with --erase no word left."""

from __future__ import annotations

import gzip
import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from commands import run_command
from desks import check, load, write_desk
from standfirst.cli.erasing import erased
from standfirst.source import Status

CONFIG = """site_name: The Lamp Desk
site_url: https://desk.example/
docs_dir: digests
theme: {name: standfirst}
plugins: [standfirst]
"""
FILE = "articles/2024/05/pier-closed.md"
WORDS = "Nobody may read this sentence of the mill again"


def desk(folder: Path) -> Path:
    """Write a desk with two stories, an edition and a topic that pins the first of them."""
    body = f'{WORDS}.\n\n"We will not land where we cannot leave," said Ada Brook, a captain.\n'
    write_desk(
        folder / "digests",
        articles={
            "pier-closed": {"summary": WORDS, "body": body, "key_points": [WORDS], "commentary": WORDS},
            "pier-open": {
                "title": "Old pier open again", "url": "https://lakeherald.example/open", "date": "2024-05-20",
                "related": [{"id": "pier-closed", "rel": "follows"}],
            },
        },
        topics={"ferries": {"title": "Ferries", "pinned": ["pier-closed"]}},
        editions={"2024-05-14": {"title": "The pier"}},
    )  # fmt: skip
    path = folder / "digests" / FILE
    path.write_text(path.read_text("utf-8").replace("status:", "# asked twice about the mill\nstatus:"), "utf-8")
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    return folder


def withdraw(folder: Path, *arguments: str, **environment: str) -> tuple[int, str, str]:
    epoch = {"SOURCE_DATE_EPOCH": "1717243200"}
    done = run_command("withdraw", *arguments, cwd=folder, environment=epoch | environment)
    return done.returncode, done.stdout, done.stderr


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_status_and_reason_are_written_and_no_other_line_changes(tmp_path: Path) -> None:
    path = desk(tmp_path) / "digests" / FILE
    before = path.read_text("utf-8").splitlines()
    code, said, complaints = withdraw(tmp_path, "pier-closed", "--reason", 'The ferry office: "no", it says')
    after = path.read_text("utf-8").splitlines()
    assert (code, complaints) == (0, "")
    assert [line for line in before if line not in after] == ['status: "published"']
    article = load(tmp_path / "digests").articles["pier-closed"]
    assert article.fields.status is Status.WITHDRAWN
    assert article.fields.withdrawn
    assert article.fields.withdrawn.reason == 'The ferry office: "no", it says'
    assert str(article.fields.withdrawn.date) == "2024-06-01"
    assert "# asked twice about the mill" in after
    assert said.startswith(f"Withdrawn pier-closed in digests/{FILE}\n")


def test_all_that_readers_find_changed_is_named(tmp_path: Path) -> None:
    told = json.loads(withdraw(desk(tmp_path), "pier-closed", "--reason", "No", "--json", "--dry-run")[1])
    pages = {page["path"]: page for page in told["pages"]}
    assert pages["articles/2024/05/pier-closed/"]["kind"] == "tombstone"
    for path in ("topics/ferries/", "editions/2024-05-14/", "articles/2024/05/pier-open/", "people/ada-brook/", ""):
        assert path in pages
    assert "feed" in pages["topics/ferries/"]["changes"]
    assert "PDF" in pages["editions/2024-05-14/"]["changes"]
    assert "about/" not in pages
    assert "pin-unseen" in {finding["rule"] for finding in told["findings"]}
    places = {(mention["file"], mention["words"]) for mention in told["mentions"]}
    assert ("topics/ferries.md", "pier-closed") in places
    assert ("editions/2024-05-14.md", "pier-closed") in places
    assert told["done"] is False


@pytest.mark.parametrize(
    ("arguments", "message", "remedy"),
    [
        (["pier-closd", "--reason", "No"], "there is no article pier-closd", "did you mean pier-closed?"),
        (["pier-closed"], "readers are told why", "--reason"),
        (["pier-closed", "--reason", " "], "readers are told why", "--reason"),
        (["pier-closed", "--reason", "No", "--date", "soon"], "soon is no date", "2026-11-23"),
        (["pier-closed", "--reason", "No", "--erase"], "cannot be brought back", "--yes"),
        (["pier-drawn", "--reason", "No"], "readers never had pier-drawn", "delete its file"),
        (["pier-gone", "--reason", "No"], "pier-gone is withdrawn already", "--erase"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    tmp_path: Path, arguments: list[str], message: str, remedy: str
) -> None:
    gone = {"status": "withdrawn", "withdrawn": {"date": "2024-05-20", "reason": "It was another pier"}}
    write_desk(
        tmp_path / "digests",
        articles={"pier-closed": {}, "pier-drawn": {"status": "review"}, "pier-gone": gone},
    )
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    before = files(tmp_path)
    code, _, complaints = withdraw(tmp_path, *arguments)
    assert code == 1
    assert message in complaints
    assert remedy in complaints
    assert "Traceback" not in complaints
    assert files(tmp_path) == before


def test_a_dry_run_changes_nothing(tmp_path: Path) -> None:
    before = files(desk(tmp_path))
    code, said, _ = withdraw(tmp_path, "pier-closed", "--reason", "No", "--erase", "--dry-run")
    assert code == 0
    assert said.startswith("Would erase pier-closed")
    assert files(tmp_path) == before


def test_erasing_leaves_no_word_in_file_evidence_caches_or_site(tmp_path: Path) -> None:
    folder, kept = desk(tmp_path / "desk"), tmp_path / "kept"
    environment = {"SOURCE_DATE_EPOCH": "1717243200", "STANDFIRST_CACHE": str(kept)}
    raw = folder / "evidence/raw"
    raw.mkdir(parents=True)
    (folder / "evidence/pier-closed.txt").write_text(WORDS, "utf-8")
    for name in ("pier-closed-0123abcd.html.gz", "pier-closed-again-0123abcd.html.gz"):
        (raw / name).write_bytes(gzip.compress(WORDS.encode()))
    assert run_command("build", cwd=folder, environment=environment).returncode == 0
    assert any(WORDS.encode() in content for content in files(folder / "site").values())
    code, said, complaints = withdraw(
        folder, "pier-closed", "--reason", "By order", "--erase", "--yes", STANDFIRST_CACHE=str(kept)
    )
    assert (code, complaints) == (0, "")
    assert "site is built anew" in said
    holding = [name for name, content in files(folder).items() if WORDS.encode() in content]
    assert holding == []
    assert sorted(path.name for path in raw.iterdir()) == ["pier-closed-again-0123abcd.html.gz"]
    assert not (folder / "evidence/pier-closed.txt").exists()
    assert "asked twice" not in (folder / "digests" / FILE).read_text("utf-8")
    assert not any(WORDS.encode() in content for content in files(kept).values())
    page = (folder / "site/articles/2024/05/pier-closed/index.html").read_text("utf-8")
    assert "By order" in page
    assert [f.rule for f in check(folder / "digests") if f.blocks] == []
    again = withdraw(folder, "pier-closed", "--erase", "--yes", STANDFIRST_CACHE=str(kept))
    assert again[0] == 0


def test_a_capture_that_another_story_needs_stays_and_is_told(tmp_path: Path) -> None:
    folder = desk(tmp_path)
    raw = folder / "evidence/raw"
    raw.mkdir(parents=True)
    shared = raw / "pier-closed-0123abcd.html.gz"
    shared.write_bytes(gzip.compress(b"two stories on one page"))
    path = folder / "digests/articles/2024/05/pier-open.md"
    capture = f"capture: {{file: evidence/raw/{shared.name}, sha256: {'0' * 64}, tool: standfirst, date: 2024-05-20}}\n"
    path.write_text(path.read_text("utf-8").replace("status:", f"{capture}status:"), "utf-8")
    said = withdraw(folder, "pier-closed", "--reason", "No", "--erase", "--yes")[1]
    assert shared.is_file()
    assert f"evidence/raw/{shared.name} stays" in said


def test_what_git_still_holds_is_named(tmp_path: Path) -> None:
    folder = desk(tmp_path)

    def git(*arguments: str) -> None:
        who = ["-c", "user.name=A Desk", "-c", "user.email=desk@desk.example", "-c", "commit.gpgsign=false"]
        subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)

    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-q", "-m", "Clip the pier")
    said = withdraw(folder, "pier-closed", "--reason", "No", "--erase", "--yes")[1]
    assert "1 commit of git holds it:" in said
    assert "Clip the pier" in said
    assert f"git filter-repo --invert-paths --path digests/{FILE}" in said


def test_an_interrupted_erasure_is_finished_by_the_same_command(tmp_path: Path, monkeypatch: Any) -> None:
    from click.testing import CliRunner  # noqa: PLC0415 - in this process, which can be interrupted between two steps

    from standfirst.cli import withdraw as command  # noqa: PLC0415

    folder = desk(tmp_path)
    (folder / "evidence").mkdir()
    (folder / "evidence/pier-closed.txt").write_text(WORDS, "utf-8")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1717243200")
    arguments = ["pier-closed", "--reason", "By order", "--erase", "--yes"]

    def interrupted(_paths: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(command, "remove", interrupted)
        assert CliRunner().invoke(command.withdraw, arguments).exit_code != 0
    assert (folder / "evidence/pier-closed.txt").is_file()
    assert CliRunner().invoke(command.withdraw, arguments).exit_code == 0
    assert not (folder / "evidence/pier-closed.txt").exists()
    article = load(folder / "digests").articles["pier-closed"]
    assert article.fields.withdrawn
    assert article.fields.withdrawn.reason == "By order"


def test_a_text_s_line_that_looks_like_a_comment_costs_no_field() -> None:
    text = "---\ntitle: A\nurl: https://a.example/\npublisher: b\ndate: 2024-05-13\nstatus: withdrawn\n"
    text += "withdrawn:\n  date: 2024-05-20\n  reason: |\n    # one\n    two\nsummary: gone\n---\n\nbody\n"
    made = erased(text, "articles/2024/05/a.md")
    assert "# one" in made
    assert "gone" not in made
    assert "body" not in made
