"""What a page says to programs: JSON-LD in its head, and a story's data beside it."""

from __future__ import annotations

import gzip
import json
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import MakeDesk
from desks import ARTICLE, BODY, CUTOFF, QUOTE
from standfirst.briefing import Briefing
from standfirst.briefing.parts import Standing, When
from standfirst.render import PlainShell, RenderedPage, Renderer
from standfirst.source import DeskOptions, load_library
from standfirst.text import json_text

SITE = "https://desk.example/briefing"
STORY = "articles/2024/05/pier-closed/"
SOURCE = ARTICLE["url"]


def pages(
    content: Path, *, site_url: str | None = SITE, drafts: bool = False, **options: Any
) -> dict[str, RenderedPage]:
    library = load_library(content, DeskOptions.model_validate(options))
    briefing = Briefing(library, CUTOFF, name="Desk", drafts=drafts)
    return {page.path: page for page in Renderer("en", site_url=site_url).render_all(briefing.pages())}


def linked(page: RenderedPage) -> dict[str, Any]:
    """Return the page's JSON-LD, as the plain shell prints it."""
    document = PlainShell("Desk", "en").wrap(page).decode()
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', document)
    assert len(found) <= 1
    return json.loads(found[0]) if found else {}


def beside(page: RenderedPage) -> dict[str, Any]:
    """Return the story's `data.json`."""
    (content,) = (file.content for file in page.beside if file.name == "data.json")
    return json.loads(content)


# JSON-LD.


def test_a_story_is_a_collection_that_cites_its_publisher_s_article(make_desk: MakeDesk) -> None:
    data = linked(pages(make_desk())[STORY])
    assert data["@context"] == "https://schema.org"
    assert data["@type"] == "CollectionPage"
    assert data["url"] == f"{SITE}/{STORY}"
    (cited,) = data["citation"]
    assert cited["@type"] == "NewsArticle"
    assert cited["@id"] == cited["url"] == SOURCE
    assert cited["publisher"] == {"@type": "Organization", "name": "The Lake Herald"}
    assert "articleBody" not in json.dumps(data)


def test_a_quote_is_a_quotation_with_its_speaker_and_its_source(make_desk: MakeDesk) -> None:
    page = pages(make_desk())[STORY]
    (quotation,) = linked(page)["hasPart"]
    assert quotation["@type"] == "Quotation"
    assert quotation["text"] == QUOTE
    assert quotation["inLanguage"] == "en"
    person = f"{SITE}/people/ada-brook/"
    assert quotation["creator"] == {"@type": "Person", "@id": person, "name": "Ada Brook", "url": person}
    assert quotation["isBasedOn"]["url"] == SOURCE
    assert quotation["isBasedOn"]["publisher"]["name"] == "The Lake Herald"
    anchor = quotation["url"].removeprefix(f"{SITE}/{STORY}#")
    assert f'id="{anchor}"' in page.html


def test_nothing_is_claimed_about_the_truth_of_what_was_said(make_desk: MakeDesk) -> None:
    for page in pages(make_desk()).values():
        assert "ClaimReview" not in page.head
        assert "spokenByCharacter" not in page.head


@pytest.mark.parametrize(
    "path",
    ["", STORY, "topics/ferries/", "editions/2024-05-14/", "people/ada-brook/"],
)
def test_pages_that_show_a_quote_hold_it_as_a_quotation(make_desk: MakeDesk, path: str) -> None:
    content = make_desk(editions={"2024-05-14": {"quote": {"id": "pier-closed", "text": QUOTE}}})
    parts = linked(pages(content)[path])["hasPart"]
    assert [part["text"] for part in parts] == [QUOTE]
    assert parts[0]["url"].startswith(f"{SITE}/{STORY}#q-")


@pytest.mark.parametrize(
    "path", ["topics/ferries/", "editions/2024-05-14/", "people/ada-brook/", "publishers/lake-herald/"]
)
def test_pages_that_list_stories_cite_them(make_desk: MakeDesk, path: str) -> None:
    content = make_desk(editions={"2024-05-14": {}})
    assert [cited["url"] for cited in linked(pages(content)[path])["citation"]] == [SOURCE]


@pytest.mark.parametrize("path", ["archive/", "topics/", "people/", "corrections/"])
def test_indexes_have_nothing_to_say_to_programs_yet(make_desk: MakeDesk, path: str) -> None:
    assert pages(make_desk())[path].head == ""


