"""The command line as a newcomer meets it: what it says, and how it ends."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from commands import run_command


def run(*arguments: str, cwd: Path, columns: int = 80) -> subprocess.CompletedProcess[str]:
    environment = {"COLUMNS": str(columns), "SOURCE_DATE_EPOCH": "1717329600"}
    return run_command(*arguments, cwd=cwd, environment=environment)


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    parent = tmp_path_factory.mktemp("desks")
    done = run("new", "harbour-desk", cwd=parent)
    assert done.returncode == 0, done.stderr
    return parent / "harbour-desk"


def article(desk: Path) -> Path:
    return desk / "digests/articles/2024/06/lighthouse-to-be-lit-again.md"


def test_a_new_desk_passes_its_checks_and_builds(desk: Path) -> None:
    checked = run("check", "--strict", cwd=desk)
    assert (checked.returncode, checked.stdout) == (0, "No findings.\n")
    built = run("build", "--strict", cwd=desk)
    assert built.returncode == 0, built.stderr
    assert re.fullmatch(r"Built \d+ pages in [\d.]+ s: .*site\n", built.stdout)
    assert "Lighthouse to be lit again" in (desk / "site/topics/harbour-lights/index.html").read_text("utf-8")


def test_a_new_desk_is_named_after_its_folder_or_as_told(desk: Path, tmp_path: Path) -> None:
    assert 'site_name: "Harbour Desk"' in (desk / "mkdocs.yml").read_text()
    assert run("new", "x", "--name", "The: Émile & Co <desk>", cwd=tmp_path).returncode == 0
    assert run("build", cwd=tmp_path / "x").returncode == 0


def test_new_refuses_a_folder_with_files_in_it(desk: Path) -> None:
    done = run("new", str(desk), cwd=desk)
    assert done.returncode == 1
    assert "is there already and not empty" in done.stderr
    assert "Traceback" not in done.stderr


def test_new_fills_an_empty_folder(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run("new", "empty", cwd=tmp_path).returncode == 0
    assert (tmp_path / "empty/mkdocs.yml").is_file()


def test_new_makes_a_desk_of_the_folder_one_stands_in(tmp_path: Path) -> None:
    here = tmp_path / "quay-desk"
    here.mkdir()
    done = run("new", ".", cwd=here)
    assert done.returncode == 0
    assert 'site_name: "Quay Desk"' in (here / "mkdocs.yml").read_text()


@pytest.mark.parametrize("address", ["127.0.0.1:99999", "256.0.0.1:8000"])
def test_serve_at_an_address_that_cannot_be_says_so(address: str, desk: Path) -> None:
    done = run("serve", "-a", address, cwd=desk)
    assert done.returncode == 1
    assert re.search("-a|dev_addr", done.stderr)
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", [["build"], ["check"], ["verify"], ["serve"]])
def test_an_empty_folder_is_told_how_to_begin(command: list[str], tmp_path: Path) -> None:
    done = run(*command, cwd=tmp_path)
    assert done.returncode == 1
    assert "there is no mkdocs.yml" in done.stderr
    assert "standfirst new" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("config", "said"),
    [
        ("site_name: X\ndocs_dir: digests\n", "has no plugin `standfirst`"),
        ("site_name: X\nplugins: [standfirst]\n  bad", "mkdocs.yml"),
        ("plugins: [standfirst]\n", "site_name"),
        ("site_name: X\nplugins: [standfirst, no-such-plugin]\n", "no-such-plugin"),
        ("site_name: X\ntheme: nope\nplugins: [standfirst]\n", "nope"),
        ("site_name: X\ndocs_dir: nowhere\nplugins: [standfirst]\n", "nowhere"),
        ("site_name: X\nplugins:\n  - standfirst:\n      desk:\n        timezone: Mars/Olympus\n", "mkdocs.yml:5:19"),
        ("site_name: X\nplugins:\n  - standfirst:\n      profile: dask\n", "did you mean `desk`"),
        ("site_name: X\nplugins:\n  - standfirst:\n      desk: 12\n", "group of fields"),
    ],
)
def test_a_wrong_configuration_is_explained(config: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "digests").mkdir()
    (tmp_path / "mkdocs.yml").write_text(
        config.replace("plugins:", "docs_dir: digests\nplugins:") if "docs_dir" not in config else config
    )
    done = run("build", cwd=tmp_path)
    assert done.returncode == 1
    assert said.replace("mkdocs.yml:5:19", "mkdocs.yml:6:19") in done.stderr
    assert "Traceback" not in done.stderr


def test_an_error_stops_the_build_and_leaves_the_last_good_site(desk: Path) -> None:
    assert run("build", cwd=desk).returncode == 0
    before = (desk / "site/index.html").read_bytes()
    good = article(desk).read_text("utf-8")
    try:
        article(desk).write_text(good.replace("everybody looks for it.\n", "nobody looks for it.\n"), "utf-8")
        done = run("build", cwd=desk)
    finally:
        article(desk).write_text(good, "utf-8")
    assert done.returncode == 1
    assert "quote-failed" in done.stderr
    assert "digests/articles/2024/06/lighthouse-to-be-lit-again.md" in done.stderr
    assert "nothing was published" in done.stderr
    assert (desk / "site/index.html").read_bytes() == before
    assert sorted(path.name for path in desk.glob(".site*")) == []


def test_warnings_are_listed_and_stop_a_strict_build_only(desk: Path) -> None:
    good = article(desk).read_text("utf-8")
    try:
        article(desk).write_text(good.replace("rights: excerpt", "rights: excerpt\nsumary: x"), "utf-8")
        loose, strict = run("build", cwd=desk), run("build", "--strict", cwd=desk)
    finally:
        article(desk).write_text(good, "utf-8")
    assert loose.returncode == 0
    assert "did you mean `summary`?" in loose.stderr
    assert strict.returncode == 1


def test_an_unparsable_draft_stops_nothing(desk: Path) -> None:
    draft = desk / "digests/articles/2024/06/broken-draft.md"
    try:
        draft.write_text("---\ntitle: a: b\n---\n", "utf-8")
        built, checked = run("build", cwd=desk), run("check", cwd=desk)
    finally:
        draft.unlink()
    assert built.returncode == 0
    assert checked.returncode == 1
    assert "stops no build" in checked.stdout


def test_check_prints_json_with_places(desk: Path) -> None:
    good = article(desk).read_text("utf-8")
    try:
        article(desk).write_text(good.replace("  - harbour-lights", "  - harbor-lights"), "utf-8")
        done = run("check", "--format", "json", cwd=desk)
    finally:
        article(desk).write_text(good, "utf-8")
    assert done.returncode == 1
    shown = json.loads(done.stdout)
    assert shown["version"] == 1
    finding = next(f for f in shown["findings"] if f["rule"] == "topic-unknown")
    line = good.splitlines().index("  - harbour-lights") + 1
    assert (finding["line"], finding["column"]) == (line, 5)
    assert finding["remedy"] == "did you mean `harbour-lights`?"


def test_check_of_a_path_shows_that_path_alone(desk: Path) -> None:
    good = article(desk).read_text("utf-8")
    try:
        article(desk).write_text(good.replace("rights: excerpt", "rights: some"), "utf-8")
        elsewhere = run("check", "digests/topics", cwd=desk)
        there = run("check", "digests/articles", cwd=desk)
    finally:
        article(desk).write_text(good, "utf-8")
    assert (elsewhere.returncode, there.returncode) == (0, 1)
    missing = run("check", "digests/nothing", cwd=desk)
    assert missing.returncode == 1
    assert "there is no digests/nothing" in missing.stderr


def test_a_site_folder_that_holds_the_content_is_refused(desk: Path) -> None:
    done = run("build", "--site-dir", ".", cwd=desk)
    assert done.returncode == 1
    assert "holds the desk's own content" in done.stderr


def test_drafts_are_shown_marked_and_only_when_asked_for(desk: Path, tmp_path: Path) -> None:
    draft = desk / "digests/articles/2024/06/draft-story.md"
    try:
        draft.write_text(article(desk).read_text("utf-8").replace("status: published", "status: proposed"), "utf-8")
        assert run("build", "-d", str(tmp_path / "plain"), cwd=desk).returncode == 0
        assert run("build", "--drafts", "-d", str(tmp_path / "drafts"), cwd=desk).returncode == 0
    finally:
        draft.unlink()
    assert not (tmp_path / "plain/articles/2024/06/draft-story").exists()
    shown = (tmp_path / "drafts/articles/2024/06/draft-story/index.html").read_text("utf-8")
    assert "Proposed" in shown


def test_build_can_say_what_it_built_as_json(desk: Path) -> None:
    shown = json.loads(run("build", "--json", cwd=desk).stdout)
    assert shown["version"] == 1
    assert shown["pages"] > 10
    assert shown["findings"] == {"error": 0, "warning": 0, "info": 0}


def test_schema_writes_and_prints(desk: Path, tmp_path: Path) -> None:
    assert run("schema", str(tmp_path / "schema"), cwd=desk).returncode == 0
    assert (tmp_path / "schema/article.schema.json").read_text() == run("schema", "--print", "article", cwd=desk).stdout
    wrong = run("schema", "--print", "artikel", cwd=desk)
    assert wrong.returncode == 1
    assert "article" in wrong.stderr


def test_usage_errors_exit_with_two(tmp_path: Path) -> None:
    assert run("build", "--nope", cwd=tmp_path).returncode == 2
    assert run("nope", cwd=tmp_path).returncode == 2


@pytest.mark.parametrize("command", ["new", "check", "verify", "build", "serve", "schema"])
def test_every_command_has_help_with_an_example_in_eighty_columns(command: str, tmp_path: Path) -> None:
    shown = run(command, "--help", cwd=tmp_path).stdout
    assert f"standfirst {command}" in shown.split("Example", 1)[1]
    assert "\\b" not in shown
    assert max(map(len, shown.splitlines())) <= 80


def test_a_bad_cutoff_is_explained(desk: Path) -> None:
    command = [sys.executable, "-c", "from standfirst.cli import main; main()", "check"]
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "yesterday"}
    done = subprocess.run(command, cwd=desk, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "SOURCE_DATE_EPOCH" in done.stderr
    assert "Traceback" not in done.stderr


def test_colour_is_for_terminals_only(desk: Path) -> None:
    done = run("check", cwd=desk)
    assert "\x1b" not in done.stdout + done.stderr
