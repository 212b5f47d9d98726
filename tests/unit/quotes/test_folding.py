"""The spaces that French sets beside its marks fold away, and every character keeps its place."""

# ruff: noqa: RUF001 - the marks of several languages are the point

import pytest
from pace import within_a_second

from standfirst.quotes import verify_quote
from standfirst.quotes.proving.folding import fold


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("Pourquoi partir? Nous restons", "« Pourquoi partir\u202f? Nous restons », dit-elle."),
        ("Il a dit «oui» hier encore", "“Il a dit «\xa0oui\xa0» hier encore”"),
        ('Il a dit "oui" hier encore', "“Il a dit « oui » hier encore”"),
        ("qu'«oui» et non", "“qu’« oui » et non”"),
        ("5% de plus", "“5 % de plus”"),
        ("elle dit: non", "“elle dit : non”"),
        ("en 2024: nous", "“en 2024 : nous”"),
        ('Er sagte "Ja" und ging', "“Er sagte »Ja« und ging”"),
    ],
)
def test_french_spaces_are_typography(text, body):
    verdict = verify_quote(text, body)
    assert verdict.standing == "typography"
    words = body[verdict.start : verdict.end]
    assert (words[0], words[-1]) == (text[0], text[-1])
    assert verify_quote(words, f"“{text}”").standing == "typography"


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("10 : 3", "10 : 3"),
        ("10:3", "10:3"),
        ("oui »Wort« non", 'oui "Wort" non'),
        ("oui ›Wort‹ non", 'oui "Wort" non'),
        ("a ? b", "a? b"),
    ],
)
def test_what_folds_and_what_stays(text, folded):
    assert fold(text).text == folded


def test_places_stay_right_behind_a_folded_space():
    text = "« Partir ? Non »"
    folded = fold(text)
    assert folded.text == '"Partir? Non"'
    assert [text[start:end] for start, end in zip(folded.starts, folded.ends, strict=True)] == list("«Partir? Non»")


@pytest.mark.parametrize("unit", [" ", " ?", "« ", " »", " :", ": 1", ":  ", "1 : ", "\n ", "« \n"])
def test_time_grows_with_the_length_however_spaces_are_set(unit):
    assert within_a_second(lambda: fold(unit * (200_000 // len(unit))))
