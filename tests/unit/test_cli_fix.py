"""`standfirst fix`: one line changed for one thing, everything else left, and nothing made worse."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from commands import run_command
from desks import QUOTE, Raw, check, write_desk

CONFIG = "site_name: The Lamp Desk\ndocs_dir: digests\ntheme: {name: standfirst}\nplugins: [standfirst]\n"
EPOCH = {"SOURCE_DATE_EPOCH": "1717243200"}
ALMOST = QUOTE.replace("land", "Land")
FILE = "articles/2024/05/pier-closed.md"


def desk(folder: Path, **more: Any) -> Path:
    """Write a desk whose story has a quote with a safe fix-it, a comment beside it, and an unknown topic."""
    quotes = Raw(f'[{{text: "{ALMOST}", speaker: ada-brook}}]  # checked by telephone')
    story = {"quotes": quotes, "topics": ["ferries", "ferrys"]} | more
    write_desk(folder / "digests", articles={"pier-closed": story})
    (folder / "mkdocs.yml").write_text(CONFIG, "utf-8")
    return folder


def fix(folder: Path, *arguments: str) -> tuple[int, str, str]:
    done = run_command("fix", *arguments, cwd=folder, environment=EPOCH)
    return done.returncode, done.stdout, done.stderr


def test_a_fix_it_changes_one_line_and_keeps_the_comment(tmp_path: Path) -> None:
    path = desk(tmp_path) / "digests" / FILE
    before = path.read_text("utf-8").splitlines()
    code, said, complaints = fix(tmp_path)
    after = path.read_text("utf-8").splitlines()
    assert (code, complaints) == (0, "")
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert len(changed) == 1
    assert changed[0][1] == changed[0][0].replace(ALMOST, QUOTE)
    assert changed[0][1].endswith("# checked by telephone")
    assert f"wrote {QUOTE}" in said
    assert said.splitlines()[-1] == "Fixed 1 in 1 file; 1 left for people: see `standfirst check`."


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    path = desk(tmp_path) / "digests" / FILE
    fix(tmp_path)
    once = path.read_bytes()
    assert fix(tmp_path)[1] == "Nothing to fix; 1 left for people: see `standfirst check`.\n"
    assert path.read_bytes() == once


def test_diff_shows_what_would_change_and_changes_nothing(tmp_path: Path) -> None:
    path = desk(tmp_path) / "digests" / FILE
    before = path.read_bytes()
    code, said, _ = fix(tmp_path, "--diff")
    assert code == 0
    assert said.startswith(f"--- a/digests/{FILE}\n+++ b/digests/{FILE}\n@@ ")
    assert sum(line.startswith("-") for line in said.splitlines()) == 2
    assert sum(line.startswith("+") for line in said.splitlines()) == 2
    assert path.read_bytes() == before


def test_rules_and_paths_narrow_what_is_fixed(tmp_path: Path) -> None:
    path = desk(tmp_path) / "digests" / FILE
    before = path.read_bytes()
    fix(tmp_path, "--rule", "quote-limit")
    fix(tmp_path, "digests/topics")
    assert path.read_bytes() == before
    (rule,) = {finding.rule for finding in check(tmp_path / "digests") if finding.fix}
    assert fix(tmp_path, "--rule", rule, str(path))[1].startswith(f"digests/{FILE}\n")
    assert path.read_bytes() != before


def test_json_tells_what_was_done(tmp_path: Path) -> None:
    (rule,) = {finding.rule for finding in check(desk(tmp_path) / "digests") if finding.fix}
    told = json.loads(fix(tmp_path, "--json")[1])
    assert told["version"] == 1
    assert told["fixed"] == [{"file": FILE, "rule": rule, "line": told["fixed"][0]["line"], "text": QUOTE}]
    assert (told["taken_back"], told["left"]) == ([], 1)


def test_a_file_that_may_not_be_written_is_told_and_the_command_fails(tmp_path: Path) -> None:
    path = desk(tmp_path) / "digests" / FILE
    before = path.read_bytes()
    path.chmod(0o444)
    code, _, complaints = fix(tmp_path)
    assert code == 1
    assert "stays as it is" in complaints
    assert "read-only" in complaints
    assert path.read_bytes() == before


def test_a_fix_it_that_brings_an_error_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner  # noqa: PLC0415 - in this process, where a fix-it can be made a bad one

    from standfirst.cli import fix as command  # noqa: PLC0415

    path = desk(tmp_path) / "digests" / FILE
    before = path.read_bytes()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH["SOURCE_DATE_EPOCH"])
    monkeypatch.setattr(
        command, "put_in", lambda text, _, fixes: (text.replace(ALMOST, "Nobody ever said it"), [True] * len(fixes))
    )
    done = CliRunner().invoke(command.fix, [])
    assert done.exit_code == 1
    assert "stays as it is: with it, quote-failed would say" in done.stderr
    assert path.read_bytes() == before


def test_line_ends_of_windows_stay(tmp_path: Path) -> None:
    path = desk(tmp_path) / "digests" / FILE
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    before = path.read_bytes()
    assert fix(tmp_path)[0] == 0
    assert path.read_bytes() == before.replace(ALMOST.encode(), QUOTE.encode())


def test_a_rule_that_is_none_is_told_with_the_nearest(tmp_path: Path) -> None:
    code, _, complaints = fix(desk(tmp_path), "--rule", "quote-faild")
    assert code == 1
    assert "did you mean quote-failed?" in complaints
