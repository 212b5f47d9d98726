"""What differs between two versions of a text, as an editor reads it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.clip.again.paragraphs import changed_words, revision

TEXT = "The pier closes.\n\nBoats land at the mill in summer.\n\nThe repair costs four million crowns.\n"


@pytest.mark.parametrize(
    ("new", "told", "details"),
    [
        (TEXT, "typography or layout alone", ()),
        (TEXT.replace("pier closes", "pier\u00a0closes"), "typography or layout alone", ()),
        (TEXT + "\nA fence is up.\n", "1 paragraph added", ('added: "A fence is up."',)),
        (TEXT.replace("The pier closes.\n\n", ""), "1 paragraph removed", ('removed: "The pier closes."',)),
        (
            TEXT.replace("in summer", "in winter"),
            "1 paragraph changed",
            ('"summer." is now "winter."',),
        ),
        (
            "The pier closes.\n\nNew fences went up around it yesterday.\n\nThe repair costs six million crowns.\n",
            "1 paragraph added, 1 paragraph removed, 1 paragraph changed",
            (
                'removed: "Boats land at the mill in summer."',
                'added: "New fences went up around it yesterday."',
                '"four" is now "six"',
            ),
        ),
    ],
)
def test_paragraphs_are_added_removed_or_changed(new: str, told: str, details: tuple[str, ...]) -> None:
    found = revision(TEXT, new)
    assert str(found) == told
    assert found.details == details


def test_words_that_went_or_came_are_told_with_their_place() -> None:
    assert changed_words("The old pier closes for good", "The pier closes") == [
        '"old" is gone behind "The"',
        '"for good" is gone behind "old pier closes"',
    ]
    assert changed_words("Pier closes", "The Pier closes") == ['"The" is new at the start']


def test_of_very_many_paragraphs_only_numbers_are_told() -> None:
    old = "\n\n".join(f"Line {number} of the list" for number in range(900))
    found = revision(old, old.replace("Line", "Row"))
    assert (found.added, found.removed, found.details) == (900, 900, ())


@given(st.lists(st.sampled_from(["One.", "Two words.", "Three words here.", "Four."]), max_size=8))
def test_a_text_differs_from_nothing_by_all_its_paragraphs(blocks: list[str]) -> None:
    text = "\n\n".join(blocks)
    assert (revision("", text).added, revision(text, "").removed) == (len(blocks), len(blocks))
    assert revision(text, text).details == ()
