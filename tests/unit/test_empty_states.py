"""Where a desk has nothing to show, a page shows nothing empty, and where it would be bare it says so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html
from lxml.etree import _Element

from desks import CUTOFF, Raw, load, write_desk
from standfirst.briefing import Briefing
from standfirst.render import Renderer

MakeDesk = Callable[..., Path]

DESKS: dict[str, dict[str, Any]] = {
    "nothing at all": {"articles": {}, "topics": {}, "people": {}, "publishers": {}},
    "a topic without a story": {"articles": {}, "topics": {"ferries": {}}},
    "a topic with an introduction alone": {"articles": {}, "topics": {"ferries": {"body": "Boats."}}},
    "drafts alone": {"articles": {"pier-closed": {"status": "proposed"}}},
    "one story and nothing else": {
        "articles": {"pier-closed": {"quotes": None, "authors": None}}, "people": {}, "publishers": {},
    },
    "a story as a title and a link": {"articles": {"pier-closed": {"rights": "none", "body": ""}}},
    "a story of print": {"articles": {"pier-closed": {"url": Raw("null"), "medium": "print"}}},
    "a withdrawn story alone": {
        "articles": {"pier-closed": {"status": "withdrawn", "withdrawn": {"date": "2024-05-20", "reason": "Wrong."}}}
    },
    "an expired story alone": {"articles": {"pier-closed": {"expiry_date": "2024-05-20"}}},
    "an edition without lead": {"editions": {"2024-05-14": {}}},
    "an edition whose stories are gone": {
        "articles": {"pier-closed": {"status": "withdrawn", "withdrawn": {"date": "2024-05-20", "reason": "Wrong."}}},
        "editions": {"2024-05-14": {"lead": "pier-closed"}},
    },
    "an edition whose story is a draft": {
        "articles": {"pier-closed": {"status": "proposed"}}, "editions": {"2024-05-14": {"lead": "pier-closed"}},
    },
    "the usual desk": {},
}  # fmt: skip

CONTAINERS = (
    "section aside nav figure header ul ol dl li dt dd p h1 h2 h3 h4 blockquote details summary table td div span"
)
"""What may not be empty; a container of charts holds drawings, which have words of their own."""


def roots(content: Path, **options: Any) -> dict[str, _Element]:
    """Return every page of a desk, the page of wrong addresses among them."""
    briefing, renderer = Briefing(load(content, **options), CUTOFF, name="Desk"), Renderer("en")
    pages = [*briefing.pages(), briefing.not_found()]
    return {page.path: html.fromstring(renderer.render(page).html) for page in pages}


@pytest.fixture(scope="module", params=DESKS, ids=DESKS.keys())
def desk(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, _Element]:
    """Return the pages of a desk that lacks something."""
    return roots(write_desk(tmp_path_factory.mktemp("desk") / "digests", **DESKS[request.param]))


def words(element: _Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_nothing_empty_is_on_any_page(desk: dict[str, _Element]) -> None:
    empty = [
        f"{path}: {html.tostring(element, encoding='unicode')[:120]}"
        for path, root in desk.items()
        for element in root.iter(*CONTAINERS.split())
        if not words(element) and not element.findall(".//svg") and element.get("role") != "status"
    ]
    assert empty == []


def test_no_heading_stands_without_what_it_is_of(desk: dict[str, _Element]) -> None:
    """In a list of names a heading may be all that there is to say."""
    bare = [
        f"{path}: {words(heading)}"
        for path, root in desk.items()
        for heading in root.iter("h2", "h3", "h4")
        if heading.getnext() is None and heading.xpath("not(parent::header or parent::li)")
    ]
    assert bare == []


def test_no_count_says_none(desk: dict[str, _Element]) -> None:
    """A page that has no stories says so in a line, or not at all; never "0 stories"."""
    found = [
        f"{path}: {words(one)}"
        for path, root in desk.items()
        for one in root.iter("span", "p")
        if words(one).startswith("0 ")
    ]
    assert found == []


def test_no_page_ends_with_its_head(desk: dict[str, _Element]) -> None:
    """There is a list, a text, or a line that says why there is none."""
    assert [path for path, root in desk.items() if not any(words(part) for part in root if part.tag != "header")] == []


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("", "There are no stories yet."),
        ("topics/", "There are no topics yet."),
        ("editions/", "There are no editions yet."),
        ("people/", "Nobody is listed yet."),
        ("organisations/", "No organisation is listed yet."),
        ("publishers/", "No publisher is listed yet."),
        ("archive/", "There are no stories yet."),
        ("corrections/", "Nothing has been corrected so far."),
    ],
)
def test_a_desk_that_begins_says_so_on_each_page(make_desk: MakeDesk, path: str, said: str) -> None:
    pages = roots(make_desk(**DESKS["nothing at all"]))
    assert [words(one) for one in pages[path].xpath('.//p[@class="sf-empty"]')] == [said]


def test_a_topic_without_stories_says_so_below_its_introduction(make_desk: MakeDesk) -> None:
    root = roots(make_desk(**DESKS["a topic with an introduction alone"]))["topics/ferries/"]
    assert words(root).endswith("Boats. There are no stories on this topic yet.")


def test_an_edition_that_lost_its_stories_says_so(make_desk: MakeDesk) -> None:
    root = roots(make_desk(**DESKS["an edition whose story is a draft"]))["editions/2024-05-14/"]
    assert "None of the stories of this edition is offered any longer." in words(root)
