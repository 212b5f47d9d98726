"""How a desk's print looks: paper, columns, colour, logo, and where its own templates lie."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from standfirst.errors import StandfirstError
from standfirst.render.environment import theme_folder
from standfirst.site.colours import accent_for
from standfirst.source import DeskOptions

_PICTURES = frozenset([".svg", ".png", ".jpg", ".jpeg", ".gif", ".webp", ".pdf"])


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


def look_of(options: DeskOptions, content: Path, overrides: Path | None = None, address: str = "") -> Look:
    """Return the look that a desk chose in its options; `overrides` is its own folder of templates.

    Raises `StandfirstError` where its logo is not there, leads elsewhere or is no picture that print can set.
    """
    return Look(
        accent=accent_for(options.desk.accent).light,
        paper=options.print.paper,
        columns=options.print.columns,
        logo=_logo(options.desk.logo, content) if options.desk.logo else None,
        templates=(*([overrides] if overrides else []), theme_folder()),
        address=address,
    )


def _logo(name: str, content: Path) -> Path:
    path = content / "assets" / name.removeprefix("assets/")
    if not path.is_file() or not path.resolve().is_relative_to(content.resolve()):
        raise StandfirstError(
            f"the desk's logo {path} is not there", remedy="name a file below assets/ in `desk: logo:`"
        )
    if path.suffix.lower() not in _PICTURES:
        raise StandfirstError(
            f"print cannot set the desk's logo {path.name}", remedy=f"take one of {', '.join(sorted(_PICTURES))}"
        )
    return path
