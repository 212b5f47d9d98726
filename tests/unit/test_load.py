"""From a folder of files to a library: what is read, what is refused, and what never stops a build."""

import os
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from desks import Raw, article_text, check, load, place
from standfirst.errors import DeskError, Fault, Severity
from standfirst.source import Library, load_library
from standfirst.source.files import MAX_FILE_BYTES

MakeDesk = Callable[..., Path]


def only_fault(library: Library) -> Fault:
    assert len(library.faults) == 1, [fault.explain() for fault in library.faults]
    return library.faults[0]


# What is read


def test_a_desk_without_its_folder_is_told_how_to_begin(tmp_path: Path) -> None:
    with pytest.raises(DeskError, match="no content folder") as caught:
        load_library(tmp_path / "digests")
    assert "standfirst new" in caught.value.remedy


def test_an_empty_folder_is_an_empty_library(tmp_path: Path) -> None:
    library = load_library(tmp_path)
    assert not library.articles
    assert not library.topics
    assert not library.editions
    assert not library.faults


def test_folders_say_what_a_file_is_and_everything_else_is_a_page_or_ignored(make_desk: MakeDesk) -> None:
    content = make_desk(
        editions={"2024-05-14": {}},
        files={
            "about.md": "# About",
            "help/contact.md": "Write to us.",
            "assets/pier.png": b"\x89PNG",
            "articles/notes.txt": "not an article",
            "articles/2024/05/pier.md~": "a backup",
            ".obsidian/x.md": "an editor's own",
            "topics/.hidden.md": "hidden",
            "drafts.bak": "stray",
        },
    )
    library = load(content)
    assert (set(library.articles), set(library.topics), set(library.editions)) == (
        {"pier-closed"},
        {"ferries"},
        {"2024-05-14"},
    )
    assert library.pages == ("about.md", "help/contact.md")
    assert not library.faults


def test_a_topics_and_an_editions_words_are_their_files_bodies(make_desk: MakeDesk) -> None:
    content = make_desk(topics={"ferries": {"body": "What *we* know."}}, editions={"2024-05-14": {"body": "Lead."}})
    library = load(content)
    assert library.topics["ferries"].introduction == "What *we* know.\n"
    assert library.editions["2024-05-14"].lead == "Lead.\n"


def test_the_order_of_the_library_is_not_the_disks(make_desk: MakeDesk) -> None:
    content = make_desk(articles={id_: {} for id_ in ("b", "a", "2024/04/c")})
    assert list(load(content).articles) == ["c", "a", "b"]


def test_every_file_that_is_read_is_counted_by_the_progress_bar(make_desk: MakeDesk) -> None:
    seen: list[str] = []

    def progress(files: object) -> list[str]:
        seen.extend(files)  # type: ignore[call-overload]
        return seen

    load_library(make_desk(editions={"2024-05-14": {}}), progress=progress)
    assert seen == ["articles/2024/05/pier-closed.md", "editions/2024-05-14.md", "topics/ferries.md"]


# Dates and zones


@pytest.mark.parametrize(
    ("date", "publisher", "when"),
    [
        ("2024-05-13 08:52", "hosu-ilbo", datetime(2024, 5, 12, 23, 52, tzinfo=UTC)),
        ("2024-05-13 08:52", "zoneless", datetime(2024, 5, 13, 6, 52, tzinfo=UTC)),
        ("2024-05-13 08:52", "Somebody Unknown", datetime(2024, 5, 13, 6, 52, tzinfo=UTC)),
        ("2024-05-13 08:52Z", "hosu-ilbo", datetime(2024, 5, 13, 8, 52, tzinfo=UTC)),
        ("2024-05-13", "hosu-ilbo", datetime(2024, 5, 13, 14, 59, 59, tzinfo=UTC)),
        ("2024-05-13", "zoneless", datetime(2024, 5, 13, 21, 59, 59, tzinfo=UTC)),
    ],
)
def test_a_time_is_the_publishers_else_the_desks_and_a_bare_date_is_its_days_end(
    date: str, publisher: str, when: datetime, make_desk: MakeDesk
) -> None:
    content = make_desk(
        articles={"pier-closed": {"date": date, "publisher": publisher}},
        publishers={"hosu-ilbo": {"name": "Hosu Ilbo", "timezone": "Asia/Seoul"}, "zoneless": {"name": "Zoneless"}},
    )
    assert load(content, desk={"timezone": "Europe/Berlin"}).articles["pier-closed"].when == when