def test_a_person_s_page_says_whom_it_is_about(make_desk: MakeDesk) -> None:
    person = {"name": "Ada Brook", "native": "Ада", "same_as": ["https://id.example/ada"]}
    about = linked(pages(make_desk(people={"ada-brook": person}))["people/ada-brook/"])["about"]
    assert about["@type"] == "Person"
    assert about["sameAs"] == ["https://id.example/ada"]
    assert about["alternateName"] == ["Ада"]


def test_an_organisation_that_speaks_is_one(make_desk: MakeDesk) -> None:
    content = make_desk(
        articles={"pier-closed": {"quotes": [{"text": QUOTE, "speaker": "ferry-office"}]}},
        organisations={"ferry-office": {"name": "The ferry office"}},
    )
    (quotation,) = linked(pages(content)[STORY])["hasPart"]
    assert quotation["creator"]["@type"] == "Organization"


def test_without_the_site_s_address_no_page_of_ours_has_one(make_desk: MakeDesk) -> None:
    """An address that is a guess is worse than none; a quotation is then named relative to its page."""
    data = linked(pages(make_desk(), site_url=None)[STORY])
    assert "url" not in data
    (quotation,) = data["hasPart"]
    assert "url" not in quotation
    assert re.fullmatch("#q-[0-9a-f]{8}", quotation["@id"])
    assert "url" not in quotation["creator"]


def test_a_source_without_an_address_is_cited_by_its_name(make_desk: MakeDesk) -> None:
    from desks import Raw  # noqa: PLC0415 - for this one

    content = make_desk(articles={"pier-closed": {"url": Raw("null"), "medium": "print"}})
    data = linked(pages(content)[STORY])
    assert "url" not in data["citation"][0]
    assert data["citation"][0]["name"] == ARTICLE["title"]


def test_rights_none_leave_the_citation_alone(make_desk: MakeDesk) -> None:
    page = pages(make_desk(articles={"pier-closed": {"rights": "none"}}))[STORY]
    assert "hasPart" not in linked(page)
    assert linked(page)["citation"][0]["url"] == SOURCE


def test_what_is_proposed_is_no_quotation_even_in_a_preview(make_desk: MakeDesk) -> None:
    said = {"text": QUOTE, "speaker": "ada-brook", "proposed": True}
    page = pages(make_desk(articles={"pier-closed": {"quotes": [said]}}), drafts=True)[STORY]
    assert QUOTE in page.html
    assert QUOTE not in page.head


def test_a_draft_says_nothing_to_programs(make_desk: MakeDesk) -> None:
    page = pages(make_desk(articles={"pier-closed": {"status": "review"}}), drafts=True)[STORY]
    assert page.head == ""
    assert page.beside == ()


# The data beside a story.


def test_a_story_s_data_are_as_documented(make_desk: MakeDesk) -> None:
    page = pages(make_desk())[STORY]
    assert '<link rel="describedby" type="application/json" href="data.json">' in page.head
    (quotation,) = linked(page)["hasPart"]
    more = ["authors", "page", "people", "rights", "summary", "topics"]
    assert {name: value for name, value in beside(page).items() if name not in more} == {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "version": 1,
        "id": "pier-closed",
        "title": ARTICLE["title"],
        "url": SOURCE,
        "publisher": "The Lake Herald",
        "date": "2024-05-13",
        "language": "en",
        "quotes": [
            {
                "anchor": quotation["url"].split("#")[1],
                "text": QUOTE,
                "language": "en",
                "speaker": "Ada Brook",
                "standing": "exact",
                "target": {"source": SOURCE, "selector": {"type": "TextQuoteSelector", "exact": QUOTE}},
            }
        ],
    }


def test_the_body_is_in_no_data_but_for_the_quote(make_desk: MakeDesk) -> None:
    """Three words on either side would be the body's: `rights: excerpt` lets none of it out."""
    page = pages(make_desk())[STORY]
    for outside in ("ferry office said", "said Ada", "a captain", "Three boats a day now"):
        assert outside in BODY
        assert outside not in page.beside[0].content.decode()
        assert outside not in page.head
        assert outside.replace(" ", "%20") not in page.html


def test_words_that_the_desk_left_out_are_in_no_data(make_desk: MakeDesk) -> None:
    body = '"We will not land, SECRETWORD and all of that, where we cannot leave," said Ada Brook, a captain.\n'
    said = {"text": "We will not land … where we cannot leave", "speaker": "ada-brook"}
    page = pages(make_desk(articles={"pier-closed": {"body": body, "quotes": [said]}}))[STORY]
    (quote,) = beside(page)["quotes"]
    assert quote["standing"] == "marked edit"
    assert [one["selector"]["exact"] for one in quote["target"]] == ["We will not land", "where we cannot leave"]
    assert "text=We%20will%20not%20land,where%20we%20cannot%20leave" in page.html
    assert "SECRETWORD" not in page.html + page.head + page.beside[0].content.decode()


