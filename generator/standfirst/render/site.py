"""The site as a whole, for the files of it that belong to no single page: what their makers get, and give."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from standfirst.briefing import Page

Address = Callable[[str], str | None]
"""Turns a path of the site into an absolute address; None where the desk has said no `site_url`."""


class SiteFile(NamedTuple):
    """A file of the site: its path below the site's root, and its bytes."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Site:
    """What the files of a site need to know of it."""

    name: str
    language: str
    cutoff: datetime
    """The build's time, in UTC."""
    address: Address
    description: str = ""
    contact: str | None = None
    leaf: str = ""
    """What stands behind an address that ends in a slash: `index.html` for a site that is opened from a disk."""

    overrides: Path | None = None
    """The desk's own folder of templates."""
    folder: Path | None = None
    """Where the site's pages and assets lie, once they are written."""
    drafts: bool = False
    """Whether drafts are among the pages: then there is no data, whose counts would tell of them."""


Provider = Callable[[Sequence[Page], Site], Iterator[SiteFile]]
"""Makes some of a site's files out of all its pages, given in their fixed order."""
