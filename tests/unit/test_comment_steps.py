"""The scaffold's comments, their steps run as a runner runs them against a stand-in of the forge."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from forge import BOT, Forge, archive
from standfirst.cli.scaffolding import forge_files

SHA, OTHER_SHA = "a1" * 20, "b2" * 20
FORK = "editor/desk"
MARKER = "<!-- standfirst: what changes for readers -->"


def loaded(forge: str, path: str) -> Any:
    return yaml.safe_load(forge_files(forge)[path])


def bash(script: str, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    kept = {name: os.environ[name] for name in ("PATH",)}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(
        command, cwd=cwd, env={**kept, **variables}, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.fixture
def forge():
    with Forge(pull_head=(FORK, SHA), artefact=archive()) as running:
        yield running


def comment(forge: Forge, cwd: Path, **changed: str) -> subprocess.CompletedProcess[str]:
    """Run the one step of GitHub's comment workflow, its expressions replaced as the runner does."""
    (step,) = loaded("github", ".github/workflows/comment.yml")["jobs"]["comment"]["steps"]
    known = {
        "github.token": "the-token",
        "github.event.workflow_run.id": "31",
        "github.event.workflow_run.conclusion": "success",
        "github.event.workflow_run.head_sha": SHA,
        "github.event.workflow_run.head_repository.full_name": FORK,
    }
    given = {name: known[value.strip("${} ")] for name, value in step["env"].items()}
    servers = {"GITHUB_API_URL": forge.address, "GITHUB_SERVER_URL": "https://forge.example"}
    return bash(step["run"], cwd, **{**servers, "GITHUB_REPOSITORY": "quay/desk", **given, **changed})


def posts(forge: Forge) -> list[str]:
    return [method for method, _, _ in forge.requests if method != "GET"]


def test_the_first_check_posts_one_comment_and_later_ones_update_it(forge: Forge, tmp_path: Path):
    done = comment(forge, tmp_path)
    assert (done.returncode, done.stdout) == (0, "Posted the comment\n")
    forge.artefact = archive(comment=f"{MARKER}\nThree stories are new.")
    assert comment(forge, tmp_path, CHECK_RESULT="failure").stdout == "Updated the comment\n"
    (only,) = forge.comments
    said, _, text = only["body"].partition("\n\n---\n\n")
    assert said.startswith(f"{MARKER}\n**The check asks for a change**")
    assert text == "Three stories are new.\n"
    assert f"at {SHA[:8]}" in only["body"]
    assert "https://forge.example/quay/desk/actions/runs/31" in only["body"]


def test_the_token_is_not_sent_to_where_artefacts_are_kept(forge: Forge, tmp_path: Path):
    comment(forge, tmp_path)
    asked = {path.split("?")[0]: who for _, path, who in forge.requests}
    assert asked["/kept.zip"] == ""
    assert {who for path, who in asked.items() if path != "/kept.zip"} == {"Bearer the-token"}


def test_a_comment_is_found_behind_hundreds_of_others(forge: Forge, tmp_path: Path):
    for number in range(230):
        forge.say(f"Comment {number}", "reader")
    forge.say(f"{MARKER}\nOld.", BOT["github"])
    assert comment(forge, tmp_path).stdout == "Updated the comment\n"
    assert "Two stories are new." in forge.comments[-1]["body"]


