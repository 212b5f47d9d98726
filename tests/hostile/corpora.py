"""Public lists of bad input, beside the repository and never in it."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[3] / "shared/hostile"

needs_corpora = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="the corpora are not here: they lie in shared/hostile beside the repository"
)


@cache
def naughty_strings() -> tuple[str, ...]:
    """Return the Big List of Naughty Strings."""
    return tuple(json.loads((FOLDER / "blns/blns.json").read_text("utf-8")))


@cache
def script_payloads() -> tuple[str, ...]:
    """Return every line of the lists that try to run a script."""
    files = [
        FOLDER / "xss-payload-list/xss-payload-list.txt",
        *sorted((FOLDER / "payloadsallthethings/xss").glob("*.txt")),
    ]
    return tuple(line for file in files for line in _lines(file))


@cache
def texts() -> tuple[str, ...]:
    """Return all of both that says anything at all, each once."""
    return tuple(dict.fromkeys(text for text in (*script_payloads(), *naughty_strings()) if text.strip()))


@cache
def traversals() -> tuple[str, ...]:
    """Return paths that try to leave a folder."""
    files = sorted((FOLDER / "payloadsallthethings/traversal").glob("*.txt"))
    return tuple(line.replace("{FILE}", "etc/passwd") for file in files for line in _lines(file))


def yaml_files() -> list[Path]:
    """Return the files of the YAML test suite, each a YAML text with cases inside."""
    return sorted((FOLDER / "yaml-test-suite/src").glob("*.yaml"))


def _lines(file: Path) -> list[str]:
    return [line for line in file.read_text("utf-8", "replace").split("\n") if line]
