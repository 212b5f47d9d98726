"""Text is normalised, escaped and turned into names of files in one place, and these are its promises."""

# ruff: noqa: RUF001 - marks and letters that look alike are what this is about

import re
import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from standfirst.errors import UnsafePathError
from standfirst.text import (
    canonical_body,
    cut_at_sentence,
    direction,
    escape_html,
    fold,
    fold_typography,
    forbidden_characters,
    is_slug,
    is_web_address,
    page_path,
    plain,
    printable,
    quote_anchor,
    reveal,
    safe_href,
    sentences,
    sha256,
    shorten,
)

any_text = st.text(st.characters(exclude_categories=()))
hostile_names = st.one_of(
    any_text,
    st.lists(st.sampled_from(["..", ".", "/", "\\", "a", "C:", "\0", "~", "con", "nul", "%2e", "．", " "])).map(
        "".join
    ),
    st.text("abz019-./\\", max_size=6),
)


# Names of pages


@given(st.lists(hostile_names, max_size=4))
@example([".."])
@example(["topics", "../../etc"])
@example(["C:"])
@example(["topics", "..\\x"])
def test_a_page_never_leaves_the_output_folder(segments: list[str]) -> None:
    try:
        path = page_path(*segments)
    except UnsafePathError:
        return
    for kind in (PurePosixPath, PureWindowsPath):
        parts = kind("out", path).parts
        assert parts == ("out", *segments)
        assert not {"..", ".", ""} & set(parts)
    assert PureWindowsPath(path).drive == ""
    assert not any(PureWindowsPath(segment).is_reserved() for segment in segments)


@given(st.from_regex(r"[a-z0-9]([a-z0-9-]{0,98}[a-z0-9])?", fullmatch=True))
def test_a_slug_is_its_own_address(slug: str) -> None:
    if is_slug(slug):
        assert page_path("topics", slug) == f"topics/{slug}/"
    else:
        assert PureWindowsPath(slug).is_reserved()


@pytest.mark.parametrize(
    "name",
    [
        "",
        "..",
        ".",
        "a/b",
        "a\\b",
        "/etc/passwd",
        "C:",
        "a\0",
        "a\n",
        "A",
        "Nord-Korea",
        "é",
        "-a",
        "a-",
        "a b",
        "a.md",
        "%2e%2e",
        "con",
        "nul",
        "com1",
        "lpt9",
        "a" * 101,
    ],
)
def test_what_is_no_portable_name_is_refused_with_a_remedy(name: str) -> None:
    assert not is_slug(name)
    with pytest.raises(UnsafePathError, match="cannot be part of an address") as caught:
        page_path("topics", name)
    assert "a-z" in caught.value.remedy


@pytest.mark.parametrize("name", ["a", "0", "north-korea", "2024-05-13", "a" * 100, "con-artist", "com10"])
def test_ordinary_slugs_and_dates_are_names(name: str) -> None:
    assert is_slug(name)


def test_the_root_has_the_empty_address() -> None:
    assert page_path() == ""


# Bodies


@given(any_text)
def test_a_canonical_body_stays_as_it_is(text: str) -> None:
    body = canonical_body(text)
    assert canonical_body(body) == body


@given(st.text())
def test_a_canonical_body_has_one_form(text: str) -> None:
    body = canonical_body(text)
    assert "\r" not in body
    assert unicodedata.is_normalized("NFC", body)
    assert body == "" or (body.endswith("\n") and not body.endswith("\n\n"))
    assert all(line == line.rstrip() for line in body.split("\n"))


@pytest.mark.parametrize(
    ("raw", "body"),
    [
        ("", ""),
        ("  \n\n", ""),
        ("one", "one\n"),
        ("one  \r\ntwo\t\r\n", "one\ntwo\n"),
        ("one\rtwo", "one\ntwo\n"),
        ("\n\none\n\n\n\ntwo\n\n", "one\n\n\n\ntwo\n"),
        ("cafe\u0301", "café\n"),
        ("- a *list* & <b>", "- a *list* & <b>\n"),
    ],
)
def test_line_ends_spaces_and_accents_are_made_one(raw: str, body: str) -> None:
    assert canonical_body(raw) == body


# Hidden characters