@pytest.mark.parametrize(
    ("id_", "date", "address"),
    [
        ("2024/05/x", "2024-06-02", ("2024", "05")),
        ("x", "2024-06-02", ("2024", "05")),
        ("loose/x", "2024-06-02", ("2024", "06")),
        ("2024/13/x", "2024-06-02", ("2024", "06")),
        ("2024/00/x", "2024-06-02", ("2024", "06")),
        ("２０２４/０５/x", "2024-06-02", ("2024", "06")),  # noqa: RUF001 - digits of another script
        ("2024/05/deep/x", "2024-06-02", ("2024", "06")),
    ],
)
def test_an_address_is_fixed_by_the_folder_and_only_else_by_the_date(
    id_: str, date: str, address: tuple[str, str], make_desk: MakeDesk
) -> None:
    content = make_desk(articles={id_: {"date": date}})
    assert load(content).articles["x"].address == address


def test_an_article_has_its_publishers_language_and_rights_where_it_does_not_say(make_desk: MakeDesk) -> None:
    content = make_desk(
        articles={"a": {}, "b": {"language": "fr", "rights": "none"}, "c": {"publisher": "Unknown"}},
        publishers={"lake-herald": {"name": "The Lake Herald", "language": "de", "rights": "full"}},
    )
    articles = load(content, desk={"language": "en"}).articles
    assert [(a.language, a.rights) for a in articles.values()] == [("de", "excerpt"), ("fr", "none"), ("en", "excerpt")]


def test_a_publishers_rights_may_say_less_than_an_excerpt_and_never_more(make_desk: MakeDesk) -> None:
    content = make_desk(
        articles={"a": {}, "b": {"rights": "full"}, "c": {"rights": "full", "proposed": ["rights"]}},
        publishers={"lake-herald": {"name": "The Lake Herald", "rights": "none"}},
    )
    assert [article.rights for article in load(content).articles.values()] == ["none", "full", "none"]


def test_a_misspelt_status_is_an_error_that_stops_a_build(make_desk: MakeDesk) -> None:
    faults = load(make_desk(articles={"a": {"status": "Published"}})).faults
    assert [(fault.rule, fault.draft) for fault in faults] == [("field-value", False)]


# Names


PEOPLE = {
    "martyn-williams": {"name": "Martyn Williams", "aliases": ["Marty Williams", "M. Williams"]},
    "nino-tavdari": {"name": "Nino Tavdari", "native": "ნინო თავდარი"},
    "jose": {"name": "José Núñez"},
}


@pytest.mark.parametrize(
    ("given", "name", "key"),
    [
        ("martyn-williams", "Martyn Williams", "martyn-williams"),
        ("Martyn Williams", "Martyn Williams", "martyn-williams"),
        ("Marty Williams", "Martyn Williams", "martyn-williams"),
        ("marty  WILLIAMS", "Martyn Williams", "martyn-williams"),
        ("ნინო თავდარი", "Nino Tavdari", "nino-tavdari"),
        (unicodedata.normalize("NFD", "José Núñez"), "José Núñez", "jose"),
        ("Martin Williams", "Martin Williams", None),
        ("Williams", "Williams", None),
    ],
)
def test_a_key_a_name_an_alias_and_a_native_name_lead_to_one_person(
    given: str, name: str, key: str | None, make_desk: MakeDesk
) -> None:
    quotes = [{"text": "We will not land", "speaker": given}]
    content = make_desk(articles={"x": {"people": [given], "quotes": quotes}}, people=PEOPLE)
    article = load(content).articles["x"]
    for found in (*article.people, *article.speakers):
        assert (found.name, found.key, found.kind) == (name, key, "people")


def test_an_alias_of_two_people_leads_to_neither_and_is_told_once(make_desk: MakeDesk) -> None:
    people = {
        "kim-a": {"name": "Kim A", "aliases": ["Kim"]},
        "kim-b": {"name": "Kim B", "aliases": ["kim", "B"]},
        "kim-c": {"name": "Kim C", "aliases": ["KIM"]},
    }
    content = make_desk(articles={"x": {"people": ["Kim", "Kim A", "B"]}}, people=people)
    library = load(content)
    assert [name.key for name in library.articles["x"].people] == [None, "kim-a", "kim-b"]
    fault = only_fault(library)
    assert (fault.rule, fault.severity) == ("alias-ambiguous", Severity.WARNING)
    assert "`kim-a` and `kim-b`" in fault.message
    assert (fault.place.file, fault.place.line) == ("people.yml", 2)


