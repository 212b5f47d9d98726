"""How a desk's stories hang together, from what was worked out before where that is at hand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from standfirst.relate import LibraryRelations, Text, relations_of
from standfirst.site.kept_relations import engine_with_kept
from standfirst.source import Library

if TYPE_CHECKING:
    from standfirst.relate.blocks import Limits
    from standfirst.relate.engine import Engine

Progress = Callable[[str, Iterable[str]], Iterable[str]]
"""Shows a bar under a name while strings pass."""


def relations_for(
    library: Library,
    content: Path,
    cutoff: datetime,
    *,
    drafts: bool = False,
    before: LibraryRelations | None = None,
    progress: Progress | None = None,
) -> LibraryRelations:
    """Return the relations of what readers have; with `drafts`, of all that is not withdrawn.

    Those of an earlier state of the desk make it quicker: `before`, where the program has them, else what was kept for
    the folder `content`. They change nothing in what is said.
    """

    def make(texts: Iterable[Text], limits: Limits, ranks: Mapping[str, int]) -> Engine:
        from standfirst.relate.engine import Engine  # noqa: PLC0415 - half a second that other commands need not pay

        def reading(ids: Iterable[str]) -> Iterable[str]:
            return progress("Comparing", ids) if progress else ids

        if before is not None:
            return Engine.of(texts, limits=limits, preferred=ranks, before=before.engine, progress=reading)
        return engine_with_kept(texts, limits, ranks, content, progress=reading)

    return relations_of(library, cutoff, drafts=drafts, make=make)
