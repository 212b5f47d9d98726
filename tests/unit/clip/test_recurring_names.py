# ruff: noqa: RUF001 - apostrophes as papers print them
"""Persons and organisations that a text names, told without a list of them."""

import pytest

from standfirst.clip.proposing.names import is_full_name, recurring_people, without_office
from standfirst.clip.proposing.organisations import Named, organisations_in


def names(text: str, language: str = "en") -> list[str]:
    return [found.name for found in organisations_in(text, language)]


def test_a_person_is_named_again_by_the_surname() -> None:
    body = "Mary Okello leads the board. The board met. Okello was late. Peter Brook was there.\n"
    assert [(person.name, person.count) for person in recurring_people(body, language="en")] == [("Mary Okello", 2)]


def test_the_fullest_name_is_told_and_two_bearers_of_a_surname_are_two() -> None:
    body = "Mary A. Okello spoke. Mary Okello left. James Okello stayed, and James Okello sang. Mary Okello came.\n"
    found = recurring_people(body, language="en")
    assert [(person.name, person.count) for person in found] == [("Mary A. Okello", 3), ("James Okello", 2)]
    assert body[found[0].start :].startswith("Mary A. Okello")


@pytest.mark.parametrize(
    ("body", "language"),
    [
        ("The Grey Bank is shallow. Boats fish on the Grey Bank, and the Bank is full.", "en"),
        ("Das Feuer brach am Rand von Merrow aus. Am Rand von Merrow brannte es, in Merrow nicht.", "de"),
        ("Mary Okello talar svenska. Mary Okello bor i Merrow och har det bra.", "sv"),
        ("", None),
    ],
)
def test_what_is_no_person_for_certain_is_none(body: str, language: str | None) -> None:
    assert recurring_people(body, language=language) == []


@pytest.mark.parametrize(
    ("name", "language", "full"),
    [
        ("Ada Brook", "en", True),
        ("Ludmila van den Brook", "en", True),
        ("JD Okello", "en", True),
        ("the mother", "en", False),
        ("The Harbour Board", "en", False),
        ("Brook", "en", False),
        ("could be part of it", "en", False),
        ("Anna Weber", "de", True),
        ("Land Velmark", "de", False),
        ("die Mutter", "de", False),
    ],
)
def test_a_speaker_is_a_person_by_a_full_name(name: str, language: str, full: bool) -> None:
    assert is_full_name(name, f"“Yes,” {name} said.", language=language) is full


def test_in_german_a_name_that_no_list_knows_needs_a_role_or_its_surname_alone() -> None:
    assert not is_full_name("Ayla Sarn", "„Ja“, sagt Ayla Sarn.", language="de")
    assert is_full_name("Ayla Sarn", "„Ja“, sagt Ayla Sarn.", language="de", role=True)
    assert is_full_name("Ayla Sarn", "„Ja“, sagt Ayla Sarn. Sarn lacht.", language="de")


def test_an_office_in_capitals_is_no_part_of_a_name() -> None:
    assert without_office("CEO Ada Brook") == "Ada Brook"
    assert without_office("JD Okello") == "JD Okello"


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("The Corran Harbour Authority met.", "en", ["Corran Harbour Authority"]),
        ("She works at the University of Port Ansel.", "en", ["University of Port Ansel"]),
        ("Velmark’s Ministry of Trade, Industry and Energy said no.", "en", ["Ministry of Trade, Industry and Energy"]),
        ("Ada Brook of the Merrow Institute spoke.", "en", ["Merrow Institute"]),
        ("Brook and the Sarn Group signed.", "en", ["Sarn Group"]),
        ("The People’s Bank of Velmark and the Sarn Court ruled.", "en", ["People’s Bank of Velmark", "Sarn Court"]),
        ("The City Council met. The High School closed. Harbour Office on Monday", "en", ["Harbour Office"]),
        ("US Tidal Court. The Tidal Court sat.", "en", ["US Tidal Court"]),
        ("Das Bundesamt für Seeschifffahrt warnt.", "de", ["Bundesamt für Seeschifffahrt"]),
        ("Das Bundesamt warnt, das Amt auch, die Sarn GmbH nicht.", "de", ["Sarn GmbH"]),
        ("Die Technische Universität Nordhafen forscht.", "de", ["Technische Universität Nordhafen"]),
        ("Le ministère de la Mer et la Banque de Velmark", "fr", ["ministère de la Mer", "Banque de Velmark"]),
        ("El Banco de Velmark y el Tribunal Supremo callan.", "es", ["Banco de Velmark", "Tribunal Supremo"]),
        ("A Universidade de Ansel e a Câmara Municipal", "pt", ["Universidade de Ansel", "Câmara Municipal"]),
        ("The Corran Harbour Authority met.", "tlh", []),
        ("Corran\nHarbour Authority", "en", ["Harbour Authority"]),
    ],
)
def test_organisations_are_told_by_the_form_of_their_names(text: str, language: str, found: list[str]) -> None:
    assert names(text, language) == found


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        (
            "The Corran Marine Safety Watch (CMSW) met. CMSW members",
            "en",
            Named("Corran Marine Safety Watch", "CMSW", 2, 4),
        ),
        ("Das Zollkriminalamt (ZKA) warnt.", "de", Named("Zollkriminalamt", "ZKA", 1, 4)),
        ("Unionen for Sjø og Land (USL) sier nei", "nb", Named("Unionen for Sjø og Land", "USL", 1, 0)),
    ],
)
def test_organisations_are_told_by_their_short_forms(text: str, language: str, found: Named) -> None:
    assert organisations_in(text, language) == [found]


@pytest.mark.parametrize(
    "text", ["Ada Brook (CDU) spoke", "gross harbour product (GHP)", "Harbour Development Goals (HDGs)"]
)
def test_brackets_with_other_things_are_no_short_forms(text: str) -> None:
    assert organisations_in(text, "en") == []


@pytest.mark.parametrize("text", ["A" * 100_000, "A-" * 50_000, "Ab " * 40_000, "Bank of " * 20_000, "(AB) " * 20_000])
@pytest.mark.parametrize("language", ["en", "de", "es"])
def test_long_rows_of_capitals_end_in_good_time(text: str, language: str) -> None:
    assert len(organisations_in(text, language)) <= 400