def test_a_speaker_may_be_an_organisation_and_a_person_comes_first(make_desk: MakeDesk) -> None:
    quotes = [{"text": "a", "speaker": name} for name in ("ferry-office", "Harbour", "The crowd")]
    content = make_desk(
        articles={"x": {"quotes": quotes}},
        people={"harbour": {"name": "Harbour"}},
        organisations={"ferry-office": {"name": "Ferry Office"}, "harbour-board": {"name": "Harbour"}},
    )
    speakers = load(content).articles["x"].speakers
    assert [(name.name, name.key, name.kind) for name in speakers] == [
        ("Ferry Office", "ferry-office", "organisations"),
        ("Harbour", "harbour", "people"),
        ("The crowd", None, "people"),
    ]


@pytest.mark.parametrize(
    ("text", "rule", "line", "column"),
    [
        ("- a\n- b\n", "field-type", 1, 1),
        ("words\n", "field-type", 1, 1),
        ("Ada Brook:\n  name: x\n", "id-invalid", 1, 1),
        ("ada-brook: Ada Brook\n", "field-type", 1, 1),
        ("ada-brook:\n  nam: Ada\n  name: Ada\n", "field-unknown", 2, 3),
        ("ada-brook:\n  native: x\n", "field-missing", 2, 3),
        ("ada-brook:\n  name: a\nada-brook:\n  name: b\n", "yaml-duplicate-key", 3, 1),
        ("a: &x\n  name: a\n", "yaml-anchor", 1, 4),
        ("a:\n  name: b\0\n", "control-character", 2, 10),
    ],
)
def test_a_fault_of_a_registry_has_its_place_and_blocks(
    text: str, rule: str, line: int, column: int, make_desk: MakeDesk
) -> None:
    fault = only_fault(load(make_desk(people=text, articles={"x": {"quotes": None}})))
    assert (fault.rule, fault.place.file, fault.place.line, fault.place.column) == (rule, "people.yml", line, column)
    assert fault.remedy
    assert not fault.draft


@pytest.mark.parametrize("text", ["", "# nobody yet\n", "\ufeffada-brook:\n  name: Ada Brook\n"])
def test_an_empty_registry_and_one_with_a_byte_order_mark_are_fine(text: str, make_desk: MakeDesk) -> None:
    assert not load(make_desk(files={"people.yml": text})).faults


# Ids


def test_an_id_is_unique_across_folders(make_desk: MakeDesk) -> None:
    content = make_desk(articles={"2024/04/pier": {"title": "first"}, "2024/05/pier": {"title": "second"}})
    library = load(content)
    assert library.articles["pier"].fields.title == "first"
    fault = only_fault(library)
    assert (fault.rule, fault.place.file, fault.draft) == ("id-duplicate", "articles/2024/05/pier.md", False)
    assert "articles/2024/04/pier.md" in fault.message


def test_a_draft_never_takes_an_id_from_a_published_story(make_desk: MakeDesk) -> None:
    content = make_desk(articles={"2024/04/pier": {"status": "proposed"}, "2024/05/pier": {"title": "ours"}})
    library = load(content)
    assert library.articles["pier"].fields.title == "ours"
    fault = only_fault(library)
    assert (fault.rule, fault.place.file, fault.draft) == ("id-duplicate", "articles/2024/04/pier.md", True)
    assert not check(content).blocking


@pytest.mark.parametrize(
    "stem", ["Pier Closed", "pier_closed", "PIER", "con", "pier.closed", "-pier", "pïer", "p" * 101]
)
def test_a_file_name_that_cannot_be_an_id_is_refused(stem: str, make_desk: MakeDesk) -> None:
    fault = only_fault(load(make_desk(files={f"articles/2024/05/{stem}.md": article_text()})))
    assert (fault.rule, fault.place.file, fault.draft) == ("id-invalid", f"articles/2024/05/{stem}.md", False)
    assert "a-z" in fault.remedy


