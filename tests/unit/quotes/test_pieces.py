"""What counts as spoken in prose: words between marks that close, and dialogue that a dash opens."""

import pytest

from standfirst.quotes import verify_quote

DIALOGUE = (
    "—No sé si vamos a ganar las elecciones —dijo Ana López—. Mañana lo veremos.\n\nEl alcalde cerró el muelle ayer."
)
UNCLOSED = 'Ann Bell said: "We love this plan. The council then voted to close the pier.\n\nNext day it rained.'
CUT = '"We love this plan, said Ann Bell. The council then voted to close the pier. "It is over," she said.'
REOPENED = "“We will rebuild the pier.\n\n“We will start in May.\n\n“That is all,” said Ada Reyes."


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("No sé si vamos a ganar las elecciones", DIALOGUE),
        ("Mañana lo veremos", DIALOGUE),
        ("Vamos ganhar as eleições", "— Vamos ganhar as eleições — disse Ana Souza."),
        ("Nous ne céderons jamais", "— Nous ne céderons jamais, a dit Jeanne Martin."),
    ],
)
def test_dialogue_that_a_dash_opens_is_spoken(text, body):
    verdict = verify_quote(text, body)
    assert verdict.standing == "exact"
    assert body[verdict.start : verdict.end] == text


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("dijo Ana López", DIALOGUE),
        ("El alcalde cerró el muelle ayer", DIALOGUE),
        ("No sé si vamos a ganar las elecciones", DIALOGUE.removeprefix("—")),
        ("Vamos cerrar el muelle", "— Vamos cerrar el muelle.\n— El plan de la ciudad.\n"),  # a list: nobody says it
    ],
)
def test_what_nobody_is_sure_to_say_stays_prose_beside_dashes(text, body):
    assert verify_quote(text, body).standing == "failed"


@pytest.mark.parametrize("body", [UNCLOSED, CUT, f"> {UNCLOSED.partition(': ')[2]}"])
@pytest.mark.parametrize("text", ["The council then voted to close the pier", "We love this plan"])
def test_where_the_closing_mark_is_missing_nothing_is_spoken(text, body):
    assert verify_quote(text, body).standing == "failed"


def test_a_quotation_behind_a_missing_mark_still_verifies():
    assert verify_quote("It is over", CUT).standing == "exact"


@pytest.mark.parametrize("text", ["We will rebuild the pier", "We will start in May", "That is all"])
def test_a_quotation_over_paragraphs_verifies_in_each(text):
    assert verify_quote(text, REOPENED).standing == "exact"


def test_the_last_piece_of_a_body_that_never_closes_does_not_verify():
    body = REOPENED.partition("\n\n“That")[0]
    assert verify_quote("We will start in May", body).standing == "failed"
