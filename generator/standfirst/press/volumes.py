"""The volumes that a desk prints, as data: an edition, topics, or everything in as many volumes as it takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from standfirst.briefing import Briefing
from standfirst.briefing.parts import Card
from standfirst.briefing.views import ArticlePage, EditionPage, TombstonePage, TopicPage
from standfirst.messages import catalogue
from standfirst.press.fonts import Fonts, Missing
from standfirst.press.frame import Frame
from standfirst.press.look import Look
from standfirst.press.names import Names
from standfirst.press.prose import Node, Prose
from standfirst.press.sections import SectionMaker, labelled
from standfirst.press.stories import StoryMaker

MOST_STORIES = 400
"""Most stories of one volume: about as many pages, and less memory than a gigabyte."""

Story = tuple[ArticlePage | TombstonePage, Card | None]


@dataclass(frozen=True, slots=True)
class Volume:
    """One PDF to be made: its file's name, and its data; `fonts` know which families and what they lack."""

    name: str
    data: Node
    fonts: Fonts
    sources: tuple[str, ...]
    """The files below the content folder whose words it holds."""

    @property
    def stories(self) -> int:
        """How many stories it has."""
        return sum(len(section["stories"]) for section in self.data["sections"])

    @property
    def missing(self) -> tuple[Missing, ...]:
        """The signs that no font has, in their order."""
        return tuple(self.fonts.missing[signs] for signs in sorted(self.fonts.missing))


class _Maker:
    """What makes one volume: it knows its stories before the first of them is made."""

    def __init__(
        self, briefing: Briefing, look: Look, paths: Iterable[str], later: frozenset[str] = frozenset()
    ) -> None:
        self.briefing = briefing
        self.look = look
        self.catalogue = catalogue(briefing.language)
        self.fonts = Fonts(briefing.language)
        self.prose = Prose(briefing.language, self.fonts)
        self.names = Names()
        self.labels = labelled(paths)
        self.stories = StoryMaker(
            self.prose, self.catalogue, self.names, self.labels, drafts=briefing.drafts, later=later
        )
        self.sections = SectionMaker(self.prose, self.catalogue, self.labels)
        self.sources: set[str] = set()

    def story(self, story: Story) -> Node:
        page, card = story
        if page.source:
            self.sources.add(page.source)
        return self.stories.story(page, card)

    def volume(self, name: str, frame: Frame, **parts: Any) -> Volume:
        frame = replace(frame, drafts=frame.drafts or self.briefing.drafts)
        data = frame.data(self.briefing, self.look, self.prose, self.stories) | parts
        data["index"] = frame.index(self.prose, self.names)
        data |= frame.languages(self.prose)
        return Volume(f"{name}-draft" if frame.drafts else name, data, self.fonts, tuple(sorted(self.sources)))


def edition_volume(briefing: Briefing, page: EditionPage, look: Look) -> Volume:
    """Return an edition as its editor put it together."""
    groups = [(group, [(_page(briefing, card), card) for card in group.cards]) for group in page.groups]
    noted = [(_page(briefing, card), card) for card in page.also_noted]
    every = [story for _, stories in groups for story in stories] + noted
    maker = _Maker(
        briefing, look, (story.path for story, _ in every), _later(briefing, [page for page, _ in every], page.when.day)
    )
    sections, charts = [], []
    for place, (group, stories) in enumerate(groups):
        title = group.topic.text if group.topic else maker.catalogue.gettext("Other stories")
        section = maker.sections.section(f"t{place}", title, [maker.story(story) for story in stories])
        slug = _slug(group.topic.path or "") if group.topic else ""
        topic = briefing.topic(slug)
        if topic:
            section |= maker.sections.opening(topic, both=False, until=page.when.day)
            maker.sources.add(topic.source or "")
            chart = maker.sections.coverage(briefing.topic_coverage(slug, page.when.day))
            charts += [{"title": section["title"], "chart": chart}] if chart else []
        sections.append(section)
    if noted:
        title = maker.catalogue.gettext("Also noted")
        sections.append(maker.sections.section("t-noted", title, [maker.story(story) for story in noted]))
    maker.sources.add(page.source or "")
    name = page.path.strip("/").rpartition("/")[2]
    frame = Frame(
        title=page.heading or page.title,
        eyebrow=maker.catalogue.gettext("Edition"),
        day=page.when.day,
        path=page.path,
        description=page.description,
        drafts=page.mark is not None,
        facts=(
            _count(maker, "%(num)s story", "%(num)s stories", page.stories),
            _count(maker, "%(num)s publisher", "%(num)s publishers", page.publishers),
            _count(maker, "%(num)s minute", "%(num)s minutes", page.minutes),
        ),
    )
    return maker.volume(
        f"edition-{name}",
        frame,
        lead=maker.prose.markdown(page.lead_markdown),
        quote=maker.stories.quote(page.quote) if page.quote else None,
        coverage=charts,
        sections=sections,
        corrections=[maker.stories.correction(item) for item in page.corrections],
    )


def topics_volume(briefing: Briefing, slugs: Sequence[str], look: Look, *, newest: int | None = None) -> Volume:
    """Return topics in one volume, each story once, under the first of them that has it; `newest` of each."""
    pages = [page for slug in slugs if (page := briefing.topic(slug))]
    listed = _listed(briefing, slugs, newest)
    name = "-".join(["topic", *slugs]) if len(slugs) <= 3 else f"topics-{slugs[0]}-and-{len(slugs) - 1}-more"
    return _volume_of(briefing, _Plan(name, tuple(zip(pages, listed, strict=True))), look)


