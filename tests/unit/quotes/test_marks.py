"""Every stretch between quotation marks is found, in any script, and apostrophes and inches are not marks."""

# ruff: noqa: RUF001 - the marks of several languages are the point

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pace import within_a_second

from standfirst.quotes.marks import paragraphs, quotations

LENGTH = 200_000
SIGNS = "“”\"'‘’«»„‚‹›「」『』〝〞＂`, .\n>aé6שA漢"


def texts(body: str) -> list[str]:
    return [body[item.start : item.end] for item in quotations(body)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('"Yes," she said, "we can."', ["Yes,", "we can."]),
        ("“Yes,” she said. “We can.”", ["Yes,", "We can."]),
        ("‘We can,’ she said.", ["We can,"]),
        ("'We can,' she said.", ["We can,"]),
        ("« Oui, demain », dit-elle.", ["Oui, demain"]),
        ("«Sí, mañana», dijo.", ["Sí, mañana"]),
        ("»Ja, morgen«, sagte sie.", ["Ja, morgen"]),
        ("„Ja, morgen“, sagte sie. „Gut.”", ["Ja, morgen", "Gut."]),
        ("”Ja, i morgon”, sa hon.", ["Ja, i morgon"]),
        ("»Kyllä», hän sanoi.", ["Kyllä"]),
        ("``We can,'' she said.", ["We can,"]),
        ("''We can,'' she said.", ["We can,"]),
        ("‘‘We can,’’ she said.", ["We can,"]),
        ("‚Ja‘, sagte sie, ›morgen‹.", ["Ja", "morgen"]),
        ("彼女は「はい、『明日』です」と言った。", ["はい、『明日』です"]),
        ("她说：“我们可以。”他走了。", ["我们可以。"]),
        ("＂はい＂と言った。", ["はい"]),
        ('그는 "안녕하세요"라고 말했다.', ["안녕하세요"]),
        ("김 대표는 ‘우리는 반드시 이길 것이다’라고 말했다.", ["우리는 반드시 이길 것이다"]),
        ("他说 ‘我们一定会赢’他走了。", ["我们一定会赢"]),
        ("彼女は ‘はい、明日です’と言った。", ["はい、明日です"]),
        ("‘It’s the K팝’s day,’ she said.", ["It’s the K팝’s day,"]),
        ("הוא אמר: ״שלום לכולם״.", ["שלום לכולם"]),
    ],
)
def test_the_marks_of_many_languages(body, expected):
    assert texts(body) == expected


@pytest.mark.parametrize(
    "body",
    [
        "It's the girls' boat, isn't it? Rock 'n' roll of the '90s; tell 'em.",
        'The board is 6\'2" long and 12" wide.',
        "The captains’ wives’ boats weren’t there.",
        'The acronym צה"ל is one word.',
        "She read 《红楼梦》 and 〈边城〉.",
        "'''",
        '""""""""""""',
    ],
)
def test_apostrophes_inches_acronyms_and_rules_are_no_marks(body):
    assert texts(body) == []


def test_feet_and_inches_stand_inside_a_quotation():
    assert texts('"I am 6\'2" in boots," she said.') == ["I am 6'2\" in boots,"]


def test_nested_quotations_are_part_of_the_outer_one():
    assert texts('"He told me "no" twice," she said.') == ['He told me "no" twice,']
    assert texts("“He told me ‘no’ twice,” she said.") == ["He told me ‘no’ twice,"]
    assert texts("‘He told me “no” twice,’ she said. ‘And then he left us.’") == [
        "He told me “no” twice,",
        "And then he left us.",
    ]


def test_a_possessive_does_not_end_a_single_quotation_where_a_better_mark_follows():
    assert texts("‘It is the boys’ boat, not ours,’ she said.") == ["It is the boys’ boat, not ours,"]


def test_curly_marks_that_look_the_wrong_way_still_pair():
    assert texts("”We can,“ she said. “Soon“, she added.") == ["We can,", "Soon"]


