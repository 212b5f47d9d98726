"""Terms and their explanations are text wherever they stand, and so is what a quote's button holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from desks import yaml_value
from standfirst.site.build import build_site
from standfirst.text import escape_markdown

from .attacks import HIDDEN, KINDS, SUM, fire, written_out
from .conftest import Site
from .desk import story, write_plain_desk
from .markup import read
from .test_pages import only_links, same_elements

FIRE = fire("glossary")
ATTACKS = [attack.replace("FIRE", FIRE) for attack in KINDS]
SHORT = [attack for attack in ATTACKS if len(attack) <= 70]
"""What may be a term: those have at most 80 characters."""

FOUND = "<img src=x onerror=FIRE> word of tides".replace("FIRE", FIRE)
"""A term that texts have: no word between quotation marks is explained, so most attacks are not found in them."""

TOPIC, STORY, ALL, FRONT = (
    f"{path}index.html" for path in ("topics/plain-topic/", "articles/2026/05/plain-story/", "glossary/", "")
)
EXPLAINED = (TOPIC, STORY, "editions/2026-05-10/index.html", FRONT)


def write(folder: Path, *, hostile: bool) -> Path:
    """Write a desk whose definitions, and some of whose terms, are attacks, or the same desk with plain words."""
    terms, words = {}, []
    for number, attack in enumerate(ATTACKS):
        terms[f"tide {number}x"] = f"meant {attack if hostile else f'plain {number}'}"
        words.append(f"tide {number}x")
    for number, attack in enumerate(SHORT):
        name = f"term {number} {attack}" if hostile else f"term {number} plain"
        terms[name] = {"definition": f"short {number}", "aliases": [f"other {number} {attack if hostile else 'plain'}"]}
    found = FOUND if hostile else "a plain word of tides"
    terms[found] = "found in a text"
    words.append(found)
    text = "\n\n".join(f"One {escape_markdown(' '.join(word.split()))} is here." for word in words)
    glossary = "".join(f"{yaml_value(name)}: {yaml_value(value)}\n" for name, value in terms.items())
    edition = f"---\ndate: 2026-05-10\nstatus: published\nstories: [plain-story]\n---\n\n{text}\n"
    files = {
        "glossary.yml": glossary,
        "topics/plain-topic.md": f"---\ntitle: A plain topic\n---\n\n{text}\n",
        "articles/2026/05/plain-story.md": story(summary=text),
        "editions/2026-05-10.md": edition,
    }
    return write_plain_desk(folder, files, rules="bidi-override: info, term-ambiguous: info")


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory, clock: None) -> tuple[Path, Path]:
    """Return the hostile site and its harmless twin."""
    folder = tmp_path_factory.mktemp("glossary")
    hostile, harmless = (
        build_site(write(folder / name, hostile=name == "hostile")).site for name in ("hostile", "harmless")
    )
    return hostile, harmless


@pytest.mark.parametrize("file", [*EXPLAINED, ALL])
def test_no_element_comes_from_a_term_or_a_definition(sites: tuple[Path, Path], file: str) -> None:
    hostile, harmless = (read(site / file) for site in sites)
    same_elements(hostile, harmless)
    only_links(hostile)
    assert not any("fired" in value for e in hostile.elements for name, value in e.attributes if name.startswith("on"))


@pytest.mark.parametrize("file", EXPLAINED)
def test_every_definition_is_shown_whole_below_its_line_and_in_the_list(sites: tuple[Path, Path], file: str) -> None:
    page = read(sites[0] / file)
    for attack in ATTACKS:
        assert page.text.count(written_out(f"meant {attack}")) == 2, attack
    assert f"One {FOUND}found in a text is here." in page.text
    assert len([e for e in page.elements if e.tag == "dfn"]) == len(ATTACKS) + 1


def test_the_page_of_all_terms_shows_names_aliases_and_definitions_whole(sites: tuple[Path, Path]) -> None:
    page = read(sites[0] / ALL)
    for attack in ATTACKS:
        assert written_out(f"meant {attack}") in page.text
    for number, attack in enumerate(SHORT):
        assert written_out(f"term {number} {attack}") in page.text
        assert written_out(f"other {number} {attack}") in page.text


@pytest.mark.parametrize("file", [*EXPLAINED, ALL])
def test_nothing_hidden_and_nothing_that_a_template_ran_is_on_a_page(sites: tuple[Path, Path], file: str) -> None:
    text = (sites[0] / file).read_text("utf-8")
    assert not HIDDEN.search(text)
    assert SUM not in text


def test_what_describes_a_term_is_on_its_page_once(sites: tuple[Path, Path]) -> None:
    page = read(sites[0] / TOPIC)
    ids = [e.get("id") for e in page.elements if e.get("id")]
    described = [e.get("aria-describedby") for e in page.elements if e.tag == "dfn"]
    assert len(ids) == len(set(ids))
    assert set(described) <= set(ids)


def test_a_quotes_button_holds_its_source_as_text(shipped: object) -> None:
    site: Site = shipped.hostile  # type: ignore[attr-defined]
    page = site.page("articles/2026/05/main-story/index.html")
    buttons = [e for e in page.elements if e.get("class") == "sf-copy-quote"]
    assert buttons
    for button in buttons:
        names = [name for name, _ in button.attributes]
        assert names == ["class", "type", "hidden", "data-sf-at", "data-sf-by"]
        assert not HIDDEN.search(button.get("data-sf-by") or "")
        assert (button.get("data-sf-at") or "").startswith("#q-")
    assert any("fired(" in (button.get("data-sf-by") or "") for button in buttons)
