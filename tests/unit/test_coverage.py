"""Charts: how much was reported when, who is quoted most; numbers as bars, in words and as a table."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from desks import CUTOFF, QUOTE, load
from standfirst.briefing import Briefing
from standfirst.briefing.coverage import coverage, recent_coverage, start_of, unit_for
from standfirst.briefing.parts import Coverage, CoverageBar
from standfirst.briefing.views import HomePage, TopicPage
from standfirst.markdown import render_markdown, sanitise, sanitise_page
from standfirst.messages import catalogue
from standfirst.render import Renderer
from standfirst.render.charts import HEIGHT, LOWEST, charts
from standfirst.source import Article
from standfirst.source.moments import Moment

MakeDesk = Callable[..., Path]


class _Fields:
    def __init__(self, day: date) -> None:
        self.date = Moment(day)


class _Story:
    """All that a count asks of an article."""

    def __init__(self, day: date) -> None:
        self.fields = _Fields(day)


def stories(*days: date) -> list[Article]:
    return [_Story(day) for day in days]  # type: ignore[misc]


def told(it: Coverage | None) -> list[tuple[str, int]]:
    assert it is not None
    return [(bar.start.isoformat(), bar.stories) for bar in it.bars]


def test_weeks_begin_on_monday_and_none_is_left_out() -> None:
    found = coverage(stories(date(2026, 5, 3), date(2026, 5, 4), date(2026, 5, 19)))
    assert told(found) == [("2026-04-27", 1), ("2026-05-04", 1), ("2026-05-11", 0), ("2026-05-18", 1)]


@pytest.mark.parametrize(
    ("last", "unit"),
    [
        (date(2026, 6, 30), "week"), (date(2026, 7, 10), "month"), (date(2029, 12, 31), "month"),
        (date(2030, 1, 1), "quarter"), (date(2040, 12, 31), "quarter"), (date(2041, 1, 1), "year"),
    ],
)  # fmt: skip
def test_the_unit_is_the_smallest_that_stays_readable(last: date, unit: str) -> None:
    assert unit_for(date(2026, 1, 1), last) == unit


@given(st.lists(st.dates(), min_size=3, max_size=40))
def test_every_story_is_counted_once_and_no_chart_has_too_many_bars(days: list[date]) -> None:
    found = coverage(stories(*days))
    if found is None:
        return
    assert found.stories == len(days)
    assert all(later.start > earlier.start for earlier, later in zip(found.bars, found.bars[1:], strict=False))
    assert found.bars[0].stories
    assert found.bars[-1].stories
    assert len(found.bars) <= 61 or found.unit == "year"


@given(st.dates(), st.sampled_from(["week", "month", "quarter", "year"]))
def test_a_day_lies_in_the_unit_that_begins_before_it(day: date, unit: Any) -> None:
    start = start_of(day, unit)
    assert start <= day
    assert start_of(start, unit) == start
    assert day - start < timedelta(days={"week": 7, "month": 31, "quarter": 92, "year": 366}[unit])


@pytest.mark.parametrize("days", [[], [date(2026, 5, 3)] * 2, [date(2026, 5, 4), date(2026, 5, 5), date(2026, 5, 6)]])
def test_too_little_makes_no_chart(days: list[date]) -> None:
    assert coverage(stories(*days)) is None


def test_the_small_charts_of_topics_cover_the_same_time(make_desk: MakeDesk) -> None:
    articles = {
        "one": {"date": "2024-01-05", "topics": ["old"]}, "two": {"date": "2024-05-12", "topics": ["new"]},
        "three": {"date": "2024-04-01", "topics": ["new"]},
    }  # fmt: skip
    content = make_desk(
        articles=articles, topics={"old": {"title": "Old"}, "new": {"title": "New"}, "none": {"title": "No"}}
    )
    rows = {row.topic.text: row.coverage for row in home(content).topics}
    assert rows["No"] is None
    old, new = rows["Old"], rows["New"]
    assert old is not None
    assert new is not None
    assert [bar.start for bar in old.bars] == [bar.start for bar in new.bars]
    assert (old.stories, new.stories) == (1, 2)


def home(content: Path) -> HomePage:
    page = Briefing(load(content), CUTOFF, name="Desk").home()
    assert isinstance(page, HomePage)
    return page


def test_the_first_days_of_the_calendar_make_a_chart_too() -> None:
    found = recent_coverage(stories(date(1, 1, 1)), date(1, 1, 20), "week")
    assert told(found) == [("0001-01-01", 1), ("0001-01-08", 0), ("0001-01-15", 0)]


# How a chart is drawn, and what is said of it.


def drawn(unit: Any, *counts: int, language: str = "en") -> Any:
    starts = [date(2026, 1 + place, 1) for place in range(len(counts))]
    bars = tuple(CoverageBar(start, count) for start, count in zip(starts, counts, strict=True))
    return charts(catalogue(language))(Coverage(unit, bars))


def test_bars_are_as_high_as_their_numbers_and_nothing_is_none() -> None:
    chart = drawn("month", 8, 0, 4, 1)
    assert [(bar.x, bar.y, bar.height) for bar in chart.bars] == [(1, 0, 100), (21, 50, 50), (31, 88, 12)]
    assert chart.width == 40


def test_one_story_beside_hundreds_can_be_seen_and_one_alone_is_no_wall() -> None:
    assert drawn("month", 900, 1).bars[1].height == LOWEST
    assert max(bar.height for bar in drawn("month", 1, 1, 1).bars) < HEIGHT


@pytest.mark.parametrize(
    ("language", "title", "first", "peak"),
    [("en", "Stories by month", "January 2026", "March 2026, 3 stories"),
     ("de", "Beiträge nach Monaten", "Januar 2026", "März 2026, 3 Beiträge")],
)  # fmt: skip
def test_a_chart_says_its_time_and_its_peak_in_words(language: str, title: str, first: str, peak: str) -> None:
    chart = drawn("month", 3, 0, 3, language=language)
    assert (chart.title, chart.first, chart.peak) == (title, first, peak)
    assert [count for _, count in chart.rows] == [3, 0, 3]


def test_where_no_time_has_two_stories_there_is_no_peak() -> None:
    assert drawn("month", 1, 1).peak == ""


def test_quarters_and_years_have_names() -> None:
    assert drawn("quarter", 2, 0).first == "Q1 2026"
    assert drawn("year", 2, 0).first == "2026"


# On pages.


def desk(make_desk: MakeDesk) -> Path:
    people = {"ada": {"name": "Ada Brook"}, "nell": {"name": "Nell Haas"}}
    articles = {}
    for number in range(6):
        said = [{"text": QUOTE, "speaker": "ada"}, {"text": QUOTE.split(" ", 1)[1], "speaker": "nell"}][
            : 1 + number % 2
        ]
        topics = ["ferries"] if number else ["harbours"]
        articles[f"story-{number}"] = {"date": f"2024-0{number // 2 + 3}-1{number}", "quotes": said, "topics": topics}
    return make_desk(
        articles=articles, people=people, topics={"ferries": {"title": "Ferries"}, "harbours": {"title": "Harbours"}}
    )


def test_pages_have_their_charts_with_the_numbers_as_a_table(make_desk: MakeDesk) -> None:
    briefing = Briefing(load(desk(make_desk)), CUTOFF, name="Desk")
    renderer = Renderer("en")
    pages = {
        page.path: html.fromstring(renderer.render(page).html) for page in briefing.pages() if page.kind != "search"
    }
    for path in ("topics/ferries/", "people/ada/", "publishers/wire/"):
        if path not in pages:
            continue
        (figure,) = pages[path].xpath("//section[contains(@class, 'sf-coverage')]//svg")
        title = figure.xpath("*[local-name()='title']")[0]
        assert figure.get("aria-labelledby") == title.get("id")
        rows = pages[path].xpath("//table[@class='sf-numbers']/tbody/tr")
        counts = [int(row.xpath("td")[0].text) for row in rows]
        assert sum(1 for count in counts if count) == len(figure.xpath("*[local-name()='rect']"))
        assert sum(counts) >= 3
    assert pages[""].xpath("//svg[contains(@class, 'sf-sparkline')]/@aria-label")
    assert pages["topics/"].xpath("//svg[contains(@class, 'sf-sparkline')]")


def test_a_topic_shows_who_is_quoted_most_and_a_person_on_what(make_desk: MakeDesk) -> None:
    briefing = Briefing(load(desk(make_desk)), CUTOFF, name="Desk")
    pages = {page.path: page for page in briefing.pages()}
    topic = pages["topics/ferries/"]
    assert isinstance(topic, TopicPage)
    assert [(link.text, link.count) for link in topic.voices] == [("Ada Brook", 5), ("Nell Haas", 3)]
    person: Any = pages["people/ada/"]
    assert [(link.text, link.count) for link in person.quoted_on] == [("Ferries", 5), ("Harbours", 1)]
    tree = html.fromstring(Renderer("en").render(topic).html)
    assert tree.xpath("//div[@class='sf-shares']//li[1]//span[@class='sf-count']/text()") == ["5"]


def test_one_voice_alone_makes_no_chart(make_desk: MakeDesk) -> None:
    said = [{"text": QUOTE, "speaker": "Ada Brook"}]
    content = make_desk(articles={"one": {"quotes": said}}, topics={"ferries": {"title": "Ferries"}})
    topics = [page for page in Briefing(load(content), CUTOFF).pages() if isinstance(page, TopicPage)]
    assert [page.voices for page in topics] == [()] * len(topics)


# Charts are the only shapes that pass, and Markdown brings none in.

ATTACKS = [
    "<svg onload=fired(1)><rect></rect></svg>",
    "<svg><script>fired(1)</script></svg>",
    "<svg><style>*{background:url(//evil.example)}</style></svg>",
    "<svg><foreignObject><iframe srcdoc='<script>fired(1)</script>'></iframe></foreignObject></svg>",
    "<svg><a xlink:href='javascript:fired(1)'><rect width=9 height=9></rect></a></svg>",
    "<svg><use href='data:image/svg+xml,<svg onload=fired(1)>#x'></use></svg>",
    "<svg><image href='//evil.example/x.png'></image></svg>",
    "<svg><animate attributeName=href values=javascript:fired(1)></animate></svg>",
    "<svg><set attributeName=onmouseover to=fired(1)></set></svg>",
    "<svg><rect style='fill:url(//evil.example)' onclick=fired(1) href=javascript:fired(1)></rect></svg>",
    "<svg><rect fill='url(//evil.example)'></rect></svg>",
    "<svg><title><style><img src=x onerror=fired(1)></style></title></svg>",
    "<svg></p><style><g title=\"</style><img src onerror=fired(1)>\"></style></svg>",
    "<title><img src=x onerror=fired(1)></title>",
    "<svg viewBox='0 0 1 1' preserveAspectRatio='none' xmlns='http://evil.example'><rect x=0 y=0></rect></svg>",
]  # fmt: skip


@pytest.mark.parametrize("attack", ATTACKS)
def test_of_svg_only_bars_pass(attack: str) -> None:
    clean = sanitise_page(attack)
    assert sanitise_page(clean) == clean
    tree = html.fragment_fromstring(clean, create_parent="div")
    for element in tree.iter():
        assert element.tag in {"div", "svg", "rect", "title", "a", "p"}, clean
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on"), clean
            assert name not in {"style", "fill", "xmlns", "xlink:href"}, clean
            assert "evil.example" not in value, clean
            assert "javascript:" not in value, clean


@pytest.mark.parametrize("attack", ATTACKS)
def test_markdown_and_its_sanitiser_know_no_svg(attack: str) -> None:
    assert "<svg" not in render_markdown(attack)
    assert "<svg" not in sanitise(attack)
    assert "<rect" not in sanitise(attack)
