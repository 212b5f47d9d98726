"""What the code promises to somebody who reads it: a sentence at every public name, modules of one idea."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

GENERATOR = Path(__file__).parents[2] / "generator"
FILES = sorted(GENERATOR.rglob("*.py"))
LONGEST = 320


def name_of(file: Path) -> str:
    return file.relative_to(GENERATOR).as_posix()


def public(tree: ast.Module | ast.ClassDef) -> Iterator[ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield public classes and functions of a module, and of its public classes."""
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node)


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_every_public_name_explains_itself_in_a_sentence(file: Path) -> None:
    tree = ast.parse(file.read_text("utf-8"))
    said = {file.name: ast.get_docstring(tree), **{node.name: ast.get_docstring(node) for node in public(tree)}}
    assert [name for name, docstring in said.items() if not docstring] == []
    firsts = {name: str(docstring).split("\n\n")[0] for name, docstring in said.items()}
    assert [name for name, first in firsts.items() if first[-1] not in ".:?"] == []


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_no_module_is_too_long_to_read_at_once(file: Path) -> None:
    assert len(file.read_text("utf-8").splitlines()) <= LONGEST


def test_no_module_is_a_drawer_for_odds_and_ends() -> None:
    drawers = {"utils", "util", "helpers", "helper", "common", "misc"}
    assert [name_of(file) for file in FILES if drawers & set(file.with_suffix("").parts)] == []
