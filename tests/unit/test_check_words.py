"""Rules about the desk's own words, links and pictures: what is found, what is fixed, and above all what is left alone."""

# ruff: noqa: E501, RUF001 - tables of texts as editors write them

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desks import BODY, check, only, rules_of
from standfirst.check.links import same_page, untracked
from standfirst.check.rights import copied_run

MakeDesk = Callable[..., Path]


def words(make_desk: MakeDesk, text: str, language: str = "en") -> list[str]:
    """Return the rules that find something in a summary at a desk of this language."""
    return rules_of(make_desk(articles={"pier-closed": {"summary": text}}), desk={"language": language})


@pytest.mark.parametrize("text", [
    "She said that that was all, and he had had enough.",
    "Boats left Bora Bora and Baden Baden for Wagga Wagga.",
    "The UN, the EU and NATO met; so did the BBC and UNESCO.",
    "The Lake Transport Authority has closed the pier. The LTA opens another.",
    "LTA (the lake's transport authority) has closed the pier.",
    "Henry VIII and Louis XIV never came; MMXXIV did.",
    "It was reported by the ferry office, and it is said in the Lake Herald, that boats land.",
    "According to the ferry office, it was said that the pier is closed.",
    "It was closed, and it is open. It has been reported to the police.",
    "The “old pier” is closed, said ‘the office’; it is 5' 10\" long and 12\" wide.",
    "Line one.  \nLine two, after a Markdown break.",
    "See [the timetable](https://lakeherald.example/times \"Times\") and `a b`.",
    "Read [here is what the office says](https://lakeherald.example/a).",
    "THE OLD PIER IS CLOSED, SAYS ABCD.",
    "The A-B-C of piers, code X1234 and 3D-ABC.",
    "No. 5 is at e.g. the mill, i.e. at St. Anne's.",
])  # fmt: skip
def test_texts_in_which_nothing_is_wrong(text: str, make_desk: MakeDesk) -> None:
    assert words(make_desk, text) == []


@pytest.mark.parametrize("text", [
    "Die, die die Boote zählten, sagen, dass das das Ende sei.",
    "Es heißt in dem Bericht, der Steg sei zu. Laut Amt wird er gebaut.",
    "Wie der Steg heißt, weiß niemand; er heißt Anna.",
    "Die ARD und das ZDF, die CDU und die SPD kamen mit einem LKW.",
    "„Der Steg“ ist gesperrt, sagte sie.",
])  # fmt: skip
def test_german_texts_in_which_nothing_is_wrong(text: str, make_desk: MakeDesk) -> None:
    assert words(make_desk, text, "de") == []


@pytest.mark.parametrize(("text", "language", "rule"), [
    ("Der Steg ist ist gesperrt.", "de", "word-doubled"),
    ("Es wurde berichtet, der Steg sei gesperrt.", "de", "attribution-missing"),
    ("Berichten zufolge ist der Steg gesperrt.", "de", "attribution-missing"),
    ("Das SVA hat den Steg gesperrt.", "de", "acronym-unexpanded"),
    ("The pier is closed the the mill says.", "en", "word-doubled"),
    ("The pier has reportedly closed.", "en", "attribution-missing"),
    ("It has been claimed that the pier is closed.", "en", "attribution-missing"),
    ("The SVA has closed the pier. The Ship Office knows.", "en", "acronym-unexpanded"),
    ('The pier is "safe" to use.', "en", "quotes-straight"),
    ("The pier  is closed.", "en", "space-doubled"),
    ("See [here](https://lakeherald.example/a).", "en", "link-text"),
    ("See [**this link**](https://lakeherald.example/a).", "en", "link-text"),
    ("Fahrplan: [hier klicken](https://lakeherald.example/a).", "de", "link-text"),
    ("See [the office](http://intranet/a).", "en", "link-local"),
    ("See [the office](https://lakeherald.example/a?fbclid=1).", "en", "link-tracking"),
    ("See [the office](https://lakeherald.example/a b).", "en", "link-malformed"),
])  # fmt: skip
def test_texts_in_which_one_thing_is_wrong(text: str, language: str, rule: str, make_desk: MakeDesk) -> None:
    assert words(make_desk, text, language) == [rule]


