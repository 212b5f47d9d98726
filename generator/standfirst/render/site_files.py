"""The files of the site that belong to no single page."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
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


Provider = Callable[[Sequence[Page], Site], Iterator[SiteFile]]
"""Makes some of a site's files out of all its pages, given in their fixed order."""

PROVIDERS: tuple[Provider, ...] = ()


def site_files(pages: Sequence[Page], site: Site) -> Iterator[SiteFile]:
    """Yield the files of a site that belong to no single page, in a fixed order."""
    for provider in PROVIDERS:
        yield from provider(pages, site)
