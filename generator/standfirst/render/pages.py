"""From one view to one finished page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup

from standfirst import __version__
from standfirst.briefing import VERSION, Page
from standfirst.markdown import sanitise_page
from standfirst.messages import catalogue
from standfirst.render.beside import FileBeside, files_beside, link_to
from standfirst.render.bibliographies import bibliography
from standfirst.render.cards import HEIGHT, WIDTH, CardText, card_text
from standfirst.render.cards import NAME as CARD
from standfirst.render.citations import article_citation, edition_citation, topic_citation
from standfirst.render.environment import make_environment
from standfirst.render.explained import Explained
from standfirst.render.feeds import FeedWriter
from standfirst.render.jsonld import structured_data
from standfirst.render.records import SearchRecord, search_records
from standfirst.text import is_web_address, json_text, plain, reveal, sha256

_HEADING = re.compile(r'<h2 id="([a-z0-9-]+)"[^>]*>(.*?)</h2>', re.DOTALL)


_PROPERTY = Markup('<meta property="{}" content="{}">')
_LARGE = Markup('<meta name="twitter:card" content="summary_large_image">')
_JSON_LD = Markup('<script type="application/ld+json">{}</script>')


class Desk(NamedTuple):
    """Whose site it is: for pictures of shared links, and for what programs read. `accent` is a colour as `#8f2436`."""

    name: str
    accent: str


class Section(NamedTuple):
    """A part of a page for its table of contents: plain title and anchor."""

    title: str
    anchor: str


@dataclass(frozen=True)
class RenderedPage:
    """A finished page without its shell. `html` is sanitised, `head` escaped; other text is plain, to be escaped."""

    view: Page
    html: str
    records: tuple[SearchRecord, ...]
    """What search knows of the page and of its parts; empty when it is not to be found."""
    head: Markup
    """What the document's head must hold for programs: links to the files beside the page, and JSON-LD."""
    beside: tuple[FileBeside, ...]
    """Files for the page's own folder."""
    card: CardText | None = None
    """What the page's own picture for shared links says; it lies beside the page as `card.png`."""

    @property
    def path(self) -> str:
        """The address below the site's root; it ends in `/`, home is the empty string."""
        return self.view.path

    @property
    def file(self) -> str:
        """The file below the site's folder."""
        return self.view.path if self.view.path.endswith(".html") else f"{self.view.path}index.html"

    @property
    def title(self) -> str:
        """The title, with hidden characters written out."""
        return reveal(self.view.title)

    @property
    def description(self) -> str:
        """The description, with hidden characters written out."""
        return reveal(self.view.description)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The page's second-level headings."""
        return tuple(Section(plain(title), anchor) for anchor, title in _HEADING.findall(self.html))

    @cached_property
    def key(self) -> str:
        """The dependency key: it changes whenever what the page says may have changed."""
        return sha256(f"{__version__}\n{VERSION}\n{self.view!r}")


class Renderer:
    """Renders views through the theme's page templates."""

    def __init__(  # noqa: PLR0913 - one a setting
        self,
        language: str,
        *,
        overrides: Path | None = None,
        root: str | None = None,
        directory_urls: bool = True,
        site_url: str | None = None,
        fulltext: bool = False,
        desk: Desk | None = None,
        drafts: bool = False,
        pdf: bool = False,
        bibliographies: bool = False,
    ) -> None:
        """Use the catalogue of `language`.

        `root` makes links absolute, as a page of wrong addresses needs; without `directory_urls` they name each
        `index.html`, so that a site opened from a disk works. `site_url` is the site's own address, for what programs
        read; without it that names no page of ours. `fulltext` puts the bodies that the site shows whole into what
        search knows. With a `desk`, pages name a picture for shared links. With `drafts`, no data lie beside pages:
        their numbers would tell of what readers do not have. With `pdf`, pages offer the one that will lie beside them;
        with `bibliographies`, the lists of sources that come with the files of the site.
        """
        self._root = root
        self._site = f"{site_url.rstrip('/')}/" if is_web_address(site_url or "") and site_url else None
        self._leaf = "" if directory_urls else "index.html"
        self._base = root or ""
        self._fulltext = fulltext
        self._drafts = drafts
        self._desk = desk
        self._catalogue = catalogue(language)
        self.environment = make_environment(self._catalogue, self._href, overrides)
        self._feeds = FeedWriter(self._catalogue, self.address, overrides) if self._site else None
        self.environment.globals |= {
            "feeds": self._feeds is not None,
            "pdf": pdf,
            "article_citation": article_citation,
            "topic_citation": partial(topic_citation, address=self.address),
            "edition_citation": partial(edition_citation, address=self.address, catalogue=self._catalogue),
            "bibliography": bibliography if bibliographies else lambda _: (),
        }

    def _href(self, path: str) -> str:
        address = self._base + path
        return (address + self._leaf if not address or address.endswith("/") else address) or "./"

    def address(self, path: str) -> str | None:
        """Return the absolute address of a page or of another file, where the site's own is known."""
        leaf = self._leaf if not path or path.endswith("/") else ""
        return None if self._site is None else self._site + path + leaf

    def render(self, page: Page) -> RenderedPage:
        """Return the finished page: template, then hidden characters written out, then the sanitiser."""
        self._base = self._root if self._root is not None else "../" * page.path.count("/")
        template = self.environment.get_template(f"pages/{page.kind}.html")
        html = template.render(page=page, explained=Explained(page.terms))
        beside = () if self._drafts else files_beside(page, self._feeds, self.address)
        records = search_records(page, fulltext=self._fulltext)
        card = card_text(page, self._desk.name, self._desk.accent, self._catalogue) if self._desk else None
        head = Markup("\n").join([*self._head(page, beside), *self.sharing_head(page.path, card)])
        return RenderedPage(page, sanitise_page(reveal(html)), records, head, beside, card)

    def _head(self, page: Page, beside: tuple[FileBeside, ...]) -> list[Markup]:
        links = [link_to(file) for file in beside]
        data = structured_data(page, self.address, self._desk.name if self._desk else None)
        return [*links, *([_JSON_LD.format(json_text(data))] if data else [])]

    def sharing_head(self, path: str, card: CardText | None = None) -> list[Markup]:
        """Return what names the picture for shared links of the page at `path`: its own `card`, else the site's.

        Nothing without the site's address: services ask for a picture by its whole address.
        """
        address = self.address(f"{path if card else ''}{CARD}")
        if self._desk is None or address is None:
            return []
        shown = card.description if card else self._desk.name
        told = [("og:image", address), ("og:image:type", "image/png"), ("og:image:width", str(WIDTH)),
                ("og:image:height", str(HEIGHT)), ("og:image:alt", shown)]  # fmt: skip
        return [*(_PROPERTY.format(name, reveal(value)) for name, value in told), _LARGE]

    def render_all(self, pages: Iterable[Page]) -> Iterator[RenderedPage]:
        """Yield each page finished, one at a time."""
        for page in pages:
            yield self.render(page)
