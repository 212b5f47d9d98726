"""What lies at an address that a story or a topic had: a page that leads on, on any host of plain files.

A browser with scripts goes on at once and takes the place within the page along, so that an old link to a quote leads
to the quote; one without follows the `refresh`, and a person has the link.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from standfirst.briefing import Page
from standfirst.briefing.views import ArticlePage, TombstonePage, TopicPage
from standfirst.messages import catalogue
from standfirst.render.environment import make_environment
from standfirst.render.site import Site, SiteFile
from standfirst.text import reveal


def moved_pages(pages: Sequence[Page], site: Site) -> Iterator[SiteFile]:
    """Yield a page for each old address, in the order of the pages that they lead to; of two for one the first."""
    template = make_environment(catalogue(site.language), lambda path: path).get_template("shells/moved.html")
    taken = {page.path for page in pages}  # whatever the rules of a desk allow: no page that is there is led away from
    for page in pages:
        if not isinstance(page, ArticlePage | TombstonePage | TopicPage):
            continue
        for old in page.formerly:
            if old in taken:
                continue
            taken.add(old)
            html = template.render(
                language=page.language,
                title=reveal(page.title),
                title_language=getattr(page, "article_language", page.language),
                site_name=reveal(site.name),
                to="../" * old.count("/") + page.path + site.leaf,
                canonical=site.address(page.path),
            )
            yield SiteFile(f"{old}index.html", html.encode())
