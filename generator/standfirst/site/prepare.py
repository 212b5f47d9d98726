"""Everything before the first page: load, check, and the briefing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from standfirst.check import Finding, Report, check_library
from standfirst.cutoff import cutoff_time
from standfirst.errors import Fault
from standfirst.quotes import Verifier
from standfirst.relate import LibraryRelations
from standfirst.site.files import page_faults, refuse_circles
from standfirst.site.proving import prove_ahead
from standfirst.site.related import Progress, relations_for
from standfirst.site.remembered import file_store, verdict_store
from standfirst.source import DeskOptions, Library, load_library

if TYPE_CHECKING:
    from standfirst.briefing import Briefing


@dataclass(frozen=True)
class Prepared:
    """A library with its report and its briefing, all at one cutoff."""

    library: Library
    report: Report
    relations: LibraryRelations
    cutoff: datetime
    verifier: Verifier
    name: str = ""
    drafts: bool = False

    @cached_property
    def briefing(self) -> Briefing:
        """The briefing; made, and its code read, when it is first asked for, which `check` never does."""
        from standfirst.briefing import Briefing  # noqa: PLC0415

        return Briefing(
            self.library, self.cutoff, name=self.name, relations=self.relations, verifier=self.verifier,
            drafts=self.drafts,
        )  # fmt: skip


def prepare(
    content: Path,
    options: DeskOptions,
    *,
    name: str = "",
    warnings: Iterable[Fault] = (),
    cutoff: datetime | None = None,
    before: LibraryRelations | None = None,
    progress: Progress | None = None,
    processes: int = 1,
) -> Prepared:
    """Load and check a desk; `warnings` are those about its options, `before` relations of an earlier state of it.

    With more than one of `processes`, the quotes of a large desk are proved by several.
    Raises `DeskError`.
    """
    cutoff = cutoff or cutoff_time()
    files = file_store()
    reading = partial(progress, "Reading") if progress else None
    library = load_library(content, options, progress=reading, remembered=files)
    files.save()
    refuse_circles(content)
    library = replace(library, faults=(*library.faults, *page_faults(content, library.pages)))
    store = verdict_store()
    verifier = Verifier.of(library, remembered=store)
    prove_ahead(library, verifier, store, processes, progress)
    relations = relations_for(library, content, cutoff, drafts=options.drafts, before=before, progress=progress)
    report = check_library(library, content, cutoff, verifier, relations=relations, remembered=store)
    store.save()
    report = Report([*report, *(Finding.of(fault) for fault in warnings)], report.allowed)
    return Prepared(library, report, relations, cutoff, verifier, name, options.drafts)
