"""A quote is verified by its words and never by likeness: what passes, what fails, and what is said of it."""

# ruff: noqa: RUF001, RUF003 - typographic marks are what this is about

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desks import QUOTE
from standfirst.quotes import Standing, Verdict, verify_quote
from standfirst.text import canonical_body

BODY = canonical_body(
    """“We don’t think that this far surpasses any other country — not today,” she said. The state's analog cameras
are old. "It has 1.5 million of them… and it cannot see," he added.

"The non-violent march re-signed the co­operation of 12 000 towns, and ‘no’ means no" was on the wall. Reporters
counted. “Will it rain on the analog cameras?” asked a child. "The dam [the old one] holds −5 degrees."

“ვერ ხედავს,” თქვა მან. 金氏は「見えない」と言った。
"""
)


def standing(text: str, body: str | None = BODY) -> str:
    return verify_quote(text, body).standing


def kinds(verdict: Verdict) -> list[str]:
    return [caution.kind for caution in verdict.cautions]


# What passes without a mark


@pytest.mark.parametrize(
    "text",
    ["any other country — not today", "It has 1.5 million of them…", "ვერ ხედავს", "見えない", "見え", "[the old one]"],
)
def test_words_that_are_there_are_exact_and_have_a_place(text: str) -> None:
    verdict = verify_quote(text, BODY)
    assert verdict.standing == "exact"
    assert BODY[verdict.start : verdict.end] == text


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("We don't think", "We don’t think"),  # another apostrophe
        ("any other country – not today", "any other country — not today"),  # another dash
        ("any other country--not today", "any other country — not today"),  # a typewriter's dash, without spaces
        ("It has\u00a01.5\nmillion of them", "It has 1.5 million of them"),  # other white space
        ("1.5 million of them . . . and it cannot see", "1.5 million of them… and it cannot see"),  # another ellipsis
        ("re-signed the cooperation", "re-signed the co­operation"),  # a soft hyphen
        ('"no" means no', "‘no’ means no"),  # marks within a quotation
        ("it cannot \u200bsee", "it cannot see"),  # what has no width
        ("The dam [the\n> old one] holds", "The dam [the old one] holds"),  # a line of a block quote
    ],
)
def test_differences_of_the_typesetter_pass_as_typography_and_have_a_place(text: str, source: str) -> None:
    verdict = verify_quote(text, BODY)
    assert (verdict.standing, BODY[verdict.start : verdict.end]) == ("typography", source)
    assert (verdict.edits, verdict.cautions) == ((), ())


@pytest.mark.parametrize(
    "text", ["any other country — not today.", "it cannot see.", "The dam [the old one] holds −5 degrees,"]
)
def test_a_comma_for_a_full_stop_at_the_end_is_typography(text: str) -> None:
    verdict = verify_quote(text, BODY)
    assert (verdict.standing, BODY[verdict.start : verdict.end]) == ("typography", text[:-1])


@pytest.mark.parametrize("marks", ["“{}”", '"{}"', "«{}»", "‘{}’", "“{}”."])
def test_quotation_marks_around_the_quote_are_not_part_of_it(marks: str) -> None:
    verdict = verify_quote(marks.format("it cannot see"), BODY)
    assert (verdict.standing, BODY[verdict.start : verdict.end]) == ("exact", "it cannot see")


def test_ligatures_and_decomposed_letters_are_typography() -> None:
    body = canonical_body("“The ﬁrst café is a mill,” she said.")
    assert standing("The first cafe\u0301 is", body) == "typography"


def test_a_hyphen_at_a_lines_end_is_still_a_hyphen() -> None:
    body = canonical_body("“The non-\nviolent march went home,” she said.")
    assert standing("The non-violent march", body) == "typography"
    assert standing("The nonviolent march", body) == "failed"


# What fails, and what is said


