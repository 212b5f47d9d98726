"""Hard-wrapped text is told from text that is not, and unwrapped before anything else reads it."""

from __future__ import annotations

import random
import textwrap
import time

import pytest
from harbour_page import PARAGRAPHS, pasted

from standfirst.clip.paste.unwrap import rows_of


def texts(text: str) -> list[str]:
    return [row.text for row in rows_of(text)]


@pytest.mark.parametrize("column", [60, 72, 78, 100])
def test_paragraphs_broken_at_a_column_come_back_whole(column: int):
    assert set(PARAGRAPHS) <= set(texts(pasted(wrapped=column)))


def test_text_that_is_not_wrapped_stays_line_by_line():
    page = pasted()
    assert texts(page) == [line for line in page.split("\n") if line]


def test_a_list_of_short_lines_is_not_joined():
    menu = "\n".join(["World", "Business", "Climate and environment", "Lifestyle", "Obituaries"] * 8)
    assert texts(menu) == menu.split("\n")


def test_an_unwrapped_line_knows_the_input_lines_it_came_from():
    page = pasted(wrapped=72)
    raw = page.split("\n")
    for row in rows_of(page):
        assert " ".join(raw[row.number - 1 : row.last]).split()[0] == row.text.split()[0]
        assert raw[row.last - 1].split()[-1] == row.text.split()[-1]


def test_a_word_split_at_its_hyphen_is_one_word_again():
    text = textwrap.dedent(
        """\
        The council of the town has for many years tried to find a long-
        term answer to the flooding of the market hall, and this one may do
        what none of the others did, at a price that the town can just about
        bear if the state pays its part and the work is done before the fall
        when the tides are highest and the traders need their stalls again."""
    )
    assert "a long-term answer" in texts(text)[0]


def test_chinese_lines_join_without_a_space():
    sentence = "市议会周一投票决定关闭旧鱼市场十八个月以便抬高地面防止春潮再次淹没摊位商贩们对补偿金额表示不满" * 4
    wrapped = "\n".join(textwrap.wrap(sentence, 60))
    assert texts(wrapped) == [sentence]


def test_every_kind_of_line_end_counts_as_one_line():
    assert [(row.number, row.text) for row in rows_of("one\r\ntwo\rthree\n\nfive")] == [
        (1, "one"),
        (2, "two"),
        (3, "three"),
        (5, "five"),
    ]


def test_characters_that_do_not_show_are_dropped_and_odd_spaces_are_spaces():
    assert texts("\ufeffA\u00a0quiet\u00ad ha\u00adrbour\u200b  town\u202e") == ["A quiet harbour town"]


def test_persian_keeps_the_joiner_it_is_spelt_with():
    assert texts("می\u200cخواهم") == ["می\u200cخواهم"]  # noqa: RUF001 - Persian


def test_a_text_of_nothing_has_no_lines():
    assert rows_of("") == rows_of(" \n\t\n\u200b\n") == ()


@pytest.mark.parametrize(
    "text",
    ["word " * 400_000, "word\n" * 200_000, "a" * 2_000_000, "\n" * 2_000_000, " \u200b" * 500_000],
    ids=["one line", "one word a line", "one word", "blank", "invisible"],
)
def test_a_huge_text_takes_no_more_than_its_length_asks_for(text: str):
    started = time.process_time()
    rows_of(text)
    assert time.process_time() - started < 10


def test_any_text_at_all_has_rows_that_count_its_lines():
    chance = random.Random(7)  # noqa: S311 - repeatable
    for _ in range(200):
        text = "".join(chance.choice("ab \n\r-.,世ß\u00ad\u200bA9\u2028") for _ in range(chance.randrange(300)))
        numbers = [row.number for row in rows_of(text)]
        assert numbers == sorted(set(numbers))
