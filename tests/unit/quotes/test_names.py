"""Names: which are one person's, and where an article spells one in two ways."""

# ruff: noqa: RUF001 - the marks of several languages are the point

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pace import within_a_second

from standfirst.quotes.finding.names import name_variants, same_person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ada Reyes", "Reyes"),
        ("Mayor Ada Reyes", "Ms. Reyes"),
        ("Martyn Hale", "Marty Hale"),
        ("Jon Hale", "John Hale"),
        ("William Okell", "Bill Okell"),
        ("A. Reyes", "Ada Reyes"),
        ("Ada M. Reyes", "Ada Reyes"),
        ("Ada Reyes", "Ada"),
        ("Ada Reyez", "Ada Reyes"),
        ("Zoë Marchetti", "Zoe Marchetti"),
        ("Tom Hale Jr.", "Tom Hale"),
        ("ADA REYES", "Ada Reyes"),
    ],
)
def test_forms_of_one_name_can_be_one_person(one, other):
    assert same_person(one, other)
    assert same_person(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bill Okell", "Hilda Okell"),
        ("Ada Reyes", "Ada Ruiz"),
        ("Tim Hale", "Jim Hale"),
        ("Maria Hale", "Marta Hale"),
        ("Ada Reyes", "Okell"),
        ("B. Reyes", "Ada Reyes"),
        ("", "Ada Reyes"),
        ("", ""),
    ],
)
def test_other_given_names_and_surnames_are_other_people(one, other):
    assert not same_person(one, other)
    assert not same_person(other, one)


def test_a_name_in_two_spellings_is_told_with_the_place_of_the_rarer_one():
    body = "Martyn Hale left the hall. “No,” said Martyn Hale. Later Marty Hale came back to the hall with the others."
    (found,) = name_variants(body)
    assert (found.name, found.variant) == ("Martyn Hale", "Marty Hale")
    assert body[found.start : found.end] == "Marty Hale"


def test_middle_names_titles_and_relatives_are_no_other_spelling():
    body = "Mayor Ada Reyes spoke. Ada M. Reyes left with Hugo Reyes. The hall was full, Ada Reyes said."
    assert name_variants(body) == ()


def test_a_name_does_not_run_over_a_line():
    assert name_variants("Advertisement\nHale Martyn\n\nMartyn Hale said so. Martyn Hale left.") == ()


@given(st.text(alphabet="AdaRey s.’'-\nJrMéB,", max_size=120), st.text(alphabet="AdaRey s.-JrMéB", max_size=40))
def test_any_text_has_its_variants_and_any_two_names_compare(body, name):
    for found in name_variants(body):
        assert body[found.start : found.end].split()
    assert same_person(name, body) == same_person(body, name)


@pytest.mark.parametrize("unit", ["Ada{} Reyes met Reyes. ", "Reyes{} ", "Ada Reyes{} said. ", "Ab "])
def test_forty_thousand_names_take_no_second(unit):
    body = "".join(
        unit.format("".join(chr(97 + number // 26**place % 26) for place in range(3))) for number in range(40_000)
    )
    assert within_a_second(lambda: name_variants(body[:200_000]))
