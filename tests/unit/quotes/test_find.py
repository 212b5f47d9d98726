"""The direct quotations of an article are found with their speakers; titles and scare quotes are not."""

# ruff: noqa: RUF001 - the marks of several languages are the point

import itertools
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pace import within_a_second

from standfirst.quotes import HIGH_CONFIDENCE, FoundQuote, find_quotes
from standfirst.quotes.finding.speech import RULES

LENGTH = 200_000
SEED = Path(__file__).parents[3].parent / "shared/seed/upi-north-korea-surveillance.txt"


def english(body: str) -> list[FoundQuote]:
    return find_quotes(body, language="en")


def only(body: str) -> FoundQuote:
    (quote,) = english(body)
    return quote


@pytest.mark.parametrize(
    ("body", "speaker", "mention", "cue"),
    [
        ("“We built it in a year,” said Ada Reyes.", "Ada Reyes", "Ada Reyes", "said"),
        ("“We built it in a year,” Ada Reyes said on Friday.", "Ada Reyes", "Ada Reyes", "said"),
        ("Ada Reyes said: “We built it in a year.”", "Ada Reyes", "Ada Reyes", "said"),
        ("Ada Reyes told reporters, “We built it in a year.”", "Ada Reyes", "Ada Reyes", "told"),
        ("“We built it in a year,” according to Ada Reyes.", "Ada Reyes", "Ada Reyes", "according to"),
        ("She left. According to Ada Reyes, “we built all of it in a year.”", "Ada Reyes", "Ada Reyes", "According to"),
        ("Ada Reyes opened the pier, saying, “We built it in a year.”", "Ada Reyes", "Ada Reyes", "saying"),
        ("Ada Reyes: “We built it in a year.”", "Ada Reyes", "Ada Reyes", ":"),
        (
            "“We built it in a year,” Ada Reyes, the mayor of Salt Ford, told the paper.",
            "Ada Reyes",
            "Ada Reyes",
            "told",
        ),
        ("“We built it in a year,” Ada Reyes (I-Salt Ford) said.", "Ada Reyes", "Ada Reyes", "said"),
        ("“We built it in a year!” beamed Ada Reyes.", "Ada Reyes", "Ada Reyes", "beamed"),
        ("“Did we build it in a year?” asked Ada Reyes.", "Ada Reyes", "Ada Reyes", "asked"),
        ("“We built it in a year,” said the union’s head, Ada Reyes.", "Ada Reyes", "Ada Reyes", "said"),
        (
            "“It was late,” a spokesman for the yard said.",
            "a spokesman for the yard",
            "a spokesman for the yard",
            "said",
        ),
    ],
)
def test_who_speaks_and_which_words_say_so(body, speaker, mention, cue):
    quote = only(body)
    assert quote.speaker == speaker
    assert quote.mention is not None
    assert body[quote.mention.start : quote.mention.end] == mention
    assert quote.cue is not None
    assert body[quote.cue.start : quote.cue.end] == cue


@pytest.mark.parametrize(
    ("body", "role"),
    [
        ("“It was late,” said Ada Reyes, the mayor of Salt Ford.", "the mayor of Salt Ford"),
        (
            "“It was late,” said Ada Reyes, a senior fellow at the Tide Institute, on Friday.",
            "a senior fellow at the Tide Institute",
        ),
        ("“It was late,” said Mayor Ada Reyes.", "Mayor"),
        ("The harbour master, Ada Reyes, left.\n\n“It was late,” Reyes said.", "The harbour master"),
        ("“It was late,” said union secretary Ada Reyes.", "union secretary"),
        ("“It was late,” said Ms. Ada Reyes.", None),
        ("Ada Reyes, 61, a welder, left.\n\n“It was late,” Reyes said.", "a welder"),
    ],
)
def test_the_role_that_the_article_states(body, role):
    assert only(body).role == role


def test_spans_that_their_attribution_splits_are_one_utterance():
    found = english(
        "“We built it in a year,” Ada Reyes said. “Then it rained for a month.”\n\n“We waited,” said Hugo Okell."
    )
    assert [quote.speaker for quote in found] == ["Ada Reyes", "Ada Reyes", "Hugo Okell"]
    assert [quote.utterance for quote in found] == [0, 0, 1]


def test_a_speaker_goes_on_over_paragraphs():
    found = english("“We built it in a year,” Ada Reyes said. “Then it rained.\n\n“We waited for a month.”")
    assert [quote.speaker for quote in found] == ["Ada Reyes"] * 3
    assert {quote.utterance for quote in found} == {0}


def test_a_paragraph_of_its_own_belongs_to_who_spoke_before():
    found = english(
        "Ada Reyes said the yard could not weld in the rain.\n\n“We waited for a month, and then for another.”"
    )
    assert [quote.speaker for quote in found] == ["Ada Reyes"]


@pytest.mark.parametrize(
    "body",
    [
        "The film “The Long Pier” opened on Friday in Salt Ford.",
        "Ada Reyes appeared on “Harbour Tonight with Hugo Okell” on Monday.",
        "The so-called “pier” is a plank, and nobody uses it.",
        "They sang “Over the Grey Bank” and left.",
        "It's a dogs' life in the '90s, and the board is 6'2\" long.",
    ],
)
def test_titles_scare_quotes_and_apostrophes_are_no_speech(body):
    assert english(body) == []


def test_bracketed_words_stay_in_the_quotation():
    assert only("“[We] built it in [less than] a year,” said Ada Reyes.").text == "[We] built it in [less than] a year,"


def test_a_name_does_not_run_over_a_line():
    body = "Related\nAdvertisement\nReyes spoke.\n“We built it in a year,” said Reyes.\nAda Reyes is the mayor."
    assert only(body).speaker == "Ada Reyes"


