"""What marks of edits may stand for: each is shown to the reviewer with what the source has there."""

import pytest

from standfirst.quotes import Verdict, verify_quote
from standfirst.text import canonical_body

BODY = canonical_body(
    """The board met on Monday and heard the skippers out, as it had promised in June.

"We will repair the old landing stage before the winter, if the council pays for it, and nobody will lose a berth," """
    """said Ada Brook, who speaks for the skippers. "They never asked us. It walks like a plan and it's none."

Tom Reed of the council answered. "The money is there, the permit is not, and no repair begins without one," Reed said.
"""
)


def verify(text: str, **options: str) -> Verdict:
    return verify_quote(text, BODY, **options)  # type: ignore[arg-type]


def shown(verdict: Verdict) -> list[tuple[str, str, str]]:
    return [(edit.kind, edit.text, edit.source) for edit in verdict.edits]


def kinds(verdict: Verdict) -> list[str]:
    return [caution.kind for caution in verdict.cautions]


@pytest.mark.parametrize(
    ("text", "edits"),
    [
        ("We will repair the old landing stage … if the council pays", [("elision", "…", "before the winter,")]),
        ("We will repair […] if the council", [("elision", "[…]", "the old landing stage before the winter,")]),
        ("We will repair . . . before the winter", [("elision", ". . .", "the old landing stage")]),
        ("We will repair (...) before the winter", [("elision", "(...)", "the old landing stage")]),
        ("… if the council pays for it …", [("elision", "…", ""), ("elision", "…", "")]),
        ("We will repair [the pier] before the winter", [("bracket", "[the pier]", "the old landing stage")]),
        ("We will repair the old [wooden] landing stage", [("bracket", "[wooden]", "")]),
        ("[The skippers] will repair the old landing stage", [("bracket", "[The skippers]", "We")]),
        ("It [walk]s like a plan", [("bracket", "[walk]", "walk")]),
        ("It walk[ed] like a plan", [("bracket", "[ed]", "s")]),
        ("like a plan and [this]'s none", [("bracket", "[this]", "it")]),
        ("[w]e will repair the old landing stage", [("letter", "[w]", "W")]),
        ("the old landing stage [sic] before the winter", [("sic", "[sic]", "")]),
        (
            "[T]he council pays for it … nobody will lose a berth",
            [("letter", "[T]", "t"), ("elision", "…", ", and")],
        ),
    ],
)
def test_a_marked_edit_is_proved_and_shown_with_what_the_source_has(
    text: str, edits: list[tuple[str, str, str]]
) -> None:
    verdict = verify(text)
    assert verdict.standing == "marked edit", verdict
    assert [(kind, written, source.strip(" ,")) for kind, written, source in shown(verdict)] == [
        (kind, written, source.strip(" ,")) for kind, written, source in edits
    ]
    for edit in verdict.edits:
        assert text[edit.start : edit.end] == edit.text
        assert BODY[edit.source_start : edit.source_end] == edit.source


def test_a_marked_edit_has_its_place_in_the_body() -> None:
    verdict = verify("We will repair … if the council pays for it")
    assert BODY[verdict.start : verdict.end].startswith("We will repair the old")
    assert BODY[verdict.start : verdict.end].endswith("pays for it")


# An ellipsis


def test_an_ellipsis_may_cross_the_attribution_of_the_same_words() -> None:
    verdict = verify("nobody will lose a berth … They never asked us")
    assert verdict.standing == "marked edit"
    assert "said Ada Brook" in verdict.edits[0].source


@pytest.mark.parametrize("joint", [" … ", " [...] ", " ", " [and] "])
def test_nothing_crosses_into_another_speakers_words(joint: str) -> None:
    verdict = verify(f"They never asked us.{joint}The money is there")
    assert (verdict.standing, verdict.suggestion) == ("failed", None)
    assert verdict.reason in {"elision-crosses", "absent", "word-changed"}


def test_an_ellipsis_never_crosses_the_articles_own_sentence() -> None:
    body = canonical_body('"The mill is old," said Ada Brook. She went out. "The mill is sold," she said later.')
    assert verify_quote("The mill is old … The mill is sold", body).reason == "elision-crosses"


def test_an_ellipsis_never_turns_the_order_round() -> None:
    assert verify("nobody will lose a berth … We will repair the old landing stage").standing == "failed"


def test_an_ellipsis_skips_eighty_words_at_most() -> None:
    def said(words: int) -> Verdict:
        filling = " ".join(f"word{number}" for number in range(words))
        body = canonical_body(f'"It began in March {filling} and it ended in June," she said.')
        return verify_quote("It began in March … and it ended in June", body)

    assert said(80).standing == "marked edit"
    assert said(81).standing == "failed"
    assert said(81).reason == "too-long"


# A bracket


def test_a_bracket_replaces_eight_words_at_most() -> None:
    def said(words: int) -> Verdict:
        filling = " ".join(f"word{number}" for number in range(words))
        body = canonical_body(f'"It began in March {filling} and it ended in June," she said.')
        return verify_quote("It began in March [after much ado] and it ended in June", body)

    assert said(8).standing == "marked edit"
    assert said(9).standing == "failed"


