"""The sample desk built in German, shell and all: no reader meets an English word of the interface."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.dates import get_month_names
from babel.messages.pofile import read_po
from lxml import html
from lxml.etree import _Element

from standfirst.site.build import build_site

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "generator/standfirst/messages/de/LC_MESSAGES/standfirst.po"
EPOCH = "1795651200"
"""2026-11-26 00:00 UTC, some days after the sample desk's newest story."""

SPOKEN = ("aria-label", "title", "placeholder", "alt", "data-sf-copied", "data-sf-selected")
"""Attributes whose words a reader sees or hears."""

ORDINARY = "about/index.html"
"""A page of the desk's own Markdown, which stays in the language it is written in."""

PLACE = re.compile(r"%\(\w+\)[sd]")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, _Element]:
    """Return every page of the site by its file."""
    folder = tmp_path_factory.mktemp("german")
    (folder / "digests").symlink_to(ROOT / "digests")
    config = (ROOT / "mkdocs.yml").read_text("utf-8")
    assert "        language: en\n" in config
    (folder / "mkdocs.yml").write_text(config.replace("        language: en\n", "        language: de\n"), "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", EPOCH)
        built = build_site(folder / "mkdocs.yml").site
    return {path.relative_to(built).as_posix(): html.parse(str(path)).getroot() for path in built.rglob("*.html")}


@cache
def messages() -> tuple[frozenset[str], tuple[re.Pattern[str], ...]]:
    """Return the English messages that German says otherwise: whole ones, and patterns of those with places."""
    with CATALOGUE.open("rb") as handle:
        known = [message for message in read_po(handle, locale="de") if message.id]
    english, german = set(), set()
    for message in known:
        english.update(message.id if isinstance(message.id, tuple | list) else [message.id])
        german.update(message.string if isinstance(message.string, tuple | list) else [message.string])
    left = english - german
    framed = [_pattern(form) for form in sorted(left) if PLACE.search(form)]
    return frozenset(form for form in left if not PLACE.search(form)), tuple(map(re.compile, framed))


def _pattern(form: str) -> str:
    parts = [r"[\d.,]+" if part == "%(num)s" else ".+" if PLACE.fullmatch(part) else re.escape(part)
             for part in re.split(f"({PLACE.pattern})", form)]  # fmt: skip
    return "".join(parts)


def said(root: _Element) -> Iterator[str]:
    """Yield what a page says: text nodes, attributes that are read out, and words that its scripts will say."""
    for element in root.iter():
        if not isinstance(element.tag, str):
            continue
        if element.tag not in {"script", "style"}:
            yield from (" ".join(text.split()) for text in element.xpath("./text()"))
        yield from (" ".join(element.get(name).split()) for name in SPOKEN if element.get(name))
        words = element.get("data-sf-words")
        yield from json.loads(words).values() if words else ()


def test_the_pages_are_german(site: dict[str, _Element]) -> None:
    assert {root.get("lang") for root in site.values()} == {"de"}


def test_no_page_of_any_kind_says_an_english_message(site: dict[str, _Element]) -> None:
    whole, framed = messages()
    assert len(whole) > 100
    left: dict[str, str] = {}
    for file, root in site.items():
        if file == ORDINARY:
            continue
        for text in said(root):
            if text in whole or any(pattern.fullmatch(text) for pattern in framed):
                left.setdefault(text, file)
    assert left == {}


def test_the_parts_around_a_page_speak_german(site: dict[str, _Element]) -> None:
    for file in ("index.html", "topics/kessary-strait/index.html", "404.html", ORDINARY, "search/index.html"):
        words = set(said(site[file]))
        assert {"Zum Inhalt", "Themen", "Ausgaben", "Personen", "Medien", "Archiv", "Berichtigungen",
                "Glossar", "Suche", "Dunkle Ansicht"} <= words, file  # fmt: skip


def test_every_date_has_a_german_month(site: dict[str, _Element]) -> None:
    english = set(get_month_names("wide", locale="en").values())
    german = set(get_month_names("wide", locale="de").values())
    times = [" ".join(one.itertext()) for root in site.values() for one in root.iter("time")]
    assert len(times) > 500
    wrong = [text for text in times if not any(month in text for month in german)]
    assert wrong == []
    assert not [text for text in times if set(text.split()) & (english - german)]


@pytest.mark.parametrize(
    "page", ["articles/2026/10/verrin-harbour-interview/index.html", "404.html", "topics/index.html"]
)
def test_the_titles_of_windows_are_the_pages_and_the_desks(site: dict[str, _Element], page: str) -> None:
    title = site[page].findtext(".//title")
    assert title is not None
    assert title.endswith(" \N{EN DASH} The Meridian Desk")
    assert not title.startswith(("Topics", "Page not found"))
