"""Terms of the desk's glossary as pages have them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TermView:
    """A term of the desk's glossary. `forms` are what stands for it in a text, `aliases` those that readers are told.

    `anchor` is its place on the page of all terms.
    """

    name: str
    definition: str
    aliases: tuple[str, ...]
    forms: tuple[str, ...]
    anchor: str
