"""From an empty folder to a reviewed, merged and published change, with real git, as the desk's README leads there.

The generated workflows' `run:` steps are executed in their order, as a runner does; steps that use an action are
done by stand-ins that leave the same on the disk, and the forge's interface is one on the loopback.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser

from commands import run_command
from forge import Forge, archive

EPOCH = {"SOURCE_DATE_EPOCH": "1795651200"}
BEGUN = "1795392000"
"""2026-11-23, three days before the checks."""

FORK = "editor/desk"
LIGHTHOUSE = "digests/articles/2026/11/lighthouse-to-be-lit-again.md"
TUG = "digests/articles/2026/11/last-tug-sold.md"

TUG_TEXT = """---
title: {title}
url: https://quaysidepost.example/last-tug-sold
publisher: quayside-post
date: 2026-11-24
language: en
topics:
  - {topic}
people:
  - tor-ames
summary: >-
  The harbour trust has sold its last tug to a ferry company.
  The money goes to the lamp on the north mole.
quotes:
  - text: She towed us out of every winter
    speaker: tor-ames
    role: skipper
status: published
---

The harbour trust has sold its last tug to a ferry company across the bay.

"She towed us out of every winter," said Tor Ames, her skipper. The money goes to the lamp on the north mole.
"""


class QuietHandler(SimpleHTTPRequestHandler):
    """Serves a folder."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@dataclass
class Runner:
    """A forge's runner: a workspace, the variables of a run, and what the stand-ins of its actions left."""

    workspace: Path
    variables: dict[str, str]
    expressions: dict[str, str]
    artefacts: dict[str, Path] = field(default_factory=dict)
    said: dict[str, str] = field(default_factory=dict)
    failed: bool = False

    def run(self, workflow: Any, job: str) -> None:
        """Run a job's steps; after one that fails, those alone that want to run all the same."""
        for step in workflow["jobs"][job]["steps"]:
            condition = self.filled(str(step.get("if", "success()")))
            if self.failed and "!cancelled()" not in condition:
                continue
            if "uses" in step:
                self.stand_in(step["uses"].partition("@")[0], step.get("with", {}))
                continue
            environment = {name: self.filled(str(value)) for name, value in step.get("env", {}).items()}
            assert "${{" not in step["run"]
            done = subprocess.run(
                ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
                cwd=self.workspace, env=self.variables | environment, capture_output=True, text=True, check=False,
                timeout=180,
            )  # fmt: skip
            self.said[step["name"]] = done.stdout + done.stderr
            self.failed = self.failed or done.returncode != 0

    def filled(self, text: str) -> str:
        """Replace expressions as the forge does before a step."""
        return re.sub(r"\$\{\{\s*(.*?)\s*\}\}", lambda found: self.expressions.get(found[1], found[1]), text)

    def stand_in(self, action: str, given: dict[str, Any]) -> None:
        """Do what an action leaves on the disk; the workspace is checked out and Python is there already."""
        assert action in {
            "actions/checkout", "actions/setup-python", "actions/upload-artifact", "actions/upload-pages-artifact",
            "actions/deploy-pages",
        }  # fmt: skip
        if action.startswith("actions/upload"):
            name = given.get("name", "pages")
            source = self.workspace / given["path"]
            if source.is_dir():
                kept = self.workspace.parent / f"artefact-{name}-{len(self.artefacts)}"
                shutil.copytree(source, kept)
                self.artefacts[name] = kept


