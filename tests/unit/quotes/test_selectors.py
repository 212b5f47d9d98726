"""What of a source's text a quote shows, and its selector: never a word more than the quote has."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from standfirst.quotes import Edit, Span, Standing, Verdict
from standfirst.quotes.linking.selectors import letters, shown_spans, text_quote_selector

SAID = "the ice is thin"
SELECTOR = "TextQuoteSelector"


def selector(body: str, words: str, *, nth: int = 1, context: int = 32) -> dict[str, str]:
    """Return the selector of the `nth` place of `words` in `body`."""
    start = -1
    for _ in range(nth):
        start = body.index(words, start + 1)
    return text_quote_selector(body, start, start + len(words), context=context)


def test_words_that_stand_once_need_nothing_around_them() -> None:
    """The body leaves the repository in no form, and words around a quote are the body's."""
    assert selector(f'At noon he said "{SAID}" and left.\n', SAID) == {"type": SELECTOR, "exact": SAID}


def test_words_that_stand_twice_get_marks_before_any_word() -> None:
    assert selector(f"They say {SAID}. She wrote: “{SAID}.”\n", SAID, nth=2) == {
        "type": SELECTOR, "exact": SAID, "suffix": ".”",
    }  # fmt: skip


def test_words_that_stand_twice_get_as_few_others_as_tell_them_apart() -> None:
    body = f"“{SAID},” said the old ferryman.\n\n“{SAID},” wrote the young ferryman.\n"
    assert selector(body, SAID, nth=2) == {"type": SELECTOR, "exact": SAID, "suffix": ",” wrote"}


def test_context_that_would_tell_nothing_apart_is_not_given() -> None:
    body = f"“{SAID},” said Oke.\n\n“{SAID},” said Oke.\n"
    assert selector(body, SAID) == {"type": SELECTOR, "exact": SAID}


def test_context_is_never_longer_than_asked_for() -> None:
    body = f"An uncommonly long-winded harbourmaster: “{SAID}”\n\nA harbourmaster: “{SAID}”\n"
    assert selector(body, SAID, context=4) == {"type": SELECTOR, "exact": SAID}


def test_a_selector_has_the_page_s_words_without_line_ends_and_block_marks() -> None:
    body = "> We go home\n> and come back.\n"
    assert text_quote_selector(body, 2, len(body) - 2)["exact"] == "We go home and come back"


def proved(body: str, start: int, end: int, *edits: tuple[str, str]) -> Verdict:
    """Return a verdict on `body[start:end]`; each edit is what the quote has and what the source has there."""
    made, place = [], start
    for text, source in edits:
        place = body.index(source, place)
        made.append(Edit("edit", 0, 0, text, source, place, place + len(source)))
        place += len(source)
    return Verdict(Standing.MARKED_EDIT, start, end, tuple(made))


BODY = "“It was the minister, as far as we know, who signed it,” she said.\n"
START, END = BODY.index("It was"), BODY.index(",” she")


def words(spans: tuple[Span, ...], body: str = BODY) -> list[str]:
    return [body[start:end].strip() for start, end in spans]


def test_a_verbatim_quote_shows_its_whole_span() -> None:
    verdict = Verdict(Standing.EXACT, START, END)
    assert shown_spans(BODY[START:END], BODY, verdict) == (Span(START, END),)


def test_what_the_desk_left_out_or_replaced_is_not_shown() -> None:
    verdict = proved(BODY, START, END, ("[he]", "the minister"), ("…", ", as far as we know,"))
    assert words(shown_spans("It was [he] … who signed it", BODY, verdict)) == ["It was", "who signed it"]


def test_an_edit_that_changes_no_letter_leaves_nothing_out() -> None:
    verdict = proved(BODY, START, END, ("[i]", "I"))
    assert words(shown_spans("[i]t " + BODY[START + 3 : END], BODY, verdict)) == [BODY[START:END]]


def test_half_a_word_is_not_shown() -> None:
    verdict = proved(BODY, START, END, ("sign[s]", "signed"))
    verdict = Verdict(
        verdict.standing, START, END, (Edit("e", 0, 0, "[s]", "ed", BODY.index("ed it"), BODY.index(" it,")),)
    )
    shown = words(shown_spans("It was the minister, as far as we know, who sign[s] it", BODY, verdict))
    assert shown == ["It was the minister, as far as we know, who", "it"]


def test_a_verdict_that_would_show_more_than_the_quote_has_shows_nothing() -> None:
    assert shown_spans("It was … who signed it", BODY, Verdict(Standing.MARKED_EDIT, START, END)) == ()


def test_a_quote_without_a_place_shows_nothing() -> None:
    assert shown_spans("It was", BODY, Verdict(Standing.TYPOGRAPHY)) == ()


@given(st.integers(0, 60), st.integers(0, 60), st.lists(st.tuples(st.integers(0, 60), st.integers(0, 20)), max_size=4))
def test_spans_never_have_a_letter_that_the_quote_has_not(first: int, last: int, cuts: list[tuple[int, int]]) -> None:
    start, end = sorted((first, last))
    edits = [
        Edit("e", 0, 0, "…", BODY[at : at + more], at, at + more) for at, more in cuts if start <= at < at + more <= end
    ]
    text = BODY[start:end]
    for edit in edits:
        text = text.replace(edit.source, "…", 1)
    spans = shown_spans(text, BODY, Verdict(Standing.MARKED_EDIT, start, end, tuple(edits)))
    rest = letters(text)
    for span in spans:
        part = letters(BODY[span.start : span.end])
        assert part in rest
        rest = rest[rest.index(part) + len(part) :]
