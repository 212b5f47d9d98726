"""Every page has its parts in one order, which readers learn: the same on each page of a kind, whatever it lacks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from lxml import html
from lxml.etree import _Element

from desks import load, write_desk
from standfirst.briefing import Briefing
from standfirst.render import Renderer

ROOT = Path(__file__).parents[2]
CUTOFF = datetime(2026, 11, 26, tzinfo=UTC)
"""Some days after the sample desk's newest story."""

FULL: dict[str, object] = {
    "articles": {
        "pier-closed": {
            "rights": "full", "commentary": "Said before.", "key_points": ["One pier."], "places": ["Mill"],
            "people": ["ada-brook"], "related": [{"id": "boats-back", "rel": "follows"},
                                                 {"id": "fares-rise", "rel": "background"}],
            "corrections": [{"date": "2024-05-14", "field": "summary", "note": "Once."},
                            {"date": "2024-05-15", "field": "summary", "note": "Twice."}],
        },
        "boats-back": {"title": "Boats are back at the mill", "date": "2024-05-10", "quotes": None},
        "fares-rise": {"title": "Fares rise", "date": "2024-05-09", "quotes": None},
    },
    "topics": {"ferries": {"pinned": ["fares-rise"], "parent": "harbour", "updated": "2024-05-20", "body": "Boats."},
               "harbour": {"title": "The harbour"}},
    "publishers": {"lake-herald": {"name": "The Lake Herald", "native": "Seebote", "language": "de"}},
    "editions": {"2024-05-10": {"stories": ["boats-back"]},
                 "2024-05-16": {"stories": ["pier-closed"], "lead": "pier-closed", "also_noted": ["fares-rise"],
                                "quote": {"id": "pier-closed", "text": "We will not land where we cannot leave"},
                                "title": "Boats", "body": "We read on."}},
}  # fmt: skip
"""What the sample desk has nowhere: two corrections of a story, one since an edition, and pins of a topic."""


def labelled(anchor: str) -> str:
    """Return the path to a section by its heading's anchor."""
    return f".//*[@aria-labelledby='{anchor}']"


def of_class(name: str) -> str:
    """Return the path to what has a class of the stylesheet's."""
    return f".//*[contains(concat(' ', @class, ' '), ' {name} ')]"


def within(place: str, name: str) -> str:
    return f"{of_class(place)}//{of_class(name)[3:]}"


HEAD, TITLE = of_class("sf-head"), ".//h1"
BEGIN = {"above the title": within("sf-head", "sf-eyebrow"), "title": TITLE}
FOLLOW = {"feeds": of_class("sf-follow")}
TERMS = {"terms": of_class("sf-terms")}

