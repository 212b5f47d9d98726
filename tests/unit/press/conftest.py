"""Volumes that several tests look into are typeset once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from volumes_for_tests import Pdf, edition_pdf, has_reader, topic_pdf, write_scripts


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