def test_letters_that_the_glossary_or_a_registry_knows_need_no_explanation(make_desk: MakeDesk) -> None:
    stories = {"pier-closed": {"summary": "The LTA and the SVA have closed the pier.", "organisations": ["lta"]}}
    organisations = {"lta": {"name": "Lake Transport Authority"}}
    glossary = {"glossary.yml": "SVA: The ship office.\n"}
    assert rules_of(make_desk(articles=stories, organisations=organisations, files=glossary)) == []


def test_letters_are_told_once_for_a_story(make_desk: MakeDesk) -> None:
    fields = {"summary": "The SVA knows. The SVA tells.", "commentary": "SVA again."}
    assert rules_of(make_desk(articles={"pier-closed": fields})) == ["acronym-unexpanded"]


def test_what_a_program_suggested_is_not_judged_for_style(make_desk: MakeDesk) -> None:
    fields = {"summary": 'It was reported  that the SVA of of "shut".', "proposed": ["summary"], "status": "review"}
    assert rules_of(make_desk(articles={"pier-closed": fields})) == ["summary-not-verbatim", "draft-waiting"]


@pytest.mark.parametrize(
    ("title", "fixed"),
    [
        ("Old pier closed.", "Old pier closed"),
        ("Pier closed, says office .", "Pier closed, says office"),
        ("Old pier closed…", None), ("Old pier closed...", None), ("Boats of the U.S.", None), ("Boats & Co.", None),
        ("Is the pier closed?", None), ("Plan B.", None),
    ],
)  # fmt: skip
def test_a_headlines_full_stop_goes_and_other_stops_stay(title: str, fixed: str | None, make_desk: MakeDesk) -> None:
    report = check(make_desk(articles={"pier-closed": {"title": title}}))
    assert [(finding.rule, finding.fix and finding.fix.text) for finding in report] == (
        [("headline-stop", fixed)] if fixed else []
    )


@pytest.mark.parametrize(("text", "fixed"), [
    ("The pier of the the lake is closed.", "The pier of the lake is closed."),
    ("The the pier is closed.", "The pier is closed."),
    ("The pier of the\nthe lake is closed.", "The pier of the lake is closed."),
    ("The pier  is closed.", "The pier is closed."),
    ("See [it](https://a.example/x?utm_source=a&id=1&utm_medium=b#top) now.", "See [it](https://a.example/x?id=1#top) now."),
])  # fmt: skip
def test_a_fix_it_changes_what_it_is_about_and_nothing_else(text: str, fixed: str, make_desk: MakeDesk) -> None:
    finding = only(check(make_desk(articles={"pier-closed": {"summary": text}})))
    assert finding.fix is not None
    assert (finding.fix.path, " ".join(finding.fix.text.split())) == (("summary",), fixed)


@pytest.mark.parametrize(("url", "clean"), [
    ("https://a.example/x?utm_source=b", "https://a.example/x"),
    ("https://a.example/x?id=7&gclid=1&page=2", "https://a.example/x?id=7&page=2"),
    ("https://a.example/x?q=utm_source", "https://a.example/x?q=utm_source"),
    ("https://a.example/x?source=b&ref=c", "https://a.example/x?source=b&ref=c"),
    ("https://a.example/x?a=%26utm_x=1", "https://a.example/x?a=%26utm_x=1"),
])  # fmt: skip
def test_only_parameters_that_track_are_taken_out(url: str, clean: str) -> None:
    assert untracked(url) == clean
    assert untracked(clean) == clean


@pytest.mark.parametrize("url", [
    "http://localhost/x", "http://127.0.0.1:8000/x", "http://[::1]/x", "http://192.168.0.7/x", "https://cms.newsroom.local/x",
    "http://intranet/x", "http://user:pass@10.1.2.3/x", "http://LOCALHOST:1/x",
])  # fmt: skip
def test_addresses_that_only_the_newsroom_reaches(url: str, make_desk: MakeDesk) -> None:
    assert rules_of(make_desk(articles={"pier-closed": {"url": url}})) == ["link-local"]