ORDER: dict[str, dict[str, str]] = {
    "home": {
        "latest edition": labelled("latest"),
        "lead": of_class("sf-card-lead"),
        "the editor's words": of_class("sf-lead-words"),
        "cards": of_class("sf-front-cards"),
        "topics": labelled("topics"),
        "newest date of a topic": within("sf-topic-card", "sf-card-meta"),
        "sparkline": of_class("sf-sparkline"),
        "quote of the edition": labelled("quote-of-the-edition"),
        "recent corrections": labelled("recent-corrections"),
        **TERMS,
        **FOLLOW,
    },
    "topic": {
        **BEGIN,
        "facts": within("sf-head", "sf-facts"),
        "introduction": of_class("sf-introduction"),
        "round-up": labelled("round-up"),
        "coverage": labelled("coverage"),
        "its numbers": of_class("sf-numbers"),
        "what they said": labelled("quotes"),
        "most quoted": of_class("sf-shares"),
        "quotes": of_class("sf-voice"),
        "standing": of_class("sf-standings"),
        "running stories": labelled("running-stories"),
        "stories": labelled("stories"),
        "pinned": of_class("sf-pinned"),
        "people and organisations": labelled("people"),
        "publishers": labelled("publishers"),
        "related topics": labelled("related-topics"),
        "corrections": labelled("corrections"),
        "cite": labelled("cite"),
        **TERMS,
        **FOLLOW,
    },
    "article": {
        **BEGIN,
        "byline": of_class("sf-byline"),
        "correction": of_class("sf-correction-box"),
        "summary": of_class("sf-summary"),
        "key points": labelled("key-points"),
        "the desk's view": labelled("commentary"),
        "quotes": labelled("quotes"),
        "standing": of_class("sf-standings"),
        "the story so far": labelled("story-so-far"),
        "before and after": of_class("sf-beside"),
        "same story": labelled("same-story"),
        "background": labelled("background"),
        "source": labelled("source"),
        "read at": of_class("sf-read"),
        "full text": labelled("full-text"),
        "cite": labelled("cite"),
        "for programs": ".//pre",
        "corrections log": labelled("corrections"),
        **TERMS,
    },
    "tombstone": {**BEGIN, "byline": of_class("sf-byline"), "notice": of_class("sf-banner"),
                  "all corrections": of_class("sf-onward")},
    "edition": {
        **BEGIN,
        "headline": within("sf-head", "sf-deck"),
        "minutes, stories, publishers": within("sf-head", "sf-facts"),
        "lead": of_class("sf-introduction"),
        "leading story": within("sf-introduction", "sf-onward"),
        "stories by topic": of_class("sf-group"),
        "why": within("sf-group", "sf-why"),
        "quote of the edition": labelled("quote-of-the-edition"),
        "also noted": labelled("also-noted"),
        "corrections": labelled("corrections"),
        "previous and next": of_class("sf-turn"),
        **TERMS,
        **FOLLOW,
    },
    "edition-index": {"title": TITLE, "editions": of_class("sf-edition-list"), **FOLLOW},
    "person": {
        **BEGIN,
        "native script": within("sf-head", "sf-native"),
        "aliases": within("sf-head", "sf-note"),
        "roles": of_class("sf-roles"),
        "note": of_class("sf-entry-note"),
        "facts": within("sf-head", "sf-facts"),
        "quotes": labelled("quotes"),
        "by topic": within("sf-quotes", "sf-voice-name"),
        "people": labelled("members"),
        "seen with": labelled("seen-with"),
        "coverage": labelled("coverage"),
        "stories": labelled("stories"),
        **FOLLOW,
    },
    "publisher": {
        **BEGIN,
        "native script": within("sf-head", "sf-native"),
        "note": of_class("sf-entry-note"),
        "country, language, counts": within("sf-head", "sf-facts"),
        "coverage": labelled("coverage"),
        "stories": labelled("stories"),
        "rights": labelled("rights"),
        **FOLLOW,
    },
    "topic-index": {"title": TITLE, "topics": of_class("sf-topic-list"), "newest story": of_class("sf-latest"),
                    "counts": within("sf-topic-list", "sf-card-meta"), "sparkline": of_class("sf-sparkline")},
    "people-index": {"title": TITLE, "organisations": within("sf-head", "sf-facts"),
                     "people": of_class("sf-entry-list")},
    "publishers-index": {"title": TITLE, "publishers": of_class("sf-entry-list")},
    "archive": {**BEGIN, "count": within("sf-head", "sf-facts"), "months": of_class("sf-month-list"),
                "other ways in": of_class("sf-onward")},
    "month": {**BEGIN, "count": within("sf-head", "sf-facts"), "days": of_class("sf-day"),
              "earlier and later": of_class("sf-turn")},
    "corrections": {"title": TITLE, "corrections": of_class("sf-corrections"), "withdrawn": labelled("withdrawn")},
    "glossary": {"title": TITLE, "terms": of_class("sf-glossary-list")},
    "search": {"title": TITLE, "what was found": of_class("sf-search-said"), "other ways": of_class("sf-onward"),
               "topics": of_class("sf-names")},
    "not-found": {"title": TITLE, "other ways": of_class("sf-onward"), "topics": of_class("sf-names")},
}  # fmt: skip
"""The parts of each kind of page, in the order of a reader's; those within a part behind it."""

