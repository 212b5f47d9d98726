"""What nothing uses is forgotten, or misspelt elsewhere: a warning at its place."""

from collections.abc import Callable
from pathlib import Path

from desks import PEOPLE, PUBLISHERS, check, only, rules_of
from standfirst.errors import Severity

MakeDesk = Callable[..., Path]


def test_a_topic_without_a_story_is_told(make_desk: MakeDesk) -> None:
    finding = only(check(make_desk(topics={"ferries": {}, "piers": {}})))
    assert (finding.rule, finding.severity, finding.origin.file) == (
        "unused-entry",
        Severity.WARNING,
        "topics/piers.md",
    )


def test_a_topic_of_drafts_alone_is_in_use(make_desk: MakeDesk) -> None:
    content = make_desk(
        articles={"pier-closed": {}, "x": {"status": "proposed", "topics": ["piers"]}},
        topics={"ferries": {}, "piers": {}},
    )
    assert rules_of(content) == ["draft-waiting"]


def test_an_edition_of_which_no_story_exists_is_told(make_desk: MakeDesk) -> None:
    content = make_desk(editions={"e": {"stories": ["gone", "lost"], "status": "proposed"}})
    found = [finding for finding in check(content) if finding.rule == "unused-entry"]
    assert [finding.origin.file for finding in found] == ["editions/e.md"]
    assert found[0].origin.line == 4


def test_entries_that_no_article_names_are_told_at_their_lines(make_desk: MakeDesk) -> None:
    content = make_desk(
        people="# people\nada-brook:\n  name: Ada Brook\nnell:\n  name: Nell Harrow\n",
        organisations={"ferry-office": {"name": "Ferry Office"}},
        publishers={**PUBLISHERS, "hosu-ilbo": {"name": "Hosu Ilbo"}},
    )
    report = check(content)
    assert {finding.rule for finding in report} == {"unused-entry"}
    assert [str(finding.origin) for finding in report] == [
        "organisations.yml:1:1",
        "people.yml:4:1",
        "publishers.yml:2:1",
    ]


def test_an_entry_is_used_by_its_name_and_by_its_alias(make_desk: MakeDesk) -> None:
    content = make_desk(
        articles={"pier-closed": {"people": ["Adi"], "quotes": None, "organisations": ["FO"]}},
        people={"ada-brook": {"name": "Ada Brook", "aliases": ["Adi"]}},
        organisations={"ferry-office": {"name": "Ferry Office", "native": "FO"}},
    )
    assert rules_of(content) == []


def test_an_organisation_of_somebodys_role_is_used(make_desk: MakeDesk) -> None:
    role = {"role": "captain", "organisation": "Ferry Office"}
    content = make_desk(
        people={"ada-brook": {**PEOPLE["ada-brook"], "roles": [role]}},
        organisations={"ferry-office": {"name": "Ferry Office"}},
    )
    assert rules_of(content) == []
