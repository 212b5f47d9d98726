"""Every rule's own examples, made into small desks: the bad one is found at its place, and the good one is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from desks import CUTOFF, place
from standfirst.check import RULES, Example, Finding, Rule, check_changes, check_library, example_files, example_text
from standfirst.source import DeskOptions, Library, load_library

ELSEWHERE = {"rule-broken", "article-outside", "quote-unchecked"}
"""Rules whose examples are no desk alone: test_own_rules.py and test_publish.py have the first two. The third is for
verdicts that no engine gives today."""

ABOUT_NOW = [rule for rule in RULES.values() if not rule.change and rule.id not in ELSEWHERE]
ABOUT_CHANGES = [rule for rule in RULES.values() if rule.change]


def written(example: Example, content: Path) -> Library:
    """Write an example's desk and return its library."""
    content.mkdir(parents=True)
    for name, data in example_files(example).items():
        path = content / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    for name, target in example.links.items():
        (content / name).symlink_to(target)
    return load_library(content, DeskOptions.model_validate(example.options))


def found(example: Example, folder: Path) -> list[Finding]:
    """Return what a check, or a comparison with the desk before, finds in an example's desk."""
    content = folder / "digests"
    library = written(example, content)
    if example.before is None:
        return list(check_library(library, content, CUTOFF))
    before = folder / "before" / "digests"
    return list(check_changes(written(example.before, before), library, content, CUTOFF, base_content=before))


def told(findings: list[Finding]) -> list[tuple[str, str, int, int]]:
    return [(finding.rule, finding.origin.file, finding.origin.line, finding.origin.column) for finding in findings]


def expected(rule: Rule) -> tuple[str, str, int, int]:
    """Return the rule of a bad example, and the place at which it must be shown."""
    example = rule.bad
    file = example.at or example.file
    if not example.mark:
        return rule.id, file, 1, 1
    files = {name: data.decode("utf-8", "replace") for name, data in example_files(example).items()}
    text = example_text(example) if file == example.file else files[file]
    before, _, after = example.mark.rpartition("‸")
    line, column = place(text, before + after)
    return rule.id, file, line, column + len(before)


@pytest.mark.parametrize("rule", [*ABOUT_NOW, *ABOUT_CHANGES], ids=lambda rule: rule.id)
def test_a_bad_example_is_found_by_its_rule_alone_at_its_place(rule: Rule, tmp_path: Path) -> None:
    findings = found(rule.bad, tmp_path)
    assert {finding.rule for finding in findings} == {rule.id, *rule.bad.along}
    assert expected(rule) in told(findings)
    assert len([f for f in findings if f.rule == rule.id]) == 1 + (rule.id in rule.bad.along)


@pytest.mark.parametrize("rule", [*ABOUT_NOW, *ABOUT_CHANGES], ids=lambda rule: rule.id)
def test_nothing_is_found_in_a_good_example(rule: Rule, tmp_path: Path) -> None:
    findings = [finding for finding in found(rule.good, tmp_path) if finding.rule not in rule.good.along]
    assert [finding.line() for finding in findings] == []
    assert rule.id not in rule.good.along


def fields(example: Example) -> set[str]:
    return {line.partition(":")[0] for line in example.text.splitlines() if line[:1].isalpha()}


def is_simple(rule: Rule) -> bool:
    """Tell whether a bad example is an article with other fields, which is read all the same, and nothing else."""
    example = rule.bad
    read = rule.family not in {"files", "front matter", "fields"}
    return read and bool(example.text) and example == Example(example.text, example.mark, along=example.along)


SIMPLE = [rule for rule in ABOUT_NOW if is_simple(rule)]
APART = {"proposed-published", "draft-waiting"}
"""What is published is no draft."""

PAIRS = [
    (one, other)
    for number, one in enumerate(SIMPLE)
    for other in SIMPLE[number + 1 :]
    if not fields(one.bad) & fields(other.bad) and "x_allow" not in fields(one.bad) | fields(other.bad)
    if {one.id, other.id} != APART
][::3]


@pytest.mark.parametrize(("one", "other"), PAIRS, ids=lambda rule: rule.id)
def test_two_faults_in_one_file_are_both_found_at_their_places(one: Rule, other: Rule, tmp_path: Path) -> None:
    both = Example(f"{one.bad.text.rstrip()}\n{other.bad.text}")
    text = example_text(both)
    places = set()
    for rule in (one, other):
        before, _, after = rule.bad.mark.rpartition("‸")
        line, column = place(text, before + after)
        places.add((rule.id, both.file, line, column + len(before)))
    assert places <= set(told(found(both, tmp_path)))


def test_there_are_examples_enough() -> None:
    assert len(ABOUT_NOW) + len(ABOUT_CHANGES) + len(PAIRS) >= 160
    assert len({rule.name for rule in RULES.values()}) == len(RULES)
    assert [rule.id for rule in RULES.values() if not (rule.bad.excerpt and rule.good.excerpt)] == []
    assert [rule.id for rule in RULES.values() if len(rule.name) > 60] == []


@pytest.mark.parametrize("rule", [rule for rule in RULES.values() if rule.fixable], ids=lambda rule: rule.id)
def test_what_is_said_to_have_a_fix_it_has_one(rule: Rule, tmp_path: Path) -> None:
    assert any(finding.fix for finding in found(rule.bad, tmp_path) if finding.rule == rule.id)
