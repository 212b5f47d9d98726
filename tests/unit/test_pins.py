"""Editors' pins are seen from both ends, and their bans are obeyed from both ends."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from desks import load
from standfirst.relate import NearTopic, PinnedRelations, Related, Relation, Why

MakeDesk = Callable[..., Path]


@pytest.fixture
def relate(make_desk: MakeDesk, cutoff: datetime) -> Callable[..., PinnedRelations]:
    """Write articles and relate those that readers have."""

    def make(articles: dict[str, dict[str, object]]) -> PinnedRelations:
        library = load(make_desk(articles=articles, topics={}))
        return PinnedRelations(library.shown(cutoff))

    return make


Relate = Callable[..., PinnedRelations]


def ids(links: tuple[Relation, ...]) -> list[tuple[str | None, str]]:
    return [(link.id or link.url, link.kind) for link in links]


@pytest.mark.parametrize(
    ("rel", "there", "back", "same_story"),
    [
        ("follows", "follows", "followed-by", True),
        ("same-event", "same-event", "same-event", True),
        ("contradicts", "contradicts", "contradicts", True),
        ("background", "background", "background-to", False),
    ],
)
def test_a_pin_is_seen_from_both_ends_with_its_reason(
    rel: str, there: str, back: str, same_story: bool, relate: Relate
) -> None:
    relations = relate({"a": {"related": [{"id": "b", "rel": rel, "reason": "why"}]}, "b": {}})
    for here, other, kind in (("a", "b", there), ("b", "a", back)):
        found = relations.related(here)
        links = found.same_story if same_story else found.background
        assert links == (Relation(kind, (Why("desk", "why"),), other, pinned=True),)  # type: ignore[arg-type]
        assert len(found) == 1


def test_pins_keep_the_editors_order_and_what_leads_here_follows_newest_first(relate: Relate) -> None:
    relations = relate(
        {
            "a": {"related": ["c", "b"]},
            "b": {},
            "c": {},
            "old": {"related": ["a"], "date": "2024-05-01"},
            "new": {"related": ["a"], "date": "2024-05-20"},
        }
    )
    assert [link.id for link in relations.related("a").background] == ["c", "b", "new", "old"]


def test_a_story_is_linked_once_and_never_to_itself(relate: Relate) -> None:
    relations = relate({"a": {"related": ["b", "b", "a"]}, "b": {"related": [{"id": "a", "rel": "follows"}]}})
    assert ids(relations.related("a").background) == [("b", "background")]
    assert len(relations.related("a")) == 1


@pytest.mark.parametrize("banning", ["a", "b"])
def test_a_ban_on_either_side_is_obeyed_from_both(banning: str, relate: Relate) -> None:
    articles: dict[str, dict[str, object]] = {"a": {"related": ["b"]}, "b": {}}
    articles[banning]["not_related"] = ["a" if banning == "b" else "b"]
    relations = relate(articles)
    assert relations.related("a") == relations.related("b") == Related()


def test_only_what_readers_have_is_linked(relate: Relate) -> None:
    relations = relate(
        {
            "a": {"related": ["draft", "gone", "embargoed", "b"]},
            "b": {},
            "draft": {"status": "review", "related": ["b"]},
            "embargoed": {"publish_date": "2024-07-01"},
        }
    )
    assert ids(relations.related("a").background) == [("b", "background")]
    assert ids(relations.related("b").background) == [("a", "background-to")]
    assert relations.related("draft") == Related()
    assert relations.related("never-heard-of") == Related()


def test_a_story_elsewhere_is_linked_by_its_address(relate: Relate) -> None:
    pin = {"url": "https://x.example/1", "title": "Elsewhere", "rel": "same-event"}
    (link,) = relate({"a": {"related": [pin, pin]}}).related("a").same_story
    assert (link.url, link.title, link.id) == ("https://x.example/1", "Elsewhere", None)


def test_each_block_has_at_most_as_many_links_as_are_asked_for(relate: Relate) -> None:
    others = [f"s{n}" for n in range(5)]
    pins = [{"id": id_, "rel": "follows"} for id_ in others[:3]] + [{"id": id_} for id_ in others[3:]]
    relations = relate({"a": {"related": pins}, **{id_: {} for id_ in others}})
    found = relations.related("a", 2)
    assert [link.id for link in found.same_story] == ["s0", "s1"]
    assert [link.id for link in found.background] == ["s3", "s4"]
    assert relations.count("a", 2) == 4
    assert relations.related("a", 0) == Related()


def test_topics_are_near_by_the_stories_that_they_share(relate: Relate) -> None:
    relations = relate(
        {
            "a": {"topics": ["ferries", "piers", "weather"]},
            "b": {"topics": ["ferries", "piers"]},
            "c": {"topics": ["ferries", "budget"]},
            "d": {"topics": ["mills"]},
        }
    )
    assert relations.topics_near("ferries") == (
        NearTopic("piers", 2),
        NearTopic("budget", 1),
        NearTopic("weather", 1),
    )
    assert relations.topics_near("mills") == ()
    assert relations.topics_near("nowhere") == ()


def test_pins_alone_fold_no_copies_and_make_no_threads(relate: Relate) -> None:
    relations = relate({"a": {"related": ["b"]}, "b": {}})
    assert relations.duplicates("a") == ()
    assert relations.thread("a") == ()
