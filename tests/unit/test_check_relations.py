"""Rules about how stories hang together."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desks import check, only
from harbour import AGROUND, PEOPLE, PUBLISHERS, TOPICS, harbour
from standfirst.check import Finding, Report
from standfirst.errors import Severity

MakeDesk = Callable[..., Path]
Found = Callable[..., Report]


@pytest.fixture
def found(make_desk: MakeDesk) -> Found:
    """Check the harbour desk with changes to its articles."""

    def run(
        *, editions: Any = None, topics: Any = None, options: dict[str, Any] | None = None, **changes: Any
    ) -> Report:
        content = make_desk(
            articles=harbour(**changes), people=PEOPLE, publishers=PUBLISHERS, topics=topics or TOPICS,
            editions=editions,
        )  # fmt: skip
        return Report(f for f in check(content, **(options or {})) if f.rule not in {"draft-waiting", "unused-entry"})

    return run


def told(finding: Finding) -> tuple[str, Severity, str, bool]:
    return finding.rule, finding.severity, finding.origin.file.rsplit("/", maxsplit=1)[-1], finding.draft


def test_nothing_is_found_where_all_is_well(found: Found) -> None:
    assert len(found()) == 0


@pytest.mark.parametrize("status", ["proposed", "review"])
def test_a_pin_to_a_story_that_readers_do_not_have_is_a_warning(status: str, found: Found) -> None:
    finding = only(found(orchard={"related": ["tugs"]}, tugs={"status": status}))
    assert told(finding) == ("pin-unseen", Severity.WARNING, "orchard.md", False)
    assert f"`tugs` ({status})" in finding.message


@pytest.mark.parametrize(
    "fine",
    [
        {"publish_date": "2024-07-01"},
        {"status": "withdrawn", "withdrawn": {"date": "2024-05-20", "reason": "It was wrong."}},
    ],
    ids=["under embargo", "withdrawn, with a notice"],
)
def test_a_pin_to_a_story_with_a_page_now_or_soon_is_fine(fine: dict[str, Any], found: Found) -> None:
    assert len(found(orchard={"related": ["tugs"]}, tugs=fine)) == 0


def test_a_topics_pin_to_a_draft_is_a_warning_too(found: Found) -> None:
    topics = {**TOPICS, "orchards": {"title": "Orchards", "pinned": ["orchard", "tugs"]}}
    finding = only(found(topics=topics, tugs={"status": "review"}))
    assert told(finding) == ("pin-unseen", Severity.WARNING, "orchards.md", False)


def test_a_story_that_is_pinned_and_banned_is_told(found: Found) -> None:
    finding = only(found(tugs={"related": ["orchard"], "not_related": ["orchard"]}))
    assert (finding.rule, finding.remedy) == ("pin-unseen", "drop one of them")


def test_no_story_follows_a_later_one(found: Found) -> None:
    finding = only(found(aground={"related": [{"id": "tugs", "rel": "follows"}]}))
    assert told(finding) == ("pin-order", Severity.WARNING, "aground.md", False)
    assert finding.remedy.startswith("pin this story from `tugs`")
    assert len(found(tugs={"related": [{"id": "aground", "rel": "follows"}]})) == 0
    assert len(found(aground={"related": [{"id": "tugs", "rel": "background"}]})) == 0


def test_pins_that_a_program_proposed_are_not_judged(found: Found) -> None:
    waiting = {"related": [{"id": "tugs", "rel": "follows"}], "proposed": ["related"], "status": "review"}
    assert len(found(aground=waiting)) == 0


def test_an_edition_that_tells_one_copy_twice_is_told_before_it_is_published(found: Found) -> None:
    stories = {"2024-05-04": {"date": "2024-05-04", "stories": ["aground", "tugs"], "also_noted": ["aground-wire"]}}
    waiting = {id_: {**fields, "status": "proposed"} for id_, fields in stories.items()}
    finding = only(found(editions=waiting))
    assert told(finding) == ("edition-duplicate", Severity.WARNING, "2024-05-04.md", True)
    assert "`aground-wire` is the same copy as `aground`" in finding.message
    # What is published is fixed, and nobody can act on it.
    assert len(found(editions={id_: {**fields, "status": "published"} for id_, fields in stories.items()})) == 0


def test_reports_with_much_of_the_same_wording_that_do_not_fold_are_worth_a_look(found: Found) -> None:
    first, _, rest = AGROUND.partition("\n\n")
    partly = f"{first}\n\n" + " ".join(f"Sentence {n} is of this paper alone, about the weather." for n in range(9))
    changes = {"aground_wire": {"body": f"{partly}\n\n{rest.splitlines()[0]}\n"}}
    options = {"thresholds": {"duplicate": 1}}
    finding = only(found(options=options, **changes))
    assert told(finding) == ("duplicate-unfolded", Severity.INFO, "aground-wire.md", False)
    assert "`aground`" in finding.message
    # Saying that they are two stories settles it.
    assert len(found(options=options, **{**changes, "aground": {"not_related": ["aground-wire"]}})) == 0


def test_a_story_without_a_topic_that_its_running_story_has_is_a_suggestion(found: Found) -> None:
    topics = {**TOPICS, "harbour": {"title": "Harbour"}}
    finding = only(found(topics=topics, tugs={"topics": ["harbour"]}))
    assert told(finding) == ("thread-topic", Severity.INFO, "tugs.md", False)
    assert "2 of 2 others" in finding.message
    assert "add `- ferries`" in finding.remedy


@pytest.mark.parametrize("parent", ["harbour", "ferries"])
def test_a_topic_above_or_below_counts_as_the_threads(parent: str, found: Found) -> None:
    child = "ferries" if parent == "harbour" else "harbour"
    topics = {**TOPICS, "harbour": {"title": "Harbour"}}
    topics[child] = {**topics[child], "parent": parent}
    assert len(found(topics=topics, tugs={"topics": ["harbour"]})) == 0


def test_a_story_that_bans_itself_is_told(found: Found) -> None:
    finding = only(found(tugs={"not_related": ["tugs"]}))
    assert (finding.rule, finding.message) == ("pin-unseen", "a story cannot be banned from itself")


def test_a_topics_pin_to_a_story_outside_it_is_told(found: Found) -> None:
    finding = only(found(topics={**TOPICS, "ferries": {"title": "Ferries", "pinned": ["orchard"]}}))
    assert told(finding)[:3] == ("pin-unseen", Severity.WARNING, "ferries.md")
    assert "add `- ferries`" in finding.remedy


@pytest.mark.parametrize(
    "gone",
    [
        {"status": "withdrawn", "withdrawn": {"date": "2024-05-20", "reason": "Libel."}},
        {"status": "review"},
        {"expiry_date": "2024-05-25"},
    ],
    ids=["withdrawn", "a draft", "expired"],
)
def test_an_accepted_round_up_that_rests_on_a_story_readers_do_not_have_is_an_error(
    gone: dict[str, Any], found: Found
) -> None:
    taken = {"text": "The ferry ran aground.", "sources": ["tugs"], "accepted": True}
    topics = {**TOPICS, "ferries": {"title": "Ferries", "roundup": taken}}
    finding = only(found(topics=topics, tugs=gone))
    assert told(finding)[:3] == ("roundup-source", Severity.ERROR, "ferries.md")
    waiting = {**taken, "accepted": False}
    assert len(found(topics={**TOPICS, "ferries": {"title": "Ferries", "roundup": waiting}}, tugs=gone)) == 0


def test_a_round_up_of_a_story_that_does_not_exist_is_told(found: Found) -> None:
    taken = {"text": "The ferry ran aground.", "sources": ["nope"], "accepted": True}
    finding = only(found(topics={**TOPICS, "ferries": {"title": "Ferries", "roundup": taken}}))
    assert finding.rule == "reference-unknown"


def test_copies_that_came_late_are_told_with_why_they_do_not_fold(found: Found) -> None:
    report = found(aground_wire={"date": "2024-05-07"}, lotsen={
        "body": AGROUND, "language": "en", "date": "2024-05-11", "title": "Ferry aground", "quotes": None
    })  # fmt: skip
    finding = only(report)
    assert finding.rule == "duplicate-unfolded"
    assert "copies fold within 7 days" in finding.message
    assert "thresholds" not in finding.remedy
