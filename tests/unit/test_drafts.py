"""Drafts: in a preview each proposal is marked where it stands, and a site for readers has no word of any."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from desks import BODY, CUTOFF, QUOTE, load, write_desk
from found import found_records, said_in
from standfirst.briefing import Briefing, Page
from standfirst.render import RenderedPage, Renderer
from standfirst.site.build import build_site

MakeDesk = Callable[..., Path]

PROPOSED: dict[str, tuple[Any, str]] = {
    "title": ("SECRETWORD of the pier", "//h1"),
    "authors": (["SECRETWORD Author"], "//*[@class='sf-authors']"),
    "agency": ("SECRETWORD Agency", "//dd[contains(., 'SECRETWORD')]"),
    "dateline": ("SECRETWORD, May 13", "//dl"),
    "section": ("SECRETWORD News", "//dl"),
    "licence": ("SECRETWORD 4.0", "//dd[contains(., 'SECRETWORD')]"),
    "archive_url": ("https://secretword.example/SECRETWORD", "//dd[.//a[contains(@href, 'SECRETWORD')]]"),
    "summary": ("SECRETWORD in a summary.", "//section[contains(@class, 'sf-summary')]"),
    "key_points": (["SECRETWORD in a point."], "//section[@aria-labelledby='key-points']"),
    "commentary": ("SECRETWORD of the desk.", "//section[@aria-labelledby='commentary']"),
    "quotes": ([{"text": QUOTE, "speaker": "SECRETWORD Speaker"}], "//figure"),
    "people": (["SECRETWORD Person"], "//li[contains(., 'SECRETWORD')]"),
    "organisations": (["SECRETWORD Office"], "//li[contains(., 'SECRETWORD')]"),
    "places": (["SECRETWORD Bay"], "//h3[starts-with(., 'Places')]"),
    "tags": (["SECRETWORD"], "//h3[starts-with(., 'Tags')]"),
    "topics": (["secretword"], "//p[@class='sf-eyebrow'][contains(., 'SECRETWORD')]"),
    "related": ([{"title": "SECRETWORD elsewhere"}], "//ul[@class='sf-related']/li[contains(., 'SECRETWORD')]"),
    "corrections": (
        [{"date": "2024-05-14", "field": "summary", "note": "SECRETWORD"}],
        "//section[contains(@class, 'sf-correction-box')]",
    ),
}
"""Each field that a page shows and a program may suggest: a value, and the part of the page that has to be marked."""


def config(content: Path, rules: str = "") -> Path:
    path = content.parent / "mkdocs.yml"
    path.write_text(
        "site_name: X\nsite_url: https://desk.example/\ndocs_dir: digests\ntheme: {name: standfirst}\n"
        f"plugins:\n  - standfirst:\n      rules: {{{rules}}}\n"
    )
    return path


def pages(content: Path, *, drafts: bool = True) -> dict[str, RenderedPage]:
    briefing = Briefing(load(content), CUTOFF, name="Desk", drafts=drafts)
    return {page.path: page for page in Renderer("en", site_url="https://x.example/").render_all(briefing.pages())}


def tree(page: RenderedPage) -> Any:
    return html.fromstring(page.html)


def said(element: Any) -> str:
    return " ".join(element.text_content().split())


def article(name: str, status: str = "proposed", **fields: Any) -> dict[str, Any]:
    value = PROPOSED[name][0]
    quotes = {} if name == "quotes" else {"quotes": []}
    return {"status": status, **quotes, name: value, "proposed": [name], **fields}


TOPICS = {"ferries": {"title": "Ferries"}, "secretword": {"title": "SECRETWORD topic"}}


@pytest.mark.parametrize("status", ["proposed", "review", "published"])
@pytest.mark.parametrize("name", PROPOSED)
def test_a_preview_marks_a_proposal_where_it_stands(name: str, status: str, make_desk: MakeDesk) -> None:
    content = make_desk(articles={"story": article(name, status)}, topics=TOPICS)
    page = tree(pages(content)["articles/2024/05/story/"])
    assert "SECRETWORD" in html.tostring(page, encoding="unicode")
    where = "//p[@class='sf-byline']" if name == "title" else PROPOSED[name][1]
    (part,) = page.xpath(where)
    marks = [said(mark) for mark in part.xpath(".//span[contains(@class, 'sf-mark-proposed')]")]
    assert marks == ["Proposed"]


def word(name: str) -> str:
    """Return what stands for the secret in a value of the field `name`, so that a leak says whose it is."""
    return f"SECRET{name.replace('_', '').upper()}"


def own(name: str, status: str, **fields: Any) -> dict[str, Any]:
    """Return an article with a value of its own word in one field, which is proposed."""
    text = json.dumps(article(name, status)).replace("SECRETWORD", word(name)).replace("secretword", f"of-{status}")
    return {**fields, **json.loads(text)}


def desk_of(folder: Path, status: str) -> Path:
    """Write a desk with an article for each field, a draft of all fields, and a story that is whole."""
    everything = {name: own(name, "proposed")[name] for name in PROPOSED}
    topics = {"ferries": {"title": "Ferries"}, f"of-{status}": {"title": "Other"}, "of-proposed": {"title": "Draft"}}
    articles: dict[str, Any] = {f"of-{name.replace('_', '-')}": own(name, status) for name in PROPOSED}
    articles |= {"draft": {**everything, "status": "proposed", "proposed": list(PROPOSED)}, "pier-closed": {}}
    return config(write_desk(folder / "digests", articles=articles, topics=topics), "proposed-published: info")


@pytest.fixture(scope="module")
def for_readers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the site of a desk that turned down what is an error: published stories with proposals in them."""
    folder = tmp_path_factory.mktemp("readers")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", str(int(CUTOFF.timestamp())))
        return build_site(desk_of(folder, "published"), site_dir=folder / "site").site