@pytest.mark.parametrize(
    ("text", "reason", "said"),
    [
        ("We do think that this far surpasses", "word-changed", 'word 2: quote has "do", source has "don\'t"'),
        ("it can see", "word-changed", 'word 2: quote has "can", source has "cannot"'),
        ("it can", "word-changed", 'word 2: quote has "can", source has "cannot"'),
        ("and it cannot s", "word-changed", 'word 4: quote has "s", source has "see"'),
        ("rain on the analogue cameras?", "word-changed", 'word 4: quote has "analogue", source has "analog"'),
        ("think that this surpasses any", "word-dropped", 'behind word 3: source has "far", quote leaves it out'),
        ("think that this very far surpasses", "word-added", 'word 4: quote has "very", source has nothing there'),
        ("any other country - not today", "word-changed", 'behind word 3: quote has "-", source has "–"'),
        ("The non-violent march resigned", "word-changed", 'word 4: quote has "resigned", source has "re-signed"'),
        ("million of Them", "letter-case", 'word 3: quote has "Them", source has "them"'),
        ("5 million of them", "word-changed", 'word 1: quote has "5", source has "1.5"'),
        ("It has 1", "word-changed", 'word 3: quote has "1", source has "1.5"'),
        ("it cannot see?", "end-mark", 'behind word 3: quote has "?", source has ","'),
        ("it cannot see!", "end-mark", 'behind word 3: quote has "!", source has ","'),
        ("Will it rain on the analog cameras.", "end-mark", 'behind word 7: quote has ".", source has "?"'),
        ("The dam the old one holds", "source-brackets", None),
        ("The dam holds", "source-brackets", None),
        ("The state's analog cameras are old.", "outside-marks", None),
        ("Reporters counted", "outside-marks", None),
        ("violent march", "absent", 'word 1: the source nowhere has "violent"'),
        ("Bring us a ladder", "absent", 'word 1: the source nowhere has "Bring"'),
    ],
)
def test_an_altered_word_fails_and_is_named(text: str, reason: str, said: str | None) -> None:
    verdict = verify_quote(text, BODY)
    assert (verdict.standing, verdict.reason) == ("failed", reason)
    assert verdict.message == said or (said is None and verdict.message)


def test_dropping_the_sources_brackets_fails_and_names_them() -> None:
    verdict = verify_quote("The dam the old one holds", BODY)
    assert '"[the old one]"' in verdict.message
    assert verdict.suggestion == "The dam [the old one] holds"


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        ("We do think that this far surpasses any other", "We don’t think that this far surpasses any other"),
        ("million of Them and it cannot see", "million of them… and it cannot see"),
        ("Will it rain on the analogue cameras?", "Will it rain on the analog cameras?"),
        ("Bring us a ladder", None),  # not like anything there
        ("We don’t think that it far surpasses our neighbours", None),  # another end: whose words these are is open
    ],
)
def test_a_suggestion_is_the_sources_words_and_would_verify(text: str, corrected: str | None) -> None:
    verdict = verify_quote(text, BODY)
    assert verdict.standing == "failed"
    assert verdict.suggestion == corrected
    assert corrected is None or standing(corrected) in {"exact", "typography"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It has 1.5 milli\u043en of them", "U+043E CYRILLIC SMALL LETTER O for U+006F LATIN SMALL LETTER O"),
        ("It has 1.5 million \u202eof\u202c them", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("It has \uff11.5 million of them", "U+FF11 FULLWIDTH DIGIT ONE for U+0031 DIGIT ONE"),
    ],
)
def test_a_letter_that_only_looks_alike_fails_and_is_named(text: str, names: str) -> None:
    verdict = verify_quote(text, BODY)
    assert verdict.standing == "failed"
    assert names in verdict.message
    assert verdict.suggestion


@pytest.mark.parametrize(
    "text",
    [
        "counted 12",  # of 12 000
        "the co­operation of 12",
        "000 towns",
        "5 degrees",  # of −5
        "violent march",
        "t think that",
        "It has 1.",
    ],
)
def test_a_part_of_a_word_or_number_is_no_part_of_the_quote(text: str) -> None:
    assert standing(text) == "failed"


def test_a_word_may_not_be_cut_off_at_a_quotation_mark() -> None:
    body = canonical_body('The accord is non-"binding in law" and un"likely to hold", he wrote.')
    assert standing("binding in law", body) == "failed"
    assert standing("likely to hold", body) == "failed"


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


# Cautions


def test_a_full_stop_where_the_sentence_goes_on_is_a_caution() -> None:
    assert kinds(verify_quote("It has 1.5 million.", BODY)) == ["quote-end"]
    assert kinds(verify_quote("It has 1.5 million", BODY)) == []


