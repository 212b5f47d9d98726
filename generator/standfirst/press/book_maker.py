"""Makes the files of one book, and the archive that they are in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from markupsafe import Markup
from PIL import Image

from standfirst import __version__
from standfirst.briefing import Briefing
from standfirst.briefing.parts import Card, Link, Quote, RoundUpView
from standfirst.briefing.views import ArticlePage, EditionPage, TombstonePage, TopicPage
from standfirst.messages import catalogue
from standfirst.press.book_files import chapter_file, xml_language
from standfirst.press.book_parts import Book, BookLook, BookStory, Chapter, Part, one_line
from standfirst.press.names import Names
from standfirst.press.said import whose_words
from standfirst.render.cards import card_text, draw_card
from standfirst.render.environment import make_environment
from standfirst.text import is_web_address

IN_A_FILE = 40
"""Most stories of one file: programs lay out a file at a time."""

RELATED = 3
"""Most related stories of a story."""

COVER = (1200, 1800)
"""Pixels of the cover's picture."""


class BookMaker:
    """Makes the files of one book."""

    def __init__(self, briefing: Briefing, look: BookLook, book: Book, parts: list[Part]) -> None:
        self._briefing = briefing
        self._look = look
        self._book = book
        self._words = catalogue(briefing.language)
        self._at: dict[str, str] = {}
        self._chapters = list(self._placed(parts))
        environment = make_environment(self._words, lambda path: self._place(path) or "", look.overrides)
        environment.globals |= {"place": self._place, "xml_lang": xml_language, "book": book}
        self._render: Callable[..., str] = lambda name, **values: environment.get_template(f"epub/{name}").render(
            values
        )

    def _placed(self, parts: list[Part]) -> Iterator[Chapter]:
        """Yield chapters once every story has its place: a story may be related to a later one."""
        planned: list[tuple[Part, str, tuple[tuple[ArticlePage | TombstonePage, Card | None, str], ...]]] = []
        for part in parts:
            for start in range(0, max(1, len(part.stories)), IN_A_FILE):
                name = f"c{len(planned) + 1:03}.xhtml"
                these = []
                for page, card in part.stories[start : start + IN_A_FILE]:
                    id_ = f"s{len(self._at)}"
                    self._at.setdefault(page.path, f"{name}#{id_}")
                    these.append((page, card, id_))
                planned.append((part, name, tuple(these)))
        before: Part | None = None
        for part, name, placed in planned:
            first = part is not before
            topic = part.topic if first else None
            roundup = self._roundup(topic, whole=part.whole) if topic else None
            yield Chapter(
                name=name,
                title=part.title if first else "",
                roundup=roundup,
                introduction=topic.introduction if topic and (part.whole or not roundup) else None,
                stories=tuple(
                    BookStory(
                        id=id_,
                        at=f"{name}#{id_}",
                        page=page,
                        why=card.why if card else None,
                        related=self._related(page),
                    )
                    for page, card, id_ in placed
                ),
            )
            before = part

    def _roundup(self, topic: TopicPage, *, whole: bool) -> RoundUpView | None:
        """Return a round-up; not `whole`, a compiled one goes without what stories of the book say themselves."""
        roundup = topic.roundup
        if roundup is None or whole or roundup.by == "desk":
            return roundup
        pieces = tuple(piece for piece in roundup.pieces if not all(card.path in self._at for card in piece[1]))
        return replace(roundup, pieces=pieces) if pieces else None

    def _related(self, page: ArticlePage | TombstonePage) -> tuple[Link, ...]:
        """Return related stories with the first reason for each: those of the book before others."""
        if isinstance(page, TombstonePage):
            return ()
        found: dict[str, Link] = {}
        for it in (*page.same_story, *page.background):
            if it.path:
                why = it.reasons[0].text if it.reasons else None
                found.setdefault(it.path, Link(it.title, it.path, it.language, note=why))
        return tuple(sorted(found.values(), key=lambda link: link.path not in self._at)[:RELATED])

    def _place(self, path: str | None) -> str | None:
        """Return where an address of the site leads: in the book, else on the web, else nowhere."""
        if path is None:
            return None
        if path in self._at:
            return self._at[path]
        return f"{self._look.address.rstrip('/')}/{path}" if is_web_address(self._look.address) else None

    def packed(
        self, page: EditionPage | TopicPage, opening: dict[str, Any] | None, corrections: Iterable[Any]
    ) -> bytes:
        """Return the book's bytes: one archive, its files in a fixed order and of one time."""
        texts: dict[str, tuple[str, str]] = {}
        if opening is not None:
            texts["opening.xhtml"] = (self._book.title, self._render("opening.html", **opening))
        for chapter in self._chapters:
            title = chapter.title or self._book.title
            texts[chapter.name] = (title, self._render("chapter.html", chapter=chapter))
        groups = list(self._index())
        if groups:
            title = self._words.gettext("People and organisations")
            texts["index.xhtml"] = (title, self._render("index.html", groups=groups))
        title = self._words.gettext("About this document")
        texts["about.xhtml"] = (
            title,
            self._render("about.html", corrections=tuple(corrections), colophon=self._colophon()),
        )
        contents = [
            {"at": name, "title": one_line(title), "stories": self._stories_of(name)}
            for name, (title, _) in texts.items()
            if self._stories_of(name) or not name.startswith("c")
        ]
        files = [{"id": "cover", "name": "cover.xhtml"}] + [
            {"id": name.partition(".")[0], "name": name} for name in texts
        ]
        cover = Markup('<div class="cover"><img src="cover.png" alt="{}"></div>').format(
            f"{self._book.desk}: {self._book.title}"
        )
        language = self._book.language
        made = {
            "EPUB/package.opf": self._render("package.opf", files=files).encode(),
            "EPUB/nav.xhtml": self._file(self._words.gettext("Contents"), self._render("nav.html", contents=contents)),
            "EPUB/toc.ncx": self._render("toc.ncx", contents=contents).encode(),
            "EPUB/style.css": self._render("style.css").encode(),
            "EPUB/cover.png": self._cover(page),
            "EPUB/cover.xhtml": chapter_file(self._book.title, str(cover), language, kind="cover", trusted=True),
            **{f"EPUB/{name}": chapter_file(title, html, language) for name, (title, html) in texts.items()},
        }
        return _archive(made)

    def _file(self, title: str, html: str) -> bytes:
        return chapter_file(title, html, self._book.language, kind="frontmatter", trusted=True)

    def _stories_of(self, name: str) -> list[dict[str, str]]:
        return [
            {"at": story.at, "title": one_line(story.title), "language": story.language}
            for chapter in self._chapters
            if chapter.name == name
            for story in chapter.stories
        ]

    def _index(self) -> Iterator[tuple[str, list[tuple[str, list[tuple[str, int]]]]]]:
        names, places = Names(), dict[str, dict[str, None]]()
        for story in (story for chapter in self._chapters for story in chapter.stories):
            if isinstance(story.page, TombstonePage):
                continue
            people = [*story.page.people, *(quote.speaker for quote in story.page.quotes)]
            for kind, links in (("people", people), ("organisations", [*story.page.organisations])):
                for link in links:
                    places.setdefault(names.key(link, link.text, kind), {})[story.at] = None
        titles = {"people": self._words.gettext("People"), "organisations": self._words.gettext("Organisations")}
        for kind, title in titles.items():
            entries = [
                (one_line(str(entry["text"])), [(at, number) for number, at in enumerate(places[entry["key"]], 1)])
                for entry in names.index(kind)
            ]
            if entries:
                yield title, entries

    def _colophon(self) -> list[str]:
        stories = [story.page for chapter in self._chapters for story in chapter.stories]
        quotes: list[Quote] = [quote for page in stories if isinstance(page, ArticlePage) for quote in page.quotes]
        contact = self._briefing.library.options.desk.contact
        made = self._words.gettext("Made by %(program)s from the desk's annotated articles.")
        said = whose_words(self._words, (quote.standing.key for quote in quotes), contact)
        return [*said, made % {"program": f"standfirst {__version__}"}]

    def _cover(self, page: EditionPage | TopicPage) -> bytes:
        """Return the cover's picture: the page's own card on a sheet of its colour."""
        said = card_text(page, self._briefing.name, self._look.accent, self._words)
        if said is None:
            raise LookupError(page.kind)
        with Image.open(io.BytesIO(draw_card(said))) as card:
            drawn = card.convert("RGB")
        sheet = Image.new("RGB", COVER, drawn.getpixel((0, 0)))
        sheet.paste(drawn, (0, (COVER[1] - drawn.height) // 3))
        made = io.BytesIO()
        sheet.convert("P", palette=Image.Palette.ADAPTIVE, colors=64).save(made, "PNG", optimize=True)
        return made.getvalue()


_CONTAINER = (
    '<?xml version="1.0"?>\n<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>'
    "</container>\n"
)


def _archive(files: dict[str, bytes]) -> bytes:
    """Return files as an EPUB's archive: its type first and not compressed, all of one time."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, content in {
            "mimetype": b"application/epub+zip",
            "META-INF/container.xml": _CONTAINER.encode(),
            **files,
        }.items():
            entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, compresslevel=9)
    return made.getvalue()
