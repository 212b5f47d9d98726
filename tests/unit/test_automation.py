"""What the scaffold's automation may do: rights, pins, scripts without anybody else's words, and valid files."""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import click
import pytest
import yaml

from standfirst.cli.main import commands
from standfirst.cli.scaffolding import FORGES, desk_files, forge_files

ROOT = Path(__file__).parents[2]
GITHUB = sorted(path for path in forge_files("github") if "/workflows/" in path)
FORGEJO = sorted(path for path in forge_files("forgejo") if "/workflows/" in path)
WORKFLOWS = [*(("github", path) for path in GITHUB), *(("forgejo", path) for path in FORGEJO)]
EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")


@cache
def workflow(forge: str, path: str) -> Any:
    """Return a workflow; YAML 1.1 reads its key `on` as true."""
    read = yaml.safe_load(forge_files(forge)[path])
    return {**read, "on": read[True]}


def steps(forge: str, path: str) -> Iterator[Any]:
    for job in workflow(forge, path)["jobs"].values():
        yield from job["steps"]


def named(path: str) -> str:
    return Path(path).stem


# Rights


def test_each_job_on_github_has_the_rights_that_the_page_says_and_no_others():
    granted = {
        (named(path), name): job["permissions"]
        for path in GITHUB
        for name, job in workflow("github", path)["jobs"].items()
    }
    assert granted == {
        ("check", "check"): {"contents": "read"},
        ("comment", "comment"): {"actions": "read", "pull-requests": "write"},
        ("publish", "build"): {"contents": "read"},
        ("publish", "publish"): {"pages": "write", "id-token": "write"},
    }
    assert [workflow("github", path)["permissions"] for path in GITHUB] == [{}, {}, {}]
    section = (ROOT / "docs/automation.md").read_text("utf-8").split("### What the workflows may do")[1]
    for (name, job), rights in granted.items():
        told = ", ".join(f"`{right}: {level}`" for right, level in rights.items())
        assert f"| {name} | {job} | {told} |" in section


def test_what_runs_a_strangers_files_may_not_write_and_what_may_write_runs_none():
    check, comment = (workflow("github", f".github/workflows/{name}.yml") for name in ("check", "comment"))
    assert set(check["on"]) == {"pull_request"}
    assert "secrets." not in forge_files("github")[".github/workflows/check.yml"]
    assert "github.token" not in forge_files("github")[".github/workflows/check.yml"]
    assert set(comment["on"]) == {"workflow_run"}
    assert [step for job in comment["jobs"].values() for step in job["steps"] if "uses" in step] == []
    run = "".join(step["run"] for job in comment["jobs"].values() for step in job["steps"])
    assert not re.search(r"\b(?:git|pip|standfirst (?:check|diff|build)|eval|exec|subprocess|extractall)\b", run)


@pytest.mark.parametrize(("forge", "path"), WORKFLOWS)
def test_no_workflow_begins_with_the_rights_of_the_main_branch_on_a_strangers_files(forge: str, path: str):
    assert "pull_request_target" not in forge_files(forge)[path]


def test_forgejos_rights_are_the_least_that_its_one_job_needs():
    rights = {named(path): workflow("forgejo", path)["permissions"] for path in FORGEJO}
    assert rights == {"check": {"contents": "read", "pull-requests": "write"}, "publish": {"contents": "write"}}


@pytest.mark.parametrize(("forge", "path"), WORKFLOWS)
def test_every_job_ends_in_time_and_none_runs_beside_an_older_one(forge: str, path: str):
    assert "group" in workflow(forge, path)["concurrency"]
    assert all(job["timeout-minutes"] <= 30 for job in workflow(forge, path)["jobs"].values())


@pytest.mark.parametrize(("forge", "path"), WORKFLOWS)
def test_a_checkout_leaves_no_credentials_behind(forge: str, path: str):
    for step in steps(forge, path):
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False


# Pins and scripts


