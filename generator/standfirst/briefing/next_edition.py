"""The next edition, proposed: which of the new stories stand in it, in what order, why, and as what file.

A proposal fits a reading time, has room for the editor's lead and says nothing that is not counted or read off. It is
marked as proposed, and nothing of it reaches readers until an editor publishes it (docs/editions.md).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from standfirst.briefing.edition_news import Development, LeftOut, News, Since, news_of
from standfirst.briefing.editions import edition_row
from standfirst.briefing.stories import Stories
from standfirst.messages import Catalogue, catalogue
from standfirst.quotes import Verifier
from standfirst.relate import Relations
from standfirst.source import Article, Edition, Library
from standfirst.source.moments import Moment, zone_named
from standfirst.source.schema import EditionFields
from standfirst.source.schema.edition import EditionQuote, StoryFields
from standfirst.source.yamltext import Value, as_block
from standfirst.text import forbidden_characters, printable, shorten

LEAD_WORDS = 120
"""Words of room for the editor's lead: what those of the sample desk have."""

MOST_NOTED = 10
"""Stories noted in a line; what is left is only counted."""

QUOTE_WORDS = 60
"""Words of the longest quote that stands alone on a front page."""

_CONSIDERED = 300
"""How many stories are tried for room: what is below never found any."""
_HEADLINE = 90
"""Characters of a headline inside a line that says why."""


@dataclass(frozen=True, slots=True)
class ProposedStory:
    """A story in its place. `topic` is the title it stands under, `why` a true line in the desk's language, or none."""

    id: str
    topic: str | None
    why: str | None
    publishers: int
    reports: int


@dataclass(frozen=True, slots=True)
class ProposedEdition:
    """An edition that nobody has accepted; `minutes` are what its page would say, the editor's lead not counted.

    `stories` are in the order to print, the lead first; none where nothing is new or nothing fits.
    """

    day: date
    since: Since
    stories: tuple[ProposedStory, ...]
    also_noted: tuple[str, ...]
    quote: EditionQuote | None
    minutes: int
    left_out: tuple[LeftOut, ...]


def propose_edition(
    library: Library,
    relations: Relations,
    day: date,
    cutoff: datetime,
    *,
    minutes: int | None = None,
    verifier: Verifier | None = None,
) -> ProposedEdition:
    """Return the edition proposed for a day, read in at most `minutes` (else the desk's).

    `cutoff` is when readers get it (`reading_time`), and `relations` are those of that time.
    """
    news = news_of(library, relations, day, cutoff)
    stories = Stories(library, cutoff, verifier or Verifier.of(library), relations, drafts=False)
    choice = _Choice(stories, news, day, minutes or library.options.edition.minutes)
    chosen = choice.in_order()
    taken = {article.id for article in chosen}
    noted = [article.id for article in choice.by_rank if article.id not in taken]
    most = MOST_NOTED if chosen else 0
    return ProposedEdition(
        day=day,
        since=news.since,
        stories=tuple(choice.proposed(article) for article in chosen),
        also_noted=tuple(noted[:most]),
        quote=_quote(stories, chosen),
        minutes=choice.minutes_of(chosen, "") if chosen else 0,
        left_out=tuple(sorted([*news.left_out, *(LeftOut(id_, "room") for id_ in noted[most:])], key=_by_id)),
    )


def _by_id(item: LeftOut) -> str:
    return item.id


class _Choice:
    """Chooses stories by rank as long as their edition is read in time."""

    def __init__(self, stories: Stories, news: News, day: date, minutes: int) -> None:
        self._stories = stories
        self._news = news
        self._day = day
        self._development = {article.id: item for item in news.developments for article in item.articles}
        # One card a development, then one more of each that has more; what is left is noted at most.
        cards = [*_at(news.developments, 0), *_at(news.developments, 1)]
        self.by_rank = [*cards, *(article for item in news.developments for article in item.articles[2:])]
        self.chosen: list[Article] = []
        room = " ".join(["lead"] * LEAD_WORDS)
        for article in cards[:_CONSIDERED]:
            if self.minutes_of([*self.chosen, article], room) <= minutes:
                self.chosen.append(article)

    def minutes_of(self, articles: Sequence[Article], lead: str) -> int:
        """Return the minutes that the page of an edition with these stories and this lead would say."""
        zone = self._stories.library.options.desk.timezone
        moment = Moment(self._day)
        fields = EditionFields(date=moment, stories=tuple(StoryFields(id=article.id) for article in articles))
        id_ = self._day.isoformat()
        edition = Edition(id_, f"editions/{id_}.md", fields, lead, moment.at(zone_named(zone)), zone)
        return edition_row(self._stories, edition, headlines=False).minutes

    def in_order(self) -> list[Article]:
        """Return the chosen in the order to print: topics by their best story, a further report behind the first."""
        groups = list(dict.fromkeys(self._group(article) for article in self.chosen))
        sequence: dict[str, Article] = {}
        for article in self.chosen:
            sequence[article.id] = article
            sequence.update((other.id, other) for other in self._chosen_of(article))
        return sorted(sequence.values(), key=lambda article: groups.index(self._group(article)))

    def proposed(self, article: Article) -> ProposedStory:
        """Return a chosen story with what is said of it."""
        item, topic = self._development[article.id], self._stories.card(article).topic
        first = self._chosen_of(article)[0]
        whys = _whys(self._stories, self._news, item, article, None if first is article else first)
        why = ". ".join(whys) or None
        return ProposedStory(article.id, topic.text if topic else None, why, item.publishers, item.reports)

    def _chosen_of(self, article: Article) -> list[Article]:
        """Return the chosen stories of an article's development, the first one first."""
        own = self._development[article.id]
        return [other for other in self.chosen if self._development[other.id] is own]

    def _group(self, article: Article) -> str | None:
        """Return what the edition's page groups by: the address of the first topic that has a page."""
        topic = self._stories.card(article).topic
        return topic.path if topic else None


