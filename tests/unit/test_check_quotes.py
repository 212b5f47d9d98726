"""Rules about quotes: what they are worth, whose they are, how much is quoted, what stamps state."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from desks import BODY, PEOPLE, QUOTE, check, load, only, place, rules_of
from standfirst.check import Finding, Fix
from standfirst.check.quotes import NEED_BODIES, words_of
from standfirst.errors import Severity
from standfirst.quotes import Verifier
from standfirst.quotes.stamps import stamp_hash
from standfirst.source.schema import ArticleFields
from standfirst.source.splice import Change, splice
from standfirst.text import canonical_body, sha256

MakeDesk = Callable[..., Path]

FILE = "articles/2024/05/pier-closed.md"

STORY = """The old pier is closed until further notice, the ferry office said. Nobody knows who will mend it.

"We will not land where we cannot leave," said Ada Brook, a captain. "The mill is a good place and we have never been \
sorry, so we stay."

"Nobody asked the millers before the boats came," said Bo Reed, who owns the mill.
"""

PERSONS = {"ada-brook": {"name": "Ada Brook"}, "bo-reed": {"name": "Bo Reed"}}


def finding_of(make_desk: MakeDesk, text: str, speaker: str = "ada-brook", **more: Any) -> Finding:
    """Return the one finding about a quote of `STORY`."""
    options = more.pop("options", {})
    other = {"text": "Nobody asked the millers before the boats came", "speaker": "bo-reed"}
    quotes = [{"text": text, "speaker": speaker, **more.pop("quote", {})}, other]
    content = make_desk(articles={"pier-closed": {"body": STORY, "quotes": quotes, **more}}, people=PERSONS)
    return only(check(content, **options))


def findings_of(make_desk: MakeDesk, *quotes: dict[str, Any], **more: Any) -> list[tuple[str, str]]:
    """Return rule and message of what is found about quotes of `STORY`."""
    options, people = more.pop("options", {}), more.pop("people", PERSONS)
    fields = {"body": STORY, "people": list(people), "quotes": list(quotes), **more}
    content = make_desk(articles={"pier-closed": fields}, people=people)
    return [(finding.rule, finding.message) for finding in check(content, **options)]


# What the body proves


def test_a_quote_that_is_not_in_the_source_is_an_error_at_its_words(make_desk: MakeDesk) -> None:
    finding = finding_of(make_desk, QUOTE.replace("cannot", "can"))
    assert (finding.rule, finding.severity, finding.blocks) == ("quote-failed", Severity.ERROR, True)
    assert 'word 7: quote has "can", source has "cannot"' in finding.message
    assert (finding.origin.line, finding.origin.column) == place(
        f"{'x' * 10}\n" * 7 + f'quotes: [{{"text": "{QUOTE}', f'"{QUOTE}'
    )


def test_a_failed_quote_comes_with_the_sources_own_words_where_that_is_safe(make_desk: MakeDesk) -> None:
    finding = finding_of(make_desk, QUOTE.replace("cannot", "can"))
    assert finding.fix == Fix(("quotes", 0, "text"), QUOTE)
    assert "copy the words" not in finding.remedy


def test_words_that_the_source_nowhere_has_are_to_be_copied_from_it(make_desk: MakeDesk) -> None:
    finding = finding_of(make_desk, "All bananas are blue at heart")
    assert (finding.rule, finding.fix, finding.remedy) == ("quote-failed", None, "copy the words from the source")


def test_the_reporters_own_words_are_no_quote(make_desk: MakeDesk) -> None:
    finding = finding_of(make_desk, "The old pier is closed until further notice")
    assert (finding.rule, finding.severity, finding.blocks) == ("quote-outside-marks", Severity.ERROR, True)
    assert finding.fix is None


def test_in_a_transcript_words_need_no_marks(make_desk: MakeDesk) -> None:
    quote = {"text": "The old pier is closed until further notice", "speaker": "ada-brook"}
    assert findings_of(make_desk, quote, source_form="transcript") == []


@pytest.mark.parametrize(
    ("text", "rule", "fix"),
    [
        ("the mill is a good place", "quote-edit-unmarked", "[t]he mill is a good place"),
        ("The mill is a good place.", "quote-end", None),
        ("a good place", "quote-short", None),
        ("The mill […] so we stay.", "quote-negation-elided", None),
    ],
)
def test_what_an_editor_should_look_at_is_a_warning(text: str, rule: str, fix: str | None, make_desk: MakeDesk) -> None:
    finding = finding_of(make_desk, text)
    assert (finding.rule, finding.severity) == (rule, Severity.WARNING)
    assert finding.fix == (Fix(("quotes", 0, "text"), fix) if fix else None)
    assert finding.fix or finding.remedy


def test_what_a_bracket_stands_for_is_a_note(make_desk: MakeDesk) -> None:
    finding = finding_of(make_desk, "The mill is a good place and we have never been [cold], so we stay.")
    assert (finding.rule, finding.severity) == ("quote-bracket", Severity.INFO)
    assert "sorry" in finding.message


def test_a_strict_desk_is_told_of_every_edit(make_desk: MakeDesk) -> None:
    finding = finding_of(make_desk, "[W]e will not land where we cannot leave", options={"profile": "strict"})
    assert (finding.rule, finding.severity) == ("quote-edit-strict", Severity.WARNING)


# Who speaks


def test_words_of_another_speaker_are_found_at_the_speakers_name(make_desk: MakeDesk) -> None:
    finding = finding_of(make_desk, QUOTE, "bo-reed", people=["ada-brook"])
    assert (finding.rule, finding.severity) == ("quote-speaker", Severity.WARNING)
    assert "Ada Brook" in finding.message
    assert finding.origin.end_column == finding.origin.column + len('"bo-reed"')


def test_a_person_is_known_by_every_alias(make_desk: MakeDesk) -> None:
    people = {"adelaide-ferrier": {"name": "Adelaide Ferrier", "aliases": ["Ada Brook"]}}
    quote = {"text": QUOTE, "speaker": "adelaide-ferrier"}
    assert findings_of(make_desk, quote, people=people) == []
    people["adelaide-ferrier"].pop("aliases")
    assert [rule for rule, _ in findings_of(make_desk, quote, people=people)] == ["quote-speaker"]


def test_an_organisation_speaks_through_people(make_desk: MakeDesk) -> None:
    content = make_desk(
        articles={"pier-closed": {"quotes": [{"text": QUOTE, "speaker": "ferry-office"}]}},
        people={},
        organisations={"ferry-office": {"name": "The Ferry Office"}},
    )
    assert rules_of(content) == []


def test_a_name_that_the_source_spells_otherwise_is_found(make_desk: MakeDesk) -> None:
    quotes = [{"text": QUOTE, "speaker": "Ada Brock"}]
    ((rule, message),) = findings_of(make_desk, *quotes, people={})
    assert rule == "name-spelling"
    assert message == "the source spells Ada Brock as Ada Brook"


def test_a_spelling_that_the_registry_knows_is_none(make_desk: MakeDesk) -> None:
    people = {"ada": {"name": "Ada Brock", "aliases": ["Ada Brook"]}}
    assert findings_of(make_desk, {"text": QUOTE, "speaker": "ada"}, people=people) == []


def test_a_source_that_spells_a_speaker_in_two_ways_is_found(make_desk: MakeDesk) -> None:
    body = f"{STORY}\nAda Brooke would not say more.\n"
    ((rule, message),) = findings_of(make_desk, {"text": QUOTE, "speaker": "ada-brook"}, body=body, people=PEOPLE)
    assert rule == "name-spelling"
    assert "Ada Brooke" in message
    people = {"ada-brook": {"name": "Ada Brook", "aliases": ["Ada Brooke"]}}
    assert findings_of(make_desk, {"text": QUOTE, "speaker": "ada-brook"}, body=body, people=people) == []


# The places that `exact`, `prefix` and `suffix` mean


def test_a_quote_is_proved_against_the_sources_own_form_where_that_is_given(make_desk: MakeDesk) -> None:
    quote = {"text": "[They] will not land where we cannot leave", "speaker": "ada-brook", "exact": QUOTE}
    assert [rule for rule, _ in findings_of(make_desk, quote)] == ["quote-bracket"]


def test_edits_against_the_sources_own_form_name_their_places_in_the_body(make_desk: MakeDesk) -> None:
    quote = {"text": "[They] will not land where we cannot leave", "speaker": "Ada Brook", "exact": QUOTE}
    library = load(make_desk(articles={"pier-closed": {"body": STORY, "quotes": [quote]}}))
    (verdict,) = Verifier.of(library).verdicts(library.articles["pier-closed"])
    body = library.evidence.body("pier-closed") or ""
    assert verdict.standing == "marked edit"
    assert verdict.start is not None
    assert body[verdict.start : verdict.end] == QUOTE
    assert [body[edit.source_start : edit.source_end] for edit in verdict.edits] == ["We"]


def test_the_sources_own_form_may_be_split_by_its_attribution(make_desk: MakeDesk) -> None:
    body = '"We will not land where we cannot leave," said Ada Brook, a captain, "and the mill is dry."\n'
    exact = "We will not land where we cannot leave, and the mill is dry."
    quote = {"text": "[They] will not land […] and the mill is dry.", "speaker": "Ada Brook", "exact": exact}
    library = load(make_desk(articles={"pier-closed": {"body": body, "quotes": [quote]}}))
    (verdict,) = Verifier.of(library).verdicts(library.articles["pier-closed"])
    assert (verdict.standing, verdict.start, verdict.end) == ("marked edit", 1, len(body) - 2)
    assert {(edit.source_start, edit.source_end) for edit in verdict.edits} == {(1, len(body) - 2)}


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("We shall land wherever we like", QUOTE),
        (QUOTE, "We shall land wherever we like"),
        (QUOTE, "We will […] land where we cannot leave"),
        ("The mill is a good place", QUOTE),
    ],
    ids=["other words than readers see", "not in the source", "an edit of its own", "another sentence"],
)
def test_the_sources_own_form_proves_nothing_else(text: str, exact: str, make_desk: MakeDesk) -> None:
    quote = {"text": text, "speaker": "ada-brook", "exact": exact}
    assert [rule for rule, _ in findings_of(make_desk, quote)] == ["quote-failed"]


def test_words_around_a_quote_tell_two_places_apart(make_desk: MakeDesk) -> None:
    twice = f'"{QUOTE}," said Ada Brook.\n\nA day later the miller laughed. "{QUOTE}," said Bo Reed.\n'
    quote = {"text": QUOTE, "speaker": "Bo Reed", "prefix": "the miller laughed."}
    content = make_desk(articles={"pier-closed": {"body": twice, "quotes": [quote]}}, people={})
    assert rules_of(content) == []
    library = load(content)
    (verdict,) = Verifier.of(library).verdicts(library.articles["pier-closed"])
    assert verdict.start == canonical_body(twice).rindex(QUOTE)
    quote["prefix"], quote["suffix"] = "", "said Ada"
    make_desk(articles={"pier-closed": {"body": twice, "quotes": [quote]}}, people={})
    library = load(content)
    (verdict,) = Verifier.of(library).verdicts(library.articles["pier-closed"])
    assert verdict.start == 1
    quote["suffix"] = "said the mayor"
    make_desk(articles={"pier-closed": {"body": twice, "quotes": [quote]}}, people={})
    finding = only(check(content))
    assert (finding.rule, "said the mayor" in finding.message) == ("quote-failed", True)


def test_a_translation_is_never_looked_for_in_the_source(make_desk: MakeDesk) -> None:
    korean = "우리는 떠날 수 없는 곳에는 내리지 않는다"
    body = f"선장 김하늘은 “{korean}”고 말했다.\n\n“We will not land where we cannot leave,” reads a sign.\n"
    translation = {"text": "We land where we please", "language": "en", "by": "the desk"}
    quote = {"text": korean, "speaker": "김하늘", "language": "ko", "translation": translation}
    assert findings_of(make_desk, quote, body=body, people={}) == []
    # The translation's own words may stand in the source: they prove nothing.
    wrong = {**quote, "text": korean[:-1] + "지", "translation": {**translation, "text": QUOTE}}
    assert [rule for rule, _ in findings_of(make_desk, wrong, body=body, people={})] == ["quote-failed"]


# How much is quoted


@pytest.mark.parametrize(("limit", "found"), [(16, []), (15, ["quote-limit"]), (7, ["quote-limit"])])
def test_quoting_past_the_desks_limit_is_found_once(limit: int, found: list[str], make_desk: MakeDesk) -> None:
    quotes = [
        {"text": QUOTE, "speaker": "ada-brook"},
        {"text": QUOTE, "speaker": "ada-brook", "context": "again"},
        {"text": "Nobody asked the millers before the boats came", "speaker": "bo-reed"},
    ]
    assert [rule for rule, _ in findings_of(make_desk, *quotes, options={"quote_limit": limit})] == found


@pytest.mark.parametrize("rights", ["full", "none"])
def test_a_limit_is_for_excerpts(rights: str, make_desk: MakeDesk) -> None:
    quote = {"text": QUOTE, "speaker": "ada-brook"}
    assert findings_of(make_desk, quote, rights=rights, options={"quote_limit": 2}) == []
    assert findings_of(make_desk, quote, rights="excerpt", options={"quote_limit": 2}) != []


def test_the_desks_translation_does_not_count(make_desk: MakeDesk) -> None:
    quote = {"text": QUOTE, "speaker": "ada-brook", "translation": {"text": "Wort " * 40, "language": "de"}}
    assert findings_of(make_desk, quote, options={"quote_limit": 8}) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("We will not land", 4),
        ("We will not [be able to] land … there", 5),
        ("well-known \N{EN DASH} and liked", 3),
        ("우리는 내리지 않는다", 3),
        ("我们不在那里登陆", 4),
        ("", 0),
    ],
)
def test_words_are_the_sources_words(text: str, words: int) -> None:
    assert words_of(text) == words


# Stamps and evidence


def stamped(text: str = QUOTE, *, body: str = BODY, **other: Any) -> dict[str, Any]:
    """Return a quote of the default article with a stamp that holds, but for what `other` says."""
    hash_ = stamp_hash("pier-closed", text, "Ada Brook", sha256(canonical_body(body)))
    stamp = {"standing": "exact", "profile": "desk", "date": "2024-05-20", "hash": hash_, **other}
    return {"text": text, "speaker": "ada-brook", "verified": stamp}


def desk_of(make_desk: MakeDesk, quote: dict[str, Any], *, here: bool, body: str = BODY, **fields: Any) -> Path:
    """Write a desk whose evidence is a folder, in this checkout or not."""
    article = {"body": "", "quotes": [quote], "body_sha256": sha256(canonical_body(BODY)), **fields}
    files = {"../evidence/pier-closed.txt": body} if here else {}
    return make_desk(articles={"pier-closed": article}, files=files)


@pytest.mark.parametrize("here", [True, False])
def test_a_stamp_that_holds_is_silent_and_needs_no_evidence(here: bool, make_desk: MakeDesk) -> None:
    found = check(desk_of(make_desk, stamped(), here=here), evidence="folder")
    assert [(f.rule, f.severity) for f in found] == ([] if here else [("evidence-absent", Severity.INFO)])
    assert not found.blocking


@pytest.mark.parametrize("here", [True, False])
@pytest.mark.parametrize(
    "change",
    [
        {"hash": "0" * 64},
        {"speaker": "Bo Reed"},
        {"body_sha256": None},
        {"text": "We will not land where we can leave"},
    ],
    ids=["hash", "speaker", "no hash of the body", "words"],
)
def test_a_stamp_that_does_not_match_is_an_error_wherever_the_evidence_is(
    here: bool, change: dict[str, Any], make_desk: MakeDesk
) -> None:
    quote = {**stamped(), **{name: value for name, value in change.items() if name in {"speaker", "text"}}}
    quote["verified"].update({name: value for name, value in change.items() if name == "hash"})
    fields = {name: value for name, value in change.items() if name == "body_sha256"}
    content = desk_of(make_desk, quote, here=here, **fields)
    found = {finding.rule: finding for finding in check(content, evidence="folder", without_evidence=True)}
    assert found["quote-stamp"].severity is Severity.ERROR
    assert found["quote-stamp"].blocks
    assert "verify --stamp" in found["quote-stamp"].remedy


def test_a_body_that_changed_behind_a_stamp_is_its_own_error(make_desk: MakeDesk) -> None:
    content = desk_of(make_desk, stamped(), here=True, body=BODY.replace("Three", "Four"))
    assert rules_of(content, evidence="folder") == ["body-changed"]


def test_a_stamp_by_weaker_rules_than_the_desks_is_a_warning(make_desk: MakeDesk) -> None:
    content = desk_of(make_desk, stamped(), here=True)
    finding = only(check(content, evidence="folder", profile="strict"))
    assert (finding.rule, finding.severity) == ("quote-stamp", Severity.WARNING)
    strict = desk_of(make_desk, stamped(profile="strict"), here=True)
    assert rules_of(strict, evidence="folder") == []


def test_a_stamp_that_says_another_standing_than_the_evidence_is_a_warning(make_desk: MakeDesk) -> None:
    finding = only(check(desk_of(make_desk, stamped(standing="marked edit"), here=True), evidence="folder"))
    assert (finding.rule, finding.severity) == ("quote-stamp", Severity.WARNING)
    assert "marked edit" in finding.message
    assert "exact" in finding.message


def test_an_inline_desk_without_bodies_is_like_a_folder_without_them(make_desk: MakeDesk) -> None:
    content = make_desk(articles={"pier-closed": {"body": ""}})
    assert rules_of(content) == ["evidence-absent", "evidence-absent"]


@pytest.mark.parametrize("without_evidence", [True, False])
def test_evidence_that_is_partly_here_is_used_where_it_is(without_evidence: bool, make_desk: MakeDesk) -> None:
    articles = {name: {"body": ""} for name in ("here", "gone", "also-gone")}
    articles["here"]["quotes"] = [{"text": QUOTE.replace("cannot", "can"), "speaker": "ada-brook"}]  # type: ignore[assignment]
    content = make_desk(articles=articles, files={"../evidence/here.txt": BODY})
    report = check(content, evidence="folder", without_evidence=without_evidence)
    found = [(finding.rule, finding.severity) for finding in report if finding.rule != "quote-failed"]
    absent = [] if without_evidence else [("evidence-absent", Severity.ERROR)] * 2
    assert found == [*absent, ("evidence-absent", Severity.INFO)]
    assert sum(finding.rule == "quote-failed" for finding in report) == 1


def test_the_rules_that_could_not_be_run_are_named_once(make_desk: MakeDesk) -> None:
    content = make_desk(articles={name: {"body": ""} for name in ("a", "b")})
    report = check(content, evidence="folder", without_evidence=True)
    note = only(report)
    assert note.message.startswith("the evidence of 2 articles is not here")
    assert [rule for rule in NEED_BODIES if rule not in note.message] == []


def test_a_draft_without_evidence_stops_nothing(make_desk: MakeDesk) -> None:
    content = make_desk(articles={"pier-closed": {"body": "", "status": "review"}})
    assert not check(content, evidence="folder").blocking


def test_nothing_of_a_withdrawn_story_is_proved(make_desk: MakeDesk) -> None:
    fields = {
        "status": "withdrawn",
        "withdrawn": {"date": "2024-05-20", "reason": "x"},
        "quotes": [{"text": "not there", "speaker": "ada-brook"}],
        "body_sha256": "0" * 64,
    }
    assert rules_of(make_desk(articles={"pier-closed": fields})) == []


def test_findings_about_a_drafts_quotes_stop_no_build(make_desk: MakeDesk) -> None:
    quotes = [{"text": "All bananas are blue at heart", "speaker": "ada-brook"}]
    report = check(make_desk(articles={"pier-closed": {"quotes": quotes, "status": "review"}}))
    assert all(finding.draft for finding in report)
    assert report.failed
    assert not report.blocking


@pytest.mark.parametrize(
    "text", [QUOTE.replace("cannot", "can"), "the mill is a good place", "Nobody asked millers before the boats came"]
)
def test_a_fix_that_is_spliced_in_ends_its_finding(text: str, make_desk: MakeDesk) -> None:
    finding = finding_of(make_desk, text, "bo-reed" if "millers" in text else "ada-brook", people=list(PERSONS))
    assert finding.fix is not None
    content = make_desk(articles={}, people=PERSONS)  # the same folder again
    file = content / FILE
    before = file.read_text("utf-8")
    after = splice(before, finding.origin.file, [Change(finding.fix.path, finding.fix.text)], ArticleFields)
    assert len(after.splitlines()) == len(before.splitlines())
    file.write_text(after, "utf-8")
    assert [other.rule for other in check(content) if other.rule == finding.rule] == []
