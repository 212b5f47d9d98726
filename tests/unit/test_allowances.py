"""Exceptions that one file makes: counted apart, with their reasons, and told when they are idle."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desks import QUOTE, check, only, rules_of
from standfirst.check import RULES

MakeDesk = Callable[..., Path]
LATER = {"date": "2042-05-13"}


def test_a_finding_that_its_file_allows_is_counted_apart_with_the_reason(make_desk: MakeDesk) -> None:
    report = check(make_desk(articles={"pier-closed": {**LATER, "x_allow": {"date-future": "planned ahead"}}}))
    assert len(report) == 0
    assert [(one.finding.rule, one.reason) for one in report.allowed] == [("date-future", "planned ahead")]


def test_a_list_of_ids_gives_no_reason(make_desk: MakeDesk) -> None:
    report = check(make_desk(articles={"pier-closed": {**LATER, "x_allow": ["date-future"]}}))
    assert (len(report), [one.reason for one in report.allowed]) == (0, [""])


def test_other_files_are_not_excepted(make_desk: MakeDesk) -> None:
    content = make_desk(
        articles={"pier-closed": {**LATER, "x_allow": ["date-future"]}, "mill-open": {**LATER, "title": "Mill open"}}
    )
    finding = only(check(content))
    assert (finding.rule, finding.origin.file) == ("date-future", "articles/2024/05/mill-open.md")


def test_topics_and_editions_may_be_excepted_too(make_desk: MakeDesk) -> None:
    content = make_desk(
        topics={"ferries": {}, "mills": {"x_allow": {"unused-entry": "opens in June"}}},
        editions={"2024-05-14": {"stories": ["gone", "pier-closed"], "status": "proposed", "x_allow": ["quote-short"]}},
    )
    report = check(content)
    assert {finding.rule for finding in report} == {"edition-story-unknown", "allow-unused"}
    assert [one.finding.rule for one in report.allowed] == ["unused-entry"]


@pytest.mark.parametrize("rule", sorted(id_ for id_, rule in RULES.items() if rule.firm))
def test_no_file_is_excepted_from_a_firm_rule(rule: str, make_desk: MakeDesk) -> None:
    finding = only(check(make_desk(articles={"pier-closed": {"x_allow": {rule: "please"}}})))
    assert (finding.rule, finding.message) == ("allow-unknown", f"no file can be excepted from `{rule}`")


def test_what_guards_readers_is_firm() -> None:
    firm = {id_ for id_, rule in RULES.items() if rule.firm}
    assert {"quote-failed", "quote-stamp", "proposed-published", "evidence-absent", "body-changed"} <= firm
    assert {id_ for id_, rule in RULES.items() if rule.family in {"files", "front matter"}} <= firm
    assert {id_ for id_, r in RULES.items() if r.family == "fields" and r.severity == "error"} <= firm


def test_a_failed_quote_stays_an_error_whatever_the_file_says(make_desk: MakeDesk) -> None:
    quote = {"text": QUOTE.replace("not", "never"), "speaker": "ada-brook"}
    content = make_desk(articles={"pier-closed": {"quotes": [quote], "x_allow": ["quote-failed"]}})
    report = check(content)
    assert {finding.rule for finding in report} == {"quote-failed", "allow-unknown"}
    assert report.allowed == ()


def test_a_misspelt_rule_is_told_with_the_nearest_at_its_place(make_desk: MakeDesk) -> None:
    finding = only(check(make_desk(articles={"pier-closed": {"x_allow": {"date-futur": "planned"}}})))
    assert (finding.rule, finding.origin.line, finding.remedy) == ("allow-unknown", 10, "did you mean `date-future`?")


def test_an_exception_that_nothing_needs_is_told(make_desk: MakeDesk) -> None:
    assert rules_of(make_desk(articles={"pier-closed": {"x_allow": ["date-future"]}})) == ["allow-unused"]


@pytest.mark.parametrize(
    "options", [{"rules": {"quote-short": "off"}}, {"evidence": "folder", "without_evidence": True}], ids=str
)
def test_nobody_calls_an_exception_idle_where_its_rule_did_not_run(options: Any, make_desk: MakeDesk) -> None:
    rule = "quote-short" if "rules" in options else "quote-speaker"
    content = make_desk(articles={"pier-closed": {"x_allow": [rule]}})
    assert "allow-unused" not in rules_of(content, **options)


@pytest.mark.parametrize("rule", ["correction-missing", "thread-topic"])
def test_an_exception_from_what_one_check_cannot_see_is_left_alone(rule: str, make_desk: MakeDesk) -> None:
    assert rules_of(make_desk(articles={"pier-closed": {"x_allow": {rule: "a letter"}}})) == []


@pytest.mark.parametrize("value", ["date-future", 3, [["a"]], {"date-future": ["x"]}, {"date-future": None}, []])
def test_whatever_stands_there_is_told_and_ends_nothing(value: Any, make_desk: MakeDesk) -> None:
    rules = set(rules_of(make_desk(articles={"pier-closed": {"x_allow": value}})))
    assert rules <= {"allow-unused", "allow-unknown", "field-type", "field-value", "unused-entry"}
