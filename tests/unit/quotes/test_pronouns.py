"""A pronoun, a surname or a role at a quotation becomes the right person's full name."""

# ruff: noqa: RUF001 - the marks of several languages are the point

import pytest

from standfirst.quotes import find_quotes


def speakers(body: str) -> list[str | None]:
    return [quote.speaker for quote in find_quotes(body, language="en")]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Ada Reyes, the mayor of Salt Ford, opened the new pier on Friday.\n\n“We built it in a year,” she said.",
            ["Ada Reyes"],
        ),
        (
            "Ada Reyes met Hugo Okell at the pier.\n\n“We built it in a year,” he said.\n\n“It took two,” she said.",
            ["Hugo Okell", "Ada Reyes"],
        ),
        (
            "Hugo Okell said the pier was late. He blamed the weather.\n\n“It rained for a month,” he said.",
            ["Hugo Okell"],
        ),
        (
            "“It rained for a month,” said Hugo Okell, who runs the yard.\n\n“Nobody could weld,” he added.",
            ["Hugo Okell", "Hugo Okell"],
        ),
        (
            "Ada Reyes told the council about Hugo Okell’s yard. “Okell was late, and he knows it,” Reyes said.",
            ["Ada Reyes"],
        ),
        (
            "The yard is Hugo Okell’s. Ada Reyes, a welder, defended him.\n\n“Okell could not weld in rain,” she said.",
            ["Ada Reyes"],
        ),
    ],
)
def test_pronouns_and_surnames_mean_the_person_named_before(body, expected):
    assert speakers(body) == expected


def test_a_pronoun_of_the_other_sex_is_never_taken():
    body = "Ada Reyes opened the pier.\n\n“It is a fine pier,” he said."
    assert speakers(body) == [None]


def test_a_definite_role_is_the_person_who_has_it():
    body = "Ada Reyes, the mayor of Salt Ford, opened the pier.\n\n“We built it in a year,” the mayor said."
    assert speakers(body) == ["Ada Reyes"]


def test_a_title_tells_two_people_of_one_surname_apart():
    body = (
        "Hugo Okell and Hilda Okell own the yard together.\n\n“We were late,” Mr. Okell said.\n\n"
        "“We were very late,” said Mrs. Okell."
    )
    assert speakers(body) == ["Hugo Okell", "Hilda Okell"]


def test_the_longest_form_of_the_name_is_told_without_titles():
    body = "Mr. Okell spoke first. “We were late,” said Okell.\n\nCapt. Hugo J. Okell runs the yard; Hugo Okell sails."
    assert speakers(body) == ["Hugo J. Okell"]


def test_spellings_of_one_name_are_one_person():
    body = (
        "Martyn Hale of the harbour board spoke on Monday. Martyn Hale is new.\n\n“We were late,” said Marty Hale.\n\n"
        "“It rained,” Hale said."
    )
    assert len(set(speakers(body))) == 1
