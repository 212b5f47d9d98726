"""How a desk's stories hang together, with a bar while they are read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from standfirst.relate import LibraryRelations, Text, relations_of
from standfirst.source import Library

if TYPE_CHECKING:
    from standfirst.relate.blocks import Limits
    from standfirst.relate.engine import Engine

Progress = Callable[[str, Iterable[str]], Iterable[str]]
"""Shows a bar under a name while strings pass."""


def relations_for(
    library: Library,
    content: Path,  # noqa: ARG001 - what was worked out before will be kept by it
    cutoff: datetime,
    *,
    drafts: bool = False,
    progress: Progress | None = None,
) -> LibraryRelations:
    """Return the relations of what readers have; with `drafts`, of all that is not withdrawn."""

    def make(texts: Iterable[Text], limits: Limits, ranks: Mapping[str, int]) -> Engine:
        from standfirst.relate.engine import Engine  # noqa: PLC0415 - half a second that other commands need not pay

        known = {text.id: text for text in texts}
        shown = progress("Comparing", known) if progress else known
        return Engine.of((known[id_] for id_ in shown), limits=limits, preferred=ranks)

    return relations_of(library, cutoff, drafts=drafts, make=make)