def test_a_plain_attribution_is_surer_than_a_guess():
    sure = only("“We built it in less than a year,” said Ada Reyes.")
    guess = only("Ada Reyes opened the pier on Friday.\n\n“We built it in less than a year, all of us together.”")
    assert sure.confidence >= HIGH_CONFIDENCE > guess.confidence
    assert {sure.rule, guess.rule} <= set(RULES.values())


def test_words_without_a_known_speaker_are_never_sure():
    quote = only("The pier is open.\n\n“We built it in less than a year,” she said.")
    assert quote.speaker is None
    assert quote.confidence < HIGH_CONFIDENCE


def test_a_block_quote_behind_a_colon_is_the_writers():
    found = english(
        "Ada Reyes, the mayor, wrote to the council:\n\n> We will rebuild the pier, and we will do it this year.\n"
    )
    assert [(quote.text, quote.speaker) for quote in found] == [
        ("We will rebuild the pier, and we will do it this year.", "Ada Reyes")
    ]


def test_a_language_without_rules_gets_spans_without_speakers():
    body = "მერმა თქვა: „ჩვენ ეს ხიდი ერთ წელიწადში ავაშენეთ“. ეს „ხიდი“ ახალია."
    (quote,) = find_quotes(body)
    assert quote.text == "ჩვენ ეს ხიდი ერთ წელიწადში ავაშენეთ"
    assert (quote.speaker, quote.mention, quote.cue) == (None, None, None)
    assert quote.confidence < HIGH_CONFIDENCE


def test_the_language_is_told_from_the_words():
    english_body = "“We built it in a year,” said Ada Reyes, who was there with the others when it was opened."
    german_body = "„Wir haben den Steg in einem Jahr gebaut“, sagte die Bürgermeisterin Ada Reyes, als er fertig war."
    assert [quote.speaker for quote in find_quotes(english_body)] == ["Ada Reyes"]
    assert [quote.speaker for quote in find_quotes(german_body)] == ["Ada Reyes"]


@pytest.mark.skipif(not SEED.is_file(), reason="the seed article is not beside this checkout")
def test_the_seed_article_has_four_utterances_of_one_man():
    found = english(SEED.read_text(encoding="utf-8"))
    assert len(found) == 5
    assert len({quote.utterance for quote in found}) == 4
    assert {quote.speaker for quote in found} == {"Martyn Williams"}
    assert {quote.role for quote in found} == {"Stimson Center senior fellow"}


PIECES = st.sampled_from(
    [
        *(
            "“We built it,” ",
            "said ",
            "Ada Reyes ",
            "he said. ",
            "she ",
            ", ",
            ": ",
            "\n\n",
            "according to ",
            "the mayor ",
        ),
        *("‘no’ ", '"', "“", "”", "who ", "and ", "saying ", "Mr. ", "Jr.", ". ", "(", ")", "—", "told ", "’s ", "> "),
        *("« Oui, dit-il, demain. » ", "„Ja“, sagte ", "—Sí —dijo ella—. ", "laut ", "selon "),
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join), st.sampled_from(["en", "de", "fr", "es", "pt", "ka", None]))
def test_whatever_is_found_lies_in_the_body_in_order(body, language):
    found = find_quotes(body, language=language)
    for quote in found:
        assert quote.text == body[quote.start : quote.end]
        assert quote.text.strip()
        assert 0 <= quote.confidence <= 1
        for span in (quote.mention, quote.cue):
            assert span is None or 0 <= span.start < span.end <= len(body)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert all(one.utterance <= other.utterance for one, other in itertools.pairwise(found))
    assert found == find_quotes(body, language=language)


@given(st.text(max_size=200))
def test_no_text_is_refused(body):
    find_quotes(body)


def many(unit: str) -> str:
    """Return `unit` over and over, numbered in letters where it has braces, up to the length that is tried."""
    size = LENGTH // len(unit.format("abc")) + 1
    numbered = (
        unit.format("".join(chr(97 + number // 26**place % 26) for place in range(3))) for number in range(size)
    )
    return "".join(numbered)[:LENGTH]


@pytest.mark.parametrize(
    "unit",
    [
        *(
            '"',
            "“a” ",
            "a ",
            "said ",
            "and said ",
            "he said, ",
            "“We go,” he said. ",
            "“We go home today,” he said.\n\n",
        ),
        *(
            "“We go.\n\n",
            "Ada{} Reyes met Reyes. ",
            "Reyes{} said. ",
            "Ab ",
            "Ada de ",
            "( ",
            ", ",
            "U.",
            "a-",
            "a'",
            "“‘",
        ),
        *(
            "according to ",
            "> We go.\n",
            "Ada Reyes{}, the mayor, left. “We go home,” the mayor said.\n\n",
            "who said ",
        ),
        *("“We go home today and rest.” ", "she "),
    ],
)
def test_time_grows_with_the_length_however_a_body_is_built(unit):
    body = "“We go home today,” said Ada Reyes. “Tomorrow too,” she said.\n\n" + many(unit)
    assert within_a_second(lambda: find_quotes(body, language="en"))


@pytest.mark.parametrize(
    "body",
    [
        "“" + "a " * 100_000 + "”",
        "Ada Reyes, a mayor, " * 10_000 + "said: “We go home.”",
        "the " * 50_000 + "said “we all go home”",
        "he said “we go home today” and " * 1_900,
        "Reyes: “we go home today” " * 1_900,
        "Ada Reyes left.\n\n" + "“We go home today.”\n\n" * 1_900,
    ],
    ids=["long quotation", "appositions", "no subject", "no sentence ends", "colons", "floating"],
)
def test_one_long_sentence_takes_no_second(body):
    assert within_a_second(lambda: find_quotes(body, language="en"))
