"""A mail as a reader's program shows it: narrow and wide, by day and by night."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from commands import run_command

pytestmark = pytest.mark.browser

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def mail(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the HTML of the sample desk's newest edition."""
    folder = tmp_path_factory.mktemp("mail")
    done = run_command(
        "email",
        "-o",
        str(folder),
        "-f",
        str(ROOT / "mkdocs.yml"),
        cwd=ROOT,
        environment={"SOURCE_DATE_EPOCH": "1795651200"},
    )
    assert done.returncode == 0, done.stderr
    (file,) = folder.glob("*.html")
    return file


@pytest.fixture(params=[(320, "light"), (320, "dark"), (640, "light"), (640, "dark")], ids=str)
def shown(request: pytest.FixtureRequest, chromium: Browser, mail: Path) -> Iterator[Page]:
    """Yield the mail in a window of each width, by day and by night."""
    width, scheme = request.param
    page = chromium.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page.goto(mail.as_uri())
    yield page
    page.close()


def test_nothing_stands_out_to_the_side_and_everything_can_be_read(shown: Page) -> None:
    assert shown.evaluate("document.documentElement.scrollWidth") <= shown.viewport_size["width"]  # type: ignore[index]
    smallest = shown.evaluate(
        "Math.min(...[...document.querySelectorAll('p, h1, h2')].map(e => parseFloat(getComputedStyle(e).fontSize)))"
    )
    assert smallest >= 13
    found = Axe().run(shown)
    assert [violation["id"] for violation in found.response["violations"]] == []


def test_night_is_dark(chromium: Browser, mail: Path) -> None:
    page = chromium.new_page(viewport={"width": 640, "height": 900}, color_scheme="dark")
    page.goto(mail.as_uri())
    grounds = page.evaluate(
        "['body', '.paper', '.inside'].map(s => getComputedStyle(document.querySelector(s)).backgroundColor)"
    )
    assert set(grounds) == {"rgb(22, 24, 27)"}
    page.close()
