"""The glossary: how its file is read, what check says of it, and which words of a page are explained."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from desks import CUTOFF, check, load, only
from harbour import PEOPLE, PUBLISHERS, TOPICS, harbour
from standfirst.briefing import Briefing, Page
from standfirst.errors import Fault
from standfirst.markdown import render_changed, render_markdown
from standfirst.render import Renderer
from standfirst.source.terms import TermFinder
from standfirst.text import escape_html, plain

MakeDesk = Callable[..., Path]

TIDE = "spring tide: The highest tide of the month.\n"
TERM = re.compile(r"<dfn[^>]*>(.*?)</dfn>", re.DOTALL)


def faults(make_desk: MakeDesk, text: str) -> list[Fault]:
    return list(load(make_desk(files={"glossary.yml": text})).faults)


def words_found(text: str, *forms: str) -> list[str]:
    return [text[found.start : found.end] for found in TermFinder([(form,) for form in forms]).find(text)]


def pages(content: Path) -> dict[str, Page]:
    return {page.path: page for page in Briefing(load(content), CUTOFF).pages()}


def html(content: Path, path: str) -> str:
    return Renderer("en").render(pages(content)[path]).html


def explained(content: Path, path: str = "topics/ferries/") -> list[str]:
    return TERM.findall(html(content, path))


# The file


def test_a_term_is_a_text_or_a_group_with_aliases(make_desk: MakeDesk) -> None:
    text = f"{TIDE}quay:\n  definition: A wall to land at.\n  aliases:\n    - quays\n"
    terms = load(make_desk(files={"glossary.yml": text})).glossary
    assert [(term.name, term.definition, term.forms) for term in terms] == [
        ("spring tide", "The highest tide of the month.", ("spring tide",)),
        ("quay", "A wall to land at.", ("quay", "quays")),
    ]


def test_a_desk_needs_no_glossary(make_desk: MakeDesk) -> None:
    content = make_desk()
    assert load(content).glossary == ()
    assert "glossary/" not in pages(content)


@pytest.mark.parametrize("text", ["", "# nothing yet\n"])
def test_an_empty_glossary_has_no_terms_and_no_faults(make_desk: MakeDesk, text: str) -> None:
    library = load(make_desk(files={"glossary.yml": text}))
    assert (library.glossary, library.faults) == ((), ())


@pytest.mark.parametrize(
    ("text", "rule", "place"),
    [
        ("- quay\n", "field-type", (1, 1)),
        ("quay: [a, b]\n", "field-type", (1, 7)),
        ("quay:\n", "field-missing", (1, 6)),
        ("quay:\n  meening: A wall.\n", "field-unknown", (2, 3)),
        ("quay:\n  definition: A wall.\n  aliases: quays\n", "field-type", (3, 12)),
        (f"{TIDE}'...': A mark.\n", "field-value", (2, 1)),
        (f"{TIDE}2024: A year.\n", "field-value", (2, 1)),
        (f"{'q' * 81}: Too long.\n", "field-value", (1, 1)),
        ("quay:\n  definition: A wall.\n  aliases:\n    - '.'\n", "field-value", (4, 7)),
        (f"quay: {'a' * 401}\n", "field-value", (1, 7)),
        (f"{TIDE}{TIDE}", "yaml-duplicate-key", (2, 1)),
        ("quay: *wall\n", "yaml-anchor", (1, 7)),
        ("quay: a: b\n", "yaml-syntax", (1, 8)),
        ("quay: A wall\x07.\n", "control-character", (1, 13)),
    ],
)
def test_what_cannot_be_read_is_told_with_its_place(
    make_desk: MakeDesk, text: str, rule: str, place: tuple[int, int]
) -> None:
    found = {(fault.rule, fault.place.file, fault.place.line, fault.place.column) for fault in faults(make_desk, text)}
    assert (rule, "glossary.yml", *place) in found
    assert all(fault.remedy for fault in faults(make_desk, text))


def test_a_term_that_cannot_be_read_takes_no_other_with_it(make_desk: MakeDesk) -> None:
    library = load(make_desk(files={"glossary.yml": f"quay: []\n{TIDE}"}))
    assert [term.name for term in library.glossary] == ["spring tide"]


# What check says


def test_a_word_of_two_terms_stands_for_neither(make_desk: MakeDesk) -> None:
    text = "quay: A wall.\npier:\n  definition: A bridge that ends in the water.\n  aliases: [Quay, quay]\n"
    content = make_desk(topics={"ferries": {"body": "A quay and a pier."}}, files={"glossary.yml": text})
    found = [finding for finding in check(content) if finding.rule == "term-ambiguous"]
    assert [(finding.origin.line, finding.severity) for finding in found] == [(2, "warning")]
    assert "`quay` and `pier`" in found[0].message
    assert explained(content) == ["pier"]


def test_a_term_that_the_desk_never_writes_is_a_note(make_desk: MakeDesk) -> None:
    finding = only(check(make_desk(files={"glossary.yml": f"pier: A bridge.\n{TIDE}"})))
    assert (finding.rule, finding.severity, finding.origin.line) == ("term-unused", "info", 2)


def test_an_ordinary_page_cannot_take_the_glossarys_address(make_desk: MakeDesk) -> None:
    finding = only(check(make_desk(files={"glossary.md": "# Words"})))
    assert finding.rule == "address-taken"


# Which words are found


@pytest.mark.parametrize(
    ("form", "text", "found"),
    [
        ("quay", "The quay, Quay and QUAY.", ["quay", "Quay", "QUAY"]),
        ("ICE", "ICE met on ice.", ["ICE"]),
        ("catch", "The catch: no by-catch, no catches.", ["catch"]),
        ("by-catch", "By-catch rose.", ["By-catch"]),
        ("quay", "The quay's edge, quay—side and quay-side.", ["quay", "quay"]),
        ("spring tide", "A spring\ntide, a spring  tide.", ["spring\ntide", "spring  tide"]),
        ("C++", "C++ and C.", ["C++"]),
        ("제방", "제방은 높다.", ["제방"]),
        ("堤防", "新しい堤防が完成した。", ["堤防"]),
        ("سد", "بني سد جديد، لا سدود.", ["سد"]),
        ("Maß", "Das Maß ist voll, die Maße nicht.", ["Maß"]),
    ],
)
def test_whole_words_are_found(form: str, text: str, found: list[str]) -> None:
    assert words_found(text, form) == found


def test_of_two_forms_in_one_place_the_longer_is_meant() -> None:
    assert words_found("The pilot bore, a bore.", "bore", "pilot bore") == ["pilot bore", "bore"]


# What is explained


def test_the_first_place_of_a_term_is_explained_and_no_other(make_desk: MakeDesk) -> None:
    topic = {"body": "A **spring tide** is due. Another Spring tide is not."}
    content = make_desk(topics={"ferries": topic}, files={"glossary.yml": TIDE})
    said = html(content, "topics/ferries/")
    assert TERM.findall(said) == ["spring tide"]
    described = re.search(r'<dfn[^>]* aria-describedby="([^"]+)"', said)
    assert described
    tooltip = re.search(rf'<span[^>]* id="{described[1]}" role="tooltip" hidden="">(.*?)</span>', said)
    assert tooltip
    assert tooltip[1] == "The highest tide of the month."
    assert 'tabindex="0"' in said


@pytest.mark.parametrize(
    "body",
    [
        "See [the spring tide](https://lakeherald.example/tide).",
        "Run `spring tide`.",
        "# Spring tide\n\nNothing.",
        "> The spring tide is near.",
        "She said: “The spring tide is near.”",
        "Sie sagte: „Die spring tide kommt.“",
        'He said, "a *spring tide* is near".',
        "Nothing.\n\n    spring tide",
    ],
)
def test_links_code_headings_and_words_in_quotation_marks_stay_as_they_are(make_desk: MakeDesk, body: str) -> None:
    content = make_desk(topics={"ferries": {"body": body}}, files={"glossary.yml": TIDE})
    assert "spring tide" in html(content, "topics/ferries/").lower()
    assert explained(content) == []


def test_what_follows_a_quotation_is_the_desks_own_again(make_desk: MakeDesk) -> None:
    body = "“The spring tide is near,” she said of the spring tide."
    content = make_desk(topics={"ferries": {"body": body}}, files={"glossary.yml": TIDE})
    assert explained(content) == ["spring tide"]
    assert "said of the <dfn" in html(content, "topics/ferries/")


def test_titles_quotes_and_bodies_are_never_explained(make_desk: MakeDesk) -> None:
    quote = "We will not land where we cannot leave"
    article = {"title": "Land", "rights": "full", "quotes": [{"text": quote, "speaker": "ada-brook"}]}
    terms = "land: What is not water.\npier: A bridge.\ncaptain: Who steers.\n"
    content = make_desk(articles={"pier-closed": article}, files={"glossary.yml": terms})
    said = html(content, "articles/2024/05/pier-closed/")
    assert "captain" in plain(said)
    assert TERM.findall(said) == ["land", "pier"] or TERM.findall(said) == ["pier", "land"]
    summary = said[said.index("sf-summary") : said.index("sf-quotes")]
    assert TERM.findall(summary) == TERM.findall(said)


def test_a_summary_a_commentary_a_round_up_and_a_lead_are_explained(make_desk: MakeDesk) -> None:
    terms = "pier: A bridge.\nquay: A wall.\nslip: A slope.\nberth: A place.\n"
    roundup = {"text": "The berth is free.", "sources": ["pier-closed"], "accepted": True}
    content = make_desk(
        articles={"pier-closed": {"summary": "The pier is closed.", "commentary": "The quay is not."}},
        topics={"ferries": {"roundup": roundup}},
        editions={"2024-05-14": {"body": "The slip is steep."}},
        files={"glossary.yml": terms},
    )
    assert explained(content, "articles/2024/05/pier-closed/") == ["pier", "quay"]
    assert explained(content) == ["berth"]
    assert explained(content, "editions/2024-05-14/") == ["slip"]
    assert explained(content, "") == ["slip"]


def test_a_round_up_of_the_sources_own_sentences_is_not(make_desk: MakeDesk) -> None:
    content = make_desk(
        articles=harbour(), people=PEOPLE, publishers=PUBLISHERS, topics=TOPICS,
        files={"glossary.yml": "tugs: Small boats that pull great ones.\naground: On the bottom of the sea.\n"},
    )  # fmt: skip
    roundup = html(content, "topics/ferries/").split('class="sf-roundup"')[1].split("</section>")[0]
    assert "aground" in roundup
    assert "Compiled word for word" in roundup
    assert TERM.findall(roundup) == []


def test_terms_that_were_explained_are_listed_at_the_pages_end(make_desk: MakeDesk) -> None:
    content = make_desk(
        topics={"ferries": {"body": "A slip beside a quay."}},
        files={"glossary.yml": "quay: A wall.\nslip: A slope.\npier: A bridge.\n"},
    )
    end = html(content, "topics/ferries/").split('class="sf-terms"')[1]
    assert re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", end) == [("slip", "A slope."), ("quay", "A wall.")]


def test_the_page_of_all_terms_has_them_by_name(make_desk: MakeDesk) -> None:
    terms = "quay:\n  definition: A wall.\n  aliases: [quays]\nICE: A train.\nberth: A place.\n"
    said = html(make_desk(files={"glossary.yml": terms}), "glossary/")
    assert [plain(name) for name in re.findall(r"<dt>(.*?)</dt>", said)] == ["berth", "ICE", "quay also quays"]


# How text is changed


@pytest.mark.parametrize(
    "source",
    [
        "One\ntwo **three\nfour** [five](https://a.example/) `six` “seven” <b>\n\n- eight\n- nine & ten\n\n> eleven",
        "An entity &amp; another &#8238; and \\* stars *\n\n1. a\n2. b\\\nc",
        '"a" b "c" d “e *f* g” h',
        "",
    ],
)
def test_text_that_is_not_changed_is_rendered_as_ever(source: str) -> None:
    assert render_changed(source, escape_html) == render_markdown(source)