@pytest.mark.parametrize(
    ("text", "line", "column", "kind", "name"),
    [
        ("a\0b", 1, 2, "control", "U+0000"),
        ("one\ntw\x1b[2Jo", 2, 3, "control", "U+001B"),
        ("a\x7f", 1, 2, "control", "U+007F"),
        ("a\u202eb", 1, 2, "bidi", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("é漢\u2066b", 1, 3, "bidi", "U+2066 LEFT-TO-RIGHT ISOLATE"),
        ("a\u2028b", 1, 2, "separator", "U+2028 LINE SEPARATOR"),
        ("a\x85b", 1, 2, "separator", "U+0085"),
        ("a\rb", 1, 2, "separator", "U+000D"),
        ("\ufeffa\n\ufeffb", 2, 1, "separator", "U+FEFF ZERO WIDTH NO-BREAK SPACE"),
        ("a\uffffb", 1, 2, "control", "U+FFFF"),
    ],
)
def test_a_hidden_character_is_named_at_its_place(text: str, line: int, column: int, kind: str, name: str) -> None:
    (found,) = forbidden_characters(text)
    assert (found.line, found.column, found.kind, found.name) == (line, column, kind, name)


@pytest.mark.parametrize(
    "text", ["\ufeff---\ntitle: x", "a\tb", "a\r\nb\r\n", "שלום עליכם", "日本語", "a\u200db", "x\u00ad"]
)
def test_what_texts_really_hold_is_not_hidden(text: str) -> None:
    assert list(forbidden_characters(text)) == []
    assert reveal(text) == text


@given(any_text)
def test_after_reveal_nothing_turns_or_breaks_the_line_around_it(text: str) -> None:
    shown = reveal(text)
    kinds = {found.kind for found in forbidden_characters(shown)}
    assert kinds <= {"separator"}
    shown.encode()  # no half of a surrogate pair is left


def test_reveal_shows_that_something_is_there() -> None:
    assert reveal("evil\u202egnp.exe") == "evil⟨U+202E⟩gnp.exe"
    assert reveal("file-\udcff.md") == "file-⟨U+DCFF⟩.md"


# HTML


@given(any_text)
def test_escaped_text_opens_no_tag_and_closes_no_attribute(text: str) -> None:
    html = str(escape_html(text))
    assert not set("<>\"'") & set(html)
    assert re.fullmatch(r"(?:[^&]|&(?:amp|lt|gt|#34|#39);)*", html)


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("plain", "plain"),
        ("<b>bold</b> &amp; <i>thin</i>", "bold & thin"),
        ("a &lt;b&gt; c", "a <b> c"),
        ("<script>x</script>", "x"),
    ],
)
def test_plain_is_what_the_markup_shows(markup: str, words: str) -> None:
    assert plain(markup) == words


# Names and typography


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Marty Williams", "  marty   WILLIAMS "),
        ("Café", "CAFE\u0301"),
        ("Straße", "STRASSE"),
        ("გიგა", "გიგა"),
    ],
)
def test_names_are_one_whatever_their_case_spaces_and_accents_code(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_different_names_stay_different() -> None:
    assert len({fold(name) for name in ("Ardal", "Årdal", "A. Ardal", "Ardall")}) == 4


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("“He's here”", '"He’s here"'),
        ("«oui»", "„oui“"),
        ("wait…", "wait..."),
        ("one — two", "one – two"),
        ("a\u00a0b\n c", "a b c"),
        ("co\u00adoperate", "cooperate"),
        ("zero\u200bwidth", "zerowidth"),
        ("cafe\u0301", "café"),
    ],
)
def test_the_typesetters_differences_fold_away(one: str, other: str) -> None:
    assert fold_typography(one) == fold_typography(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("re-sign", "resign"),
        ("twenty-one", "twenty–one"),
        ("10²", "102"),
        ("ﬁne", "fine"),
        ("Yes", "yes"),
        ("we can", "we cannot"),
        ("it is.", "it is?"),
    ],
)
def test_what_could_change_a_word_does_not_fold_away(one: str, other: str) -> None:
    assert fold_typography(one) != fold_typography(other)


@given(st.text())
def test_folding_typography_twice_folds_no_more(text: str) -> None:
    once = fold_typography(text)
    assert fold_typography(once) == once


# Anchors and hashes


def test_an_anchor_depends_on_article_and_words_alone() -> None:
    anchor = quote_anchor("pier-closed", "We will not land")
    assert re.fullmatch(r"q-[0-9a-f]{8}", anchor)
    assert anchor == quote_anchor("pier-closed", "We will not land")
    assert anchor != quote_anchor("pier-open", "We will not land")
    assert anchor != quote_anchor("pier-closed", "We will land")
    assert quote_anchor("a", "cafe\u0301") == quote_anchor("a", "café")


def test_a_hash_covers_the_text_in_utf8() -> None:
    assert sha256("") == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert sha256("é") == "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c"


# Addresses


