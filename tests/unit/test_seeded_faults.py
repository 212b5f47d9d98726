"""Faults seeded into a good article, one at a time: each is found by the right rule, in the right line and column.

The good file is written as an editor writes it (block style, comments, folded text), not by our own
writer of test files.
"""

# ruff: noqa: E501 - a table, one fault a line

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from desks import check, place, rules_of

FILE = "articles/2024/05/harbour-cameras.md"

GOOD = """\
---
# Clipped by NH on 14 May; the quote is from the second paragraph.
title: "Harbour office: cameras stay"
url: https://lakeherald.example/2024/05/harbour-cameras
publisher: lake-herald
date: 2024-05-13 08:52
authors:
  - Nell Harrow
  - Piet Oude
language: en
topics:
  - harbour
  - cameras   # not "privacy"
people:
  - Ada Brook
summary: >-
  The harbour office keeps its cameras.
  A count of them is promised for June.
quotes:
  - text: "Nobody is watched here who does not know it"
    speaker: ada-brook
    role: harbour master
  - text: The count will be public
    speaker: Ada Brook
related:
  - id: harbour-count
    rel: follows
status: published
importance: 3
---

The cameras in the harbour stay where they are, its office said on Monday.

"Nobody is watched here who does not know it," said Ada Brook, the harbour master. "The count will be public."
"""


class Seed(NamedTuple):
    """An edit of the good file, the rule that must find it, and the text that begins where it must be shown."""

    name: str
    old: str
    new: str
    rule: str
    mark: str
    before: str = ""
    """What stands between the line's beginning, or the mark searched for, and the place itself."""