@pytest.mark.parametrize("fields", [{"rights": "none"}, {"status": "review"}, {"status": "proposed"}])
def test_no_data_lie_beside_what_readers_do_not_have(make_desk: MakeDesk, fields: dict[str, Any]) -> None:
    for drafts in (False, True):
        found = pages(make_desk(articles={"pier-closed": fields, "other": {}}), drafts=drafts)
        assert STORY not in found or found[STORY].beside == ()


def test_data_lie_beside_stories_and_what_they_are_about(make_desk: MakeDesk) -> None:
    found = pages(make_desk())
    assert {path for path, page in found.items() if any(file.name == "data.json" for file in page.beside)} == {
        path for path in found if path.count("/") > 1 and path.split("/")[0] != "archive"
    }


# Standings, as readers see them.


@pytest.mark.parametrize(
    ("standing", "said", "meaning"),
    [
        (Standing("exact"), "verbatim", "Verbatim: a program compared"),
        (Standing("typography"), "verbatim", "Verbatim: a program compared"),
        (Standing("marked edit"), "verbatim but for the marked edits", "words in [brackets] are ours"),
        (
            Standing("stamped", When("2024-05-20", date(2024, 5, 20))),
            "checked by the desk on 20 May 2024",
            "on that day",
        ),
        (Standing("unchecked"), "not checked here", "was not at hand"),
    ],
    ids=lambda value: value.key if isinstance(value, Standing) else "",
)
def test_each_standing_is_said_and_explained_in_words(
    make_desk: MakeDesk, monkeypatch: pytest.MonkeyPatch, standing: Standing, said: str, meaning: str
) -> None:
    monkeypatch.setattr("standfirst.briefing.quotations._standing", lambda *_: standing)
    html = pages(make_desk())[STORY].html
    assert f"{said}</span>" in html
    explanation = html.split('class="sf-note sf-standings"')[1].split("</ul>")[0]
    assert meaning in explanation
    assert explanation.count("<li>") == 1


def test_the_link_into_the_source_keeps_the_address_s_own_fragment(make_desk: MakeDesk) -> None:
    page = pages(make_desk(articles={"pier-closed": {"url": f"{SOURCE}#part"}}))[STORY]
    assert f'href="{SOURCE}#part:~:text=' in page.html
    assert f'cite="{SOURCE}#part"' in page.html


# Escaping.


@pytest.mark.parametrize("text", ["</script>", "<!--", "]]>", "&lt;", "\u2028", "\u2029", "<script>", "--!>"])
def test_nothing_in_a_text_can_leave_the_script(text: str) -> None:
    written = json_text({"name": text})
    assert not set(written) & set("<>&\u2028\u2029")
    assert json.loads(written) == {"name": text}


@given(
    st.recursive(
        st.text() | st.integers() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_json_of_any_text_is_one_line_that_reads_back(value: Any) -> None:
    written = json_text(value)
    assert not set(written) & set("<>&\n\r\u2028\u2029")
    json.loads(written)


# Budgets (docs/themes.md): compressed, with the data in the head.


def test_pages_full_of_quotes_stay_within_their_budget(make_desk: MakeDesk) -> None:
    said = [
        f"We will not land at pier number {n} before the week number {n * 7} of this year is over" for n in range(200)
    ]
    articles: dict[str, Any] = {}
    for n in range(40):
        own = said[n * 5 : n * 5 + 5]
        body = "\n\n".join(f'"{words}," said Ada Brook, the captain.' for words in own) + "\n"
        quotes = [{"text": words, "speaker": "ada-brook"} for words in own]
        articles[f"story-{n}"] = {
            "title": f"Story number {n} about a pier",
            "url": f"{SOURCE}/{n}",
            "body": body,
            "quotes": quotes,
        }
    found = pages(make_desk(articles=articles), quote_limit=500)
    shell = PlainShell("Desk", "en")
    size = {path: len(gzip.compress(shell.wrap(page))) for path, page in found.items()}
    assert size["articles/2024/05/story-3/"] < 15_000 - 6_000  # the shell that readers get takes the rest
    assert size["people/ada-brook/"] < 40_000 - 6_000
    assert size["topics/ferries/"] < 40_000 - 6_000
