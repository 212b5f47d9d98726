"""How a page says its source is cited: what programs for bibliographies take in, and never more than the desk knows."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from jsonschema import Draft7Validator
from lxml import html

from citation_readers import SCHEMA, read_bibtex, read_ris
from desks import CUTOFF, Raw, load
from standfirst.briefing import Briefing
from standfirst.render import Renderer
from standfirst.render.bibliographies import bibliographies
from standfirst.render.site import Site
from standfirst.site.build import build_site

MakeDesk = Callable[..., Path]

STORY = "articles/2024/05/pier-closed/"
SITE = "https://desk.example/b/"


class Cited(NamedTuple):
    """What a page says of how to cite it."""

    line: str
    bibtex: str
    ris: str
    item: dict[str, Any]
    links: list[str]


def cited(content: Path, path: str, **options: Any) -> Cited:
    """Return a page's line, its three forms, and the files it offers, as readers see them."""
    [page] = [page for page in Briefing(load(content), CUTOFF, name="The Desk").pages() if page.path == path]
    root = html.fromstring(Renderer("en", **options).render(page).html)
    [section] = root.find_class("sf-cite")
    line = section.find("p")
    assert line is not None
    bibtex, ris, csl = (pre.text_content() for pre in section.iter("pre"))
    [item] = json.loads(csl)
    links = [link.get("href") for link in section.iter("a")]
    return Cited(" ".join(line.text_content().split()), bibtex, ris, item, links)


def files(content: Path, *, drafts: bool = False, **options: Any) -> dict[str, str]:
    """Return the files that cite sources, by their paths."""
    briefing = Briefing(load(content, **options), CUTOFF, name="The Desk", drafts=drafts)
    site = Site("The Desk", "en", CUTOFF, SITE.__add__, drafts=drafts)
    return {file.path: file.content.decode() for file in bibliographies(list(briefing.pages()), site)}


