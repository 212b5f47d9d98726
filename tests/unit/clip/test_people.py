"""Names in bylines: persons and agencies, never buttons, roles or places."""

import pytest

from standfirst.clip.metadata.people import has_prefix, is_name, names_in, people_in


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ada Quill", ["Ada Quill"]),
        ("BY ADA QUILL", ["ADA QUILL"]),
        ("byAda Quill", ["Ada Quill"]),
        ("By Ada QuillNews Reporter", ["Ada Quill"]),
        ("By ADA QUILL FOR HARBOURMAIL.EXAMPLE", ["ADA QUILL"]),
        ("By Ada Quill, Political Correspondent", ["Ada Quill"]),
        ("By Ada Quill | Harbour News", ["Ada Quill"]),
        ("by Ada Quill Apr. 28, 2023 1:15 pm", ["Ada Quill"]),
        ("By Ada Quill published 19 May 2026", ["Ada Quill"]),
        ("By Ada Quill and Ben Marsh", ["Ada Quill", "Ben Marsh"]),
        ("Von Jule de Groot und Karl-Heinz Süß", ["Jule de Groot", "Karl-Heinz Süß"]),
        ("Von Jule Brandt, Nairobi", ["Jule Brandt"]),
        ("Par Élodie Marchais", ["Élodie Marchais"]),
        ("Por María R. Sahagún y Luis Ortega", ["María R. Sahagún", "Luis Ortega"]),
        ("Story by Jane van der Berg", ["Jane van der Berg"]),
        ("Ada Quill / HARBOURTIMES.EXAMPLE / Sep 2, 2024, 17:07 IST", ["Ada Quill"]),
        ("Ada Quill|Published 1 day ago", ["Ada Quill"]),
        ("Von dpa", ["dpa"]),
        ("AFP", ["AFP"]),
        ("홍길동 기자", ["홍길동"]),
        ("Byron Smith", ["Byron Smith"]),
        ("By Fiona McDonald", ["Fiona McDonald"]),
        ("Von Theresa Martus", ["Theresa Martus"]),
        ("Ada Quill/Ben Marsh", ["Ada Quill", "Ben Marsh"]),
        ("By Ada Quill, AP Science Writer", ["Ada Quill"]),
        ("Jule Brandt Landespolitische Korrespondentin", ["Jule Brandt"]),
        ("Penulis: Ada Quill", ["Ada Quill"]),
    ],
)
def test_a_byline_gives_its_names(line: str, names: list[str]) -> None:
    assert people_in(line) == names


@pytest.mark.parametrize(
    "line",
    [
        "Follow Us",
        "World News",
        "Privacy Policy",
        "By the way, this is nice",
        "PM EDT",
        "PUBLISHED WED, NOV 20 20194:29 AM ESTUPDATED AN HOUR AGO",
        "PUBLISHED TUE, NOV 19 20197:05 AM ESTUPDATED TUE, NOV 19 2019",
        "SUSCRÍBETE PARA ESCUCHAR",
        "Senior Political Correspondent",
        "Read More",
        "Share",
        "",
        "2024",
        "By",
    ],
)
def test_buttons_and_sections_are_nobody(line: str) -> None:
    assert people_in(line) == []


def test_a_byline_is_known_by_its_first_word() -> None:
    assert has_prefix("By Ada Quill")
    assert has_prefix("Von dpa")
    assert not has_prefix("By the time it rained")
    assert not has_prefix("Ada Quill")


def test_a_name_alone_is_a_name_alone() -> None:
    assert is_name("Ada Quill")
    assert is_name("Ada Quill and Ben Marsh")
    assert not is_name("Ada Quill goes to town")


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("Ada Quill", ["Ada Quill"]),
        ("By Ada Quill", ["Ada Quill"]),
        ("Ada Quill, Ben Marsh", ["Ada Quill", "Ben Marsh"]),
        ("Ada Quill and Ben Marsh", ["Ada Quill", "Ben Marsh"]),
        ("Ada Quill, Political Correspondent", ["Ada Quill"]),
        ("TINA HALE, AP Auto Writer", ["TINA HALE"]),
        ("Ada Quill; Ben Marsh", ["Ada Quill", "Ben Marsh"]),
        ("hpost/aq;bm", ["hpost/aq", "bm"]),
        ("hpo/dpa", ["hpo", "dpa"]),
        ("admin", []),
        ("News", []),
        ("City desk", ["City desk"]),
        ("harbour.example", ["harbour.example"]),
        ("dpa", ["dpa"]),
    ],
)
def test_a_field_of_authors_is_believed(field: str, names: list[str]) -> None:
    assert names_in(field) == names
