"""The sections of a volume: a topic's opening, its chart and its stories."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from standfirst.briefing.parts import Card, Coverage, Introduction, RoundUpView
from standfirst.briefing.views import TopicPage
from standfirst.messages import Catalogue
from standfirst.press.prose import Node, Prose
from standfirst.render.charts import HEIGHT, charts


class SectionMaker:
    """Makes the openings of topics for one volume; `labels` has each story of it by its page's address."""

    def __init__(self, prose: Prose, catalogue: Catalogue, labels: dict[str, str]) -> None:
        self._prose = prose
        self._catalogue = catalogue
        self._labels = labels
        self._chart = charts(catalogue)

    def section(self, label: str, title: str, stories: list[Node], note: str | None = None) -> Node:
        """Return a section without an opening."""
        return {
            "id": label,
            "title": self._prose.said(title),
            "note": self._prose.said(note),
            "introduction": [],
            "introduction_note": None,
            "roundup": None,
            "coverage": None,
            "stories": stories,
        }

    def opening(self, page: TopicPage, *, both: bool, until: date | None = None) -> Node:
        """Return a topic's opening: its round-up, or its introduction, or `both`; none newer than `until`."""
        fresh = until is None or page.as_of is None or page.as_of.day <= until
        roundup = self._roundup(page.roundup, whole=both) if page.roundup and fresh else None
        introduction = page.introduction
        if introduction and until and introduction.updated and introduction.updated.day > until:
            introduction = None
        node: Node = {"roundup": roundup}
        if introduction and (both or not roundup):
            node |= self._introduction(introduction)
        return node

    def coverage(self, coverage: Coverage | None) -> Node | None:
        """Return a chart of how much was reported when: its bars and the same in words."""
        if coverage is None:
            return None
        chart = self._chart(coverage)
        most = f"{self._catalogue.gettext('Most:')} {chart.peak}" if chart.peak else ""
        span = chart.first if chart.first == chart.last else f"{chart.first} – {chart.last}"  # noqa: RUF001 - a span
        return {
            "title": self._prose.plain(chart.title),
            "alternative": self._prose.plain(". ".join(filter(None, [f"{chart.title}, {span}", most]))),
            "first": self._prose.plain(chart.first),
            "last": self._prose.plain(chart.last),
            "most": self._prose.plain(most),
            "width": chart.width,
            "height": HEIGHT,
            "bars": [{"x": bar.x, "height": bar.height} for bar in chart.bars],
            "stories": sum(bar.stories for bar in coverage.bars),
        }

    def _introduction(self, introduction: Introduction) -> Node:
        note = None
        if introduction.updated:
            day = self._catalogue.date(introduction.updated.day)
            note = f"{self._catalogue.gettext('Introduction by the desk,')} {day}"
            if introduction.stale:
                note += f" ({self._catalogue.gettext('not updated for a while')})"
        return {
            "introduction": self._prose.markdown(introduction.markdown),
            "introduction_note": self._prose.said(note),
        }

    def _roundup(self, roundup: RoundUpView, *, whole: bool) -> Node | None:
        """Return a round-up; not `whole`, a compiled one goes without what the stories below it say themselves."""
        compiled = roundup.by == "compiled"
        pieces = [
            {
                "text": self._prose.plain(text) if compiled else self._prose.markdown(text),
                "stories": [self._cited(card) for card in cards],
            }
            for text, cards in roundup.pieces
            if whole or not compiled or not all(card.path in self._labels for card in cards)
        ]
        if not pieces:
            return None
        stories = {
            card.path for text, cards in roundup.pieces for card in cards if whole or card.path not in self._labels
        }
        count = roundup.stories if whole else len(stories)
        return {
            "pieces": pieces,
            "compiled": compiled,
            "note": self._prose.said(" ".join(self._said_by(roundup, count))),
        }

    def _cited(self, card: Card) -> Node:
        publisher = card.publisher
        return {
            "id": self._labels.get(card.path),
            "title": self._prose.said(card.title, card.language),
            "publisher": self._prose.said(publisher.text, publisher.language) if publisher else None,
            "date": self._prose.plain(self._catalogue.date(card.when.day)) if card.when else None,
        }

    def _said_by(self, roundup: RoundUpView, stories: int) -> Iterator[str]:
        catalogue = self._catalogue
        if roundup.by == "desk":
            if roundup.program is None:
                yield catalogue.gettext("Written by the desk")
            else:
                said = catalogue.gettext("Compiled by %(program)s, accepted by the desk")
                yield said % {"program": roundup.program}
            return
        said = catalogue.ngettext(
            "Compiled word for word from the summary of %(num)s story",
            "Compiled word for word from the summaries of %(num)s stories",
            stories,
        )
        yield said % {"num": catalogue.number(stories)}


def labelled(paths: Iterable[str]) -> dict[str, str]:
    """Return a label for the story at each address, in order: an address is no name that a compiler takes."""
    return {path: f"s{place}" for place, path in enumerate(dict.fromkeys(paths))}
