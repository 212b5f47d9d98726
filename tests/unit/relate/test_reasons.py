"""Every link says why, and what it says is true of both articles."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from library import CHESS, FERRY, FERRY_LAST, LIBRARY, text

from standfirst.messages import catalogue
from standfirst.relate.blocks import Limits
from standfirst.relate.engine import Engine
from standfirst.relate.reasons import Reason
from standfirst.relate.texts import Text
from standfirst.relate.told import told

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


def stands_in(value: str, text: Text) -> bool:
    """Tell whether a name or words stand in a text, however they are spaced, and in whatever case."""
    return "".join(value.lower().split()) in "".join(text.whole.lower().split())


def is_true(reason: Reason, one: Text, other: Text) -> bool:
    """Tell whether what a reason says can be seen in both articles."""
    if reason.kind == "days":
        return reason.days == (other.dated - one.dated).days
    if reason.kind == "tags":
        return set(reason.values) <= one.named & other.named
    if reason.kind not in {"names", "words"}:
        return set(reason.values) <= getattr(one, reason.kind) & getattr(other, reason.kind)
    forms = [(first, last or first) for first, _, last in (value.partition(" / ") for value in reason.values)]
    return all(stands_in(first, one) and stands_in(last, other) for first, last in forms)


WORDS = [
    "ferry", "Ferries", "tide", "TIDES", "hull", "Marisol", "Port Ansel", "wheat", "walked", "walking", "U.S.",
    "\u0130zmir", "O\u2019Neil's", "12", "2024", "the", "and", "hit-and-run", "Übung", "cafés", "e\u0301te",
    "渡し船が座礁した", "座礁した船",
]  # fmt: skip
NAMES = ["Ines Okaro", "Port Ansel", "Velden", "Seed Union"]


@st.composite
def articles(draw: st.DrawFn, id_: str) -> Text:
    pieces = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9)
    kinds = {
        kind: frozenset(draw(st.sets(st.sampled_from(NAMES), max_size=2)))
        for kind in ("people", "organisations", "places", "names")
    }
    return text(
        id_,
        draw(st.sampled_from([" ", "\n", "  ", ". ", ", ", " - "])).join(draw(pieces)),
        title=" ".join(draw(pieces)),
        day=draw(st.none() | st.integers(0, 9)),
        language=draw(st.sampled_from(["en", "en", "en", "de", "ja", ""])),
        topics=frozenset(draw(st.sets(st.sampled_from(["ports", "labour"]), max_size=1))),
        **kinds,
    )


@settings(max_examples=30, deadline=None)
@given(st.integers(2, 6).flatmap(lambda count: st.tuples(*(articles(f"a-{place}") for place in range(count)))))
def test_every_link_of_any_library_says_why_and_that_is_true_of_both(library: tuple[Text, ...]):
    engine = Engine.of(library, limits=Limits(same_story=0.3, background=0.06))
    texts = {article.id: article for article in library}
    for one in library:
        links = engine.links(one.id)
        for link in (*links.same_story, *links.background):
            reasons = engine.reasons(one.id, link.id)
            assert {reason.kind for reason in reasons} - {"days"}
            assert all(reason.values for reason in reasons if reason.kind != "days")
            assert all(is_true(reason, one, texts[link.id]) for reason in reasons), reasons


def test_articles_that_share_a_word_in_two_forms_alone_say_both_forms():
    one = text("a-1", "Walked.", title="", day=None)
    reasons = Engine.of([one, text("a-2", "Walking.", day=None), *LIBRARY]).reasons("a-1", "a-2")
    assert reasons == (Reason("words", ("Walked / Walking",)),)


def test_a_name_that_is_a_place_here_and_a_tag_there_links_languages_and_is_said():
    german = replace(GERMAN, people=frozenset(), places=frozenset(), names=frozenset(["Port Ansel"]), when=None)
    assert Engine.of([*LIBRARY, replace(german, topics=frozenset())]).reasons("fähre-1", "ferry-1") == (
        Reason("tags", ("Port Ansel",)),
    )


def test_reasons_are_the_same_whoever_was_asked_before():
    together, texts = Engine.of(LIBRARY), [article.id for article in LIBRARY]
    pairs = [(one, other) for one in texts for other in reversed(texts) if one != other]
    said = {pair: together.reasons(*pair) for pair in pairs}
    assert said == {pair: Engine.of(LIBRARY).reasons(*pair) for pair in reversed(pairs)}


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
        (Reason("people", ("Ines Okaro",)), "Both name Ines Okaro"),
        (Reason("topics", ("ports", "labour")), "Both in the topics Ports and harbours and labour"),
        (Reason("places", ("Velden", "Tarn", "Port Ansel")), "Same places: Velden, Tarn and Port Ansel"),
        (Reason("words", ("hull", "tide")), "Words in both: hull, tide"),
        (Reason("days", days=0), "The same day"),
        (Reason("days", days=1), "1 day later"),
        (Reason("days", days=-9), "9 days earlier"),
    ],
)
def test_reasons_are_said_in_words(reason: Reason, words: str):
    said = told(reason, catalogue("en"), topics={"ports": "Ports and harbours"}, language="en")
    assert said.text == words


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
