"""docs/architecture.md names every stage and foundation in their order, and nothing asks the network."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from test_imports import ORDER

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "generator" / "standfirst"
PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")

NETWORK = frozenset(
    [
        "aiohttp",
        "asyncio",
        "ftplib",
        "http",
        "httpx",
        "imaplib",
        "poplib",
        "requests",
        "smtplib",
        "socket",
        "ssl",
        "telnetlib",
    ]
)
"""Modules that open connections; `urllib.request` and `urllib3` are looked for by their names."""

CHECKING_TYPES = re.compile(r"^if TYPE_CHECKING:\n(?: .*\n|\n)*", re.MULTILINE)


def table(heading: str) -> list[str]:
    """Return the names in the first column of the table below a heading of the page."""
    section = PAGE.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)


STAGES = table("The stages, in order")
FOUNDATIONS = table("Foundations")


def imports(file: Path) -> Iterator[str]:
    """Yield the full names of what a module imports when it runs."""
    for node in ast.walk(ast.parse(CHECKING_TYPES.sub("", file.read_text("utf-8")))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_every_package_is_a_stage_or_a_foundation_and_the_other_way_round():
    packages = {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    modules = {path.stem for path in PACKAGE.glob("*.py")} - {"__init__", "__main__"}
    assert packages | modules == {*STAGES, *FOUNDATIONS}


def test_the_drawing_has_every_stage():
    drawing = PAGE.split("```mermaid\n", 1)[1].split("```", 1)[0]
    assert [stage for stage in STAGES if not re.search(rf'\b{stage}\["{stage}: ', drawing)] == []


def test_nothing_in_the_package_can_ask_the_network():
    """No module of ours imports one that opens connections; MkDocs' preview listens, and asks nobody."""
    asking = {
        f"{file.relative_to(PACKAGE)}: {name}"
        for file in PACKAGE.rglob("*.py")
        for name in imports(file)
        if name.split(".")[0] in NETWORK or name.startswith(("urllib.request", "urllib3"))
    }
    assert not asking


def test_the_page_gives_the_order_that_imports_obey():
    assert [*ORDER[: len(FOUNDATIONS)]] == FOUNDATIONS
    assert [stage for stage in ORDER if stage in STAGES] == STAGES
