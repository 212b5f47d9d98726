"""Running every library rule over a library."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from standfirst.check import addresses, articles, captures, editions, glossary, proposals, quotes, registries
from standfirst.check import relations as stories_together
from standfirst.check.catalogue import RULES
from standfirst.check.findings import Finding, Report
from standfirst.check.scene import Scene
from standfirst.errors import Origin, Severity
from standfirst.quotes import Verifier
from standfirst.quotes.remembered import Remembered
from standfirst.relate import LibraryRelations, relations_of
from standfirst.source import DeskOptions, Library
from standfirst.source.locate import Locator
from standfirst.source.schema.validate import nearest
from standfirst.text import fold

RESERVED = frozenset(
    [
        "archive",
        "articles",
        "corrections",
        "data",
        "editions",
        "glossary",
        "inbox",
        "organisations",
        "pagefind",
        "people",
        "publishers",
        "search",
        "topics",
    ]
)
"""First parts of addresses that generated pages have; the inbox has its own in a preview."""


def check_library(
    library: Library,
    content: Path,
    cutoff: datetime,
    verifier: Verifier | None = None,
    *,
    relations: LibraryRelations | None = None,
    remembered: Remembered | None = None,
) -> Report:
    """Return every finding about the library at `cutoff`, at the desk's own levels.

    `relations` are those of what readers have, in a preview of what they will have; `remembered` keeps what is known of
    captures from run to run.
    """
    verifier = verifier or Verifier.of(library)
    relations = relations or relations_of(library, cutoff)
    scene = Scene(library, content, cutoff, verifier, Locator(content), relations, remembered)
    found: list[Finding] = [Finding.of(fault) for fault in library.faults]
    found += articles.rules(scene)
    found += addresses.rules(scene)
    found += proposals.rules(scene)
    found += captures.rules(scene)
    found += quotes.rules(scene)
    found += editions.rules(scene)
    found += stories_together.rules(scene)
    found += registries.rules(scene)
    found += glossary.rules(scene)
    found += _pages(library)
    found += _levels(library.options)
    return Report(finding for raw in found if (finding := _at_level(raw, library.options)))


def _pages(library: Library) -> Iterator[Finding]:
    for file in library.pages:
        first = fold(file.split("/")[0].removesuffix(".md"))
        if first in RESERVED:
            message = f"/{first}/ belongs to generated pages"
            yield Finding("address-taken", Severity.ERROR, message, Origin(file), "rename or move the page")


def _levels(options: DeskOptions) -> Iterator[Finding]:
    for rule in sorted(options.rules):
        if rule not in RULES:
            near = nearest(rule, sorted(RULES))
            remedy = f"did you mean `{near}`?" if near else "drop it"
            yield Finding("rule-unknown", Severity.WARNING, f"there is no rule `{rule}`", Origin("mkdocs.yml"), remedy)


def _at_level(finding: Finding, options: DeskOptions) -> Finding | None:
    """Return the finding at the desk's level; None where the desk switched its rule off."""
    level = options.rules.get(finding.rule)
    if level is None:
        return finding
    if level.level == "off":
        return None
    remedy = f"{finding.remedy}; this desk: {level.reason}" if level.reason else finding.remedy
    return replace(finding, severity=Severity(level.level), remedy=remedy)
