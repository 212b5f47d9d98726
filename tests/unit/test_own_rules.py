"""A desk's own rules: found by their entry points, run beside ours, and never a traceback."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest

from desks import check, only, rules_of
from standfirst.check import Finding, Rule, RuleSet, all_rules, own
from standfirst.check.scene import Scene
from standfirst.errors import Origin, Severity

MakeDesk = Callable[..., Path]
LOUD = Rule("x-loud", "house", Severity.WARNING, "We do not shout.", "a loud headline", "Take the mark off.")


def quiet(scene: Scene) -> Iterator[Finding]:
    for article in scene.library.articles.values():
        if (article.fields.title or "").endswith("!"):
            yield scene.finding("x-loud", "it shouts", article.file, ("title",), remedy="take the mark off")


def breaks(scene: Scene) -> Iterator[Finding]:
    yield from quiet(scene)
    raise ZeroDivisionError("a\nslip\x1b[31m")


def lies(scene: Scene) -> Iterator[Finding]:
    yield Finding("quote-failed", Severity.ERROR, "not its own", Origin("about.md"))


SETS: dict[str, Any] = {
    "house": RuleSet((LOUD,), quiet),
    "broken": RuleSet((LOUD,), breaks),
    "lying": RuleSet((LOUD,), lies),
    "nothing": RuleSet((LOUD,), lambda _: None),  # type: ignore[arg-type, return-value]
    "unmarked": RuleSet((Rule("loud", "house", Severity.INFO, "Why."),), quiet),
    "no-slug": RuleSet((Rule("x-../loud", "house", Severity.INFO, "Why."),), quiet),
    "no-rules": RuleSet(None, quiet),  # type: ignore[arg-type]
    "no-rule": RuleSet(("x-loud",), quiet),  # type: ignore[arg-type]
    "no-set": quiet,
}


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Install the sets named, as packages would."""

    def put(*names: str) -> None:
        points = [EntryPoint(name, f"{__name__}:{name}", own.GROUP) for name in names]
        monkeypatch.setattr(own, "installed", lambda: points)
        monkeypatch.setattr(EntryPoint, "load", lambda point: SETS[point.name])

    return put


@pytest.fixture
def loud(make_desk: MakeDesk) -> Path:
    return make_desk(articles={"pier-closed": {"title": "Old pier closed!"}})


def test_an_installed_rule_finds_things_at_their_places(install: Callable[..., None], loud: Path) -> None:
    install("house")
    finding = only(check(loud))
    assert (finding.rule, finding.severity, finding.origin.line, finding.origin.column) == ("x-loud", "warning", 2, 8)
    assert all_rules()["x-loud"] is LOUD


def test_a_desk_sets_its_level_and_a_file_is_excepted_from_it_like_from_ours(
    install: Callable[..., None], loud: Path, make_desk: MakeDesk
) -> None:
    install("house")
    assert only(check(loud, rules={"x-loud": "error"})).blocks
    assert rules_of(loud, rules={"x-loud": "off"}) == []
    content = make_desk(articles={"pier-closed": {"title": "Closed!", "x_allow": {"x-loud": "a quotation"}}})
    report = check(content)
    assert (len(report), [one.reason for one in report.allowed]) == (0, ["a quotation"])


def test_a_level_for_a_rule_that_is_not_installed_is_told(loud: Path) -> None:
    assert only(check(loud, rules={"x-loud": "off"})).rule == "rule-unknown"


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("broken", "ZeroDivisionError"),
        ("lying", "no finding of its own rules"),
        ("nothing", "TypeError"),
        ("unmarked", "does not begin with `x-`"),
        ("no-slug", "is no id"),
        ("no-rules", "are no tuple"),
        ("no-rule", "is no Rule"),
        ("no-set", "is no RuleSet"),
        ("missing", "KeyError"),
    ],
)
def test_a_rule_that_fails_is_a_finding_of_the_desk_and_the_check_goes_on(
    name: str, said: str, install: Callable[..., None], make_desk: MakeDesk
) -> None:
    install(name)
    report = check(make_desk(articles={"pier-closed": {"date": "2042-01-01"}}))
    assert [finding.rule for finding in report] == ["date-future", "rule-broken"]
    broken = report.findings[-1]
    assert (broken.origin.file, broken.severity, broken.blocks) == ("mkdocs.yml", "warning", False)
    assert said in broken.message
    assert "\n" not in broken.line()
    assert "\x1b" not in broken.line()


def test_what_a_rule_found_before_it_failed_is_kept(install: Callable[..., None], loud: Path) -> None:
    install("broken")
    assert rules_of(loud) == ["x-loud", "rule-broken"]


def test_two_sets_cannot_have_one_rule(install: Callable[..., None], loud: Path) -> None:
    install("house", "nothing")
    assert sorted(rules_of(loud)) == ["rule-broken", "x-loud"]
