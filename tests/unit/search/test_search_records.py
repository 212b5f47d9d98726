"""What search knows of a page: the article, each quote and each subject, and nothing that readers may not have."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desks import BODY, CUTOFF, QUOTE, load
from standfirst.briefing import Briefing
from standfirst.render.records import UNDATED, SearchRecord, search_records

MakeDesk = Callable[..., Path]

NAMES = {
    "people": {"ada-brook": {"name": "Ada Brook", "aliases": ["A. Brook"], "note": "Runs the ferry"}},
    "organisations": {"ferry-office": {"name": "Ferry Office"}},
}


def records(content: Path, *, drafts: bool = False, fulltext: bool = False) -> list[SearchRecord]:
    briefing = Briefing(load(content), CUTOFF, name="Desk", drafts=drafts)
    return [record for page in briefing.pages() for record in search_records(page, fulltext=fulltext)]


def of_kind(found: list[SearchRecord], kind: str) -> list[SearchRecord]:
    return [record for record in found if record.kind == kind]


def desk(make_desk: MakeDesk, **fields: Any) -> Path:
    quote = {"text": QUOTE, "speaker": "ada-brook", "role": "skipper"}
    usual = {"quotes": [quote], "people": ["Nell Haas"], "organisations": ["ferry-office"], "summary": "It sailed."}
    return make_desk(articles={"story": usual | fields}, **NAMES)


def test_an_article_and_each_quote_have_one_record_each(make_desk: MakeDesk) -> None:
    found = records(desk(make_desk))
    assert [record.kind for record in found if record.path.startswith("articles/")] == ["article", "quote"]


def test_an_article_is_found_by_what_the_desk_says_of_it(make_desk: MakeDesk) -> None:
    (article,) = of_kind(
        records(desk(make_desk, title="A pier", key_points=["Tides turned."], commentary="*Why* so.")), "article"
    )
    assert (article.title, article.text) == ("A pier", "It sailed. Tides turned. Why so.")
    assert article.people == ("Nell Haas", "Ada Brook")
    assert "Ferry Office" in article.also
    assert article.date == "2024-05-13"
    assert article.year == "2024"


def test_a_quote_is_found_by_its_words_and_leads_to_its_anchor(make_desk: MakeDesk) -> None:
    (quote,) = of_kind(records(desk(make_desk, title="A pier")), "quote")
    assert (quote.title, quote.text, quote.story) == ("Ada Brook", QUOTE, "A pier")
    assert quote.people == ("Ada Brook",)
    assert quote.anchor.startswith("q-")
    assert quote.also == ("skipper",)


def test_a_quote_is_found_by_its_translation_and_by_its_own_words(make_desk: MakeDesk) -> None:
    said = {"text": QUOTE, "speaker": "ada-brook", "translation": {"text": "Wir fahren ab", "language": "de"}}
    (quote,) = of_kind(records(desk(make_desk, quotes=[said])), "quote")
    assert quote.text == QUOTE
    assert quote.translation
    assert (quote.translation.text, quote.translation.language) == ("Wir fahren ab", "de")


def test_people_are_found_by_other_names_and_their_date_is_that_of_their_newest_story(make_desk: MakeDesk) -> None:
    (person,) = of_kind(records(desk(make_desk)), "person")
    assert (person.title, person.text, person.also) == ("Ada Brook", "Runs the ferry", ("A. Brook",))
    assert person.date == "2024-05-13"
    assert person.year is None


def test_a_topic_without_stories_has_a_record_without_a_day(make_desk: MakeDesk) -> None:
    content = make_desk(articles={"story": {}}, topics={"empty": {"title": "Nothing yet"}})
    assert [record.date for record in of_kind(records(content), "topic") if record.title == "Nothing yet"] == [UNDATED]


def test_a_body_is_in_no_record_unless_the_desk_asks_and_its_rights_are_full(make_desk: MakeDesk) -> None:
    body = BODY + "\nThe SECRETWORD of the body.\n"
    for rights in ("excerpt", "full", "none"):
        content = desk(make_desk, body=body, rights=rights, quotes=[])
        for fulltext in (False, True):
            said = any("SECRETWORD" in record.text for record in records(content, fulltext=fulltext))
            assert said is (fulltext and rights == "full"), (rights, fulltext)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"summary": "SECRETWORD here.", "proposed": ["summary"]}, "summary"),
        ({"people": ["SECRETWORD Person"], "proposed": ["people"]}, "people"),
        ({"places": ["SECRETWORD Bay"], "proposed": ["places"]}, "places"),
        ({"title": "SECRETWORD here", "proposed": ["title"]}, "title"),
        ({"quotes": [{"text": QUOTE, "speaker": "SECRETWORD Speaker", "proposed": True}]}, "quotes"),
    ],
)  # fmt: skip
def test_what_nobody_accepted_is_not_found_in_a_preview_either(
    make_desk: MakeDesk, fields: dict[str, Any], field: str
) -> None:
    found = records(desk(make_desk, status="review", **fields), drafts=True)
    assert [record for record in found if "SECRETWORD" in repr(record)] == [], field


def test_a_story_whose_rights_are_none_is_found_by_its_title_alone(make_desk: MakeDesk) -> None:
    found = records(desk(make_desk, title="A pier", rights="none"))
    assert [(record.title, record.text) for record in of_kind(found, "article")] == [("A pier", "")]
    assert of_kind(found, "quote") == []


def test_a_withdrawn_story_is_not_found(make_desk: MakeDesk) -> None:
    gone = {"date": "2024-05-14", "reason": "An error"}
    found = records(desk(make_desk, status="withdrawn", withdrawn=gone))
    assert [record for record in found if record.path.startswith("articles/")] == []


def test_hidden_characters_are_written_out(make_desk: MakeDesk) -> None:
    content = desk(make_desk, summary="Turned \u202egnp.exe\u202c round.", title="A \u2066title\u2069")
    (article,) = of_kind(records(content), "article")
    assert "⟨U+202E⟩gnp.exe" in article.text
    assert "⟨U+2066⟩" in article.title