ORDER |= {"organisation": ORDER["person"], "organisations-index": ORDER["people-index"], "year": ORDER["archive"]}

NOT_HERE = {
    "person": {"people"},
    "organisation": {"roles", "quotes", "by topic"},
    "year": {"other ways in"},
    "archive": {"above the title"},
}
"""Parts of a kind that shares its template: a person has no people, an organisation no roles, and nobody quotes the
sample's."""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, _Element]]:
    """Return the pages of the sample desk and of a full small one, by kind and address."""
    full = load(write_desk(tmp_path_factory.mktemp("full") / "digests", **FULL))  # type: ignore[arg-type]
    found: dict[str, dict[str, _Element]] = {}
    renderer = Renderer("en", site_url="https://desk.example/")
    for name, library in (("sample", load(ROOT / "digests")), ("full", full)):
        briefing = Briefing(library, CUTOFF, name="The Desk")
        for page in [*briefing.pages(), briefing.not_found()]:
            root = html.fromstring(renderer.render(page).html)
            found.setdefault(page.kind, {})[f"{name}: {page.path}"] = root
    return found


def parts(kind: str, root: _Element) -> Iterator[tuple[int, str]]:
    """Yield where each part of a page begins, and its name, in the order that is wanted."""
    places = {element: number for number, element in enumerate(root.iter())}
    for name, path in ORDER[kind].items():
        first = root.find(path) if path == TITLE else next(iter(root.xpath(path)), None)
        if first is not None:
            yield places[first], name


def test_no_kind_of_page_is_left_out(pages: dict[str, dict[str, _Element]]) -> None:
    assert set(pages) == set(ORDER)


@pytest.mark.parametrize("kind", ORDER)
def test_the_parts_of_a_page_stand_in_their_order(pages: dict[str, dict[str, _Element]], kind: str) -> None:
    for path, root in pages[kind].items():
        found = list(parts(kind, root))
        assert [name for _, name in found] == [name for _, name in sorted(found)], path


@pytest.mark.parametrize("kind", ORDER)
def test_every_part_of_a_page_is_there_where_a_desk_has_it(pages: dict[str, dict[str, _Element]], kind: str) -> None:
    found = {name for root in pages[kind].values() for _, name in parts(kind, root)}
    assert set(ORDER[kind]) - NOT_HERE.get(kind, set()) - found == set()


def test_a_story_s_page_says_everything_about_its_source(pages: dict[str, dict[str, _Element]]) -> None:
    [source] = pages["article"]["sample: articles/2026/10/verrin-harbour-interview/"].xpath(labelled("source"))
    assert [name.text_content() for name in source.iter("dt")] == ["Section", "Accessed", "Rights"]
    assert [name.text_content() for name in source.iter("h3")] == ["People", "Organisations", "Places", "Tags"]


def test_a_card_says_where_a_story_is_from_before_how_much_it_has(pages: dict[str, dict[str, _Element]]) -> None:
    """Topic, title, why, summary, then publisher, date, language and counts."""
    [home] = (root for path, root in pages["home"].items() if path.startswith("sample"))
    card = next(card for card in home.iter("article") if "პარლამენტმა" in card.text_content())
    order = [child.get("class") for child in card]
    assert order == ["sf-eyebrow", "sf-headline", "sf-card-summary", "sf-card-meta"]
    said = [" ".join(child.text_content().split()) for child in card[-1]]
    assert said == ["Mtis Khma", "12 November 2026", "Georgian", "2 quotes", "5 related"]


def test_a_topic_shows_six_quotes_and_folds_the_rest(pages: dict[str, dict[str, _Element]]) -> None:
    for root in pages["topic"].values():
        for voices in root.find_class("sf-voices"):
            folded = voices.xpath(".//details//figure")
            assert len(voices.findall(".//figure")) - len(folded) <= 6
