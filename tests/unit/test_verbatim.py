"""A story's summary: its own sentences, word for word."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.summarise.verbatim import sentences_of, verbatim_summary
from standfirst.text import canonical_body

BODY = canonical_body("""SEALTON, May 13 (QNA) -- The harbour board closes the pier for two years, it said on Monday.

"We had no choice," Mayor Ada Reyes said. She added that the piles had rotted.

The pier carries 4,000 visitors a day in summer, according to the board.

## What comes next

- Fences go up in June.

The board wants to reopen the pier in 2026 with a new deck and a lift. Shops on the pier will get their rent back.
""")


def texts(**settings: int) -> list[str]:
    return [sentence.text for sentence in verbatim_summary(BODY, title="Old pier to close for two years", **settings)]


def test_a_summary_begins_with_the_lead_behind_its_dateline() -> None:
    assert texts()[0] == "The harbour board closes the pier for two years, it said on Monday."


def test_it_holds_at_most_so_many_sentences_and_words() -> None:
    assert len(texts()) == 3
    assert sum(len(text.split()) for text in texts(words=30)) <= 30
    assert len(texts(most=1)) == 1


def test_quotes_subheadings_lists_and_sentences_that_lean_on_another_stay_out() -> None:
    text = " ".join(texts(most=9, words=500))
    assert "no choice" not in text
    assert "She added" not in text
    assert "Fences" not in text
    assert "What comes next" not in text


@pytest.mark.parametrize(
    "opening",
    [
        "SEOUL, May 13 (UPI) -- ",
        "BERLIN (dpa) \u2013 ",
        "PARIS — ",
        "MEXICO CITY, Oct. 2 — ",
        "Warsaw (QNA) - - "[:-4] + "— ",
    ],
)
def test_datelines_are_no_part_of_a_sentence(opening: str) -> None:
    body = f"{opening}The board met on Monday and agreed to close the pier.\n"
    assert [sentence.text for sentence in sentences_of(body)] == [
        "The board met on Monday and agreed to close the pier."
    ]


@pytest.mark.parametrize("start", ["The U.S. — and its allies — met. ", "He came — and left. ", "NATO is large. "])
def test_what_only_looks_like_a_dateline_stays(start: str) -> None:
    assert sentences_of(start + "\n")[0].text == re.split(r"(?<=[a-z])\. ", start)[0] + "."


def test_a_body_without_sentences_has_no_summary() -> None:
    assert verbatim_summary("") == ()
    assert verbatim_summary("Pier\n") == ()


def test_chinese_is_cut_at_its_own_stops() -> None:
    body = "市政府周一宣布旧码头将关闭两年进行维修。每天约有四千名游客来到这里参观游览。\n"
    assert [sentence.text for sentence in verbatim_summary(body)] == [
        "市政府周一宣布旧码头将关闭两年进行维修。",
        "每天约有四千名游客来到这里参观游览。",
    ]


@given(
    st.text(max_size=400)
    | st.lists(st.sampled_from(["The pier closes. ", "\n\n", "He left! ", "A — B (UPI) -- "])).map("".join)
)
def test_every_sentence_is_in_the_body_at_its_place(text: str) -> None:
    body = canonical_body(text)
    chosen = verbatim_summary(body)
    assert [sentence.text for sentence in chosen] == [body[sentence.start : sentence.end] for sentence in chosen]
    assert [sentence.start for sentence in chosen] == sorted(sentence.start for sentence in chosen)
