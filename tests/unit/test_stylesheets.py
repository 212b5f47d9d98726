"""What a site's stylesheets are without: comments, and rules for a search that is not there."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

import pytest

from standfirst.render.environment import theme_folder
from standfirst.render.site import Site
from standfirst.render.stylesheets import FOLDER, OURS, lean_stylesheets, without_search

SITE = Site(name="A desk", language="en", cutoff=datetime(2024, 6, 1, tzinfo=UTC), address={}.get)


@pytest.mark.parametrize(
    ("whole", "lean"),
    [
        (".a{b:c}.md-search{d:e}.f{g:h}", ".a{b:c}.f{g:h}"),
        (".a,.md-search__form:hover,.b{c:d}", ".a,.b{c:d}"),
        (":is(.a,.b) .c,.md-search{d:e}", ":is(.a,.b) .c{d:e}"),
        ("@media print{.md-search{a:b}}.c{d:e}", ".c{d:e}"),
        ("@media print{.md-search{a:b}.c{d:e}}", "@media print{.c{d:e}}"),
        ("[data-md-toggle=search]:checked~.a{b:c}", ""),
        (
            '@charset "UTF-8";html{a:b}@keyframes c{0%{d:e}to{f:g}}',
            '@charset "UTF-8";html{a:b}@keyframes c{0%{d:e}to{f:g}}',
        ),
    ],
)
def test_selectors_of_the_search_go_and_nothing_else(whole: str, lean: str) -> None:
    assert without_search(whole) == lean


@pytest.fixture
def site(tmp_path: Path) -> Site:
    """Return a site whose stylesheets are those that the themes brought."""
    folder = tmp_path / FOLDER
    folder.mkdir(parents=True)
    shutil.copy(theme_folder() / OURS, folder)
    for file in Path(str(files("material"))).glob(f"templates/{FOLDER}/*.css"):
        shutil.copy(file, folder)
    return replace(SITE, folder=tmp_path)


def test_the_stylesheets_are_those_of_the_themes_by_their_names(site: Site) -> None:
    made = {file.path: file.content.decode() for file in lean_stylesheets((), site)}
    ours = made.pop(OURS)
    (name, material), *others = made.items()
    assert others == []
    assert name.startswith("assets/stylesheets/main.")
    assert "/*" not in ours
    assert ".sf-quote" in ours
    assert ".md-header" in material
    assert ".md-search" not in material
    assert material.count("{") == material.count("}")


def test_what_a_desk_put_in_their_place_stays(site: Site) -> None:
    assert site.folder
    (site.folder / OURS).write_text("/* ours */\n.a {\n  b: c;\n}\n", "utf-8")
    (materials,) = (site.folder / FOLDER).glob("main.*.css")
    materials.write_text("/* the desk's */ .md-search { color: red }", "utf-8")
    assert {file.path: file.content for file in lean_stylesheets((), site)} == {OURS: b".a{b:c}"}