def test_a_story_is_cited_as_its_publisher_s(make_desk: MakeDesk) -> None:
    story = {
        "title": "Pier closed", "authors": ["Ida Corrigan", "Tom Reyes"], "date": "2024-05-13",
        "accessed": "2024-05-14", "url": "https://quaysidepost.example/pier", "publisher": "The Quayside Post",
        "language": "en",
    }  # fmt: skip
    found = cited(make_desk(articles={"pier-closed": story}, publishers={}), STORY)
    assert found.line == (
        "Ida Corrigan, Tom Reyes. Pier closed. The Quayside Post, 13 May 2024. https://quaysidepost.example/pier"
    )
    assert found.bibtex == (
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
    assert found.ris == (
        "TY  - NEWS\nAU  - Ida Corrigan\nAU  - Tom Reyes\nTI  - Pier closed\nT2  - The Quayside Post\nPY  - 2024\n"
        "DA  - 2024/05/13\nUR  - https://quaysidepost.example/pier\nY2  - 2024/05/14\nLA  - en\nID  - pier-closed\n"
        "ER  - "
    )
    assert found.item == {
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
    assert found.links == [], "a story's page has all of it: no file lies beside it"


def test_what_was_broadcast_and_has_no_address_is_cited_without_one(make_desk: MakeDesk) -> None:
    story = {"url": Raw("null"), "medium": "broadcast", "authors": None}
    found = cited(make_desk(articles={"pier-closed": story}), STORY)
    assert "http" not in found.line
    assert "url" not in found.bibtex
    assert "author" not in found.bibtex
    assert found.ris.startswith("TY  - GEN\nTI  - ")
    assert found.item["type"] == "broadcast"
    assert not {"URL", "author"} & set(found.item)


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
    found = cited(make_desk(articles={"pier-closed": {"title": title}}), STORY)
    assert f"  title = {{{{{written}}}}},\n" in found.bibtex
    assert found.item["title"] == title
    [entry] = read_bibtex(found.bibtex)
    assert entry["title"] == title


def test_a_topic_is_cited_as_the_desk_s_page_as_of_its_newest_story(make_desk: MakeDesk) -> None:
    content = make_desk(articles={"pier-closed": {"date": "2024-05-13", "topics": ["ferries"]}}, topics={"ferries": {}})
    found = cited(content, "topics/ferries/", site_url=SITE)
    assert found.line.startswith("The Desk. ")
    assert found.line.endswith(", as of 13 May 2024. https://desk.example/b/topics/ferries/")
    assert found.bibtex.startswith("@misc{topic-ferries,\n  author = {{The Desk}},\n")
    assert found.ris.startswith("TY  - ELEC\nAU  - The Desk\n")
    assert (found.item["type"], found.item["URL"]) == ("webpage", "https://desk.example/b/topics/ferries/")


@pytest.mark.parametrize(
    ("fields", "title"), [({}, "Edition of 14 May 2024"), ({"title": "The last boats"}, "The last boats")]
)
def test_an_edition_is_cited_by_its_heading_or_by_its_day(
    make_desk: MakeDesk, fields: dict[str, Any], title: str
) -> None:
    content = make_desk(editions={"2024-05-14": fields})
    found = cited(content, "editions/2024-05-14/", site_url=SITE)
    assert found.line == f"The Desk. {title}, 14 May 2024. https://desk.example/b/editions/2024-05-14/"
    assert found.bibtex.startswith("@misc{edition-2024-05-14,\n")


def test_a_site_that_knows_no_address_of_its_own_names_none(make_desk: MakeDesk) -> None:
    content = make_desk(articles={"pier-closed": {"topics": ["ferries"]}}, topics={"ferries": {}})
    found = cited(content, "topics/ferries/")
    assert "http" not in found.line + found.bibtex + found.ris
    assert "URL" not in found.item


HARBOUR: dict[str, Any] = {
    "pier-closed": {"date": "2024-05-13", "authors": ["Ada Brook"]},
    "mill-pier": {"date": "2024-05-15", "quotes": None, "accessed": "2024-05-16"},
    "dues": {"date": "2024-05-14", "quotes": None, "topics": ["dues"], "rights": "none"},
    "gone": {
        "date": "2024-05-16",
        "quotes": None,
        "status": "withdrawn",
        "withdrawn": {"date": "2024-05-20", "reason": "Wrong."},
    },
    "draft": {"date": "2024-05-17", "quotes": None, "status": "proposed"},
}


def harbour(make_desk: MakeDesk) -> Path:
    edition = {"stories": ["pier-closed", "gone", "dues"], "also_noted": ["mill-pier"]}
    return make_desk(articles=HARBOUR, topics={"ferries": {}, "dues": {}, "idle": {}}, editions={"2024-05-20": edition})


def keys(text: str) -> list[str]:
    return [entry["key"] for entry in read_bibtex(text)]


def test_beside_a_topic_lie_the_sources_of_all_its_stories_newest_first(make_desk: MakeDesk) -> None:
    found = files(harbour(make_desk))
    assert keys(found["topics/ferries/cite.bib"]) == ["mill-pier", "pier-closed"]
    assert [dict(record)["ID"] for record in read_ris(found["topics/ferries/cite.ris"])] == ["mill-pier", "pier-closed"]
    assert [item["id"] for item in json.loads(found["topics/ferries/cite.json"])] == ["mill-pier", "pier-closed"]


def test_beside_an_edition_they_lie_in_the_editor_s_order_without_what_was_taken_down(make_desk: MakeDesk) -> None:
    assert keys(files(harbour(make_desk))["editions/2024-05-20/cite.bib"]) == ["pier-closed", "dues", "mill-pier"]


def test_where_rights_are_none_title_publisher_and_address_can_be_cited(make_desk: MakeDesk) -> None:
    [entry] = read_bibtex(files(harbour(make_desk))["topics/dues/cite.bib"])
    assert (entry["title"], entry["journal"]) == ("Old pier closed until further notice", "The Lake Herald")
    assert entry["url"].startswith("https://lakeherald.example/")


def test_a_page_offers_the_files_that_are_there_and_no_others(make_desk: MakeDesk) -> None:
    content = harbour(make_desk)
    there = set(files(content))
    names = {f"{path}cite.{end}" for path in ("topics/ferries/", "topics/dues/", "editions/2024-05-20/")
             for end in ("bib", "ris", "json")}  # fmt: skip
    assert there == names
    offered = {
        f"{path}{link.rpartition('/')[2]}"
        for path in ("topics/ferries/", "topics/dues/", "editions/2024-05-20/")
        for link in cited(content, path, bibliographies=True).links
    }
    assert offered == names


def test_an_edition_whose_stories_were_all_taken_down_offers_no_list(make_desk: MakeDesk) -> None:
    content = make_desk(articles={"gone": HARBOUR["gone"]}, editions={"2024-05-20": {"stories": ["gone"]}})
    assert files(content) == {}
    assert cited(content, "editions/2024-05-20/", bibliographies=True).links == []


def test_a_preview_with_drafts_has_no_such_files(make_desk: MakeDesk) -> None:
    assert files(harbour(make_desk), drafts=True) == {}


def test_a_shell_without_the_files_of_a_site_offers_none(make_desk: MakeDesk) -> None:
    assert cited(harbour(make_desk), "topics/ferries/").links == []


@pytest.mark.parametrize("drafts", [False, True])
def test_a_site_links_to_the_files_that_it_has(make_desk: MakeDesk, drafts: bool, tmp_path: Path,
                                               monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1717243200")
    config = harbour(make_desk).parent / "mkdocs.yml"
    config.write_text("site_name: Desk\ndocs_dir: digests\ntheme:\n  name: standfirst\nplugins:\n  - standfirst\n")
    site = build_site(config, site_dir=tmp_path / "out", drafts=drafts).site
    for path in ("topics/ferries", "topics/idle", "editions/2024-05-20"):
        names = sorted(file.name for file in (site / path).glob("cite.*"))
        linked = html.parse(site / path / "index.html").xpath("//p[@class='sf-cite-all']/a/@href")
        assert sorted(link.rpartition("/")[2] for link in linked) == names
        assert bool(names) == (not drafts and path != "topics/idle")


def test_the_lists_of_a_desk_fit_the_model_of_csl_and_tell_the_same_in_each_form(make_desk: MakeDesk) -> None:
    found = files(harbour(make_desk))
    for path in ("topics/ferries/", "topics/dues/", "editions/2024-05-20/"):
        items = json.loads(found[f"{path}cite.json"])
        Draft7Validator(SCHEMA).validate(items)
        titles = [item["title"] for item in items]
        assert titles == [entry["title"] for entry in read_bibtex(found[f"{path}cite.bib"])]
        assert titles == [dict(record)["TI"] for record in read_ris(found[f"{path}cite.ris"])]
