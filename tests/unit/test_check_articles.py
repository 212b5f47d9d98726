"""Rules about articles: what they refer to, when they are, and whose body changed."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from desks import BODY, PEOPLE, PUBLISHERS, QUOTE, article_text, check, only, place, rules_of
from standfirst.errors import Severity
from standfirst.text import canonical_body, sha256

MakeDesk = Callable[..., Path]
FILE = "articles/2024/05/pier-closed.md"


def at(make_desk: MakeDesk, mark: str, rule: str, **fields: object) -> str:
    """Check that one rule finds one thing, at `mark`, and return its remedy."""
    finding = only(check(make_desk(articles={"pier-closed": fields})))
    assert (finding.rule, finding.origin.file) == (rule, FILE)
    assert (finding.origin.line, finding.origin.column) == place(article_text(**fields), mark)  # type: ignore[arg-type]
    return finding.remedy


# References


@pytest.mark.parametrize(
    ("slug", "remedy"), [("ferrys", "did you mean `ferries`?"), ("budget", "write topics/budget.md, or drop it")]
)
def test_a_topic_without_a_file_is_an_error_with_the_nearest_name(slug: str, remedy: str, make_desk: MakeDesk) -> None:
    assert at(make_desk, f'"{slug}"', "topic-unknown", topics=["ferries", slug]) == remedy


@pytest.mark.parametrize(
    ("fields", "mark", "remedy"),
    [
        ({"related": ["pier-clsed"]}, '"pier-clsed"', "did you mean `pier-closed`?"),
        ({"related": [{"id": "storm", "rel": "follows"}]}, '{"id": "storm"', "drop it, or pin url and title"),
        ({"not_related": ["pier-closd"]}, '"pier-closd"', "did you mean `pier-closed`?"),
        ({"people": ["ada-brok"]}, '"ada-brok"', "did you mean `ada-brook`?"),
        ({"publisher": "lake-herold"}, '"lake-herold"', "did you mean `lake-herald`?"),
        ({"quotes": [{"text": QUOTE, "speaker": "ada-brock"}]}, '"ada-brock"', "did you mean `ada-brook`?"),
        ({"organisations": ["ferry-office"]}, '"ferry-office"', "add it to the registry, or write the name in full"),
    ],
)
def test_an_id_or_key_that_leads_nowhere_is_told_with_the_nearest(
    fields: dict[str, object], mark: str, remedy: str, make_desk: MakeDesk
) -> None:
    content = make_desk(articles={"pier-closed": fields})
    (finding,) = [finding for finding in check(content) if finding.rule != "unused-entry"]
    assert (finding.rule, finding.severity) == ("reference-unknown", Severity.WARNING)
    assert (finding.origin.line, finding.origin.column) == place(article_text(**fields), mark)  # type: ignore[arg-type]
    assert finding.remedy == remedy


@pytest.mark.parametrize("pin", [{"title": "Pier to open"}, {"url": "https://x.example/"}, {"teaser": "Soon."}])
def test_a_pin_without_an_address_is_told(pin: dict[str, object], make_desk: MakeDesk) -> None:
    fields = {"related": [pin]}
    assert at(make_desk, str(pin).replace("'", '"'), "reference-unknown", **fields).startswith("add the address")


def test_a_proposed_pin_may_have_a_title_alone_until_somebody_accepts_it(make_desk: MakeDesk) -> None:
    pin = {"title": "Pier to open", "section": "Harbour", "teaser": "In June.", "date": "2024-05-12"}
    fields = {"related": [pin], "status": "review"}
    assert rules_of(make_desk(articles={"pier-closed": {**fields, "proposed": ["related"]}})) == ["draft-waiting"]
    assert "reference-unknown" in rules_of(make_desk(articles={"pier-closed": fields}))
    untitled = {"related": [{"teaser": "In June."}], "status": "review", "proposed": ["related"]}
    assert "reference-unknown" in rules_of(make_desk(articles={"pier-closed": untitled}))


def test_names_in_full_that_no_registry_has_are_fine(make_desk: MakeDesk) -> None:
    fields = {"people": ["Ada Brook", "Nell Harrow-Oude"], "organisations": ["Ferry Office"], "authors": ["A. B."]}
    assert rules_of(make_desk(articles={"pier-closed": fields})) == []


@pytest.mark.parametrize("pin", [{"url": "https://x.example"}, {"title": "x"}, {"reason": "y"}])
def test_a_pin_without_id_needs_url_and_title(pin: dict[str, str], make_desk: MakeDesk) -> None:
    at(make_desk, "{" + f'"{next(iter(pin))}"', "reference-unknown", related=[pin])


def test_a_pin_to_another_site_is_fine(make_desk: MakeDesk) -> None:
    pin = {"url": "https://x.example", "title": "x"}
    assert rules_of(make_desk(articles={"pier-closed": {"related": [pin, "pier-closed"]}})) == []


# Dates


@pytest.mark.parametrize(
    ("date", "early"),
    [
        ("2024-06-01", False),
        ("2024-06-02", True),
        ("2024-06-01 12:00Z", False),
        ("2024-06-01 12:01Z", True),
        ("2024-06-01 13:00", False),  # in London, an hour ahead of UTC
        ("2024-06-01 13:01", True),
    ],
)
def test_a_story_of_tomorrow_is_a_slip(date: str, early: bool, make_desk: MakeDesk, cutoff: datetime) -> None:
    content = make_desk(articles={"pier-closed": {"date": date}})
    assert rules_of(content) == (["date-future"] if early else [])
    assert rules_of(content, cutoff + timedelta(days=1)) == []


def test_an_embargoed_story_may_be_of_tomorrow(make_desk: MakeDesk) -> None:
    fields = {"date": "2024-07-01", "publish_date": "2024-07-01"}
    assert rules_of(make_desk(articles={"pier-closed": fields})) == []


def test_a_future_date_is_told_at_its_place(make_desk: MakeDesk) -> None:
    assert "publish_date" in at(make_desk, '"2025-05-13"', "date-future", date="2025-05-13")


# Bodies


def test_the_body_that_was_clipped_keeps_its_hash(make_desk: MakeDesk) -> None:
    digest = sha256(canonical_body(BODY))
    assert rules_of(make_desk(articles={"pier-closed": {"body_sha256": digest}})) == []
    assert rules_of(make_desk(articles={"pier-closed": {"body_sha256": digest, "body": f"\n{BODY}  \n\n"}})) == []


def test_a_changed_body_is_an_error_that_names_the_hash_to_write(make_desk: MakeDesk) -> None:
    digest = sha256(canonical_body(BODY))
    body = BODY.replace("Three boats", "Four boats")
    remedy = at(make_desk, f'"{digest}"', "body-changed", body_sha256=digest, body=body)
    assert sha256(canonical_body(body)) in remedy


# Drafts


def test_faults_of_a_draft_are_all_reported_and_none_blocks(make_desk: MakeDesk) -> None:
    fields = {
        "status": "review",
        "topics": ["nowhere"],
        "date": "2025-01-01",
        "body_sha256": "0" * 64,
        "quotes": [{"text": "not there", "speaker": "nobody-known"}],
        "related": ["gone"],
    }
    content = make_desk(articles={"pier-closed": {}, "draft": fields}, people=PEOPLE, publishers=PUBLISHERS)
    report = check(content)
    assert {finding.rule for finding in report} == {
        "topic-unknown",
        "date-future",
        "body-changed",
        "quote-failed",
        "reference-unknown",
        "draft-waiting",
    }
    assert all(finding.draft for finding in report)
    assert report.failed
    assert not report.blocking
