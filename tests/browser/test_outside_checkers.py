"""What others' checkers say of the sample desk's site: Lighthouse, the Nu HTML checker, linkinator.

They come from npm (tests/node/package.json) and are run by `make check-slow`.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from .conftest import find_chromium

pytestmark = pytest.mark.slow

NODE = Path(__file__).parents[1] / "node"
MODULES = NODE / "node_modules"

MATERIALS_OWN = Counter(
    {
        "Attribute “autocomplete” is only allowed when the input type is “color”, “date”, “datetime-local”, “email”, "
        "“hidden”, “month”, “number”, “password”, “range”, “search”, “tel”, “text”, “time”, “url”, or “week”.": 2
    }
)
"""What the Nu checker holds against Material's own markup, on each page: its two hidden checkboxes."""

PAGES = {
    "home": "",
    "topic": "topics/kessary-strait/",
    "article": "articles/2026/10/verrin-harbour-interview/",
}
SCORES = {"performance": 0.95, "accessibility": 1, "best-practices": 1, "seo": 1}
TRIES = 3
"""A machine that does something else for a moment costs performance points: one good run of three is enough."""


def program(name: str) -> str:
    """Return a program's path; skip where it is not installed."""
    found = shutil.which(name)
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def module(path: str) -> str:
    """Return the path of a file of a module from npm; skip where the modules are not installed."""
    file = MODULES / path
    if not file.is_file():
        pytest.skip("the checkers are not installed: run `npm ci --ignore-scripts` in tests/node")
    return os.fspath(file)


def lighthouse(address: str, report: Path) -> dict[str, Any]:
    """Return Lighthouse's report on an address, read as a telephone reads it (its default)."""
    chromium = find_chromium()
    if chromium is None:
        pytest.skip("no Chromium")
    command = [program("node"), module("lighthouse/cli/index.js"), address, "--quiet", "--output=json"]
    command += [
        f"--output-path={report}",
        "--chrome-flags=--headless=new --no-sandbox",
        f"--only-categories={','.join(SCORES)}",
    ]
    subprocess.run(command, check=True, timeout=240, env=os.environ | {"CHROME_PATH": chromium})
    read: dict[str, Any] = json.loads(report.read_text("utf-8"))
    return read


def losses(read: dict[str, Any]) -> list[str]:
    """Return the scores of a report that are too low, each with the audits that cost it points."""
    said = []
    for name, least in SCORES.items():
        category = read["categories"][name]
        if category["score"] < least:
            audits = [read["audits"][one["id"]] for one in category["auditRefs"] if one["weight"]]
            why = [f"{one['title']} {one.get('displayValue', '')}" for one in audits if (one["score"] or 0) < 1]
            said.append(f"{name} {category['score']}: {'; '.join(why)}")
    return said


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_lighthouse_gives_a_page_its_marks_on_a_telephone(sample: str, tmp_path: Path, path: str) -> None:
    for number in range(TRIES):
        lost = losses(lighthouse(sample + path, tmp_path / f"{number}.json"))
        if not all(text.startswith("performance") for text in lost) or not lost:
            break
    assert lost == []


def test_the_nu_checker_finds_nothing_but_materials_own(sample_site: Path) -> None:
    """Every page of the site."""
    command = [program("java"), "-Xss4m", "-jar", module("vnu-jar/build/dist/vnu.jar")]
    command += ["--errors-only", "--format", "json", "--stdout", "--skip-non-html", os.fspath(sample_site)]
    run = subprocess.run(command, check=False, timeout=300, capture_output=True, text=True)
    pages: dict[str, Counter[str]] = {}
    for error in json.loads(run.stdout)["messages"]:
        page = error["url"].split(sample_site.name, 1)[-1]
        pages.setdefault(page, Counter())[error["message"]] += 1
    assert pages, "the checker read no page"
    assert {page: found - MATERIALS_OWN for page, found in pages.items() if found - MATERIALS_OWN} == {}


def test_no_link_and_no_fragment_of_the_site_is_broken(sample: str) -> None:
    command = [program("node"), module("linkinator/build/src/cli.js"), sample, "--recurse", "--check-fragments"]
    command += ["--skip", r"^https?://(?!127\.0\.0\.1)", "--format", "json"]
    run = subprocess.run(command, check=False, timeout=300, capture_output=True, text=True)
    links = json.loads(run.stdout)["links"]
    broken = [f"{link['url']} on {link.get('parent')}" for link in links if link["state"] == "BROKEN"]
    assert broken == []
    assert sum(link["state"] == "OK" for link in links) > 100
