"""Words, dates, numbers and lists in a reader's language, and English where there is no catalogue."""

import subprocess
import sys
from datetime import date, time

import pytest

from standfirst.messages import LANGUAGES, catalogue

DAY = date(2024, 5, 13)


@pytest.mark.parametrize(
    ("language", "day", "month", "weekday"),
    [
        ("en", "13 May 2024", "May 2024", "Monday"),
        ("en-US", "13 May 2024", "May 2024", "Monday"),
        ("de", "13. Mai 2024", "Mai 2024", "Montag"),
        ("de-CH", "13. Mai 2024", "Mai 2024", "Montag"),
        ("ko", "2024년 5월 13일", "2024년 5월", "월요일"),
    ],
)
def test_dates_have_the_form_of_their_language(language: str, day: str, month: str, weekday: str) -> None:
    words = catalogue(language)
    assert words.date(DAY) == day
    assert (words.month(2024, 5), words.weekday(DAY)) == (month, weekday)


def test_a_month_s_name_does_not_hang_on_which_language_was_asked_for_before() -> None:
    asked = ["zh", "de", "en", "ru", "ka"]
    code = (
        "import sys; from standfirst.messages import catalogue\n"
        "sys.stdout.reconfigure(encoding='utf-8'); print([catalogue(l).month_name(3) for l in sys.argv[1:]])"
    )
    said = subprocess.run([sys.executable, "-c", code, *asked], capture_output=True, check=True).stdout.decode()
    assert said.strip() == str(["三月", "März", "March", "март", "მარტი"])


@pytest.mark.parametrize(("language", "name"), [("en", "March"), ("de", "März"), ("ru", "март")])
def test_a_month_alone_has_the_form_that_stands_alone(language: str, name: str) -> None:
    assert catalogue(language).month_name(3) == name


@pytest.mark.parametrize(
    ("language", "value", "form"),
    [("en", 7, "7"), ("en", 999, "999"), ("en", 12345, "12,345"), ("de", 12345, "12.345"), ("en", -1234, "-1,234")],
)
def test_numbers_have_the_separators_of_their_language(language: str, value: int, form: str) -> None:
    assert catalogue(language).number(value) == form


@pytest.mark.parametrize(
    ("language", "items", "form"),
    [
        ("en", [], ""),
        ("en", ["a"], "a"),
        ("en", ["a", "b"], "a and b"),
        ("en", ["a", "b", "c"], "a, b and c"),
        ("de", ["a", "b", "c"], "a, b und c"),
    ],
)
def test_lists_read_as_a_sentence_does(language: str, items: list[str], form: str) -> None:
    assert catalogue(language).listed(items) == form


def test_times_are_of_the_day_of_24_hours() -> None:
    assert catalogue("en").clock(time(8, 5)) == "08:05"
    assert catalogue("en").clock(time(23, 59)) == "23:59"


@pytest.mark.parametrize(
    ("language", "tag", "name"),
    [("en", "ka", "Georgian"), ("de", "ka", "Georgisch"), ("en", "pt-BR", "Portuguese"), ("en", "zh-Hant", "Chinese")],
)
def test_languages_have_names(language: str, tag: str, name: str) -> None:
    assert catalogue(language).language_name(tag) == name


@pytest.mark.parametrize("tag", ["xx", "qaa", "zzz", "not a tag"])
def test_a_language_that_nobody_knows_keeps_its_tag(tag: str) -> None:
    assert catalogue("en").language_name(tag) == tag


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_of_the_interface_has_its_catalogue(language: str) -> None:
    words = catalogue(language)
    assert words.language == language
    assert (words.gettext("Topics") == "Topics") is (language == "en")


@pytest.mark.parametrize(("count", "form"), [(0, "%(num)s quotes"), (1, "%(num)s quote"), (2, "%(num)s quotes")])
def test_a_count_takes_its_plural(count: int, form: str) -> None:
    assert catalogue("en").ngettext("%(num)s quote", "%(num)s quotes", count) == form


@pytest.mark.parametrize("count", [0, 1, 2])
def test_a_plural_is_translated_with_its_number_in_it(count: int) -> None:
    form = catalogue("de").ngettext("%(num)s quote", "%(num)s quotes", count)
    assert "%(num)s" in form
    assert form not in {"%(num)s quote", "%(num)s quotes"}


@pytest.mark.parametrize("language", ["fr", "ko", "xx", "", "not a tag"])
def test_a_language_without_a_catalogue_speaks_english(language: str) -> None:
    words = catalogue(language)
    assert words.gettext("Topics") == "Topics"
    assert words.ngettext("one", "many", 2) == "many"
    assert words.date(DAY)


def test_a_string_without_translation_is_itself() -> None:
    assert catalogue("de").gettext("no such string in the interface") == "no such string in the interface"
    assert catalogue("de").ngettext("no such one", "no such many", 1) == "no such one"
