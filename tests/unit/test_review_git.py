"""Reading git: revisions of every name, nothing checked out or written, and words for what is not there."""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path

import pytest

from changing import ChangingDesk
from commands import run_command
from desks import article_text
from standfirst.errors import StandfirstError
from standfirst.review import Repository

CHANGED = {"pier-closed": {"title": "Pier shut"}}


@pytest.fixture
def desk(tmp_path: Path) -> ChangingDesk:
    return ChangingDesk(tmp_path)


def fingerprint(folder: Path) -> str:
    """Return a hash over every file of a folder, names, times and contents."""
    known = hashlib.sha256()
    for file in sorted(folder.rglob("*")):
        if file.is_file():
            known.update(f"{file} {file.stat().st_mtime_ns} ".encode() + file.read_bytes())
    return known.hexdigest()


def test_two_revisions_are_compared_whatever_the_folder_holds(desk: ChangingDesk):
    desk.state()
    desk.state(articles=CHANGED)
    desk.state(articles={}, commit=False)
    assert [story.kind for story in desk.changes("state-1", "state-2").stories] == ["changed"]
    assert [story.kind for story in desk.changes("state-2").stories] == ["removed"]
    assert desk.changes("HEAD~1", "main").stories == desk.changes("state-1..state-2").stories


def test_new_files_count_before_git_knows_them_and_ignored_ones_never(desk: ChangingDesk):
    desk.state()
    fresh = desk.content / "articles/2024/05/mill.md"
    fresh.write_text(article_text(title="Mill", url="https://lakeherald.example/mill"), "utf-8")
    assert [(story.id, story.kind) for story in desk.changes().stories] == [("mill", "added")]
    (desk.folder / ".gitignore").write_text("mill.md\n", "utf-8")
    assert desk.changes().nothing


def test_three_dots_show_what_a_branch_brings_and_not_what_it_lacks(desk: ChangingDesk):
    desk.state()
    desk.git("checkout", "-q", "-b", "edit")
    desk.state(articles=CHANGED)
    desk.git("checkout", "-q", "main")
    desk.state(topics={"ferries": {"title": "Boats"}})
    changes = desk.changes("main...edit")
    assert [story.id for story in changes.stories] == ["pier-closed"]
    assert changes.items == ()
    assert [item.what for item in desk.changes("main..edit").items] == ["topic"]


def test_nothing_is_written_into_the_desk(desk: ChangingDesk):
    desk.state()
    desk.state(articles=CHANGED)
    os.utime(desk.content / "people.yml", (1, 1))  # git would like to refresh its index
    before = fingerprint(desk.folder)
    desk.changes()
    desk.changes("state-1", "state-2")
    assert fingerprint(desk.folder) == before


@pytest.mark.parametrize("name", ["gone", "origin/main", "0" * 40, "HEAD^{tree}", "HEAD:digests"])
def test_a_missing_revision_is_explained_with_how_to_fetch_it(desk: ChangingDesk, name: str):
    desk.state()
    with pytest.raises(StandfirstError) as caught:
        desk.changes(name)
    assert "revision" in caught.value.message
    assert "git fetch origin" in caught.value.remedy or "name a branch" in caught.value.remedy


@pytest.mark.parametrize(
    "name", ["--output=evil", "-p", "", "a b", "a\nb", "x" * 300, "--upload-pack=touch evil", "a\x1b[31m"]
)
def test_no_revision_is_taken_for_an_option(desk: ChangingDesk, name: str):
    desk.state()
    with pytest.raises(StandfirstError, match=r"no name of a revision|no revision"):
        desk.changes("state-1", name or "-")
    with pytest.raises(StandfirstError):
        desk.changes(name)
    assert not list(desk.folder.glob("*evil*"))


def test_a_shallow_clone_says_that_history_is_missing(desk: ChangingDesk, tmp_path: Path):
    desk.state()
    desk.state(articles=CHANGED)
    clone = tmp_path / "clone"
    desk.git("clone", "-q", "--depth=1", "--no-tags", f"file://{desk.folder}", str(clone))
    with pytest.raises(StandfirstError, match="only part of the history") as caught:
        Repository.around(clone).commit("state-1")
    assert "fetch-depth: 0" in caught.value.remedy


def test_a_folder_without_git_is_explained(tmp_path: Path):
    with pytest.raises(StandfirstError, match="in no git repository"):
        Repository.around(tmp_path)


def test_links_submodules_and_huge_files_are_told_in_words(desk: ChangingDesk):
    desk.state()
    (desk.content / "articles/2024/05/linked.md").symlink_to("/etc/hostname")
    (desk.content / "articles/2024/05/huge.md").write_bytes(b"---\nstatus: published\n" + b"x" * 2_200_000)
    desk.commit()
    inner = desk.git("rev-parse", "HEAD").strip()
    desk.git("update-index", "--add", "--cacheinfo", f"160000,{inner},digests/topics/inner.md")
    desk.git("commit", "-q", "-m", "A submodule")
    changes = desk.changes("state-1", "HEAD")
    said = " ".join(changes.notes)
    assert "linked.md is a link" in said
    assert "inner.md is a repository of its own" in said
    assert "file-too-large" in [finding.rule for finding in changes.new_findings]
    assert changes.stories == ()
    here = desk.changes("state-1")
    assert any("linked.md is a link" in note for note in here.notes)