def all_volumes(briefing: Briefing, look: Look, *, most: int = MOST_STORIES) -> Iterator[Callable[[], Volume]]:
    """Yield what makes each volume of the whole desk: every story once, by topics, so many in a volume at most."""
    slugs = sorted(briefing.library.topics, key=lambda slug: briefing.library.topics[slug].fields.title.casefold())
    pages = {slug: page for slug in slugs if (page := briefing.topic(slug))}
    taken: dict[str, list[str]] = {slug: [] for slug in slugs}
    rest: list[str] = []
    for id_, first in briefing.first_topics():
        taken.get(first or "", rest).append(id_)
    chunks = [
        (pages.get(slug), tuple(ids[start : start + most]))
        for slug, ids in [*taken.items(), ("", rest)]
        for start in range(0, len(ids), most)
    ]
    plans: list[list[tuple[TopicPage | None, tuple[str, ...]]]] = []
    for page, ids in chunks:
        if not plans or sum(len(these) for _, these in plans[-1]) + len(ids) > most:
            plans.append([])
        plans[-1].append((page, ids))
    for place, parts in enumerate(plans, 1):
        plan = _Plan(f"volume-{place:0{len(str(len(plans)))}}", tuple(parts), place, len(plans))
        yield partial(_volume_of, briefing, plan, look)


@dataclass(frozen=True, slots=True)
class _Plan:
    """A volume before it is made: its topics, each with the ids of its stories; one of several has its `place`."""

    name: str
    topics: tuple[tuple[TopicPage | None, tuple[str, ...]], ...]
    place: int = 0
    of: int = 0


def _volume_of(briefing: Briefing, plan: _Plan, look: Look) -> Volume:
    stories = [[(story, None) for id_ in ids if (story := briefing.article(id_))] for _, ids in plan.topics]
    maker = _Maker(briefing, look, (story.path for these in stories for story, _ in these))
    sections = []
    for place, ((page, ids), these) in enumerate(zip(plan.topics, stories, strict=True)):
        title = page.title if page else maker.catalogue.gettext("Other stories")
        note = None
        if page and len(ids) < page.articles and not plan.of and len(plan.topics) == 1:
            said = maker.catalogue.gettext("The newest %(shown)s of %(total)s stories")
            note = said % {"shown": len(ids), "total": maker.catalogue.number(page.articles)}
        section = maker.sections.section(f"t{place}", title, [maker.story(story) for story in these], note)
        if page:
            section |= maker.sections.opening(page, both=True)
            section["coverage"] = maker.sections.coverage(page.coverage)
            maker.sources.add(page.source or "")
        sections.append(section)
    count = sum(map(len, stories))
    newest = max((page.as_of.day for page, _ in plan.topics if page and page.as_of), default=None)
    corrections = {
        item: None for page, _ in plan.topics if page for item in page.corrections if item.article.path in maker.labels
    }
    return maker.volume(
        plan.name,
        _frame(maker, plan, count, newest),
        lead=[],
        quote=None,
        coverage=[],
        sections=sections,
        corrections=[maker.stories.correction(item) for item in corrections],
    )


def _frame(maker: _Maker, plan: _Plan, count: int, newest: date | None) -> Frame:
    gettext = maker.catalogue.gettext
    only = plan.topics[0][0] if len(plan.topics) == 1 and not plan.of else None
    title = only.title if only else (maker.briefing.name if plan.of else gettext("Topics"))
    eyebrow = gettext("Topic") if only else ""
    if plan.of:
        eyebrow = gettext("Volume %(number)s of %(total)s") % {"number": plan.place, "total": plan.of}
    described = [page.title for page, _ in plan.topics if page]
    return Frame(
        title=title,
        eyebrow=eyebrow,
        day=newest,
        path=only.path if only else "",
        description=only.description if only else maker.catalogue.listed(described[:8]),
        as_of=True,
        facts=(
            _count(maker, "%(num)s story", "%(num)s stories", count),
            *([_count(maker, "%(num)s publisher", "%(num)s publishers", len(maker.stories.publishers))]),
        ),
    )


def _page(briefing: Briefing, card: Card) -> ArticlePage | TombstonePage:
    page = briefing.article(card.id)
    if page is None:
        raise LookupError(card.id)
    return page


def _later(briefing: Briefing, pages: Iterable[ArticlePage | TombstonePage], until: date) -> frozenset[str]:
    """Return the addresses of copies that appeared after the day of an edition."""
    copies = {link.path for page in pages if isinstance(page, ArticlePage) for link in page.copies if link.path}
    return frozenset(path for path in copies if (briefing.day_of(path) or until) > until)


def _listed(briefing: Briefing, slugs: Sequence[str], newest: int | None) -> list[tuple[str, ...]]:
    """Return the ids of each topic's stories, none twice."""
    taken: set[str] = set()
    listed = []
    for slug in slugs:
        ids = tuple(id_ for id_ in briefing.topic_stories(slug) if id_ not in taken)[:newest]
        taken.update(ids)
        listed.append(ids)
    return listed


def _slug(path: str) -> str:
    return path.strip("/").rpartition("/")[2]


def _count(maker: _Maker, one: str, many: str, count: int) -> str:
    return maker.catalogue.ngettext(one, many, count) % {"num": maker.catalogue.number(count)}
