"""Running stories: whole, in order of time, with a title of their own words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from library import CHESS, FERRY, LIBRARY

from standfirst.relate.engine import Engine
from standfirst.relate.index import Index
from standfirst.relate.threads import threads


def test_a_running_story_is_told_from_its_beginning():
    found = threads(Index.of(LIBRARY))
    assert found.threads == (("ferry-1", "ferry-2", "ferry-3"), ("wheat-1", "wheat-2"))
    assert found.beside("ferry-2") == ("ferry-1", "ferry-3")
    assert found.beside("ferry-1") == (None, "ferry-2")
    assert found.beside("chess-1") == (None, None)
    assert found.thread("chess-1") == ()


def test_an_article_near_two_stories_does_not_tie_them_into_one():
    both = replace(FERRY, id="both", title="Week", body=f"{LIBRARY[1].body} {LIBRARY[4].body}", people=frozenset())
    groups = threads(Index.of([*LIBRARY, both])).threads
    assert not any({"ferry-1", "wheat-1"} <= set(group) for group in groups)


def test_articles_without_a_date_stand_last():
    undated = replace(LIBRARY[0], when=None)
    assert threads(Index.of([undated, *LIBRARY[1:]])).thread("ferry-1")[-1] == "ferry-1"


@pytest.mark.parametrize("join", [0.99, 1.0])
def test_a_high_threshold_makes_no_threads(join: float):
    assert threads(Index.of(LIBRARY), join=join).threads == ()


def test_what_was_joined_before_is_not_joined_again(monkeypatch: pytest.MonkeyPatch):
    index, known = Index.of(LIBRARY), {}
    first = threads(index, known=known)
    monkeypatch.setattr("standfirst.relate.threads._joined", None)
    assert threads(index, known=known) == first


def test_a_title_is_made_of_names_that_most_of_the_thread_shares():
    engine = Engine.of(LIBRARY)
    title = engine.thread_title("ferry-2")
    assert "Marisol" in title
    for part in title.split(", "):
        having = [article for article in LIBRARY[:3] if part.lower() in article.whole.lower()]
        assert len(having) >= 2
    assert engine.thread_title(CHESS.id) == ""
