"""Makes the files of one book, and the archive that they are in."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from standfirst import __version__
from standfirst.briefing import Briefing
from standfirst.briefing.parts import Card, Correction, Link, Quote, RoundUpView
from standfirst.briefing.together import ThreadRow
from standfirst.briefing.views import ArticlePage, EditionPage, TombstonePage, TopicPage
from standfirst.messages import catalogue
from standfirst.press.book_cover import cover_picture
from standfirst.press.book_files import Kind, chapter_file, xml_language
from standfirst.press.book_index import BookIndex
from standfirst.press.book_parts import Book, BookLook, BookStory, Chapter, Part, one_line
from standfirst.press.said import whose_words
from standfirst.render.environment import make_environment
from standfirst.text import is_web_address

IN_A_FILE = 40
"""Most stories of one file: programs lay out a file at a time."""

RELATED = 3
"""Most related stories of a story."""

BESIDE = 2
"""Stories before and after it that a story's running story names."""

Placed = tuple[ArticlePage | TombstonePage, Card | None, str]
"""A story with its id, which is that of its place in its file too."""


class BookMaker:
    """Makes the files of one book."""

    def __init__(self, briefing: Briefing, look: BookLook, book: Book, parts: list[Part]) -> None:
        self._briefing = briefing
        self._look = look
        self._book = book
        self._words = catalogue(briefing.language)
        self._at: dict[str, str] = {}
        self._chapters = list(self._placed(parts))
        self._stories = [story for chapter in self._chapters for story in chapter.stories]
        self._index = BookIndex("index.xhtml", self._stories)
        environment = make_environment(self._words, lambda path: self._place(path) or "", look.overrides)
        environment.globals |= {
            "place": self._place,
            "named": lambda link: self._index.place(link) or self._place(link.path),
            "xml_lang": xml_language,
            "book": book,
        }
        self._render: Callable[..., str] = lambda name, **values: environment.get_template(f"epub/{name}").render(
            values
        )

    def _placed(self, parts: list[Part]) -> Iterator[Chapter]:
        """Yield chapters once every story has its place: a story may be related to a later one."""
        planned: list[tuple[Part, str, bool, list[Placed]]] = []
        taken: set[str] = set()
        for part in parts:
            for start in range(0, max(1, len(part.stories)), IN_A_FILE):
                name, placed = f"c{len(planned) + 1:03}.xhtml", []
                for page, card in part.stories[start : start + IN_A_FILE]:
                    id_ = _free(f"s-{page.path.strip('/').rpartition('/')[2]}", taken)
                    self._at.setdefault(page.path, f"{name}#{id_}")
                    placed.append((page, card, id_))
                planned.append((part, name, start == 0, placed))
        number = 0
        for part, name, first, placed in planned:
            roundup = self._roundup(part) if first else None
            yield Chapter(
                name=name,
                title=part.title if first else self._continued(part, placed),
                note=part.note if first else None,
                roundup=roundup,
                introduction=part.introduction if first and (part.whole or not roundup) else None,
                stories=tuple(self._story(name, it, number + place) for place, it in enumerate(placed, 1)),
            )
            number += len(placed)

    def _story(self, name: str, placed: Placed, number: int) -> BookStory:
        page, card, id_ = placed
        return BookStory(
            id=id_,
            at=f"{name}#{id_}",
            number=number,
            page=page,
            why=card.why if card else None,
            thread=_near(page),
            related=self._related(page),
        )

    def _continued(self, part: Part, placed: list[Placed]) -> str:
        """Return the title of a further file of a long topic: it says of what days its stories are."""
        days = [self._words.date(page.when.day) for page, _, _ in placed if page.when]
        span = " – ".join(dict.fromkeys([days[0], days[-1]])) if days else ""  # noqa: RUF001 - a span of days
        return f"{part.title}, {span}" if span else part.title

    def _roundup(self, part: Part) -> RoundUpView | None:
        """Return a round-up; in an edition, a compiled one goes without what stories of the book say themselves."""
        roundup = part.roundup
        if roundup is None or part.whole or roundup.by == "desk":
            return roundup
        pieces = tuple(piece for piece in roundup.pieces if not all(card.path in self._at for card in piece[1]))
        return replace(roundup, pieces=pieces) if pieces else None

    def _related(self, page: ArticlePage | TombstonePage) -> tuple[Link, ...]:
        """Return related stories with the first reason for each, those of the book first; its thread stands alone."""
        if isinstance(page, TombstonePage):
            return ()
        threaded = {row.story.path for row in _near(page)} | {page.path}
        found: dict[str, Link] = {}
        for it in (*page.same_story, *page.background):
            if it.path and it.path not in threaded:
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
        self, page: EditionPage | TopicPage, opening: dict[str, Any] | None, corrections: Iterable[Correction]
    ) -> bytes:
        """Return the book's bytes: one archive, its files in a fixed order and of one time."""
        texts = list(self._texts(opening, tuple(corrections)))
        contents = [
            {"at": name, "title": one_line(title), "stories": self._contents_of(name)} for name, title, _, _ in texts
        ]
        files = [{"id": name.partition(".")[0], "name": name} for name in ("cover.xhtml", *(text[0] for text in texts))]
        alternative = f"{self._book.desk}: {self._book.title}"
        cover = Markup('<div class="cover"><img src="cover.png" alt="{}"></div>').format(alternative)
        language, title = self._book.language, self._words.gettext("Contents")
        nav = self._render("nav.html", contents=contents, indexed=any(name == "index.xhtml" for name, *_ in texts))
        accessibility = self._words.gettext("Text throughout, with headings, contents and languages marked.")
        made = {
            "EPUB/package.opf": self._render("package.opf", files=files, accessibility=accessibility).encode(),
            "EPUB/nav.xhtml": chapter_file(title, nav, language, kind="frontmatter", trusted=True),
            "EPUB/toc.ncx": self._render("toc.ncx", contents=contents).encode(),
            "EPUB/style.css": self._render("style.css").encode(),
            "EPUB/cover.png": cover_picture(page, self._book, self._look.accent, self._words),
            "EPUB/cover.xhtml": chapter_file(self._book.title, str(cover), language, kind="cover", trusted=True),
            **{f"EPUB/{name}": chapter_file(title, html, language, kind=kind) for name, title, html, kind in texts},
        }
        return _archive(made)

    def _texts(
        self, opening: dict[str, Any] | None, corrections: tuple[Correction, ...]
    ) -> Iterator[tuple[str, str, str, Kind]]:
        """Yield the pages in reading order: name, title, HTML, and where in a book they stand."""
        if opening is not None:
            yield "opening.xhtml", self._book.title, self._render("opening.html", **opening), "bodymatter"
        for chapter in self._chapters:
            yield chapter.name, chapter.title, self._render("chapter.html", chapter=chapter), "bodymatter"
        groups = list(self._index.groups(self._words))
        if groups:
            title = self._words.gettext("People and organisations")
            yield "index.xhtml", title, self._render("index.html", groups=groups), "backmatter"
        about = self._render("about.html", corrections=corrections, colophon=self._colophon())
        yield "about.xhtml", self._words.gettext("About this document"), about, "backmatter"

    def _contents_of(self, name: str) -> list[dict[str, str]]:
        """Return the stories of a file, for the contents."""
        return [
            {"at": story.at, "title": one_line(story.title), "language": story.language}
            for chapter in self._chapters
            if chapter.name == name
            for story in chapter.stories
        ]

    def _colophon(self) -> list[str]:
        pages = [story.page for story in self._stories]
        quotes: list[Quote] = [quote for page in pages if isinstance(page, ArticlePage) for quote in page.quotes]
        contact = self._briefing.library.options.desk.contact
        made = self._words.gettext("Made by %(program)s from the desk's annotated articles.")
        said = whose_words(self._words, (quote.standing.key for quote in quotes), contact)
        return [*said, made % {"program": f"standfirst {__version__}"}]


def _free(wanted: str, taken: set[str]) -> str:
    """Return an id that no story has yet: an edition may list a story twice."""
    id_, number = wanted, 2
    while id_ in taken:
        id_, number = f"{wanted}.{number}", number + 1
    taken.add(id_)
    return id_


def _near(page: ArticlePage | TombstonePage) -> tuple[ThreadRow, ...]:
    """Return the other stories of a story's thread, the nearest, oldest first."""
    rows = page.thread.rows if isinstance(page, ArticlePage) and page.thread else ()
    here = next((place for place, row in enumerate(rows) if row.current), 0)
    return tuple(row for row in rows[max(0, here - BESIDE) : here + BESIDE + 1] if not row.current)


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
            entry.create_system = 3  # Unix, wherever it is made: the bytes are the same
            entry.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, content, compresslevel=9)
    return made.getvalue()
