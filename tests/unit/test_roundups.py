"""A topic's opening: an editor's where it is accepted, else compiled from accepted summaries alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desks import CUTOFF, load
from harbour import PEOPLE, PUBLISHERS, TOPICS, harbour
from standfirst.briefing import Briefing
from standfirst.relate import relations_of
from standfirst.render import Renderer
from standfirst.source import Library
from standfirst.summarise import CompiledRoundUps, EditorsRoundUps, RoundUp
from standfirst.summarise.roundups import compiled

MakeDesk = Callable[..., Path]
Desk = Callable[..., Library]


@pytest.mark.parametrize(
    ("roundup", "shown"),
    [
        (None, None),
        ({"text": "What is known."}, None),
        ({"text": "What is known.", "accepted": "false"}, None),
        (
            {"text": "What is known.", "sources": ["pier-closed"], "accepted": "true"},
            RoundUp((("What is known.", ("pier-closed",)),), "desk"),
        ),
    ],
)
def test_only_an_accepted_round_up_is_shown(
    roundup: dict[str, object] | None, shown: RoundUp | None, make_desk: Callable[..., Path]
) -> None:
    topic = load(make_desk(topics={"ferries": {"roundup": roundup}})).topics["ferries"]
    assert EditorsRoundUps().of(topic, []) == shown


@pytest.fixture
def desk(make_desk: MakeDesk) -> Desk:
    """Load the harbour desk with changes to its articles."""

    def make(*, topics: dict[str, Any] | None = None, **changes: dict[str, Any]) -> Library:
        return load(
            make_desk(articles=harbour(**changes), people=PEOPLE, publishers=PUBLISHERS, topics=topics or TOPICS)
        )

    return make


def of(library: Library, slug: str = "ferries", since: date | None = None, *, drafts: bool = False) -> RoundUp | None:
    articles = [a for a in library.shown(CUTOFF, drafts=drafts) if slug in a.fields.topics]
    if since:
        return compiled(articles, relations_of(library, CUTOFF).leader, since=since)
    return CompiledRoundUps(CUTOFF, relations_of(library, CUTOFF).leader).of(library.topics[slug], articles)


def sources(roundup: RoundUp | None) -> list[str]:
    assert roundup is not None
    return [ids[0] for _, ids in roundup.pieces]


def test_a_round_up_is_of_summaries_in_order_of_time_and_of_a_copy_once(desk: Desk) -> None:
    library = desk()
    found = of(library)
    assert found is not None
    assert found.by == "compiled"
    for text, (id_,) in found.pieces:
        assert text in (library.articles[id_].fields.summary or "")
    whens = [library.articles[id_].when for id_ in sources(found)]
    assert whens == sorted(whens)
    assert "aground-wire" not in sources(found)
    assert found.stories == 4


@pytest.mark.parametrize(
    "hidden",
    [
        {"status": "review"},
        {"publish_date": "2024-07-01"},
        {"proposed": ["summary"]},
        {"rights": "none"},
        {"status": "withdrawn", "withdrawn": {"date": "2024-05-20", "reason": "Wrong."}},
        {"summary": None, "status": "proposed"},
    ],
    ids=["in review", "of the future", "not accepted", "without rights", "withdrawn", "no summary"],
)
def test_what_readers_do_not_have_is_no_part_of_it(hidden: dict[str, Any], desk: Desk) -> None:
    library = desk(tugs=hidden)
    for drafts in (False, True):
        assert "tugs" not in sources(of(library, drafts=drafts))


def test_an_accepted_one_of_the_desk_comes_first(desk: Desk) -> None:
    taken = {"text": "The desk's own.", "sources": ["tugs"], "accepted": True, "by": "standfirst 1"}
    found = of(desk(topics={**TOPICS, "ferries": {"title": "Ferries", "roundup": taken}}))
    assert found is not None
    assert (found.by, found.program) == ("desk", "standfirst 1")


def test_one_story_alone_makes_none(desk: Desk) -> None:
    assert of(desk(), "orchards") is None


def test_old_stories_are_left_out_and_a_day_may_be_named(desk: Desk) -> None:
    library = desk(aground={"date": "2024-02-01"}, aground_wire={"date": "2024-02-01"}, tugs={"date": "2024-02-02"})
    found = of(library)
    assert found is not None
    # Two are of the newest month; three are read at least.
    assert found.stories == 3
    assert of(library, since=date(2024, 5, 1)) is not None
    assert of(library, since=date(2024, 5, 15)) is None


def test_a_page_shows_each_sentence_with_its_story_and_says_what_it_is(desk: Desk) -> None:
    library = desk(aground={"summary": "The *Marisol* [ran](https://x.example) aground off Port Ansel, it says."})
    pages = {page.path: page for page in Briefing(library, CUTOFF, name="Desk").pages()}
    html = Renderer("en").render(pages["topics/ferries/"]).html
    assert "Compiled word for word from the summaries of 4 stories" in html
    assert 'class="sf-roundup-source"' in html
    assert "Marisol ran aground" in html or "ran aground" not in html.split("sf-roundup")[1].split("</section>")[0]


def test_plain_sentences_are_not_read_as_markdown(desk: Desk) -> None:
    star = {"summary": r"Tugs pulled the \*Marisol\* off the sandbank at Port Ansel \_today\_ again."}
    library = desk(tugs=star, aground=star, inquiry=star)
    pages = {page.path: page for page in Briefing(library, CUTOFF, name="Desk").pages()}
    html = Renderer("en").render(pages["topics/ferries/"]).html
    assert "the *Marisol* off" in html.split('id="round-up"')[1].split("</section>")[0]