def test_paths_that_differ_in_case_alone_are_told(make_desk: MakeDesk) -> None:
    content = make_desk(files={"assets/Pier.png": b"a", "assets/pier.png": b"b"})
    if len(list((content / "assets").iterdir())) < 2:
        pytest.skip("this system keeps only one of them")
    fault = only_fault(load(content))
    assert (fault.rule, fault.place.file) == ("path-case-collision", "assets/pier.png")
    assert "assets/Pier.png" in fault.message


# Hostile files


def test_links_out_of_the_folder_are_found_and_never_read(make_desk: MakeDesk, tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/key.md").write_text(article_text(title="secret"))
    content = make_desk(people={})
    (content / "articles/2024/05/key.md").symlink_to(tmp_path / "secret/key.md")
    (content / "assets").symlink_to(tmp_path / "secret")
    (content / "people.yml").symlink_to(tmp_path / "secret/key.md")
    (content / "about.md").symlink_to("/etc/passwd")
    library = load(content)
    assert {fault.rule for fault in library.faults} == {"symlink-outside"}
    files = {"articles/2024/05/key.md", "assets", "people.yml", "about.md"}
    assert {fault.place.file for fault in library.faults} == files
    assert set(library.articles) == {"pier-closed"}
    assert library.pages == ()
    assert len(check(content).blocking) == len(files)


def test_a_published_file_that_is_not_utf8_blocks_at_its_byte(make_desk: MakeDesk) -> None:
    text = article_text(title="Café closed")
    data = text.encode("latin-1")
    content = make_desk(files={"articles/2024/05/cafe.md": data})
    fault = only_fault(load(content))
    line, column = place(text, "é")
    assert (fault.rule, fault.place.line, fault.place.column, fault.draft) == ("encoding", line, column, False)


def test_a_published_file_that_is_too_large_blocks(make_desk: MakeDesk) -> None:
    fault = only_fault(load(make_desk(articles={"x": {"body": "x" * MAX_FILE_BYTES}, "pier-closed": {}})))
    assert (fault.rule, fault.draft) == ("file-too-large", False)


@pytest.mark.parametrize(
    ("character", "rule", "severity"),
    [
        ("\0", "control-character", Severity.ERROR),
        ("\x1b", "control-character", Severity.ERROR),
        ("\u2028", "control-character", Severity.ERROR),
        ("\u202e", "bidi-override", Severity.WARNING),
    ],
)
def test_a_hidden_character_in_front_matter_is_told_once_at_its_place(
    character: str, rule: str, severity: Severity, make_desk: MakeDesk
) -> None:
    text = article_text(title=Raw(f'"Pier {character} closed"'))
    content = make_desk(articles={"x": text})
    fault = only_fault(load(content))
    assert (fault.rule, fault.severity) == (rule, severity)
    assert (fault.place.line, fault.place.column) == place(text, character)


def test_a_hidden_character_does_not_hide_the_other_faults(make_desk: MakeDesk) -> None:
    text = article_text(date="tomorrow", body="Body with\x07 a bell.\n")
    rules = [fault.rule for fault in load(make_desk(articles={"x": text})).faults]
    assert rules == ["control-character", "date-invalid"]
    broken = article_text(title=Raw("a: b"), body="Body with\x07 a bell.\n")
    rules = [fault.rule for fault in load(make_desk(articles={"x": broken})).faults]
    assert rules == ["control-character", "yaml-syntax"]


def test_file_names_that_are_not_utf8_are_told_and_printable(make_desk: MakeDesk) -> None:
    content = make_desk()
    try:
        Path(os.fsdecode(os.fsencode(content) + b"/articles/pi\xffer.md")).write_text(article_text())
    except OSError:
        pytest.skip("this system has no such names")
    report = check(content)
    assert [finding.rule for finding in report] == ["id-invalid"]
    report.findings[0].line().encode()


# Drafts and what is published

BROKEN = {
    "no front matter": "Only words.\n",
    "unclosed": "---\nstatus: {status}\ntitle: x\n",
    "a list": "---\n- status: {status}\n---\n",
    "bad YAML": "---\nstatus: {status}\ntitle: a: b\n---\n",
    "an anchor": "---\nstatus: {status}\ntitle: &x b\n---\n",
    "a control character": "---\nstatus: {status}\ntitle: a\0\n---\n",
    "a blank first line": "\n---\nstatus: {status}\ntitle: x\n---\n",
    "a bad date": "---\nstatus: {status}\ndate: soon\n---\n",
    "a synonym and a bad date": "---\nStatus: {status}\ndate: soon\n---\n",
    "nothing that it needs": "---\nstatus: {status}\n---\n",
    "a bad quote": "---\nstatus: {status}\nquotes: [words]\n---\n",
}


@pytest.mark.parametrize("text", [text for name, text in BROKEN.items() if "{status}" in text and name != "a list"])
@pytest.mark.parametrize("status", ["published", "withdrawn"])
def test_a_published_file_that_cannot_be_used_blocks(text: str, status: str, make_desk: MakeDesk) -> None:
    content = make_desk(articles={"pier-closed": {}, "x": text.replace("{status}", status)})
    blocking = check(content).blocking
    assert blocking
    assert {finding.origin.file for finding in blocking} == {"articles/2024/05/x.md"}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN.keys())