SEEDS = [
    # The YAML itself
    Seed("a key twice", "importance: 3\n", "importance: 3\ntitle: again\n", "yaml-duplicate-key", "title: again"),
    Seed("a key twice in a quote", "    role: harbour master\n", "    role: a\n    role: b\n", "yaml-duplicate-key", "role: b"),
    Seed("two names of one field", "importance: 3\n", "weight: 3\npriority: 2\n", "yaml-duplicate-key", "priority: 2"),
    Seed("a colon in a title", 'title: "Harbour office: cameras stay"', "title: Harbour office: cameras", "yaml-syntax", ": cameras"),
    Seed("a quotation mark left open", "language: en", "language: 'en", "yaml-syntax", "'en"),
    Seed("text behind a quotation mark", 'office: cameras stay"', 'office" cameras stay', "yaml-syntax", "cameras stay"),
    Seed("a bracket left open", "  - harbour\n  - cameras   #", "  [harbour, cameras #", "yaml-syntax", "[harbour"),
    Seed("a tab for spaces", "  - Nell Harrow", "\t- Nell Harrow", "yaml-syntax", "\t- Nell"),
    Seed("a line without a name", "language: en\n", "language: en\nclipped by hand\n", "yaml-syntax", "clipped by hand"),
    Seed("a field that slipped to the right", "    speaker: ada-brook", "      speaker: ada-brook", "yaml-syntax", "speaker: ada", "  "),
    Seed("a value that begins with @", "  - Piet Oude", "  - @pietoude", "yaml-syntax", "@pietoude"),
    Seed("an alias", "importance: 3", "importance: *three", "yaml-anchor", "*three"),
    Seed("an anchor", "importance: 3", "importance: &three 3", "yaml-anchor", "&three"),
    Seed("a merge", "    role: harbour master", "    <<: *master", "yaml-anchor", "*master"),
    Seed("a tag of Python", "importance: 3", "importance: !!python/name:os.system ''", "yaml-tag", "!!python"),
    Seed("a tag for text", "language: en", "language: !!str no", "yaml-tag", "!!str"),
    Seed("deep nesting", "importance: 3", f"importance: {'[' * 50}{']' * 50}", "yaml-depth", "[" * 42 + "]" * 50),
    Seed("a list for a name", "importance: 3", "? [importance]\n: 3", "yaml-key", "[importance]"),
    Seed("a second document", "status: published\n", "...\nstatus: published\n", "yaml-syntax", "status: published"),
    # The frame
    Seed("no opening line", "---\n# Clipped", "# Clipped", "front-matter-missing", "# Clipped"),
    Seed("a blank first line", "---\n# Clipped", "\n---\n# Clipped", "front-matter-missing", ""),
    Seed("no closing line", "importance: 3\n---\n", "importance: 3\n", "front-matter-unclosed", "---"),
    Seed("a list for fields", GOOD[4 : GOOD.index("---\n\n")], "- status: published\n", "front-matter-not-fields", "- status"),
    # Hidden characters
    Seed("NUL", "Nell Harrow", "Nell\0 Harrow", "control-character", "\0"),
    Seed("an escape code of a terminal", "Nell Harrow", "Nell \x1b[31mHarrow", "control-character", "\x1b"),
    Seed("the same as an escape", 'text: "Nobody', 'text: "\\e[31mNobody', "control-character", '"\\e'),
    Seed("a bidi override", "Nell Harrow", "Nell \u202eworraH", "bidi-override", "\u202e"),
    Seed("a line separator in a field", "Nell Harrow", "Nell\u2028Harrow", "control-character", "\u2028"),
    Seed("a line separator in the body", "on Monday.\n", "on\u2028Monday.\n", "line-separator", "\u2028"),
    # Names of fields
    Seed("a misspelt field", "importance: 3", "importence: 3", "field-unknown", "importence"),
    Seed("a misspelt field of a quote", "    role: harbour master", "    roel: harbour master", "field-unknown", "roel"),
    Seed("another program's field", "importance: 3", "layout: post", "field-unknown", "layout"),
    # Values
    Seed("a text for a list", "topics:\n  - harbour\n  - cameras   #", "topics: harbour #", "field-type", "harbour #"),
    Seed("a list for a text", "language: en", "language: [en]", "field-type", "[en]"),
    Seed("a group in a list", "  - Nell Harrow", "  - Nell: Harrow", "field-type", "Nell: Harrow"),
    Seed("a day that is not", "2024-05-13 08:52", "2024-02-30", "date-invalid", "2024-02-30"),
    Seed("a date in words", "2024-05-13 08:52", "13 May 2024", "date-invalid", "13 May 2024"),
    Seed("an address of javascript", "https://lakeherald.example/2024/05/harbour-cameras", "javascript:alert(1)", "url-invalid", "javascript:"),
    Seed("an address without its scheme", "https://lakeherald", "lakeherald", "url-invalid", "lakeherald"),
    Seed("a language by its name", "language: en", "language: english", "language-invalid", "english"),
    Seed("a rank in words", "importance: 3", "importance: high", "field-value", "high"),
    Seed("a rank out of range", "importance: 3", "importance: 12", "field-value", "12", ": "),
    Seed("a status that is none", "status: published", "status: publish", "field-value", "publish\n"),
    Seed("a relation that is none", "rel: follows", "rel: folows", "field-value", "folows"),
    Seed("an id with a path", "id: harbour-count", "id: ../harbour-count", "id-invalid", "../harbour"),
    Seed("a topic in capitals", "  - harbour\n", "  - Harbour\n", "id-invalid", "Harbour\n"),
    Seed("an empty text", 'text: "Nobody is watched here who does not know it"', 'text: ""', "field-empty", '""'),
    Seed("a word for nothing", "language: en\n", "language: en\nsection: null\n", "text-null", "null"),
    # What is missing
    Seed("a quote without a speaker", "    speaker: ada-brook\n    role: harbour master\n", "    role: harbour master\n", "field-missing", 'text: "Nobody'),
    Seed("no title", 'title: "Harbour office: cameras stay"\n', "", "field-missing", "---"),
    Seed("no address", "url: https://lakeherald.example/2024/05/harbour-cameras\n", "", "field-missing", "---"),
    Seed("an address of nothing", "https://lakeherald.example/2024/05/harbour-cameras", "null", "field-missing", "---"),
    Seed("no topics", "topics:\n  - harbour\n  - cameras   #", "#", "field-missing", "---"),
    # References and words
    Seed("a topic without a file", "  - cameras ", "  - camera ", "topic-unknown", "camera   #"),
    Seed("a story that is not there", "id: harbour-count", "id: harbour-cuont", "reference-unknown", "id: harbour-cuont"),
    Seed("a person who is in no registry", "speaker: ada-brook", "speaker: ada-broock", "reference-unknown", "ada-broock"),
    Seed("a publisher who is in no registry", "publisher: lake-herald", "publisher: lake-herold", "reference-unknown", "lake-herold"),
    Seed("a story of tomorrow", "2024-05-13 08:52", "2025-05-13 08:52", "date-future", "2025-05-13"),
    Seed("a word of a quote", 'text: "Nobody is watched', 'text: "Nobody is seen', "quote-failed", '"Nobody is seen'),
    Seed("a negation of a quote", "who does not know it\"\n    speaker", "who does know it\"\n    speaker", "quote-failed", '"Nobody is watched here who does know'),
    Seed("the source itself", "who does not know it,", "who doesn't know it,", "quote-failed", '"Nobody is watched here who does not know it"\n'),
    Seed("words of the reporter", "text: The count will be public", "text: The cameras in the harbour stay where they are", "quote-outside-marks", "The cameras in the harbour stay where they are\n    speaker"),
    Seed("another speaker", "    speaker: Ada Brook\n", "    speaker: Piet Oude\n", "quote-speaker", "Piet Oude\n", "speaker: "),
    Seed("a small letter", "text: The count will be public", "text: the count will be public", "quote-edit-unmarked", "the count will"),
    Seed("a full stop too early", "text: The count will be public", 'text: "Nobody is watched here."', "quote-end", '"Nobody is watched here.'),
    Seed("a scrap", "text: The count will be public", "text: will be public", "quote-short", "will be public\n"),
    Seed("a negation left out", "text: The count will be public", 'text: "Nobody is watched here who […] know it"', "quote-negation-elided", '"Nobody is watched here who […'),
    Seed("words in brackets", "text: The count will be public", 'text: "The [number] will be public"', "quote-bracket", '"The [number'),
    Seed("a name with a slip", "said Ada Brook, the", "said Ada Brock, the", "name-spelling", "ada-brook\n    role", "speaker: "),
    Seed("a stamp of something else", "    role: harbour master\n", f"    verified: {{standing: exact, date: 2024-05-14, hash: {'0' * 64}}}\n", "quote-stamp", "{standing"),
    Seed("a value that waits", "importance: 3", "importance: 3\nproposed: [importance]", "proposed-published", "importance]"),
    Seed("a body that changed", "importance: 3", f"body_sha256: {'0' * 64}", "body-changed", "0" * 64),
]  # fmt: skip


