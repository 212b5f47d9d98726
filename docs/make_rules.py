"""Writes docs/rules.md from the catalogue of rules, generator/standfirst/check/catalogue.

    python docs/make_rules.py

tests/repo/test_docs.py says when the page is behind the code.
"""

from __future__ import annotations

from itertools import groupby
from pathlib import Path

from standfirst.check import RULES, Example, Rule
from standfirst.text import printable

PAGE = Path(__file__).with_name("rules.md")

INTRODUCTION = """\
# Rules

`standfirst check` runs all of these, but for the rules about changes, which `standfirst check --against` and
`standfirst diff` run. An **error** in a file that readers have stops a build; in a draft it is reported and stops
nothing. A **warning** is listed and stops only `build --strict`; a **note** (`info`) waits in `check`.
`standfirst rules` prints this page's rules, one of them with its examples as `standfirst rules quote-failed`.

A desk sets another level for a rule, or switches it off, under [`rules`](options.md#checks). A quote that failed is
never shown, whatever level the desk gives `quote-failed`.

## Exceptions for one file

An article, topic or edition is excepted from a rule by its front matter, best with a reason:

    x_allow:
      acronym-unexpanded: every reader of ours knows the LTA

or as a list of ids, `x_allow: [acronym-unexpanded]`. What is excepted is counted at the end of the report and is no
finding; `check --format json` lists it as `allowed`, with the reasons. An exception that cannot be made, or that
nothing needs, is a finding of its own. From rules marked *firm* no file can be excepted: they guard what readers, and
not one file, rely on.

## A desk's own rules

An installed package adds rules by the entry point group `standfirst.rules`, which gives a `RuleSet`: the rules, whose
ids begin with `x-`, and a function that is given a `Scene` and yields findings.

    [project.entry-points."standfirst.rules"]
    house = "our_desk:RULES"

This is all of `our_desk.py` for a desk that has the program Vale look at its summaries. The rule stays silent where the
program is not installed:

    import json, shutil, subprocess
    from standfirst.check import Rule, RuleSet
    from standfirst.errors import Severity

    STYLE = Rule("x-vale", "house", Severity.INFO, "Our style guide says so.", "our style guide", "Follow the guide.")

    def check(scene):
        if shutil.which("vale") is None:
            return
        for article in scene.library.articles.values():
            if article.fields.summary:
                vale = ["vale", "--output=JSON", "--ext=.md"]
                run = subprocess.run(vale, input=article.fields.summary, capture_output=True, text=True, timeout=20)
                for alert in json.loads(run.stdout or "{}").get("stdin.md", []):
                    yield scene.finding("x-vale", alert["Message"], article.file, ("summary",))

    RULES = RuleSet((STYLE,), check)

`scene.library` holds all that the desk's files say, `scene.library.evidence.body(id)` an article's text, and
`scene.finding` finds line and column of a value by the names of its fields. A function that raises an error is told as
[`rule-broken`](#rule-broken), and the check goes on. A package's rules run with the rights of whoever runs the check:
install none that you have not read.

This page is made by `docs/make_rules.py`.
"""

_LEVELS = {"error": "error", "warning": "warning", "info": "note"}


def rules_page() -> str:
    """Return the whole page."""
    parts = [INTRODUCTION]
    for family, rules in groupby(RULES.values(), key=lambda rule: rule.family):
        parts.append(f"\n## {family.capitalize()}\n")
        members = list(rules)
        if all(rule.change for rule in members):
            parts.append("\nThese compare two states of the desk.\n")
        parts += [_section(rule) for rule in members]
    return "".join(parts)


def _section(rule: Rule) -> str:
    marks = [f"**{_LEVELS[str(rule.severity)]}**", "firm" if rule.firm else "", "fix-it" if rule.fixable else ""]
    head = f"\n### {rule.id}\n\n{', '.join(filter(None, marks))}: {rule.name}. {rule.why}\n\n{rule.remedy}\n"
    return head + _example("Wrong", rule.bad) + _example("Right", rule.good)


def _example(word: str, example: Example) -> str:
    lines = [printable(line) for line in example.excerpt.split("\n")]
    return f"\n{word}:\n\n```text\n" + "".join(f"{line.rstrip()}\n" for line in lines) + "```\n"


if __name__ == "__main__":
    PAGE.write_text(rules_page(), "utf-8", newline="\n")
