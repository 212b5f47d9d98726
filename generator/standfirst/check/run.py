"""Running every library rule over a library."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from standfirst.check import (
    addresses,
    articles,
    captures,
    doubles,
    editions,
    glossary,
    links,
    pictures,
    proposals,
    quotes,
    registries,
    rights,
    style,
)
from standfirst.check import relations as stories_together
from standfirst.check.catalogue import RULES
from standfirst.check.findings import Finding, Report
from standfirst.check.levels import idle_allowances, sort_out, unknown_levels
from standfirst.check.own import own_rules, run_own
from standfirst.check.scene import Scene
from standfirst.errors import Origin, Severity
from standfirst.quotes import Verifier
from standfirst.relate import LibraryRelations, relations_of
from standfirst.source import Library
from standfirst.source.locate import Locator
from standfirst.source.remembered import Remembered
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
    own = own_rules()
    rules = {**RULES, **own.rules}
    scene = Scene(library, content, cutoff, verifier, Locator(content), relations, remembered, rules)
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
    found += doubles.rules(scene)
    found += rights.rules(scene)
    found += style.rules(scene)
    found += pictures.rules(scene)
    found += links.rules(scene)
    found += _pages(library)
    found += unknown_levels(library.options, rules)
    found += run_own(scene, own)
    sorted_out = sort_out(found, library, rules)
    idle = idle_allowances(scene, sorted_out.allowed, lambda id_: _runs(scene, id_, found))
    return Report([*sorted_out.findings, *sort_out(idle, library, rules).findings], sorted_out.allowed)


def _runs(scene: Scene, id_: str, found: list[Finding]) -> bool:
    """Tell whether a rule could be run on this desk: it is not off, and has what it needs."""
    level = scene.library.options.rules.get(id_)
    if level is not None and level.level == "off":
        return False
    absent = any(finding.rule == "evidence-absent" for finding in found)
    return not (absent and id_ in (*quotes.NEED_BODIES, "summary-copies", "summary-not-verbatim"))


def _pages(library: Library) -> Iterator[Finding]:
    for file in library.pages:
        first = fold(file.split("/")[0].removesuffix(".md"))
        if first in RESERVED:
            message = f"/{first}/ belongs to generated pages"
            yield Finding("address-taken", Severity.ERROR, message, Origin(file), "rename or move the page")
