"""Rules about changes: what readers had does not alter silently, and what they never saw may."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desks import BODY, CUTOFF, QUOTE, load, write_desk
from standfirst.check import Finding, check_changes

Changed = Callable[..., list[Finding]]
ONE = {"pier-closed": {}}


@pytest.fixture
def changed(tmp_path: Path) -> Changed:
    """Compare two desks, each given by `write_desk`'s keywords."""

    def run(before: dict[str, Any], after: dict[str, Any], **options: Any) -> list[Finding]:
        base = write_desk(tmp_path / "base" / "digests", **before)
        head = write_desk(tmp_path / "head" / "digests", **after)
        return list(check_changes(load(base), load(head, **options), head, CUTOFF, base_content=base))

    return run


def article(**fields: Any) -> dict[str, Any]:
    return {"articles": {"pier-closed": fields}}


def told(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.rule, finding.origin.file.rsplit("/", 1)[-1]) for finding in findings]


def test_the_same_desk_twice_has_no_changes(changed: Changed) -> None:
    assert changed({"editions": {"e": {}}}, {"editions": {"e": {}}}) == []


@pytest.mark.parametrize(
    ("field", "was", "is_", "line"),
    [
        ("title", "Old pier open", "Old pier shut", 2),
        ("summary", "The pier is open.", "The pier is shut.", 7),
        ("key_points", ["Open."], ["Shut."], 10),
        ("quotes", [{"text": QUOTE, "speaker": "ada-brook"}], [{"text": QUOTE[:22], "speaker": "ada-brook"}], 8),
    ],
)
def test_a_text_that_readers_had_changes_with_a_correction_alone(
    field: str, was: Any, is_: Any, line: int, changed: Changed
) -> None:
    (finding,) = changed(article(**{field: was}), article(**{field: is_}))
    assert (finding.rule, finding.severity, finding.origin.line) == ("correction-missing", "warning", line)
    assert f"`field: {field}`" in finding.remedy
    entry = {"date": "2024-05-20", "field": field, "note": "We were wrong."}
    assert changed(article(**{field: was}), article(**{field: is_}, corrections=[entry])) == []


@pytest.mark.parametrize("name", ["quotes", "quote", "Quotes", "quotes.1", "quotes[0].text"])
def test_a_correction_names_its_field_as_people_do(name: str, changed: Changed) -> None:
    now = [{"text": QUOTE[:22], "speaker": "ada-brook"}]
    entry = {"date": "2024-05-20", "field": name, "note": "Cut."}
    assert changed(article(), article(quotes=now, corrections=[entry])) == []


def test_an_old_correction_does_not_speak_of_a_new_change(changed: Changed) -> None:
    entry = {"date": "2024-05-14", "field": "summary", "note": "An older slip."}
    found = changed(article(corrections=[entry]), article(summary="Shut.", corrections=[entry]))
    assert told(found) == [("correction-missing", "pier-closed.md")]


def test_how_lines_are_broken_is_no_change(changed: Changed) -> None:
    assert changed(article(summary="One two\nthree."), article(summary="One  two three.")) == []


@pytest.mark.parametrize("status", ["proposed", "review"])
def test_drafts_change_freely(status: str, changed: Changed) -> None:
    assert changed(article(status=status), article(status=status, title="Another", summary="Another.")) == []
    assert changed(article(status=status), article(title="Another")) == []
    assert changed(article(status=status), {"articles": {}}) == []


def test_what_nobody_accepted_readers_never_saw(changed: Changed) -> None:
    waiting = {"key_points": ["A."], "proposed": ["key_points"]}
    assert changed(article(**waiting), article(key_points=["B."])) == []


def test_more_texts_are_no_change_of_those_that_were(changed: Changed) -> None:
    more = [{"text": QUOTE, "speaker": "ada-brook"}, {"text": "We will not land", "speaker": "ada-brook"}]
    assert changed(article(key_points=["A."]), article(key_points=["B.", "A."], quotes=more, commentary="C.")) == []


def test_a_quote_of_another_speaker_needs_a_correction(changed: Changed) -> None:
    found = changed(article(), article(quotes=[{"text": QUOTE, "speaker": "Tom Reed"}]))
    assert told(found) == [("correction-missing", "pier-closed.md")]
    assert "Ada Brook's and is Tom Reed's" in found[0].message


def test_a_quote_that_failed_goes_without_a_word(changed: Changed) -> None:
    false = [{"text": "We shall never land anywhere", "speaker": "ada-brook"}]
    assert changed(article(quotes=false), article()) == []


