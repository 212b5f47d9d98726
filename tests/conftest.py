"""What all folders of tests share: a factory for small desks, and the time that they take for now.

The functions behind the fixtures are in `desks.py`, which a test may import (`from desks import
article_text, check, only, Raw`): pytest puts this folder on the path.
"""

import os
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import settings

from desks import CUTOFF, write_desk
from volumes import Pdf, edition_pdf, has_reader, topic_pdf, write_scripts

# No test asserts a time: a shared machine would make it fail by chance.
# `make test` draws the same examples every time, so that it judges a change and not the day's luck;
# `make check-slow` draws new ones, and more of them.
settings.register_profile("standfirst", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=500)
settings.load_profile(os.environ.get("STANDFIRST_HYPOTHESIS", "standfirst"))

# Tests and the commands that they run stay away from the user's own store of verdicts.
os.environ["STANDFIRST_CACHE"] = "off"

MakeDesk = Callable[..., Path]


@pytest.fixture
def make_desk(tmp_path: Path) -> MakeDesk:
    """Return a function that writes a desk's content folder, `digests`, and returns its path.

    Its keywords are those of `desks.write_desk`; a second call writes into the same folder:

        content = make_desk(articles={"pier-closed": {"title": "Pier open"}}, people={})
        content = make_desk(articles={"broken": "no front matter"}, files={"about.md": "# About"})
    """

    def make(**parts: object) -> Path:
        return write_desk(tmp_path / "digests", **parts)  # type: ignore[arg-type]

    return make


@pytest.fixture
def cutoff() -> datetime:
    """Return the time that tests take for now, 1 June 2024, 12:00 UTC."""
    return CUTOFF


@pytest.fixture(scope="session")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a desk whose stories are in many scripts."""
    return write_scripts(tmp_path_factory.mktemp("scripts"))


@pytest.fixture(scope="session")
def edition(scripts: Path, tmp_path_factory: pytest.TempPathFactory) -> Pdf:
    """Its edition as a PDF."""
    return edition_pdf(scripts, tmp_path_factory.mktemp("edition"), "2024-05-25")


@pytest.fixture(scope="session")
def topic(scripts: Path, tmp_path_factory: pytest.TempPathFactory) -> Pdf:
    """Its topic as a PDF."""
    return topic_pdf(scripts, tmp_path_factory.mktemp("topic"), "ferries")


@pytest.fixture(scope="session")
def wide(scripts: Path, tmp_path_factory: pytest.TempPathFactory) -> Pdf:
    """Its topic in one column on US Letter."""
    return topic_pdf(scripts, tmp_path_factory.mktemp("wide"), "ferries", print={"paper": "us-letter", "columns": 1})


@pytest.fixture
def reader() -> None:
    """Skip where no program takes text out of a PDF, but where everything is required."""
    if not has_reader():
        if os.environ.get("STANDFIRST_REQUIRE_BROWSER"):
            pytest.fail("pdftotext is required here: install poppler-utils")
        pytest.skip("pdftotext is not here: install poppler-utils to read PDFs back")
