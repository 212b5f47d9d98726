"""What a change does to every page: the desk's settings, what pages are made with, and what runs in readers' browsers.

No story tells of it, and a pull request could switch off the very rules that judge it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from standfirst.check import RULES
from standfirst.errors import Faults, StandfirstError
from standfirst.review.revisions import Range, Repository
from standfirst.source import nodes
from standfirst.text import printable

_KEY = re.compile(r"^(?=[\w\"'][^\n:]*:)", re.MULTILINE)
_RUNS = frozenset([".html", ".htm", ".js", ".mjs", ".css", ".svg", ".xml", ".wasm"])
"""Endings of files in the content folder that run, or may run, in readers' browsers."""
_WEIGHT = {"off": 0, "info": 1, "warning": 2, "error": 3}
_SHOWN = 5


def changes_of_all_pages(repository: Repository, range_: Range, config: Path, apart: Iterable[str]) -> Iterator[str]:
    """Yield in sentences what changed beside the content; `apart` are folders of the repository told elsewhere.

    Raises `StandfirstError` where git cannot be asked.
    """
    try:
        desk = repository.inside(config.resolve().parent)
    except StandfirstError:
        return
    prefix = f"{desk}/" if desk else ""
    elsewhere = tuple(f"{folder}/" for folder in apart if folder)
    changed = sorted(
        path.removeprefix(prefix)
        for path in _changed(repository, range_, desk)
        if path.startswith(prefix) and not path.startswith(elsewhere)
    )
    if config.name in changed:
        yield from _settings(config.name, *_both(repository, range_, f"{prefix}{config.name}"))
    others = [
        path for path in changed
        if path != config.name and not path.endswith(".md") and not PurePosixPath(path).parts[0].startswith(".")
    ]  # fmt: skip
    if others:
        yield f"files changed that pages may be made with: {_listed(others)}"


def running(files: Iterable[str]) -> Iterator[str]:
    """Yield in a sentence which of the changed files of the content folder run in readers' browsers."""
    found = sorted(file for file in files if PurePosixPath(file).suffix.lower() in _RUNS)
    if found:
        yield f"files changed that run in readers' browsers: {_listed(found)}"


def _changed(repository: Repository, range_: Range, folder: str) -> set[str]:
    if range_.head is None:
        return repository.changed(range_.base, folder)
    before, after = (repository.tree(commit, folder) for commit in (range_.base, range_.head))
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def _both(repository: Repository, range_: Range, path: str) -> tuple[str, str]:
    """Return a file's text on both sides; empty where a side has none."""
    said = []
    for commit in (range_.base, range_.head):
        if commit is None:
            place = repository.root / path
            said.append(place.read_text("utf-8", errors="replace") if place.is_file() else "")
            continue
        entry = repository.tree(commit, path).get(path)
        data = repository.contents([entry.object]).get(entry.object, b"") if entry else b""
        said.append(data.decode("utf-8", "replace"))
    return said[0], said[1]


def _settings(name: str, before: str, after: str) -> Iterator[str]:
    old, new = _levels(before, name), _levels(after, name)
    lowered = [
        f"{id_} is {new_level}" for id_ in sorted(old.keys() | new.keys())
        if _WEIGHT.get(new_level := _level(new, id_), 9) < _WEIGHT.get(_level(old, id_), 9)
    ]  # fmt: skip
    if lowered:
        yield f"{name} LOWERS RULES: {_listed(lowered)}"
    one, other = _blocks(before), _blocks(after)
    keys = [key for key in dict.fromkeys([*one, *other]) if one.get(key) != other.get(key)]
    yield f"{name} changed: {_listed(keys)}" if keys else f"{name} changed"


def _level(levels: Mapping[str, str], id_: str) -> str:
    return levels.get(id_) or (str(RULES[id_].severity) if id_ in RULES else "warning")


def _levels(text: str, name: str) -> dict[str, str]:
    """Return the levels of rules that a configuration sets; none where it cannot be read as plain YAML."""
    try:
        root = nodes.parse_yaml(text, name)
    except Faults:
        return {}
    plugins = _value(root, "plugins")
    items = plugins.items if isinstance(plugins, nodes.Sequence) else [plugins]
    rules = next((found for item in items if (found := _value(_value(item, "standfirst"), "rules"))), None)
    if not isinstance(rules, nodes.Mapping):
        return {}
    said = {key: _value(node, "level") or node for key, (_, node) in rules.entries.items()}
    return {key: node.value for key, node in said.items() if isinstance(node, nodes.Scalar)}


def _value(node: nodes.Node | None, key: str) -> nodes.Node | None:
    found = node.entries.get(key) if isinstance(node, nodes.Mapping) else None
    return found[1] if found else None


def _blocks(text: str) -> dict[str, str]:
    """Return the text of each of a configuration's first keys."""
    blocks = [block for block in _KEY.split(text) if ":" in block.partition("\n")[0]]
    return {block.partition(":")[0].strip("\"' "): block.rstrip() for block in blocks}


def _listed(names: list[str]) -> str:
    more = f" and {len(names) - _SHOWN} more" if len(names) > _SHOWN else ""
    return f"{', '.join(printable(name) for name in names[:_SHOWN])}{more}"