def test_a_story_that_is_gone_or_taken_back_is_an_error_and_a_withdrawn_one_is_not(changed: Changed) -> None:
    (gone,) = changed({}, {"articles": {}})
    assert (gone.rule, gone.blocks, gone.origin.file) == ("story-deleted", True, "articles/2024/05/pier-closed.md")
    (back,) = changed({}, article(status="review"))
    assert (back.rule, back.blocks, back.origin.line) == ("story-deleted", True, 9)
    notice = {"date": "2024-05-20", "reason": "It was wrong."}
    assert changed({}, article(status="withdrawn", withdrawn=notice)) == []


@pytest.mark.parametrize(
    "fields", [{}, {"url": "https://lakeherald.example/elsewhere"}, {"body": BODY + "\nMore.\n"}], ids=str
)
def test_a_new_id_leads_from_the_old_one(fields: dict[str, Any], changed: Changed) -> None:
    found = changed({}, {"articles": {"pier-shut": fields}})
    assert [f.rule for f in found if f.rule != "body-rewritten"] == ["id-lost"]
    assert any("add `- pier-closed`" in finding.remedy for finding in found)
    kept = changed({}, {"articles": {"pier-shut": {**fields, "formerly": ["pier-closed"]}}})
    assert [f.rule for f in kept if f.rule != "body-rewritten"] == []


def test_a_story_in_another_months_folder_has_lost_its_address(changed: Changed) -> None:
    (finding,) = changed({}, {"articles": {"2024/06/pier-closed": {}}})
    assert (finding.rule, "articles/2024/05/" in finding.remedy) == ("id-lost", True)


def test_a_new_id_is_no_change_of_an_edition(changed: Changed) -> None:
    after = {"articles": {"pier-shut": {"formerly": ["pier-closed"]}}, "editions": {"e": {"stories": ["pier-shut"]}}}
    assert changed({"editions": {"e": {}}}, after) == []


@pytest.mark.parametrize(
    ("after", "line"),
    [({"stories": ["mill", "pier-closed"]}, 4), ({"stories": ["pier-closed"]}, 4), ({"also_noted": ["mill"]}, 5),
     ({"status": "review"}, 3), (None, 1)],
    ids=["another order", "one less", "one more", "taken back", "deleted"],
)  # fmt: skip
def test_a_published_edition_stays_as_readers_had_it(after: Any, line: int, changed: Changed) -> None:
    stories = {"pier-closed": {}, "mill": {"title": "Mill", "url": "https://lakeherald.example/mill"}}
    had = {"stories": ["pier-closed", "mill"]}
    now = {} if after is None else {"e": {**had, **after}}
    (finding,) = changed({"articles": stories, "editions": {"e": had}}, {"articles": stories, "editions": now})
    assert (finding.rule, finding.origin.file, finding.origin.line) == ("edition-changed", "editions/e.md", line)
    waiting = {**had, "status": "review"}
    assert changed({"articles": stories, "editions": {"e": waiting}}, {"articles": stories, "editions": now}) == []


def test_a_topic_leads_on_from_its_old_address(changed: Changed) -> None:
    now = {"articles": {"pier-closed": {"topics": ["boats"]}}}
    (finding,) = changed({}, {**now, "topics": {"boats": {}}})
    assert (finding.rule, finding.origin.file, finding.blocks) == ("topic-lost", "topics/ferries.md", True)
    assert "it seems to be `boats` now" in finding.message
    assert changed({}, {**now, "topics": {"boats": {"formerly": ["ferries"]}}}) == []


def test_a_body_that_changed_is_told_at_the_place(changed: Changed) -> None:
    (finding,) = changed({}, article(body=BODY.replace("Three boats", "Four boats")))
    assert (finding.rule, finding.severity) == ("body-rewritten", "error")
    assert (finding.origin.line, finding.origin.column) == (14, 70)


def test_a_page_that_was_clipped_again_may_have_another_text(changed: Changed) -> None:
    captures = [{"file": f"evidence/raw/{n}.gz", "sha256": str(n) * 64} for n in range(2)]
    before, after = article(capture=captures[0]), article(capture=captures[1], body=BODY + "\nMore.\n")
    (finding,) = changed(before, after)
    assert (finding.rule, finding.severity, finding.blocks) == ("body-rewritten", "warning", False)


