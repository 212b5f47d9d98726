"""Rules about what waits: drafts, proposals that readers must not get, and summaries that were edited."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desks import QUOTE, article_text, check, only, place, rules_of
from standfirst.errors import Severity

MakeDesk = Callable[..., Path]
LEAD = "The old pier is closed until further notice, the ferry office said."


@pytest.mark.parametrize("status", ["proposed", "review"])
def test_a_draft_is_listed_as_waiting(status: str, make_desk: MakeDesk) -> None:
    finding = only(check(make_desk(articles={"pier-closed": {"status": status}})))
    assert (finding.rule, finding.severity, finding.draft) == ("draft-waiting", Severity.INFO, True)
    assert status in finding.message


def test_each_proposed_value_of_a_published_story_is_an_error_with_the_command_that_accepts_it(
    make_desk: MakeDesk,
) -> None:
    quotes = [{"text": QUOTE, "speaker": "ada-brook", "proposed": True}]
    fields = {"summary": LEAD, "proposed": ["summary", "topics"], "quotes": quotes}
    report = check(make_desk(articles={"pier-closed": fields}))
    text = article_text(**fields)
    assert [(finding.rule, finding.origin.line, finding.origin.column) for finding in report] == [
        ("proposed-published", *place(text, '{"text"')),
        ("proposed-published", *place(text, '"summary"')),
        ("proposed-published", *place(text, '"topics"]')),
    ]
    assert len(report.blocking) == 3
    commands = ["quotes.1", "summary", "topics"]
    for finding, name in zip(report, commands, strict=True):
        assert f"`standfirst accept pier-closed {name}`" in finding.remedy


def test_no_text_of_a_file_gets_into_a_command_to_paste(make_desk: MakeDesk) -> None:
    finding = only(check(make_desk(articles={"pier-closed": {"proposed": ["summary; rm -rf ~"]}})))
    assert finding.rule == "proposed-published"
    assert "standfirst" not in finding.remedy


def test_proposals_of_a_draft_are_no_error(make_desk: MakeDesk) -> None:
    fields = {"status": "proposed", "summary": LEAD, "proposed": ["summary"]}
    assert rules_of(make_desk(articles={"pier-closed": fields})) == ["draft-waiting"]


def test_a_proposed_summary_that_was_edited_is_told(make_desk: MakeDesk) -> None:
    fields = {"status": "proposed", "summary": f"{LEAD} Nobody may land.", "proposed": ["summary"]}
    report = check(make_desk(articles={"pier-closed": fields}))
    (finding,) = [finding for finding in report if finding.rule == "summary-not-verbatim"]
    assert (finding.severity, finding.draft) == (Severity.INFO, True)
    assert "Nobody may land." in finding.message
    assert "standfirst accept pier-closed summary" in finding.remedy
    assert (finding.origin.line, finding.origin.column) == place(article_text(**fields), f'"{LEAD}')


def test_an_accepted_summary_may_say_what_its_desk_likes(make_desk: MakeDesk) -> None:
    assert rules_of(make_desk(articles={"pier-closed": {"summary": "Nobody may land."}})) == []


def test_a_summary_is_not_compared_with_a_body_that_is_not_here(make_desk: MakeDesk) -> None:
    fields = {"status": "proposed", "summary": "Nobody may land.", "proposed": ["summary"], "quotes": []}
    content = make_desk(articles={"pier-closed": fields})
    assert "summary-not-verbatim" in rules_of(content)
    assert "summary-not-verbatim" not in rules_of(content, evidence="folder")