@dataclass
class Hub:
    """A bare repository with a clone of the editor's, and a runner for each state of the pull request."""

    folder: Path

    @property
    def clone(self) -> Path:
        return self.folder / "editor"

    def git(self, *arguments: str, cwd: Path | None = None) -> str:
        who = ["-c", "user.name=An Editor", "-c", "user.email=editor@desk.example", "-c", "commit.gpgsign=false"]
        done = subprocess.run(
            ["git", *who, "-c", "init.defaultBranch=main", "-c", "protocol.file.allow=always", *arguments],
            cwd=cwd or self.clone, capture_output=True, text=True, check=False, timeout=60,
            env={**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"},
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    def push_pull_request(self, message: str) -> str:
        """Commit what the editor wrote, push it, and let the forge merge it on trial; return the head's commit."""
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)
        head = self.git("rev-parse", "HEAD")
        self.git("push", "-q", "-f", "origin", "HEAD:refs/pull/7/head")
        self.git("checkout", "-q", "-B", "trial", "origin/main")
        self.git("merge", "-q", "--no-ff", "-m", "Merge", head)
        self.git("push", "-q", "-f", "origin", "HEAD:refs/pull/7/merge")
        self.git("checkout", "-q", "tug")
        return head

    def runner(self, name: str, ref: str, **expressions: str) -> Runner:
        """Return a runner with `ref` checked out as the checkout action does: two commits deep, no credentials."""
        workspace = self.folder / name / "work"
        workspace.mkdir(parents=True)
        self.git("init", "-q", cwd=workspace)
        self.git("fetch", "-q", "--depth=2", (self.folder / "origin.git").as_uri(), ref, cwd=workspace)
        self.git("checkout", "-q", "FETCH_HEAD", cwd=workspace)
        path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
        summary = self.folder / name / "summary.md"
        variables = {"PATH": path, "HOME": str(self.folder), "STANDFIRST_CACHE": "off", **EPOCH}
        return Runner(workspace, variables | {"GITHUB_STEP_SUMMARY": str(summary)}, expressions)


def edited(path: Path, *changes: tuple[str, str]) -> None:
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")


@pytest.fixture(scope="module")
def hub(tmp_path_factory: pytest.TempPathFactory) -> Hub:
    """Return a desk as `standfirst new` writes it, in a bare repository, and an editor's clone with a branch."""
    made = Hub(tmp_path_factory.mktemp("hub"))
    done = run_command(
        "new", "desk", "--name", "The Harbour Desk", cwd=made.folder, environment={"SOURCE_DATE_EPOCH": BEGUN}
    )
    assert done.returncode == 0, done.stderr
    desk = made.folder / "desk"
    made.git("init", "-q", "--bare", "origin.git", cwd=made.folder)
    made.git("init", "-q", cwd=desk)
    made.git("add", "-A", cwd=desk)
    made.git("commit", "-q", "-m", "Begin the desk", cwd=desk)
    made.git("push", "-q", (made.folder / "origin.git").as_uri(), "HEAD:refs/heads/main", cwd=desk)
    made.git("clone", "-q", (made.folder / "origin.git").as_uri(), "editor", cwd=made.folder)
    made.git("checkout", "-q", "-b", "tug")
    return made


def twelve_edits(clone: Path) -> None:
    """Seven good edits, and five that must not be merged."""
    lighthouse = clone / LIGHTHOUSE
    correction = (
        "corrections:\n  - {date: 2026-11-25, field: summary, note: The paper corrected when the lamp burns.}\nstatus:"
    )
    edited(  # 1: a correction, said; 2: a quote altered by a word; 3: a key point changed in silence; 4: a lost pin
        lighthouse,
        ("from the first night of winter", "from the first night of December"),
        ("status:", correction),
        ("but everybody looks for it.\n    speaker", "but everyone looks for it.\n    speaker"),
        ("nineteen years ago.\n  - It", "eighteen years ago.\n  - It"),
        ("status:", "related:\n  - id: no-such-story\nstatus:"),
    )
    # 5: a new story; 6: with a slip in its topic; 7: and a full stop behind its headline
    (clone / TUG).write_text(TUG_TEXT.format(title="Trust sells its last tug.", topic="old-tug"), "utf-8")
    # 8: a topic; 9: a person with another spelling; 10: an edition; 11: an introduction; 12: a page of the desk's own
    (clone / "digests/topics/old-tugs.md").write_text("---\ntitle: Old tugs\n---\n\nWhere they go.\n", "utf-8")
    with (clone / "digests/people.yml").open("a", encoding="utf-8") as people:
        people.write("tor-ames:\n  name: Tor Ames\n  aliases:\n    - Torvald Ames\n")
    (clone / "digests/editions/2026-11-25.md").write_text(
        "---\ntitle: The tug and the lamp\ndate: 2026-11-25\nstatus: published\nlead: last-tug-sold\n"
        "stories:\n  - last-tug-sold\n  - lighthouse-to-be-lit-again\n---\n\nTwo stories of one harbour.\n",
        "utf-8",
    )
    edited(clone / "digests/topics/harbour-lights.md", ("Write here what the topic is about", "The lamp returns"))
    with (clone / "digests/about.md").open("a", encoding="utf-8") as about:
        about.write("\nWe are three.\n")


def mended(clone: Path) -> None:
    edited(
        clone / LIGHTHOUSE,
        ("but everyone looks", "but everybody looks"),
        ("eighteen years ago", "nineteen years ago"),
        ("related:\n  - id: no-such-story\n", "related:\n  - id: last-tug-sold\n"),
    )
    (clone / TUG).write_text(TUG_TEXT.format(title="Trust sells its last tug", topic="old-tugs"), "utf-8")


def workflow(clone: Path, name: str) -> Any:
    return yaml.safe_load((clone / f".github/workflows/{name}.yml").read_text("utf-8"))


def post(forge: Forge, checked: Runner, head: str, runner: Runner, clone: Path, result: str) -> None:
    """Run the workflow that comments, with what the check left."""
    review = checked.artefacts["standfirst-review"]
    forge.pull_head = (FORK, head)
    forge.artefact = archive(
        number=(review / "number").read_text("utf-8"), comment=(review / "comment.md").read_text("utf-8")
    )
    runner.variables |= {
        "GITHUB_API_URL": forge.address, "GITHUB_REPOSITORY": "owner/desk", "GITHUB_SERVER_URL": "https://forge.example",
    }  # fmt: skip
    runner.expressions |= {
        "github.token": "a-token", "github.event.workflow_run.id": "31",
        "github.event.workflow_run.conclusion": result, "github.event.workflow_run.head_sha": head,
        "github.event.workflow_run.head_repository.full_name": FORK,
    }  # fmt: skip
    runner.run(workflow(clone, "comment"), "comment")
    assert not runner.failed, runner.said


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Any]:
    """Return a function that serves a folder on the loopback and returns its address."""
    servers = []

    def serve(folder: Path) -> str:
        server = ThreadingHTTPServer(("127.0.0.1", 0), partial(QuietHandler, directory=str(folder)))
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        servers.append(server)
        return f"http://127.0.0.1:{server.server_address[1]}/"

    yield serve
    for server in servers:
        server.shutdown()
        server.server_close()