def _at(developments: Iterable[Development], place: int) -> list[Article]:
    return [item.articles[place] for item in developments if len(item.articles) > place]


def _whys(stories: Stories, news: News, item: Development, article: Article, first: Article | None) -> Iterator[str]:
    """Yield what is true of a chosen story and worth saying: what it goes on from, and how much of it is new.

    `first` is the story of its development that stands before it, if one does. What goes on from what is said by the
    links that readers are shown, not by the running story: its two ends may have little in common.
    """
    said = catalogue(stories.library.options.desk.language)
    links = stories.relations.related(article.id, stories.library.options.max_links).same_story
    if first is not None and first.id in {link.id for link in links}:
        headline = _headline(stories, first)
        if headline:
            yield said.gettext("More on “%(headline)s”") % {"headline": headline}
        return
    earlier = _earlier(stories, news, [link.id for link in links if link.kind == "follows" and link.id])
    if earlier is not None and earlier.fields.date is not None:
        headline, day = _headline(stories, earlier), said.date(earlier.fields.date.day)
        if headline:
            yield said.gettext("Follows “%(headline)s” of %(date)s") % {"headline": headline, "date": day}
        else:
            yield said.gettext("Follows a story of %(date)s") % {"date": day}
    if first is None and item.moved and item.reports > 1:
        yield _counted(item, said)


def _earlier(stories: Stories, news: News, ids: Iterable[str]) -> Article | None:
    """Return the newest of the stories that were there before: of those that an edition had, else of all."""
    known = [stories.library.articles[id_] for id_ in ids if id_ in stories.library.articles]
    seen = [article for article in known if article.published(stories.cutoff)]
    older = [article for article in seen if article.fields.date and article.when <= news.since.after]
    return max(older, key=lambda article: (article.id in news.listed, article.when, article.id), default=None)


def _counted(item: Development, said: Catalogue) -> str:
    """Return how much of a running story is new; of copies alone, the card names the publishers."""
    reports = said.ngettext("%(num)s new report", "%(num)s new reports", item.reports) % {"num": item.reports}
    if item.publishers > 1:
        told = said.ngettext("%(num)s publisher", "%(num)s publishers", item.publishers) % {"num": item.publishers}
        reports = f"{told}, {reports}"
    return said.gettext("Running story: %(counts)s") % {"counts": reports}


def _headline(stories: Stories, article: Article) -> str:
    """Return a headline for a line in the desk's language; nothing where it is in another, which needs marking."""
    desk = stories.library.options.desk.language
    own = article.language.split("-")[0] == desk.split("-")[0]
    return printable(shorten(article.fields.title or "", _HEADLINE)) if own else ""


def _quote(stories: Stories, chosen: Iterable[Article]) -> EditionQuote | None:
    """Return the first quote that is the source's own words and short enough to stand alone; the lead's before others.

    Quotes that nobody accepted, that failed or that readers may not have are not among them.
    """
    for article in chosen:
        for quote in stories.quotes(article):
            short = len(quote.text.split()) <= QUOTE_WORDS and not any(forbidden_characters(quote.text))
            if short and quote.standing.key in {"exact", "typography"}:
                return EditionQuote(id=article.id, text=quote.text)
    return None


def edition_text(proposed: ProposedEdition) -> str:
    """Return a proposed edition as a file, its lead left to the editor. Raises `ValueError` where it has no story."""
    if not proposed.stories:
        raise ValueError("an edition has a story at least")
    stories: list[Value] = [{"id": story.id, "why": story.why} if story.why else story.id for story in proposed.stories]
    fields: dict[str, Value] = {
        "date": proposed.day.isoformat(),
        "status": "proposed",
        "lead": proposed.stories[0].id,
        "stories": stories,
    }
    if proposed.also_noted:
        fields["also_noted"] = list(proposed.also_noted)
    if proposed.quote is not None:
        fields["quote"] = {"id": proposed.quote.id, "text": proposed.quote.text}
    lines = ["---", f"# proposed: what is new since {proposed.since.day.isoformat()}"]
    lines += ["# confirm: stories, their order and every why; write the lead below; then set status to published"]
    for name, value in fields.items():
        first, *more = as_block(value, 2)
        lines += [f"{name}:{first}", *more]
    return "\n".join([*lines, "---", ""])
