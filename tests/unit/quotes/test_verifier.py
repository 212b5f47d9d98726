"""A desk's verdicts: each article's once, the same with a memory as without, and none kept of what is not here."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desks import BODY, QUOTE, load
from standfirst.quotes import Caution, Edit, Standing, Verdict, Verifier
from standfirst.quotes import asked as module
from standfirst.quotes.remembered import read_verdict, written_verdict
from standfirst.quotes.spelling import read_spellings
from standfirst.quotes.spellings import spellings

MakeDesk = Callable[..., Path]


class Memory(dict[str, str]):
    """A store that counts what it was asked and what it had."""

    def __init__(self) -> None:
        super().__init__()
        self.had = 0

    def get(self, key: str) -> str | None:  # type: ignore[override]
        found = super().get(key)
        self.had += found is not None
        return found

    def put(self, key: str, value: str) -> None:
        self[key] = value


STORY = f"""{BODY}
"The mill is a good place and we have never been sorry, so we stay," said Ada Brook.

Ada Brooke would not say more.
"""

QUOTES = [
    {"text": QUOTE, "speaker": "ada-brook"},
    {"text": QUOTE.replace("cannot", "can"), "speaker": "ada-brook"},
    {"text": "the mill is a good place […] so we stay", "speaker": "ada-brook"},
    {"text": "[They] will not land where we cannot leave", "speaker": "ada-brook", "exact": QUOTE},
    {"text": QUOTE, "speaker": "Bo Reed", "suffix": "said Ada"},
    {"text": "All bananas are blue at heart", "speaker": "Bo Reed"},
]


def verdicts(content: Path, memory: Memory | None = None, **options: Any) -> tuple[Verdict, ...]:
    library = load(content, **options)
    verifier = Verifier.of(library, remembered=memory)
    verifier.spellings(library.articles["pier-closed"])
    return verifier.verdicts(library.articles["pier-closed"])


def test_an_articles_evidence_is_asked_for_once(make_desk: MakeDesk) -> None:
    article = load(make_desk(articles={"x": {"quotes": QUOTES}, "y": {"quotes": None}})).articles
    asked: list[str] = []

    class Asked:
        def body(self, article_id: str) -> str | None:
            asked.append(article_id)
            return STORY

    verifier = Verifier(Asked())
    assert verifier.verdicts(article["x"]) is verifier.verdicts(article["x"])
    assert [checked.verdict for checked in verifier.checked(article["x"])] == list(verifier.verdicts(article["x"]))
    assert verifier.body_sha256(article["x"]) is not None
    assert verifier.verdicts(article["y"]) == ()
    assert asked == ["x"]


def test_what_was_remembered_is_what_would_be_worked_out(make_desk: MakeDesk, monkeypatch: pytest.MonkeyPatch) -> None:
    content = make_desk(articles={"pier-closed": {"quotes": QUOTES, "body": STORY}})
    fresh, memory = verdicts(content), Memory()
    assert {verdict.standing for verdict in fresh} == {Standing.EXACT, Standing.MARKED_EDIT, Standing.FAILED}
    assert verdicts(content, memory) == fresh
    assert memory.had == 0

    def never(*arguments: Any, **names: Any) -> Verdict:
        raise AssertionError("worked out again")

    monkeypatch.setattr(module, "verify_in_place", never)
    assert verdicts(content, memory) == fresh
    assert memory.had == len(QUOTES) + 1


@pytest.mark.parametrize(
    "change",
    [
        {"quotes": [{"text": QUOTE.replace("leave", "go"), "speaker": "ada-brook"}]},
        {"quotes": [{"text": QUOTE, "speaker": "Bo Reed"}]},
        {"quotes": [{"text": QUOTE, "speaker": "ada-brook", "prefix": "said"}]},
        {"quotes": [{"text": QUOTE, "speaker": "ada-brook", "exact": QUOTE}]},
        {"body": STORY.replace("captain", "skipper")},
        {"source_form": "transcript"},
    ],
    ids=["words", "speaker", "prefix", "exact", "body", "source form"],
)
def test_whatever_a_verdict_depends_on_makes_it_anew(change: dict[str, Any], make_desk: MakeDesk) -> None:
    fields = {"quotes": QUOTES[:1], "body": STORY}
    memory = Memory()
    verdicts(make_desk(articles={"pier-closed": fields}), memory)
    known = set(memory)
    content = make_desk(articles={"pier-closed": {**fields, **change}})
    assert verdicts(content, memory) == verdicts(content)
    assert set(memory) - known


def test_the_profile_and_the_names_of_a_person_count_too(make_desk: MakeDesk) -> None:
    content, memory = make_desk(articles={"pier-closed": {"quotes": QUOTES[:1]}}), Memory()
    verdicts(content, memory)
    verdicts(content, memory, profile="strict")
    assert memory.had == 1  # the spellings alone, which no profile changes
    make_desk(people={"ada-brook": {"name": "Ada Brook", "aliases": ["A. Brook"]}})
    verdicts(content, memory)
    assert memory.had == 1


def test_nothing_is_remembered_of_evidence_that_is_not_here(make_desk: MakeDesk) -> None:
    content, memory = make_desk(articles={"pier-closed": {"quotes": QUOTES, "body": ""}}), Memory()
    assert {verdict.reason for verdict in verdicts(content, memory)} == {"no-evidence"}
    assert memory == {}


@pytest.mark.parametrize(
    "broken",
    [
        "", "null", "[[]]", "{}", "not JSON", '{"standing": "exact"}', "[" * 5000,
        '{"standing": "proved", "edits": [], "cautions": []}',
        '{"standing": "exact", "edits": [], "cautions": [], "start": -1}',
        '{"standing": "exact", "edits": [], "cautions": [], "end": 999999}',
        '{"standing": "exact", "edits": [], "cautions": [], "end": "5"}',
        '{"standing": "exact", "edits": [{"kind": "x"}], "cautions": []}',
        '{"standing": "exact", "edits": [], "cautions": [], "unheard": 1}',
        '{"standing": "exact", "edits": [], "cautions": [], "message": 3}',
    ],
)  # fmt: skip
def test_a_broken_memory_is_worked_out_again(broken: str, make_desk: MakeDesk) -> None:
    content, memory = make_desk(articles={"pier-closed": {"quotes": QUOTES, "body": STORY}}), Memory()
    fresh = verdicts(content, memory)
    for key in memory:
        memory[key] = broken
    assert verdicts(content, memory) == fresh
    assert all(value != broken for value in memory.values())


def test_a_verdict_survives_being_written() -> None:
    edit = Edit("bracket", 0, 3, "[T]", "t", 7, 8, "[T] for “t”")
    caution = Caution("quote-end", "goes on", "then…")
    verdict = Verdict(Standing.MARKED_EDIT, 7, 20, (edit, edit), "", "write \ud800", "", (caution,))
    assert read_verdict(written_verdict(verdict), 20) == verdict
    assert read_verdict(written_verdict(verdict), 19) is None


# Spellings


@pytest.mark.parametrize(
    ("names", "body", "found"),
    [
        (["Ada Brook"], "Ada Brook said so.", []),
        (["Ada Brock"], "Ada Brook said so.", ["Ada Brook"]),
        (["Ada Brock", "Ada Brook"], "Ada Brook said so.", []),
        (["Martyn Holt"], "Marty Holt said so.", []),  # a short form and no slip
        (["Martyn Holt"], "Matyn Holt said so.", ["Matyn Holt"]),
        (["Ada Brook"], "She said so, and Ada Stone said no.", []),
        (["Ada Brook"], "ADA BROOK said so.", []),
        (["Ada Brook"], "Ada Brook\N{RIGHT SINGLE QUOTATION MARK}s boats.", []),
        (["김하늘"], "선장 김하늘은 말했다.", []),
        (["Ada Brook"], "", []),
    ],
)
def test_a_name_with_a_slip_is_found_in_the_body(names: list[str], body: str, found: list[str]) -> None:
    assert [spelling.variant for spelling in spellings(body, [names])] == found
    for spelling in spellings(body, [names]):
        assert body[spelling.start : spelling.end] == spelling.variant


def test_an_ending_of_the_language_is_no_slip() -> None:
    body = "Das Boot von Ada Brooks, sagte man."
    assert spellings(body, [["Ada Brook"]], inflected=True) == ()
    assert spellings(body, [["Ada Brook"]], inflected=False) != ()


def test_spellings_survive_being_written_and_nothing_else_is_taken_for_them() -> None:
    found = spellings("Ada Brook said so.", [["Ada Brock"]])
    assert read_spellings(json.dumps(found)) == found
    for broken in (None, "", "{}x", "[1]", '[["a"]]', '[["a", "b", "c", "d", "e"]]', "[[1, 2, 3, 4, 5]]"):
        assert read_spellings(broken) is None
