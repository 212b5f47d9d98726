"""No edit makes one person say what two said: turns of a transcript, quotations within quotations, block quotes."""

import time

import pytest

from standfirst.quotes import Standing, verify_quote

TWO_TURNS = [
    "SPEAKER 1: I agree with it all.\nSPEAKER 2: It must stop right now.",
    "Ms van der Berg: I agree with it all.\n- REYES: It must stop right now.",
    "**REYES:** I agree with it all.\n**BELL:** It must stop right now.",
    "Q. I agree with it all.\nA. It must stop right now.",
    "REYES: I agree with it all. JONES: It must stop right now.",
    "REYES: I agree with it all. Ada Jones: It must stop right now.",
    "\u0418\u0432\u0430\u043d: I agree with it all.\n\u041f\u0451\u0442\u0440: It must stop right now.",
    "의장: I agree with it all.\n김 의원: It must stop right now.",
    "[00:05] REYES: I agree with it all.\n[00:09] JONES: It must stop right now.",
    "REYES\nI agree with it all.\nJONES\nIt must stop right now.",
]


@pytest.mark.parametrize("body", TWO_TURNS)
@pytest.mark.parametrize("text", ["I agree with … stop right now", "I agree with [all] stop right now"])
def test_in_a_transcript_no_edit_passes_over_what_may_be_a_label(text: str, body: str) -> None:
    verdict = verify_quote(text, body, source_form="transcript")
    assert verdict.standing is Standing.FAILED


@pytest.mark.parametrize("body", TWO_TURNS)
def test_and_each_turns_own_words_are_proved(body: str) -> None:
    assert verify_quote("I agree with it all", body, source_form="transcript").standing is Standing.EXACT
    assert verify_quote("It must … right now", body, source_form="transcript").standing is Standing.MARKED_EDIT
    assert verify_quote("It must stop right now", body, source_form="transcript").standing is Standing.EXACT


def test_a_speech_in_paragraphs_may_be_shortened() -> None:
    body = "We met here a year ago, and it rained.\n\nToday the pier is open to all of you.\n"
    verdict = verify_quote("We met here … the pier is open", body, source_form="transcript")
    assert verdict.standing is Standing.MARKED_EDIT


@pytest.mark.parametrize("body", ["A" * 100_000, "N" + "O" * 40 + "!", "Ab " * 60_000, "A b. " * 40_000])
def test_a_line_of_capitals_takes_no_time(body: str) -> None:
    begun = time.process_time()
    verify_quote("go … now here", body, source_form="transcript")
    assert time.process_time() - begun < 4  # it took minutes; other programs may share this machine


@pytest.mark.parametrize(
    ("text", "body"),
    [
        (
            "Bob is right … the town is safe",
            "\"Bob is right to fear fire. The mayor claims 'the town is safe' and lies,\" said Ann Bell.",
        ),
        (
            "I believe … the earth is flat",
            "“I believe Bob when he says ‘the earth is flat’ is nonsense,” said Ann Bell.",  # noqa: RUF001
        ),
        (
            "the town is safe … and mean it",
            "\"The mayor claims 'the town is safe again' and lies. We say so and mean it,\" said Ann Bell.",
        ),
    ],
)
def test_no_edit_begins_in_ones_own_words_and_ends_in_a_quotation_within_them(text: str, body: str) -> None:
    assert verify_quote(text, body, speaker="Ann Bell").standing is Standing.FAILED


def test_an_edit_may_pass_over_a_whole_quotation_and_over_a_plurals_apostrophe() -> None:
    body = "\"We like the bosses' plan, and 'the sooner the better' is what we say to them all,\" said Ann Bell."
    assert verify_quote("We like the … is what we say", body, speaker="Ann Bell").standing is Standing.MARKED_EDIT


def test_words_wholly_within_a_quotation_of_the_speakers_are_a_caution() -> None:
    body = "\"It is a lie to say 'the plan is good for everyone',\" said Ann Bell."
    verdict = verify_quote("the plan is good for everyone", body, speaker="Ann Bell")
    assert [caution.kind for caution in verdict.cautions] == ["quote-speaker"]
    assert verify_quote("It is a lie", body, speaker="Ann Bell").cautions == ()


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("We love this plan … It is bad", "> We love this plan a lot. — Ann Bell\n> It is bad. — Bob Ray"),
        ("We love this plan. It is bad news", "> We love this plan.\n\n> It is bad news."),
        (
            "We love this … a disaster for all",
            '> "We love this plan," said Bell.\n> "It is a disaster for all," said Ray.',
        ),
    ],
)
def test_two_block_quotes_are_two_speakers(text: str, body: str) -> None:
    assert verify_quote(text, body).standing is Standing.FAILED


@pytest.mark.parametrize("body", ["> We love this\n> plan a lot.", "> We love this\n>\n> plan a lot."])
def test_the_lines_of_one_block_quote_are_one_speakers(body: str) -> None:
    assert verify_quote("We love this plan a lot", body).standing.proved


def test_no_bracket_makes_another_number() -> None:
    body = '"It will cost 3 pounds to build," said Ann Bell.'
    assert verify_quote("It will cost 3[00] pounds to build", body).standing is Standing.FAILED


@pytest.mark.parametrize("text", ["It is [un]likely that we go home", "It is likely[less] that we go home"])
def test_a_bracket_that_turns_a_word_round_is_a_caution(text: str) -> None:
    verdict = verify_quote(text, '"It is likely that we go home," said Ann Bell.')
    assert "quote-negation-elided" in [caution.kind for caution in verdict.cautions]


def test_a_japanese_full_stop_may_end_a_quote() -> None:
    body = "山田氏は「私たちは必ず勝ちます」と述べた。"
    assert verify_quote("私たちは必ず勝ちます。", body).standing is Standing.TYPOGRAPHY
