"""Captions in the words of the text: the body has each sentence once."""

from __future__ import annotations

import pytest

from standfirst.clip.paste.body import choose_body
from standfirst.clip.paste.lines import typed_lines
from standfirst.clip.paste.repeats import repeated

SENTENCE = "Ilse Marbeck has sold eels and smoked herring from her grandmother's stall for thirty years"
MORE = "She says that she will come back to the market hall when it opens again in the autumn."


@pytest.mark.parametrize(
    ("lines", "again"),
    [
        ((f"{SENTENCE}.", SENTENCE), {1}),
        ((SENTENCE, f"{SENTENCE}. {MORE}"), {0}),
        ((f"{SENTENCE}, as all in Varnstad know. {MORE}", MORE, SENTENCE.upper()), {2}),
        ((SENTENCE, MORE, SENTENCE.replace(",", "")), {2}),
        ((f"{SENTENCE}. {MORE}", f"{SENTENCE}."), set()),
        (("Ilse Marbeck has sold eels and smoked herring", f"{SENTENCE}. {MORE}"), set()),
        ((SENTENCE, MORE), set()),
        ((), set()),
    ],
    ids=["same words", "a paragraph's sentence", "a part in capitals", "twice", "pull quote", "label", "other", "none"],
)
def test_a_line_without_a_stop_gives_way_to_the_text_that_has_its_words(lines: tuple[str, ...], again: set[int]):
    typed = typed_lines("\n\n".join(lines))
    assert repeated(typed, range(len(typed))) == again


def test_the_place_of_a_repeat_is_told_with_its_reason():
    text = [f"{SENTENCE}.", MORE, *(f"{MORE[:-1]}, said trader number {n} of forty." for n in range(6))]
    lines = typed_lines("\n\n".join([*text[:4], SENTENCE, *text[4:]]))
    chosen = choose_body(lines)
    assert chosen.blocks == tuple(text)
    assert [(dropped.text, dropped.reason) for dropped in chosen.dropped] == [(SENTENCE, "printed twice")]
