"""Which people, organisations and topics a text names."""

import pytest

from standfirst.clip.proposing.mentions import Mention, mentions

NAMES = {
    "ada-reyes": ["Ada Reyes", "Mayor Reyes"],
    "ansel": ["Ansel"],
    "port-of-ansel": ["Port of Ansel"],
    "oneill": ["Sean O'Neill"],
    "kim": ["김민수"],
    "at-t": ["AT&T"],
}


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("Ada Reyes spoke in Ansel.", ["ada-reyes", "ansel"]),
        ("The Port of Ansel is closed.", ["port-of-ansel"]),
        ("ansel is a word here; Anselm is a name", []),
        ("Ansel\u2019s mayor, Sean O\u2019Neill", ["ansel", "oneill"]),
        ("어제 김민수는 말했다", ["kim"]),
        ("Shares of AT&T fell", ["at-t"]),
        ("Ada\u00a0Reyes", ["ada-reyes"]),
        ("", []),
    ],
)
def test_names_are_found_as_whole_words(text: str, keys: list[str]) -> None:
    assert [mention.key for mention in mentions(text, NAMES)] == keys


def test_mentions_are_counted_from_the_first() -> None:
    assert mentions("Ansel, Ada Reyes, Ansel", NAMES) == [Mention("ansel", 2, 0), Mention("ada-reyes", 1, 7)]


def test_one_name_of_two_entries_names_both() -> None:
    names = {"a": ["The Bell"], "b": ["The Bell"]}
    assert [mention.key for mention in mentions("The Bell rang", names)] == ["a", "b"]
