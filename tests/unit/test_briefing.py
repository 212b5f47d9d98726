"""The briefing: what readers see, and what they must not."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from conftest import MakeDesk
from standfirst.briefing import Briefing, Page
from standfirst.render import Renderer
from standfirst.source import DeskOptions, load_library

CUTOFF = datetime(2024, 6, 2, 12, tzinfo=UTC)


def pages(content: Path, *, drafts: bool = False) -> dict[str, Page]:
    briefing = Briefing(load_library(content, DeskOptions()), CUTOFF, name="Desk", drafts=drafts)
    return {page.path: page for page in briefing.pages()}


def site(content: Path) -> str:
    """Return every page and search record in one text."""
    briefing = Briefing(load_library(content, DeskOptions()), CUTOFF, name="Desk")
    rendered = list(Renderer("en").render_all(briefing.pages()))
    return "\n".join(f"{page.html}{page.records}{page.title}{page.description}" for page in rendered)


SAID = {"text": "We will not land where we cannot leave", "speaker": "ada-brook"}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("summary", "SECRETWORD in a summary."),
        ("key_points", ["SECRETWORD"]),
        ("commentary", "SECRETWORD"),
        ("tags", ["SECRETWORD"]),
        ("places", ["SECRETWORD"]),
        ("people", ["SECRETWORD Person"]),
        ("organisations", ["SECRETWORD Office"]),
        ("related", [{"url": "https://x.example/", "title": "SECRETWORD"}]),
        ("corrections", [{"date": "2024-05-14", "field": "summary", "note": "SECRETWORD"}]),
    ],
)
def test_a_proposed_value_reaches_no_page_under_any_name_of_its_field(
    field: str, value: Any, make_desk: MakeDesk
) -> None:
    shown = site(make_desk(articles={"pier-closed": {field: value}}))
    assert "SECRETWORD" in shown
    spellings = {"tags": "keywords", "key_points": "keyPoints", "summary": "description"}
    for name in (field, spellings.get(field, field)):
        hidden = site(make_desk(articles={"pier-closed": {field: value, "proposed": [name]}}))
        assert "SECRETWORD" not in hidden, name


def test_proposed_rights_publish_no_body(make_desk: MakeDesk) -> None:
    body = 'The SECRETWORD pier is closed.\n\n"We will not land where we cannot leave," said Ada Brook.\n'
    content = make_desk(articles={"pier-closed": {"rights": "full", "proposed": ["rights"], "body": body}})
    assert "SECRETWORD" not in site(content)


def test_a_withdrawn_story_says_nothing_anywhere_but_at_its_tombstone(make_desk: MakeDesk) -> None:
    gone = {
        "status": "withdrawn",
        "withdrawn": {"date": "2024-05-20", "reason": "GIVENREASON"},
        "related": [{"id": "other", "reason": "SECRETWORD"}],
        "corrections": [{"date": "2024-05-14", "field": "summary", "was": "SECRETWORD", "now": "x"}],
        "summary": "SECRETWORD",
        "commentary": "SECRETWORD",
    }
    shown = site(make_desk(articles={"pier-closed": gone, "other": {}}))
    assert "SECRETWORD" not in shown
    assert shown.count("GIVENREASON") == 1


def test_rights_none_show_title_and_link_only(make_desk: MakeDesk) -> None:
    silent = {
        "rights": "none",
        "summary": "SECRETWORD",
        "key_points": ["SECRETWORD"],
        "commentary": "SECRETWORD",
        "tags": ["SECRETWORD"],
        "places": ["SECRETWORD"],
        "corrections": [{"date": "2024-05-14", "field": "summary", "was": "SECRETWORD", "now": "x"}],
    }
    assert "SECRETWORD" not in site(make_desk(articles={"pier-closed": silent}))


def test_an_embargo_covers_the_names_in_a_story(make_desk: MakeDesk) -> None:
    content = make_desk(
        articles={
            "early": {"publish_date": "2030-01-01", "people": ["secret-source"]},
            "open": {"organisations": ["ferry-office"]},
        },
        people={
            "secret-source": {"name": "Secret Source", "roles": [{"role": "clerk", "organisation": "ferry-office"}]}
        },
        organisations={"ferry-office": {"name": "The Ferry Office"}},
    )
    assert "Secret Source" not in site(content)
    assert "people/secret-source/" not in pages(content)


def test_every_link_of_the_site_leads_to_a_page_of_it(make_desk: MakeDesk) -> None:
    content = make_desk(
        articles={"pier-closed": {"agency": "wire-co", "people": ["clerk"]}},
        people={"clerk": {"name": "A Clerk", "roles": [{"role": "clerk", "organisation": "back-office"}]}},
        organisations={"back-office": {"name": "Back Office"}},
        publishers={"wire-co": {"name": "Wire Co", "agency": "true"}, "lake-herald": {"name": "The Lake Herald"}},
    )
    known = pages(content)
    shown = site(content)
    for target in ("publishers/wire-co/", "organisations/back-office/"):
        assert target not in known
        assert target not in shown


def test_the_month_of_a_withdrawn_story_keeps_its_address(make_desk: MakeDesk) -> None:
    gone = {"date": "2024-04-03", "status": "withdrawn", "withdrawn": {"date": "2024-05-20", "reason": "x"}}
    assert "archive/2024/04/" in pages(make_desk(articles={"old": gone, "new": {}}))


def test_a_list_shows_fifty_and_then_months_that_hold_the_rest(make_desk: MakeDesk) -> None:
    first = datetime(2024, 1, 1, tzinfo=UTC)
    articles = {f"story-{n}": {"date": (first + timedelta(days=n * 2)).date().isoformat()} for n in range(70)}
    known = pages(make_desk(articles=articles))
    topic: Any = next(page for page in known.values() if page.kind == "topic")
    assert len(topic.stories.cards) == 50
    assert topic.stories.total == 70
    assert topic.stories.months
    left_out = {f"story-{n}" for n in range(70)} - {card.id for card in topic.stories.cards}
    listed = set()
    for month in topic.stories.months:
        page: Any = known[month.path]
        cards = [card.id for day in page.days for card in day.cards]
        assert len(cards) == month.count
        listed.update(cards)
    assert left_out <= listed


def test_the_same_words_twice_in_a_story_stand_once(make_desk: MakeDesk) -> None:
    page: Any = next(
        page for page in pages(make_desk(articles={"a": {"quotes": [SAID, SAID]}})).values() if page.kind == "article"
    )
    assert len(page.quotes) == 1


def test_an_address_keeps_its_folder_when_a_date_is_corrected(make_desk: MakeDesk) -> None:
    known = pages(make_desk(articles={"a": {"date": "2024-05-13"}}))
    path = next(path for path, page in known.items() if page.kind == "article")
    assert path == "articles/2024/05/a/"
