"""The golden desk: the same files give the same bytes, and they are the bytes that were agreed on.

After a change that is meant, look at the difference and accept it:

    STANDFIRST_ACCEPT=1 python -m pytest tests/golden
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import pytest

from standfirst.briefing import Briefing
from standfirst.render import PlainShell, Renderer
from standfirst.site.build import build_site
from standfirst.source import load_library
from standfirst.source.schema.desk import Desk, DeskOptions

HERE = Path(__file__).parent
EXPECTED = HERE / "expected"
EPOCH = "1717329600"  # 2024-06-02 12:00 UTC
CUTOFF = datetime.fromtimestamp(int(EPOCH), UTC)
ACCEPT = bool(os.environ.get("STANDFIRST_ACCEPT"))


def tree(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()
    }


def plain_site() -> dict[str, bytes]:
    """Every page in the minimal shell, with what lies beside it, without MkDocs and without Material."""
    options = DeskOptions(desk=Desk(name="Golden desk", timezone="Europe/Berlin", contact="desk@golden.example"))
    library = load_library(HERE / "desk/digests", options)
    briefing = Briefing(library, CUTOFF)
    renderer = Renderer("en", site_url="https://golden.example/briefing/", bibliographies=True)
    shell = PlainShell("Golden desk", "en")
    pages = list(renderer.render_all([*briefing.pages(), briefing.not_found()]))
    files = {page.file: shell.wrap(page) for page in pages}
    return files | {f"{page.path}{file.name}": file.content for page in pages for file in page.beside}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("golden") / "desk"
    shutil.copytree(HERE / "desk", folder)
    return folder


@pytest.fixture(scope="module")
def site(desk: Path) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        return build_site(desk / "mkdocs.yml").site


def test_pages_in_the_plain_shell_are_the_agreed_ones() -> None:
    pages = plain_site()
    if ACCEPT:
        shutil.rmtree(EXPECTED / "pages", ignore_errors=True)
        for file, content in pages.items():
            path = EXPECTED / "pages" / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
    expected = tree(EXPECTED / "pages")
    assert sorted(pages) == sorted(expected)
    for file, content in pages.items():
        assert content.decode() == expected[file].decode(), file


def test_the_plain_shell_renders_the_same_page_templates(site: Path) -> None:
    """What a page says does not depend on the shell around it: the content is the same in both."""
    for file, content in plain_site().items():
        if file in {"index.html", "404.html"}:  # the front page has the desk's own words above, the 404 absolute links
            continue
        if file.endswith((".json", ".xml")):
            assert content == (site / file).read_bytes(), file
            continue
        found = re.search(r"<main>(.*)</main>", content.decode(), re.DOTALL)
        assert found, file
        assert found.group(1) in (site / file).read_text("utf-8"), file


def test_the_whole_site_is_byte_for_byte_the_same_twice(
    desk: Path, site: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", EPOCH)
    again = build_site(desk / "mkdocs.yml", site_dir=tmp_path / "again").site
    assert tree(again) == tree(site)


def test_the_whole_site_is_the_agreed_one(site: Path) -> None:
    """Every file by its hash, where the shell around our pages has the agreed version."""
    lines = [
        f"{hashlib.sha256(content).hexdigest()}  {file}"
        for file, content in tree(site).items()
        if not _of_material(file)
    ]
    agreed = EXPECTED / "site.sha256"
    if ACCEPT:
        agreed.write_text("\n".join(lines) + "\n")
    if not _agreed_versions():
        pytest.skip("MkDocs or Material differ from constraints.txt, so the shell's bytes do too")
    assert lines == agreed.read_text().splitlines()


def _of_material(file: str) -> bool:
    return file.startswith(
        ("assets/javascripts/", "assets/stylesheets/main.", "assets/stylesheets/palette.", "assets/images/favicon.png")
    )


def _agreed_versions() -> bool:
    pins = dict(line.split("==") for line in (HERE.parents[1] / "constraints.txt").read_text().split())
    return all(version(name) == pins[name] for name in ("mkdocs", "mkdocs-material", "nh3", "markdown-it-py", "babel"))


def built_by(command: list[str], desk: Path, out: Path) -> dict[str, bytes]:
    environment = {**os.environ, "SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1"}
    done = subprocess.run(
        [sys.executable, "-m", *command, "build", "--strict", "-d", str(out)],
        cwd=desk, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return {file: content for file, content in tree(out).items() if file.endswith((".html", ".json", ".xml"))}


def test_mkdocs_build_strict_gives_the_same_pages(desk: Path, site: Path, tmp_path: Path) -> None:
    built = built_by(["mkdocs"], desk, tmp_path / "out")
    assert built == {file: content for file, content in tree(site).items() if file in built}
    assert sorted(built) == sorted(file for file in tree(site) if file.endswith((".html", ".json", ".xml")))


def test_properdocs_build_gives_the_same_pages(desk: Path, site: Path, tmp_path: Path) -> None:
    try:
        version("properdocs")
    except PackageNotFoundError:
        pytest.skip("properdocs is not installed")
    built = built_by(["properdocs"], desk, tmp_path / "out")
    ours = {file: content for file, content in tree(site).items() if file in built}
    assert sorted(built) == sorted(file for file in tree(site) if file.endswith((".html", ".json", ".xml")))
    for file, content in built.items():
        assert _without_generator(content) == _without_generator(ours[file]), file


def _without_generator(content: bytes) -> bytes:
    return re.sub(rb'<meta name="generator"[^>]*>', b"", content)


def test_only_pages_and_assets_leave_the_content_folder(site: Path) -> None:
    files = tree(site)
    assert files["assets/map.txt"] == b"plain asset\n"
    ours = {file for file in files if not file.startswith(("assets/", "pagefind/", "data/"))}
    pages = {*plain_site(), "about/index.html"}
    cards = {file for file in files if file.endswith("/card.png")}
    whole = {"sitemap.xml", "sitemap.xml.gz", "robots.txt", "card.png", "topics.opml", "editions/editions.ics"}
    cited = {file for file in files if re.fullmatch(r"(topics|editions)/[\w-]+/cite\.(bib|ris|json)", file)}
    assert cited
    assert ours == pages | cards | whole | cited


def test_edit_links_lead_to_the_source_files(site: Path) -> None:
    page = (site / "articles/2024/05/pier-closed/index.html").read_text("utf-8")
    assert "https://code.example/golden/edit/main/digests/articles/2024/05/pier-closed.md" in page
    assert "https://code.example/golden/edit/main/digests/topics/ferries.md" in (
        site / "topics/ferries/index.html"
    ).read_text("utf-8")