@pytest.mark.parametrize("path", GITHUB)
def test_every_action_on_github_is_pinned_by_digest_with_its_version_beside_it(path: str):
    used = re.findall(r"uses: (.+)", forge_files("github")[path])
    assert [line for line in used if not re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []
    assert (named(path) == "comment") == (not used)


@pytest.mark.parametrize("path", FORGEJO)
def test_an_action_that_is_not_pinned_is_told_with_what_to_do(path: str):
    text = forge_files("forgejo")[path]
    loose = [
        step["uses"]
        for step in steps("forgejo", path)
        if not re.search(r"@[0-9a-f]{40}$", step.get("uses", "@" + "0" * 40))
    ]
    assert {use.rpartition("/")[2] for use in loose} == {"upload-artifact@v4"}
    assert "upload-artifact is named by its version: put the digest" in text


def test_one_action_has_one_digest_wherever_a_forge_uses_it():
    pins: dict[str, set[str]] = {}
    for path in GITHUB:
        for name, digest in re.findall(r"uses: ([\w/-]+)@(\S+)", forge_files("github")[path]):
            pins.setdefault(name, set()).add(digest)
    assert {name for name, digests in pins.items() if len(digests) > 1} == set()


@pytest.mark.parametrize(("forge", "path"), WORKFLOWS)
def test_no_script_holds_an_expression(forge: str, path: str):
    """An expression in a script becomes part of it, so that a branch's name could run; the environment is only read."""
    assert [step["run"] for step in steps(forge, path) if "run" in step and EXPRESSION.search(step["run"])] == []


@pytest.mark.parametrize(("forge", "path"), WORKFLOWS)
def test_no_environment_holds_a_title_a_text_or_a_branch_of_a_stranger(forge: str, path: str):
    allowed = {
        "github.token",
        "github.event.pull_request.number",
        "github.event.pull_request.base.sha",
        "github.event.workflow_run.id",
        "github.event.workflow_run.conclusion",
        "github.event.workflow_run.head_sha",
        "github.event.workflow_run.head_repository.full_name",
    }
    used = {
        e for step in steps(forge, path) for value in step.get("env", {}).values() for e in EXPRESSION.findall(value)
    }
    assert used <= allowed


def test_gitlabs_scripts_put_what_they_are_told_in_quotation_marks():
    read = yaml.safe_load(forge_files("gitlab")[".gitlab-ci.yml"])
    lines = [line for job in read.values() if isinstance(job, dict) for line in job.get("script", [])]
    shell = [line for line in lines if not line.startswith("python3 -")]
    assert len(shell) > 5
    assert [line for line in shell if re.search(r'(?<!")\$\w', line)] == []
    assert not re.search(
        r"CI_MERGE_REQUEST_(?:TITLE|DESCRIPTION|SOURCE_BRANCH_NAME)|CI_COMMIT_(?:MESSAGE|TITLE)", "".join(lines)
    )


def test_a_mains_build_is_for_readers_each_night_too():
    for forge, path in (("github", ".github/workflows/publish.yml"), ("forgejo", ".forgejo/workflows/publish.yml")):
        begun = workflow(forge, path)["on"]
        assert begun["push"] == {"branches": ["main"]}
        assert re.fullmatch(r"\d+ \d+ \* \* \*", begun["schedule"][0]["cron"])
        assert "pull_request" not in begun


def test_python_in_the_automation_is_python():
    scripts = [
        found
        for forge in FORGES
        for text in forge_files(forge).values()
        for found in re.findall(r"python3 - <<'PYTHON'\n(.*?)\n *PYTHON$", text, re.DOTALL | re.MULTILINE)
    ]
    assert len(scripts) == 3
    for script in scripts:
        indent = re.match(" *", script)[0]
        compile(re.sub(f"^{indent}", "", script, flags=re.MULTILINE), "step", "exec")


COMMAND = re.compile(r"(?:^ *|`|entry: |run: |- )standfirst (\w+)((?: [^`\n#|]+)?)", re.MULTILINE)


def options(name: str) -> set[str]:
    """Return the options of a command, which must be there."""
    command = commands.get_command(click.Context(commands), name)
    assert command is not None, name
    return {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}


def every_text() -> dict[str, str]:
    """Return the texts that tell somebody to run a command: automation, hooks and the README of a new desk."""
    return {
        f"{forge}: {path}": text
        for forge in FORGES
        for path, text in desk_files("A desk", date(2024, 6, 2), forge).items()
        if not path.startswith(("schema/", "digests/"))
    }


@pytest.mark.parametrize("path", [path for path, text in every_text().items() if COMMAND.search(text)])
def test_every_command_that_is_told_is_one_with_these_options(path: str):
    for name, rest in COMMAND.findall(every_text()[path]):
        given = {word.partition("=")[0] for word in shlex.split(rest) if re.match("--?[a-z]", word)}
        assert given <= options(name), f"standfirst {name}{rest}"


# What other programs say


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the automation of all three forges."""
    folder = tmp_path_factory.mktemp("automation")
    for forge in FORGES:
        for path, text in forge_files(forge).items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_text(text, "utf-8")
    return folder


def run(name: str, *arguments: str, cwd: Path) -> None:
    """Run a program of the development environment and require that it finds nothing."""
    program = Path(sys.executable).with_name(name)
    if not program.exists():
        missing = f"{name} is not installed: pip install -e '.[dev]'"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    done = subprocess.run([program, *arguments], cwd=cwd, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_zizmor_finds_nothing(written: Path):
    """It looks for ways to take a workflow over; the one exception stands in the file with its reason."""
    run("zizmor", "--offline", "--no-progress", "--persona", "regular", ".github", cwd=written)
    assert sum("zizmor: ignore" in text for text in forge_files("github").values()) == 1


def test_actionlint_finds_nothing(written: Path):
    run("actionlint", "-no-color", *GITHUB, cwd=written)
    unknown = ['label "docker" is unknown', 'specifying action "https://']
    ignored = [part for pattern in unknown for part in ("-ignore", pattern)]
    run("actionlint", "-no-color", *ignored, *FORGEJO, cwd=written)


@pytest.mark.parametrize(
    ("schema", "pattern"),
    [
        ("github-workflows", ".github/workflows/*.yml"),
        ("github-workflows", ".forgejo/workflows/*.yml"),
        ("gitlab-ci", ".gitlab-ci.yml"),
        ("dependabot", ".github/dependabot.yml"),
        ("github-issue-forms", ".*/ISSUE_TEMPLATE/[ms]*.yml"),
        ("github-issue-config", ".github/ISSUE_TEMPLATE/config.yml"),
    ],
)
def test_each_file_is_valid_by_its_forges_schema(schema: str, pattern: str, written: Path):
    files = sorted(str(path.relative_to(written)) for path in written.glob(pattern))
    assert files
    run("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *files, cwd=written)