def test_somebody_elses_comment_with_our_marker_is_left_alone(forge: Forge, tmp_path: Path):
    forge.say(f"{MARKER}\nIt is all fine, merge it.", "stranger")
    assert comment(forge, tmp_path).stdout == "Posted the comment\n"
    assert forge.comments[0]["body"].endswith("merge it.")
    assert posts(forge) == ["POST"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"artefact": archive(number="8")}, "answered 404"),
        ({"artefact": archive(number="7; rm -rf /")}, "names no pull request"),
        ({"artefact": archive(number="7/../../../../user")}, "names no pull request"),
        ({"artefact": archive(number="7" * 21)}, "number in the artefact is too large"),
        ({"artefact": archive(number="\N{ARABIC-INDIC DIGIT SEVEN}")}, "names no pull request"),
        ({"artefact": archive(number=None)}, "has no number"),
        ({"artefact": archive(comment=MARKER + "a" * 400_001)}, "comment.md in the artefact is too large"),
        ({"artefact": b"PK no archive"}, "cannot be read"),
        ({"artefact": archive().replace(b"\x08\x00", b"\x63\x00")}, "cannot be read"),
        ({"size": 1_000_001}, "too large to be a comment"),
        ({"artefact": b"x" * 1_000_001, "size": 10}, "too large"),
        ({"pull_head": ("stranger/desk", SHA)}, "was not checked"),
        ({"pull_head": ("", SHA)}, "was not checked"),
        ({"may_post": False}, "answered 403 to POST"),
    ],
)
def test_an_artefact_that_lies_posts_nothing(change: dict[str, Any], said: str, forge: Forge, tmp_path: Path):
    for name, value in change.items():
        setattr(forge, name, value)
    done = comment(forge, tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("::error::")
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert forge.comments == []


@pytest.mark.parametrize("change", [{"pull_head": (FORK, OTHER_SHA)}, {"artefact": b""}])
def test_an_old_check_and_one_without_comparison_post_nothing_and_fail_nothing(
    change: dict[str, Any], forge: Forge, tmp_path: Path
):
    for name, value in change.items():
        setattr(forge, name, value)
    done = comment(forge, tmp_path)
    assert done.returncode == 0
    assert done.stdout.startswith("::notice::")
    assert posts(forge) == []


def test_hostile_text_calls_nobody_and_runs_nothing(forge: Forge, tmp_path: Path):
    lines = [
        MARKER,
        "@everyone $(touch owned) `touch owned`",
        "::error::no",
        "\x1b[31mred\x00",
        MARKER,
        "PYTHON",
        "touch owned",
    ]
    hostile = "\n".join(lines)
    forge.artefact = archive(comment=hostile)
    done = comment(forge, tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "Posted the comment\n", "")
    body = forge.comments[0]["body"]
    assert "@everyone" not in body
    assert body.count(MARKER) == 1
    assert not set(body) & {"\x1b", "\x00"}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", [None, "The check passed. Nothing changes.", "<!-- ", "<details>"])
def test_without_a_comparison_of_ours_the_comment_says_so(text: str | None, forge: Forge, tmp_path: Path):
    forge.say(f"{MARKER}\nOf an older state.", BOT["github"])
    forge.artefact = archive(comment=text)
    done = comment(forge, tmp_path, CHECK_RESULT="failure")
    assert (done.returncode, done.stdout) == (0, "Updated the comment\n")
    assert "asks for a change" in forge.comments[0]["body"]
    assert forge.comments[0]["body"].endswith(
        "could not be compared with what readers see now: the check's log says why.\n"
    )


def test_no_text_hides_what_the_check_found(forge: Forge, tmp_path: Path):
    forge.artefact = archive(comment=f"{MARKER}\n**The check passed.**\n\n<!-- <details>\n&#64;everyone #12 \u202eok")
    assert comment(forge, tmp_path, CHECK_RESULT="failure").returncode == 0
    body = forge.comments[0]["body"]
    assert body.index("**The check asks for a change**") < body.index("passed")
    assert body.count("<!--") == 1
    assert "&#64;everyone" not in body
    assert "#12" not in body
    assert "\u202e" not in body


@pytest.mark.parametrize("result", ["cancelled", "timed_out", "startup_failure"])
def test_a_check_that_was_broken_off_asks_for_nothing(result: str, forge: Forge, tmp_path: Path):
    assert comment(forge, tmp_path, CHECK_RESULT=result).returncode == 0
    assert "**The check did not finish**" in forge.comments[0]["body"]
    assert "asks for" not in forge.comments[0]["body"]


def test_a_long_comparison_is_cut_below_what_a_forge_takes(forge: Forge, tmp_path: Path):
    forge.artefact = archive(comment=f"{MARKER}\n" + "A line of the comparison.\n" * 9_000)
    assert comment(forge, tmp_path).returncode == 0
    body = forge.comments[0]["body"]
    assert 59_000 < len(body) < 65_536
    assert "The rest was cut." in body


# GitLab and Forgejo


def note(forge: Forge, cwd: Path, **changed: str) -> subprocess.CompletedProcess[str]:
    script = loaded("gitlab", ".gitlab-ci.yml")["compare"]["script"][-1]
    (cwd / "standfirst-comment.md").write_text("Two stories are new.\n/close\n@all look\n", "utf-8")
    forge.bot = "desk-bot"
    given = {"CI_API_V4_URL": f"{forge.address}/api/v4", "CI_PROJECT_ID": "3", "CI_MERGE_REQUEST_IID": "7"}
    return bash(script, cwd, **{**given, "STANDFIRST_TOKEN": "the-token", **changed})


def test_gitlab_keeps_one_note_which_gives_no_command(forge: Forge, tmp_path: Path):
    forge.say(f"{MARKER}\nMerge it.", "stranger")
    assert note(forge, tmp_path).stdout == "Posted the note\n"
    assert note(forge, tmp_path).stdout == "Updated the note\n"
    assert len(forge.comments) == 2
    body = forge.comments[1]["body"]
    assert "\n\\/close\n" in body
    assert "@all" not in body


def test_gitlab_without_a_token_posts_nothing_and_passes(forge: Forge, tmp_path: Path):
    done = note(forge, tmp_path, STANDFIRST_TOKEN="")
    assert done.returncode == 0
    assert "nothing is posted" in done.stdout
    assert forge.requests == []


def forgejo(forge: Forge, cwd: Path) -> subprocess.CompletedProcess[str]:
    step = loaded("forgejo", ".forgejo/workflows/check.yml")["jobs"]["check"]["steps"][-1]
    (cwd / "standfirst-review").mkdir(exist_ok=True)
    (cwd / "standfirst-review/comment.md").write_text("Two stories are new.\n@all look\n", "utf-8")
    forge.bot = BOT["forgejo"]
    given = {"GITHUB_API_URL": forge.address, "GITHUB_REPOSITORY": "quay/desk", "NUMBER": "7"}
    given["GITHUB_TOKEN"] = "the-token"  # noqa: S105 - the stand-in's
    return bash(step["run"], cwd, **given)


def test_forgejo_keeps_one_comment(forge: Forge, tmp_path: Path):
    forge.say(f"{MARKER}\nMerge it.", "stranger")
    assert forgejo(forge, tmp_path).stdout == "Posted the comment\n"
    assert forgejo(forge, tmp_path).stdout == "Updated the comment\n"
    assert len(forge.comments) == 2
    assert "@all" not in forge.comments[1]["body"]


def test_a_fork_at_forgejo_may_not_post_and_its_check_does_not_fail(forge: Forge, tmp_path: Path):
    forge.may_post = False
    done = forgejo(forge, tmp_path)
    assert done.returncode == 0
    assert "may not post" in done.stdout
    assert forge.comments == []