def test_a_question_without_its_mark_is_a_caution() -> None:
    assert kinds(verify_quote("Will it rain on the analog cameras", BODY)) == ["quote-end"]


def test_the_first_letters_case_is_a_caution_with_the_marked_form() -> None:
    verdict = verify_quote("it has 1.5 million of them", BODY)
    assert (verdict.standing, kinds(verdict)) == ("typography", ["quote-edit-unmarked"])
    assert verdict.cautions[0].suggestion == "[i]t has 1.5 million of them"
    assert [(edit.kind, edit.text, edit.source) for edit in verdict.edits] == [("first letter", "i", "I")]


@pytest.mark.parametrize(
    "text", ["it has 1.5 million of them", "[i]t has 1.5 million", "It has 1.5 … and it cannot see"]
)
def test_the_strict_profile_cautions_every_edit(text: str) -> None:
    verdict = verify_quote(text, BODY, profile="strict")
    assert verdict.standing.proved
    assert "quote-edit-strict" in kinds(verdict)
    assert "quote-edit-unmarked" not in kinds(verdict)


@pytest.mark.parametrize(
    ("source", "quote"),
    [
        ("I do not think that we will land here", "we will land here"),
        ("Wir landen nicht hier im Hafen", "Wir landen"),
        ("Nous ne voulons pas rester au port", "rester au port"),
    ],
)
def test_a_negation_right_beside_the_quote_is_a_caution(source: str, quote: str) -> None:
    verdict = verify_quote(quote, canonical_body(f'"{source}," she said.'))
    assert verdict.standing == "exact"
    expected = [] if source.startswith("I do not") else ["quote-negation-elided"]
    assert kinds(verdict) == expected


# Speakers

TALK = canonical_body(
    """The pier closes on Friday, the council decided.

"We like the old pier," said Ada Brook, a captain. "It works, and it is ours."

Tom Reed disagreed. "The boats never run on time," Reed said.

"I would go to the mill," Brook said, "if the boats ran at all."

"The harbour was here before us.

"It will be here when we are gone," Brook added.
"""
)


@pytest.mark.parametrize("speaker", ["Ada Brook", "Brook", ["Captain Brook", "Ada Brook"], None])
def test_the_sources_speaker_gets_no_caution(speaker: str | list[str] | None) -> None:
    verdict = verify_quote("We like the old pier", TALK, speaker=speaker)
    assert (verdict.standing, verdict.cautions) == ("exact", ())


def test_another_speakers_words_are_a_caution_that_names_whose_they_are() -> None:
    verdict = verify_quote("The boats never run on time", TALK, speaker="Ada Brook")
    assert (verdict.standing, kinds(verdict)) == ("exact", ["quote-speaker"])
    assert "Reed" in verdict.cautions[0].message


def test_of_two_places_the_one_of_the_speaker_is_taken() -> None:
    body = canonical_body(
        '"The pier is finished for good," said Tom Reed.\n\n"The pier is finished for good," said Ada Brook.\n'
    )
    verdict = verify_quote("The pier is finished for good", body, speaker="Ada Brook")
    assert (verdict.start, verdict.cautions) == (body.rindex("The pier"), ())


def test_of_two_places_the_one_between_marks_is_taken() -> None:
    body = canonical_body('The pier is closed. "Listen: The pier is closed," said Ada Brook.')
    assert verify_quote("The pier is closed", body).start == body.rindex("The pier")


# Joined over an attribution


@pytest.mark.parametrize(
    ("text", "attribution"),
    [
        ("We like the old pier. It works, and it is ours.", "said Ada Brook, a captain"),
        ("We like the old pier, It works", "said Ada Brook, a captain"),
        ("I would go to the mill, if the boats ran at all.", "Brook said"),
        ("I would go to the mill if the boats ran", "Brook said"),
    ],
)
def test_a_quote_that_its_attribution_splits_may_be_joined(text: str, attribution: str) -> None:
    verdict = verify_quote(text, TALK)
    assert verdict.standing == "typography"
    assert [(edit.kind, edit.message) for edit in verdict.edits] == [("join", f"joined over “{attribution}”")]
    assert BODY is not TALK
    assert TALK[verdict.start : verdict.end].startswith(text[:10])


