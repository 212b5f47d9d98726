"""Feeds: the newest entries of a page as Atom (RFC 4287) and as JSON Feed 1.1 (jsonfeed.org).

Atom is written through feedgenerator, the liveliest of the libraries that do (BSD, by the makers of Pelican). Nobody
keeps one for JSON Feed, which is JSON and no more. A story stands in as many feeds as it has topics, people and a
publisher, so its entry is made once in each form and then only copied.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from typing import Any, NamedTuple

from feedgenerator import Atom1Feed
from feedgenerator.django.utils.xmlutils import SimplerXMLGenerator

from standfirst.briefing import Page
from standfirst.briefing.feed_parts import Feed, FeedEntry
from standfirst.markdown import plain_markdown, sanitise
from standfirst.messages import Catalogue
from standfirst.render.environment import make_environment
from standfirst.text import escape_html, json_text, reveal

ATOM, JSON_FEED = "feed.xml", "feed.json"
"""Names of a page's feeds in its folder."""

VERSION = "https://jsonfeed.org/version/1.1"

_LEAF = "index.html"
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
"""When a feed changed that holds nothing: Atom wants a time, and the clock's would be another in each build."""


class _Made(NamedTuple):
    """An entry in both forms, finished."""

    of: FeedEntry
    atom: str
    json: str


class FeedWriter:
    """Writes the feeds of a site whose own address is known: a program reads them far from the page."""

    def __init__(
        self, catalogue: Catalogue, address: Callable[[str], str | None], overrides: Path | None = None
    ) -> None:
        """Use the strings of `catalogue`, and `address` for links; `overrides` is a desk's own folder of templates."""
        self._language = catalogue.language
        self._address = address
        self._templates = make_environment(catalogue, self._page, overrides).overlay(
            trim_blocks=True, auto_reload=False
        )
        self._made: dict[str, _Made] = {}

    def atom(self, page: Page, feed: Feed) -> bytes:
        """Return a page's feed as Atom."""
        writer = _Atom(
            title=reveal(feed.title),
            link=self._page(page.path),
            description=reveal(page.description),
            language=self._language,
            feed_url=file_address(self._address, page.path, ATOM),
            feed_guid=file_address(self._address, page.path, ATOM),
            author_name=reveal(feed.desk),
        )
        writer.changed = feed.updated or _NEVER
        writer.made = [self._entry(entry).atom for entry in feed.entries]
        return str(writer.writeString("utf-8")).encode() + b"\n"

    def json(self, page: Page, feed: Feed) -> bytes:
        """Return a page's feed as JSON Feed."""
        about = _present(
            {
                "version": VERSION,
                "title": feed.title,
                "home_page_url": self._page(page.path),
                "feed_url": file_address(self._address, page.path, JSON_FEED),
                "description": page.description,
                "language": self._language,
                "authors": [{"name": feed.desk, "url": self._page("")}],
            }
        )
        items = ",\n".join(self._entry(entry).json for entry in feed.entries)
        # The items are finished JSON; the object that they go into is closed behind them.
        return f'{str(json_text(about))[:-1]},"items":[{items}]}}\n'.encode()

    def _entry(self, entry: FeedEntry) -> _Made:
        made = self._made.get(entry.path)
        if made is None or made.of is not entry:
            content = self._content(entry)
            made = self._made[entry.path] = _Made(entry, self._as_atom(entry, content), self._as_json(entry, content))
        return made

    def _content(self, entry: FeedEntry) -> str:
        template = self._templates.get_template(f"feeds/{entry.kind}.html")
        return sanitise(reveal(template.render(entry=entry)))

    def _as_atom(self, entry: FeedEntry, content: str) -> str:
        writer = _Atom(title="", link="", description="")
        writer.add_item(
            title=reveal(entry.title),
            link=self._page(entry.path),
            description=str(escape_html(_summary(entry))) or None,  # the library says that it is HTML
            unique_id=self._id(entry),
            pubdate=entry.published,
            updateddate=entry.updated,
            content=content,
            language=entry.language,
            authors=[reveal(name) for name in _authors(entry)],
            topics=[(reveal(topic.text), (topic.path or "").strip("/").rsplit("/", 1)[-1]) for topic in entry.topics],
            scheme=self._page("topics/"),
            source=entry.source_url,
        )
        out = StringIO()
        writer.write_items(SimplerXMLGenerator(out, "utf-8", short_empty_elements=True))
        return out.getvalue()

    def _as_json(self, entry: FeedEntry, content: str) -> str:
        item = {
            "id": self._id(entry),
            "url": self._page(entry.path),
            "external_url": entry.source_url,
            "title": entry.title,
            "content_html": content,
            "summary": _summary(entry),
            "date_published": entry.published.isoformat() if entry.published else None,
            "date_modified": entry.updated.isoformat(),
            "authors": [{"name": name} for name in _authors(entry)],
            "tags": [topic.text for topic in entry.topics],
            "language": entry.language,
        }
        return str(json_text(_present(item)))

    def _id(self, entry: FeedEntry) -> str:
        return file_address(self._address, entry.key)

    def _page(self, path: str) -> str:
        return self._address(path) or path


class _Atom(Atom1Feed):  # type: ignore[misc]
    """feedgenerator's Atom with what it leaves out: several authors, labels of categories, languages, the source."""

    def __init__(self, **values: Any) -> None:
        super().__init__(**values)
        self.changed = _NEVER
        self.made: list[str] = []
        """Entries that were written before, as XML."""

    def latest_post_date(self) -> datetime:
        return self.changed

    def write_items(self, handler: Any) -> None:
        super().write_items(handler)
        for entry in self.made:
            handler.ignorableWhitespace(f"\n{entry}")  # of a writer's methods the one that escapes nothing

    def item_attributes(self, item: dict[str, Any]) -> dict[str, str]:
        # The headline's language: what is in `content` says its own.
        return {"xml:lang": item["language"]}

    def add_item_elements(self, handler: Any, item: dict[str, Any]) -> None:
        super().add_item_elements(handler, item)
        if item["source"]:
            handler.addQuickElement("link", "", {"rel": "via", "href": item["source"], "hreflang": item["language"]})
        for name in item["authors"]:
            handler.startElement("author", {})
            handler.addQuickElement("name", name)
            handler.endElement("author")
        for label, term in item["topics"]:
            handler.addQuickElement("category", "", {"term": term, "label": label, "scheme": item["scheme"]})


def file_address(address: Callable[[str], str | None], path: str, name: str = "") -> str:
    """Return the absolute address of a file in a page's folder, or the folder's own, without an `index.html`.

    Raises `ValueError` where the site's own address is not known: without it nothing that leaves the site has one.
    """
    folder = address(path)
    if folder is None:
        raise ValueError("no address without the site's own")
    return f"{folder.removesuffix(_LEAF)}{name}"


def _summary(entry: FeedEntry) -> str:
    return reveal(plain_markdown(entry.summary)) if entry.summary else ""


def _authors(entry: FeedEntry) -> list[str]:
    """Return whose story it is: its authors, and its publisher."""
    return list(dict.fromkeys([*entry.authors, *([entry.publisher.text] if entry.publisher else [])]))


def _present(values: Mapping[str, object]) -> dict[str, object]:
    return {name: value for name, value in values.items() if value not in (None, "", [])}
