"""Quotes proved by several processes are those proved by one, and whatever fails changes nothing in what is said."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from desks import BODY, QUOTE, load
from standfirst.quotes import Verifier
from standfirst.quotes.asked import Asked, answers
from standfirst.site import proving
from standfirst.site.proving import prove_ahead

MakeDesk = Callable[..., Path]
Store = dict[str, str]


class Memory(Store):
    """A store in memory."""

    def put(self, key: str, value: str) -> None:
        self[key] = value


@pytest.fixture
def content(make_desk: MakeDesk, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a desk of seven stories with quotes true and false, for which processes are worth while."""
    monkeypatch.setattr(proving, "LEAST", 3)
    monkeypatch.setattr(proving, "_AT_ONCE", 2)
    said = [QUOTE, QUOTE.replace("cannot", "can"), f"[{QUOTE[:2]}]{QUOTE[2:]}", "All bananas are blue at heart"]
    articles: dict[str, Any] = {
        f"story-{number}": {
            "url": f"https://lakeherald.example/{number}",
            "body": f"{BODY}\nThe pier has {number} lamps, Ada Brooke said.\n",
            "quotes": [
                {"text": said[number % len(said)], "speaker": "ada-brook"},
                {"text": QUOTE, "speaker": "Bo Reed"},
            ],
        }
        for number in range(6)
    }
    articles["story-mute"] = {"quotes": None, "url": "https://lakeherald.example/mute"}
    articles["story-bare"] = {"body": "", "url": "https://lakeherald.example/bare"}
    return make_desk(articles=articles)


def one_by_one(content: Path) -> Memory:
    library, memory = load(content), Memory()
    verifier = Verifier.of(library, remembered=memory)
    for article in library.articles.values():
        verifier.checked(article)
        verifier.spellings(article)
    return memory


def test_several_processes_put_what_one_puts(content: Path) -> None:
    library, memory = load(content), Memory()
    passed: list[str] = []

    def progress(name: str, ids: Sequence[str]) -> Any:
        for id_ in ids:
            passed.append(f"{name} {id_}")
            yield id_

    prove_ahead(library, Verifier.of(library, remembered=memory), memory, 2, progress)  # type: ignore[arg-type]
    alone = one_by_one(content)
    assert memory == alone
    assert len(alone) == 6 * 3  # two quotes and the names of each
    assert passed == [f"Proving story-{number}" for number in range(6)]


def test_what_is_remembered_is_not_asked_again(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    library, memory = load(content), one_by_one(content)
    monkeypatch.setattr(proving, "_answered", lambda *_: pytest.fail("asked again"))
    verifier = Verifier.of(library, remembered=memory)
    prove_ahead(library, verifier, memory, 2)
    fresh = Verifier.of(library)
    for article in library.articles.values():
        assert verifier.checked(article) == fresh.checked(article)
        assert verifier.spellings(article) == fresh.spellings(article)
        assert verifier.body_sha256(article) == fresh.body_sha256(article)


def test_a_machine_that_begins_no_processes_proves_one_by_one(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError("no semaphores here")

    monkeypatch.setattr(proving, "ProcessPoolExecutor", refuse)
    library, memory = load(content), Memory()
    verifier = Verifier.of(library, remembered=memory)
    prove_ahead(library, verifier, memory, 2)
    assert memory == {}
    article = library.articles["story-0"]
    assert verifier.checked(article) == Verifier.of(library).checked(article)


@pytest.mark.parametrize(("processes", "least"), [(1, 1), (2, 100)])
def test_a_small_desk_and_a_single_processor_begin_no_process(
    content: Path, monkeypatch: pytest.MonkeyPatch, processes: int, least: int
) -> None:
    monkeypatch.setattr(proving, "LEAST", least)
    monkeypatch.setattr(proving, "_answered", lambda *_: pytest.fail("began one"))
    library, memory = load(content), Memory()
    prove_ahead(library, Verifier.of(library, remembered=memory), memory, processes)


def test_answers_come_in_the_order_of_what_is_asked(content: Path) -> None:
    library = load(content)
    verifier = Verifier.of(library)
    asked = [found for article in library.articles.values() if (found := verifier.unanswered(article))]
    assert all(isinstance(one, Asked) for one in asked)
    assert [set(found) for found in answers(asked)] == [set(one.answers()) for one in asked]
