"""The body of a paste: chosen among typed lines, in the body's own marks, each line left out with a reason."""

# ruff: noqa: RUF001 - Chinese punctuation

from __future__ import annotations

import time

import pytest
from harbour_page import CAPTION, CREDIT, PARAGRAPHS, pasted
from hypothesis import given, settings
from hypothesis import strategies as st

from standfirst.clip.clipping import Caption
from standfirst.clip.paste.body import choose_body
from standfirst.clip.paste.lines import typed_lines
from standfirst.clip.paste.paste import read_paste
from standfirst.text import canonical_body


def test_a_page_gives_its_paragraphs_and_nothing_else():
    assert read_paste(pasted()).blocks == PARAGRAPHS


def test_the_body_is_canonical_with_a_blank_line_between_paragraphs():
    body = read_paste(pasted()).body
    assert body == canonical_body(body) == "\n\n".join(PARAGRAPHS) + "\n"


@pytest.mark.parametrize("column", [60, 72, 78])
def test_a_hard_wrapped_page_gives_the_same_body(column: int):
    assert read_paste(pasted(wrapped=column)).body == read_paste(pasted()).body


def test_line_ends_of_other_systems_change_nothing():
    assert read_paste(pasted().replace("\n", "\r\n")).body == read_paste(pasted()).body


def test_a_caption_printed_twice_is_one_apart_from_the_body_with_its_credit():
    assert read_paste(pasted()).captions == (Caption(CAPTION, CREDIT),)


def test_every_line_is_kept_or_dropped_with_a_reason():
    page = pasted()
    read = read_paste(page)
    lines = page.split("\n")
    assert all(lines[dropped.line - 1] == dropped.text and dropped.reason for dropped in read.dropped)
    left_out = {dropped.line for dropped in read.dropped}
    assert left_out == {number for number, line in enumerate(lines, 1) if line and line not in PARAGRAPHS}


def test_reasons_are_words_for_an_editor():
    reasons = {dropped.text: dropped.reason for dropped in read_paste(pasted()).dropped}
    assert reasons["Advertisement"] == "a button, a label or an advertisement's mark"
    assert reasons["Latest Headlines"] == "the head of another list"
    assert reasons["By Runa Tallis"] == "a byline"
    assert reasons["March 4, 2024 / 9:15 AM"] == "a date or a time"
    assert reasons[f"{CAPTION} {CREDIT}"] == "a picture's caption"
    assert reasons["Copyright 2024 Northern Press Service. All rights reserved."] == "a legal line"


def test_the_body_range_runs_from_its_first_line_to_its_last():
    read = read_paste(pasted())
    inside = read.lines[slice(*read.body_range)]
    assert inside[0].text == PARAGRAPHS[0]
    assert inside[-1].text == PARAGRAPHS[-1]


def test_a_subheading_is_marked_as_one():
    page = pasted().replace(f"{PARAGRAPHS[4]}\n", f"A report kept back\n\n{PARAGRAPHS[4]}\n")
    assert "\n\n## A report kept back\n\n" in read_paste(page).body


def test_list_items_keep_together_under_the_mark_of_the_body():
    items = [
        "• The hall is stripped to its iron frame before the summer begins.",
        "• The floor is raised by a metre and laid with new stone slabs.",
        "• The stalls are let to the same traders at the same rent as before.",
    ]
    page = pasted().replace(f"{PARAGRAPHS[3]}\n", "\n".join([*items, "", PARAGRAPHS[3], ""]))
    wanted = "\n".join(f"- {item[2:]}" for item in items)
    assert f"\n\n{wanted}\n\n" in read_paste(page).body


def test_a_paragraph_printed_twice_is_in_the_body_once():
    page = pasted().replace(f"{PARAGRAPHS[2]}\n", f"{PARAGRAPHS[2]}\n\n{PARAGRAPHS[2]}\n")
    read = read_paste(page)
    assert read.body.count(PARAGRAPHS[2]) <= 1


def test_chinese_without_spaces_gives_its_paragraphs():
    paragraphs = [
        "市议会周一投票决定关闭旧鱼市场十八个月，结束了四十个摊位租户持续数周的抗议活动。",
        "根据计划，市场大厅将只保留铁架，地面抬高一米，使去年两次淹没摊位的春潮不再进入大厅。",
        "“我们等了很久，”在祖母开的摊位上卖鳗鱼的商贩说，“现在终于有人听我们说话了。”",
        "议会将向每位商贩支付平时收入的三分之一，而商贩们要求一半，其中两人表示不会回来。",
        "工程将于五月开始，议会预计第一批摊位将在秋季重新开放，届时正好赶上鲱鱼季节。",
    ]
    page = "\n".join(
        ["首页", "新闻", "登录", "", *("\n\n".join(paragraphs).split("\n")), "", "相关新闻", "渡轮停航一周"]
    )
    assert read_paste(page).blocks == tuple(paragraphs)


@pytest.mark.parametrize("text", ["", "\n\n \n", "\u200b\ufeff", "* * *\n---\n___"])
def test_a_page_of_nothing_has_no_body(text: str):
    read = read_paste(text)
    assert (read.body, read.blocks, read.body_range, read.captions) == ("", (), (0, 0), ())


def test_a_page_of_navigation_has_no_body_and_says_so():
    menu = ["Home", "World", "Business", "Opinion", "Sport", "Sign in", "Subscribe", "About us", "Contact", "Privacy"]
    read = read_paste("\n".join(menu * 6))
    assert read.body == ""
    assert len(read.dropped) == 60


def test_nothing_is_in_the_body_that_was_not_in_the_paste():
    page = pasted()
    for block in read_paste(page).blocks:
        assert block.removeprefix("## ").removeprefix("- ") in page


@given(
    st.lists(st.sampled_from([*PARAGRAPHS, CAPTION, CREDIT, "Home", "", "Related", "3 hours ago", "— x", "a" * 300]))
)
@settings(max_examples=60, deadline=None)
def test_any_mix_of_lines_gives_a_body_of_those_lines_in_their_order(lines: list[str]):
    page = "\n".join(lines)
    chosen = choose_body(typed_lines(page))
    position = 0
    for block in chosen.blocks:
        text = block.removeprefix("## ").removeprefix("- ")
        position = page.index(text, position) + len(text)


@given(st.text(max_size=400))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_read(text: str):
    read = read_paste(text)
    assert read.body == canonical_body(read.body)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("\n".join(f"word{number % 700}" for number in range(5000)), 5.0),
        ("word " * 2_000_000, 10.0),
        (pasted() * 100, 10.0),
        ("One sentence that says a thing or two about the market. " * 20_000, 10.0),
    ],
    ids=["5,000 lines of one word", "one line of 10 MB", "a hundred pages", "one paragraph of 1 MB"],
)
def test_a_huge_paste_takes_no_more_than_its_length_asks_for(text: str, seconds: float):
    started = time.process_time()
    read_paste(text)
    assert time.process_time() - started < seconds


def test_time_grows_as_the_paste_does():
    def cost(copies: int) -> float:
        started = time.process_time()
        read_paste("\n".join(pasted() for _ in range(copies)))
        return time.process_time() - started

    cost(5)
    assert cost(200) < 12 * cost(40)
