"""A quote is verified by its words and never by likeness: what passes, what fails, and what is said of it."""

# ruff: noqa: RUF001 - typographic marks are what this is about

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desks import QUOTE, load
from standfirst.quotes import Standing, Verdict, Verifier, verify_quote
from standfirst.text import canonical_body

BODY = canonical_body(
    """“We don’t think that this far surpasses any other country — not today,” she said. The state's analog cameras
are old. "It has 1.5 million of them… and it cannot see," he added.

The non-violent march re-signed the co­operation. “ვერ ხედავს,” თქვა მან. 金氏は「見えない」と言った。
"""
)


def standing(text: str, body: str | None = BODY) -> str:
    return verify_quote(text, body).standing


@pytest.mark.parametrize(
    "text", ["any other country — not today", "It has 1.5 million of them…", "ვერ ხედავს", "見えない", "見え"]
)
def test_words_that_are_there_are_exact_and_have_a_place(text: str) -> None:
    verdict = verify_quote(text, BODY)
    assert verdict.standing == "exact"
    assert verdict.start is not None
    assert BODY[verdict.start : verdict.end] == text


@pytest.mark.parametrize(
    "text",
    [
        "We don't think",  # another apostrophe
        "any other country – not today",  # another dash
        "The state's analog cameras are old.",  # over a line end
        "It has 1.5 million of them... and it cannot see",  # another ellipsis
        "the cooperation",  # a soft hyphen
        "any other country — not today.",  # a full stop for the source's comma
        "it cannot see.",
    ],
)
def test_differences_of_the_typesetter_pass_as_typography(text: str) -> None:
    verdict = verify_quote(text, BODY)
    assert (verdict.standing, verdict.start) == ("typography", None)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("We do think that this far surpasses", 'word 2: the quote has "do", the source has "don\'t"'),
        ("it can see", 'word 2: the quote has "can", the source has "cannot"'),
        ("it can", 'word 2: the quote has "can", the source has "cannot"'),
        ("and it cannot s", 'word 4: the quote has "s", the source has "see,"'),
        ("Those state’s analogue cameras", 'the source nowhere has "Those"'),
        ("The state’s analogue cameras", 'word 3: the quote has "analogue", the source has "analog"'),
        ("any other country - not today", 'word 4: the quote has "-", the source has "–"'),
        ("violent march", 'the source nowhere has "violent"'),
        ("The non-violent march resigned", 'word 4: the quote has "resigned", the source has "re-signed"'),
        ("million of Them", 'word 3: the quote has "Them", the source has "them..."'),
        ("5 million of them", 'the source nowhere has "5"'),
        ("It has 1", 'word 3: the quote has "1", the source has "1.5"'),
        ("it cannot see?", 'word 3: the quote has "see?", the source has "see,"'),
        ("it cannot see!", 'word 3: the quote has "see!", the source has "see,"'),
        ("と言った。Mehr", 'the source nowhere has "と言った。Mehr"'),
    ],
)
def test_an_altered_word_fails_and_is_named(text: str, said: str) -> None:
    verdict = verify_quote(text, BODY)
    assert verdict.standing == "failed"
    assert verdict.message == said


NEGATIONS = [
    ("We will not land.", "We will land."),
    ("We can't land.", "We can land."),
    ("We can't", "We can"),
    ("We cannot", "We can"),
    ("It is unlawful", "It is lawful"),
    ("It is not unlawful to land here", "It is unlawful to land here"),
    ("Nobody will ever land here", "body will ever land here"),
    ("We never land", "We land"),
    ("It is non-binding", "binding"),
    ("Wir landen nicht hier", "Wir landen hier"),
]


@pytest.mark.parametrize(("source", "quote"), NEGATIONS)
def test_a_removed_negation_never_passes(source: str, quote: str) -> None:
    body = canonical_body(f'"{source}" she said. Much else was said that day, none of it to the point.')
    assert standing(quote, body) == "failed"


@given(st.integers(0, len(QUOTE.split()) - 1))
def test_a_quote_without_one_of_its_inner_words_fails(place: int) -> None:
    words = QUOTE.split()
    shorter = words[:place] + words[place + 1 :]
    body = canonical_body(f'"{QUOTE}," said Ada Brook.')
    whole = place in {0, len(words) - 1}
    assert standing(" ".join(shorter), body) == ("exact" if whole else "failed")


@given(st.text(min_size=1), st.text(), st.text())
def test_what_is_exact_is_really_there(words: str, before: str, behind: str) -> None:
    body = canonical_body(f"{before} {words} {behind}")
    verdict = verify_quote(words, body)
    if verdict.standing is Standing.EXACT:
        assert body[verdict.start : verdict.end] == words.strip()
        assert words.strip()


MARKED_AND_WRONG = ["I stole ... all of the money", "The cameras ... are old", "are old … The state's", "[x]"]


@pytest.mark.parametrize("text", MARKED_AND_WRONG)
def test_marks_do_not_excuse_words_that_the_source_does_not_have_in_that_order(text: str) -> None:
    assert verify_quote(text, BODY).standing == "failed"


@pytest.mark.parametrize("text", ["The state's [old] cameras", "It has … and it cannot see", "The state's ... are old"])
def test_the_desks_own_marks_are_said_to_be_unchecked(text: str) -> None:
    verdict = verify_quote(text, BODY)
    assert verdict.standing == "unchecked"
    assert "marks" in verdict.message


@pytest.mark.parametrize("text", ["\u200b", "\u00ad\u2060", "   "])
def test_a_quote_without_words_fails(text: str) -> None:
    assert standing(text) == "failed"


def test_without_evidence_nothing_is_checked() -> None:
    verdict = verify_quote("We will not land", None)
    assert verdict == Verdict(Standing.UNCHECKED, message="the evidence is not here")


def test_an_empty_body_proves_nothing() -> None:
    assert standing("We will not land", "") == "failed"


def test_a_verifier_has_a_verdict_for_each_quote_in_order_and_reads_a_body_once(
    make_desk: Callable[..., Path],
) -> None:
    quotes = [{"text": text, "speaker": "ada-brook"} for text in ("nowhere", QUOTE, "We can’t")]
    article = load(make_desk(articles={"x": {"quotes": quotes}, "y": {"quotes": None}})).articles
    asked: list[str] = []

    class Asked:
        def body(self, article_id: str) -> str | None:
            asked.append(article_id)
            return QUOTE

    verifier = Verifier(Asked())
    assert [verdict.standing for verdict in verifier.verdicts(article["x"])] == ["failed", "exact", "failed"]
    assert verifier.verdicts(article["x"]) is verifier.verdicts(article["x"])
    assert verifier.verdicts(article["y"]) == ()
    assert asked == ["x"]