def test_odd_file_names_pass(desk: ChangingDesk):
    desk.state()
    (desk.content / "a page: *?\n[x].md").write_text("Hello.\n", "utf-8")
    (desk.content / "ünï.md").write_text("Hello.\n", "utf-8")
    desk.commit()
    assert len(desk.changes("state-1", "state-2").items) == 2
    assert len(desk.changes("state-1").items) == 2


def test_programs_of_the_repositorys_choice_do_not_run(desk: ChangingDesk):
    """A clone's own settings name programs; a comparison of somebody's branch starts none of them."""
    desk.state()
    script = desk.folder.parent / "evil.sh"
    script.write_text("#!/bin/sh\ntouch '" + str(desk.folder.parent / "ran") + "'\ncat\n", "utf-8")
    script.chmod(0o755)
    for setting in ("core.fsmonitor", "diff.external", "diff.evil.textconv", "diff.evil.command", "core.pager"):
        desk.git("config", setting, str(script))
    (desk.folder / ".gitattributes").write_text("*.md diff=evil\n", "utf-8")
    article = desk.content / "articles/2024/05/pier-closed.md"
    article.write_text(article_text(title="Pier shut"), "utf-8")
    (desk.folder.parent / "ran").unlink(missing_ok=True)
    assert [story.kind for story in desk.changes().stories] == ["changed"]
    assert not (desk.folder.parent / "ran").exists()


def test_a_desk_that_is_the_repositorys_own_folder_or_lies_deep_in_one(desk: ChangingDesk):
    desk.state()
    desk.state(articles=CHANGED)
    deep = desk.folder / "desks" / "lake"
    deep.mkdir(parents=True)
    desk.content.rename(deep / "digests")
    desk.content = deep / "digests"
    desk.commit()
    article = desk.content / "articles/2024/05/pier-closed.md"
    article.write_text(article_text(title="Pier open"), "utf-8")
    assert [story.title for story in desk.changes("state-3").stories] == ["Pier open"]


def test_bodies_in_the_evidence_folder_are_compared(desk: ChangingDesk):
    desk.state()
    evidence = desk.folder / "evidence" / "pier-closed.txt"
    evidence.parent.mkdir()
    evidence.write_text("One body.\n", "utf-8")
    desk.commit()
    evidence.write_text("Another body.\n", "utf-8")
    desk.commit()
    for head in ("state-3", None):
        (story,) = desk.changes("state-2", head, evidence="folder").stories
        assert story.body is not None
    (desk.folder / ".gitignore").write_text("evidence/\n", "utf-8")
    desk.git("rm", "-q", "-r", "--cached", "evidence")
    desk.commit()
    assert desk.changes("state-4", evidence="folder").nothing


def test_changed_settings_are_noted(desk: ChangingDesk):
    desk.state()
    settings = desk.folder / "mkdocs.yml"
    settings.write_text(settings.read_text("utf-8") + "# a comment\n", "utf-8")
    desk.state(articles=CHANGED)
    assert desk.changes().whole == ("mkdocs.yml changed: plugins",)
    assert "both sides are judged by the settings that are here now" in desk.changes().notes


# The command line


def test_diff_speaks_of_what_is_here_and_writes_one_file(desk: ChangingDesk):
    desk.state()
    desk.state(articles={"pier-closed": {"title": "Pier shut", "topics": ["nowhere"]}})
    said = run_command("diff", "state-1", cwd=desk.folder)
    assert (said.returncode, said.stderr) == (0, "")
    assert "[-Old pier closed until further notice-]{+Pier shut+}" in said.stdout
    assert max(map(len, said.stdout.splitlines())) <= 80
    strict = run_command("diff", "state-1", "--strict", "--format", "html", "-o", "out.html", cwd=desk.folder)
    assert (strict.returncode, strict.stdout) == (1, "")
    assert "Pier shut" in (desk.folder / "out.html").read_text("utf-8")


def test_a_missing_base_ends_with_one_and_a_remedy(desk: ChangingDesk):
    desk.state()
    said = run_command("diff", "gone", cwd=desk.folder)
    assert said.returncode == 1
    assert "there is no revision gone here" in said.stderr
    assert "git fetch origin gone" in said.stderr


def test_check_against_a_revision_runs_the_rules_about_a_change(desk: ChangingDesk):
    desk.state(articles={"pier-closed": {}, "mill": {"url": "https://lakeherald.example/mill"}})
    desk.state()
    said = run_command("check", "--against", "state-1", "--format", "json", cwd=desk.folder)
    assert "story-deleted" in {finding["rule"] for finding in json.loads(said.stdout)["findings"]}