def test_a_change_is_checked_commented_mended_previewed_merged_and_published(
    hub: Hub, chromium: Browser, served: Any
) -> None:
    clone = hub.clone
    twelve_edits(clone)
    head = hub.push_pull_request("Sell the tug")
    with Forge() as forge:
        first = hub.runner("first", "refs/pull/7/merge", **{"github.event.pull_request.number": "7"})
        first.run(workflow(clone, "check"), "check")
        assert first.failed
        told = first.said["Check"]
        for rule, file in (
            ("quote-failed", LIGHTHOUSE), ("correction-missing", LIGHTHOUSE), ("reference-unknown", LIGHTHOUSE),
            ("topic-unknown", TUG), ("headline-stop", TUG),
        ):  # fmt: skip
            assert re.search(
                rf"^::(error|warning|notice) file={re.escape(file)},line=\d+,.*title={rule}::", told, re.MULTILINE
            ), told
        assert "standfirst-preview" not in first.artefacts, "what is wrong is not built"
        post(forge, first, head, hub.runner("post-1", "main"), clone, "failure")
        assert len(forge.comments) == 1
        comment = forge.comments[0]["body"]
        assert "everyone" in comment
        assert "quote-failed" in comment
        assert "**The check asks for a change**" in comment

        mended(clone)
        head = hub.push_pull_request("Mend what the check found")
        second = hub.runner("second", "refs/pull/7/merge", **{"github.event.pull_request.number": "7"})
        second.run(workflow(clone, "check"), "check")
        assert not second.failed, second.said
        post(forge, second, head, hub.runner("post-2", "main"), clone, "success")
        assert len(forge.comments) == 1, "the comment is updated"
        comment = forge.comments[0]["body"]
        assert "quote-failed" not in comment
        assert "Trust sells its last tug" in comment
        assert "The check passed" in comment
        assert [method for method, _, _ in forge.requests if method in {"POST", "PATCH"}] == ["POST", "PATCH"]

    page = chromium.new_page()
    page.goto(f"{served(second.artefacts['standfirst-preview'])}editions/2026-11-25/")
    assert "The tug and the lamp" in page.locator("main").inner_text()
    page.get_by_role("link", name="Trust sells its last tug").first.click()
    assert "She towed us out of every winter" in page.locator("main").inner_text()
    page.close()

    hub.git("push", "-q", "origin", "trial:refs/heads/main")
    publish = hub.runner("publish", "main")
    publish.run(workflow(clone, "publish"), "build")
    assert not publish.failed, publish.said
    site = publish.artefacts["pages"]
    assert "Trust sells its last tug" in (site / "topics/old-tugs/index.html").read_text("utf-8")
    assert "first night of December" in (site / "corrections/index.html").read_text("utf-8") or "lamp burns" in (
        site / "corrections/index.html"
    ).read_text("utf-8")
