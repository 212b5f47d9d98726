"""The inbox's pages, which show whole bodies and everything that a program took from a page: all of it as text.

They are compared with a twin of plain words, as the pages for readers are (test_pages.py).
"""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.commands import build

from standfirst.site.build import open_desk

from .attacks import Twin, Words, written_out
from .conftest import Site, Twins
from .desk import write_plain_desk
from .test_pages import only_links, same_attributes, same_elements, same_scripts, same_text

LIST = "inbox/index.html"
STORY = "inbox/waiting-story/index.html"
PAGE = "articles/2026/05/waiting-story/index.html"

every_page = pytest.mark.parametrize("file", [LIST, STORY, PAGE])


def waiting_story(words: Words) -> str:
    """Return a draft with an attack in each field that a page or a paste fills."""
    q = words.quoted
    return f"""---
title: {q("title")}
url: https://paper.example/a?b='c'
publisher: {q("publisher")}
date: 2026-05-09 08:30
authors: [{q("author")}]
agency: {q("agency")}
dateline: {q("dateline")}
section: {q("section")}
accessed: 2026-05-10
image_alt: {q("caption")}
source_form: transcript
topics: [plain-topic]
people: [{q("person")}]
organisations: [{q("body")}]
places: [{q("place")}]
tags: [{q("tag")}]
summary: {q("summary", markdown=True)}
key_points: [{q("key-point")}, {q("other-point")}]
quotes:
  - {{text: {q("quote")}, speaker: {q("speaker")}, role: {q("role")}, proposed: true}}
related:
  - {{title: {q("related-title")}, section: {q("related-section")}, teaser: {q("teaser")}, date: 2026-05-08}}
  - {{title: {q("linked-title")}, url: "https://other.example/it's"}}
status: proposed
proposed: [title, publisher, authors, agency, dateline, section, image_alt, people, organisations, places, tags,
  summary, key_points, related, {q("no-field")}]
---

{words("quote")}

## {words("heading")}

- {words("key-point")}

> {words("block-quote")}

{words("paragraph")}
"""


@pytest.fixture(scope="session")
def previews(tmp_path_factory: pytest.TempPathFactory, clock: None) -> Twins:
    """Return what `serve` shows of the twins."""
    folder = tmp_path_factory.mktemp("previews")
    sites = []
    for hostile in (True, False):
        words = Words(hostile)
        desk = folder / ("hostile" if hostile else "harmless")
        config = write_plain_desk(
            desk, {"articles/2026/05/waiting-story.md": waiting_story(words)}, rules="bidi-override: info"
        )
        opened = open_desk(config)
        opened.config.plugins.on_startup(command="serve", dirty=False)
        build.build(opened.config)
        sites.append(Site(desk / "site", words))
    return Twins(*sites, Twin(sites[0].words))


@every_page
def test_a_page_of_the_inbox_keeps_every_promise(previews: Twins, file: str) -> None:
    hostile, harmless = previews.pair(file)
    same_elements(hostile, harmless)
    same_text(hostile, harmless, previews.twin)
    same_attributes(hostile, harmless, previews.twin)
    same_scripts(hostile, harmless, previews.twin)
    only_links(hostile)


SHOWN = [
    "title", "publisher", "author", "agency", "dateline", "section", "caption", "person", "body", "place", "tag",
    "summary", "key-point", "other-point", "quote", "speaker", "role", "related-title", "related-section", "teaser",
    "linked-title", "heading", "block-quote", "paragraph", "no-field",
]  # fmt: skip


@pytest.mark.parametrize("field", SHOWN)
def test_an_editor_reads_each_field_literally_and_whole(previews: Twins, field: str) -> None:
    words = previews.hostile.words
    assert written_out(words.said[field]) in previews.pair(STORY)[0].text or field in words.markdown


def test_places_are_marked_in_hostile_text_too(previews: Twins) -> None:
    page = (previews.hostile.folder / STORY).read_text("utf-8")
    assert 'id="source-key-point-1"' in page
    assert 'id="source-quote-1"' in page


def test_no_text_of_a_file_gets_into_a_command(previews: Twins) -> None:
    page = previews.pair(STORY)[0].text
    for command in page.split("standfirst accept ")[1:]:
        assert command.startswith("waiting-story")
    assert f"standfirst accept waiting-story {written_out(previews.hostile.words.said['no-field'])[:20]}" not in page


@pytest.mark.parametrize("name", ["../../../etc/passwd", "/etc/passwd", "a/../../b"])
def test_a_name_in_proposed_is_no_path(name: str, tmp_path: Path) -> None:
    story = f'---\ntitle: T\ndate: 2026-05-08\nstatus: proposed\nproposed: ["{name}"]\n---\n\nWords.\n'
    config = write_plain_desk(tmp_path, {"articles/2026/05/odd.md": story})
    opened = open_desk(config)
    opened.config.plugins.on_startup(command="serve", dirty=False)
    build.build(opened.config)
    assert sorted(path.parent.name for path in (tmp_path / "site/inbox").rglob("*.html")) == ["inbox", "odd"]
