"""`standfirst ci` and what `standfirst new` writes beside the desk: for each forge, and never over an editor's own."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from commands import run_command
from standfirst import __version__
from standfirst.cli.scaffolding import FORGES, forge_files

ROOT = Path(__file__).parents[2]
CHECK = ".github/workflows/check.yml"


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return run_command(*arguments, cwd=cwd, environment={"COLUMNS": "80", "SOURCE_DATE_EPOCH": "1717329600"})


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """Return a desk without automation."""
    (tmp_path / "digests").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: X\ndocs_dir: digests\nplugins: [standfirst]\n", "utf-8")
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("forge", FORGES)
def test_the_automation_of_a_forge_is_written_and_then_current(forge: str, desk: Path):
    before = files(desk)
    first = run("ci", forge, cwd=desk)
    assert (first.returncode, first.stderr) == (0, "")
    wanted = {path: text.encode() for path, text in forge_files(forge).items()}
    wanted["requirements.txt"] = f"standfirst=={__version__}\n".encode()
    written = files(desk)
    assert written == {**before, **wanted}
    again = run("ci", forge, cwd=desk)
    assert set(again.stdout.split()[::2]) == {"current"}
    assert files(desk) == written
    assert run("ci", forge, "--diff", cwd=desk).stdout == "Nothing would change.\n"


def test_a_file_that_was_changed_is_kept_and_told_until_it_is_forced(desk: Path):
    assert run("ci", "github", cwd=desk).returncode == 0
    own = (desk / CHECK).read_text("utf-8").replace("timeout-minutes: 20", "timeout-minutes: 45")
    (desk / CHECK).write_text(own, "utf-8")
    kept = run("ci", "github", cwd=desk)
    assert kept.returncode == 0
    assert f"kept      {CHECK}" in kept.stdout
    assert "1 file differs" in kept.stdout
    assert "--diff" in kept.stdout
    shown = run("ci", "github", "--diff", "--force", cwd=desk).stdout
    assert "-    timeout-minutes: 45\n+    timeout-minutes: 20\n" in shown
    assert (desk / CHECK).read_text("utf-8") == own
    assert f"replaced  {CHECK}" in run("ci", "github", "--force", cwd=desk).stdout
    assert (desk / CHECK).read_text("utf-8") == forge_files("github")[CHECK]


def test_a_diff_of_nothing_written_yet_is_a_patch_that_git_applies(desk: Path):
    patch = run("ci", "gitlab", "--diff", cwd=desk).stdout
    assert not (desk / ".gitlab-ci.yml").exists()
    done = subprocess.run(["git", "apply", "-"], cwd=desk, input=patch, text=True, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr
    assert (desk / ".gitlab-ci.yml").read_text("utf-8") == forge_files("gitlab")[".gitlab-ci.yml"]


def test_a_desks_own_requirements_are_left_alone(desk: Path):
    (desk / "requirements.txt").write_text("standfirst\nmkdocs-macros-plugin\n", "utf-8")
    assert "requirements.txt" not in run("ci", "github", cwd=desk).stdout
    assert (desk / "requirements.txt").read_text("utf-8").startswith("standfirst\n")


def test_another_folder_may_be_named(desk: Path, tmp_path_factory: pytest.TempPathFactory):
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    assert run("ci", "forgejo", "-o", str(desk), cwd=elsewhere).returncode == 0
    assert (desk / ".forgejo/workflows/check.yml").is_file()
    assert list(elsewhere.iterdir()) == []


def test_the_form_is_written_when_asked_for_and_kept_up_when_there(desk: Path):
    assert not (desk / "admin").exists()
    assert run("ci", "github", cwd=desk).returncode == 0
    assert not (desk / "admin").exists()
    assert "written   admin/config.yml" in run("ci", "github", "--form", cwd=desk).stdout
    assert "current   admin/config.yml" in run("ci", "github", cwd=desk).stdout
    assert "kept      admin/config.yml" in run("ci", "gitlab", cwd=desk).stdout


def test_the_form_writes_to_the_desks_own_content_folder(tmp_path: Path):
    (tmp_path / "texts").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: X\ndocs_dir: texts\nplugins: [standfirst]\n", "utf-8")
    assert run("ci", "forgejo", "--form", cwd=tmp_path).returncode == 0
    form = yaml.safe_load((tmp_path / "admin/config.yml").read_text("utf-8"))
    assert form["backend"]["name"] == "gitea"
    assert [part["folder"] for part in form["collections"]] == ["texts/articles", "texts/topics", "texts/editions"]


def folder_in_the_way(desk: Path) -> None:
    (desk / CHECK).mkdir(parents=True)


def file_in_the_way(desk: Path) -> None:
    (desk / ".github").write_text("", "utf-8")


def link_in_the_way(desk: Path) -> None:
    (desk / "outside").mkdir()
    (desk / ".github").symlink_to(desk / "outside")


def bytes_in_the_way(desk: Path) -> None:
    (desk / CHECK).parent.mkdir(parents=True)
    (desk / CHECK).write_bytes(b"\xff\xfe\x00")


def no_desk(desk: Path) -> None:
    (desk / "mkdocs.yml").unlink()


@pytest.mark.parametrize(
    ("prepare", "said"),
    [
        (folder_in_the_way, "is a folder, and should be a file"),
        (file_in_the_way, "is a file, and should be a folder"),
        (link_in_the_way, "is a link"),
        (bytes_in_the_way, "is not UTF-8 text"),
        (no_desk, "no mkdocs.yml"),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_what_is_in_the_way_is_explained_and_nothing_is_written(prepare, said: str, desk: Path):
    prepare(desk)
    before = files(desk)
    done = run("ci", "github", "--force", cwd=desk)
    assert done.returncode == 1
    assert said in done.stderr
    assert "→" in done.stderr
    assert "Traceback" not in done.stderr
    assert files(desk) == before


def test_its_help_has_examples_in_eighty_columns(tmp_path: Path):
    shown = run("ci", "--help", cwd=tmp_path).stdout
    assert "standfirst ci github" in shown.split("Examples:", 1)[1]
    assert max(map(len, shown.splitlines())) <= 80


# A new desk


@pytest.fixture(scope="module")
def desks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    parent = tmp_path_factory.mktemp("new")
    for forge in (*FORGES, "none"):
        assert run("new", f"{forge}-desk", "--ci", forge, cwd=parent).returncode == 0
    return parent


def test_a_new_desk_has_the_automation_of_the_forge_that_was_named(desks: Path):
    assert run("new", "plain", cwd=desks).returncode == 0
    everywhere = set(files(desks / "none-desk"))
    for forge in FORGES:
        assert set(files(desks / f"{forge}-desk")) == everywhere | set(forge_files(forge))
    assert set(files(desks / "plain")) == set(files(desks / "github-desk"))
    assert not [path for path in everywhere if re.match(r"\.(github|gitlab|forgejo)", path)]


@pytest.mark.parametrize("forge", FORGES)
def test_nothing_of_a_new_desk_is_out_of_date(forge: str, desks: Path):
    assert run("ci", forge, "--diff", cwd=desks / f"{forge}-desk").stdout == "Nothing would change.\n"


def test_no_mark_of_the_scaffold_is_left(desks: Path):
    for path, content in files(desks / "github-desk").items():
        assert not re.search(r"@[A-Z]+@", path + content.decode()), path


def test_its_readme_names_folders_and_files_that_are_there(desks: Path):
    desk = desks / "github-desk"
    text = (desk / "README.md").read_text("utf-8")
    named = set(re.findall(r"`((?:digests|schema|admin)/[^` ]*)`", text))
    assert {name for name in named if not (desk / name).exists()} == set()


def test_the_hooks_of_a_desk_are_those_that_the_repository_offers(desks: Path):
    local = yaml.safe_load((desks / "none-desk/.pre-commit-config.yaml").read_text("utf-8"))["repos"]
    offered = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert [repo["repo"] for repo in local] == ["local"]
    assert [{**hook, "language": "python"} for hook in local[0]["hooks"]] == offered
    assert [hook["entry"] for hook in offered] == ["standfirst format --check", "standfirst check"]


def test_a_new_desk_passes_its_own_hooks(desks: Path):
    hooks = yaml.safe_load((desks / "none-desk/.pre-commit-config.yaml").read_text("utf-8"))["repos"][0]["hooks"]
    for hook in hooks:
        done = run(*hook["entry"].split()[1:], cwd=desks / "none-desk")
        assert done.returncode == 0, done.stdout


def test_visual_studio_code_finds_the_schemas(desks: Path):
    desk = desks / "none-desk"
    settings = json.loads((desk / ".vscode/settings.json").read_text("utf-8"))
    assert {name for name in settings["yaml.schemas"] if not (desk / name).is_file()} == set()
    extensions = json.loads((desk / ".vscode/extensions.json").read_text("utf-8"))
    assert extensions["recommendations"] == ["redhat.vscode-yaml"]


def test_visual_studio_codes_task_reads_what_check_prints(tmp_path: Path):
    assert run("new", "desk", cwd=tmp_path).returncode == 0
    desk = tmp_path / "desk"
    task = json.loads((desk / ".vscode/tasks.json").read_text("utf-8"))["tasks"][0]
    assert (task["command"], task["args"]) == ("standfirst", ["check", "--format", "github"])
    article = desk / "digests/articles/2024/06/lighthouse-to-be-lit-again.md"
    article.write_text(article.read_text("utf-8").replace("text: Nobody steers", "text: Everybody steers"), "utf-8")
    pattern = task["problemMatcher"]["pattern"]
    lines = run(*task["args"], cwd=desk).stdout.splitlines()
    found = [match for line in lines if (match := re.match(pattern["regexp"], line))]
    assert len(found) == 1
    told = {name: found[0][pattern[name]] for name in ("severity", "file", "line", "column", "message")}
    assert told.pop("message").startswith("not what the source says")
    place = {"file": "digests/articles/2024/06/lighthouse-to-be-lit-again.md", "line": "22", "column": "11"}
    assert told == {"severity": "error", **place}


def test_no_site_has_the_form_until_its_folder_is_copied_into_the_desk(desks: Path):
    desk = desks / "none-desk"
    page = (desk / "admin/index.html").read_text("utf-8")
    assert re.findall(r"(?:src|href)=\"([^\"]*)\"", page) == ["form.js"]
    assert run("build", cwd=desk).returncode == 0
    assert not [path for path in files(desk / "site") if "admin" in path]
    place = desk / "digests/assets/admin"
    place.mkdir()
    for file in (desk / "admin").iterdir():
        (place / file.name).write_bytes(file.read_bytes())
    assert run("build", cwd=desk).returncode == 0
    assert (desk / "site/assets/admin/config.yml").read_bytes() == (desk / "admin/config.yml").read_bytes()
    assert (desk / "site/assets/admin/index.html").read_text("utf-8") == page


def test_a_new_desk_takes_nothing_that_lies_beside_it(tmp_path: Path):
    (tmp_path / ".desk.new").mkdir()
    (tmp_path / ".desk.new/f").write_text("precious", "utf-8")
    assert run("new", "desk", cwd=tmp_path).returncode == 0
    assert (tmp_path / ".desk.new/f").read_text("utf-8") == "precious"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".desk.new", "desk"]
    assert (tmp_path / "desk").stat().st_mode & 0o777 == (tmp_path / "desk/digests").stat().st_mode & 0o777


def test_a_new_desk_in_the_folder_one_stands_in_leaves_one_there(tmp_path: Path):
    inside = tmp_path / "my desk"
    inside.mkdir()
    number = inside.stat().st_ino
    done = run("new", ".", cwd=inside)
    assert done.returncode == 0
    assert inside.stat().st_ino == number
    assert (inside / "mkdocs.yml").is_file()
    assert f"cd '{inside}'" in done.stdout


def test_what_a_desk_fills_in_is_replaced_only_by_name(desk: Path):
    owners = desk / ".github/CODEOWNERS"
    assert run("ci", "github", "--form", cwd=desk).returncode == 0
    shipped = owners.read_text("utf-8")
    owners.write_text("* @acme/editors\n", "utf-8")
    form = desk / "admin/config.yml"
    form.write_text(form.read_text("utf-8").replace("OWNER/REPOSITORY", "acme/desk"), "utf-8")
    (desk / CHECK).write_text("name: other\n", "utf-8")
    done = run("ci", "github", "--force", cwd=desk)
    assert "kept      .github/CODEOWNERS" in done.stdout
    assert f"replaced  {CHECK}" in done.stdout
    assert owners.read_text("utf-8") == "* @acme/editors\n"
    assert "acme/desk" in form.read_text("utf-8")
    (desk / CHECK).write_text("name: other\n", "utf-8")
    assert run("ci", "github", ".github/CODEOWNERS", "--force", cwd=desk).returncode == 0
    assert owners.read_text("utf-8") == shipped
    assert (desk / CHECK).read_text("utf-8") == "name: other\n"
    assert run("ci", "github", "nowhere.yml", cwd=desk).returncode == 1


def test_line_ends_of_windows_are_no_difference(desk: Path):
    run("ci", "github", cwd=desk)
    (desk / CHECK).write_bytes((desk / CHECK).read_bytes().replace(b"\n", b"\r\n"))
    assert f"current   {CHECK}" in run("ci", "github", cwd=desk).stdout
    assert run("ci", "github", "--diff", cwd=desk).stdout == "Nothing would change.\n"


def test_a_desk_below_a_repositorys_root_and_one_that_installs_nothing_are_warned(tmp_path: Path, desk: Path):
    inside = tmp_path / "mono/desk"
    inside.mkdir(parents=True)
    for name in ("mkdocs.yml",):
        (inside / name).write_text((desk / name).read_text("utf-8"), "utf-8")
    (inside / "digests").mkdir()
    (inside / "requirements.txt").write_text("mkdocs-material\n", "utf-8")
    subprocess.run(["git", "init", "-q", str(tmp_path / "mono")], check=True)
    done = run("ci", "github", cwd=inside)
    said = " ".join(done.stderr.split())
    assert done.returncode == 0
    assert "a forge looks for the automation there" in said
    assert "requirements.txt names no standfirst" in said


def test_what_is_installed_can_be_chosen(tmp_path: Path):
    wanted = "standfirst @ git+https://forge.example/standfirst@0123abc"
    assert run("new", "one", "--install", wanted, cwd=tmp_path).returncode == 0
    assert (tmp_path / "one/requirements.txt").read_text("utf-8") == f"{wanted}\n"
    (tmp_path / "one/requirements.txt").unlink()
    assert run("ci", "gitlab", "--install", wanted, cwd=tmp_path / "one").returncode == 0
    assert (tmp_path / "one/requirements.txt").read_text("utf-8") == f"{wanted}\n"
