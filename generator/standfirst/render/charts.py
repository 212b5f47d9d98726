"""Charts as templates draw them: where each bar stands, and what is said of it in words.

A chart is drawn in units of its own and stretched to its place by the browser, so it holds no text: labels stand beside
it as text of the page, which grows with the reader's letters and is read out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from standfirst.briefing.parts import Coverage, CoverageBar, CoverageUnit
from standfirst.messages import Catalogue

STEP = 10
"""Units from one bar to the next."""

BAR = 8
"""Units of a bar's width."""

HEIGHT = 100
"""Units of the highest bar."""

LOWEST = 4
"""Units of a bar that is not nothing: one story beside a hundred can still be seen."""

FULL = 4
"""Stories that at least make a bar of full height: one story a week is no wall."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar's place in a chart, from the upper left."""

    x: int
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn chart: `width` and `HEIGHT` units; `rows` are its numbers as a table has them."""

    width: int
    bars: tuple[Bar, ...]
    title: str
    period: str
    first: str
    last: str
    peak: str
    """The time with the most stories, and how many; empty where none has two."""
    rows: tuple[tuple[str, int], ...]

    @property
    def height(self) -> int:
        """The chart's height in its own units."""
        return HEIGHT


def charts(catalogue: Catalogue) -> Callable[[Coverage], Chart]:
    """Return the function that draws a page's coverage in the catalogue's language."""
    titles: dict[CoverageUnit, str] = {
        "week": catalogue.gettext("Stories by week"),
        "month": catalogue.gettext("Stories by month"),
        "quarter": catalogue.gettext("Stories by quarter"),
        "year": catalogue.gettext("Stories by year"),
    }
    periods: dict[CoverageUnit, str] = {
        "week": catalogue.gettext("Week from"),
        "month": catalogue.gettext("Month"),
        "quarter": catalogue.gettext("Quarter"),
        "year": catalogue.gettext("Year"),
    }

    def chart(coverage: Coverage) -> Chart:
        rows = tuple((span_name(catalogue, coverage.unit, bar), bar.stories) for bar in coverage.bars)
        peak = coverage.peak
        most = catalogue.ngettext("%(num)s story", "%(num)s stories", peak.stories)
        most %= {"num": catalogue.number(peak.stories)}
        return Chart(
            width=len(coverage.bars) * STEP,
            bars=tuple(_bars(coverage)),
            title=titles[coverage.unit],
            period=periods[coverage.unit],
            first=rows[0][0],
            last=rows[-1][0],
            peak=f"{span_name(catalogue, coverage.unit, peak)}, {most}" if peak.stories > 1 else "",
            rows=rows,
        )

    return chart


def span_name(catalogue: Catalogue, unit: CoverageUnit, bar: CoverageBar) -> str:
    """Return the name of a bar's time: the first day of a week, else the month, quarter or year."""
    start = bar.start
    if unit == "week":
        return catalogue.date(start)
    if unit == "month":
        return catalogue.month(start.year, start.month)
    return catalogue.quarter(start.year, (start.month + 2) // 3) if unit == "quarter" else str(start.year)


def _bars(coverage: Coverage) -> list[Bar]:
    most = max(FULL, coverage.peak.stories)
    found = []
    for place, bar in enumerate(coverage.bars):
        if bar.stories:
            height = max(LOWEST, round(bar.stories * HEIGHT / most))
            found.append(Bar(place * STEP + (STEP - BAR) // 2, HEIGHT - height, height))
    return found
