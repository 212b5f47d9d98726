"""One hostile desk and its harmless twin, built once a session: as shipped, with Material's switches on, and plain."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import pytest

from standfirst.render import PlainShell, Renderer
from standfirst.site.build import build_site, open_desk, prepare_desk

from .attacks import Twin, Words
from .desk import EPOCH, FEATURES, write_desk
from .markup import Document, read

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Site:
    """A built site, and how to read what it says."""

    folder: Path
    words: Words
    documents: dict[str, Document] = field(default_factory=dict)

    def page(self, file: str) -> Document:
        """Return a page of the site, taken apart."""
        if file not in self.documents:
            self.documents[file] = read(self.folder / file)
        return self.documents[file]

    @property
    def pages(self) -> list[str]:
        """Every HTML file below the site's folder."""
        return sorted(path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))

    @property
    def named_by_file(self) -> str:
        """The page whose file's name is the attack."""
        name = self.words.said["FileName"] if self.words.hostile else self.words.file_name("FileName")
        return f"{name}/index.html"


@dataclass(frozen=True)
class Twins:
    """The hostile site and the harmless one."""

    hostile: Site
    harmless: Site
    twin: Twin

    def pair(self, file: str) -> tuple[Document, Document]:
        """Return a page of both."""
        if file == "file-name":
            return self.hostile.page(self.hostile.named_by_file), self.harmless.page(self.harmless.named_by_file)
        return self.hostile.page(file), self.harmless.page(file)


@pytest.fixture(scope="session")
def clock() -> Iterator[None]:
    """Build everything at one time."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        yield


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory, clock: None) -> Twins:
    """Return the twins in the shell that readers get."""
    return _twins(tmp_path_factory.mktemp("shipped"))


@pytest.fixture(scope="session")
def switched(tmp_path_factory: pytest.TempPathFactory, clock: None) -> Twins:
    """Return the twins with all of Material's features that bring templates of their own."""
    return _twins(tmp_path_factory.mktemp("switched"), FEATURES)


@pytest.fixture(scope="session")
def plain(tmp_path_factory: pytest.TempPathFactory, clock: None) -> Twins:
    """Return the twins in the minimal shell, without MkDocs."""
    folder = tmp_path_factory.mktemp("plain")
    sites = []
    for hostile in (True, False):
        words = Words(hostile)
        config = write_desk(folder / ("hostile" if hostile else "harmless"), words)
        _build_plain(config)
        sites.append(Site(config.parent / "site", words))
    return Twins(*sites, Twin(sites[0].words))


@pytest.fixture(params=["shipped", "switched"])
def twins(request: pytest.FixtureRequest) -> Twins:
    """Return the built sites that have a shell of Material's."""
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of the repository's own sample desk, built a day after its last edition."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", "1795651200")  # 2026-11-26 00:00 UTC
        return build_site(ROOT / "mkdocs.yml", site_dir=tmp_path_factory.mktemp("sample") / "site").site


@cache
def _twins(folder: Path, features: str = "") -> Twins:
    sites = []
    for hostile in (True, False):
        words = Words(hostile)
        config = write_desk(folder / ("hostile" if hostile else "harmless"), words, features=features)
        sites.append(Site(build_site(config).site, words))
    return Twins(*sites, Twin(sites[0].words))


def _build_plain(config: Path) -> None:
    desk = open_desk(config)
    briefing = prepare_desk(desk).briefing
    renderer, shell = Renderer(briefing.language), PlainShell(desk.config.site_name, briefing.language)
    for page in renderer.render_all([*briefing.pages(), briefing.not_found()]):
        path = config.parent / "site" / page.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(shell.wrap(page))