@pytest.mark.parametrize(
    "value",
    [
        "https://example.org",
        "http://example.org/a?b=c&d=%20#e",
        "https://example.org:8443/ä",
        "HTTPS://EXAMPLE.ORG/",
        "https://[::1]/",
    ],
)
def test_web_addresses_may_stand_in_links(value: str) -> None:
    assert is_web_address(value)
    assert safe_href(value) == value


@pytest.mark.parametrize(
    "value",
    [
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " https://example.org",
        "java\tscript:alert(1)",
        "https://exa\nmple.org",
        "https://example.org/\u202egnp",
        "data:text/html,<script>",
        "vbscript:x",
        "file:///etc/passwd",
        "ftp://example.org",
        "//example.org/x",
        "/about",
        "example.org",
        "https://",
        "https:///path",
        "https://[::1",
        'https://example.org/"onclick="x',
        "https://example.org/<script>",
        "https://example.org/a b",
        "https://example.org\\@evil.example",
    ],
)
def test_everything_else_may_not(value: str) -> None:
    assert not is_web_address(value)
    assert safe_href(value) is None


def test_no_address_is_no_link() -> None:
    assert safe_href(None) is None


@given(any_text)
def test_whatever_may_be_a_link_begins_with_http_and_hides_nothing(value: str) -> None:
    if is_web_address(value):
        assert value.lower().startswith(("http://", "https://"))
        assert not re.search(r"[\s<>\"\\]", value)


@pytest.mark.parametrize(
    ("language", "way"),
    [
        (None, "ltr"),
        ("en", "ltr"),
        ("ar", "rtl"),
        ("ar-AE", "rtl"),
        ("he", "rtl"),
        ("fa-IR", "rtl"),
        ("HE", "rtl"),
        ("ka", "ltr"),
    ],
)
def test_a_language_says_which_way_its_words_run(language: str | None, way: str) -> None:
    assert direction(language) == way


# Sentences


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        ("One.", ["One."]),
        ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
        ("He met Dr. Smith. Then he left.", ["He met Dr. Smith.", "Then he left."]),
        ("The U.S. Senate voted. It passed.", ["The U.S. Senate voted.", "It passed."]),
        ("It rose by 3.5 percent. Then it fell.", ["It rose by 3.5 percent.", "Then it fell."]),
        ('"Stop." She left.', ['"Stop."', "She left."]),
        ("Am 13. Mai begann es. Danach nichts.", ["Am 13. Mai begann es.", "Danach nichts."]),
        ("第一句。第二句。", ["第一句。", "第二句。"]),
        ("მოვიდა. „მერე“ წავიდა.", ["მოვიდა.", "„მერე“ წავიდა."]),
        ("It ended in Sept. 28 ships sailed", ["It ended in Sept. 28 ships sailed"]),
        ("www.example.org is a site. Yes.", ["www.example.org is a site.", "Yes."]),
    ],
)
def test_prose_is_cut_where_its_sentences_end(text: str, pieces: list[str]) -> None:
    assert sentences(text) == pieces


@given(st.text("aB .!?。\"' \n1"))
def test_cutting_into_sentences_loses_no_word(text: str) -> None:
    assert "".join("".join(sentences(text)).split()) == "".join(text.split())


def test_a_cut_keeps_whole_sentences_within_the_limit() -> None:
    text = "One two three. Four five. Six."
    assert cut_at_sentence(text, 5) == "One two three. Four five."
    assert cut_at_sentence(text, 4) == "One two three."
    assert cut_at_sentence(text, 100) == text


def test_a_cut_keeps_at_least_one_sentence() -> None:
    assert cut_at_sentence("One two three four five. Six.", 2) == "One two three four five."


@given(st.text(), st.integers(min_value=1, max_value=80))
def test_a_shortened_text_is_never_longer_than_asked(text: str, characters: int) -> None:
    assert len(shorten(text, characters)) <= characters


def test_a_shortened_text_ends_at_a_word_and_says_so() -> None:
    assert shorten("The old pier is closed", 17) == "The old pier is…"
    assert shorten("The old pier, which is closed", 15) == "The old pier…"
    assert shorten("The  old\npier", 12) == "The old pier"
    assert shorten("Donaudampfschiff", 6) == "Donau…"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\ud7fc", "⟨U+D7FC⟩"),  # not assigned
        ("\ue000", "⟨U+E000⟩"),  # private use
        ("so\u00adft", "so⟨U+00AD⟩ft"),
        ("a\u2028b", "a⟨U+2028⟩b"),
        ("a\u00a0b\tc", "a\u00a0b\tc"),
        ("می\u200cخواهم", "می\u200cخواهم"),
    ],
)
def test_a_line_for_a_terminal_writes_out_what_has_no_sign(text: str, shown: str) -> None:
    assert printable(text) == shown
