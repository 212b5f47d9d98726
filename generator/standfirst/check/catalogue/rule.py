"""What a rule is, and how its examples become small desks."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from standfirst.errors import Severity

ARTICLE = "articles/2024/05/pier-closed.md"
"""The article of the desk that lies around every example."""

QUOTE = "We will not land where we cannot leave"
BODY = f"""The old pier is closed until further notice, the ferry office said.

"{QUOTE}," said Ada Brook, a captain. Three boats a day now call at the mill instead.
"""
"""The text of that article, with its quote in it word for word."""

_FIELDS = {
    "articles": f"""\
title: Old pier closed until further notice
url: https://lakeherald.example/2024/05/pier
publisher: lake-herald
date: 2024-05-13
topics:
  - ferries
summary: The old pier is closed. Boats land at the mill.
quotes:
  - text: {QUOTE}
    speaker: ada-brook
status: published
""",
    "topics": "title: Ferries\n",
    "editions": "date: 2024-05-14\nstatus: published\nstories:\n  - pier-closed\n",
    "people.yml": "ada-brook:\n  name: Ada Brook\n",
    "publishers.yml": "lake-herald:\n  name: The Lake Herald\n  timezone: Europe/London\n",
}
_STEADY = """\
---
title: Boats on the lake counted
url: https://lakeherald.example/2024/04/boats
publisher: lake-herald
date: 2024-04-02
topics: [ferries]
people: [ada-brook]
summary: Ada Brook has counted ninety boats.
status: published
---

Ninety boats lie in the four harbours, by a count that Ada Brook made from the tower in March.
"""
"""A story beside every example, so that its topic, publisher and person are used."""

_BLOCK = re.compile(r"^([^\s#:][^:\n]*):.*(?:\n(?:[ \t]+.*|[ \t]*(?=\n[ \t])))*", re.MULTILINE)
MARK = "‸"
"""Stands in `Example.mark` before the place itself, where words are needed to find it."""


@dataclass(frozen=True, slots=True)
class Example:
    """A small desk, written as what differs from a good one.

    `text` is laid over the fields that `file` has there, name by name (of a registry: entry by entry), or is the whole
    file where `whole` is set. An example about another article has no `pier-closed` beside it.
    """

    text: str = ""
    mark: str = ""
    """The text at which the finding is shown, such as `date: ‸2025-05-13`; empty for the file's beginning."""
    file: str = ARTICLE
    drop: tuple[str, ...] = ()
    """Fields that the file does not have here."""
    body: str | None = None
    """The text behind the front matter, where it is another one."""
    whole: bool = False
    also: Mapping[str, str | bytes] = field(default_factory=dict)
    """Other whole files, by their paths in the content folder."""
    links: Mapping[str, str] = field(default_factory=dict)
    """Symbolic links and where they lead."""
    options: Mapping[str, object] = field(default_factory=dict)
    """The desk's options, as below `plugins: - standfirst:` in mkdocs.yml."""
    encoding: str = "utf-8"
    repeated: int = 1
    """How often `body` is written."""
    at: str = ""
    """The file that the finding names, where it is another one."""
    shown: str = ""
    """What the documentation shows, where the text alone would not do."""
    before: Example | None = None
    """Of a rule about changes: the desk before."""
    gone: tuple[str, ...] = ()
    """Files that are not there."""
    along: tuple[str, ...] = ()
    """Other rules that find something in it, rightly."""

    @property
    def excerpt(self) -> str:
        """What people are shown: the lines that differ, hidden characters left for the caller to write out."""
        return (self.shown or self.text or (self.body or "")).strip("\n")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; `name` and `why` are for an editor, `family` groups it in the documentation."""

    id: str
    family: str
    severity: Severity
    why: str
    """One sentence: why the rule is there."""
    name: str = ""
    """What is wrong, in a few plain words."""
    remedy: str = ""
    """What to do in general; a finding's own remedy is more exact."""
    bad: Example = Example()
    good: Example = Example()
    fixable: bool = False
    """Whether findings may have a fix-it that `standfirst fix` writes."""
    firm: bool = False
    """Whether a file may not allow it: what it guards is not the file's to decide."""
    change: bool = False
    """Whether it is about a change, and so runs where two states of the desk are compared."""
    whole: bool = False
    """Whether it is about all stories together, so that a part of a desk says something else."""


def rule(
    id_: str, severity: Severity, name: str, why: str, remedy: str, bad: Example, good: Example, **flags: bool
) -> Rule:
    """Return a rule that has no family yet."""
    return Rule(id_, "", severity, why, name, remedy, bad, good, **flags)


def family(name: str, *rules: Rule, firm: bool = False, change: bool = False) -> dict[str, Rule]:
    """Return rules by id, as members of a family that may be firm, or about changes, as a whole."""
    members = (replace(one, family=name, firm=one.firm or firm, change=one.change or change) for one in rules)
    return {one.id: one for one in members}


def example_files(example: Example) -> dict[str, bytes]:
    """Return the files of an example's desk by their paths in the content folder; its links are not among them."""
    files: dict[str, bytes] = {
        "topics/ferries.md": f"---\n{_FIELDS['topics']}---\n".encode(),
        "articles/2024/04/boats-counted.md": _STEADY.encode(),
        "people.yml": _FIELDS["people.yml"].encode(),
        "publishers.yml": _FIELDS["publishers.yml"].encode(),
    }
    if example.file == ARTICLE or not example.file.startswith("articles/"):
        files[ARTICLE] = default_article().encode()
    files.update({name: text if isinstance(text, bytes) else text.encode() for name, text in example.also.items()})
    if example.text or example.body is not None or example.drop:
        files[example.file] = example_text(example).encode(example.encoding)
    return {name: data for name, data in files.items() if name not in example.gone}


def example_text(example: Example) -> str:
    """Return the whole text of the file that an example is about."""
    if example.whole:
        return example.text
    folder = example.file.split("/", 1)[0]
    fields = _laid(_FIELDS.get(folder, ""), example.text, example.drop)
    if not example.file.endswith(".md"):
        return fields
    body = BODY if example.body is None and folder == "articles" else (example.body or "")
    return f"---\n{fields}---\n" + ("\n" + body * example.repeated if body else "")


def default_article(**fields: str) -> str:
    """Return the article that nothing is wrong with, with other values for `fields`."""
    laid = "".join(f"{name}: {value}\n" for name, value in fields.items())
    return example_text(Example(laid))


def _laid(fields: str, text: str, drop: tuple[str, ...]) -> str:
    blocks = {found[1]: found[0].rstrip() + "\n" for found in _BLOCK.finditer(fields)}
    given = {found[1]: found[0].rstrip() + "\n" for found in _BLOCK.finditer(text)}
    if text and not given:
        return fields + text.rstrip("\n") + "\n"
    return "".join(block for name, block in {**blocks, **given}.items() if name not in drop)
