"""`standfirst rules`."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterable, Mapping
from itertools import groupby

import click
from rich.text import Text

from standfirst.check import Example, Rule, all_rules
from standfirst.cli.console import out
from standfirst.errors import Severity, StandfirstError
from standfirst.source.schema.validate import nearest
from standfirst.text import printable

_WIDTH = 80
_LEVEL = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_STYLE = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.INFO: "cyan"}
_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")


@click.command(short_help="Explain the rules of the check, with examples.")
@click.argument("ids", nargs=-1)
@click.option("--family", help="List the rules of one family, such as quotes.")
@click.option("--json", "as_json", is_flag=True, help="Print them for a program.")
def rules(ids: tuple[str, ...], family: str | None, *, as_json: bool) -> None:
    """List the rules that `check` runs, or explain the rules named: why, what to do, a wrong and a right example.

    \b
    Examples:
      standfirst rules
      standfirst rules quote-failed
      standfirst rules --family style
    """
    known = all_rules()
    chosen = _chosen(known, ids, family)
    if as_json:
        click.echo(json.dumps(_shape(chosen), ensure_ascii=False, indent=2))
    elif ids:
        for number, rule in enumerate(chosen):
            if number:
                click.echo()
            _explain(rule)
    else:
        _list(chosen)


def _chosen(known: Mapping[str, Rule], ids: tuple[str, ...], family: str | None) -> list[Rule]:
    """Return the rules asked for; raises `StandfirstError` for an id or a family that is none."""
    families = list(dict.fromkeys(rule.family for rule in known.values()))
    if family is not None and family.casefold() not in families:
        near = nearest(family.casefold(), families)
        remedy = f"did you mean `{near}`?" if near else f"one of: {', '.join(families)}"
        raise StandfirstError(f"there is no family `{family}`", remedy=remedy)
    for id_ in ids:
        if id_ not in known:
            near = nearest(id_, sorted(known))
            remedy = f"did you mean `{near}`?" if near else "run `standfirst rules` for all of them"
            raise StandfirstError(f"there is no rule `{id_}`", remedy=remedy)
    if ids and family is not None:
        raise StandfirstError("rules are named one by one or by their family", remedy="leave --family out")
    named = [known[id_] for id_ in dict.fromkeys(ids)] if ids else list(known.values())
    return [rule for rule in named if family is None or rule.family == family.casefold()]


def _list(chosen: Iterable[Rule]) -> None:
    console = out()
    for number, (family, members) in enumerate(groupby(chosen, key=lambda rule: rule.family)):
        if number:
            console.print()
        console.print(Text(printable(family).capitalize(), style="bold"))
        for rule in members:
            line = Text(f"  {printable(rule.id):<26}")
            line.append(f"{_LEVEL[rule.severity]:<9}", style=_STYLE[rule.severity])
            told = textwrap.wrap(printable(rule.name or rule.why), _WIDTH - 37) or [""]
            line.append(told[0])
            console.print(line, soft_wrap=True)
            for more in told[1:]:
                console.print(Text(" " * 37 + more), soft_wrap=True)
    console.print()
    console.print(Text("standfirst rules ID explains one of them."), soft_wrap=True)


def _explain(rule: Rule) -> None:
    console = out()
    head = Text(printable(rule.id), style="bold")
    head.append(f"  {_LEVEL[rule.severity]}", style=_STYLE[rule.severity])
    head.append(f"  {printable(rule.family)}", style="dim")
    console.print(head, soft_wrap=True)
    notes = [rule.name[:1].upper() + rule.name[1:] + "." if rule.name else "", rule.why, _LINK.sub(r"\1", rule.remedy)]
    if rule.change:
        notes.append("Told by `standfirst check --against` and `standfirst diff`, which compare two states.")
    if rule.fixable:
        notes.append("Some findings have a fix-it, which `standfirst fix` writes.")
    if rule.firm:
        notes.append("No file can be excepted from it.")
    for note in filter(None, notes):
        console.print()
        for line in textwrap.wrap(printable(note), _WIDTH - 2, break_on_hyphens=False):
            console.print(Text(line), soft_wrap=True)
    for word, example, style in (("Wrong:", rule.bad, "red"), ("Right:", rule.good, "green")):
        if example.excerpt:
            console.print()
            console.print(Text(word, style=style))
            for line in _lines(example):
                console.print(Text(f"  {line}"), soft_wrap=True)


def _lines(example: Example) -> list[str]:
    """Return an example's lines as people see them, hidden characters written out and long lines cut."""
    shown = [printable(line) for line in example.excerpt.split("\n")]
    return [line if len(line) <= _WIDTH - 2 else f"{line[: _WIDTH - 3]}…" for line in shown]


def _shape(chosen: Iterable[Rule]) -> dict[str, object]:
    """Return the rules as the documented JSON shape, version 1."""
    return {
        "version": 1,
        "rules": [
            {
                "id": rule.id,
                "family": rule.family,
                "level": str(rule.severity),
                "name": rule.name,
                "why": rule.why,
                "remedy": _LINK.sub(r"\1", rule.remedy),
                "wrong": rule.bad.excerpt,
                "right": rule.good.excerpt,
                "fixable": rule.fixable,
                "firm": rule.firm,
                "change": rule.change,
            }
            for rule in chosen
        ],
    }
