"""A reader takes away how to cite a page: by a button, with the keys, and without scripts."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from citation_readers import read_bibtex, read_ris

from .conftest import Visit

Open = Callable[..., Visit]

STORY = "articles/2026/09/haesong-telecom-reroute/"
TOPIC = "topics/kessary-strait/"
EDITION = "editions/2026-11-16/"
ID = "haesong-telecom-reroute"
COPIED = "The citation was copied."


def reader(visit: Open, origin: str, path: str, **settings: object) -> Page:
    """Open a page for a reader whose browser lets pages use the clipboard."""
    return visit(origin, permissions=["clipboard-read", "clipboard-write"], **settings).open(path)


def test_each_form_is_copied_whole_and_that_is_said(visit: Open, sample: str) -> None:
    page = reader(visit, sample, STORY)
    for form, key in (
        ("BibTeX", lambda text: read_bibtex(text)[0]["key"]),
        ("RIS", lambda text: dict(read_ris(text.replace("\n", "\r\n"))[0])["ID"]),
        ("CSL-JSON", lambda text: json.loads(text)[0]["id"]),
    ):
        button = page.get_by_role("button", name=f"Copy: {form}")
        button.focus()
        page.keyboard.press("Enter")
        expect(page.locator("body > [role=status]")).to_have_text(COPIED)
        expect(button).to_be_focused()
        assert key(page.evaluate("navigator.clipboard.readText()")) == ID
        expect(page.locator(".sf-copied")).to_have_count(1)


@pytest.mark.parametrize("suffix", ["bib", "ris", "json"])
def test_each_form_is_saved_as_a_file_that_reads_back(visit: Open, sample: str, suffix: str) -> None:
    page = reader(visit, sample, STORY)
    form = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}[suffix]
    with page.expect_download() as saved:
        page.get_by_role("button", name=f"Download: {form}").press("Enter")
    assert saved.value.suggested_filename == f"{ID}.{suffix}"
    text = saved.value.path().read_bytes().decode()
    if suffix == "bib":
        assert read_bibtex(text)[0]["author"] == "윤서진"
    elif suffix == "ris":
        assert ("AU", "윤서진") in read_ris(text)[0]
    else:
        assert json.loads(text)[0]["author"] == [{"literal": "윤서진"}]


@pytest.mark.parametrize("path", [TOPIC, EDITION])
def test_the_sources_of_all_stories_can_be_had_without_scripts(visit: Open, sample: str, path: str) -> None:
    page = visit(sample, java_script_enabled=False).open(path)
    links = page.locator(".sf-cite-all a")
    assert [link.inner_text() for link in links.all()] == ["BibTeX", "RIS", "CSL-JSON"]
    for link, read in zip(links.all(), (read_bibtex, read_ris, json.loads), strict=True):
        answer = page.request.get(f"{sample}{path}{link.get_attribute('href').rpartition('/')[2]}")
        assert answer.ok
        assert len(read(answer.body().decode())) > 2


def test_without_scripts_there_are_no_buttons_and_the_text_is_there_to_select(visit: Open, sample: str) -> None:
    page = visit(sample, java_script_enabled=False).open(STORY)
    assert page.locator(".sf-cite button").count() == 6
    assert page.locator(".sf-cite button").locator("visible=true").count() == 0
    page.locator(".sf-cite summary", has_text="RIS").click()
    expect(page.locator(".sf-cite pre", has_text="TY  - ")).to_be_visible()


def test_where_nothing_can_be_copied_the_text_is_unfolded_and_selected(visit: Open, sample: str) -> None:
    seen = visit(sample)
    seen.page.add_init_script("delete Navigator.prototype.clipboard; document.execCommand = () => false")
    page = seen.open(STORY)
    page.get_by_role("button", name="Copy: BibTeX").click()
    assert page.evaluate("getSelection().toString()").startswith(f"@article{{{ID},")
    expect(page.locator(".sf-cite pre").first).to_be_visible()


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_a_button_lies_in_the_line_of_its_form_and_covers_nothing(visit: Open, sample: str, width: int) -> None:
    page = reader(visit, sample, TOPIC, viewport={"width": width, "height": 800})
    page.locator(".sf-cite details").evaluate_all("all => all.forEach(one => one.open = true)")
    for form in page.locator(".sf-cite-form").all():
        summary, text = form.locator("summary").bounding_box(), form.locator("pre").bounding_box()
        name = form.locator("summary").evaluate(
            "it => { const r = new Range(); r.selectNodeContents(it); return r.getBoundingClientRect().right }"
        )
        for button in form.locator("button").all():
            box = button.bounding_box()
            assert summary
            assert text
            assert box
            assert box["x"] >= name
            assert box["y"] + box["height"] <= text["y"] + 1
            assert box["height"] >= 24, "WCAG 2.2, 2.5.8"
            assert box["x"] + box["width"] <= width
