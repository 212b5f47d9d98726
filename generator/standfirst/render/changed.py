"""When what a page says changed last, and which pages are not for a crawler: for the map of the site."""

from __future__ import annotations

from datetime import date

from standfirst.briefing import Page
from standfirst.briefing.views import ArticlePage, CorrectionsPage, EditionPage, TombstonePage, TopicPage

UNLISTED = frozenset(["inbox", "not-found", "search", "tombstone", "waiting"])
"""Kinds of pages that no map names and no crawler keeps: they say nothing, or what readers do not have."""


def changed_on(page: Page) -> date | None:
    """Return the day of what is newest on a page: stories, corrections, a withdrawal. None where nothing has a day."""
    days = [page.as_of.day] if page.as_of else []
    if isinstance(page, ArticlePage | CorrectionsPage | EditionPage | TopicPage):
        days += [correction.when.day for correction in page.corrections]
    if isinstance(page, ArticlePage) and page.origin.updated:
        days.append(page.origin.updated.day)
    if isinstance(page, TombstonePage) and page.withdrawn:
        days.append(page.withdrawn.day)
    if isinstance(page, TopicPage) and page.introduction and page.introduction.updated:
        days.append(page.introduction.updated.day)
    return max(days, default=None)
