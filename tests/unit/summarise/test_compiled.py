"""A compiled round-up: word for word, short, of several stories, and nothing twice."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.summarise.compiled import WORDS, Selected, Told, compile_sentences
from standfirst.summarise.verbatim import length_of

FERRY = Told(
    "ferry", "Ferry Marisol aground",
    "The ferry Marisol ran aground off Port Ansel with 212 passengers. The band went on playing in the saloon.",
)  # fmt: skip
TUGS = Told(
    "tugs", "Tugs free the Marisol",
    "Tugs pulled the ferry Marisol off the sandbank at Port Ansel. The harbour master asks about old tide tables.",
)  # fmt: skip
INQUIRY = Told(
    "inquiry", "Inquiry into the Marisol",
    "An inquiry heard that tide tables on the Marisol were old. He had slept three hours. “I saw no light,” he said.",
)  # fmt: skip


def ids(found: tuple[Selected, ...]) -> list[str]:
    return [sentence.id for sentence in found]


def test_every_sentence_stands_in_its_story_word_for_word() -> None:
    stories = {story.id: story for story in (FERRY, TUGS, INQUIRY)}
    found = compile_sentences(stories.values())
    assert len(found) >= 2
    for sentence in found:
        assert stories[sentence.id].text[sentence.start : sentence.end] == sentence.text
    assert sum(length_of(sentence.text) for sentence in found) <= WORDS


def test_words_that_several_stories_have_count() -> None:
    found = [sentence.text for sentence in compile_sentences([FERRY, TUGS, INQUIRY], words=24)]
    assert found
    assert all("Marisol" in text for text in found)


def test_what_leans_on_another_sentence_or_is_somebodys_words_is_left_out() -> None:
    found = compile_sentences([INQUIRY, FERRY], words=80)
    assert not any(sentence.text.startswith(("He ", "“")) for sentence in found)


def test_a_copy_is_read_once_and_supports_nothing() -> None:
    copy = Told("wire", FERRY.title, FERRY.text, copy="ferry")
    first = Told("ferry", FERRY.title, FERRY.text, copy="ferry")
    assert compile_sentences([first, copy, TUGS]) == compile_sentences([first, TUGS])


def test_the_same_is_not_said_twice() -> None:
    again = Told("again", FERRY.title, FERRY.text)
    texts = [sentence.text for sentence in compile_sentences([FERRY, again, TUGS])]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("count", [2, 4, 5, 20])
def test_of_however_many_stories_a_sentence_is_taken_once(count: int) -> None:
    same = "The old pier at Port Ansel is closed until further notice, the office said."
    other = "Until further notice the old pier at Port Ansel is closed, the office said."
    told = [Told(f"s{number}", f"Pier closed {number}", other if number % 2 else same) for number in range(count)]
    assert len(compile_sentences(told)) == 1


def test_reports_of_one_publisher_support_each_other_no_more_than_one_does() -> None:
    tide = ["The tide tables of Port Ansel were old.", "Tide tables of the port were old, it said again."]
    band = ["A band played music by candlelight on deck.", "The band played music until the candlelight died."]
    publishers = ("one", "one", "two", "three")

    told = [Told(f"s{n}", "", text, publisher=publishers[n]) for n, text in enumerate([*tide, *band])]
    found = compile_sentences(told, words=9)
    assert [sentence.id for sentence in found] in (["s2"], ["s3"])


def test_among_many_stories_a_sentence_follows_its_own_opening() -> None:
    def text(number: int) -> str:
        return f"Port Ansel opened bridge number {number} to ships. The mayor of town {number} drank tea."

    told = [Told(f"s{number}", f"Story {number}", text(number)) for number in range(6)]
    found = compile_sentences(told)
    opened = {sentence.id for sentence in found if not sentence.start}
    assert opened
    assert {sentence.id for sentence in found} == opened


def test_stories_without_a_sentence_give_nothing() -> None:
    assert compile_sentences([]) == ()
    assert compile_sentences([Told("a", "A", ""), Told("b", "B", "Two words")]) == ()
    assert (
        compile_sentences([Told("a", "A", "He said so to them all."), Told("b", "B", "“Words of somebody else here.”")])
        == ()
    )


def test_a_script_without_spaces_is_read_too() -> None:
    one = Told("one", "アンセル港で旅客船が座礁", "アンセル港の沖で旅客船が座礁したと港長が発表した。")
    two = Told(
        "two", "旅客船が離礁", "座礁した旅客船がアンセル港へ曳航されたと港長が述べた。夕食は魚の煮込みであった。"
    )
    found = compile_sentences([one, two])
    assert ids(found)
    assert "魚" not in "".join(sentence.text for sentence in found)


WORDS_OF = ["Marisol", "ferry", "tide", "harbour", "He", "But", "pilot", "“said”", "12", ".", "!", "yard", "港"]
TEXT = st.lists(st.sampled_from([*WORDS_OF, "\n"]), max_size=40).map(" ".join)


@given(st.lists(st.tuples(TEXT, TEXT), max_size=6), st.integers(5, 80))
@settings(max_examples=150)
def test_of_any_stories_the_sentences_are_theirs_and_few_enough(told: list[tuple[str, str]], words: int) -> None:
    stories = {f"s{n}": Told(f"s{n}", title, text) for n, (title, text) in enumerate(told)}
    found = compile_sentences(stories.values(), words=words)
    assert sum(length_of(sentence.text) for sentence in found) <= words
    for sentence in found:
        assert stories[sentence.id].text[sentence.start : sentence.end] == sentence.text
    assert compile_sentences(stories.values(), words=words) == found
