"""Which fonts a text needs, and what becomes of signs that none has."""

from __future__ import annotations

import pytest

from standfirst.press.fonts import FAMILIES, Fonts, covered, han_family


def names(fonts: Fonts) -> list[str]:
    return [family.name for family in fonts.families()]


def test_latin_greek_and_cyrillic_need_one_family() -> None:
    fonts = Fonts("en")
    said = "Größe, Ωμέγα, Привет, €"
    assert fonts.shown(said) == said
    assert names(fonts) == ["Source Serif 4"]
    assert fonts.missing == {}


@pytest.mark.parametrize(
    ("language", "text", "family"),
    [
        ("ar", "ميناء", "Amiri"),
        ("he", "נמל", "Noto Serif Hebrew"),
        ("ka", "ნავსადგური", "Noto Sans Georgian"),
        ("th", "ท่าเรือ", "Noto Serif Thai"),
        ("ko", "항구", "Noto Serif KR"),
        ("ja", "港", "Noto Serif JP"),
        ("zh", "港口", "Noto Serif SC"),
        ("zh-Hant", "港口", "Noto Serif TC"),
        ("zh-TW", "港口", "Noto Serif TC"),
        ("hi", "बंदरगाह", "Noto Sans Devanagari"),
        ("am", "ወደብ", "Noto Sans Ethiopic"),
        ("hy", "նավահանգիստ", "Noto Sans Armenian"),
    ],
)
def test_each_script_has_its_family(language: str, text: str, family: str) -> None:
    fonts = Fonts("en")
    assert fonts.shown(text, language) == text
    assert names(fonts) == ["Source Serif 4", family]
    assert fonts.languages == {language}


def test_han_is_drawn_as_its_language_draws_it() -> None:
    fonts = Fonts("en")
    fonts.shown("港", "ja")
    fonts.shown("港", "zh")
    assert [family.name for family in fonts.families_for("ja")][:2] == ["Source Serif 4", "Noto Serif JP"]
    assert han_family("de") is None


def test_a_sign_that_no_font_has_is_written_out_and_named() -> None:
    fonts = Fonts("en")
    assert fonts.shown("a \U0001d11e b") == "a \u2039U+1D11E\u203a b"
    assert [missing.name for missing in fonts.missing.values()] == ["U+1D11E MUSICAL SYMBOL G CLEF"]


def test_a_mark_that_the_letter_s_font_has_not_is_written_out_behind_the_letter() -> None:
    fonts = Fonts("en")
    assert fonts.shown("\uac00\u0302", "ko") == "\uac00\u2039U+0302\u203a"
    assert list(fonts.missing) == ["\uac00\u0302"]


def test_all_families_are_there_and_have_signs() -> None:
    for family in FAMILIES:
        assert all(path.is_file() for path in family.paths()), family.name
        assert len(covered(family)) > 80, family.name
