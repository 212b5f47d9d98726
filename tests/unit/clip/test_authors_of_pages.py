"""The authors of a web page: persons before the paper's own name, all of them, and nobody who did not write."""

from __future__ import annotations

import json

import pytest

from standfirst.clip.metadata.house import house_of, is_house, names_of_host, opens_with_house
from standfirst.clip.page.webpage import read_html

TITLE = "Harbour board closes old pier"
FIRST = (
    "The harbour board of Suederhafen voted on Tuesday to close the old pier to visitors after divers found that its "
    "wooden piles had rotted through."
)
SECOND = (
    "The pier, which has stood in the harbour since 1911, will stay closed until its piles have been replaced, the "
    "chairwoman of the board, Ines Sander, told reporters."
)
THIRD = (
    "Engineers expect the work to take two years and to cost some four million, most of which the harbour board has "
    "already set aside for repairs."
)
PARAGRAPHS = (FIRST, SECOND, THIRD)
BODY = "".join(f"<p>{part}</p>" for part in PARAGRAPHS)


def authors(*, data: object = None, head: str = "", top: str = "", url: str | None = None) -> tuple[str, ...]:
    node = {"@type": "NewsArticle", "headline": TITLE, "publisher": {"name": "Harbour Post"}, "author": data}
    html = (
        f"<html><head>{head}<script type='application/ld+json'>{json.dumps(node)}</script></head><body><article>"
        f"<h1>{TITLE}</h1>{top}{BODY}</article></body></html>"
    )
    return read_html(html, url=url).authors


def test_a_byline_that_links_to_more_authors_than_the_data_name_is_believed() -> None:
    byline = (
        '<div class="bylines"><div><address><a rel="author" href="/q">Ada Quill</a></address></div>'
        '<div><address><a rel="author" href="/m">Ben Marsh</a></address></div></div>'
    )
    assert authors(data={"@type": "Person", "name": "Ben Marsh"}, top=byline) == ("Ada Quill", "Ben Marsh")


def test_the_author_of_another_story_on_the_page_is_none_of_this_one() -> None:
    byline = '<p><a rel="author" href="/q">Ada Quill</a></p>'
    teaser = f'<aside><p>{PARAGRAPHS[0]}</p><a rel="author" href="/m">Ben Marsh</a></aside>'
    assert authors(data={"@type": "Person", "name": "Ada Quill"}, top=byline + teaser) == ("Ada Quill",)


def test_a_page_without_a_date_still_has_the_author_that_its_data_name() -> None:
    assert authors(data={"@type": "Person", "name": "Ada Quill"}, top="<div>By Ben Marsh</div>") == ("Ada Quill",)


def test_a_place_in_the_byline_is_no_further_author() -> None:
    byline = '<p class="author">Ada Quill</p><p class="author_location">San Telmo</p>'
    assert authors(data={"@type": "Person", "name": "Ada Quill"}, top=byline) == ("Ada Quill",)


@pytest.mark.parametrize(
    "byline",
    [
        '<a rel="author"><span class="firstname">Ada</span> <span class="lastname">Quill</span></a>',
        '<span class="byline__name">Ada Quil<span>l</span></span>',
        '<div class="author-2">Ada Quill</div>',
        '<span itemprop="author" itemscope><a itemprop="url name">Ada Quill</a></span>',
        '<p class="byline"><b>By</b><span>Ada Quill</span><span>Senior Reporter</span></p>',
    ],
)
def test_a_name_is_whole_however_its_element_is_built(byline: str) -> None:
    assert authors(top=f"<div>{byline}</div>") == ("Ada Quill",)


def test_a_name_above_the_first_paragraph_is_the_author_where_the_data_name_the_paper() -> None:
    top = "<p>In Local News</p><p>March 4, 2024</p><p><b>Ada Quill/Ben Marsh</b></p>"
    assert authors(data={"name": "Harbour Post"}, top=top) == ("Ada Quill", "Ben Marsh")


def test_a_byline_that_opens_the_text_is_no_part_of_the_body() -> None:
    node = {"@type": "NewsArticle", "headline": TITLE, "author": {"@type": "Person", "name": "Ada Quill"}}
    html = f"<script type='application/ld+json'>{json.dumps(node)}</script><article><p><b>Ada Quill</b></p>{BODY}"
    found = read_html(html)
    assert found.body == "\n\n".join(PARAGRAPHS) + "\n"
    assert ("Ada Quill", "a byline") in found.dropped


def test_an_agency_in_the_byline_is_told_as_the_agency_and_not_for_the_author() -> None:
    node = {"@type": "NewsArticle", "headline": TITLE, "publisher": {"name": "Harbour Post"}}
    node["author"] = {"name": "Harbour Post"}
    html = (
        f"<script type='application/ld+json'>{json.dumps(node)}</script><article><h1>{TITLE}</h1>"
        f"<div>By Agence France-Presse</div>{BODY}</article>"
    )
    found = read_html(html)
    assert found.authors == ("Harbour Post",)
    assert found.told["agency"].value == "AFP"


def test_what_an_account_or_a_role_is_called_is_no_author() -> None:
    assert authors(data={"@type": "Person", "name": "admin"}) == ()
    assert authors(data=["ADA QUILL", "AP Science Writer"]) == ("ADA QUILL",)


def test_a_name_in_capitals_is_spelt_as_the_byline_spells_it() -> None:
    assert authors(data="ADA QUILL", top='<p class="byline">By Ada Quill</p>') == ("Ada Quill",)


def test_a_papers_own_meta_element_names_the_author() -> None:
    assert authors(head='<meta name="articleAuthor" content="Ada Quill">') == ("Ada Quill",)
    assert authors(head='<meta name="twitter:creator" content="Ada Quill">') == ()


def test_an_account_on_the_papers_own_site_gives_way_to_a_person() -> None:
    head = '<meta name="author" content="harbourpost.example editors">'
    assert authors(head=head, top='<p class="byline">Ada Quill</p>', url="https://harbourpost.example/a") == (
        "Ada Quill",
    )


def test_the_papers_own_name_is_known_by_its_data_and_its_host() -> None:
    house = house_of(["Harbour Post", *names_of_host("https://www.hpost.example/pier")])
    assert all(is_house(name, house) for name in ("harbour post", "Harbour-Post", "hpost.example", "HPost"))
    assert opens_with_house("HPost Online", house)
    assert not any(opens_with_house(name, house) for name in ("Ada Quill", "Harbour Mail", "Post"))
