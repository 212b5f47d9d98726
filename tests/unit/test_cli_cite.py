"""`standfirst cite`: which sources it lists, in which form, and how it ends."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from citation_readers import read_bibtex, read_ris
from commands import run_command

MakeDesk = Callable[..., Path]
Cite = Callable[..., CompletedProcess[str]]
EPOCH = {"SOURCE_DATE_EPOCH": "1717243200"}
"""2024-06-01 12:00 UTC."""

CONFIG = "site_name: The Desk\ndocs_dir: digests\ntheme:\n  name: standfirst\n  custom_dir: overrides\nplugins:\n"
ARTICLES: dict[str, Any] = {
    "pier-closed": {"title": "Pier closed", "authors": ["Ada Brook"]},
    "mill-pier": {"title": "Mill pier <i>opens</i>", "date": "2024-05-15", "quotes": None},
    "dues": {"title": "Dues", "date": "2024-05-14", "quotes": None, "topics": ["dues", "ferries"]},
    "gone": {"title": "Gone", "date": "2024-05-16", "quotes": None, "status": "withdrawn",
             "withdrawn": {"date": "2024-05-20", "reason": "Wrong."}},
    "draft": {"title": "Draft", "date": "2024-05-17", "quotes": None, "status": "proposed"},
}  # fmt: skip
EDITIONS: dict[str, Any] = {
    "2024-05-13": {"date": "2024-05-13", "stories": ["pier-closed"]},
    "2024-05-20": {"date": "2024-05-20", "stories": ["dues", "gone", "pier-closed"], "also_noted": ["mill-pier"]},
}


@pytest.fixture
def desk(make_desk: MakeDesk) -> Path:
    """Write a desk of three stories that readers have, one that was taken down, and a draft."""
    content = make_desk(articles=ARTICLES, topics={"ferries": {}, "dues": {}}, editions=EDITIONS)
    (content.parent / "overrides").mkdir()
    (content.parent / "mkdocs.yml").write_text(f"{CONFIG}  - standfirst\n")
    return content.parent


@pytest.fixture
def cite(desk: Path) -> Cite:
    """Return a function that runs the command in the desk."""

    def run(*arguments: str) -> CompletedProcess[str]:
        done = run_command("cite", *arguments, cwd=desk, environment=EPOCH)
        assert "Traceback" not in done.stdout + done.stderr
        return done

    return run


def listed(cite: Cite, *arguments: str) -> list[str]:
    done = cite(*arguments, "--format", "bibtex")
    assert done.returncode == 0, done.stderr
    return [entry["key"] for entry in read_bibtex(done.stdout)]


def test_without_a_name_it_lists_the_newest_edition_as_text(cite: Cite) -> None:
    done = cite()
    assert done.returncode == 0
    assert "error" not in done.stderr
    assert done.stdout == (
        "Mill pier <i>opens</i>. The Lake Herald, 15 May 2024. https://lakeherald.example/2024/05/pier\n\n"
        "Dues. The Lake Herald, 14 May 2024. https://lakeherald.example/2024/05/pier\n\n"
        "Ada Brook. Pier closed. The Lake Herald, 13 May 2024. https://lakeherald.example/2024/05/pier\n"
    )


@pytest.mark.parametrize(
    ("arguments", "keys"),
    [
        (["--topic", "ferries"], ["mill-pier", "dues", "pier-closed"]),
        (["--edition", "2024-05-13"], ["pier-closed"]),
        (["--edition", "2024-05-20"], ["dues", "pier-closed", "mill-pier"]),
        (["--all"], ["mill-pier", "dues", "pier-closed"]),
        (["pier-closed", "dues"], ["pier-closed", "dues"]),
        (["pier-closed", "-t", "dues", "-t", "ferries", "-e", "2024-05-13", "--all"],
         ["pier-closed", "dues", "mill-pier"]),
    ],
    ids=["a topic", "an edition", "another", "all", "stories", "each once, whatever names it"],
)  # fmt: skip
def test_what_is_named_is_listed(cite: Cite, arguments: list[str], keys: list[str]) -> None:
    assert listed(cite, *arguments) == keys


def test_each_form_is_printed_whole(cite: Cite) -> None:
    ris = cite("dues", "--format", "ris").stdout
    assert dict(read_ris(ris.replace("\r\n", "\n").replace("\n", "\r\n"))[0])["TI"] == "Dues"
    assert [item["id"] for item in json.loads(cite("dues", "--format", "csl-json").stdout)] == ["dues"]
    html = cite("mill-pier", "--format", "html").stdout
    assert "<bdi>Mill pier &lt;i&gt;opens&lt;/i&gt;</bdi>" in html


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("all.bib", b"@article{mill-pier,\n"),
        ("all.ris", b"TY  - NEWS\r\n"),
        ("all.json", b'[\n{"id":"mill-pier",'),
        ("all.html", b'<div class="csl-bib-body"'),
        ("all.txt", b"Mill pier"),
        ("new/folder/all.bib", b"@article{"),
    ],
)
def test_the_end_of_a_file_s_name_tells_its_form(cite: Cite, desk: Path, name: str, begins: bytes) -> None:
    done = cite("--all", "-o", name)
    assert (done.returncode, done.stdout) == (0, f"Written to {name}: 3 sources\n")
    assert (desk / name).read_bytes().startswith(begins)


def test_the_same_command_writes_the_same_bytes(cite: Cite, desk: Path) -> None:
    for name in ("a.ris", "b.ris"):
        cite("--all", "-o", name)
    assert (desk / "a.ris").read_bytes() == (desk / "b.ris").read_bytes()
    assert b"\n" not in (desk / "a.ris").read_bytes().replace(b"\r\n", b"")


def test_a_folder_gets_a_file_that_is_named_by_what_is_in_it(cite: Cite, desk: Path) -> None:
    (desk / "lists").mkdir()
    cite("--topic", "dues", "--format", "ris", "-o", "lists")
    cite("--all", "-o", "lists")
    assert sorted(file.name for file in (desk / "lists").iterdir()) == ["dues.ris", "sources.txt"]


def test_a_list_in_a_style_has_the_words_of_its_locale(cite: Cite) -> None:
    style = ["dues", "--style", "harvard-cite-them-right"]
    assert "Available at: https://lakeherald.example" in cite(*style).stdout
    assert "Verfügbar unter: https://lakeherald.example" in cite(*style, "--locale", "de").stdout


def test_a_desk_in_another_language_is_cited_in_its_words(cite: Cite, desk: Path) -> None:
    (desk / "mkdocs.yml").write_text(f"{CONFIG}  - standfirst:\n      desk:\n        language: de\n")
    assert "13. Mai 2024" in cite("pier-closed").stdout


def test_a_desk_s_own_style_is_taken_by_name_or_by_its_file(cite: Cite, desk: Path) -> None:
    (desk / "overrides" / "citations").mkdir()
    own = (
        '<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" class="note"><info><title>o</title><id>o</id>'
        '<updated>2024-01-01T00:00:00+00:00</updated></info><citation><layout><text variable="title"/></layout>'
        '</citation><bibliography><layout prefix="Our own: "><text variable="title"/></layout></bibliography></style>'
    )
    (desk / "overrides" / "citations" / "house.csl").write_text(own)
    assert cite("dues", "--style", "house").stdout == "Our own: Dues\n"
    assert cite("dues", "--style", "overrides/citations/house.csl").stdout == "Our own: Dues\n"


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (["--topic", "ferry"], 1, "did you mean ferries?"),
        (["--edition", "2024-05-21"], 1, "readers have no edition 2024-05-21"),
        (["due"], 1, "did you mean dues?"),
        (["gone"], 1, "the story gone was taken down"),
        (["draft"], 1, "readers have no story draft"),
        (["dues", "--style", "no-such"], 1, "there is no style no-such"),
        (["dues", "--style", "digests/people.yml"], 1, "error: digests/people.yml:1:1: this is no style of CSL"),
        (["dues", "--locale", "tlh"], 1, "there are no terms for the locale tlh"),
        (["dues", "--style", "standfirst", "--format", "ris"], 2, "of no use in ris"),
        (["dues", "--locale", "de", "-o", "x.bib"], 2, "of no use in bibtex"),
        (["dues", "--format", "docx"], 2, "Invalid value for '--format'"),
        (["dues", "-o", "digests/sources.bib"], 1, "holds the desk's own files"),
    ],
)
def test_what_cannot_be_cited_is_explained(cite: Cite, arguments: list[str], code: int, told: str) -> None:
    done = cite(*arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert told in " ".join(done.stderr.split())


def test_nothing_is_written_when_something_is_wrong(cite: Cite, desk: Path) -> None:
    (desk / "sources.txt").write_text("as it was")
    assert cite("--all", "--style", "no-such", "-o", "sources.txt").returncode == 1
    assert (desk / "sources.txt").read_text() == "as it was"
