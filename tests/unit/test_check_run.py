"""All rules together: a desk's own levels, addresses that are taken, and a catalogue that explains itself."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desks import QUOTE, check, only, rules_of
from standfirst.check import RULES
from standfirst.errors import Severity

MakeDesk = Callable[..., Path]


@pytest.fixture
def early(make_desk: MakeDesk) -> Path:
    """Write a desk with one warning, `date-future`."""
    return make_desk(articles={"pier-closed": {"date": "2024-07-01"}})


def test_a_rule_that_is_off_finds_nothing(early: Path) -> None:
    assert rules_of(early) == ["date-future"]
    assert rules_of(early, rules={"date-future": "off"}) == []
    assert rules_of(early, rules={"date-future": False}) == []


@pytest.mark.parametrize("level", ["info", "warning", "error"])
def test_a_desk_sets_how_much_a_rule_matters_and_says_why(level: str, early: Path) -> None:
    finding = only(check(early, rules={"date-future": {"level": level, "reason": "we never clip ahead"}}))
    assert finding.severity == level
    assert finding.blocks is (level == "error")
    assert finding.remedy.endswith("this desk: we never clip ahead")


def test_a_level_without_a_reason_leaves_the_remedy_alone(early: Path) -> None:
    plain = only(check(early))
    assert only(check(early, rules={"date-future": "error"})).remedy == plain.remedy


def test_an_error_may_be_turned_down(make_desk: MakeDesk) -> None:
    content = make_desk(articles={"pier-closed": {"topics": ["ferries", "piers"]}})
    assert check(content).blocking
    assert not check(content, rules={"topic-unknown": "warning"}).blocking


def test_levels_reach_the_faults_of_reading_too(make_desk: MakeDesk) -> None:
    content = make_desk(articles={"pier-closed": {"zzyzx": "x"}})
    assert rules_of(content) == ["field-unknown"]
    assert rules_of(content, rules={"field-unknown": "off"}) == []
    assert check(content, rules={"field-unknown": "error"}).blocking


def test_an_error_level_does_not_make_a_draft_block(make_desk: MakeDesk) -> None:
    content = make_desk(articles={"pier-closed": {"status": "review"}})
    report = check(content, rules={"draft-waiting": "error"})
    assert report.failed
    assert not report.blocking


def test_a_level_for_a_rule_that_does_not_exist_is_told_with_the_nearest(make_desk: MakeDesk) -> None:
    finding = only(check(make_desk(), rules={"date-futur": "off"}))
    assert (finding.rule, finding.severity, finding.origin.file) == ("rule-unknown", Severity.WARNING, "mkdocs.yml")
    assert finding.remedy == "did you mean `date-future`?"


@pytest.mark.parametrize(
    "file", ["topics.md", "search.md", "people/ada.md", "Archive/x.md", "DATA.md", "Articles/x.md"]
)
def test_a_page_where_generated_pages_lie_is_an_error(file: str, make_desk: MakeDesk) -> None:
    finding = only(check(make_desk(files={file: "# x"})))
    assert (finding.rule, finding.origin.file, finding.blocks) == ("address-taken", file, True)


def test_other_pages_are_the_desks_own(make_desk: MakeDesk) -> None:
    assert rules_of(make_desk(files={"index.md": "# x", "about/topics.md": "# y"})) == []


def test_every_rule_explains_itself_in_a_sentence() -> None:
    for id_, rule in RULES.items():
        assert rule.id == id_
        assert rule.family
        assert rule.why.endswith(".")
        assert rule.why[0].isupper()


def test_every_finding_is_of_a_rule_in_the_catalogue(make_desk: MakeDesk) -> None:
    content = make_desk(
        articles={
            "a": {
                "status": "review",
                "quotes": [{"text": "x [y]", "speaker": "no-one"}, {"text": "z", "speaker": "b"}],
            },
            "b": "---\nstatus: published\nurl: x\nzz: y\ntitle: null\n---\n\u202e\u2028\0",
            "c": "nothing",
            "d": {"proposed": ["title"], "topics": ["x"], "date": "2025-01-01", "body_sha256": "0" * 64},
            "e": {"quotes": [{"text": QUOTE[:-1], "speaker": "ada-brook"}], "language": "english"},
        },
        editions={"e": {"stories": ["a", "gone"]}},
        files={"search.md": "x", "articles/X Y.md": "x", "organisations.yml": "a: {name: x}\nb: {name: x}\nc: &x 1\n"},
    )
    report = check(content, rules={"nope": "off"})
    assert len({finding.rule for finding in report}) > 12
    assert {finding.rule for finding in report} <= set(RULES)
    assert all(finding.remedy for finding in report if finding.severity is Severity.ERROR)


def test_a_check_of_the_same_files_says_the_same(make_desk: MakeDesk) -> None:
    content = make_desk(articles={"a": {"date": "2025-01-01", "topics": ["x", "y"]}, "b": {"people": ["a-b", "c-d"]}})
    assert [finding.line() for finding in check(content)] == [finding.line() for finding in check(content)]
