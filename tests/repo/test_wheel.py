"""The built wheel holds all that a desk needs: theme, templates, catalogue, scaffold."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)]
    subprocess.run(command, check=True, capture_output=True)
    return next(out.glob("*.whl"))


def test_the_wheel_holds_what_is_not_python_too(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for wanted in (
        "standfirst/py.typed",
        "standfirst/messages/de/LC_MESSAGES/standfirst.po",
        "standfirst/cli/scaffold/desk/mkdocs.yml",
        "standfirst/cli/scaffold/github/dot-github/workflows/check.yml",
        "standfirst_theme/mkdocs_theme.yml",
        "standfirst_theme/pages/article.html",
        "standfirst_theme/assets/stylesheets/standfirst.css",
        "standfirst_theme/assets/fonts/OFL.txt",
    ):
        assert wanted in names
    assert not [name for name in names if name.startswith(("digests/", "tests/")) or name.endswith(".pyc")]


def test_a_desk_builds_from_the_wheel_alone(wheel: Path, tmp_path: Path) -> None:
    packages = tmp_path / "packages"
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--target",
        str(packages),
        str(wheel),
    ]
    subprocess.run(install, check=True, capture_output=True)
    environment = {**os.environ, "PYTHONPATH": str(packages), "SOURCE_DATE_EPOCH": "1717329600"}
    program = (
        "import standfirst, standfirst_theme; print(standfirst.__file__, standfirst_theme.__file__); "
        "from standfirst.cli import main; main()"
    )

    def run(*arguments: str, cwd: Path) -> str:
        done = subprocess.run(
            [sys.executable, "-c", program, *arguments],
            cwd=cwd,
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    said = run("new", "desk", cwd=tmp_path)
    assert said.splitlines()[0].count(str(packages)) == 2
    run("check", "--strict", cwd=tmp_path / "desk")
    run("build", "--strict", cwd=tmp_path / "desk")
    assert "sf-article" in (tmp_path / "desk/site/articles/2024/06/lighthouse-to-be-lit-again/index.html").read_text(
        "utf-8"
    )
    assert (tmp_path / "desk/site/assets/stylesheets/standfirst.css").is_file()
