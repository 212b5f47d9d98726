"""Words are read by the language of their text."""

from __future__ import annotations

import numpy as np
import pytest

from standfirst.relate.terms import Terms, terms_of
from standfirst.relate.texts import Text
from standfirst.relate.words import BREAK, CAPITAL, Words, tokens_of


def terms(text: Text) -> Terms:
    return terms_of(text, Words().read(text.title, text.body, text.tongue))


def stems(passage: str, tongue: str) -> list[int]:
    return Words().stems(passage, tongue).tolist()


@pytest.mark.parametrize(
    ("tongue", "one", "other"),
    [
        ("en", "The minister denied the missiles", "ministers denying a missile"),
        ("de", "Die Minister leugneten", "des Ministers leugnete"),
        ("fr", "l'accord des ministres", "accords ministre"),
        ("ru", "министры", "министра"),
        ("no", "avtalene", "avtalen"),
        ("xx", "Zorblat vrim", "zorblat VRIM"),
    ],
)
def test_forms_of_a_word_are_one_word_and_function_words_none(tongue: str, one: str, other: str):
    assert stems(one, tongue) == stems(other, tongue)


def test_words_of_two_languages_are_never_the_same():
    assert not set(stems("Berlin Minister", "en")) & set(stems("Berlin Minister", "de"))


def test_the_name_of_a_country_is_told_from_a_pronoun():
    assert stems("the US and us", "en") == stems("US", "en")
    assert stems("us", "en") == []


def test_a_possessive_is_its_noun_with_either_apostrophe():
    assert stems("Okaro's", "en") == stems("Okaro’s", "en") == stems("Okaro", "en")  # noqa: RUF001 - as printed


@pytest.mark.parametrize("sentence", ["潜水士が船体を調べた", "สวัสดีครับ", "북한이미사일을"])
def test_scripts_without_spaces_are_read_two_characters_at_a_time(sentence: str):
    assert len(stems(sentence, "xx")) == len(sentence) - 1
    assert set(stems(sentence[:3], "xx")) < set(stems(sentence, "xx"))


@pytest.mark.parametrize(
    "passage",
    ["A ferry. It sank: fast\nin Velden", "潜水士 in 船体。Marisol's", "", "नमस्ते दुनिया", "e\u0301te\u0301"],
)
def test_every_word_has_a_number(passage: str):
    found = tokens_of(passage)
    assert len(found) == len(Words().codes(passage, "en"))
    assert all(token in passage for token in found)


def test_vowel_signs_belong_to_their_word():
    assert tokens_of("नमस्ते दुनिया") == ["नमस्ते", "दुनिया"]


def test_breaks_and_capitals_are_signed():
    codes = Words().codes("Ferry sank. Divers", "en").tolist()
    assert codes[2] == int(BREAK)
    assert [bool(code & int(CAPITAL)) for code in codes] == [True, False, False, True]


def test_a_headline_counts_three_times_and_the_beginning_of_a_body_twice():
    far = " ".join(["filler"] * 80)
    found = terms(Text("a", "Marisol", f"Okaro {far} Velden", "en"))
    words = Words()
    counts = {
        name: int(found.counts[found.codes == words.stems(name, "en")[0]][0]) for name in ("Marisol", "Okaro", "Velden")
    }
    assert counts == {"Marisol": 3, "Okaro": 2, "Velden": 1}


def test_a_word_is_a_name_where_it_has_a_capital_inside_a_sentence():
    found = terms(Text("a", "Tugs Come", "Divers met Okaro. Boats left Port Ansel.", "en"))
    named = found.codes[found.proper].tolist()
    assert sorted(named) == sorted(stems("Okaro Port Ansel", "en"))
    german = terms(Text("a", "", "Taucher trafen Okaro am Hafen.", "de"))
    assert not german.proper.any()


def test_pairs_of_words_do_not_cross_a_sentence():
    one = terms(Text("a", "", "Divers left. Boats came.", "en"))
    assert int(one.pairs.sum()) == 1  # "divers left"; "came" is a function word
    assert np.array_equal(one.codes, np.unique(one.codes))
