"""The live preview: one rebuild an edit, none without one."""

import os
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest


class Preview:
    """A running preview, and what it has said so far."""

    def __init__(self, desk: Path) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.said: list[str] = []
        command = [
            sys.executable,
            "-u",
            "-c",
            "from standfirst.cli import main; main()",
            "serve",
            "-a",
            f"127.0.0.1:{self.port}",
        ]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "1717329600"}
        self.process = subprocess.Popen(
            command, cwd=desk, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
        )
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout is not None
        self.said += iter(self.process.stdout.readline, "")

    def count(self, words: str) -> int:
        return sum(words in line for line in self.said)

    def wait(self, words: str, times: int, seconds: float = 60) -> None:
        end = time.monotonic() + seconds
        while self.count(words) < times:
            assert time.monotonic() < end, f"never said {words!r} {times} times:\n{''.join(self.said)}"
            time.sleep(0.1)

    def page(self, path: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{path}", timeout=20) as answer:
            return str(answer.read().decode())


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    command = [sys.executable, "-c", "from standfirst.cli import main; main()", "new", "desk"]
    subprocess.run(
        command, cwd=tmp_path, check=True, capture_output=True, env={**os.environ, "SOURCE_DATE_EPOCH": "1717329600"}
    )
    return tmp_path / "desk"


@pytest.fixture
def preview(desk: Path) -> Iterator[Preview]:
    running = Preview(desk)
    try:
        running.wait("Serving on", 1)
        yield running
    finally:
        running.process.terminate()
        running.process.wait(timeout=30)


def test_an_edit_is_shown_after_one_rebuild_and_nothing_rebuilds_by_itself(desk: Path, preview: Preview) -> None:
    time.sleep(2.5)
    assert preview.count("Building documentation") == 1

    article = desk / "digests/articles/2024/06/lighthouse-to-be-lit-again.md"
    article.write_text(article.read_text("utf-8").replace("Lighthouse to be lit", "Beacon to be lit"), "utf-8")
    preview.wait("Documentation built", 2)
    time.sleep(2.5)
    assert preview.count("Building documentation") == 2
    assert "Beacon to be lit again" in preview.page("topics/harbour-lights/")


def test_proposals_are_shown_in_the_preview_marked(desk: Path, preview: Preview) -> None:
    article = desk / "digests/articles/2024/06/lighthouse-to-be-lit-again.md"
    draft = article.with_name("draft-story.md")
    draft.write_text(article.read_text("utf-8").replace("status: published", "status: proposed"), "utf-8")
    preview.wait("Documentation built", 2)
    assert "Proposed" in preview.page("articles/2024/06/draft-story/")
    assert 'href="../inbox/draft-story/"' in preview.page("inbox/")
    assert "standfirst accept draft-story" in preview.page("inbox/draft-story/")
    draft.unlink()
    preview.wait("Documentation built", 3)
    assert "draft-story" not in preview.page("inbox/")


def test_a_broken_file_keeps_the_preview_running_until_it_is_mended(desk: Path, preview: Preview) -> None:
    article = desk / "digests/articles/2024/06/lighthouse-to-be-lit-again.md"
    good = article.read_text("utf-8")
    article.write_text(good.replace("title:", "title: [", 1), "utf-8")
    preview.wait("yaml-syntax", 1)
    article.write_text(good.replace("Lighthouse to be", "Mended, to be"), "utf-8")
    preview.wait("Documentation built", 2)
    assert "Mended, to be lit again" in preview.page("topics/harbour-lights/")


@pytest.mark.parametrize("slip", ["site_name: [", "plugins: {standfirst: {profile: sloppy}}", "theme: {name: nowhere}"])
def test_a_slip_in_the_options_keeps_the_preview_running_until_it_is_mended(
    slip: str, desk: Path, preview: Preview
) -> None:
    options = desk / "mkdocs.yml"
    good = options.read_text("utf-8")
    options.write_text(f"{good}\n{slip}\n", "utf-8")
    preview.wait("error happened during the rebuild", 1)
    assert not preview.count("Traceback")
    options.write_text(good, "utf-8")
    preview.wait("Documentation built", 2)
