"""The archive by year and month, and the months of any long list."""

from __future__ import annotations

from collections.abc import Iterator

from standfirst.briefing.entries import counts
from standfirst.briefing.parts import Link, MonthLink, Year
from standfirst.briefing.stories import Stories, months_of, older_months
from standfirst.briefing.views import ArchivePage, MonthPage, YearPage
from standfirst.messages import Catalogue
from standfirst.source import Article
from standfirst.text import page_path


def archive_pages(
    stories: Stories, articles: list[Article], catalogue: Catalogue
) -> Iterator[ArchivePage | YearPage | MonthPage]:
    """Yield the archive's page, its years and its months; `articles` are newest first."""
    months = months_of(articles, ("archive",))
    language = stories.library.options.desk.language
    years: list[Year] = []
    for number in sorted({month.year for month in months}, reverse=True):
        own = tuple(month for month in months if month.year == number)
        years.append(Year(number, page_path("archive", f"{number:04}"), sum(m.count for m in own), own))
    title = catalogue.gettext("Archive")
    yield ArchivePage(
        kind="archive", section="archive", path=page_path("archive"), title=title, language=language,
        description=f"{title}: {counts(catalogue, len(articles), 0)}", years=tuple(years), count=len(articles),
    )  # fmt: skip
    for year in years:
        yield YearPage(
            kind="year", section="archive", path=year.path, title=str(year.year), language=language,
            description=f"{title} {year.year}: {counts(catalogue, year.count, 0)}", year=year,
        )  # fmt: skip
    yield from month_pages(stories, articles, months, None, catalogue)


def month_pages(
    stories: Stories, articles: list[Article], months: tuple[MonthLink, ...], of: Link | None, catalogue: Catalogue
) -> Iterator[MonthPage]:
    """Yield a page for each of `months` with its stories; `of` names the list they belong to."""
    by_month: dict[tuple[int, int], list[Article]] = {}
    for article in articles:
        if article.fields.date:
            day = article.fields.date.day
            by_month.setdefault((day.year, day.month), []).append(article)
    for place, month in enumerate(months):
        own = by_month[month.year, month.month]
        name = catalogue.month(month.year, month.month)
        title = f"{of.text}: {name}" if of else name
        yield MonthPage(
            kind="month", section=month.path.split("/")[0], path=month.path, title=title,
            language=stories.library.options.desk.language, description=f"{title}: {counts(catalogue, month.count, 0)}",
            as_of=stories.when(own[0]), of=of, year=month.year, month=month.month, count=month.count,
            days=stories.days(own), previous=months[place + 1] if place + 1 < len(months) else None,
            next=months[place - 1] if place else None,
        )  # fmt: skip


def long_list_months(
    stories: Stories, articles: list[Article], base: tuple[str, ...], of: Link, catalogue: Catalogue
) -> Iterator[MonthPage]:
    """Yield the month pages of a list that is longer than a page shows."""
    yield from month_pages(stories, articles, older_months(articles, base), of, catalogue)
