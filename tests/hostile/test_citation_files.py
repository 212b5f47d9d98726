"""Lists of sources say what a source says as text: no title begins a tag or a field, ends an entry, or becomes markup.

The files of the built site are read back and compared with those of the harmless twin; lists in a style are made of the
same attacks, and of what citeproc-py takes for its own.
"""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from citation_readers import SCHEMA, read_bibtex, read_ris
from standfirst.markdown import sanitise
from standfirst.press.bibliography import formatted, html_list, text_list
from standfirst.press.citation_styles import style_of
from standfirst.render.citations import Citation, citation_file
from standfirst.render.environment import theme_folder

from .attacks import HIDDEN, KINDS, SUM, written_out
from .conftest import Twins
from .markup import parse

STEMS = ["topics/main-topic/cite", "topics/near-topic/cite", "editions/2026-05-10/cite"]
ENDINGS = ["\n", "\r", "\r\n", "\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029"]
"""What some program takes for the end of a line."""

SPAN = '<span class="nocase">kept</span> <i>kept</i>'
"""citeproc-py's reader of CSL-JSON takes the one away, and its HTML prints the other as an element."""

MARKS = "".join(chr(sign) for sign in range(0xFDD0, 0xFDF0))
"""What no text has, and what lists in a style are marked with until they are done."""

THEIRS = [
    *KINDS,
    SPAN,
    f"a{MARKS}b",
    "x" * 5_000,
    "}" * 40,
    "@book{a, title={b}}",
    r"\input{/etc/passwd} \\ %",
    "?",
    ".",
]


def source(title: str = "Title", author: str = "Author", container: str | None = "Paper") -> Citation:
    day = date(2026, 5, 3)
    return Citation(
        "key", "article-newspaper", title, "en", (author,), container, day, "https://a.example/b?c=1&d", day
    )


@pytest.fixture
def twins(shipped: Twins) -> Twins:
    """Return the twins in the shell that readers get: what lies beside pages is the same in every shell."""
    return shipped


def files(twins: Twins, name: str) -> tuple[str, str]:
    return tuple((site.folder / name).read_bytes().decode() for site in (twins.hostile, twins.harmless))  # type: ignore[return-value]


@pytest.mark.parametrize("stem", STEMS)
def test_bibtex_of_a_site_reads_back_as_its_twin(twins: Twins, stem: str) -> None:
    hostile, harmless = (read_bibtex(text) for text in files(twins, f"{stem}.bib"))
    assert hostile
    assert [list(entry) for entry in hostile] == [list(entry) for entry in harmless]
    said = [{name: twins.twin.of(value) for name, value in entry.items()} for entry in hostile]
    assert said == harmless


@pytest.mark.parametrize("stem", STEMS)
def test_ris_of_a_site_reads_back_as_its_twin(twins: Twins, stem: str) -> None:
    hostile, harmless = (read_ris(text) for text in files(twins, f"{stem}.ris"))
    assert hostile
    assert [[(tag, twins.twin.of(value)) for tag, value in record] for record in hostile] == harmless


@pytest.mark.parametrize("stem", STEMS)
def test_csl_json_of_a_site_reads_back_as_its_twin_and_fits_the_model(twins: Twins, stem: str) -> None:
    hostile, harmless = (json.loads(text) for text in files(twins, f"{stem}.json"))
    Draft7Validator(SCHEMA).validate(hostile)
    titles = [
        (item["id"], twins.twin.of(item["title"]), twins.twin.of(item.get("container-title", ""))) for item in hostile
    ]
    assert titles == [(item["id"], item["title"], item.get("container-title", "")) for item in harmless]


@pytest.mark.parametrize("name", [f"{stem}{end}" for stem in STEMS for end in (".bib", ".ris", ".json")])
def test_nothing_hidden_and_nothing_that_a_template_ran_is_in_a_file(twins: Twins, name: str) -> None:
    text = files(twins, name)[0]
    assert not HIDDEN.search(text.replace("\r\n", "\n"))
    assert SUM not in text
    assert not name.endswith(".json") or "<" not in text


@pytest.mark.parametrize("ending", ENDINGS)
def test_no_end_of_a_line_begins_a_tag_of_ris(ending: str) -> None:
    attack = f"Pier{ending}ER  - {ending}{ending}TY  - BOOK{ending}TI  - False{ending}"
    text = citation_file([source(attack, attack, attack)], "ris").decode()
    [record] = read_ris(text)
    assert [tag for tag, _ in record] == ["TY", "AU", "TI", "T2", "PY", "DA", "UR", "Y2", "LA", "ID"]


# Characters of all kinds; a lone surrogate is in no file that could be read.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=60)


@settings(max_examples=150, deadline=None)
@given(TEXTS, TEXTS)
@example("{", "}")
@example("\\", "\\}")
@example(",\n}\n@misc{x,", "and {and}")
def test_every_title_and_name_reads_back(title: str, author: str) -> None:
    citations = [source(title, author), source("Other")]
    first, second = read_bibtex(citation_file(citations, "bibtex").decode())
    assert " ".join(first["title"].split()) == written_out(title)
    assert " ".join(first["author"].split()) == written_out(author)
    assert second["title"] == "Other"
    records = read_ris(citation_file(citations, "ris").decode())
    assert len(records) == 2
    assert dict(records[0]).get("TI", "") == written_out(title)
    items = json.loads(citation_file(citations, "csl-json"))
    assert " ".join(items[0]["title"].split()) == written_out(title)


@pytest.mark.parametrize("style", ["standfirst", "harvard-cite-them-right"])
def test_a_list_in_html_has_no_element_that_a_source_brings(style: str) -> None:
    sheet = style_of(style, (theme_folder(),))
    plain = parse(html_list(formatted([source("Plain", "Name", "Words")], sheet, "en-GB"), "en"))
    for attack in THEIRS:
        [entry] = formatted([source(attack, f"Name {attack}", f"Words {attack}")], sheet, "en-GB")
        made = html_list([entry], "en")
        ours = parse(made)
        shapes = [element.shape for element in ours.elements if element.tag != "bdi"]
        assert shapes == [element.shape for element in plain.elements if element.tag != "bdi"]
        assert ours.comments == []
        assert ours.addresses == ["https://a.example/b?c=1&d"]
        assert ours.text == " ".join(entry.text.split())
        assert not HIDDEN.search(made)
        assert parse(sanitise(made)).text == ours.text


def test_a_list_as_text_says_every_attack_whole_on_one_line() -> None:
    sheet = style_of("standfirst", (theme_folder(),))
    for attack in [*KINDS, SPAN, *(f"Pier{ending}closed" for ending in ENDINGS)]:
        text = text_list(formatted([source(attack)], sheet, "en-GB"))
        assert written_out(attack) in text
        assert len(text.splitlines()) == 1
        assert not HIDDEN.search(text)


def test_an_address_that_is_none_is_no_link() -> None:
    sheet = style_of("standfirst", (theme_folder(),))
    wrong = Citation("key", "webpage", "Title", "en", address="javascript:fired('x')")
    assert parse(html_list(formatted([wrong], sheet, "en-GB"), "en")).addresses == []
