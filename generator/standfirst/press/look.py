"""How a desk's print looks: paper, columns, colour, logo, and where its own templates lie."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What the desk chose. `accent` is dark enough for paper; `templates` are folders, the desk's own first."""

    accent: str
    paper: Literal["a4", "us-letter"] = "a4"
    columns: int = 2
    logo: Path | None = None
    templates: tuple[Path, ...] = ()
    address: str = ""
    """The site's address, which the colophon names."""
