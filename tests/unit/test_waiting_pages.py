"""The inbox's pages: source beside proposals, each leading to the other; in a preview and in no other output."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from mkdocs.commands import build

from desks import BODY, CUTOFF, QUOTE, load
from standfirst.briefing import Briefing
from standfirst.briefing.views import InboxPage, WaitingPage
from standfirst.render import Renderer
from standfirst.site.build import build_site, open_desk

MakeDesk = Callable[..., Path]
LEAD = "The old pier is closed until further notice, the ferry office said."
DRAFT: dict[str, Any] = {
    "status": "proposed",
    "summary": f"{LEAD} Three boats a day now call at the mill instead.",
    "key_points": ["Three boats a day now call at the mill instead."],
    "quotes": [{"text": QUOTE, "speaker": "ada-brook", "proposed": True, "role": "captain"}],
    "people": ["ada-brook"],
    "related": [{"title": "Mill to open", "section": "Harbour", "teaser": "In June.", "date": "2024-05-12"}],
    "proposed": ["summary", "key_points", "people", "topics", "related"],
}


def views(content: Path, **options: Any) -> tuple[InboxPage, dict[str, WaitingPage]]:
    first, *rest = Briefing(load(content, **options), CUTOFF, name="Desk", drafts=True).inbox()
    assert isinstance(first, InboxPage)
    return first, {page.waiting.id: page for page in rest if isinstance(page, WaitingPage)}


def rendered(content: Path, id_: str = "story", **options: Any) -> Any:
    _, pages = views(content, **options)
    return html.fromstring(Renderer("en").render(pages[id_]).html)


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def test_the_list_has_each_story_with_what_it_lacks(make_desk: MakeDesk) -> None:
    bare = {"status": "review", "summary": None, "accessed": "2024-05-30", "quotes": []}
    content = make_desk(articles={"story": {**DRAFT, "accessed": "2024-05-29"}, "bare": bare, "done": {}})
    inbox, pages = views(content)
    assert [row.waiting.id for row in inbox.rows] == ["story", "bare"]
    assert set(pages) == {"story", "bare"}
    page = html.fromstring(Renderer("en").render(inbox).html)
    first, second = page.xpath("//li[h2]")
    assert first.xpath(".//h2/a/@href") == ["../inbox/story/"]
    assert "3 days" in words(first)
    assert "Summary, Key points, People, Topics, Related stories, 1 quote" in words(first)
    assert "Missing" not in words(first)
    assert words(second).endswith("MissingSummary")
    assert "In review" in words(second)


def test_past_the_oldest_stories_have_no_page_of_their_own_yet(
    make_desk: MakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("standfirst.briefing.inbox.MOST_PAGES", 1)
    monkeypatch.setattr("standfirst.briefing.briefing.MOST_PAGES", 1)
    content = make_desk(
        articles={"older": {**DRAFT, "accessed": "2024-05-01"}, "story": {**DRAFT, "accessed": "2024-05-20"}}
    )
    page, pages = views(content)
    assert [(row.waiting.id, row.path) for row in page.rows] == [("older", "inbox/older/"), ("story", None)]
    assert list(pages) == ["older"]
    assert "The oldest one has a page of its own" in Renderer("en").render(page).html


def test_an_empty_inbox_says_so(make_desk: MakeDesk) -> None:
    inbox, pages = views(make_desk())
    assert pages == {}
    assert "Nothing waits." in Renderer("en").render(inbox).html


def test_the_whole_source_is_there_with_every_place_marked(make_desk: MakeDesk) -> None:
    page = rendered(make_desk(articles={"story": DRAFT}))
    (source,) = page.xpath("//section[@aria-labelledby='source']")
    marks = {mark.get("id"): words(mark) for mark in source.xpath(".//mark[@id]")}
    assert marks["source-summary-1"] == LEAD
    assert marks["source-quote-1"] == QUOTE
    for link in source.xpath(".//a[@class='sf-ref']"):
        link.drop_tree()
    assert " ".join(BODY.split()) in words(source)


def test_source_and_proposals_lead_to_each_other(make_desk: MakeDesk) -> None:
    page = rendered(make_desk(articles={"story": DRAFT}))
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    there = page.xpath("//section[@aria-labelledby='source']//a/@href")
    back = page.xpath("//section[@aria-labelledby='proposals']//a[starts-with(@href, '#')]/@href")
    assert sorted(there) == ["#key-point-1", "#quote-1", "#summary-1", "#summary-2"]
    assert sorted(back) == ["#source-key-point-1", "#source-quote-1", "#source-summary-1", "#source-summary-2"]
    assert {href[1:] for href in [*there, *back]} <= set(ids)


def test_each_proposal_has_the_command_that_accepts_it(make_desk: MakeDesk) -> None:
    page = rendered(make_desk(articles={"story": DRAFT}))
    assert page.xpath("//p[@class='sf-command']/code/text()") == [
        "standfirst accept story summary",
        "standfirst accept story key_points",
        "standfirst accept story people",
        "standfirst accept story topics",
        "standfirst accept story related",
        "standfirst accept story quotes.1",
        "standfirst accept story",
        "standfirst accept story --status published",
    ]


def test_no_text_of_a_file_gets_into_a_command(make_desk: MakeDesk) -> None:
    page = rendered(make_desk(articles={"story": {**DRAFT, "proposed": ["summary; rm -rf ~", "$(reboot)"]}}))
    commands = page.xpath("//p[@class='sf-command']/code/text()")
    assert commands[0] == "standfirst accept story quotes.1"
    assert not any(set(command) & set(";$()~") for command in commands)


def test_a_related_story_shows_all_that_its_page_told(make_desk: MakeDesk) -> None:
    _, pages = views(make_desk(articles={"story": DRAFT}))
    (related,) = [proposal for proposal in pages["story"].proposals if proposal.field == "related"]
    assert [(value.text, value.note) for value in related.values] == [
        ("Mill to open", "Harbour · 2024-05-12 · In June.")
    ]


def test_a_quote_that_fails_says_why_and_where_the_source_is_nearest(make_desk: MakeDesk) -> None:
    false = {"text": "We will land where we cannot leave", "speaker": "ada-brook", "proposed": True}
    page = rendered(make_desk(articles={"story": {**DRAFT, "quotes": [false]}}))
    (quote,) = page.xpath("//li[@id='quote-1']")
    assert "not what the source says" in words(quote)
    assert "not" in words(quote.xpath(".//p[@class='sf-note']")[0])


def test_an_edited_summary_is_told(make_desk: MakeDesk) -> None:
    content = make_desk(articles={"story": {**DRAFT, "summary": "Nobody may land.", "proposed": ["summary"]}})
    assert "not the source's own" in words(rendered(content))
    assert "not the source's own" not in words(rendered(make_desk(articles={"story": DRAFT})))


def test_a_sentence_is_found_though_its_typography_differs(make_desk: MakeDesk) -> None:
    body = BODY.replace("Three boats a day", "Three boats – “small” ones – a day")  # noqa: RUF001
    summary = 'Three boats — "small" ones — a day now call at the mill instead.'
    page = rendered(make_desk(articles={"story": {**DRAFT, "summary": summary, "body": body}}))
    assert page.xpath("//mark[@id='source-summary-1']")


def test_what_is_accepted_has_no_command_and_no_mark(make_desk: MakeDesk) -> None:
    accepted = {"text": QUOTE, "speaker": "ada-brook"}
    page = rendered(make_desk(articles={"story": {"status": "review", "quotes": [accepted]}}))
    assert page.xpath("//p[@class='sf-command']/code/text()") == ["standfirst accept story --status published"]
    assert "Proposed" not in words(page)


def test_a_story_without_evidence_says_nothing_of_its_source(make_desk: MakeDesk) -> None:
    page = rendered(make_desk(articles={"story": DRAFT}), evidence="folder")
    assert "The source's text is not here." in words(page)
    assert page.xpath("//mark") == []
    assert "not checked here" in words(page)
    assert "not the source's own" not in words(page)


def test_a_draft_without_a_headline_is_known_by_its_id(make_desk: MakeDesk) -> None:
    content = make_desk(articles={"story": "---\nstatus: proposed\n---\n\nWords.\n"})
    page = rendered(content)
    assert words(page.xpath("//h1")[0]) == "story"
    assert page.xpath("//a[contains(@href, 'articles/')]") == []


# Where the pages are


def desk(content: Path) -> Path:
    config = content.parent / "mkdocs.yml"
    config.write_text("site_name: X\ndocs_dir: digests\ntheme: {name: standfirst}\nplugins: [standfirst]\n")
    return config


def preview(content: Path, folder: Path) -> Path:
    """Build what `serve` shows."""
    opened = open_desk(desk(content), site_dir=str(folder))
    opened.config.plugins.on_startup(command="serve", dirty=False)
    build.build(opened.config)
    return folder


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(int(CUTOFF.timestamp())))


def test_a_preview_has_the_inbox_and_a_tab_with_its_count(make_desk: MakeDesk, tmp_path: Path) -> None:
    site = preview(make_desk(articles={"story": DRAFT, "pier-closed": {}}), tmp_path / "site")
    for page, up in (("index.html", ""), ("inbox/story/index.html", "../../"), ("topics/index.html", "../")):
        tree = html.fromstring((site / page).read_text("utf-8"))
        tabs = tree.xpath(f"//nav[contains(@class, 'md-tabs')]//a[@href='{up}inbox/']")
        assert [words(tab) for tab in tabs] == ["Inbox (1)"]
    assert "Three boats a day" in (site / "inbox/story/index.html").read_text("utf-8")


@pytest.mark.parametrize("drafts", [True, False])
def test_no_site_that_is_built_has_the_inbox_or_a_body(drafts: bool, make_desk: MakeDesk, tmp_path: Path) -> None:
    body = BODY + "\nSECRETWORD stands in the body alone.\n"
    content = make_desk(articles={"story": {**DRAFT, "body": body}, "pier-closed": {}})
    site = build_site(desk(content), site_dir=tmp_path / "site", drafts=drafts).site
    assert not (site / "inbox").exists()
    for file in site.rglob("*"):
        if file.is_file():
            data = file.read_bytes()
            assert b"SECRETWORD" not in data, file
            assert b"inbox/" not in data, file
    assert (site / "articles/2024/05/story").exists() is drafts


def test_an_ordinary_page_cannot_lie_where_the_inbox_is(make_desk: MakeDesk) -> None:
    from desks import rules_of  # noqa: PLC0415

    assert rules_of(make_desk(files={"inbox.md": "# Inbox\n"})) == ["address-taken"]
