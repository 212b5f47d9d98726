"""What a program suggests about an article: only what is in it, and only what the desk could have found itself."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desks import load
from standfirst.clip.clipping import Caption, Clipping, RelatedLink, Told
from standfirst.clip.proposing.proposals import MOST_ORGANISATIONS, MOST_PEOPLE, Proposals, Proposer, propose
from standfirst.text import canonical_body

BODY = """SEALTON, May 13 (QNA) -- The ferries to the mill will stop for two weeks, the harbour office said on Monday.

"We will not land where the piles are rotten," said Ada Brook, a captain. The Harbour Office wants the pier mended.

"No boat has been lost," said Tom Hale, who keeps the books.

"Enough," Brook said. Ferries to the island run as before.

The Corran Institute of Tides measured the piles in spring. Its head, Peter Quill, warned the town, and Quill was heard.
"""
DEVELOPMENT = Path(__file__).parents[4] / "shared" / "eval" / "paste.dev.jsonl"


@pytest.fixture
def desk(make_desk: Callable[..., Path]) -> Callable[..., Proposals]:
    content = make_desk(
        topics={"ferries": {"title": "Ferries"}, "piers": {"title": "Piers", "aliases": ["harbour works"]}},
        organisations={"harbour-office": {"name": "Harbour Office", "aliases": ["harbour office"]}},
        publishers={"lake-herald": {"name": "The Lake Herald"}, "quay-news": {"name": "Quay News Agency"}},
    )
    library = load(content)

    def make(body: str = BODY, **fields: Any) -> Proposals:
        given = {"title": "Ferries stop for two weeks", "language": "en", **fields}
        return propose(library, Clipping(body=canonical_body(body), **given))

    return make


def values(found: tuple[Told, ...]) -> list[str]:
    return [told.value for told in found]


def test_quotes_are_proposed_where_a_speaker_is_known_and_they_are_long_enough(desk: Callable[..., Proposals]) -> None:
    assert [(quote.text, quote.speaker) for quote in desk().quotes] == [
        ("We will not land where the piles are rotten,", "Ada Brook"),
        ("No boat has been lost,", "Tom Hale"),
    ]


def test_a_speaker_goes_by_the_fuller_spelling_of_the_captions(desk: Callable[..., Proposals]) -> None:
    captions = (Caption("Thomas Hale of the mill stands on the pier."), Caption("The mill waits."))
    assert [quote.speaker for quote in desk(captions=captions).quotes] == ["Ada Brook", "Thomas Hale"]
    assert [quote.speaker for quote in desk(captions=captions[1:]).quotes] == ["Ada Brook", "Tom Hale"]


def test_people_are_the_registries_then_who_speaks_then_who_is_named_again(desk: Callable[..., Proposals]) -> None:
    people = desk().people
    assert values(people) == ["ada-brook", "Tom Hale", "Peter Quill"]
    assert [told.confidence for told in people] == sorted((told.confidence for told in people), reverse=True)
    assert people[2].rule == "the text names this person 2 times"


def test_who_wrote_the_article_is_not_proposed(desk: Callable[..., Proposals]) -> None:
    assert "Peter Quill" not in values(desk(authors=("Peter Quill",)).people)


def test_organisations_are_the_registries_then_those_of_such_a_form(desk: Callable[..., Proposals]) -> None:
    body = BODY.replace("\n\n", " ")
    assert values(desk(body).organisations) == ["harbour-office", "Corran Institute of Tides"]


def test_an_organisation_named_once_far_down_is_not_proposed(desk: Callable[..., Proposals]) -> None:
    assert values(desk().organisations) == ["harbour-office"]


def test_publishers_and_agencies_are_no_organisations_of_the_story(desk: Callable[..., Proposals]) -> None:
    body = "SEALTON (AP) -- Ferries stopped, Reyes told Quay News Agency. The Sealton Press Group said so too.\n"
    assert values(desk(body, publisher="Sealton Press Group").organisations) == []
    assert values(desk(body).organisations) == ["Sealton Press Group"]


def test_topics_are_those_of_the_headline_or_named_twice(desk: Callable[..., Proposals]) -> None:
    assert values(desk().topics) == ["ferries"]


def test_related_headlines_are_matched_to_the_desks_articles(desk: Callable[..., Proposals]) -> None:
    links = (RelatedLink("Old pier closed until further notice"), RelatedLink("Rain in the passes all week"))
    assert [found.id for found in desk(related=links).related] == ["pier-closed", None]


def test_the_summary_is_of_the_articles_own_sentences(desk: Callable[..., Proposals]) -> None:
    summary = desk().summary
    assert summary[0].text.startswith("The ferries to the mill will stop")
    assert all(BODY[sentence.start : sentence.end] == sentence.text for sentence in summary)
    assert sum(len(sentence.text.split()) for sentence in summary) <= 75


def test_why_says_how_summary_and_key_points_were_chosen(desk: Callable[..., Proposals]) -> None:
    story = "".join(
        f"The council of town {place} closed pier number {place} after a long debate.\n\n" for place in range(30)
    )
    found = desk("- Thirty piers are closed in all towns\n- Each council held a long debate\n\n" + story)
    assert [point.text for point in found.key_points] == [
        "Thirty piers are closed in all towns",
        "Each council held a long debate",
    ]
    assert found.why["key_points"].rule == "the publisher's own list above the story"
    assert set(desk().why) == {"summary"}


@pytest.mark.parametrize("body", ["", "Pier\n", "!!!\n", "“”\n"])
def test_nothing_is_proposed_about_nothing(desk: Callable[..., Proposals], body: str) -> None:
    found = desk(body, title=None)
    assert (found.quotes, found.people, found.organisations, found.topics, found.related) == ((), (), (), (), ())


@pytest.mark.parametrize("language", [None, "sv", "ja"])
def test_a_language_without_rules_for_names_gets_no_unknown_speakers(
    desk: Callable[..., Proposals], language: str | None
) -> None:
    body = "”Vi kan inte landa här där pålarna är ruttna”, säger Tom Hale som är kapten på båten till kvarnen.\n"
    assert desk(body, title="Färjan stoppas", language=language).people == ()


@pytest.mark.skipif(not DEVELOPMENT.exists(), reason="the evaluation data is not here")
def test_every_proposed_word_of_real_articles_is_in_them(make_desk: Callable[..., Path]) -> None:
    proposer = Proposer(load(make_desk(people={}, articles={})))
    for line in DEVELOPMENT.read_text("utf-8").splitlines()[::6]:
        row = json.loads(line)
        body, title = canonical_body(row["gold_body"]), row["gold_title"] or ""
        found = proposer.propose(Clipping(body=body, title=title, language=row["lang"].replace("xx", "") or None))
        pieces = [*found.summary, *found.key_points, *found.quotes]
        assert [piece.text for piece in pieces] == [body[piece.start : piece.end] for piece in pieces], row["id"]
        for told in (*found.people, *found.organisations):
            assert told.value in f"{title}\n{body}", row["id"]
        assert len(found.people) <= MOST_PEOPLE
        assert len(found.organisations) <= MOST_ORGANISATIONS
        assert sum(len(point.text.split()) > 35 for point in found.key_points) == 0, row["id"]
