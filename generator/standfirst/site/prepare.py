"""Everything before the first page: load, check, and the briefing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from pathlib import Path

from standfirst.briefing import Briefing
from standfirst.check import Finding, Report, check_library
from standfirst.cutoff import cutoff_time
from standfirst.errors import Fault
from standfirst.quotes import Verifier
from standfirst.relate import LibraryRelations
from standfirst.site.files import page_faults, refuse_circles
from standfirst.site.related import Progress, relations_for
from standfirst.site.remembered import verdict_store
from standfirst.source import DeskOptions, Library, load_library


@dataclass(frozen=True, slots=True)
class Prepared:
    """A library with its report and its briefing, all at one cutoff."""

    library: Library
    report: Report
    briefing: Briefing
    relations: LibraryRelations
    cutoff: datetime


def prepare(
    content: Path,
    options: DeskOptions,
    *,
    name: str = "",
    warnings: Iterable[Fault] = (),
    cutoff: datetime | None = None,
    before: LibraryRelations | None = None,
    progress: Progress | None = None,
) -> Prepared:
    """Load and check a desk; `warnings` are those about its options, `before` relations of an earlier state of it.

    Raises `DeskError`.
    """
    cutoff = cutoff or cutoff_time()
    library = load_library(content, options, progress=partial(progress, "Reading") if progress else None)
    refuse_circles(content)
    library = replace(library, faults=(*library.faults, *page_faults(content, library.pages)))
    store = verdict_store()
    verifier = Verifier.of(library, remembered=store)
    relations = relations_for(library, content, cutoff, drafts=options.drafts, before=before, progress=progress)
    report = check_library(library, content, cutoff, verifier, relations=relations, remembered=store)
    store.save()
    report = Report([*report, *(Finding.of(fault) for fault in warnings)])
    briefing = Briefing(library, cutoff, name=name, relations=relations, verifier=verifier, drafts=options.drafts)
    return Prepared(library, report, briefing, relations, cutoff)
