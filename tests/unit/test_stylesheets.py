"""What a site's stylesheets are without: comments, and rules for a search that is not there."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from standfirst.render.site import Site
from standfirst.render.stylesheets import OURS, lean_stylesheets, without_search

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


def test_the_stylesheets_are_those_of_the_themes_by_their_names() -> None:
    made = {file.path: file.content.decode() for file in lean_stylesheets((), SITE)}
    ours = made.pop(OURS)
    (name, material), *others = made.items()
    assert others == []
    assert name.startswith("assets/stylesheets/main.")
    assert "/*" not in ours
    assert ".sf-quote" in ours
    assert ".md-header" in material
    assert ".md-search" not in material
    assert material.count("{") == material.count("}")


def test_a_desks_own_stylesheet_stands_in_for_ours(tmp_path: Path) -> None:
    own = tmp_path / OURS
    own.parent.mkdir(parents=True)
    own.write_text("/* ours */\n.a {\n  b: c;\n}\n", "utf-8")
    made = {file.path: file.content for file in lean_stylesheets((), replace(SITE, overrides=tmp_path))}
    assert made[OURS] == b".a{b:c}"
