"""Links into the source: what a text fragment says, and what it never says."""

# ruff: noqa: RUF001 - typographic marks are what this is about

from __future__ import annotations

import re
import time
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from standfirst.quotes import Span
from standfirst.quotes.linking.fragments import LONGEST, text_fragment, with_fragment

OPENING = "The mill stood idle. "
SHORT = "we will grind again by Sunday"
LONG = "we will grind again by Sunday, because the farmers have waited long enough for flour and for their money"
BODY = f'{OPENING}"{LONG}," said the miller.\n\nNobody in the valley had expected it.\n'


def of(body: str, words: str, *, nth: int = 1, **more: object) -> str:
    """Return the readable directive of the `nth` place of `words` in `body`, without `:~:text=`."""
    start = -1
    for _ in range(nth):
        start = body.index(words, start + 1)
    directive = text_fragment(body, start, start + len(words), **more)  # type: ignore[arg-type]
    assert not directive or directive.startswith(":~:text=")
    return unquote(directive.removeprefix(":~:text="))


def test_a_long_quote_is_named_by_the_words_at_its_ends() -> None:
    assert of(BODY, LONG) == "we will grind again,and for their money"


def test_a_short_quote_is_named_whole() -> None:
    assert of(f'He said "{SHORT}" and left.\n', SHORT) == SHORT


def test_marks_at_the_ends_of_a_quote_are_left_out() -> None:
    """They are what house styles and redesigns change."""
    assert of('He said "“Never,” he wrote, not now!”"\n', "“Never,” he wrote, not now!”") == "Never,” he wrote, not now"


@pytest.mark.parametrize("mark", ["-", ",", "&", "=", "#", "%", "+", " ", '"', "é", "語"])
def test_no_mark_of_the_directive_can_come_from_the_words(mark: str) -> None:
    body = f"She said “wait a{mark}b moment” twice.\n"
    directive = text_fragment(body, body.index("wait"), body.index("”"))
    assert re.fullmatch(r":~:text=[\w.~%]+", directive, re.ASCII), directive


def test_words_that_the_article_says_first_are_told_apart_by_a_mark_beside_them() -> None:
    """A quotation mark says nothing of the body, so it is tried before any word is."""
    body = f'It is said that {SHORT}. Then the miller said: "{SHORT}."\n'
    assert of(body, SHORT, nth=2) == f'{SHORT},-."'


def test_words_that_are_quoted_twice_are_told_apart_by_as_few_others_as_do_it() -> None:
    body = f'The miller said: "{SHORT}."\n\nHis daughter said: "{SHORT}."\n'
    assert of(body, SHORT) == SHORT
    assert of(body, SHORT, nth=2) == f'daughter said: "-,{SHORT}'


def test_a_word_behind_tells_apart_where_none_before_does() -> None:
    body = f'"{SHORT}," said Oke.\n\n"{SHORT}," said Ade.\n'
    assert of(body, SHORT, nth=2) == f'{SHORT},-," said Ade'


def test_a_headline_with_the_same_words_is_not_where_the_link_leads() -> None:
    body = f'He said: "{SHORT}"\n'
    assert of(body, SHORT, headline=f"Miller: {SHORT}") == f'{SHORT},-"'


def test_a_place_that_nothing_tells_apart_has_no_fragment() -> None:
    body = f'He said: "{SHORT}"\n\nHe said: "{SHORT}"\n'
    assert of(body, SHORT, nth=2) == ""


def test_an_accent_or_a_capital_makes_no_difference_to_a_browser() -> None:
    body = "It is a RESUME of sorts. He wrote: “a résumé of sorts.”\n"
    assert of(body, "a résumé of sorts") == "a résumé of sorts,-.”"


def test_a_term_never_runs_over_the_end_of_a_paragraph() -> None:
    words = "We go home\n\nAnd then we come back, all of us, before the snow"
    assert of(f"“{words}”\n", words) == "We go home,us, before the snow"


def test_block_marks_of_the_body_are_no_words_of_the_page() -> None:
    words = "the first line of it\n> and the second line of it"
    assert of(f"> {words}\n", words) == "the first line of,second line of it"