def test_a_quotation_that_goes_on_in_the_next_paragraph_is_one() -> None:
    verdict = verify_quote("The harbour was here before us. It will be here", TALK)
    assert (verdict.standing, verdict.edits) == ("typography", ())


@pytest.mark.parametrize(
    "text",
    [
        "It works, and it is ours. The boats never run",  # two speakers
        "We like the old pier. The boats never run on time",
        "The boats never run on time. I would go to the mill",
    ],
)
def test_two_speakers_words_are_never_joined(text: str) -> None:
    assert standing(text, TALK) == "failed"


def test_words_that_follow_in_the_same_sentence_of_the_article_are_not_joined() -> None:
    body = canonical_body('"It is an old pier," said Ada Brook, calling the plan "a bad joke" at the meeting.')
    assert standing("It is an old pier, a bad joke", body) == "failed"
    assert standing("It is an old pier … a bad joke", body) == "failed"


def test_words_copied_with_the_attribution_between_them_fail() -> None:
    assert standing('We like the old pier," said Ada Brook, a captain. "It works', TALK) == "failed"


# Where quotation marks are not needed


def test_single_marks_and_block_quotes_are_quotation_marks() -> None:
    body = canonical_body("‘The mill is safe,’ she said.\n\n> The lock is shut until spring.\n> Nobody passes.\n")
    assert standing("The mill is safe", body) == "exact"
    assert standing("The lock is shut", body) == "exact"
    assert standing("shut until spring. Nobody passes.", body) == "typography"


TRANSCRIPT = canonical_body(
    """CHAIR: We meet because the pier has failed. Nobody was hurt.

ADA BROOK: I saw it go. Look: it went in one piece.

CHAIR: Thank you for coming, captain.
"""
)


def test_in_a_transcript_words_need_no_marks_and_a_turn_is_one_speakers() -> None:
    def said(text: str, speaker: str | None = None) -> Verdict:
        return verify_quote(text, TRANSCRIPT, speaker=speaker, source_form="transcript")

    assert said("the pier has failed. Nobody was hurt.").standing == "exact"
    assert said("I saw it go … it went in one piece").standing == "marked edit"
    assert said("the pier has failed … it went in one piece").standing == "failed"
    assert kinds(said("Thank you for coming", "Ada Brook")) == ["quote-speaker"]
    assert kinds(said("it went in one piece", "Ada Brook")) == []
    assert verify_quote("the pier has failed", TRANSCRIPT).reason == "outside-marks"


# Nothing there


@pytest.mark.parametrize("text", ["\u200b", "\u00ad\u2060", "   ", "…", '""', "[ ]"])
def test_a_quote_without_words_fails(text: str) -> None:
    assert standing(text) == "failed"


def test_without_evidence_nothing_is_checked() -> None:
    verdict = verify_quote("We will not land", None)
    assert verdict == Verdict(Standing.UNCHECKED, message="the evidence is not here", reason="no-evidence")


def test_an_empty_body_proves_nothing() -> None:
    assert standing("We will not land", "") == "failed"


@given(st.text(min_size=1), st.text(), st.text())
def test_what_is_exact_is_really_there(words: str, before: str, behind: str) -> None:
    body = canonical_body(f'{before} "{words}" {behind}')
    verdict = verify_quote(words, body)
    if verdict.standing is Standing.EXACT:
        there = body[verdict.start : verdict.end]
        assert there
        assert there in words


@given(
    st.lists(st.sampled_from(list("ab.,…[]\"'“”- \n—nt1’")), max_size=60),
    st.lists(st.sampled_from(list("ab.…[]\"' —nt1")), max_size=20),
)
def test_places_always_lie_in_the_body_and_every_verdict_has_its_words(body: list[str], text: list[str]) -> None:
    source, quote = canonical_body("".join(body)), "".join(text)
    verdict = verify_quote(quote, source)
    assert bool(verdict.reason) is bool(verdict.message) is not verdict.standing.proved
    if verdict.standing.proved:
        assert verdict.start is not None
        assert 0 <= verdict.start < verdict.end <= len(source)
    for edit in verdict.edits:
        assert quote[edit.start : edit.end] == edit.text
        assert source[edit.source_start : edit.source_end] == edit.source
