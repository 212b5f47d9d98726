"""What a page costs: the bytes and requests of a first visit, as a host that compresses sends them."""

from __future__ import annotations

import gzip
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Response

from .conftest import Visit

Open = Callable[..., Visit]

KB = 1024
ARTICLE, LIST = 15 * KB, 40 * KB
STYLE, SCRIPT, FONT = 30 * KB, 45 * KB, 60 * KB
WHOLE, REQUESTS = 150 * KB, 14

ARTICLES = [
    ("sample", "articles/2026/10/verrin-harbour-interview/"),
    ("sample", "articles/2026/09/lantern-watch-port-study/"),
    ("sample", "articles/2026/09/haesong-telecom-reroute/"),
    ("crowded", "articles/2024/01/a-long-story/"),
]
LISTS = [
    ("sample", ""),
    ("sample", "topics/kessary-strait/"),
    ("sample", "editions/2026-11-16/"),
    ("sample", "search/"),
    ("crowded", "topics/topic-0/"),
    ("crowded", "archive/2024/01/"),
    ("crowded", "people/"),
]
LONG = [pytest.param("crowded", "publishers/publisher-0/", marks=pytest.mark.slow)]


@dataclass(frozen=True, slots=True)
class Cost:
    """What a browser loaded for a page before its reader did anything."""

    sizes: dict[str, int]
    """Bytes by kind of file, as Playwright names them; text counts as gzip makes it at its usual level."""
    requests: int

    @property
    def whole(self) -> int:
        """All bytes but those of images."""
        return sum(size for kind, size in self.sizes.items() if kind != "image")


def cost(seen: Visit, path: str) -> Cost:
    """Open a page and return what it cost."""
    answers: list[Response] = []
    seen.page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - Playwright marks what it calls
    seen.open(path, until="networkidle")
    sizes: Counter[str] = Counter()
    loaded = [answer for answer in answers if not answer.url.startswith(("data:", "blob:"))]
    for answer in loaded:
        body, kind = answer.body(), answer.request.resource_type
        sizes[kind] += len(body) if kind in {"font", "image"} else len(gzip.compress(body, compresslevel=6))
    return Cost(dict(sizes), len(loaded))


@pytest.mark.parametrize(("desk", "path"), [*ARTICLES, *LISTS, *LONG])
def test_a_page_stays_within_its_budget(visit: Open, request: pytest.FixtureRequest, desk: str, path: str) -> None:
    paid = cost(visit(request.getfixturevalue(desk)), path)
    assert 0 < paid.sizes["document"] <= (ARTICLE if (desk, path) in ARTICLES else LIST)
    assert 0 < paid.sizes["stylesheet"] <= STYLE
    assert 0 < paid.sizes["script"] <= SCRIPT
    assert 0 < paid.sizes["font"] <= FONT
    assert paid.whole <= WHOLE
    assert paid.requests <= REQUESTS


def test_an_ordinary_page_stays_within_the_budget_of_scripts(visit: Open, sample: str) -> None:
    """Material's own script is on it from the start."""
    paid = cost(visit(sample), "about/")
    assert paid.sizes["script"] <= SCRIPT
    assert paid.whole <= WHOLE
    assert paid.requests <= REQUESTS
