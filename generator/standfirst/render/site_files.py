"""The files of the site that belong to no single page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standfirst.briefing import Page
from standfirst.render.bibliographies import bibliographies
from standfirst.render.calendar import editions_calendar
from standfirst.render.data import data_files
from standfirst.render.data_schema import schema_file
from standfirst.render.former_feeds import former_feeds
from standfirst.render.opml import topics_opml
from standfirst.render.redirects import moved_pages
from standfirst.render.robots import robots_file
from standfirst.render.site import Address, Provider, Site, SiteFile
from standfirst.render.stylesheets import lean_stylesheets

__all__ = ["PROVIDERS", "Address", "Provider", "Site", "SiteFile", "site_files"]

# A provider's own module imports `Site` and `SiteFile` from `render.site`: from here it would be a circle.
PROVIDERS: tuple[Provider, ...] = (
    topics_opml,
    former_feeds,
    editions_calendar,
    robots_file,
    moved_pages,
    data_files,
    bibliographies,
    schema_file,
    lean_stylesheets,
)


def site_files(pages: Sequence[Page], site: Site) -> Iterator[SiteFile]:
    """Yield the files of a site that belong to no single page, in a fixed order."""
    for provider in PROVIDERS:
        yield from provider(pages, site)
