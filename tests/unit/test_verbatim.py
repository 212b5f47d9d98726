"""A story's summary: its own sentences, word for word."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.summarise.verbatim import highlights, key_points, sentences_of, verbatim_faults, verbatim_summary
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
    chosen = key_points(body, chosen)
    assert [point.text for point in chosen] == [body[point.start : point.end] for point in chosen]


LISTED = canonical_body("""The harbour board closes the pier for two years.

- The pier closes in June for two years
- Shops on the pier get their rent back

The pier carries 4,000 visitors a day. Shops on it pay rent to the board, which closes it in June for two years.
""")
STORY = canonical_body("""The harbour board closes the old pier for two years, it said on Monday after a vote.

Divers had found rotten piles below the waterline in March, when a winter of heavy storms was over at last.

Ferries to the mill leave from the coal quay until the new deck is laid, with one boat fewer in every hour.

The repair costs four million crowns, of which the province pays a half and the town of Sealton the rest.

Shopkeepers on the promenade fear for their summer season and want the rent of two years to be forgiven.

An engineer from Merrow warned in a letter nine years ago that the oak of the foundations would not hold.

Skippers of the fishing fleet may still unload at the eastern steps, where the water is deep enough for them.

A museum in the old customs house will show what the carpenters find under the planks during their work.
""")


def test_the_publishers_own_list_above_the_story_gives_the_key_points() -> None:
    points = key_points(LISTED, ())
    assert [point.text for point in points] == [
        "The pier closes in June for two years",
        "Shops on the pier get their rent back",
    ]
    assert [point.text for point in points] == [LISTED[point.start : point.end] for point in points]


@pytest.mark.parametrize(
    "body",
    [
        LISTED.replace("two years.\n\n-", "two years:\n\n-"),
        LISTED.replace("The harbour board closes", "The board met.\n\nThe harbour board closes"),
        LISTED.replace("- Shops on the pier get their rent back\n", ""),
        LISTED.replace("closes in June for two years\n", "tours: tickets and prices\n").replace(
            "get their rent", "sell cups"
        ),
    ],
    ids=["a sentence leads in", "further down", "one item", "not what the story says"],
)
def test_another_list_is_no_list_of_highlights(body: str) -> None:
    assert highlights(body) == ()


def test_key_points_are_further_sentences_that_the_summary_does_not_have() -> None:
    summary = verbatim_summary(STORY, title="Old pier closes")
    points = key_points(STORY, summary, title="Old pier closes")
    assert 1 <= len(points) <= 3
    assert not {point.text for point in points} & {sentence.text for sentence in summary}
    assert all(len(point.text.split()) <= 35 for point in points)
    assert key_points(STORY, summary, words=5) == ()


def test_a_short_story_has_no_key_points() -> None:
    assert key_points(BODY, verbatim_summary(BODY)) == ()


@pytest.mark.parametrize(
    "summary",
    [
        "The harbour board closes the pier for two years, it said on Monday. Fences go up in June.",
        "“We had no choice,” Mayor Ada Reyes said.",
        "The pier carries\n4,000 visitors a day in summer, according to the board.",
        "The pier carries 4,000 visitors a day in summer, according to the board\\.",
        "",
    ],
    ids=["two sentences, one behind a dateline", "other marks", "another line break", "escaped for Markdown", "empty"],
)
def test_sentences_of_the_body_are_no_faults(summary: str) -> None:
    assert verbatim_faults(summary, BODY) == ()


@pytest.mark.parametrize(
    ("summary", "faults"),
    [
        ("The board closes the pier.", ("The board closes the pier.",)),
        (
            "The pier carries 4,000 visitors a day in summer, according to the board. It is old.",
            ("It is old.",),
        ),
        (
            "It is old. The pier carries 5,000 visitors a day in summer, according to the board. Fences go up in June.",
            ("It is old.", "The pier carries 5,000 visitors a day in summer, according to the board."),
        ),
        ("The piles had rotted.", ("The piles had rotted.",)),
        ("that the piles had rotted.", ("that the piles had rotted.",)),
        ("The board wants to reopen the pier.", ("The board wants to reopen the pier.",)),
    ],
)
def test_what_the_body_does_not_have_whole_is_a_fault(summary: str, faults: tuple[str, ...]) -> None:
    assert verbatim_faults(summary, BODY) == faults


def test_a_sentence_that_ends_in_an_abbreviation_may_stand_before_any_other() -> None:
    body = "The board sits in the U.S. Nobody there knew.\n\nIt meets again at 4 p.m. Shops stay open until 8.\n"
    assert verbatim_faults("It meets again at 4 p.m. Nobody there knew.", body) == ()


def test_a_line_that_no_stop_ends_may_stand_before_any_sentence() -> None:
    body = "Old pier, new deck\n\nThe board met.\n\nThe pier closes.\n"
    assert verbatim_faults("Old pier, new deck The pier closes.", body) == ()


@given(st.text(max_size=300))
def test_every_proposed_summary_is_without_faults(text: str) -> None:
    body = canonical_body(text)
    chosen = verbatim_summary(body)
    assert all(verbatim_faults(sentence.text, body) == () for sentence in chosen)
