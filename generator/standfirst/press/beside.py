"""The PDFs that lie beside the site's pages: each edition's, and each topic's."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from standfirst.briefing import Briefing
from standfirst.press.look import Look
from standfirst.press.volumes import Volume, edition_volume, topics_volume
from standfirst.text import page_path

NAME = "briefing.pdf"


def volumes_beside(briefing: Briefing, look: Look, newest: int) -> dict[str, Callable[[], Volume]]:
    """Return what makes each PDF, by its path in the site; none for a page without a story.

    A topic's has its `newest` stories and refers to itself alone.
    """
    makes: dict[str, Callable[[], Volume]] = {}
    for id_ in briefing.edition_ids():
        page = briefing.edition(id_)
        if page is not None and page.stories:
            makes[f"{page_path('editions', id_)}{NAME}"] = partial(edition_volume, briefing, page, look)
    for slug in sorted(briefing.library.topics):
        if briefing.topic_stories(slug):
            makes[f"{page_path('topics', slug)}{NAME}"] = partial(topics_volume, briefing, (slug,), look, newest=newest)
    return makes