def test_a_quotation_over_paragraphs_has_a_piece_in_each():
    body = "“We will rebuild the pier.\n\n“We will start in May.\n\n“That is all,” said Ada Reyes."
    pieces = quotations(body)
    assert [body[item.start : item.end] for item in pieces] == [
        "We will rebuild the pier.",
        "We will start in May.",
        "That is all,",
    ]
    assert [item.closed for item in pieces] == [False, False, True]
    assert [item.reopened for item in pieces] == [False, True, True]
    assert [item.paragraph for item in pieces] == [0, 1, 2]


def test_french_paragraphs_go_on_behind_a_closing_mark():
    assert texts("« Un soir.\n\n» Un matin », dit-elle.") == ["Un soir.", "Un matin"]


def test_a_paragraph_goes_on_without_a_mark_up_to_the_one_that_closes():
    assert texts("“We will rebuild it.\n\nWe start in May,” she said.") == ["We will rebuild it.", "We start in May,"]


def test_a_missing_closing_mark_does_not_swallow_the_next_quotation():
    assert texts("“We can, she said. “Soon,” she added. “In May.”")[1:] == ["Soon,", "In May."]


@pytest.mark.parametrize(
    ("body", "lost"),
    [
        ("“We can,” she said.", [False]),
        ("“We will rebuild it.\n\n“We start in May,” she said.", [False, False]),
        ("‘We will rebuild it.\n\n‘We start in May,’ she said.", [False, False]),
        ("“We will rebuild it.\n\n“We start in May.", [False, True]),
        ("“We will rebuild it.\n\nIt rained.\n\n“We start in May,” she said.", [True, False]),
        ("“We can, she said. “Soon,” she added.", [True, False]),
        ("> We can.\n\nIt rained.", [False]),
    ],
)
def test_a_piece_whose_closing_mark_is_missing_is_lost(body, lost):
    assert [item.lost for item in quotations(body)] == lost


def test_a_hard_wrapped_quotation_is_one():
    assert texts('She said: "We will\nrebuild the pier." Then\nshe left.') == ["We will\nrebuild the pier."]


def test_block_quotes_count_and_keep_what_stands_between_marks_in_them():
    body = "She wrote:\n\n> We will rebuild the pier.\n\n> “In May,” she added.\n"
    found = quotations(body)
    assert [(body[item.start : item.end], item.block) for item in found] == [
        ("We will rebuild the pier.", True),
        ("“In May,” she added.", True),
        ("In May,", False),
    ]


def test_paragraphs_are_the_lines_that_hold_text():
    assert paragraphs("One.\n\n  \nTwo.\n") == [(0, 4), (9, 13)]


@given(st.text(alphabet=SIGNS, max_size=300))
def test_stretches_lie_in_the_body_in_order_and_hold_words(body):
    reach = -1
    for item in quotations(body):
        assert 0 <= item.start < item.end <= len(body)
        assert body[item.start : item.end] == body[item.start : item.end].strip()
        if not item.block:
            assert item.start >= reach
            reach = item.end


@given(st.text(max_size=200))
def test_any_text_is_read_and_always_the_same_way(body):
    assert quotations(body) == quotations(str(body))


@pytest.mark.parametrize(
    "unit",
    [
        '"',
        "“",
        "”",
        "'",
        "‘",
        "’",
        '"a ',
        "“a” ",
        "“‘",
        "‘as’ ",
        '"a\n',
        "“a\n\n",
        "“„«„",
        "6'2\"",
        '"a\nb',
        "`",
        "''",
        "» ",
        "\n\n",
    ],
)
def test_time_grows_with_the_length_however_marks_are_set(unit):
    body = unit * (LENGTH // len(unit))
    assert within_a_second(lambda: quotations(body))


def test_a_random_mix_of_marks_takes_no_longer():
    body = "".join(random.Random(7).choices(SIGNS, k=LENGTH))  # noqa: S311 - no secret
    assert within_a_second(lambda: quotations(body))
