"""Who may import whom, who escapes text, who writes files: read from the source, not from what runs.

docs/architecture.md says the same for people; test_architecture.py holds the page to the order here.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "generator" / "standfirst"
FOUNDATIONS = ("errors", "text", "cutoff", "messages", "markdown")
STAGES = (
    "source",
    "quotes",
    "summarise",
    "relate",
    "clip",
    "check",
    "briefing",
    "render",
    "site",
    "press",
    "review",
    "cli",
)
ORDER = (*FOUNDATIONS, *STAGES)
WRITERS = frozenset(["site", "press", "cli"])
"""The only parts that write files: sites, print, and what a command is asked to write."""

WRITING = frozenset(
    [
        "write_text",
        "write_bytes",
        "mkdir",
        "makedirs",
        "touch",
        "unlink",
        "rmdir",
        "rmtree",
        "symlink_to",
        "hardlink_to",
        "copyfile",
        "copytree",
        "copy2",
        "chmod",
    ]
)


def part(file: Path) -> str:
    """Return the foundation or stage that a module belongs to."""
    return file.relative_to(PACKAGE).parts[0].removesuffix(".py")


FILES = [file for file in sorted(PACKAGE.rglob("*.py")) if file.parent != PACKAGE or part(file) in ORDER]


def name_of(file: Path) -> str:
    return file.relative_to(PACKAGE).as_posix()


def imports(file: Path) -> Iterator[tuple[str, str]]:
    """Yield module and name of everything that a module imports, also inside functions and for types alone."""
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, "") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{name_of(file)}: write imports in full"
            yield from ((node.module or "", alias.name) for alias in node.names)


def imported_parts(file: Path) -> set[str]:
    """Return the parts of standfirst that a module imports."""
    parts = set()
    for module, name in imports(file):
        if module == "standfirst":
            parts.add(name)
        elif module.startswith("standfirst."):
            parts.add(module.split(".")[1])
    return parts - {"__version__"}


def test_every_module_has_its_place_in_the_order() -> None:
    known = {*ORDER, "__init__", "__main__"}
    assert {part(file) for file in PACKAGE.rglob("*.py")} <= known


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_imports_point_one_way(file: Path) -> None:
    here = ORDER.index(part(file))
    assert {other for other in imported_parts(file) if ORDER.index(other) > here} == set()


def test_only_the_site_stage_knows_mkdocs() -> None:
    hosts = {"mkdocs", "material", "properdocs"}
    knowing = {part(file) for file in FILES for module, _ in imports(file) if module.split(".")[0] in hosts}
    assert knowing == {"site"}


def test_text_is_escaped_in_one_place() -> None:
    """`Markup` alone escapes nothing; `escape`, and whatever else turns text into markup, may be had from `text`."""
    escaping = {"html", "markupsafe.escape", "markupsafe.escape_silent", "xml.sax.saxutils", "cgi"}
    found = {
        name_of(file)
        for file in FILES
        for module, name in imports(file)
        if module in escaping or f"{module}.{name}" in escaping
    }
    assert found <= {"text.py", "markdown.py"}


def test_markdown_and_sanitiser_stand_behind_one_door() -> None:
    engines = {"markdown_it", "nh3", "markdown", "bleach", "mistune"}
    found = {name_of(file) for file in FILES for module, _ in imports(file) if module.split(".")[0] in engines}
    assert found == {"markdown.py"}


def test_yaml_is_read_in_one_place() -> None:
    """A second reader would guess types again. `site` asks it to write, or to name MkDocs' own errors, and no more."""
    found = {name_of(file) for file in FILES for module, _ in imports(file) if module.split(".")[0] == "yaml"}
    assert {file for file in found if not file.startswith("site/")} == {"source/nodes.py"}


def calls(file: Path) -> Iterator[ast.Call]:
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Call):
            yield node


@pytest.mark.parametrize("file", [file for file in FILES if part(file) not in WRITERS], ids=name_of)
def test_nothing_before_the_site_writes_a_file(file: Path) -> None:
    """So that no build can touch `digests/`: the stages that know its path cannot write at all."""
    for call in calls(file):
        if isinstance(call.func, ast.Attribute):
            assert call.func.attr not in WRITING, f"{name_of(file)}:{call.lineno}"
        named = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
        if named == "open":
            modes = [argument.value for argument in call.args if isinstance(argument, ast.Constant)]
            modes += [keyword.value.value for keyword in call.keywords if isinstance(keyword.value, ast.Constant)]
            assert not any(set(str(mode)) & set("wax+") for mode in modes), f"{name_of(file)}:{call.lineno}"


def test_no_path_is_joined_to_the_desks_folder_by_name() -> None:
    """The content folder has the name that a desk gives it: code that spells it out would write past the walls."""
    spelt = {
        f"{name_of(file)}:{node.lineno}"
        for file in FILES
        if part(file) != "cli"
        for node in ast.walk(ast.parse(file.read_text("utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.strip("/") == "digests"
    }
    assert spelt == set()
