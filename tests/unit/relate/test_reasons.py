"""Every link says why, and what it says is true of both articles."""

from __future__ import annotations

from dataclasses import replace

import pytest
from library import CHESS, FERRY, FERRY_LAST, LIBRARY, text

from standfirst.relate.engine import Engine
from standfirst.relate.reasons import Reason, described

GERMAN = text(
    "fähre-1",
    "Die Fähre Marisol lief vor Port Ansel auf Grund, sagte Ines Okaro.",
    title="Fähre auf Grund",
    language="de",
    people=frozenset(["Ines Okaro"]),
    places=frozenset(["Port Ansel"]),
    topics=frozenset(["ports"]),
    day=1,
)


def test_every_named_reason_is_true_of_both_articles():
    engine = Engine.of(LIBRARY)
    texts = {article.id: article for article in LIBRARY}
    said = 0
    for one in LIBRARY:
        for link in engine.links(one.id).same_story:
            other = texts[link.id]
            reasons = engine.reasons(one.id, link.id)
            assert reasons
            for reason in reasons:
                for value in reason.values:
                    said += 1
                    match reason.kind:
                        case "names" | "words":
                            assert value.lower() in one.whole.lower()
                            assert value.lower() in other.whole.lower()
                        case _:
                            assert value in getattr(one, reason.kind) & getattr(other, reason.kind)
    assert said > 20


def test_people_and_topics_come_first_and_days_last():
    kinds = [reason.kind for reason in Engine.of(LIBRARY).reasons("ferry-1", "ferry-3")]
    assert kinds[:2] == ["people", "topics"]
    assert kinds[-1] == "days"


def test_what_the_desk_named_is_not_said_twice():
    reasons = {reason.kind: reason.values for reason in Engine.of(LIBRARY).reasons("ferry-1", "ferry-2")}
    assert "Ines Okaro" in reasons["people"]
    assert not {"Ines", "Okaro", "Ines Okaro", "Ansel", "Port Ansel"} & set(reasons["names"])
    assert "Marisol" in " ".join(reasons["names"])


def test_days_tell_which_way_the_story_went():
    engine = Engine.of([*LIBRARY, replace(CHESS, id="no-date", when=None)])
    assert engine.reasons("ferry-1", "ferry-3")[-1] == Reason("days", days=9)
    assert engine.reasons("ferry-3", "ferry-1")[-1] == Reason("days", days=-9)
    assert "days" not in {reason.kind for reason in engine.reasons("ferry-1", "no-date")}


@pytest.mark.parametrize(
    ("reason", "words"),
    [
        (Reason("people", ("Ines Okaro",)), "both name Ines Okaro"),
        (Reason("topics", ("ports", "labour")), "both in Ports and harbours and labour"),
        (Reason("places", ("Velden", "Tarn", "Port Ansel")), "both set in Velden, Tarn and Port Ansel"),
        (Reason("words", ("hull", "tide")), "shared words: hull, tide"),
        (Reason("days", days=0), "the same day"),
        (Reason("days", days=1), "1 day later"),
        (Reason("days", days=-9), "9 days earlier"),
    ],
)
def test_reasons_are_said_in_words(reason: Reason, words: str):
    assert described(reason, {"ports": "Ports and harbours"}) == words


def test_links_between_languages_go_by_names_and_topics_alone_and_say_so():
    engine = Engine.of([*LIBRARY, GERMAN])
    score = dict(engine.ranked("fähre-1", 10))
    assert score["ferry-1"] > 0
    assert score["wheat-1"] < score["ferry-1"]
    reasons = engine.reasons("fähre-1", "ferry-1")
    assert {reason.kind for reason in reasons} == {"people", "places", "topics", "days"}


def test_a_text_in_another_language_without_names_is_near_nothing():
    engine = Engine.of([*LIBRARY, replace(GERMAN, people=frozenset(), places=frozenset())])
    assert engine.links("fähre-1").same_story == ()


def test_reasons_in_a_script_without_spaces_are_pieces_of_both_texts():
    one = text("ja-1", "渡し船マリソル号が港町で座礁した。潜水士が船体を調べた。", language="ja")
    other = text("ja-2", "座礁した渡し船マリソル号を曳船が引き出した。船体に傷はない。", language="ja")
    third = text("ja-3", "小麦の値段が四週続けて上がった。農家に種が届いた。", language="ja")
    engine = Engine.of([one, other, third])
    assert [link.id for link in engine.links("ja-1").same_story] == ["ja-2"]
    words = [value for reason in engine.reasons("ja-1", "ja-2") for value in reason.values]
    assert words
    assert all(value in one.body and value in other.body for value in words)


def test_near_topics_share_stories_or_have_linked_ones():
    engine = Engine.of(LIBRARY)
    assert [(near.slug, near.stories) for near in engine.topics_near("ports")] == [("labour", 1)]
    assert engine.topics_near("farming") == ()
    assert engine.topics_near("nowhere") == ()
    apart = [replace(FERRY_LAST, topics=frozenset(["labour"])), *LIBRARY[:2], *LIBRARY[3:]]
    linked = Engine.of(apart).topics_near("ports")
    assert [(near.slug, near.stories, near.links) for near in linked] == [("labour", 0, 2)]
    assert FERRY.topics == {"ports"}
