"""What each line of a paste says about itself, in the languages that desks clip from."""

from __future__ import annotations

import time

import pytest

from standfirst.clip.paste.lines import Kind, count_words, typed_lines


def kind(text: str) -> Kind:
    (line,) = typed_lines(text)
    return line.kind


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The board voted on Monday to close the old market for a year.", Kind.PROSE),
        ("Nobody spoke against it.", Kind.SHORT_PROSE),
        ("Varnstad closes its fish market for eighteen months", Kind.HEADLINE),
        ("Local News", Kind.SHORT),
        ("By Runa Tallis", Kind.BYLINE),
        ("Von Runa Tallis", Kind.BYLINE),
        ("Par Runa Tallis", Kind.BYLINE),
        ("March 4, 2024 / 9:15 AM", Kind.TIMESTAMP),
        ("Updated 4 March 2024", Kind.TIMESTAMP),
        ("Stand: 04.03.2024, 09:15 Uhr", Kind.TIMESTAMP),
        ("Local News // 3 hours ago", Kind.AGE),
        ("vor 3 Stunden", Kind.AGE),
        ("hace 3 horas", Kind.AGE),
        ("3時間前", Kind.AGE),
        ("Traders leave the hall for the last time. Photo by Odd Lindqvist/NPS", Kind.CAPTION),
        ("1 of 2 | Traders leave the hall for the last time on a rainy Saturday", Kind.CAPTION),
        ("Händler verlassen die Halle zum letzten Mal. Foto: Odd Lindqvist", Kind.CAPTION),
        ("Traders leave the hall for the last time. (Odd Lindqvist)", Kind.CAPTION),
        ("Foto: Odd Lindqvist", Kind.CREDIT),
        ("(Image credit: Odd Lindqvist)", Kind.CREDIT),
        ("Advertisement", Kind.JUNK),
        ("ANZEIGE", Kind.JUNK),
        ("Publicité", Kind.JUNK),
        ("続きを読む", Kind.JUNK),
        ("Related: Ferry stops for a week", Kind.JUNK),
        ("Lesen Sie auch: Fähre fällt eine Woche aus", Kind.JUNK),
        ("* * *", Kind.JUNK),
        ("Latest Headlines", Kind.STOP),
        ("More from Varnstad", Kind.STOP),
        ("Das könnte Sie auch interessieren", Kind.STOP),
        ("Lo más leído", Kind.STOP),
        ("Související články", Kind.STOP),
        ("İlgili Haberler", Kind.STOP),
        ("関連記事", Kind.STOP),
        ("© 2024 Northern Press Service. All rights reserved.", Kind.LEGAL),
        (
            "Sign up for our newsletter and get the harbour news in your inbox every morning of the week.",
            Kind.PROMOTION,
        ),
        ("— Odd Lindqvist (@oddlindqvist) March 4, 2024", Kind.QUOTE),
        ("• Two tides over the floor", Kind.LIST_ITEM),
        ("– Vi har ventet lenge på dette, sier Marbeck.", Kind.PROSE),  # noqa: RUF001 - how Norwegian opens speech
    ],
)
def test_a_line_tells_what_it_is(text: str, expected: Kind):
    assert kind(text) is expected


@pytest.mark.parametrize(
    "text",
    [
        "The photo shows how the board of the harbour kept the report to itself for three years.",
        "He said yesterday that the market would close, and that nobody on the board had voted against it.",
        "The subscription to the library costs the traders nothing, she said.",
        "Read aloud, the report takes two hours, and no one on the board had done so before Monday.",
    ],
)
def test_a_sentence_that_holds_a_telling_word_is_still_prose(text: str):
    assert kind(text) is Kind.PROSE


def test_a_short_line_between_two_paragraphs_is_a_subheading():
    paragraph = "The board voted on Monday to close the old market for a year."
    lines = typed_lines(f"{paragraph}\n\nA report kept back\n\n{paragraph}")
    assert [line.kind for line in lines] == [Kind.PROSE, Kind.SUBHEADING, Kind.PROSE]


@pytest.mark.parametrize(
    "text",
    [
        "The stalls on the quay at dawn. (County Archive, Northern District of Varnstad)",
        "The stalls on the quay at dawn, before the first boats came in. (Odd Lindqvist)",
        "The stalls on the quay at dawn - Europa Press / Europa Press",
    ],
)
def test_a_line_that_ends_in_whose_picture_it_is_is_a_caption(text: str):
    assert kind(text) is Kind.CAPTION


def test_a_remark_in_brackets_at_a_paragraphs_end_makes_it_no_caption():
    assert kind("The board voted on Monday to close the market. (This report has been corrected.)") is Kind.PROSE


def test_what_stands_above_a_recordings_date_and_length_points_to_it():
    teaser = "The market hall stands under water again, and its traders ask who knew of the rising floor."
    kinds = [line.kind for line in typed_lines(f"{teaser}\n\n04.03.2024 | 2:43 min\n\n{teaser}\n\n2:43 min")]
    assert kinds[0] is Kind.PROMOTION
    assert kinds[2] is Kind.PROSE


def test_lines_count_from_one_as_the_input_came():
    assert [(line.number, line.blank_before) for line in typed_lines("\n\none\ntwo\r\n\r\nfive")] == [
        (3, True),
        (4, False),
        (6, True),
    ]


@pytest.mark.parametrize(
    ("text", "words"), [("three plain words", 3), ("市議会は月曜日に決めた", 5.5), ("", 0), ("iPhone の値段", 2.5)]
)
def test_words_are_counted_and_half_the_characters_where_no_spaces_are_written(text: str, words: float):
    assert count_words(text) == words


@pytest.mark.parametrize(
    "line",
    [
        "by " * 500_000,
        "( " * 500_000,
        "1 of 2 | " * 200_000,
        "photo: " * 200_000,
        "A." * 500_000,
        "@a " * 500_000,
        "A. (" + "A" * 10**6,
    ],
    ids=["by", "brackets", "numbers", "credits", "stops", "handles", "capitals"],
)
def test_no_line_takes_more_time_than_its_length_asks_for(line: str):
    started = time.process_time()
    typed_lines(line)
    assert time.process_time() - started < 5