@pytest.mark.parametrize("status", ["proposed", "review"])
def test_a_draft_that_cannot_be_used_is_reported_and_blocks_nothing(
    text: str, status: str, make_desk: MakeDesk
) -> None:
    content = make_desk(articles={"pier-closed": {}, "x": text.replace("{status}", status)})
    report = check(content)
    assert "articles/2024/05/x.md" in {finding.origin.file for finding in report}
    assert not report.blocking
    assert "pier-closed" in load(content).articles


def test_a_drafts_file_name_blocks_nothing(make_desk: MakeDesk) -> None:
    report = check(make_desk(files={"articles/2024/05/My Draft.md": article_text(status="proposed")}))
    assert [finding.rule for finding in report] == ["id-invalid"]
    assert not report.blocking


def test_a_broken_draft_edition_blocks_nothing_and_a_published_one_does(make_desk: MakeDesk) -> None:
    draft = {"date": "soon", "status": "proposed"}
    assert not check(make_desk(editions={"2024-05-14": draft})).blocking
    assert check(make_desk(editions={"2024-05-14": {**draft, "status": "published"}})).blocking


def test_a_topic_that_cannot_be_used_blocks_whatever_it_says(make_desk: MakeDesk) -> None:
    content = make_desk(topics={"ferries": {}, "piers": "---\nstatus: proposed\n---\n"})
    (finding,) = check(content).blocking
    assert (finding.rule, finding.origin.file) == ("field-missing", "topics/piers.md")


@pytest.mark.parametrize(
    ("status", "severity"), [("review", Severity.WARNING), ("published", Severity.ERROR), ("withdrawn", Severity.ERROR)]
)
def test_all_that_a_status_needs_is_told_at_once(status: str, severity: Severity, make_desk: MakeDesk) -> None:
    faults = load(make_desk(articles={"x": f"---\nstatus: {status}\nimportance: high\n---\n"})).faults
    missing = [fault for fault in faults if fault.rule == "field-missing"]
    assert {fault.severity for fault in missing} == {severity}
    assert len(missing) == (3 if status == "withdrawn" else 6)
    assert all(fault.remedy for fault in missing)
    assert [fault.rule for fault in faults if fault not in missing] == ["field-value"]


def test_a_proposal_needs_nothing_but_to_parse(make_desk: MakeDesk) -> None:
    library = load(make_desk(articles={"x": "---\nstatus: proposed\n---\n", "y": "---\n---\n"}))
    assert set(library.articles) == {"x", "y"}
    assert not library.faults


@pytest.mark.parametrize("word", ["null", "~", "Null", ""])
def test_a_story_from_print_has_no_address_and_says_its_medium(word: str, make_desk: MakeDesk) -> None:
    printed = make_desk(articles={"x": {"url": Raw(word), "medium": "print"}})
    assert not load(printed).faults
    assert load(printed).articles["x"].fields.url is None
    fault = only_fault(load(make_desk(articles={"x": {"url": Raw(word)}})))
    assert fault.rule == "field-missing"
    assert "medium: print" in fault.remedy


@example(data=b"\xed\x9f\xbc:")
@given(data=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(lambda text: f"---\n{text}\n---\n".encode())))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
def test_no_file_whatever_stops_the_rest_from_being_read(data: bytes, make_desk: MakeDesk) -> None:
    names = ("articles/2024/05/x.md", "topics/x.md", "editions/x.md", "organisations.yml")
    content = make_desk(files=dict.fromkeys(names, data))
    library = load(content)
    assert "pier-closed" in library.articles
    for finding in check(content):
        assert finding.line().replace("\u200c", "").replace("\u200d", "").isprintable()
