"""`standfirst rules`: a list that fits a terminal, one rule whole, and the same for a program."""

import json
from pathlib import Path

from commands import run_command
from standfirst.check import RULES


def test_the_list_has_every_rule_and_fits_eighty_columns(tmp_path: Path) -> None:
    done = run_command("rules", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert set(RULES) <= set(done.stdout.split())
    assert max(map(len, done.stdout.splitlines())) <= 80
    assert "\x1b" not in done.stdout


def test_one_rule_is_explained_with_its_examples(tmp_path: Path) -> None:
    said = run_command("rules", "headline-stop", cwd=tmp_path).stdout
    assert "Headlines have no full stop" in said
    assert "Wrong:\n  title: Old pier closed until further notice.\n" in said
    assert "Right:\n  title: Old pier closed until further notice\n" in said
    assert "standfirst fix" in said


def test_no_hidden_character_of_an_example_reaches_a_terminal(tmp_path: Path) -> None:
    said = run_command("rules", *RULES, cwd=tmp_path).stdout
    assert not {"\x1b", "\u202e", "\u2028"} & set(said)
    assert max(map(len, said.splitlines())) <= 80


def test_an_id_that_is_none_is_refused_with_the_nearest(tmp_path: Path) -> None:
    done = run_command("rules", "quote-faild", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert "did you mean `quote-failed`?" in done.stderr


def test_a_family_alone(tmp_path: Path) -> None:
    said = run_command("rules", "--family", "Style", cwd=tmp_path).stdout
    assert "headline-stop" in said
    assert "quote-failed" not in said
    assert "one of: " in run_command("rules", "--family", "zzzzz", cwd=tmp_path).stderr


def test_a_program_reads_the_same(tmp_path: Path) -> None:
    told = json.loads(run_command("rules", "--json", cwd=tmp_path).stdout)
    assert told["version"] == 1
    assert [rule["id"] for rule in told["rules"]] == list(RULES)
    assert all(rule["wrong"] and rule["right"] and rule["remedy"] for rule in told["rules"])