def test_every_bracket_is_a_caution_that_says_what_it_stands_for() -> None:
    verdict = verify("We will repair [the pier] before the winter")
    assert kinds(verdict) == ["quote-bracket"]
    assert verdict.cautions[0].message == "[the pier] stands for “the old landing stage”"


def test_the_sources_own_brackets_and_ellipses_are_no_edits() -> None:
    body = canonical_body('"We saw [the mayor] there… and left the old mill by noon," she said.')
    assert verify_quote("We saw [the mayor] there… and left", body).standing == "exact"
    verdict = verify_quote("We saw [the mayor] there… and left [it] by noon", body)
    assert shown(verdict) == [("bracket", "[it]", "the old mill")]


@pytest.mark.parametrize(
    "text",
    [
        "[We will sell the pier to the council of the town for nothing at all today] before the winter comes",
        "We will repair [] before the winter",
        "We will repair [ ] before the winter",
        "We will repair [the [old] pier before the winter",
    ],
)
def test_a_bracket_that_is_none_fails(text: str) -> None:
    assert verify(text).standing == "failed"


# Negations


@pytest.mark.parametrize(
    "text",
    [
        "They … asked us",
        "They [often] asked us. It walks",
        "The money is there, the permit … begins without one",
        "We will [not] repair the old landing stage",
        "We will repair the old landing stage … and [everybody] will lose a berth",
    ],
)
def test_a_negation_that_an_edit_hides_or_adds_is_a_caution(text: str) -> None:
    verdict = verify(text)
    if verdict.standing.proved:
        assert "quote-negation-elided" in kinds(verdict)
    else:
        assert verdict.reason == "too-little"


@pytest.mark.parametrize(
    ("source", "quote", "word"),
    [
        ("Wir landen im Herbst nicht mehr an der alten Brücke", "Wir landen im Herbst … an der alten Brücke", "nicht"),
        ("Wir haben hier keinen Grund zur Klage, sage ich", "Wir haben hier … Grund zur Klage", "keinen"),
        ("Nous ne voulons pas quitter le vieux port", "Nous … voulons pas quitter le vieux port", "ne"),
        ("Nous n'avons jamais quitté le vieux port", "Nous n'avons … quitté le vieux port", "jamais"),
        ("Los barcos nunca salen del puerto viejo", "Los barcos [siempre] salen del puerto viejo", "nunca"),
        ("Os barcos não saem do porto velho hoje", "Os barcos … saem do porto velho", "não"),
        ("We have hardly ever seen the ferry leave", "We have … seen the ferry leave", "hardly"),
        ("The boats don't leave before the morning", "The boats [all] leave before the morning", "don't"),
    ],
)
def test_negations_are_known_in_five_languages(source: str, quote: str, word: str) -> None:
    verdict = verify_quote(quote, canonical_body(f'"{source}", she said.'))
    if verdict.reason == "too-little":
        return
    assert "quote-negation-elided" in kinds(verdict), verdict
    assert any(word in caution.message for caution in verdict.cautions)


# Too little to prove anything


@pytest.mark.parametrize(
    "text",
    [
        "[…]",
        "[the skippers]",
        "… [the skippers] …",
        "[We] [will] [repair] the stage",
        "We … repair … stage",
        "We … the old landing stage before the winter",
        "nobody … will … lose … a … berth",
        "We [x] the [y] before [z]",
        "will [x] landing",
    ],
)
def test_too_few_unedited_words_prove_nothing(text: str) -> None:
    verdict = verify(text)
    assert (verdict.standing, verdict.suggestion) == ("failed", None)
    assert verdict.reason in {"too-little", "empty", "absent"}
    assert verdict.message


def test_twenty_five_edits_are_too_many() -> None:
    words = " ".join(f"alpha{number} beta{number} gamma{number}" for number in range(30))
    body = canonical_body(f'"{words}," she said.')
    text = " [x] ".join(f"alpha{number} beta{number} gamma{number}" for number in range(26))
    assert verify_quote(text, body).reason == "too-little"


# Unmarked things beside marked ones


def test_words_between_marks_must_be_the_sources() -> None:
    verdict = verify("We shall repair the old landing stage … if the council pays")
    assert verdict.message == 'word 2: quote has "shall", source has "will"'
    assert verdict.suggestion == "We will repair the old landing stage … if the council pays"


def test_a_differing_word_behind_an_edit_has_its_number_in_the_quote() -> None:
    verdict = verify("We will repair the old landing stage … if the council paid for it")
    assert verdict.message == 'word 11: quote has "paid", source has "pays"'


def test_the_strict_profile_names_the_edits() -> None:
    verdict = verify("We will repair [the pier] before … the council pays", profile="strict")
    assert verdict.reason == "too-little" or "quote-edit-strict" in kinds(verdict)
    verdict = verify("We will repair [the pier] before the winter", profile="strict")
    assert [caution.message for caution in verdict.cautions if caution.kind == "quote-edit-strict"] == [
        "the desk's profile alters no quotation, and this one has: bracket"
    ]


def test_in_scripts_without_spaces_two_characters_count_as_a_word() -> None:
    body = canonical_body("村長は「古い橋は冬の前に必ず直すと町の人に約束した」と言った。")
    assert verify_quote("古い橋は […] 町の人に約束した", body).standing == "marked edit"
    assert verify_quote("古 […] 約束した", body).standing == "failed"
