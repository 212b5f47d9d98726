"""What becomes of findings: a desk's own levels, and the rules that one file is excepted from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from standfirst.check.catalogue import Rule
from standfirst.check.findings import Allowed, Finding
from standfirst.check.scene import Scene
from standfirst.errors import Origin, Severity
from standfirst.source import Article, DeskOptions, Edition, Library, Status, Topic
from standfirst.source.schema.validate import nearest

FIELD = "x_allow"


@dataclass(frozen=True, slots=True)
class SortedOut:
    """Findings that count, and those that files allow."""

    findings: tuple[Finding, ...]
    allowed: tuple[Allowed, ...]


def at_level(finding: Finding, options: DeskOptions) -> Finding | None:
    """Return the finding at the desk's level; None where the desk switched its rule off."""
    level = options.rules.get(finding.rule)
    if level is None:
        return finding
    if level.level == "off":
        return None
    said = (finding.remedy, f"this desk: {level.reason}" if level.reason else "")
    remedy = "; ".join(filter(None, said))
    return replace(finding, severity=Severity(level.level), remedy=remedy)


def sort_out(found: Iterable[Finding], library: Library, rules: Mapping[str, Rule]) -> SortedOut:
    """Return findings at the desk's levels, those that their file allows apart."""
    allowances = allowances_of(library)
    counted: list[Finding] = []
    allowed: list[Allowed] = []
    for raw in found:
        finding = at_level(raw, library.options)
        if finding is None:
            continue
        reason = allowances.get(raw.origin.file, {}).get(raw.rule)
        rule = rules.get(raw.rule)
        if reason is None or rule is None or rule.firm:
            counted.append(finding)
        else:
            allowed.append(Allowed(finding, reason))
    return SortedOut(tuple(counted), tuple(allowed))


def allowances_of(library: Library) -> dict[str, Mapping[str, str]]:
    """Return by file the rules that it is excepted from, each with the reason."""
    return {item.file: item.fields.allow for item in _items(library) if item.fields.allow}


def idle_allowances(scene: Scene, allowed: Iterable[Allowed], runs: Callable[[str], bool]) -> Iterator[Finding]:
    """Yield exceptions that cannot be made, and those that nothing needs.

    `runs` tells whether a rule could be run at all; of one that could not nobody knows whether it is needed.
    """
    used = {(one.finding.origin.file, one.finding.rule) for one in allowed}
    for item in _items(scene.library):
        for number, (id_, reason) in enumerate(item.fields.allow.items()):
            draft = not isinstance(item, Topic) and item.fields.status not in {"published", Status.WITHDRAWN}
            path = (FIELD, id_ if reason else number)
            rule = scene.rules.get(id_)
            if rule is None:
                near = nearest(id_, sorted(scene.rules))
                remedy = f"did you mean `{near}`?" if near else "delete the line"
                message = f"there is no rule `{id_}`"
                yield scene.finding("allow-unknown", message, item.file, path, remedy=remedy, draft=draft)
            elif rule.firm:
                message = f"no file can be excepted from `{id_}`"
                remedy = "delete the line and mend what the rule finds"
                yield scene.finding("allow-unknown", message, item.file, path, remedy=remedy, draft=draft)
            elif (item.file, id_) not in used and not rule.change and not rule.whole and runs(id_):
                message = f"the file needs no exception from `{id_}`"
                yield scene.finding("allow-unused", message, item.file, path, remedy="delete the line", draft=draft)


def unknown_levels(options: DeskOptions, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    """Yield levels of the desk's for rules that do not exist."""
    for id_ in sorted(options.rules):
        if id_ not in rules:
            near = nearest(id_, sorted(rules))
            remedy = f"did you mean `{near}`?" if near else "drop it"
            yield Finding("rule-unknown", Severity.WARNING, f"there is no rule `{id_}`", Origin("mkdocs.yml"), remedy)


def _items(library: Library) -> Iterator[Article | Topic | Edition]:
    yield from library.articles.values()
    yield from library.topics.values()
    yield from library.editions.values()
