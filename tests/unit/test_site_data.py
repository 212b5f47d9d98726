"""What others build on: the data beside each page and the stories by month, as the published schema says them."""

from __future__ import annotations

import json
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from desks import BODY, CUTOFF, QUOTE, load
from standfirst.briefing import Briefing
from standfirst.render.data import data_files, page_data
from standfirst.render.data_schema import data_schema
from standfirst.render.site import Site

MakeDesk = Callable[..., Path]
VALIDATOR = Draft202012Validator(data_schema())


def at(path: str) -> str:
    return f"https://desk.example/{path}"


def site_of(content: Path, *, drafts: bool = False) -> dict[str, Any]:
    briefing = Briefing(load(content), CUTOFF, name="Desk", drafts=drafts)
    pages = list(briefing.pages())
    files = data_files(pages, Site("Desk", "en", CUTOFF, at))
    found: dict[str, Any] = {file.path: json.loads(file.content) for file in files}
    for page in pages:
        data = page_data(page, at)
        if data is not None:
            found[f"{page.path}data.json"] = data
    return found


@pytest.fixture
def desk(make_desk: MakeDesk) -> Callable[..., Path]:
    def make(**fields: Any) -> Path:
        said = {"text": QUOTE, "speaker": "ada", "role": "skipper", "translation": {"text": "Wir", "language": "de"}}
        story = {"title": "The pier", "topics": ["ferries"], "quotes": [said], "summary": "It *sailed*."} | fields
        return make_desk(
            articles={"pier": story, "older": {"date": "2024-04-02", "topics": ["ferries"], "quotes": []}},
            topics={"ferries": {"title": "Ferries"}}, people={"ada": {"name": "Ada Brook", "aliases": ["A. B."]}},
            editions={"2024-05-14": {"stories": ["pier"]}},
        )  # fmt: skip

    return make


def test_the_schema_is_one(desk: Callable[..., Path]) -> None:
    Draft202012Validator.check_schema(data_schema())


def test_every_file_is_as_the_schema_says(desk: Callable[..., Path]) -> None:
    found = site_of(desk(corrections=[{"date": "2024-05-14", "field": "title", "was": "A", "now": "B"}]))
    assert {path for path in found if path.startswith("data/")} == {
        "data/index.json", "data/articles/2024-05.json", "data/topics.json",
        "data/people.json", "data/organisations.json", "data/publishers.json",
    }  # fmt: skip
    for path, data in found.items():
        assert [error.message for error in VALIDATOR.iter_errors(data)] == [], path


def test_a_field_that_the_schema_does_not_know_is_refused(desk: Callable[..., Path]) -> None:
    data = site_of(desk())["articles/2024/05/pier/data.json"]
    assert list(VALIDATOR.iter_errors(data | {"novelty": 1}))


def test_a_story_says_all_that_its_page_says(desk: Callable[..., Path]) -> None:
    story = site_of(desk())["data/articles/2024-05.json"]["articles"][1]
    assert story["id"] == "pier"
    assert story["page"] == "https://desk.example/articles/2024/05/pier/"
    assert story["summary"] == "It *sailed*."
    assert story["topics"] == [{"name": "Ferries", "page": "https://desk.example/topics/ferries/"}]
    (quote,) = story["quotes"]
    assert (quote["text"], quote["speaker"], quote["role"], quote["standing"]) == (
        QUOTE,
        "Ada Brook",
        "skipper",
        "exact",
    )
    assert quote["translation"] == {"text": "Wir", "language": "de"}
    assert quote["target"]["selector"]["exact"] == QUOTE
    assert "body" not in story


def test_the_story_of_a_month_and_the_data_beside_it_say_the_same(desk: Callable[..., Path]) -> None:
    found = site_of(desk())
    beside = found["articles/2024/05/pier/data.json"]
    assert {name: beside[name] for name in beside if name not in {"@context", "version"}} in (
        found["data/articles/2024-05.json"]["articles"]
    )


def test_the_index_tells_which_files_changed(desk: Callable[..., Path]) -> None:
    briefing = Briefing(load(desk()), CUTOFF, name="Desk")
    files = {file.path: file.content for file in data_files(list(briefing.pages()), Site("Desk", "en", CUTOFF, at))}
    index = json.loads(files["data/index.json"])
    assert [(entry["month"], entry["articles"]) for entry in index["months"]] == [("2024-05", 2)]
    for entry in [*index["months"], *index["registries"]]:
        content = files[f"data/{entry['file']}"]
        assert entry["sha256"] == sha256(content).hexdigest()
        assert entry["bytes"] == len(content)


@pytest.mark.parametrize("rights", ["excerpt", "full", "none"])
def test_rights_say_how_much_leaves_the_desk(desk: Callable[..., Path], rights: str) -> None:
    content = desk(rights=rights, body=BODY + "\nThe SECRETWORD of the body.\n")
    found = json.dumps(site_of(content))
    assert ("SECRETWORD" in found) is (rights == "full")
    assert ("It *sailed*." in found) is (rights != "none")
    story = next(s for s in site_of(content)["data/articles/2024-05.json"]["articles"] if s["id"] == "pier")
    assert story["rights"] == rights
    assert ("quotes" in story) is (rights != "none")
    assert story["title"] == "The pier"


def test_a_withdrawn_story_is_told_as_one(desk: Callable[..., Path]) -> None:
    content = desk(status="withdrawn", withdrawn={"date": "2024-05-15", "reason": "Not so."})
    found = site_of(content)
    gone = found["data/articles/2024-05.json"]["articles"][1]
    assert gone["withdrawn"] == {"date": "2024-05-15", "reason": "Not so."}
    assert "It *sailed*." not in json.dumps(found)
    assert QUOTE not in json.dumps(found)


def test_drafts_and_proposals_are_in_no_data(desk: Callable[..., Path]) -> None:
    content = desk(status="review", people=["SECRETWORD Person"], title="SECRETWORD", proposed=["title", "people"])
    assert "SECRETWORD" not in json.dumps(site_of(content, drafts=True))


def test_without_a_sites_address_pages_are_named_below_its_root(desk: Callable[..., Path]) -> None:
    pages = list(Briefing(load(desk()), CUTOFF, name="Desk").pages())
    found = {
        file.path: json.loads(file.content) for file in data_files(pages, Site("Desk", "en", CUTOFF, lambda _: None))
    }
    assert found["data/articles/2024-05.json"]["articles"][1]["page"] == "articles/2024/05/pier/"
    assert found["data/index.json"]["site"] is None


def test_an_empty_desk_has_an_empty_index(make_desk: MakeDesk) -> None:
    found = site_of(make_desk(articles={}))
    assert found["data/index.json"]["months"] == []
    assert [list(VALIDATOR.iter_errors(data)) for data in found.values()] == [[]] * len(found)