@pytest.mark.parametrize("url", [
    "https://lakeherald.example/a_(pier)", "https://lakeherald.example:8443/x", "https://localhost.example/x",
    "http://lakeherald.example/only-http", "https://172.15.0.1/x", "https://xn--brcke-kva.example/x", "https://[2001:db8::1]/x",
])  # fmt: skip
def test_addresses_that_are_fine(url: str, make_desk: MakeDesk) -> None:
    assert rules_of(make_desk(articles={"pier-closed": {"url": url}})) == []


def test_two_addresses_of_one_page_are_one() -> None:
    pages = [
        "https://www.lakeherald.example/a/?utm_source=x#top",
        "http://LakeHerald.example/a",
        "https://lakeherald.example/a/",
    ]
    assert {same_page(page) for page in pages} == {"lakeherald.example/a"}
    assert same_page("https://lakeherald.example/a?id=1") != same_page("https://lakeherald.example/a?id=2")


@pytest.mark.parametrize(("page", "places"), [
    ("![](a.png)", [(1, 1)]),
    ("# A\n\n<img src='a.png'> and ![ ][b]\n", [(3, 1), (3, 23)]),
    ("<img alt='' src='a.png'> ![A pier](a.png) `![](a.png)`\n\n```\n![](a.png)\n```\n<!-- ![](a.png) -->\n", []),
])  # fmt: skip
def test_pictures_of_pages_without_a_description(page: str, places: list[Any], make_desk: MakeDesk) -> None:
    report = check(make_desk(files={"about.md": page}))
    assert [(finding.origin.line, finding.origin.column) for finding in report] == places
    assert {finding.rule for finding in report} <= {"page-image-alt"}


def test_a_topics_picture_and_link_are_shown_where_they_stand(make_desk: MakeDesk) -> None:
    content = make_desk(topics={"ferries": {"body": "Boats.\n\nSee [here](https://a.example/x) ![](a.png)."}})
    assert [(f.rule, f.origin.line, f.origin.column) for f in check(content)] == [
        ("link-text", 7, 6), ("page-image-alt", 7, 33),
    ]  # fmt: skip


def test_a_run_of_the_sources_words_is_measured_across_case_marks_and_lines() -> None:
    assert copied_run("THE OLD PIER is closed\nuntil “further” notice", BODY, 6) == ""
    assert copied_run("The old  pier is closed\nuntil further notice!", BODY, 7) == (
        "the old pier is closed until further notice"
    )
    assert copied_run("The old pier is closed until further notice", BODY, 8) == ""
    assert copied_run("旧桟橋は当面の間閉鎖される", "旧桟橋は当面の間閉鎖されると発表した。", 5) != ""


def test_what_a_summary_quotes_is_no_copy(make_desk: MakeDesk) -> None:
    said = "“The old pier is closed until further notice, the ferry office said.”"
    options = {"summary_copies": 5}
    assert rules_of(make_desk(articles={"pier-closed": {"summary": said}}), **options) == []
    assert rules_of(make_desk(articles={"pier-closed": {"summary": said[1:-1]}}), **options) == ["summary-copies"]
    full = {"summary": said[1:-1], "rights": "full"}
    assert rules_of(make_desk(articles={"pier-closed": full}), **options) == []


HOSTILE = [
    "[" * 3000, "](" * 2000, "`" * 3000, "a " * 4000, " " * 3000 + "x", '"' * 2001, "A" * 4000, "![" * 2000, "<img " * 900,
    "it was " * 1200, "[a](https://" + "(" * 2000, "ABC (" * 800, "\u200b" * 500 + "the the", "[x](https://[::1)",
    "heißt es" * 500, "A. " * 1500,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: repr(text[:8]))
def test_no_text_ends_a_check_or_holds_it_up(text: str, make_desk: MakeDesk) -> None:
    fields = {"summary": text[:19_000], "commentary": text[:19_000], "image": text[:1900].strip() or "x"}
    content = make_desk(articles={"pier-closed": fields}, files={"about.md": text})
    assert all(finding.line() for finding in check(content, rules={"url-duplicate": "warning"}))
