"""How a page says its source is cited: what programs for bibliographies take in, and never more than the desk knows."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from desks import CUTOFF, Raw, load
from standfirst.briefing import Briefing
from standfirst.render import Renderer

MakeDesk = Callable[..., Path]

STORY = "articles/2024/05/pier-closed/"


def cited(content: Path, path: str, **options: Any) -> tuple[str, str, dict[str, Any]]:
    """Return a page's line, its BibTeX, and its item of CSL-JSON, as readers see them."""
    [page] = [page for page in Briefing(load(content), CUTOFF, name="The Desk").pages() if page.path == path]
    root = html.fromstring(Renderer("en", **options).render(page).html)
    [section] = root.find_class("sf-cite")
    line = section.find("p")
    assert line is not None
    bibtex, csl = (pre.text_content() for pre in section.iter("pre"))
    [item] = json.loads(csl)
    return " ".join(line.text_content().split()), bibtex, item


def test_a_story_is_cited_as_its_publisher_s(make_desk: MakeDesk) -> None:
    story = {
        "title": "Pier closed", "authors": ["Ida Corrigan", "Tom Reyes"], "date": "2024-05-13",
        "accessed": "2024-05-14", "url": "https://quaysidepost.example/pier", "publisher": "The Quayside Post",
        "language": "en",
    }  # fmt: skip
    line, bibtex, item = cited(make_desk(articles={"pier-closed": story}, publishers={}), STORY)
    assert line == (
        "Ida Corrigan, Tom Reyes. Pier closed. The Quayside Post, 13 May 2024. https://quaysidepost.example/pier"
    )
    assert bibtex == (
        "@article{pier-closed,\n"
        "  author = {{Ida Corrigan} and {Tom Reyes}},\n"
        "  title = {{Pier closed}},\n"
        "  journal = {The Quayside Post},\n"
        "  year = {2024},\n"
        "  month = may,\n"
        "  day = {13},\n"
        "  url = {https://quaysidepost.example/pier},\n"
        "  urldate = {2024-05-14},\n"
        "  language = {en},\n"
        "}"
    )
    assert item == {
        "id": "pier-closed",
        "type": "article-newspaper",
        "title": "Pier closed",
        "author": [{"literal": "Ida Corrigan"}, {"literal": "Tom Reyes"}],
        "container-title": "The Quayside Post",
        "issued": {"date-parts": [[2024, 5, 13]]},
        "URL": "https://quaysidepost.example/pier",
        "accessed": {"date-parts": [[2024, 5, 14]]},
        "language": "en",
    }


def test_what_was_broadcast_and_has_no_address_is_cited_without_one(make_desk: MakeDesk) -> None:
    story = {"url": Raw("null"), "medium": "broadcast", "authors": None}
    line, bibtex, item = cited(make_desk(articles={"pier-closed": story}), STORY)
    assert "http" not in line
    assert "url" not in bibtex
    assert "author" not in bibtex
    assert item["type"] == "broadcast"
    assert not {"URL", "author"} & set(item)


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("50 % of fish & chips", r"50 \% of fish \& chips"),
        ("A {brace} and a }", r"A \textbraceleft{}brace\textbraceright{} and a \textbraceright{}"),
        (r"C:\pier_1 #2 ~ $3 ^", r"C:\textbackslash{}pier\_1 \#2 \textasciitilde{} \$3 \textasciicircum{}"),
        ("Причал закрыт", "Причал закрыт"),
    ],
)
def test_no_title_ends_its_field_of_bibtex(make_desk: MakeDesk, title: str, written: str) -> None:
    _, bibtex, item = cited(make_desk(articles={"pier-closed": {"title": title}}), STORY)
    assert f"  title = {{{{{written}}}}},\n" in bibtex
    assert bibtex.count("{") == bibtex.count("}")
    assert item["title"] == title


def test_a_topic_is_cited_as_the_desk_s_page_as_of_its_newest_story(make_desk: MakeDesk) -> None:
    content = make_desk(articles={"pier-closed": {"date": "2024-05-13", "topics": ["ferries"]}}, topics={"ferries": {}})
    line, bibtex, item = cited(content, "topics/ferries/", site_url="https://desk.example/b/")
    assert line.startswith("The Desk. ")
    assert line.endswith(", as of 13 May 2024. https://desk.example/b/topics/ferries/")
    assert bibtex.startswith("@misc{ferries,\n  author = {{The Desk}},\n")
    assert (item["type"], item["URL"]) == ("webpage", "https://desk.example/b/topics/ferries/")


def test_a_site_that_knows_no_address_of_its_own_names_none(make_desk: MakeDesk) -> None:
    content = make_desk(articles={"pier-closed": {"topics": ["ferries"]}}, topics={"ferries": {}})
    line, bibtex, item = cited(content, "topics/ferries/")
    assert "http" not in line + bibtex
    assert "URL" not in item