def test_a_quote_that_changed_together_with_its_body_is_an_error(changed: Changed) -> None:
    false = QUOTE.replace("not", "never", 1)
    after = article(body=BODY.replace(QUOTE, false), quotes=[{"text": false, "speaker": "ada-brook"}])
    found = changed({}, after)
    assert {finding.rule for finding in found} == {"body-rewritten", "quote-and-body", "correction-missing"}
    (together,) = [finding for finding in found if finding.rule == "quote-and-body"]
    assert (together.blocks, together.origin.line) == (True, 8)


def test_a_quote_that_the_old_body_has_too_is_none_of_that(changed: Changed) -> None:
    more = [{"text": QUOTE, "speaker": "ada-brook"}, {"text": "We will not land", "speaker": "ada-brook"}]
    found = changed({}, article(body=BODY + "\nMore.\n", quotes=more))
    assert told(found) == [("body-rewritten", "pier-closed.md")]


def test_a_desk_sets_levels_for_changes_and_a_file_may_be_excepted(changed: Changed) -> None:
    after = article(summary="Shut.")
    assert changed({}, after, rules={"correction-missing": "off"}) == []
    assert changed({}, after, rules={"correction-missing": "error"})[0].blocks
    assert changed({}, article(summary="Shut.", x_allow={"correction-missing": "a letter"})) == []
    rewritten = article(body=BODY + "\nMore.\n", x_allow=["body-rewritten"])
    assert told(changed({}, rewritten)) == [("body-rewritten", "pier-closed.md")]


# What is taken back without a word


@pytest.mark.parametrize(
    ("after", "line"), [({"publish_date": "2031-01-01"}, "publish_date"), ({"status": "review"}, "status")]
)
def test_a_story_that_is_held_back_again_is_told_where(after: dict[str, Any], line: str, changed: Changed) -> None:
    findings = [finding for finding in changed(article(), article(**after)) if finding.rule == "story-deleted"]
    assert len(findings) == 1
    assert findings[0].origin.line > 1


def test_no_file_excuses_itself_from_what_took_it_away(changed: Changed) -> None:
    excused = article(status="review", x_allow={"story-deleted": "a slip"})
    assert "story-deleted" in [finding.rule for finding in changed(article(), excused)]


def test_what_a_file_allows_of_a_change_is_counted(tmp_path: Path) -> None:
    base = write_desk(tmp_path / "base" / "digests", **article(title="Pier open"))
    head = write_desk(
        tmp_path / "head" / "digests", **article(title="Pier shut", x_allow={"correction-missing": "a letter"})
    )
    report = check_changes(load(base), load(head), head, CUTOFF)
    assert [*report] == []
    assert [(one.finding.rule, one.reason) for one in report.allowed] == [("correction-missing", "a letter")]


@pytest.mark.parametrize(
    ("name", "was", "is_"),
    [
        ("role", "a captain", "a minister"),
        ("context", "of the pier", "of the war"),
        ("translation", {"text": "Wir gehen.", "language": "de"}, {"text": "Wir bleiben.", "language": "de"}),
    ],
)
def test_what_stands_beside_a_quote_changes_with_a_correction_alone(
    name: str, was: Any, is_: Any, changed: Changed
) -> None:
    def quoted(**beside: Any) -> dict[str, Any]:
        return {"quotes": [{"text": QUOTE, "speaker": "ada-brook", **beside}]}

    (finding,) = changed(article(**quoted(**{name: was})), article(**quoted(**{name: is_})))
    assert finding.rule == "correction-missing"
    entry = {"date": "2024-05-20", "field": "quotes", "note": "We were wrong."}
    assert changed(article(**quoted(**{name: was})), article(**quoted(**{name: is_}), corrections=[entry])) == []
    assert changed(article(**quoted()), article(**quoted(**{name: is_}))) == []


def test_a_key_that_is_written_anew_is_no_other_speaker(changed: Changed) -> None:
    def desk(key: str) -> dict[str, Any]:
        return {**article(quotes=[{"text": QUOTE, "speaker": key}]), "people": {key: {"name": "Ada Brook"}}}

    assert changed(desk("ada-brook"), desk("ada-b")) == []


def test_an_edition_that_nobody_touched_is_not_blamed_for_a_storys_new_id(changed: Changed) -> None:
    edition = {"editions": {"2024-05-14": {"stories": [{"id": "pier-closed"}]}}}
    after = {"articles": {"pier-shut": {"formerly": ["pier-closed"]}}, **edition}
    assert "edition-changed" not in [finding.rule for finding in changed({**article(), **edition}, after)]
