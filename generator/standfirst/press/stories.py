"""A story as print shows it, as data: the contract is in docs/print.md."""

from __future__ import annotations

from dataclasses import dataclass, field

from standfirst.briefing.parts import Card, Correction, Link, Quote, When
from standfirst.briefing.together import RelatedStory
from standfirst.briefing.views import ArticlePage, TombstonePage
from standfirst.messages import Catalogue, quotation_marks
from standfirst.press.names import Names
from standfirst.press.prose import Node, Prose, Said
from standfirst.press.said import standing_words, translated_words
from standfirst.text import direction, safe_href

BESIDE = 2
"""Stories before and after it that a story's running story names."""

RELATED = 3
"""Most cross references of a story; the site has all of them."""


@dataclass(slots=True)
class StoryMaker:
    """Makes the stories of one volume; `labels` has each story of it by its page's address.

    Copies whose page's address is in `later` are left out: they were not there on the day of the volume.
    """

    prose: Prose
    catalogue: Catalogue
    names: Names
    labels: dict[str, str]
    drafts: bool = False
    later: frozenset[str] = frozenset()
    publishers: set[str] = field(default_factory=set)
    standings: set[str] = field(default_factory=set)
    quotes: int = 0

    def story(self, page: ArticlePage | TombstonePage, card: Card | None = None) -> Node:
        """Return a story; `card` is how an edition lists it, with its line on why."""
        node: Node = {
            "id": self.labels[page.path],
            "title": self.prose.said(page.title, page.article_language),
            "publisher": self.link(page.publisher),
            "date": self.date(page.when),
            "why": self.prose.said(card.why if card else None),
        }
        if page.publisher:
            self.publishers.add(page.publisher.text)
        if isinstance(page, TombstonePage):
            return node | {"gone": self._gone(page)}
        return node | {
            "mark": self._mark(page),
            "summary": self.prose.markdown(page.summary),
            "points": [self.prose.said(point) for point in page.key_points],
            "comment": self.prose.markdown(page.commentary),
            "quotes": [self.quote(quote) for quote in page.quotes],
            "also": [self.link(link) for link in page.copies if link.path not in self.later],
            "thread": self._thread(page),
            "related": self._related(page),
            "corrections": [self.correction(item) for item in page.corrections],
            "named": [
                *(self._named(link) for link in page.people),
                *(self._named(link, "organisations") for link in page.organisations),
            ],
            "note": self._note(page),
        }

    def quote(self, quote: Quote) -> Node:
        """Return a quote: what is shown first, in marks, and the source's words beside a translation."""
        self.quotes += 1
        self.standings.add(quote.standing.key)
        translation = quote.translation if quote.language != self.catalogue.language else None
        language = translation.language if translation else quote.language
        return {
            "words": self._speech(translation.text if translation else quote.text, language),
            "original": self._speech(quote.text, quote.language) if translation else None,
            "rtl": direction(quote.language) == "rtl",
            "speaker": self._named(quote.speaker),
            "role": self.prose.said(quote.role),
            "context": self.prose.said(quote.context),
            "translated": self.prose.said(translated_words(quote, self.catalogue)),
            "standing": self.prose.said(standing_words(quote.standing, self.catalogue)),
            "link": safe_href(quote.source_link),
            "story": self.labels.get(quote.article.path or ""),
        }

    def correction(self, item: Correction) -> Node:
        """Return a correction; what a source says of itself is in its own language."""
        own = item.article.language if item.field in {"title", "authors", "dateline", "section"} else None
        return {
            "date": self.date(item.when),
            "story": self.prose.said(item.article.text, item.article.language),
            "id": self.labels.get(item.article.path or ""),
            "note": self.prose.said(item.note),
            "was": self.prose.said(item.was, own),
            "now": self.prose.said(item.now, own),
        }

    def link(self, link: Link | None) -> Said | None:
        """Return a link's text."""
        return self.prose.said(link.text, link.language) if link else None

    def date(self, moment: When | None) -> str | None:
        """Return a day as the volume's language writes it."""
        return self.prose.plain(self.catalogue.date(moment.day)) if moment else None

    def _speech(self, words: str, language: str) -> Said | None:
        opening, closing = quotation_marks(language or self.catalogue.language)
        return self.prose.said(f"{opening}{words}{closing}", language)

    def _named(self, link: Link, kind: str = "people") -> Node:
        said = self.prose.said(link.text, link.language)
        return {"text": said, "key": self.names.key(link, said, kind)}

    def _mark(self, page: ArticlePage) -> str | None:
        if not self.drafts or (page.mark is None and not page.proposed):
            return None
        words = {
            "review": "In review",
            "embargoed": "Under embargo",
            "withdrawn": "Withdrawn",
            "expired": "No longer offered",
        }
        return self.prose.plain(self.catalogue.gettext(words.get(page.mark or "", "Proposed")))

    def _gone(self, page: TombstonePage) -> Said | None:
        gettext = self.catalogue.gettext
        if page.withdrawn is None:
            return self.prose.said(gettext("No longer offered"))
        said = f"{gettext('Withdrawn')}, {self.catalogue.date(page.withdrawn.day)}"
        return self.prose.said(f"{said}: {page.reason}" if page.reason else said)

    def _note(self, page: ArticlePage) -> Node:
        """Return the source as a bibliography has it, in the order of the page's own citation."""
        accessed = page.origin.accessed
        read = self.catalogue.gettext("read on %(date)s")
        return {
            "authors": self.prose.said(", ".join(page.authors) or None, page.article_language),
            "title": self.prose.said(page.title, page.article_language),
            "publisher": self.link(page.publisher),
            "date": self.date(page.when),
            "url": safe_href(page.origin.url),
            "accessed": self.prose.plain(read % {"date": self.catalogue.date(accessed.day)}) if accessed else None,
        }

    def _thread(self, page: ArticlePage) -> list[Node]:
        """Return the other stories of its thread that the volume has, the nearest, oldest first."""
        rows = page.thread.rows if page.thread else ()
        here = next((place for place, row in enumerate(rows) if row.current), 0)
        near = rows[max(0, here - BESIDE) : here + BESIDE + 1]
        return [
            {"title": self.link(row.story), "id": self.labels[row.story.path], "date": self.date(row.when)}
            for row in near
            if not row.current and row.story.path in self.labels and row.story.path
        ]

    def _related(self, page: ArticlePage) -> list[Node]:
        """Return the related stories that the volume has, each with why; those of its thread stand there."""
        rows = {row.story.path for row in page.thread.rows} if page.thread else set()
        found: dict[str, RelatedStory] = {}
        for related in (*page.same_story, *page.background):
            if related.path and related.path in self.labels and related.path not in rows | {page.path}:
                found.setdefault(related.path, related)
        return [
            {
                "title": self.prose.said(related.title, related.language),
                "id": self.labels[path],
                "why": self.prose.said(related.reasons[0].text if related.reasons else None),
            }
            for path, related in list(found.items())[:RELATED]
        ]
