"""The people and organisations of a book, each with the numbers of the stories that name or quote them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from standfirst.briefing.parts import Link
from standfirst.briefing.views import TombstonePage
from standfirst.messages import Catalogue
from standfirst.press.book_parts import BookStory, one_line
from standfirst.press.names import Names


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """A name with its stories."""

    id: str
    name: str
    stories: tuple[BookStory, ...]


class BookIndex:
    """The index of one book, in the file `name`."""

    def __init__(self, name: str, stories: Iterable[BookStory]) -> None:
        self._name = name
        self._names = Names()
        self._stories: dict[str, dict[str, BookStory]] = {}
        for story in stories:
            if isinstance(story.page, TombstonePage):
                continue
            for link in (*story.page.people, *(quote.speaker for quote in story.page.quotes)):
                self._add(link, "people", story)
            for link in story.page.organisations:
                self._add(link, "organisations", story)

    def _add(self, link: Link, kind: str, story: BookStory) -> None:
        key = self._names.key(link, link.text, kind)
        self._stories.setdefault(key, {}).setdefault(story.id, story)

    def place(self, link: Link) -> str | None:
        """Return where the index has a person or an organisation; None where it has not."""
        key = self._names.key(link, link.text)
        return f"{self._name}#{key}" if key in self._stories else None

    def groups(self, words: Catalogue) -> Iterator[tuple[str, list[IndexEntry]]]:
        """Yield people, then organisations: a title and its entries, by name."""
        titles = {"people": words.gettext("People"), "organisations": words.gettext("Organisations")}
        for kind, title in titles.items():
            entries = [
                IndexEntry(entry["key"], one_line(str(entry["text"])), tuple(self._stories[entry["key"]].values()))
                for entry in self._names.index(kind)
                if entry["key"] in self._stories
            ]
            if entries:
                yield title, entries
