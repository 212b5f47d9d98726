"""What a program suggests about an article: only what is in it, and only what the desk could have found itself."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desks import load
from standfirst.clip.proposals import Proposals, propose

BODY = """SEALTON, May 13 (QNA) -- The ferries to the mill will stop for two weeks, the harbour office said on Monday.

"We will not land where the piles are rotten," said Ada Brook, a captain. The Harbour Office wants the pier mended.

"No boat has been lost," said Tom Hale, who keeps the books.

"Enough," Brook said. Ferries to the island run as before.
"""


@pytest.fixture
def proposals(make_desk: Callable[..., Path]) -> Proposals:
    content = make_desk(
        topics={"ferries": {"title": "Ferries"}, "piers": {"title": "Piers", "aliases": ["harbour works"]}},
        files={"organisations.yml": "harbour-office:\n  name: Harbour Office\n  aliases: [harbour office]\n"},
    )
    return propose(load(content), "Ferries stop for two weeks", BODY)


def test_quotes_are_proposed_where_a_speaker_is_known_and_they_are_long_enough(proposals: Proposals) -> None:
    assert [(quote.text, quote.speaker) for quote in proposals.quotes] == [
        ("We will not land where the piles are rotten,", "Ada Brook"),
        ("No boat has been lost,", "Tom Hale"),
    ]


def test_people_are_the_registries_keys_first_and_names_in_full_after(proposals: Proposals) -> None:
    assert proposals.people == ("ada-brook", "Tom Hale")


def test_organisations_are_those_that_a_registry_knows(proposals: Proposals) -> None:
    assert proposals.organisations == ("harbour-office",)


def test_topics_are_those_of_the_headline_or_named_twice(proposals: Proposals) -> None:
    assert proposals.topics == ("ferries",)


def test_the_summary_is_of_the_articles_own_sentences(proposals: Proposals) -> None:
    assert proposals.summary[0].text.startswith("The ferries to the mill will stop")
    assert all(BODY[sentence.start : sentence.end] == sentence.text for sentence in proposals.summary)