@pytest.fixture(scope="module")
def with_drafts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a site with drafts."""
    folder = tmp_path_factory.mktemp("drafts")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SOURCE_DATE_EPOCH", str(int(CUTOFF.timestamp())))
        return build_site(desk_of(folder, "review"), site_dir=folder / "site", drafts=True).site


@pytest.mark.parametrize("name", sorted(set(PROPOSED) - {"title", "topics"}))
def test_a_site_for_readers_has_no_word_of_a_proposal(name: str, for_readers: Path) -> None:
    """Neither of a draft nor of a published story: no page, no data, no search index."""
    secret = word(name).encode()
    assert [file for file in for_readers.rglob("*") if file.is_file() and secret in file.read_bytes()] == []
    assert (for_readers / f"articles/2024/05/of-{name.replace('_', '-')}/index.html").is_file()


def test_a_site_for_readers_lists_no_story_on_a_topic_that_is_proposed(for_readers: Path) -> None:
    for topic in ("of-published", "of-proposed"):
        page = html.fromstring((for_readers / f"topics/{topic}/index.html").read_text("utf-8"))
        assert page.xpath("//article") == []
    assert "of-topics" in (for_readers / "archive/2024/05/index.html").read_text("utf-8")


def test_a_site_for_readers_has_a_title_only_where_the_story_is_published(for_readers: Path) -> None:
    """Without its title a published story has no page; the check stops a build before that, unless told not to."""
    titles = [file for file in for_readers.rglob("*.html") if b"SECRETTITLE" in file.read_bytes()]
    assert for_readers / "articles/2024/05/of-title/index.html" in titles
    assert not any("draft" in file.as_posix().removeprefix(for_readers.as_posix()) for file in titles)
    assert not (for_readers / "articles/2024/05/draft").exists()


@pytest.mark.parametrize("name", PROPOSED)
def test_programs_and_search_get_no_proposal_in_a_preview_either(name: str, with_drafts: Path) -> None:
    """A search result, a description and JSON-LD show no mark."""
    secret = word(name)
    story = with_drafts / f"articles/2024/05/of-{name.replace('_', '-')}/index.html"
    assert (secret in story.read_text("utf-8")) is (name != "topics")
    assert [record for record in found_records(with_drafts) if secret in said_in(record)] == []
    for file in with_drafts.rglob("*.html"):
        page = html.fromstring(file.read_text("utf-8"))
        for description in page.xpath("//meta[contains(@name, 'description') or contains(@property, 'description')]"):
            assert secret not in description.get("content"), file
        for data in page.xpath("//script[@type='application/ld+json']"):
            assert secret not in data.text, file
    for file in with_drafts.rglob("*.json"):
        assert secret not in file.read_text("utf-8", "replace"), file
    assert list(with_drafts.rglob("data.json")) == [], "their numbers would tell of drafts"
    assert not (with_drafts / "data").exists()


def preview(make_desk: MakeDesk, **fields: Any) -> dict[str, RenderedPage]:
    people = {"ada-brook": {"name": "Ada Brook"}, "nell-haas": {"name": "Nell Haas"}}
    offices = {"ferry-office": {"name": "Ferry Office"}}
    articles = {"draft": fields, "open": {"not_related": ["draft"]}}  # or one would fold under the other
    content = make_desk(articles=articles, people=people, organisations=offices)
    return pages(content)


@pytest.mark.parametrize(("status", "mark"), [("proposed", "Proposed"), ("review", "In review")])
@pytest.mark.parametrize("path", ["", "topics/ferries/", "people/ada-brook/", "publishers/lake-herald/", "topics/"])
def test_lists_mark_a_draft(path: str, status: str, mark: str, make_desk: MakeDesk) -> None:
    found = preview(make_desk, status=status, title="DRAFTED", date="2024-05-15")
    links = tree(found[path]).xpath("//a[.='DRAFTED']")
    assert links
    for link in links:
        around = link.xpath("ancestor::article | ancestor::li | ancestor::figure")[-1]
        assert mark in said(around)


def test_a_card_in_review_tells_that_its_summary_is_proposed(make_desk: MakeDesk) -> None:
    found = preview(make_desk, status="review", title="DRAFTED", proposed=["summary"])
    (card,) = tree(found["topics/ferries/"]).xpath("//article[.//a[.='DRAFTED']]")
    assert [said(mark) for mark in card.xpath(".//span[contains(@class, 'sf-mark')]")] == ["In review", "Proposed"]


def test_a_name_that_only_proposals_give_is_marked_on_its_topic(make_desk: MakeDesk) -> None:
    found = preview(make_desk, status="review", people=["nell-haas", "ada-brook"], proposed=["people"])
    rail = tree(found["topics/ferries/"]).xpath("//section[@aria-labelledby='people']//li")
    assert sorted(said(item) for item in rail) == ["Ada Brook 2", "Nell Haas Proposed 1"]


def test_a_quote_of_a_draft_is_marked_on_its_topic(make_desk: MakeDesk) -> None:
    quotes = [
        {"text": QUOTE, "speaker": "nell-haas"},
        {"text": "cannot leave", "speaker": "nell-haas", "proposed": True},
    ]
    found = preview(make_desk, status="review", quotes=quotes, date="2024-05-20")
    figures = tree(found["topics/ferries/"]).xpath("//section[@class='sf-voice'][contains(., 'Nell Haas')]//figure")
    marks = [[said(mark) for mark in figure.xpath(".//span[contains(@class, 'sf-mark')]")] for figure in figures]
    assert marks == [["In review"], ["Proposed"]]


def test_a_preview_links_no_story_for_a_topic_that_nobody_accepted(make_desk: MakeDesk) -> None:
    topics = {"ferries": {"title": "Ferries"}, "weather": {"title": "Weather"}}
    both = {"topics": ["ferries", "weather"], "proposed": ["topics"]}
    for drafts in (True, False):
        content = make_desk(articles={"story": both, "open": {}}, topics=topics)
        assert "in common" not in pages(content, drafts=drafts)["topics/ferries/"].html


# Related stories elsewhere


def test_a_story_elsewhere_has_its_title_date_and_teaser(make_desk: MakeDesk) -> None:
    pin = {
        "url": "https://other.example/mill",
        "title": "Mill to open",
        "section": "Harbour",
        "teaser": "The mill opens in June.",
        "date": "2024-05-12 09:30",
    }
    content = make_desk(articles={"story": {"related": [pin]}})
    (item,) = tree(pages(content, drafts=False)["articles/2024/05/story/"]).xpath("//ul[@class='sf-related']/li")
    assert item.xpath(".//a/@href") == ["https://other.example/mill"]
    told = "The mill opens in June. Chosen by the desk other.example Harbour 12 May 2024"
    assert said(item) == f"Background Mill to open {told}"
    assert item.xpath(".//time/@datetime") == ["2024-05-12T09:30+01:00"]


def test_an_accepted_story_without_an_address_is_not_shown(make_desk: MakeDesk) -> None:
    content = make_desk(articles={"story": {"related": [{"title": "SECRETWORD"}]}})
    for drafts in (True, False):
        assert "SECRETWORD" not in pages(content, drafts=drafts)["articles/2024/05/story/"].html


def test_a_proposed_story_of_the_desk_leads_to_its_page(make_desk: MakeDesk) -> None:
    fields = {"related": ["open", {"id": "gone", "rel": "follows"}], "proposed": ["related"], "status": "review"}
    found = pages(make_desk(articles={"story": fields, "open": {"title": "Open"}}))
    items = tree(found["articles/2024/05/story/"]).xpath("//ul[@class='sf-related']/li")
    assert [said(item).startswith("Background Open Proposed") for item in items] == [True]
    assert items[0].xpath(".//a/@href")[0].endswith("articles/2024/05/open/")


def test_the_default_body_is_in_no_page_of_a_preview(make_desk: MakeDesk) -> None:
    found = pages(make_desk(articles={"story": {"status": "proposed", "body": BODY + "\nSECRETWORD.\n"}}))
    assert not any("SECRETWORD" in f"{page.html}{page.records}" for page in found.values())


def test_a_view_is_of_a_page(make_desk: MakeDesk) -> None:
    briefing = Briefing(load(make_desk(articles={"story": {"status": "review"}})), CUTOFF)
    assert {page.path for page in briefing.inbox() if isinstance(page, Page)} == {"inbox/", "inbox/story/"}
