"""What lies at an old address says its title as text, and leads to the site's own page and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from desks import CUTOFF, TOPIC, load, write_desk
from standfirst.briefing import Briefing
from standfirst.render.redirects import moved_pages
from standfirst.render.robots import robots_file
from standfirst.render.site import Site
from standfirst.text import reveal

from .attacks import HIDDEN, KINDS, SUM
from .markup import Document, parse

ATTACKS = [kind.replace("FIRE", "fired('moved')") for kind in KINDS]
ADDRESS = "https://desk.example/briefing/"


def moved(folder: Path, title: str, name: str) -> dict[str, str]:
    """Return the pages at the old addresses of a story and a topic of one title, on a desk of one name."""
    content = write_desk(
        folder / "digests",
        articles={"pier": {"title": title, "formerly": ["quay"]}},
        topics={"ferries": {**TOPIC, "title": title, "formerly": ["boats"]}},
    )
    pages = list(Briefing(load(content), CUTOFF, name=name).pages())
    files = moved_pages(pages, Site(name, "en", CUTOFF, lambda path: f"{ADDRESS}{path}"))
    return {file.path: file.content.decode() for file in files}


def shapes(page: Document) -> list[tuple[str, tuple[str, ...]]]:
    return [element.shape for element in page.elements]


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_a_title_adds_no_element_and_changes_no_place_that_a_page_leads_to(tmp_path: Path, attack: str) -> None:
    ours, theirs = moved(tmp_path / "one", attack, attack), moved(tmp_path / "two", "The pier", "The desk")
    assert list(ours) == list(theirs) == ["articles/2024/05/quay/index.html", "topics/boats/index.html"]
    for path, text in ours.items():
        page, plain = parse(text), parse(theirs[path])
        assert shapes(page) == shapes(plain)
        assert page.addresses == plain.addresses
        assert page.comments == plain.comments
        heading = parse(text[text.index("<h1") : text.index("</h1>")])
        assert " ".join(heading.text.split()) == " ".join(reveal(attack).split())
        assert not HIDDEN.search(text)
        assert SUM not in text


def test_nothing_of_a_desk_is_in_the_file_for_crawlers(tmp_path: Path) -> None:
    content = write_desk(tmp_path / "digests", articles={"pier": {"title": "x\nDisallow: /"}})
    pages = list(Briefing(load(content), CUTOFF, name="x\nDisallow: /").pages())
    (file,) = robots_file(pages, Site("x\nDisallow: /", "en", CUTOFF, lambda path: f"{ADDRESS}{path}"))
    assert file.content.decode().splitlines() == ["User-agent: *", "Allow: /", "", f"Sitemap: {ADDRESS}sitemap.xml"]
