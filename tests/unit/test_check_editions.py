"""Rules about editions and topics: every id leads to a story, and readers have it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from desks import EDITION, QUOTE, check, front_matter, only, place, rules_of

MakeDesk = Callable[..., Path]


@pytest.mark.parametrize(
    ("fields", "mark", "remedy"),
    [
        ({"stories": ["pier-closed", "pier-clsed"]}, '"pier-clsed"', "did you mean `pier-closed`?"),
        ({"stories": ["pier-closed", {"id": "storm", "why": "x"}]}, '{"id": "storm"', "write the article, or drop it"),
        ({"also_noted": ["pier-clsed"]}, '"pier-clsed"', "did you mean `pier-closed`?"),
        ({"lead": "pier-clsed"}, '"pier-clsed"', "did you mean `pier-closed`?"),
    ],
)
@pytest.mark.parametrize("status", ["published", "proposed"])
def test_a_story_that_does_not_exist_is_an_error_and_blocks_once_published(
    status: str, fields: dict[str, object], mark: str, remedy: str, make_desk: MakeDesk
) -> None:
    fields = {**fields, "status": status}
    finding = only(check(make_desk(editions={"2024-05-14": fields})))
    assert (finding.rule, finding.origin.file) == ("edition-story-unknown", "editions/2024-05-14.md")
    text = front_matter({**EDITION, **fields})
    assert (finding.origin.line, finding.origin.column) == place(text, mark)
    assert finding.remedy == remedy
    assert finding.blocks is (status == "published")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"status": "review"}, True),
        ({"status": "proposed"}, True),
        ({"publish_date": "2024-07-01"}, True),
        ({"status": "withdrawn", "withdrawn": {"date": "2024-05-20", "reason": "x"}}, False),
        ({}, False),
    ],
)
def test_a_published_edition_is_told_of_stories_that_readers_do_not_have(
    fields: dict[str, object], told: bool, make_desk: MakeDesk
) -> None:
    content = make_desk(articles={"pier-closed": {}, "x": fields}, editions={"e": {"stories": ["pier-closed", "x"]}})
    assert ("edition-story-unpublished" in rules_of(content)) is told


def test_an_edition_in_draft_may_name_drafts(make_desk: MakeDesk) -> None:
    edition = {"status": "proposed", "stories": ["pier-closed"]}
    content = make_desk(articles={"pier-closed": {"status": "review"}}, editions={"e": edition})
    assert rules_of(content) == ["draft-waiting"]


def test_the_quote_of_an_edition_is_one_of_its_articles_quotes(make_desk: MakeDesk) -> None:
    quote = {"id": "pier-closed", "text": QUOTE}
    assert rules_of(make_desk(editions={"e": {"quote": quote}})) == []
    for wrong in ({**quote, "text": QUOTE.upper()}, {**quote, "id": "gone"}):
        finding = only(check(make_desk(editions={"e": {"quote": wrong}})))
        assert finding.rule == "edition-story-unknown"
        assert finding.blocks


@pytest.mark.parametrize(
    ("fields", "mark", "remedy"),
    [
        ({"pinned": ["pier-closed", "pier-clsed"]}, '"pier-clsed"', "did you mean `pier-closed`?"),
        ({"parent": "ferrys"}, '"ferrys"', "did you mean `ferries`?"),
        ({"parent": "transport"}, '"transport"', "drop it"),
    ],
)
def test_a_topics_pins_and_parent_lead_somewhere(
    fields: dict[str, object], mark: str, remedy: str, make_desk: MakeDesk
) -> None:
    finding = only(check(make_desk(topics={"ferries": fields})))
    assert (finding.rule, finding.origin.file) == ("reference-unknown", "topics/ferries.md")
    assert (finding.origin.line, finding.origin.column) == place(front_matter({"title": "Ferries", **fields}), mark)
    assert finding.remedy == remedy
