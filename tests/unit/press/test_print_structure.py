"""What a volume is beneath its looks: tagged throughout, with headings, languages, notes and bookmarks in order."""

from __future__ import annotations

import io
import re
from itertools import pairwise
from pathlib import Path

import pdfua
import pikepdf
import pytest

from desks import write_desk
from volumes import SAID, Pdf, below, bookmarks, edition_pdf, elements, topic_pdf


@pytest.fixture(params=["edition", "topic", "wide"])
def pdf(request: pytest.FixtureRequest) -> Pdf:
    """Both kinds of volume, and one column."""
    return request.getfixturevalue(request.param)


def test_a_checker_of_accessible_pdfs_finds_nothing_wrong(pdf: Pdf) -> None:
    report = pdfua.validate(pdf.path)
    assert [str(finding) for finding in report.findings if str(finding.severity).lower().endswith("error")] == []


def test_it_says_that_it_is_accessible_and_made_to_be_kept(pdf: Pdf) -> None:
    with pikepdf.open(pdf.path) as file, file.open_metadata() as metadata:
        assert metadata["pdfuaid:part"] == "1"
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("2", "A")
        assert metadata["dc:title"]
        assert str(file.Root.Lang) == "en"
        assert file.Root.ViewerPreferences.DisplayDocTitle is True


def test_all_that_is_drawn_is_tagged_or_marked_as_decoration(pdf: Pdf) -> None:
    """Every operator that shows text, fills or strokes stands inside marked content."""
    showing = {"Tj", "TJ", "'", '"', "f", "F", "f*", "S", "s", "B", "B*", "b", "b*", "Do", "sh"}
    with pikepdf.open(pdf.path) as file:
        for number, page in enumerate(file.pages, 1):
            depth, drawn = 0, 0
            for instruction in pikepdf.parse_content_stream(page):
                name = str(instruction.operator)
                depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(name, 0)
                if name in showing:
                    drawn += 1
                    assert depth > 0, f"page {number}: {name} is untagged"
            assert drawn


def test_headings_follow_one_another_without_a_gap(pdf: Pdf) -> None:
    with pikepdf.open(pdf.path) as file:
        levels = [int(kind[2:]) for kind, _ in elements(file) if re.fullmatch(r"/H\d", kind)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert levels.count(2) >= len(SAID)


def test_contents_notes_quotes_and_the_title_are_what_they_are_called(edition: Pdf) -> None:
    with pikepdf.open(edition.path) as file:
        kinds = [kind for kind, _ in elements(file)]
    assert kinds.count("/Title") == 1
    assert kinds.count("/TOCI") == len(bookmarks_of(edition))
    assert kinds.count("/Note") == len(SAID)
    assert kinds.count("/BlockQuote") == len(SAID)


def test_each_quote_is_marked_with_its_language(edition: Pdf) -> None:
    with pikepdf.open(edition.path) as file:
        quotes = [below(node) for kind, node in elements(file) if kind == "/BlockQuote"]
    assert [sorted(found) for found in quotes] == [[language] for language in SAID]


def test_a_chart_says_what_it_shows(topic: Pdf) -> None:
    with pikepdf.open(topic.path) as file:
        figures = [str(node.Alt) for kind, node in elements(file) if kind == "/Figure"]
    assert len(figures) == 1
    assert "11 stories" in figures[0] or "2024" in figures[0]


def bookmarks_of(pdf: Pdf) -> list[str]:
    with pikepdf.open(pdf.path) as file:
        return bookmarks(file)


def test_bookmarks_are_the_contents(edition: Pdf) -> None:
    found = bookmarks_of(edition)
    titles = [title for title, _ in SAID.values()]
    assert [title for title in found if title in titles] == titles
    assert found[0] == "The lights"
    assert found[-1] == "About this document"


def test_pages_are_labelled_as_they_are_numbered(edition: Pdf) -> None:
    with pikepdf.open(edition.path) as file:
        assert [page.label for page in file.pages] == [str(number + 1) for number in range(len(file.pages))]


def test_the_document_carries_a_title_a_desk_and_topics(edition: Pdf) -> None:
    with pikepdf.open(edition.path) as file:
        assert str(file.docinfo["/Title"]) == "The lights \u2013 The Lamp Desk"
        assert str(file.docinfo["/Author"]) == "The Lamp Desk"
        assert str(file.docinfo["/Keywords"]) == "Ferries"


def test_links_lead_to_places_that_are_there(pdf: Pdf) -> None:
    with pikepdf.open(pdf.path) as file:
        pages = {page.objgen for page in file.pages}
        named = file.Root.get("/Names", {}).get("/Dests") if "/Names" in file.Root else None
        inside = outside = 0
        for page in file.pages:
            for note in page.get("/Annots", []):
                if "/A" in note and note.A.get("/S") == "/URI":
                    assert str(note.A.URI).startswith("https://")
                    outside += 1
                    continue
                target = note.get("/Dest", note.get("/A", {}).get("/D"))
                if isinstance(target, pikepdf.Array):
                    assert target[0].objgen in pages
                else:
                    assert named is not None
                inside += 1
                assert str(note.get("/Contents", "")), "a link says where it leads"
    assert inside > len(SAID)
    assert outside >= len(SAID)


def test_every_font_is_in_the_file(pdf: Pdf) -> None:
    with pikepdf.open(pdf.path) as file:
        descriptors = [
            one for one in file.objects if isinstance(one, pikepdf.Dictionary) and one.get("/Type") == "/FontDescriptor"
        ]
        assert descriptors
        assert all("/FontFile2" in one or "/FontFile3" in one for one in descriptors)


def test_the_same_desk_gives_the_same_bytes(scripts: Path, edition: Pdf, tmp_path: Path) -> None:
    assert edition_pdf(scripts, tmp_path, "2024-05-25").content == edition.content


def test_a_draft_is_watermarked_and_nothing_else_is(tmp_path: Path, reader: None) -> None:
    story = {"status": "review", "proposed": ["summary"]}
    content = write_desk(tmp_path / "digests", articles={"pier-closed": {}, "pier-open": story})
    (tmp_path / "one").mkdir()
    final, draft = topic_pdf(content, tmp_path / "one", "ferries"), topic_pdf(content, tmp_path, "ferries", drafts=True)
    assert final.pages <= draft.pages
    for number in range(1, draft.pages + 1):
        assert "Draft" in draft.page(number).replace(" ", "")
    assert all("Draft" not in final.page(number).replace(" ", "") for number in range(1, final.pages + 1))


def test_a_volume_can_be_opened_from_memory(edition: Pdf) -> None:
    with pikepdf.open(io.BytesIO(edition.content)) as file:
        assert len(file.pages) > 2
