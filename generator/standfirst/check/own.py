"""A desk's own rules: installed packages that give a `RuleSet` by the entry point group `standfirst.rules`.

    [project.entry-points."standfirst.rules"]
    house = "our_desk.rules:RULES"

where `RULES` is a `RuleSet`. A rule that fails is a finding of the desk: no check ends with a traceback of a plugin.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from typing import Any

from standfirst.check.catalogue import RULES, Rule
from standfirst.check.findings import Finding
from standfirst.check.scene import Scene
from standfirst.errors import Origin
from standfirst.text import is_slug, shorten

GROUP = "standfirst.rules"
PREFIX = "x-"
"""Begins every id of a desk's own rules, so that none is taken for one of ours, now or later."""

_REMEDY = "tell whoever wrote it, or uninstall it"
_SHOWN = 200


@dataclass(frozen=True, slots=True)
class RuleSet:
    """A desk's own rules, and the function that runs them.

    `check` is given the `Scene` and yields findings of these rules, best made by `scene.finding`. It reads nothing but
    what the scene gives, and says the same whenever the same files are checked.
    """

    rules: tuple[Rule, ...]
    check: Callable[[Scene], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class OwnRules:
    """What is installed: rules by id, their sets by entry point, and what is wrong with either."""

    rules: Mapping[str, Rule]
    sets: tuple[tuple[str, RuleSet], ...]
    faults: tuple[str, ...]


def own_rules() -> OwnRules:
    """Return the rules that are installed beside ours, by name, and what is wrong with those that cannot be used."""
    rules: dict[str, Rule] = {}
    sets: list[tuple[str, RuleSet]] = []
    faults: list[str] = []
    for point in sorted(installed(), key=lambda point: (point.name, point.value)):
        try:
            given = point.load()
        except Exception as error:  # noqa: BLE001 - whatever somebody's module does
            faults.append(f"`{point.name}` cannot be loaded: {_said(error)}")
            continue
        wrong = _wrong(given, rules)
        if wrong:
            faults.append(f"`{point.name}` cannot be used: {wrong}")
        else:
            rules |= {rule.id: rule for rule in given.rules}
            sets.append((point.name, given))
    return OwnRules(rules, tuple(sets), tuple(faults))


@cache
def installed() -> tuple[EntryPoint, ...]:
    """Return the entry points of the group; looked for once, as it takes longer than to check a file."""
    return tuple(entry_points(group=GROUP))


def all_rules() -> dict[str, Rule]:
    """Return every rule by id: ours, then those that are installed."""
    return {**RULES, **own_rules().rules}


def run_own(scene: Scene, own: OwnRules) -> Iterator[Finding]:
    """Yield what the desk's own rules find, and a finding of the desk for each set that fails."""
    for fault in own.faults:
        yield _broken(scene, fault)
    for name, rules in own.sets:
        ids = {rule.id for rule in rules.rules}
        found: list[Finding] = []
        try:
            for finding in rules.check(scene):
                if not isinstance(finding, Finding) or finding.rule not in ids:
                    raise TypeError("it gave something that is no finding of its own rules")
                found.append(finding)
        except Exception as error:  # noqa: BLE001 - as above
            yield _broken(scene, f"`{name}` failed: {_said(error)}")
        yield from found


def _wrong(given: Any, known: Mapping[str, Rule]) -> str:
    """Return what is wrong with an entry point's value, empty where nothing is."""
    if not isinstance(given, RuleSet) or not callable(given.check):
        return "it is no RuleSet"
    members: Any = given.rules
    if not isinstance(members, tuple):
        return "its rules are no tuple"
    for rule in members:
        if not isinstance(rule, Rule):
            return "it has something among its rules that is no Rule"
        if not str(rule.id).startswith(PREFIX) or not is_slug(rule.id):
            return f"the id `{shorten(str(rule.id), 80)}` does not begin with `{PREFIX}`, or is no id"
        if rule.id in known:
            return f"another set has the rule `{rule.id}`"
    return ""


def _said(error: Exception) -> str:
    return shorten(" ".join(f"{type(error).__name__}: {error}".split()), _SHOWN)


def _broken(scene: Scene, message: str) -> Finding:
    return Finding("rule-broken", scene.rules["rule-broken"].severity, message, Origin("mkdocs.yml"), _REMEDY)