@pytest.fixture
def desk(make_desk: Callable[..., Path]) -> Callable[[str | bytes], Path]:
    """Write a desk in which nothing is wrong but what the article says."""

    def make(text: str | bytes) -> Path:
        return make_desk(
            articles={"harbour-count": {"topics": ["cameras", "harbour"]}},
            topics={"harbour": {"title": "Harbour"}, "cameras": {"title": "Cameras"}},
            files={FILE: text},
        )

    return make


Desk = Callable[[str | bytes], Path]


@pytest.mark.parametrize(
    "text",
    [GOOD, GOOD.replace("\n", "\r\n"), "\ufeff" + GOOD, GOOD.rstrip("\n"), GOOD.replace("---\n\n", "--- \n\n\n")],
    ids=["as it is", "Windows line ends", "byte order mark", "no last line end", "spaces and blank lines"],
)
def test_nothing_is_found_in_the_good_file(text: str, desk: Desk) -> None:
    assert [finding.line() for finding in check(desk(text.encode()))] == []


@pytest.mark.parametrize("seed", SEEDS, ids=lambda seed: seed.name)
@pytest.mark.parametrize("newline", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_a_seeded_fault_is_found_by_its_rule_at_its_place(seed: Seed, newline: str, desk: Desk) -> None:
    assert GOOD.count(seed.old) >= 1
    text = GOOD.replace(seed.old, seed.new, 1)
    line, column = place(text, seed.before + seed.mark)
    found = [
        (finding.rule, finding.origin.line, finding.origin.column)
        for finding in check(desk(text.replace("\n", newline).encode()))
        if finding.origin.file == FILE
    ]
    assert found == [(seed.rule, line, column + len(seed.before))]


def test_a_byte_of_another_encoding_is_found_at_its_place(desk: Desk) -> None:
    text = GOOD.replace("Nell Harrow", "Nell Härrow")
    (finding,) = [finding for finding in check(desk(text.encode("cp1252"))) if finding.origin.file == FILE]
    assert (finding.rule, finding.origin.line, finding.origin.column) == ("encoding", *place(text, "ä"))


def test_every_seed_is_a_fault_of_its_own() -> None:
    assert len({seed.name for seed in SEEDS}) == len(SEEDS) >= 40


def test_seeds_sown_together_are_found_together(desk: Desk) -> None:
    together = [
        "a day that is not",
        "a language by its name",
        "a rank in words",
        "a misspelt field of a quote",
        "no title",
    ]
    text = GOOD
    for seed in SEEDS:
        if seed.name in together:
            text = text.replace(seed.old, seed.new, 1)
    assert sorted(rules_of(desk(text))) == sorted(seed.rule for seed in SEEDS if seed.name in together)