def test_words_that_a_quote_leaves_out_are_not_given() -> None:
    left_out = "which nobody but the clerk had ever read in full"
    body = f"“We signed the paper, {left_out}, and we regret it,” he said.\n"
    start = body.index("We signed")
    end = body.index(",” he said")
    first = Span(start, start + len("We signed the paper"))
    last = Span(body.index("and we regret"), end)
    directive = unquote(text_fragment(body, start, end, shown=(first, last)))
    assert directive == ":~:text=We signed the paper,and we regret it"


def test_a_dash_at_which_publishers_differ_is_kept_out_of_a_term_where_that_is_possible() -> None:
    words = "Twelve boats lay there – idle all of them since the summer – and not one captain asked us why that was"
    assert of(f'"{words}" he said.\n', words).startswith("Twelve boats lay there,")


def test_french_spaces_before_a_mark_belong_to_the_word_as_a_browser_sees_it() -> None:
    words = "nous partirons demain\u202f!"
    assert of(f"«\u202f{words}\u202f» dit-il.\n", words) == "« nous partirons demain ! »"


@pytest.mark.parametrize(
    ("body", "words", "said"),
    [
        ("他说：“桥开通之前，我们不会付过路费。”\n", "桥开通之前，我们不会付过路费。", "桥开通之前，我们不会付过路费"),
        ("그는 “오늘 날씨가 좋다”고 말했다.\n", "오늘 날씨가 좋다", "오늘 날씨가 좋다"),
        ("उसने कहा “आज मौसम अच्छा है”\n", "आज मौसम अच्छा है", "आज मौसम अच्छा है"),
        ("قال «الطقس جميل اليوم»\n", "الطقس جميل اليوم", "الطقس جميل اليوم"),
    ],
    ids=["chinese", "korean", "hindi", "arabic"],
)
def test_every_script_keeps_its_words_whole(body: str, words: str, said: str) -> None:
    assert of(body, words) == said


def test_a_quote_without_a_word_has_no_fragment() -> None:
    assert of("He said “…” and no more.\n", "…") == ""


def test_an_address_keeps_its_own_fragment_and_gets_the_directive_behind_it() -> None:
    assert with_fragment("https://a.example/x?y=1", ":~:text=b") == "https://a.example/x?y=1#:~:text=b"
    assert with_fragment("https://a.example/x#part", ":~:text=b") == "https://a.example/x#part:~:text=b"
    assert with_fragment("https://a.example/x#part:~:text=old", ":~:text=b") == "https://a.example/x#part:~:text=b"
    assert with_fragment("https://a.example/x#part", "") == "https://a.example/x#part"


VOCABULARY = ["a", "be", "see", "–", "-", "…", "don't", "1,000", "U.S.", "“so”", "naïve", "—", "go", "橋", "で、", "&"]
WORDS = st.lists(st.sampled_from(VOCABULARY), min_size=1, max_size=30)


@given(WORDS, WORDS, WORDS)
def test_a_fragment_gives_words_of_the_quote_and_few_beside(
    before: list[str], said: list[str], behind: list[str]
) -> None:
    body = f"{' '.join(before)} “{' '.join(said)}” {' '.join(behind)}\n"
    start = len(" ".join(before)) + 2
    directive = text_fragment(body, start, start + len(" ".join(said)))
    assert re.fullmatch(r"(?::~:text=[\w.~%,-]+)?", directive, re.ASCII)
    terms = [unquote(part.strip("-")) for part in directive.removeprefix(":~:text=").split(",")]
    assert len(terms) <= 4
    for term in terms:
        assert term in " ".join(body.split())
        assert len(term) <= LONGEST


@pytest.mark.parametrize(
    "body",
    [
        "a " * 100_000,
        "“" * 200_000,
        "word " * 40_000,
        "“a” " * 50_000,
        "橋" * 200_000,
        "a\n\n" * 66_000,
        "_\u202f" * 100_000,
    ],
    ids=["letters", "marks", "words", "quotes", "unspaced", "blocks", "joints"],
)
def test_no_body_however_built_takes_long(body: str) -> None:
    start, end = len(body) // 2 // 4 * 4, len(body) // 2 // 4 * 4 + 400
    begun = time.process_time()
    text_fragment(body, start, end)
    text_fragment(body, 0, len(body))
    assert time.process_time() - begun < 2
