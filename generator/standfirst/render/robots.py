"""robots.txt: everything may be read, and where the map of the site is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standfirst.briefing import Page
from standfirst.render.site import Site, SiteFile


def robots_file(pages: Sequence[Page], site: Site) -> Iterator[SiteFile]:  # noqa: ARG001 - the shape of a provider
    """Yield robots.txt (RFC 9309); without the site's address, which a map must be named by, there is none.

    Crawlers read it at the root of a host alone: below a path, whoever keeps the root has to name the map there.
    """
    sitemap = site.address("sitemap.xml")
    if sitemap is not None:
        yield SiteFile("robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n".encode())
