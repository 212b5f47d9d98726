"""`standfirst withdraw --erase`: under whatever name the text lay, and wherever else it may still lie."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from commands import run_command
from desks import write_desk
from standfirst.cli.erasing import erased

CONFIG = """site_name: The Lamp Desk
site_url: https://desk.example/
docs_dir: digests
theme: {name: standfirst}
plugins: [standfirst]
"""
EPOCH = {"SOURCE_DATE_EPOCH": "1717243200"}
FILE = "articles/2024/05/pier-closed.md"
QUOTE = "We will not land where we cannot leave"
SUMMARY = "Nobody may read this sentence of the mill again. The town wants it so."
BODY = f'The lamps of the pier were counted by nobody at all last winter.\n\n"{QUOTE}," said Ada Brook, a captain.\n'


def desk(folder: Path, **article: Any) -> Path:
    given = {"summary": SUMMARY, "body": BODY, "quotes": [{"text": QUOTE, "speaker": "ada-brook"}], **article}
    write_desk(folder / "digests", articles={"pier-closed": given})
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    return folder


def erase(folder: Path, *arguments: str) -> tuple[int, dict[str, Any], str, str]:
    said = run_command(
        "withdraw", "pier-closed", "--reason", "By order", "--erase", *arguments, cwd=folder, environment=EPOCH
    )
    shape = run_command(
        "withdraw", "pier-closed", "--reason", "By order", "--erase", "--dry-run", "--json", cwd=folder,
        environment=EPOCH,
    )  # fmt: skip
    return said.returncode, json.loads(shape.stdout) if shape.stdout else {}, said.stdout, said.stderr


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=A Desk", "-c", "user.email=desk@desk.example", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def test_git_is_asked_for_every_name_that_the_file_had(tmp_path: Path) -> None:
    inside = tmp_path / "Wörk desk"
    desk(inside, formerly=["pier-old"])
    file = inside / "digests" / FILE
    git(tmp_path, "init", "-q", "-b", "main")
    for name in ("court-story", "pier-old", "pier-closed"):
        for path in (inside / "digests/articles").rglob("*.md"):
            path.rename(path.with_name(f"{name}.md"))
        (inside / "evidence/raw").mkdir(parents=True, exist_ok=True)
        (inside / f"evidence/raw/{name}-0123abcd.html.gz").write_bytes(b"x")
        git(tmp_path, "add", "-A")
        git(tmp_path, "commit", "-q", "-m", f"As {name}")
    assert file.is_file()
    _, shape, said, _ = erase(inside, "--dry-run")
    assert [commit["subject"] for commit in shape["commits"]] == ["As pier-closed", "As pier-old", "As court-story"]
    folder = "Wörk desk/digests/articles/2024/05"
    assert {f"{folder}/{name}.md" for name in ("court-story", "pier-old", "pier-closed")} <= set(shape["history"])
    assert "Wörk desk/evidence/raw/pier-old-0123abcd.html.gz" in shape["history"]
    assert f"--path '{folder}/court-story.md'" in said


def test_every_body_and_capture_of_the_story_goes_and_no_other(tmp_path: Path) -> None:
    capture = {"file": "evidence/raw/taken-0a1b2c3d.html.gz", "sha256": "0" * 64, "tool": "x", "date": "2024-05-13"}
    desk(tmp_path, formerly=["pier-old"], capture=capture)
    raw = tmp_path / "evidence/raw"
    raw.mkdir(parents=True)
    own = ["taken-0a1b2c3d.html.gz", "pier-old-0a1b2c3d.html.gz", "pier-closed-0a1b2c3d.mhtml.gz", "pier-closed.html"]
    others = ["pier-closed-again-0a1b2c3d.html.gz", "pier-olden.html", "other-0a1b2c3d.html.gz"]
    for name in (*own, *others):
        (raw / name).write_bytes(b"x")
    (tmp_path / "evidence/pier-old.txt").write_text(BODY, "utf-8")
    assert erase(tmp_path, "--yes")[0] == 0
    assert sorted(path.name for path in raw.iterdir()) == sorted(others)
    assert not (tmp_path / "evidence/pier-old.txt").exists()


@pytest.mark.parametrize("file", ["/etc/hostname", "../outside.gz", "evidence/../mkdocs.yml"])
def test_a_capture_that_lies_elsewhere_is_left_alone(file: str, tmp_path: Path) -> None:
    capture = {"file": file, "sha256": "0" * 64, "tool": "x", "date": "2024-05-13"}
    folder = desk(tmp_path / "desk", capture=capture)
    (tmp_path / "outside.gz").write_bytes(b"x")
    code, _, said, complaints = erase(folder, "--yes")
    assert "Traceback" not in complaints
    assert (tmp_path / "outside.gz").exists()
    assert (folder / "mkdocs.yml").exists()
    assert code in {0, 1}
    assert said or complaints


def test_nothing_is_touched_where_the_site_could_not_be_built_anew(tmp_path: Path) -> None:
    folder = desk(tmp_path)
    edition = "---\ndate: 2024-05-14\nstatus: published\nstories:\n  - pier-closed\nquote:\n  id: pier-closed\n"
    (folder / "digests/editions").mkdir(exist_ok=True)
    (folder / "digests/editions/2024-05-14.md").write_text(f"{edition}  text: {QUOTE}\n---\n", "utf-8")
    assert run_command("build", cwd=folder, environment=EPOCH).returncode == 0
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    code, _, _, complaints = erase(folder, "--yes")
    assert code == 1
    assert "nothing was changed" in complaints
    assert "editions/2024-05-14.md:" in complaints
    assert before == {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert "nothing, until this is mended" in erase(folder, "--dry-run")[2]


def test_words_of_it_are_found_however_they_are_broken_and_marked(tmp_path: Path) -> None:
    folder = desk(tmp_path)
    topic = folder / "digests/topics/ferries.md"
    topic.write_text(
        "---\ntitle: Ferries\n---\n\nIt was said: “we will not land\nwhere we cannot leave”.\n\n"
        "NOBODY MAY READ THIS SENTENCE of the mill\nagain!\n\nWords of ours.\n\n"
        "The lamps of the pier were counted by nobody at all, last winter.\n\nThe town wants it so.\n",
        "utf-8",
    )
    found = [one for one in erase(folder, "--dry-run")[1]["mentions"] if one["file"] == "topics/ferries.md"]
    assert [one["line"] for one in found] == [5, 8, 13, 15]
    assert found[0]["words"] == "we will not land where we cannot leave"


def test_no_comment_survives_wherever_it_stands(tmp_path: Path) -> None:
    path = desk(tmp_path) / "digests" / FILE
    said = path.read_text("utf-8").replace('status: "published"', 'status: "published"  # off the record: SECRET')
    path.write_text(said.replace("---\n", "---\n# SECRET too\nx_desk: SECRET\n", 1), "utf-8")
    assert erase(tmp_path, "--yes")[0] == 0
    after = path.read_text("utf-8")
    assert "SECRET" not in after
    assert "By order" in after


def test_a_printed_storys_notice_stays_whole() -> None:
    text = "---\ntitle: A\nurl: null\nmedium: print\npublisher: b\ndate: 2024-05-13\nlanguage: de\ntopics: [x, y]\n"
    text += "status: withdrawn\nwithdrawn: {date: 2024-05-20, reason: 'It: was # wrong'}\nsummary: gone\n---\r\nbody\n"
    made = erased(text, FILE)
    for words in ("medium: print", "language: de", "- x", "It: was # wrong"):
        assert words in made
    assert "gone" not in made


def test_other_things_that_were_made_are_named(tmp_path: Path) -> None:
    folder = desk(tmp_path)
    assert run_command("build", "--site-dir", "public", cwd=folder, environment=EPOCH).returncode == 0
    (folder / "edition-2024-05-14.pdf").write_bytes(b"%PDF")
    (folder / "letters").mkdir()
    (folder / "letters/edition-2024-05-14.eml").write_bytes(b"x")
    (folder / ".hidden").mkdir()
    (folder / ".hidden/a.pdf").write_bytes(b"%PDF")
    _, shape, said, _ = erase(folder, "--dry-run")
    assert shape["outputs"] == ["edition-2024-05-14.pdf", "letters/edition-2024-05-14.eml", "public"]
    assert "public, which may hold it" in said


def test_a_story_under_embargo_has_nothing_to_take_down(tmp_path: Path) -> None:
    desk(tmp_path, publish_date="2031-01-01")
    code, _, _, complaints = erase(tmp_path, "--yes")
    assert code == 1
    assert "readers never had pier-closed" in complaints
