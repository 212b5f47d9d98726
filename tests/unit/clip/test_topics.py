"""Which of the desk's topics a story belongs to: named, or like the desk's own stories, or none."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desks import load
from standfirst.clip.clipping import Told
from standfirst.clip.proposing.topics import Story, Topics

FERRIES = (
    (
        "Ferry line to the mill doubles its boats",
        "The ferry office adds two boats for commuters between mill and quay.",
    ),
    (
        "Captains strike over night boats",
        "Captains of the ferry line refuse night boats between the quay and the mill.",
    ),
    ("New quay for the commuter boats", "The harbour board builds a quay for commuter boats of the ferry line."),
)
SCHOOLS = (
    ("Merrow votes for a school on the hill", "The council of Merrow votes for a school that parents had asked for."),
    ("Teachers want smaller classes", "Teachers ask the council for smaller classes in every school of the province."),
    ("School roof leaks again", "Parents keep pupils at home because the roof of the school leaks."),
)
NIGHT_BOATS = Story("Night boats return", "Captains and the ferry office agree on night boats between quay and mill.")


def topics_of(make_desk: Callable[..., Path], **fields: Any) -> Topics:
    articles = {
        f"{topic}-{number}": {"title": title, "summary": summary, "topics": [topic], "quotes": [], **fields}
        for topic, stories in (("ferries", FERRIES), ("schools", SCHOOLS))
        for number, (title, summary) in enumerate(stories)
    }
    topics = {"ferries": {"title": "Ferries", "aliases": ["ferry line"]}, "schools": {"title": "Schools"}}
    return Topics.of(load(make_desk(articles=articles, topics=topics)))


@pytest.fixture
def topics(make_desk: Callable[..., Path]) -> Topics:
    return topics_of(make_desk)


def test_a_topic_that_the_headline_names_comes_first(topics: Topics) -> None:
    story = Story("Schools close for a day", "The ferry office adds two boats between mill and quay for commuters.")
    assert topics.propose(story, "")[0] == Told("schools", 0.95, "the headline names it")


def test_a_topic_that_the_text_names_twice_is_proposed_and_once_is_not(topics: Topics) -> None:
    assert topics.propose(Story("", ""), "The ferry line. The ferry line.") == (
        Told("ferries", 0.85, "the text names it 2 times"),
    )
    assert topics.propose(Story("", ""), "The ferry line.") == ()


def test_a_story_like_the_desks_own_gets_their_topic(topics: Topics) -> None:
    found = topics.propose(NIGHT_BOATS, "")
    assert [told.value for told in found] == ["ferries"]
    assert "most alike stories" in found[0].rule


@pytest.mark.parametrize(
    "story",
    [
        Story("", ""),
        Story("Champion wins again", "The champion won her fourth race of the season in heavy rain on Sunday."),
        Story("Ölpreis fällt", "Der Preis für Öl ist am Montag auf den tiefsten Stand seit Jahren gefallen."),
    ],
)
def test_a_story_like_none_gets_none(topics: Topics, story: Story) -> None:
    assert topics.propose(story, story.text) == ()


def test_topics_that_a_program_guessed_do_not_vote(make_desk: Callable[..., Path]) -> None:
    topics = topics_of(make_desk, proposed=["topics"], status="proposed")
    assert topics.propose(NIGHT_BOATS, "") == ()


def test_a_desk_without_stories_has_topics_by_name_alone(make_desk: Callable[..., Path]) -> None:
    topics = Topics.of(load(make_desk(articles={})))
    assert [told.value for told in topics.propose(Story("Ferries stop", ""), "")] == ["ferries"]
    assert topics.propose(NIGHT_BOATS, "") == ()
