"""A book shows what an article says as text: its pages stay well-formed, and nothing in a text becomes an element."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from desks import CUTOFF, load, write_desk
from standfirst.briefing import Briefing
from standfirst.press.book import BookLook, edition_book
from standfirst.press.book_files import chapter_file

from .attacks import HIDDEN, KINDS

ATTACKS = [
    *(kind.replace("FIRE", "fired('book')") for kind in KINDS),
    "]]><script>fired('book')</script>",
    "<?php fired('book') ?>",
    "&bogus; &#0; &#x1F;",
    "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>&a;",
    "{{ 7 * 7 }}{% raw %}",
    'epub:type="cover" xmlns:x="y" x:y="z"',
]
MARKDOWN = {"p", "em", "strong", "code", "a", "ul", "ol", "li", "blockquote", "br", "h3", "h4", "hr", "pre"}


def book_of(folder: Path, words: str) -> dict[str, Any]:
    """Return the parsed files of an edition whose every field holds the same words."""
    said = f"Said {words}".replace('"', "")
    fields: dict[str, Any] = {
        "title": words, "publisher": words, "authors": [words], "summary": words, "key_points": [words],
        "people": [words], "commentary": words,
        "quotes": [{"text": said, "speaker": words, "role": words, "context": words}],
        "corrections": [{"date": "2024-05-20", "field": "title", "was": words, "now": words, "note": words}],
        "body": f"Before it.\n\n“{said}” was all.\n",
    }  # fmt: skip
    content = write_desk(
        folder / "digests",
        articles={"pier-closed": fields},
        topics={"ferries": {"title": words, "body": words}},
        editions={"2024-05-14": {"title": words, "body": words, "stories": [{"id": "pier-closed", "why": words}]}},
    )
    briefing = Briefing(load(content), CUTOFF, name=words)
    page = briefing.edition("2024-05-14")
    assert page is not None
    book = edition_book(briefing, page, BookLook(accent="#8f2436", address="https://desk.example/"), CUTOFF)
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        strict = etree.XMLParser(resolve_entities=False, no_network=True)
        return {
            name: etree.fromstring(archive.read(name), strict)
            for name in archive.namelist()
            if name.endswith((".xhtml", ".opf", ".ncx", ".xml"))
        }


@pytest.fixture(scope="module")
def theirs(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return the same book of harmless words."""
    return book_of(tmp_path_factory.mktemp("twin"), "Plain words")


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_words_stay_words_on_every_page(tmp_path: Path, theirs: dict[str, Any], attack: str) -> None:
    ours = book_of(tmp_path, attack)
    assert list(ours) == list(theirs)
    for name, root in ours.items():
        tags = {etree.QName(element).localname for element in root.iter() if isinstance(element.tag, str)}
        plain = {etree.QName(element).localname for element in theirs[name].iter() if isinstance(element.tag, str)}
        assert tags - plain <= MARKDOWN, name
        for element in root.iter():
            assert isinstance(element.tag, str), f"{name}: a comment or an instruction"
            assert not any(attribute.startswith("on") for attribute in element.attrib)
            for attribute in ("href", "src"):
                value = element.get(attribute)
                assert value is None or not value.lower().startswith(("javascript:", "data:", "file:")), name
        assert not HIDDEN.search("".join(root.itertext()))
        assert "root:" not in "".join(root.itertext())


@pytest.mark.parametrize("sign", ["\x00", "\x0b", "\x1f", "\ufffe", "\uffff", "\ud800", "\u202e"], ids=ascii)
def test_what_xml_cannot_hold_does_not_break_a_page(sign: str) -> None:
    page = chapter_file(f"A{sign}title", f"<p>Some{sign}words</p>", "en")
    said = "".join(etree.fromstring(page).itertext())
    assert sign not in said
    assert "Some" in said
    assert "words" in said
